package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Source says where business that waits for an agenda comes from.
type Source string

const (
	FromPlan  Source = "forward plan"
	PutOff    Source = "deferred"        // a decision put it off
	AskedBack Source = "asked for"       // the minutes ask for it at a later meeting
	Arising   Source = "matters arising" // an open action
)

// Matter is something that waits to come onto an agenda.
type Matter struct {
	Source    Source
	Title     string      // of the item it would be
	Text      string      // its agenda text, a paragraph a line; of an action, what is to be done
	Said      string      // the decision or sentence it comes from
	Presenter string      // who presents it; of an action, its owner
	Exempt    string      // as Item.Exempt: what was private stays so
	Due       data.Date   // when it is expected or was to be done
	Entry     int64       // the line of the forward plan; 0 for none
	From      data.Minute // the minute it comes from; zero for the plan
	Progress  string      // of an action, what its owner last said
}

var (
	// laterMeeting is how minutes ask for something at a meeting to come.
	laterMeeting = regexp.MustCompile(`(?i)\b(?:to|at|until|for|before)\s+(?:a|the|our|its)\s+(?:future|later|next|following|subsequent|forthcoming)\s+(?:[\p{L}-]+\s+)?meeting\b`)
	putOff       = regexp.MustCompile(`(?i)\b(?:deferred|adjourned|postponed|carried forward)\b`)
)

// PutsOff tells whether a decision puts its business off.
func PutsOff(d doc.Decision) bool {
	switch {
	case d.Kind == doc.ResolutionKind:
		return d.Verb == doc.Deferred || putOff.MatchString(d.Text) && laterMeeting.MatchString(d.Text)
	case d.Kind == doc.MotionKind:
		return d.Outcome == doc.DeferredTo
	}
	return false
}

// Waiting lists the business that waits for the agenda of a meeting: what the
// forward plan expects, first what is due; what earlier meetings put off or asked
// for at a later one, newest first; and the actions still open, by their day.
// here is the agenda so far. What has come back since, stands in the plan or on
// the agenda is not listed again.
func Waiting(m data.Meeting, here []record.Item, plan []data.PlanEntry, earlier []record.Meeting) []Matter {
	var out []Matter
	planned := map[int64]bool{}
	for _, e := range plan {
		planned[e.Source] = true
		if e.Item == 0 && !titled(here, e.Title) {
			out = append(out, Matter{Source: FromPlan, Title: e.Title, Text: e.Text, Presenter: e.Presenter, Exempt: e.Exempt, Due: e.Due, Entry: e.ID})
		}
	}
	slices.SortStableFunc(out, func(x, y Matter) int {
		return cmp.Or(boolOrder(x.Due == "", y.Due == ""), cmp.Compare(x.Due, y.Due))
	})
	sorted := slices.Clone(earlier)
	slices.SortStableFunc(sorted, func(x, y record.Meeting) int { return cmp.Compare(y.Meeting.Start, x.Meeting.Start) })
	since := [][]record.Item{here} // the agendas after the meeting at hand
	var open []Matter
	for _, old := range sorted {
		if old.Meeting.ID == m.ID || old.Meeting.Start >= m.Start || old.Meeting.Status == data.Cancelled {
			continue
		}
		for _, it := range old.Items {
			if !planned[it.ID] {
				out = append(out, putOffAt(old, it, since)...)
			}
		}
		for _, a := range old.Actions {
			if b, ok := openAction(old, a, here); ok {
				open = append(open, b)
			}
		}
		since = append(since, old.Items)
	}
	slices.SortStableFunc(open, func(x, y Matter) int {
		return cmp.Or(boolOrder(x.Due == "", y.Due == ""), cmp.Compare(x.Due, y.Due), cmp.Compare(x.From.On, y.From.On))
	})
	return append(out, open...)
}

