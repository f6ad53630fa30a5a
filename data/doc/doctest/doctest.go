// Package doctest makes arbitrary valid documents for property tests.
package doctest

import (
	"fmt"

	"pgregory.net/rapid"

	"minutebook/data/doc"
)

// Documents draws documents of up to 12 blocks of every kind, normalised and
// valid, with awkward text: line breaks, Welsh letters, emoji, Arabic, combining
// accents, characters beyond the fonts.
func Documents() *rapid.Generator[doc.Document] {
	return rapid.Custom(func(t *rapid.T) doc.Document {
		n := rapid.IntRange(0, 12).Draw(t, "blocks")
		var d doc.Document
		for i := range n {
			d.Blocks = append(d.Blocks, block(t, fmt.Sprintf("b%d", i+1)))
		}
		return doc.Normalise(d)
	})
}

// Marked draws documents as Documents does, with words and blocks struck out and
// put in, what blocks carry corrected, and notes beside blocks: a reader's text,
// or minutes approved with corrections. A block that is marked as a whole has no
// marks in it.
func Marked() *rapid.Generator[doc.Document] {
	edits := []doc.Edit{"", "", doc.Struck, doc.Added}
	return rapid.Custom(func(t *rapid.T) doc.Document {
		d := Documents().Draw(t, "document")
		for i := range d.Blocks {
			b := &d.Blocks[i]
			b.Note = rapid.SampledFrom([]string{"", "", "corrected at minute 51"}).Draw(t, "note")
			if b.Edit = rapid.SampledFrom(edits).Draw(t, "edit"); b.Edit != "" {
				continue
			}
			mark := func(runs []doc.Run) {
				for r := range runs {
					runs[r].Edit = rapid.SampledFrom(edits).Draw(t, "edit of words")
				}
			}
			mark(b.Runs)
			if rapid.Bool().Draw(t, "corrected") {
				b.Was = was(t, *b)
			}
			if b.Table != nil {
				for _, row := range b.Table.Rows {
					for _, cell := range row {
						mark(cell.Runs)
					}
				}
			}
		}
		return doc.Normalise(d)
	})
}

// was is what a block may have carried before a correction; nil where it carries
// nothing.
func was(t *rapid.T, b doc.Block) *doc.Facts {
	carry(t, &b)
	if b.Motion == nil && b.Resolution == nil && b.Action == nil && b.Time == nil {
		return nil
	}
	return &doc.Facts{Motion: b.Motion, Resolution: b.Resolution, Action: b.Action, Time: b.Time}
}

func block(t *rapid.T, id string) doc.Block {
	b := doc.Block{ID: id, Kind: rapid.SampledFrom(doc.Kinds()).Draw(t, "kind")}
	switch {
	case b.Kind.IsList(), b.Kind == doc.Heading:
		b.Level = rapid.IntRange(1, doc.MaxLevel).Draw(t, "level")
	case b.Kind.IsProposal():
		b.Level = rapid.IntRange(0, doc.MaxLevel).Draw(t, "level")
	}
	b.Exempt = rapid.SampledFrom([]string{"", "", "", "3"}).Draw(t, "exempt")
	if b.Kind == doc.Numbered || b.Kind.IsProposal() && b.Level > 0 {
		b.Number = rapid.SampledFrom([]string{"", "1.", "2.13", "(a)", "iv)"}).Draw(t, "number")
	}
	if b.Kind != doc.TableKind {
		b.Runs = Runs().Draw(t, "runs")
	}
	carry(t, &b)
	return b
}

// carry gives a block what its kind carries.
func carry(t *rapid.T, b *doc.Block) {
	switch head := b.Level == 0; {
	case b.Kind == doc.TableKind:
		b.Table = table(t)
	case b.Kind == doc.MotionKind && head:
		b.Motion = &doc.Motion{Mover: person(t), Seconder: person(t), Vote: vote(t),
			Amends:  rapid.SampledFrom([]string{"", "b1"}).Draw(t, "substantive"),
			Outcome: rapid.SampledFrom(doc.Outcomes()).Draw(t, "outcome")}
	case b.Kind == doc.AmendmentKind && head:
		b.Motion = &doc.Motion{Mover: person(t), Vote: vote(t), Amends: rapid.SampledFrom([]string{"", "b1"}).Draw(t, "amends")}
	case b.Kind == doc.ResolutionKind && head:
		b.Resolution = &doc.Resolution{Verb: rapid.SampledFrom(doc.Verbs()).Draw(t, "verb"),
			Lead:  rapid.SampledFrom([]string{"", "RESOLVED –", "NOTED:"}).Draw(t, "lead"),
			Mover: person(t), Seconder: person(t), Vote: vote(t)}
	case b.Kind == doc.ActionKind:
		b.Action = &doc.Action{Owner: person(t),
			Due:     rapid.SampledFrom([]string{"", "2026-09-30"}).Draw(t, "due"),
			DueText: rapid.SampledFrom([]string{"", "next meeting"}).Draw(t, "due text"),
			Source:  rapid.SampledFrom([]string{"", "Officers were asked to report back."}).Draw(t, "source")}
	case b.Kind == doc.TimeNoteKind:
		b.Time = &doc.TimeNote{Kind: rapid.SampledFrom(doc.NoteKinds()).Draw(t, "note"),
			At: rapid.SampledFrom([]string{"", "19:42"}).Draw(t, "at"), Person: person(t)}
		if b.Time.Kind == doc.Exclusion {
			b.Time.Reason = rapid.SampledFrom([]string{"", "3", "1, 2"}).Draw(t, "reason")
		}
	}
}

