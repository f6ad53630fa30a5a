package minutes

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// said tells what is typed in some fields.
func said(fields ...*widgets.Entry) func() string {
	return func() string {
		var all []string
		for _, f := range fields {
			all = append(all, clean(f.Text))
		}
		return strings.Join(all, "\n")
	}
}

// onCard is how the change of a card is brought back.
const onCard = "Alt+Enter on it"

// setAside keeps a half-written task out of sight; waits is as in task.
func (p *pane) setAside(t *task, waits bool) {
	t.waits = waits
	p.aside = append(p.aside, t)
	p.session.Tell(fmt.Sprintf("Set aside: %s. %s brings it back.", t.title, t.by))
}

// interrupt takes the open task out of sight. If it is half written, it waits.
func (p *pane) interrupt() {
	if t := p.now; t != nil && t.begun() {
		p.setAside(t, true)
	}
	p.hide()
}

// resume shows the task that waits for what was opened over it to close; false
// if none does.
func (p *pane) resume() bool { return p.bring(func(t *task) bool { return t.waits }) }

// again shows the half-written task that is brought back in a way, and is about
// the same thing; false if there is none.
func (p *pane) again(by, about string) bool {
	return p.bring(func(t *task) bool { return t.by == by && t.about == about })
}

// bring shows the task of this meeting that was set aside last of those that
// fit. If the open one does, it stays.
func (p *pane) bring(fits func(*task) bool) bool {
	if p.now != nil && p.now.begun() && fits(p.now) {
		p.canvas().Focus(p.now.focus)
		return true
	}
	for i, t := range slices.Backward(p.aside) {
		if t.meeting == p.meeting && fits(t) {
			p.aside = slices.Delete(p.aside, i, i+1)
			p.interrupt()
			p.show(t)
			return true
		}
	}
	return false
}

// Unfinished tells in a sentence of a form that is half written, and where it
// is: going there brings it into sight. It is empty if there is none.
func (s *Screen) Unfinished() (string, session.Place) {
	t := s.pane.now
	if t == nil || !t.begun() {
		if len(s.pane.aside) == 0 {
			return "", session.Place{}
		}
		t = s.pane.aside[len(s.pane.aside)-1]
	}
	t.waits = true
	return fmt.Sprintf("The form “%s” is not in the minutes yet.", t.title),
		session.Place{Screen: session.Minutes, Meeting: t.meeting}
}

// Finish puts the form in sight into the minutes and saves them.
func (s *Screen) Finish() error {
	if !s.pane.asks() {
		return errNoForm
	}
	if err := s.pane.put(); err != nil {
		return err
	}
	s.pane.leave()
	return s.saver.Flush()
}

const errNoForm sentence = "There is no form to put into the minutes."
