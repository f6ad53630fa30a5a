package widgets_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

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
	sample := filepath.Join(folder(t), "b.txt")
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
		{"a whole path typed over the folder", widgets.Pick{Verb: "Open"}, func(w *uitest.Window) {
			w.Type(sample)
			w.Press(fyne.KeyReturn)
		}, sample},
		{"a path below the folder", widgets.Pick{Verb: "Open"}, func(w *uitest.Window) {
			w.Type("sub" + string(filepath.Separator) + "c.pdf")
			w.Press(fyne.KeyReturn)
		}, "sub/c.pdf"},
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
			if want = r.want; want != "" && !filepath.IsAbs(want) {
				want = filepath.Join(r.pick.Dir, r.want)
			}
			if got != want {
				t.Errorf("picked %q, want %q", got, want)
			}
			w.Shot("pick")
		})
	}
}

// The red line of a path that will not do goes when another is typed.
func TestTheRedLineOfAPathGoes(t *testing.T) {
	w := window(t, empty)
	w.Resize(fyne.NewSize(1000, 700))
	widgets.Pick{Verb: "Open", Dir: folder(t)}.Show(w.Window, func(string) {})
	w.Type("nothing.pdf")
	w.Press(fyne.KeyReturn)
	if !says(w, "There is no ") {
		t.Fatal("nothing is said of a file that is not there")
	}
	w.Press(fyne.KeyBackspace)
	if says(w, "There is no ") {
		t.Error("the red line stays while another path is typed")
	}
}

// says tells whether a label in sight begins with words.
func says(w *uitest.Window, words string) bool {
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if label, ok := o.(*widget.Label); ok && label.Visible() && strings.HasPrefix(label.Text, words) {
			return true
		}
	}
	return false
}

// Several files are marked with Space, also in several folders; without a mark the
// one under the cursor is taken.
func TestPickMany(t *testing.T) {
	dir := folder(t)
	for name, r := range map[string]struct {
		hand func(*uitest.Window)
		want string
	}{
		"marked, and the cursor elsewhere": {func(w *uitest.Window) {
			w.Press(fyne.KeyEnd, fyne.KeySpace)   // a.pdf
			w.Press(fyne.KeyHome, fyne.KeyReturn) // takes what is marked and opens no folder
		}, "a.pdf"},
		"two folders": {func(w *uitest.Window) {
			w.Press(fyne.KeyReturn, fyne.KeySpace, fyne.KeyBackspace) // sub, c.pdf and back
			w.Press(fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn)
		}, "sub/c.pdf a.pdf"},
		"marked twice": {func(w *uitest.Window) {
			w.Press(fyne.KeyEnd, fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn)
		}, "a.pdf"},
		"typed": {func(w *uitest.Window) {
			w.Type("a")
			w.Press(fyne.KeyReturn)
		}, "a.pdf"},
		"a folder typed": {func(w *uitest.Window) {
			w.Type(filepath.Join(dir, "sub") + string(filepath.Separator))
			w.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
		}, "sub/c.pdf"},
		"all": {func(w *uitest.Window) {
			press(t, w, "Mark all")
			w.Press(fyne.KeyReturn)
		}, "a.pdf"},
		"left": {func(w *uitest.Window) { w.Press(fyne.KeySpace, fyne.KeyEscape) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return widget.NewLabel("") })
			var got []string
			widgets.Pick{Verb: "Attach", Dir: dir, Suffixes: []string{".pdf"}}.ShowMany(w, func(paths []string) {
				for _, p := range paths {
					rel, _ := filepath.Rel(dir, p)
					got = append(got, filepath.ToSlash(rel))
				}
			})
			w.Shot("pick-many")
			r.hand(w)
			if strings.Join(got, " ") != r.want {
				t.Errorf("picked %q, want %q", got, r.want)
			}
		})
	}
}

// press taps the button of a word.
func press(t *testing.T, w *uitest.Window, word string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == word {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", word)
}
