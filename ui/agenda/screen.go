package agenda

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/notice"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen is where an agenda is built.
type Screen struct {
	session *session.Session
	place   session.Place
	saver   *autosave.Saver

	// what the book has of the meeting
	meeting  data.Meeting
	body     data.Body
	items    agenda
	texts    map[int64]store.Texts
	papers   map[int64][]data.Paper
	calendar rules.Calendar
	issues   []data.Issue    // documents of the meeting that went out
	revs     map[int64]int64 // of the agenda texts, as last saved
	typed    map[int64]bool  // items whose text was changed since the screen was opened
	folder   string          // where the last paper was attached from

	sought string // the letters typed on the list, one after the other

	root      *fyne.Container // holds live, or what stands in its place
	live      *fyne.Container
	header    *widgets.Header
	strip     *notice.Strip // by when the agenda must be out
	badge     *widgets.Badge
	issueTool *widgets.Tool
	list      *itemList
	empty     fyne.CanvasObject // in the place of the list: there are no items yet
	waits     *fyne.Container   // the tool that says how much waits for this agenda
	form      *itemForm
	formSide  *fyne.Container // the form's room
	side      *fyne.Container // what stands at the right of the form; hidden while there is nothing
	printed   *printedPage
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.badge = widgets.NewBadge("", widgets.Plain)
	s.issueTool = widgets.NewTool("Issue the agenda", "Ctrl+Shift+I", s.issue)
	s.header = widgets.NewHeader("", "", s.badge, s.issueTool,
		widgets.NewTool("Export…", session.KeyText(session.KeyExport), s.export),
		widgets.NewTool("Minutes", session.KeyText(session.KeyMinutes), s.toMinutes))
	s.strip = notice.NewStrip(s.session, s.again)
	s.saver = s.newSaver()
	s.list = newItemList()
	s.list.late = s.isLate
	s.empty = widgets.NewEmpty("This agenda is empty: Ctrl+N adds an item, and there may be business that waits for it.", widgets.NewMainButton("New item", s.add),
		widgets.NewButton("Copy an earlier agenda…", s.copyItems))
	s.waits = container.NewHBox()
	s.empty.Hide()
	s.list.OnCursor = func(i int) {
		s.form.show(s.list.items[i])
		s.printed.stand()
	}
	s.list.OnOpen = func(int) { s.focus(s.form.title) }
	s.list.OnKey = s.listKey
	s.list.OnRune = s.seek
	s.list.dropped = s.drop
	s.form = newItemForm(s)
	s.formSide, s.side = container.NewStack(s.form.root), container.NewStack()
	s.side.Hide()
	s.printed = newPrinted(s)
	tools := widgets.NewTools(
		widgets.NewTool("New item", "Ctrl+N", s.add),
		widgets.NewTool("Up", "Alt+↑", func() { s.shift(-1) }),
		widgets.NewTool("Down", "Alt+↓", func() { s.shift(+1) }),
		widgets.NewTool("In", "Alt+→", s.nest),
		widgets.NewTool("Out", "Alt+←", s.raise),
		widgets.NewTool("Remove", "Ctrl+Delete", s.remove),
		widgets.NewTool("Printed page", session.KeyText(session.KeyPreview), s.printed.toggle))
	left := container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), tools),
		container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), widgets.NewSized(0, 1.8, s.waits)), nil, nil, container.NewStack(s.list.List, s.empty))
	s.live = container.NewBorder(container.NewVBox(s.header, s.strip.Root), nil, nil, nil, container.New(besides{s.printed.yields}, left, s.formSide, s.side))
	s.root = container.NewStack(s.live)
	return s.root
}

// Show opens the meeting of the place, or shows again the one that is open.
func (s *Screen) Show(p session.Place) {
	if p.Meeting == 0 {
		p.Meeting = s.place.Meeting
	}
	if here, ok := s.current(); ok && p.Item == 0 && p.Meeting == s.place.Meeting {
		p.Item = here.ID
	}
	s.place = p
	if p.Meeting == 0 {
		s.instead(widgets.NewEmpty("Choose a meeting first: its agenda is built here.",
			widgets.NewMainButton("Go to the meetings", func() { s.session.Go(session.Place{Screen: session.Meetings}) })))
		return
	}
	if !s.session.Did("open the agenda", s.read()) {
		s.instead(widgets.NewEmpty("This agenda could not be opened. The footer says why."))
		return
	}
	s.instead(nil)
	s.session.Window.SetOnDropped(s.dropFiles)
	s.showHeader()
	s.showWaiting()
	s.standOn(p.Item)
	s.focus(s.list.List)
	s.printed.open()
}

