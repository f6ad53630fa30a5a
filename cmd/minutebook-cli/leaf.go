package main

import (
	"context"
	"fmt"
	"strconv"

	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/export"
)

// firstLeaf is the number of the first leaf of a meeting's approved minutes: the one
// asked for, the one they were printed with before, or the next of the body (LGA 1972
// Sch 12 para 41(2)).
func firstLeaf(ctx context.Context, b *store.Book, m record.Meeting, asked int) (int, error) {
	if asked > 0 {
		return asked, nil
	}
	if first, _, err := b.Leaves(ctx, m.Meeting.ID); err != nil || first > 0 {
		return first, err
	}
	return b.NextLeaf(ctx, m.Body.ID)
}

// keepLeaves keeps on which leaves approved minutes were printed, where the book does
// not know it: only then is it opened to write.
func (c *exportCmd) keepLeaves(a *app, b *store.Book, r export.Result) error {
	id, err := strconv.ParseInt(c.Of, 10, 64)
	if err != nil {
		return err
	}
	first, last, err := b.Leaves(a.ctx, id)
	if err != nil || first == r.First && last == r.Last {
		return err
	}
	save := func(b *store.Book) error { return b.SaveLeaves(a.ctx, id, r.First, r.Last) }
	if b.ReadOnly() {
		return a.writing(save)
	}
	return save(b)
}

// leafText says which leaves were printed.
func leafText(first, last int) string {
	if first == last {
		return fmt.Sprintf("Leaf %d", first)
	}
	return fmt.Sprintf("Leaves %d to %d", first, last)
}
