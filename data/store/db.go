package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/google/uuid"

	"minutebook/data/rules"
)

const (
	writeOptions = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_txlock=immediate" +
		"&_dqs=0&_defensive=1&_pragma=recursive_triggers(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)" +
		"&_pragma=journal_size_limit(16777216)"
	readOptions = "mode=ro&_busy_timeout=5000&_dqs=0&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"
)

// dsn is the URI of a database file. Only the file: form lets SQLite see mode=ro,
// and only an escaped path lets folders be called "50% #1?".
func dsn(path, options string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(path, "/") {
		path = "/" + path // file:///C:/...
	}
	if runtime.GOOS == "darwin" { // plain fsync does not reach the platter there
		options += "&_pragma=fullfsync(1)"
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options
}

// openPool opens a pool of at most n connections and tries it.
func openPool(ctx context.Context, path, options string, n int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path, options))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// row is what a scan function reads from.
type row interface{ Scan(dest ...any) error }

// cells are the row that a query has come to. A value that is none the book knows is
// damage: what came before it in the row was read.
type cells struct{ *sql.Rows }

func (c cells) Scan(dest ...any) error {
	err := c.Rows.Scan(dest...)
	if err == nil || !strings.HasPrefix(err.Error(), "sql: Scan error") {
		return err
	}
	_, column, _ := strings.Cut(err.Error(), "name \"")
	column, _, _ = strings.Cut(column, "\"")
	return say(errCell, "%v (%s)", errCell, column)
}

// each calls f for every row of a query.
func each(ctx context.Context, q querier, f func(row) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(cells{rows}); err != nil {
			return err
		}
	}
	return rows.Err()
}

// readable is query for those who look for damage: of a row with a value that cannot be
// read it gives what came before that value.
func readable[T any](ctx context.Context, q querier, scan func(row) (T, error), text string, args ...any) ([]T, error) {
	return query(ctx, q, func(r row) (T, error) {
		v, err := scan(r)
		if errors.Is(err, errCell) {
			err = nil
		}
		return v, err
	}, text, args...)
}

// query reads every row of a query.
func query[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, q, func(r row) error {
		v, err := scan(r)
		out = append(out, v)
		return err
	}, query, args...)
	return out, err
}

// one reads the first row of a query; ErrNotFound if there is none.
func one[T any](ctx context.Context, q querier, scan func(row) (T, error), sql string, args ...any) (T, error) {
	all, err := query(ctx, q, scan, sql, args...)
	if err == nil && len(all) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var zero T
		return zero, err
	}
	return all[0], nil
}

// value scans a row of one column.
func value[T any](r row) (T, error) {
	var v T
	err := r.Scan(&v)
	return v, err
}

// optional is one without ErrNotFound: ok tells whether there was a row.
func optional[T any](ctx context.Context, q querier, scan func(row) (T, error), sql string, args ...any) (v T, ok bool, err error) {
	v, err = one(ctx, q, scan, sql, args...)
	if errors.Is(err, ErrNotFound) {
		return v, false, nil
	}
	return v, err == nil, err
}

// tx is one transaction on the book: all of it happens or nothing does.
type tx struct {
	*sql.Tx
	ctx       context.Context
	actor     string
	now       time.Time
	permanent bool // something came to the trail that approvals.txt bears witness to
	quiet     bool // one entry of the audit trail stands for all that is done
	marks     bool // texts may hold edits that are marked (doc.Edit): they are being approved
}

// exec runs a statement and returns the id of a row it inserted.
func (t *tx) exec(query string, args ...any) (int64, error) {
	res, err := t.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// must runs a statement that has to touch a row; ErrNotFound if it did not.
func (t *tx) must(query string, args ...any) error {
	res, err := t.ExecContext(t.ctx, query, args...)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}

// inTx runs f in a transaction of the one writer, for somebody who may type.
func (b *Book) inTx(ctx context.Context, f func(*tx) error) error {
	return b.inTxAs(ctx, rules.Typing, f)
}

// inTxAs runs f in a transaction of the one writer, for somebody who may do a
// deed. The program's own chores are Reading: they change nothing that is said.
func (b *Book) inTxAs(ctx context.Context, deed rules.Deed, f func(*tx) error) error {
	if b.w == nil {
		return say(ErrInUse, "the book is open to read only: %s", b.readOnly)
	}
	t, err := b.w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback()
	step := &tx{Tx: t, ctx: ctx, actor: b.actorName(), now: b.now()}
	if deed != rules.Reading {
		if err := step.mayDo(deed); err != nil {
			return err
		}
	}
	if err := f(step); err != nil {
		return err
	}
	if err := t.Commit(); err != nil {
		return err
	}
	if step.permanent {
		b.witness(ctx, true)
	}
	return nil
}

// null stores 0 as NULL, for references.
func null(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// jsonText is v as JSON text; v is plain data and always has one.
func jsonText(v any) (string, error) {
	out, err := json.Marshal(v)
	return string(out), err
}

// fromJSON scans a column of JSON text.
type fromJSON struct{ into any }

func (f fromJSON) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return errCell
	}
	if err := json.Unmarshal([]byte(s), f.into); err != nil {
		return errCell
	}
	return nil
}

const instantForm = "2006-01-02T15:04:05.000000Z"

// instant is t as the book keeps it.
func instant(t time.Time) string { return t.UTC().Format(instantForm) }

// atInstant is t as the book gives it back.
func atInstant(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// fromInstant scans an instant; "" is the zero time.
type fromInstant struct{ into *time.Time }

func (f fromInstant) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return errCell
	}
	if s == "" { // not yet
		*f.into = time.Time{}
		return nil
	}
	t, err := time.Parse(instantForm, s)
	if err != nil {
		return errCell
	}
	*f.into = t
	return nil
}

// giveUID fills an empty uid with a fresh UUIDv7.
func giveUID(uid *string) error {
	if *uid != "" {
		return nil
	}
	id, err := uuid.NewV7()
	*uid = id.String()
	return err
}
