package minutes

import (
	"context"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/approval"
)

// asTyped is the meeting with its notes of time as they stand on the page now.
func (s *Screen) asTyped() record.Meeting {
	m := s.record
	m.Items = slices.Clone(m.Items)
	at := map[int64]int{}
	for i, it := range m.Items {
		at[it.ID], m.Items[i].Minutes = i, doc.Document{}
	}
	for _, b := range s.page.Notes() {
		if i, known := at[b.Section]; known {
			m.Items[i].Minutes.Blocks = append(m.Items[i].Minutes.Blocks, b.Doc())
		}
	}
	return m
}

// rollAt is who is in the room at a spot of the page.
func (s *Screen) rollAt(at spot) rules.Roll {
	m := s.asTyped()
	for i, it := range m.Items {
		if it.ID == at.item {
			m.Items[i].Minutes = s.page.Document(at.item)
		}
	}
	return rules.RollAt(m, at.item, at.block)
}

// readRoll reads who is here and what was declared from the book again and
// shows it.
func (s *Screen) readRoll() {
	ctx := context.Background()
	attendance, err := s.session.Book.Attendance(ctx, s.place.Meeting)
	if err != nil {
		s.session.Fail("read who is here", err)
		return
	}
	declarations, err := s.session.Book.Declarations(ctx, s.place.Meeting)
	if err != nil {
		s.session.Fail("read the declarations", err)
		return
	}
	s.record.Attendance, s.record.Declarations = attendance, declarations
	s.takeRoll()
	s.showDeclared()
	s.checks.Soon()
}

// followNotes takes the roll anew where a note of time has come, gone or
// changed: the page says who came and went.
func (s *Screen) followNotes() {
	if !slices.Equal(s.notes, s.page.Notes()) {
		s.takeRoll()
		s.showHeader()
	}
}

// takeRoll takes the roll from what was marked and from the notes on the page.
func (s *Screen) takeRoll() {
	s.notes = s.page.Notes()
	s.roll = rules.RollOf(s.asTyped())
	s.readPeople()
	s.showHeads()
	s.showPrivate()
	s.watchQuorum(true)
	if s.attendance != nil {
		s.attendance.Refresh()
	}
}

// showDeclared shows at each item what minutes print there of the interests
// declared, and the notes in the margin of approved minutes.
func (s *Screen) showDeclared() {
	for _, it := range s.items {
		s.editor.SetLines(it.ID, append(rules.DeclarationLines(s.record, it.ID), approval.Lines(s.record, it.ID)...))
	}
}

// watchQuorum says in the footer, once, that the quorum is lost; and, where the
// roll has changed, that there is one again.
func (s *Screen) watchQuorum(changed bool) {
	if s.meeting().Status != data.Drafting || !s.roll.Taken() {
		s.quorate = false
		return
	}
	st := s.roll.Standing(s.section())
	was := s.quorate
	s.quorate = st.Quorate()
	switch words := quorumLost(st, s.numberOf(s.section())); {
	case was && words != "" && s.lost != words:
		s.lost = words
		s.session.Tell(words)
	case changed && s.quorate && s.lost != "":
		s.lost = ""
		s.session.Tell(fmt.Sprintf("There is a quorum again: %d of %d present.", st.In, st.Of))
	}
}
