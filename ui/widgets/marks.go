package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Marks is a list of which several rows can be marked: Space marks the row under
// the cursor and goes on to the next, a click on its box marks a row, A marks all
// or none. Enter is left to the dialog the list stands in.
type Marks struct {
	*List
	// OnMarked is called when other rows are marked.
	OnMarked func()

	marked map[int]bool
}

// NewMarks makes a list of length() rows with a box before each. columns are the
// widths of the cells behind the box, as for NewColumns; make gives the cells of
// an empty row and fill puts row i's words into them.
func NewMarks(length func() int, columns []float32, make func() []fyne.CanvasObject, fill func(i int, cells []fyne.CanvasObject)) *Marks {
	m := &Marks{marked: map[int]bool{}}
	widths := append([]float32{1.6}, columns...)
	m.List = NewList(length, func() fyne.CanvasObject {
		return NewColumns(widths, append([]fyne.CanvasObject{newBox(m)}, make()...)...)
	}, func(i int, o fyne.CanvasObject) {
		cells := o.(*fyne.Container).Objects
		cells[0].(*box).show(i, m.marked[i])
		fill(i, cells[1:])
	})
	m.OnOpen = m.turn
	m.OnKey = m.key
	m.OnRune = func(r rune) {
		if r == 'a' || r == 'A' {
			m.MarkAll(len(m.Marked()) < m.Length())
		}
	}
	return m
}

func (m *Marks) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace:
		if i := m.Cursor(); i >= 0 {
			m.turn(i)
			m.SetCursor(i + 1)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		Pass(m.List, key)
	default:
		return false
	}
	return true
}

func (m *Marks) turn(i int) { m.Mark(i, !m.marked[i]) }

// Mark marks a row or takes its mark away.
func (m *Marks) Mark(i int, on bool) {
	m.marked[i] = on
	m.changed()
}

// MarkAll marks every row, or none.
func (m *Marks) MarkAll(on bool) {
	clear(m.marked)
	for i := range m.Length() {
		m.marked[i] = on
	}
	m.changed()
}

func (m *Marks) changed() {
	m.Refresh()
	if m.OnMarked != nil {
		m.OnMarked()
	}
}

// Marked lists the rows that are marked, in order.
func (m *Marks) Marked() []int {
	var out []int
	for i := range m.Length() {
		if m.marked[i] {
			out = append(out, i)
		}
	}
	return out
}

// Taken lists the rows that are marked, or the one under the cursor if none is.
func (m *Marks) Taken() []int {
	out := m.Marked()
	if len(out) == 0 && m.Cursor() >= 0 {
		out = []int{m.Cursor()}
	}
	return out
}

// box is the box before a row.
type box struct {
	widget.Icon
	marks *Marks
	index int
}

func newBox(m *Marks) *box {
	b := &box{marks: m}
	b.ExtendBaseWidget(b)
	b.SetResource(theme.CheckButtonIcon())
	return b
}

func (b *box) show(i int, marked bool) {
	b.index = i
	icon := theme.CheckButtonIcon()
	if marked {
		icon = theme.CheckButtonCheckedIcon()
	}
	b.SetResource(icon)
}

// Tapped marks the row.
func (b *box) Tapped(*fyne.PointEvent) { b.marks.turn(b.index) }
