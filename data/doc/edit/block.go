package edit

import (
	"slices"

	"minutebook/data/doc"
)

// ItemHeading is the kind of the locked heading of a section. No document
// holds it. Its Number is the item's and its text the item's title.
const ItemHeading doc.Kind = "item"

// Block is a block of the page. See the package comment: it is never changed.
type Block struct {
	ID      string
	Kind    doc.Kind
	Level   int
	Number  string // as the source printed it, see doc.Block
	Exempt  string // see doc.Block
	Section int64
	Locked  bool // no edit touches it
	Filler  bool // an empty paragraph that no document holds, so that the caret has a place
	Text    Text // of everything but a table
	Grid    *Grid
	Lines   []string // what the program says below the heading of an item
	Edit    doc.Edit // of the whole block, see Page.Track
	Note    string   // see doc.Block

	Motion     *doc.Motion
	Resolution *doc.Resolution
	Action     *doc.Action
	Time       *doc.TimeNote
	Was        *doc.Facts // see doc.Block
}

// Grid is the inside of a table: its cells row by row.
type Grid struct {
	Head    int // how many first rows are heads
	Columns []doc.Column
	Cells   []Text
}

// Rows is the number of rows.
func (g *Grid) Rows() int { return len(g.Cells) / len(g.Columns) }

func heading(key int64, number, title string) *Block {
	return &Block{Kind: ItemHeading, Section: key, Locked: true, Number: number, Text: Plain(title, Style{})}
}

func filler(key int64) *Block {
	return &Block{ID: doc.NewID(), Kind: doc.Paragraph, Section: key, Filler: true}
}

func fromDoc(b doc.Block, section int64) *Block {
	e := &Block{ID: b.ID, Kind: b.Kind, Level: b.Level, Number: b.Number, Exempt: b.Exempt, Section: section, Edit: b.Edit, Note: b.Note,
		Motion: b.Motion, Resolution: b.Resolution, Action: b.Action, Time: b.Time, Was: b.Was}
	if b.Table == nil {
		e.Text = FromRuns(b.Runs)
		return e
	}
	e.Grid = &Grid{Head: b.Table.Head, Columns: b.Table.Columns}
	for _, row := range b.Table.Rows {
		for _, cell := range row {
			e.Grid.Cells = append(e.Grid.Cells, FromRuns(cell.Runs))
		}
	}
	return e
}

// Doc is the block as a document keeps it.
func (b *Block) Doc() doc.Block {
	d := doc.Block{ID: b.ID, Kind: b.Kind, Level: b.Level, Number: b.Number, Exempt: b.Exempt, Edit: b.Edit, Note: b.Note,
		Motion: b.Motion, Resolution: b.Resolution, Action: b.Action, Time: b.Time, Was: b.Was}
	if b.Grid == nil {
		d.Runs = b.Text.Runs()
		return d
	}
	d.Table = &doc.Table{Head: b.Grid.Head, Columns: b.Grid.Columns}
	for row := range slices.Chunk(b.Grid.Cells, len(b.Grid.Columns)) {
		cells := make([]doc.Cell, len(row))
		for i, t := range row {
			cells[i] = doc.Cell{Runs: t.Runs()}
		}
		d.Table.Rows = append(d.Table.Rows, cells)
	}
	return d
}

// Cells is how many texts the block holds: one, or one a cell of a table.
func (b *Block) Cells() int {
	if b.Grid != nil {
		return len(b.Grid.Cells)
	}
	return 1
}

// Content is the block's text, or that of a table's cell.
func (b *Block) Content(cell int) Text {
	if b.Grid != nil {
		return b.Grid.Cells[cell]
	}
	return b.Text
}

// IsCard tells whether the block carries more than text: a motion, amendment,
// resolution, action or note of time.
func (b *Block) IsCard() bool {
	return b.Motion != nil || b.Resolution != nil || b.Action != nil || b.Time != nil
}

// IsPart tells whether the block is a lettered part of a proposal.
func (b *Block) IsPart() bool { return b.Kind.IsProposal() && b.Level > 0 }

// with returns a copy of the block, changed.
func (b *Block) with(change func(*Block)) *Block {
	c := *b
	c.Filler = false
	change(&c)
	return &c
}

func (b *Block) withContent(cell int, t Text) *Block {
	return b.with(func(c *Block) {
		if b.Grid == nil {
			c.Text = t
			return
		}
		g := *b.Grid
		g.Cells = slices.Clone(g.Cells)
		g.Cells[cell] = t
		c.Grid = &g
	})
}

// sprout returns a new block of a kind in the block's section, kept from the
// public if the block is.
func (b *Block) sprout(kind doc.Kind, level int, text Text) *Block {
	n := &Block{ID: doc.NewID(), Section: b.Section, Exempt: b.Exempt, Text: text}
	n.setKind(kind, level)
	return n
}

// setKind gives a block under construction a kind with the level and the
// payload that belong to it.
func (b *Block) setKind(kind doc.Kind, level int) {
	if b.Kind == kind && b.Level == level {
		return
	}
	b.Kind, b.Number = kind, ""
	b.Motion, b.Resolution, b.Action, b.Time, b.Was = nil, nil, nil, nil, nil
	switch {
	case kind.IsList() || kind == doc.Heading:
		b.Level = min(max(level, 1), doc.MaxLevel)
	case kind.IsProposal():
		b.Level = min(max(level, 0), doc.MaxLevel)
	default:
		b.Level = 0
	}
	switch {
	case kind == doc.ResolutionKind && b.Level == 0:
		b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
	case kind.IsProposal() && b.Level == 0:
		b.Motion = &doc.Motion{}
	case kind == doc.ActionKind:
		b.Action = &doc.Action{}
	case kind == doc.TimeNoteKind:
		b.Time = &doc.TimeNote{Kind: doc.Adjournment}
	}
}
