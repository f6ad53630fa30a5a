package worker

import (
	"bytes"
	"context"
	"errors"
	"io"
)

// Look is what is seen of a file before it is attached as a paper.
type Look struct {
	PDF   bool
	Pages int    // 0 if they cannot be counted
	Fault string // why its pages cannot go into a pack; empty: they can
}

// Look reads a file that may become a paper. r is left at its start.
func (w *Worker) Look(ctx context.Context, r io.ReadSeeker) (Look, error) {
	head := make([]byte, 1024) // readers look for the mark in the first kilobyte
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return Look{}, err
	}
	l := Look{PDF: bytes.Contains(head[:n], []byte("%PDF-"))}
	if _, err := r.Seek(0, io.SeekStart); err != nil || !l.PDF {
		return l, err
	}
	p, err := w.Read(ctx, r, io.Discard)
	var fault Fault
	if errors.As(err, &fault) {
		l.Fault, err = string(fault), nil
	}
	if err != nil {
		return Look{}, err
	}
	l.Pages = p.Pages
	_, err = r.Seek(0, io.SeekStart)
	return l, err
}
