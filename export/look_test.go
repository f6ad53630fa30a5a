package export_test

import (
	"os"
	"path/filepath"
	"testing"

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
	return out
}
