package bind

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"minutebook/export/pdf"
)

// TestCorpus binds every PDF below the folder MINUTEBOOK_CORPUS and holds the pages
// and words of the pack against those of the file, as poppler reads both. It says
// how many went in; one that loses words or that poppler reads and this does not
// is named.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("MINUTEBOOK_CORPUS")
	if dir == "" {
		t.Skip("MINUTEBOOK_CORPUS names no folder of PDFs")
	}
	readable, whole, refused := 0, 0, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.EqualFold(filepath.Ext(path), ".pdf") {
			return err
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, err := poppler(path)
		if err != nil {
			return nil
		}
		readable++
		name, _ := filepath.Rel(dir, path)
		bound, reason := corpusPack(t, name, file)
		if bound == nil {
			refused++
			t.Logf("refused: %s: %v", name, reason)
			return nil
		}
		packed := filepath.Join(t.TempDir(), "pack.pdf")
		if err := os.WriteFile(packed, bound, 0o600); err != nil {
			return err
		}
		got, err := poppler(packed)
		switch {
		case err != nil:
			t.Errorf("%s: the pack cannot be read: %v", name, err)
		case got != want && reason != nil:
			t.Logf("remarked: %s: %v", name, reason)
		case got != want:
			t.Errorf("%s: %s", name, differing(got, want))
		default:
			whole++
		}
		os.Remove(packed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("of %d readable files %d went in whole, %d were refused", readable, whole, refused)
}

// corpusPack is a tidy copy of a file, bound. With a file the error is what is
// remarked of it.
func corpusPack(t *testing.T, name string, file []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	read, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	var tidy, out bytes.Buffer
	if err := read.Tidy(ctx, &tidy); err != nil {
		return nil, err
	}
	s, err := Read(ctx, tidy.Bytes())
	if err != nil {
		t.Errorf(name+": the tidy copy cannot be read: %v", err)
		return nil, err
	}
	if len(s.Pages()) != len(read.Pages()) {
		t.Errorf(name+": the tidy copy has %d pages, not %d", len(s.Pages()), len(read.Pages()))
	}
	b := New(&out, len(s.Pages()))
	if _, err := b.Append(Part{Source: s, Name: "paper"}); err != nil {
		return nil, err
	}
	if err := b.Finish(Info{Title: "Pack"}, nil); err != nil {
		return nil, err
	}
	bound, err := pdf.Read(ctx, out.Bytes())
	if err != nil {
		t.Errorf(name+": the pack cannot be read: %v", err)
		return nil, err
	}
	want, err := read.Prints(0, len(read.Pages()))
	if err != nil {
		return nil, err
	}
	got, err := bound.Prints(0, len(bound.Pages()))
	if err != nil {
		return nil, err
	}
	for i := range want {
		if i >= len(got) || want[i] != got[i] {
			t.Errorf("%s: page %d is not as it was", name, i+1)
			break
		}
	}
	if read.Damage() != "" {
		return out.Bytes(), errors.New(read.Damage())
	}
	return out.Bytes(), nil
}

// poppler is the text of a file, a form feed behind each page.
func poppler(path string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "pdftotext", "-q", "-raw", path, "-").Output()
	return string(out), err
}

func differing(got, want string) string {
	a, b := strings.Split(got, "\f"), strings.Split(want, "\f")
	if len(a) != len(b) {
		return strings.Join([]string{"the pack has", strconv.Itoa(len(a) - 1), "pages, the file", strconv.Itoa(len(b) - 1)}, " ")
	}
	for i := range a {
		if a[i] != b[i] {
			return "page " + strconv.Itoa(i+1) + " says " + cut(a[i]) + ", the file " + cut(b[i])
		}
	}
	return "it differs"
}

func cut(s string) string { return "\"" + s[:min(len(s), 60)] + "\" (" + strconv.Itoa(len(s)) + ")" }
