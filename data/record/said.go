package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// said is what a block says: its words, and in words what it carries beside them.
type said struct {
	words string
	facts []fact
}

type fact struct{ what, words string }

// whole is all of it in lines.
func (s said) whole() string {
	lines := []string{s.words}
	for _, f := range s.facts {
		if f.words != "" && f.what != kindOfBlock {
			lines = append(lines, f.what+": "+f.words)
		}
	}
	return strings.Join(lines, "\n")
}

const kindOfBlock = "kind of block"

// saying puts a block in words. Blocks of every kind have the same facts in the
// same order.
func saying(b doc.Block) said {
	words := strings.TrimSpace(doc.Lead(b) + " " + strings.ReplaceAll(b.Text(), "\n", " "))
	if b.Table != nil {
		words = doc.Plain(doc.Document{Blocks: []doc.Block{b}})
	}
	var mover, seconder, owner *doc.Person
	var vote, outcome, verb, amends, due, source, at, who, why string
	switch {
	case b.Motion != nil:
		mover, seconder, outcome, amends, vote = b.Motion.Mover, b.Motion.Seconder, string(b.Motion.Outcome), b.Motion.Amends, voted(b.Motion.Vote)
	case b.Resolution != nil:
		mover, seconder, verb, vote = b.Resolution.Mover, b.Resolution.Seconder, string(b.Resolution.Verb), voted(b.Resolution.Vote)
	case b.Action != nil:
		owner, due, source = b.Action.Owner, joined(data.Date(b.Action.Due).Medium(), b.Action.DueText), b.Action.Source
	case b.Time != nil:
		at, who, why = noted(*b.Time), name(b.Time.Person), b.Time.Reason
	}
	return said{words, []fact{
		{kindOfBlock, form(b)}, {"number", b.Number}, {"kept from the public", paragraph(b.Exempt)}, {"note beside it", b.Note},
		{"decision", strings.ToLower(verb)}, {OfMover, name(mover)}, {OfSeconder, name(seconder)}, {OfVote, vote}, {OfOutcome, outcome}, {"amends", amends},
		{OfOwner, name(owner)}, {OfDue, due}, {"sentence it came from", source},
		{OfTime, at}, {OfPerson, who}, {"reason", why}, {"shape of the table", columns(b.Table)},
	}}
}

// form is what a block is: "list, level 2".
func form(b doc.Block) string {
	s := map[doc.Kind]string{doc.Bullet: "list", doc.Numbered: "numbered list", doc.TimeNoteKind: "note of time"}[b.Kind]
	s = cmp.Or(s, string(b.Kind))
	if b.Level > 0 {
		s += fmt.Sprintf(", level %d", b.Level)
	}
	return s
}

func name(p *doc.Person) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// voted is how a vote went, with every name.
func voted(v *doc.Vote) string {
	if v == nil {
		return ""
	}
	lines := []string{v.String()}
	for _, n := range v.Names {
		lines = append(lines, n.Person.Name+": "+string(n.Choice))
	}
	return strings.Join(lines, "\n")
}

// columns is the shape of a table: its rows, of which so many are heads, and how
// each column is set.
func columns(t *doc.Table) string {
	if t == nil {
		return ""
	}
	s := fmt.Sprintf("%d rows, heads %d; columns", len(t.Rows), t.Head)
	for _, c := range t.Columns {
		s += " " + cmp.Or(c.Align, "left")
		if c.Width > 0 {
			s += fmt.Sprintf(" (%d wide)", c.Width)
		}
	}
	return s
}

// joined puts what is not empty one behind the other.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, blank), "; ")
}
