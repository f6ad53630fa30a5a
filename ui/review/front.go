package review

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/review"
)

type item = record.Item

// frontOf is what the minutes say above their first item: of which meeting they
// are and who was there.
func frontOf(s review.Sent) doc.Document {
	m := s.Record
	start := m.Meeting.Start
	lines := [][2]string{{"", fmt.Sprintf("Minutes of the meeting held on %s", english.Join(", ",
		english.Join(" at ", start.Date().Long(), start.Clock().Spoken()), m.Meeting.Venue))}}
	if len(s.Asked) > 0 {
		lines = append(lines, [2]string{"", "You are asked about what follows; the other items are not in this file."})
	}
	var here, away, absent, also []string
	for _, a := range m.Attended() {
		switch name := who(a); {
		case a.Presence.Here() && !a.Role.HasSeat() && a.For == 0:
			also = append(also, name)
		case a.Presence.Here():
			here = append(here, name)
		case a.Presence == data.Apologies:
			away = append(away, name)
		default:
			absent = append(absent, name)
		}
	}
	for _, l := range []struct {
		lead  string
		names []string
	}{{"Present: ", here}, {"Also present: ", also}, {"Apologies: ", away}, {"Absent: ", absent}} {
		if len(l.names) > 0 {
			lines = append(lines, [2]string{l.lead, strings.Join(l.names, ", ")})
		}
	}
	if opened, ended := m.Times(); opened != "" || ended != "" {
		lines = append(lines, [2]string{"Times: ", english.Join(", ", told("opened at ", opened), told("ended at ", ended))})
	}
	for _, d := range m.Declarations {
		lines = append(lines, [2]string{"Interest declared: ", english.Join(", ", d.Person.Name(), string(d.Kind), d.Nature)})
	}
	var out doc.Document
	for i, l := range lines {
		out.Blocks = append(out.Blocks, doc.Block{ID: fmt.Sprintf("front%d", i), Kind: doc.Paragraph,
			Runs: doc.JoinRuns([]doc.Run{{Text: l[0], Bold: true}, {Text: l[1]}})})
	}
	return doc.Normalise(out)
}

func told(lead string, at data.Clock) string {
	if at == "" {
		return ""
	}
	return lead + at.Spoken()
}

// who is somebody as the list of those present names them.
func who(a data.Attendance) string {
	name := a.Person.Name()
	if slices.Contains([]data.Role{data.Chair, data.ViceChair}, a.Role) {
		name += " (" + string(a.Role) + ")"
	}
	if a.Presence == data.Remote {
		name += ", remotely"
	}
	return name
}
