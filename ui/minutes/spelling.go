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

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// checkWords begins to check the page, with the names in the book known.
func (s *Screen) checkWords() {
	names := s.bookNames()
	for _, it := range s.items {
		names = append(names, it.Presenter)
		names = append(names, capitalised(it.Title)...) // the agenda names streets and places
	}
	s.speller.Begin(s.place.Meeting, s.record.Body.Wording, names)
	s.editor.SetSpelling(s.speller)
	s.editor.SetBilingual(s.record.Body.Wording.Welsh)
}

// toggleWelsh marks the passage at the caret as Welsh, or as English again.
func (s *Screen) toggleWelsh() {
	language := "English"
	if s.editor.ToggleWelsh() {
		language = "Welsh"
	}
	s.session.Tell("The passage is marked as " + language + ": it is checked and read aloud as that.")
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
	var names []string
	for _, p := range s.people {
		names = append(names, namesOf(p)...)
	}
	if s.speller.Know(names) {
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
	switch {
	case !s.speller.Ready(""):
		s.session.Tell("The dictionary is still being read. Press F7 again in a moment.")
	case !s.editor.NextMisspelt():
		s.session.Tell("No more misspelt words")
	}
}

// showOwnWords lists the words the clerk has taught the dictionary.
func (s *Screen) showOwnWords() {
	list := widgets.NewList(func() int { return len(s.speller.OwnWords()) }, func() fyne.CanvasObject { return widgets.NewLine("", look.Text) },
		func(i int, o fyne.CanvasObject) { o.(*widgets.Text).SetText(s.speller.OwnWords()[i]) })
	help := widget.NewLabel("")
	help.Importance, help.SizeName, help.Wrapping = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextWrapWord
	explain := func() {
		help.SetText("Delete takes a word out again.")
		if len(s.speller.OwnWords()) == 0 {
			help.SetText("There are none yet. F7 on a word with a red line below it, or the right button of the mouse, adds it.")
		}
	}
	explain()
	list.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDelete || list.Cursor() < 0 {
			return false
		}
		s.speller.Forget(s.speller.OwnWords()[list.Cursor()])
		s.editor.Respell()
		list.SetCursor(list.Cursor())
		explain()
		return true
	}
	s.pane.Open(pane.Task{Title: "Own words of the dictionary", Focus: list, Content: container.NewBorder(help, nil, nil, nil, list)})
}
