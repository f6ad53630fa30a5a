package minutes

import (
	"context"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/editor"
	"minutebook/ui/session"
)

// mostMinutes is how many minutes a list holds.
const mostMinutes = 40

// minutesLike lists the minutes that a number or words of a title may mean: the
// body's own first, up to this meeting, and then those of a body that is named.
func (s *Screen) minutesLike(typed string) []editor.Offer {
	found, err := s.session.Book.FindMinutes(context.Background(), s.meeting(), typed, mostMinutes)
	if err != nil {
		s.session.Fail("find the minute", err)
		return nil
	}
	var out []editor.Offer
	for _, m := range found {
		if m.Item == s.section() {
			continue
		}
		note := m.On.Short()
		if m.Body != s.record.Body.ID {
			note = m.BodyName + ", " + note
		}
		out = append(out, editor.Offer{Key: m.Number, Words: m.Title, Note: note, Put: func() editor.Put { return s.reference(m) }})
	}
	return out
}

// reference is "(minute 243 refers)", linked to the minute so that it follows
// the number.
func (s *Screen) reference(m data.Minute) editor.Put {
	b := doc.NewBlock(doc.Paragraph, 0, "")
	b.Runs = []doc.Run{doc.Reference(m.UID, m.Refers(s.meeting()))}
	return editor.Put{Blocks: []doc.Block{b}}
}

// followNumbers brings the cross references on the page up to date, after items
// have got other numbers.
func (s *Screen) followNumbers() error {
	var uids []string
	for _, it := range s.items {
		uids = append(uids, doc.References(s.page.Document(it.ID))...)
	}
	if len(uids) == 0 {
		return nil
	}
	minutes, err := s.session.Book.Minutes(context.Background(), uids)
	docs := map[int64]doc.Document{}
	for _, it := range s.items {
		if d, changed := doc.Refer(s.page.Document(it.ID), store.Words(minutes, s.meeting())); changed {
			docs[it.ID] = d
		}
	}
	if len(docs) > 0 {
		s.editor.SetDocuments(docs)
	}
	return err
}

// linked is the minute that a link leads to; false for any other link.
func (s *Screen) linked(link string) (data.Minute, bool) {
	uid, ok := doc.LinkedMinute(link)
	if !ok {
		return data.Minute{}, false
	}
	found, err := s.session.Book.Minutes(context.Background(), []string{uid})
	if err != nil {
		s.session.Fail("find the minute", err)
	}
	m, ok := found[uid]
	return m, ok
}

// linkName is what going to the minute of a link is called.
func (s *Screen) linkName(link string) string {
	m, ok := s.linked(link)
	if !ok {
		return ""
	}
	return "Go to minute " + m.Number
}

// follow goes to the minute that a link leads to.
func (s *Screen) follow(link string) {
	m, ok := s.linked(link)
	switch {
	case !ok:
	case m.Meeting == s.meeting().ID:
		s.enterItem(m.Item)
	default:
		s.session.Go(session.Place{Screen: session.Minutes, Meeting: m.Meeting, Item: m.Item})
	}
}
