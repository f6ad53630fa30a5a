package ui

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/minutes"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// closing is a window that tells whether it was closed.
type closing struct {
	fyne.Window
	closed bool
}

func (c *closing) Close() { c.closed = true }

// press sends a key to what has the focus.
func press(w fyne.Window, key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }

// button is the one of the dialog in sight with a word on it.
func button(t *testing.T, w fyne.Window, word string) *widgets.Button {
	t.Helper()
	for range 6 {
		b, ok := w.Canvas().Focused().(*widgets.Button)
		if ok && b.Text == word {
			return b
		}
		w.Canvas().FocusNext()
	}
	t.Fatalf("no button %q", word)
	return nil
}

func TestAHalfWrittenFormIsAskedAboutBeforeTheWindowCloses(t *testing.T) {
	uitest.NewApp(t)
	w := &closing{Window: test.NewTempWindow(t, widget.NewLabel(""))}
	w.Resize(fyne.NewSize(1200, 800))
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-12-03")
	item := uitest.AddMinutes(t, b, m, "Budget")
	if err := b.BeginMinutes(context.Background(), m.ID); err != nil {
		t.Fatal(err)
	}
	s := New(Options{Window: w, Book: b, Now: uitest.Now, Screens: []Screen{
		{session.Meetings, session.KeyMeetings, func(*session.Session) session.Screen { return &fake{} }},
		{session.Minutes, session.KeyMinutes, minutes.New},
	}})
	s.Go(session.Place{Screen: session.Minutes, Meeting: m.ID})
	uitest.Run(t, s.current(), "Resolution…")
	for _, r := range "That it be so." {
		w.Canvas().Focused().TypedRune(r)
	}
	s.Go(session.Place{Screen: session.Meetings})
	s.looks.step(1) // makes the screens anew
	s.quit()
	if s.at != session.Minutes || s.dialogOpen() != true {
		t.Fatalf("closed from %s, asked %v", s.at, s.dialogOpen())
	}
	press(w, fyne.KeyReturn)
	if w.closed || s.dialogOpen() {
		t.Fatal("Enter does not keep the window open")
	}
	s.quit()
	button(t, w, "Put it in and close").OnTapped()
	if !w.closed {
		t.Error("not closed")
	}
	texts, err := b.Texts(context.Background(), item.ID)
	if err != nil || len(texts.Minutes.Doc.Blocks) == 0 || texts.Minutes.Doc.Blocks[0].Resolution == nil {
		t.Errorf("the book has %+v, %v", texts.Minutes.Doc.Blocks, err)
	}
}

func TestWhatCannotBeSavedKeepsTheWindowUntilTheClerkSaysSo(t *testing.T) {
	s, a, _, w := shell(t)
	c := &closing{Window: w}
	s.window = c
	s.Go(session.Place{Screen: session.Meetings})
	a.stuck = errors.New("the disk is full")
	s.quit()
	press(w, fyne.KeyReturn)
	if c.closed || s.dialogOpen() {
		t.Fatal("Enter does not keep the window open")
	}
	s.quit()
	button(t, w, "Close all the same").OnTapped()
	if !c.closed {
		t.Error("not closed")
	}
}
