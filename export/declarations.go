package export

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// declarationsItem is the position of the item under which members declare
// their interests, or -1.
func declarationsItem(items []numbered) int {
	for i, item := range items {
		title := strings.ToLower(item.Title)
		if strings.Contains(title, "declaration") || strings.Contains(title, "disclosure") && strings.Contains(title, "interest") {
			return i
		}
	}
	return -1
}

// declarations adds every interest declared, a paragraph each.
func (b *builder) declarations(m record.Meeting, items []numbered, left float64, where string) {
	for _, d := range m.Declarations {
		text := d.Person.Name() + " declared " + interest(d.Kind)
		for _, item := range items {
			if item.ID == d.Item && d.Item != 0 {
				text += fmt.Sprintf(" in %s (%s)", item.where("minute"), strings.TrimSpace(item.Title))
			}
		}
		if d.Nature != "" {
			text += ": " + strings.TrimRight(strings.TrimSpace(d.Nature), ".")
		}
		text = stop(text) + conductSentence(d)
		b.add(layout.Para{Role: layout.Paragraph, Left: left, After: paraGap, Runs: b.plain(where, layout.Regular, text)})
	}
}

// declared adds a short note of the interests at the item they concern; keep
// says that it stays with what follows.
func (b *builder) declared(m record.Meeting, item numbered, left float64, where string, keep bool) {
	for _, d := range m.Declarations {
		if d.Item == item.ID && d.Item != 0 {
			b.aside(where, left, d.Person.Name()+" had declared "+interest(d.Kind)+"."+conductSentence(d), keep)
		}
	}
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
		words[i] = upperFirst(w)
	}
	return article + strings.Join(words, " ")
}

func conductSentence(d data.Declaration) string {
	var out string
	switch d.Conduct {
	case data.Stayed:
		out = " The member remained in the meeting."
	case data.SpokeAndLeft:
		out = " The member spoke and then left the meeting."
	case data.LeftRoom:
		out = " The member left the meeting for the item."
	}
	if d.Dispensation != "" {
		out += fmt.Sprintf(" A dispensation had been granted (%s).", d.Dispensation)
	}
	return out
}
