package minutes

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// bound is the beginning or the end of the meeting.
type bound struct {
	words string // "The meeting opened"
	key   fyne.Shortcut
	note  doc.NoteKind // that tells of it too
	of    func(*data.Meeting) *data.Clock
}

func opening() bound {
	return bound{"The meeting opened", session.KeyOpened, doc.Opening, func(m *data.Meeting) *data.Clock { return &m.Opened }}
}

func ending() bound {
	return bound{"The meeting ended", session.KeyEnded, doc.Closing, func(m *data.Meeting) *data.Clock { return &m.Ended }}
}

// when is the day and the times of the meeting in words.
func (s *Screen) when() string {
	start := s.meeting().Start
	words := start.Date().Long() + ", " + start.Clock().Spoken()
	opened, ended := s.asTyped().Times()
	if opened != "" && opened != start.Clock() {
		words += " · opened " + opened.Spoken()
	}
	if ended != "" {
		words += " · ended " + ended.Spoken()
	}
	return words
}

// noteTime keeps the time now as the beginning or the end of the meeting. Where
// one is kept already it asks; where a note on the page tells of it, it goes
// there.
func (s *Screen) noteTime(b bound) {
	if !s.writable() {
		return
	}
	moments := s.asTyped().Moments()
	if i := slices.IndexFunc(moments, func(n record.Moment) bool { return n.Kind == b.note }); i >= 0 {
		n := moments[i]
		s.editor.GoTo(n.Item, n.Block)
		s.focusPage()
		s.session.Tell("This note says when: Alt+Enter on it changes it.")
		return
	}
	m := s.meeting()
	if *b.of(&m) != "" {
		s.askTime(b)
		return
	}
	at := data.ClockOf(s.session.Now())
	if err := s.saveTime(b, at); err != nil {
		s.session.Fail("note the time", err)
		return
	}
	s.session.Tell(fmt.Sprintf("%s at %s. %s again changes that.", b.words, at.Spoken(), session.KeyText(b.key)))
}

// mayBound says why a note cannot tell when the meeting opened or ended: another
// tells it, or another time is kept.
func (s *Screen) mayBound(b bound, at data.Clock) error {
	m := s.meeting()
	kept, key := *b.of(&m), session.KeyText(b.key)
	for _, n := range s.asTyped().Moments() {
		if n.Kind == b.note {
			return widgets.Problem(fmt.Sprintf("A note says that already, at %s: %s goes to it to change it.", data.Clock(n.At).Spoken(), key))
		}
	}
	if kept != "" && kept != at {
		return widgets.Problem(fmt.Sprintf("%s at %s already: %s changes that.", b.words, kept.Spoken(), key))
	}
	return nil
}

// askTime asks for another time, or for none.
func (s *Screen) askTime(b bound) {
	at := widgets.NewClockEntry().Optional()
	m := s.meeting()
	at.SetClock(*b.of(&m))
	form := widgets.NewForm().Add("When", at).Note("Empty takes the time back.")
	s.pane.Open(pane.Task{Title: b.words, Content: form, Focus: at, Verb: "Save (Ctrl+Enter)",
		Do: func() error {
			clock, err := at.Clock()
			if err != nil {
				return err
			}
			return s.saveTime(b, clock)
		}})
}

func (s *Screen) saveTime(b bound, at data.Clock) error {
	m := s.meeting()
	*b.of(&m) = at
	if err := s.session.Book.SaveMeeting(context.Background(), &m); err != nil {
		return err
	}
	s.record.Meeting = m
	s.showHeader()
	return nil
}
