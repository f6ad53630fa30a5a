package moderngov

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/record"
)

// header is what a page says above its items.
type header struct {
	title    string // "Agenda and minutes"
	body     string
	sitting  string // what the page calls the sitting before the body's name: "Extraordinary Meeting"
	start    data.DateTime
	venue    string
	contacts []data.Contact
	notes    []string
	status   data.Status
	open     string // a field whose value stands on the next line
	unread   []string
}

var (
	dateLine    = regexp.MustCompile(`(?i)^(.*?)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4})(?:,?\s*(?:at\s+)?(\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?)|(?:\d{1,2}[.:]\d{2}\s*)?(?:noon|midday)|\d{1,2}[.:]\d{2}))?\.?(?:\s+-\s+.*)?$`)
	bodyWord    = regexp.MustCompile(`(?i)^$|committee|council|cabinet|board|panel|forum|executive|commission`)
	bodyLead    = regexp.MustCompile(`(?i)^(?:agenda|decisions|minutes)(?: and (?:draft )?minutes)? for\s+`)
	sittingLead = regexp.MustCompile(`(?i)^([^,]*\b(?:extraordinary|special|annual|budget|additional|reconvened|adjourned)\b[^,]*),\s*`)
	sittingTail = regexp.MustCompile(`(?i)\s*\(((?:extraordinary|special|annual)[^()]*)\)$`)
	fieldLine   = regexp.MustCompile(`(?i)^(venue|location|contacts?|notes?|links?|meeting) ?:\s*(.*)$`)
	cancelled   = regexp.MustCompile(`(?i)\b(?:this meeting (?:has been|was|is) |moved |)cancelled\b`)
	directions  = regexp.MustCompile(`(?i)[.,;]?\s*view directions\.?$`)
)

// readHeader reads the paragraphs above the items. Of copied text everything
// before the page's own title is the site's navigation.
func readHeader(paras []para) header {
	var h header
	start := titleAt(paras)
	if skipped := start; skipped > 0 && paras[0].role == noRole {
		h.say("%d lines before the page's title were taken for the site's navigation (the first: %.60q).", skipped, paras[0].text())
	}
	waiting := "" // a line that may be the body's name, standing before its date
	for _, p := range paras[start:] {
		for _, line := range headerLines(p) {
			if h.take(line) {
				continue
			}
			if h.takeDate(line, waiting) {
				waiting = ""
				continue
			}
			if waiting != "" {
				h.leave(waiting)
			}
			waiting = line
		}
	}
	if waiting != "" {
		h.leave(waiting)
	}
	return h
}

// headerLines are a paragraph's lines; a contact or note keeps its lines together.
func headerLines(p para) []string {
	lines := p.lines()
	if len(lines) > 0 && fieldLine.MatchString(lines[0]) {
		var out []string
		for _, line := range lines {
			if len(out) == 0 || fieldLine.MatchString(line) {
				out = append(out, line)
			} else {
				out[len(out)-1] += " " + line
			}
		}
		return out
	}
	return lines
}

// titleAt is where the page's own heading starts.
func titleAt(paras []para) int {
	for _, want := range []role{pageTitle, subTitle} {
		for i, p := range paras {
			if p.role == want {
				return i
			}
		}
	}
	for i, p := range paras {
		if pageTitleForm.MatchString(p.text()) {
			return i
		}
	}
	return 0
}

func (h *header) say(form string, args ...any) {
	h.unread = append(h.unread, fmt.Sprintf(form, args...))
}

// leave notes a line of the header that has no place in a meeting.
func (h *header) leave(line string) {
	if name, papers := splitSizes(strings.TrimLeft(line, "-•· ")); len(papers) > 0 {
		h.say("The document %q belongs to the meeting as a whole and was left out.", name)
		return
	}
	h.say("The line %q above the items was not understood.", line)
}

// take reads a line that says what it is.
func (h *header) take(line string) bool {
	line = strings.TrimLeft(line, "•·- ")
	if pageTitleForm.MatchString(line) {
		if h.title == "" {
			h.title = line
		}
		return true
	}
	if furniture(line) || itemsHead.MatchString(line) {
		return true
	}
	open := h.open
	h.open = ""
	if m := fieldLine.FindStringSubmatch(line); m != nil {
		return h.field(strings.ToLower(m[1]), squeeze(m[2]))
	}
	if open != "" {
		return h.field(open, line)
	}
	if cancelled.MatchString(line) && len(line) < 120 {
		h.status = data.Cancelled
		return true
	}
	return false
}

