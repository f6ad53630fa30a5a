package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
)

// StepKind says what the chair does at a step.
type StepKind string

const (
	Say      StepKind = "say"      // words the chair speaks
	Do       StepKind = "do"       // what the chair sees to
	Heed     StepKind = "heed"     // what the chair must not overlook
	Put      StepKind = "put"      // a question put to the vote
	Speakers StepKind = "speakers" // the speakers are called here
)

// Step is one thing the chair does at an item.
type Step struct {
	Kind     StepKind
	Text     string    // of Say, Do and Heed
	Question *Question // of Put
	Names    []string  // of Put: who answers, where the vote is taken by name
}

// Business is one part of a meeting as the chair takes it: an item, or what
// comes before, between and after the items.
type Business struct {
	Item   data.Item // the zero Item for what is no item of the agenda
	Number string    // as on the agenda, which is what is read out
	Title  string
	Sub    bool   // a sub-item
	Exempt bool   // taken without the public
	Heads  string // who is in the room for it: "6 of 7 members are here, 5 may vote. Quorum 3."
	Steps  []Step
}

// Procedure is the chair's running sheet: every part of the meeting in the order
// its business is taken, each with the words of procedure, the motions as they
// will be put and the votes in their order. speakers are by item. It says
// nothing that m does not hold: of record.Meeting's Public it is fit for anybody.
func Procedure(m record.Meeting, speakers map[int64][]data.Speaker) []Business {
	p := procedure{m, RollOf(m), agendaNumbers(m), speakers}
	items := inOrderTaken(m.Items, p.roll.Place)
	var out []Business
	if !hasItem(items, ForOpening) {
		out = append(out, p.opening())
	}
	private := false // the public have been asked to leave
	for i, it := range items {
		if it.Heading {
			continue
		}
		exempt := isExemptItem(items, it)
		switch {
		case exempt && !private:
			if !hasItem(items[:i+1], ForExclusion) { // whose own motion is put
				out = append(out, p.exclusion(items[i:]))
			}
			private = true
		case !exempt && private:
			out = append(out, Business{Title: "The public may return", Steps: []Step{
				{Kind: Say, Text: "The public part of the meeting is resumed. The press and public may come in again."}}})
			private = false
		}
		b := p.item(it, items[i:])
		b.Exempt = exempt
		out = append(out, b)
		private = private || PurposeOf(it.Title) == ForExclusion && anyExempt(items[i:])
	}
	if !hasItem(items, ForClose) {
		out = append(out, p.closing())
	}
	return out
}

// hasItem tells whether there is an item for a purpose.
func hasItem(items []record.Item, purpose Purpose) bool {
	return slices.ContainsFunc(items, func(it record.Item) bool { return !it.Heading && PurposeOf(it.Title) == purpose })
}

// procedure is what the words of procedure are made of.
type procedure struct {
	record.Meeting
	roll     Roll
	numbers  map[int64]string
	speakers map[int64][]data.Speaker
}

func agendaNumbers(m record.Meeting) map[int64]string {
	var items []data.Item
	for _, it := range m.Items {
		items = append(items, it.Item)
	}
	return AgendaNumbers(items)
}

