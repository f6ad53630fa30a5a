package widgets_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// folder holds a.pdf, b.txt, a hidden file and a folder sub with c.pdf.
func folder(t *testing.T) string {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.pdf", "b.txt", ".hidden.pdf", "sub/c.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPick(t *testing.T) {
	rows := []struct {
		name string
		pick widgets.Pick
		hand func(w *uitest.Window)
		want string // below the folder; "" for nothing picked
	}{
		{"a file by its first letter", widgets.Pick{Verb: "Open", Suffixes: []string{".pdf"}}, func(w *uitest.Window) {
			w.Type("a")
			w.Press(fyne.KeyReturn)
		}, "a.pdf"},
		{"a file in a folder by the arrows", widgets.Pick{Verb: "Open", Suffixes: []string{".pdf"}}, func(w *uitest.Window) {
			w.Press(fyne.KeyReturn) // into sub, which stands first
			w.Press(fyne.KeyReturn)
		}, "sub/c.pdf"},
		{"a folder", widgets.Pick{Verb: "Here", Kind: widgets.PickFolder}, func(w *uitest.Window) {
			w.Type("sub")
			w.Press(fyne.KeyReturn)
		}, "sub"},
		{"a new file", widgets.Pick{Verb: "Save", Kind: widgets.PickSave, Name: "minutes.pdf"}, func(w *uitest.Window) {
			w.Press(fyne.KeyReturn)
		}, "minutes.pdf"},
		{"leaving", widgets.Pick{Verb: "Open"}, func(w *uitest.Window) {
			w.Type("a.pdf")
			w.Press(fyne.KeyEscape)
		}, ""},
		{"what is not there", widgets.Pick{Verb: "Open"}, func(w *uitest.Window) {
			w.Type("nothing.pdf")
			w.Press(fyne.KeyReturn)
		}, ""},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			w := window(t, empty)
			w.Resize(fyne.NewSize(1000, 700))
			r.pick.Dir = folder(t)
			got := ""
			r.pick.Show(w.Window, func(path string) { got = path })
			r.hand(w)
			want := ""
			if r.want != "" {
				want = filepath.Join(r.pick.Dir, r.want)
			}
			if got != want {
				t.Errorf("picked %q, want %q", got, want)
			}
			w.Shot("pick")
		})
	}
}
