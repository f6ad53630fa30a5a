package export_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/export"
)

// TestLook writes the documents of the sample to the folder LOOK, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK names no folder")
	}
	for name, r := range documents(t) {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), r.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, w := range r.Warnings {
			t.Logf("%s: %s: %s", name, w.Where, w.What)
		}
	}
}

func documents(t testing.TB) map[string]export.Result {
	t.Helper()
	out := map[string]export.Result{}
	m := sample()
	must := func(name string, r export.Result, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = r
	}
	r, err := export.Agenda(m, export.Options{})
	must("agenda", r, err)
	r, err = export.Minutes(m, export.Options{})
	must("minutes", r, err)
	r, err = export.Minutes(m, export.Options{Restricted: true})
	must("minutes-restricted", r, err)
	r, err = export.Decisions(m, export.Options{})
	must("decisions", r, err)
	r, err = export.Actions(m, export.Options{Today: "2026-08-20"})
	must("actions", r, err)
	r, err = export.Book(m.Body, books(), export.Options{})
	must("book", r, err)
	r, err = export.Pack(context.Background(), m, papersOf(t), export.Options{})
	must("pack", r, err)
	return out
}

// papersOf opens the papers of the sample: paper 1 has pages, paper 3 is not a PDF.
func papersOf(t testing.TB) func(data.Paper) (io.ReadCloser, error) {
	t.Helper()
	report, err := export.Decisions(sample(), export.Options{Restricted: true})
	if err != nil {
		t.Fatal(err)
	}
	return func(p data.Paper) (io.ReadCloser, error) {
		switch p.ID {
		case 1:
			return io.NopCloser(bytes.NewReader(report.PDF)), nil
		case 3:
			return io.NopCloser(strings.NewReader("Dear Sir, this is no PDF.")), nil
		}
		return nil, errors.New("the file is missing from the book")
	}
}
