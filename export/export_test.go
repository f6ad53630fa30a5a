package export_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export"
)

var update = flag.Bool("update", false, "renew the golden files")

// documents are all documents of the sample.
func documents(t testing.TB) map[string]export.Result {
	t.Helper()
	out := map[string]export.Result{}
	m := sample()
	keep := func(name string) func(export.Result, error) {
		return func(r export.Result, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out[name] = r
		}
	}
	keep("agenda")(export.Agenda(m, export.Options{}))
	keep("agenda-restricted")(export.Agenda(m, export.Options{Restricted: true, Draft: true}))
	keep("summons")(export.Agenda(parish(), export.Options{}))
	keep("agenda-worded")(export.Agenda(worded(), export.Options{}))
	keep("minutes-worded")(export.Minutes(worded(), export.Options{}))
	keep("minutes")(export.Minutes(m, export.Options{}))
	keep("minutes-restricted")(export.Minutes(m, export.Options{Restricted: true}))
	keep("minutes-signed")(export.Minutes(approved(9, "2026-05-14", 1), export.Options{}))
	keep("decisions")(export.Decisions(m, export.Options{}))
	keep("actions")(export.Actions(m, export.Options{Today: "2026-08-20"}))
	keep("action-list")(export.ActionList("Open actions of the Environment and Highways Committee", lines(), export.Options{Today: "2026-08-20"}))
	keep("book")(export.Book(m.Body, books(), export.Options{}))
	keep("minutes-corrected")(export.Minutes(corrected(), export.Options{}))
	keep("minutes-leaves")(export.Minutes(unsigned(t), export.Options{FirstLeaf: 41}))
	keep("minutes-leaves-large")(export.Minutes(styled(t, unsigned(t), data.LargeSize), export.Options{}))
	keep("book-lives")(export.Book(m.Body, lives(t), export.Options{FirstLeaf: 41}))
	keep("book-lives-restricted")(export.Book(m.Body, lives(t), export.Options{Restricted: true}))
	keep("minutes-facts")(export.Minutes(factsCorrected(t), export.Options{FirstLeaf: 9}))
	keep("minutes-facts-large")(export.Minutes(styled(t, factsCorrected(t), data.LargeSize), export.Options{Restricted: true}))
	keep("decisions-facts")(export.Decisions(factsCorrected(t), export.Options{}))
	keep("running")(export.Running(live(), speakers(), export.Options{}))
	keep("running-restricted")(export.Running(live(), speakers(), export.Options{Restricted: true}))
	keep("agenda-styled")(export.Agenda(styled(t, m, data.UsualSize), export.Options{}))
	keep("minutes-large")(export.Minutes(styled(t, m, data.LargeSize), export.Options{}))
	keep("actions-large")(export.Actions(styled(t, m, data.LargeSize), export.Options{Today: "2026-08-20"}))
	keep("plan")(export.Plan(m.Body, plans(), rules.Calendar{}, export.Options{Today: "2026-11-22"}))
	keep("plan-restricted")(export.Plan(m.Body, plans(), rules.Calendar{}, export.Options{Today: "2026-11-22", Restricted: true}))
	keep("pack")(export.Pack(context.Background(), m, papersOf(t), export.Options{}))
	return out
}

// plans is a forward plan: a key decision whose notice is due, business in private,
// what has no date, and what is on an agenda already.
func plans() []data.PlanEntry {
	return []data.PlanEntry{
		{ID: 1, Title: "Parking strategy"},
		{ID: 2, Title: "Contract for street lighting", Due: "2026-12-10", Key: true, Presenter: "Head of Highways", Text: "To award the contract."},
		{ID: 3, Title: "Purchase of the depot", Due: "2027-03-01", Exempt: "3", Text: "To consider the CANARYPLAN offer."},
		{ID: 4, Title: "Weir report", Due: "2026-12-01", Item: 9},
		{ID: 5, Title: "Allotment rents", Due: "2027-01-01", Text: "To review the rents.\nTo set those for the year to come."},
	}
}

