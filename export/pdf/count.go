package pdf

import (
	"bytes"
	"context"
	"io"
)

// Count looks at a paper before it is attached: whether it is a PDF at all, and
// how many pages it has. A PDF whose pages cannot be counted has 0 and may be
// attached all the same. r is left at its start.
func Count(r io.ReadSeeker) (pages int, isPDF bool, err error) {
	file, err := io.ReadAll(r)
	if err != nil {
		return 0, false, err
	}
	if isPDF = bytes.Contains(file[:min(len(file), 1024)], []byte("%PDF-")); isPDF { // readers look for the mark in the first kilobyte
		if f, err := Read(context.Background(), file); err == nil {
			pages = len(f.Pages())
		}
	}
	_, err = r.Seek(0, io.SeekStart)
	return pages, isPDF, err
}
