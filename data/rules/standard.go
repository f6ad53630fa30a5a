package rules

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Neighbours is what the book knows of a body's meetings around one of them.
type Neighbours struct {
	Last       data.Meeting   // the one before; zero if there was none
	Next       data.Meeting   // the one after; zero if none is planned
	Unapproved []data.Meeting // earlier ones whose minutes wait for approval, oldest first
	Now        data.Clock     // while the meeting goes on, for its close; empty afterwards
}

// NeighboursOf looks at the meetings of a body around one of them. Minutes older
// than the last of an ordinary meeting that were approved, or than a year, no
// longer wait.
func NeighboursOf(m data.Meeting, all []data.Meeting) Neighbours {
	var a Neighbours
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(x, y data.Meeting) int { return cmp.Compare(x.Start, y.Start) })
	for _, other := range sorted {
		switch {
		case other.ID == m.ID || other.Status == data.Cancelled:
		case other.Start > m.Start:
			if a.Next.ID == 0 {
				a.Next = other
			}
		case other.Status.Locked():
			a.Last = other
			if ApprovesMinutes(other) { // an extraordinary one says nothing about those before it
				a.Unapproved = nil
			}
		case other.Status != data.Planned && other.Status != data.Issued:
			a.Last = other
			if other.Start.Date() >= m.Start.Date().Add(-366) {
				a.Unapproved = append(a.Unapproved, other)
			}
		}
	}
	return a
}

// UsualWords are the minutes that write themselves under a standing item, from
// what the record says; false where no words are usual, or where what they say
// is not known yet. Where the program prints them by itself, as declarations of
// interest, they are no blocks.
func UsualWords(m record.Meeting, it data.Item, around Neighbours) (doc.Document, bool) {
	opened, ended := m.Times()
	switch PurposeOf(it.Title) {
	case ForOpening:
		opened = cmp.Or(opened, m.Meeting.Start.Clock())
		return timeNote(doc.Opening, opened, "The meeting opened at "+opened.Spoken()+"."), opened != ""
	case ForApologies:
		return apologies(m)
	case ForInterests:
		if len(m.Declarations) > 0 {
			return doc.Document{}, true
		}
		return NoneDeclared(), true
	case ForMinutes:
		return approval(m, around)
	case ForPublic:
		return sentence("No members of the public wished to speak."), true
	case ForAnnouncements:
		return sentence("There were no announcements."), true
	case ForNextMeeting:
		return nextMeeting(m.Meeting, around.Next)
	case ForClose:
		ended = cmp.Or(ended, around.Now)
		return timeNote(doc.Closing, ended, "The meeting closed at "+ended.Spoken()+"."), ended != ""
	}
	return doc.Document{}, false
}

// NoneDeclared are the usual words where nobody has declared an interest.
func NoneDeclared() doc.Document { return sentence("None.") }

// SameWords tells whether two texts say the same in the same form, whatever the
// ids of their blocks.
func SameWords(a, b doc.Document) bool {
	a, b = doc.Normalise(a), doc.Normalise(b)
	if len(a.Blocks) != len(b.Blocks) {
		return false
	}
	for i, x := range a.Blocks {
		y := b.Blocks[i]
		x.ID, y.ID = "", ""
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

func sentence(s string) doc.Document { return doc.Document{Blocks: []doc.Block{doc.Text(s)}} }

func timeNote(kind doc.NoteKind, at data.Clock, sentence string) doc.Document {
	b := doc.NewBlock(doc.TimeNoteKind, 0, sentence)
	b.Time = &doc.TimeNote{Kind: kind, At: string(at)}
	return doc.Document{Blocks: []doc.Block{b}}
}

// apologies says who sent them and who stood in. Nothing is known before
// anybody was marked.
func apologies(m record.Meeting) (doc.Document, bool) {
	attended := m.Attended()
	taken := false
	var members, others []string
	for _, a := range attended {
		taken = taken || a.Presence.Here()
		if a.Presence != data.Apologies {
			continue
		}
		name, member := strings.CutPrefix(shortName(a.Person, attended), councillor+" ")
		if by := standIn(a.Person.ID, attended); by != "" {
			name += " (for whom " + by + " substituted)"
		}
		if member {
			members = append(members, name)
		} else {
			others = append(others, name)
		}
	}
	if len(members)+len(others) == 0 {
		return sentence("There were none."), taken
	}
	var from []string
	if len(members) > 0 {
		title := councillor
		if len(members) > 1 {
			title += "s"
		}
		from = append(from, title+" "+series(members))
	}
	if len(others) > 0 {
		from = append(from, series(others))
	}
	return sentence("Apologies for absence were received from " + strings.Join(from, ", and from ") + "."), true
}

const councillor = "Councillor"

// ShortName is how minutes name somebody after the first time: "Councillor
// Day", or with the given names where two have that family name. Who has no
// title keeps the whole name.
func ShortName(p data.Person, among []data.Person) string {
	if p.Honorific == "" {
		return p.Name()
	}
	for _, other := range among {
		if other.ID != p.ID && strings.EqualFold(other.Family, p.Family) {
			return p.Name()
		}
	}
	return p.Honorific + " " + p.Family
}

func shortName(p data.Person, among []data.Attendance) string {
	people := make([]data.Person, len(among))
	for i, a := range among {
		people[i] = a.Person
	}
	return ShortName(p, people)
}

// standIn is who stood in for a member; empty for nobody.
func standIn(person int64, attended []data.Attendance) string {
	for _, a := range attended {
		if person != 0 && a.For == person && a.Presence.Here() {
			return shortName(a.Person, attended)
		}
	}
	return ""
}

// approval is the resolution on the minutes that wait for one. An extraordinary
// meeting of a principal council approves none: its standing orders must make the
// next ordinary one the suitable meeting for them (SI 1993/202 Sch 2 para 2). A
// parish or community council has no such order: where the summons of an
// extraordinary meeting names the minutes, it may approve them (LGA 1972 Sch 12 para
// 41(1)).
func approval(m record.Meeting, around Neighbours) (doc.Document, bool) {
	if !ApprovesMinutes(m.Meeting) && !IsParish(m.Body.Notice) {
		return doc.Document{}, false
	}
	of, record := "the meeting held on {date}", "a correct record"
	if n := len(around.Unapproved); n > 0 {
		of = MinutesHeldOn(around.Unapproved)
		if n > 1 {
			record = "correct records"
		}
	}
	b := doc.NewBlock(doc.ResolutionKind, 0, fmt.Sprintf("That the minutes of %s be approved as %s and signed by the %s.", of, record, ChairTitle(m.Body.Wording)))
	b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: Lead(m.Body.Wording, doc.Resolved)}
	return doc.Document{Blocks: []doc.Block{b}}, true
}

// nextMeeting says when the body meets next, and where if that is elsewhere.
func nextMeeting(m, next data.Meeting) (doc.Document, bool) {
	if next.ID == 0 {
		return doc.Document{}, false
	}
	s := fmt.Sprintf("The next meeting would be held at %s on %s", next.Start.Clock().Spoken(), next.Start.Date().Long())
	if next.Venue != "" && next.Venue != m.Venue {
		s += " (" + next.Venue + ")"
	}
	return sentence(s + "."), true
}

// series is "a, b and c".
func series(list []string) string {
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}
