// Package plan is the screen of a body's forward plan, which committees call
// their work programme: the business it expects, month by month.
//
// Words. An entry is one piece of business. It is due on the day of a meeting, in
// a month, or when the clerk knows. Until it is taken onto an agenda it is to
// come; afterwards it points to its item. A key decision and business in private
// need a notice 28 clear days before (SI 2012/2089 regs 5 and 9): the list says by
// when.
//
// Promises. An exempt entry becomes an exempt item. Taking an entry onto an agenda
// and deferring an item to the plan are one step each: see ui/agenda.
package plan

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen lists the forward plan of one body.
type Screen struct {
	session  *session.Session
	bodies   []data.Body // those that meet
	at       int64       // the body in sight
	all      []store.PlanRow
	rows     []row
	calendar rules.Calendar

	header *widgets.Header
	find   *widgets.Entry
	body   *widgets.Choice
	taken  *widgets.Check // those on an agenda too
	list   *widgets.List
	page   *fyne.Container
	table  fyne.CanvasObject
	empty  fyne.CanvasObject // nothing is planned
	none   fyne.CanvasObject // nothing was found
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.header = widgets.NewHeader("Forward plan", "The business a body expects",
		widgets.NewButton("Export…  "+session.KeyText(session.KeyExport), s.export),
		widgets.NewButton("What was deferred…", s.takeDeferred),
		widgets.NewMainButton("New entry  "+session.KeyText(session.KeyNew), s.add))
	s.find = widgets.NewEntry("Find by words").Whole()
	s.find.OnChanged = func(string) { s.filter() }
	s.find.OnKey = s.findKey
	s.body = widgets.NewChoice(nil, func(i int) { s.choose(i) })
	s.taken = widgets.NewCheck("Show what is on an agenda", func(bool) { s.filter() })
	s.list = widgets.NewList(func() int { return len(s.rows) }, newRow, s.fill)
	s.list.OnOpen = func(int) { s.edit() }
	s.list.OnKey = s.key
	s.list.OnRune = s.letter
	filters := widgets.NewColumns([]float32{-1, -1, 14}, s.body, s.find, s.taken)
	s.table = widgets.NewPage(headings(), s.list)
	s.empty = widgets.NewEmpty("Nothing is planned here yet. Ctrl+N adds what the body expects to deal with; the agenda of each meeting is then offered what is due.",
		widgets.NewMainButton("New entry", s.add))
	s.none = widgets.NewEmpty("No entry has these words.")
	s.page = container.NewStack(s.table)
	return widgets.NewPage(container.NewVBox(s.header, filters), s.page)
}

// Show reads the book and puts the hands on the list. The plan is that of the
// place, of the body whose meeting was worked on, or of the one shown before.
func (s *Screen) Show(p session.Place) {
	ctx := context.Background()
	bodies, err := s.session.Book.Bodies(ctx)
	if !s.session.Did("read the bodies", err) {
		return
	}
	s.bodies = slices.DeleteFunc(bodies, func(b data.Body) bool { return b.Archived })
	labels := make([]string, len(s.bodies))
	for i, b := range s.bodies {
		labels[i] = b.Name
	}
	if p.Body == 0 && p.Meeting != 0 {
		if m, err := s.session.Book.Meeting(ctx, p.Meeting); err == nil {
			p.Body = m.Body
		}
	}
	if p.Body != 0 {
		s.at = p.Body
	}
	s.body.SetLabels(labels)
	i := max(0, slices.IndexFunc(s.bodies, func(b data.Body) bool { return b.ID == s.at }))
	s.body.Choose(i)
	s.choose(i)
	s.toList()
}

// choose shows the plan of another body.
func (s *Screen) choose(i int) {
	if i < 0 || i >= len(s.bodies) {
		s.at, s.all = 0, nil
		s.filter()
		return
	}
	s.at = s.bodies[i].ID
	s.read(0)
}

// read reads the plan and puts the cursor on an entry; 0 leaves it.
func (s *Screen) read(entry int64) {
	all, err := s.session.Book.Plan(context.Background(), s.at)
	if !s.session.Did("read the forward plan", err) {
		return
	}
	s.all = all
	if s.calendar, err = s.session.Book.Calendar(context.Background()); !s.session.Did("read the holidays", err) {
		return
	}
	s.filter()
	if i := slices.IndexFunc(s.rows, func(r row) bool { return r.ID == entry }); i >= 0 {
		s.list.SetCursor(i)
	}
}

