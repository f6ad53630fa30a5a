package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExportPlan(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	path := filepath.Join(t.TempDir(), "plan.pdf")
	if out := s.ok("export", "plan", "Harbour Committee", "-o", path); !strings.HasPrefix(out, path+", 1 pages") {
		t.Errorf("prints %q", out)
	}
	if pdf, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
	s.fails(failed, "the book does not hold it", "export", "plan", "Nobody", "-o", path)
}
