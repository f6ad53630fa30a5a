package agenda

import (
	"context"
	"errors"
	"fmt"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/store"
	"minutebook/ui/autosave"
)

func (s *Screen) newSaver() *autosave.Saver {
	saver := autosave.New(s.session.Now, s.session.Work)
	saver.Saved = s.session.Saved
	saver.Failed = func(err error) {
		s.session.Saved(time.Time{})
		s.session.Fail("save the agenda", err)
	}
	return saver
}

// changeItem changes what an item says and has it saved.
func (s *Screen) changeItem(id int64, change func(*data.Item)) {
	i := s.items.index(id)
	if i < 0 {
		return
	}
	change(&s.items[i])
	s.printed.changed()
	s.list.numberAgain()
	s.saver.Changed(fmt.Sprint("item ", id), func() autosave.Write {
		i := s.items.index(id)
		if i < 0 { // removed since
			return func() error { return nil }
		}
		it := s.items[i]
		return func() error { return s.session.Book.SaveItem(context.Background(), &it) }
	})
}

// changeText has the agenda text of an item saved.
func (s *Screen) changeText(id int64, page *edit.Page) {
	s.typed[id] = true
	s.printed.changed()
	revs := s.revs
	s.saver.Changed(fmt.Sprint("text of ", id), func() autosave.Write {
		d := page.Document(id)
		if s.items.index(id) < 0 {
			return func() error { return nil }
		}
		t := s.texts[id]
		t.Agenda.Doc = d
		s.texts[id] = t
		s.printed.changed() // another item may be in hand by now
		return func() error { return s.write(id, d, revs) }
	})
}

// write gives the agenda text of an item to the book. Where the book has another
// than the one last read, that one is kept among the item's earlier versions.
// revs are those last saved; one write runs at a time.
func (s *Screen) write(item int64, d doc.Document, revs map[int64]int64) error {
	book := s.session.Book
	rev, err := book.SaveText(item, store.AgendaPart, d, revs[item])
	if errors.Is(err, store.ErrConflict) {
		if err := book.Snapshot(item, store.AgendaPart, "changed elsewhere"); err != nil {
			return err
		}
		other, err := book.Texts(context.Background(), item)
		if err != nil {
			return err
		}
		rev, err = book.SaveText(item, store.AgendaPart, d, other.Agenda.Rev)
		if err != nil {
			return err
		}
		revs[item] = rev
		return nil
	}
	if err == nil {
		revs[item] = rev
	}
	return err
}
