package minutes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// outline lists the items of the meeting: what is done, what is dealt with now,
// what is to come.
type outline struct {
	root  *fyne.Container
	sign  *sign // that the meeting is in private session
	jump  *widgets.Entry
	list  *widgets.List
	items []data.Item
	now   int
	noted func(item int64) bool // whether the item has minutes
	show  func(item int64)      // brings an item into sight
	enter func(item int64)      // puts the hands on it
	keyed bool                  // the cursor is moved by a key or by the page
	grown func()                // lays out what the list shares its column with
}

func newOutline(noted func(int64) bool, show, enter func(int64)) *outline {
	o := &outline{noted: noted, show: show, enter: enter, grown: func() {}, sign: newSign(), jump: widgets.NewEntry("Go to number or word (Ctrl+G)")}
	o.list = widgets.NewList(func() int { return len(o.items) }, newOutlineRow, o.fill)
	o.list.OnKey = func(*fyne.KeyEvent) bool { o.keyed = true; return false }
	o.list.OnCursor = o.moved
	o.list.OnOpen = func(i int) { o.enter(o.items[i].ID) }
	o.jump.OnSubmitted = func(typed string) { o.goTo(typed) }
	head := container.New(layout.NewCustomPaddedVBoxLayout(8), o.sign, o.jump)
	o.root = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), head), nil, nil, nil, container.New(insight{o}, o.list))
	return o
}

// insight lays out the list and keeps what is dealt with now in sight when its
// room changes: the sign above it comes and goes.
type insight struct{ outline *outline }

func (l insight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() == size {
		return
	}
	o[0].Resize(size)
	if l.outline.now < len(l.outline.items) {
		l.outline.list.ScrollTo(l.outline.now)
	}
}

func (l insight) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func newOutlineRow() fyne.CanvasObject {
	return widgets.NewColumns([]float32{0.9, 2.1, 0}, widgets.NewLine("", look.SuccessText),
		widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text))
}

func (o *outline) fill(i int, row fyne.CanvasObject) {
	cells := row.(*fyne.Container).Objects
	mark, number, title := cells[0].(*widgets.Text), cells[1].(*widgets.Text), cells[2].(*widgets.Text)
	it := o.items[i]
	words := it.Title
	if it.Exempt != "" {
		words = "Exempt · " + words
	}
	if it.Parent != 0 {
		words = "  " + words
	}
	number.SetText(itemNumber(it))
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

// itemNumber is the number the minutes print before an item.
func itemNumber(it data.Item) string {
	if it.MinuteNumber != "" {
		return it.MinuteNumber
	}
	return it.AgendaNumber
}

func (o *outline) moved(i int) {
	keyed := o.keyed
	o.keyed = false
	if keyed {
		o.show(o.items[i].ID)
		return
	}
	o.enter(o.items[i].ID)
}

// set shows other items.
func (o *outline) set(items []data.Item) {
	now := int64(0)
	if o.now < len(o.items) {
		now = o.items[o.now].ID
	}
	more := len(items) != len(o.items)
	o.items = items
	if more {
		o.grown()
	}
	o.stand(max(0, slices.IndexFunc(items, func(it data.Item) bool { return it.ID == now })))
}

// at marks the item dealt with now.
func (o *outline) at(item int64) {
	for i, it := range o.items {
		if it.ID == item && i != o.now {
			o.stand(i)
			return
		}
	}
	o.list.RefreshItem(o.now)
}

// stand marks a row as the one dealt with now, without going there.
func (o *outline) stand(i int) {
	o.now = i
	onCursor := o.list.OnCursor
	o.list.OnCursor = nil
	o.list.SetCursor(i)
	o.list.OnCursor = onCursor
}

// beside is the item n places after the one dealt with now, past headings;
// false at the end.
func (o *outline) beside(n int) (int64, bool) {
	for i := o.now + n; i >= 0 && i < len(o.items); i += n {
		if !o.items[i].Heading {
			return o.items[i].ID, true
		}
	}
	return 0, false
}

// goTo jumps to the item that typed means.
func (o *outline) goTo(typed string) {
	if i := findItem(o.items, typed); i >= 0 {
		o.jump.SetText("")
		o.enter(o.items[i].ID)
	}
}

// findItem is the place of the item with the minute number, else the agenda
// number, else a word of whose title starts as typed; -1 for none.
func findItem(items []data.Item, typed string) int {
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

// itemLine is an item in one line: "29 Budget monitoring".
func itemLine(it data.Item) string {
	return strings.TrimSpace(itemNumber(it) + " " + it.Title)
}
