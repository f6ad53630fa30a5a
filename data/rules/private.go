package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
)

// Ground is a description of exempt information: what the law lets a council take
// without the public.
type Ground struct {
	Paragraph string // of LGA 1972 Sch 12A: "3"
	Name      string // in a word or two: "business affairs"
	Short     string // for a list: "financial or business affairs of any particular person"
	Words     string // as the schedule has them
}

// DoorWords say that the public left or came back, up to the time of it; empty for
// a note of anything else.
func DoorWords(k doc.NoteKind) string {
	switch k {
	case doc.Exclusion:
		return "The meeting went into private session"
	case doc.Readmission:
		return "The meeting returned to public session"
	}
	return ""
}

// Grounds are the descriptions of exempt information a body may name: LGA 1972
// Schedule 12A, Part 1 (paragraphs 1 to 7) in England and Part 4 (12 to 18) in
// Wales. Parish and community councils have none: they act under the Public
// Bodies (Admission to Meetings) Act 1960 s.1(2) and state their reason.
func Grounds(notice data.Notice) []Ground {
	first := 1
	switch {
	case IsParish(notice):
		return nil
	case notice == data.WelshPrincipal:
		first = 12
	}
	out := slices.Clone(grounds)
	for i := range out {
		out[i].Paragraph = fmt.Sprint(first + i)
	}
	if notice == data.WelshPrincipal {
		out[0].Short, out[0].Words = "a particular individual", "information relating to a particular individual"
	}
	return out
}

// grounds are those of England in order; Wales has the same seven but for a word
// of the first.
var grounds = []Ground{
	{"", "an individual", "any individual", "information relating to any individual"},
	{"", "identity", "likely to reveal the identity of an individual", "information which is likely to reveal the identity of an individual"},
	{"", "business affairs", "financial or business affairs of any particular person",
		"information relating to the financial or business affairs of any particular person, including the authority holding that information"},
	{"", "labour relations", "consultations or negotiations in a labour relations matter",
		"information relating to consultations or negotiations, or contemplated consultations or negotiations, in connection with a labour relations matter"},
	{"", "legal privilege", "a claim to legal professional privilege",
		"information in respect of which a claim to legal professional privilege could be maintained in legal proceedings"},
	{"", "notice or order", "a notice, order or direction the authority proposes to make",
		"information which reveals that the authority proposes to give a notice under an enactment, or to make an order or direction"},
	{"", "crime", "prevention, investigation or prosecution of crime",
		"information relating to action taken or to be taken in connection with the prevention, investigation or prosecution of crime"},
}

// Exclusion is the resolution that keeps the press and public out while some
// business is done, for reasons as data.Item.Exempt says them. A principal
// council names the proceedings and the description of exempt information (LGA
// 1972 s.100A(4) and (5)), and that the public interest was weighed (Sch 12A Part
// 2 para 10, Part 5 para 21); a parish or community council gives its reason
// (Public Bodies (Admission to Meetings) Act 1960 s.1(2)). Without items it is
// for the following business.
func Exclusion(body data.Body, items []data.Item, reasons ...string) string {
	during := "the following business"
	if len(items) > 0 {
		during = theItems(items)
	}
	return exclusion(body, during, reasons)
}

// exclusion is the resolution for business named already; without reasons they
// are named elsewhere.
func exclusion(body data.Body, during string, reasons []string) string {
	said := spokenReasons(reasons)
	switch {
	case IsParish(body.Notice):
		if said == "" {
			said = ExemptParagraphs(body, reasons...)
		}
		if said == "confidential" { // what stands for a reason not typed yet; the resolution says it anyhow
			said = ""
		}
		return "That, under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the press and public be excluded from the meeting for " + during +
			", because publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted" + inBrackets(said) + "."
	case !isLocalAuthority(body):
		if said == "" {
			said = ParagraphWords(reasons...)
		}
		return "That the meeting go into private session for " + during + inBrackets(said) + "."
	}
	named := ExemptParagraphs(body, reasons...)
	if named == "" {
		named = "Schedule 12A" + inBrackets(said)
	}
	return "That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting for " + during +
		", because it involves the likely disclosure of exempt information" + described(body, NamedParagraphs(reasons...)) + " as defined in " + named +
		" to the Act. In all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information."
}

// isLocalAuthority tells whether the Local Government Act 1972 is about the body:
// all but a board that meets by rules of its own.
func isLocalAuthority(b data.Body) bool { return b.Kind != data.Board || b.Notice != data.OwnNotice }

// described is ", namely ...," for the descriptions of paragraphs.
func described(body data.Body, paragraphs []string) string {
	var words []string
	for _, g := range Grounds(body.Notice) {
		if slices.Contains(paragraphs, g.Paragraph) {
			words = append(words, g.Words)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return ", namely " + strings.Join(words, "; and ") + ","
}

// theItems names items as the public may know them: "item 9 (Sale of land) and
// item 10 (Staffing)".
func theItems(items []data.Item) string {
	names := make([]string, len(items))
	for i, it := range items {
		names[i] = NameItem(it) + inBrackets(strings.TrimSpace(cmp.Or(it.Description, it.Title)))
	}
	return english.List(names)
}

// NameItem is how a sentence of the minutes names an item: "item 9" by the agenda,
// or "minute 31" where that gives it no number.
func NameItem(it data.Item) string {
	switch {
	case it.AgendaNumber != "":
		return "item " + it.AgendaNumber
	case it.MinuteNumber != "":
		return "minute " + it.MinuteNumber
	}
	return "the item"
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
