package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
)

// ExclusionTitle is what the item is called at which the press and public leave.
const ExclusionTitle = "Exclusion of the press and public"

// Proceedings is business of an agenda that is taken without the public.
type Proceedings struct {
	Item    data.Item // with the number that the agenda gives it
	Reasons []string  // as data.Item.Exempt says them, each once
	Part    bool      // only papers or passages of it are kept from the public
}

// PrivateProceedings lists the business of an agenda that is taken without the
// public, in printed order: exempt items, with their sub-items, and open ones with
// exempt papers or passages.
func PrivateProceedings(m record.Meeting) []Proceedings {
	numbers := agendaNumbers(m)
	var out []Proceedings
	for _, it := range m.Items {
		if it.Heading {
			continue
		}
		p := Proceedings{Item: it.Item, Part: !isExemptItem(m.Items, it)}
		if p.Part {
			p.Reasons = partReasons(it)
		} else if it.Exempt != "" {
			p.Reasons = []string{it.Exempt}
		}
		if last := len(out) - 1; last >= 0 && !p.Part && it.Parent != 0 && out[last].Item.ID == it.Parent && !out[last].Part {
			out[last].Reasons = with(out[last].Reasons, p.Reasons...) // it goes with its item
			continue
		}
		if len(p.Reasons) > 0 {
			p.Item.AgendaNumber = numbers[it.ID]
			out = append(out, p)
		}
	}
	return out
}

// partReasons are why papers and passages of an item are kept from the public.
func partReasons(it record.Item) []string {
	var out []string
	for _, b := range it.Agenda.Blocks {
		out = with(out, b.Exempt)
	}
	for _, p := range it.Papers {
		out = with(out, p.Exempt)
	}
	return out
}

func with(reasons []string, more ...string) []string {
	for _, r := range more {
		if r != "" && !slices.Contains(reasons, r) {
			reasons = append(reasons, r)
		}
	}
	return reasons
}

// WithExclusion is m with the resolution that excludes the press and public under
// the item of the agenda that is for it, made from what is marked, if nothing is
// typed there.
func WithExclusion(m record.Meeting) record.Meeting {
	i := slices.IndexFunc(m.Items, func(it record.Item) bool { return PurposeOf(it.Title) == ForExclusion })
	if i < 0 || !m.Items[i].Agenda.Empty() || m.Items[i].Exempt != "" {
		return m
	}
	m.Items = slices.Clone(m.Items)
	m.Items[i].Agenda = ExclusionText(m.Body, PrivateProceedings(m))
	return m
}

// ExclusionGap says in one sentence what a resolution that somebody typed under the
// item that excludes the public does not name: paragraphs of exempt business (LGA
// 1972 s.100A(5)). It is empty if it names them all, or writes itself.
func ExclusionGap(m record.Meeting) string {
	i := slices.IndexFunc(m.Items, func(it record.Item) bool { return PurposeOf(it.Title) == ForExclusion })
	if i < 0 || m.Items[i].Agenda.Empty() || !isPrincipal(m.Body) {
		return ""
	}
	named := paragraphNumber.FindAllString(doc.Plain(m.Items[i].Agenda), -1)
	for _, p := range PrivateProceedings(m) {
		var missing []string
		for _, n := range NamedParagraphs(p.Reasons...) {
			if !slices.Contains(named, n) {
				missing = append(missing, n)
			}
		}
		if words := ParagraphWords(missing...); words != "" && !p.Part {
			return fmt.Sprintf("its resolution does not name %s, under which %s is exempt (LGA 1972 s.100A(5)): take its words out, and it writes itself", words, NameItem(p.Item))
		}
	}
	return ""
}

// ExclusionText is the resolution that excludes the press and public from some
// proceedings, as the agenda proposes it: in a sentence or, where they are exempt
// for several reasons, with a table that names the reason of each (LGA 1972
// s.100A(5)). It is empty for none.
func ExclusionText(body data.Body, list []Proceedings) doc.Document {
	if len(list) == 0 {
		return doc.Document{}
	}
	lead := block(doc.Paragraph, "lead", "To consider passing the following resolution:")
	if !differ(list) {
		return doc.Document{Blocks: []doc.Block{lead, block(doc.Paragraph, "resolution", exclusion(body, theProceedings(list), list[0].Reasons))}}
	}
	return doc.Document{Blocks: []doc.Block{lead,
		block(doc.Paragraph, "resolution", exclusion(body, "the business named below", nil)),
		{ID: "exclusion-table", Kind: doc.TableKind, Table: exclusionTable(body, list)}}}
}

