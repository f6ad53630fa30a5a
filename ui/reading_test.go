package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// TestAReviewFileIsReadWithoutABook: opened, commented on, closed, and what was
// written is in the file.
func TestAReviewFileIsReadWithoutABook(t *testing.T) {
	item := record.Item{Item: data.Item{ID: 1, UID: "item", Meeting: 1, Title: "Rents", MinuteNumber: "7"}}
	item.Minutes.Blocks = []doc.Block{doc.Text("The rents stay as they are.")}
	sent := review.Sent{ID: "r", Book: "b", Meeting: "m", At: time.Now(), By: "Siân Reed", To: data.Reader{Name: "Councillor Ann Day"},
		Record: record.Meeting{Body: data.Body{ID: 1, UID: "body", Name: "Allotments Committee", Kind: data.Committee, YearStart: "05-01", Numbering: data.Continuous, Notice: data.EnglishPrincipal},
			Meeting: data.Meeting{ID: 1, UID: "m", Body: 1, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Status: data.WithChair}, Items: []record.Item{item}}}
	b, err := review.Encode(review.File{Sent: sent}, "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "rents.minutereview")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return container.NewStack() })
	r := Read(fyne.CurrentApp(), w.Window, path)
	var names []string
	keys := map[string]string{}
	for _, c := range r.commands() {
		names = append(names, c.Name)
		if key := session.KeyText(c.Key); key != "" && keys[key] != "" {
			t.Errorf("%s is the key of %q and of %q", key, keys[key], c.Name)
		} else {
			keys[key] = c.Name
		}
	}
	for _, name := range []string{"Next change or comment", "Comment", "Approve as it stands", "High contrast", "Larger text", "Quit"} {
		if !slices.Contains(names, name) {
			t.Errorf("there is no command %q", name)
		}
	}
	w.Type("c")
	w.Type("Are they?")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(after, "")
	if err != nil || len(f.Answer.Remarks) != 1 || f.Answer.Remarks[0].Text != "Are they?" {
		t.Errorf("closed, the file says %+v (%v)", f.Answer, err)
	}
}
