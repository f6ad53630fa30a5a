package record

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// Fact is something that minutes state beside the words of their text: who was
// there, when the meeting opened, who moved, how a vote went. A later meeting may
// correct it when it approves them (LGA 1972 Sch 12 para 41): see Correct.
type Fact struct {
	What   string // "attendance", "seconder", "vote of Councillor Ann Day": see the constants
	Item   string // UID of the item; empty for the meeting as a whole
	Block  string // id of the block; empty for the meeting as a whole
	Person string // UID of the person, or the name where there is none: of an attendance and a vote
	Words  string // what is stated: "Councillor Ann Day: present", "9.05 pm"; NotStated for nothing
	Exempt string // why it is kept from the public; empty if it is not
}

// What facts are of. Those of a meeting as a whole are the first three.
const (
	OfAttendance = "attendance"
	OfOpening    = "time of opening"
	OfEnding     = "time of ending"
	OfMover      = "mover"
	OfSeconder   = "seconder"
	OfVote       = "vote"
	OfVoteOf     = "vote of " // and the name
	OfOutcome    = "outcome"
	OfTime       = "time"   // of a note of time: "departure 7.42 pm"
	OfPerson     = "person" // of a note of time
	OfOwner      = "owner"  // of an action
	OfDue        = "due"    // when an action is due
)

// NotStated are the words of a fact that minutes could state and do not, and
// notListed those of a member who is not in the attendance.
const (
	NotStated = "not stated"
	notListed = "not listed"
)

// Facts lists what the minutes state beside words: the times of the meeting, the
// part of everybody who was marked and of every other member, then item by item
// what motions, resolutions, actions and notes of time carry. Of a text with
// edits they are the facts after them.
func (m Meeting) Facts() []Fact {
	opened, ended := m.Times()
	out := []Fact{{What: OfOpening, Words: stated(opened.Spoken())}, {What: OfEnding, Words: stated(ended.Spoken())}}
	for _, a := range m.parts() {
		out = append(out, Fact{What: OfAttendance, Person: person(a.Person), Words: m.part(a)})
	}
	voters := m.voters()
	for i, it := range m.Items {
		d := doc.Settled(it.Minutes)
		kept := d.Reasons()
		for _, b := range d.Blocks {
			for _, f := range carried(b, voters) {
				f.Item, f.Block, f.Exempt = it.UID, b.ID, cmp.Or(m.Withheld(i), kept[b.ID])
				out = append(out, f)
			}
		}
	}
	return out
}

// Same tells whether two facts are of one thing, whatever they say of it.
func (f Fact) Same(other Fact) bool {
	return f.What == other.What && f.Item == other.Item && f.Block == other.Block && f.Person == other.Person
}

// Fact is a fact as the meeting states it now; false where it does not.
func (m Meeting) Fact(f Fact) (Fact, bool) {
	all := m.Facts()
	if i := slices.IndexFunc(all, f.Same); i >= 0 {
		return all[i], true
	}
	return Fact{}, false
}

// parts are the rows of the attendance, and one without a presence for each other
// member. Whoever came or went by a note of time was here.
func (m Meeting) parts() []data.Attendance {
	out := slices.Clone(m.Attendance)
	for _, member := range m.Members {
		if !slices.ContainsFunc(out, func(a data.Attendance) bool { return samePerson(a.Person, member.Person) }) {
			out = append(out, data.Attendance{Meeting: m.Meeting.ID, Person: member.Person, Role: member.Role})
		}
	}
	for _, a := range m.Attended() {
		for i := range out {
			if samePerson(out[i].Person, a.Person) {
				out[i].Presence = a.Presence
			}
		}
	}
	return out
}

// part is a person's part in the meeting in words, as Compare says it.
func (m Meeting) part(a data.Attendance) string {
	if a.Presence == "" {
		return a.Person.Name() + ": " + notListed
	}
	return m.attended(&a)
}

