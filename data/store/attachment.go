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

// sweepAfter is how long a file stays that no paper names any more.
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
	case a.size != size:
		return errors.New("does not have its length")
	case a.sum != sum:
		return errors.New("was altered")
	}
	return nil
}

// sweep removes files that no paper has named for 30 days, and what copies that
// were cut off have left.
func (b *Book) sweep(ctx context.Context) error {
	b.files.Lock()
	defer b.files.Unlock()
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
		used, err := one(ctx, b.r, value[bool], sqlFileUsed, e.Name())
		if err != nil || used {
			return err
		}
		return os.Remove(path)
	})
}

const (
	sqlFileUsed  = `SELECT EXISTS (SELECT 1 FROM paper WHERE sha256 = ? AND sha256 <> '')`
	sqlFilesUsed = `SELECT DISTINCT sha256, size FROM paper WHERE sha256 <> ''`
)
