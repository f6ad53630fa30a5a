package moderngov

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// source is an item as the page has it, before it becomes part of a record.
type source struct {
	no        itemNo
	title     string
	heading   bool
	exempt    string
	truncated bool
	minuted   bool // the page has a place for its minutes, be they empty
	papers    []data.Paper
	agenda    []para
	decision  []para
	minutes   []para

	agendaNumber, minuteNumber string // where the source tells both
	unread                     []string
}

func (s *source) say(form string, args ...any) {
	s.unread = append(s.unread, fmt.Sprintf(form, args...))
}

// fill reads the paragraphs after an item's title.
func (s *source) fill(paras []para) {
	at, before := agendaText, agendaText
	marked := slices.ContainsFunc(paras, func(p para) bool { return p.role == label })
	for _, p := range paras {
		text := p.text()
		if to := labelOf(text); opens(to, at) && p.table == nil && (p.role == label || !marked) {
			if to == paperSection && at != paperSection {
				before = at
			}
			s.minuted = s.minuted || to == minutesText
			at = to
			continue
		}
		if p.table == nil && (p.role == linkList || siteForm.MatchString(text) || at < decisionText && furniture(text)) {
			continue
		}
		if p, ok := s.uncut(p); ok {
			s.take(p, at, before)
		}
	}
}

// opens tells whether a label can open a section after the one at hand. The
// decision comes before the minutes; the same words further down are text.
func opens(to, at section) bool {
	return to != noSection && (to > at || at == paperSection)
}

// uncut takes the mark of a cut text off a paragraph; ok is false if nothing is left.
func (s *source) uncut(p para) (para, bool) {
	if p.table != nil {
		return p, true
	}
	all := runsText(p.runs)
	if !strings.Contains(all, "iew the full") { // spares most texts the search
		return p, !p.empty()
	}
	if loc := cutMarker.FindStringIndex(all); loc != nil {
		s.truncated = true
		p.runs = keep(p.runs, loc[0])
	}
	return p, !p.empty()
}

// take puts a paragraph where it belongs. before is the section a list of
// papers interrupted: text after the list goes on there.
func (s *source) take(p para, at, before section) {
	if at == paperSection || at == agendaText {
		text := p.text()
		m, listed := findMarker(p, nil)
		listed = listed && m.number == "" || p.role == paperList
		_, sized := splitSizes(text)
		if len(sized) > 0 || at == paperSection && (listed || restricted.MatchString(text)) {
			if paper, ok := paperOf(squeeze(runsText(cut(p.runs, m.length)))); ok {
				s.papers = append(s.papers, paper)
				if at == paperSection || !strings.ContainsAny(lastText(paper.Name), ".;:") {
					return
				}
				p = p.withoutSize() // a sentence with a link at its end
			}
		}
	}
	if at == paperSection {
		at = before
	}
	switch at {
	case decisionText:
		s.decision = append(s.decision, p)
	case minutesText:
		s.minutes = append(s.minutes, p)
	default:
		s.agenda = append(s.agenda, p)
	}
}

// setTitle reads a title with its papers.
func (s *source) setTitle(text string) {
	title, papers := splitSizes(squeeze(text))
	s.title = title
	s.papers = append(papers, s.papers...)
	if len(papers) == 0 && toFollow.MatchString(title) {
		s.papers = append(s.papers, data.Paper{Name: squeeze(toFollow.ReplaceAllString(title, "")), State: data.ToFollow})
	}
}

// copiedItems parts the paragraphs of copied text at the item numbers, which
// stand alone above the titles.
func copiedItems(paras []para) []source {
	var out []source
	var rest []para // of the item being read
	var last itemNo
	note := ""
	for i := 0; i < len(paras); i++ {
		no, ok := itemStart(paras, i, last)
		if !ok {
			rest = append(rest, paras[i])
			continue
		}
		if _, numbered := itemStart(paras, i+1, last); no.printed == "*" && numbered {
			note = no.printed
			continue
		}
		out = endItem(out, rest, true)
		rest = nil
		item := source{no: no}
		if note != "" {
			item.say("The note %q stands beside item %s.", note, no.printed)
			note = ""
		}
		if no.printed != "*" {
			last = no
		}
		if title := paras[i+1]; labelOf(title.text()) == noSection {
			item.setTitle(title.lines()[0])
			rest = restLines(title)
			i++
		}
		out = append(out, item)
	}
	return endItem(out, rest, false)
}