// inOrderTaken puts items into the order in which their business is taken.
func inOrderTaken(items []record.Item, place map[int64]int) []record.Item {
	out := slices.Clone(items)
	slices.SortStableFunc(out, func(a, b record.Item) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return out
}

// isExemptItem tells whether an item is kept from the public, by itself or with
// the item it is under.
func isExemptItem(items []record.Item, it record.Item) bool {
	if it.Exempt != "" || it.Parent == 0 {
		return it.Exempt != ""
	}
	i := slices.IndexFunc(items, func(other record.Item) bool { return other.ID == it.Parent })
	return i >= 0 && isExemptItem(items, items[i])
}

func anyExempt(items []record.Item) bool {
	return slices.ContainsFunc(items, func(it record.Item) bool { return isExemptItem(items, it) })
}

// opening is what the chair says before the first item.
func (p procedure) opening() Business {
	b := Business{Title: "Opening", Heads: p.heads(0)}
	p.open(&b)
	return b
}

func (p procedure) open(b *Business) {
	greeting := "Good evening"
	switch at := p.Meeting.Meeting.Start.Clock(); {
	case at < "12:00":
		greeting = "Good morning"
	case at < "17:00":
		greeting = "Good afternoon"
	}
	b.say(fmt.Sprintf("%s. I open this meeting of %s.", greeting, english.The(p.Body.Name)))
	if n := Quorum(p.Body); n > 0 {
		b.do(fmt.Sprintf("Count the members before anything else: the quorum is %d.", n))
	}
	b.heed(p.inquorate(0))
	b.say("Anyone may film or record the public part of this meeting. Please set telephones to silent.")
	b.do("Ask the clerk to note the time.")
}

// closing is what the chair says after the last item.
func (p procedure) closing() Business {
	b := Business{Title: "Close"}
	p.close(&b)
	return b
}

func (p procedure) close(b *Business) {
	b.say("That is all the business. Thank you for coming. I declare the meeting closed.")
	if _, ended := p.Times(); ended != "" {
		b.do("The meeting ended at " + ended.Spoken() + ".")
		return
	}
	b.do("Ask the clerk to note the time.")
}

// exclusion is what the chair puts before the first item kept from the public.
func (p procedure) exclusion(rest []record.Item) Business {
	b := Business{Title: "Exclusion of the public"}
	p.exclude(&b, rest)
	return b
}

// exclude adds the steps that keep the public out for the exempt items among
// rest.
func (p procedure) exclude(b *Business, rest []record.Item) {
	var reasons []string
	var private []data.Item
	for _, it := range rest {
		if it.Exempt != "" && !it.Heading {
			it.AgendaNumber = p.numbers[it.ID]
			reasons = append(reasons, it.Exempt)
			private = append(private, it.Item)
		}
	}
	if len(private) == 0 {
		b.say("No item of this agenda needs the press and public to leave.")
		return
	}
	q := Question{Name: "The motion to exclude the public", Lines: []string{Exclusion(p.Body, private, reasons...)}, Result: p.excludedAt()}
	b.put(q, nil)
	if q.Result != "" {
		return
	}
	b.do("When it is carried, ask the press and public to leave, and see that recording and streaming stop.")
}

// excludedAt is the result of the motion that excludes the public where the
// minutes say that they have left; else empty.
func (p procedure) excludedAt() string {
	for _, n := range p.Moments() {
		if n.Kind == doc.Exclusion {
			return strings.TrimSuffix("CARRIED, "+data.Clock(n.At).Spoken(), ", ")
		}
	}
	return ""
}

func (b *Business) say(text string) { b.add(Step{Kind: Say, Text: text}) }
func (b *Business) do(text string)  { b.add(Step{Kind: Do, Text: text}) }

// heed adds what must not be overlooked, if there is anything.
func (b *Business) heed(text string) {
	if text != "" {
		b.add(Step{Kind: Heed, Text: text})
	}
}

func (b *Business) put(q Question, names []string) {
	b.add(Step{Kind: Put, Question: &q, Names: names})
}

func (b *Business) add(s Step) { b.Steps = append(b.Steps, s) }

// heads says who is in the room at an item; empty until attendance is taken.
func (p procedure) heads(item int64) string {
	if !p.roll.Taken() {
		return ""
	}
	in, of := p.roll.Heads(item)
	s := fmt.Sprintf("%d of %d members are here", in, of)
	if may := len(p.roll.Voters(item)); may != in {
		s += fmt.Sprintf(", %d may vote", may)
	}
	s += "."
	if n := Quorum(p.Body); n > 0 {
		s += fmt.Sprintf(" Quorum %d.", n)
	}
	return s
}

// inquorate says that too few are in the room at an item to take it; empty
// while there are enough, or while that is not known.
func (p procedure) inquorate(item int64) string {
	in, _ := p.roll.Heads(item)
	n := Quorum(p.Body)
	if !p.roll.Taken() || in >= n {
		return ""
	}
	return fmt.Sprintf("NO QUORUM: %d here, %d needed. Nothing can be decided: wait, adjourn, or take this later.", in, n)
}

// BusinessAt is the part of a running sheet at an item: the item, and what is said
// between the item before and it; at the last item the close too.
func BusinessAt(all []Business, item int64) []Business {
	from := 0
	for i, b := range all {
		switch {
		case b.Item.ID == item && item != 0:
			to := i + 1
			if to == len(all)-1 && all[to].Item.ID == 0 {
				to++
			}
			return all[from:to]
		case b.Item.ID != 0:
			from = i + 1
		}
	}
	return nil
}
