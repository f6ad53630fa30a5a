package minutes

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// BenchmarkKeyInALongMeeting is a rune typed on the whole screen, painting left
// out: the page, the spelling of its words, the outline, the checks and the
// saving.
func BenchmarkKeyInALongMeeting(b *testing.B) {
	for _, m := range longMeetings {
		b.Run(m.String(), func(b *testing.B) {
			s := long(b, m)
			took := make([]time.Duration, 0, b.N)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i%400 == 399 { // no paragraph grows without end
					b.StopTimer()
					for s.page.CanUndo() {
						s.editor.Undo()
					}
					b.StartTimer()
				}
				start := time.Now()
				s.editor.TypedRune(report[i%len(report)])
				took = append(took, time.Since(start))
			}
			b.StopTimer()
			told(b, took)
		})
	}
}

// BenchmarkNextItem is the key that goes on to the next item, and at the last
// to the first.
func BenchmarkNextItem(b *testing.B) {
	for _, m := range longMeetings {
		b.Run(m.String(), func(b *testing.B) {
			s := long(b, m)
			took := make([]time.Duration, 0, b.N)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				start := time.Now()
				if item, more := s.outline.Beside(+1); more {
					s.enterItem(item)
				} else {
					s.enterItem(s.items[0].ID)
				}
				took = append(took, time.Since(start))
			}
			b.StopTimer()
			told(b, took)
		})
	}
}

// TestAKeyLeavesLittleGarbage: on the whole screen at most 25 KB a rune, and no
// more in a long meeting than in a short one.
func TestAKeyLeavesLittleGarbage(t *testing.T) {
	const most, runes = 25_000, 400
	garbage := map[longMeeting]float64{}
	for _, m := range longMeetings {
		s := long(t, m)
		for _, r := range report { // the words are measured and looked up once
			s.editor.TypedRune(r)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for i := range runes {
			s.editor.TypedRune(report[i%len(report)])
		}
		runtime.ReadMemStats(&after)
		garbage[m] = float64(after.TotalAlloc-before.TotalAlloc) / runes
		if short := garbage[longMeetings[0]]; garbage[m] > most || garbage[m] > 1.5*short+2000 {
			t.Errorf("%v: a rune leaves %.0f bytes, and %.0f in a short meeting", m, garbage[m], short)
		}
	}
}

var report = []rune("the Clerk was asked to report on it in June, ")

// longMeeting is a meeting by its size.
type longMeeting struct{ words, items int }

func (m longMeeting) String() string { return fmt.Sprintf("words=%d/items=%d", m.words, m.items) }

var longMeetings = []longMeeting{{500, 5}, {500, 20}, {50_000, 5}, {50_000, 200}}

// long is the screen with such a meeting, the caret at the end of a paragraph in
// the middle item, and its words checked.
func long(t testing.TB, m longMeeting) *Screen {
	ctx := context.Background()
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen { s = newScreen(ses); return s })
	s.saver.After = func(time.Duration, func()) func() { return func() {} }
	for len(c.Items) < m.items {
		it := data.Item{Meeting: c.Meeting.ID, Title: "An item of business"}
		if err := c.Book.AddItem(ctx, &it, 0); err != nil {
			t.Fatal(err)
		}
		c.Items = append(c.Items, it)
	}
	if err := c.Book.BeginMinutes(ctx, c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	const paragraph = 60 // words
	words := strings.TrimSpace(strings.Repeat("Members considered the report and asked about its cost again. ", paragraph/10))
	lines := strings.Repeat(words+"\n", max(m.words/m.items/paragraph, 1))
	for _, it := range c.Items[:m.items] {
		if _, err := c.Book.SaveText(it.ID, store.MinutesPart, doc.FromText(lines), 0); err != nil {
			t.Fatal(err)
		}
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[m.items/2].ID})
	for !s.speller.Ready("") {
		time.Sleep(time.Millisecond)
	}
	s.editor.Respell()
	return s
}

// told reports how long a deed took.
func told(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds()), "p50-ns")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds()), "p99-ns")
}
