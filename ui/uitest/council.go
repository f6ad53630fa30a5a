package uitest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/session"
)

// Council is a book with an invented sub-committee and one planned meeting, and
// a window on it with one screen.
type Council struct {
	*session.Session
	*Window
	Body    data.Body
	Members []data.Member
	Meeting data.Meeting
	Items   []data.Item // in printed order; the fourth is a sub-item of the third
	Screen  session.Screen

	Clock  time.Time       // what the session's Now gives
	Told   []string        // messages of the footer
	Failed []error         // errors of the footer
	Went   []session.Place // where a screen sent the clerk
	Opened []string        // files handed to the desktop

	SavedAt time.Time // what the footer says was saved last; zero for nothing
}

// NewCouncil makes the book in a temporary folder and shows the screen that
// make gives in a window of the test driver.
func NewCouncil(t testing.TB, make func(*session.Session) session.Screen) *Council {
	t.Helper()
	made, err := councilBook()
	if err != nil {
		t.Fatal(err)
	}
	c := &Council{Clock: evening(), Body: made.council.Body, Meeting: made.council.Meeting,
		Members: slices.Clone(made.council.Members), Items: slices.Clone(made.council.Items)}
	book := made.open(t, store.Options{Actor: "clerk", Now: func() time.Time { return c.Clock }})
	c.Session = &session.Session{Book: book, Now: func() time.Time { return c.Clock },
		Go:       func(p session.Place) { c.Went = append(c.Went, p) },
		Tell:     func(message string) { c.Told = append(c.Told, message) },
		Fail:     func(_ string, err error) { c.Failed = append(c.Failed, err) },
		Dismiss:  c.dismiss,
		Saved:    func(at time.Time) { c.SavedAt = at },
		Commands: func() {},
		Open:     func(path string) error { c.Opened = append(c.Opened, path); return nil },
	}
	c.Window = NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		c.Session.Window = w
		c.Screen = make(c.Session)
		return c.Screen.Content()
	})
	return c
}

func (c *Council) dismiss() bool {
	if len(c.Failed) == 0 {
		return false
	}
	c.Failed = c.Failed[1:]
	return true
}

// evening is the moment at which the tests of a council take place.
func evening() time.Time { return time.Date(2026, 7, 9, 19, 4, 5, 0, time.UTC) }

// fill puts the council into an empty book.
func (c *Council) fill(book *store.Book) error {
	ctx := context.Background()
	var failed error
	must := func(err error) { failed = errors.Join(failed, err) }
	c.Body = data.Body{Name: "Finance and Assets Sub-Committee", ShortName: "Finance", Kind: data.SubCommittee, YearStart: "05-01",
		Numbering: data.Continuous, Notice: data.EnglishPrincipal, Seats: 5, Quorum: 3, Venue: "Committee Room 2, Guildhall", Starts: "19:00"}
	must(book.SaveBody(ctx, &c.Body))
	for i, p := range []data.Person{
		{Honorific: "Councillor", Given: "Ann", Family: "Day"}, {Honorific: "Councillor", Given: "Owen", Family: "Marsh"},
		{Honorific: "Councillor", Given: "Robert", Family: "Quill"}, {Honorific: "Councillor", Given: "Mary", Family: "Sedge"},
		{Honorific: "Councillor", Given: "Tom", Family: "Teasel"}, {Given: "Helen", Family: "Bract", Post: "Head of Finance"},
	} {
		must(book.SavePerson(ctx, &p))
		role := []data.Role{data.Chair, data.ViceChair, data.Ordinary, data.Ordinary, data.Ordinary, data.Officer}[i]
		m := data.Member{Body: c.Body.ID, Person: p, Role: role, From: "2026-05-01"}
		must(book.SaveMember(ctx, &m))
		c.Members = append(c.Members, m)
	}
	c.Meeting = data.Meeting{Body: c.Body.ID, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Venue: c.Body.Venue, Status: data.Planned}
	must(book.StartMeeting(ctx, &c.Meeting, 0))
	var parent int64
	for _, title := range []string{"Apologies for absence", "Minutes of the last meeting", "Budget monitoring 2026/27", "-Capital programme", "Allotment rents"} {
		it := data.Item{Meeting: c.Meeting.ID, Title: title}
		if title[0] == '-' {
			it.Title, it.Parent = title[1:], parent
		}
		must(book.AddItem(ctx, &it, 0))
		if it.Parent == 0 {
			parent = it.ID
		}
	}
	var err error
	c.Items, err = book.Items(ctx, c.Meeting.ID)
	must(err)
	return failed
}

// Run does the command of the screen with the shortcut, as the menu does.
func (c *Council) Run(key fyne.Shortcut) {
	c.t.Helper()
	commands := c.Screen.Commands()
	i := slices.IndexFunc(commands, func(cmd session.Command) bool {
		return cmd.Key != nil && cmd.Key.ShortcutName() == key.ShortcutName()
	})
	if i < 0 {
		c.t.Fatalf("no command of the screen has the shortcut %s", key.ShortcutName())
	}
	commands[i].Run()
}

// Look writes a picture like Shot, after everything was laid out anew as the
// real window does by itself.
func (c *Council) Look(name string) {
	c.t.Helper()
	size := c.Canvas().Size()
	c.Resize(size.AddWidthHeight(-40, -40))
	c.Resize(size)
	c.Shot(name)
}
