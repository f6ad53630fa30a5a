package minutes

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"

	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/widgets"
)

// watching is how often the words of an open form are looked at. With the time
// a save waits they are in the book within a second.
const watching = 150 * time.Millisecond

// keepWords gives the words of the open task to the book, if they are nowhere
// else and have changed.
func (p *pane) keepWords() {
	t := p.now
	if t == nil || t.words == nil || t.by == "" {
		return
	}
	words := ""
	if t.begun() {
		words = readable(t.words())
	}
	if words != t.kept {
		t.kept = words
		p.keep(t, words)
	}
}

// readable leaves of the words of a form the fields that say something.
func readable(words string) string {
	var out []string
	for line := range strings.Lines(words) {
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, strings.Trim(line, " ,\n"))
		}
	}
	return strings.Join(out, "\n")
}

// forget lets the book forget a task that was put in or dropped.
func (p *pane) forget(t *task) {
	if t.kept != "" {
		t.kept = ""
		p.keep(t, "")
	}
}

// keepForm saves the words of a form as the words of the page are saved.
func (s *Screen) keepForm(t *task, words string) {
	u := store.Unfinished{Meeting: t.meeting, Form: t.form(), Title: t.title, Words: words}
	s.saver.Changed(fmt.Sprint("form ", u.Meeting, " ", u.Form), func() autosave.Write {
		return func() error { return s.session.Book.KeepUnfinished(u) }
	})
}

// form names the task among those of its meeting.
func (t *task) form() string { return strings.TrimSpace(t.by + " " + t.about) }

// offerUnfinished opens what was half written when the program ended without
// warning: the words of each form, to be put in or dropped.
func (s *Screen) offerUnfinished() {
	forms, err := s.session.Book.UnfinishedForms(context.Background(), s.place.Meeting)
	if err != nil {
		s.session.Fail("read half-written forms", err)
		return
	}
	for _, u := range forms {
		if !s.pane.has(u) {
			s.offer(u)
			return // the next one when this is dealt with
		}
	}
}

// has tells whether a form is half written in memory as well.
func (p *pane) has(u store.Unfinished) bool {
	same := func(t *task) bool { return t != nil && t.meeting == u.Meeting && t.form() == u.Form }
	for _, t := range p.aside {
		if same(t) {
			return true
		}
	}
	return same(p.now)
}

func (s *Screen) offer(u store.Unfinished) {
	words := widgets.NewText("", 6)
	words.SetText(u.Words)
	dealt := false
	forget := func() {
		u.Words, dealt = "", true
		if err := s.session.Book.KeepUnfinished(u); err != nil {
			s.session.Fail("forget a half-written form", err)
		}
	}
	form := widgets.NewForm().Add("What was typed", words).
		Note("The program ended before this form was put into the minutes. Its words can go to the page where the caret is. Esc leaves them for later.")
	s.pane.open(task{title: "Not put in: " + u.Title, content: form.Scroll(), focus: words, verb: "Put on the page (Ctrl+Enter)",
		drops: forget,
		closed: func() {
			if dealt {
				s.offerUnfinished()
			}
		},
		do: func() error {
			text := clean(words.Text)
			if text == "" {
				return errNoText
			}
			for line := range strings.Lines(text) {
				if !s.editor.InsertBlock(doc.Text(strings.TrimSpace(line))) {
					return errCannotPut
				}
			}
			forget()
			return nil
		}})
}
