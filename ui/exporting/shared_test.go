package exporting

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/export/leak"
	"minutebook/ui/uitest"
)

// TestTheClerkDecidesOnWhatTwoPapersShare: she is shown the places, and only her
// word exports the document; what is surely exempt is not hers to give.
func TestTheClerkDecidesOnWhatTwoPapersShare(t *testing.T) {
	c := posted(t)
	e := open(c.Session, c.Meeting.ID)
	path := filepath.Join(os.Getenv("HOME"), "agenda.pdf")
	shared := leak.Found{Place: "page 7", Words: "The boathouse was built by the rowing club on land that the corporation had let to it",
		Of: "item 9 Lease of the boathouse, paper \"Heads of terms\"", Shared: true}
	sure := shared
	sure.Shared = false
	if e.offerShared(path, leak.Refusal{Found: []leak.Found{shared, sure}}) || e.offerShared(path, errors.New("the disk is full")) {
		t.Fatal("the clerk is asked about what she cannot decide")
	}
	if !e.offerShared(path, leak.Refusal{Found: []leak.Found{shared, shared}}) {
		t.Fatal("the clerk is not asked")
	}
	c.Look("export-shared")
	c.Press(fyne.KeyReturn)
	if e.sharedRead || isFile(path) {
		t.Fatal("Enter exported it")
	}
	e.offerShared(path, leak.Refusal{Found: []leak.Found{shared}})
	c.Window.Window.Canvas().FocusPrevious()
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(path) })
	if !e.sharedRead {
		t.Error("what the clerk said was forgotten")
	}
}
