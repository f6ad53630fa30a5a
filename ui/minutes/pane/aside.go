package pane

import (
	"fmt"
	"slices"
)

// setAside keeps a half-written task out of sight; waits is as in task.
func (p *Pane) setAside(t *Task, waits bool) {
	t.waits = waits
	p.aside = append(p.aside, t)
	p.session.Tell(fmt.Sprintf("Set aside: %s. %s brings it back.", t.Title, t.By))
}

// Interrupt takes the open task out of sight. If it is half written, it waits.
func (p *Pane) Interrupt() {
	if t := p.now; t != nil && t.Begun() {
		p.setAside(t, true)
	}
	p.hide()
}

// Resume shows the task that waits for what was opened over it to close; false
// if none does.
func (p *Pane) Resume() bool { return p.bring(func(t *Task) bool { return t.waits }) }

// Again shows the half-written task that is brought back in a way, and is about
// the same thing; false if there is none.
func (p *Pane) Again(by, about string) bool {
	return p.bring(func(t *Task) bool { return t.By == by && t.About == about })
}

// bring shows the task of this meeting that was set aside last of those that
// fit. If the open one does, it stays.
func (p *Pane) bring(fits func(*Task) bool) bool {
	if p.now != nil && p.now.Begun() && fits(p.now) {
		p.canvas().Focus(p.now.Focus)
		return true
	}
	for i, t := range slices.Backward(p.aside) {
		if t.Meeting == p.meeting && fits(t) {
			p.aside = slices.Delete(p.aside, i, i+1)
			p.Interrupt()
			p.show(t)
			return true
		}
	}
	return false
}

// Unfinished is the half-written task that is open, or was set aside last: it
// comes back when the pane turns to its meeting. It is nil if there is none.
func (p *Pane) Unfinished() *Task {
	t := p.now
	if t == nil || !t.Begun() {
		if len(p.aside) == 0 {
			return nil
		}
		t = p.aside[len(p.aside)-1]
	}
	t.waits = true
	return t
}
