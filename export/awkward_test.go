package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/pdf"
	"minutebook/export/pdf/awkward"
	"minutebook/export/worker"
)

// awkwardFiles are those of which a pack is clean to the strictest reader: content
// that is cut short or wrong stays so.
func awkwardFiles() []awkward.File {
	return slices.DeleteFunc(awkward.Files(), func(f awkward.File) bool {
		return f.Name == "packed, no sum" || f.Name == "operator in an array"
	})
}

// awkwardMeeting has an item for each awkward file, with the file as its paper.
func awkwardMeeting() (record.Meeting, export.Opener) {
	m := sample()
	m.Items, m.Actions, m.Issues = nil, nil, nil
	files := awkwardFiles()
	for i, f := range files {
		m.Items = append(m.Items, record.Item{
			Item: data.Item{ID: int64(i + 1), UID: fmt.Sprint("item", i), AgendaNumber: fmt.Sprint(i + 1), Title: "Report on what is " + f.Name},
			Papers: []data.Paper{{ID: int64(i), UID: fmt.Sprint("paper", i), Name: f.Name + ".pdf", State: data.Attached,
				Media: "application/pdf", SHA256: fmt.Sprint("hash", i)}},
		})
	}
	return m, func(p data.Paper) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files[p.ID].PDF)), nil }
}

// TestAwkwardPack: whatever can be read is in the pack leaf by leaf, what cannot has
// an insert page that says why, and every number, label, link and bookmark fits.
func TestAwkwardPack(t *testing.T) {
	m, open := awkwardMeeting()
	var faults export.Faults
	if _, err := export.Pack(t.Context(), m, open, export.Options{}); !errors.As(err, &faults) {
		t.Fatalf("nobody has chosen, and the error is %v", err)
	}
	w := worker.New(worker.Usual)
	defer w.Close()
	examined, err := export.Examine(t.Context(), m, open, w, nil)
	if err != nil || fmt.Sprint(examined) != fmt.Sprint(faults) {
		t.Errorf("before the export %v (%v), at the export %v", examined, err, faults)
	}
	steps, far := 0, 0.0
	r, err := export.Pack(t.Context(), m, open, export.Options{InsertUnreadable: true, Reader: w, Progress: func(done, of int, what string) {
		part := float64(done) / float64(of)
		if steps++; part < far || done >= of || what == "" { // the bar runs once, and never back
			t.Errorf("progress: %d of %d, %q, after %.2f", done, of, what, far)
		}
		far = part
	}})
	if err != nil {
		t.Fatal(err)
	}
	if steps < 2*len(m.Items) {
		t.Errorf("%d steps of progress were told of %d papers", steps, len(m.Items))
	}
	shoot(t, "awkward.pdf", r)
	tool(t, r.PDF, "qpdf", "--check", "PDF")
	pages := leaves(t, r.PDF)
	file, err := pdf.Read(t.Context(), r.PDF)
	if err != nil || len(file.Pages()) != r.Pages {
		t.Fatalf("%d pages, want %d (%v)", len(file.Pages()), r.Pages, err)
	}
	number := map[int]int{}
	for i, p := range file.Pages() {
		number[p.Number] = i
	}
	front := strings.Join(strings.Fields(strings.Join(pages[:r.Contents[0].Papers[0].First-1], " ")), " ")
	next := r.Contents[0].Papers[0].First
	for i, f := range awkwardFiles() {
		p := r.Contents[i].Papers[0]
		n := f.Leaves
		if f.Fault != "" {
			n = 1
		}
		if p.First != next || p.Last != next+n-1 {
			t.Fatalf("%s: pages %d to %d, want %d pages from %d", f.Name, p.First, p.Last, n, next)
		}
		next += n
		for k := range n {
			page := strings.Join(strings.Fields(pages[p.First-1+k]), " ")
			want := []string{fmt.Sprint("Page ", p.First+k)}
			if k == 0 {
				want = append(want, fmt.Sprint("Agenda item ", i+1), "Back to the agenda")
			}
			switch {
			case f.Fault != "":
				want = append(want, "This paper is supplied separately")
			case f.Name == "a page twice" && k > 0:
				want = append(want, fmt.Sprint("leaf ", k))
			case f.Name == "a hidden layer" && k == 0: // poppler does not read what is hidden
			default:
				want = append(want, fmt.Sprint("leaf ", k+1))
			}
			for _, words := range want {
				if !strings.Contains(page, words) {
					t.Errorf("%s, page %d does not say %q: %q", f.Name, k+1, words, page)
				}
			}
			if f.Name == "a hidden layer" && k == 0 && strings.Contains(page, "leaf") {
				t.Errorf("the hidden layer shows: %q", page)
			}
		}
		if back := linksOf(file, p.First-1, number); len(back) == 0 || back[len(back)-1] >= r.Contents[0].Papers[0].First-1 {
			t.Errorf("%s: the links of its first page lead to %v, not back to the agenda", f.Name, back)
		}
		if text := fmt.Sprintf("Page %d ", p.First); n == 1 && !strings.Contains(front+" ", text) {
			t.Errorf("%s: %q is not on the agenda", f.Name, text)
		}
	}
	var to []int
	for page := range r.Contents[0].Papers[0].First - 1 {
		to = append(to, linksOf(file, page, number)...)
	}
	for _, c := range r.Contents {
		if !slices.Contains(to, c.Papers[0].First-1) {
			t.Errorf("no link of the agenda leads to %s", c.Papers[0].Name)
		}
	}
	bookmarks := outlineOf(file, file.Dict(file.Root()["Outlines"])["First"], number)
	for _, c := range r.Contents {
		if !slices.Contains(bookmarks, fmt.Sprintf("%s > %d", c.Papers[0].Name, c.Papers[0].First-1)) {
			t.Errorf("%s is not in the outline", c.Papers[0].Name)
		}
	}
	again, err := export.Pack(t.Context(), m, open, export.Options{InsertUnreadable: true, Reader: w})
	if err != nil || !bytes.Equal(again.PDF, r.PDF) {
		t.Errorf("the same papers gave other bytes (%v)", err)
	}
}

