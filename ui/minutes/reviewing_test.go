package minutes

import (
	"context"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/data/store"
	"minutebook/ui/exporting"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestWhatIsTypedGoesToTheChair(t *testing.T) {
	c, s := live(t)
	dir := t.TempDir()
	exporting.KeepFolder(dir)
	c.Type("Nobody was away.")
	uitest.Run(t, s, "Send to the chair…")
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return s.meeting().Status == data.WithChair })
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Fatal(files, err, c.Failed)
	}
	content, err := os.ReadFile(dir + "/" + files[0].Name())
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(content, "")
	if err != nil || f.Sent.To.Name != "Councillor Ann Day" {
		t.Fatalf("it goes to %+v, %v", f.Sent.To, err)
	}
	found := false
	for _, it := range f.Sent.Record.Items {
		found = found || strings.Contains(doc.Plain(it.Minutes), "Nobody was away.")
	}
	if !found {
		t.Error("what was typed last is not in the file")
	}
}

func TestAVersionComesBackOntoThePage(t *testing.T) {
	c, s := live(t)
	item := s.section()
	c.Type("The first words.")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	c.Type(" And the second.")
	c.Run(session.KeyHistory)
	c.Look("minutes-versions")
	c.Press(fyne.KeyDown)
	c.Type("r")
	if got := doc.Plain(s.page.Document(item)); !strings.Contains(got, "The first words.") || strings.Contains(got, "second") {
		t.Errorf("the page says %q; %v", got, c.Failed)
	}
	kept, err := c.Book.Revisions(context.Background(), item, store.MinutesPart)
	if err != nil || len(kept) < 3 {
		t.Errorf("%d versions are kept, %v", len(kept), err)
	}
	c.Type("Now. ")
	if err := s.saver.Flush(); err != nil {
		t.Errorf("typing on after it: %v", err)
	}
}