func boolOrder(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// putOffAt is what the minutes of an item leave for a later meeting, unless one
// has had it since.
func putOffAt(m record.Meeting, it record.Item, since [][]record.Item) []Matter {
	if slices.ContainsFunc(since, func(items []record.Item) bool { return refersTo(items, it.UID) }) {
		return nil
	}
	b := Matter{Title: it.Title, Presenter: it.Presenter, Exempt: exemptOf(m, it), From: minuteOf(m, it)}
	b.Text = CarriedText(it.Agenda, b.Exempt)
	kept := it.Minutes.Kept()
	reason := func(block string) string {
		if found, i := it.Minutes.Block(block); i >= 0 && kept[block] {
			return cmp.Or(b.Exempt, found.Exempt, "confidential")
		}
		return b.Exempt
	}
	for _, d := range it.Decisions() {
		back := slices.ContainsFunc(since, func(items []record.Item) bool { return titled(items, it.Title) })
		if PutsOff(d) && !back {
			b.Source, b.Said, b.Exempt = PutOff, d.Text, reason(d.Block)
			return []Matter{b}
		}
	}
	if PurposeOf(it.Title) != OtherBusiness {
		return nil
	}
	var out []Matter
	for _, block := range it.Minutes.Blocks {
		words := block.Text()
		if block.Kind != doc.Paragraph && !block.Kind.IsList() || !strings.Contains(strings.ToLower(words), "meeting") {
			continue
		}
		for _, s := range sentencesOf(words) {
			if laterMeeting.MatchString(s) {
				asked := b
				asked.Source, asked.Said, asked.Text, asked.Presenter, asked.Exempt = AskedBack, s, "", "", reason(block.ID)
				out = append(out, asked)
			}
		}
	}
	return out
}

// CarriedText is an agenda text as it goes on to the forward plan or another
// agenda, a paragraph a line. Passages of an open item that are kept from the
// public stay behind.
func CarriedText(agenda doc.Document, exempt string) string {
	if exempt == "" {
		agenda = doc.Public(agenda)
	}
	return strings.Join(doc.Lines(agenda), "\n")
}

// openAction is an action that the agenda does not speak of yet.
func openAction(m record.Meeting, a data.Action, here []record.Item) (Matter, bool) {
	it, ok := m.Item(a.Item)
	if !ok || a.Status != data.Open || speaksOf(here, it.UID, a.Text) {
		return Matter{}, false
	}
	exempt := exemptOf(m, it)
	if block, i := it.Minutes.Block(a.Block); exempt == "" && i >= 0 && it.Minutes.Kept()[a.Block] {
		exempt = cmp.Or(block.Exempt, "confidential")
	}
	return Matter{Source: Arising, Title: "Matters arising", Text: a.Text, Said: a.Text, Presenter: a.Owner, Exempt: exempt,
		Due: a.Due, From: minuteOf(m, it), Progress: a.Progress}, true
}

// exemptOf is why an item is kept from the public, by itself or by the item it
// belongs to.
func exemptOf(m record.Meeting, it record.Item) string {
	above, _ := m.Item(it.Parent)
	return cmp.Or(it.Exempt, above.Exempt)
}

func minuteOf(m record.Meeting, it record.Item) data.Minute {
	return data.Minute{UID: it.UID, Item: it.ID, Meeting: m.Meeting.ID, Body: m.Body.ID, BodyName: m.Body.Name, Numbering: m.Body.Numbering,
		Year: m.Meeting.Year, On: m.Meeting.Start.Date(), Number: it.MinuteNumber, Title: it.Title}
}

func titled(items []record.Item, title string) bool {
	return slices.ContainsFunc(items, func(it record.Item) bool {
		return strings.EqualFold(strings.TrimSpace(it.Title), strings.TrimSpace(title))
	})
}

// refersTo tells whether the agenda text of an item refers to a minute.
func refersTo(items []record.Item, uid string) bool {
	return slices.ContainsFunc(items, func(it record.Item) bool { return slices.Contains(doc.References(it.Agenda), uid) })
}

// speaksOf tells whether a paragraph of an agenda refers to a minute and has some
// words of it.
func speaksOf(items []record.Item, uid, words string) bool {
	for _, it := range items {
		for _, b := range it.Agenda.Blocks {
			if strings.Contains(b.Text(), words) && slices.Contains(doc.References(doc.Document{Blocks: []doc.Block{b}}), uid) {
				return true
			}
		}
	}
	return false
}

// sentencesOf parts a text into its sentences.
func sentencesOf(text string) []string {
	var out []string
	for text != "" {
		end := len(text)
		if at := sentenceEnd.FindStringIndex(text); at != nil {
			end = at[0] + 1
		}
		if s := strings.TrimSpace(text[:end]); s != "" {
			out = append(out, s)
		}
		text = text[end:]
	}
	return out
}

// AgendaItem is the item that business becomes on an agenda, with its text. An
// action is a line of the matters arising: see ArisingLine.
func (b Matter) AgendaItem(m data.Meeting) record.Item {
	it := record.Item{Item: data.Item{Meeting: m.ID, Title: b.Title, Presenter: b.Presenter, Exempt: b.Exempt}, Agenda: doc.FromText(b.Text)}
	if b.From.UID == "" {
		return it
	}
	lead := "Deferred from the meeting held on " + b.From.On.Medium() + " "
	if b.Source == AskedBack {
		lead = "Asked for at the meeting held on " + b.From.On.Medium() + ": " + b.Said + " "
	}
	block := doc.NewBlock(doc.Paragraph, 0, lead)
	block.Runs = append(block.Runs, doc.Reference(b.From.UID, b.From.Refers(m)))
	it.Agenda.Blocks = append(it.Agenda.Blocks, block)
	return it
}

// ArisingLine is the line an open action gets among the matters arising. Where
// the item is open and the action is not, the line is kept from the public.
func (b Matter) ArisingLine(m data.Meeting) doc.Block {
	words := b.Text
	if b.Presenter != "" {
		words = b.Presenter + ": " + words
	}
	words = strings.TrimRight(words, ". ")
	if b.Due != "" {
		words += ", by " + b.Due.Medium()
	}
	block := doc.NewBlock(doc.Bullet, 1, words+" ")
	block.Exempt = b.Exempt
	block.Runs = append(block.Runs, doc.Reference(b.From.UID, b.From.Refers(m)))
	if b.Progress != "" {
		block.Runs = append(block.Runs, doc.Run{Text: ". " + b.Progress})
	}
	return block
}

// arisingTitles are what councils call the item under which actions are followed.
var arisingTitles = regexp.MustCompile(`(?i)^(?:any )?(?:matters arising|actions?\b.*(?:log|list|tracker|sheet|points?|arising|update)|outstanding actions|action tracker)`)

// IsArising tells by its title whether an item is the one under which actions of
// earlier meetings are followed.
func IsArising(title string) bool { return arisingTitles.MatchString(strings.TrimSpace(title)) }

// datesIn are days and months with a year, as texts name them.
var datesIn = regexp.MustCompile(`(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:,? \d{4})?|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}/\d{1,2}/\d{2,4})\b`)

// WithoutDates is a text that another agenda is to have, with each day it names
// turned into a blank, "{date}": the days of the last time are wrong this time.
func WithoutDates(d doc.Document) doc.Document {
	out := doc.Document{Blocks: slices.Clone(d.Blocks)}
	for i, b := range out.Blocks {
		out.Blocks[i].ID = doc.NewID()
		if b.Runs == nil {
			continue
		}
		out.Blocks[i].Runs = slices.Clone(b.Runs)
		for j := range b.Runs {
			out.Blocks[i].Runs[j].Text = BlankDates(b.Runs[j].Text)
		}
	}
	return out
}

// BlankDates is a text with each day it names turned into "{date}".
func BlankDates(s string) string { return datesIn.ReplaceAllString(s, "{date}") }
