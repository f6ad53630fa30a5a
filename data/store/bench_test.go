package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// The big book: twenty years of a busy council.
const (
	bigMeetings = 5000
	bigItems    = 12
	bigWords    = 300
	bigBodies   = 20
	bigVersion  = "2" // raise it when the generator or the schema changes
)

// bigBook is the folder of the big book. It takes minutes to make and is kept in
// MINUTEBOOK_BENCH or the user's cache.
func bigBook(b *testing.B) string {
	b.Helper()
	root := os.Getenv("MINUTEBOOK_BENCH")
	if root == "" {
		cache, err := os.UserCacheDir()
		must(b, err)
		root = filepath.Join(cache, "minutebook-bench")
	}
	dir := filepath.Join(root, "book-"+bigVersion)
	if _, err := os.Stat(filepath.Join(dir, "whole")); err == nil {
		return dir
	}
	b.Logf("making the big book in %s", dir)
	must(b, os.RemoveAll(dir))
	must(b, makeBigBook(dir))
	must(b, os.WriteFile(filepath.Join(dir, "whole"), nil, 0o600))
	return dir
}

func makeBigBook(dir string) error {
	ctx := context.Background()
	book, err := store.Create(ctx, dir, store.Options{Actor: "bench"})
	if err != nil {
		return err
	}
	defer book.Close()
	random := rand.New(rand.NewPCG(1, 2))
	for n := range bigMeetings {
		if _, err := book.Import(ctx, bigMeeting(random, n), store.ImportOptions{Source: "bench"}); err != nil {
			return err
		}
	}
	return book.Checkpoint()
}

// bigMeeting is the n-th meeting in twenty years.
func bigMeeting(random *rand.Rand, n int) record.Meeting {
	start := data.Date("2006-01-02").Add(n * 365 * 20 / bigMeetings).At(data.Clock(fmt.Sprintf("%02d:00", 8+n%bigBodies%12)))
	m := record.Meeting{Body: data.Body{Name: fmt.Sprintf("Committee %02d", n%bigBodies)}, Meeting: data.Meeting{Start: start}}
	for i := range bigItems {
		m.Items = append(m.Items, record.Item{
			Item:   data.Item{Title: sentence(random, 5), AgendaNumber: strconv.Itoa(i + 1), MinuteNumber: strconv.Itoa(n/bigBodies*bigItems + i + 1)},
			Agenda: doc.FromText(sentence(random, 20)), Minutes: bigMinutes(random)})
	}
	return m
}

