package assets

import (
	"bytes"
	"compress/gzip"
	"io"
)

// Dictionary is a dictionary of the speller: see dictionaries/README.md for
// where each comes from and its licence.
type Dictionary string

const (
	BritishEnglish Dictionary = "en-GB"
	Welsh          Dictionary = "cy"
)

// Files returns the two files of a Hunspell dictionary.
func (d Dictionary) Files() (aff, dic []byte) {
	return dictionaryFile(string(d) + ".aff"), unzipped(dictionaryFile(string(d) + ".dic.gz"))
}

// CouncilWords returns .dic files of words British English has beside those of
// its dictionary: of councils, and names of places. Its .aff is theirs too.
func CouncilWords() [][]byte {
	return [][]byte{dictionaryFile("council.dic"), dictionaryFile("places.dic")}
}

func dictionaryFile(name string) []byte {
	b, err := files.ReadFile("dictionaries/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return b
}

func unzipped(b []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		panic(err) // the file is part of the program
	}
	out, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	return out
}
