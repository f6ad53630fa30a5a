package spell

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"minutebook/assets"
)

func read(t testing.TB, aff, dic []byte) *Dictionary {
	t.Helper()
	d, err := Read(bytes.NewReader(aff), bytes.NewReader(dic))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func shipped(t testing.TB, lang assets.Dictionary) *Dictionary {
	t.Helper()
	aff, dic := lang.Files()
	return read(t, aff, dic)
}

// TestLikeHunspell compares with what hunspell 1.7.1 says of 500 words of each
// dictionary, half of them with a letter left out, put in, changed or exchanged
// with the next: "+word" is right, "-word" is not.
func TestLikeHunspell(t *testing.T) {
	for _, lang := range []assets.Dictionary{assets.BritishEnglish, assets.Welsh} {
		d := shipped(t, lang)
		list, err := os.ReadFile("testdata/" + string(lang) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		differ := 0
		for line := range strings.FieldsSeq(string(list)) {
			word := line[1:]
			if got := d.Has(word) || d.Has(small(word)); got != (line[0] == '+') {
				t.Logf("%s: %s %v", lang, line, got)
				differ++
			}
		}
		if differ > 0 {
			t.Errorf("%s: %d words differ", lang, differ)
		}
	}
}

// TestEveryStemIsAWord: what the .dic lists is right by itself, unless its flags
// say otherwise.
func TestEveryStemIsAWord(t *testing.T) {
	aff, _ := assets.BritishEnglish.Files()
	for name, d := range map[string]*Dictionary{
		"en-GB": shipped(t, assets.BritishEnglish), "cy": shipped(t, assets.Welsh),
		"council": read(t, aff, assets.CouncilWords()[0]), "places": read(t, aff, assets.CouncilWords()[1]),
	} {
		n := 0
		for stem, at := range d.stems {
			whole := false
			for _, f := range d.sets[at] {
				whole = whole || !f.has(d.needAffix) && !f.has(d.inCompound) && !f.has(d.forbidden)
			}
			if d.Has(stem) != whole {
				t.Errorf("%s: %s is a word by its flags %v, and Has says %v", name, stem, whole, !whole)
			}
			d.forms(stem, func(form string) {
				if form != stem && len(form) < longest && !d.Has(form) && d.needAffix == 0 {
					t.Errorf("%s: %s of %s is none", name, form, stem)
				}
			})
			n++
		}
		if n < 400 {
			t.Errorf("%s has only %d stems", name, n)
		}
	}
}

// TestOurWordsAreNew: our lists hold nothing the dictionary has already.
func TestOurWordsAreNew(t *testing.T) {
	en := shipped(t, assets.BritishEnglish)
	aff, _ := assets.BritishEnglish.Files()
	for _, list := range assets.CouncilWords() {
		d := read(t, aff, list)
		for stem := range d.stems {
			fresh := false
			d.forms(stem, func(form string) {
				fresh = fresh || !strings.HasSuffix(form, "'s") && !en.Has(form) && !en.Has(small(form))
			})
			if !fresh {
				t.Errorf("%s is in the dictionary", stem)
			}
		}
	}
}

func TestRead(t *testing.T) {
	aff := `SET UTF-8
NEEDAFFIX X
FORBIDDENWORD !
PFX U Y 1
PFX U 0 un .
SFX D Y 2
SFX D y ied [^aeiou]y
SFX D 0 ed [^y]
SFX N N 1
SFX N 0 ness
SFX L Y 1
SFX L 0 ful/MX .
SFX M Y 1
SFX M 0 ly .
`
	dic := "7\nlock/UD\ntry/D\nbase/X\nkind/UN\nhope/L\nbad/!\nlead/D\nlead/U\n"
	d := read(t, []byte(aff), []byte(dic))
	for word, want := range map[string]bool{
		"lock": true, "locked": true, "unlock": true, "unlocked": true, "tried": true, "tryed": false, "trys": false,
		"base": false, "kind": true, "unkind": true, "kindness": true,
		"unkindness": false, // the suffix is not for words with a prefix
		"hopefully":  true,
		"hopeful":    false, // it needs a suffix more
		"bad":        false, "leaded": true, "unlead": true,
		"unleaded": false, // two words written alike, one with each flag
		"":         false, strings.Repeat("a", 500): false,
	} {
		if got := d.Has(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
	for name, files := range map[string][2]string{
		"long flags": {"SET UTF-8\nFLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\n", "1\nward/ZzAa\n"},
		"numbers":    {"FLAG num\nSFX 999 Y 1\nSFX 999 0 s .\n", "1\nward/12,999\n"},
		"aliases":    {"AF 2\nAF Q\nAF SQ\nSFX S Y 1\nSFX S 0 s .\n", "1\nward/2\n"},
		"no count":   {"SFX S Y 1\nSFX S 0 s .\n", "ward/S\tpo:noun\n"},
	} {
		if d := read(t, []byte(files[0]), []byte(files[1])); !d.Has("wards") || d.Has("wardss") {
			t.Errorf("%s are not read", name)
		}
	}
	for want, files := range map[string][2]string{
		"ISO8859-1":   {"SET ISO8859-1\n", "1\na\n"},
		"not written": {"SET UTF-8\n", "1\n\xff\n"},
		"no words":    {"SET UTF-8\n", "\n"},
	} {
		if _, err := Read(strings.NewReader(files[0]), strings.NewReader(files[1])); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

// FuzzRead: whatever stands in the files, reading and looking up return.
func FuzzRead(f *testing.F) {
	f.Add("SET UTF-8\nSFX D Y 1\nSFX D y ied [^aeiou]y\nREP 1\nREP ie ei\nTRY abc", "2\ntry/D\nword\n", "tried")
	f.Add("FLAG num\nAF 1\nAF 1,2\nPFX 1 Y 1\nPFX 1 0 un/2 [ab", "x/1\n/\n", "unx")
	f.Add("FLAG long\nNEEDAFFIX A\nSFX\nSFX A\nSFX AB Y", "1", "’s")
	f.Fuzz(func(t *testing.T, aff, dic, word string) {
		d, err := Read(strings.NewReader(aff), strings.NewReader(dic))
		if err != nil {
			return
		}
		d.Has(word)
		c := New(Options{English: []*Dictionary{d}, Welsh: d, Mixed: true, Names: []string{word}})
		text := []rune(word + " " + dic)
		end := 0
		for _, s := range c.Misspelt(text, "", nil) {
			if s.From < end || s.To <= s.From || s.To > len(text) {
				t.Fatalf("%q: %v", string(text), s)
			}
			end = s.To
		}
		if len(dic) < 200 && len(word) < 60 {
			c.Suggest(word, "cy", 5)
		}
	})
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"ward", "ward", 0}, {"ward", "wards", 1}, {"ward", "wrad", 1}, {"ward", "word", 1}, {"", "ab", 2},
		{"committee", "comitee", 2}, {"tŷ", "ty", 1}, {"ward", "parish", 3},
	} {
		if got := distance(tt.a, tt.b, 2); got != tt.want {
			t.Errorf("from %s to %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
