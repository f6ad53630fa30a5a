package record

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/data"
)

// Compare lists in plain words what differs between two states of a record:
// first what belongs to the meeting as a whole, then item by item in the order of
// now, the items that went last. A change in exempt business says so. Words that
// are the same before and after tell that something else of them changed, which
// What names.
func Compare(then, now Meeting) []data.Change {
	c := comparison{then: then, now: now}
	c.agenda, c.taken = c.reordered(slices.Clone[[]Item]), c.reordered(InOrderTaken)
	c.meeting()
	c.attendance()
	c.declarations()
	for i := range now.Items {
		c.item(i)
	}
	for i := range then.Items {
		if it := then.Items[i]; now.named(it.UID) < 0 {
			c.at(then, i)
			c.say("", "item", it.Title, "")
			c.texts(it, Item{})
		}
	}
	return c.out
}

type comparison struct {
	then, now     Meeting
	agenda, taken map[string][2]string // see reordered
	is            data.Change          // what is said of each change of an item
	out           []data.Change
}

// say notes a difference, if it is one.
func (c *comparison) say(block, what, before, after string) {
	if before != after {
		c.put(block, what, before, after)
	}
}

func (c *comparison) put(block, what, before, after string) {
	change := c.is
	change.Block, change.What, change.Before, change.After = block, what, before, after
	c.out = append(c.out, change)
}

// at goes to an item of one of the two states.
func (c *comparison) at(m Meeting, i int) {
	it := m.Items[i]
	c.is = data.Change{Item: it.UID, Number: cmp.Or(it.MinuteNumber, it.AgendaNumber), Title: it.Title, Exempt: m.Withheld(i)}
}

func (c *comparison) meeting() {
	then, now := c.then.Meeting, c.now.Meeting
	c.say("", "name of the body", c.then.Body.Name, c.now.Body.Name)
	c.say("", "kind of meeting", string(then.Kind), string(now.Kind))
	c.say("", "date and time", moment(then.Start), moment(now.Start))
	c.say("", "time of opening", then.Opened.Spoken(), now.Opened.Spoken())
	c.say("", "time of ending", then.Ended.Spoken(), now.Ended.Spoken())
	c.say("", "venue", then.Venue, now.Venue)
	c.say("", "notes on the front sheet", then.Notes, now.Notes)
	c.say("", "contacts", contacts(then.Contacts), contacts(now.Contacts))
	c.say("", "reason for late issue", then.Late, now.Late)
}

func moment(at data.DateTime) string {
	return strings.TrimSpace(at.Date().Long() + " " + at.Clock().Spoken())
}

func contacts(all []data.Contact) string {
	var lines []string
	for _, c := range all {
		lines = append(lines, strings.Join(slices.DeleteFunc([]string{c.Name, c.Phone, c.Email}, blank), ", "))
	}
	return strings.Join(lines, "\n")
}

func blank(s string) bool { return s == "" }

// both pairs what two lists have under one key, in the order of the second, what
// the first alone has at the end.
func both[T any](then, now []T, key func(T) string, see func(before, after *T)) {
	was := map[string]*T{}
	for i := range then {
		was[key(then[i])] = &then[i]
	}
	for i := range now {
		k := key(now[i])
		see(was[k], &now[i])
		delete(was, k)
	}
	for i := range then {
		if was[key(then[i])] == &then[i] {
			see(&then[i], nil)
		}
	}
}

// named is the place of the item of a UID; -1 if there is none.
func (m Meeting) named(uid string) int {
	return slices.IndexFunc(m.Items, func(i Item) bool { return i.UID == uid })
}
