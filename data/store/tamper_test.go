package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"minutebook/data/store"
)

// free is what may be altered in the file without being found, by table or by table
// and column, and why.
func free() map[string]string {
	return map[string]string{
		// Working papers and settings, which change every day.
		"phrase": "the clerk's own wording", "template": "what agendas start from", "own_word": "what the speller knows", "holiday": "the clerk's calendar",
		"plan": "business to come", "speaker": "the chair's list, no part of the record", "unfinished": "words that are not in the minutes yet",
		"member":          "who sits on a body is the body's business of today; a record names its members in its own bytes",
		"action_progress": "what happened to an action since goes on after the approval",
		"body":            "the body's settings of today; a record names its body in its own bytes",
		"person":          "people's names and addresses of today; a record names them in its own bytes",
		"leaves":          "what was printed on paper, which may be printed again; a signed file is known by its own bytes",
		"meta":            "notes of the program to itself; all but the book's own name",
		"meta.insert":     "as meta",
		"signature.id":    "a row's number in the file, and the order of two signatures given at once", "approval.id": "a row's number in the file",
		// What is derived and written anew from the texts.
		"place": "the order of the search index", "item_fts": "the search index", "item_fts_data": "the search index", "item_fts_idx": "the search index",
		"item_fts_docsize": "the search index", "item_fts_config": "the search index",
		"sqlite_stat1": "statistics for the query planner", "sqlite_stat4": "statistics for the query planner",
	}
}

// where says which rows of a table belong to an approved record, and which to the
// permanent trail while the minutes are a draft.
func where() map[string]struct{ approved, trail string } {
	const items = "item_id IN (SELECT id FROM item WHERE meeting_id = 1)"
	const first, third = "meeting_id = 1", "meeting_id = 3"
	type scope = struct{ approved, trail string }
	return map[string]scope{
		"meeting": {"id = 1", ""}, "item": {first, ""}, "document": {items, ""}, "revision": {items, ""}, "removed": {first, ""},
		"decision": {items, ""}, "vote": {items, ""}, "action": {items, ""}, "paper": {items, ""}, "attendance": {first, ""}, "movement": {first, ""},
		"declaration": {first, ""}, "approval": {first, "meeting_id = 2"}, "signature": {"approval_id = 1", ""}, "margin_note": {first, ""},
		"correction": {first, third}, "review": {first, third}, "frozen": {first, third}, "issue": {first, first + " AND document = 'pack'"},
		"ruling": {"review_id IN (SELECT id FROM review WHERE meeting_id = 1)", "review_id IN (SELECT id FROM review WHERE meeting_id = 3)"},
		"keeper": {"", "1"}, "audit": {"1", ""}, "meta": {"key = 'uid'", ""}, "sqlite_sequence": {"", "name = 'audit'"},
	}
}

// tied is what no tool can alter alone: a rule of the table ties it to another column.
func tied() map[string]bool {
	return map[string]bool{"paper.state": true, "document.part": true, "revision.part": true}
}

// tampered is a copy of a book that another SQLite tool works on.
type tampered struct {
	dir string
	db  *sql.DB
	all []string // triggers
}

func newTampered(t *testing.T, from string) *tampered {
	t.Helper()
	w := &tampered{dir: filepath.Join(t.TempDir(), "book")}
	must(t, os.CopyFS(w.dir, os.DirFS(from)))
	w.db = plainSQL(t, filepath.Join(w.dir, "book.db"))
	w.must(t, "PRAGMA synchronous = 0")
	w.must(t, "PRAGMA foreign_keys = 0")
	w.must(t, "BEGIN")
	rows, err := w.db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	must(t, err)
	var names []string
	for rows.Next() {
		var name, text string
		must(t, rows.Scan(&name, &text))
		names, w.all = append(names, name), append(w.all, text)
	}
	must(t, rows.Close())
	for _, name := range names {
		w.must(t, "DROP TRIGGER "+name)
	}
	return w
}

func (w *tampered) must(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := w.db.Exec(query, args...); err != nil {
		t.Fatal(query, err)
	}
}

