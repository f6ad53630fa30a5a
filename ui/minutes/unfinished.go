package minutes

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// keepForm saves the words of a form as the words of the page are saved.
func (s *Screen) keepForm(t *pane.Task, k pane.Kept) {
	s.hold(t, k.Words, k.Exempt)
	u := store.Unfinished{Meeting: t.Meeting, Form: t.Form(), Title: t.Title, Words: k.Words, Exempt: k.Exempt}
	s.saver.Changed(fmt.Sprint("form ", u.Meeting, " ", u.Form), func() autosave.Write {
		return func() error { return s.session.Book.KeepUnfinished(u) }
	})
}

// exemptIn is why words typed for a spot are kept from the public: for where they
// stand, or for words in them that were copied.
func (s *Screen) exemptIn(at spot, words string) string {
	return cmp.Or(at.exempt, s.exemptOf(s.itemOf(at.item)), s.exemptAt(at), s.session.Clip.Exempt(words))
}

// standsAt says of a task that it makes something at a spot.
func (s *Screen) standsAt(t pane.Task, at *spot) pane.Task {
	t.Item = at.item
	t.Exempt = func(words string) string { return s.exemptIn(*at, words) }
	words := t.Words()
	s.hold(&t, words, t.Exempt(words))
	return t
}

// hold lets the clip know what stands in a form that is kept from the public: it
// may be copied from there.
func (s *Screen) hold(t *pane.Task, words, why string) {
	if why != "" {
		s.session.Clip.Hold(t.Form(), words, why)
	}
}

// offerUnfinished opens what was half written when the program ended without
// warning: the words of each form, to be put in or dropped.
func (s *Screen) offerUnfinished() {
	kept, err := s.session.Book.UnfinishedForms(context.Background(), s.place.Meeting)
	if err != nil {
		s.session.Fail("read half-written forms", err)
		return
	}
	for _, u := range kept {
		if !s.pane.Has(u.Meeting, u.Form) {
			s.offer(u)
			return // the next one when this is dealt with
		}
	}
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
	item := pane.ItemIn(u.Form)
	where := "where the caret is"
	if s.page.Index(item, "") >= 0 {
		where = "under " + s.titleOf(item)
	} else {
		item = 0
	}
	note := "The program ended before this form was put into the minutes. Its words can go to the page, " + where + ". Esc leaves them for later."
	if u.Exempt != "" {
		note += " They stay from the public (" + cmp.Or(rules.ParagraphWords(u.Exempt), u.Exempt) + ")."
	}
	form := widgets.NewForm().Add("What was typed", words).Note(note)
	s.pane.Open(pane.Task{Title: "Not put in: " + u.Title, Content: form.Scroll(), Focus: words, Verb: "Put on the page (Ctrl+Enter)",
		Drops: forget,
		Closed: func() {
			if dealt {
				s.offerUnfinished()
			}
		},
		Do: func() error {
			text := forms.Clean(words.Text)
			if text == "" {
				return forms.ErrNoText
			}
			if item != 0 && item != s.section() {
				s.editor.GoTo(item, "")
			}
			if err := s.setBack(text, cmp.Or(u.Exempt, s.session.Clip.Exempt(text))); err != nil {
				return err
			}
			forget()
			return nil
		}})
}

// setBack puts words that were half written at the caret, a paragraph a line, kept
// from the public for a reason if they were.
func (s *Screen) setBack(words, exempt string) error {
	if s.exemptOf(s.itemOf(s.section())) != "" {
		exempt = "" // the item says it
	}
	put := true
	s.editor.Together(func() {
		for line := range strings.Lines(words) {
			b := doc.Text(strings.TrimSpace(line))
			b.Exempt = exempt
			put = put && s.page.InsertBlock(b)
		}
	})
	if !put {
		return errCannotPut
	}
	return nil
}
