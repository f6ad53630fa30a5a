package accessible

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	rules "minutebook/export/accessible"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// blank is a screen of nothing under the dialog.
type blank struct{}

func (blank) Content() fyne.CanvasObject  { return widget.NewLabel("") }
func (blank) Show(session.Place)          {}
func (blank) Leave() error                { return nil }
func (blank) Commands() []session.Command { return nil }

func council(t *testing.T) *uitest.Council {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	return uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
}

// broken is a report of rules broken on pages.
func broken(claims []string, rule ...string) rules.Report {
	r := rules.Report{Claims: claims, Pages: 12}
	for _, r1 := range rules.Rules() {
		for i, name := range rule {
			if name == r1.Name {
				page := max(0, i-1) // the first two are of the whole file
				r.Faults = append(r.Faults, rules.Fault{Rule: r1, Page: page, Times: 1 + i%3})
			}
		}
	}
	slices.SortStableFunc(r.Faults, func(a, b rules.Fault) int { return a.Page - b.Page })
	return r
}

func TestFaultsAreShownPartByPart(t *testing.T) {
	c := council(t)
	d := newResult(c.Session, "Moorings.pdf", broken(nil, "no-tags", "no-title", "scan", "picture-alt", "no-identity"))
	d.show()
	c.Shot("accessible-faults")
	var titles []string
	for _, p := range d.parts {
		titles = append(titles, p.title())
	}
	if got := strings.Join(titles, ", "); got != "The whole file, Page 1, Page 2, Archive: page 3" {
		t.Errorf("parts %s", got)
	}
	if len(d.faults.Objects) != 2 {
		t.Errorf("%d faults are shown first", len(d.faults.Objects))
	}
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if d.list.Cursor() != 3 || len(d.faults.Objects) != 1 {
		t.Errorf("the cursor is on %d with %d faults", d.list.Cursor(), len(d.faults.Objects))
	}
	c.Press(fyne.KeyEscape)
	if c.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the dialog open")
	}
}

func TestCopyTheList(t *testing.T) {
	c := council(t)
	d := newResult(c.Session, "Moorings.pdf", broken([]string{"PDF/UA-1"}, "no-tags"))
	d.show()
	d.copy()
	got := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"Moorings.pdf: Not accessible: it has no tags.", "It says of itself that it is PDF/UA-1 (accessible). It is not accessible.",
		"The whole file\n• The file has no tags", "\n  In Word: "} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if len(c.Told) != 1 {
		t.Errorf("told %v", c.Told)
	}
}

func TestVerdicts(t *testing.T) {
	both := []string{"PDF/UA-1", "PDF/A-2a"}
	for _, v := range []struct {
		report         rules.Report
		verdict, claim string
	}{
		{broken(both), "No faults found that a machine can find. A person must still read it aloud", "It says of itself that it is PDF/UA-1 (accessible) and PDF/A-2a (for the archive)."},
		{broken(both, "no-identity"), "No faults found", "for the archive). It breaks rules of the archive."},
		{broken(both, "no-identity", "no-tags"), "Not accessible: it has no tags.", "Neither is true."},
		{broken(nil, "no-ua-mark"), "No faults found", "It does not say of itself that it is accessible or made for the archive."},
	} {
		if got := verdict(v.report); !strings.HasPrefix(got, v.verdict) {
			t.Errorf("verdict %q, want %q", got, v.verdict)
		}
		if got := claims(v.report); !strings.HasSuffix(got, v.claim) {
			t.Errorf("claims %q, want %q", got, v.claim)
		}
	}
	c := council(t)
	Show(c.Session, "Agenda.pdf", broken(both))
	c.Shot("accessible-good")
}

func TestAFileThatIsNoPDF(t *testing.T) {
	c := council(t)
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, []byte("Dear Sir"), 0o600); err != nil {
		t.Fatal(err)
	}
	File(c.Session, "letter.pdf", path)
	uitest.Until(t, "the error", func() bool { return len(c.Failed) > 0 })
	if got := c.Failed[0].Error(); got != "it is damaged or not a PDF" {
		t.Errorf("says %q", got)
	}
	uitest.Until(t, "the dialog to close", func() bool { return c.Canvas().Overlays().Top() == nil })
}

func TestAPaperOfTheBook(t *testing.T) {
	c := council(t)
	Paper(c.Session, data.Paper{Name: "Budget", State: data.ToFollow})
	if len(c.Told) != 1 || c.Told[0] != "“Budget” has no file yet." {
		t.Errorf("told %v", c.Told)
	}
	p := data.Paper{Item: c.Items[0].ID, Name: "Budget"}
	if err := c.Book.AttachPaper(t.Context(), &p, strings.NewReader("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"+
		"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/MediaBox[0 0 595 842]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n")); err != nil {
		t.Fatal(err)
	}
	Paper(c.Session, p)
	uitest.Until(t, "the result", func() bool { return c.Canvas().Focused() != nil && isList(c.Canvas().Focused()) })
	c.Shot("accessible-paper")
	if len(c.Failed) > 0 {
		t.Error(c.Failed)
	}
}

func isList(f fyne.Focusable) bool { _, is := f.(*widgets.List); return is }
