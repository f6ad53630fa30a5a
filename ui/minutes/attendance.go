package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// presenceKeys are the keys of the attendance list.
var presenceKeys = map[rune]data.Presence{
	'p': data.Present, 'a': data.Apologies, 'e': data.Absent, 'r': data.Remote,
}

// presenceOrder is how the list shows them.
var presenceOrder = []data.Presence{data.Present, data.Apologies, data.Absent, data.Remote}

// attendanceList is the list of who is here. A letter on a name says it; the
// cursor goes on to the next name.
type attendanceList struct {
	*widgets.List
	screen *Screen
}

// showAttendance opens the list of who is here.
func (s *Screen) showAttendance() {
	if s.meeting().Status.Locked() {
		return
	}
	a := &attendanceList{screen: s}
	a.List = widgets.NewList(func() int { return len(s.roll.Attendance) }, newPersonRow, a.fill)
	a.OnRune = a.typed
	a.OnKey = a.pressed
	a.SetCursor(s.marked)
	a.OnCursor = func(i int) { s.marked = i }
	s.attendance = a
	help := widget.NewLabel("On a name: P present, A apologies, E absent without apologies, R remote. " +
		"I came in, O went out, C takes the chair, S substitute. Delete takes the last of it back.")
	help.Wrapping = fyne.TextWrapWord
	help.Importance = widget.LowImportance
	help.SizeName = theme.SizeNameCaptionText
	tools := container.NewHBox(
		widgets.NewTool("All present", "L", a.everybody),
		widgets.NewTool("Another person", "N", s.addPerson))
	s.pane.Open(pane.Task{Title: "Who is here", Focus: a.List,
		Content: container.NewBorder(container.NewVBox(help, tools), nil, nil, nil, a.List),
		Closed:  func() { s.attendance = nil }})
}

// personRow is a line of the list: who, in what part, and how.
type personRow struct {
	name, about *widgets.Text
	tools       []*widgets.Tool
}

func newPersonRow() fyne.CanvasObject {
	words := container.New(layout.NewCustomPaddedVBoxLayout(0), widgets.NewLine("", look.Text),
		widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
	tools := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, p := range presenceOrder {
		tools.Add(widgets.NewTool(presenceLetter(p), "", nil))
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(layout.NewSpacer(), tools, layout.NewSpacer()), words)
}

func rowOf(o fyne.CanvasObject) personRow {
	box := o.(*fyne.Container).Objects
	words := box[0].(*fyne.Container).Objects
	r := personRow{name: words[0].(*widgets.Text), about: words[1].(*widgets.Text)}
	for _, t := range box[1].(*fyne.Container).Objects[1].(*fyne.Container).Objects {
		r.tools = append(r.tools, t.(*widgets.Tool))
	}
	return r
}

func presenceLetter(p data.Presence) string {
	for r, q := range presenceKeys {
		if p == q {
			return strings.ToUpper(string(r))
		}
	}
	return ""
}

func (a *attendanceList) fill(i int, o fyne.CanvasObject) {
	who, row := a.screen.roll.Attendance[i], rowOf(o)
	row.name.SetText(who.Person.Name())
	row.about.SetText(a.screen.about(who))
	for j, p := range presenceOrder {
		row.tools[j].SetOn(who.Presence == p)
		row.tools[j].OnTapped = func() {
			a.SetCursor(i)
			a.mark(p, false)
		}
	}
}

// presenceWords are what the list says of how somebody is here.
var presenceWords = map[data.Presence]string{
	data.Present: "present", data.Apologies: "apologies", data.Absent: "absent without apologies", data.Remote: "present remotely",
}

// about says in what part a person is here, and their comings and goings.
func (s *Screen) about(a data.Attendance) string {
	parts := []string{string(rules.Office(a, s.record.Members))}
	if a.Person.Post != "" {
		parts[0] = a.Person.Post
	}
	if a.For != 0 {
		parts[0] = "substitute for " + data.PersonNamed(s.nameOf(a.For)).PlainName()
	}
	if seat := s.seat(a.Person); seat != 0 {
		parts = append(parts, fmt.Sprint("seat ", seat))
	}
	if words := presenceWords[a.Presence]; words != "" {
		parts = append(parts, words)
	}
	if who, ok := s.roll.Presided(); ok && who.Person.ID == a.Person.ID {
		parts = append(parts, "in the chair")
	}
	for _, m := range a.Movements {
		parts = append(parts, s.movementWords(m))
	}
	return strings.Join(parts, " · ")
}

func (a *attendanceList) typed(r rune) {
	r = unicode.ToLower(r)
	if p, ok := presenceKeys[r]; ok {
		a.mark(p, true)
		return
	}
	switch r {
	case 'l':
		a.everybody()
	case 'n':
		a.screen.addPerson()
	case 's':
		a.ifAny(a.screen.substitute)
	case 'c':
		a.ifAny(a.screen.takeChair)
	case 'i':
		a.ifAny(func(who data.Attendance) { a.screen.move(who, doc.Arrival) })
	case 'o':
		a.ifAny(func(who data.Attendance) { a.screen.move(who, doc.Departure) })
	}
}

func (a *attendanceList) ifAny(do func(data.Attendance)) {
	if i := a.Cursor(); i >= 0 {
		do(a.screen.roll.Attendance[i])
	}
}

func (a *attendanceList) pressed(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyDelete {
		return false
	}
	a.ifAny(a.screen.takeBack)
	return true
}

// mark says how the person under the cursor is here. Who came or went was here:
// that is taken back first.
func (a *attendanceList) mark(p data.Presence, next bool) {
	a.ifAny(func(who data.Attendance) {
		if n := len(who.Movements); n > 0 && !p.Here() {
			a.screen.session.Tell(fmt.Sprintf("%s %s. Delete takes that back first.", who.Person.Name(), a.screen.movementWords(who.Movements[n-1])))
			next = false
			return
		}
		by, stands := a.screen.roll.StandIn(who.Person.ID)
		if stands && p.Here() && !who.Presence.Here() {
			a.screen.session.Tell(fmt.Sprintf("%s stands in for %s: S changes that first.", by.Person.Name(), who.Person.Name()))
			next = false
			return
		}
		if !p.Here() {
			who.Role = rules.Office(who, a.screen.record.Members)
		}
		who.Presence = p
		a.screen.saveAttendance(who)
	})
	if next {
		a.SetCursor(a.Cursor() + 1)
	}
}

// everybody marks every member who has no mark yet as present.
func (a *attendanceList) everybody() {
	for _, who := range slices.Clone(a.screen.roll.Attendance) {
		if _, stands := a.screen.roll.StandIn(who.Person.ID); who.Role.HasSeat() && who.Presence == "" && !stands {
			who.Presence = data.Present
			a.screen.saveAttendance(who)
		}
	}
}

// saveAttendance gives one person's part to the book and reads it back. Their
// comings and goings stay as they are: notes on the page tell of them.
func (s *Screen) saveAttendance(a data.Attendance) bool {
	a.Movements = s.keptBeside(a.Person.ID)
	return s.writeAttendance(a)
}

func (s *Screen) writeAttendance(a data.Attendance) bool {
	a.Meeting = s.place.Meeting
	err := s.session.Book.SaveAttendance(context.Background(), a)
	if err != nil {
		s.session.Fail("save who is here", err)
	}
	s.readRoll()
	return err == nil
}

// keptBeside are the comings and goings of a person that the book keeps beside
// the minutes.
func (s *Screen) keptBeside(person int64) []data.Movement {
	for _, a := range s.record.Attendance {
		if a.Person.ID == person {
			return a.Movements
		}
	}
	return nil
}
