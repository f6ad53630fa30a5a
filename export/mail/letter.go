package mail

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export"
)

// Document is what a letter goes with.
type Document struct {
	Kind       data.IssueKind
	Restricted bool     // holds exempt matter
	Locked     bool     // asks for a password
	Draft      bool     // marked as a draft
	Pages      int      // how many
	Changes    []string // what is other than in what went out before
	File       Attachment
}

// Letter is the mail that takes a document of a meeting to the members, in the
// words of the body. What stands in it beside the file is open to everybody.
func Letter(m record.Meeting, d Document, to []data.Recipient, now time.Time) Draft {
	out := Draft{To: to, Subject: subject(m, d), Text: text(m, d), Date: now}
	if d.File.Name != "" {
		out.Attachments = []Attachment{d.File}
	}
	if len(m.Meeting.Contacts) > 0 {
		out.From = m.Meeting.Contacts[0]
	} else {
		out.From = m.Body.Contact
	}
	return out
}

// Name is what a document is called to its readers: "agenda and papers".
func Name(w data.Wording, k data.IssueKind, draft bool) string {
	agenda, minutes := english.Inside(cmp.Or(strings.TrimSpace(w.AgendaTitle), "agenda")), english.Inside(cmp.Or(strings.TrimSpace(w.MinutesTitle), "minutes"))
	switch k {
	case data.IssuedAgenda:
		return agenda
	case data.IssuedPack:
		if strings.Contains(agenda, " and ") {
			return agenda + " with papers"
		}
		return agenda + " and papers"
	case data.IssuedSupplement:
		return "further papers"
	case data.IssuedMinutes:
		if draft {
			return "draft " + minutes
		}
		return minutes
	case data.IssuedDecisions:
		return "decisions"
	}
	return "actions"
}

func subject(m record.Meeting, d Document) string {
	out := english.Join(": ", english.Capital(Name(m.Body.Wording, d.Kind, d.Draft)), english.Join(", ", m.Body.Name, m.Meeting.Start.Date().Medium()))
	if d.Restricted {
		out = "Not for publication. " + out
	}
	if m.Meeting.Status == data.Cancelled {
		out = "Cancelled. " + out
	}
	return out
}

func text(m record.Meeting, d Document) string {
	notice := d.Kind == data.IssuedAgenda || d.Kind == data.IssuedPack
	paragraphs := []string{"To the members of the " + members(m.Body)}
	cancelled := m.Meeting.Status == data.Cancelled
	call := export.Call(m)
	called := notice && call != "" && !cancelled
	if called {
		paragraphs = append(paragraphs, call)
	}
	paragraphs = append(paragraphs, attached(m, d, called))
	if cancelled {
		paragraphs = append(paragraphs, "The meeting is cancelled.")
	}
	if len(d.Changes) > 0 {
		paragraphs = append(paragraphs, "What has changed since it was sent before:\n- "+strings.Join(d.Changes, ";\n- ")+".")
	}
	if d.Kind == data.IssuedMinutes && d.Draft {
		paragraphs = append(paragraphs, "They are a draft until a meeting has approved them. If something is wrong in them, please tell me.")
	}
	if d.Restricted {
		paragraphs = append(paragraphs, "The PDF holds matter that is not for publication. Please do not pass it on, and do not print it where others can read it.")
	}
	if d.Locked {
		paragraphs = append(paragraphs, "It opens with a password, which you have from me another way.")
	}
	if notice && !cancelled {
		paragraphs = append(paragraphs, "If you cannot come, please let me know.")
	}
	return strings.Join(append(paragraphs, signature(m, notice)), "\n\n") + "\n"
}

// members is the body as those who sit on it call it.
func members(b data.Body) string {
	if b.Kind == data.Council {
		return "Council"
	}
	return cmp.Or(b.Name, "meeting")
}

// attached says what is with the letter and, where the words that call the members
// have not, of which meeting it is.
func attached(m record.Meeting, d Document, called bool) string {
	what := Name(m.Body.Wording, d.Kind, d.Draft)
	verb := "are attached."
	if d.Kind == data.IssuedAgenda && !strings.Contains(what, " and ") {
		verb = "is attached."
	}
	if d.Pages > 0 {
		what += fmt.Sprintf(" (%s)", english.Count(d.Pages, "page"))
	}
	held := m.Meeting.Start.Date().Long()
	switch d.Kind {
	case data.IssuedAgenda, data.IssuedPack, data.IssuedSupplement:
		held = english.Join(" in ", english.Join(" at ", held, m.Meeting.Start.Clock().Spoken()), m.Meeting.Venue)
		what += " for the meeting"
	default:
		what += " of the meeting"
	}
	if called {
		held = ""
	}
	return "The " + english.Join(" ", english.Join(" on ", what, held), verb)
}

// signature is who sends it: the proper officer of a summons, then whom to ask.
func signature(m record.Meeting, notice bool) string {
	var lines []string
	if officer := strings.TrimSpace(m.Body.Wording.ProperOfficer); notice && m.Body.Wording.Summons && officer != "" {
		lines = append(lines, officer, "")
	}
	contacts := m.Meeting.Contacts
	if len(contacts) == 0 {
		contacts = []data.Contact{m.Body.Contact}
	}
	for i, c := range contacts {
		if i == 0 && len(lines) > 0 && c.Name != "" && strings.HasPrefix(lines[0], c.Name) {
			c.Name, lines = "", lines[:1] // who signs is whom to ask: named once
		}
		if words := english.Join(", ", c.Name, c.Phone, c.Email); words != "" {
			lines = append(lines, words)
		}
	}
	if a := strings.TrimSpace(m.Body.Wording.Authority); a != "" {
		lines = append(lines, a)
	}
	return strings.Join(lines, "\n")
}
