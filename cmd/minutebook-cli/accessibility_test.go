package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/export/pdf/awkward"
)

// colleague is a page with a line of words and nothing else, as old programs
// write it.
var colleague = string(awkward.Doc{
	"<</Type/Catalog/Pages 2 0 R>>",
	"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
	"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>",
	"<</Length 39>>\nstream\nBT /F1 12 Tf 72 760 Td (Moorings) Tj ET\nendstream",
}.Bytes())

func TestAccessibilityOfAForeignPaper(t *testing.T) {
	s := newShell(t)
	paper := s.write("moorings.pdf", colleague)
	code, out, errOut := s.run("accessibility", paper)
	if code != failed || errOut != "minutebook-cli: "+paper+" is not accessible\n" {
		t.Errorf("exits with %d and says %q", code, errOut)
	}
	for _, want := range []string{paper + ": Not accessible: it has no tags", "For readers who cannot see the page\n  The whole file\n    - The file has no tags",
		"  Page 1\n    - A font is not inside the file", "For the archive\n", "(no-identity; ISO 19005-2, 6.1.3)", "In Word: "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	code, out, _ = s.run("accessibility", paper, "--json")
	golden := filepath.Join("testdata", "accessibility.json")
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(out, paper, "moorings.pdf"); code != failed || got != string(want) {
		t.Errorf("accessibility --json is a contract with scripts; it exits with %d and prints\n%s", code, got)
	}
}

func TestAccessibilityOfOurOwn(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	pdf := filepath.Join(t.TempDir(), "agenda.pdf")
	s.ok("export", "agenda", "1", "-o", pdf)
	if out := s.ok("accessibility", pdf); out != pdf+": Accessible, as far as a machine can tell.\n" {
		t.Errorf("prints %q", out)
	}
	var got tested
	s.json(&got, "accessibility", pdf)
	if !got.Accessible || !got.Archival || got.Faults == nil || len(got.Faults) > 0 || len(got.Claims) != 2 {
		t.Errorf("prints %+v", got)
	}
}

func TestAccessibilityOfWhatIsNone(t *testing.T) {
	s := newShell(t)
	s.fails(failed, "it is damaged or not a PDF", "accessibility", s.write("letter.pdf", "Dear Sir"))
	s.fails(failed, "no such file", "accessibility", filepath.Join(t.TempDir(), "nothing.pdf"))
	s.fails(failed, "cannot be tested", "accessibility", t.TempDir())
	s.fails(misuse, "expected", "accessibility")
}

// A file that claims to be for the archive and is not fails though all can read it.
func TestAccessibilityOfAFalseClaim(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	pdf := filepath.Join(t.TempDir(), "agenda.pdf")
	s.ok("export", "agenda", "1", "-o", pdf)
	f, err := os.OpenFile(pdf, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("more"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := s.run("accessibility", pdf, "--json")
	var got tested
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if code != failed || !strings.Contains(errOut, "claims to be for the archive") || !got.Accessible || got.Archival || got.Faults[0].Name != "bad-end" {
		t.Errorf("exits with %d and says %q: %+v", code, errOut, got)
	}
}
