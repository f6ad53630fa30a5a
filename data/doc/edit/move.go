package edit

import (
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Left is the place one character, as a reader counts them, before another.
func (p *Page) Left(at Pos) Pos {
	if at.Off > 0 {
		at.Off = before(p.blocks[at.Block].Content(at.Cell).Runes, at.Off)
		return at
	}
	return p.previous(at)
}

// Right is the place one character after another.
func (p *Page) Right(at Pos) Pos {
	runes := p.blocks[at.Block].Content(at.Cell).Runes
	if at.Off < len(runes) {
		at.Off = after(runes, at.Off)
		return at
	}
	return p.following(at)
}

// WordLeft is the beginning of the word before a place.
func (p *Page) WordLeft(at Pos) Pos {
	if at.Off == 0 {
		return p.previous(at)
	}
	runes := p.blocks[at.Block].Content(at.Cell).Runes
	for at.Off > 0 && !inWord(runes, at.Off-1) {
		at.Off--
	}
	for at.Off > 0 && inWord(runes, at.Off-1) {
		at.Off--
	}
	return at
}

// WordRight is the beginning of the word after a place.
func (p *Page) WordRight(at Pos) Pos {
	runes := p.blocks[at.Block].Content(at.Cell).Runes
	if at.Off == len(runes) {
		return p.following(at)
	}
	for at.Off < len(runes) && inWord(runes, at.Off) {
		at.Off++
	}
	for at.Off < len(runes) && !inWord(runes, at.Off) {
		at.Off++
	}
	return at
}

// Word is the word at a place, or the stretch between two words.
func (p *Page) Word(at Pos) (from, to Pos) {
	runes := p.blocks[at.Block].Content(at.Cell).Runes
	from, to = at, at
	if len(runes) == 0 {
		return from, to
	}
	if to.Off == len(runes) || to.Off > 0 && !inWord(runes, to.Off) && inWord(runes, to.Off-1) {
		from.Off--
		to.Off = from.Off
	}
	kind := inWord(runes, from.Off)
	for from.Off > 0 && inWord(runes, from.Off-1) == kind {
		from.Off--
	}
	for to.Off < len(runes) && inWord(runes, to.Off) == kind {
		to.Off++
	}
	return from, to
}

// Paragraph is the whole text at a place.
func (p *Page) Paragraph(at Pos) (from, to Pos) {
	from, to = at, at
	from.Off, to.Off = 0, p.blocks[at.Block].Content(at.Cell).Len()
	return from, to
}

// previous is the end of the text before the one of a place.
func (p *Page) previous(at Pos) Pos {
	if at.Cell > 0 {
		at.Cell--
		at.Off = p.blocks[at.Block].Content(at.Cell).Len()
		return at
	}
	for i := at.Block - 1; i >= 0; i-- {
		if p.blocks[i].Kind != ItemHeading {
			return p.endOf(i)
		}
	}
	return at
}

// following is the beginning of the text after the one of a place.
func (p *Page) following(at Pos) Pos {
	if at.Cell+1 < p.blocks[at.Block].Cells() {
		return Pos{at.Block, at.Cell + 1, 0}
	}
	for i := at.Block + 1; i < len(p.blocks); i++ {
		if p.blocks[i].Kind != ItemHeading {
			return Pos{Block: i}
		}
	}
	return at
}

// inWord tells whether the rune belongs to a word. An apostrophe between two
// letters does: councillor’s.
func inWord(runes []rune, i int) bool {
	r := runes[i]
	if r == '\'' || r == '’' {
		return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// before is the boundary of characters before an offset above 0.
func before(runes []rune, off int) int {
	if simple(runes[off-1]) && (off < 2 || simple(runes[off-2])) {
		return off - 1
	}
	last := 0
	for at := range boundaries(runes) {
		if at >= off {
			break
		}
		last = at
	}
	return last
}

// after is the boundary of characters after an offset before the end.
func after(runes []rune, off int) int {
	if simple(runes[off]) && (off+1 == len(runes) || simple(runes[off+1])) {
		return off + 1
	}
	for at := range boundaries(runes) {
		if at > off {
			return at
		}
	}
	return len(runes)
}

// simple tells whether a rune is a character by itself beside others like it:
// below the combining accents (UAX 29 joins only CR and LF there).
func simple(r rune) bool { return r < 0x300 && r != '\r' }

// boundaries yields the offsets where characters end.
func boundaries(runes []rune) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		at := 0
		for g := graphemes.FromString(string(runes)); g.Next(); {
			at += len([]rune(g.Value()))
			if !yield(at) {
				return
			}
		}
	}
}
