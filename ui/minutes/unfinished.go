package minutes

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/widgets"
)

// watching is how often the words of an open form are looked at. With the time
// a save waits they are in the book within a second.
const watching = 150 * time.Millisecond

// kept is what the book has of a form.
type kept struct {
	words  string
	exempt string // why they are kept from the public; empty if they are not
}

// keepWords gives the words of the open task to the book, if they are nowhere
// else and have changed.
func (p *pane) keepWords() {
	t := p.now
	if t == nil || t.words == nil || t.by == "" {
		return
	}
	var k kept
	if t.begun() {
		k.words = readable(t.words())
	}
	if t.exempt != nil && k.words != "" {
		k.exempt = t.exempt(k.words)
	}
	if k != t.kept {
		t.kept = k
		p.keep(t, k)
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
	if t.kept.words != "" {
		t.kept = kept{}
		p.keep(t, t.kept)
	}
}

// keepForm saves the words of a form as the words of the page are saved.
func (s *Screen) keepForm(t *task, k kept) {
	u := store.Unfinished{Meeting: t.meeting, Form: t.form(), Title: t.title, Words: k.words, Exempt: k.exempt}
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
func (s *Screen) standsAt(t task, at *spot) task {
	t.item = at.item
	t.exempt = func(words string) string { return s.exemptIn(*at, words) }
	return t
}

// form names the task among those of its meeting, with the item it is at.
func (t *task) form() string {
	name := strings.TrimSpace(t.by + " " + t.about)
	if t.item != 0 {
		name += fmt.Sprint(atItem, t.item)
	}
	return name
}

const atItem = " at item "

// itemIn is the item that the name of a form says; 0 for none.
func itemIn(form string) int64 {
	_, id, _ := strings.Cut(form, atItem)
	item, _ := strconv.ParseInt(id, 10, 64)
	return item
}

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
	item := itemIn(u.Form)
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
			if item != 0 && item != s.section() {
				s.editor.GoTo(item, "")
			}
			if err := s.setBack(text, u.Exempt); err != nil {
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