// found puts the triggers back and tells what Check and VerifyChain say.
func (w *tampered) found(t *testing.T) (check, verify string) {
	t.Helper()
	ctx := context.Background()
	for _, text := range w.all {
		w.must(t, text)
	}
	w.must(t, "COMMIT")
	must(t, w.db.Close())
	b, err := store.Open(ctx, w.dir, store.Options{Actor: "A Clerk"})
	if err != nil {
		return err.Error(), err.Error()
	}
	defer b.Close()
	problems, err := b.Check(ctx)
	for _, p := range problems {
		check += p.What + "\n"
	}
	if err != nil {
		check += err.Error()
	}
	reports, err := b.VerifyChain(ctx)
	for _, r := range reports {
		if r.Broken != "" {
			verify += r.Broken + "\n"
		}
	}
	if err != nil {
		verify += err.Error()
	}
	return check, verify
}

// column is one of a table.
type column struct {
	name string
	key  bool
}

func columns(t *testing.T, db *sql.DB, table string) (out []column) {
	t.Helper()
	rows, err := db.Query("SELECT name, pk FROM pragma_table_info(?)", table)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var c column
		var pk int
		must(t, rows.Scan(&c.name, &pk))
		c.key = pk > 0
		out = append(out, c)
	}
	return out
}

// theRow is one row of a table, by column, and how it is named.
func theRow(t *testing.T, db *sql.DB, table, where string) (cells []any, name string, args []any) {
	t.Helper()
	all := columns(t, db, table)
	rows, err := db.Query("SELECT * FROM " + table + " WHERE " + where + " LIMIT 1")
	must(t, err)
	defer rows.Close()
	if !rows.Next() {
		t.Fatalf("%s has no row where %s", table, where)
	}
	cells = make([]any, len(all))
	into := make([]any, len(all))
	for i := range cells {
		into[i] = &cells[i]
	}
	must(t, rows.Scan(into...))
	var parts []string
	for i, c := range all {
		if c.key || table == "sqlite_sequence" && c.name == "name" {
			parts, args = append(parts, c.name+" = ?"), append(args, cells[i])
		}
	}
	return cells, strings.Join(parts, " AND "), args
}

// others are values to put in the place of one, the likeliest first: what other rows
// have, then what the column may take.
func others(t *testing.T, db *sql.DB, table, col string, now any) (out []any) {
	t.Helper()
	rows, err := db.Query(fmt.Sprintf("SELECT DISTINCT %s FROM %s LIMIT 20", col, table))
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var v any
		must(t, rows.Scan(&v))
		out = append(out, v)
	}
	switch v := now.(type) {
	case int64:
		out = append(out, 1-v, v+1, v-1, v+7, nil)
	case []byte:
		out = append(out, append(slices.Clone(v[:max(len(v)-1, 0)]), 'x'))
	case nil:
		out = append(out, int64(1), int64(2), []byte("x"), "x")
	case string:
		out = append(out, v+"x", "x", "x"+v[min(1, len(v)):], "2026-11-30", "20:15", "2026-11-23T18:00", `["x"]`, `[{"honorific":"Mr"}]`, `{"opened":"19:00"}`, "null", "", "chair", "member",
			"apologies", "left", "arrived", "ordinary", "extraordinary", "annual", "for", "against", "attached", "verbal", "announced", "insert", "omit", "assent",
			"hands", "agreed", "published", "sent", "returned", "settled", "withdrawn", strings.Repeat("ab", 32), "approved", "accepted", "declined", "amendment", "motion", "clerk", "agenda", "minutes", "signed", "drafting")
	}
	return slices.DeleteFunc(out, func(v any) bool { return reflect.DeepEqual(v, now) })
}

// TestEveryAlterationIsFound alters every column of every table of a book with
// everything in it, and takes a row out of and puts one into each, with the triggers
// dropped and put back and no foreign keys, as another SQLite tool can. What belongs to
// an approved record Check and VerifyChain both find, what belongs to the permanent
// trail Check finds.
func TestEveryAlterationIsFound(t *testing.T) {
	long(t)
	w := newRichTown(t)
	must(t, w.Close())
	db := plainSQL(t, filepath.Join(w.Dir(), "book.db"))
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	must(t, err)
	var tables []string
	for rows.Next() {
		var name string
		must(t, rows.Scan(&name))
		tables = append(tables, name)
	}
	must(t, rows.Close())
	must(t, db.Close())
	for _, table := range tables {
		scope, held := where()[table]
		if !held {
			if free()[table] == "" {
				t.Errorf("the table %s is neither held nor free", table)
			}
			continue
		}
		for _, rows := range []struct {
			where    string
			approved bool
		}{{scope.approved, true}, {scope.trail, false}} {
			if rows.where == "" {
				continue
			}
			name := table + " where " + rows.where
			alter(t, w.Dir(), name, table, rows.where, rows.approved)
		}
	}
}