// papersOf opens the papers of the sample: paper 1 has pages, paper 3 is no PDF.
func papersOf(t testing.TB) func(data.Paper) (io.ReadCloser, error) {
	t.Helper()
	report, err := export.Actions(sample(), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return func(p data.Paper) (io.ReadCloser, error) {
		switch p.ID {
		case 1:
			return io.NopCloser(bytes.NewReader(report.PDF)), nil
		case 3:
			return io.NopCloser(strings.NewReader("Dear Sir, this is no PDF.")), nil
		}
		return nil, errors.New("the file is missing from the book")
	}
}

// readable gives each paper as a PDF that says nothing of its own.
func readable(t testing.TB) func(data.Paper) (io.ReadCloser, error) {
	open := papersOf(t)
	return func(data.Paper) (io.ReadCloser, error) { return open(data.Paper{ID: 1}) }
}

// TestGolden compares the text of every document, as a reader sees it, with the
// one looked at last.
func TestGolden(t *testing.T) {
	for name, r := range documents(t) {
		t.Run(name, func(t *testing.T) {
			check(t, r.PDF)
			got := textOf(t, r.PDF)
			path := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the text has changed; look at it, then renew it with -update:\n%s", got)
			}
			if n := len(leaves(t, r.PDF)); n != r.Pages {
				t.Errorf("%d pages, the result says %d", n, r.Pages)
			}
		})
	}
}

// TestLook writes the documents of the sample into the folder LOOK, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK names no folder")
	}
	for name, r := range documents(t) {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), r.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first := documents(t)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for name, r := range documents(t) {
				if !bytes.Equal(r.PDF, first[name].PDF) {
					t.Errorf("%s: other bytes the second time", name)
				}
			}
		})
	}
	wg.Wait()
}

