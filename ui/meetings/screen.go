// Package meetings is the screen the window opens on: what is next, what is
// due, and every meeting in the book.
//
// Words. Next are the meetings still to come, with the day their agenda must be
// out. Due is what waits: minutes of meetings held, actions past their day or
// near it. The work on a meeting is done on its agenda until the day of the
// meeting and on its minutes from then on; opening a meeting goes there.
package meetings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/notice"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen lists the meetings.
type Screen struct {
	session *session.Session
	bodies  []data.Body
	rows    []store.MeetingRow // as found, newest first
	next    []task
	due     []task

	header        *widgets.Header
	find          *widgets.Entry
	list          *widgets.List
	nextUp, waits *widgets.List
	page, full    *fyne.Container
	noneYet       fyne.CanvasObject
	first, look   *widgets.Button // of noneYet
	count         *widgets.Text
	nothing       []*widgets.Text   // instead of what is next, and of what is due
	lists         []*fyne.Container // the room of nextUp and of waits
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.header = widgets.NewHeader("Meetings", "",
		widgets.NewButton("Import…", s.importPage),
		widgets.NewMainButton("New meeting  "+session.KeyText(session.KeyNew), s.newMeeting))
	s.nextUp = newTasks(func() []task { return s.next }, s.session.Go)
	s.waits = newTasks(func() []task { return s.due }, s.session.Go)
	s.find = widgets.NewEntry("Find a meeting: its body, date, place or status").Whole()
	s.find.OnChanged = func(string) { s.search() }
	s.find.OnKey = s.findKey
	s.list = widgets.NewList(func() int { return len(s.rows) }, newRow, s.fill)
	s.list.OnOpen = func(int) { s.open() }
	s.list.OnKey = s.listKey
	s.count = widgets.NewLine("", look.Muted)

	s.nothing = []*widgets.Text{widgets.NewLine("No meetings to come.", look.Muted), widgets.NewLine("Nothing is waiting.", look.Muted)}
	s.lists = []*fyne.Container{widgets.NewSized(20, 13.4, s.nextUp), widgets.NewSized(20, 13.4, s.waits)}
	top := container.NewGridWithColumns(2,
		widgets.NewPage(container.NewVBox(widgets.NewSection("Next"), s.nothing[0]), s.lists[0]),
		widgets.NewPage(container.NewVBox(widgets.NewSection("Due"), s.nothing[1]), s.lists[1]))
	all := widgets.NewPage(container.NewVBox(widgets.NewSection("All meetings"), s.find, s.count), s.list)
	s.full = widgets.NewPage(s.header, widgets.NewPage(top, all))
	s.noneYet = s.welcome()
	s.page = container.NewStack(s.full)
	return s.page
}

// Show reads the book and puts the hands where they find a meeting.
func (s *Screen) Show(p session.Place) {
	s.read(p.Meeting)
	s.focus()
}

// focus puts the hands into the find field, from where the arrows go through
// the list, or on the first button of an empty book.
func (s *Screen) focus() {
	if len(s.rows) == 0 && s.find.Text == "" {
		s.session.Window.Canvas().Focus(s.first)
		return
	}
	s.session.Window.Canvas().Focus(s.find)
}

// Leave has nothing to save.
func (s *Screen) Leave() error { return nil }

// read reads everything anew and puts the cursor on a meeting; 0 is the next
// to come.
func (s *Screen) read(meeting int64) {
	ctx, today := context.Background(), data.DateOf(s.session.Now())
	bodies, err := s.session.Book.Bodies(ctx)
	if err != nil {
		s.session.Fail("read the bodies", err)
		return
	}
	s.bodies = bodies
	all, err := s.session.Book.Meetings(ctx, store.MeetingFilter{From: today.Add(-400)})
	if err != nil {
		s.session.Fail("read the meetings", err)
		return
	}
	actions, err := s.session.Book.Actions(ctx, store.ActionFilter{Open: true})
	if err != nil {
		s.session.Fail("read the actions", err)
		return
	}
	byID := map[int64]data.Body{}
	for _, b := range bodies {
		byID[b.ID] = b
	}
	calendar, err := s.session.Book.Calendar(ctx)
	if err != nil {
		s.session.Fail("read the holidays", err)
		return
	}
	s.next, s.due = next(all, byID, calendar, today), due(all, actions, today)
	s.nothing[0].Hidden, s.nothing[1].Hidden = len(s.next) > 0, len(s.due) > 0
	for _, list := range s.lists {
		list.Hidden = len(s.next)+len(s.due) == 0 // the room is for the meetings below
	}
	s.nextUp.Refresh()
	s.waits.Refresh()
	s.search()
	if meeting == 0 && len(s.next) > 0 {
		meeting = s.next[0].place.Meeting
	}
	s.stand(meeting)
	s.session.Commands()
}

// search lists the meetings that hold every word of the find field.
func (s *Screen) search() {
	rows, err := s.session.Book.Meetings(context.Background(), store.MeetingFilter{Text: s.find.Text})
	if err != nil {
		s.session.Fail("find meetings", err)
		return
	}
	s.rows = rows
	s.list.SetCursor(0)
	s.count.SetText(widgets.Capital(widgets.Count(len(rows), "meeting")))
	s.header.SetTitle("Meetings", data.DateOf(s.session.Now()).Long())
	shown := fyne.CanvasObject(s.full)
	if len(rows) == 0 && s.find.Text == "" {
		shown = s.noneYet
		s.look.Hidden = len(s.bodies) > 0 // the sample is not for a book in use
	}
	s.page.Objects = []fyne.CanvasObject{shown}
	s.page.Refresh()
}

