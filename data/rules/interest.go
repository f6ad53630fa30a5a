package rules

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
)

// NotifyBy is the last day on which the member must have told the monitoring
// officer of an interest declared at a meeting on the day held: 28 days beginning
// with it, for a disclosable pecuniary interest that is not in the register
// (Localism Act 2011 s.31(2) and (3)). False where nothing need be told.
func NotifyBy(d data.Declaration, held data.Date) (data.Date, bool) {
	if d.Kind != data.Pecuniary || d.Registered || held == "" {
		return "", false
	}
	return held.Add(27), true
}

// NoPart says in a sentence that a member took part who must not: with a
// disclosable pecuniary interest no discussion and no vote without a
// dispensation (Localism Act 2011 s.31(4)); with a prejudicial one in Wales the
// member withdraws, though they may speak first where the public may (SI 2008/788
// Sch para 14). Empty where nothing is wrong.
func NoPart(d data.Declaration) string {
	switch {
	case d.Dispensation != "" || d.Conduct == data.LeftRoom:
		return ""
	case d.Kind == data.Pecuniary && d.Conduct == data.SpokeAndLeft:
		return "Without a dispensation a member with a disclosable pecuniary interest may not speak on the item (Localism Act 2011 s.31(4))."
	case d.Kind == data.Pecuniary:
		return "Without a dispensation a member with a disclosable pecuniary interest may not speak or vote on the item (Localism Act 2011 s.31(4))."
	case d.Kind == data.Prejudicial && d.Conduct == data.Stayed:
		return "Without a dispensation a member with a prejudicial interest must leave the room (SI 2008/788, paragraph 14 of the code)."
	}
	return ""
}

// DeclarationLines are the sentences on interests that minutes print under the
// heading of an item, before its text: under the item at which interests are
// declared every one of them, under the item concerned that there is one and
// what the member did. Where no item is for declarations, the item concerned
// has all that was said. Item 0 is for interests that no item prints in full.
func DeclarationLines(m record.Meeting, item int64) []string {
	at := DeclarationsItem(m)
	var out []string
	for _, d := range m.Declarations {
		_, known := m.Item(d.Item)
		switch {
		case at != 0 && item == at, at == 0 && item == 0 && !known:
			out = append(out, declared(m, d))
		case item == 0 || item != d.Item:
		case at == 0:
			out = append(out, declared(m, d))
		default:
			out = append(out, d.Person.Name()+" had declared "+interest(d.Kind)+"."+conductSentence(d))
		}
	}
	return out
}

// DeclarationsItem is the item under which members declare their interests; 0
// if there is none.
func DeclarationsItem(m record.Meeting) int64 {
	for _, it := range m.Items {
		if PurposeOf(it.Title) == ForInterests {
			return it.ID
		}
	}
	return 0
}

// declared is all that minutes say of a declaration.
func declared(m record.Meeting, d data.Declaration) string {
	text := d.Person.Name() + " declared " + interest(d.Kind)
	if it, ok := m.Item(d.Item); ok && it.ID != DeclarationsItem(m) {
		text += " in " + itemWords(it.Item)
	}
	if nature := strings.TrimRight(strings.TrimSpace(d.Nature), "."); nature != "" {
		text += ": " + nature
	}
	return text + "." + conductSentence(d)
}

// itemWords names an item in a sentence: "minute 31 (Budget monitoring)".
func itemWords(it data.Item) string {
	title := strings.TrimSpace(it.Title)
	switch {
	case it.MinuteNumber != "":
		return fmt.Sprintf("minute %s (%s)", it.MinuteNumber, title)
	case it.AgendaNumber != "":
		return fmt.Sprintf("item %s (%s)", it.AgendaNumber, title)
	}
	return "“" + title + "”"
}

// interest is a kind of interest as minutes name it: "a Disclosable Pecuniary
// Interest".
func interest(k data.InterestKind) string {
	article := "a "
	if k == data.OtherRegister {
		article = "an "
	}
	words := strings.Fields(string(k) + " interest")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return article + strings.Join(words, " ")
}

func conductSentence(d data.Declaration) string {
	leave := ""
	if d.Dispensation != "" {
		leave = fmt.Sprintf(" under a dispensation (%s)", d.Dispensation)
	}
	switch d.Conduct {
	case data.Stayed:
		return " The member remained in the meeting" + leave + "."
	case data.SpokeAndLeft:
		return " The member spoke" + leave + " and then left the meeting for the item."
	case data.LeftRoom:
		if leave != "" {
			leave = fmt.Sprintf(" A dispensation had been granted (%s).", d.Dispensation)
		}
		return " The member left the meeting for the item." + leave
	}
	return ""
}
