package pane

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// watching is how often the words of an open form are looked at. With the time
// a save waits they are in the book within a second.
const watching = 150 * time.Millisecond

// Kept is what the book has of a form.
type Kept struct {
	Words  string
	Exempt string // why they are kept from the public; empty if they are not
}

// KeepWords gives the words of the open task to the book, if they are nowhere
// else and have changed.
func (p *Pane) KeepWords() {
	t := p.now
	if t == nil || t.Words == nil || t.By == "" {
		return
	}
	var k Kept
	if t.Begun() {
		k.Words = readable(t.Words())
	}
	if t.Exempt != nil && k.Words != "" {
		k.Exempt = t.Exempt(k.Words)
	}
	if k != t.kept {
		t.kept = k
		p.keep(t, k)
	}
}

// readable leaves of the words of a form the fields that say something.
func readable(words string) string {
	var out []string
	for line := range strings.Lines(words) {
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, strings.Trim(line, " ,\n"))
		}
	}
	return strings.Join(out, "\n")
}

// forget lets the book forget a task that was put in or dropped.
func (p *Pane) forget(t *Task) {
	if t.kept.Words != "" {
		t.kept = Kept{}
		p.keep(t, t.kept)
	}
}

// Form names the task among those of its meeting, with the item it is at.
func (t *Task) Form() string {
	name := strings.TrimSpace(t.By + " " + t.About)
	if t.Item != 0 {
		name += fmt.Sprint(atItem, t.Item)
	}
	return name
}

const atItem = " at item "

// ItemIn is the item that the name of a form says; 0 for none.
func ItemIn(form string) int64 {
	_, id, _ := strings.Cut(form, atItem)
	item, _ := strconv.ParseInt(id, 10, 64)
	return item
}

// Has tells whether a form is half written in memory as well.
func (p *Pane) Has(meeting int64, form string) bool {
	same := func(t *Task) bool { return t != nil && t.Meeting == meeting && t.Form() == form }
	for _, t := range p.aside {
		if same(t) {
			return true
		}
	}
	return same(p.now)
}
