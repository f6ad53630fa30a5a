package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/look"
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
	help := widget.NewLabel("On a name: P present, A apologies, E absent without apologies, R remote.\n" +
		"I came in, O went out, S substitute for. Delete takes the last of it back.")
	help.Wrapping = fyne.TextWrapWord
	help.Importance = widget.LowImportance
	help.SizeName = theme.SizeNameCaptionText
	tools := container.NewHBox(
		widgets.NewTool("All present", "L", a.everybody),
		widgets.NewTool("Another person", "N", s.addPerson))
	s.pane.open(task{title: "Who is here", focus: a.List,
		content: container.NewBorder(container.NewVBox(help, tools), nil, nil, nil, a.List),
		closed:  func() { s.attendance = nil }})
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
	parts := []string{string(a.Role)}
	if a.Person.Post != "" {
		parts[0] = a.Person.Post
	}
	if a.For != 0 {
		parts[0] = "substitute for " + data.PersonNamed(s.nameOf(a.For)).PlainName()
	}
	if words := presenceWords[a.Presence]; words != "" {
		parts = append(parts, words)
	}
	for _, m := range a.Movements {
		parts = append(parts, s.movementWords(m))
	}
	return strings.Join(parts, " · ")
}

// movementWords is a coming or going in words: "left 8.15 pm at 31".
func (s *Screen) movementWords(m data.Movement) string {
	words := strings.TrimSpace(fmt.Sprintf("%s %s", m.Kind, m.At.Spoken()))
	if n := s.numberOf(m.Item); n != "" {
		words += " at " + n
	}
	return words
}

