package export_test

import (
	"iter"
	"os"
	"path/filepath"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/exchange/moderngov"
	"minutebook/data/record"
	"minutebook/export"
)

// seeds reads the real pages in a folder shared/seeds at or above the working
// directory, by the names of their files, in order.
func seeds(t *testing.T) iter.Seq2[string, record.Meeting] {
	t.Helper()
	files := seedFiles(t)
	return func(yield func(string, record.Meeting) bool) {
		for _, path := range files {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			page, err := moderngov.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(filepath.Base(path), page.Meeting) {
				return
			}
		}
	}
}

func seedFiles(t *testing.T) []string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if files, _ := filepath.Glob(filepath.Join(dir, "shared", "seeds", "*.txt")); len(files) > 0 {
			return files
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("the real pages are not here: no folder shared/seeds above the working directory")
		}
		dir = up
	}
}

// TestSeeds: every word of the real pages is in the documents drawn from them.
func TestSeeds(t *testing.T) {
	for file, m := range seeds(t) {
		t.Run(file, func(t *testing.T) {
			for name, c := range map[string]struct {
				draw  func(record.Meeting, export.Options) (export.Result, error)
				words func(record.Item) []string
			}{
				"agenda": {export.Agenda, func(i record.Item) []string {
					words := []string{i.Title, doc.Plain(i.Agenda)}
					for _, p := range i.Papers {
						words = append(words, p.Name)
					}
					return words
				}},
				"minutes": {export.Minutes, func(i record.Item) []string { return []string{i.Title, doc.Plain(i.Minutes)} }},
			} {
				r, err := c.draw(m, export.Options{})
				if err != nil {
					t.Fatal(err)
				}
				check(t, r.PDF)
				words := []string{m.Body.Name, m.Meeting.Venue}
				for _, i := range m.Items {
					words = append(words, c.words(i)...)
				}
				if missing := lost(t, r.PDF, words...); len(missing) > 0 {
					t.Errorf("the %s lost %q", name, missing)
				}
				for _, w := range r.Warnings {
					t.Errorf("the %s: %s: %s", name, w.Where, w.What)
				}
				if dir := os.Getenv("LOOK"); dir != "" {
					if err := os.WriteFile(filepath.Join(dir, file+"-"+name+".pdf"), r.PDF, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}
