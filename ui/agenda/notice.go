package agenda

import (
	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/notice"
	"minutebook/ui/session"
)

// issue asks and then issues the agenda.
func (s *Screen) issue() {
	if !s.writable() || !s.flush("issue the agenda") {
		return
	}
	if s.meeting.Status != data.Planned {
		s.session.Tell("The agenda was issued on " + s.meeting.IssuedOn.Medium() + ". Items added now are late and get numbers of their own.")
		return
	}
	notice.Issue(s.session, s.whole(), s.calendar, func() {
		s.reopen(s.form.item)
		s.session.Tell("The agenda is issued and its numbers are fixed. " + session.KeyText(session.KeyExport) + " makes the PDF that goes out.")
	})
}

// again saves what is typed and shows the agenda as the book has it now.
func (s *Screen) again() {
	if s.flush("save the agenda") {
		s.Show(session.Place{Screen: session.Agenda, Meeting: s.meeting.ID})
	}
}

// isLate tells whether an item came too late for its notice. One of a book from
// before the day was kept is known by its number.
func (s *Screen) isLate(it data.Item) bool {
	if it.Added == "" {
		return late(it, s.list.issued)
	}
	return rules.AddedLate(record.Meeting{Body: s.body, Meeting: s.meeting, Issues: s.issues}, it, s.calendar)
}

// tellLate says at once that an item just added comes too late for its notice.
func (s *Screen) tellLate(it data.Item) {
	if s.isLate(it) {
		s.session.Tell(rules.LateWords(s.body, it, true))
	}
}

// sayUrgent asks why the item in hand cannot wait.
func (s *Screen) sayUrgent() {
	it, ok := s.current()
	if !ok || !s.writable() || !s.flush("save the agenda") {
		return
	}
	notice.AskUrgent(s.session, s.body, it, func(now data.Item) { s.did("say why the item is urgent", nil, now.ID) })
}

// notUrgent tells whether there is nothing to say of the item in hand: it was on
// the agenda in time.
func (s *Screen) notUrgent() bool {
	it, ok := s.current()
	return !ok || !s.writable() || it.Urgent == "" && !s.isLate(it)
}

// showDeadlines shows the deadlines in the text in hand.
func (s *Screen) showDeadlines() {
	f := s.form
	f.deadlines.Set(f.page.Document(f.item), s.body, s.meeting.Start, s.calendar, s.writable())
}

// writeDay puts the day of a deadline into the text in hand.
func (s *Screen) writeDay(at notice.Place, words string) {
	f := s.form
	f.editor.Select(f.item, at.Block, 0, at.From, at.To)
	f.editor.InsertText(words)
	s.focus(f.editor)
}