func block(kind doc.Kind, id, text string) doc.Block {
	return doc.Block{ID: "exclusion-" + id, Kind: kind, Runs: []doc.Run{{Text: text}}}
}

// differ tells whether not all proceedings are exempt for the same reasons.
func differ(list []Proceedings) bool {
	return slices.ContainsFunc(list, func(p Proceedings) bool { return !slices.Equal(p.Reasons, list[0].Reasons) })
}

// theProceedings names proceedings: "item 6 (Leisure), so far as its exempt papers
// and passages are considered, and item 9 (Sale of land)".
func theProceedings(list []Proceedings) string {
	var names []string
	for _, p := range list {
		name := theItems([]data.Item{p.Item})
		if p.Part {
			name += ", so far as what is exempt of it is considered,"
		}
		names = append(names, name)
	}
	return strings.TrimSuffix(english.List(names), ",")
}

// exclusionTable names the reason of each of several proceedings.
func exclusionTable(body data.Body, list []Proceedings) *doc.Table {
	third := "Reason"
	if isPrincipal(body) {
		third = english.Capital(schedulePart(body)) + " of Schedule 12A"
	}
	cell := func(s string) doc.Cell { return doc.Cell{Runs: []doc.Run{{Text: s}}} }
	t := &doc.Table{Head: 1, Columns: []doc.Column{{Width: 12}, {Width: 40}, {Width: 48}},
		Rows: [][]doc.Cell{{cell("Item"), cell("Business"), cell(third)}}}
	for _, p := range list {
		business := cmp.Or(p.Item.Description, p.Item.Title)
		if p.Part {
			business = p.Item.Title + " (in part)"
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(p.Item.AgendaNumber), cell(business), cell(reasonInTable(body, p.Reasons))})
	}
	return t
}

// reasonInTable is "Paragraph 3: financial or business affairs of any particular
// person", a line each.
func reasonInTable(body data.Body, reasons []string) string {
	var lines []string
	for _, r := range reasons {
		named := NamedParagraphs(r)
		for _, n := range named {
			line := "Paragraph " + n
			for _, g := range Grounds(body.Notice) {
				if g.Paragraph == n {
					line += ": " + g.Short
				}
			}
			lines = with(lines, line)
		}
		if named == nil {
			lines = with(lines, strings.TrimRight(strings.TrimSpace(r), "."))
		}
	}
	return strings.Join(lines, "\n")
}

// isPrincipal tells whether Schedule 12A is about the body.
func isPrincipal(b data.Body) bool { return isLocalAuthority(b) && !IsParish(b.Notice) }

// Unannounced is an exempt item of an agenda before which nothing excludes the
// press and public.
type Unannounced struct {
	Item  data.Item // the first exempt one, with the number that the agenda gives it
	Later data.Item // the item that excludes them, if it stands too late; else zero
	Law   string
}

// Error says what is wrong in one sentence.
func (u Unannounced) Error() string {
	name := english.Capital(theItems([]data.Item{u.Item}))
	if u.Later.Title != "" {
		return fmt.Sprintf("%s is exempt, but %q stands after it on the agenda: the public must be excluded before it (%s)", name, strings.TrimSpace(u.Later.Title), u.Law)
	}
	return fmt.Sprintf("%s is exempt, and no item %q stands before it on the agenda (%s)", name, ExclusionTitle, u.Law)
}

// FirstUnannounced is the first exempt item of an agenda, if nothing before it
// excludes the press and public: the resolution must come first (LGA 1972
// s.100A(4); Public Bodies (Admission to Meetings) Act 1960 s.1(2)). An open item
// with exempt papers needs none: it may be taken without speaking of them. Nor
// does a body that keeps rules of its own.
func FirstUnannounced(m record.Meeting) (Unannounced, bool) {
	if !isLocalAuthority(m.Body) {
		return Unannounced{}, false
	}
	u := Unannounced{Law: "LGA 1972 s.100A(4)"}
	if IsParish(m.Body.Notice) {
		u.Law = "Public Bodies (Admission to Meetings) Act 1960 s.1(2)"
	}
	first := slices.IndexFunc(m.Items, func(it record.Item) bool { return !it.Heading && isExemptItem(m.Items, it) })
	excludes := slices.IndexFunc(m.Items, func(it record.Item) bool { return PurposeOf(it.Title) == ForExclusion && it.Exempt == "" })
	if first < 0 || excludes >= 0 && excludes < first {
		return Unannounced{}, false
	}
	u.Item = m.Items[first].Item
	u.Item.AgendaNumber = agendaNumbers(m)[u.Item.ID]
	if excludes >= 0 {
		u.Later = m.Items[excludes].Item
	}
	return u, true
}
