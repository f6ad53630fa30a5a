package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// wholeLimit is the size up to which a file is read through before it is
// opened: a few tens of milliseconds. Bigger ones are checked with the backup.
const wholeLimit = 4 << 20

// examine refuses a file that is foreign, newer, cut short or damaged, and
// changes nothing about it. Nobody else in this process may have the file open:
// closing it would drop SQLite's locks (POSIX).
func examine(ctx context.Context, path string) error {
	size, err := examineHeader(path)
	if err != nil {
		return err
	}
	db, err := openPool(ctx, path, quietOptions(path), 1)
	if err != nil {
		return damaged(err)
	}
	defer db.Close()
	v, err := one(ctx, db, value[int], sqlVersion)
	if err != nil {
		return damaged(err)
	}
	if v > version() {
		return newer(v, version())
	}
	quick := sqlQuickCheckSmall
	if size <= wholeLimit {
		quick = sqlQuickCheck
	}
	found, err := query(ctx, db, value[string], quick)
	if err != nil {
		return damaged(err)
	}
	if len(found) > 0 && found[0] != "ok" {
		return damaged(errors.New(found[0]))
	}
	return nil
}

// damaged makes a sentence of what SQLite found in a file with a good header.
func damaged(err error) error {
	if e := explain(err); !errors.Is(e, ErrDamaged) && !errors.Is(e, ErrNotABook) && isSystem(e) {
		return e
	}
	return say(ErrDamaged, "%v: restore the newest backup (%v)", ErrDamaged, err)
}

// isSystem tells whether an error is about reaching the file, not what is in it.
func isSystem(err error) bool {
	return errors.Is(err, ErrInUse) || errors.Is(err, ErrFull) || errors.Is(err, os.ErrPermission) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// examineHeader reads the first 100 bytes, whose form is documented at
// sqlite.org/fileformat.html section 1.3, and returns the size of the file with
// its log.
func examineHeader(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, plainPathError(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if info.Size() == 0 {
		return 0, say(ErrDamaged, "%v: %s is empty; restore the newest backup", ErrDamaged, filepath.Base(path))
	}
	var h [100]byte
	if _, err := io.ReadFull(f, h[:]); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	var log int64
	if wal, err := os.Stat(path + "-wal"); err == nil {
		log = wal.Size()
	}
	big := binary.BigEndian
	switch v := int(big.Uint32(h[60:])); {
	case string(h[:16]) != "SQLite format 3\x00":
		return 0, say(ErrNotABook, "%v: %s is some other file", ErrNotABook, filepath.Base(path))
	case info.Size() < int64(len(h)):
		return 0, say(ErrDamaged, "%v: only %d bytes are left of %s; restore the newest backup", ErrDamaged, info.Size(), filepath.Base(path))
	case big.Uint32(h[68:]) != applicationID:
		return 0, say(ErrNotABook, "%v: %s belongs to another program", ErrNotABook, filepath.Base(path))
	case v > version():
		return 0, newer(v, version())
	}
	page := int64(big.Uint16(h[16:]))
	if page == 1 {
		page = 65536
	}
	// With a log the header may be ahead of the file: the log has the rest.
	if want := page * int64(big.Uint32(h[28:])); info.Size() < want && log == 0 {
		return 0, say(ErrDamaged, "%v: %s was cut short (%d of %d bytes); restore the newest backup", ErrDamaged, filepath.Base(path), info.Size(), want)
	}
	return info.Size() + log, nil
}

// quietOptions open a file that nobody writes to read it without leaving a
// trace. immutable makes no files beside it but overlooks a log, so it is only
// for a file that has none.
func quietOptions(path string) string {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return readOptions
	}
	return readOptions + "&immutable=1"
}

// checkCopy reads a closed database through and tells what is wrong with it.
func checkCopy(ctx context.Context, path string) error {
	if _, err := examineHeader(path); err != nil {
		return err
	}
	db, err := openPool(ctx, path, readOptions+"&immutable=1", 1)
	if err != nil {
		return damaged(err)
	}
	defer db.Close()
	found, err := query(ctx, db, value[string], sqlQuickCheck)
	if err != nil {
		return damaged(err)
	}
	if len(found) != 1 || found[0] != "ok" {
		return damaged(fmt.Errorf("%d faults, the first: %s", len(found), found[0]))
	}
	return nil
}

const (
	sqlQuickCheck      = `PRAGMA quick_check`
	sqlQuickCheckSmall = `PRAGMA quick_check('meeting')`
)
