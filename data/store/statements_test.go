package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// statements are the SQL constants of this package by name, worked out by the
// compiler's own rules.
func statements(t *testing.T) map[string]string {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	noImports := importer.ForCompiler(fset, "gc", nil)
	config := types.Config{Importer: noImports, Error: func(error) {}} // constants need no imports
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	config.Check("store", fset, files, info)
	out := map[string]string{}
	for id, object := range info.Defs {
		if c, ok := object.(*types.Const); ok && c.Val().Kind() == constant.String && strings.HasPrefix(id.Name, "sql") {
			out[id.Name] = constant.StringVal(c.Val())
		}
	}
	return out
}

// TestStatements prepares every statement against a fresh schema and looks at
// its plan: no list may read a big table from end to end.
func TestStatements(t *testing.T) {
	ctx := context.Background()
	b, err := Create(ctx, t.TempDir(), Options{Actor: "A Clerk"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	all := statements(t)
	if len(all) < 100 {
		t.Fatalf("only %d statements found", len(all))
	}
	// Chores read everything on purpose; bodies, people, phrases, templates and holidays are few.
	whole := regexp.MustCompile(`^sql(Bodies|People|Phrases|Templates|Holidays|Actions|Trail|ApprovalIDs|Witnessed|CountApprovals|AllMarginNotes|AllCorrections|AllFrozen|KeptSums|AllIssues|MarkedApproved|PublishedDrafts|LockedBook|ReviewIDs|Keepers|AuditInOrder|Audit|AllRevisions|` +
		`DocumentIDs|DocumentsAfter|Orphans|Unplaced|AttachedPapers|FilesUsed|Crests|Thin|ClearOrphan\w+|RebuildSearch|SearchCheck|AuditCounter|Schema|CountSubBodies|OwnWords)$`)
	scan := regexp.MustCompile(`^SCAN (\w+)`)
	small := map[string]bool{"json_each": true, "value": true, "item_fts": true, "CONSTANT": true, "up": true, "sqlite_sequence": true}
	for name, text := range all {
		stmt, err := b.w.PrepareContext(ctx, text)
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		stmt.Close()
		if whole.MatchString(name) || !regexp.MustCompile(`^(SELECT|INSERT|UPDATE|DELETE)`).MatchString(text) {
			continue
		}
		plan, err := query(ctx, b.w, func(r row) (string, error) {
			var id, parent, unused int
			var detail string
			err := r.Scan(&id, &parent, &unused, &detail)
			return detail, err
		}, "EXPLAIN QUERY PLAN "+text, make([]any, parameters(text))...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, line := range plan {
			if m := scan.FindStringSubmatch(line); m != nil && !small[m[1]] && !partial(line) {
				t.Errorf("%s reads a table from end to end: %s", name, line)
			}
		}
	}
}

// parameters counts the parameters of a statement: ? each, or the highest ?n.
func parameters(text string) int {
	for n := 9; n > 0; n-- {
		if strings.Contains(text, fmt.Sprint("?", n)) {
			return n
		}
	}
	return strings.Count(text, "?")
}

// partial tells whether a scan is of an index that holds the open actions alone.
func partial(line string) bool { return strings.Contains(line, "INDEX action_open") }

// TestReleasedStepsNeverChange holds the migrations to what was released. A new
// step adds a line; an old line is never edited.
func TestReleasedStepsNeverChange(t *testing.T) {
	released := []string{
		"0ce59125f155cae39d19c88b04f574c9bbcce326e66bb5ab2dbb2ab6d901b065",
		"0c5fa422a63f40973748bfab1ee60c0a745afd17e19071db85626a8ce9fe1dcb",
		"0b5ee91beb0138752f63a371bde86dfb6159a3dd59f71b60295b5b98ec25819d",
		"4b17c61d76ea585c2fd42ec52e7f43a6a3b18067703397b3fffe24d5deb314c6",
		"5f7dc3ee95621259f7ca23135ccd3b70569c7c9df3e1c61b17b8cd499455959c",
		"75fe9deb6d0da6b364c7408cebdb155979ff5e3271b28e90e54e528fe4e7fbf4",
	}
	all := steps()
	if len(all) != len(released) {
		t.Fatalf("%d steps, %d released", len(all), len(released))
	}
	for i, step := range all {
		if sum := sha256.Sum256([]byte(step)); hex.EncodeToString(sum[:]) != released[i] {
			t.Errorf("step %d was edited: its SHA-256 is %x", i+1, sum)
		}
	}
}

func TestMigrate(t *testing.T) {
	ctx := context.Background()
	first := "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (7);"
	second := "ALTER TABLE a ADD COLUMN name TEXT NOT NULL DEFAULT 'x';"
	path := t.TempDir() + "/book.db"
	db, err := openPool(ctx, path, "_foreign_keys=0", 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := migrate(ctx, db, []string{first}, nil); err != nil {
		t.Fatal(err)
	}
	kept := 0
	keep := func(v int) error { kept = v; return nil }
	broken := []string{first, second, "CREATE TABLE b (id INTEGER); CREATE TABL c"}
	if err := migrate(ctx, db, broken, keep); err == nil {
		t.Error("a broken step went through")
	}
	if s, err := schema(ctx, db); err != nil || len(s) != 1 {
		t.Errorf("a broken upgrade left %v, %v", s, err)
	}
	if v, err := one(ctx, db, value[int], sqlVersion); err != nil || v != 1 || kept != 1 {
		t.Errorf("version %d, copy of version %d, %v", v, kept, err)
	}
	if err := migrate(ctx, db, []string{first, second}, keep); err != nil {
		t.Error(err)
	}
	if name, err := one(ctx, db, value[string], "SELECT name FROM a WHERE id = 7"); err != nil || name != "x" {
		t.Errorf("the row is %q, %v", name, err)
	}
	if err := migrate(ctx, db, []string{first}, keep); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer book: %v", err)
	}
	full := errors.New("no room")
	if err := migrate(ctx, db, []string{first, second, "CREATE TABLE c (id INTEGER)"}, func(int) error { return full }); !errors.Is(err, full) {
		t.Errorf("upgraded without its copy: %v", err)
	}
	if v, err := one(ctx, db, value[int], sqlVersion); err != nil || v != 2 {
		t.Errorf("version %d, %v", v, err)
	}
	foreign := []string{first, second, "CREATE TABLE d (a INTEGER REFERENCES a(id)); INSERT INTO d VALUES (8)"}
	if err := migrate(ctx, db, foreign, keep); !errors.Is(err, ErrDamaged) {
		t.Errorf("an upgrade that breaks a reference: %v", err)
	}
}

func TestMatchFor(t *testing.T) {
	for typed, want := range map[string]string{
		"":                     "",
		"  – !! ":              "",
		"budget":               `"budget"*`,
		"annual budget ":       `"annual" "budget"*`,
		"2016/17":              `"2016/17"`,
		`"correct record"`:     `"correct record"`,
		"2016/177":             `"2016/177"*`,
		`minutes "correct rec`: `"minutes" "correct rec"*`,
		"a AND b* NOT (c":      `"a" "AND" "b*" "NOT" "(c"`,
		"item 10":              `"item" "10"`,
		"item bud":             `"item" "bud"*`,
		"O'Brien – agreed":     `"O'Brien" "agreed"*`,
	} {
		if got := matchFor(typed); got != want {
			t.Errorf("matchFor(%q) = %s, want %s", typed, got, want)
		}
	}
}

// TestUpgrade brings a book of the first version, with an approved meeting, to
// today's.
func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	db, err := openPool(ctx, t.TempDir()+"/book.db", "_foreign_keys=0", 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := migrate(ctx, db, steps()[:1], nil); err != nil {
		t.Fatal(err)
	}
	const uid = "00000000-0000-0000-0000-00000000000"
	for _, text := range []string{
		`INSERT INTO body VALUES (1, '` + uid + `1', 'Council', 'Council', 'council', NULL, '05-01', 'continuous', 'own', 3, 9, 0, '', '', '{}', '{}', 0)`,
		`INSERT INTO meeting VALUES (1, '` + uid + `2', 1, 2026, 'ordinary', '2026-06-01T19:00', '', '', '', '[]', '', 'approved', '')`,
		`INSERT INTO item VALUES (1, '` + uid + `3', 1, NULL, 1, 'Budget', 0, '1', '7', 7, '', '', 0, 0)`,
		`INSERT INTO approval VALUES (1, 1, 1, 1, '2026-07-01', NULL, '', x'7B7D', zeroblob(32), randomblob(32))`,
	} {
		if _, err := db.ExecContext(ctx, text); err != nil {
			t.Fatal(text, err)
		}
	}
	if err := migrate(ctx, db, steps(), nil); err != nil {
		t.Fatal(err)
	}
	it, err := one(ctx, db, scanItem, sqlItem, 1)
	if err != nil || it.MinuteNumber != "7" || it.Taken != 0 || it.Budget || it.Urgent != "" || it.Added != "" {
		t.Errorf("the item came over as %+v, %v", it, err)
	}
	if _, err := db.ExecContext(ctx, sqlSetTaken, 1, 1); err == nil || !strings.Contains(err.Error(), "approved") {
		t.Errorf("an approved item was changed: %v", err)
	}
}