// endItem gives the paragraphs read since the last number to their item. The
// last of them may be a heading over the next item. Above the first number and
// after a heading, paragraphs are headings or the text under one.
func endItem(out []source, rest []para, next bool) []source {
	var head []source
	if n := len(rest) - 1; next && n >= 0 && headingLike(rest[n]) {
		head = []source{{heading: true, title: rest[n].text()}}
		rest = rest[:n]
	}
	if len(out) == 0 {
		for len(rest) > 0 && len(out) == 0 {
			if text := rest[0].text(); text != "" && !furniture(text) && rest[0].table == nil {
				out = append(out, source{heading: true, title: text})
			}
			rest = rest[1:]
		}
	}
	if len(out) > 0 {
		item := &out[len(out)-1]
		item.fill(rest)
		item.heading = item.heading && item.bare()
	}
	return append(out, head...)
}

// bare tells whether an item has nothing but its title.
func (s *source) bare() bool {
	return s.no.printed == "" && len(s.agenda)+len(s.decision)+len(s.minutes)+len(s.papers) == 0
}

// gluedNumbers parts "29. MINUTES" into number and title, for copies that put
// both on one line.
func gluedNumbers(paras []para) []para {
	var out []para
	var last itemNo
	for _, p := range paras {
		text := runsText(p.runs)
		if m := gluedForm.FindStringSubmatch(text); m != nil && p.kind == "" && p.indent == 0 && len(text) < 300 {
			if no, ok := parseItemNo(m[1]); ok && no.follows(last) {
				last = no
				out = append(out, plainPara(m[1]))
				p.runs = cut(p.runs, len(m[0]))
			}
		}
		out = append(out, p)
	}
	return out
}

// restLines is what a paragraph holds after its first line.
func restLines(p para) []para {
	text := strings.TrimLeft(runsText(p.runs), " \t\n\u00a0")
	offset := len(runsText(p.runs)) - len(text)
	nl := strings.IndexByte(text, '\n')
	if nl < 0 {
		return nil
	}
	p.runs = cut(p.runs, offset+nl+1)
	if p.empty() {
		return nil
	}
	return []para{p}
}

// itemStart tells whether paragraph i is an item's number: it stands alone,
// follows the number before, and a title comes after it.
func itemStart(paras []para, i int, last itemNo) (itemNo, bool) {
	if i+1 >= len(paras) || paras[i].kind != "" {
		return itemNo{}, false
	}
	p := paras[i]
	text := p.text()
	if len(text) > 12 {
		return itemNo{}, false
	}
	no, ok := parseItemNo(text)
	if !ok || !no.follows(last) {
		return itemNo{}, false
	}
	next, title := paras[i+1], paras[i+1].text()
	if next.kind == doc.TableKind || len(title) > 600 || len(title) > 250 && strings.HasSuffix(title, ".") {
		return itemNo{}, false
	}
	if _, another := parseItemNo(title); another {
		return no, no.printed == "*"
	}
	return no, true
}

var gluedForm = regexp.MustCompile(`^(\d{1,4}(?:[a-z]|/\d{2,4})?\.?)[\s\x{00A0}]+`)

var partHeading = regexp.MustCompile(`(?i)^(?:agenda\s*[-–]\s*)?part\s+(?:[ivx]+|\d|[a-c]|one|two|three)\b`)

