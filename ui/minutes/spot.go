package minutes

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/widgets"
)

// spot is where a form puts its block: the place of the caret when the form was
// opened, whatever is clicked meanwhile.
type spot struct {
	item  int64
	block string
	// words is the text of the block when the form was opened, where what the
	// form makes takes its place: a card, or a paragraph selected as a whole.
	words string
	// exempt is why what the form makes is kept from the public, if it is: because
	// the place is, or the words that were selected.
	exempt string
	// amended says that it is because of an amendment.
	amended bool
}

// spot is where the caret is, with the text selected that a form may begin with.
func (s *Screen) spot() (spot, string) {
	here := s.page.Block(s.page.Caret().Block)
	at, text := spot{item: here.Section, block: here.ID}, s.words()
	if here.Kind == doc.Paragraph && text == strings.TrimSpace(here.Text.String()) {
		at.words = text
	}
	at.exempt = s.exemptAt(at)
	for from, to := s.page.Range(); from.Block <= to.Block && at.exempt == "" && text != ""; from.Block++ {
		at.exempt = s.page.Exempt(from.Block)
	}
	return at, text
}

// exemptAt is why what is put in at a spot is kept from the public; empty if it
// is not. In private session what takes the place of public words is public, and
// what begins below them is not.
func (s *Screen) exemptAt(at spot) string {
	i := s.page.Index(at.item, at.block)
	if i < 0 {
		return ""
	}
	why := s.page.Exempt(i)
	if why == "" && at.words == "" {
		why, _ = s.page.Private(i)
	}
	return why
}

// before is what the minutes of the item at a spot say, as far as a form there
// may repeat it: at a public place nothing that is kept from the public. A motion
// that was moved in public and amended by words that are not goes on as it was
// amended, and what the form makes is kept with it.
func (s *Screen) before(at *spot) doc.Document {
	d := s.page.Document(at.item)
	if at.exempt == "" {
		at.exempt = rules.AmendedInPrivate(d)
		at.amended = at.exempt != ""
	}
	if at.exempt == "" {
		return doc.Public(d)
	}
	return d
}

// tooLong is how many letters selected are no words of a decision or an action.
const tooLong = 2000

// words is what is selected, as the words of a form: nothing where it goes beyond
// an item or is a page rather than a sentence.
func (s *Screen) words() string {
	from, to := s.page.Range()
	if s.page.Block(from.Block).Section != s.page.Block(to.Block).Section {
		return ""
	}
	text := strings.TrimSpace(s.page.SelectedText())
	if utf8.RuneCountInString(text) >= tooLong {
		return ""
	}
	return text
}

// put puts a block with its lettered parts into the minutes at a spot, or in the
// place of the one that has its id, or of the words it was made of. Where these
// have been changed on the page since the form was opened, nothing typed there
// is lost: a new block stands below them, and the change of a card is put in the
// second time only.
func (s *Screen) put(at *spot, b doc.Block, parts ...doc.Block) error {
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
	copied := ""
	if !b.Time.Door() && s.exemptOf(s.itemOf(at.item)) == "" {
		b.Exempt = cmp.Or(b.Exempt, at.exempt)
		if b.Exempt == "" {
			copied = s.session.Clip.Exempt(doc.Lettered(append([]doc.Block{b}, parts...)))
			b.Exempt = copied
		}
		for i := range parts {
			parts[i].Exempt = cmp.Or(parts[i].Exempt, b.Exempt)
		}
	}
	if !s.insert(b, parts) {
		return errCannotPut
	}
	if at.amended {
		s.session.Tell("The motion was amended by words that are kept from the public, and so is this.")
	}
	if copied != "" {
		s.session.Tell("Words in it were copied from what is kept from the public: so is it now. “Open this passage to the public” opens it.")
	}
	if b.ID != "" { // who goes on typing goes on behind it
		last := append([]doc.Block{b}, parts...)[len(parts)]
		s.editor.GoToEnd(at.item, last.ID)
	}
	return nil
}

// insert puts a block into the place of the one with its id, or at the caret.
func (s *Screen) insert(b doc.Block, parts []doc.Block) bool {
	if b.ID != "" {
		return s.editor.ReplaceBlock(b, parts...)
	}
	return s.editor.InsertBlock(b, parts...)
}