// TestPublishedDraftChangedFromOutside: a draft that is out changes by a correction
// alone; words that another tool puts in, with their checksum, are found.
func TestPublishedDraftChangedFromOutside(t *testing.T) {
	for what, query := range map[string]string{
		"words": `UPDATE document SET (json, plain, sha256) = (SELECT json, plain, sha256 FROM document d WHERE d.item_id = (SELECT min(id) FROM item WHERE meeting_id = 3))
			WHERE item_id = (SELECT max(id) FROM item WHERE meeting_id = 3)`,
		"a title":     "UPDATE item SET title = 'Fees' WHERE meeting_id = 3",
		"who chaired": "INSERT INTO attendance(meeting_id, person_id, position, role, presence) VALUES (3, 1, 1, 'chair', 'present')",
		"an end":      "UPDATE meeting SET ended = '21:00' WHERE id = 3",
	} {
		t.Run(what, func(t *testing.T) {
			w := newRichTown(t)
			must(t, w.Close())
			b := newTampered(t, w.Dir())
			b.must(t, query)
			if check, _ := b.found(t); !strings.Contains(check, "the published draft of the ordinary meeting on 11 January 2027 at 19:00 was changed without a correction") {
				t.Errorf("Check says %s", check)
			}
		})
	}
}

// alter does to one row all that can be done to it.
func alter(t *testing.T, dir, name, table, where string, approved bool) {
	judge := func(t *testing.T, b *tampered) {
		t.Helper()
		check, verify := b.found(t)
		if check == "" {
			t.Error("Check finds nothing")
		}
		if verify == "" && approved {
			t.Error("VerifyChain finds nothing")
		}
	}
	deeds := []string{"delete", "insert"}
	db := plainSQL(t, filepath.Join(dir, "book.db"))
	all := columns(t, db, table)
	must(t, db.Close())
	for _, c := range all {
		if _, free := free()[table+"."+c.name]; !free {
			deeds = append(deeds, c.name)
		}
	}
	for _, deed := range deeds {
		t.Run(name+": "+deed, func(t *testing.T) {
			b := newTampered(t, dir)
			cells, row, args := theRow(t, b.db, table, where)
			switch deed {
			case "delete":
				b.must(t, "DELETE FROM "+table+" WHERE "+row, args...)
			case "insert":
				if free()[table+".insert"] != "" || !inserted(t, b.db, table, all, cells) {
					t.Skip("no row like this can be put in")
				}
			default:
				i := slices.IndexFunc(all, func(c column) bool { return c.name == deed })
				done := slices.ContainsFunc(others(t, b.db, table, deed, cells[i]), func(v any) bool {
					_, err := b.db.Exec(fmt.Sprintf("UPDATE %s SET %s = ? WHERE %s", table, deed, row), append([]any{v}, args...)...)
					return err == nil
				})
				if !done && tied()[table+"."+deed] {
					t.Skip("it cannot be altered alone")
				}
				if !done {
					t.Fatalf("nothing can be put in the place of %v", cells[i])
				}
			}
			judge(t, b)
		})
	}
}

// inserted puts a row like another into a table.
func inserted(t *testing.T, db *sql.DB, table string, all []column, cells []any) bool {
	t.Helper()
	marks := strings.TrimSuffix(strings.Repeat("?,", len(all)), ",")
	try := func(cells []any) bool {
		_, err := db.Exec("INSERT INTO "+table+" VALUES ("+marks+")", cells...)
		return err == nil
	}
	row := slices.Clone(cells)
	for i, c := range all {
		switch {
		case c.name == "id":
			row[i] = nil
		case c.name == "uid" && table != "audit" && table != "removed":
			row[i] = "ffffffff-ffff-ffff-ffff-ffffffffffff"
		}
	}
	if try(row) {
		return true
	}
	for i, c := range slices.Backward(all) {
		if c.name == "id" || c.name == "uid" {
			continue
		}
		for _, v := range others(t, db, table, c.name, cells[i]) {
			other := slices.Clone(row)
			other[i] = v
			if try(other) {
				return true
			}
		}
	}
	return false
}
