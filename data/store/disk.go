package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// syncFile brings a closed file to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir brings the names in a folder to the disk. Windows does it by itself
// and refuses to be asked.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// renameSynced gives a whole file its name, on the disk.
func renameSynced(from, to string) error {
	if err := syncFile(from); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

// databaseFiles are the parts of a database. They belong together: a -wal beside
// another database is replayed into it without a word.
func databaseFiles(path string) []string { return []string{path, path + "-wal", path + "-shm"} }

// removeDatabase removes what a failed attempt has left under a temporary name.
func removeDatabase(path string) {
	for _, f := range append(databaseFiles(path), path+"-journal") {
		os.Remove(f)
	}
}

// mustExist refuses a path where there is no book.
func mustExist(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say(ErrNotABook, "there is no book in %s", filepath.Dir(path))
	case err != nil:
		return plainPathError(err)
	case !info.Mode().IsRegular():
		return say(ErrNotABook, "%s is not a file", path)
	}
	return nil
}
