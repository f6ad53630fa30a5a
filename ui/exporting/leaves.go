package exporting

import (
	"encoding/json"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/widgets"
)

// Loose leaves of a minute book are numbered one after the other (LGA 1972 Sch 12
// para 41(2)). Which numbers were printed is kept beside the other settings of the
// window, without names, so that the next minutes of the body go on from there and
// the same minutes, printed again, have the numbers they had.

// printed are the numbers of the first and the last leaf of a body's minutes, by
// the UID of the meeting; of its bound book by "".
type printed map[string][2]int

func leavesKey(body data.Body) string { return "export.leaves." + body.UID }

func printedOf(body data.Body) printed {
	out := printed{}
	if err := json.Unmarshal([]byte(fyne.CurrentApp().Preferences().String(leavesKey(body))), &out); err != nil {
		return printed{} // nothing was printed
	}
	return out
}

// next is the number that the first leaf of a meeting's minutes has, or should have.
func (p printed) next(meeting string) int {
	if own, again := p[meeting]; again {
		return own[0]
	}
	last := 0
	for of, leaves := range p {
		if of != "" {
			last = max(last, leaves[1])
		}
	}
	return last + 1
}

// keepLeaves keeps the numbers of what was printed.
func keepLeaves(body data.Body, of string, r export.Result) {
	p := printedOf(body)
	p[of] = [2]int{r.First, r.Last}
	if text, err := json.Marshal(p); err == nil {
		fyne.CurrentApp().Preferences().SetString(leavesKey(body), string(text))
	}
}

// NewLeafEntry asks for the number of the first leaf of a body's book, and proposes
// the one it had the last time.
func NewLeafEntry(body data.Body) *widgets.NumberEntry {
	e := widgets.NewNumberEntry("1")
	first := 1
	if book, again := printedOf(body)[""]; again {
		first = book[0]
	}
	e.SetNumber(first)
	return e
}

// KeepBook keeps the numbers of the leaves of a book that was made.
func KeepBook(body data.Body, r export.Result) { keepLeaves(body, "", r) }

// leaf is the number of the first leaf of minutes that are printed to be signed.
type leaf struct {
	entry *widgets.NumberEntry
	row   *widgets.Row
}

func newLeaf(form *widgets.Form, m record.Meeting) *leaf {
	l := &leaf{entry: widgets.NewNumberEntry("1")}
	p := printedOf(m.Body)
	l.entry.SetNumber(p.next(m.Meeting.UID))
	l.row = form.Labelled("Number of the first leaf"+after(p, m.Meeting.UID), l.entry)
	return l
}

// after says where a number that is proposed comes from.
func after(p printed, meeting string) string {
	_, again := p[meeting]
	switch next := p.next(meeting); {
	case again:
		return ", as printed before"
	case next > 1:
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