// showBeside shows something at the right of the form; nil takes it away.
func (s *Screen) showBeside(o fyne.CanvasObject) {
	s.side.Objects = nil
	if o != nil {
		s.side.Objects = []fyne.CanvasObject{o}
	}
	s.side.Hidden = o == nil
	s.live.Refresh()
	if !s.formSide.Visible() {
		s.focus(s.list.List)
	}
}

// instead shows something in the place of the agenda; nil shows the agenda.
func (s *Screen) instead(o fyne.CanvasObject) {
	s.root.Objects = []fyne.CanvasObject{s.live} // out of sight it still follows the looks
	s.live.Show()
	if o != nil {
		s.live.Hide()
		s.root.Add(o)
	}
	s.root.Refresh()
}

func (s *Screen) focus(f fyne.Focusable) {
	s.printed.giveWay(f)
	s.session.Window.Canvas().Focus(f)
}

// read reads the meeting from the book.
func (s *Screen) read() error {
	ctx, book := context.Background(), s.session.Book
	var err error
	if s.meeting, err = book.Meeting(ctx, s.place.Meeting); err != nil {
		return err
	}
	if s.meeting.Status == data.Planned {
		if err := book.KeepMinutesItem(ctx, s.meeting.ID); err != nil {
			return err
		}
	}
	if s.body, err = book.Body(ctx, s.meeting.Body); err != nil {
		return err
	}
	if s.texts, err = book.MeetingTexts(ctx, s.meeting.ID); err != nil {
		return err
	}
	if s.calendar, err = book.Calendar(ctx); err != nil {
		return err
	}
	if s.issues, err = book.Issues(ctx, s.meeting.ID); err != nil {
		return err
	}
	s.revs, s.typed = map[int64]int64{}, map[int64]bool{}
	for item, t := range s.texts {
		s.revs[item] = t.Agenda.Rev
	}
	if s.papers, err = book.Papers(ctx, s.meeting.ID); err != nil {
		return err
	}
	return s.readItems()
}

// readItems reads the items again: their order and numbers have changed.
func (s *Screen) readItems() error {
	items, err := s.session.Book.Items(context.Background(), s.meeting.ID)
	if err != nil {
		return err
	}
	if s.issues, err = s.session.Book.Issues(context.Background(), s.meeting.ID); err != nil { // something may have gone out since
		return err
	}
	s.items = items
	s.showEmpty()
	s.printed.changed()
	s.list.set(s.items, s.papers, s.meeting.Status != data.Planned)
	return nil
}

// showEmpty says how an agenda without items begins.
func (s *Screen) showEmpty() {
	if len(s.items) == 0 && s.writable() {
		s.empty.Show()
	} else {
		s.empty.Hide()
	}
}

// readPapers reads the papers again and shows them.
func (s *Screen) readPapers() {
	papers, err := s.session.Book.Papers(context.Background(), s.meeting.ID)
	if !s.session.Did("read the papers", err) {
		return
	}
	s.papers = papers
	s.printed.changed()
	s.list.set(s.items, s.papers, s.meeting.Status != data.Planned)
	if it, ok := s.current(); ok {
		s.form.papers.set(s.papers[it.ID])
	}
	s.admitPublic()
}

// current is the item the list stands on.
func (s *Screen) current() (data.Item, bool) {
	if i := s.list.Cursor(); i >= 0 && i < len(s.items) {
		return s.items[i], true
	}
	return data.Item{}, false
}

// standOn puts the list on an item, the first if it is not there.
func (s *Screen) standOn(item int64) {
	if len(s.items) == 0 {
		s.form.hide()
		return
	}
	s.list.SetCursor(max(0, s.items.index(item)))
}

// writable tells whether the agenda may be changed.
func (s *Screen) writable() bool {
	return s.place.Meeting != 0 && !s.meeting.Status.Locked() && s.meeting.Status != data.Cancelled
}

func (s *Screen) showHeader() {
	m := s.meeting
	s.issueTool.Hidden = m.Status != data.Planned
	s.header.SetTitle(s.body.Name, m.Start.Date().Long()+", "+m.Start.Clock().Spoken())
	s.badge.Set(widgets.Capital(string(m.Status)), widgets.StatusTone(m.Status))
	s.strip.Set(s.body, m, s.calendar)
}

// Leave saves what is typed and keeps a version of each text that was changed.
func (s *Screen) Leave() error {
	if s.root == nil { // never shown
		return nil
	}
	if err := s.saver.Flush(); err != nil {
		return err
	}
	s.printed.leave()
	for item := range s.typed {
		if err := s.session.Book.Snapshot(item, store.AgendaPart, "leave"); err != nil {
			return err
		}
	}
	clear(s.typed)
	s.session.Window.SetOnDropped(nil)
	return nil
}
