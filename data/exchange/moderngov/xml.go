package moderngov

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"minutebook/data"
	"minutebook/data/exchange"
)

// element is an XML element with its attributes among its children: the
// service has written the same fields both ways.
type element struct {
	name     string // in small letters, without namespace
	text     string
	children []*element
}

const deepestXML = 60

// parseXML reads the whole document.
func parseXML(src string) (*element, error) {
	dec := xml.NewDecoder(strings.NewReader(src))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	root := &element{}
	stack := []*element{root}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if bad := (*xml.SyntaxError)(nil); errors.As(err, &bad) && strings.Contains(bad.Msg, "EOF") {
			return nil, errors.New("this XML breaks off before its end: save the service's answer again")
		}
		if err != nil {
			line, _ := dec.InputPos()
			return nil, fmt.Errorf("this XML is broken at line %d: save the service's answer again", line)
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) > deepestXML {
				return nil, errors.New("this XML is nested too deep to be a meeting")
			}
			e := &element{name: strings.ToLower(t.Name.Local)}
			for _, a := range t.Attr {
				e.children = append(e.children, &element{name: strings.ToLower(a.Name.Local), text: a.Value})
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			top.text += string(t)
		}
	}
	return root, nil
}

// find is the first element of the name under e, at any depth.
func (e *element) find(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
		if found := c.find(name); found != nil {
			return found
		}
	}
	return nil
}

// all lists the elements of the name under e, outermost only.
func (e *element) all(name string) []*element {
	var out []*element
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		} else {
			out = append(out, c.all(name)...)
		}
	}
	return out
}

// field is the text of e's own child of one of the names, without entities.
func (e *element) field(names ...string) string { return squeeze(unescape(e.raw(names...))) }

func (e *element) raw(names ...string) string {
	for _, name := range names {
		for _, c := range e.children {
			if c.name == name && strings.TrimSpace(c.text) != "" {
				return c.text
			}
		}
	}
	return ""
}

func (e *element) is(name string) bool {
	return strings.EqualFold(e.field(name), "true") || e.field(name) == "1"
}

// readXML reads the answer of the GetMeeting service.
func readXML(src string) (exchange.Page, error) {
	root, err := parseXML(src)
	if err != nil {
		return exchange.Page{}, err
	}
	m, err := meetingElement(root)
	if err != nil {
		return exchange.Page{}, err
	}
	var items []source
	minuted := m.is("minutepublished")
	for _, e := range m.all("agendaitem") {
		s := xmlItem(e)
		minuted = minuted || s.minuted
		items = append(items, s)
	}
	if len(items) == 0 {
		return exchange.Page{}, errors.New("this meeting has no agenda items: its agenda may not be published yet")
	}
	for i := range items {
		if s := &items[i]; minuted && s.minuteNumber == "" {
			s.minuteNumber = s.no.printed
		} else if !minuted {
			s.agendaNumber, s.minuteNumber = s.no.printed, ""
		}
	}
	page, err := meetingPage(xmlHeader(m), items)
	if err != nil {
		return exchange.Page{}, err
	}
	head := &page.Meeting
	head.Meeting.Opened = plainClock(m.field("meetingactualstarttime"))
	if end := plainClock(m.field("meetingactualfinishtime")); end != "" {
		head.Meeting.Ended = end
	}
	page.Unread = append(page.Unread, xmlAttendance(m, &page)...)
	return page, nil
}

// meetingElement finds the meeting, or says what the XML is instead.
func meetingElement(root *element) (*element, error) {
	if fault := root.find("fault"); fault != nil {
		reason := "no reason given"
		if s := fault.find("faultstring"); s != nil {
			reason = squeeze(s.text)
		}
		return nil, fmt.Errorf("this is an error message of the service, not a meeting: %.200s", reason)
	}
	switch m := root.all("meeting"); {
	case len(m) == 1 && (m[0].find("agendaitems") != nil || m[0].find("meetingid") != nil):
		return m[0], nil
	case len(m) > 1:
		return nil, errors.New("this is the service's list of meetings (GetMeetings): save the answer of GetMeeting for one of them")
	case root.find("committee") != nil:
		return nil, errors.New("this is the service's list of committees, not a meeting: save the answer of GetMeeting")
	}
	if e := root.find("agendaitems"); e != nil {
		return holder(root, e), nil
	}
	return nil, errors.New("this XML is not the answer of ModernGov's GetMeeting service")
}

// holder is the element that e is a child of.
func holder(in, e *element) *element {
	for _, c := range in.children {
		if c == e {
			return in
		}
		if h := holder(c, e); h != nil {
			return h
		}
	}
	return nil
}

