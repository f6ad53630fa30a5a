package export

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// usualSummons is the summons of LGA 1972 Sch 12 para 4(2)(b) and, for a parish,
// para 10(2)(b): to attend the meeting, the business specified below it.
const usualSummons = "You are hereby summoned to attend a meeting of the {body} to be held on {date} at {time} at {venue}."

// Usual is what a body's documents print where its own wording is empty. The
// notes on filming, fire and questions are printed only where the body has words
// of its own; here they are what most councils print.
func Usual(b data.Body) data.Wording {
	w := data.Wording{
		AgendaTitle:  "Agenda",
		MinutesTitle: "Minutes",
		SummonsWords: usualSummons,
		ChairTitle:   rules.ChairTitle(b.Wording),
		Fire:         "If the alarm sounds, leave by the nearest marked exit, do not stop to collect belongings, and go to the assembly point.",
		Questions:    "Members of the public may speak on the business of the agenda in the time set aside for it. Please tell the clerk before the meeting begins.",
	}
	w.Signing = w.ChairTitle + ":\nDate:"
	switch b.Notice {
	case data.EnglishPrincipal, data.EnglishParish, data.ParishMeeting: // SI 2014/2095 regs 3 and 4 amend the Acts for England alone
		w.Filming = "Anyone may film, record or report on this meeting while it is open to the public (SI 2014/2095). " +
			"Oral commentary is not allowed in the room while the meeting goes on. If you do not wish to be filmed, please tell the clerk."
	default:
		w.Filming = "Please ask the clerk before the meeting if you would like to film, record or report on it."
	}
	return w
}

func agendaTitle(b data.Body) string {
	return cmp.Or(strings.TrimSpace(b.Wording.AgendaTitle), Usual(b).AgendaTitle)
}

func minutesTitle(b data.Body) string {
	return cmp.Or(strings.TrimSpace(b.Wording.MinutesTitle), Usual(b).MinutesTitle)
}

// summons adds the words that call the members.
func (b *builder) summons(m record.Meeting) {
	to := "To: all members of the " + m.Body.Name
	if m.Body.Kind == data.Council {
		to = "To: all members of the Council"
	}
	b.note("summons", to)
	if own := strings.TrimSpace(m.Body.Wording.SummonsWords); own != "" {
		b.lines("summons", b.filled("summons", own, m))
		return
	}
	b.note("summons", usualCall(m))
}

// usualCall is the usual summons without what is not known yet.
func usualCall(m record.Meeting) string {
	call := usualSummons
	for part, value := range map[string]string{
		" on {date}": m.Meeting.Start.Date().Long(), " at {time}": startTime(m.Meeting).Spoken(), " at {venue}": m.Meeting.Venue,
	} {
		if value == "" {
			call = strings.Replace(call, part, "", 1)
		}
	}
	call = strings.Replace(call, " to be held.", ".", 1)
	return stop(fieldsOf(m).Replace(call))
}

// fieldsOf fills the fields of a wording.
func fieldsOf(m record.Meeting) *strings.Replacer {
	const open = "(to be confirmed)"
	return strings.NewReplacer(
		"{body}", m.Body.Name,
		"{date}", cmp.Or(m.Meeting.Start.Date().Long(), open),
		"{time}", cmp.Or(startTime(m.Meeting).Spoken(), open),
		"{venue}", cmp.Or(strings.TrimSpace(m.Meeting.Venue), open),
	)
}

var anyField = regexp.MustCompile(`\{[^{}\n]*\}`)

// filled is a body's own wording with its fields filled in. A field that is not
// known stays as it is typed, and a warning names it.
func (b *builder) filled(where, words string, m record.Meeting) string {
	for _, field := range anyField.FindAllString(words, -1) {
		switch field {
		case "{body}", "{date}", "{time}", "{venue}":
		default:
			b.warnings = append(b.warnings, Warning{Where: where, What: fmt.Sprintf("the field %s is not known: {body}, {date}, {time} and {venue} are", field)})
		}
	}
	return fieldsOf(m).Replace(words)
}

// notes adds what the public and the members should know, the body's before the
// meeting's.
func (b *builder) notes(m record.Meeting) {
	w := m.Body.Wording
	notes := b.within(func() {
		b.lines("notes", w.AgendaNotes)
		b.titled("notes, filming", "Filming and recording:", w.Filming)
		b.titled("notes, questions", "Questions from the public:", w.Questions)
		b.titled("notes, fire", "Fire:", w.Fire)
		b.lines("notes", m.Meeting.Notes)
	})
	if len(notes) == 0 {
		return
	}
	b.section("Notes")
	b.add(notes...)
}

// titled adds a paragraph for each line of s, the first after a bold lead.
func (b *builder) titled(where, lead, s string) {
	for line := range strings.Lines(s) {
		runs := b.plain(where, layout.Regular, line)
		if len(runs) == 0 {
			continue
		}
		if lead != "" {
			runs, lead = b.lead(where, lead, runs), ""
		}
		b.add(layout.Para{Role: layout.Paragraph, Runs: runs, After: paraGap})
	}
}
