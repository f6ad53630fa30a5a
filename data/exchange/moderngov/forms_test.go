package moderngov

import (
	"encoding/json"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/exchange"
	"pgregory.net/rapid"
)

// TestFormsGiveTheModel makes invented meetings, prints each in the three
// forms and reads them back.
func TestFormsGiveTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		for form, src := range map[string]string{"text": m.asText(), "HTML": m.asHTML(), "XML": m.asXML()} {
			page, err := Read([]byte(src))
			if err != nil {
				t.Fatalf("%s: %v\n%s", form, err, src)
			}
			want, got := m, modelOf(m.Title, page)
			if form == "XML" { // the service gives no sizes
				want, got = withoutSizes(want), withoutSizes(got)
			}
			if a, b := indented(want), indented(got); a != b {
				t.Fatalf("%s: %s\n---\n%s", form, lineDiff(a, b), src)
			}
			if len(page.Unread) > 0 {
				t.Fatalf("%s: unread %q", form, page.Unread)
			}
			checkPage(t, page)
		}
	})
}

func withoutSizes(m model) model {
	out := m
	out.Items = nil
	for _, it := range m.Items {
		papers := it.Papers
		it.KB, it.Papers = 0, nil
		for _, p := range papers {
			it.Papers = append(it.Papers, modelPaper{Name: p.Name})
		}
		out.Items = append(out.Items, it)
	}
	return out
}

func indented(m model) string {
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic(err)
	}
	return string(data)
}

func lineDiff(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return "want " + as[i] + ", got " + bs[i] + " after\n" + strings.Join(as[max(0, i-12):i], "\n")
		}
	}
	return "one is longer"
}

// TestEveryFormKeepsSeeds reads a seed, prints its words in a saved page, and
// reads them again.
func TestEveryFormKeepsSeeds(t *testing.T) {
	page, err := Read(seeds(t)["000"])
	if err != nil {
		t.Fatal(err)
	}
	m := modelOf("Agenda and minutes", page)
	again, err := Read([]byte(m.asHTML()))
	if err != nil {
		t.Fatal(err)
	}
	if diff := difference(pageWords(page), pageWords(again)); diff != "" {
		t.Errorf("as HTML: %s", diff)
	}
}

type failer interface{ Fatalf(string, ...any) }

// checkPage holds what is true of every page.
func checkPage(t failer, p exchange.Page) {
	ids := map[string]bool{}
	items := map[int64]bool{}
	positions := map[int64]int{}
	for i, it := range p.Meeting.Items {
		if it.ID != int64(i+1) || it.Title == "" {
			t.Fatalf("item %d has the id %d and the title %q", i+1, it.ID, it.Title)
		}
		if it.Parent != 0 && !items[it.Parent] || (it.Parent != 0) != (it.Depth == 1) {
			t.Fatalf("item %d at depth %d has the parent %d", i+1, it.Depth, it.Parent)
		}
		items[it.ID] = true
		positions[it.Parent]++
		if it.Position != positions[it.Parent] {
			t.Fatalf("item %d has the position %d", i+1, it.Position)
		}
		for n, paper := range it.Papers {
			if paper.Name == "" || paper.State == "" || paper.Position != n+1 || paper.Size < 0 {
				t.Fatalf("paper %d of item %d: %+v", n+1, i+1, paper)
			}
		}
		for _, d := range []doc.Document{it.Agenda, it.Minutes} {
			if err := doc.Validate(d); err != nil {
				t.Fatalf("item %d: %v", i+1, err)
			}
			for _, b := range d.Blocks {
				if ids[b.ID] {
					t.Fatalf("two blocks have the id %s", b.ID)
				}
				ids[b.ID] = true
				if b.Table == nil && b.Resolution == nil && strings.TrimSpace(b.Text()) == "" {
					t.Fatalf("block %s of item %d is empty", b.ID, i+1)
				}
			}
		}
	}
	for i, a := range p.Meeting.Attendance {
		if a.Person.ID != int64(i+1) || a.Person.Family == "" || a.Presence == "" || a.Role == "" || a.For < 0 || a.For > int64(len(p.Meeting.Attendance)) {
			t.Fatalf("attendance %d: %+v", i+1, a)
		}
	}
	for _, u := range p.Unread {
		if strings.TrimSpace(u) == "" || strings.Contains(u, "\n") {
			t.Fatalf("unread says %q", u)
		}
	}
	if len(p.Meeting.Items) == 0 {
		t.Fatalf("a page without items")
	}
}
