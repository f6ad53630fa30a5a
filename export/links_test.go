package export_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export"
	"minutebook/export/pdf"
)

// follower follows links and outlines of a document to pages, counted from 1.
type follower struct {
	*pdf.File
	pages map[int]int // by object
}

func follow(t testing.TB, file []byte) follower {
	t.Helper()
	f, err := pdf.Read(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	out := follower{f, map[int]int{}}
	for i, p := range f.Pages() {
		out.pages[p.Number] = i + 1
	}
	return out
}

// page is where a destination leads, and how high on the page.
func (f follower) page(dest types.Object) (page int, y float64) {
	a := f.Array(dest)
	if len(a) < 4 {
		return 0, 0
	}
	ref, _ := a[0].(types.IndirectRef)
	y, _ = f.Number(a[3])
	return f.pages[ref.ObjectNumber.Value()], y
}

// TestNumbersOfLeavesLeadToThem: the number in the contents, in an index or among the
// approvals is that of the leaf that its link leads to, and the link is where the
// number is printed.
func TestNumbersOfLeavesLeadToThem(t *testing.T) {
	const first = 41
	r, err := export.Book(committee(), lives(t), export.Options{FirstLeaf: first})
	if err != nil {
		t.Fatal(err)
	}
	f := follow(t, r.PDF)
	if n := len(f.pages); r.First != first || r.Last != first+n-1 || r.Pages != n {
		t.Errorf("leaves %d to %d of %d pages", r.First, r.Last, n)
	}
	links := map[int]int{} // by page
	for n, p := range f.Pages() {
		for i, a := range f.Array(p.Dict["Annots"]) {
			d := f.Dict(a)
			says, _ := f.Text(d["Contents"])
			page, y := f.page(d["Dest"])
			if !isNumber(says) {
				continue // the website, a minute
			}
			links[n]++
			if says != fmt.Sprint(first+page-1) || page < 2 || n == 1 && y < 700 {
				t.Errorf("page %d, link %d says %q and leads to page %d, at %.0f", n+1, i+1, says, page, y)
			}
			box, _ := f.Box(d["Rect"])
			under := tool(t, r.PDF, "pdftotext", "-f", fmt.Sprint(n+1), "-l", fmt.Sprint(n+1), "-x", fmt.Sprint(int(box.X0)), "-y", fmt.Sprint(int(841.89-box.Y1)),
				"-W", fmt.Sprint(int(box.X1-box.X0)+1), "-H", fmt.Sprint(int(box.Y1-box.Y0)+1), "PDF", "-")
			if strings.Trim(under, "– ,\n\f") != says {
				t.Errorf("page %d, link %d says %q over %q", n+1, i+1, says, under)
			}
		}
	}
	if links[1] != 5 || links[len(f.pages)-3] < 4 || links[len(f.pages)-2] < 12 || links[len(f.pages)-1] != 2 {
		t.Errorf("numbers with links: %v", links)
	}
}

// TestOutlineLeadsToHeadings: each entry leads to a page that has its words.
func TestOutlineLeadsToHeadings(t *testing.T) {
	for name, r := range documents(t) {
		if name == "pack" {
			continue
		}
		f := follow(t, r.PDF)
		pages := leaves(t, r.PDF)
		entries := 0
		for e := f.Dict(f.Dict(f.Root()["Outlines"])["First"]); e != nil; e = f.Dict(e["Next"]) {
			entries++
			title, _ := f.Text(e["Title"])
			page, y := f.page(e["Dest"])
			if page == 0 || y <= 0 {
				t.Errorf("%s: %q leads nowhere", name, title)
				continue
			}
			if words := strings.TrimPrefix(title, "Meeting of "); !strings.Contains(squashed(pages[page-1]), squashed(words)) {
				t.Errorf("%s: page %d has no %q", name, page, title)
			}
		}
		if (entries == 0) != (strings.HasPrefix(name, "action") || strings.HasPrefix(name, "plan")) {
			t.Errorf("%s: %d entries", name, entries)
		}
	}
}

// TestALongBookCountsItsLeaves: contents and indexes over many leaves still name the
// right ones.
func TestALongBookCountsItsLeaves(t *testing.T) {
	r, err := export.Book(committee(), twentyYears()[:60], export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := follow(t, r.PDF)
	links := 0
	for n, p := range f.Pages() {
		for _, a := range f.Array(p.Dict["Annots"]) {
			d := f.Dict(a)
			says, _ := f.Text(d["Contents"])
			if page, _ := f.page(d["Dest"]); isNumber(says) {
				if links++; says != fmt.Sprint(page) {
					t.Errorf("page %d: a link says %q and leads to page %d", n+1, says, page)
				}
			}
		}
	}
	if links < 200 || len(f.pages) < 100 {
		t.Errorf("%d links on %d pages", links, len(f.pages))
	}
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}
