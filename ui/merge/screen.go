package merge

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen is the clerk's side of a review.
type Screen struct {
	session *session.Session
	place   session.Place

	record  record.Meeting
	reviews []data.Review // of the meeting, earliest first
	answers []answer      // of those that came back
	points  []point       // in the order of the minutes
	last    *decision     // that can be taken back; nil for none

	root    *fyne.Container // holds live, or what stands in its place
	live    *fyne.Container
	header  *widgets.Header
	badge   *widgets.Badge
	all     *widgets.Button // accepts all that do not collide
	sends   *widgets.Tool   // hidden once the draft is no draft any more
	closed  *widgets.Text   // says so
	readers *readerList
	list    *pointList
	detail  *detail
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.badge = widgets.NewBadge("", widgets.Plain)
	s.header = widgets.NewHeader("", "", s.badge)
	s.all = widgets.NewButton("", s.acceptClean)
	s.readers = newReaderList(s)
	s.list = newPointList(s)
	s.detail = newDetail(s)
	s.sends = widgets.NewTool("Send the draft…", session.KeyText(session.KeyNew), s.send)
	s.closed = widgets.NewLine("", look.Muted)
	tools := widgets.NewTools(
		s.sends,
		widgets.NewTool("Take in a file that came back…", session.KeyText(session.KeyTakeIn), s.chooseFile),
		widgets.NewTool("Changed since the chair agreed…", "", s.since),
		widgets.NewTool("Versions of the item…", session.KeyText(session.KeyHistory), s.versions))
	left := container.NewBorder(container.NewVBox(s.readers.root, s.list.head), s.all, nil, nil, s.list.List)
	top := container.NewVBox(s.header, s.closed, container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), tools))
	s.live = widgets.NewPage(top, container.New(sides{}, left, s.detail.root))
	s.root = container.NewStack(s.live)
	return s.root
}

// sides puts the lists at the left of the point in hand, as wide as they need to be
// and no more than a share of the page: with large text that needs room too.
type sides struct{}

const (
	leftWidth = 23 // in ems
	leftShare = 0.44
	sidesGap  = 28
)

func (sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := min(theme.TextSize()*leftWidth, size.Width*leftShare)
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+sidesGap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-sidesGap, size.Height))
}

func (sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(left.Width+sidesGap+right.Width, max(left.Height, right.Height))
}

// Show reads the book and puts the hands on the list.
func (s *Screen) Show(p session.Place) {
	if p.Meeting == 0 {
		p.Meeting = s.place.Meeting
	}
	if p.Meeting != s.place.Meeting {
		s.last = nil
	}
	s.place = p
	s.session.Window.SetOnDropped(s.dropped)
	s.session.Window.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.undo() }) // no field on the page takes it
	if p.Meeting == 0 {
		s.instead(widgets.NewEmpty("Choose a meeting first: its draft is sent to the chair from here, and what comes back is taken in.",
			widgets.NewMainButton("Go to the meetings", func() { s.session.Go(session.Place{Screen: session.Meetings}) })))
		return
	}
	if !s.session.Did("open the review", s.read()) {
		s.instead(widgets.NewEmpty("The review of these minutes could not be opened. The footer says why."))
		return
	}
	if st := s.record.Meeting.Status; st == data.Planned || st == data.Issued || st == data.Cancelled {
		s.instead(widgets.NewEmpty(title("There are no minutes to review yet", s.record)+".",
			widgets.NewMainButton("Go to the minutes", func() { s.session.Go(session.Place{Screen: session.Minutes, Meeting: p.Meeting}) })))
		return
	}
	s.instead(nil)
	s.show()
	s.standOn(p.Item)
	s.focus()
}

// instead shows something in the place of the lists; nil shows the lists.
func (s *Screen) instead(o fyne.CanvasObject) {
	s.root.Objects = []fyne.CanvasObject{s.live}
	s.live.Show()
	if o != nil {
		s.live.Hide()
		s.root.Add(o)
	}
	s.root.Refresh()
}

// Leave has nothing to save.
func (s *Screen) Leave() error {
	s.session.Window.SetOnDropped(nil)
	s.session.Window.Canvas().RemoveShortcut(&fyne.ShortcutUndo{})
	return nil
}

