// Package outline is the list of the items beside the minutes page.
//
// Words. An item is done when it has minutes, dealt with now while the caret is in
// it, else to come. To show an item is to bring it into sight; to enter it is to put
// the hands on it. The sign above the list says that the meeting, or the caret, is in
// private session.
package outline

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// Outline lists the items of the meeting: what is done, what is dealt with now,
// what is to come.
type Outline struct {
	Root  *fyne.Container
	Sign  *Sign
	Jump  *widgets.Entry // takes the number or a word of an item to go to
	List  *widgets.List
	Grown func() // lays out what the list shares its column with

	items []data.Item
	row   fyne.Layout // of a row: as wide as the longest number needs
	now   int
	noted func(item int64) bool // whether the item has minutes
	show  func(item int64)      // brings an item into sight
	enter func(item int64)      // puts the hands on it
	keyed bool                  // the cursor is moved by a key or by the page
}

// New makes an outline of no items. noted tells whether an item has minutes.
func New(noted func(int64) bool, show, enter func(int64)) *Outline {
	o := &Outline{noted: noted, show: show, enter: enter, Grown: func() {}, Sign: newSign(), Jump: widgets.NewEntry("Go to number or word (Ctrl+G)")}
	o.row = columns(nil).Layout
	o.List = widgets.NewList(func() int { return len(o.items) }, newOutlineRow, o.fill)
	o.List.OnKey = func(*fyne.KeyEvent) bool { o.keyed = true; return false }
	o.List.OnCursor = o.moved
	o.List.OnOpen = func(i int) { o.enter(o.items[i].ID) }
	o.Jump.OnSubmitted = func(typed string) { o.goTo(typed) }
	head := container.New(layout.NewCustomPaddedVBoxLayout(8), o.Sign, o.Jump)
	o.Root = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), head), nil, nil, nil, container.New(insight{o}, o.List))
	return o
}

// insight lays out the list and keeps what is dealt with now in sight when its
// room changes: the sign above it comes and goes.
type insight struct{ outline *Outline }

func (l insight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() == size {
		return
	}
	o[0].Resize(size)
	if l.outline.now < len(l.outline.items) {
		l.outline.List.ScrollTo(l.outline.now)
	}
}

func (l insight) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func newOutlineRow() fyne.CanvasObject {
	return columns(nil, widgets.NewLine("", look.SuccessText), widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text))
}

// columns puts a mark, a number and a title side by side, the number as wide as
// the longest of some items: "133/20a" is read in full.
func columns(items []data.Item, cells ...fyne.CanvasObject) *fyne.Container {
	number := float32(2.1)
	for _, it := range items {
		size := fyne.MeasureText(Number(it), theme.TextSize(), fyne.TextStyle{Bold: true})
		number = max(number, size.Width/theme.TextSize())
	}
	return widgets.NewColumns([]float32{0.9, number, 0}, cells...)
}

func (o *Outline) fill(i int, row fyne.CanvasObject) {
	cells := row.(*fyne.Container).Objects
	row.(*fyne.Container).Layout = o.row
	o.row.Layout(cells, row.Size())
	mark, number, title := cells[0].(*widgets.Text), cells[1].(*widgets.Text), cells[2].(*widgets.Text)
	it := o.items[i]
	words := it.Title
	if it.Exempt != "" {
		words = "Exempt · " + words
	}
	if it.Parent != 0 {
		words = "  " + words
	}
	number.SetText(Number(it))
	title.SetText(words)
	mark.SetText("")
	colour := look.Text
	switch {
	case i == o.now:
		mark.SetText("›")
		mark.SetColor(look.Accent)
		colour = look.Accent
	case o.noted(it.ID):
		mark.SetText("✓")
		mark.SetColor(look.SuccessText)
		colour = look.Muted
	}
	number.SetColor(colour)
	title.SetColor(colour)
}

// Number is the number the minutes print before an item.
func Number(it data.Item) string {
	if it.MinuteNumber != "" {
		return it.MinuteNumber
	}
	return it.AgendaNumber
}

func (o *Outline) moved(i int) {
	keyed := o.keyed
	o.keyed = false
	if keyed {
		o.show(o.items[i].ID)
		return
	}
	o.enter(o.items[i].ID)
}

// Set shows other items.
func (o *Outline) Set(items []data.Item) {
	now := int64(0)
	if o.now < len(o.items) {
		now = o.items[o.now].ID
	}
	more := len(items) != len(o.items)
	o.items, o.row = items, columns(items).Layout
	if more {
		o.Grown()
	}
	o.stand(max(0, slices.IndexFunc(items, func(it data.Item) bool { return it.ID == now })))
}

// At marks the item dealt with now.
func (o *Outline) At(item int64) {
	for i, it := range o.items {
		if it.ID == item && i != o.now {
			o.stand(i)
			return
		}
	}
	o.List.RefreshItem(o.now)
}

// stand marks a row as the one dealt with now, without going there.
func (o *Outline) stand(i int) {
	o.now = i
	onCursor := o.List.OnCursor
	o.List.OnCursor = nil
	o.List.SetCursor(i)
	o.List.OnCursor = onCursor
}

// Beside is the item n places after the one dealt with now, past headings;
// false at the end.
func (o *Outline) Beside(n int) (int64, bool) {
	for i := o.now + n; i >= 0 && i < len(o.items); i += n {
		if !o.items[i].Heading {
			return o.items[i].ID, true
		}
	}
	return 0, false
}

// Height is what the outline needs to show every item.
func (o *Outline) Height() float32 {
	row := o.List.CreateItem().MinSize().Height + theme.Padding()
	return o.Root.MinSize().Height - o.List.MinSize().Height + float32(len(o.items))*row
}

// InHand is the item under the cursor of the list, if the hands are on it.
func (o *Outline) InHand(hands fyne.Focusable) (int64, bool) {
	i := o.List.Cursor()
	if i < 0 || hands != o.List {
		return 0, false
	}
	return o.items[i].ID, true
}

// goTo jumps to the item that typed means.
func (o *Outline) goTo(typed string) {
	if i := Find(o.items, typed); i >= 0 {
		o.Jump.SetText("")
		o.enter(o.items[i].ID)
	}
}

// Find is the place of the item with the minute number, else the agenda
// number, else a word of whose title starts as typed; -1 for none.
func Find(items []data.Item, typed string) int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return -1
	}
	tests := []func(data.Item) bool{
		func(it data.Item) bool { return strings.ToLower(it.MinuteNumber) == typed },
		func(it data.Item) bool { return strings.ToLower(it.AgendaNumber) == typed },
		func(it data.Item) bool { n, _, _ := strings.Cut(it.MinuteNumber, "/"); return n == typed },
		func(it data.Item) bool { return strings.HasPrefix(strings.ToLower(it.Title), typed) },
		func(it data.Item) bool { return strings.Contains(" "+strings.ToLower(it.Title), " "+typed) },
	}
	for _, test := range tests {
		for i, it := range items {
			if test(it) {
				return i
			}
		}
	}
	return -1
}

// Line is an item in one line: "29 Budget monitoring".
func Line(it data.Item) string {
	return strings.TrimSpace(Number(it) + " " + it.Title)
}