// TestDraft: draft minutes say so on every page, approved ones nowhere.
func TestDraft(t *testing.T) {
	m := sample()
	for _, status := range data.Statuses() {
		m.Meeting.Status = status
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range leaves(t, r.PDF) {
			if strings.Contains(page, "DRAFT") == status.Locked() {
				t.Errorf("%s, page %d: DRAFT where it should not be, or the other way round", status, i+1)
			}
			if want := fmt.Sprintf("Page %d of %d", i+1, r.Pages); !strings.Contains(page, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
}

// TestExemptMatterStaysOut: nothing exempt is in a public document, in its text
// or anywhere else in the file; all of it is in the restricted one.
func TestExemptMatterStaysOut(t *testing.T) {
	m := sample()
	draw := map[string]func(export.Options) (export.Result, error){
		"agenda":    func(o export.Options) (export.Result, error) { return export.Agenda(m, o) },
		"minutes":   func(o export.Options) (export.Result, error) { return export.Minutes(m, o) },
		"decisions": func(o export.Options) (export.Result, error) { return export.Decisions(m, o) },
		"actions":   func(o export.Options) (export.Result, error) { return export.Actions(m, o) },
		"running":   func(o export.Options) (export.Result, error) { return export.Running(m, secretSpeakers(), o) },
		"pack": func(o export.Options) (export.Result, error) {
			o.InsertUnreadable = true
			return export.Pack(t.Context(), m, papersOf(t), o)
		},
		"book": func(o export.Options) (export.Result, error) {
			return export.Book(m.Body, books(), o)
		},
		"corrections":    func(o export.Options) (export.Result, error) { return export.Minutes(corrected(), o) },
		"notes":          func(o export.Options) (export.Result, error) { return export.Minutes(unsigned(t), o) },
		"book of it all": func(o export.Options) (export.Result, error) { return export.Book(m.Body, lives(t), o) },
	}
	for name, f := range draw {
		public, err := f(export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if text := textOf(t, public.PDF); strings.Contains(text, "CANARY") || strings.Contains(text, "RESTRICTED") {
			t.Errorf("the public %s shows exempt matter:\n%s", name, text)
		}
		// Codes in the streams are UTF-16 code units, titles are too.
		open := tool(t, public.PDF, "qpdf", "--qdf", "--object-streams=disable", "PDF", "-")
		for _, form := range []string{"CANARY", "\x00C\x00A\x00N\x00A\x00R\x00Y", "00430041004E004100520059"} {
			if strings.Contains(open, form) {
				t.Errorf("the file of the public %s holds exempt matter", name)
			}
		}
		secret, err := f(export.Options{Restricted: true})
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(t, secret.PDF)
		if !strings.Contains(text, "CANARY") {
			t.Errorf("the restricted %s lacks exempt matter", name)
		}
		if name != "pack" { // its papers are not ours to mark
			for i, page := range strings.Split(strings.TrimSuffix(text, "\f"), "\f") {
				if !strings.Contains(page, "RESTRICTED") {
					t.Errorf("page %d of the restricted %s does not say so", i+1, name)
				}
			}
		}
	}
}

// minuted is the sample with one item whose minutes are d.
func minuted(d doc.Document) record.Meeting {
	m := sample()
	m.Items = []record.Item{{Item: data.Item{ID: 1, Title: "The item", MinuteNumber: "31"}, Agenda: d, Minutes: d}}
	return m
}

// TestNastyInput: nothing in a record loses the document.
func TestNastyInput(t *testing.T) {
	wide := &doc.Table{Head: 1, Columns: make([]doc.Column, 60)}
	for r := range 4 {
		var row []doc.Cell
		for c := range 60 {
			row = append(row, doc.Cell{Runs: []doc.Run{plain(fmt.Sprintf("r%dc%d", r, c))}})
		}
		wide.Rows = append(wide.Rows, row)
	}
	tall := &doc.Table{Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{cells("label", strings.Repeat("tall row ", 3000))}}
	long := strings.Repeat("abcdefghij", 300)
	for name, c := range map[string]struct {
		d    doc.Document
		want string // in the text
		warn string // in a warning
	}{
		"emoji":               {text(para("a", "Agreed 😀 by all")), "[U+1F600]", "the character U+1F600 has no glyph and was printed as [U+1F600]"},
		"U+20000":             {text(para("a", "\U00020000")), "[U+20000]", "U+20000"},
		"U+10000":             {text(para("a", "\U00010000")), "[U+10000]", "U+10000"},
		"Arabic":              {text(para("a", "مرحبا")), "[U+0645]", "the characters U+0645, U+0631"},
		"Bengali":             {text(para("a", "স্বাগতম")), "[U+09B8]", "U+09B8"},
		"a long word":         {text(para("a", long)), "abcdefghij", ""},
		"control codes":       {text(para("a", "a\x00b\x07c\x1b[31md\u0085e\x7f")), "abc[31md", ""},
		"broken bytes":        {text(para("a", "caf\xe9 au lait")), "caf[U+FFFD] au lait", "U+FFFD"},
		"decomposed":          {text(para("a", "Sia\u0302n w\u0302yn")), "Siân ŵyn", ""},
		"marks and joins":     {text(para("a", "co\u00ADopted \u200Bzero\u200D\uFEFF \u202Ewidth")), "coopted zero width", ""},
		"Word's bullet":       {text(para("a", "\uF0B7 point")), "• point", ""},
		"Welsh and Greek":     {text(para("a", "Ŵŵ Ŷŷ αβγ Жд ✓ → ½ £ €")), "Ŵŵ Ŷŷ αβγ Жд ✓ → ½ £ €", ""},
		"60 columns":          {text(doc.Block{ID: "a", Kind: doc.TableKind, Table: wide}), "r3c59", "the table of 60 columns"},
		"a row over pages":    {text(doc.Block{ID: "a", Kind: doc.TableKind, Table: tall}), "tall row", ""},
		"nothing at all":      {doc.Document{}, "The item", ""},
		"empty blocks":        {text(para("a", ""), block("b", doc.Bullet, 1), doc.Block{ID: "c", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{}}, doc.Block{ID: "d", Kind: doc.ActionKind, Action: &doc.Action{}}, doc.Block{ID: "e", Kind: doc.TableKind, Table: &doc.Table{}}), "The item", ""},
		"levels out of reach": {text(block("a", doc.Heading, 0, plain("head")), block("b", doc.Bullet, 9, plain("point")), block("c", doc.Numbered, -1, plain("number")), block("d", doc.ResolutionKind, 7, plain("part"))), "point", ""},
		"a kind unknown":      {text(block("a", "sonnet", 2, plain("shall I compare"))), "shall I compare", ""},
		"a ragged table":      {text(doc.Block{ID: "a", Kind: doc.TableKind, Table: &doc.Table{Head: 5, Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{cells("one"), cells("two", "three", "four"), nil}}}), "three", ""},
		"lines in a run":      {text(para("a", "first\nsecond\n\nfourth")), "first", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for kind, f := range map[string]func(record.Meeting, export.Options) (export.Result, error){"minutes": export.Minutes, "agenda": export.Agenda} {
				r, err := f(minuted(c.d), export.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if kind == "minutes" {
					check(t, r.PDF)
				}
				if text := textOf(t, r.PDF); !strings.Contains(text, c.want) {
					t.Errorf("the %s lack %q:\n%s", kind, c.want, text)
				}
				warned := false
				for _, w := range r.Warnings {
					warned = warned || strings.Contains(w.What, c.warn)
					if number := map[string]string{"minutes": "minute 31, paragraph 1", "agenda": "item 1, paragraph 1"}[kind]; w.Where != number {
						t.Errorf("the warning is about %q, not %q", w.Where, number)
					}
				}
				if (c.warn != "") != (len(r.Warnings) > 0) || c.warn != "" && !warned {
					t.Errorf("warnings of the %s: %v, want %q", kind, r.Warnings, c.warn)
				}
			}
		})
	}
}

func TestEmptyMeeting(t *testing.T) {
	for name, f := range map[string]func(record.Meeting, export.Options) (export.Result, error){
		"agenda": export.Agenda, "minutes": export.Minutes, "decisions": export.Decisions, "actions": export.Actions,
	} {
		r, err := f(record.Meeting{}, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		check(t, r.PDF)
		text := textOf(t, r.PDF)
		for _, label := range []string{"Present", "Apologies", "Date:", "Membership", "Quorum", "Notes", "Contact", "1970", "0001"} {
			if strings.Contains(text, label) {
				t.Errorf("the empty %s says %q:\n%s", name, label, text)
			}
		}
	}
	if _, err := export.Book(data.Body{}, nil, export.Options{}); err != nil {
		t.Error(err)
	}
	if _, err := export.ActionList("", nil, export.Options{}); err != nil {
		t.Error(err)
	}
	if _, err := export.Pack(t.Context(), record.Meeting{}, nil, export.Options{}); err != nil {
		t.Error(err)
	}
}

func TestFourHundredItems(t *testing.T) {
	m := sample()
	m.Items = nil
	for i := range 400 {
		m.Items = append(m.Items, record.Item{Item: data.Item{Title: fmt.Sprintf("Business number %d", i+1)}})
	}
	for _, f := range []func(record.Meeting, export.Options) (export.Result, error){export.Agenda, export.Minutes} {
		r, err := f(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(t, r.PDF)
		for i := range 400 {
			if !strings.Contains(text, fmt.Sprintf("Business number %d\n", i+1)) {
				t.Fatalf("item %d is lost", i+1)
			}
		}
		if !strings.Contains(text, "400 ") {
			t.Error("the last item has no number")
		}
	}
}

// TestEveryWordIsThere: any document, in any kinds of blocks, comes out whole.
func TestEveryWordIsThere(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many documents")
	}
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n > 20 { // each one starts two programs
			return
		}
		d := drawDocument(rt)
		r, err := export.Minutes(minuted(d), export.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		if words := lost(t, r.PDF, doc.Plain(d)); len(words) > 0 {
			rt.Fatalf("lost: %q", words)
		}
	})
}

// TestAnyTextGivesADocument: whatever a record's texts hold, there is a PDF.
func TestAnyTextGivesADocument(t *testing.T) {
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; n > 40 {
			return
		}
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		m := minuted(text(para("a", s.Draw(t, "paragraph")), block("b", doc.Numbered, 1, strong(s.Draw(t, "number")))))
		m.Items[0].Title = s.Draw(t, "title")
		m.Items[0].Minutes.Blocks[1].Number = s.Draw(t, "marker")
		m.Items[0].Papers = []data.Paper{{Name: s.Draw(t, "paper")}}
		m.Body.Name, m.Meeting.Venue = s.Draw(t, "body"), s.Draw(t, "venue")
		m.Meeting.Start = data.DateTime(s.Draw(t, "start"))
		m.Attendance[0].Person.Family = s.Draw(t, "family")
		for name, f := range map[string]func(record.Meeting, export.Options) (export.Result, error){"minutes": export.Minutes, "agenda": export.Agenda} {
			if r, err := f(m, export.Options{}); err != nil || len(r.PDF) == 0 {
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
}

func drawDocument(t *rapid.T) doc.Document {
	var d doc.Document
	word := rapid.StringMatching(`[a-zA-Zŵŷ£’]{1,12}[,.;:]?|[0-9]{1,4}/[0-9]{2}`)
	sentence := func(n int) []doc.Run {
		var out []doc.Run
		for range rapid.IntRange(1, 3).Draw(t, "runs") {
			s := strings.Join(rapid.SliceOfN(word, 1, n).Draw(t, "words"), " ") + " "
			out = append(out, doc.Run{Text: s, Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic")})
		}
		return out
	}
	for i := range rapid.IntRange(1, 12).Draw(t, "blocks") {
		kind := rapid.SampledFrom(doc.Kinds()).Draw(t, "kind")
		b := doc.Block{ID: fmt.Sprint("b", i), Kind: kind, Runs: sentence(40)}
		switch {
		case kind.IsList(), kind == doc.Heading:
			b.Level = rapid.IntRange(1, 3).Draw(t, "level")
		case kind == doc.ResolutionKind:
			b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: named(day), Vote: &doc.Vote{Method: doc.Hands, For: 3}}
		case kind.IsProposal():
			b.Motion = &doc.Motion{Seconder: named(marsh), Outcome: doc.Lost}
		case kind == doc.ActionKind:
			b.Action = &doc.Action{Owner: named(pell), Due: "2026-09-01"}
		case kind == doc.TimeNoteKind:
			b.Time = &doc.TimeNote{Kind: doc.Arrival, At: "19:42"}
		case kind == doc.TableKind:
			b.Runs = nil
			b.Table = &doc.Table{Head: 1, Columns: make([]doc.Column, 3)}
			for range rapid.IntRange(1, 5).Draw(t, "rows") {
				b.Table.Rows = append(b.Table.Rows, []doc.Cell{{Runs: sentence(2)}, {Runs: sentence(15)}, {}})
			}
		}
		d.Blocks = append(d.Blocks, b)
	}
	return doc.Normalise(d)
}

// TestPackRanges: the ranges on the agenda are those of the pages behind it.
func TestPackRanges(t *testing.T) {
	r, err := export.Pack(t.Context(), sample(), papersOf(t), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages := leaves(t, r.PDF)
	front := strings.Join(pages[:2], "\n")
	for _, want := range []string{"River quality: progress report", "Page 3\n", "Page 4\n", "Letter from the Rivers Trust (supplement, supplied separately)"} {
		if !strings.Contains(front, want) {
			t.Errorf("the agenda does not say %q:\n%s", want, front)
		}
	}
	for i, want := range []string{"Page 1", "Page 2", "Back to the agenda Agenda item 3 Page 3", "Back to the agenda Agenda item 3 Page 4"} {
		if !strings.Contains(strings.Join(strings.Fields(pages[i]), " "), want) {
			t.Errorf("page %d does not say %q:\n%s", i+1, want, pages[i])
		}
	}
	if !strings.Contains(pages[3], "it is damaged or not a PDF") {
		t.Errorf("the insert does not say why:\n%s", pages[3])
	}
	if !slices.ContainsFunc(r.Warnings, func(w export.Warning) bool {
		return strings.Contains(w.Where, "Letter from the Rivers Trust") && w.What == "it is not in the pack: it is damaged or not a PDF"
	}) {
		t.Errorf("warnings: %v", r.Warnings)
	}
}

// TestPackStops when it is told to.
func TestPackStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := export.Pack(ctx, sample(), papersOf(t), export.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// A file is whole or not there at all, and the error names it.
func TestWriteFile(t *testing.T) {
	r := export.Result{PDF: []byte("%PDF")}
	path := filepath.Join(t.TempDir(), "minutes.pdf")
	for range 2 { // the second time it is replaced
		if err := r.WriteFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); string(got) != "%PDF" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	lost := filepath.Join(t.TempDir(), "none", "minutes.pdf")
	if err := r.WriteFile(lost); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), lost) {
		t.Errorf("writing into no folder: %v", err)
	}
}
