package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// applicationID marks a Minute Book in the header of its file: "MiMS".
const applicationID = 0x4D694D53

//go:embed migrations/*.sql
var migrations embed.FS

// steps are the migrations in order. A released step is never edited.
func steps() []string {
	entries, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		text, err := migrations.ReadFile("migrations/" + e.Name())
		if err == nil {
			out = append(out, string(text))
		}
	}
	return out
}

// version is the schema version this program writes.
func version() int { return len(steps()) }

// upgrade brings the file at path to this program's version, with a copy in
// backups/ before the first step. The file has been examined. old tells whether it was
// of an older version.
func upgrade(ctx context.Context, path string, now time.Time) (old bool, err error) {
	db, err := openPool(ctx, path, "mode=rw&_busy_timeout=5000&_foreign_keys=0&_synchronous=FULL", 1)
	if err != nil {
		return false, err
	}
	keep := func(v int) error {
		old = true
		dir := filepath.Join(filepath.Dir(path), backupsDir)
		name := fmt.Sprintf("%s%d-%s.db", upgradePrefix, v, now.UTC().Format(backupStamp))
		return snapshot(ctx, db, filepath.Join(dir, name))
	}
	err = errors.Join(migrate(ctx, db, steps(), keep), db.Close())
	return old, err
}

// migrate applies the steps a database has not had yet, all or none. keep is
// called with the old version before the first; it is nil for a new file.
// Foreign keys are off on db: that cannot be changed inside a transaction.
func migrate(ctx context.Context, db *sql.DB, steps []string, keep func(version int) error) error {
	var v int // asked of SQLite, because the header may lag behind the log
	if err := db.QueryRowContext(ctx, sqlVersion).Scan(&v); err != nil {
		return err
	}
	switch {
	case v > len(steps):
		return newer(v, len(steps))
	case v == len(steps):
		return nil
	}
	if keep != nil {
		if err := keep(v); err != nil {
			return fmt.Errorf("copy before the upgrade: %w", err)
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for ; v < len(steps); v++ {
		if _, err := tx.ExecContext(ctx, steps[v]); err != nil {
			return fmt.Errorf("upgrade to version %d: %w", v+1, err)
		}
	}
	broken, err := query(ctx, tx, scanBrokenKey, sqlForeignKeyCheck)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return say(ErrDamaged, "%v: after the upgrade %s", ErrDamaged, broken[0])
	}
	stamp := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, v)
	if _, err := tx.ExecContext(ctx, stamp); err != nil {
		return err
	}
	return tx.Commit()
}

func newer(file, program int) error {
	return say(ErrNewer, "%v (%d, this program knows %d)", ErrNewer, file, program)
}

// mustBeCurrent refuses to read a book of another version.
func mustBeCurrent(ctx context.Context, db *sql.DB) error {
	v, err := one(ctx, db, value[int], sqlVersion)
	switch {
	case err != nil:
		return err
	case v > version():
		return newer(v, version())
	case v < version():
		return errors.New("this book is from an older version: open it once in Minute Book to upgrade it")
	}
	return nil
}

// scanBrokenKey reads a row of foreign_key_check as a sentence.
func scanBrokenKey(r row) (string, error) {
	var table, parent string
	var rowid, key sql.NullInt64
	err := r.Scan(&table, &rowid, &parent, &key)
	return fmt.Sprintf("row %d of %s refers to a %s that is not there", rowid.Int64, table, parent), err
}

// freshSchema is the schema a new book has, by name.
func freshSchema(ctx context.Context) (map[string]string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db, steps(), nil); err != nil {
		return nil, err
	}
	return schema(ctx, db)
}

// schema reads what a database is made of.
func schema(ctx context.Context, db *sql.DB) (map[string]string, error) {
	out := map[string]string{}
	err := each(ctx, db, func(r row) error {
		var name, text string
		err := r.Scan(&name, &text)
		out[name] = text
		return err
	}, sqlSchema)
	return out, err
}

// differences names what two schemas do not share.
func differences(got, want map[string]string) []string {
	var out []string
	for name, text := range want {
		if got[name] != text {
			out = append(out, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

const (
	sqlVersion         = `PRAGMA user_version`
	sqlForeignKeyCheck = `PRAGMA foreign_key_check`
	sqlSchema          = `SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`
)
