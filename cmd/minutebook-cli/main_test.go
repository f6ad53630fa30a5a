package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// shell runs the program on a book of its own.
type shell struct {
	t    *testing.T
	book string
}

func newShell(t *testing.T, args ...string) *shell {
	t.Helper()
	s := &shell{t, filepath.Join(t.TempDir(), "book")}
	s.ok(append([]string{"init"}, args...)...)
	return s
}

// opened is the book for a test to write into on a day, and what ends the test at
// an error.
func (s *shell) opened(on time.Time) (*store.Book, func(error)) {
	s.t.Helper()
	must := func(err error) {
		s.t.Helper()
		if err != nil {
			s.t.Fatal(err)
		}
	}
	b, err := store.Open(context.Background(), s.book, store.Options{Actor: "clerk", Now: func() time.Time { return on }})
	must(err)
	return b, must
}

func (s *shell) run(args ...string) (code int, out, errOut string) {
	s.t.Helper()
	var o, e bytes.Buffer
	clock := func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }
	code = run(context.Background(), append([]string{"--book", s.book}, args...), &o, &e, clock)
	return code, o.String(), e.String()
}

// ok runs a command that must be done, in silence on standard error.
func (s *shell) ok(args ...string) string {
	s.t.Helper()
	code, out, errOut := s.run(args...)
	if code != done || errOut != "" {
		s.t.Fatalf("%v exits with %d and says %q", args, code, errOut)
	}
	return out
}

// json runs a command that must print JSON.
func (s *shell) json(v any, args ...string) {
	s.t.Helper()
	out := s.ok(append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), v); err != nil {
		s.t.Fatalf("%v prints no JSON: %v\n%s", args, err, out)
	}
}

// fails runs a command that must fail with one line that says something.
func (s *shell) fails(code int, says string, args ...string) {
	s.t.Helper()
	got, out, errOut := s.run(args...)
	if got != code || out != "" && out != "[]\n" || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, says) {
		s.t.Errorf("%v exits with %d, prints %q and says %q; want %d and %q in one line", args, got, out, errOut, code, says)
	}
}

// seeds are the real pages beside the repository.
func seeds(t *testing.T) []string {
	t.Helper()
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		abs, err := filepath.Abs(dir)
		if err != nil || abs == "/" {
			t.Skip("there is no shared/seeds beside the repository")
		}
		if found, _ := filepath.Glob(filepath.Join(abs, "shared", "seeds", "*.txt")); len(found) > 0 {
			return found
		}
	}
}

const page = `Agenda and minutes

Harbour Committee - Thursday, 9th July, 2026 7.00 pm

Venue: Town Hall

Contact: Imran Culvert  Email: imran.culvert@harbour.example

Items
No. Item

14.

Dredging pdf icon PDF 134 KB

To consider the tenders.

Minutes:

Three tenders had been received.

RESOLVED: That the lowest tender be accepted.

15.

Moorings

Minutes:

The Committee noted the report.
`

