package running

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// blank is a screen of nothing.
type blank struct{}

func (blank) Content() fyne.CanvasObject  { return &fyne.Container{} }
func (blank) Show(session.Place)          {}
func (blank) Leave() error                { return nil }
func (blank) Commands() []session.Command { return nil }

// chair is the sheet of an invented council, in the main window of the test.
type chair struct {
	*uitest.Council
	*sheet
	moment session.Moment
	open   bool
}

func sit(t *testing.T) *chair {
	t.Helper()
	c := &chair{open: true}
	c.Council = uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	record, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range c.Members {
		record.Attendance = append(record.Attendance, data.Attendance{Person: m.Person, Role: m.Role, Presence: []data.Presence{data.Present, data.Apologies}[i/4%2]})
	}
	c.moment = session.Moment{Record: record, Item: c.Items[2].ID}
	c.Session.Live = func() (session.Moment, bool) { return c.moment, c.open }
	c.sheet = newSheet(c.Session, c.Council.Window.Window)
	c.Council.Window.Resize(fyne.NewSize(1200, 800))
	c.look()
	return c
}

// kept is the list of the item in the book: "Day 01:30, Marsh*".
func (c *chair) kept(t *testing.T) string {
	t.Helper()
	list, err := c.Book.Speakers(context.Background(), c.item)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range list {
		name := s.Name[strings.LastIndex(s.Name, " ")+1:]
		if s.Used > 0 {
			name += fmt.Sprintf(" %ds", s.Used)
		}
		if !s.Began.IsZero() {
			name += "*"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

func (c *chair) expect(t *testing.T, what, want string) {
	t.Helper()
	if got := c.kept(t); got != want {
		t.Errorf("after %s the book has %s, want %s", what, got, want)
	}
}

func TestSpeakersByKeyboard(t *testing.T) {
	c := sit(t)
	for _, typed := range []string{"day", "marsh", "A member of the public"} {
		c.Type("n")
		c.Type(typed)
		c.Press(fyne.KeyReturn)
	}
	c.expect(t, "three were added", "Day, Marsh, public")
	c.Press(fyne.KeyHome, fyne.KeySpace)
	c.expect(t, "the clock was started", "Day*, Marsh, public")
	c.Clock = c.Clock.Add(95 * time.Second)
	c.look()
	c.Look("running")
	c.Press(fyne.KeyReturn)
	c.expect(t, "the next speaker", "Day 95s, Marsh*, public")
	c.Clock = c.Clock.Add(30 * time.Second)
	c.Press(fyne.KeySpace)
	c.expect(t, "the clock was stopped", "Day 95s, Marsh 30s, public")
	c.floor.move(+1)
	c.expect(t, "moved down", "Day 95s, public, Marsh 30s")
	c.Press(fyne.KeyUp)
	c.floor.move(-1)
	c.expect(t, "the other moved up", "public, Day 95s, Marsh 30s")
	c.Press(fyne.KeyDelete)
	c.expect(t, "one was removed", "Day 95s, Marsh 30s")
	c.Press(fyne.KeyReturn)
	c.expect(t, "next, when all have spoken", "Day 95s, Marsh 30s")
	if len(c.Failed) > 0 {
		t.Error(c.Failed)
	}
}

// Who may take no part for an interest is marked among the speakers.
func TestAnInterestIsMarked(t *testing.T) {
	c := sit(t)
	c.add("Councillor Owen Marsh")
	row := newSpeakerRow()
	name := func() string {
		c.floor.fill(0, row)
		return row.(*fyne.Container).Objects[1].(*widgets.Text).Words()
	}
	if name() != "Councillor Owen Marsh" {
		t.Errorf("the row says %q", name())
	}
	c.moment.Record.Declarations = []data.Declaration{{Item: c.item, Person: c.Members[1].Person, Kind: data.Pecuniary, Conduct: data.Stayed}}
	c.look()
	if name() != "Councillor Owen Marsh (interest)" {
		t.Errorf("with an interest the row says %q", name())
	}
}

// Another item has another list; who speaks there stops whoever spoke here.
func TestTheListBelongsToTheItem(t *testing.T) {
	c := sit(t)
	c.add("Councillor Ann Day")
	c.Press(fyne.KeySpace)
	c.Clock = c.Clock.Add(time.Minute)
	c.moment.Item = c.Items[4].ID
	c.look()
	if c.kept(t) != "" || len(c.list) != 0 {
		t.Errorf("the other item has %s", c.kept(t))
	}
	c.add("Councillor Mary Sedge")
	c.Press(fyne.KeySpace)
	c.expect(t, "another speaks at another item", "Sedge*")
	c.moment.Item = c.Items[2].ID
	c.look()
	c.expect(t, "back at the first", "Day 60s")
}

func TestTheStepsFollowThePage(t *testing.T) {
	c := sit(t)
	words := func() string {
		var out []string
		for _, p := range c.parts {
			for _, s := range p.Steps {
				out = append(out, s.Text)
				if s.Question != nil {
					out = append(out, s.Question.Name+" "+s.Question.Lines[0]+" "+s.Question.Result)
				}
			}
		}
		return strings.Join(out, "\n")
	}
	if got := words(); !strings.Contains(got, "Item 3: Budget monitoring 2026/27.") {
		t.Errorf("the steps are\n%s", got)
	}
	steps := c.steps.Content
	c.look()
	if c.steps.Content != steps {
		t.Error("the steps are made anew though nothing changed")
	}
	c.moment.Record.Items[2].Minutes = doc.Document{Blocks: []doc.Block{{ID: "m", Kind: doc.MotionKind, Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "That the forecast be noted."}}}}}
	c.look()
	if got := words(); !strings.Contains(got, "The motion That the forecast be noted.") || !strings.Contains(got, "Those in favour?") {
		t.Errorf("after a motion was typed the steps are\n%s", got)
	}
	c.Look("running-motion")
	c.moment.Record.Items[2].Exempt = "3"
	c.look()
	if c.exempt.Words() == "" || !strings.Contains(words(), "section 100A(4)") {
		t.Errorf("an exempt item says %q\n%s", c.exempt.Words(), words())
	}
	fyne.CurrentApp().Settings().SetTheme(look.New(look.HighContrast, 0))
	c.parts = nil
	c.look()
	c.Look("running-exempt-contrast")
	c.open = false
	c.look()
	if c.root.Objects[0] == c.live {
		t.Error("with no meeting open it still shows one")
	}
	c.open = true
	c.look()
	if c.root.Objects[0] != c.live {
		t.Error("it does not come back")
	}
}

// Ctrl+R on the page opens it; a turn that ran when the program was killed goes on.
func TestOpen(t *testing.T) {
	c := sit(t)
	c.add("Councillor Ann Day")
	c.Press(fyne.KeySpace)
	c.Clock = c.Clock.Add(time.Minute)
	Open(c.Session)
	Open(c.Session)
	n := 0
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Title() == Title {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d windows", n)
	}
	c.expect(t, "it was opened", "Day*")
}
