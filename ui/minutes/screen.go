package minutes

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/data/doc/edit"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/approval"
	"minutebook/ui/autosave"
	"minutebook/ui/editor"
	"minutebook/ui/minutes/checks"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/minutes/spelling"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen is the live page.
type Screen struct {
	session *session.Session
	place   session.Place

	// what the book has of the meeting
	record  record.Meeting
	state   approval.State
	pending bool        // the meeting approved earlier minutes that are not locked yet
	items   []data.Item // of the record, in printed order
	roll    rules.Roll
	notes   []*edit.Block // of time on the page when the roll was taken
	people  []data.Person // who may be named: those on the roll
	typing  typing
	revs    map[int64]int64
	typed   map[int64]bool // items changed since the screen was opened

	page  *edit.Page
	saver *autosave.Saver

	speller *spelling.Speller

	root       *fyne.Container // holds live, or what stands in its place
	live       *fyne.Container
	header     *widgets.Header
	badge      *widgets.Badge
	heads      *widgets.Alert
	line       *stateLine // how far the minutes have come
	tools      *fyne.Container
	find       *findBar
	editor     *editor.Editor
	outline    *outline.Outline
	pane       *pane.Pane
	checks     *checks.List
	attendance *attendanceList // while its pane is open
	last       int64           // the item the caret was in
	marked     int             // the row of the attendance that was last in hand
	private    bool            // the meeting was in private session when it was last looked at
	quorate    bool            // the meeting had a quorum when it was last looked at
	lost       string          // what the footer said when the quorum was lost; empty when there is one again
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen {
	m := &Screen{session: s, page: edit.New(nil), speller: spelling.New(s)}
	m.saver = autosave.New(s.Now, s.Work)
	m.saver.Saved = s.Saved
	m.saver.Failed = func(err error) {
		s.Saved(time.Time{})
		s.Fail("save the minutes", err)
	}
	return m
}

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.badge = widgets.NewBadge("", widgets.Plain)
	s.heads = widgets.NewAlert()
	s.header = widgets.NewHeader("", "", s.heads, widgets.NewColumns([]float32{0.2}, layout.NewSpacer()), s.badge)
	s.line = newStateLine()
	s.editor = editor.New(s.page, &s.session.Clip)
	s.editor.OnChanged = s.changed
	s.editor.OnCursor = func(section int64, _ string) { s.arrived(section) }
	s.editor.OnActivate = s.reopen
	s.editor.OnEscape = func() { s.pane.Escape() }
	s.editor.Helps = s.helps()
	s.editor.OnSpelling = s.nextMisspelt
	s.outline = outline.New(s.noted, s.showItem, s.enterItem)
	s.checks = checks.New(s.session, s.checkedPage())
	s.pane = pane.New(s.session, s.focusPage, s.keepForm)
	s.find = newFindBar(s)
	s.tools = s.newTools()
	beside := s.checks.Below(s.outline.Root, s.outline.Height)
	s.outline.Grown = beside.Refresh
	left := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), container.New(pane.Wide(18), beside))
	page := container.New(desk{}, left, container.NewVBox(s.tools, s.find.root, s.line.root), s.editor, s.pane.Root)
	s.pane.Shown = page.Refresh
	s.live = container.NewBorder(s.header, nil, nil, nil, page)
	s.root = container.NewStack(s.live)
	return s.root
}

// newTools are the commands of the live page for the mouse.
func (s *Screen) newTools() *fyne.Container {
	tools := widgets.NewTools(
		widgets.NewTool("Resolution", "Ctrl+D", s.resolution),
		widgets.NewTool("Motion", "Ctrl+M", s.motion),
		widgets.NewTool("Action", "Ctrl+Shift+A", s.action),
		widgets.NewTool("Time", "Ctrl+T", s.timeNote),
		widgets.NewTool("Who is here", "Ctrl+P", s.showAttendance),
		widgets.NewTool("Next item", "Ctrl+Enter", s.next))
	return container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), tools)
}

