package store

import (
	"context"
	"errors"
	"fmt"

	"minutebook/data/rules"
)

// Loose leaves of a minute book are numbered one after the other, from one meeting's
// minutes to the next of the same body (LGA 1972 Sch 12 para 41(2)).

// Leaves are the numbers of the first and the last leaf on which the approved minutes
// of a meeting were printed; 0 and 0 if they were not.
func (b *Book) Leaves(ctx context.Context, meeting int64) (first, last int, err error) {
	defer doing(&err, "read the leaves")
	l, _, err := optional(ctx, b.r, scanLeaves, sqlLeaves, meeting)
	return l.first, l.last, err
}

// NextLeaf is the number after the last leaf of a body's minutes; 1 where none were
// printed.
func (b *Book) NextLeaf(ctx context.Context, body int64) (_ int, err error) {
	defer doing(&err, "read the leaves")
	last, err := one(ctx, b.r, value[int], sqlLastLeaf, body)
	return last + 1, err
}

// SaveLeaves keeps on which leaves the approved minutes of a meeting were printed.
// Minutes printed again may have other numbers: the trail tells of both.
func (b *Book) SaveLeaves(ctx context.Context, meeting int64, first, last int) (err error) {
	defer doing(&err, "save the leaves")
	return b.inTxAs(ctx, rules.Signing, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		_, approved, err := optional(t.ctx, t, scanApproval, sqlApprovalOf, meeting)
		switch {
		case err != nil:
			return err
		case !approved:
			return errors.New("only approved minutes are leaves of the minute book")
		case first < 1 || last < first:
			return fmt.Errorf("there are no leaves %d to %d", first, last)
		}
		was, again, err := optional(t.ctx, t, scanLeaves, sqlLeaves, meeting)
		now := leaves{first, last}
		if err != nil || was == now {
			return err
		}
		said := "minutes of the " + meetingText(m) + ", " + now.String()
		if again {
			said += ", before that " + was.String()
		}
		if err := t.must(sqlSaveLeaves, meeting, first, last); err != nil {
			return err
		}
		return t.audit("printed", "meeting", m.UID, said)
	})
}

// leaves are the numbers of the first and the last leaf.
type leaves struct{ first, last int }

func (l leaves) String() string {
	if l.first == l.last {
		return fmt.Sprintf("leaf %d", l.first)
	}
	return fmt.Sprintf("leaves %d to %d", l.first, l.last)
}

func scanLeaves(r row) (l leaves, err error) {
	err = r.Scan(&l.first, &l.last)
	return l, err
}

const (
	sqlLeaves     = `SELECT first, last FROM leaves WHERE meeting_id = ?`
	sqlLastLeaf   = `SELECT coalesce(max(l.last), 0) FROM approval a CROSS JOIN leaves l ON l.meeting_id = a.meeting_id WHERE a.body_id = ?`
	sqlSaveLeaves = `INSERT INTO leaves(meeting_id, first, last) VALUES (?,?,?) ON CONFLICT (meeting_id) DO UPDATE SET first = excluded.first, last = excluded.last`
)