// read takes everything from the book.
func (s *Screen) read() (err error) {
	ctx, book := context.Background(), s.session.Book
	if s.record, err = book.Record(ctx, s.place.Meeting); err != nil {
		return err
	}
	if s.reviews, err = book.Reviews(ctx, s.place.Meeting); err != nil {
		return err
	}
	s.answers = nil
	for _, r := range s.reviews {
		if r.State != data.ReviewReturned && r.State != data.ReviewSettled {
			continue
		}
		a := answer{review: r}
		if a.file, err = book.ReviewAnswer(ctx, r.ID); err != nil { // the others can be read
			s.session.Fail("read the answer of "+r.Reader.Name, err)
			continue
		}
		if a.rulings, err = rulings(ctx, book, r.ID); err != nil {
			return err
		}
		s.answers = append(s.answers, a)
	}
	s.points = pointsOf(s.record, s.answers)
	return nil
}

// rulings are what was decided on an answer, by key.
func rulings(ctx context.Context, book *store.Book, id int64) (map[string]data.Ruling, error) {
	all, err := book.Rulings(ctx, id)
	out := map[string]data.Ruling{}
	for _, r := range all {
		out[r.Remark] = r
	}
	return out, err
}

// again reads the book once more and keeps the cursor where it is.
func (s *Screen) again() {
	at, key := s.list.Cursor(), ""
	if p, ok := s.current(); ok {
		key = p.name()
	}
	if !s.session.Did("read the review", s.read()) {
		return
	}
	s.show()
	for i, p := range s.points {
		if p.name() == key {
			at = i
		}
	}
	s.list.SetCursor(max(0, at))
	if len(s.points) == 0 {
		s.detail.show()
	}
}

// name tells a point from all others of the meeting.
func (p point) name() string { return fmt.Sprint(p.review.ID, "\x00", p.item.UID, "\x00", p.key()) }

// show shows what was read.
func (s *Screen) show() {
	m := s.record
	s.header.SetTitle(m.Body.Name, m.Meeting.Start.Date().Long()+" · "+s.standing())
	s.badge.Set(widgets.Capital(string(m.Meeting.Status)), widgets.StatusTone(m.Meeting.Status))
	words := closed(m.Meeting.Status)
	s.closed.SetText(words)
	widgets.SetShown(s.closed, words != "")
	widgets.SetShown(s.sends, words == "")
	s.readers.set()
	s.list.count()
	n := cleanOnes(s.points)
	s.all.SetText("Accept the " + widgets.Count(n, "change") + " that do not collide")
	if n == 1 {
		s.all.SetText("Accept the one change that does not collide")
	}
	widgets.SetShown(s.all, n > 0)
	s.list.Refresh()
	s.live.Refresh()
	s.session.Commands()
}

// closed says why a draft is not sent to readers any more; empty while it is.
func closed(st data.Status) string {
	switch {
	case st == data.DraftPublished:
		return "The draft is published. What changes in it now is a correction, with its reason: it is made in the minutes (" + session.KeyText(session.KeyMinutes) + ")."
	case st.Locked():
		return "These minutes are approved: nothing in them changes any more."
	}
	return ""
}

// standing says how far the review of the meeting has come.
func (s *Screen) standing() string {
	out, back := 0, 0
	for _, r := range s.reviews {
		switch r.State {
		case data.ReviewSent:
			out++
		case data.ReviewReturned:
			back++
		}
	}
	waits := undecided(s.points)
	switch {
	case len(s.reviews) == 0:
		return "not sent to anybody yet"
	case waits > 0:
		return fmt.Sprintf("%d of %d to decide", waits, len(s.points))
	case out > 0:
		return "out with " + widgets.Count(out, "reader")
	}
	return "everything is decided"
}

// standOn puts the cursor on the first point of an item that waits, or on the first
// of all.
func (s *Screen) standOn(item int64) {
	at := 0
	for i, p := range s.points {
		if !p.decided() && (item == 0 || p.item.ID == item) {
			at = i
			break
		}
	}
	s.list.SetCursor(at)
	s.detail.show()
}

// focus puts the hands on the changes, or on the readers while there are none.
func (s *Screen) focus() {
	if len(s.points) > 0 {
		s.session.Window.Canvas().Focus(s.list.List)
		return
	}
	s.session.Window.Canvas().Focus(s.readers.list)
}

// current is the point under the cursor.
func (s *Screen) current() (point, bool) {
	if i := s.list.Cursor(); i >= 0 && i < len(s.points) {
		return s.points[i], true
	}
	return point{}, false
}
