package leak

import (
	"slices"
	"strings"

	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// Withheld is business of a meeting of which a public copy leaves something out.
type Withheld struct {
	Item    string `json:"item"`    // "Item 9 Land at Mill Lane", as the public may know it
	What    string `json:"what"`    // "text, 2 papers"
	Reasons string `json:"reasons"` // "paragraph 3"
}

func (w Withheld) String() string { return w.Item + ": " + w.What + "; " + w.Reasons }

// List is what a public copy of a meeting leaves out and why, in printed order.
func List(m record.Meeting) []Withheld {
	var out []Withheld
	public := m.Public()
	for i, it := range m.Items {
		var parts, reasons []string
		papers, passages := 0, 0
		hidden := Hidden(m.Items, i)
		for _, p := range it.Papers {
			if hidden || p.Exempt != "" {
				papers++
				reasons = append(reasons, p.Exempt)
			}
		}
		switch {
		case hidden:
			reasons = append(reasons, public.Items[i].Exempt)
			if public.Items[i].Title != it.Title {
				parts = append(parts, "title")
			}
			if !it.Agenda.Empty() || it.Presenter != "" {
				parts = append(parts, "text")
			}
			if !it.Minutes.Empty() {
				parts = append(parts, "minutes")
			}
		default:
			for _, b := range slices.Concat(it.Agenda.Blocks, it.Minutes.Blocks) {
				if b.Exempt != "" {
					passages++
					reasons = append(reasons, b.Exempt)
				}
			}
		}
		parts = append(parts, several(passages, "passage"), several(papers, "paper"))
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) > 0 {
			name := Name(m, i)
			out = append(out, Withheld{english.Capital(name) + " " + public.Items[i].Title, strings.Join(parts, ", "), why(reasons)})
		}
	}
	return out
}

func several(n int, what string) string {
	if n == 0 {
		return ""
	}
	return english.Count(n, what)
}

// why is "paragraphs 1 and 3", or the reasons in words, each once.
func why(reasons []string) string {
	var given []string
	for _, r := range reasons {
		if r != "" && !slices.Contains(given, r) {
			given = append(given, r)
		}
	}
	if named := rules.ParagraphWords(given...); named != "" {
		return named
	}
	return strings.Join(given, "; ")
}
