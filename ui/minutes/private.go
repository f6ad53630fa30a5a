package minutes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// inPrivate tells whether the meeting is in private session, and why: the last
// note that the public leaves or comes back is one that it leaves, and the
// meeting has not ended.
func (s *Screen) inPrivate() (reason string, in bool) {
	for i := s.page.Len() - 1; i >= 0 && s.meeting().Ended == ""; i-- {
		switch t := s.page.Block(i).Time; {
		case t.Door():
			return s.page.Private(i)
		case t != nil && t.Kind == doc.Closing:
			return "", false
		}
	}
	return "", false
}

// throughTheDoor goes into private session, or back out of it.
func (s *Screen) throughTheDoor() {
	if !s.writable() {
		return
	}
	if _, in := s.inPrivate(); in {
		s.backInPublic()
		return
	}
	s.intoPrivate()
}

// exemptOf is why an item is kept from the public, by itself or by the item it
// belongs to; empty for an open one.
func (s *Screen) exemptOf(it data.Item) string {
	if it.Exempt == "" && it.Parent != 0 {
		return s.itemOf(it.Parent).Exempt
	}
	return it.Exempt
}

// exemptToCome are the exempt items from the one in hand on, and their reasons;
// where there are none, the one in hand. A sub-item is in hand with its item.
func (s *Screen) exemptToCome(now int64) (items []data.Item, reasons []string) {
	if it := s.itemOf(now); it.Exempt == "" && s.exemptOf(it) != "" {
		now = it.Parent
	}
	from := slices.IndexFunc(s.items, func(it data.Item) bool { return it.ID == now })
	for _, it := range s.items[max(from, 0):] {
		if it.Exempt != "" && !it.Heading {
			items, reasons = append(items, it), append(reasons, it.Exempt)
		}
	}
	if items == nil && from >= 0 {
		items = append(items, s.items[from])
	}
	return items, reasons
}

// intoPrivate asks why the public is excluded and puts the resolution and the
// note of time into the minutes. They are public: in an exempt item they stand
// at the end of the open one before it.
func (s *Screen) intoPrivate() {
	by := session.KeyText(session.KeyPrivate)
	if s.pane.Again(by, "") {
		return
	}
	body := s.record.Body
	now := s.section()
	items, reasons := s.exemptToCome(now)
	words := forms.NewTextField("", 6, s.pane.On)
	offered := ""
	why := forms.NewReason(body, strings.Join(reasons, ", "), func(reason string) {
		if said := rules.Exclusion(body, items, reason); words.Text == offered || offered == "" {
			words.SetText(said)
			offered = said
		}
	})
	r := s.room(spot{item: now, block: s.editor.Current().ID})
	mover := forms.NewPersonField(forms.Letters, r.Movers, s.pane.On)
	seconder := forms.NewPersonField(forms.Letters, r.Movers, s.pane.On)
	at := widgets.NewClockEntry()
	at.SetClock(data.ClockOf(s.session.Now()))
	form := widgets.NewForm().Add(why.Label, why.Content).Add("Resolution", words).
		Add("Proposed by", mover.NameEntry).Add("Seconded by", seconder.NameEntry).Add("When", at)
	opened := why.Entry.Text
	s.pane.Open(pane.Task{Title: "Into private session", By: by, Content: form.Scroll(), Focus: why.Entry, Verb: "Go into private session (Ctrl+Enter)",
		Words: func() string {
			if why.Entry.Text == opened && words.Text == offered {
				return forms.Said(mover.Entry(), seconder.Entry())()
			}
			return forms.Said(why.Entry, words, mover.Entry(), seconder.Entry())()
		},
		Do: func() error {
			reason, err := why.Why()
			if err != nil {
				return err
			}
			if err := forms.FirstFault(mover, seconder); err != nil {
				return err
			}
			clock, err := at.Clock()
			if err != nil {
				return err
			}
			text := forms.Clean(words.Text)
			if text == "" {
				return forms.ErrNoText
			}
			resolution := doc.NewBlock(doc.ResolutionKind, 0, text)
			resolution.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: rules.Lead(body.Wording, doc.Resolved),
				Mover: mover.Named(), Seconder: seconder.Named()}
			note := forms.NoteBlock(doc.Exclusion, clock, nil)
			note.Time.Reason = reason
			return s.exclude(now, resolution, note)
		}})
}

