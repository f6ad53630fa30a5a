package merge

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// pointList is the changes and remarks in the order of the minutes.
type pointList struct {
	*widgets.List
	screen *Screen
	head   *fyne.Container
	title  *widgets.Text
}

// numberWidth is the room for the number of an item, in ems: "133/26".
const numberWidth = 3.2

func newPointList(s *Screen) *pointList {
	l := &pointList{screen: s, title: widgets.NewBoldLine("", look.Muted)}
	l.head = container.New(layout.NewCustomPaddedLayout(10, 2, 0, 0), l.title)
	l.List = widgets.NewList(func() int { return len(s.points) }, func() fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedVBoxLayout(0),
			widgets.NewColumns([]float32{numberWidth, 0}, widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text)),
			widgets.NewColumns([]float32{numberWidth, 0, 7}, container.NewWithoutLayout(),
				widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText), widgets.NewBadge("", widgets.Plain)))
	}, l.fill)
	l.OnCursor = func(int) { s.detail.show() }
	l.OnOpen = func(int) { s.detail.open() }
	l.OnRune = s.letter
	return l
}

func (l *pointList) fill(i int, o fyne.CanvasObject) {
	lines, p := o.(*fyne.Container).Objects, l.screen.points[i]
	head, below := lines[0].(*fyne.Container).Objects, lines[1].(*fyne.Container).Objects
	head[0].(*widgets.Text).SetText(number(p.item.Item))
	head[1].(*widgets.Text).SetText(p.summary())
	word, tone := p.badge()
	what, _, _ := strings.Cut(p.what(), " on ") // on what it is says the number
	below[1].(*widgets.Text).SetText(widgets.Capital(what) + " · " + plainName(p.review.Reader))
	below[2].(*widgets.Badge).Set(word, tone)
}

// plainName is the name of a reader where there is little room.
func plainName(r data.Reader) string {
	if name := data.PersonNamed(r.Name).PlainName(); name != "" {
		return name
	}
	return r.Name
}

// count says in the heading how many wait.
func (l *pointList) count() {
	words := ""
	switch n, waits := len(l.screen.points), undecided(l.screen.points); {
	case n > 0 && waits > 0:
		words = fmt.Sprintf("Changes and remarks: %d of %d to decide", waits, n)
	case n > 0:
		words = fmt.Sprintf("Changes and remarks: all %d decided", n)
	}
	l.title.SetText(words)
	widgets.SetShown(l.head, words != "")
}

// letter does what the letters on the list stand for.
func (s *Screen) letter(r rune) {
	switch r {
	case 'a', 'A':
		s.accept()
	case 'e', 'E':
		s.edit()
	case 'd', 'D':
		s.decline()
	case 'r', 'R':
		s.reply()
	case 'u', 'U':
		s.undoHere()
	case 'n', 'N':
		s.step(+1)
	case 'p', 'P':
		s.step(-1)
	case 'g', 'G':
		s.goToMinutes()
	}
}

// step goes to the next point that waits, or to the next one while none does.
func (s *Screen) step(by int) {
	if len(s.points) == 0 {
		return
	}
	at := s.list.Cursor()
	for i := at + by; i >= 0 && i < len(s.points); i += by {
		if !s.points[i].decided() {
			s.list.SetCursor(i)
			return
		}
	}
	switch waits := undecided(s.points); {
	case waits == 0:
		s.list.SetCursor(at + by)
	case by > 0:
		s.session.Tell("That was the last one to decide from here on: P goes back.")
	default:
		s.session.Tell("That was the first one to decide.")
	}
}
