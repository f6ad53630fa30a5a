package minutes

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/session"
)

// changed follows what is typed: the items it was typed in are to be saved.
func (s *Screen) changed() {
	s.followOrder()
	elsewhere := false // the outline says of other items whether they have minutes
	for _, item := range s.page.Dirty() {
		elsewhere = elsewhere || item != s.section()
		s.typed[item] = true
		s.checks.Changed(item)
		page, revs, title := s.page, s.revs, s.titleOf(item)
		s.saver.Changed(fmt.Sprint("minutes of ", item), func() autosave.Write {
			d := page.Document(item)
			if page == s.page {
				s.followNotes()
				if rules.PurposeOf(s.itemOf(item).Title) == rules.ForMinutes {
					s.showState() // minutes may be approved there, or not any more
				}
			}
			return func() error {
				if err := s.write(item, d, revs); err != nil {
					return fmt.Errorf("%s: %w", title, err)
				}
				return nil
			}
		})
	}
	if elsewhere {
		s.outline.List.Refresh()
	}
}

// write gives the minutes of one item to the book. revs are the revisions the
// texts of the meeting were last saved at; one write runs at a time. Where the
// book has another text than the one last read, that one is kept among the
// item's earlier versions and the one on the page is saved over it.
func (s *Screen) write(item int64, d doc.Document, revs map[int64]int64) error {
	rev, err := s.session.Book.SaveText(item, store.MinutesPart, d, revs[item])
	if errors.Is(err, store.ErrConflict) {
		rev, err = s.writeOver(item, d)
	}
	if err == nil {
		revs[item] = rev
	}
	return err
}

// Leave saves what is typed and keeps a version of each item that was changed.
// A half-written form waits until the clerk comes back to the meeting.
func (s *Screen) Leave() error {
	if s.root == nil { // never shown
		return nil
	}
	s.pane.KeepWords()
	if err := s.saver.Flush(); err != nil {
		return err
	}
	s.pane.Interrupt()
	for item := range s.typed {
		if err := s.session.Book.Snapshot(item, store.MinutesPart, "leave"); err != nil {
			return fmt.Errorf("keep a version of %s: %w", s.titleOf(item), err)
		}
	}
	clear(s.typed)
	return nil
}

// titleOf names an item for the clerk: "29 Budget monitoring".
func (s *Screen) titleOf(item int64) string {
	for i := range s.items {
		if s.items[i].ID == item {
			return outline.Line(s.items[i])
		}
	}
	return "an item"
}

// writeOver saves over a text that was changed elsewhere and keeps that one
// among the item's earlier versions.
func (s *Screen) writeOver(item int64, d doc.Document) (int64, error) {
	book := s.session.Book
	if err := book.Snapshot(item, store.MinutesPart, "changed elsewhere"); err != nil {
		return 0, err
	}
	other, err := book.Texts(context.Background(), item)
	if err != nil {
		return 0, err
	}
	fyne.Do(func() { // a write runs off the UI goroutine
		s.session.Tell(s.titleOf(item) + " had been changed elsewhere. Both texts are kept: yours here, the other among its earlier versions.")
	})
	return book.SaveText(item, store.MinutesPart, d, other.Minutes.Rev)
}

// Unfinished tells in a sentence of a form that is half written, and where it
// is: going there brings it into sight. It is empty if there is none.
func (s *Screen) Unfinished() (string, session.Place) {
	t := s.pane.Unfinished()
	if t == nil {
		return "", session.Place{}
	}
	return fmt.Sprintf("The form “%s” is not in the minutes yet.", t.Title),
		session.Place{Screen: session.Minutes, Meeting: t.Meeting}
}

// Finish puts the form in sight into the minutes and saves them.
func (s *Screen) Finish() error {
	if err := s.pane.Accept(); err != nil {
		return err
	}
	return s.saver.Flush()
}
