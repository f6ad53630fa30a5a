package exporting

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/export"
	"minutebook/export/pdf"
	"minutebook/ui/uitest"
)

// paperOf is a PDF of one page.
func paperOf(t *testing.T, c *uitest.Council, title string) []byte {
	t.Helper()
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	m.Body.Name, m.Items = title, nil
	r, err := export.Decisions(m, export.Options{})
	if err != nil || r.Pages != 1 {
		t.Fatal(r.Pages, err)
	}
	return r.PDF
}

func attach(t *testing.T, c *uitest.Council, item int, name string) {
	t.Helper()
	p := data.Paper{Item: c.Items[item].ID, Name: name, State: data.Attached}
	if err := c.Book.AttachPaper(context.Background(), &p, bytes.NewReader(paperOf(t, c, name))); err != nil {
		t.Fatal(err)
	}
}

// pages are the papers of a document with their pages.
func pages(items []data.IssuedItem) string {
	var out []string
	for _, it := range items {
		for _, p := range it.Papers {
			out = append(out, fmt.Sprintf("%s %d-%d", p.Name, p.First, p.Last))
		}
	}
	return strings.Join(out, ", ")
}

// TestASupplementGoesOnFromThePackInTheBook: a pack is issued and kept in the book;
// a late paper goes into a supplement that counts on; the whole pack drawn again
// keeps every number that is out.
func TestASupplementGoesOnFromThePackInTheBook(t *testing.T) {
	c := posted(t)
	ctx := context.Background()
	attach(t, c, 2, "Budget report.pdf")
	attach(t, c, 4, "Rents.pdf")
	keep := func(r *ready) {
		t.Helper()
		if err := newKeeping(r).record(); err != nil {
			t.Fatal(err)
		}
		r.dialog.Hide()
	}
	pack1 := made(t, c, data.IssuedPack, export.Options{})
	if got := pages(pack1.made.Contents); got != "Budget report.pdf 2-2, Rents.pdf 3-3" {
		t.Fatalf("the pack: %s", got)
	}
	keep(pack1)
	m, err := c.Book.Record(ctx, c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	offered := documents(m)
	if slices.ContainsFunc(offered, func(w what) bool { return w.kind == data.IssuedSupplement }) || offered[first(m, offered)].kind != data.IssuedPack {
		t.Error("a supplement is offered and nothing is new")
	}

	attach(t, c, 2, "Appendix B.pdf")
	m, err = c.Book.Record(ctx, c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	if offered = documents(m); offered[first(m, offered)].name != "Supplement 1, what is new since the pack" {
		t.Errorf("it proposes %q", offered[first(m, offered)].name)
	}
	e := open(c.Session, c.Meeting.ID)
	c.Look("export-supplement")
	if got := e.path.Text; !strings.HasSuffix(got, "2026-07-09 Finance agenda supplement 1.pdf") {
		t.Errorf("the file is %s", got)
	}
	e.dialog.Hide()
	more := made(t, c, data.IssuedSupplement, export.Options{})
	c.Look("ready-supplement")
	if got := pages(more.made.Contents); got != "Appendix B.pdf 5-5" || more.made.First != 4 || more.made.Last != 5 {
		t.Errorf("the supplement: %s, %d to %d", got, more.made.First, more.made.Last)
	}
	if !slices.Equal(more.changes, []string{"Item 3 Budget monitoring 2026/27: the paper “Appendix B.pdf” was added (page 5)"}) {
		t.Errorf("the supplement changes %q", more.changes)
	}
	keep(more)

	whole := made(t, c, data.IssuedPack, export.Options{})
	if got := pages(whole.made.Contents); got != "Budget report.pdf 2-2, Appendix B.pdf 5-5, Rents.pdf 3-3" {
		t.Errorf("the whole pack: %s", got)
	}
	if len(whole.changes) > 0 {
		t.Errorf("the reader of the supplement is told of %q", whole.changes)
	}
	file, err := pdf.Read(ctx, whole.made.PDF)
	if err != nil || len(file.Pages()) != whole.made.Pages {
		t.Errorf("the pack has %d pages, %v", whole.made.Pages, err)
	}
	keep(whole)
	if m, err = c.Book.Record(ctx, c.Meeting.ID); err != nil || len(m.Issues) != 3 {
		t.Fatalf("%d issues, %v", len(m.Issues), err)
	}
	if err := export.SupplementDue(m, export.Options{}); err != export.ErrNothingNew {
		t.Errorf("after all went out: %v", err)
	}
	showIssued(c.Session, c.Meeting.ID)
	c.Look("issued-three")
	c.Press(fyne.KeyEscape)
}
