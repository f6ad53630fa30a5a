package exporting

import (
	"context"
	"fmt"
	"strconv"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/ui/widgets"
)

// NewLeafEntry asks for the number of the first leaf of a meeting's approved minutes.
// It proposes the one they had when they were printed before, or goes on from the
// minutes of the body that were (LGA 1972 Sch 12 para 41(2)); its label says which.
func NewLeafEntry(book *store.Book, m record.Meeting) (e *widgets.NumberEntry, label string, err error) {
	first, _, err := book.Leaves(context.Background(), m.Meeting.ID)
	if err != nil {
		return nil, "", err
	}
	label = "Number of the first leaf"
	if first > 0 {
		label += ", as printed before"
	} else {
		if first, err = book.NextLeaf(context.Background(), m.Body.ID); err != nil {
			return nil, "", err
		}
		label += after(first)
	}
	e = widgets.NewNumberEntry("1")
	e.SetNumber(first)
	return e, label, nil
}

// after says where the number of a leaf that was not printed before comes from.
func after(next int) string {
	if next > 1 {
		return ", on from leaf " + strconv.Itoa(next-1) + " of the minutes printed before"
	}
	return " in the minute book"
}

// leaves says which leaves a document is; empty for one that is none.
func leaves(r export.Result, o export.Options, m record.Meeting, kind data.IssueKind) string {
	switch {
	case !forSigning(m, kind, o.Draft):
		return ""
	case r.First == r.Last:
		return fmt.Sprintf("leaf %d", r.First)
	}
	return fmt.Sprintf("leaves %d to %d", r.First, r.Last)
}

// forSigning tells whether a document is leaves of the minute book.
func forSigning(m record.Meeting, kind data.IssueKind, draft bool) bool {
	return kind == data.IssuedMinutes && m.Meeting.Status.Locked() && !draft
}
