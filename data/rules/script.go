package rules

import (
	"fmt"
	"regexp"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// item is one item of business; rest are the items from it on. What the chair
// reads out of its agenda is public.
func (p procedure) item(it record.Item, rest []record.Item) Business {
	it.Agenda = doc.Public(it.Agenda)
	b := Business{Item: it.Item, Number: p.numbers[it.ID], Title: strings.TrimSpace(it.Title), Sub: it.Depth > 0, Heads: p.heads(it.ID)}
	b.heed(p.inquorate(it.ID))
	if it.Urgent != "" {
		b.heed("Urgent business, not on the agenda as it was issued. Say why it cannot wait (LGA 1972 s.100B(4)(b)): " + it.Urgent)
	}
	for _, d := range p.Declarations {
		if d.Item == it.ID && d.Item != 0 {
			b.add(interested(d))
		}
	}
	questions := Questions(it.Minutes)
	switch PurposeOf(it.Title) {
	case ForOpening:
		p.open(&b)
	case ForClose:
		p.close(&b)
	case ForApologies:
		p.apologies(&b)
	case ForInterests:
		b.say("Members are reminded to declare any interest in an item of this agenda, now or as soon as they become aware of it.")
		b.do("For each: which item, what kind of interest, and whether the member will leave the room.")
	case ForMinutes:
		b.say("Are there any corrections? We speak of accuracy only, not of matters arising.")
		if len(questions) == 0 {
			b.put(Question{Name: "The minutes", Lines: []string{approvalOf(it)}}, nil)
			b.do("Sign the minutes and initial every leaf (LGA 1972 Sch 12 para 41).")
		}
	case ForPublic:
		b.say("I invite the members of the public who wish to speak. Please give your name and keep to the time allowed.")
		b.call()
	case ForExclusion:
		if len(questions) == 0 {
			p.exclude(&b, rest)
		}
	case ForNextMeeting:
		b.announce(firstLine(it.Agenda), "Announce the day of the next meeting.")
	case ForAnnouncements:
		b.announce(firstLine(it.Agenda), "Make your announcements, and ask for others.")
	default:
		p.report(&b, it, len(questions) > 0)
	}
	p.putAll(&b, it, questions)
	return b
}

// announce says what the agenda says; otherwise has the chair see to it.
func (b *Business) announce(words, otherwise string) {
	if words == "" {
		b.do(otherwise)
		return
	}
	b.say(words)
}

// apologies reads out who is away and who stands in.
func (p procedure) apologies(b *Business) {
	var away, standIns []string
	for _, a := range p.Attendance {
		if a.Presence == data.Apologies {
			away = append(away, a.Person.Name())
		}
		if a.For != 0 && a.Presence.Here() {
			standIns = append(standIns, a.Person.Name()+" for "+p.nameOf(a.For))
		}
	}
	if len(away) == 0 {
		b.say("Are there any apologies for absence?")
	} else {
		b.say("Apologies have been received from " + series(away) + ". Are there any others?")
	}
	if len(standIns) > 0 {
		b.say("Substitutes: " + strings.Join(standIns, "; ") + ".")
	}
}

func (p procedure) nameOf(person int64) string {
	for _, m := range p.Members {
		if m.Person.ID == person {
			return m.Person.Name()
		}
	}
	return "a member"
}

// report introduces an item and opens the debate. moved says that something has
// been moved on it already.
func (p procedure) report(b *Business, it record.Item, moved bool) {
	opening := joinWords("Item", b.Number) + ": " + b.Title + "."
	if b.Number == "" {
		opening = b.Title + "."
	}
	if who := presenter(it.Presenter); who != "" {
		b.say(opening + " I ask " + who + " to introduce it.")
		b.say("Are there any questions on the report?")
	} else {
		b.say(opening)
	}
	b.call()
	if moved {
		return
	}
	offer, clear := OfferFor(it.Item, it.Agenda, p.Body.Wording)
	if !clear {
		b.say("Is there a motion? Is it seconded?")
		return
	}
	b.say("Will somebody move the recommendation? Is it seconded?")
	b.put(Question{Name: "The recommendation", Lines: strings.Split(offer.Text, "\n")}, p.byName(it))
	p.howToPut(b, it)
}

// call adds the place where speakers are called.
func (b *Business) call() { b.add(Step{Kind: Speakers}) }

// presenter is whom the chair asks: "Report of the Head of Finance" is "the Head
// of Finance".
func presenter(s string) string {
	s = strings.TrimSpace(s)
	for _, lead := range []string{"report of ", "report by ", "joint report of "} {
		if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
			return strings.TrimSpace(s[len(lead):])
		}
	}
	return s
}