func (s *shell) write(name, text string) string {
	s.t.Helper()
	path := filepath.Join(filepath.Dir(s.book), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func TestImportAndShow(t *testing.T) {
	s := newShell(t)
	file := s.write("page.txt", page)
	var in []imported
	s.json(&in, "import", file)
	if len(in) != 1 || in[0].Kind != "meeting" || in[0].Items != 2 || in[0].ID == 0 || in[0].Unread == nil || in[0].File != file {
		t.Fatalf("import prints %+v", in)
	}
	out := s.ok("show", "1", "--json")
	want, err := os.ReadFile("testdata/show.json")
	if err != nil {
		t.Fatal(err)
	}
	if out != string(want) {
		t.Errorf("show --json is a contract with scripts; it prints\n%s", out)
	}
	if plain := s.ok("show", "1"); !strings.Contains(plain, "14 Dredging") || !strings.Contains(plain, "    RESOLVED: That the lowest tender be accepted.") {
		t.Errorf("show prints\n%s", plain)
	}
	s.fails(failed, "already", "import", file)
}

func TestImportOfAPageWithoutDate(t *testing.T) {
	s := newShell(t)
	undated := s.write("undated.txt", strings.Replace(page, " - Thursday, 9th July, 2026 7.00 pm", "", 1))
	s.fails(failed, "--date", "import", undated, "--body", "Harbour Committee")
	s.fails(misuse, "not a date", "import", undated, "--date", "9 July")
	s.ok("import", undated, "--body", "Harbour Committee", "--date", "2026-07-09T19:00")
	var m shownMeeting
	s.json(&m, "show", "1")
	if m.Body != "Harbour Committee" || m.Date != "2026-07-09" || m.Time != "19:00" {
		t.Errorf("the meeting is %s, %s %s", m.Body, m.Date, m.Time)
	}
}

func TestImportOfAnItem(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	item := s.write("item.txt", "Agenda item\n\nHarbour lights\n\nReport attached.\n\nMinutes:\n\nThe lights were discussed.\n")
	s.fails(failed, "--meeting", "import", item)
	s.fails(failed, "77", "import", item, "--meeting", "77")
	s.ok("import", item, "--meeting", "1")
	s.fails(failed, "already", "import", item, "--body", "harbour committee", "--date", "2026-07-09") // the same meeting
	s.ok("import", item, "--body", "Harbour Committee", "--date", "2026-09-03T19:00")                 // a new one
	var m shownMeeting
	s.json(&m, "show", "1")
	if len(m.Items) != 3 || m.Items[2].Title != "Harbour lights" || m.Items[2].MinutesText != "The lights were discussed." {
		t.Errorf("meeting 1 has %+v", m.Items)
	}
	var rows []meetingLine
	s.json(&rows, "meetings")
	if len(rows) != 2 || rows[0].Date != "2026-09-03" || rows[0].Items != 1 {
		t.Errorf("the meetings are %+v", rows)
	}
	s.fails(misuse, "whole meeting", "import", s.write("other.txt", strings.Replace(page, "9th", "10th", 1)), "--meeting", "1")
}

func TestImportRefuses(t *testing.T) {
	s := newShell(t)
	pdf := s.write("paper.pdf", "%PDF-1.7\n")
	s.fails(failed, "paper.pdf", "import", pdf)
	s.fails(failed, "no-such.txt", "import", filepath.Join(filepath.Dir(s.book), "no-such.txt"))
	code, out, errOut := s.run("import", pdf, s.write("page.txt", page), s.write("empty.txt", ""))
	if code != failed || strings.Count(errOut, "\n") != 2 || !strings.Contains(out, "page.txt: meeting 1") {
		t.Errorf("one good page of three: exit %d\n%s%s", code, out, errOut)
	}
	var rows []meetingLine
	s.json(&rows, "meetings")
	if len(rows) != 1 {
		t.Errorf("the book has %+v", rows)
	}
}

func TestSeeds(t *testing.T) {
	s := newShell(t)
	for _, seed := range seeds(t) {
		var in []imported
		s.json(&in, "import", seed, "--body", "Children and Families Panel", "--date", "2021-09-0"+string('1'+rune(len(filepath.Base(seed))%9))+"T19:00",
			"--json")
		if len(in) != 1 || len(in[0].Unread) > 0 {
			t.Fatalf("%s: %+v", seed, in)
		}
		var m shownMeeting
		id := itoa(in[0].ID)
		s.json(&m, "show", id)
		if len(m.Items) < in[0].Items {
			t.Errorf("%s: %d items came in, %d are shown", seed, in[0].Items, len(m.Items))
		}
		for _, what := range []string{"agenda", "pack", "minutes", "decisions", "actions", "running"} {
			s.pdf(what, id)
		}
	}
	if out := s.ok("check"); out != "Nothing is wrong.\n" {
		t.Error(out)
	}
}

// pdf exports a document and reads it back.
func (s *shell) pdf(what, of string, args ...string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), what+".pdf")
	var e exported
	s.json(&e, append([]string{"export", what, of, "-o", path}, args...)...)
	if e.Pages < 1 || e.File != path || e.Warnings == nil {
		s.t.Errorf("export %s prints %+v", what, e)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		s.t.Skip("poppler-utils is not installed")
	}
	text, err := exec.Command("pdftotext", path, "-").CombinedOutput()
	if err != nil || len(bytes.TrimSpace(text)) == 0 {
		s.t.Fatalf("export %s: %v, %q", what, err, text)
	}
	return string(text)
}

func TestSampleBook(t *testing.T) {
	s := newShell(t, "--sample")
	var bodies []bodyLine
	s.json(&bodies, "bodies")
	if len(bodies) != 3 {
		t.Errorf("%d bodies", len(bodies))
	}
	var rows []meetingLine
	s.json(&rows, "meetings")
	if !slices.IsSortedFunc(rows, func(a, b meetingLine) int { return strings.Compare(string(b.Date), string(a.Date)) }) {
		t.Error("meetings are not listed newest first")
	}
	var of []meetingLine
	s.json(&of, "meetings", "--body", strings.ToUpper(bodies[0].Name))
	if len(of) == 0 || len(of) >= len(rows) {
		t.Errorf("%d of %d meetings are of %s", len(of), len(rows), bodies[0].Name)
	}
	var all, open []actionLine
	s.json(&all, "actions")
	s.json(&open, "actions", "--open")
	if len(open) == 0 || len(open) >= len(all) || slices.ContainsFunc(open, func(a actionLine) bool { return a.Status != "open" }) {
		t.Errorf("%d actions, %d of them open", len(all), len(open))
	}
	var hits []hitLine
	s.json(&hits, "search", "the", "council")
	if len(hits) == 0 || !strings.Contains(hits[0].Snippet, "**") {
		t.Errorf("the search finds %+v", hits)
	}
	if text := s.pdf("book", bodies[0].Name); !strings.Contains(text, bodies[0].Name) {
		t.Errorf("the minute book does not name its body")
	}
	s.pdf("actions", bodies[0].Name)
	if again := s.ok("check"); again != "Nothing is wrong.\n" {
		t.Error(again)
	}
}

