package exporting

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// blank is a screen of nothing under the dialog.
type blank struct{}

func (blank) Content() fyne.CanvasObject  { return widget.NewLabel("") }
func (blank) Show(session.Place)          {}
func (blank) Leave() error                { return nil }
func (blank) Commands() []session.Command { return nil }

func show(t *testing.T) (*uitest.Council, *exporter) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	e := open(c.Session, c.Meeting.ID)
	if e == nil {
		t.Fatal(c.Failed)
	}
	return c, e
}

func TestEnterWritesThePDF(t *testing.T) {
	c, e := show(t)
	c.Look("export")
	want := filepath.Join(os.Getenv("HOME"), "2026-07-09 Finance agenda.pdf")
	if e.path.Text != want {
		t.Fatalf("it proposes %q, want %q", e.path.Text, want)
	}
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(want) })
	pdf, err := os.ReadFile(want)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("wrote %.20q, %v", pdf, err)
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
	left, err := filepath.Glob(filepath.Join(os.Getenv("HOME"), ".minutebook-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && info.Size() > 0
}

func TestAFileThatIsThereIsNotReplacedSilently(t *testing.T) {
	c, e := show(t)
	path := e.path.Text
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Press(fyne.KeyReturn)
	c.Look("export-replace")
	if got, _ := os.ReadFile(path); string(got) != "mine" {
		t.Fatal("the file was replaced without a question")
	}
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the new file", func() bool { got, _ := os.ReadFile(path); return bytes.HasPrefix(got, []byte("%PDF-")) })
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}

func TestEscClosesTheDialog(t *testing.T) {
	c, e := show(t)
	c.Press(fyne.KeyEscape)
	if c.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
	if isFile(e.path.Text) {
		t.Error("Esc exported")
	}
}

func TestTheNameFollowsTheChoice(t *testing.T) {
	_, e := show(t)
	e.what.SetSelectedIndex(2)
	e.restricted.SetChecked(true)
	if got := filepath.Base(e.path.Text); got != "2026-07-09 Finance minutes RESTRICTED.pdf" {
		t.Errorf("it proposes %q", got)
	}
	e.path.SetText("/somewhere/mine.pdf")
	e.what.SetSelectedIndex(0)
	if e.path.Text != "/somewhere/mine.pdf" {
		t.Errorf("what the clerk typed became %q", e.path.Text)
	}
}

func TestFileNames(t *testing.T) {
	m := record.Meeting{Body: data.Body{Name: `Planning / "North" : A*`}, Meeting: data.Meeting{Start: "2026-07-06T19:00"}}
	if got := fileName(m, what{file: "minutes"}, false); got != "2026-07-06 Planning - -North- - A- minutes.pdf" {
		t.Errorf("name %q", got)
	}
}

func TestTargets(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	for _, c := range []struct{ typed, want string }{
		{filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.pdf")},
		{filepath.Join(dir, "a.PDF"), filepath.Join(dir, "a.PDF")},
		{filepath.Join(dir, "6.7 minutes"), filepath.Join(dir, "6.7 minutes.pdf")},
		{dir, filepath.Join(dir, "name.pdf")},
		{"~", filepath.Join(dir, "name.pdf")},
		{" ~/x ", filepath.Join(dir, "x.pdf")},
	} {
		if got, err := target(c.typed, "name.pdf"); err != nil || got != c.want {
			t.Errorf("%q is %q (%v), want %q", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"", "  ", filepath.Join(dir, "none", "a.pdf")} {
		if got, err := target(typed, "name.pdf"); err == nil {
			t.Errorf("%q is %q", typed, got)
		}
	}
}
