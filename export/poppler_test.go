package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// tool runs a program over a PDF and returns what it prints.
func tool(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "PDF" {
			args[i] = path
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func textOf(t testing.TB, pdf []byte) string {
	return tool(t, pdf, "pdftotext", "-layout", "PDF", "-")
}

// check has qpdf look at the structure of a PDF.
func check(t testing.TB, pdf []byte) {
	t.Helper()
	if out := tool(t, pdf, "qpdf", "--check", "PDF"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

// pages are the pages of the text, without furniture that is printed again.
func leaves(t testing.TB, pdf []byte) []string {
	return strings.Split(strings.TrimSuffix(textOf(t, pdf), "\f"), "\f")
}

// squashed is s without white space: words may be broken over lines.
func squashed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// lost are the words of want that the text of the PDF does not hold.
func lost(t testing.TB, pdf []byte, want ...string) []string {
	t.Helper()
	// Both orders of reading: words of broken lines hang together in one of them.
	text := squashed(tool(t, pdf, "pdftotext", "-raw", "PDF", "-")) + "\n" + squashed(tool(t, pdf, "pdftotext", "PDF", "-"))
	var out []string
	for _, s := range want {
		for _, w := range strings.Fields(s) {
			if !strings.Contains(text, w) {
				out = append(out, w)
			}
		}
	}
	return out
}