// headingLike tells whether a paragraph before an item's number is a heading
// between items: "Agenda - Part II", "RESOLVED ITEMS".
func headingLike(p para) bool {
	text := p.text()
	if p.table != nil || len(text) > 90 || strings.ContainsAny(lastText(text), ".;,") {
		return false
	}
	if _, found := findMarker(p, nil); found {
		return false
	}
	if partHeading.MatchString(text) {
		return true
	}
	words := strings.Fields(text)
	if len(words) < 2 || strings.ContainsFunc(text, unicode.IsLower) {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool {
		w = strings.Trim(w, "():-–")
		return w == "ITEM" || w == "ITEMS" || w == "BUSINESS" || w == "MATTERS" || w == "REPORTS" || w == "MOTIONS" || w == "AGENDA"
	})
}

func lastText(s string) string {
	if s == "" {
		return ""
	}
	return string(lastRune(s))
}

// addItems puts the items into the record, gives them ids and places, and reads
// decisions out of their minutes. Numbers are minute numbers if the page has
// minutes, else agenda numbers.
func addItems(m *record.Meeting, items []source, minuted bool) (unread []string) {
	tops := map[string]int64{}
	positions := map[int64]int{}
	for i, s := range items {
		it := record.Item{Item: data.Item{ID: int64(i + 1), Title: s.title, Heading: s.heading, Exempt: s.exempt, Truncated: s.truncated}}
		number(&it.Item, s, minuted)
		if it.Title == "" {
			it.Title = strings.TrimSpace("Item " + s.no.printed)
			unread = append(unread, fmt.Sprintf("%s has no title in the source.", it.Title))
		}
		if parent := tops[s.no.base]; s.no.base != "" && parent != 0 {
			it.Parent, it.Depth = parent, 1
		} else if s.no.printed != "" {
			tops[s.no.printed] = it.ID
		}
		positions[it.Parent]++
		it.Position = positions[it.Parent]
		it.Papers = s.papers
		for p := range it.Papers {
			it.Papers[p].Position = p + 1
			it.Papers[p].Name = cmp.Or(it.Papers[p].Name, it.Title)
		}
		it.Agenda = doc.Document{Blocks: blocksOf(s.agenda)}
		it.Minutes = doc.Document{Blocks: markDecisions(minuteBlocks(&s))}
		unread = append(unread, s.unread...)
		m.Items = append(m.Items, it)
	}
	return unread
}

func number(it *data.Item, s source, minuted bool) {
	switch {
	case s.agendaNumber != "" || s.minuteNumber != "":
		it.AgendaNumber, it.MinuteNumber = s.agendaNumber, s.minuteNumber
	case minuted:
		it.MinuteNumber = s.no.printed
	default:
		it.AgendaNumber = s.no.printed
	}
	if it.MinuteNumber != "" {
		it.Sequence = s.no.sequence()
	}
}

// minuteBlocks is the decision and the minutes as one text. Sites print a
// decision twice when it is all the minutes say; it is taken once.
func minuteBlocks(s *source) []doc.Block {
	decision, minutes := blocksOf(s.decision), blocksOf(s.minutes)
	switch {
	case len(decision) == 0:
		return minutes
	case len(minutes) == 0:
		return decision
	case words(decision) == words(minutes):
		s.say("The decision and the minutes of %q have the same words; they were taken once.", s.title)
		return minutes
	}
	out := append([]doc.Block{heading("Decision")}, decision...)
	return append(append(out, heading("Minutes")), minutes...)
}

func heading(text string) doc.Block {
	return doc.Block{Kind: doc.Heading, Level: 2, Runs: []doc.Run{{Text: text}}}
}

func words(blocks []doc.Block) string { return squeeze(doc.Plain(doc.Document{Blocks: blocks})) }

// numbering guesses a body's scheme from the minute numbers of one meeting.
func numbering(items []record.Item) data.Numbering {
	for _, it := range items {
		switch {
		case it.MinuteNumber == "" || it.Sequence == 0:
			continue
		case strings.Contains(it.MinuteNumber, "/"):
			return data.YearTagged
		case it.Sequence == 1:
			return data.PerMeeting
		}
		return data.Continuous
	}
	return ""
}