// voters are those who were there and may vote.
func (m Meeting) voters() []doc.Person {
	var out []doc.Person
	for _, a := range m.Attended() {
		if seated := a.Role.HasSeat() || a.For != 0; a.Presence.Here() && seated {
			out = append(out, Named(a.Person))
		}
	}
	return out
}

// carried are the facts of a block.
func carried(b doc.Block, voters []doc.Person) []Fact {
	is := func(what, words string) Fact { return Fact{What: what, Words: stated(words)} }
	switch {
	case b.Motion != nil:
		return slices.Concat([]Fact{is(OfMover, name(b.Motion.Mover)), is(OfSeconder, name(b.Motion.Seconder))}, votes(b.Motion.Vote, voters),
			[]Fact{is(OfOutcome, string(b.Motion.Outcome))})
	case b.Resolution != nil:
		return append([]Fact{is(OfMover, name(b.Resolution.Mover)), is(OfSeconder, name(b.Resolution.Seconder))}, votes(b.Resolution.Vote, voters)...)
	case b.Action != nil:
		return []Fact{is(OfOwner, name(b.Action.Owner)), is(OfDue, joined(data.Date(b.Action.Due).Medium(), b.Action.DueText))}
	case b.Time != nil && (b.Time.Kind == doc.Arrival || b.Time.Kind == doc.Departure):
		return []Fact{is(OfTime, noted(*b.Time)), is(OfPerson, name(b.Time.Person))}
	case b.Time != nil:
		return []Fact{is(OfTime, noted(*b.Time))}
	}
	return nil
}

// votes are how a vote went, and the vote of each member it names; of a recorded
// vote also of those who were there and are not named.
func votes(v *doc.Vote, voters []doc.Person) []Fact {
	if v == nil {
		return []Fact{{What: OfVote, Words: NotStated}}
	}
	out := []Fact{{What: OfVote, Words: v.String()}}
	for _, n := range v.Names {
		out = append(out, Fact{What: OfVoteOf + n.Person.Name, Person: cmp.Or(n.Person.UID, n.Person.Name), Words: string(n.Choice)})
	}
	if v.Method != doc.Recorded {
		return out
	}
	for _, p := range voters {
		if !slices.ContainsFunc(v.Names, func(n doc.NamedVote) bool { return Same(n.Person, p) }) {
			out = append(out, Fact{What: OfVoteOf + p.Name, Person: cmp.Or(p.UID, p.Name), Words: NotStated})
		}
	}
	return out
}

func stated(words string) string { return cmp.Or(words, NotStated) }

// noted is what a note of time says of when: "departure 7.42 pm".
func noted(t doc.TimeNote) string {
	return strings.TrimSpace(string(t.Kind) + " " + data.Clock(t.At).Spoken())
}

// Choices are usual words that a fact may be corrected to, without those it has;
// none where a time, a count or a day is written.
func (m Meeting) Choices(f Fact) []string {
	var out []string
	switch {
	case f.What == OfAttendance:
		for _, p := range data.Presences() {
			out = append(out, presenceWords(p))
		}
		out = append(out, notListed)
		_, words, _ := strings.Cut(f.Words, ": ")
		return slices.DeleteFunc(out, func(s string) bool { return s == words })
	case f.What == OfOutcome:
		for _, o := range doc.Outcomes() {
			out = append(out, stated(string(o)))
		}
	case strings.HasPrefix(f.What, OfVoteOf):
		for _, c := range doc.Choices() {
			out = append(out, string(c))
		}
	case f.What == OfMover || f.What == OfSeconder || f.What == OfPerson || f.What == OfOwner:
		for _, p := range m.people() {
			if f.What == OfOwner || f.What == OfPerson || p.here && p.seated {
				out = append(out, p.Name())
			}
		}
		out = append(out, NotStated)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == f.Words })
}

// known is somebody the record names.
type known struct {
	data.Person
	here, seated bool
}

// people are those the record names as members or in the attendance.
func (m Meeting) people() []known {
	var out []known
	for _, a := range m.parts() {
		out = append(out, known{a.Person, a.Presence.Here(), a.Role.HasSeat() || a.For != 0})
	}
	return out
}
