package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data/doc"
)

// Type puts a rune in the place of the selection. Runes typed one after the
// other are one step of undo a word. A dash, star or number and a space at the
// beginning of a paragraph make a list item; undoing that once gives back what
// was typed.
func (p *Page) Type(r rune) {
	s := doc.Clean(string(r))
	if s == "" {
		return
	}
	if r == ' ' {
		p.history.closed = true
	}
	p.begin()
	ok := p.put(s)
	p.commit(typed)
	if ok && r == ' ' {
		p.habit()
	}
}

// Insert puts a text in the place of the selection, as one step. Line ends
// become line breaks inside the block.
func (p *Page) Insert(s string) {
	p.moved()
	p.begin()
	p.put(doc.Clean(s))
	p.commit(alone)
	p.moved()
}

func (p *Page) put(s string) bool {
	style := p.typing()
	p.remove()
	if p.tracked {
		p.passStruck()
	}
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Locked {
		return false
	}
	t := Plain(s, style)
	if p.fixed(b) {
		t = t.marked(doc.Added)
	}
	if b.Edit == doc.Struck || p.goesBelow(at, s) {
		p.replace(at.Block+1, 0, b.sprout(doc.Paragraph, 0, Plain(s, Style{})))
		p.caret(Pos{Block: at.Block + 1, Off: t.Len()})
		p.next = nil
		return true
	}
	p.replace(at.Block, 1, b.withContent(at.Cell, b.Content(at.Cell).replace(at.Off, at.Off, t)))
	at.Off += t.Len()
	p.caret(at)
	p.next = nil
	return true
}

// goesBelow tells whether a text put in at a place begins a paragraph below:
// at a note that the public leaves or comes back, whose words are not typed, and
// where a sentence begins behind the full stop of a decision, an action or a
// note.
func (p *Page) goesBelow(at Pos, s string) bool {
	b := p.blocks[at.Block]
	if b.Time.Door() {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	begins := unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("“‘£@#", first)
	return begins && (b.IsCard() || b.IsPart()) && at.Off == b.Text.Len() && p.partsEnd(at.Block) == at.Block+1 &&
		strings.HasSuffix(b.Text.String(), ".")
}

// typing is the style the next rune gets.
func (p *Page) typing() Style {
	if p.next != nil {
		return *p.next
	}
	at, _ := p.Range()
	text := p.blocks[at.Block].Content(at.Cell)
	if !p.sel.Empty() { // what is typed over a selection looks like it
		return text.typing(min(at.Off+1, text.Len()))
	}
	return text.typing(at.Off)
}

// habit turns "- ", "* " and "1. " before the caret into a list item.
func (p *Page) habit() {
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Kind != doc.Paragraph || p.fixed(b) {
		return
	}
	var kind doc.Kind
	switch strings.TrimSuffix(string(b.Text.Runes[:at.Off]), " ") {
	case "-", "*", "•":
		kind = doc.Bullet
	case "1.", "1)":
		kind = doc.Numbered
	default:
		return
	}
	p.begin()
	p.replace(at.Block, 1, b.with(func(c *Block) {
		c.Text = b.Text.Slice(at.Off, b.Text.Len())
		c.setKind(kind, 1)
	}))
	p.caret(Pos{Block: at.Block})
	p.commit(alone)
	p.moved()
}

// Split is the key Enter. It parts the block at the caret; an empty list item
// goes a level out instead and then ends the list, and the full stop of the last
// lettered part ends a decision. In a table it begins a new
// line of the cell, or a paragraph above a table that has none.
func (p *Page) Split() {
	p.moved()
	p.begin()
	p.remove()
	if b := p.blocks[p.sel.Head.Block]; p.fixed(b) && !b.Locked {
		p.splitTracked()
	} else {
		p.split()
	}
	p.commit(alone)
	p.moved()
}

func (p *Page) split() {
	at := p.sel.Head
	b := p.blocks[at.Block]
	n := b.Content(at.Cell).Len()
	switch {
	case b.Locked:
	case b.Grid != nil && at == Pos{Block: at.Block} && p.first(at.Block):
		p.replace(at.Block, 0, b.sprout(doc.Paragraph, 0, Text{}))
		p.caret(at)
	case b.Grid != nil:
		p.put("\n")
	case n == 0 && (b.Kind.IsList() || b.IsPart()):
		p.lift(at.Block)
	case at.Off == 0 && n > 0:
		kind, level := doc.Paragraph, 0
		if b.Kind.IsList() || b.IsPart() {
			kind, level = b.Kind, b.Level
		}
		p.replace(at.Block, 0, b.sprout(kind, level, Text{}))
		p.caret(Pos{Block: at.Block + 1})
	default:
		kind, level := follower(b, at.Off)
		if p.ends(at) {
			kind, level = doc.Paragraph, 0
		}
		p.replace(at.Block, 1, b.withContent(0, b.Text.Slice(0, at.Off)),
			b.sprout(kind, level, b.Text.Slice(at.Off, n)))
		p.caret(Pos{Block: at.Block + 1})
	}
}

// follower is the kind and level of what Enter parts off a block: lists and
// lettered parts go on, a decision parted in its middle or after a colon gets
// a lettered part, all else is followed by a paragraph.
func follower(b *Block, off int) (doc.Kind, int) {
	switch {
	case b.Kind.IsList(), b.IsPart():
		return b.Kind, b.Level
	case b.Kind.IsProposal() && (off < b.Text.Len() || strings.HasSuffix(strings.TrimSpace(b.Text.String()), ":")):
		return b.Kind, 1
	case off < b.Text.Len() && (b.Kind == doc.Quotation || b.Kind == doc.Heading):
		return b.Kind, b.Level
	}
	return doc.Paragraph, 0
}

// ends tells whether a decision ends at the caret: behind the full stop of its
// last lettered part. The others end with a semicolon.
func (p *Page) ends(at Pos) bool {
	b := p.blocks[at.Block]
	return b.IsPart() && at.Off == b.Text.Len() && strings.HasSuffix(strings.TrimSpace(b.Text.String()), ".") &&
		p.partsEnd(at.Block) == at.Block+1
}

// first tells whether the block is the first of its section below the heading.
func (p *Page) first(i int) bool {
	return i == 0 || p.blocks[i-1].Section != p.blocks[i].Section || p.blocks[i-1].Kind == ItemHeading
}

// last tells whether the block is the last of its section.
func (p *Page) last(i int) bool {
	return i == len(p.blocks)-1 || p.blocks[i+1].Section != p.blocks[i].Section
}

// OpenBelow puts an empty paragraph below a table that ends its section and the
// caret into it. It tells whether that was the case.
func (p *Page) OpenBelow() bool {
	i := p.sel.Head.Block
	b := p.blocks[i]
	if b.Grid == nil || b.Locked || !p.last(i) {
		return false
	}
	p.moved()
	p.begin()
	p.replace(i+1, 0, b.sprout(doc.Paragraph, 0, Text{}))
	p.caret(Pos{Block: i + 1})
	p.commit(alone)
	return true
}
