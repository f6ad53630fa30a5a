package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
)

// makeFact is Make for a correction of a fact.
func (r Replacement) makeFact(m record.Meeting, note string) (record.Meeting, Rewording, error) {
	var found, open []record.Fact // as they stood, and those of them that stand so still
	stated := m.Original().Facts()
	now := m.Facts()
	for _, f := range stated {
		if !r.states(m, f) {
			continue
		}
		if found = append(found, f); slices.Contains(now, f) {
			open = append(open, f)
		}
	}
	if r.Place == 0 && len(open) > 0 {
		found = open
	}
	switch {
	case len(found) == 0:
		return m, Rewording{}, r.unstated(m, now)
	case r.Place > len(found), r.Place == 0 && len(found) > 1:
		return m, Rewording{}, r.severalFacts(m, found)
	}
	f := found[max(r.Place, 1)-1]
	_, fresh, named := cutWhat(r.New)
	if !named {
		fresh = r.New
	}
	out, err := m.Correct(f, fresh, note)
	if err != nil {
		return m, Rewording{}, err
	}
	is, _ := out.Fact(f)
	said := Rewording{On: m.Meeting.Start.Date(), What: f.What, Old: f.Words, New: cmp.Or(is.Words, record.NotStated), Kept: f.Exempt != ""}
	if it, ok := itemOf(m, f); ok {
		said.Minute, said.Place = MinuteName(it.Item, said.Kept), NthFact(stated, f)
	}
	return out, said, nil
}

// NthFact tells which of the facts of one minute that read the same a fact is, from 1;
// 0 where no other does: a motion and its resolution may have the same seconder.
func NthFact(stated []record.Fact, f record.Fact) int {
	n, of := 0, 0
	for _, x := range stated {
		if x.Item == f.Item && x.What == f.What && x.Words == f.Words {
			if of++; x == f {
				n = of
			}
		}
	}
	if of < 2 {
		return 0
	}
	return n
}

// unstated says that the minutes do not have what is to be corrected; where a kind of
// fact is named, what they state of it instead.
func (r Replacement) unstated(m record.Meeting, now []record.Fact) error {
	_, words, named := cutWhat(r.Old)
	what, _, _ := strings.Cut(r.Old, ":") // as it was typed
	switch {
	case r.What != "":
		what, words = r.What, r.Old
	case !named:
		return fmt.Errorf("the words “%s” are not in the minutes that are to be corrected", r.Old)
	}
	what = strings.TrimSpace(what)
	var list []string
	for _, f := range now {
		if !strings.EqualFold(f.What, what) || !r.within(m, f) {
			continue
		}
		what = f.What
		s := "“" + f.Words + "”"
		if it, ok := itemOf(m, f); ok && r.Minute == "" {
			s = "minute " + MinuteName(it.Item, false) + ", " + s
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	s := fmt.Sprintf("the minutes that are to be corrected do not state the %s “%s”", what, words)
	if r.Minute != "" {
		s = fmt.Sprintf("minute %s does not state the %s “%s”", r.Minute, what, words)
	}
	switch n := len(list) - mostListed; {
	case len(list) == 0:
		return fmt.Errorf("%s, nor any other", s)
	case n > 0:
		list = append(list[:mostListed], fmt.Sprintf("and %d more", n))
	}
	return fmt.Errorf("%s but %s", s, strings.Join(list, "; "))
}

// itemOf is the item that a fact is of; false for one of the meeting as a whole.
func itemOf(m record.Meeting, f record.Fact) (record.Item, bool) {
	i := slices.IndexFunc(m.Items, func(it record.Item) bool { return f.Item != "" && it.UID == f.Item })
	if i < 0 {
		return record.Item{}, false
	}
	return m.Items[i], true
}

// within tells whether a fact is where the correction is to be made.
func (r Replacement) within(m record.Meeting, f record.Fact) bool {
	it, ok := itemOf(m, f)
	return (r.Item == 0 && r.Minute == "" || ok && r.in(it)) && (r.Block == "" || r.Block == f.Block)
}

// states tells whether a fact is what the correction names.
func (r Replacement) states(m record.Meeting, f record.Fact) bool {
	if !r.within(m, f) || r.What != "" && r.What != f.What {
		return false
	}
	typed, words := asTyped(r.Old), asTyped(f.Words)
	if what, rest, ok := cutWhat(r.Old); ok && what == strings.ToLower(f.What) && (asTyped(rest) == words || f.What == record.OfAttendance && samePart(rest, f.Words)) {
		return true
	}
	return typed == words || f.What == record.OfAttendance && samePart(r.Old, f.Words)
}

// samePart tells whether words name a person's part in the meeting: their name,
// however it is typed, and at least whether they were there.
func samePart(typed, words string) bool {
	name, part, ok := strings.Cut(typed, ":")
	who, is, _ := strings.Cut(words, ":")
	part, is = asTyped(part), asTyped(is)
	rest, begins := strings.CutPrefix(is, part)
	return ok && part != "" && data.NameKey(name) == data.NameKey(who) && begins && (rest == "" || strings.HasPrefix(rest, " as ") || rest[0] == ';')
}

// cutWhat parts “seconder: Councillor Ben Roe” in what it is of and the words.
func cutWhat(s string) (what, words string, ok bool) {
	what, words, ok = strings.Cut(s, ":")
	what = strings.ToLower(strings.TrimSpace(what))
	return what, strings.TrimSpace(words), ok && (slices.Contains(factNames, what) || strings.HasPrefix(what, record.OfVoteOf))
}

var factNames = []string{record.OfAttendance, record.OfOpening, record.OfEnding, record.OfMover, record.OfSeconder, record.OfVote, record.OfOutcome,
	record.OfTime, record.OfPerson, record.OfOwner, record.OfDue}

// asTyped are words as they are compared.
func asTyped(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.Map(likeTyped, strings.TrimRight(strings.TrimSpace(s), ".")))), " ")
}