var words = []string{"the", "Sub-Committee", "noted", "that", "£50,000", "improvement", "“Good”", "a", "Llanelli", "ŵyr",
	"e\u0301tude", "😀", "مجلس", "\U00020000", "2017/18", "&", "<b>", "\\(x\\)", "don’t", "co-operation", "2 + 2 = 4"}

// Words draws a short text.
func Words() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var s string
		for range rapid.IntRange(0, 12).Draw(t, "words") {
			s += rapid.SampledFrom(words).Draw(t, "word")
			s += rapid.SampledFrom([]string{" ", " ", " ", " ", ", ", "\n", "\t", "\u00a0"}).Draw(t, "space")
		}
		return s
	})
}

// Runs draws runs of every style.
func Runs() *rapid.Generator[[]doc.Run] {
	return rapid.Custom(func(t *rapid.T) []doc.Run {
		var runs []doc.Run
		for range rapid.IntRange(0, 4).Draw(t, "runs") {
			runs = append(runs, doc.Run{
				Text: Words().Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
				Lang: rapid.SampledFrom([]string{"", "", "cy"}).Draw(t, "lang"),
				Link: rapid.SampledFrom([]string{"", "", "https://example.org/a?b=c&d=e", "mailto:clerk@example.org", doc.MinuteLink("b-1")}).Draw(t, "link"),
			})
		}
		return runs
	})
}

func person(t *rapid.T) *doc.Person {
	return rapid.SampledFrom([]*doc.Person{nil, {Name: "Councillor A Day"}, {UID: "p-2", Name: "Mrs B Roe"}}).Draw(t, "person")
}

func vote(t *rapid.T) *doc.Vote {
	if rapid.Bool().Draw(t, "no vote") {
		return nil
	}
	v := &doc.Vote{Method: rapid.SampledFrom(doc.Methods()).Draw(t, "method")}
	switch v.Method {
	case doc.Recorded:
		for i := range rapid.IntRange(0, 5).Draw(t, "names") {
			n := doc.NamedVote{Person: doc.Person{Name: fmt.Sprintf("Councillor %c", 'A'+i)},
				Choice: rapid.SampledFrom(doc.Choices()).Draw(t, "choice")}
			v.Names = append(v.Names, n)
			switch n.Choice {
			case doc.For:
				v.For++
			case doc.Against:
				v.Against++
			case doc.Abstained:
				v.Abstained++
			}
		}
	case doc.Hands, doc.Ballot:
		if v.Method == doc.Hands && rapid.Bool().Draw(t, "own vote") {
			v.Names = []doc.NamedVote{{Person: doc.Person{Name: "Councillor A"}, Choice: doc.Against}}
		}
		v.For, v.Against = rapid.IntRange(0, 20).Draw(t, "for"), rapid.IntRange(0, 20).Draw(t, "against")
		v.Casting = rapid.SampledFrom([]doc.Choice{"", doc.For, doc.Against}).Draw(t, "casting")
	}
	return v
}

func table(t *rapid.T) *doc.Table {
	columns, rows := rapid.IntRange(1, 4).Draw(t, "columns"), rapid.IntRange(1, 4).Draw(t, "rows")
	tab := &doc.Table{Head: rapid.IntRange(0, 1).Draw(t, "head")}
	for range columns {
		tab.Columns = append(tab.Columns, doc.Column{Align: rapid.SampledFrom([]string{"", "centre", "right"}).Draw(t, "align")})
	}
	for range rows {
		var row []doc.Cell
		for range columns {
			row = append(row, doc.Cell{Runs: Runs().Draw(t, "cell")})
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}
