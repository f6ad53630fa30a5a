package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "minutebook"
)

// arrows says what each part of the house may import of the house itself, apart
// from its own sub-packages: cmd -> ui -> {data/store, export} -> data. The
// longest prefix that fits holds; "x/..." stands for x and all below it.
var arrows = map[string][]string{
	"assets":               {},
	"data":                 {},
	"data/doc":             {},
	"data/english":         {},
	"data/record":          {"data", "data/doc", "data/doc/compare"},
	"data/review":          {"data", "data/doc/...", "data/record"},
	"data/phrases":         {"data", "data/doc", "data/rules", "assets"},
	"data/rules":           {"data", "data/english", "data/doc", "data/record"},
	"data/spell":           {},
	"data/store":           {"data", "data/doc", "data/record", "data/review", "data/rules", "assets"},
	"data/exchange":        {"data", "data/doc", "data/record", "data/rules", "assets"},
	"data/exchange/trail":  {"data", "data/english"},
	"data/exchange/sample": {"data", "data/doc", "data/record", "data/review", "data/rules", "data/store", "assets"},
	"export":               {"data", "data/english", "data/doc", "data/doc/compare", "data/record", "data/rules", "assets"},
	"export/accessible":    {"export/pdf/..."},
	"ui":                   {"data/...", "export/...", "assets"},
	"cmd":                  {"ui/...", "data/...", "export/...", "assets"},
	"cmd/dev":              {},
	"cmd/dev/measure":      {"data/...", "export/...", "assets"},
	"cmd/dev/keys":         {"cmd/dev/screen", "data/..."},
	"cmd/minutebook-cli":   {"data/...", "export/...", "assets"},
}

// fences says where a package from outside may be imported, and nowhere else.
// Tests stay inside the fences too.
var fences = map[string][]string{
	"fyne.io/fyne/v2/app": {"cmd/minutebook", "cmd/dev/field"},
	"fyne.io/fyne/v2":     {"cmd/minutebook", "cmd/dev/field", "ui"},
	"database/sql":        {"data/store"},
	"modernc.org/sqlite":  {"data/store"},
}

// topLevel is everything that may lie at the top of the repository, beside
// names that begin with a dot.
var topLevel = []string{"cmd", "ui", "data", "export", "assets", "go.mod", "go.sum", "FyneApp.toml", "README.md"}

func TestArrows(t *testing.T) {
	for file, imports := range sourceImports(t) {
		from := path.Dir(file)
		for _, imported := range imports {
			to, ours := strings.CutPrefix(imported, module+"/")
			switch {
			case ours && !strings.HasSuffix(file, "_test.go") && !mayImport(from, to):
				t.Errorf("%s imports %s, against the arrows", file, imported)
			case !ours && !insideFence(from, imported):
				t.Errorf("%s imports %s, which has no business there", file, imported)
			case from == "cmd/dev" && !ours && strings.Contains(imported, "."):
				t.Errorf("%s imports %s: cmd/dev must start on a bare machine", file, imported)
			}
		}
	}
}

func TestArrowsAreHeld(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"data/doc", "data", false},
		{"data/store", "export", false},
		{"export/layout", "export", true},
		{"export", "data/store", false},
		{"ui/meetings", "data/store", true},
		{"ui/meetings", "cmd/dev", false},
		{"cmd/minutebook-cli", "ui/look", false},
		{"data/exchange/sample", "data/store", true},
		{"data/exchange/moderngov", "data/store", false},
	} {
		if got := mayImport(c.from, c.to); got != c.want {
			t.Errorf("may %s import %s? %v, want %v", c.from, c.to, got, c.want)
		}
	}
	if insideFence("ui/look", "fyne.io/fyne/v2/app") || insideFence("export", "database/sql") ||
		!insideFence("cmd/minutebook", "fyne.io/fyne/v2/app") || !insideFence("ui/look", "fyne.io/fyne/v2/theme") {
		t.Error("the fences do not stand where they should")
	}
}

func TestTopLevel(t *testing.T) {
	cmd := exec.Command("git", "ls-files")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range strings.Fields(string(out)) {
		name, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) {
			t.Errorf("%s does not belong at the top of the repository", name)
		}
	}
}

// sourceImports is what each Go file of the repository imports.
func sourceImports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, p)
		for _, i := range file.Imports {
			imported, _ := strconv.Unquote(i.Path.Value)
			out[filepath.ToSlash(name)] = append(out[filepath.ToSlash(name)], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d files with imports were found", len(out))
	}
	return out
}

func mayImport(from, to string) bool {
	part := from
	for arrows[part] == nil && part != "." {
		part = path.Dir(part)
	}
	if part == "." {
		return false
	}
	if part != "data" && below(to, part) {
		return true
	}
	return slices.ContainsFunc(arrows[part], func(allowed string) bool {
		if all, ok := strings.CutSuffix(allowed, "/..."); ok {
			return below(to, all)
		}
		return to == allowed
	})
}

// insideFence tells whether the package in the folder from may import a package
// from outside.
func insideFence(from, imported string) bool {
	fence := imported
	for fences[fence] == nil {
		up := path.Dir(fence)
		if up == fence || up == "." {
			return true
		}
		fence = up
	}
	return slices.ContainsFunc(fences[fence], func(allowed string) bool { return below(from, allowed) })
}

func below(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }
