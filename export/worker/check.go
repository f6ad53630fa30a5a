package worker

import (
	"context"
	"io"

	"minutebook/export/accessible"
)

// Check tests a paper against the rules for readers who cannot see it and for the
// archive. The error is as that of Read.
func (w *Worker) Check(ctx context.Context, paper io.Reader) (accessible.Report, error) {
	file, err := w.whole(paper)
	if err != nil {
		return accessible.Report{}, err
	}
	a, err := w.ask(ctx, question{Check: true}, file, io.Discard)
	if err != nil {
		return accessible.Report{}, err
	}
	return *a.Report, nil
}
