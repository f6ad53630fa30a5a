// Package calendar writes a meeting as an entry that calendars take in (RFC 5545).
//
// Words. An entry is the meeting as members put it into their calendars: when,
// where and on what. A later file of a meeting takes the place of an earlier one
// in the calendar, since they have one UID.
//
// Promises. The entry holds what the public may see and nothing else. Its times
// are those of the clock in the room (Europe/London), summer time included. The
// same meeting at the same moment gives the same bytes.
package calendar

import (
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
)

// usualLength is how long a meeting takes up in a calendar before it is known when
// it ended.
const usualLength = 2 * time.Hour

// Entry is a meeting as a calendar file. now is when the file is made: of two files
// the calendar keeps the later.
func Entry(m record.Meeting, now time.Time) []byte {
	m = m.Public()
	var w writer
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//Minute Book//Minute Book//EN")
	w.line("CALSCALE:GREGORIAN")
	w.line("METHOD:PUBLISH")
	w.zone()
	w.line("BEGIN:VEVENT")
	w.text("UID", cmp.Or(m.Meeting.UID, fmt.Sprint("meeting-", m.Meeting.ID))+"@minutebook")
	w.line("DTSTAMP:" + now.UTC().Format("20060102T150405Z"))
	w.line(fmt.Sprint("SEQUENCE:", sequence(now)))
	w.times(m.Meeting)
	w.text("SUMMARY", summary(m))
	if venue := strings.TrimSpace(m.Meeting.Venue); venue != "" {
		w.text("LOCATION", venue)
	}
	if words := description(m); words != "" {
		w.text("DESCRIPTION", words)
	}
	for _, c := range m.Meeting.Contacts {
		if words := english.Join(", ", c.Name, c.Phone, c.Email); words != "" {
			w.text("CONTACT", words)
		}
	}
	if m.Meeting.Status == data.Cancelled {
		w.line("STATUS:CANCELLED")
		w.line("TRANSP:TRANSPARENT")
	} else {
		w.line("STATUS:CONFIRMED")
	}
	w.line("END:VEVENT")
	w.line("END:VCALENDAR")
	return w.out
}

// sequence grows with every file of a meeting: minutes since 2020. The book does
// not count how often a meeting was moved, and a calendar that has an entry with a
// higher number drops the later file.
func sequence(now time.Time) int64 {
	return max(0, int64(now.Sub(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))/time.Minute))
}

// times are when the meeting is: a whole day where its time is not known.
func (w *writer) times(m data.Meeting) {
	day := m.Start.Date()
	if m.Start.Clock() == "" {
		w.line("DTSTART;VALUE=DATE:" + compact(string(day)))
		w.line("DTEND;VALUE=DATE:" + compact(string(day.Add(1))))
		return
	}
	start := string(m.Start)
	end := string(day.At(m.Ended))
	if m.Ended == "" {
		end = later(start, usualLength)
	} else if end <= start { // after midnight
		end = string(day.Add(1).At(m.Ended))
	}
	w.line("DTSTART;TZID=Europe/London:" + compact(start) + "00")
	w.line("DTEND;TZID=Europe/London:" + compact(end) + "00")
}

const form = "2006-01-02T15:04"

// later is a clock reading moved on.
func later(at string, by time.Duration) string {
	t, err := time.Parse(form, at)
	if err != nil {
		return at
	}
	return t.Add(by).Format(form)
}

// compact is a day or a time as calendars write it: "20260709T1900".
func compact(s string) string { return strings.NewReplacer("-", "", ":", "").Replace(s) }

// zone says when the clocks of London change, as they have since 1996 (Summer Time
// Order 2002, SI 2002/262).
func (w *writer) zone() {
	for _, l := range []string{
		"BEGIN:VTIMEZONE", "TZID:Europe/London",
		"BEGIN:DAYLIGHT", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
		"BEGIN:STANDARD", "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
		"END:VTIMEZONE",
	} {
		w.line(l)
	}
}

func summary(m record.Meeting) string {
	out := cmp.Or(m.Body.Name, "Meeting")
	switch m.Meeting.Kind {
	case data.Annual:
		out += ", annual meeting"
	case data.Extraordinary:
		out += ", extraordinary meeting"
	}
	if m.Meeting.Status == data.Cancelled {
		out = "Cancelled: " + out
	}
	return out
}

// description is the business, one item a line.
func description(m record.Meeting) string {
	var lines []string
	if m.Meeting.Status == data.Cancelled {
		lines = append(lines, "This meeting is cancelled.", "")
	}
	if a := strings.TrimSpace(m.Body.Wording.Authority); a != "" && a != m.Body.Name {
		lines = append(lines, a)
	}
	for _, it := range m.Items {
		lines = append(lines, strings.Repeat("  ", it.Depth)+english.Join(". ", it.AgendaNumber, it.Title))
	}
	return strings.Join(lines, "\n")
}

// writer puts lines together as RFC 5545 has them.
type writer struct{ out []byte }

// longest is how many octets a line may have without its end (RFC 5545 3.1).
const longest = 75

// line writes a line, folded between characters.
func (w *writer) line(s string) {
	room := longest
	for len(s) > room {
		at := room
		for !utf8.RuneStart(s[at]) {
			at--
		}
		w.out = append(w.out, s[:at]+"\r\n "...)
		s, room = s[at:], longest-1
	}
	w.out = append(w.out, s+"\r\n"...)
}

var escape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// text writes a property that holds words; what cannot be in a calendar is left
// out.
func (w *writer) text(name, words string) {
	words = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f || r == utf8.RuneError {
			return -1
		}
		return r
	}, words)
	w.line(name + ":" + escape.Replace(words))
}
