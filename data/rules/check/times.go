package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

var resumed = regexp.MustCompile(`(?i)\b(?:resumed?|reconvened?|continued) at\b|\buntil \d`)

// stamp is a note of time in its place.
type stamp struct {
	item  record.Item
	block doc.Block
	at    data.Clock
}

// times finds notes of time that go back, or lie outside the meeting, and an
// adjournment after which business goes on without a word that the meeting
// resumed.
func times(s *sitting) []Finding {
	var out []Finding
	var all []stamp
	for _, i := range s.order {
		it := s.Items[i]
		for n, b := range it.Minutes.Blocks {
			if b.Time == nil {
				continue
			}
			if b.Time.At != "" {
				all = append(all, stamp{it, b, data.Clock(b.Time.At)})
			}
			stops := b.Time.Kind == doc.Adjournment || b.Time.Kind == doc.Suspension
			if stops && !resumed.MatchString(b.Text()) && s.past(it.ID) && s.goesOn(it, n) {
				out = append(out, on(it, b, NotResumed, minuteLaw, "Nothing says when the meeting resumed after this."))
			}
		}
	}
	before, ended := s.Times()
	for _, st := range all {
		if late(before, st.at) {
			out = append(out, on(st.item, st.block, WrongTime, goodPractice,
				fmt.Sprintf("%s comes before %s, which stands above it.", st.at.Spoken(), before.Spoken())))
			continue
		}
		if late(st.at, ended) {
			out = append(out, on(st.item, st.block, WrongTime, goodPractice,
				fmt.Sprintf("%s comes after the meeting ended at %s.", st.at.Spoken(), ended.Spoken())))
		}
		before = st.at
	}
	return out
}

// bounds finds a meeting that opened or ended twice.
func bounds(s *sitting) []Finding {
	var out []Finding
	first := map[doc.NoteKind]data.Clock{}
	for _, i := range s.order {
		for _, b := range s.Items[i].Minutes.Blocks {
			if b.Time == nil || b.Time.Kind != doc.Opening && b.Time.Kind != doc.Closing {
				continue
			}
			at, twice := first[b.Time.Kind]
			if !twice {
				first[b.Time.Kind] = data.Clock(b.Time.At)
				continue
			}
			does := map[doc.NoteKind]string{doc.Opening: "opened", doc.Closing: "closed"}[b.Time.Kind]
			says := fmt.Sprintf("The meeting %s once: a note above says that too.", does)
			if at != "" {
				says = fmt.Sprintf("The meeting %s once: a note above says that it did at %s.", does, at.Spoken())
			}
			out = append(out, on(s.Items[i], b, TwoTimes, goodPractice, says))
		}
	}
	return out
}

// late tells whether one time comes after another on the same evening; a step
// back of more than half a day is midnight gone by.
func late(a, b data.Clock) bool {
	if a == "" || b == "" || a <= b {
		return false
	}
	return minutes(a)-minutes(b) < 12*60
}

func minutes(c data.Clock) int {
	if len(c) != len("15:04") {
		return 0
	}
	return 60*number(string(c[:2])) + number(string(c[3:]))
}

// goesOn tells whether business is minuted after a block of an item and nothing
// says that the meeting resumed.
func (s *sitting) goesOn(it record.Item, block int) bool {
	from := slices.IndexFunc(s.order, func(i int) bool { return s.Items[i].ID == it.ID })
	business := false
	for n, i := range s.order[from:] {
		blocks := s.Items[i].Minutes.Blocks
		if n == 0 {
			blocks = blocks[block+1:]
		}
		for _, b := range blocks {
			switch {
			case b.Time != nil && b.Time.Kind == doc.Resumption || resumed.MatchString(b.Text()):
				return false
			case b.Time != nil && b.Time.Kind == doc.Closing && !business:
				return false
			}
			business = business || b.Time == nil && strings.TrimSpace(b.Text()) != ""
		}
	}
	return business
}
