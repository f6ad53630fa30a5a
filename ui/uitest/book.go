package uitest

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/session"
)

// Now is the moment at which tests of screens take place: Sunday 22 November
// 2026, 19:42:07.
func Now() time.Time { return time.Date(2026, 11, 22, 19, 42, 7, 0, time.UTC) }

// NewBook makes an empty book in a folder of its own and closes it at the end.
func NewBook(t testing.TB) *store.Book {
	t.Helper()
	made, err := emptyBook()
	if err != nil {
		t.Fatal(err)
	}
	return made.open(t, store.Options{Actor: "a test", Now: Now})
}

// AddBody puts a body into the book.
func AddBody(t testing.TB, b *store.Book, name string) data.Body {
	t.Helper()
	body := data.Body{Name: name, Kind: data.Committee, YearStart: "05-01", Numbering: data.Continuous,
		Notice: data.EnglishPrincipal, Venue: "Council Chamber", Starts: "19:00"}
	if err := b.SaveBody(context.Background(), &body); err != nil {
		t.Fatal(err)
	}
	return body
}

// AddMeeting puts a meeting without items into the book.
func AddMeeting(t testing.TB, b *store.Book, body data.Body, day data.Date) data.Meeting {
	t.Helper()
	m := data.Meeting{Body: body.ID, Kind: data.OrdinaryMeeting, Start: day.At("19:00"), Venue: body.Venue, Status: data.Planned}
	if err := b.StartMeeting(context.Background(), &m, 0); err != nil {
		t.Fatal(err)
	}
	return m
}

// Heard is what a screen said to its session.
type Heard struct {
	Gone   []session.Place
	Told   []string
	Failed []string // "save the item: the disk is full"
}

// Show shows a screen on a book in a window of the test driver, at a place,
// and gives what it says from then on.
func Show(t testing.TB, b *store.Book, make func(*session.Session) session.Screen, at session.Place) (*Window, session.Screen, *Heard) {
	t.Helper()
	heard := &Heard{}
	var screen session.Screen
	w := NewWindow(t, func(win fyne.Window) fyne.CanvasObject {
		screen = make(&session.Session{
			Book: b, Now: Now, Window: win,
			Go:       func(p session.Place) { heard.Gone = append(heard.Gone, p) },
			Tell:     func(m string) { heard.Told = append(heard.Told, m) },
			Fail:     func(doing string, err error) { heard.Failed = append(heard.Failed, doing+": "+err.Error()) },
			Dismiss:  func() bool { return false },
			Saved:    func(time.Time) {},
			Commands: func() {},
			Open:     func(string) error { return nil },
		})
		return screen.Content()
	})
	screen.Show(at)
	return w, screen, heard
}

// Run does the command of a name, as the menu would.
func Run(t testing.TB, screen session.Screen, name string) {
	t.Helper()
	for _, c := range screen.Commands() {
		if c.Name == name {
			if c.Off != nil && c.Off() {
				t.Fatalf("the command %q is off", name)
			}
			c.Run()
			return
		}
	}
	t.Fatalf("the screen has no command %q", name)
}

// AddMinutes puts an item with minutes of the blocks given into a meeting.
func AddMinutes(t testing.TB, b *store.Book, m data.Meeting, title string, blocks ...doc.Block) data.Item {
	t.Helper()
	item := data.Item{Meeting: m.ID, Title: title}
	if err := b.AddItem(context.Background(), &item, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := b.SaveText(item.ID, store.MinutesPart, doc.Document{Blocks: blocks}, 0); err != nil {
		t.Fatal(err)
	}
	return item
}

// NewAction is a block that asks somebody to do something by a day.
func NewAction(owner, text string, due data.Date) doc.Block {
	b := doc.NewBlock(doc.ActionKind, 0, text)
	b.Action = &doc.Action{Owner: &doc.Person{Name: owner}, Due: string(due)}
	return b
}
