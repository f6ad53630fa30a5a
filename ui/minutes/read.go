package minutes

import (
	"context"
	"reflect"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/approval"
	"minutebook/ui/minutes/outline"
)

// read reads the meeting from the book and makes its page.
func (s *Screen) read() error {
	ctx := context.Background()
	rec, err := s.session.Book.Record(ctx, s.place.Meeting)
	if err != nil {
		return err
	}
	texts, err := s.session.Book.MeetingTexts(ctx, s.place.Meeting)
	if err != nil {
		return err
	}
	rec.Items = record.InOrderTaken(rec.Items)
	s.record, s.items = rec, nil
	s.revs, s.typed = map[int64]int64{}, map[int64]bool{}
	if s.state, err = approval.Read(ctx, s.session.Book, rec, data.DateOf(s.session.Now())); err != nil {
		return err
	}
	locked := s.locked()
	var sections []edit.Section
	var moved []int64
	for _, it := range rec.Items {
		s.items = append(s.items, it.Item)
		text := texts[it.ID].Minutes
		s.revs[it.ID] = text.Rev
		if len(doc.References(text.Doc)) > 0 && !reflect.DeepEqual(text.Doc, it.Minutes) {
			moved = append(moved, it.ID) // a number it refers to is another now
		}
		sections = append(sections, edit.Section{Key: it.ID, Number: outline.Number(it.Item), Title: it.Title,
			Doc: approval.Beside(rec, it), ReadOnly: locked, Exempt: s.exemptOf(it.Item)})
	}
	s.page = edit.New(sections)
	s.page.MarkDirty(moved...)
	s.roll, s.notes = rules.RollOf(rec), s.page.Notes()
	s.quorate, s.lost = false, ""
	s.readPeople()
	s.typing = typing{}
	s.knowUsual()
	return nil
}

// readPeople lists who may be named: those in the room first, then the others
// on the roll.
func (s *Screen) readPeople() {
	var here, away []data.Person
	for _, a := range s.roll.Attendance {
		if s.roll.Here(a, s.section()) {
			here = append(here, a.Person)
		} else {
			away = append(away, a.Person)
		}
	}
	s.people = append(here, away...)
	s.knowNames()
}

// nameOf is the name of somebody on the roll.
func (s *Screen) nameOf(person int64) string {
	for _, a := range s.roll.Attendance {
		if a.Person.ID == person {
			return a.Person.Name()
		}
	}
	return "somebody who is not on the list"
}

// numberOf is the number of an item of the meeting; empty if it has none.
func (s *Screen) numberOf(item int64) string {
	for _, it := range s.items {
		if it.ID == item {
			return outline.Number(it)
		}
	}
	return ""
}
