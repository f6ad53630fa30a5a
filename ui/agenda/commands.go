package agenda

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/exporting"
	"minutebook/ui/history"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Commands lists what can be done with an agenda.
func (s *Screen) Commands() []session.Command {
	none := func() bool { return s.place.Meeting == 0 }
	locked := func() bool { return !s.writable() }
	empty := func() bool { _, ok := s.current(); return !ok || locked() }
	planned := func() bool { return none() || s.meeting.Status != data.Planned }
	commands := []session.Command{
		{Menu: "File", Name: "Export as PDF…", Key: session.KeyExport, Run: s.export, Off: none},
		{Menu: "File", Name: "What was issued…", Key: session.KeyIssued, Run: func() { exporting.ShowIssued(s.session, s.place.Meeting) }, Off: none},

		{Menu: "Item", Name: "New item below", Key: session.KeyNew, Run: s.add, Off: locked},
		{Menu: "Item", Name: "Move up", Key: session.KeyMoveUp, Run: func() { s.shift(-1) }, Off: empty},
		{Menu: "Item", Name: "Move down", Key: session.KeyMoveDown, Run: func() { s.shift(+1) }, Off: empty},
		{Menu: "Item", Name: "Make a sub-item", Key: session.KeyNest, Run: s.nest, Off: empty},
		{Menu: "Item", Name: "Make an item of its own", Key: session.KeyUnnest, Run: s.raise, Off: empty},
		{Menu: "Item", Name: "Remove", Key: session.KeyRemove, Run: s.remove, Off: empty},
		{Menu: "Item", Name: "Bring back a removed item…", Key: session.KeyBringBack, Run: s.bringBack, Off: locked},
		{Menu: "Item", Name: "Defer to the forward plan…", Key: session.KeyDefer, Run: s.deferItem, Off: empty},
		s.passageCommand(empty),
		{Menu: "Item", Name: "Name the minutes that wait", Run: s.nameMinutes, Off: empty},
		{Menu: "Item", Name: "Attach the minutes that wait", Run: s.attachMinutes, Off: empty},
		{Menu: "Item", Name: "Versions of the item…", Key: session.KeyHistory, Run: s.showVersions, Off: func() bool { _, ok := s.current(); return !ok }},
		{Menu: "Item", Name: "Say why it is urgent…", Run: s.sayUrgent, Off: s.notUrgent},

		{Menu: "Agenda", Name: "Take in what waits…", Key: session.KeyBusiness, Run: s.takeBusiness, Off: locked},
		{Menu: "Agenda", Name: "Copy from an earlier agenda…", Key: session.KeyCopyItems, Run: s.copyItems, Off: locked},
		{Menu: "Agenda", Name: "Save this agenda as a template…", Run: s.saveAsTemplate, Off: func() bool { return none() || len(s.items) == 0 }},
		{Menu: "Agenda", Name: "Exclude the press and public", Run: s.excludePublic, Off: locked},
		{Menu: "Agenda", Name: "Issue the agenda…", Key: session.KeyIssue, Run: s.issue, Off: planned},
		{Menu: "Agenda", Name: "By when it must be out…", Key: session.KeyNotice, Run: s.strip.Explain, Off: none},
		{Menu: "Agenda", Name: "Number the items anew…", Run: s.renumber, Off: func() bool { return locked() || s.meeting.Status == data.Planned }},
		{Menu: "Agenda", Name: "Begin the minutes", Run: s.toMinutes, Off: none},
	}
	commands = append(commands, s.printed.commands()...)
	return append(commands, s.form.papers.commands(empty)...)
}

// flush saves what is typed before something else happens to the items.
func (s *Screen) flush(doing string) bool {
	return s.session.Did(doing, s.saver.Flush())
}

// did shows the items again after something happened to them, standing on one.
func (s *Screen) did(doing string, err error, item int64) {
	s.session.Did(doing, err)
	if s.session.Did("read the agenda", s.readItems()) {
		s.standOn(item)
	}
}

// add adds an item below the one in hand, after its sub-items.
func (s *Screen) add() {
	if !s.writable() || !s.flush("add an item") {
		return
	}
	here, _ := s.current()
	it := data.Item{Meeting: s.meeting.ID, Parent: here.Parent}
	err := s.session.Book.AddItem(context.Background(), &it, here.ID)
	s.did("add an item", err, it.ID)
	if err == nil {
		s.focus(s.form.title)
		s.tellLate(it)
	}
}

