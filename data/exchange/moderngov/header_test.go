package moderngov

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
)

func TestDateLines(t *testing.T) {
	for _, c := range []struct{ line, body, sitting, start string }{
		{"Harbour & Coast Committee - Thursday, 6th July, 2017 7.00 pm", "Harbour & Coast Committee", "", "2017-07-06T19:00"},
		{"Area 5 Panel - Tuesday, 1st May, 2018 10.00 am", "Area 5 Panel", "", "2018-05-01T10:00"},
		{"Extraordinary Meeting, Council - Monday, 22nd March, 2021 6.30 pm", "Council", "Extraordinary Meeting", "2021-03-22T18:30"},
		{"Annual Council, Council - Wednesday, 12th May, 2021 12.00 noon", "Council", "Annual Council", "2021-05-12T12:00"},
		{"Annual Council, Council - Wednesday, 12th May, 2021 noon", "Council", "Annual Council", "2021-05-12T12:00"},
		{"Agenda for Cabinet on Thursday, 9th July, 2026, 7.30 pm - Ashvale Council", "Cabinet", "", "2026-07-09T19:30"},
		{"Audit Committee (Special) - Friday, 3rd March, 2023 14:00", "Audit Committee", "Special", "2023-03-03T14:00"},
		{"Wednesday, 25th June, 2014 6.30 pm", "", "", "2014-06-25T18:30"},
		{"18 February 2014", "", "", "2014-02-18T00:00"},
		{"Licensing Board, 30 Feb 2014", "", "", ""},
		{"Published 1 June 2017", "", "", ""},
		{"Page 3", "", "", ""},
	} {
		var h header
		ok := h.takeDate(c.line, "")
		if ok != (c.start != "") || h.body != c.body || h.sitting != c.sitting || string(h.start) != c.start {
			t.Errorf("%q: %v, body %q, sitting %q, start %q", c.line, ok, h.body, h.sitting, h.start)
		}
	}
}

func TestBodyKinds(t *testing.T) {
	for name, want := range map[string]data.BodyKind{
		"Licensing Sub-Committee": data.SubCommittee, "Pensions Sub Committee": data.SubCommittee, "Audit Committee": data.Committee,
		"Ashvale Town Council": data.Council, "Children's Panel": data.Panel, "Health and Wellbeing Board": data.Board,
		"Cabinet": data.Committee, "Council Tax Committee": data.Committee,
	} {
		if got := bodyKind(name); got != want {
			t.Errorf("%s is a %s, want %s", name, got, want)
		}
	}
}

func TestContacts(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Day  Email: ann.day@example.org.":                                        "Ann Day//ann.day@example.org",
		"Ann Day, Democratic Services Tel: 01632 960123, E-mail: ann.day@example.org": "Ann Day, Democratic Services/01632 960123/ann.day@example.org",
		"Ann Day  01632 960123":                                                       "Ann Day/01632 960123/",
		"Ann Day tel. no.: 020 7946 0018  Email: ann.day@example.org":                 "Ann Day/020 7946 0018/ann.day@example.org",
		"Ann Day X2957":     "Ann Day/X2957/",
		"Ann Day":           "Ann Day//",
		"Ann Day / Bob Roe": "Ann Day//; Bob Roe//",
		"Ann Day 01632 960123 ann@example.org, Bob Roe Tel: 01632 960124 bob@example.org": "Ann Day/01632 960123/ann@example.org; Bob Roe/01632 960124/bob@example.org",
		"Email: clerk@example.org": "clerk@example.org//clerk@example.org",
		"Ann Day, Head of Law & Bob Roe Telephone: (01632) 960 123 Email: law@example.org": "Ann Day, Head of Law//; Bob Roe/(01632) 960 123/law@example.org",
	} {
		var got []string
		for _, c := range contactsOf(text) {
			got = append(got, fmt.Sprintf("%s/%s/%s", c.Name, c.Phone, c.Email))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q\n gives %s\n  want %s", text, s, want)
		}
	}
}

func TestSizes(t *testing.T) {
	for text, want := range map[string]string{
		"MINUTES pdf icon PDF 134 KB":               "MINUTES 137216 application/pdf",
		"Pimlico HeatingPDF 500 KB":                 "Pimlico Heating 512000 application/pdf",
		"Printed minutes (PDF, 97 KB)":              "Printed minutes 99328 application/pdf",
		"Accounts excel icon XLSX 1.5 MB":           "Accounts 1572864 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"Plan (240 KB)":                             "Plan 245760 ",
		"Note DOC 12 bytes":                         "Note 12 application/msword",
		"Use of PDF files":                          "",
		"Budget of 500 KB":                          "",
		"Item 7 of 2026":                            "",
		"Two pdf icon PDF 1 KB pdf icon PDF 2 KB":   "Two 1024 application/pdf; Two 2048 application/pdf",
		"Agenda\u00a0frontsheet pdf icon PDF 10 KB": "Agenda\u00a0frontsheet 10240 application/pdf",
	} {
		_, papers := splitSizes(text)
		var got []string
		for _, p := range papers {
			got = append(got, fmt.Sprintf("%s %d %s", p.Name, p.Size, p.Media))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
}

func TestLabelsAndFurniture(t *testing.T) {
	for text, want := range map[string]section{
		"Minutes:": minutesText, "Decision:": decisionText, "Decisions :": decisionText, "Additional documents:": paperSection,
		"Supporting documents:": paperSection, "Minutes": noSection, "Draft minutes:": minutesText,
		"The minutes:": noSection, "Minutes: none": noSection,
	} {
		if got := labelOf(text); got != want {
			t.Errorf("%q opens %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]bool{
		"Share this item": true, "View the decision for item 4.": true, "Media": true, "Skip to main content": true,
		"The media were thanked.": false, "View": false, "Members shared this item of news.": false,
	} {
		if got := furniture(text); got != want {
			t.Errorf("%q is furniture: %v", text, got)
		}
	}
	for text, want := range map[string]string{
		"the range of \u00a0...\u00a0 view the full minutes text for item 31.": "the range of",
		" ...  view the full minutes text for item 3a":                         "",
		"…view the full agenda text for item 54/25":                            "",
		"It ended ...": "It ended ...",
	} {
		var s source
		p, _ := s.uncut(plainPara(text))
		if p.text() != want || s.truncated != (p.text() != squeeze(text)) {
			t.Errorf("%q: %q, cut %v", text, p.text(), s.truncated)
		}
	}
}
