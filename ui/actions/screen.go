// Package actions is the screen on which what people were asked to do is
// followed until it is done.
//
// Words. An action is made in the minutes and stays as they say; here only how
// far it has come changes: open, done or withdrawn, and what its owner last
// said.
package actions

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen lists the actions.
type Screen struct {
	session *session.Session
	bodies  []data.Body
	all     []store.ActionRow // as the book lists them
	rows    []store.ActionRow // as filtered

	header *widgets.Header
	find   *widgets.Entry
	body   *widgets.Choice
	open   *widgets.Check
	list   *widgets.List
	page   *fyne.Container
	table  fyne.CanvasObject
	empty  fyne.CanvasObject
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.header = widgets.NewHeader("Actions", "What people were asked to do")
	s.find = widgets.NewEntry("Find by owner or words").Whole()
	s.find.OnChanged = func(string) { s.filter() }
	s.find.OnKey = s.findKey
	s.body = widgets.NewChoice([]string{everyBody}, func(int) { s.read() })
	s.body.Choose(0)
	s.open = widgets.NewCheck("Open only", func(bool) { s.read() })
	s.open.Checked = true
	s.list = widgets.NewList(func() int { return len(s.rows) }, newRow, s.fill)
	s.list.OnOpen = func(int) { s.progress() }
	s.list.OnKey = s.key
	s.list.OnRune = s.letter
	filters := widgets.NewColumns([]float32{-2, -1, 8}, s.find, s.body, s.open)
	s.table = widgets.NewPage(headings(), s.list)
	s.empty = widgets.NewEmpty("No actions here. They come from the minutes: Ctrl+Shift+A in the minutes makes one.")
	s.page = container.NewStack(s.table)
	return widgets.NewPage(container.NewVBox(s.header, filters), s.page)
}

const everyBody = "Every body"

// Show reads the book and puts the hands on the list.
func (s *Screen) Show(session.Place) {
	bodies, err := s.session.Book.Bodies(context.Background())
	if err != nil {
		s.session.Fail("read the bodies", err)
		return
	}
	s.bodies = bodies
	labels := []string{everyBody}
	for _, b := range bodies {
		labels = append(labels, b.Name)
	}
	s.body.SetLabels(labels)
	s.body.Choose(max(0, s.body.Chosen()))
	s.read()
	s.toList()
}

// toList puts the hands on the list, or into the find field while it is empty.
func (s *Screen) toList() {
	if len(s.rows) == 0 {
		s.session.Window.Canvas().Focus(s.find)
		return
	}
	s.session.Window.Canvas().Focus(s.list)
}

// Leave has nothing to save.
func (s *Screen) Leave() error { return nil }

func (s *Screen) read() {
	f := store.ActionFilter{Open: s.open.Checked}
	if i := s.body.Chosen(); i > 0 {
		f.Body = s.bodies[i-1].ID
	}
	rows, err := s.session.Book.Actions(context.Background(), f)
	if !s.session.Did("read the actions", err) {
		return
	}
	s.all = rows
	s.filter()
}

// filter lists the actions that hold every word of the find field in their
// owner, words or body.
func (s *Screen) filter() {
	s.rows = nil
	words := widgets.Looked(s.find.Text)
	for _, r := range s.all {
		if widgets.Holds(words, r.Owner, r.Text, r.BodyName, r.Progress) {
			s.rows = append(s.rows, r)
		}
	}
	s.list.SetCursor(s.list.Cursor())
	shown := s.table
	if len(s.rows) == 0 {
		shown = s.empty
	}
	s.page.Objects = []fyne.CanvasObject{shown}
	s.page.Refresh()
	s.header.SetTitle("Actions", summary(s.rows, data.DateOf(s.session.Now())))
	s.session.Commands()
}

// summary says how many there are and how many are late.
func summary(rows []store.ActionRow, today data.Date) string {
	late := 0
	for _, r := range rows {
		if r.Overdue(today) {
			late++
		}
	}
	words := widgets.Capital(widgets.Count(len(rows), "action"))
	if late > 0 {
		words += ", " + strconv.Itoa(late) + " past the day"
	}
	return words
}

func (s *Screen) current() (store.ActionRow, bool) {
	if i := s.list.Cursor(); i >= 0 {
		return s.rows[i], true
	}
	return store.ActionRow{}, false
}

func (s *Screen) findKey(key *fyne.KeyEvent) bool {
	return widgets.FindKey(s.find, key, func(key *fyne.KeyEvent) {
		s.toList()
		s.list.TypedKey(key)
	}, s.toList)
}

func (s *Screen) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeySpace {
		s.toggle()
		return true
	}
	return false
}

func (s *Screen) letter(r rune) {
	switch r {
	case 'g', 'G':
		s.goToMinute()
	case '/':
		s.session.Window.Canvas().Focus(s.find)
	}
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { _, ok := s.current(); return !ok }
	return []session.Command{
		{Menu: "Edit", Name: "Find an action", Key: session.KeyFind, Run: func() { s.session.Window.Canvas().Focus(s.find) }},
		{Menu: "Action", Name: "Done or open again (Space)", Run: s.toggle, Off: none},
		{Menu: "Action", Name: "Progress… (Enter)", Run: s.progress, Off: none},
		{Menu: "Action", Name: "Go to its minute (G)", Run: s.goToMinute, Off: none},
		{Menu: "Action", Name: "Open only, or all", Run: func() { s.open.SetChecked(!s.open.Checked) }},
	}
}

func (s *Screen) goToMinute() {
	if a, ok := s.current(); ok {
		s.session.Go(session.Place{Screen: session.Minutes, Meeting: a.Meeting, Item: a.Item, Block: a.Block})
	}
}

var columns = []float32{8, 9, -3, 6, -1, 7}

func headings() fyne.CanvasObject {
	var heads []fyne.CanvasObject
	for _, h := range []string{"Due", "Owner", "Action", "Minute", "Body", "Status"} {
		heads = append(heads, widgets.NewBoldLine(h, look.Muted))
	}
	return widgets.NewRowHead(columns, heads...)
}

func newRow() fyne.CanvasObject {
	return widgets.NewColumns(columns,
		widgets.NewLine("", look.Text), widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text),
		widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted), widgets.NewBadge("", widgets.Plain))
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	row, a := o.(*fyne.Container).Objects, s.rows[i]
	due := a.DueText
	if a.Due != "" {
		due = a.Due.Short()
	}
	number := a.MinuteNumber
	if number == "" {
		number = a.On.Short()
	}
	row[0].(*widgets.Text).SetText(due)
	row[1].(*widgets.Text).SetText(a.Owner)
	row[2].(*widgets.Text).SetText(a.Text)
	row[3].(*widgets.Text).SetText(number)
	row[4].(*widgets.Text).SetText(a.BodyName)
	label, tone := badge(a.Action, data.DateOf(s.session.Now()))
	row[5].(*widgets.Badge).Set(label, tone)
}

func badge(a data.Action, today data.Date) (string, widgets.Tone) {
	switch {
	case a.Overdue(today):
		return "Overdue", widgets.Bad
	case a.Status == data.Done:
		return "Done", widgets.Good
	case a.Status == data.Withdrawn:
		return "Withdrawn", widgets.Plain
	case a.Due != "" && a.Due <= today.Add(7):
		return "Soon", widgets.Warning
	}
	return "Open", widgets.Notice
}
