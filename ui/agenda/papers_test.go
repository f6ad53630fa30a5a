package agenda

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// onePage is the smallest PDF with a page.
const onePage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n" +
	"0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"

// pdfs are small files of some names in a folder.
func pdfs(t *testing.T, names ...string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(onePage), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// papersOf are the papers of an item: names with how they are there.
func papersOf(t *testing.T, c *uitest.Council, item int64) string {
	t.Helper()
	all, err := c.Book.Papers(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range all[item] {
		out = append(out, p.Name+" "+string(p.State))
	}
	return strings.Join(out, ", ")
}

func TestFilesComeInTheOrderOfTheirNames(t *testing.T) {
	got := []string{"b/Appendix 10.pdf", "a/Report.pdf", "Appendix 2.PDF", "appendix 2a.pdf", "10 Later.pdf", "9 Fees.pdf", "Appendix.pdf"}
	slices.SortFunc(got, byName)
	want := "9 Fees.pdf, 10 Later.pdf, Appendix.pdf, Appendix 2.PDF, appendix 2a.pdf, b/Appendix 10.pdf, a/Report.pdf"
	if strings.Join(got, ", ") != want {
		t.Errorf("ordered %s", strings.Join(got, ", "))
	}
}

// Files dropped on a row go to its item; one of them is the paper that was to
// follow.
func TestFilesAreDroppedOnAnItem(t *testing.T) {
	c, s := open(t)
	budget := c.Items[2]
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: budget.ID})
	s.announce(data.ToFollow)
	c.Type("Table of fees")
	c.Press(fyne.KeyReturn)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.list.List)
	if row := s.list.rowAt(top.AddXY(20, s.list.rowHeight()*2.5)); row != 2 {
		t.Fatalf("that is row %d", row)
	}
	if row := s.list.rowAt(top.AddXY(20, s.list.rowHeight()*20)); row != -1 {
		t.Errorf("below the last is row %d", row)
	}
	s.dropFiles(top.AddXY(20, s.list.rowHeight()*4.5), []fyne.URI{storage.NewFileURI("rents.pdf")})
	c.Look("agenda-drop")
	if c.Canvas().Overlays().Top() == nil {
		t.Error("files dropped on another item went somewhere without a question")
	}
	c.Press(fyne.KeyEscape)
	paths := pdfs(t, "table of fees.pdf", "1 Report.pdf", "2 Appendix.pdf")
	folder := filepath.Dir(paths[0])
	if got := withinFolder(folder); len(got) != 3 {
		t.Errorf("the folder gives %v", got)
	}
	slices.SortFunc(paths, byName)
	if failed := s.attachAll(context.Background(), budget, s.papers[budget.ID], append(paths, filepath.Join(folder, "none.pdf")), data.Paper{}); len(failed) != 1 || !strings.HasPrefix(failed[0], "none.pdf: ") {
		t.Errorf("failed %q", failed)
	}
	if got := papersOf(t, c, budget.ID); got != "Table of fees attached, 1 Report attached, 2 Appendix attached" {
		t.Errorf("the papers are %s", got)
	}
}

// A paper that cannot go into a pack says why, and the clerk chooses.
func TestAPaperThatCannotBeBound(t *testing.T) {
	c, s := open(t)
	it := c.Items[2]
	ctx := context.Background()
	if failed := s.attachAll(ctx, it, nil, pdfs(t, "Valuation.pdf", "Plan.pdf"), data.Paper{}); failed != nil {
		t.Fatal(failed)
	}
	papers, _ := c.Book.Papers(ctx, c.Meeting.ID)
	bad := papers[it.ID][0]
	bad.Fault = "it can be opened only with a password"
	if err := c.Book.SavePaper(ctx, &bad); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: it.ID})
	c.Run(session.KeyPapers)
	c.Look("agenda-fault")
	about := func() string {
		if !s.form.papers.root.Objects[2].Visible() {
			return ""
		}
		return s.form.papers.fault.Text
	}
	if got := about(); got != "“Valuation” cannot go into the pack: it can be opened only with a password." {
		t.Errorf("it says %q", got)
	}
	c.Type("i")
	if p := s.papers[it.ID][0]; p.Binding != data.Insert || paperWords(p) != "an insert page in its place, 1 page, 1 KB" || !strings.Contains(about(), "supplied separately") {
		t.Errorf("%+v, it says %q", p, about())
	}
	c.Type("l")
	if p := s.papers[it.ID][0]; p.Binding != data.LeftOut || !strings.Contains(about(), "left out") {
		t.Errorf("%+v, it says %q", p, about())
	}
	c.Press(fyne.KeyDown)
	if got := about(); got != "" {
		t.Errorf("of a sound paper it says %q", got)
	}
	c.Type("l")
	if p := s.papers[it.ID][1]; p.Binding != data.Whole {
		t.Error("a letter left a sound paper out")
	}
	if failed := s.attachAll(ctx, it, s.papers[it.ID], pdfs(t, "Valuation, open.pdf"), s.papers[it.ID][0]); failed != nil {
		t.Fatal(failed)
	}
	s.readPapers()
	if p := s.papers[it.ID][0]; p.Name != "Valuation" || p.Fault != "" || p.Binding != data.Whole {
		t.Errorf("replaced it is %+v", p)
	}
}

func TestAPaperIsChanged(t *testing.T) {
	c, s := open(t)
	it := c.Items[2]
	if failed := s.attachAll(context.Background(), it, nil, pdfs(t, "s90588.pdf"), data.Paper{}); failed != nil {
		t.Fatal(failed)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: it.ID})
	c.Run(session.KeyPapers)
	c.Press(fyne.KeyF2)
	s.session.Window.Canvas().Focused().(interface{ SetText(string) }).SetText("Budget report")
	c.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	c.Look("agenda-paper")
	c.Press(fyne.KeyReturn)
	if p := s.papers[it.ID][0]; p.Name != "Budget report" || p.Exempt != "3" || p.Binding != data.Whole {
		t.Errorf("kept as %+v", p)
	}
	c.Type("v")
	c.Type("Update by the treasurer")
	c.Press(fyne.KeyReturn)
	if got := papersOf(t, c, it.ID); got != "Budget report attached, Update by the treasurer verbal" {
		t.Errorf("the papers are %s", got)
	}
	c.Press(fyne.KeyDelete, fyne.KeyReturn)
	if got := papersOf(t, c, it.ID); got != "Budget report attached" {
		t.Errorf("the papers are %s", got)
	}
}
