package moderngov

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/exchange"
	"minutebook/data/record"
)

// seeds gives the real pages kept beside the repository, by the first three
// digits of their names.
func seeds(t testing.TB) map[string][]byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		files, _ := filepath.Glob(filepath.Join(dir, "shared", "seeds", "*.txt"))
		if len(files) > 0 {
			out := map[string][]byte{}
			for _, f := range files {
				data, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				out[filepath.Base(f)[:3]] = data
			}
			return out
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Skip("the real pages are not here: no folder shared/seeds above the working directory")
		}
		dir = parent
	}
}

// The furniture of the seeds' pages, written down here apart from the reader's
// own list: whole lines, and parts of lines.
var (
	furnitureLines = []string{"Minutes:", "Additional documents:", "Supporting documents:", "Agenda item"}
	furnitureParts = regexp.MustCompile(`pdf icon PDF \d+ KB|\.\.\.[ \x{00A0}]+view the full minutes text for item \d+\.|</?p>|^- \| \|$|^\|---\|$|^\| | \|$|\*`)
	sourceBullet   = regexp.MustCompile(`^[ \x{00A0}]*[•·-][ \x{00A0}]+`)
)

// sourceWords are the words a page's source holds of the record.
func sourceWords(src string) []string {
	if _, items, ok := strings.Cut(src, "No. Item\n"); ok {
		src = items
	}
	var out []string
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, "\n")
		if slices.Contains(furnitureLines, strings.TrimSpace(line)) {
			continue
		}
		line = furnitureParts.ReplaceAllString(line, "")
		out = append(out, strings.Fields(sourceBullet.ReplaceAllString(line, ""))...)
	}
	return out
}

// pageWords are the words a page was read to have, in the order of its source.
func pageWords(p exchange.Page) []string {
	var out []string
	for _, it := range p.Meeting.Items {
		if p.Kind != exchange.Report { // a report's title is among its particulars
			if n := it.AgendaNumber + it.MinuteNumber; n != "" {
				out = append(out, n+".")
			}
			out = append(out, strings.Fields(it.Title)...)
		}
		out = append(out, documentWords(it.Agenda)...)
		out = append(out, documentWords(it.Minutes)...)
	}
	return out
}

func documentWords(d doc.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Resolution != nil {
			out = append(out, strings.Fields(b.Resolution.Lead)...)
		}
		out = append(out, strings.Fields(b.Number+" "+b.Text())...)
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, cell := range row {
					out = append(out, strings.Fields(cell.Text())...)
				}
			}
		}
	}
	return out
}

// difference says where two texts first part; empty if they do not.
func difference(want, got []string) string {
	for i := range max(len(want), len(got)) {
		w, g := "(the end)", "(the end)"
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			return fmt.Sprintf("word %d is %q, the source has %q\n  after %q", i+1, g, w, strings.Join(want[max(0, i-8):min(i, len(want))], " "))
		}
	}
	return ""
}

func TestSeedsKeepEveryWord(t *testing.T) {
	for name, data := range seeds(t) {
		page, err := Read(data)
		if err != nil {
			t.Errorf("seed %s: %v", name, err)
			continue
		}
		if diff := difference(sourceWords(string(data)), pageWords(page)); diff != "" {
			t.Errorf("seed %s: %s", name, diff)
		}
		if len(page.Unread) > 0 {
			t.Errorf("seed %s: left unread: %q", name, page.Unread)
		}
	}
}

// TestWordCheckSees shows that the comparison above notices a word that is lost,
// doubled or moved.
func TestWordCheckSees(t *testing.T) {
	data := seeds(t)["000"]
	want := sourceWords(string(data))
	if len(want) < 2000 {
		t.Fatalf("the source has only %d words", len(want))
	}
	for what, spoil := range map[string]func(*record.Meeting){
		"a lost word": func(m *record.Meeting) {
			runs := m.Items[3].Minutes.Blocks[1].Runs
			runs[0].Text = strings.Replace(runs[0].Text, "several ", "", 1)
		},
		"a lost number": func(m *record.Meeting) { m.Items[3].Minutes.Blocks[5].Number = "" },
		"a lost block": func(m *record.Meeting) {
			d := &m.Items[5].Minutes
			d.Blocks = d.Blocks[:len(d.Blocks)-1]
		},
		"a doubled block": func(m *record.Meeting) {
			d := &m.Items[2].Minutes
			d.Blocks = append(d.Blocks, d.Blocks[len(d.Blocks)-1])
		},
		"two blocks changed about": func(m *record.Meeting) {
			b := m.Items[2].Minutes.Blocks
			b[0], b[1] = b[1], b[0]
		},
		"agenda text among the minutes": func(m *record.Meeting) {
			it := &m.Items[0]
			it.Agenda, it.Minutes = it.Minutes, it.Agenda
		},
		"a lost item":  func(m *record.Meeting) { m.Items = m.Items[1:] },
		"a lost title": func(m *record.Meeting) { m.Items[1].Title = "" },
	} {
		page, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		spoil(&page.Meeting)
		if difference(want, pageWords(page)) == "" {
			t.Errorf("%s was not noticed", what)
		}
	}
}

