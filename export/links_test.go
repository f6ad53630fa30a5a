package export_test

import (
	"fmt"
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

// TestContentsLeadToTheirLeaves: the number in the table of contents is that of the
// page that its link leads to, and the link is where the number is printed.
func TestContentsLeadToTheirLeaves(t *testing.T) {
	r, err := export.Book(committee(), books(), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := follow(t, r.PDF)
	annots := f.Array(f.Pages()[0].Dict["Annots"])
	if len(annots) != 2 {
		t.Fatalf("%d links in the contents", len(annots))
	}
	for i, a := range annots {
		d := f.Dict(a)
		says, _ := f.Text(d["Contents"])
		page, y := f.page(d["Dest"])
		if says != fmt.Sprint(page) || page < 2 || y < 700 {
			t.Errorf("link %d says %q and leads to page %d, at %.0f", i+1, says, page, y)
		}
		box, _ := f.Box(d["Rect"])
		under := tool(t, r.PDF, "pdftotext", "-f", "1", "-l", "1", "-x", fmt.Sprint(int(box.X0)-1), "-y", fmt.Sprint(int(841.89-box.Y1)-1),
			"-W", fmt.Sprint(int(box.X1-box.X0)+3), "-H", fmt.Sprint(int(box.Y1-box.Y0)+3), "PDF", "-")
		if strings.TrimSpace(under) != says {
			t.Errorf("link %d says %q over %q", i+1, says, under)
		}
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
		if (entries == 0) != strings.HasPrefix(name, "action") {
			t.Errorf("%s: %d entries", name, entries)
		}
	}
}
