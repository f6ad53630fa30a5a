package exporting

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/export"
	"minutebook/ui/uitest"
)

// locked is a PDF that nobody can open without its password.
func lockedPaper(t *testing.T, plain []byte) []byte {
	t.Helper()
	r, err := export.Result{PDF: plain}.Locked(t.Context(), "mill lane depot")
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

// TestAPaperThatCannotGoInIsAskedAbout: the clerk chooses a page in its place, and
// the pack is made.
func TestAPaperThatCannotGoInIsAskedAbout(t *testing.T) {
	c := posted(t)
	ctx := context.Background()
	p := data.Paper{Item: c.Items[2].ID, Name: "Secret.pdf", State: data.Attached}
	if err := c.Book.AttachPaper(ctx, &p, bytes.NewReader(lockedPaper(t, paperOf(t, c, "Secret")))); err != nil {
		t.Fatal(err)
	}
	e := open(c.Session, c.Meeting.ID)
	path := filepath.Join(os.Getenv("HOME"), "pack.pdf")
	e.path.SetText(path)
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the question", func() bool { return e.asks != nil || len(c.Failed) > 0 || isFile(path) })
	if e.asks == nil {
		t.Fatalf("no question; failed %v, told %v", c.Failed, c.Told)
	}
	c.Look("export-fault")
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(path) })
	papers, err := c.Book.Papers(ctx, c.Meeting.ID)
	if err != nil || papers[c.Items[2].ID][0].Binding != data.Insert || papers[c.Items[2].ID][0].Fault == "" {
		t.Errorf("the papers are %+v, %v", papers, err)
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}

func TestFaultWords(t *testing.T) {
	words := faultWords(export.Faults{{Item: "item 4", Paper: data.Paper{Name: "Budget.pdf"}, Reason: "it needs a password to open"}})
	if !strings.HasPrefix(words, "• Item 4, “Budget.pdf”: it needs a password to open\n") || !strings.Contains(words, "Ctrl+L") {
		t.Errorf("it says %q", words)
	}
}

// TestPagesOfAPackThatWasDrawnBefore: the next pack is told of them until one is
// issued; nothing but pages is kept.
func TestPagesOfAPackThatWasDrawnBefore(t *testing.T) {
	c := posted(t)
	attach(t, c, 4, "Rents.pdf")
	r := made(t, c, data.IssuedPack, export.Options{})
	keepDrawn(r.record, false, r.made.Contents)
	if kept := fyne.CurrentApp().Preferences().String(drawnKey(r.record, false)); strings.Contains(kept, "Rents") || drawnBefore(r.record, true) != nil {
		t.Errorf("kept %s", kept)
	}
	attach(t, c, 2, "Budget report.pdf")
	again := made(t, c, data.IssuedPack, export.Options{Drawn: drawnBefore(r.record, false)})
	found := false
	for _, w := range again.made.Warnings {
		found = found || strings.Contains(w.Where, "Rents.pdf") && strings.Contains(w.What, "2")
	}
	if !found {
		t.Errorf("the warnings are %v", again.made.Warnings)
	}
	if err := newKeeping(again).record(); err != nil {
		t.Fatal(err)
	}
	if got := drawnBefore(again.record, false); got != nil {
		t.Errorf("once issued, %v is kept", got)
	}
}
