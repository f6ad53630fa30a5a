package minutes

import (
	"fmt"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/session"
)

// prompt says in an empty standing item how its usual words are written.
func (s *Screen) prompt(item int64) string {
	it := s.itemOf(item)
	purpose := rules.PurposeOf(it.Title)
	if purpose == rules.OtherBusiness || purpose == rules.ForExclusion || it.Heading ||
		purpose == rules.ForInterests && len(s.record.Declarations) > 0 {
		return ""
	}
	if words := s.approvalPrompt(it); words != "" {
		return words
	}
	return session.KeyText(session.KeyUsual) + " writes the usual words"
}

// itemOf is an item of the meeting; the zero item if it has none of the id.
func (s *Screen) itemOf(id int64) data.Item {
	for _, it := range s.items {
		if it.ID == id {
			return it
		}
	}
	return data.Item{}
}

// usualWords are those of an item, from the record as it is now. The close of
// the meeting is now if the clerk asks for it on the day.
func (s *Screen) usualWords(item int64, now data.Clock) (doc.Document, bool) {
	around := s.neighbours()
	around.Now = now
	return rules.UsualWords(s.asTyped(), s.itemOf(item), around)
}

// knowUsual notes which items hold their usual words, so that Ctrl+U brings them
// up to date.
func (s *Screen) knowUsual() {
	s.typing.usual = map[int64]doc.Document{}
	for _, it := range s.items {
		if d := s.page.Document(it.ID); rules.PurposeOf(it.Title) != rules.OtherBusiness && !d.Empty() {
			if usual, ok := s.usualWords(it.ID, ""); ok && rules.SameWords(d, usual) {
				s.typing.usual[it.ID] = usual
			}
		}
	}
}

// free tells whether the usual words may be written into an item: nothing
// stands there, or what was written so and not touched since.
func (s *Screen) free(item int64) bool {
	now := s.page.Document(item)
	was, written := s.typing.usual[item]
	return now.Empty() || written && rules.SameWords(now, was)
}

// writeUsual writes the usual words of the item the caret is in, or brings them
// up to date.
func (s *Screen) writeUsual() {
	if !s.writable() {
		return
	}
	item, now := s.section(), data.Clock("")
	if at := s.session.Now(); data.DateOf(at) == s.meeting().Start.Date() {
		now = data.ClockOf(at)
	}
	d, ok := s.usualWords(item, now)
	switch {
	case !ok:
		s.session.Tell(unusual(rules.PurposeOf(s.itemOf(item).Title)))
	case d.Empty() && s.page.Document(item).Empty():
		s.session.Tell("The declarations of interest are printed here by themselves.")
	case rules.SameWords(d, s.page.Document(item)):
		s.typing.usual[item] = d
		s.session.Tell("The usual words stand here already.")
	case !s.free(item):
		s.session.Tell("This item has words of its own: nothing was changed.")
	default:
		s.setUsual(map[int64]doc.Document{item: d})
	}
}

// writeAllUsual writes the usual words into every standing item that has none
// yet, as one step.
func (s *Screen) writeAllUsual() {
	if !s.writable() {
		return
	}
	docs := map[int64]doc.Document{}
	for _, it := range s.items {
		d, ok := s.usualWords(it.ID, "")
		if ok && s.free(it.ID) && !rules.SameWords(d, s.page.Document(it.ID)) {
			docs[it.ID] = d
		}
	}
	if len(docs) == 0 {
		s.session.Tell("No standing item waits for its usual words.")
		return
	}
	s.setUsual(docs)
	s.session.Tell(counted(len(docs), "item has", "items have") + " the usual words now.")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// setUsual puts usual words on the page and the caret behind those of the item
// at hand, or into their first blank.
func (s *Screen) setUsual(docs map[int64]doc.Document) {
	here := s.section()
	s.editor.SetDocuments(docs)
	s.editor.GoTo(here, "")
	for item, d := range docs {
		s.typing.usual[item] = d
	}
	if blanks := s.blanks(here); len(blanks) > 0 && docs[here].Blocks != nil {
		s.editor.SelectBetween(blanks[0][0], blanks[0][1])
		s.filling(blanks[0][0])
	}
	s.focusPage()
}

// unusual is why there are no usual words.
func unusual(p rules.Purpose) string {
	switch p {
	case rules.ForApologies:
		return "Nobody has been marked as here or away yet: " + session.KeyText(session.KeyAttendance) + " lists the members."
	case rules.ForMinutes:
		return "An extraordinary meeting approves no minutes: they wait for the next ordinary meeting."
	case rules.ForNextMeeting:
		return "No later meeting of this body is in the book yet."
	case rules.ForClose:
		return "The meeting has not ended yet: there is no time to write."
	}
	return "This item has no usual words. " + session.KeyText(session.KeyPhrases) + " lists the phrases."
}