// bigMinutes are 300 words with a resolution, and an action now and then.
func bigMinutes(random *rand.Rand) doc.Document {
	var d doc.Document
	for i := range 5 {
		d.Blocks = append(d.Blocks, doc.Block{ID: fmt.Sprint("p", i), Kind: doc.Paragraph, Runs: []doc.Run{{Text: sentence(random, bigWords/6)}}})
	}
	d.Blocks = append(d.Blocks, doc.Block{ID: "r", Kind: doc.ResolutionKind, Runs: []doc.Run{{Text: "That " + sentence(random, bigWords/6)}},
		Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Councillor A Day"}, Vote: &doc.Vote{Method: doc.Assent}}})
	if random.IntN(10) == 0 {
		d.Blocks = append(d.Blocks, doc.Block{ID: "a", Kind: doc.ActionKind, Runs: []doc.Run{{Text: sentence(random, 8)}},
			Action: &doc.Action{Owner: &doc.Person{Name: "Head of Finance"}, Due: "2026-12-01"}})
	}
	return d
}

// sentence draws words as English does: a few all the time, most of them rarely.
func sentence(random *rand.Rand, words int) string {
	common := []string{"the", "of", "that", "committee", "report", "and", "members", "noted", "be", "council", "application", "budget"}
	var out strings.Builder
	for i := range words {
		if i > 0 {
			out.WriteByte(' ')
		}
		if random.IntN(2) == 0 {
			out.WriteString(common[random.IntN(len(common))])
			continue
		}
		n := int(20000 / (1 + random.ExpFloat64()*random.ExpFloat64()*20000)) // a long tail of rare words
		out.WriteString(word(n * 7919 % 20011))
	}
	return out.String()
}

// word is the n-th word of an invented language.
func word(n int) string {
	syllables := []string{"ba", "cor", "den", "fil", "gra", "hol", "jun", "ka", "lem", "mor", "nis", "pra", "qua", "res", "sta", "tor", "ul", "ver", "wick", "yar"}
	out := syllables[n%20]
	for n /= 20; n > 0; n /= 20 {
		out += syllables[n%20]
	}
	return out
}

// timed runs f b.N times and reports the median and the 99th percentile.
func timed(b *testing.B, f func(n int)) {
	b.Helper()
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		from := time.Now()
		f(n)
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	milliseconds := func(share float64) float64 {
		return float64(took[min(int(share*float64(len(took))), len(took)-1)].Microseconds()) / 1000
	}
	b.ReportMetric(milliseconds(0.5), "p50-ms")
	b.ReportMetric(milliseconds(0.99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkAutosave saves minutes of 3 KB in the big book.
func BenchmarkAutosave(b *testing.B) {
	ctx := context.Background()
	book, err := store.Open(ctx, bigBook(b), store.Options{})
	must(b, err)
	defer book.Close()
	random := rand.New(rand.NewPCG(3, 4))
	text := sentence(random, 520)
	texts, err := book.Texts(ctx, 30000)
	must(b, err)
	rev := texts.Minutes.Rev
	timed(b, func(n int) {
		rev, err = book.SaveText(30000, store.MinutesPart, minutes(fmt.Sprint(text, n, " ", time.Now().UnixNano())), rev)
		must(b, err)
	})
	b.ReportMetric(float64(len(doc.Plain(minutes(text)))), "bytes")
}

// BenchmarkOpen opens the big book and lists the newest meetings.
func BenchmarkOpen(b *testing.B) {
	ctx := context.Background()
	dir := bigBook(b)
	timed(b, func(int) {
		book, err := store.Open(ctx, dir, store.Options{})
		must(b, err)
		meetings, err := book.Meetings(ctx, store.MeetingFilter{Limit: 50})
		must(b, err)
		if len(meetings) != 50 {
			b.Fatal(len(meetings))
		}
		_, err = book.Record(ctx, meetings[0].ID)
		must(b, err)
		must(b, book.Close())
	})
	b.ReportMetric(residentMegabytes(), "MB-RSS")
}

// BenchmarkSearch searches the big book: a rare word, a word in nearly every
// item, two words, the beginning of one, a phrase, and in one body alone.
func BenchmarkSearch(b *testing.B) {
	ctx := context.Background()
	book, err := store.Open(ctx, bigBook(b), store.Options{})
	must(b, err)
	defer book.Close()
	body, err := book.BodyNamed(ctx, "Committee 07")
	must(b, err)
	for _, q := range []struct {
		name string
		q    store.SearchQuery
	}{
		{"rare", store.SearchQuery{Words: word(3000*7919%20011) + " "}},
		{"common", store.SearchQuery{Words: "committee "}},
		{"two", store.SearchQuery{Words: "budget " + word(7919)}},
		{"beginning", store.SearchQuery{Words: "com"}},
		{"longBeginning", store.SearchQuery{Words: "counci"}},
		{"phrase", store.SearchQuery{Words: `"the committee noted"`}},
		{"nothing", store.SearchQuery{Words: "zzzz"}},
		{"oneBody", store.SearchQuery{Words: "committee ", Body: body.ID}},
		{"oneBodyRare", store.SearchQuery{Words: word(7919) + " ", Body: body.ID}},
		{"bestFirst", store.SearchQuery{Words: word(7919) + " ", BestFirst: true}},
		{"bestFirstCommon", store.SearchQuery{Words: "committee ", BestFirst: true}},
	} {
		b.Run(q.name, func(b *testing.B) {
			hits := 0
			timed(b, func(int) {
				found, err := book.Search(ctx, q.q)
				must(b, err)
				hits = len(found)
			})
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

// BenchmarkLists reads what the screens show of the big book.
func BenchmarkLists(b *testing.B) {
	ctx := context.Background()
	book, err := store.Open(ctx, bigBook(b), store.Options{})
	must(b, err)
	defer book.Close()
	list := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) { timed(b, func(int) { must(b, f()) }) })
	}
	list("meetings", func() error { _, err := book.Meetings(ctx, store.MeetingFilter{Limit: 100}); return err })
	list("meetingsOfBody", func() error { _, err := book.Meetings(ctx, store.MeetingFilter{Body: 3}); return err })
	list("meetingsByText", func() error {
		_, err := book.Meetings(ctx, store.MeetingFilter{Text: "march 07", Limit: 100})
		return err
	})
	list("record", func() error { _, err := book.Record(ctx, 2500); return err })
	list("openActions", func() error { _, err := book.Actions(ctx, store.ActionFilter{Open: true, Limit: 100}); return err })
	list("decisions", func() error { _, err := book.Decisions(ctx, store.DecisionFilter{Limit: 100}); return err })
	list("decisionsOfBody", func() error { _, err := book.Decisions(ctx, store.DecisionFilter{Body: 3}); return err })
}

// residentMegabytes is the memory of this process, 0 where it cannot be told.
func residentMegabytes() float64 {
	runtime.GC()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		return 0
	}
	return kilobytes / 1024
}

// BenchmarkImport brings in a meeting of the big book's size.
func BenchmarkImport(b *testing.B) {
	ctx := context.Background()
	book, err := store.Create(ctx, filepath.Join(b.TempDir(), "book"), store.Options{})
	must(b, err)
	defer book.Close()
	random := rand.New(rand.NewPCG(5, 6))
	timed(b, func(n int) {
		_, err := book.Import(ctx, bigMeeting(random, n), store.ImportOptions{Source: "bench"})
		must(b, err)
	})
}
