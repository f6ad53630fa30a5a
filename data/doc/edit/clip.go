package edit

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"minutebook/data/doc"
)

// Clip is what was copied last on any page of the program. The clipboard of the
// system holds plain text alone: as long as it holds the same text, a paste takes
// the blocks with their form. What was copied of words that are kept from the
// public is remembered, so that they stay so wherever they come back in.
type Clip struct {
	text     string
	blocks   []doc.Block
	withheld []withheld
	held     map[string][]withheld // what stands in forms
}

// withheld is what was copied and is kept from the public.
type withheld struct {
	words []string
	rows  map[string]bool // its words, as many in a row as are no chance elsewhere
	n     int
	why   string // as doc.Block.Exempt
}

// Set takes what was copied: as plain text, and as the blocks it came from.
func (c *Clip) Set(text string, blocks []doc.Block) {
	c.text, c.blocks = sameLines(text), blocks
	run := "" // of blocks that are kept, one below another
	for i, b := range blocks {
		if b.Exempt == "" {
			run = ""
			continue
		}
		words := b.Text()
		if b.Table != nil {
			words = doc.Plain(doc.Document{Blocks: []doc.Block{b}})
		}
		c.remember(words, b.Exempt)
		run += "\n" + words
		if last := i+1 == len(blocks) || blocks[i+1].Exempt == ""; last {
			c.remember(run, b.Exempt)
		}
	}
}

// remember keeps words that were copied of what is kept from the public.
func (c *Clip) remember(words, why string) {
	if w := newWithheld(words, why); !slices.ContainsFunc(c.withheld, w.same) {
		c.withheld = append(c.withheld, w)
	}
}

// Hold notes what stands in a form and is kept from the public, line by line, in the
// place of what stood there before: a field of a form is copied from without the
// clip knowing.
func (c *Clip) Hold(form, text, why string) {
	if c.held == nil {
		c.held = map[string][]withheld{}
	}
	var lines []withheld
	for line := range strings.Lines(text) {
		if w := newWithheld(line, why); len(w.rows) > 0 { // a name alone tells nothing
			lines = append(lines, w)
		}
	}
	c.held[form] = lines
}

// Blocks are what a plain text from the clipboard is pasted as: what was copied
// here with its form, or what the text reads as.
func (c *Clip) Blocks(text string) []doc.Block {
	if sameLines(text) == c.text && c.text != "" {
		return c.blocks
	}
	return kept(FromText(text), c.Exempt(text))
}

// Plain is a text from the clipboard without form, a paragraph a line. It does
// not say which of the copied blocks a line came from: if one of them is kept
// from the public, all of it is.
func (c *Clip) Plain(text string) []doc.Block {
	why := c.Exempt(text)
	if sameLines(text) == c.text {
		why = reasonIn(c.blocks)
	}
	return kept(doc.FromText(doc.Clean(text)).Blocks, why)
}

// Exempt is why a text is kept from the public for the words in it that were
// copied of what is: all of them, or enough in a row that it is no chance. It is
// empty if there are none.
func (c *Clip) Exempt(text string) string {
	if len(c.withheld) == 0 && len(c.held) == 0 {
		return ""
	}
	words := wordsOf(text)
	for _, w := range slices.Backward(c.withheld) {
		if w.in(words) {
			return w.why
		}
	}
	for _, form := range slices.Sorted(maps.Keys(c.held)) {
		for _, w := range c.held[form] {
			if w.in(words) {
				return w.why
			}
		}
	}
	return ""
}

// How much of it is no chance where it stands among other words: so many
// words in a row, or all of it if it has so many or so many figures.
const (
	inARow  = 8
	allOfIt = 4
	figures = 3
)

func newWithheld(text, why string) withheld {
	w := withheld{words: wordsOf(text), rows: map[string]bool{}, why: why}
	w.n = min(inARow, len(w.words))
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if w.n >= allOfIt || digits >= figures {
		for i := range len(w.words) - w.n + 1 {
			w.rows[strings.Join(w.words[i:i+w.n], " ")] = true
		}
	}
	return w
}

func (w withheld) same(o withheld) bool { return w.why == o.why && slices.Equal(w.words, o.words) }

// in tells whether all of it stands in some words, or enough.
func (w withheld) in(words []string) bool {
	if len(w.words) == 0 || slices.Equal(words, w.words) {
		return len(w.words) > 0
	}
	for i := 0; len(w.rows) > 0 && i+w.n <= len(words); i++ {
		if w.rows[strings.Join(words[i:i+w.n], " ")] {
			return true
		}
	}
	return false
}

// wordsOf are the words of a text as they are compared: letters and figures in
// small.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// sameLines is a text with one kind of line end: clipboards change them.
func sameLines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// kept are blocks that are kept from the public for a reason; as they are without.
func kept(blocks []doc.Block, why string) []doc.Block {
	for i := range blocks {
		blocks[i].Exempt = why
	}
	return blocks
}
