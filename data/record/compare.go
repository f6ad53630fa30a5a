package record

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
)

// Compare lists in plain words what differs between two states of a record:
// first what belongs to the meeting as a whole, then item by item in the order of
// now, the items that went last. A change in exempt business says so. Words that
// are the same before and after tell that something else of them changed, which
// What names.
func Compare(then, now Meeting) []data.Change {
	c := comparison{then: then, now: now}
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
	then, now Meeting
	is        data.Change // what is said of each change of an item
	out       []data.Change
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
	c.is = data.Change{Item: it.UID, Number: cmp.Or(it.MinuteNumber, it.AgendaNumber), Title: it.Title, Exempt: m.withheld(i)}
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

// person names somebody for good; those that were never stored by their name.
func person(p data.Person) string { return cmp.Or(p.UID, p.Name()) }

func (c *comparison) attendance() {
	both(c.then.Members, c.now.Members, func(m data.Member) string { return person(m.Person) }, func(before, after *data.Member) {
		c.say("", "membership", seat(before), seat(after))
	})
	both(c.then.Attendance, c.now.Attendance, func(a data.Attendance) string { return person(a.Person) }, func(before, after *data.Attendance) {
		c.say("", "attendance", c.then.attended(before), c.now.attended(after))
	})
}

func seat(m *data.Member) string {
	if m == nil {
		return ""
	}
	return m.Person.Name() + ": " + string(m.Role)
}

// attended is a person's part in the meeting in a line: "Councillor Ann Day:
// present; arrived at 7.20 pm, minute 31".
func (m Meeting) attended(a *data.Attendance) string {
	if a == nil {
		return ""
	}
	words := []string{a.Person.Name() + ": " + cmp.Or(map[data.Presence]string{data.Remote: "present remotely"}[a.Presence], string(a.Presence))}
	if a.Role != "" && a.Role != data.Ordinary {
		words[0] += " as " + string(a.Role)
	}
	if a.For != 0 {
		words = append(words, "in place of "+m.name(a.For))
	}
	for _, mv := range a.Movements {
		s := string(mv.Kind)
		if at := mv.At.Spoken(); at != "" {
			s += " at " + at
		}
		if it, ok := m.Item(mv.Item); ok && it.MinuteNumber != "" {
			s += ", minute " + it.MinuteNumber
		}
		words = append(words, s)
	}
	return strings.Join(words, "; ")
}

// name is the name of the person of an id, as far as the record has it.
func (m Meeting) name(id int64) string {
	for _, x := range m.Members {
		if x.Person.ID == id {
			return x.Person.Name()
		}
	}
	for _, a := range m.Attendance {
		if a.Person.ID == id {
			return a.Person.Name()
		}
	}
	return "somebody else"
}

func (c *comparison) declarations() {
	at := func(m Meeting, d *data.Declaration) {
		if i := slices.IndexFunc(m.Items, func(i Item) bool { return i.ID == d.Item && d.Item != 0 }); i >= 0 {
			exempt := c.is.Exempt
			c.at(m, i)
			c.is.Exempt = cmp.Or(c.is.Exempt, exempt)
		}
	}
	both(c.then.Declarations, c.now.Declarations, func(d data.Declaration) string { return d.UID + person(d.Person) }, func(before, after *data.Declaration) {
		c.is = data.Change{}
		if before != nil {
			at(c.then, before)
		}
		if after != nil {
			at(c.now, after)
		}
		c.say("", "declaration of interest", declared(c.then, before), declared(c.now, after))
	})
	c.is = data.Change{}
}

func declared(m Meeting, d *data.Declaration) string {
	if d == nil {
		return ""
	}
	words := []string{d.Person.Name() + ": " + string(d.Kind) + " interest"}
	if it, ok := m.Item(d.Item); ok {
		words[0] += " in " + strings.TrimSpace(cmp.Or(it.MinuteNumber, it.AgendaNumber)+" "+it.Title)
	}
	words = append(words, d.Nature, string(d.Conduct))
	if d.Dispensation != "" {
		words = append(words, "dispensation "+d.Dispensation)
	}
	if d.Registered {
		words = append(words, "in the register")
	}
	return strings.Join(slices.DeleteFunc(words, blank), "; ")
}

// named is the place of the item of a UID; -1 if there is none.
func (m Meeting) named(uid string) int {
	return slices.IndexFunc(m.Items, func(i Item) bool { return i.UID == uid })
}

// item says what became of the item at a place of now.
func (c *comparison) item(i int) {
	it := c.now.Items[i]
	c.at(c.now, i)
	was := c.then.named(it.UID)
	if was < 0 {
		c.put("", "item", "", it.Title)
		c.texts(Item{}, it)
		return
	}
	before := c.then.Items[was]
	c.is.Exempt = cmp.Or(c.is.Exempt, c.then.withheld(was))
	c.say("", "title", before.Title, it.Title)
	c.say("", "title for the public", before.Description, it.Description)
	c.say("", "minute number", before.MinuteNumber, it.MinuteNumber)
	c.say("", "agenda number", before.AgendaNumber, it.AgendaNumber)
	c.say("", "kept from the public", paragraph(before.Exempt), paragraph(it.Exempt))
	c.say("", "presented by", before.Presenter, it.Presenter)
	c.say("", "reason for urgency", before.Urgent, it.Urgent)
	c.say("", "heading", yes(before.Heading), yes(it.Heading))
	c.say("", "budget vote", yes(before.Budget), yes(it.Budget))
	c.say("", "part of", c.then.title(before.Parent), c.now.title(it.Parent))
	c.say("", "order on the agenda", strconv.Itoa(before.Position), strconv.Itoa(it.Position))
	c.say("", "order taken", taken(before.Taken), taken(it.Taken))
	c.texts(before, it)
}

func paragraph(exempt string) string {
	if exempt == "" {
		return ""
	}
	return "exempt: paragraph " + exempt
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func taken(place int) string {
	if place == 0 {
		return ""
	}
	return fmt.Sprintf("%d in the order of the meeting", place)
}

func (m Meeting) title(id int64) string {
	it, _ := m.Item(id)
	return it.Title
}

// texts says how the texts and papers of an item differ.
func (c *comparison) texts(before, after Item) {
	c.text("agenda text", before.Agenda, after.Agenda)
	c.text("", before.Minutes, after.Minutes)
	both(before.Papers, after.Papers, func(p data.Paper) string { return cmp.Or(p.UID, p.Name) }, func(before, after *data.Paper) {
		item := c.is.Exempt
		for _, p := range []*data.Paper{before, after} {
			if p != nil {
				c.is.Exempt = cmp.Or(c.is.Exempt, p.Exempt)
			}
		}
		switch was, is := paper(before), paper(after); {
		case was != is:
			c.put("", "paper", was, is)
		case before != nil && after != nil && before.SHA256 != after.SHA256:
			c.put("", "file of the paper", was, is)
		}
		c.is.Exempt = item
	})
}

func paper(p *data.Paper) string {
	if p == nil {
		return ""
	}
	words := p.Name
	if p.State != data.Attached && p.State != "" {
		words += " (" + string(p.State) + ")"
	}
	if p.Exempt != "" {
		words += ", " + paragraph(p.Exempt)
	}
	return words
}

// text says how two texts differ, block by block. what is empty for the minutes.
func (c *comparison) text(what string, then, now doc.Document) {
	item := c.is.Exempt
	a, b := doc.Settled(then), doc.Settled(now)
	was, is := a.Reasons(), b.Reasons()
	for _, s := range compare.Blocks(a.Blocks, b.Blocks) {
		var before, after said
		id, exempt := "", ""
		if s.Before >= 0 {
			x := a.Blocks[s.Before]
			id, before, exempt = x.ID, saying(x), was[x.ID]
		}
		if s.After >= 0 {
			x := b.Blocks[s.After]
			id, after, exempt = x.ID, saying(x), cmp.Or(is[x.ID], exempt)
		}
		if c.is.Exempt = cmp.Or(item, exempt); what != "" {
			id = "" // blocks are told by name in the minutes alone
		}
		switch s.Kind {
		case compare.MovedFrom:
			continue
		case compare.Gone, compare.New:
			c.say(id, what, before.whole(), after.whole())
			continue
		case compare.MovedTo:
			c.put(id, aspect(what, "place"), behind(a.Blocks, s.Before), behind(b.Blocks, s.After))
		}
		if before.words == after.words && !sameRuns(a.Blocks[s.Before], b.Blocks[s.After]) {
			c.put(id, aspect(what, "style or line breaks"), before.words, after.words)
		}
		c.say(id, what, before.words, after.words)
		for i, f := range before.facts {
			c.say(id, aspect(what, f.what), f.words, after.facts[i].words)
		}
	}
	c.is.Exempt = item
}

// sameRuns tells whether two blocks have the same words in the same style.
func sameRuns(a, b doc.Block) bool {
	if a.Table != nil && b.Table != nil {
		return reflect.DeepEqual(a.Table.Rows, b.Table.Rows)
	}
	return slices.Equal(a.Runs, b.Runs)
}

// aspect names what of a block differs: "vote", "agenda text, vote".
func aspect(what, of string) string {
	if what == "" {
		return of
	}
	return what + ", " + of
}

// behind says where a block stands.
func behind(blocks []doc.Block, at int) string {
	if at == 0 {
		return "at the top"
	}
	return "after: " + saying(blocks[at-1]).words
}
