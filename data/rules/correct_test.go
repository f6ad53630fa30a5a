package rules

import (
	"strings"
	"testing"

	"minutebook/data/doc"
)

// edits writes a document with its edits as [-struck-][+added+].
func edits(d doc.Document) string {
	var out []string
	runs := func(all []doc.Run) string {
		var s strings.Builder
		for _, r := range all {
			switch r.Edit {
			case doc.Struck:
				s.WriteString("[-" + r.Text + "-]")
			case doc.Added:
				s.WriteString("[+" + r.Text + "+]")
			default:
				s.WriteString(r.Text)
			}
		}
		return s.String()
	}
	for _, b := range d.Blocks {
		s := runs(b.Runs)
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row {
					s += "|" + runs(c.Runs)
				}
			}
		}
		if b.Note != "" {
			s += " {" + b.Note + "}"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

// TestCorrect marks corrections as they are written into a minute book: the old
// words struck and still to be read, the new beside them, the authority in the
// margin (LGA 1972 Sch 12 para 41).
func TestCorrect(t *testing.T) {
	p := func(id string, runs ...doc.Run) doc.Block { return doc.Block{ID: id, Kind: doc.Paragraph, Runs: runs} }
	text := func(s string) doc.Run { return doc.Run{Text: s} }
	table := doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 2),
		Rows: [][]doc.Cell{{{Runs: []doc.Run{text("Rent")}}, {Runs: []doc.Run{text("£12")}}}}}}
	for _, c := range []struct {
		what       string
		blocks     []doc.Block
		block      string
		old, fresh string
		want       string
		found      int
	}{
		{"a word", []doc.Block{p("a", text("Seven members were present."))}, "", "Seven", "Eight", "[-Seven-][+Eight+] members were present. {corrected at minute 51}", 1},
		{"only whole words", []doc.Block{p("a", text("They often met at ten."))}, "", "ten", "nine", "They often met at [-ten-][+nine+]. {corrected at minute 51}", 1},
		{"a number in another", []doc.Block{p("a", text("In 2010 there were 10."))}, "", "10", "11", "In 2010 there were [-10-][+11+]. {corrected at minute 51}", 1},
		{"words in two styles", []doc.Block{p("a", text("The "), doc.Run{Text: "Blue", Bold: true}, text(" Barn was let."))}, "", "Blue Barn", "Red Barn",
			"The [-Blue-][- Barn-][+Red Barn+] was let. {corrected at minute 51}", 1},
		{"words that go", []doc.Block{p("a", text("It was agreed, by all, to wait."))}, "", ", by all,", "", "It was agreed[-, by all,-] to wait. {corrected at minute 51}", 1},
		{"quotes as typed", []doc.Block{p("a", text("The “Mill” stays"))}, "", `"Mill"`, "“Mills”", "The [-“Mill”-][+“Mills”+] stays {corrected at minute 51}", 1},
		{"in a table", []doc.Block{table}, "", "£12", "£13", "|Rent|[-£12-][+£13+] {corrected at minute 51}", 1},
		{"not there", []doc.Block{p("a", text("Noted."))}, "", "Agreed", "Noted", "Noted.", 0},
		{"twice", []doc.Block{p("a", text("Noted.")), p("b", text("Noted."))}, "", "Noted", "Agreed", "Noted.\nNoted.", 2},
		{"twice, one named", []doc.Block{p("a", text("Noted.")), p("b", text("Noted."))}, "b", "Noted", "Agreed", "Noted.\n[-Noted-][+Agreed+]. {corrected at minute 51}", 1},
		{"struck already", []doc.Block{p("a", doc.Run{Text: "ten", Edit: doc.Struck}, doc.Run{Text: "nine", Edit: doc.Added}, text(" of ten"))}, "", "ten", "twelve",
			"[-ten-][+nine+] of [-ten-][+twelve+] {corrected at minute 51}", 1},
		{"nothing", []doc.Block{p("a", text("Noted."))}, "", "", "x", "Noted.", 0},
	} {
		got, found := Correct(doc.Document{Blocks: c.blocks}, c.block, c.old, c.fresh, CorrectedAt("51"))
		if edits(got) != c.want || found != c.found {
			t.Errorf("%s: %d times,\n%s, want %d times,\n%s", c.what, found, edits(got), c.found, c.want)
		}
		if before := edits(doc.Original(got)); found == 1 && c.what != "struck already" && strings.ReplaceAll(before, " {corrected at minute 51}", "") != edits(doc.Document{Blocks: c.blocks}) {
			t.Errorf("%s: the words before are not to be read any more: %s", c.what, before)
		}
	}
}
