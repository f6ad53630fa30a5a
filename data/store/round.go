package store

import (
	"bytes"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/review"
)

// hasAnswer says why an answer of the last round is not taken: it is in the book, or
// another is that the reader gave in a second copy of the file.
func hasAnswer(t *tx, r data.Review, f review.File) error {
	there, err := answerOf(t.ctx, t, r.ID)
	if err != nil {
		return err
	}
	was, err := review.Encode(there, "")
	if err != nil {
		return err
	}
	is, err := review.Encode(f, "")
	if err != nil {
		return err
	}
	if !bytes.Equal(was, is) {
		return fmt.Errorf("%s has answered in two copies of this file and the other is in the book: send the draft again for what only this one says", r.Reader.Name)
	}
	return fmt.Errorf("this answer of %s is in the book already", r.Reader.Name)
}

// forgotten counts what an answer in the book says that is not decided yet and that
// a newer one would take out of sight: changes of passages that the newer one leaves
// as they were sent, and remarks it has not. The reader took them back, or began again
// from another copy of the file: nobody can tell, so nothing is lost by itself.
func forgotten(t *tx, r data.Review, newer review.File) (n int, err error) {
	there, err := answerOf(t.ctx, t, r.ID)
	if err != nil {
		return 0, err
	}
	open, remarks, err := undecidedIn(t, r, there)
	if err != nil {
		return 0, err
	}
	now, said, err := undecidedIn(t, r, newer)
	if err != nil {
		return 0, err
	}
	type passage struct {
		item  int64
		block string
	}
	changed := map[passage]bool{}
	for _, o := range now {
		for _, p := range o.changes {
			changed[passage{o.item, p.Block}] = true
		}
	}
	for _, o := range open {
		for _, p := range o.changes {
			if !changed[passage{o.item, p.Block}] {
				n++
			}
		}
	}
	for _, key := range remarks {
		if !slices.Contains(said, key) {
			n++
		}
	}
	return n, nil
}
