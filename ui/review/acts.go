package review

import (
	"slices"

	"minutebook/data/review"
)

// acts is what can be undone, in the order it was done: steps of the page, which
// the page remembers itself, and changes of the comments.
type acts struct {
	done, undone []act
	steps        int  // of the page, as far as they are known here
	stepping     bool // the page takes a step back or makes one again
}

// act is one thing that was done: with no comments it is a step of the page.
type act struct {
	before, after []review.Remark
	comments      bool
}

// typed notes the steps of the page that came since.
func (a *answer) typed() {
	h := &a.acts
	if h.stepping {
		return
	}
	n := a.page.Steps()
	for ; h.steps < n; h.steps++ {
		h.done, h.undone = append(h.done, act{}), nil
	}
	h.steps = n // the page forgets its oldest steps at some time
}

// comment changes the comments as one act.
func (a *answer) comment(change func()) {
	before := slices.Clone(a.remarks)
	sel := a.page.Selection()
	a.page.Select(sel.Anchor, sel.Head) // what is typed after it is a step of its own
	change()
	a.commented(before)
}

// commented notes that the comments were others before.
func (a *answer) commented(before []review.Remark) {
	if slices.Equal(before, a.remarks) {
		return
	}
	a.typed()
	a.acts.done = append(a.acts.done, act{before, slices.Clone(a.remarks), true})
	a.acts.undone = nil
}

// undo takes the last act back, redo makes it again; page does so with a step of
// the page. They tell whether there was one.
func (a *answer) undo(page func()) bool {
	a.typed()
	return a.turn(&a.acts.done, &a.acts.undone, page, func(last act) []review.Remark { return last.before })
}

func (a *answer) redo(page func()) bool {
	return a.turn(&a.acts.undone, &a.acts.done, page, func(last act) []review.Remark { return last.after })
}

// turn takes the last act from one list to the other, with the step of the page or
// the comments it stands for.
func (a *answer) turn(from, to *[]act, page func(), comments func(act) []review.Remark) bool {
	if len(*from) == 0 {
		return false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	if last.comments {
		a.remarks = slices.Clone(comments(last))
	} else {
		a.step(page)
	}
	*to = append(*to, last)
	return true
}

func (a *answer) step(page func()) {
	a.acts.stepping = true
	page()
	a.acts.stepping, a.acts.steps = false, a.page.Steps()
}