// moveTo moves an item to a place.
func (s *Screen) moveTo(it data.Item, to place) {
	if !s.flush("move the item") {
		return
	}
	err := s.session.Book.MoveItem(context.Background(), it.ID, to.parent, to.position)
	s.did("move the item", err, it.ID)
}

// shift moves the item n places among its siblings, or the paper in hand among
// the item's papers.
func (s *Screen) shift(n int) {
	if s.session.Window.Canvas().Focused() == fyne.Focusable(s.form.papers.list) {
		s.form.papers.shift(n)
		return
	}
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	if to, ok := s.items.beside(it.ID, n); ok {
		s.moveTo(it, to)
	}
}

func (s *Screen) nest() {
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	to, why := s.items.nested(it.ID)
	if why != "" {
		s.session.Tell(why)
		return
	}
	s.moveTo(it, to)
}

func (s *Screen) raise() {
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	if to, ok := s.items.raised(it.ID); ok {
		s.moveTo(it, to)
	}
}

// drop moves an item that was dragged to a row.
func (s *Screen) drop(id int64, row int) {
	to, moved := s.items.dropped(id, row)
	if !moved || !s.writable() {
		return
	}
	s.moveTo(s.items[s.items.index(id)], to)
}

// remove removes the item in hand, after a question if anything is lost by it.
func (s *Screen) remove() {
	it, ok := s.current()
	if !ok || !s.writable() || !s.flush("remove the item") {
		return
	}
	if s.bare(it) {
		s.removeNow(it)
		return
	}
	widgets.Ask(s.session.Window, "Remove an item", "Remove “"+titleWords(it)+"”"+s.losing(it)+"?", "Remove it", func() { s.removeNow(it) })
}

// bare tells whether an item holds nothing that would be lost.
func (s *Screen) bare(it data.Item) bool {
	t := s.texts[it.ID]
	return it.Title == "" && t.Agenda.Doc.Empty() && t.Minutes.Doc.Empty() && s.losing(it) == ""
}

// losing says what goes with an item.
func (s *Screen) losing(it data.Item) string {
	var parts []string
	if subs := len(s.items.siblings(it.ID)); subs > 0 {
		parts = append(parts, "its "+widgets.Count(subs, "sub-item"))
	}
	if papers := len(s.papers[it.ID]); papers > 0 {
		parts = append(parts, "its "+paperCount(papers))
	}
	if !s.texts[it.ID].Minutes.Doc.Empty() {
		parts = append(parts, "its minutes")
	}
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return " and " + parts[0]
	default:
		return ", " + strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}

func (s *Screen) removeNow(it data.Item) {
	next := s.neighbour(it)
	err := s.session.Book.DeleteItem(context.Background(), it.ID)
	s.did("remove the item", err, next)
	s.focus(s.list.List)
	if err == nil && it.Title != "" {
		s.session.Tell("“" + it.Title + "” is removed; " + session.KeyText(session.KeyBringBack) + " brings it back.")
		s.admitPublic()
	}
}

// neighbour is the item to stand on when one has gone; 0 for none.
func (s *Screen) neighbour(it data.Item) int64 {
	rest := s.items.without(it.ID)
	if len(rest) == 0 {
		return 0
	}
	return rest[min(s.items.index(it.ID), len(rest)-1)].ID
}

// renumber gives out the numbers anew, after a question.
func (s *Screen) renumber() {
	if !s.writable() || !s.flush("number the items") {
		return
	}
	widgets.Ask(s.session.Window, "Number the items anew",
		"Give every item its number anew, in the order they stand in now? Numbers already published will change.", "Number them anew", func() {
			it, _ := s.current()
			s.did("number the items", s.session.Book.Renumber(context.Background(), s.meeting.ID), it.ID)
		})
}

// toMinutes goes to the minutes of the meeting.
func (s *Screen) toMinutes() {
	it, _ := s.current()
	s.session.Go(session.Place{Screen: session.Minutes, Meeting: s.place.Meeting, Item: it.ID})
}

// showVersions saves what is typed and shows the versions of the item in hand.
func (s *Screen) showVersions() {
	it, ok := s.current()
	if !ok || !s.flush("save the agenda") {
		return
	}
	history.Show(s.session, it, store.AgendaPart, func() {
		s.form.item, s.place.Item = 0, it.ID // the form has the text that stood before
		s.Show(s.place)
	})
}

// export saves what is typed and opens the dialog.
func (s *Screen) export() {
	if s.flush("save the agenda before it is exported") {
		exporting.Show(s.session, s.meeting.ID)
	}
}
