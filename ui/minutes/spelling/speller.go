// Package spelling checks the words of the minutes: in English as the body spells
// it, in Welsh where it writes both, with the names of the meeting known.
//
// Words. The own words are those the clerk has taught; ignored are words of one
// meeting, while the program runs. A dictionary of the user's own, in the folder
// "dictionaries" of the book or beside the program's settings, is read in the place
// of the program's.
//
// Promises. Dictionaries are read off the UI goroutine when they are first wanted;
// until then no word is misspelt.
package spelling

import (
	"context"
	"slices"

	"minutebook/assets"
	"minutebook/data"
	"minutebook/data/spell"
	"minutebook/ui/session"
)

// Speller is what the words of the meeting are checked with: it is the
// editor.Spelling of the page. All of it but the reading of dictionaries belongs
// to the UI goroutine.
type Speller struct {
	session        *session.Session
	english, welsh tongue

	meeting int64
	wording data.Wording
	names   []string           // of people, wards, bodies
	own     []string           // words the clerk has taught
	ignored map[int64][]string // by meeting, while the program runs
	checker *spell.Checker     // nil: to be made anew
}

// New makes a speller that knows no meeting yet.
func New(s *session.Session) *Speller {
	return &Speller{session: s, ignored: map[int64][]string{}}
}

// Begin turns to a meeting: to the spelling of its body, and the names there.
func (s *Speller) Begin(meeting int64, w data.Wording, names []string) {
	own, err := s.session.Book.OwnWords(context.Background())
	if err != nil {
		s.session.Fail("read the own words of the dictionary", err)
	}
	s.meeting, s.wording, s.names, s.own = meeting, w, names, own
	s.checker = nil
	s.dictionaries("")
}

// Know adds names to those that are known; false if all were.
func (s *Speller) Know(names []string) bool {
	was := len(s.names)
	for _, name := range names {
		if !slices.Contains(s.names, name) {
			s.names = append(s.names, name)
		}
	}
	if len(s.names) == was {
		return false
	}
	s.checker = nil
	return true
}

// Ready tells whether the dictionaries for a text in a language have been read.
func (s *Speller) Ready(lang string) bool {
	_, _, ok := s.dictionaries(lang)
	return ok
}

// OwnWords are the words the clerk has taught.
func (s *Speller) OwnWords() []string { return s.own }

// dictionaries are those a text in a language needs; false while they are read.
func (s *Speller) dictionaries(lang string) (english []*spell.Dictionary, welsh *spell.Dictionary, ok bool) {
	folders := dictionaryFolders(s.session.Book.Dir())
	found := s.english.get(assets.BritishEnglish, folders)
	if found == nil {
		return nil, nil, false
	}
	english = s.told(found)
	if !s.wording.Welsh && !spell.IsWelsh(lang) && !s.welsh.asked {
		return english, nil, true
	}
	if found = s.welsh.get(assets.Welsh, folders); found == nil {
		return nil, nil, false
	}
	return english, s.told(found)[0], true
}

// told is the dictionaries that were read. That the user's own could not be is
// told once.
func (s *Speller) told(r *reading) []*spell.Dictionary {
	if r.err != nil {
		s.session.Fail("read the dictionary", r.err)
		r.err = nil
	}
	return r.dictionaries
}

// of is the checker for a text in a language; nil while dictionaries are read.
func (s *Speller) of(lang string) *spell.Checker {
	english, welsh, ok := s.dictionaries(lang)
	if !ok {
		return nil
	}
	if s.checker == nil || s.checker.Welsh != welsh {
		s.checker = spell.New(spell.Options{English: english, Welsh: welsh, Mixed: s.wording.Welsh, Ize: s.wording.Ize, Names: s.names})
		for _, word := range slices.Concat(s.own, s.ignored[s.meeting]) {
			s.checker.Learn(word)
		}
	}
	return s.checker
}

// Misspelt implements editor.Spelling.
func (s *Speller) Misspelt(text []rune, lang string, spans []spell.Span) ([]spell.Span, bool) {
	c := s.of(lang)
	if c == nil {
		return spans, false
	}
	return c.Misspelt(text, lang, spans), true
}

// suggestions is how many words are suggested for one.
const suggestions = 6

// Suggest implements editor.Spelling.
func (s *Speller) Suggest(word, lang string) []string {
	if c := s.of(lang); c != nil {
		return c.Suggest(word, lang, suggestions)
	}
	return nil
}

// Learn implements editor.Spelling.
func (s *Speller) Learn(word string) {
	if !s.session.Did("add the word to the dictionary", s.session.Book.AddOwnWord(context.Background(), word)) {
		return
	}
	s.own = append(s.own, word)
	s.checker = nil
	s.session.Tell("“" + word + "” is in the dictionary now.")
}

// Ignore implements editor.Spelling.
func (s *Speller) Ignore(word string) {
	s.ignored[s.meeting] = append(s.ignored[s.meeting], word)
	s.checker = nil
}

// Forget takes a word out of the clerk's own.
func (s *Speller) Forget(word string) {
	if s.session.Did("take the word out of the dictionary", s.session.Book.RemoveOwnWord(context.Background(), word)) {
		s.own = slices.DeleteFunc(s.own, func(w string) bool { return w == word })
		s.checker = nil
	}
}