// shoot keeps a pack to be looked at where MINUTEBOOK_SHOTS names a folder.
func shoot(t *testing.T, name string, r export.Result) {
	t.Helper()
	if dir := os.Getenv("MINUTEBOOK_SHOTS"); dir != "" {
		if err := r.WriteFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// linksOf are the pages that the links of a page lead to, from 0.
func linksOf(f *pdf.File, page int, number map[int]int) []int {
	var out []int
	for _, a := range f.Array(f.Pages()[page].Dict["Annots"]) {
		d := f.Dict(a)
		if place, ok := f.Place(d["Dest"]).(types.Array); ok && f.Name(d["Subtype"]) == "Link" {
			out = append(out, number[place[0].(types.IndirectRef).ObjectNumber.Value()])
		}
	}
	return out
}

// outlineOf are the lines of an outline with their pages, from 0.
func outlineOf(f *pdf.File, o types.Object, number map[int]int) []string {
	var out []string
	for ; o != nil; o = f.Dict(o)["Next"] {
		d := f.Dict(o)
		title, _ := f.Text(d["Title"])
		if place, ok := f.Place(d["Dest"]).(types.Array); ok {
			out = append(out, fmt.Sprintf("%s > %d", title, number[place[0].(types.IndirectRef).ObjectNumber.Value()]))
		}
		out = append(out, outlineOf(f, d["First"], number)...)
	}
	return out
}

// TestNumbersStand: what was issued keeps its numbers when papers come late, grow
// or go; a supplement goes on from them.
func TestNumbersStand(t *testing.T) {
	m := sample()
	m.Items, m.Actions = nil, nil
	files := map[int64][]byte{1: awkward.Leaves(3).Bytes(), 2: awkward.Leaves(2).Bytes(), 3: awkward.Leaves(1).Bytes()}
	add := func(id int64, title string) {
		m.Items = append(m.Items, record.Item{
			Item:   data.Item{ID: id, UID: fmt.Sprint("item", id), AgendaNumber: fmt.Sprint(id), Title: title},
			Papers: []data.Paper{{ID: id, UID: fmt.Sprint("paper", id), Name: title + ".pdf", State: data.Attached, SHA256: fmt.Sprint(id)}},
		})
	}
	add(1, "Rivers")
	add(3, "Parks")
	draw := func(o export.Options) export.Result {
		t.Helper()
		r, err := export.Pack(t.Context(), m, func(p data.Paper) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(files[p.ID])), nil
		}, o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	pagesOf := func(r export.Result) string {
		var out []string
		for _, c := range r.Contents {
			for _, p := range c.Papers {
				out = append(out, fmt.Sprintf("%s %d-%d", p.UID, p.First, p.Last))
			}
		}
		return strings.Join(out, ", ")
	}
	stamps := func(r export.Result) string {
		var out []string
		for _, page := range leaves(t, r.PDF) {
			words := strings.Fields(page)
			out = append(out, words[len(words)-1])
		}
		return strings.Join(out, " ")
	}
	issue := func(kind data.IssueKind, r export.Result) {
		m.Issues = append(m.Issues, data.Issue{Document: kind, First: r.First, Last: r.Last, Contents: r.Contents})
	}
	if _, err := export.Pack(t.Context(), m, nil, export.Options{Supplement: true}); !errors.Is(err, export.ErrNothingIssued) {
		t.Errorf("a supplement to nothing: %v", err)
	}
	first := draw(export.Options{})
	if got := pagesOf(first); got != "paper1 2-4, paper3 5-5" || first.First != 1 || first.Last != 5 {
		t.Fatalf("%s, pages %d to %d", got, first.First, first.Last)
	}

	// Before anything is issued a paper in between moves those behind it.
	whole := m.Items
	add(2, "Trees")
	m.Items = []record.Item{m.Items[0], m.Items[2], m.Items[1]}
	moved := draw(export.Options{Drawn: first.Contents})
	if got := pagesOf(moved); got != "paper1 2-4, paper2 5-6, paper3 7-7" {
		t.Errorf("not issued: %s", got)
	}
	if !slices.ContainsFunc(moved.Warnings, func(w export.Warning) bool {
		return strings.Contains(w.What, "its pages were 5 in the pack drawn before and are 7 now")
	}) {
		t.Errorf("nothing warns of the new numbers: %v", moved.Warnings)
	}

	// Once issued, the same paper goes into a supplement that goes on behind page 5.
	with := m.Items
	m.Items = whole
	issue(data.IssuedPack, first)
	if _, err := export.Pack(t.Context(), m, nil, export.Options{Supplement: true}); !errors.Is(err, export.ErrNothingNew) {
		t.Errorf("a supplement with nothing new: %v", err)
	}
	m.Items = with
	later := draw(export.Options{Supplement: true})
	if got := pagesOf(later); got != "paper2 7-8" || later.First != 6 || later.Last != 8 || stamps(later) != "6 7 8" {
		t.Errorf("supplement: %s, pages %d to %d, stamped %s", got, later.First, later.Last, stamps(later))
	}
	shoot(t, "supplement.pdf", later)
	if front := leaves(t, later.PDF)[0]; !strings.Contains(front, "Supplement 1") || !strings.Contains(front, "Trees") || strings.Contains(front, "Rivers") {
		t.Errorf("the front of the supplement: %s", front)
	}
	issue(data.IssuedSupplement, later)

	// The whole pack has them all, the supplement's behind, with the numbers issued.
	all := draw(export.Options{})
	if got := pagesOf(all); got != "paper1 2-4, paper2 7-8, paper3 5-5" || stamps(all) != "1 2 3 4 5 7 8" {
		t.Errorf("whole: %s, stamped %s", got, stamps(all))
	}

	// A paper that grows has letters, and nothing behind it moves.
	files[1] = awkward.Leaves(5).Bytes()
	m.Items[0].Papers[0].SHA256 = "another"
	grown := draw(export.Options{})
	if got := stamps(grown); got != "1 2 3 4 4a 4b 5 7 8" {
		t.Errorf("grown: stamped %s", got)
	}
	if !strings.Contains(leaves(t, grown.PDF)[0], "Pages 2 – 4b") {
		t.Errorf("the agenda does not say the letters: %s", leaves(t, grown.PDF)[0])
	}
	if next := draw(export.Options{Supplement: true}); pagesOf(next) != "paper1 10-14" || !strings.Contains(leaves(t, next.PDF)[0], "Supplement 2") {
		t.Errorf("a supplement with the new version: %s", pagesOf(next))
	}

	// A restricted pack has numbers of its own.
	if got := pagesOf(draw(export.Options{Restricted: true})); got != "paper1 2-6, paper2 7-8, paper3 9-9" {
		t.Errorf("restricted: %s", got)
	}
	labels := tool(t, grown.PDF, "qpdf", "--json", "--json-key=pagelabels", "PDF")
	if !strings.Contains(labels, `u:4a`) {
		t.Errorf("the viewer's labels: %s", labels)
	}
}

// TestLeftOut: a paper that the clerk leaves out takes no page, and the agenda says
// so.
func TestLeftOut(t *testing.T) {
	m, open := awkwardMeeting()
	m.Items = m.Items[:2]
	m.Items[0].Papers[0].Binding, m.Items[1].Papers[0].Binding = data.LeftOut, data.Insert
	r, err := export.Pack(t.Context(), m, open, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages != 2 || r.Contents[0].Papers[0].First != 0 {
		t.Errorf("%d pages, %+v", r.Pages, r.Contents)
	}
	front := strings.Join(strings.Fields(leaves(t, r.PDF)[0]), " ")
	for _, want := range []string{"plain.pdf (not in this pack)", "turned 90.pdf (supplied separately) Page 2"} {
		if !strings.Contains(front, want) {
			t.Errorf("the agenda does not say %q: %s", want, front)
		}
	}
}