func TestRestrictedAndPublic(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	paper := s.write("offer.pdf", onePage)
	s.ok("attach", "1", "14", paper, "--exempt", "3")
	if text := s.pdf("agenda", "1"); strings.Contains(text, "offer.pdf") {
		t.Error("the public agenda names an exempt paper")
	}
	if text := s.pdf("agenda", "1", "--restricted"); !strings.Contains(text, "offer.pdf") {
		t.Error("the restricted agenda leaves a paper out")
	}
	if text := s.pdf("minutes", "1", "--draft"); !strings.Contains(text, "DRAFT") {
		t.Error("draft minutes do not say so")
	}
	if text := s.pdf("running", "1"); !strings.Contains(text, "running sheet") || !strings.Contains(text, "Dredging") {
		t.Errorf("the running sheet says\n%s", text)
	}
}

// The actions of a body leave out those of exempt items and of exempt passages.
func TestActionsOfABodyAreThePublicOnes(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	b, err := store.Open(t.Context(), s.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := b.Record(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	action := func(words, exempt string) doc.Block {
		a := doc.NewBlock(doc.ActionKind, 0, words)
		a.Action, a.Exempt = &doc.Action{}, exempt
		return a
	}
	exempt := data.Item{Meeting: 1, Title: "Offer", Exempt: "3"}
	err = b.AddItem(t.Context(), &exempt, 0)
	for item, d := range map[int64]doc.Document{m.Items[1].ID: {Blocks: []doc.Block{action("Paint the rails", ""), action("CANARY passage", "3")}},
		exempt.ID: {Blocks: []doc.Block{action("CANARY item", "")}}} {
		if err == nil {
			var was store.Texts
			if was, err = b.Texts(t.Context(), item); err == nil {
				_, err = b.SaveText(item, store.MinutesPart, d, was.Minutes.Rev)
			}
		}
	}
	if err = errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	if text := s.pdf("actions", "Harbour Committee"); strings.Contains(text, "CANARY") || !strings.Contains(text, "Paint the rails") {
		t.Errorf("the public actions are\n%s", text)
	}
	if text := s.pdf("actions", "Harbour Committee", "--restricted"); strings.Count(text, "CANARY") != 2 {
		t.Errorf("the restricted actions are\n%s", text)
	}
}

func TestAttach(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	var p shownPaper
	s.json(&p, "attach", "1", "15", s.write("plan.pdf", onePage))
	if p.Name != "plan.pdf" || p.Pages != 1 || p.Size != int64(len(onePage)) {
		t.Errorf("attach prints %+v", p)
	}
	if out := s.ok("attach", "1", "15", s.write("damaged.pdf", "%PDF-1.4\ngarbage")); !strings.Contains(out, "It cannot go into a pack: it is damaged or not a PDF") {
		t.Errorf("of a damaged paper it says %q", out)
	}
	s.fails(failed, "not a PDF", "attach", "1", "15", s.write("plan.docx", "PK"))
	s.fails(failed, "no item 99", "attach", "1", "99", s.write("plan.pdf", onePage))
	s.fails(failed, "cannot be read", "attach", "1", "15", "/no/such.pdf")
}

func TestBackupAndRestore(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	dest := filepath.Join(filepath.Dir(s.book), "copy")
	s.ok("backup", dest)
	s.ok("import", s.write("later.txt", strings.Replace(page, "9th July", "10th September", 1)))
	s.ok("restore", dest)
	var rows []meetingLine
	s.json(&rows, "meetings")
	if len(rows) != 1 || rows[0].Date != "2026-07-09" {
		t.Errorf("after the restore the book has %+v", rows)
	}
	s.fails(failed, "restore", "restore", filepath.Join(filepath.Dir(s.book), "nothing"))
}

func TestExitCodes(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{{}, {"nonsense"}, {"show"}, {"show", "one"}, {"export", "poster", "1", "-o", "x.pdf"},
		{"export", "agenda", "1"}, {"export", "minutes", "Harbour Committee", "-o", "x.pdf"},
		{"export", "running", "Harbour Committee", "-o", "x.pdf"}, {"actions", "--closed"}} {
		s.fails(misuse, "minutebook-cli:", args...)
	}
	s.fails(failed, "77", "show", "77")
	s.fails(failed, "already", "init")
	s.fails(failed, "No Such Body", "meetings", "--body", "No Such Body")
	s.ok("import", s.write("page.txt", page))
	s.fails(failed, "/no/such", "export", "minutes", "1", "-o", "/no/such/folder/x.pdf")
	empty := &shell{t, filepath.Join(t.TempDir(), "none")}
	empty.fails(failed, "open book", "bodies")
	if code, out, _ := s.run("--help"); code != done || !strings.Contains(out, "import") {
		t.Errorf("--help exits with %d and prints %q", code, out)
	}
}

func itoa(n int64) string { b, _ := json.Marshal(n); return string(b) }

// onePage is the smallest PDF with a page.
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
0000000101 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
164
%%EOF
`
