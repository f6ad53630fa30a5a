package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// sweepAfter is how long a file stays that nothing names any more.
const sweepAfter = 30 * 24 * time.Hour

// attachment is a file as it was kept.
type attachment struct {
	size  int64
	sum   string // hex SHA-256
	media string
}

// attachmentPath is where a file of that hash is kept: ab/<sha256>.
func attachmentPath(root, sum string) string { return filepath.Join(root, sum[:2], sum) }

// keepFile writes a file into the attachments under its hash: first under a
// temporary name, then on the disk, then renamed. The same file is kept once.
func keepFile(ctx context.Context, root string, r io.Reader) (attachment, error) {
	if err := os.MkdirAll(root, 0o700); err != nil {
		return attachment{}, plainPathError(err)
	}
	f, err := os.CreateTemp(root, "incoming-*")
	if err != nil {
		return attachment{}, plainPathError(err)
	}
	defer os.Remove(f.Name())
	a, err := copyHashed(ctx, f, r)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return attachment{}, err
	}
	path := attachmentPath(root, a.sum)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return attachment{}, plainPathError(err)
	}
	if err := syncDir(root); err != nil {
		return attachment{}, err
	}
	// Windows does not replace a file that somebody reads; then the same must be there.
	if err := os.Rename(f.Name(), path); err != nil && checkFile(ctx, root, a.sum, a.size) != nil {
		return attachment{}, err
	}
	return a, syncDir(filepath.Dir(path))
}

// copyHashed copies, hashes and looks at the first bytes for what sort of file it is.
func copyHashed(ctx context.Context, w io.Writer, r io.Reader) (attachment, error) {
	hash := sha256.New()
	head := &bytes.Buffer{}
	r = io.TeeReader(&contextReader{ctx, r}, &firstBytes{head, 512})
	size, err := io.Copy(io.MultiWriter(w, hash), r)
	return attachment{size, hex.EncodeToString(hash.Sum(nil)), http.DetectContentType(head.Bytes())}, err
}

// contextReader stops reading when its context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// firstBytes keeps the first bytes written to it.
type firstBytes struct {
	into *bytes.Buffer
	most int
}

func (f *firstBytes) Write(p []byte) (int, error) {
	f.into.Write(p[:min(len(p), f.most-f.into.Len())])
	return len(p), nil
}

// anySize stands for the size of a file that only its hash is known of.
const anySize = -1

// checkFile tells whether the file of that hash is there and whole.
func checkFile(ctx context.Context, root, sum string, size int64) error {
	f, err := os.Open(attachmentPath(root, sum))
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("is missing")
	}
	if err != nil {
		return err
	}
	defer f.Close()
	a, err := copyHashed(ctx, io.Discard, f)
	switch {
	case err != nil:
		return err
	case size != anySize && a.size != size:
		return errors.New("does not have its length")
	case a.sum != sum:
		return errors.New("was altered")
	}
	return nil
}

// namedFile is a file that the book names.
type namedFile struct {
	sum  string
	size int64
	of   string // "paper", "crest"
}

// filesNamed lists the files of papers and crests. A book of an older version,
// which a backup may hold, knows no crests.
func filesNamed(ctx context.Context, q querier) ([]namedFile, error) {
	files, err := query(ctx, q, func(r row) (namedFile, error) {
		f := namedFile{of: "paper"}
		return f, r.Scan(&f.sum, &f.size)
	}, sqlFilesUsed)
	if err != nil {
		return nil, err
	}
	if v, err := one(ctx, q, value[int], sqlVersion); err != nil || v < crestsSince {
		return files, err
	}
	crests, err := query(ctx, q, scanCrest, sqlCrests)
	for _, c := range crests {
		if isSum(c.sum) {
			files = append(files, namedFile{c.sum, anySize, "crest"})
		}
	}
	return files, err
}

// sweep removes files that nothing has named for 30 days, and what copies that
// were cut off have left.
func (b *Book) sweep(ctx context.Context) error {
	b.files.Lock()
	defer b.files.Unlock()
	files, err := filesNamed(ctx, b.r)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, f := range files {
		used[f.sum] = true
	}
	return filepath.WalkDir(b.attachments(), func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil || b.now().Sub(info.ModTime()) < sweepAfter {
			return err
		}
		if used[e.Name()] {
			return nil
		}
		return os.Remove(path)
	})
}

const sqlFilesUsed = `SELECT DISTINCT sha256, size FROM paper WHERE sha256 <> ''`
