package agenda

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/session"
)

// Tab goes through the form from the top and comes back to the list.
func TestTabFollowsTheFormFromTheTop(t *testing.T) {
	c, s := open(t)
	f := s.form
	for i, want := range []fyne.Focusable{f.title, f.presenter, f.exempt, f.heading, f.budget, f.editor} {
		c.Press(fyne.KeyTab)
		if got := c.Canvas().Focused(); got != want {
			t.Fatalf("Tab %d came to %T, want %T", i+1, got, want)
		}
	}
	c.Press(fyne.KeyF6) // Tab is for lists and tables there
	if c.Canvas().Focused() != fyne.Focusable(f.papers.list) {
		t.Fatalf("F6 came to %T", c.Canvas().Focused())
	}
	c.Press(fyne.KeyTab)
	if c.Canvas().Focused() != fyne.Focusable(s.list.List) {
		t.Errorf("the last Tab came to %T", c.Canvas().Focused())
	}
}

func TestEscGoesBackToTheList(t *testing.T) {
	c, s := open(t)
	for _, from := range []fyne.Focusable{s.form.title, s.form.presenter, s.form.exempt, s.form.heading, s.form.editor, s.form.papers.list} {
		c.Canvas().Focus(from)
		c.Press(fyne.KeyEscape)
		if c.Canvas().Focused() != fyne.Focusable(s.list.List) {
			t.Errorf("from %T Esc came to %T", from, c.Canvas().Focused())
		}
	}
	c.Run(session.KeyPapers)
	if c.Canvas().Focused() != fyne.Focusable(s.form.papers.list) {
		t.Error("the key of the papers went elsewhere")
	}
}

func TestLettersOnTheListFindAnItem(t *testing.T) {
	c, s := open(t)
	for _, step := range []struct{ typed, want string }{
		{"bu", "Budget"}, {"m", "Minutes"}, {"al", "Allotment"},
	} {
		s.sought = ""
		c.Type(step.typed)
		if it, _ := s.current(); !strings.HasPrefix(it.Title, step.want) {
			t.Errorf("%q found %q", step.typed, it.Title)
		}
	}
	c.Type("z")
	if len(c.Told) == 0 || !strings.Contains(c.Told[len(c.Told)-1], "No item begins with") {
		t.Errorf("told %q", c.Told)
	}
}

func TestWhatGoesWithAnItemIsToldAsASentence(t *testing.T) {
	it := data.Item{ID: 1}
	words := doc.Document{Blocks: []doc.Block{doc.Text("Noted.")}}
	s := &Screen{papers: map[int64][]data.Paper{}, texts: map[int64]store.Texts{}, items: agenda{it}}
	if got := s.losing(it); got != "" {
		t.Errorf("nothing is lost, told %q", got)
	}
	s.papers[1] = []data.Paper{{}}
	if got := s.losing(it); got != " and its 1 paper" {
		t.Errorf("told %q", got)
	}
	s.items = append(s.items, data.Item{ID: 2, Parent: 1})
	s.texts[1] = store.Texts{Minutes: store.Text{Doc: words}}
	if got := s.losing(it); got != ", its 1 sub-item, its 1 paper and its minutes" {
		t.Errorf("told %q", got)
	}
}

// A budget item is marked in the form, and the book knows it.
func TestABudgetItemIsMarked(t *testing.T) {
	c, s := open(t)
	it, _ := s.current()
	c.Canvas().Focus(s.form.budget)
	c.Press(fyne.KeySpace)
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if kept, err := c.Book.Item(t.Context(), it.ID); err != nil || !kept.Budget {
		t.Errorf("the book has %+v, %v", kept, err)
	}
	c.Look("agenda-budget")
}