func TestSeedMeeting(t *testing.T) {
	page, err := Read(seeds(t)["000"])
	if err != nil {
		t.Fatal(err)
	}
	m := page.Meeting
	if page.Kind != exchange.Meeting || m.Body.Kind != "sub-committee" || m.Body.Numbering != "continuous" ||
		!strings.HasPrefix(m.Body.Name, "Children & Learning") || strings.Contains(m.Body.Name, "Thursday") {
		t.Errorf("page %s of body %+v", page.Kind, m.Body)
	}
	if m.Meeting.Start != "2017-07-06T19:00" || m.Meeting.Venue != "Committee Room 3A - Town Hall" || m.Meeting.Kind != "ordinary" {
		t.Errorf("meeting %+v", m.Meeting)
	}
	if c := m.Meeting.Contacts; len(c) != 1 || c[0].Name == "" || !strings.HasSuffix(c[0].Email, ".co.uk") || strings.Contains(c[0].Name, "Email") {
		t.Errorf("contacts %+v", c)
	}
	var numbers, cut []string
	kb := []int64{134, 273, 341, 115, 118, 119, 253}
	for i, it := range m.Items {
		numbers = append(numbers, it.MinuteNumber)
		if it.Truncated {
			cut = append(cut, it.MinuteNumber)
		}
		if len(it.Papers) != 1 || it.Papers[0].Size != kb[i]*1024 || it.Papers[0].State != "announced" || it.Papers[0].Name != it.Title {
			t.Errorf("papers of item %s: %+v", it.MinuteNumber, it.Papers)
		}
	}
	if got := strings.Join(numbers, " "); got != "29 30 31 32 33 34 35" {
		t.Errorf("numbers %s", got)
	}
	if got := strings.Join(cut, " "); got != "30 31 32 33 34" {
		t.Errorf("cut items %s", got)
	}
	if got := shape(m.Items[1].Minutes); got != "p p p p b1 b1 b1 p b1 b1 b1 b1 p" {
		t.Errorf("item 30 is %s", got)
	}
	if got := shape(m.Items[4].Minutes); got != "p p p p p p p n1 n1 n1 n1 b2 b2 b2 b2" {
		t.Errorf("item 33 is %s", got)
	}
	if got := shape(m.Items[0].Minutes) + " " + shape(m.Items[6].Minutes); got != "R:AGREED R:AGREED" {
		t.Errorf("decisions %s", got)
	}
}

func TestSeedItem(t *testing.T) {
	page, err := Read(seeds(t)["003"])
	if err != nil {
		t.Fatal(err)
	}
	if page.Kind != exchange.Item || len(page.Meeting.Items) != 1 || page.Meeting.Meeting.Start != "" {
		t.Fatalf("page %s with %d items", page.Kind, len(page.Meeting.Items))
	}
	it := page.Meeting.Items[0]
	if it.Title != "PERFORMANCE INFORMATION - QUARTER ONE" || doc.Plain(it.Agenda) != "Report attached." || it.Truncated {
		t.Errorf("item %+v", it.Item)
	}
	if n := len(it.Minutes.Blocks); n != 24 || it.Minutes.Blocks[23].Kind != doc.ResolutionKind || it.Minutes.Blocks[23].Resolution.Verb != doc.Noted {
		t.Errorf("%d blocks: %s", n, shape(it.Minutes))
	}
}

func TestSeedReport(t *testing.T) {
	page, err := Read(seeds(t)["002"])
	if err != nil {
		t.Fatal(err)
	}
	m := page.Meeting
	if page.Kind != exchange.Report || len(m.Items) != 1 || m.Meeting.Start != "2014-02-18T00:00" || m.Body.Kind != "sub-committee" {
		t.Fatalf("page %s: %+v %+v", page.Kind, m.Body, m.Meeting)
	}
	it := m.Items[0]
	if it.Title != "Children and Families Performance" || it.Exempt != "" || len(it.Papers) != 1 || it.Papers[0].Name != "Children's Services Scorecards" {
		t.Errorf("item %+v %+v", it.Item, it.Papers)
	}
	table := it.Agenda.Blocks[0].Table
	if table == nil || len(table.Rows) != 7 || table.Rows[4][0].Text() != "Scrutiny Lead Member area:" || strings.Count(table.Rows[4][1].Text(), "\n") != 1 {
		t.Fatalf("particulars %+v", table)
	}
	kinds := map[doc.Kind]int{}
	var numbers []string
	bold := 0
	for _, b := range it.Agenda.Blocks {
		kinds[b.Kind]++
		if b.Kind == doc.Numbered {
			numbers = append(numbers, b.Number)
			if b.Level != 1 {
				t.Errorf("paragraph %s is at level %d", b.Number, b.Level)
			}
		}
		for _, r := range b.Runs {
			if r.Bold {
				bold++
			}
			if strings.ContainsAny(r.Text, "*|<>") {
				t.Errorf("markup stayed in %q", r.Text)
			}
		}
	}
	if kinds[doc.Heading] != 10 || kinds[doc.Caption] != 2 || kinds[doc.Quotation] != 4 || kinds[doc.Bullet] != 42 || bold != 4 {
		t.Errorf("kinds %v, %d bold", kinds, bold)
	}
	if len(numbers) != 28 || numbers[0] != "1.1." || numbers[26] != "2.25." || numbers[27] != "3.1" {
		t.Errorf("%d numbers: %v", len(numbers), numbers)
	}
}

// shape is a document's blocks in short: p paragraph, b2 bullet of level 2, n1
// number, h1 heading, t table, R:NOTED resolution, r1 its part.
func shape(d doc.Document) string {
	var out []string
	for _, b := range d.Blocks {
		switch {
		case b.Resolution != nil:
			out = append(out, "R:"+string(b.Resolution.Verb))
		case b.Level > 0:
			out = append(out, fmt.Sprintf("%c%d", b.Kind[0], b.Level))
		default:
			out = append(out, string(b.Kind[:1]))
		}
	}
	return strings.Join(out, " ")
}
