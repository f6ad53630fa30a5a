package minutes

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/record"
	roomscreen "minutebook/ui/room"
	"minutebook/ui/running"
	"minutebook/ui/session"
)

// What the windows beside show is what stands on the page, saved or not.
func TestTheWindowsBesideSeeThePage(t *testing.T) {
	c, s := live(t)
	c.Type("Members talked.")
	motion := doc.NewBlock(doc.MotionKind, 0, "That the forecast be noted.")
	motion.Motion = &doc.Motion{}
	s.editor.InsertBlock(motion)
	m, open := c.Session.Live()
	if !open || m.Item != c.Items[2].ID {
		t.Fatalf("the moment is at item %d, %v", m.Item, open)
	}
	view := roomscreen.ViewOf(m.Record, m.Item, m.Block, nil, c.Clock)
	if view.Words != "That the forecast be noted." || view.Title != "Budget monitoring 2026/27" || view.Number != "3" {
		t.Errorf("the room sees %+v", view)
	}
	if !minutesOf(t, c, c.Items[2].ID).Empty() {
		t.Error("it was saved already: the test proves nothing")
	}

	// In private session the room sees the item alone, and the page's own item
	// further down too.
	c.Type(" CANARY")
	out := doc.NewBlock(doc.TimeNoteKind, 0, "")
	out.Time = &doc.TimeNote{Kind: doc.Exclusion}
	s.editor.InsertBlock(out)
	s.step(+1)
	c.Type("CANARY")
	m, _ = c.Session.Live()
	if view := roomscreen.ViewOf(m.Record, m.Item, m.Block, nil, c.Clock); view.Notice == "" || strings.Contains(fmt.Sprint(view), "CANARY") {
		t.Errorf("in private session the room sees %+v", view)
	}
	leave(t, s)
}

func TestTheWindowsBesideOpenByKey(t *testing.T) {
	c, s := live(t)
	for key, title := range map[fyne.Shortcut]string{session.KeyRoom: roomscreen.Title, session.KeyRunning: running.Title} {
		c.Run(key)
		found := false
		for _, w := range fyne.CurrentApp().Driver().AllWindows() {
			found = found || w.Title() == title
		}
		if !found {
			t.Errorf("%s opens no window %q", session.KeyText(key), title)
		}
	}
	leave(t, s)
}

// BenchmarkMoment is what a look at a meeting of 50,000 words costs, three times
// a second while the window for the room is open.
func BenchmarkMoment(b *testing.B) {
	s := &Screen{record: record.Meeting{Meeting: data.Meeting{ID: 1}}}
	var sections []edit.Section
	for i := range 30 {
		var d doc.Document
		for range 60 {
			d.Blocks = append(d.Blocks, doc.Text(strings.Repeat("Members considered the report of officers. ", 5)))
		}
		d.Blocks = append(d.Blocks, doc.Block{ID: doc.NewID(), Kind: doc.MotionKind, Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "That it be noted."}}})
		it := data.Item{ID: int64(i + 1), Title: "Report", AgendaNumber: fmt.Sprint(i + 1)}
		s.record.Items = append(s.record.Items, record.Item{Item: it})
		sections = append(sections, edit.Section{Key: it.ID, Number: it.AgendaNumber, Title: it.Title, Doc: d})
	}
	s.page = edit.New(sections)
	for b.Loop() {
		m := s.asTyped()
		m.Items[15].Minutes = s.page.Document(16)
		roomscreen.ViewOf(m, 16, "", nil, time.Date(2026, 7, 9, 19, 4, 5, 0, time.UTC))
	}
}