// filter lists the entries to come, and those on an agenda where they are wanted,
// that hold every word of the find field.
func (s *Screen) filter() {
	words := widgets.Looked(s.find.Text)
	s.rows = nil
	for _, e := range s.all {
		if (e.Item == 0 || s.taken.Checked) && widgets.Holds(words, e.Title, e.Text, e.Presenter) {
			month := Expected(e.Due)
			if n := len(s.rows); n > 0 && Expected(s.rows[n-1].Due) == month {
				month = ""
			}
			s.rows = append(s.rows, row{e, month})
		}
	}
	s.list.SetCursor(s.list.Cursor())
	shown := s.table
	switch {
	case len(s.rows) > 0:
	case len(words) > 0:
		shown = s.none
	default:
		shown = s.empty
	}
	s.page.Objects = []fyne.CanvasObject{shown}
	s.page.Refresh()
	s.header.SetTitle("Forward plan", s.summary())
	s.session.Commands()
}

// summary says how much is to come and how much of it was expected by now.
func (s *Screen) summary() string {
	coming, late := 0, 0
	today := data.DateOf(s.session.Now())
	for _, e := range s.all {
		if e.Item != 0 {
			continue
		}
		coming++
		if Overdue(e.Due, today) {
			late++
		}
	}
	words := fmt.Sprintf("%d to come", coming)
	if late > 0 {
		words += fmt.Sprintf(", %d of them expected before this month", late)
	}
	return words
}

// current is the entry under the cursor.
func (s *Screen) current() (store.PlanRow, bool) {
	if i := s.list.Cursor(); i >= 0 {
		return s.rows[i].PlanRow, true
	}
	return store.PlanRow{}, false
}

// theBody is the body whose plan is in sight.
func (s *Screen) theBody() (data.Body, bool) {
	i := slices.IndexFunc(s.bodies, func(b data.Body) bool { return b.ID == s.at })
	if i < 0 {
		return data.Body{}, false
	}
	return s.bodies[i], true
}

// toList puts the hands on the list, or into the find field while it is empty.
func (s *Screen) toList() {
	if len(s.rows) == 0 {
		s.session.Window.Canvas().Focus(s.body)
		return
	}
	s.session.Window.Canvas().Focus(s.list)
}

// Leave has nothing to save.
func (s *Screen) Leave() error { return nil }

func (s *Screen) findKey(key *fyne.KeyEvent) bool {
	return widgets.FindKey(s.find, key, func(key *fyne.KeyEvent) {
		s.toList()
		s.list.TypedKey(key)
	}, s.toList)
}

func (s *Screen) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete {
		s.remove()
		return true
	}
	return false
}

func (s *Screen) letter(r rune) {
	switch r {
	case 't', 'T':
		s.take()
	case 'g', 'G':
		s.goToItem()
	case '/':
		s.session.Window.Canvas().Focus(s.find)
	}
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { _, ok := s.current(); return !ok }
	noBody := func() bool { _, ok := s.theBody(); return !ok }
	free := func() bool { e, ok := s.current(); return !ok || e.Item != 0 }
	return []session.Command{
		s.exportCommand(noBody),
		{Menu: "Edit", Name: "Find in the plan", Key: session.KeyFind, Run: func() { s.session.Window.Canvas().Focus(s.find) }},
		{Menu: "Plan", Name: "New entry…", Key: session.KeyNew, Run: s.add, Off: noBody},
		{Menu: "Plan", Name: "Change the entry… (Enter)", Run: s.edit, Off: none},
		{Menu: "Plan", Name: "A month later", Key: session.KeyMoveDown, Run: func() { s.shift(+1) }, Off: free},
		{Menu: "Plan", Name: "A month earlier", Key: session.KeyMoveUp, Run: func() { s.shift(-1) }, Off: free},
		{Menu: "Plan", Name: "Take it onto an agenda… (T)", Key: session.KeyBusiness, Run: s.take, Off: free},
		{Menu: "Plan", Name: "Go to its agenda (G)", Run: s.goToItem, Off: func() bool { e, ok := s.current(); return !ok || e.Item == 0 }},
		{Menu: "Plan", Name: "What was deferred or asked for…", Run: s.takeDeferred, Off: noBody},
		{Menu: "Plan", Name: "Remove the entry…", Key: session.KeyRemove, Run: s.remove, Off: none},
		{Menu: "Plan", Name: "Show what is on an agenda, or not", Run: func() { s.taken.SetChecked(!s.taken.Checked) }},
	}
}

// goToItem goes to the item that the entry under the cursor has become.
func (s *Screen) goToItem() {
	if e, ok := s.current(); ok && e.Item != 0 {
		s.session.Go(session.Place{Screen: session.Agenda, Meeting: e.Meeting, Item: e.Item})
	}
}
