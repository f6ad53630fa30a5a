package edit_test

import (
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// What a text from the clipboard is kept from the public for, after some blocks
// were copied, one after another.
func TestTheClipKnowsExemptWords(t *testing.T) {
	exempt := func(text string) doc.Block {
		b := doc.Text(text)
		b.Exempt = "3"
		return b
	}
	long := "The tenant’s arrears were reported. They stood at a sum that could be recovered within two years."
	for _, tt := range []struct {
		name   string
		copied [][]doc.Block // one copy after another
		text   string
		want   string
	}{
		{"the same words", [][]doc.Block{{exempt(long)}}, long, "3"},
		{"with another line end", [][]doc.Block{{exempt("Sold."), exempt("To Mr Penrose.")}}, "Sold.\r\nTo Mr Penrose.", "3"},
		{"copied before the last", [][]doc.Block{{exempt("Sold to him.")}, {doc.Text("Noted.")}}, "Sold to him.", "3"},
		{"without its form", [][]doc.Block{{exempt("Sold to him.")}}, "  sold TO him ", "3"},
		{"a part of it among others", [][]doc.Block{{exempt(long)}}, "It was said that they stood at a sum that could be recovered, in time.", "3"},
		{"a sum", [][]doc.Block{{exempt("£4,200")}}, "That £4,200 be written off.", "3"},
		{"few words of no telling", [][]doc.Block{{exempt("be noted")}}, "That the report be noted.", ""},
		{"a figure of a list", [][]doc.Block{{exempt("3")}}, "There were 3 of them.", ""},
		{"seven words that are common", [][]doc.Block{{exempt(long)}}, "The sum could be recovered within two years.", ""},
		{"public words", [][]doc.Block{{doc.Text(long)}}, long, ""},
		{"public words beside exempt ones", [][]doc.Block{{doc.Text(long), exempt("Sold.")}}, "Elsewhere. " + long, ""},
		{"a table", [][]doc.Block{{{Kind: doc.TableKind, Exempt: "3", Table: &doc.Table{Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{
			{{Runs: []doc.Run{{Text: "Ash Farm"}}}, {Runs: []doc.Run{{Text: "£310,000"}}}}}}}}}, "Ash Farm £310,000", "3"},
		{"nothing copied", nil, long, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var c edit.Clip
			for _, blocks := range tt.copied {
				c.Set(doc.Plain(doc.Document{Blocks: blocks}), blocks)
			}
			if got := c.Exempt(tt.text); got != tt.want {
				t.Errorf("kept for %q, want %q", got, tt.want)
			}
			for _, b := range append(c.Blocks(tt.text), c.Plain(tt.text)...) {
				if b.Exempt != tt.want {
					t.Errorf("%q is pasted as %q", b.Text(), b.Exempt)
				}
			}
		})
	}
}

// Each form holds its last words, line by line.
func TestTheClipKnowsWhatStandsInForms(t *testing.T) {
	var c edit.Clip
	c.Hold("a", "That it be sold to Mr Penrose.\nCouncillor Day", "3")
	c.Hold("b", "That the tender be taken.", "5")
	c.Hold("a", "That it be let to Mr Penrose.\nCouncillor Day", "3")
	for text, want := range map[string]string{"That it be sold to Mr Penrose.": "", "That it be let to Mr Penrose": "3", "Councillor Day": "",
		"Councillor Day spoke.": "", "Noted that the tender be taken.": "5", "Other words.": ""} {
		if got := c.Exempt(text); got != want {
			t.Errorf("%q is kept for %q, want %q", text, got, want)
		}
	}
}
