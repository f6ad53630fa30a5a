package editor

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	tones "minutebook/ui/look"
)

// BenchmarkRune is a typed rune on the UI goroutine, painting left out: model,
// layout, spelling in English and Welsh, canvas objects.
func BenchmarkRune(b *testing.B) {
	for _, words := range sizes {
		for _, at := range places {
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

// BenchmarkEntry is a rune in Fyne's own text field beside one on the page. In
// 20,000 words it takes the field more than a second, so the larger meetings are
// left out.
func BenchmarkEntry(b *testing.B) {
	for _, words := range []int{500, 5000} {
		for _, at := range places {
			sides := []struct {
				name string
				make func() func(rune)
			}{
				{"page", func() func(rune) { return bench(b, words, at).TypedRune }},
				{"entry", func() func(rune) { return field(b, words, at).TypedRune }},
			}
			for _, side := range sides {
				b.Run(fmt.Sprintf("words=%d/at=%s/%s", words, at, side.name), func(b *testing.B) {
					typed := side.make()
					text := []rune("the Clerk was asked to report on it in June, ")
					took := make([]time.Duration, 0, b.N)
					b.ReportAllocs()
					b.ResetTimer()
					for i := range b.N {
						start := time.Now()
						typed(text[i%len(text)])
						took = append(took, time.Since(start))
					}
					b.StopTimer()
					report(b, took)
				})
			}
		}
	}
}

// field is Fyne's text field with a meeting of so many words and the caret
// somewhere.
func field(b *testing.B, words int, at string) *widget.Entry {
	themed(b)
	entry := widget.NewMultiLineEntry()
	entry.Wrapping = fyne.TextWrapWord
	win := test.NewTempWindow(b, entry)
	win.Resize(fyne.NewSize(1100, 850))
	var lines []string
	for _, s := range meeting(words) {
		lines = append(lines, doc.Lines(s.Doc)...)
	}
	entry.SetText(strings.Join(lines, "\n"))
	win.Canvas().Focus(entry)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the last row
	entry.CursorRow = map[string]int{"start": 0, "middle": entry.CursorRow / 2, "end": entry.CursorRow}[at]
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	return entry
}

// TestARuneLeavesLittleGarbage: at most 20 KB, and no more in a long meeting
// than in a short one.
func TestARuneLeavesLittleGarbage(t *testing.T) {
	const most, runes = 20_000, 400
	text := []rune("the Clerk was asked to report on it in June, ")
	garbage := func(words int, at string) float64 {
		e := bench(t, words, at)
		for _, r := range text { // the words are measured and looked up once
			e.TypedRune(r)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for i := range runes {
			e.TypedRune(text[i%len(text)])
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc-before.TotalAlloc) / runes
	}
	for _, at := range places {
		short, long := garbage(sizes[0], at), garbage(sizes[len(sizes)-1], at)
		if short > most || long > most || long > 1.5*short+1000 {
			t.Errorf("at the %s a rune leaves %.0f bytes in a short meeting and %.0f in a long one", at, short, long)
		}
	}
}

// The meetings of the benchmarks, in words, and where the caret is in them.
var (
	sizes  = []int{500, 5000, 20000, 50000}
	places = []string{"start", "middle", "end"}
)

// bench is an editor of a meeting of so many words with the caret somewhere.
func bench(b testing.TB, words int, at string) *Editor {
	themed(b)
	e := New(edit.New(meeting(words)), &edit.Clip{})
	win := test.NewTempWindow(b, e)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1100, 850))
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

func themed(b testing.TB) {
	test.NewTempApp(b).Settings().SetTheme(tones.New(tones.Light, tones.DefaultTextSize))
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

// BenchmarkOther is what else a clerk does, in the middle of a meeting.
func BenchmarkOther(b *testing.B) {
	deeds := []struct {
		name     string
		do, then func(*Editor)
	}{
		{"enter", func(e *Editor) { press(e, "Return") }, (*Editor).Undo},
		{"join", func(e *Editor) { press(e, "Home"); press(e, "BackSpace") }, (*Editor).Undo},
		{"page-down", func(e *Editor) { press(e, "Next") }, func(e *Editor) { press(e, "Prior") }},
		{"select-all-and-bold", func(e *Editor) { e.SelectAll(); e.ToggleBold() }, (*Editor).Undo},
		{"paste-of-2,000-words", (*Editor).Paste, (*Editor).Undo},
		{"resize", func(e *Editor) { e.Resize(fyne.NewSize(1900-e.Size().Width, 850)) }, nil}, // 1100 and 800
		{"zoom", func(e *Editor) { e.SetZoom(210 - e.Zoom()) }, nil},                          // 100 and 110
		{"find-round-the-end", func(e *Editor) { e.Find("Para1 ", true) }, nil},
	}
	for _, words := range sizes {
		for _, deed := range deeds {
			b.Run(fmt.Sprintf("words=%d/%s", words, deed.name), func(b *testing.B) {
				e := bench(b, words, "middle")
				fyne.CurrentApp().Clipboard().SetContent(twoThousand)
				took := make([]time.Duration, 0, b.N)
				for range b.N {
					start := time.Now()
					deed.do(e)
					took = append(took, time.Since(start))
					if deed.then != nil {
						b.StopTimer()
						deed.then(e)
						b.StartTimer()
					}
				}
				report(b, took)
			})
		}
		b.Run(fmt.Sprintf("words=%d/open", words), func(b *testing.B) {
			sections := meeting(words)
			e := bench(b, 500, "start")
			took := make([]time.Duration, 0, b.N)
			for range b.N {
				start := time.Now()
				e.SetPage(edit.New(sections))
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

// twoThousand is a text of 2,000 words as another program copies it.
var twoThousand = func() string {
	var d doc.Document
	for _, s := range meeting(2000) {
		d.Blocks = append(d.Blocks, s.Doc.Blocks...)
	}
	return doc.Plain(d)
}()
