package minutes

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// businessCommands are what the clerk does with items: the order they are taken
// in, urgent and deferred ones, and private session.
func (s *Screen) businessCommands() []session.Command {
	locked := func() bool { return !s.writable() }
	door := "Into private session…"
	if _, in := s.inPrivate(); in {
		door = "Back into public session"
	}
	return []session.Command{
		{Menu: "Business", Name: "Take an item next…", Key: session.KeyTakeNext, Run: s.takeNext, Off: locked},
		{Menu: "Business", Name: "Take this item earlier", Key: session.KeyMoveUp, Run: s.onPage(func() { s.moveItem(-1) }), Off: locked},
		{Menu: "Business", Name: "Take this item later", Key: session.KeyMoveDown, Run: s.onPage(func() { s.moveItem(+1) }), Off: locked},
		{Menu: "Business", Name: "Number the minutes again in the order taken…", Run: s.numberAsTaken, Off: func() bool { return s.renumbered() == "" }},
		{Menu: "Business", Name: "Urgent item…", Key: session.KeyUrgent, Run: s.urgentItem, Off: locked},
		{Menu: "Business", Name: "Say why this item is urgent…", Run: s.sayUrgent, Off: func() bool { _, ok := s.cameLater(); return !ok }},
		{Menu: "Business", Name: "Defer this item…", Key: session.KeyDefer, Run: s.deferItem, Off: locked},
		{Menu: "Business", Name: door, Key: session.KeyPrivate, Run: s.throughTheDoor, Off: locked},
		{Menu: "Business", Name: "Keep this passage from the public…", Key: session.KeyWithhold, Run: s.withhold, Off: locked},
		{Menu: "Business", Name: "Open this passage to the public", Run: s.onPage(s.openPassage), Off: locked},
	}
}

// setOrder shows the items as they stand in the order given.
func (s *Screen) setOrder(items []record.Item) {
	s.record.Items, s.items = items, nil
	for _, it := range items {
		s.items = append(s.items, it.Item)
	}
	s.outline.Set(s.items)
	s.outline.At(s.section())
	s.takeRoll()
}

// followOrder gives the book the order in which the page has the items, where
// that is another than it was: they have been moved, or that was undone.
func (s *Screen) followOrder() {
	order := s.page.Sections()
	if s.inOrder(order) {
		return
	}
	items := slices.Clone(s.record.Items)
	slices.SortStableFunc(items, func(a, b record.Item) int { return slices.Index(order, a.ID) - slices.Index(order, b.ID) })
	s.setOrder(items)
	s.session.Did("keep the order of business", s.keepOrder())
	s.session.Commands()
}

// inOrder tells whether the items stand in an order.
func (s *Screen) inOrder(order []int64) bool {
	for i := range s.items {
		if i == len(order) || order[i] != s.items[i].ID {
			return false
		}
	}
	return len(order) == len(s.items)
}

// keepOrder gives the book the order of the items of the first level.
func (s *Screen) keepOrder() error {
	var first []int64
	for i, it := range s.items {
		if it.Parent == 0 {
			first = append(first, it.ID)
			s.items[i].Taken, s.record.Items[i].Taken = len(first), len(first)
		}
	}
	return s.session.Book.TakeInOrder(context.Background(), s.place.Meeting, first)
}

// inAnotherOrder tells whether the items stand in another order than the
// agenda's.
func (s *Screen) inAnotherOrder() bool {
	return slices.ContainsFunc(s.items, func(it data.Item) bool { return it.Taken != 0 })
}

// party is an item of the first level with its sub-items: they are taken
// together.
type party []int64

// parties are the items of the page as they move.
func (s *Screen) parties() []party {
	var out []party
	for _, it := range s.items {
		if it.Parent == 0 || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], it.ID)
	}
	return out
}

// partyOf is the place of the party that an item moves with; -1 for none.
func partyOf(all []party, item int64) int {
	return slices.IndexFunc(all, func(p party) bool { return slices.Contains(p, item) })
}

func keysOf(all []party) []int64 {
	var out []int64
	for _, p := range all {
		out = append(out, p...)
	}
	return out
}

// inHand is the item that the keys are on: in the outline that under its cursor,
// else that of the caret.
func (s *Screen) inHand() int64 {
	if item, in := s.outline.InHand(s.session.Window.Canvas().Focused()); in {
		return item
	}
	return s.section()
}

// moveItem lets the item in hand change places with the one before or after it.
func (s *Screen) moveItem(n int) {
	item := s.inHand()
	all := s.parties()
	i := partyOf(all, item)
	if !s.writable() || i < 0 || i+n < 0 || i+n >= len(all) {
		return
	}
	all[i], all[i+n] = all[i+n], all[i]
	if !s.editor.Reorder(keysOf(all)) {
		return
	}
	s.editor.GoTo(item, "")
	s.arrived(item)
	where := "first"
	if at := partyOf(all, item); at > 0 {
		where = "after " + s.titleOf(all[at-1][0])
	}
	s.session.Tell(fmt.Sprintf("%s is now taken %s. Undo puts it back.", s.titleOf(item), where))
}

