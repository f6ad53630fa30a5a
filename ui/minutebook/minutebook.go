// Package minutebook is the screen of the minute book: the approved minutes of a
// body in their order, who approved and signed them, and whether the book is whole.
//
// Words. Each approval is chained to the one before by its hash; the code is the
// first letters of that hash, as they are printed on the leaves. The chain is
// verified whenever the screen is opened: it is whole, or it names the first link
// that is broken. To sign is to record who signed on paper, to draw the signature
// here, or to sign the finished PDF with a certificate.
//
// Promises. Nothing is changed on this screen: what is signed is added to the record.
package minutebook

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen lists the approved minutes of a body.
type Screen struct {
	session *session.Session
	bodies  []data.Body
	rows    []record.Meeting // approved, in the order of their approval
	open    []data.Meeting   // of the body, whose minutes are not approved
	work    sync.WaitGroup   // signing that goes on beside the window
	broken  int64            // the meeting at whose minutes the chain is broken first; 0 for none
	unborne bool             // approvals.txt is missing, or has lost lines

	header  *widgets.Header
	body    *widgets.Choice
	chain   *chainLine
	anew    *widgets.Button // writes approvals.txt anew
	verdict *fyne.Container // the chain with that
	list    *widgets.List
	about   *widget.Label
	full    fyne.CanvasObject
	empty   fyne.CanvasObject
	page    *fyne.Container
}

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen { return &Screen{session: s} }

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	s.header = widgets.NewHeader("Minute book", "", widgets.NewButton("Export the book…  "+session.KeyText(session.KeyExport), s.export),
		widgets.NewMainButton("Sign…  S", s.sign))
	s.body = widgets.NewChoice(nil, func(int) { s.read() })
	s.chain = newChainLine()
	s.anew = widgets.NewButton("Write it anew…  W", s.writeAnew)
	s.anew.Hide()
	s.verdict = container.NewBorder(nil, nil, nil, s.anew, s.chain)
	s.list = widgets.NewList(func() int { return len(s.rows) }, newRow, s.fill)
	s.list.OnOpen = func(int) { s.openMinutes() }
	s.list.OnCursor = func(i int) { s.tell(s.rows[i]) }
	s.list.OnRune = s.letter
	s.about = widget.NewLabel("")
	s.about.Wrapping = fyne.TextWrapWord
	about := container.NewVBox(widget.NewSeparator(), widgets.NewSized(20, 8.5, container.NewVBox(s.about)))
	s.full = container.NewBorder(headings(), about, nil, nil, s.list)
	s.empty = widgets.NewEmpty("No minutes of this body have been approved yet. A meeting approves those before it: " +
		session.KeyText(session.KeyApprove) + " on its minutes. On the list of meetings, “Approve the minutes…” is for a meeting that is not in the book.")
	s.page = container.NewStack(s.full)
	top := container.New(layout.NewCustomPaddedVBoxLayout(10), s.header, widgets.NewColumns([]float32{28, 0}, s.body, layout.NewSpacer()), s.verdict)
	whole := widgets.NewPage(top, s.page)
	s.chain.grown = func() { fyne.Do(whole.Refresh) } // once the layout in hand has ended
	return whole
}

// Show reads the book and puts the hands on the list.
func (s *Screen) Show(p session.Place) {
	bodies, err := s.session.Book.Bodies(context.Background())
	if !s.session.Did("read the bodies", err) {
		return
	}
	s.bodies = bodies
	s.body.SetLabels(names(bodies))
	s.body.Choose(max(0, s.body.Chosen()))
	if p.Body == 0 && p.Meeting != 0 {
		if m, err := s.session.Book.Meeting(context.Background(), p.Meeting); err == nil {
			p.Body = m.Body
		}
	}
	if i := slices.IndexFunc(bodies, func(b data.Body) bool { return b.ID == p.Body }); i >= 0 {
		s.body.Choose(i)
	}
	s.read()
	s.stand(p.Meeting)
	if len(s.rows) == 0 {
		s.session.Window.Canvas().Focus(s.body)
		return
	}
	s.session.Window.Canvas().Focus(s.list)
}

func names(bodies []data.Body) []string {
	var out []string
	for _, b := range bodies {
		out = append(out, b.Name)
	}
	return out
}

// Leave waits until what is being signed is signed and recorded.
func (s *Screen) Leave() error {
	s.work.Wait()
	return nil
}

// Standing is the meeting under the cursor; 0 for none.
func (s *Screen) Standing() int64 {
	m, _ := s.current()
	return m.Meeting.ID
}

// chosen is the body whose book is shown; the zero Body in an empty book.
func (s *Screen) chosen() data.Body {
	if i := s.body.Chosen(); i >= 0 {
		return s.bodies[i]
	}
	return data.Body{}
}