func (h *header) field(name, value string) bool {
	switch {
	case value == "":
		h.open = name
	case name == "venue" || name == "location":
		h.venue = directions.ReplaceAllString(value, "")
	case strings.HasPrefix(name, "contact"):
		h.contacts = append(h.contacts, contactsOf(value)...)
	case strings.HasPrefix(name, "note"):
		h.notes = append(h.notes, value)
	case name == "meeting":
		return h.takeDate(value, "")
	default:
		h.say("The link %q was left out.", value)
	}
	return true
}

// takeDate reads "Audit Committee - Thursday, 6th July, 2017 7.00 pm". The
// body's name may stand on the line before.
func (h *header) takeDate(line, before string) bool {
	if h.start != "" || len(line) > 300 {
		return false
	}
	body, start, ok := parseDateLine(line)
	if !ok {
		return false
	}
	if body == "" {
		body = before
	} else if before != "" {
		h.leave(before)
	}
	h.start = start
	h.name(body)
	return true
}

// name parts the body's name from what the page calls the sitting.
func (h *header) name(body string) {
	body = bodyLead.ReplaceAllString(body, "")
	if m := sittingLead.FindStringSubmatch(body); m != nil {
		h.sitting, body = m[1], body[len(m[0]):]
	}
	if m := sittingTail.FindStringSubmatchIndex(body); m != nil {
		h.sitting, body = body[m[2]:m[3]], body[:m[0]]
	}
	h.body = squeeze(body)
}

// parseDateLine reads a line that ends in a date, with or without a time, and
// gives what stands before it.
func parseDateLine(line string) (before string, start data.DateTime, ok bool) {
	m := dateLine.FindStringSubmatch(squeeze(line))
	if m == nil {
		return "", "", false
	}
	day, err := time.Parse("2 Jan 2006", m[2]+" "+strings.ToUpper(m[3][:1])+strings.ToLower(m[3][1:])+" "+m[4])
	if err != nil {
		return "", "", false
	}
	if !strings.Contains(strings.ToLower(m[0]), "day") && !strings.HasSuffix(strings.TrimSpace(m[1]), "-") && !bodyWord.MatchString(m[1]) {
		return "", "", false // "Published 1 June 2017"
	}
	before = strings.TrimRight(m[1], " -–,:")
	before = strings.TrimSuffix(strings.TrimSuffix(before, " on"), " On")
	return strings.TrimRight(before, " -–,:"), data.DateOf(day).At(clockOf(m[5])), true
}

// clockOf reads a time of day; midnight where there is none.
func clockOf(s string) data.Clock {
	s = strings.ToLower(s)
	switch {
	case s == "":
		return "00:00"
	case strings.HasSuffix(s, "noon"), strings.HasSuffix(s, "midday"): // "12.00 noon"
		return "12:00"
	}
	c, err := data.ParseClock(s)
	if err != nil {
		return "00:00"
	}
	return c
}

// meeting makes the record's head of what the page said.
func (h header) meeting() record.Meeting {
	m := record.Meeting{Meeting: data.Meeting{
		Kind: meetingKind(h.sitting + " " + h.body), Start: h.start, Venue: h.venue,
		Contacts: h.contacts, Notes: strings.Join(h.notes, "\n"), Status: h.status,
	}}
	if h.body != "" {
		m.Body = data.Body{Name: h.body, ShortName: h.body, Kind: bodyKind(h.body)}
	}
	return m
}

func bodyKind(name string) data.BodyKind {
	name = strings.ToLower(name)
	for _, k := range []struct {
		word string
		kind data.BodyKind
	}{
		{"sub-committee", data.SubCommittee}, {"subcommittee", data.SubCommittee}, {"sub committee", data.SubCommittee},
		{"panel", data.Panel}, {"committee", data.Committee}, {"board", data.Board},
		{"council", data.Council},
	} {
		if strings.Contains(name, k.word) {
			return k.kind
		}
	}
	return data.Committee
}

var (
	extraordinary = regexp.MustCompile(`(?i)\b(extraordinary|special|emergency)\b`)
	annual        = regexp.MustCompile(`(?i)\bannual\b`)
)

func meetingKind(words string) data.MeetingKind {
	switch {
	case extraordinary.MatchString(words):
		return data.Extraordinary
	case annual.MatchString(words):
		return data.Annual
	}
	return data.OrdinaryMeeting
}
