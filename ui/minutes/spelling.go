package minutes

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/assets"
	"minutebook/data"
	"minutebook/data/spell"
	"minutebook/ui/look"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// speller is what the words of the meeting are checked with: it is the
// editor.Spelling of the page. All of it but the reading of dictionaries belongs
// to the UI goroutine.
type speller struct {
	session        *session.Session
	english, welsh tongue

	meeting int64
	wording data.Wording
	names   []string           // of people, wards, bodies
	own     []string           // words the clerk has taught
	ignored map[int64][]string // by meeting, while the program runs
	checker *spell.Checker     // nil: to be made anew
}

func newSpeller(s *session.Session) *speller {
	return &speller{session: s, ignored: map[int64][]string{}}
}

// begin turns to a meeting: to the spelling of its body, and the names there.
func (s *speller) begin(meeting int64, w data.Wording, names []string) {
	own, err := s.session.Book.OwnWords(context.Background())
	if err != nil {
		s.session.Fail("read the own words of the dictionary", err)
	}
	s.meeting, s.wording, s.names, s.own = meeting, w, names, own
	s.checker = nil
	s.dictionaries("")
}

// dictionaries are those a text in a language needs; false while they are read.
func (s *speller) dictionaries(lang string) (english []*spell.Dictionary, welsh *spell.Dictionary, ok bool) {
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
func (s *speller) told(r *reading) []*spell.Dictionary {
	if r.err != nil {
		s.session.Fail("read the dictionary", r.err)
		r.err = nil
	}
	return r.dictionaries
}

// of is the checker for a text in a language; nil while dictionaries are read.
func (s *speller) of(lang string) *spell.Checker {
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
func (s *speller) Misspelt(text []rune, lang string, spans []spell.Span) ([]spell.Span, bool) {
	c := s.of(lang)
	if c == nil {
		return spans, false
	}
	return c.Misspelt(text, lang, spans), true
}

// suggestions is how many words are suggested for one.
const suggestions = 6

// Suggest implements editor.Spelling.
func (s *speller) Suggest(word, lang string) []string {
	if c := s.of(lang); c != nil {
		return c.Suggest(word, lang, suggestions)
	}
	return nil
}

// Learn implements editor.Spelling.
func (s *speller) Learn(word string) {
	if !s.session.Did("add the word to the dictionary", s.session.Book.AddOwnWord(context.Background(), word)) {
		return
	}
	s.own = append(s.own, word)
	s.checker = nil
	s.session.Tell("“" + word + "” is in the dictionary now.")
}

// Ignore implements editor.Spelling.
func (s *speller) Ignore(word string) {
	s.ignored[s.meeting] = append(s.ignored[s.meeting], word)
	s.checker = nil
}

// forget takes a word out of the clerk's own.
func (s *speller) forget(word string) {
	if s.session.Did("take the word out of the dictionary", s.session.Book.RemoveOwnWord(context.Background(), word)) {
		s.own = slices.DeleteFunc(s.own, func(w string) bool { return w == word })
		s.checker = nil
	}
}

// checkWords begins to check the page, with the names in the book known.
func (s *Screen) checkWords() {
	names := s.bookNames()
	for _, it := range s.items {
		names = append(names, it.Presenter)
		names = append(names, capitalised(it.Title)...) // the agenda names streets and places
	}
	s.speller.begin(s.place.Meeting, s.record.Body.Wording, names)
	s.editor.SetSpelling(s.speller)
}

// capitalised are the words of a title that begin with a capital and go on in
// small letters.
func capitalised(title string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' }),
		func(word string) bool { return word == strings.ToUpper(word) || word == strings.ToLower(word) })
}

// knowNames makes the names of those on the roll known: somebody may have been
// added.
func (s *Screen) knowNames() {
	was := len(s.speller.names)
	for _, p := range s.people {
		for _, name := range namesOf(p) {
			if !slices.Contains(s.speller.names, name) {
				s.speller.names = append(s.speller.names, name)
			}
		}
	}
	if len(s.speller.names) > was {
		s.speller.checker = nil
		s.editor.Respell()
	}
}

// bookNames are the people and bodies the book knows. Without them the page is
// still checked.
func (s *Screen) bookNames() []string {
	ctx := context.Background()
	var names []string
	people, err := s.session.Book.People(ctx)
	if err != nil {
		s.session.Fail("read the names for the dictionary", err)
	}
	for _, p := range people {
		names = append(names, namesOf(p)...)
	}
	bodies, err := s.session.Book.Bodies(ctx)
	if err != nil {
		s.session.Fail("read the bodies for the dictionary", err)
	}
	for _, b := range bodies {
		names = append(names, b.Name, b.ShortName, b.Venue, b.Contact.Name, b.Wording.Authority)
	}
	return names
}

func namesOf(p data.Person) []string { return []string{p.Name(), p.Party, p.Ward} }

// nextMisspelt goes to the next misspelt word with a list of what may have been
// meant.
func (s *Screen) nextMisspelt() {
	if !s.writable() {
		return
	}
	s.focusPage()
	switch _, _, ready := s.speller.dictionaries(""); {
	case !ready:
		s.session.Tell("The dictionary is still being read. Press F7 again in a moment.")
	case !s.editor.NextMisspelt():
		s.session.Tell("No more misspelt words")
	}
}

// showOwnWords lists the words the clerk has taught the dictionary.
func (s *Screen) showOwnWords() {
	list := widgets.NewList(func() int { return len(s.speller.own) }, func() fyne.CanvasObject { return widgets.NewLine("", look.Text) },
		func(i int, o fyne.CanvasObject) { o.(*widgets.Text).SetText(s.speller.own[i]) })
	help := widget.NewLabel("")
	help.Importance, help.SizeName, help.Wrapping = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextWrapWord
	explain := func() {
		help.SetText("Delete takes a word out again.")
		if len(s.speller.own) == 0 {
			help.SetText("There are none yet. F7 on a word with a red line below it, or the right button of the mouse, adds it.")
		}
	}
	explain()
	list.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDelete || list.Cursor() < 0 {
			return false
		}
		s.speller.forget(s.speller.own[list.Cursor()])
		s.editor.Respell()
		list.SetCursor(list.Cursor())
		explain()
		return true
	}
	s.pane.Open(pane.Task{Title: "Own words of the dictionary", Focus: list, Content: container.NewBorder(help, nil, nil, nil, list)})
}
