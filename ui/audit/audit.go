// Package audit shows who did what in the book and when, and who keeps it.
//
// Words. The trail is everything that was done, newest first; nothing in it can be
// changed. A keeper is somebody the book knows by name: a clerk who keeps it, or a
// chair who reads and signs. While it knows nobody, everybody may do everything.
package audit

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/data/exchange/trail"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// view is the open dialog.
type view struct {
	session *session.Session
	all     []entry
	shown   []entry
	people  []string           // those who did anything, as the choice lists them after "Everybody"
	held    []store.MeetingRow // newest first, as the choice lists them after "Every meeting"
	of      map[string]bool    // UIDs of the meeting that is chosen and all that belongs to it; nil for every meeting

	find   *widgets.Entry
	who    *widgets.Choice
	which  *widgets.Choice
	list   *widgets.List
	count  *widgets.Text
	whole  *widgets.Text // the sentence under the cursor in full
	dialog *widgets.Dialog
}

// entry is a line of the trail with its sentence.
type entry struct {
	data.AuditEntry
	words string
}

const (
	everybody    = "Everybody"
	everyMeeting = "Every meeting"
)

// Show opens the trail.
func Show(s *session.Session) { show(s) }

func show(s *session.Session) *view {
	ctx := context.Background()
	entries, err := s.Book.Audit(ctx, 0)
	if !s.Did("read what was done", err) {
		return nil
	}
	meetings, err := s.Book.Meetings(ctx, store.MeetingFilter{})
	if !s.Did("read the meetings", err) {
		return nil
	}
	v := &view{session: s, held: meetings}
	for _, e := range entries {
		v.all = append(v.all, entry{e, trail.Sentence(e)})
		if !slices.Contains(v.people, e.Actor) {
			v.people = append(v.people, e.Actor)
		}
	}
	slices.Sort(v.people)
	v.find = widgets.NewEntry("Find: what was done, a name, a day").Whole()
	v.find.OnChanged = func(string) { v.filter() }
	v.find.OnKey = func(key *fyne.KeyEvent) bool { return widgets.FindKey(v.find, key, v.list.TypedKey, func() {}) }
	v.who = widgets.NewChoice(append([]string{everybody}, v.people...), func(int) { v.filter() })
	v.who.Choose(0)
	labels := []string{everyMeeting}
	for _, m := range meetings {
		labels = append(labels, m.Start.Date().Short()+", "+m.BodyName)
	}
	v.which = widgets.NewChoice(labels, func(int) { v.choose() })
	v.which.Choose(0)
	v.list = widgets.NewList(func() int { return len(v.shown) }, newRow, v.fill)
	v.list.OnCursor = func(i int) { v.whole.SetText(v.shown[i].words) }
	v.count, v.whole = widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text)
	filters := widgets.NewColumns([]float32{-2, -2, -1}, v.find, v.which, v.who)
	above := container.New(layout.NewCustomPaddedVBoxLayout(6), filters, v.count, widgets.NewRowHead(columns,
		widgets.NewBoldLine("When", look.Muted), widgets.NewBoldLine("Who", look.Muted), widgets.NewBoldLine("What was done", look.Muted)))
	list := widgets.NewSized(64, 27, v.list)
	body := container.New(layout.NewBorderLayout(above, v.whole, nil, nil), above, list, v.whole)
	v.dialog = widgets.NewDialog(s.Window, "What was done in the book", body, "", nil)
	v.dialog.Also("Write it as a table (CSV)…", v.export)
	v.dialog.Resize(fyne.NewSize(980, 0))
	v.filter()
	v.dialog.Show(v.find)
	return v
}

// choose reads what belongs to the meeting that is chosen.
func (v *view) choose() {
	v.of = nil
	if i := v.which.Chosen(); i > 0 {
		m, err := v.session.Book.Record(context.Background(), v.held[i-1].ID)
		if !v.session.Did("read the meeting", err) {
			return
		}
		v.of = uids(m)
	}
	v.filter()
}

// uids are those of a meeting and all that belongs to it.
func uids(m record.Meeting) map[string]bool {
	out := map[string]bool{m.Meeting.UID: true}
	for _, it := range m.Items {
		out[it.UID] = true
		for _, p := range it.Papers {
			out[p.UID] = true
		}
	}
	for _, d := range m.Declarations {
		out[d.UID] = true
	}
	for _, c := range m.Corrections {
		out[c.UID] = true
	}
	for _, n := range m.Notes {
		out[n.UID] = true
	}
	return out
}

// filter shows the entries that hold the words typed and are of who was chosen.
func (v *view) filter() {
	v.shown = nil
	words, who := widgets.Looked(v.find.Text), v.who.Chosen()
	for _, e := range v.all {
		if (who <= 0 || e.Actor == v.people[who-1]) && (v.of == nil || v.of[e.UID]) && widgets.Holds(words, e.words, e.Actor, when(e)) {
			v.shown = append(v.shown, e)
		}
	}
	v.whole.SetText("")
	v.list.SetCursor(0)
	v.count.SetText(countWords(len(v.shown), len(v.all)))
}

func countWords(shown, all int) string {
	if shown == all {
		return widgets.Capital(widgets.Count(all, "line")) + ", newest first"
	}
	return widgets.Capital(widgets.Count(shown, "line")) + " of " + widgets.Count(all, "line") + ", newest first"
}

// when is the day and the time of an entry on this PC's clock.
func when(e entry) string {
	at := e.At.Local()
	return data.DateOf(at).Short() + ", " + data.ClockOf(at).Spoken()
}

var columns = []float32{11, 10, 0}

func newRow() fyne.CanvasObject {
	return widgets.NewColumns(columns, widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text), widgets.NewLine("", look.Text))
}

func (v *view) fill(i int, o fyne.CanvasObject) {
	row, e := o.(*fyne.Container).Objects, v.shown[i]
	row[0].(*widgets.Text).SetText(when(e))
	row[1].(*widgets.Text).SetText(e.Actor)
	row[2].(*widgets.Text).SetText(strings.ReplaceAll(e.words, "\n", " "))
}

// export asks for a file and writes what is shown into it.
func (v *view) export() {
	s, entries := v.session, make([]data.AuditEntry, len(v.shown))
	for i, e := range v.shown {
		entries[i] = e.AuditEntry
	}
	widgets.Pick{Title: "Write the trail as a table", Verb: "Write it", Kind: widgets.PickSave,
		Name: string(data.DateOf(s.Now())) + " what was done.csv", Suffixes: []string{".csv"}}.Show(s.Window, func(path string) {
		table, err := trail.CSV(entries)
		if err == nil {
			err = os.WriteFile(path, table, 0o644)
		}
		if s.Did("write "+filepath.Base(path), err) {
			s.Tell("Written: " + path)
		}
	})
}