// wordsAt is the text of the block at a spot with its lettered parts; false if
// it has gone.
func (s *Screen) wordsAt(at spot) (string, bool) {
	if s.page.Index(at.item, at.block) < 0 {
		return "", false
	}
	return strings.TrimSpace(doc.Lettered(s.page.Document(at.item).Proposal(at.block))), true
}

// mayBePublic says what is wrong with words for a place that is always public: some
// of them were copied from what is not.
func (s *Screen) mayBePublic(words string) error {
	if s.session.Clip.Exempt(words) != "" {
		return errCopied
	}
	return nil
}

const errCopied widgets.Problem = "Words in it were copied from what is kept from the public, and here everybody reads them: please say it in other words."

const errChangedMeanwhile widgets.Problem = "The words on the page were changed after this form was opened. Ctrl+Enter again puts the form’s words in their place."

const errCannotPut widgets.Problem = "It cannot stand at this place. Put the caret into an item and try again."

// writable tells whether something can be put into the minutes now.
func (s *Screen) writable() bool {
	return s.place.Meeting != 0 && s.begun() && !s.locked()
}

// begun tells whether the minutes of the meeting have been begun.
func (s *Screen) begun() bool {
	st := s.meeting().Status
	return st != "" && st != data.Planned && st != data.Issued
}

// room is who may propose and vote at a spot of the minutes.
func (s *Screen) room(at spot) forms.Room {
	roll := s.rollAt(at)
	r := forms.Room{Voters: roll.Voters(at.item), Votes: roll.Votes(at.item), Named: s.votedByName(at.item)}
	movers := slices.Clone(r.Voters)
	for _, p := range s.people {
		if !contains(movers, p) {
			movers = append(movers, p)
		}
	}
	r.Movers = s.rosterAt(movers, roll, at.item)
	for _, a := range roll.Attendance {
		here := roll.Here(a, at.item) || roll.Out(a.Person.ID, at.item)
		if rules.Counts(a) && here && roll.Barred(a.Person.ID, at.item) {
			r.Barred = append(r.Barred, a.Person)
		}
	}
	return r
}

// votedByName tells whether votes on an item, or on the item it belongs to, are
// recorded by name.
func (s *Screen) votedByName(item int64) bool {
	for _, it := range s.items {
		if it.ID == item {
			return it.Budget || it.Parent != 0 && s.votedByName(it.Parent)
		}
	}
	return false
}

func contains(people []data.Person, p data.Person) bool {
	for _, other := range people {
		if other.ID == p.ID {
			return true
		}
	}
	return false
}

// onCard is how the change of a card is brought back.
const onCard = "Alt+Enter on it"

// reopen opens the form of a card that stands in the minutes.
func (s *Screen) reopen(b doc.Block) {
	if !s.writable() || s.pane.Again(onCard, b.ID) {
		return
	}
	at := spot{item: s.section(), block: b.ID}
	at.words, _ = s.wordsAt(at)
	switch {
	case b.Resolution != nil:
		form := forms.NewResolution(s.record.Body.Wording, s.room(at), s.pane.On)
		_, form.Settled = carriedBefore(s.page.Document(at.item), b.ID)
		form.Set(s.page.Document(at.item).Proposal(b.ID))
		s.openProposal(form, at, onCard)
	case b.Motion != nil:
		d := s.page.Document(at.item)
		form := forms.NewMotion(s.record.Body.Wording, s.room(at), forms.MovedAround(d, b), s.pane.On)
		form.Set(d.Proposal(b.ID))
		s.openProposal(form, at, onCard)
	case b.Action != nil:
		form := forms.NewAction(s.roster(s.people), s.meeting().Start.Date(), data.DateOf(s.session.Now()), s.pane.On)
		form.Set(b)
		s.openAction(form, at, onCard)
	case b.Time != nil:
		form := forms.NewNote(s.roster(s.people), data.ClockOf(s.session.Now()), s.pane.On)
		form.Set(b)
		s.openNote(form, b, at, onCard)
	}
}
