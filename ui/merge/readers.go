package merge

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// readerList is with whom the draft is, since when, and what came back.
type readerList struct {
	screen *Screen
	root   *fyne.Container
	list   *widgets.List
	none   *widgets.Text
}

// How many rows are in sight before they scroll, in a window of the usual height and
// in a low one.
const (
	mostReaders = 4
	fewReaders  = 2
	lowWindow   = 760
)

func newReaderList(s *Screen) *readerList {
	r := &readerList{screen: s}
	r.list = widgets.NewList(func() int { return len(s.reviews) }, func() fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedVBoxLayout(0),
			widgets.NewColumns([]float32{0, 6.5}, widgets.NewBoldLine("", look.Text), widgets.NewBadge("", widgets.Plain)),
			widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
	}, r.fill)
	r.list.Quiet = true
	r.list.OnOpen = r.open
	r.list.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDelete {
			return false
		}
		s.withdraw()
		return true
	}
	r.list.OnCursor = func(int) { s.session.Commands() }
	r.none = widgets.NewLine("The draft is with nobody.", look.Muted)
	r.root = container.NewVBox(widgets.NewSection("With whom the draft is"), r.none, container.New(rows{r}, r.list))
	return r
}

// rows gives the list of readers the height of its rows, of the first few at most.
type rows struct{ of *readerList }

func (rows) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (l rows) MinSize([]fyne.CanvasObject) fyne.Size {
	most := mostReaders
	if l.of.screen.session.Window.Canvas().Size().Height < lowWindow {
		most = fewReaders
	}
	n := float32(min(most, len(l.of.screen.reviews)))
	row := l.of.list.CreateItem().MinSize().Height + theme.Padding()
	return fyne.NewSize(0, n*row)
}

// set shows the readers that were read.
func (r *readerList) set() {
	widgets.SetShown(r.none, len(r.screen.reviews) == 0)
	r.list.Refresh()
	r.root.Refresh()
}

func (r *readerList) fill(i int, o fyne.CanvasObject) {
	lines, v := o.(*fyne.Container).Objects, r.screen.reviews[i]
	head := lines[0].(*fyne.Container).Objects
	head[0].(*widgets.Text).SetText(english.Join(", ", plainName(v.Reader), v.Reader.Capacity))
	word, tone := stateWords(v)
	head[1].(*widgets.Badge).Set(word, tone)
	lines[1].(*widgets.Text).SetText(r.about(v))
}

func stateWords(v data.Review) (string, widgets.Tone) {
	switch v.State {
	case data.ReviewReturned:
		return "came back", widgets.Warning
	case data.ReviewSettled:
		return "decided", widgets.Good
	case data.ReviewWithdrawn:
		return "withdrawn", widgets.Plain
	}
	return "out", widgets.Notice
}

// about says since when a draft is out, or what came back.
func (r *readerList) about(v data.Review) string {
	var parts []string
	switch {
	case v.State == data.ReviewSent && v.Round == 0, v.State == data.ReviewWithdrawn:
		words := "Sent " + moment(r.screen.session, v.SentAt)
		if days := data.DateOf(r.screen.session.Now()).Time().Sub(data.DateOf(v.SentAt).Time()).Hours() / 24; days >= 1 && v.State == data.ReviewSent {
			words += ", " + widgets.Count(int(days), "day") + " ago"
		}
		parts = append(parts, words)
	case v.Verdict == data.VerdictApproved:
		parts = append(parts, "Approved it "+moment(r.screen.session, v.ReturnedAt))
	default:
		parts = append(parts, "Returned it "+moment(r.screen.session, v.ReturnedAt))
	}
	waits := 0
	for _, p := range r.screen.points {
		if p.review.ID == v.ID && !p.decided() {
			waits++
		}
	}
	if unsealed(v) {
		parts = append(parts, "no password")
	}
	if waits > 0 {
		parts = append(parts, fmt.Sprintf("%d to decide", waits))
	}
	if n := len(v.Asked); n > 0 {
		parts = append(parts, "asked about "+widgets.Count(n, "item"))
	}
	if v.Restricted {
		parts = append(parts, "exempt matter in it")
	}
	return strings.Join(parts, " · ")
}

// unsealed tells whether an answer came in a file without a password: whoever knows
// how can write one in the reader's name.
func unsealed(v data.Review) bool { return v.Round > 0 && !v.Sealed }

// trust says how far an answer is known to be its reader's; empty where the file
// had its password.
func trust(v data.Review) string {
	if !unsealed(v) {
		return ""
	}
	return " The file had no password: nothing but the way it came to you shows that " + v.Reader.Name + " wrote it."
}

// open goes to the first thing that waits of a reader.
func (r *readerList) open(i int) {
	s, v := r.screen, r.screen.reviews[i]
	for at, p := range s.points {
		if p.review.ID == v.ID && !p.decided() {
			s.list.SetCursor(at)
			s.session.Window.Canvas().Focus(s.list.List)
			return
		}
	}
	s.session.Tell(v.Reader.Name + ": " + r.about(v) + "." + trust(v))
}

func (r *readerList) current() (data.Review, bool) {
	if i := r.list.Cursor(); i >= 0 && i < len(r.screen.reviews) {
		return r.screen.reviews[i], true
	}
	return data.Review{}, false
}

// canWithdraw tells whether the draft under the cursor is out.
func (r *readerList) canWithdraw() bool {
	v, ok := r.current()
	return ok && (v.State == data.ReviewSent || v.State == data.ReviewReturned)
}

// withdraw takes a draft back from its reader: no answer is taken in any more.
func (s *Screen) withdraw() {
	v, ok := s.readers.current()
	if !ok || !s.readers.canWithdraw() {
		return
	}
	words := "A file that " + v.Reader.Name + " sends back will not be taken in any more. What was decided already stays as it is."
	widgets.Ask(s.session.Window, "Withdraw the draft from "+v.Reader.Name+"?", words, "Withdraw it", func() {
		if s.session.Did("withdraw the draft", s.session.Book.WithdrawReview(context.Background(), v.ID)) {
			s.again()
			s.session.Tell("Withdrawn from " + v.Reader.Name + ".")
		}
	})
}
