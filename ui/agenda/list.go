package agenda

import (
	"image/color"
	"regexp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// itemList is the agenda in printed order.
type itemList struct {
	*widgets.List
	items   agenda
	numbers map[int64]string
	papers  map[int64][]data.Paper
	issued  bool // with its numbers: a meeting brought in from elsewhere may have none
	dropped func(id int64, row int)
	late    func(data.Item) bool // came too late for its notice

	drag   int // the row that is dragged, -1 for none
	target int // the row it would stand before
}

func newItemList() *itemList {
	l := &itemList{drag: -1, target: -1}
	l.late = func(it data.Item) bool { return late(it, l.issued) }
	l.List = widgets.NewList(func() int { return len(l.items) }, l.newRow, l.fill)
	return l
}

// set shows other items.
func (l *itemList) set(items agenda, papers map[int64][]data.Paper, issued bool) {
	l.items, l.papers, l.issued = items, papers, issued && numbered(items)
	l.numbers = rules.AgendaNumbers(items)
	l.Refresh()
}

// itemRow is a line of the list.
type itemRow struct {
	above         *canvas.Rectangle // where a dragged row would go
	grip          *grip
	number, title *widgets.Text
	exempt        *widgets.Badge
	papers        *widgets.Text
}

func (l *itemList) newRow() fyne.CanvasObject {
	above := canvas.NewRectangle(color.Transparent)
	above.SetMinSize(fyne.NewSize(0, 2))
	row := container.New(itemColumns{}, newGrip(l),
		widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text),
		widgets.NewBadge("", widgets.Warning), widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText).Whole())
	return container.NewBorder(above, nil, nil, nil, row)
}

func rowOf(o fyne.CanvasObject) itemRow {
	box := o.(*fyne.Container).Objects
	cells := box[0].(*fyne.Container).Objects
	return itemRow{box[1].(*canvas.Rectangle), cells[0].(*grip), cells[1].(*widgets.Text), cells[2].(*widgets.Text),
		cells[3].(*widgets.Badge), cells[4].(*widgets.Text)}
}

func (l *itemList) fill(i int, o fyne.CanvasObject) {
	it, row := l.items[i], rowOf(o)
	row.grip.row = i
	indent := ""
	if it.Parent != 0 {
		indent = "    "
	}
	row.number.SetText(indent + l.numbers[it.ID])
	row.number.SetColor(look.Text)
	if it.AgendaNumber == "" {
		row.number.SetColor(look.Muted)
	}
	row.title.SetText(indent + titleWords(it))
	row.title.SetColor(look.Text)
	if it.Title == "" || it.Heading {
		row.title.SetColor(look.Muted)
	}
	switch {
	case it.Exempt != "":
		row.exempt.Set("Exempt", widgets.Warning)
	case it.Urgent != "":
		row.exempt.Set("Urgent", widgets.Notice)
	case l.late(it):
		row.exempt.Set("Late", widgets.Warning)
	default:
		row.exempt.Set("", widgets.Plain)
	}
	row.papers.SetText(paperCount(len(l.papers[it.ID])))
	o.(*fyne.Container).Objects[0].Refresh() // what is said of it may be wider now
	row.above.FillColor = color.Transparent
	if l.drag >= 0 && i == l.target {
		row.above.FillColor = theme.Color(look.Accent)
	}
	row.above.Refresh()
}

func titleWords(it data.Item) string {
	switch {
	case it.Title == "":
		return "(no title yet)"
	case it.Heading:
		return "— " + it.Title + " —"
	}
	return it.Title
}

// paperCount is "2 papers"; empty for none.
func paperCount(n int) string {
	if n == 0 {
		return ""
	}
	return widgets.Count(n, "paper")
}

var lateNumber = regexp.MustCompile(`^\d+[A-Z]+$`)

// numbered tells whether the agenda went out with numbers.
func numbered(items agenda) bool {
	return slices.ContainsFunc(items, func(it data.Item) bool { return it.AgendaNumber != "" })
}

// late tells whether an item came onto the agenda after it was issued with its
// numbers.
func late(it data.Item, issued bool) bool {
	return issued && !it.Heading && (it.AgendaNumber == "" || lateNumber.MatchString(it.AgendaNumber))
}

// grip is the handle of a row by which it is dragged.
type grip struct {
	widget.BaseWidget
	list  *itemList
	row   int
	moved float32
}

func newGrip(l *itemList) *grip {
	g := &grip{list: l}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer draws the handle: three short lines.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(3))
	for range 3 {
		line := canvas.NewRectangle(nil)
		line.SetMinSize(fyne.NewSize(10, 1.5))
		lines.Add(line)
	}
	r := &gripRenderer{widget.NewSimpleRenderer(container.NewCenter(lines)), lines.Objects}
	r.Refresh()
	return r
}

type gripRenderer struct {
	fyne.WidgetRenderer
	lines []fyne.CanvasObject
}

// Refresh follows the theme.
func (r *gripRenderer) Refresh() {
	for _, line := range r.lines {
		line.(*canvas.Rectangle).FillColor = theme.Color(look.Muted)
		line.Refresh()
	}
}

// Cursor shows that the handle can be taken.
func (g *grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged follows the mouse and shows where the row would go.
func (g *grip) Dragged(e *fyne.DragEvent) {
	l := g.list
	if l.drag < 0 {
		l.drag, g.moved = g.row, 0
	}
	g.moved += e.Dragged.DY
	l.target = l.targetRow(g.moved)
	l.Refresh()
}

// DragEnd lets the row go.
func (g *grip) DragEnd() {
	l := g.list
	from, to := l.drag, l.target
	l.drag, l.target = -1, -1
	l.Refresh()
	if from < 0 || from >= len(l.items) || to < 0 {
		return
	}
	it := l.items[from]
	if to > from { // counted without the rows that are dragged
		to -= min(to-from, 1+len(l.items.siblings(it.ID)))
	}
	l.dropped(it.ID, to)
}

// targetRow is the row before which a row dragged so far would stand.
func (l *itemList) targetRow(moved float32) int {
	height := l.rowHeight()
	rows := int(moved/height + 0.5)
	if moved < 0 {
		rows = int(moved/height - 0.5)
	}
	if rows > 0 {
		rows++ // it stands behind the row it was dragged onto
	}
	return min(max(l.drag+rows, 0), len(l.items))
}

func (l *itemList) rowHeight() float32 {
	return l.CreateItem().MinSize().Height + theme.Padding()
}

// numberAgain shows what changed in an item, with the numbers that follow.
func (l *itemList) numberAgain() {
	l.numbers = rules.AgendaNumbers(l.items)
	l.Refresh()
}
