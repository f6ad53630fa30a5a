package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/ui/uitest"
)

// evening is the moment at which the tests take place.
func evening() time.Time { return time.Date(2026, 7, 12, 19, 4, 5, 0, time.UTC) }

// draft is a draft that was sent to its chair, with the minutes given, an item
// each.
func draft(items ...[]doc.Block) review.File {
	person := func(id int64, given, family string) data.Person {
		return data.Person{ID: id, UID: "p" + family, Honorific: "Councillor", Given: given, Family: family}
	}
	m := record.Meeting{
		Body: data.Body{ID: 1, UID: "body", Name: "Finance and Assets Sub-Committee", Kind: data.SubCommittee, YearStart: "05-01",
			Numbering: data.Continuous, Notice: data.EnglishPrincipal},
		Meeting: data.Meeting{ID: 1, UID: "meeting", Body: 1, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00",
			Venue: "Committee Room 2, Guildhall", Status: data.WithChair, Opened: "19:02", Ended: "20:41"},
		Attendance: []data.Attendance{
			{Meeting: 1, Person: person(1, "Ann", "Day"), Role: data.Chair, Presence: data.Present},
			{Meeting: 1, Person: person(2, "Owen", "Marsh"), Role: data.Ordinary, Presence: data.Present},
			{Meeting: 1, Person: person(3, "Mary", "Sedge"), Role: data.Ordinary, Presence: data.Apologies},
		},
	}
	titles := []string{"Apologies for absence", "Budget monitoring 2026/27", "Allotment rents", "Any other business"}
	for i, blocks := range items {
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: int64(i + 1), UID: "item" + string(rune('a'+i)), Meeting: 1, Position: i,
			Title: titles[i%len(titles)], MinuteNumber: string(rune('1'+i)) + "/26"}, Minutes: doc.Document{Blocks: blocks}})
	}
	return review.File{Sent: review.Sent{ID: "review", Book: "book", Meeting: "meeting", At: evening().Add(-40 * time.Hour), By: "Siân Reed",
		To: data.Reader{Name: "Councillor Ann Day", Capacity: "Chair", Email: "day@example.org"}, Record: m,
		Note: "Please look at the budget item above all; the figures came late."}}
}

// usual is a draft of four items; nothing is written under the last.
func usual() review.File {
	resolution := doc.NewBlock(doc.ResolutionKind, 0, "That the report be noted and the overspend on highways be reported again in October.")
	resolution.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Councillor A Day"},
		Seconder: &doc.Person{Name: "Councillor O Marsh"}, Vote: &doc.Vote{Method: doc.Hands, For: 2}}
	return draft(
		[]doc.Block{doc.Text("Apologies were received from Councillor Sedge.")},
		[]doc.Block{doc.Text("The Head of Finance presented the report for the first quarter. Income from car parks was £12,400 below the budget."),
			doc.Text("Members asked about the cost of the new highways contract and how it will be watched."),
			resolution},
		[]doc.Block{doc.Text("The rents of the allotments at Mill Lane stay as they are."),
			doc.NewBlock(doc.Bullet, 1, "a full plot: £48"), doc.NewBlock(doc.Bullet, 1, "a half plot: £26")},
		nil)
}

// desk is a window on a review file in a folder of its own.
type desk struct {
	*uitest.Window
	t      testing.TB
	window *Window
	path   string
	opened []string // files handed to the desktop
}

// onFile opens a file that a clerk sent.
func onFile(t testing.TB, f review.File, password string) *desk {
	t.Helper()
	b, err := review.Encode(f, password)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Draft minutes.minutereview")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return onPath(t, path)
}

func onPath(t testing.TB, path string) *desk {
	t.Helper()
	t.Setenv("TMPDIR", "/nowhere") // the folders of tests are no mail program's
	d := &desk{t: t, path: path}
	d.Window = uitest.NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		d.window = New(Options{Window: w, Now: evening, Open: func(p string) error { d.opened = append(d.opened, p); return nil }}, path)
		return d.window.Content()
	})
	d.Resize(fyne.NewSize(1440, 900))
	d.window.Show()
	return d
}

// file is what stands in the file once everything is saved.
func (d *desk) file() review.File {
	d.t.Helper()
	if err := d.window.Leave(); err != nil {
		d.t.Fatal(err)
	}
	b, err := os.ReadFile(d.window.path)
	if err != nil {
		d.t.Fatal(err)
	}
	f, err := review.Decode(b, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

// asked waits for a dialog: a verdict is written into the file first.
func (d *desk) asked(t testing.TB) {
	t.Helper()
	uitest.Until(t, "a dialog is there", func() bool { return d.Canvas().Overlays().Top() != nil })
}

// shortcut sends a shortcut to what has the focus.
func (d *desk) shortcut(s fyne.Shortcut) {
	d.t.Helper()
	f, ok := d.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		d.t.Fatal("nothing that takes shortcuts has the focus")
	}
	f.TypedShortcut(s)
}

func (d *desk) undo() { d.shortcut(&fyne.ShortcutUndo{}) }

// selectWords selects words on the page, as a mouse does.
func (d *desk) selectWords(words string) {
	d.t.Helper()
	if !d.window.reader.editor.Find(words, false) {
		d.t.Fatalf("%q is not on the page", words)
	}
}

// marked is the text of an item of a file: "[…]" is struck out, "{…}" put in,
// "-" and "+" before a block are those marks of all of it.
func marked(f review.File, uid string) string {
	var lines []string
	for _, b := range f.Text(uid).Blocks {
		line := map[doc.Edit]string{doc.Struck: "-", doc.Added: "+"}[b.Edit]
		for _, r := range b.Runs {
			switch r.Edit {
			case doc.Struck:
				line += "[" + r.Text + "]"
			case doc.Added:
				line += "{" + r.Text + "}"
			default:
				line += r.Text
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
