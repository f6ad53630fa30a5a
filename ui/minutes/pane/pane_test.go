package pane_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

const problem widgets.Problem = "please type the words first."

// open is a pane with what it does told in words, and a task in a field.
func open(t *testing.T) (w *uitest.Window, p *pane.Pane, task func(by string) *widgets.Entry, told *[]string) {
	t.Helper()
	told = new([]string)
	tell := func(words string) { *told = append(*told, words) }
	w = uitest.NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		s := &session.Session{Window: w, Tell: func(string) {}, Dismiss: func() bool { return false }}
		p = pane.New(s, func() { tell("back") }, func(t *pane.Task, k pane.Kept) { tell("kept " + t.Form() + ": " + k.Words) })
		return p.Root
	})
	p.TurnTo(1)
	return w, p, func(by string) *widgets.Entry {
		field := widgets.NewEntry("")
		p.Open(pane.Task{Title: by, Content: field, Focus: field, By: by, Item: 7, Words: func() string { return field.Text }, Verb: "Put in",
			Do: func() error {
				if field.Text == "" {
					return problem
				}
				tell("put " + field.Text)
				return nil
			}})
		return field
	}, told
}

// What is half written waits for what was opened over it, is set aside by Esc until
// its key brings it back, and stays at its meeting.
func TestNothingHalfWrittenIsLost(t *testing.T) {
	w, p, task, told := open(t)
	task("Ctrl+D")
	w.Type("one")
	task("Ctrl+M")
	w.Type("two")
	w.Press(fyne.KeyEscape)
	if now := p.InHand(); now == nil || now.By != "Ctrl+D" {
		t.Fatalf("what waited has not come back: %+v", now)
	}
	w.Press(fyne.KeyEscape)
	if p.InHand() != nil || !p.Again("Ctrl+M", "") || p.InHand().Words() != "two" {
		t.Error("the key does not bring back what was set aside")
	}
	p.TurnTo(2)
	if p.InHand() != nil || p.Again("Ctrl+D", "") || p.Resume() {
		t.Error("it came up at another meeting")
	}
	p.TurnTo(1)
	if !p.Resume() || p.InHand().Words() != "two" {
		t.Error("it does not wait at its meeting")
	}
	for _, want := range []string{"kept Ctrl+D at item 7: one", "kept Ctrl+M at item 7: two"} {
		if !slices.Contains(*told, want) {
			t.Errorf("%q is not in %q", want, *told)
		}
	}
	if pane.ItemIn("Ctrl+D at item 7") != 7 || pane.ItemIn("Ctrl+D") != 0 {
		t.Error("the item of a form is not read from its name")
	}
}

// What is put in or dropped is forgotten; what cannot be put in says why.
func TestATaskIsPutInOrSaysWhyNot(t *testing.T) {
	w, p, task, told := open(t)
	task("Ctrl+D")
	if err := p.Accept(); err != problem || p.Problem() != "Please type the words first." || p.InHand() == nil {
		t.Errorf("said %q, %v", p.Problem(), err)
	}
	w.Type("one")
	p.KeepWords()
	if err := p.Accept(); err != nil || p.InHand() != nil || p.Unfinished() != nil {
		t.Errorf("put in: %v", err)
	}
	task("Ctrl+D")
	w.Type("two")
	p.KeepWords()
	p.Drop()
	want := []string{"kept Ctrl+D at item 7: one", "put one", "kept Ctrl+D at item 7: ", "back", "kept Ctrl+D at item 7: two", "kept Ctrl+D at item 7: ", "back"}
	if !slices.Equal(*told, want) {
		t.Errorf("told %q, want %q", *told, want)
	}
	if err := p.Accept(); err == nil {
		t.Error("nothing was put in without an error")
	}
}
