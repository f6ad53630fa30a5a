package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// BenchmarkRune is a typed rune on the UI goroutine, painting left out: model,
// layout, spelling in English and Welsh, canvas objects.
func BenchmarkRune(b *testing.B) {
	for _, words := range []int{500, 5000, 20000, 50000} {
		for _, at := range []string{"start", "middle", "end"} {
			b.Run(fmt.Sprintf("words=%d/at=%s", words, at), func(b *testing.B) {
				e := bench(b, words, at)
				text := []rune("the Clerk was asked to report on it in June, ")
				took := make([]time.Duration, 0, b.N)
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					if i%400 == 399 { // no paragraph grows without end
						b.StopTimer()
						for e.page.CanUndo() {
							e.Undo()
						}
						b.StartTimer()
					}
					start := time.Now()
					e.TypedRune(text[i%len(text)])
					took = append(took, time.Since(start))
				}
				b.StopTimer()
				report(b, took)
			})
		}
	}
}

// bench is an editor of a meeting of so many words with the caret somewhere.
func bench(b *testing.B, words int, at string) *Editor {
	e, win := shown(b, meeting(words), 1100, 850)
	win.Canvas().Focus(e)
	e.SetSpelling(british(b))
	place := map[string]int{"start": 2, "middle": e.page.Len() / 2, "end": e.page.Len() - 2}[at]
	for e.page.Block(place).Kind != doc.Paragraph {
		place--
	}
	e.page.Place(edit.Pos{Block: place, Off: e.page.Block(place).Text.Len()}, false)
	e.done()
	return e
}

// meeting is like real minutes: paragraphs, lists and a resolution an item.
func meeting(words int) []edit.Section {
	text := strings.Repeat("The Sub-Committee considered the report of the Chief Executive on the state of the highways programme and the views of residents. ", 3)
	var out []edit.Section
	for key := int64(1); words > 0; key++ {
		s := edit.Section{Key: key, Number: fmt.Sprint(key), Title: "An item of business"}
		for range 3 {
			s.Doc.Blocks = append(s.Doc.Blocks, doc.Text(fmt.Sprintf("Para%d %s", key, strings.TrimSpace(text))))
			words -= 64
		}
		for i := range 4 {
			s.Doc.Blocks = append(s.Doc.Blocks, doc.NewBlock(doc.Numbered, 1, fmt.Sprintf("point %d of the report, which was noted", i)))
			words -= 9
		}
		r := doc.NewBlock(doc.ResolutionKind, 0, "That the report be noted.")
		r.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
		s.Doc.Blocks = append(s.Doc.Blocks, r, doc.Text("There was no other comment."))
		out = append(out, s)
	}
	return out
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds()), "p50-ns")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds()), "p99-ns")
}

// BenchmarkOther is what else a clerk does, in a meeting of 50,000 words.
func BenchmarkOther(b *testing.B) {
	for _, act := range []struct {
		name     string
		do, then func(*Editor)
	}{
		{"enter", func(e *Editor) { press(e, "Return") }, (*Editor).Undo},
		{"join", func(e *Editor) { press(e, "Home"); press(e, "BackSpace") }, (*Editor).Undo},
		{"page down", func(e *Editor) { press(e, "Next") }, nil},
		{"select all and bold", func(e *Editor) { e.SelectAll(); e.ToggleBold() }, (*Editor).Undo},
		{"zoom", func(e *Editor) { e.SetZoom(210 - e.Zoom()) }, nil},
		{"paste of 2,000 words", func(e *Editor) { e.page.Paste(twoThousand); e.done() }, (*Editor).Undo},
		{"find the last", func(e *Editor) { e.Find("Para1 ", false) }, nil},
	} {
		b.Run(strings.ReplaceAll(act.name, " ", "-"), func(b *testing.B) {
			e := bench(b, 50000, "middle")
			took := make([]time.Duration, 0, b.N)
			for range b.N {
				start := time.Now()
				act.do(e)
				took = append(took, time.Since(start))
				if act.then != nil {
					b.StopTimer()
					act.then(e)
					b.StartTimer()
				}
			}
			report(b, took)
		})
	}
	b.Run("open", func(b *testing.B) {
		sections := meeting(50000)
		e := bench(b, 500, "start")
		for range b.N {
			e.SetPage(edit.New(sections))
		}
	})
}

var twoThousand = func() []doc.Block {
	var out []doc.Block
	for _, s := range meeting(2000) {
		out = append(out, s.Doc.Blocks...)
	}
	return out
}()
