package rules

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
)

// Rewording is one correction with which minutes are approved: what a minute of
// the meeting held on a day says, or states beside its words, and what it is to say
// (LGA 1972 Sch 12 para 41: they are signed when they are agreed to be correct).
type Rewording struct {
	On       data.Date
	Minute   string // its number as printed, or its title in quotation marks where it has none; empty for a fact of the meeting as a whole
	What     string // of a fact: record.Fact.What; empty for words of the minute
	Place    int    // which of the places, from 1, where the words stand in the minute more than once; else 0
	Old, New string // New is empty where the words go
	Kept     bool   // the words are kept from the public, so no public minute quotes them
}

// Words is the correction as a resolution says it. dated names the day, where
// the minutes of several meetings are approved.
func (r Rewording) Words(dated bool) string {
	s, of := "minute "+r.Minute, " of "
	switch r.What {
	case record.OfAttendance:
		s = inAttendance
	case record.OfOpening, record.OfEnding:
		s, of = r.What, " on "
	}
	if dated {
		s += of + r.On.Medium()
	}
	if r.Minute != "" && r.What != "" && !r.Kept {
		s += ", " + r.What
	}
	if r.Place > 0 && !r.Kept {
		s += ", " + atPlace(r.Place)
	}
	switch {
	case r.Kept:
		return s + keptWords
	case r.New == "":
		return s + ", delete “" + r.Old + "”"
	}
	return s + ", for “" + r.Old + "” read “" + r.New + "”"
}

// MinuteName is what a correction calls a minute: its number, or its title in
// quotation marks where it has none. The title of private business may tell, so its
// description for the public stands in its place.
func MinuteName(it data.Item, kept bool) string {
	title := it.Title
	if kept {
		title = it.Description
	}
	switch {
	case it.MinuteNumber != "":
		return it.MinuteNumber
	case title == "":
		return "without a number"
	}
	return "“" + title + "”"
}

// ordinals are how places are counted; later ones are in figures.
var ordinals = strings.Fields("first second third fourth fifth sixth seventh eighth ninth")

func atPlace(n int) string {
	if n > len(ordinals) {
		return fmt.Sprintf("at place %d", n)
	}
	return "at the " + ordinals[n-1] + " place"
}

func readPlace(word, figure string) int {
	if n, err := strconv.Atoi(figure); err == nil {
		return n
	}
	return slices.Index(ordinals, word) + 1
}

const inAttendance = "in the attendance"

const keptWords = ", in words that are kept from the public"

// ApprovalWords is the resolution that approves the minutes of some meetings,
// oldest first: as they stand, or subject to corrections. other is a correction in
// words of the clerk's own. Several corrections are lettered parts (doc.Lettered).
func ApprovalWords(w data.Wording, sets []data.Meeting, corrections []Rewording, other string) string {
	record := "a correct record"
	if len(sets) > 1 {
		record = "correct records"
	}
	s := fmt.Sprintf("That the minutes of %s be approved as %s and signed by the %s", MinutesHeldOn(sets), record, ChairTitle(w))
	all := CorrectionList(sets, corrections, other)
	switch len(all) {
	case 0:
		return s + "."
	case 1:
		return s + ", subject to the following correction: " + all[0] + "."
	}
	s += ", subject to the following corrections:"
	for i, c := range all {
		end := ";"
		switch i {
		case len(all) - 2:
			end = "; and"
		case len(all) - 1:
			end = "."
		}
		s += fmt.Sprintf("\n%s %s%s", doc.NextPart(s), c, end)
	}
	return s
}

// CorrectionList is each correction in words, the clerk's own last.
func CorrectionList(sets []data.Meeting, corrections []Rewording, other string) []string {
	var all []string
	for _, c := range corrections {
		all = append(all, c.Words(len(sets) > 1))
	}
	if other = strings.TrimRight(strings.TrimSpace(other), ".;"); other != "" {
		all = append(all, other)
	}
	return all
}

var (
	subjectTo = regexp.MustCompile(`, subject to the following corrections?:\s*(.*)$`)
	reworded  = regexp.MustCompile(`^(?:minute (.+?)(?: of (` + aDay + `))?(?:, (` + aFact + `))?(?:, at (?:the (\pL+) place|place (\d+)))?|(` + ofMeeting + `)(?: (?:of|on) (` + aDay + `))?)` +
		`, (?:for “(.*)” read “(.*)”|delete “(.*)”|in (words that are kept) from the public)$`)
)

