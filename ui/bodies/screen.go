// Package bodies is the screen of the councils, committees and other bodies in
// the book: what each is and by which rules it goes, how its documents look, who
// sits on it, what its agendas start from and the phrases its minutes use.
//
// Words. A part is one side of a body: its details, its house style, its members,
// its agenda templates, its phrases. Members, templates and phrases are saved as
// each is changed; the details and the house style when the clerk says so, or
// leaves them. The house style is how the body's documents look and what they say
// in its own words; a specimen of them stands beside it.
package bodies

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// part is one side of a body on the screen.
type part interface {
	title() string
	content() fyne.CanvasObject
	show(data.Body) // reads the book
	focus()         // puts the hands where they are wanted
	leave() error   // saves what is typed
	commands() []session.Command
}

// Screen shows the bodies.
type Screen struct {
	session *session.Session
	bodies  []data.Body
	depth   map[int64]int
	body    data.Body // the one shown; ID 0 while a new one is typed

	details *details
	parts   []part
	at      int

	header *widgets.Header
	list   *widgets.List
	tools  []*widgets.Tool
	stack  *fyne.Container
	page   *fyne.Container
	full   fyne.CanvasObject
	empty  fyne.CanvasObject
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen {
	b := &Screen{session: s}
	b.details = newBodyDetails(s, b.saved)
	b.parts = []part{b.details, newMembers(s), newTemplates(s), newPhrases(s), newStyle(s, b.saved)}
	return b
}

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.header = widgets.NewHeader("", "")
	s.list = widgets.NewList(func() int { return len(s.bodies) }, func() fyne.CanvasObject { return widgets.NewLine("", look.Text) }, s.fill)
	s.list.OnCursor = s.choose
	s.list.OnOpen = func(int) { s.parts[s.at].focus() }
	s.stack = container.NewStack()
	tools := container.NewHBox()
	for i, p := range s.parts {
		tool := widgets.NewTool(p.title(), "", func() { s.turn(i) })
		s.tools = append(s.tools, tool)
		tools.Add(tool)
	}
	left := widgets.NewPage(
		widgets.NewHeader("Bodies", "", widgets.NewButton("New body", s.newBody)), s.list)
	right := widgets.NewPage(container.NewVBox(s.header, tools), s.stack)
	s.full = widgets.NewColumnPages(18, left, right)
	s.empty = widgets.NewPage(widgets.NewHeader("Bodies", ""), widgets.NewEmpty("No bodies yet. A body is a council, a committee, a panel or a board. Press Ctrl+N to make the first one.",
		widgets.NewMainButton("New body  "+session.KeyText(session.KeyNew), s.newBody)))
	s.page = container.NewStack(s.full)
	return s.page
}

// Show reads the book; Query "new" begins a new body.
func (s *Screen) Show(p session.Place) {
	if !s.read(p.Body) {
		return
	}
	switch {
	case p.Query == "new":
		s.newBody()
	case len(s.bodies) > 0:
		s.session.Window.Canvas().Focus(s.list)
	}
}

// Leave saves what is typed.
func (s *Screen) Leave() error { return s.parts[s.at].leave() }

// read lists the bodies and shows one of them, or the first.
func (s *Screen) read(id int64) bool {
	list, err := s.session.Book.Bodies(context.Background())
	if err != nil {
		s.session.Fail("read the bodies", err)
		return false
	}
	s.bodies, s.depth = inOrder(list)
	s.page.Objects = []fyne.CanvasObject{s.full}
	if len(s.bodies) == 0 {
		s.page.Objects = []fyne.CanvasObject{s.empty}
	}
	s.page.Refresh()
	if id == 0 {
		id = s.body.ID
	}
	at := 0
	for i, b := range s.bodies {
		if b.ID == id {
			at = i
		}
	}
	s.body = data.Body{}
	s.list.SetCursor(at)
	s.session.Commands()
	return true
}

// inOrder lists each body before those it appointed and says how deep each is.
func inOrder(list []data.Body) ([]data.Body, map[int64]int) {
	known, depth := map[int64]bool{}, map[int64]int{}
	for _, b := range list {
		known[b.ID] = true
	}
	var out []data.Body
	var add func(parent int64, level int)
	add = func(parent int64, level int) {
		for _, b := range list {
			above := b.Parent
			if !known[above] {
				above = 0
			}
			if _, listed := depth[b.ID]; above == parent && !listed {
				depth[b.ID] = level
				out = append(out, b)
				add(b.ID, level+1)
			}
		}
	}
	add(0, 0)
	for _, b := range list { // bodies that appointed each other in a ring
		if _, listed := depth[b.ID]; !listed {
			depth[b.ID] = 0
			out = append(out, b)
		}
	}
	return out, depth
}

// choose shows the body the cursor has come to.
func (s *Screen) choose(i int) {
	b := s.bodies[i]
	if b.ID == s.body.ID {
		return
	}
	if err := s.parts[s.at].leave(); err != nil {
		s.session.Fail("save the body", err)
		s.back()
		return
	}
	s.show(b)
}

