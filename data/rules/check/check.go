// Package check looks at the minutes of a meeting while they are written and
// tells, a sentence each, what somebody should look at again.
//
// Words. A finding is one thing to look at: its rule, the place in the minutes,
// a sentence for the clerk and the source in which the rule stands ("LGA 1972
// Sch 12 para 39"). An offer is a finding with nothing wrong: a sentence that
// asks somebody to do something and is no action yet. An item is past when the
// meeting has gone on to a later one.
//
// Promises. Everything is a pure function of the record and of what is known
// beside it; nothing is changed and nothing panics. Findings stand in the order
// of the page. What is doubtful is not told: a list that cries wolf is not read.
// Like all of data/rules it is a reading of the law for software, not legal
// advice.
package check

import (
	"reflect"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// Rule is the name of a rule.
type Rule string

const (
	NoOutcome    Rule = "no outcome"    // outcomes.go
	NotMoved     Rule = "not moved"     // movers.go
	SameMover    Rule = "same mover"    //
	NotInRoom    Rule = "not in room"   // room.go
	HasInterest  Rule = "interest"      //
	Inquorate    Rule = "inquorate"     //
	WrongVote    Rule = "vote"          // votes.go
	NotByName    Rule = "not by name"   //
	Blank        Rule = "blank"         // blanks.go
	WrongDay     Rule = "day"           // days.go
	NeverKept    Rule = "never kept"    // approved.go
	ApprovalGone Rule = "approval gone" //
	WrongShare   Rule = "share"         // shares.go
	Nobody       Rule = "nobody"        // names.go
	PublicNamed  Rule = "public named"  //
	NotOnAgenda  Rule = "not on agenda" // agenda.go
	SameNumber   Rule = "same number"   //
	NoOwner      Rule = "no owner"      // actions.go
	DueBefore    Rule = "due before"    //
	MayBeAction  Rule = "action?"       // offers.go
	ExemptWords  Rule = "exempt words"  // exempt.go
	NotInPrivate Rule = "not private"   // private.go
	StillPrivate Rule = "still private" //
	WrongTime    Rule = "time"          // times.go
	NotResumed   Rule = "not resumed"   //
	TwoTimes     Rule = "two times"     //
	NotNone      Rule = "not none"      // declared.go
	NoChair      Rule = "no chair"      // presence.go
	SeatTwice    Rule = "seat twice"    //
	QuorumLost   Rule = "quorum lost"   //
)

// Sources that several rules share.
const (
	goodPractice = "Good practice"
	minuteLaw    = "LGA 1972 Sch 12 para 41" // minutes of the proceedings are drawn up and signed
	votingLaw    = "LGA 1972 Sch 12 para 39" // a majority of the members present and voting
)

// Finding is one thing to look at.
type Finding struct {
	Rule     Rule
	Source   string // where the rule stands
	Item     int64
	Block    string // of the item's minutes; empty: the item as a whole
	Cell     int    // of a table, row by row
	From, To int    // the words, in runes of the block or cell; both 0: all of it
	Words    string // the words as they stand
	Says     string // one sentence
}

// Offer tells whether nothing is wrong and something is offered.
func (f Finding) Offer() bool { return f.Rule == MayBeAction }

// Key is what a finding is known by from one check to the next, wherever its
// words have moved in their block.
func (f Finding) Key() string {
	return string(f.Rule) + "\x00" + f.Block + "\x00" + f.Words + "\x00" + f.Says
}

// Known is what the rules must know beside the record of the meeting.
type Known struct {
	People   []data.Person  // everybody in the book
	Held     []data.Meeting // the other meetings of the body
	Calendar rules.Calendar // the days that are no clear days
	At       int64          // the item that is being written; 0: none is
	Beyond   int64          // the furthest item that was come to; 0: none
}

// Checker checks the minutes of a meeting again and again. It keeps what it
// read of each item and reads it again only when the list of its blocks is
// another one: blocks that were given to it must not change. A Checker belongs
// to one goroutine at a time.
type Checker struct {
	context context
	items   map[int64]read
}

// context is what the words of an item are read against.
type context struct {
	Body    data.Body
	On      data.Date
	Locked  bool
	Members []data.Member
	Marked  []data.Attendance
	Contact []data.Contact
	People  []data.Person
	Held    []data.Meeting
}

// read is what was read of an item's words.
type read struct {
	item     data.Item
	hidden   bool
	minutes  []doc.Block
	agenda   []doc.Block
	findings []Finding
	outcome  bool
	terms    []term
}

// Minutes checks the minutes of a meeting.
func (c *Checker) Minutes(m record.Meeting, k Known) []Finding {
	now := context{m.Body, m.Meeting.Start.Date(), m.Meeting.Status.Locked(), m.Members, m.Attendance, m.Meeting.Contacts, k.People, k.Held}
	if c.items == nil || !reflect.DeepEqual(now, c.context) {
		c.context, c.items = now, map[int64]read{}
	}
	s := newSitting(m, k)
	items := map[int64]read{}
	for i := range s.Items {
		items[s.Items[i].ID] = c.read(&s, &s.Items[i])
	}
	c.items = items
	s.read = items

	var out []Finding
	for _, it := range s.Items {
		out = append(out, items[it.ID].findings...)
	}
	for _, rule := range []func(*sitting) []Finding{
		outcomes, unsaid, movers, room, votes, agenda, actions, private, exempt, times, bounds, declared, chair, seatTwice, quorumLost,
	} {
		out = append(out, rule(&s)...)
	}
	return s.sorted(out)
}

// read reads the words of an item unless it has them already.
func (c *Checker) read(s *sitting, it *record.Item) read {
	hidden := s.hidden[it.ID]
	old, ok := c.items[it.ID]
	if ok && old.item == it.Item && old.hidden == hidden && same(old.minutes, it.Minutes.Blocks) && same(old.agenda, it.Agenda.Blocks) {
		return old
	}
	r := read{item: it.Item, hidden: hidden, minutes: it.Minutes.Blocks, agenda: it.Agenda.Blocks}
	r.outcome = hasOutcome(it.Minutes)
	for _, p := range passages(it, it.Minutes) {
		p.public = !hidden && p.block.Exempt == ""
		for _, rule := range []func(*sitting, passage) []Finding{blanks, days, approvals, shares, strangers, residents} {
			r.findings = append(r.findings, rule(s, p)...)
		}
		r.terms = append(r.terms, terms(p)...)
	}
	for _, p := range passages(it, it.Agenda) {
		if hidden || p.block.Exempt != "" {
			r.terms = append(r.terms, terms(p)...)
		}
	}
	r.findings = append(r.findings, emptyResolutions(it)...)
	r.findings = append(r.findings, offers(s, it)...)
	return r
}

// same tells whether two lists of blocks are one.
func same(a, b []doc.Block) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// sitting is a meeting as the rules look at it.
type sitting struct {
	record.Meeting
	known  Known
	roll   rules.Roll
	names  names
	order  []int          // of Items, as the business was taken
	hidden map[int64]bool // items kept from the public
	read   map[int64]read
	ended  bool
}

func newSitting(m record.Meeting, k Known) sitting {
	s := sitting{Meeting: m, known: k, roll: rules.RollOf(m), names: newNames(m, k.People), hidden: map[int64]bool{}}
	_, ended := m.Times()
	s.ended = ended != ""
	for i, it := range m.Items {
		s.order = append(s.order, i)
		s.hidden[it.ID] = it.Exempt != "" || it.Parent != 0 && s.hidden[it.Parent]
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return s.place(m.Items[a].ID) - s.place(m.Items[b].ID) })
	return s
}