// The parts of a correction in words.
const (
	aDay  = `\d{1,2} \p{L}+ \d{4}`
	aFact = record.OfVoteOf + `.+?|` + record.OfMover + `|` + record.OfSeconder + `|` + record.OfVote + `|` + record.OfOutcome + `|` +
		record.OfTime + `|` + record.OfPerson + `|` + record.OfOwner + `|` + record.OfDue
	ofMeeting = inAttendance + `|` + record.OfOpening + `|` + record.OfEnding
)

// Approves tells whether a resolution with its lettered parts approves the
// minutes of a meeting, in words the program or the clerk has given it.
func Approves(resolution []doc.Block, m data.Meeting) bool {
	if len(resolution) == 0 || resolution[0].Resolution == nil {
		return false
	}
	text := resolution[0].Text()
	return strings.Contains(text, "approved") && strings.Contains(text, "minutes") && NamesDay(text, m.Start.Date())
}

// NamesDay tells whether a text names a day as the minutes write it: "4 June 2026"
// is not in "14 June 2026".
func NamesDay(text string, day data.Date) bool {
	return regexp.MustCompile(`\b` + day.Medium() + `\b`).MatchString(text)
}

// ReadCorrections reads the corrections out of a resolution as ApprovalWords wrote
// it; other is what it cannot read, the clerk's own words among it. Where only
// one set is approved the corrections bear no day. Words kept from the public are
// not quoted there, so they are not known.
func ReadCorrections(resolution []doc.Block) (corrections []Rewording, other []string) {
	if len(resolution) == 0 {
		return nil, nil
	}
	found := subjectTo.FindStringSubmatch(resolution[0].Text())
	if found == nil {
		return nil, nil
	}
	all := []string{found[1]}
	for _, part := range resolution[1:] {
		all = append(all, part.Text())
	}
	for _, s := range all {
		s = strings.TrimSuffix(strings.TrimSpace(s), " and")
		s = strings.TrimRight(s, ";.")
		switch f := reworded.FindStringSubmatch(s); {
		case s == "":
		case f == nil:
			other = append(other, s)
		default:
			r := Rewording{On: readMedium(cmp.Or(f[2], f[7])), Minute: f[1], What: cmp.Or(f[3], f[6]), Place: readPlace(f[4], f[5]),
				Old: cmp.Or(f[8], f[10]), New: f[9], Kept: f[11] != ""}
			if r.What == inAttendance {
				r.What = record.OfAttendance
			}
			corrections = append(corrections, r)
		}
	}
	return corrections, other
}

// readMedium reads a day as data.Date.Medium writes it; empty for any other.
func readMedium(s string) data.Date {
	at, err := time.Parse("2 January 2006", s)
	if err != nil {
		return ""
	}
	return data.DateOf(at)
}

// ToReceive lists the meetings of other bodies whose minutes may be received at a
// meeting, oldest first: those of the bodies below its own, held since its last
// meeting, of which there are minutes.
func ToReceive(m data.Meeting, bodies []data.Body, all []data.Meeting) []data.Meeting {
	var last data.DateTime
	for _, other := range all {
		if other.Body == m.Body && other.ID != m.ID && other.Start < m.Start && other.Status != data.Cancelled {
			last = max(last, other.Start)
		}
	}
	below := map[int64]bool{}
	for _, b := range bodies {
		below[b.ID] = b.Parent == m.Body && b.Parent != 0
	}
	var out []data.Meeting
	for _, other := range all {
		if below[other.Body] && other.Start >= last && other.Start < m.Start &&
			other.Status != data.Planned && other.Status != data.Issued && other.Status != data.Cancelled {
			out = append(out, other)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Meeting) int { return strings.Compare(string(a.Start), string(b.Start)) })
	return out
}

// ReceivedWords is the resolution that receives the minutes of another body's
// meeting: they are approved by that body, not here.
func ReceivedWords(body data.Body, m data.Meeting) string {
	return fmt.Sprintf("That the minutes of %s held on %s be received.", english.The(body.Name), m.Start.Date().Medium())
}

// WhyNotNow says why no minutes are approved at a meeting; empty where they are.
func WhyNotNow(m data.Meeting) string {
	if ApprovesMinutes(m) {
		return ""
	}
	return "An extraordinary meeting approves no minutes: they wait for the next ordinary one, which is the suitable meeting for them (LGA 1972 Sch 12 para 41; SI 1993/202 Sch 2 para 2)."
}