// putAll adds what has been moved at an item, in the order the votes are taken.
func (p procedure) putAll(b *Business, it record.Item, questions []Question) {
	open := 0
	for _, q := range questions {
		if q.Result != "" {
			b.put(q, nil)
			continue
		}
		open++
		switch {
		case q.Seconder == "" && q.Kind != doc.ResolutionKind:
			b.do(q.Name + ": is it seconded? Without a seconder it falls, where the rules ask for one.")
		case q.Kind == doc.AmendmentKind:
			b.do("Debate the amendment only, and put it before anything else.")
		case q.Name == "The substantive motion":
			b.do("The motion is now the substantive one: read it out as amended.")
		}
		b.put(q, p.byName(it))
	}
	if open > 0 {
		p.howToPut(b, it)
	}
}

// howToPut adds how a question is put, and what to do on a tie.
func (p procedure) howToPut(b *Business, it record.Item) {
	if it.Budget {
		b.heed("The vote is recorded by name (SI 2014/165): the clerk calls the names.")
	} else {
		b.say("Those in favour? … Those against? … Abstentions?")
	}
	b.do(fmt.Sprintf("On a tie: “As %s I have a second or casting vote” (LGA 1972 Sch 12 para 39). It need not be used; without it the question is lost.",
		ChairTitle(p.Body.Wording)))
	b.say("The question is carried. (Or: The question is lost.)")
}

// byName lists who answers to a vote by name at a budget item.
func (p procedure) byName(it record.Item) []string {
	if !it.Budget {
		return nil
	}
	var out []string
	for _, v := range p.roll.Voters(it.ID) {
		out = append(out, v.Name())
	}
	return out
}

// interested says what a member's interest asks of the chair: with a pecuniary
// one, or a prejudicial one in Wales, the member takes no part and does not vote
// unless there is a dispensation (Localism Act 2011 s.31(4), s.33).
func interested(d data.Declaration) Step {
	article := "a "
	if d.Kind == data.OtherRegister {
		article = "an "
	}
	s := d.Person.Name() + " has declared " + article + string(d.Kind) + " interest"
	switch {
	case d.Dispensation != "":
		return Step{Kind: Do, Text: s + " and has a dispensation (" + d.Dispensation + "): may take part."}
	case d.Conduct == data.SpokeAndLeft:
		return Step{Kind: Heed, Text: s + ": may speak first, then leaves the room before the debate and does not vote."}
	case d.Conduct == data.LeftRoom:
		return Step{Kind: Heed, Text: s + ": leaves the room now, takes no part and does not vote."}
	case d.Kind == data.Pecuniary, d.Kind == data.Prejudicial:
		return Step{Kind: Heed, Text: s + ": takes no part and does not vote."}
	}
	return Step{Kind: Do, Text: s + " and stays."}
}

var writtenDate = regexp.MustCompile(`\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`)

// approvalOf is the question by which minutes are approved: it names the days
// that the item names.
func approvalOf(it record.Item) string {
	days := writtenDate.FindAllString(it.Title+"\n"+doc.Plain(it.Agenda), -1)
	switch len(days) {
	case 0:
		return "Is it agreed that the minutes of the last meeting be signed as a correct record?"
	case 1:
		return "Is it agreed that the minutes of the meeting held on " + days[0] + " be signed as a correct record?"
	}
	return "Is it agreed that the minutes of the meetings held on " + series(days) + " be signed as correct records?"
}

func firstLine(d doc.Document) string {
	for _, line := range doc.Lines(d) {
		if line != "" {
			return line
		}
	}
	return ""
}

func joinWords(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
