package running

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// floor is the list of speakers with its keys.
type floor struct {
	sheet *sheet
	root  *fyne.Container
	field *fyne.Container // holds the name of somebody to add
	name  *widgets.NameEntry
	names []string
	list  *widgets.List
	empty *widget.Label
	tools *fyne.Container
	now   *widgets.Text // the time of who speaks, large
}

func newFloor(v *sheet) *floor {
	f := &floor{sheet: v, field: container.NewStack()}
	f.list = widgets.NewList(func() int { return len(v.list) }, newSpeakerRow, f.fill)
	f.list.OnRune = f.rune
	f.list.OnKey = f.key
	f.empty = widget.NewLabel("Nobody has asked to speak on this item. N adds a speaker.")
	f.empty.Wrapping, f.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	f.tools = container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), widgets.NewTools(
		widgets.NewTool("Add", "N", f.ask), widgets.NewTool("Start or stop", "Space", f.toggle), widgets.NewTool("Next", "Enter", f.next),
		widgets.NewTool("Up", "Alt+↑", func() { f.move(-1) }), widgets.NewTool("Down", "Alt+↓", func() { f.move(+1) }),
		widgets.NewTool("Remove", "Delete", f.remove), widgets.NewTool("To the page", "Ctrl+R", v.back)))
	f.now = widgets.NewSizedLine("", look.Accent, theme.SizeNameHeadingText).Whole()
	top := container.NewVBox(container.NewBorder(nil, nil, widgets.NewSection("Speakers"), f.now), f.field)
	f.root = container.NewBorder(top, f.tools, nil, nil, container.NewStack(f.list, f.empty))
	f.know(record.Meeting{})
	return f
}

// know offers the names of a meeting: its members, and whoever else was marked.
func (f *floor) know(m record.Meeting) {
	f.names = nil
	numbers := map[int64]int{}
	for _, member := range m.Members {
		numbers[member.Person.ID] = member.Seat
	}
	var seats []int
	for _, a := range rules.OnRoll(m.Members, m.Attended()) {
		f.names, seats = append(f.names, a.Person.Name()), append(seats, numbers[a.Person.ID])
	}
	f.name = widgets.NewPersonEntry("a name, or any words", f.names).WithSeats(seats)
	f.name.OnChosen = func(i int) { f.enter(f.names[i]) }
	f.name.Entry().OnSubmitted = func(string) { f.submit() }
	f.field.Objects = []fyne.CanvasObject{f.name}
	f.field.Refresh()
}

// ask puts the hands into the field for another speaker.
func (f *floor) ask() { f.sheet.window.Canvas().Focus(f.name.Entry()) }

// submit adds who is typed: the first of the names that fit, else the words.
func (f *floor) submit() {
	name := f.name.Value()
	if known := f.name.Known(); known >= 0 {
		name = f.names[known]
	} else if like := f.name.Like(); len(like) > 0 {
		name = f.names[like[0]]
	}
	f.enter(name)
}

func (f *floor) enter(name string) {
	if name == "" {
		return
	}
	f.name.SetValue("")
	f.sheet.add(name)
	f.sheet.window.Canvas().Focus(f.list)
}

func newSpeakerRow() fyne.CanvasObject {
	return widgets.NewColumns([]float32{1.6, 0, 3.4}, widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text), widgets.NewBoldLine("", look.Text))
}

func (f *floor) fill(i int, row fyne.CanvasObject) {
	s := f.sheet.list[i]
	cells := row.(*fyne.Container).Objects
	place, name, used := cells[0].(*widgets.Text), cells[1].(*widgets.Text), cells[2].(*widgets.Text)
	colour, mark := look.Text, fmt.Sprintf("%d.", i+1)
	switch {
	case !s.Began.IsZero():
		colour, mark = look.Accent, "▶"
	case s.Used > 0:
		colour = look.Muted
	}
	words := s.Name
	if slices.Contains(f.sheet.barred, s.Name) {
		words, colour = words+" (interest)", look.WarningText
	}
	place.SetText(mark)
	name.SetText(words)
	used.SetText("")
	if d := s.Spoken(f.sheet.session.Now()); d > 0 || !s.Began.IsZero() {
		used.SetText(rules.SpokenWords(d))
	}
	for _, t := range []*widgets.Text{place, name, used} {
		t.SetColor(colour)
	}
}

// shown shows the list anew.
func (f *floor) shown() {
	f.empty.Hidden = len(f.sheet.list) > 0
	f.empty.Refresh()
	f.list.Refresh()
	f.tick(f.sheet.session.Now())
	if f.sheet.window.Canvas().Focused() == nil {
		f.sheet.window.Canvas().Focus(f.list)
	}
}

// tick lets the time of who speaks go on.
func (f *floor) tick(now time.Time) {
	words, i := "", rules.Speaking(f.sheet.list)
	if i >= 0 {
		words = rules.SpokenWords(f.sheet.list[i].Spoken(now))
	}
	if words == f.now.Words() {
		return
	}
	f.now.SetText(words)
	f.root.Refresh()
	if i >= 0 {
		f.list.RefreshItem(i)
	}
}

func (f *floor) rune(r rune) {
	switch r {
	case 'n', 'N':
		f.ask()
	case ' ':
		f.toggle()
	}
}

func (f *floor) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		f.next()
	case fyne.KeyDelete:
		f.remove()
	default:
		return false
	}
	return true
}

// toggle gives the floor to the one under the cursor, or takes it away.
func (f *floor) toggle() {
	list, i, now := f.sheet.list, f.list.Cursor(), f.sheet.session.Now()
	switch {
	case i < 0:
	case i == rules.Speaking(list):
		f.sheet.save(rules.TakeFloor(list, now))
	default:
		f.sheet.save(rules.GiveFloor(list, i, now))
	}
}

// next gives the floor to the next speaker and puts the cursor there.
func (f *floor) next() {
	f.sheet.save(rules.NextSpeaker(f.sheet.list, f.sheet.session.Now()))
	if i := rules.Speaking(f.sheet.list); i >= 0 {
		f.list.SetCursor(i)
	}
}

func (f *floor) move(by int) {
	if i := f.list.Cursor(); i >= 0 {
		f.sheet.save(rules.MoveSpeaker(f.sheet.list, i, by))
		f.list.SetCursor(i + by)
	}
}

func (f *floor) remove() {
	if i := f.list.Cursor(); i >= 0 {
		f.sheet.save(slices.Delete(slices.Clone(f.sheet.list), i, i+1))
		f.list.SetCursor(i)
	}
}
