// Package edit is what happens to the page of a meeting while it is typed:
// every change the editor can make, with undo, and nothing that can be seen.
//
// Words. A page is the text of a whole meeting: its sections in order, each the
// heading of an item of business and the blocks below it. A block here is a
// doc.Block as the editor needs it: runes with spans of style. A position is a
// place between two runes of a block, or of one cell of a table. The selection
// runs from its anchor to its head; the head is the caret.
//
// An exempt block is kept from the public, by itself or by its section. From a
// note that excludes the public to one that lets it in again the page is private:
// every block that begins there is exempt.
//
// Promises. A block in a page is never changed: an edit puts another one in its
// place. So a *Block is a safe key of a cache, undo is an exchange of kept
// pointers, and a copy of the list of blocks is a snapshot. The headings of
// items and the blocks of a read-only section are locked: no edit touches them.
// Sections never go: they move, and others come in between, with everything that
// was done before still to be undone. The caret never stands in an item's
// heading, for every section has at least one block below it. Ids stay with their
// blocks; new blocks get new ids. What Document returns is always valid, and it
// is what New was given as long as nothing was edited.
//
// A page belongs to one goroutine.
package edit

import (
	"slices"
	"unicode"

	"minutebook/data/doc"
)

// Section is an item of business with its text.
type Section struct {
	Key      int64  // the item's id; no two sections of a page share one
	Number   string // as printed before the title: "29"
	Title    string // with no number and no title the section has no heading
	Doc      doc.Document
	ReadOnly bool
	Exempt   string // why all of it is kept from the public, see doc.Block
}

// Change tells that Del blocks from At on were replaced by Ins others.
type Change struct{ At, Del, Ins int }

// Page is the text of a whole meeting while it is edited.
type Page struct {
	// OnChange is called after every replacement of blocks, in order, so that
	// what stands parallel to the blocks can follow. Nil is fine.
	OnChange func(Change)

	blocks   []*Block
	headings map[int64]*Block
	exempt   map[int64]string // sections all of which is kept from the public
	keys     []int64
	sel      Selection
	next     *Style // chosen for the next rune, nil: like the text around it
	changed  map[int64]bool
	history  history
	tracked  bool // see Track
}

// New makes a page of sections, with the caret at its beginning.
func New(sections []Section) *Page {
	p := &Page{headings: map[int64]*Block{}, exempt: map[int64]string{}, changed: map[int64]bool{}}
	for _, s := range sections {
		p.keys = append(p.keys, s.Key)
		p.blocks = append(p.blocks, p.section(s)...)
	}
	if len(p.blocks) == 0 { // the caret needs a place even on a page of nothing
		b := filler(0)
		b.Locked = true
		p.blocks = append(p.blocks, b)
	}
	start := p.Start()
	p.sel = Selection{start, start}
	return p
}

// Len is how many blocks the page has, the headings of its items among them.
func (p *Page) Len() int { return len(p.blocks) }

// Block returns the block at the index.
func (p *Page) Block(i int) *Block { return p.blocks[i] }

// Sections lists the keys of the sections in order.
func (p *Page) Sections() []int64 { return slices.Clone(p.keys) }

// Document returns the text of a section. An item nobody wrote anything under
// has the empty document.
func (p *Page) Document(key int64) doc.Document {
	var d doc.Document
	for _, b := range p.blocks {
		if b.Section == key && b.Kind != ItemHeading && !b.Filler && !(p.tracked && b.saysNothing()) {
			d.Blocks = append(d.Blocks, p.plain(b))
		}
	}
	return d
}

// Written tells whether anybody wrote anything under an item: whether its
// document is not empty.
func (p *Page) Written(key int64) bool {
	return slices.ContainsFunc(p.blocks, func(b *Block) bool {
		return b.Section == key && b.Kind != ItemHeading && (b.Grid != nil ||
			slices.ContainsFunc(b.Text.Runes, func(r rune) bool { return !unicode.IsSpace(r) }))
	})
}

// Dirty lists the sections changed since it was last called, in order.
func (p *Page) Dirty() []int64 {
	var out []int64
	for _, k := range p.keys {
		if p.changed[k] {
			out = append(out, k)
		}
	}
	clear(p.changed)
	return out
}

// MarkDirty puts sections back among the changed ones, after a failed save.
func (p *Page) MarkDirty(keys ...int64) {
	for _, k := range keys {
		p.changed[k] = true
	}
}

// SetHeading changes the heading of an item that has one. It is no step of undo.
func (p *Page) SetHeading(key int64, number, title string) {
	i := slices.IndexFunc(p.blocks, func(b *Block) bool { return b.Section == key && b.Kind == ItemHeading })
	if i < 0 {
		return
	}
	h := heading(key, number, title)
	p.headings[key] = h
	p.blocks[i] = h
	p.tell(Change{i, 1, 1})
}

// Index returns the index of a section's block with the id, or of its first
// block below the heading if the id is empty; -1 if there is none.
func (p *Page) Index(section int64, id string) int {
	return slices.IndexFunc(p.blocks, func(b *Block) bool {
		return b.Section == section && b.Kind != ItemHeading && (id == "" || b.ID == id)
	})
}

// Markers returns what is printed before the blocks from one up to another, see
// doc.Markers.
func (p *Page) Markers(from, to int) []string {
	start := from
	for from < to && start > 0 && p.blocks[start-1].Section == p.blocks[from].Section {
		start--
	}
	like := make([]doc.Block, 0, to-start)
	for _, b := range p.blocks[start:to] {
		d := doc.Block{Kind: b.Kind, Level: b.Level, Number: b.Number}
		if b.Kind == ItemHeading { // it parts lists and has no marker
			d = doc.Block{Kind: doc.Heading}
		}
		like = append(like, d)
	}
	return doc.Markers(like)[from-start:]
}

func (p *Page) tell(c Change) {
	if p.OnChange != nil {
		p.OnChange(c)
	}
}
