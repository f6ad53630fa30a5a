package layout

import (
	"strings"
	"unicode"
)

// openList is a list that an item may be added to.
type openList struct {
	level     int
	element   *Element
	numbering string
	first     string // marker of its first item
}

// item is the body and the label of a list item.
func (g *grower) item(p Para) (body, marker *Element) {
	level := max(1, p.Level)
	mark := strings.TrimSpace(textOfRuns(p.Marker))
	numbering := numberingOf(mark)
	for n := len(g.lists); n > 0; n = len(g.lists) {
		l := g.lists[n-1]
		again := numbered(numbering) && mark == l.first
		if l.level < level || l.level == level && numbered(l.numbering) == numbered(numbering) && !again {
			break
		}
		g.lists = g.lists[:n-1]
	}
	n := len(g.lists)
	if n == 0 || g.lists[n-1].level < level {
		in := g.at
		if n > 0 {
			items := g.lists[n-1].element.Kids
			in = items[len(items)-1].last(roleListBody)
		}
		l := in.add(roleList)
		l.Numbering = numbering
		g.lists = append(g.lists, openList{level, l, numbering, mark})
		n++
	}
	item := g.lists[n-1].element.add(ListItem)
	if len(p.Marker) > 0 {
		marker = item.add(roleLabel)
	}
	return item.add(roleListBody).add(Paragraph), marker
}

func textOfRuns(runs []Run) string {
	var out strings.Builder
	for _, r := range runs {
		out.WriteString(r.Text)
	}
	return out.String()
}

// numberingOf is how a list whose first marker is m is numbered (ISO 32000-1,
// table 347).
func numberingOf(m string) string {
	core := strings.TrimFunc(m, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case m == "":
		return "None"
	case core == "":
		switch m {
		case "◦", "○":
			return "Circle"
		case "▪", "■", "☐":
			return "Square"
		}
		return "Disc"
	case unicode.IsDigit(rune(core[0])):
		return "Decimal"
	}
	form := "Lower"
	if core == strings.ToUpper(core) {
		form = "Upper"
	}
	if strings.Trim(strings.ToLower(core), "ivx") == "" {
		return form + "Roman"
	}
	return form + "Alpha"
}

func numbered(numbering string) bool {
	switch numbering {
	case "None", "Disc", "Circle", "Square":
		return false
	}
	return true
}