// takeNext asks which item is taken after the one in hand, moves it there, says
// so in the minutes and goes to it.
func (s *Screen) takeNext() {
	by := session.KeyText(session.KeyTakeNext)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	now := s.section()
	which := widgets.NewEntry("its number, or letters of its title")
	found := widgets.NewBoldLine("", look.Accent).Whole()
	note := forms.NewTextField("nothing is said of it", 3, s.pane.On)
	offered := ""
	which.OnChanged = func(typed string) {
		it, err := s.toTakeNext(now, typed)
		found.SetText("")
		said := ""
		if err == nil {
			found.SetText(outline.Line(it))
			said = rules.TakenNext(s.record.Body.Wording, it)
		}
		if note.Text == offered {
			note.SetText(said)
			offered = said
		}
	}
	form := widgets.NewForm().Add("Item", which)
	form.Side(found)
	form.Add("Note in the minutes", note).
		Note("The item keeps its number; the agenda keeps its order. Leave the note empty to move the item without a word.")
	s.pane.Open(pane.Task{Title: "Take an item next", By: by, Content: form.Scroll(), Focus: which, Verb: "Take it next (Ctrl+Enter)",
		Words: forms.Said(which), Do: func() error {
			it, err := s.toTakeNext(now, which.Text)
			if err != nil {
				return err
			}
			s.takeAfter(now, it, forms.Clean(note.Text))
			return nil
		}})
}

// toTakeNext is the item that a number or letters mean: one that is not in hand.
func (s *Screen) toTakeNext(now int64, typed string) (data.Item, error) {
	i := outline.Find(s.items, typed)
	if i < 0 {
		return data.Item{}, errNoSuchItem
	}
	all := s.parties()
	at := partyOf(all, s.items[i].ID)
	if at == partyOf(all, now) {
		return data.Item{}, errInHand
	}
	return s.itemOf(all[at][0]), nil
}

const (
	errNoSuchItem widgets.Problem = "No item of this meeting has that number or word."
	errInHand     widgets.Problem = "That is the item in hand already."
)

// takeAfter puts an item after the one in hand, with a note at the end of that,
// as one step of undo.
func (s *Screen) takeAfter(now int64, it data.Item, note string) {
	all := s.parties()
	from := partyOf(all, it.ID)
	moved := all[from]
	all = slices.Delete(all, from, from+1)
	all = slices.Insert(all, partyOf(all, now)+1, moved)
	s.editor.GoTo(now, "")
	s.editor.Together(func() {
		if note != "" {
			s.page.InsertBlock(doc.Text(note))
		}
		s.page.Reorder(keysOf(all))
	})
	s.enterItem(it.ID)
}

// renumbered says what numbering the minutes again would change; empty for
// nothing.
func (s *Screen) renumbered() string {
	if !s.writable() || s.meeting().Status != data.Drafting {
		return ""
	}
	numbers := rules.NumbersAsTaken(s.items)
	var changes []string
	for _, it := range s.items {
		if to := numbers[it.ID].Printed; it.Parent == 0 && to != it.MinuteNumber {
			changes = append(changes, fmt.Sprintf("%s becomes %s", it.MinuteNumber, to))
		}
	}
	if len(changes) == 0 {
		return ""
	}
	last := len(changes) - 1
	if last == 0 {
		return "Minute " + changes[0] + "."
	}
	return "Minute " + strings.Join(changes[:last], ", ") + " and " + changes[last] + "."
}

// numberAsTaken asks whether the minutes are to be numbered in the order in which
// the items were taken, and does it.
func (s *Screen) numberAsTaken() {
	changes := s.renumbered()
	if changes == "" {
		return
	}
	widgets.Ask(s.session.Window, "Number the minutes again?",
		changes+" References to these minutes follow. Agenda numbers stay, and so does what was sent out already.",
		"Number them again", func() {
			if s.session.Did("number the minutes again", s.giveNumbers()) {
				s.session.Tell("The minutes are numbered in the order taken.")
			}
			s.session.Commands()
		})
}

// giveNumbers numbers the minutes again in the book and on the page.
func (s *Screen) giveNumbers() error {
	ctx := context.Background()
	if err := s.saver.Flush(); err != nil {
		return err
	}
	if err := s.session.Book.NumberAsTaken(ctx, s.place.Meeting); err != nil {
		return err
	}
	items, err := s.session.Book.Items(ctx, s.place.Meeting)
	if err != nil {
		return err
	}
	for _, it := range items {
		i := slices.IndexFunc(s.items, func(old data.Item) bool { return old.ID == it.ID })
		if i < 0 {
			return errors.New("the items of the meeting were changed elsewhere: open the minutes again")
		}
		s.items[i], s.record.Items[i].Item = it, it
		s.page.SetHeading(it.ID, outline.Number(it), it.Title)
	}
	s.setOrder(s.record.Items)
	s.showDeclared()
	return s.followNumbers()
}