const errAllExempt widgets.Problem = "The resolution must stand in an item that is open to the public, and there is none before this one. Put the caret into one."

// exclude puts the resolution and the note into an item, or into the last open
// one before it.
func (s *Screen) exclude(item int64, resolution, note doc.Block) error {
	i := slices.IndexFunc(s.items, func(it data.Item) bool { return it.ID == item })
	for i >= 0 && (s.exemptOf(s.items[i]) != "" || s.items[i].Heading) {
		i--
	}
	if i < 0 {
		return errAllExempt
	}
	if s.items[i].ID != s.section() {
		s.editor.GoTo(s.items[i].ID, "")
	}
	s.editor.Together(func() {
		s.page.InsertBlock(resolution)
		s.page.SetExempt("")
		s.page.InsertBlock(note)
	})
	s.showPrivate()
	s.session.Tell(fmt.Sprintf("In private session. What is typed from here on is kept from the public until %s.", session.KeyText(session.KeyPrivate)))
	return nil
}

// backInPublic notes that the public comes back, now, at the end of the item in
// hand or of the last one that was private.
func (s *Screen) backInPublic() {
	item := s.section()
	if _, in := s.page.Private(s.page.Caret().Block); !in {
		item = s.lastPrivate()
	}
	at := data.ClockOf(s.session.Now())
	s.editor.GoTo(item, "")
	if !s.editor.InsertBlock(forms.NoteBlock(doc.Readmission, at, nil)) {
		s.session.Fail("go back into public session", errCannotPut)
		return
	}
	s.showPrivate()
	s.focusPage()
	s.session.Tell(fmt.Sprintf("Back in public session at %s. What is typed from here on is public.", at.Spoken()))
}

// lastPrivate is the last item with a word in it that was typed in private
// session.
func (s *Screen) lastPrivate() int64 {
	for i := s.page.Len() - 1; i >= 0; i-- {
		b := s.page.Block(i)
		if b.Kind != edit.ItemHeading && !b.Filler && (b.Grid != nil || b.Text.Len() > 0) {
			return b.Section
		}
	}
	return s.section()
}

// showPrivate says above the outline what is private: the meeting, and what is
// typed at the caret. Its key does the other thing then.
func (s *Screen) showPrivate() {
	sign := s.outline.Sign
	if len(s.items) == 0 {
		sign.Say("", "")
		return
	}
	at := s.page.Caret().Block
	here := s.page.Exempt(at)
	reason, excluded := s.page.Private(at)
	if s.page.Block(at).Time.Door() {
		here = reason // of what is typed below it
	}
	_, in := s.inPrivate()
	if in != s.private {
		s.private = in
		s.session.Commands()
	}
	kept := "What you type here is kept from the public: " + cmp.Or(rules.ParagraphWords(here), here) + "."
	if !s.writable() {
		kept = "Kept from the public: " + cmp.Or(rules.ParagraphWords(here), here) + "."
	}
	switch {
	case in && here != "":
		sign.Say("In private session", kept)
	case in && excluded:
		sign.Say("In private session", "These words are public; what you begin here is not.")
	case in:
		sign.Say("In private session", "But this place is public, and so is what you type here.")
	case here != "" && (excluded || !s.writable()):
		sign.Say("Private passage", kept)
	case here != "":
		sign.Say("Kept from the public", kept+" The meeting is in public: "+session.KeyText(session.KeyPrivate)+" goes into private session.")
	default:
		sign.Say("", "")
	}
}