// Show opens the meeting of the place, or shows again the one that is open.
func (s *Screen) Show(p session.Place) {
	if p.Meeting == 0 {
		p.Meeting = s.place.Meeting
	}
	if p.Item == 0 && p.Meeting == s.record.Meeting.ID {
		p.Item = s.section()
	}
	s.pane.TurnTo(p.Meeting)
	s.place = p
	s.session.Live = s.moment
	if p.Meeting == 0 {
		s.instead(widgets.NewEmpty("Choose a meeting first: its minutes are typed here.",
			widgets.NewMainButton("Go to the meetings", func() { s.session.Go(session.Place{Screen: session.Meetings}) })))
		return
	}
	if err := s.read(); err != nil {
		s.session.Fail("open the minutes", err)
		s.instead(widgets.NewEmpty("These minutes could not be opened. The footer says why."))
		return
	}
	if st := s.meeting().Status; st == data.Planned || st == data.Issued {
		words := s.record.Body.Name + ", " + s.meeting().Start.Date().Long() + ". The minutes of this meeting have not been begun. " +
			"Beginning them gives every item its minute number and lists the members, so that you can mark who is here."
		if st == data.Planned {
			words += " Its agenda has not been issued yet."
		}
		begin := widgets.NewMainButton("Begin the minutes", s.begin)
		s.instead(widgets.NewEmpty(words, begin))
		s.session.Window.Canvas().Focus(begin)
		return
	}
	s.instead(nil)
	s.showPage()
}

// instead shows something in the place of the page; nil shows the page.
func (s *Screen) instead(o fyne.CanvasObject) {
	s.root.Objects = []fyne.CanvasObject{s.live} // out of sight it still follows the looks
	s.live.Show()
	if o != nil {
		s.live.Hide()
		s.root.Add(o)
	}
	s.root.Refresh()
}

func (s *Screen) meeting() data.Meeting { return s.record.Meeting }

// begin starts the minutes of an issued or planned meeting.
func (s *Screen) begin() {
	if err := s.session.Book.BeginMinutes(context.Background(), s.place.Meeting); err != nil {
		s.session.Fail("begin the minutes", err)
		return
	}
	s.Show(s.place)
	s.session.Commands()
}

// showPage puts what was read on the screen.
func (s *Screen) showPage() {
	locked := s.locked()
	widgets.SetShown(s.tools, !locked)
	s.showState()
	s.editor.SetPage(s.page)
	s.editor.SetReadOnly(locked)
	s.checkWords()
	s.outline.Set(s.items)
	s.changed() // where a cross reference has followed its number
	s.showDeclared()
	s.showHeads()
	s.showHeader()
	item := s.place.Item
	if item == 0 {
		item = s.begins()
	}
	s.editor.GoTo(item, s.place.Block)
	s.arrived(item)
	s.checks.Begin()
	if !s.pane.Resume() {
		s.focusPage()
		if !locked {
			s.offerUnfinished()
		}
	}
}

// begins is the item at which minutes are opened that were closed: the first,
// but while the meeting goes on the last in the order taken that was written in,
// standing items written in advance aside.
func (s *Screen) begins() int64 {
	if len(s.items) == 0 {
		return 0
	}
	_, ended := s.asTyped().Times()
	if s.meeting().Status == data.Drafting && ended == "" {
		for _, it := range slices.Backward(s.items) {
			if !it.Standing && s.page.Written(it.ID) {
				return it.ID
			}
		}
	}
	return s.items[0].ID
}

// showHeader shows what meeting it is and how far its minutes have come.
func (s *Screen) showHeader() {
	m := s.meeting()
	s.header.SetTitle(s.record.Body.Name, s.when())
	s.badge.Set(widgets.Capital(string(m.Status)), widgets.StatusTone(m.Status))
}

func (s *Screen) focusPage() { s.session.Window.Canvas().Focus(s.editor) }

// section is the item the caret is in.
func (s *Screen) section() int64 { return s.editor.Section() }

// arrived follows the caret into an item.
func (s *Screen) arrived(item int64) {
	if item != s.last && rules.PurposeOf(s.itemOf(s.last).Title) == rules.ForMinutes {
		s.showState() // minutes may have been approved there
	}
	s.last = item
	s.outline.At(item)
	s.followNotes()
	s.showPrivate()
	s.showHeads()
	s.watchQuorum(false)
	s.checks.Soon()
}

// noted tells whether an item has minutes.
func (s *Screen) noted(item int64) bool {
	return s.page.Written(item) ||
		len(s.record.Declarations) > 0 && rules.PurposeOf(s.itemOf(item).Title) == rules.ForInterests // printed there
}

// showItem brings an item into sight.
func (s *Screen) showItem(item int64) { s.editor.GoTo(item, "") }

// enterItem puts the caret into an item.
func (s *Screen) enterItem(item int64) {
	s.editor.GoTo(item, "")
	s.arrived(item)
	s.focusPage()
}