// back puts the cursor back on the body shown.
func (s *Screen) back() {
	for i, b := range s.bodies {
		if b.ID == s.body.ID && i != s.list.Cursor() {
			s.list.SetCursor(i)
		}
	}
}

func (s *Screen) show(b data.Body) {
	s.body = b
	title, about := b.Name, widgets.Capital(string(b.Kind))
	if b.ID == 0 {
		title, about = "New body", "It is in the book once it is saved"
	}
	if b.Archived {
		about += ", no longer meets"
	}
	s.header.SetTitle(title, about)
	s.turnTo(s.at)
}

// turn goes to a part of the body shown.
func (s *Screen) turn(to int) {
	if err := s.parts[s.at].leave(); err != nil {
		s.session.Fail("save the body", err)
		return
	}
	if s.body.ID == 0 && to != 0 {
		s.session.Fail("go on", errors.New("the new body must be saved first"))
		return
	}
	s.turnTo(to)
	s.parts[to].focus()
}

func (s *Screen) turnTo(to int) {
	s.at = to
	for i, t := range s.tools {
		t.SetOn(i == to)
	}
	s.stack.Objects = []fyne.CanvasObject{s.parts[to].content()}
	s.parts[to].show(s.body)
	s.stack.Refresh()
	s.session.Commands()
}

func (s *Screen) newBody() {
	if err := s.parts[s.at].leave(); err != nil {
		s.session.Fail("save the body", err)
		return
	}
	s.page.Objects = []fyne.CanvasObject{s.full}
	s.page.Refresh()
	s.at = 0
	s.show(fresh(s.bodies))
	s.details.focus()
}

// fresh is a new body with the rules of the first one in the book.
func fresh(known []data.Body) data.Body {
	b := data.Body{Kind: data.Council, YearStart: "05-01", Numbering: data.Continuous, Notice: data.EnglishPrincipal, Starts: "19:00"}
	if len(known) > 0 {
		first := known[0]
		b.Kind, b.Parent = data.Committee, first.ID
		b.YearStart, b.Numbering, b.Notice, b.NoticeDays = first.YearStart, first.Numbering, first.Notice, first.NoticeDays
		b.Venue, b.Starts, b.Contact = first.Venue, first.Starts, first.Contact
		b.Wording, b.Style, b.Nation, b.MourningCounts = first.Wording, first.Style, first.Nation, first.MourningCounts
	}
	return b
}

// saved is told by the details that a body is in the book.
func (s *Screen) saved(b data.Body) {
	s.body = b
	list, err := s.session.Book.Bodies(context.Background())
	if err != nil {
		s.session.Fail("read the bodies", err)
		return
	}
	s.bodies, s.depth = inOrder(list)
	s.header.SetTitle(b.Name, widgets.Capital(string(b.Kind)))
	s.list.Refresh()
	s.back()
	s.session.Commands()
	s.session.Tell(b.Name + " is saved")
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	b, line := s.bodies[i], o.(*widgets.Text)
	indent := ""
	for range s.depth[b.ID] {
		indent += "      "
	}
	line.SetText(indent + b.Name)
	line.SetColor(look.Text)
	if b.Archived {
		line.SetColor(look.Muted)
	}
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { return len(s.bodies) == 0 && s.page.Objects[0] == s.empty }
	list := []session.Command{{Menu: "Body", Name: "List of bodies", Run: func() { s.session.Window.Canvas().Focus(s.list) }, Off: none}}
	if s.at == 0 {
		list = append(list, session.Command{Menu: "Body", Name: "New body", Key: session.KeyNew, Run: s.newBody})
	} else {
		list = append(list, session.Command{Menu: "Body", Name: "New body", Run: s.newBody})
	}
	for i, p := range s.parts {
		list = append(list, session.Command{Menu: "Body", Name: p.title(), Run: func() { s.turn(i) }, Off: none})
	}
	list = append(list,
		session.Command{Menu: "Body", Name: "Next part", Key: session.KeyNextPart, Run: func() { s.turn((s.at + 1) % len(s.parts)) }, Off: none},
		session.Command{Menu: "Body", Name: "Previous part", Key: session.KeyPreviousPart, Run: func() { s.turn((s.at + len(s.parts) - 1) % len(s.parts)) }, Off: none},
		session.Command{Menu: "Body", Name: "Delete the body…", Run: s.deleteBody, Off: func() bool { return s.body.ID == 0 }},
	)
	return append(list, s.parts[s.at].commands()...)
}

func (s *Screen) deleteBody() {
	b := s.body
	widgets.Ask(s.session.Window, "Delete the body?",
		b.Name+" goes with its members, templates and phrases. A body that has met cannot be deleted; it can be marked as no longer meeting.",
		"Delete the body", func() {
			if err := s.session.Book.DeleteBody(context.Background(), b.ID); err != nil {
				s.session.Fail("delete the body", err)
				return
			}
			s.details.forget()
			s.read(0)
			s.session.Tell(b.Name + " is deleted")
		})
}