func (s *sitting) place(item int64) int { return s.roll.Place[item] }

// past tells whether the meeting has gone on from an item: it has ended, nobody
// writes its minutes any more, or a later item was come to.
func (s *sitting) past(item int64) bool {
	if s.known.At == 0 || s.ended {
		return true
	}
	return s.place(item) < max(s.place(s.known.At), s.place(s.known.Beyond))
}

// sorted puts findings in the order of the page.
func (s *sitting) sorted(all []Finding) []Finding {
	type spot struct{ item, block int }
	spots := map[string]spot{}
	items := map[int64]int{}
	for i, it := range s.Items {
		items[it.ID] = i
		for b, block := range it.Minutes.Blocks {
			spots[block.ID] = spot{i, b}
		}
	}
	at := func(f Finding) [4]int {
		b, ok := spots[f.Block]
		if !ok || f.Block == "" {
			b = spot{items[f.Item], -1}
		}
		return [4]int{items[f.Item], b.block, f.Cell, f.From}
	}
	slices.SortStableFunc(all, func(a, b Finding) int {
		x, y := at(a), at(b)
		return slices.Compare(x[:], y[:])
	})
	return slices.CompactFunc(all, func(a, b Finding) bool { return a == b })
}

// about is a finding about an item as a whole.
func about(it record.Item, rule Rule, source, says string) Finding {
	return Finding{Rule: rule, Source: source, Item: it.ID, Says: says}
}

// on is a finding about a whole block.
func on(it record.Item, b doc.Block, rule Rule, source, says string) Finding {
	return Finding{Rule: rule, Source: source, Item: it.ID, Block: b.ID, Words: clip(b.Text()), Says: says}
}
