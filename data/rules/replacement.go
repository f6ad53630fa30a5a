package rules

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
)

// Replacement is one correction of minutes: of words, which stand at one place of
// the text, as whole words, or of a fact (record.Fact). Item, Minute, Block and Place
// narrow where that is.
type Replacement struct {
	Item     int64  // 0: any item of the meeting
	Minute   string // its number as printed, "31"; empty: any
	Block    string // empty: anywhere in the item
	What     string // of a fact: record.Fact.What; empty for words, or for either where Old says it
	Place    int    // where the words stand more than once: which of the places, from 1; 0 where they stand once
	Old, New string // New is empty where the words go
}

// Make is a meeting with the correction marked in it, the note beside it, and the
// correction as a resolution says it. Words that are not in the text may be those of
// one fact: “Councillor Ann Day: present”, “seconder: Councillor Ben Roe”. Where they
// stand more than once the error lists the places.
func (r Replacement) Make(m record.Meeting, note string) (record.Meeting, Rewording, error) {
	r.Old, r.New = strings.TrimSpace(r.Old), strings.TrimSpace(doc.Clean(r.New))
	if r.Old == "" {
		return m, Rewording{}, errors.New("a correction names the words that are to be corrected")
	}
	if !slices.ContainsFunc(m.Items, r.in) && (r.Minute != "" || r.Item != 0) {
		return m, Rewording{}, fmt.Errorf("there is no minute %s", cmp.Or(r.Minute, "of that item"))
	}
	if r.What == "" {
		if stands := r.stands(m); len(stands) > 0 {
			return r.makeWords(m, stands, note)
		}
	}
	return r.makeFact(m, note)
}

// in tells whether an item is one that is looked at.
func (r Replacement) in(it record.Item) bool {
	return (r.Item == 0 || r.Item == it.ID) && (r.Minute == "" || r.Minute == it.MinuteNumber)
}

// stand is a spot in the minutes of an item.
type stand struct {
	spot
	item int
}

func (r Replacement) stands(m record.Meeting) []stand {
	var out []stand
	for i, it := range m.Items {
		if r.in(it) {
			for _, s := range spots(it.Minutes, r.Block, r.Old) {
				out = append(out, stand{s, i})
			}
		}
	}
	return out
}

func (r Replacement) makeWords(m record.Meeting, all []stand, note string) (record.Meeting, Rewording, error) {
	at := r.Place - 1
	open := 0 // places that were not corrected yet
	for i, s := range all {
		if !s.struck {
			if open++; r.Place == 0 {
				at = i
			}
		}
	}
	switch {
	case r.Place == 0 && open > 1, at >= len(all):
		return m, Rewording{}, r.severalWords(m, all)
	case at < 0 || all[at].struck:
		return m, Rewording{}, fmt.Errorf("the words “%s” are corrected already", r.Old)
	}
	s := all[at]
	it := m.Items[s.item]
	kept := it.Minutes.Kept()[it.Minutes.Blocks[s.block].ID] || m.Withheld(s.item) != ""
	m.Items = slices.Clone(m.Items)
	m.Items[s.item].Minutes = s.mark(it.Minutes, r.New, note)
	return m, Rewording{On: m.Meeting.Start.Date(), Minute: MinuteName(it.Item, kept), Place: r.placeInItem(it, s.spot), Old: r.Old, New: r.New, Kept: kept}, nil
}

// placeInItem is which of the places in the minute a spot is, from 1; 0 where the
// words stand there once.
func (r Replacement) placeInItem(it record.Item, s spot) int {
	all := spots(it.Minutes, "", r.Old)
	if len(all) < 2 {
		return 0
	}
	return slices.Index(all, s) + 1
}

// mostListed is how many places an error lists.
const mostListed = 9

// severalWords lists the places at which words stand.
func (r Replacement) severalWords(m record.Meeting, all []stand) error {
	var places []string
	for _, s := range all {
		it := m.Items[s.item]
		place := "minute " + MinuteName(it.Item, false)
		if b := it.Minutes.Blocks[s.block]; b.Kind.IsProposal() {
			place += ", " + string(b.Kind)
		}
		places = append(places, place+", "+s.around(it))
	}
	return several(fmt.Sprintf("the words “%s” stand in the minutes", r.Old), places)
}

func (r Replacement) severalFacts(m record.Meeting, all []record.Fact) error {
	var places []string
	for _, f := range all {
		place := f.What
		if it, ok := itemOf(m, f); ok {
			b, _ := it.Minutes.Block(f.Block)
			place = "minute " + MinuteName(it.Item, false) + ", " + f.What + " of “" + shortly(b.Text()) + "”"
		}
		places = append(places, place)
	}
	return several(fmt.Sprintf("“%s” is stated in the minutes", r.Old), places)
}

func several(what string, places []string) error {
	times := fmt.Sprintf("%d times", len(places))
	if len(places) == 1 {
		times = "once"
	}
	var list []string
	for i, p := range places {
		if i == mostListed {
			list = append(list, fmt.Sprintf("and %d more", len(places)-i))
			break
		}
		list = append(list, fmt.Sprintf("(%d) %s", i+1, p))
	}
	return fmt.Errorf("%s %s: name more of them, the minute or which place; %s", what, times, strings.Join(list, "; "))
}

// around is a spot, in brackets, with some words on either side.
func (s spot) around(it record.Item) string {
	b := it.Minutes.Blocks[s.block]
	runs := b.Runs
	if b.Table != nil {
		runs = b.Table.Rows[s.row][s.cell].Runs
	}
	var text []rune
	for _, r := range runs {
		text = append(text, []rune(strings.ReplaceAll(r.Text, "\n", " "))...)
	}
	from, to := s.from, s.to
	for n := 0; from > 0 && (n < mostAround || text[from-1] != ' '); from-- {
		n++
	}
	for n := 0; to < len(text) && (n < mostAround || text[to] != ' '); to++ {
		n++
	}
	before, after := strings.TrimLeft(string(text[from:s.from]), " "), strings.TrimRight(string(text[s.to:to]), " ")
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	return "“" + before + "[" + string(text[s.from:s.to]) + "]" + after + "”"
}

// mostAround is how many characters stand on either side of listed words, at least.
const mostAround = 20

// shortly is the beginning of a text.
func shortly(text string) string {
	words := strings.Fields(text)
	if len(words) > 8 {
		return strings.Join(words[:8], " ") + "…"
	}
	return strings.Join(words, " ")
}