// read reads the approved minutes of the body and verifies its chain.
func (s *Screen) read() {
	ctx, body := context.Background(), s.chosen()
	s.rows, s.open = nil, nil
	meetings, err := s.session.Book.Meetings(ctx, store.MeetingFilter{Body: body.ID})
	if !s.session.Did("read the meetings", err) {
		return
	}
	for _, m := range meetings {
		switch st := m.Status; {
		case st.Locked():
			r, err := s.session.Book.Record(ctx, m.ID)
			if err != nil { // damaged, or altered by another program: the verification says so
				r = record.Meeting{Body: body, Meeting: m.Meeting}
			}
			s.rows = append(s.rows, r)
		case st != data.Planned && st != data.Issued && st != data.Cancelled:
			s.open = append(s.open, m.Meeting)
		}
	}
	slices.Reverse(s.open) // oldest first
	byNumber := !slices.ContainsFunc(s.rows, func(m record.Meeting) bool { return m.Approval == nil })
	slices.SortFunc(s.rows, func(a, b record.Meeting) int {
		if byNumber {
			return a.Approval.Sequence - b.Approval.Sequence
		}
		return strings.Compare(string(a.Meeting.Start), string(b.Meeting.Start))
	})
	shown := s.full
	if len(s.rows) == 0 {
		shown = s.empty
	}
	s.page.Objects = []fyne.CanvasObject{shown}
	s.page.Refresh()
	s.header.SetTitle("Minute book", summary(body, len(s.rows), s.open))
	s.verify()
	s.list.SetCursor(len(s.rows) - 1)
	s.session.Commands()
}

// summary says how many sets are in the book, and which are not yet.
func summary(body data.Body, approved int, open []data.Meeting) string {
	words := english.Join(", ", body.Name, widgets.Count(approved, "set")+" of minutes approved")
	var days []string
	for _, m := range open {
		days = append(days, m.Start.Date().Short())
	}
	switch n := len(days); {
	case n == 0:
	case n > 3:
		words += "; " + widgets.Count(n, "set") + " not yet, the oldest of " + days[0]
	default:
		words += "; not yet: " + english.List(days)
	}
	return words
}

func (s *Screen) current() (record.Meeting, bool) {
	if i := s.list.Cursor(); i >= 0 {
		return s.rows[i], true
	}
	return record.Meeting{}, false
}

func (s *Screen) letter(r rune) {
	switch r {
	case 's', 'S':
		s.sign()
	case 'g', 'G':
		s.goToApproval()
	case 'v', 'V':
		s.verify()
	case 'w', 'W':
		s.writeAnew()
	}
}

// openMinutes opens the record, which is read only.
func (s *Screen) openMinutes() {
	if m, ok := s.current(); ok {
		s.session.Go(session.Place{Screen: session.Minutes, Meeting: m.Meeting.ID})
	}
}

// goToApproval goes to the minute that approved the record.
func (s *Screen) goToApproval() {
	m, ok := s.current()
	switch {
	case !ok:
	case m.Approval == nil || m.Approval.At == 0:
		s.session.Tell("The meeting that approved these minutes is not in the book.")
	default:
		s.session.Go(session.Place{Screen: session.Minutes, Meeting: m.Approval.At, Item: m.Approval.Item})
	}
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { return len(s.rows) == 0 }
	return []session.Command{
		{Menu: "File", Name: "Export the minute book…", Key: session.KeyExport, Run: s.export, Off: none},
		{Menu: "Minute book", Name: "Open the minutes (Enter)", Run: s.openMinutes, Off: none},
		{Menu: "Minute book", Name: "Go to the minute that approved them (G)", Run: s.goToApproval, Off: none},
		{Menu: "Minute book", Name: "Sign the minutes… (S)", Run: s.sign, Off: none},
		{Menu: "Minute book", Name: "Verify the chain again (V)", Run: s.verify},
		{Menu: "Minute book", Name: "Write approvals.txt anew… (W)", Run: s.writeAnew, Off: func() bool { return !s.unborne }},
	}
}

var columns = []float32{3, 9.5, 7, 7, -3, -2, 10}

func headings() fyne.CanvasObject {
	var heads []fyne.CanvasObject
	for _, h := range []string{"No.", "Meeting", "Kind", "Minutes", "Approved", "Signed", "Code"} {
		heads = append(heads, widgets.NewBoldLine(h, look.Muted))
	}
	return widgets.NewRowHead(columns, heads...)
}

func newRow() fyne.CanvasObject {
	return widgets.NewColumns(columns,
		widgets.NewLine("", look.Muted), widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text),
		widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain), widgets.NewSizedLine("", look.Muted, theme.SizeNameText))
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	row, m := o.(*fyne.Container).Objects, s.rows[i]
	number, approved, code := "", "", ""
	if a := m.Approval; a != nil {
		number, approved, code = strconv.Itoa(a.Sequence), approvedWords(*a), export.Code(a.Hash)
	}
	row[0].(*widgets.Text).SetText(number)
	row[1].(*widgets.Text).SetText(m.Meeting.Start.Date().Time().Format("Mon 2 Jan 2006"))
	row[2].(*widgets.Text).SetText(widgets.Capital(string(m.Meeting.Kind)))
	row[3].(*widgets.Text).SetText(minuteRange(m))
	row[4].(*widgets.Text).SetText(approved)
	label, tone := "Not signed", widgets.Warning
	switch n := len(m.Signatures); {
	case m.Meeting.ID == s.broken:
		label, tone = "Broken here", widgets.Bad
	case n > 0:
		label, tone = m.Signatures[n-1].Person, widgets.Good
		if name := data.PersonNamed(label).PlainName(); name != "" {
			label = name
		}
	}
	row[5].(*widgets.Badge).Set(label, tone)
	row[6].(*widgets.Text).SetText(code)
}
