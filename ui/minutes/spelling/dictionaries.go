package spelling

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"minutebook/assets"
	"minutebook/data/spell"
)

// shipped are the dictionaries the program carries, read when they are first
// wanted. They are not changed afterwards, so all meetings share them.
var shipped = map[assets.Dictionary]func() *spell.Dictionary{
	assets.BritishEnglish: sync.OnceValue(func() *spell.Dictionary { return parsed(assets.BritishEnglish.Files()) }),
	assets.Welsh:          sync.OnceValue(func() *spell.Dictionary { return parsed(assets.Welsh.Files()) }),
}

// ofCouncils are the words our own lists add to English.
var ofCouncils = sync.OnceValue(func() []*spell.Dictionary {
	aff, _ := assets.BritishEnglish.Files()
	var out []*spell.Dictionary
	for _, dic := range assets.CouncilWords() {
		out = append(out, parsed(aff, dic))
	}
	return out
})

func parsed(aff, dic []byte) *spell.Dictionary {
	d, err := spell.Read(bytes.NewReader(aff), bytes.NewReader(dic))
	if err != nil {
		panic(err) // the files are part of the program
	}
	return d
}

// tongue is the dictionaries of a language. They are read off the UI goroutine
// when they are first asked for.
type tongue struct {
	asked bool
	found atomic.Pointer[reading]
}

// reading is what came of reading dictionaries. Where the user's own cannot be
// read there is an error, and the program's stands in.
type reading struct {
	dictionaries []*spell.Dictionary
	err          error
}

// get is the dictionaries, nil while they are read.
func (t *tongue) get(lang assets.Dictionary, folders []string) *reading {
	if !t.asked {
		t.asked = true
		go func() {
			r := readDictionaries(lang, folders)
			t.found.Store(&r)
		}()
	}
	return t.found.Load()
}

// readDictionaries reads a language: the user's own dictionary from the first
// folder that has one, or the program's.
func readDictionaries(lang assets.Dictionary, folders []string) reading {
	var r reading
	d := shipped[lang]
	for _, folder := range folders {
		own, err := readOwn(filepath.Join(folder, string(lang)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if r.err = err; err == nil {
			d = func() *spell.Dictionary { return own }
		}
		break
	}
	r.dictionaries = []*spell.Dictionary{d()}
	if lang == assets.BritishEnglish {
		r.dictionaries = append(r.dictionaries, ofCouncils()...)
	}
	return r
}

// readOwn reads a user's dictionary: two files with the name given.
func readOwn(name string) (*spell.Dictionary, error) {
	aff, err := os.Open(name + ".aff")
	if err != nil {
		return nil, err
	}
	defer aff.Close()
	dic, err := os.Open(name + ".dic")
	if err != nil {
		return nil, err
	}
	defer dic.Close()
	d, err := spell.Read(aff, dic)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// dictionaryFolders are where users put dictionaries of their own: in the book,
// and beside their settings.
func dictionaryFolders(book string) []string {
	folders := []string{filepath.Join(book, "dictionaries")}
	if settings, err := os.UserConfigDir(); err == nil {
		folders = append(folders, filepath.Join(settings, "MinuteBook", "dictionaries"))
	}
	return folders
}
