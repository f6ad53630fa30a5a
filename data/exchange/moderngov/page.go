package moderngov

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/exchange"
)

var loginForm = regexp.MustCompile(`(?i)\b(sign in|log ?in|log on|username|user name)\b`)

// readParas reads a page that is known by its words alone.
func readParas(paras []para) (exchange.Page, error) {
	if at := reportAt(paras); at >= 0 {
		return readReport(paras[:at], paras[at:])
	}
	title := titleAt(paras)
	name := ""
	if title < len(paras) {
		name = strings.ToLower(paras[title].text())
	}
	head := itemsHeadAt(paras, title)
	switch {
	case strings.HasPrefix(name, "issue "):
		return exchange.Page{}, errors.New("this page is the history of an issue over several meetings: open the page of one meeting and save that")
	case head < 0 && (name == "agenda item" || name == "decision details"):
		return readItem(paras[title:])
	}
	start := head + 1
	if head < 0 {
		if start = firstItem(paras, title); start < 0 {
			return exchange.Page{}, notAPage(paras)
		}
	}
	items := copiedItems(paras[start:])
	if !slices.ContainsFunc(items, func(s source) bool { return s.no.printed != "" }) {
		items = copiedItems(gluedNumbers(paras[start:]))
	}
	if len(items) == 0 {
		return exchange.Page{}, errors.New("this page of a meeting has no agenda items: its agenda may not be published yet")
	}
	return meetingPage(readHeader(paras[:start]), items)
}

// itemsHeadAt finds the last line of the head over the items, "Items" or "No. Item".
func itemsHeadAt(paras []para, from int) int {
	for i := from; i < len(paras); i++ {
		if !itemsHead.MatchString(paras[i].text()) {
			continue
		}
		for i+1 < len(paras) && itemsHead.MatchString(paras[i+1].text()) {
			i++
		}
		return i
	}
	return -1
}

// firstItem finds the first item number of a page without a head over its
// items. There must be a title of a page, or a second number and a label.
func firstItem(paras []para, from int) int {
	first, count, labels := -1, 0, 0
	var last itemNo
	for i := from; i < len(paras); i++ {
		if no, ok := itemStart(paras, i, last); ok && no.printed != "*" {
			if first < 0 {
				first = i
			}
			count++
			last = no
		}
		if labelOf(paras[i].text()) != noSection {
			labels++
		}
	}
	titled := len(paras) > from && pageTitleForm.MatchString(paras[from].text())
	if first >= 0 && (titled || count > 1 && labels > 0) {
		return first
	}
	return -1
}

// notAPage says what the words are instead of a page of a meeting.
func notAPage(paras []para) error {
	text := ""
	for _, p := range paras[:min(len(paras), 200)] {
		text += p.text() + "\n"
	}
	if loginForm.MatchString(text) && strings.Contains(strings.ToLower(text), "password") {
		return errors.New("this is a login page: sign in, open the meeting's page and save that")
	}
	return errors.New("this is no page of a meeting: it has no numbered agenda items as a ModernGov site shows them")
}

// meetingPage makes the page of a meeting.
func meetingPage(h header, items []source) (exchange.Page, error) {
	minuted := strings.Contains(strings.ToLower(h.title), "minutes") ||
		slices.ContainsFunc(items, func(s source) bool { return s.minuted })
	page := exchange.Page{Kind: exchange.Meeting, Meeting: h.meeting()}
	page.Unread = append(page.Unread, h.unread...)
	if h.body == "" {
		page.Unread = append(page.Unread, "The page does not say which body met.")
	}
	if h.start == "" {
		page.Unread = append(page.Unread, "The page has no date.")
	} else if h.start.Clock() == "00:00" {
		page.Unread = append(page.Unread, "The page has a date without a time.")
	}
	page.Unread = append(page.Unread, addItems(&page.Meeting, items, minuted)...)
	page.Meeting.Body.Numbering = numbering(page.Meeting.Items)
	page.Unread = append(page.Unread, addPeople(&page.Meeting)...)
	return page, nil
}

// readItem reads the page of one item: its title, then its texts. Such pages
// carry no number and mostly no meeting.
func readItem(paras []para) (exchange.Page, error) {
	var h header
	var item source
	var rest []para
	for _, p := range paras[1:] {
		text := p.text()
		switch {
		case item.title == "" && labelOf(text) == noSection && !furniture(text) && len(rest) == 0:
			if !h.meetingLine(text, &item) {
				item.setTitle(text)
			}
		case len(rest) == 0 && h.meetingLine(text, &item):
		default:
			rest = append(rest, p)
		}
	}
	if text := item.title; len(text) > 160 && strings.HasSuffix(text, ".") { // the title was lost, this is its first text
		item.title = "Agenda item"
		item.say("The page does not show the item's title.")
		rest = append([]para{plainPara(text)}, rest...)
	}
	if item.title == "" {
		return exchange.Page{}, errors.New("this page of an agenda item has no title and no text")
	}
	item.fill(rest)
	page := exchange.Page{Kind: exchange.Item, Meeting: h.meeting(), Unread: h.unread}
	page.Unread = append(page.Unread, addItems(&page.Meeting, []source{item}, item.minuted)...)
	page.Unread = append(page.Unread, addPeople(&page.Meeting)...)
	return page, nil
}

var meetingRef = regexp.MustCompile(`(?i)^(?:meeting|decided at meeting|considered at) ?: (\d{1,2})/(\d{1,2})/(\d{4}) - (.*?)(?: \(item ([^()]+(?:\([^()]*\))?)\))?$`)

// meetingLine reads "Meeting: 05/11/2015 - Audit Committee (Item 13)".
func (h *header) meetingLine(text string, item *source) bool {
	m := meetingRef.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	day, err := slashDate(m[1] + "/" + m[2] + "/" + m[3])
	if err != nil {
		return false
	}
	h.start = day.At("00:00")
	h.name(m[4])
	if no, ok := parseItemNo(m[5]); ok {
		item.no = no
	}
	return true
}

// slashDate reads 31/12/2026.
func slashDate(s string) (data.Date, error) {
	parts := strings.Split(strings.TrimSpace(s), "/")
	if len(parts) != 3 {
		return "", errors.New("no date")
	}
	for i, p := range parts[:2] {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	return data.ParseDate(parts[2] + "-" + parts[1] + "-" + parts[0])
}