func xmlHeader(m *element) header {
	h := header{title: "Agenda", venue: m.field("meetinglocation", "meetingvenue")}
	if m.is("minutepublished") {
		h.title = "Agenda and minutes"
	}
	h.name(m.field("committeetitle", "committeename", "meetingcommittee"))
	status := m.field("meetingstatus")
	h.sitting = squeeze(h.sitting + " " + strings.TrimPrefix(status, "Confirmed"))
	if strings.Contains(strings.ToLower(status), "cancelled") {
		h.status = data.Cancelled
	}
	if day, err := slashDate(m.field("meetingdate")); err == nil {
		h.start = day.At(clockOf(xmlTime(m.field("meetingtime"))))
	} else if m.field("meetingdate") != "" {
		h.say("The meeting's date %q was not understood.", m.field("meetingdate"))
	}
	for _, c := range m.all("contact") {
		contact := data.Contact{Name: c.field("name", "contactname"), Phone: c.field("phone", "telephone"), Email: c.field("email")}
		if contact.Name != "" {
			h.contacts = append(h.contacts, contact)
		}
	}
	if name := m.field("contactname", "meetingcontact"); name != "" {
		h.contacts = append(h.contacts, contactsOf(name+" "+m.field("contactphone", "contacttelephone")+" "+m.field("contactemail"))...)
	}
	return h
}

var seconds = regexp.MustCompile(`^(\d{1,2}[:.]\d{2})[:.]\d{2}`)

// xmlTime drops the seconds of 19:00:00.
func xmlTime(s string) string { return seconds.ReplaceAllString(s, "$1") }

func plainClock(s string) data.Clock {
	c, err := data.ParseClock(xmlTime(s))
	if err != nil {
		return ""
	}
	return c
}

// readFields are the fields of an agendaitem that hold words and are read.
var readFields = map[string]bool{"agendaitemtitle": true, "agendatext": true, "decisionnonemptyhtmlbody": true, "minutesnonemptyhtmlbody": true, "linkeddocuments": true}

// xmlItem reads an agendaitem.
func xmlItem(e *element) source {
	s := source{minuted: e.is("isminutepublished")}
	s.setTitle(e.field("agendaitemtitle"))
	agendaNo := numbered(e.field("agendaitemnumber"), e.field("agendaitemsubnumber"))
	minuteNo := numbered(e.field("minutesitemnumber"), e.field("minutesitemsubnumber"))
	printed := strings.TrimSuffix(e.field("fulldisplaynumberformat"), ".")
	for _, form := range []string{printed, minuteNo, agendaNo} {
		if no, ok := parseItemNo(form); ok && s.no.printed == "" {
			s.no = no
		} else if form != "" && s.no.printed == "" {
			s.no = itemNo{printed: form}
		}
	}
	s.agendaNumber = agendaNo
	if minuteNo != "" {
		s.minuteNumber = s.no.printed
	}
	if e.is("isrestricted") {
		s.exempt = unstated
		s.say("The item %q is kept from the public; the reason is not in the file.", s.title)
	}
	s.section(e.raw("agendatext"), agendaText)
	s.section(e.raw("decisionnonemptyhtmlbody"), decisionText)
	s.section(e.raw("minutesnonemptyhtmlbody"), minutesText)
	s.minuted = s.minuted || len(s.minutes) > 0
	for _, d := range e.all("linkeddoc") {
		if paper, ok := paperOf(d.field("title")); ok {
			if paper.Media == "" {
				paper.Media = mediaOf(d.field("url"))
			}
			if d.is("isrestricted") {
				paper.Exempt = unstated
			}
			s.papers = append(s.papers, paper)
		}
	}
	for _, c := range e.children {
		if text := squeeze(unescape(c.text)); !readFields[c.name] && len(strings.Fields(text)) > 2 {
			s.say("The field %s of the item %q was not read: %.80q.", c.name, s.title, text)
		}
	}
	s.heading = s.bare()
	return s
}

// numbered puts a number and its sub-number together; zero is none.
func numbered(main, sub string) string {
	main = strings.TrimSuffix(main, ".")
	if main == "0" {
		return ""
	}
	if sub == "0" || main == "" {
		return main
	}
	return main + sub
}

// section reads a field of escaped HTML into a part of the item's texts.
func (s *source) section(escaped string, at section) {
	for range 2 {
		if strings.Contains(escaped, "<") || !strings.Contains(escaped, "&lt;") {
			break
		}
		escaped = html.UnescapeString(escaped)
	}
	if strings.TrimSpace(escaped) == "" {
		return
	}
	var paras []para
	if root, err := html.Parse(strings.NewReader(escaped)); err == nil && strings.Contains(escaped, "<") {
		paras = flowOf(root, style{})
	} else {
		paras = textParas(escaped)
	}
	for _, p := range paras {
		p.role = noRole
		if p, ok := s.uncut(p); ok {
			switch at {
			case agendaText:
				s.agenda = append(s.agenda, p)
			case decisionText:
				s.decision = append(s.decision, p)
			default:
				s.minutes = append(s.minutes, p)
			}
		}
	}
}

// mediaOf is the media type of the file an address names.
func mediaOf(url string) string {
	url, _, _ = strings.Cut(url, "?")
	dot := strings.LastIndexByte(url, '.')
	if dot < 0 {
		return ""
	}
	return media(url[dot+1:])
}
