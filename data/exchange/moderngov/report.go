package moderngov

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/exchange"
)

var (
	// particulars are what the head of an officer's report states.
	particulars = regexp.MustCompile(`(?i)^(report (?:for|to|of|by|author)|date(?: of meeting)?|meeting date|subject|title|(?:responsible|lead|contact|reporting|accountable) officer|(?:scrutiny )?lead|member area|(?:scrutiny )?lead member(?: area)?|cabinet member|portfolio(?: holder)?|exempt|enclosures|wards?(?: affected)?|key decision|public|purpose|committee|part(?: i+)?|decision subject to call-in) ?:\s*(.*)$`)
	sectionForm = regexp.MustCompile(`(?i)^(?:section|part) \d{1,2}\b.*$`)
	captionForm = regexp.MustCompile(`(?i)^(?:fig(?:ure)?\.?|table|chart|graph|diagram|map|photo(?:graph)?) ?\d{1,3}[a-z]?\s*[:.–-]\s*\S`)
	dottedForm  = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,3}){1,3}\.?)\s+`)
	exemptPara  = regexp.MustCompile(`(?i)paragraphs?\s+(\d{1,2}(?:(?:,| and| &)\s*\d{1,2})*)`)
	reportLabel = regexp.MustCompile(`(?i)^(?:contact|background papers?|tel|e-?mail|telephone)\b\s*:`)
)

// reportAt finds where an officer's report starts, -1 if there is none: at the
// first of at least three particulars, one of them its subject.
func reportAt(paras []para) int {
	first, count, subject := -1, 0, false
	for i, p := range paras[:min(len(paras), 80)] {
		if p.table != nil && first < 0 {
			if c, s := tableParticulars(*p.table); c >= 3 && s {
				return i
			}
			continue
		}
		text := p.text()
		if first < 0 && (pageTitleForm.MatchString(text) || itemsHead.MatchString(text)) {
			return -1 // items may state particulars too
		}
		m := particulars.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		name := strings.ToLower(m[1])
		if first < 0 {
			first = i
		}
		count++
		subject = subject || name == "subject" || name == "title"
	}
	if count >= 3 && subject {
		return first
	}
	return -1
}

func tableParticulars(t doc.Table) (count int, subject bool) {
	for _, row := range t.Rows {
		if m := particulars.FindStringSubmatch(squeeze(row[0].Text())); m != nil {
			count++
			subject = subject || strings.HasPrefix(strings.ToLower(m[1]), "subject") || strings.HasPrefix(strings.ToLower(m[1]), "title")
		}
	}
	return count, subject
}

// readReport reads an officer's report: what stands above its particulars, these
// as a table, then its sections.
func readReport(above, paras []para) (exchange.Page, error) {
	rows, rest := readParticulars(paras)
	var h header
	s := source{}
	for _, row := range rows {
		name, value := strings.ToLower(squeeze(row[0].Text())), squeeze(row[1].Text())
		switch {
		case strings.HasPrefix(name, "subject"), strings.HasPrefix(name, "title"):
			s.title = value
		case strings.HasPrefix(name, "report for"), strings.HasPrefix(name, "report to"), strings.HasPrefix(name, "committee"):
			h.name(value)
		case strings.HasPrefix(name, "date"), strings.HasPrefix(name, "meeting date"):
			if _, start, ok := parseDateLine(value); ok {
				h.start = start
			}
		case strings.HasPrefix(name, "exempt"):
			s.exempt = exemption(value)
		case strings.HasPrefix(name, "enclosures"):
			s.papers = enclosures(row[1])
		}
	}
	if s.title == "" {
		return exchange.Page{}, errors.New("this report does not say what its subject is")
	}
	page := exchange.Page{Kind: exchange.Report, Meeting: h.meeting()}
	if h.start == "" {
		page.Unread = append(page.Unread, "The report does not say on which day it was considered.")
	}
	if h.body == "" {
		page.Unread = append(page.Unread, "The report does not say for which body it was written.")
	}
	page.Unread = append(page.Unread, addItems(&page.Meeting, []source{s}, false)...)
	page.Meeting.Items[0].Agenda = doc.Document{Blocks: slices.Concat(blocksOf(above), blocksOf(tableParas(rows, 0)), reportBlocks(rest))}
	return page, nil
}

// readParticulars reads the head of a report, label and value by turns, up to
// the first section or numbered paragraph.
func readParticulars(paras []para) (rows [][]doc.Cell, rest []para) {
	if paras[0].table != nil {
		for _, row := range paras[0].table.Rows {
			value := joinCells(row[1:])
			rows = append(rows, []doc.Cell{row[0], value})
		}
		return rows, paras[1:]
	}
	end := 0
	for end < len(paras) && !startsBody(paras[end]) {
		end++
	}
	for i := 0; i < end; i++ {
		text := paras[i].text()
		m := particulars.FindStringSubmatch(text)
		switch {
		case m != nil && m[2] != "":
			rows = append(rows, []doc.Cell{textCell(text[:len(text)-len(m[2])]), textCell(m[2])})
		case strings.HasSuffix(text, ":"):
			label := []para{paras[i]}
			if at := len(rows) - 1; at >= 0 { // "Scrutiny Lead" above "Member area:"
				if part, ok := splitLabel(&rows[at][1], text); ok {
					label = []para{part, paras[i]}
				}
			}
			rows = append(rows, []doc.Cell{spaceJoin(label), {}})
		case len(rows) == 0:
			rows = append(rows, []doc.Cell{{Runs: tidy(paras[i].runs)}, {}})
		default:
			value := &rows[len(rows)-1][1]
			if len(value.Runs) > 0 {
				value.Runs = append(value.Runs, doc.Run{Text: "\n"})
			}
			value.Runs = append(value.Runs, paras[i].runs...)
		}
	}
	for _, row := range rows {
		row[1].Runs = tidy(row[1].Runs)
	}
	return rows, paras[end:]
}

// splitLabel takes the last line of a value of several paragraphs for the
// beginning of the label after it, if both are short.
func splitLabel(value *doc.Cell, label string) (para, bool) {
	text := value.Text()
	nl := strings.LastIndexByte(text, '\n')
	if nl < 0 {
		return para{}, false
	}
	last := squeeze(text[nl+1:])
	if len(strings.Fields(last)) > 3 || len(strings.Fields(label)) > 3 || strings.ContainsAny(last, ",.;:0123456789") {
		return para{}, false
	}
	part := para{runs: cut(value.Runs, nl+1)}
	value.Runs = keep(value.Runs, nl)
	return part, true
}

func textCell(s string) doc.Cell { return doc.Cell{Runs: tidy([]doc.Run{{Text: s}})} }

func spaceJoin(paras []para) doc.Cell {
	var runs []doc.Run
	for _, p := range paras {
		runs = append(append(runs, p.runs...), doc.Run{Text: " "})
	}
	return doc.Cell{Runs: tidy(runs)}
}

func startsBody(p para) bool {
	text := p.text()
	return p.table != nil || sectionForm.MatchString(text) || dottedForm.MatchString(text) || p.kind == doc.Heading
}

// exemption is why a report is kept from the public, by what its head says.
func exemption(value string) string {
	if value == "" || strings.HasPrefix(strings.ToLower(value), "no") {
		return ""
	}
	if m := exemptPara.FindStringSubmatch(value); m != nil {
		return m[1]
	}
	return unstated
}

func enclosures(value doc.Cell) []data.Paper {
	var out []data.Paper
	for line := range strings.SplitSeq(value.Text(), "\n") {
		line = strings.TrimLeft(squeeze(line), "•·-– ")
		if paper, ok := paperOf(line); ok && !strings.EqualFold(line, "none") {
			out = append(out, paper)
		}
	}
	return out
}

// reportBlocks makes the blocks of a report's text: sections and other
// headings, numbered paragraphs, captions, quotations, lists.
func reportBlocks(paras []para) []doc.Block {
	paras = joinBroken(paras)
	for i := range paras {
		p := &paras[i]
		text := p.text()
		if p.kind == doc.Heading && sectionForm.MatchString(text) {
			p.level = 1
		}
		if p.kind != "" || p.empty() {
			continue
		}
		p.runs = cut(p.runs, leadingBlanks(p.runs))
		switch m := listedNumber(p); {
		case m != "":
			p.marker = m
			p.indent = 0
		case sectionForm.MatchString(text) && len(text) < 120:
			p.kind, p.level = doc.Heading, 1
		case captionForm.MatchString(text):
			p.kind = doc.Caption
		case strings.HasPrefix(text, "“") && strings.HasSuffix(strings.TrimRight(text, ".,"), "”"):
			p.kind = doc.Quotation
		case subHeading(paras, i):
			p.kind, p.level = doc.Heading, 2
		}
	}
	return blocksOf(paras)
}

func leadingBlanks(runs []doc.Run) int {
	text := runsText(runs)
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// listedNumber takes a paragraph number off a paragraph, and the dash a
// converter put before it: "- 2.4. There is".
func listedNumber(p *para) string {
	text := runsText(p.runs)
	dash := len(text) - len(strings.TrimPrefix(text, "- "))
	m := dottedForm.FindStringSubmatch(text[dash:])
	if m == nil || clockAfter.MatchString(text[dash:]) || len(m[0]) == len(text)-dash {
		return ""
	}
	p.runs = cut(p.runs, dash+len(m[0]))
	return m[1]
}

// subHeading tells whether a short line without a full stop heads what follows.
func subHeading(paras []para, i int) bool {
	p := paras[i]
	text := p.text()
	if len(text) > 80 || p.indent > 0 || p.hollow || strings.ContainsAny(lastText(text), ".,;:?!") || reportLabel.MatchString(text) {
		return false
	}
	if _, listed := findMarker(p, nil); listed || i+1 >= len(paras) || !unicode.IsUpper(firstRune(text)) {
		return false
	}
	next := paras[i+1]
	_, listed := findMarker(next, nil)
	return len(strings.Fields(text)) <= 8 && (listed || dottedForm.MatchString(next.text()) || len(next.text()) > 2*len(text))
}

// joinBroken joins paragraphs that the end of a printed page broke in two: the
// first has no end, the second goes on in small letters.
func joinBroken(paras []para) []para {
	var out []para
	for _, p := range paras {
		if n := len(out); n > 0 && broken(out[n-1], p) {
			out[n-1].runs = append(append(out[n-1].runs, doc.Run{Text: " "}), p.runs...)
			continue
		}
		out = append(out, p)
	}
	return out
}

func broken(a, b para) bool {
	if a.kind != "" || b.kind != "" || a.table != nil || b.table != nil || b.hollow || b.indent > 0 {
		return false
	}
	text, next := a.text(), b.text()
	if len(text) < 60 || next == "" || strings.ContainsAny(lastText(text), ".:;!?”’)") || !unicode.IsLower(firstRune(next)) {
		return false
	}
	_, listed := findMarker(b, nil)
	return !listed
}