func (a *attendanceList) typed(r rune) {
	r = toLower(r)
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
		if who.Role.HasSeat() && who.Presence == "" {
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

// takeBack takes the last of what was said of a person back: their last coming
// or going with its note in the minutes, or the mark. Who does not sit on the
// body leaves the list with it.
func (s *Screen) takeBack(a data.Attendance) {
	if n := len(a.Movements); n > 0 {
		s.takeBackMovement(a, a.Movements[n-1])
		return
	}
	if a.Presence == "" {
		return
	}
	if err := s.session.Book.RemoveAttendance(context.Background(), s.place.Meeting, a.Person.ID); err != nil {
		s.session.Fail("take the mark off "+a.Person.Name(), err)
	}
	s.readRoll()
}

func (s *Screen) takeBackMovement(a data.Attendance, m data.Movement) {
	words := fmt.Sprintf("Taken back: %s %s", a.Person.Name(), s.movementWords(m))
	for _, b := range slices.Backward(s.page.Notes()) {
		told, moves := record.Moment{Item: b.Section, TimeNote: *b.Time}.Movement(a.Person)
		if moves && told == m && s.editor.RemoveBlock(b.Section, b.ID) {
			words += ", and its note in the minutes. Ctrl+Z on the page brings it back"
			break
		}
	}
	kept := slices.DeleteFunc(slices.Clone(s.keptBeside(a.Person.ID)), func(k data.Movement) bool { return k.Kind == m.Kind && k.Item == m.Item })
	if len(kept) < len(s.keptBeside(a.Person.ID)) {
		a.Movements = kept
		s.writeAttendance(a)
	}
	s.followNotes()
	s.session.Tell(words + ".")
}

// substitute asks for whom a person stands in.
func (s *Screen) substitute(a data.Attendance) {
	instead := newPersonField("letters of a name; nobody if empty", s.replaceable(a), s.pane.on)
	if a.For != 0 {
		instead.SetValue(s.nameOf(a.For))
	}
	s.pane.open(task{title: a.Person.Name(), focus: instead.Entry(), verb: "Save (Ctrl+Enter)",
		content: widgets.NewForm().Add("Stands in for", instead.NameEntry), closed: s.showAttendance,
		do: func() error {
			member, ok := instead.known()
			switch {
			case !ok && instead.Value() != "":
				return errNotAway
			case !ok:
				a.For = 0
				s.saveAttendance(a)
				return nil
			}
			if err := s.mayStandIn(a, member); err != nil {
				return err
			}
			a.For, a.Role, a.Presence = member.ID, data.Substitute, data.Present
			s.saveAttendance(a)
			return nil
		}})
}

// replaceable lists the members who are away, and whoever a person stands in
// for already.
func (s *Screen) replaceable(a data.Attendance) []data.Person {
	var out []data.Person
	for _, other := range s.roll.Attendance {
		if other.Role.HasSeat() && !other.Presence.Here() || other.Person.ID == a.For {
			out = append(out, other.Person)
		}
	}
	return out
}

// mayStandIn says why a person cannot stand in for a member: who has a seat
// votes for it, and one member has one substitute.
func (s *Screen) mayStandIn(a data.Attendance, member data.Person) error {
	if a.Role.HasSeat() {
		return sentence(a.Person.Name() + " is a member here and cannot be a substitute as well.")
	}
	for _, other := range s.roll.Attendance {
		if other.For == member.ID && other.Person.ID != a.Person.ID {
			return sentence(other.Person.Name() + " stands in for " + member.Name() + " already.")
		}
	}
	return nil
}

// move asks when and at which item a person came in or went out. The note of it
// goes into the minutes of the item.
func (s *Screen) move(a data.Attendance, kind doc.NoteKind) {
	at := widgets.NewClockEntry()
	at.SetClock(data.ClockOf(s.session.Now()))
	item := s.newItemChoice(s.section())
	title := a.Person.Name() + " came in"
	if kind == doc.Departure {
		title = a.Person.Name() + " went out"
	}
	s.pane.open(task{title: title, focus: at, verb: "Put into the minutes (Ctrl+Enter)", closed: s.showAttendance,
		content: widgets.NewForm().Add("When", at).Add("At which item", item),
		do: func() error {
			clock, err := at.Clock()
			switch {
			case err != nil:
				return err
			case item.Chosen() < 0:
				return errNoItem
			}
			who := named(a.Person)
			return s.interject(s.items[item.Chosen()].ID, newNote(kind, clock, &who))
		}})
}

// newItemChoice offers the items of the meeting.
func (s *Screen) newItemChoice(item int64) *widgets.Choice {
	titles := make([]string, len(s.items))
	at := -1
	for i, it := range s.items {
		titles[i] = itemLine(it)
		if it.ID == item {
			at = i
		}
	}
	c := widgets.NewChoice(titles, nil)
	c.Choose(at)
	return c
}

// otherRoles are the parts somebody who is no member can have.
var otherRoles = []data.Role{data.Officer, data.Clerk, data.Substitute}

// addPerson asks who else is here: somebody the book knows, or a new name.
func (s *Screen) addPerson() {
	const by = "N in the list of who is here"
	if s.pane.again(by, "") {
		return
	}
	people, err := s.session.Book.People(context.Background())
	if err != nil {
		s.session.Fail("read the people of the book", err)
		return
	}
	who := newPersonField("letters of a name, or a new name", people, s.pane.on)
	post := widgets.NewEntry("such as Head of Finance")
	who.OnChosen = func(i int) { post.SetText(people[i].Post) }
	role := widgets.NewChoice([]string{"In attendance", "Clerk", "Substitute member"}, nil)
	role.Choose(0)
	form := widgets.NewForm().Add("Who", who.NameEntry).Add("Takes part as", role).Add("Post", post)
	s.pane.open(task{title: "Another person", content: form, focus: who.Entry(), verb: "Add (Ctrl+Enter)", closed: s.showAttendance,
		by: by, words: said(who.Entry(), post),
		do: func() error {
			if who.Value() == "" {
				return errNoName
			}
			p, known := who.known()
			if !known {
				p = data.PersonNamed(who.Value())
				p.Post = post.Value()
				if err := s.session.Book.SavePerson(context.Background(), &p); err != nil {
					return err
				}
			}
			part := otherRoles[max(0, role.Chosen())]
			s.saveAttendance(data.Attendance{Person: p, Role: part, Presence: data.Present})
			s.marked = slices.IndexFunc(s.roll.Attendance, func(a data.Attendance) bool { return a.Person.ID == p.ID })
			return nil
		}})
}
