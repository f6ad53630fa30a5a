package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a backup in the place of the book in dir. src is a folder that
// Backup made or one of the files in backups/. What was in dir before is moved
// into damaged-<time>/ whole: an old -wal beside another book.db would be
// replayed into it without a word. Nothing of it is deleted, and nothing is
// moved before the backup was read through. The book must be closed.
func Restore(ctx context.Context, src, dir string) (err error) {
	defer doing(&err, "restore %s", src)
	file, files := src, ""
	if info, err := os.Stat(src); err != nil {
		return plainPathError(err)
	} else if info.IsDir() {
		file, files = filepath.Join(src, fileName), filepath.Join(src, attachmentsDir)
	}
	if err := mustExist(file); err != nil {
		return err
	}
	if who := holder(filepath.Dir(file)); who != "" && filepath.Base(file) == fileName {
		return say(ErrInUse, "%s is not a backup but a book in use: %s", src, who)
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return plainPathError(err)
	}
	l, err := takeLock(dir, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.release()) }()
	return restoreLocked(ctx, file, files, dir, time.Now())
}

func restoreLocked(ctx context.Context, file, files, dir string, now time.Time) error {
	path := filepath.Join(dir, fileName)
	part := path + ".part"
	if err := copyDatabase(ctx, file, part); err != nil {
		return err
	}
	defer removeDatabase(part)
	if files != "" {
		if err := copyBackupFiles(ctx, part, files, filepath.Join(dir, attachmentsDir)); err != nil {
			return err
		}
	}
	if err := markRestored(ctx, part, now); err != nil {
		return err
	}
	// approvals.txt stays: it tells if what was restored is older than an approval.
	beside := []string{}
	if areOthers(ctx, part, path) {
		beside = []string{filepath.Join(dir, witnessName)}
	}
	if err := moveAside(path, now, beside...); err != nil {
		return err
	}
	if files != "" {
		if err := copyWitness(filepath.Dir(file), dir); err != nil {
			return err
		}
	}
	if err := witnessRestored(ctx, part, dir, now); err != nil {
		return err
	}
	if err := renameSynced(part, path); err != nil {
		return err
	}
	return checkCopy(ctx, path)
}

// copyDatabase copies a backup, reading it through. A database with a log beside
// it is taken with its log.
func copyDatabase(ctx context.Context, from, to string) error {
	if err := examine(ctx, from); err != nil {
		return err
	}
	db, err := openPool(ctx, from, quietOptions(from), 1)
	if err != nil {
		return err
	}
	return errors.Join(vacuumInto(ctx, db, to), db.Close())
}

// copyBackupFiles brings in the attachments that the restored book names.
func copyBackupFiles(ctx context.Context, part, from, to string) error {
	db, err := openPool(ctx, part, readOptions+"&immutable=1", 1)
	if err != nil {
		return err
	}
	return errors.Join(copyFiles(ctx, db, from, to), db.Close())
}

// markRestored notes the time in the restored book, so that its backups rest.
func markRestored(ctx context.Context, part string, now time.Time) error {
	db, err := openPool(ctx, part, "mode=rw&_journal_mode=DELETE&_synchronous=FULL", 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, sqlSetMeta, metaRestored, instant(now))
	return errors.Join(err, db.Close())
}

// witnessRestored writes down where the trail of the restored book goes on from: what
// was done after the backup is gone from it, and was not cut off by somebody.
// Approvals are still held against the lines about them.
func witnessRestored(ctx context.Context, part, dir string, now time.Time) error {
	if _, there, err := readWitness(dir); err != nil || !there {
		return err
	}
	db, err := openPool(ctx, part, readOptions+"&immutable=1", 1)
	if err != nil {
		return err
	}
	defer db.Close()
	b := &Book{now: func() time.Time { return now }}
	last, found, err := optional(ctx, db, b.scanTail, sqlTail)
	if err != nil || !found {
		return err
	}
	last.body = trailAnew
	return appendWitness(dir, []witnessed{last})
}

// areOthers tells whether two files are different books, as far as both say.
func areOthers(ctx context.Context, a, b string) bool {
	one, other := bookUID(ctx, a), bookUID(ctx, b)
	return one != "" && other != "" && one != other
}

// bookUID is the book's own name in a file; empty if it cannot be read, or is from
// before books had one.
func bookUID(ctx context.Context, path string) string {
	if _, err := examineHeader(path); err != nil {
		return ""
	}
	db, err := openPool(ctx, path, quietOptions(path), 1)
	if err != nil {
		return ""
	}
	defer db.Close()
	uid, _, err := optional(ctx, db, value[string], sqlMeta, metaUID)
	if err != nil {
		return ""
	}
	return uid
}

// moveAside moves a database with all its parts, and what else belongs to it, into
// a folder of its own.
func moveAside(path string, now time.Time, beside ...string) error {
	aside := ""
	for _, f := range append(append(databaseFiles(path), path+"-journal"), beside...) {
		if _, err := os.Lstat(f); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if aside == "" {
			var err error
			if aside, err = newFolder(filepath.Dir(path), "damaged-"+now.UTC().Format(backupStamp)); err != nil {
				return err
			}
		}
		if err := os.Rename(f, filepath.Join(aside, filepath.Base(f))); err != nil {
			return err
		}
	}
	return nil
}

// newFolder makes a folder that was not there, with a number after its name if
// it has to.
func newFolder(parent, name string) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(parent, name)
		if n > 1 {
			path = fmt.Sprintf("%s-%d", path, n)
		}
		if err := os.Mkdir(path, 0o700); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}