func (s *Screen) stand(meeting int64) {
	for i, r := range s.rows {
		if r.ID == meeting {
			s.list.SetCursor(i)
		}
	}
}

// current is the meeting under the cursor.
func (s *Screen) current() (store.MeetingRow, bool) {
	if i := s.list.Cursor(); i >= 0 {
		return s.rows[i], true
	}
	return store.MeetingRow{}, false
}

// Standing is the meeting under the cursor; 0 for none. The agenda and minutes
// screens show it when they are gone to by name.
func (s *Screen) Standing() int64 {
	m, _ := s.current()
	return m.ID
}

func (s *Screen) open() {
	if m, ok := s.current(); ok {
		s.session.Go(placeOf(m.Meeting, data.DateOf(s.session.Now())))
	}
}

func (s *Screen) openOn(screen session.Name) func() {
	return func() {
		if m, ok := s.current(); ok {
			s.session.Go(session.Place{Screen: screen, Meeting: m.ID})
		}
	}
}

// explain shows day by day by when the agenda of the meeting under the cursor
// must be out.
func (s *Screen) explain() {
	m, ok := s.current()
	if !ok {
		return
	}
	calendar, err := s.session.Book.Calendar(context.Background())
	if !s.session.Did("read the holidays", err) {
		return
	}
	i := slices.IndexFunc(s.bodies, func(b data.Body) bool { return b.ID == m.Body })
	if i >= 0 {
		notice.Explain(s.session, rules.NoticeOf(s.bodies[i], m.Start.Date(), calendar), m.Meeting, calendar, func() { s.read(m.ID) })
	}
}

// findKey lets the arrows go through the list while the hands are in the find
// field, and Enter opens.
func (s *Screen) findKey(key *fyne.KeyEvent) bool {
	return widgets.FindKey(s.find, key, s.list.TypedKey, s.open) || s.listKey(key)
}

func (s *Screen) listKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyF2:
		s.editMeeting()
	case key.Name == fyne.KeyDelete && s.find.Text == "":
		s.deleteMeeting()
	default:
		return false
	}
	return true
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { _, ok := s.current(); return !ok }
	return []session.Command{
		{Menu: "File", Name: "Import a page…", Run: s.importPage},
		{Menu: "Edit", Name: "Find a meeting", Key: session.KeyFind, Run: func() { s.session.Window.Canvas().Focus(s.find) }},
		{Menu: "Meeting", Name: "New meeting…", Key: session.KeyNew, Run: s.newMeeting},
		{Menu: "Meeting", Name: "Open the agenda", Run: s.openOn(session.Agenda), Off: none},
		{Menu: "Meeting", Name: "Open the minutes", Run: s.openOn(session.Minutes), Off: none},
		{Menu: "Meeting", Name: "By when the agenda must be out…", Key: session.KeyNotice, Run: s.explain, Off: none},
		{Menu: "Meeting", Name: "Approve the minutes…", Run: s.approve, Off: func() bool { return !s.approvable() }},
		{Menu: "Meeting", Name: "Change the details… (F2)", Run: s.editMeeting, Off: none},
		{Menu: "Meeting", Name: "Delete the meeting…", Run: s.deleteMeeting, Off: none},
	}
}

var columns = []float32{8.5, 4.5, -3, 6.5, -1, 9}

func newRow() fyne.CanvasObject {
	return widgets.NewColumns(columns,
		widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewBoldLine("", look.Text),
		widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted), widgets.NewBadge("", widgets.Plain))
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	row, m := o.(*fyne.Container).Objects, s.rows[i]
	row[0].(*widgets.Text).SetText(m.Start.Date().Time().Format("Mon 2 Jan 2006"))
	row[1].(*widgets.Text).SetText(m.Start.Clock().Spoken())
	row[2].(*widgets.Text).SetText(m.BodyName)
	row[3].(*widgets.Text).SetText(widgets.Capital(string(m.Kind)))
	row[4].(*widgets.Text).SetText(m.Venue)
	row[5].(*widgets.Badge).Set(widgets.Capital(string(m.Status)), widgets.StatusTone(m.Status))
}

// newTasks lists tasks; opening one goes to where it is done.
func newTasks(tasks func() []task, open func(session.Place)) *widgets.List {
	l := widgets.NewList(func() int { return len(tasks()) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{0, 7.5},
			container.NewVBox(widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Muted)), widgets.NewBadge("", widgets.Plain))
	}, func(i int, o fyne.CanvasObject) {
		row, t := o.(*fyne.Container).Objects, tasks()[i]
		lines := row[0].(*fyne.Container).Objects
		lines[0].(*widgets.Text).SetText(t.what)
		lines[1].(*widgets.Text).SetText(t.detail)
		row[1].(*widgets.Badge).Set(widgets.Capital(t.badge), t.tone)
	})
	l.OnOpen = func(i int) { open(tasks()[i].place) }
	l.Quiet = true
	return l
}
