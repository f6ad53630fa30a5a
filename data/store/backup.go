package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup copies the whole book into the folder dest, which is new or empty:
// book.db, checked, the attachments, each compared with its hash, and what
// approvals.txt says. book.db
// gets its name last, so that a copy that was cut off is never taken for whole.
func (b *Book) Backup(ctx context.Context, dest string) (err error) {
	defer doing(&err, "back up to %s", dest)
	entries, err := os.ReadDir(dest)
	switch {
	case err == nil && len(entries) > 0:
		return fmt.Errorf("the folder is not empty: name a new one")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return plainPathError(err)
	}
	made := err != nil
	if err := os.MkdirAll(dest, 0o700); err != nil {
		return plainPathError(err)
	}
	if err = b.backupInto(ctx, dest); err != nil {
		removeDatabase(filepath.Join(dest, fileName+".part"))
		os.RemoveAll(filepath.Join(dest, attachmentsDir))
		os.Remove(filepath.Join(dest, witnessName))
		if made {
			os.Remove(dest)
		}
	}
	return err
}

func (b *Book) backupInto(ctx context.Context, dest string) error {
	part := filepath.Join(dest, fileName+".part")
	if err := vacuumInto(ctx, b.r, part); err != nil {
		return err
	}
	copied, err := openPool(ctx, part, readOptions+"&immutable=1", 1)
	if err != nil {
		return err
	}
	defer copied.Close()
	if err := copyFiles(ctx, copied, b.attachments(), filepath.Join(dest, attachmentsDir)); err != nil {
		return err
	}
	if err := errors.Join(copied.Close(), copyWitness(b.dir, dest)); err != nil {
		return err
	}
	return renameSynced(part, filepath.Join(dest, fileName))
}

// copyFiles copies the files that the book in db names and to lacks.
func copyFiles(ctx context.Context, db *sql.DB, from, to string) error {
	files, err := filesNamed(ctx, db)
	if err != nil {
		return err
	}
	for _, f := range files {
		if checkFile(ctx, to, f.sum, f.size) == nil {
			continue
		}
		if err := checkFile(ctx, from, f.sum, f.size); err != nil {
			return say(ErrDamaged, "the file %s of a %s %v", f.sum, f.of, err)
		}
		in, err := os.Open(attachmentPath(from, f.sum))
		if err != nil {
			return err
		}
		_, err = keepFile(ctx, to, in)
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
	}
	return nil
}

// snapshot writes a checked copy of the database to dst, or nothing.
func snapshot(ctx context.Context, db *sql.DB, dst string) error {
	if err := os.MkdirAll(filepath.Dir(dst), 0o700); err != nil {
		return plainPathError(err)
	}
	part := dst + ".part"
	err := vacuumInto(ctx, db, part)
	if err == nil {
		err = renameSynced(part, dst)
	}
	if err != nil {
		removeDatabase(part)
	}
	return err
}

// vacuumInto writes a checked copy under a temporary name: one moment of the
// book as one file, while typing goes on.
func vacuumInto(ctx context.Context, db *sql.DB, part string) error {
	removeDatabase(part)
	if _, err := db.ExecContext(ctx, sqlVacuumInto, part); err != nil {
		removeDatabase(part)
		return err
	}
	if err := checkCopy(ctx, part); err != nil {
		removeDatabase(part)
		return err
	}
	return nil
}

const sqlVacuumInto = `VACUUM INTO ?`
