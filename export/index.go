package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// entry is a line of an index: what it is about and where that is.
type entry struct {
	name  string
	key   string // by which it is sorted
	parts [len(involvements)][]mention
}

// mention is a place where something is mentioned.
type mention struct {
	meeting int // its place in the book
	anchor  string
}

// involvement is how a person is mentioned. A subject has the first alone.
type involvement int

const (
	attended involvement = iota
	excused
	declared
	movedIt
	secondedIt
	owes
)

var involvements = [...]string{attended: "present", excused: "apologies", declared: "declared an interest",
	movedIt: "moved", secondedIt: "seconded", owes: "actions"}

func (e *entry) at(how involvement, m mention) {
	if !slices.Contains(e.parts[how], m) {
		e.parts[how] = append(e.parts[how], m)
	}
}

// subjectsOf lists what the meetings dealt with, by the titles of their items.
// Business that every meeting has, such as apologies, is left out.
func subjectsOf(meetings []record.Meeting) []entry {
	found := map[string]*entry{}
	for i, m := range meetings {
		above := ""
		for _, item := range minuteItems(m) {
			if item.Heading || strings.TrimSpace(item.Title) == "" {
				continue
			}
			name := subject(item.Title)
			if !item.sub {
				above = name
			} else if above != "" {
				name += " (" + above + ")"
			}
			if rules.OfEveryMeeting(item.Title) {
				continue
			}
			key := sortKey(name)
			if found[key] == nil {
				found[key] = &entry{name: name, key: key}
			}
			found[key].at(attended, mention{i, item.anchor()})
		}
	}
	return sortedEntries(maps.Values(found))
}

func sortedEntries(all func(func(*entry) bool)) []entry {
	var out []entry
	for e := range all {
		out = append(out, *e)
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.name, b.name)) })
	return out
}

// people gathers who is named in a book, by who they are where the record says so,
// else by their names.
type people struct {
	byUID, byName map[string]*entry
	all           []*entry
}

// of is the entry of a person, whose name in full is known or not.
func (p *people) of(uid, name string, known *data.Person) *entry {
	key := data.NameKey(name)
	if uid != "" && p.byUID[uid] != nil {
		return p.byUID[uid]
	}
	if uid == "" && p.byName[key] != nil {
		return p.byName[key]
	}
	e := &entry{name: name}
	if read := data.PersonNamed(name); known == nil && (uid != "" || read.Honorific != "") { // else it may be a post
		known = &read
	}
	if known != nil && known.Family != "" {
		e.name = english.Join(", ", known.Family, english.Join(" ", known.Honorific, known.Given))
		e.key = sortKey(known.Family + " " + known.Given)
	}
	e.key = cmp.Or(e.key, sortKey(name))
	p.all = append(p.all, e)
	if uid != "" {
		p.byUID[uid] = e
	}
	if p.byName[key] == nil {
		p.byName[key] = e
	}
	return e
}

// peopleOf lists who was there, declared an interest, moved, seconded or was given
// something to do. Words that were struck out name nobody.
func peopleOf(meetings []record.Meeting) []entry {
	p := people{byUID: map[string]*entry{}, byName: map[string]*entry{}}
	for i, m := range meetings {
		start := mention{i, chapterAnchor(i)}
		for _, a := range m.Attended() {
			switch e := func() *entry { return p.of(a.Person.UID, a.Person.Name(), &a.Person) }; {
			case a.Presence.Here():
				e().at(attended, start)
			case a.Presence == data.Apologies:
				e().at(excused, start)
			}
		}
		items := minuteItems(m)
		for _, d := range m.Declarations {
			to := start
			for _, item := range items {
				if item.ID == d.Item && d.Item != 0 {
					to.anchor = item.anchor()
				}
			}
			p.of(d.Person.UID, d.Person.Name(), &d.Person).at(declared, to)
		}
		for _, item := range items {
			for _, b := range item.Minutes.Blocks {
				if b.Edit == doc.Struck {
					continue
				}
				name := func(who *doc.Person, how involvement) {
					if who != nil && strings.TrimSpace(who.Name) != "" {
						p.of(who.UID, who.Name, nil).at(how, mention{i, item.anchor() + "/" + b.ID})
					}
				}
				switch {
				case b.Motion != nil:
					name(b.Motion.Mover, movedIt)
					name(b.Motion.Seconder, secondedIt)
				case b.Resolution != nil:
					name(b.Resolution.Mover, movedIt)
					name(b.Resolution.Seconder, secondedIt)
				case b.Action != nil:
					name(b.Action.Owner, owes)
				}
			}
		}
	}
	return sortedEntries(slices.Values(p.all))
}

// index adds the entries of an index under the letters they begin with.
func (b *builder) index(entries []entry, leaf func(anchor string) int, people bool) {
	letter := ""
	for _, e := range entries {
		if first := firstLetter(e.key); first != letter {
			letter = first
			b.add(layout.Para{Role: layout.Heading(3), Runs: b.inked("index", layout.Bold, accent, letter), Before: 10, After: 2, Keep: true})
		}
		runs := b.plain("index", layout.Regular, e.name)
		for how, list := range e.parts {
			if len(list) == 0 {
				continue
			}
			lead := ", "
			if people {
				lead = "; " + involvements[how] + " "
				if len(runs) == 1 {
					lead = ": " + involvements[how] + " "
				}
			}
			runs = append(runs, layout.Run{Text: lead})
			runs = append(runs, leavesOf(list, leaf, people && (involvement(how) == attended || involvement(how) == excused))...)
		}
		b.add(layout.Para{Role: layout.Paragraph, Size: smallSize, After: 1.5, Runs: runs})
	}
}

func firstLetter(key string) string {
	switch r, n := utf8.DecodeRuneInString(key); {
	case n == 0:
		return ""
	case unicode.IsDigit(r):
		return "0–9"
	default:
		return string(unicode.ToUpper(r))
	}
}

// leavesOf are the numbers of leaves as links, each once. ranges puts meetings that
// follow one another together: "3–41".
func leavesOf(list []mention, leaf func(string) int, ranges bool) []layout.Run {
	var out []layout.Run
	number := func(between string, m mention) {
		if between != "" {
			out = append(out, layout.Run{Text: between})
		}
		out = append(out, layout.Run{Text: fmt.Sprint(leaf(m.anchor)), Link: "#" + m.anchor, Colour: linkInk})
	}
	last := -1
	for i := 0; i < len(list); i++ {
		first := list[i]
		if leaf(first.anchor) == last && i > 0 {
			continue
		}
		between := ", "
		if len(out) == 0 {
			between = ""
		}
		number(between, first)
		for ranges && i+1 < len(list) && list[i+1].meeting == list[i].meeting+1 {
			i++
		}
		if list[i] != first {
			number("–", list[i])
		}
		last = leaf(list[i].anchor)
	}
	return out
}
