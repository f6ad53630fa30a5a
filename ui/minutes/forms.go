package minutes

import (
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
)

// spot is where a form puts its block: the place of the caret when the form was
// opened, whatever is clicked meanwhile.
type spot struct {
	item  int64
	block string
	// words is the text of the block when the form was opened, where what the
	// form makes takes its place: a card, or a paragraph selected as a whole.
	words string
}

// spot is where the caret is, with the text that is selected.
func (s *Screen) spot() (spot, string) {
	here := s.page.Block(s.page.Caret().Block)
	at, text := spot{item: here.Section, block: here.ID}, strings.TrimSpace(s.page.SelectedText())
	if here.Kind == doc.Paragraph && text == strings.TrimSpace(here.Text.String()) {
		at.words = text
	}
	return at, text
}

// put puts a block into the minutes at a spot, or in the place of the one that
// has its id, or of the words it was made of. Where these have been changed on
// the page since the form was opened, nothing typed there is lost: a new block
// stands below them, and the change of a card is put in the second time only.
func (s *Screen) put(at *spot, b doc.Block) error {
	if s.editor.GoTo(at.item, at.block); s.section() != at.item { // the block has gone meanwhile
		s.editor.GoTo(at.item, "")
	}
	if s.section() != at.item {
		return errCannotPut
	}
	now, there := s.wordsAt(*at)
	switch {
	case b.ID != "" && !there:
		b.ID = ""
	case b.ID != "" && now != at.words:
		at.words = now
		return errChangedMeanwhile
	case b.ID == "" && at.words != "" && now == at.words:
		b.ID = at.block
	}
	if !s.insert(b) {
		return errCannotPut
	}
	if b.ID != "" { // who goes on typing goes on behind it
		s.editor.GoToEnd(at.item, b.ID)
	}
	return nil
}

// insert puts a block into the place of the one with its id, or at the caret.
func (s *Screen) insert(b doc.Block) bool {
	if b.ID != "" {
		return s.editor.ReplaceBlock(b)
	}
	return s.editor.InsertBlock(b)
}

// wordsAt is the text of the block at a spot; false if it has gone.
func (s *Screen) wordsAt(at spot) (string, bool) {
	i := s.page.Index(at.item, at.block)
	if i < 0 {
		return "", false
	}
	return strings.TrimSpace(s.page.Block(i).Text.String()), true
}

const errChangedMeanwhile sentence = "The words on the page were changed after this form was opened. Ctrl+Enter again puts the form’s words in their place."

const errCannotPut sentence = "It cannot stand at this place. Put the caret into an item and try again."

// writable tells whether something can be put into the minutes now.
func (s *Screen) writable() bool {
	return s.place.Meeting != 0 && s.begun() && lockedBecause(s.meeting().Status) == ""
}

// begun tells whether the minutes of the meeting have been begun.
func (s *Screen) begun() bool {
	st := s.meeting().Status
	return st != "" && st != data.Planned && st != data.Issued
}

// room is who may propose and vote at a spot of the minutes.
func (s *Screen) room(at spot) room {
	roll := s.rollAt(at)
	r := room{voters: roll.Voters(at.item), votes: roll.Votes(at.item)}
	r.movers = append(r.movers, r.voters...)
	for _, p := range s.people {
		if !contains(r.movers, p) {
			r.movers = append(r.movers, p)
		}
	}
	return r
}

func contains(people []data.Person, p data.Person) bool {
	for _, other := range people {
		if other.ID == p.ID {
			return true
		}
	}
	return false
}

func (s *Screen) resolution() {
	by := session.KeyText(session.KeyResolution)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	form := newResolution(s.record.Body.Wording, s.room(at), s.pane.on)
	form.text.SetText(text)
	s.openProposal(form, at, by)
}

func (s *Screen) motion() {
	by := session.KeyText(session.KeyMotion)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	form := newMotion(s.record.Body.Wording, s.room(at), s.pane.on)
	form.text.SetText(text)
	s.openProposal(form, at, by)
}

func (s *Screen) openProposal(form *proposal, at spot, by string) {
	titled := func() string { return form.name() + " at " + s.titleOf(at.item) }
	form.renamed = func() { s.pane.retitle(titled()) }
	s.pane.open(form.task(titled(), by, func() error {
		b, err := form.block(lastMotion(s.page.Document(at.item)))
		if err != nil {
			return err
		}
		return s.put(&at, b)
	}))
}

func (s *Screen) action() {
	by := session.KeyText(session.KeyAction)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	at.words = "" // the sentence it came from stays in the minutes
	form := newActionForm(s.people, data.DateOf(s.session.Now()), s.pane.on)
	form.text.SetText(text)
	form.source = text
	s.openAction(form, at, by)
}

func (s *Screen) openAction(form *actionForm, at spot, by string) {
	s.pane.open(form.task("Action at "+s.titleOf(at.item), by, func() error {
		b, err := form.block()
		if err != nil {
			return err
		}
		return s.put(&at, b)
	}))
}

// reopen opens the form of a card that stands in the minutes.
func (s *Screen) reopen(b doc.Block) {
	if !s.writable() || s.pane.again(onCard, b.ID) {
		return
	}
	at := spot{item: s.section(), block: b.ID}
	at.words, _ = s.wordsAt(at)
	switch {
	case b.Resolution != nil:
		form := newResolution(s.record.Body.Wording, s.room(at), s.pane.on)
		form.set(b)
		s.openProposal(form, at, onCard)
	case b.Motion != nil:
		form := newMotion(s.record.Body.Wording, s.room(at), s.pane.on)
		form.set(b)
		s.openProposal(form, at, onCard)
	case b.Action != nil:
		form := newActionForm(s.people, data.DateOf(s.session.Now()), s.pane.on)
		form.set(b)
		s.openAction(form, at, onCard)
	case b.Time != nil:
		form := newNoteForm(s.people, data.ClockOf(s.session.Now()), s.pane.on)
		form.set(b)
		s.openNote(form, at, onCard)
	}
}
