package edit

import (
	"slices"

	"minutebook/data/doc"
)

// Proper returns the block as a draft may hold it: clean text without marks of
// edits, a level and a payload that belong to its kind. An id is made where there
// is none.
func Proper(b doc.Block) doc.Block {
	if !slices.Contains(doc.Kinds(), b.Kind) || b.Kind == doc.TableKind && (b.Table == nil ||
		len(b.Table.Rows) == 0 || len(b.Table.Columns) == 0) {
		b.Kind = doc.Paragraph
	}
	b.Edit = ""
	var like Block
	like.setKind(b.Kind, b.Level)
	b.Level = like.Level
	if b.Kind != doc.Numbered && !like.IsPart() {
		b.Number = ""
	}
	if b.Kind == doc.TableKind {
		b.Table, b.Runs = properTable(*b.Table), nil
	} else {
		b.Table = nil
	}
	b.Motion = payload(b.Motion, like.Motion)
	b.Resolution = payload(b.Resolution, like.Resolution)
	b.Action = payload(b.Action, like.Action)
	b.Time = payload(b.Time, like.Time)
	b.Runs = cleanRuns(b.Runs)
	if b.ID == "" {
		b.ID = doc.NewID()
	}
	return b
}

// properTable makes all rows as wide as the widest and cleans their text.
func properTable(t doc.Table) *doc.Table {
	columns := slices.Clone(t.Columns)
	for _, row := range t.Rows {
		for len(columns) < len(row) {
			columns = append(columns, doc.Column{})
		}
	}
	rows := make([][]doc.Cell, len(t.Rows))
	for r, row := range t.Rows {
		rows[r] = make([]doc.Cell, len(columns))
		for c, cell := range row {
			rows[r][c].Runs = cleanRuns(cell.Runs)
		}
	}
	return &doc.Table{Head: min(max(t.Head, 0), len(rows)), Columns: columns, Rows: rows}
}

// payload is the given one where the kind has one, and the kind's own where
// none is given.
func payload[T any](given, own *T) *T {
	if given == nil || own == nil {
		return own
	}
	return given
}

func cleanRuns(runs []doc.Run) []doc.Run {
	out := slices.Clone(runs)
	for i := range out {
		out[i].Text, out[i].Edit = doc.Clean(out[i].Text), ""
		if out[i].Link != "" && !doc.ValidLink(out[i].Link) {
			out[i].Link = ""
		}
	}
	return doc.JoinRuns(out)
}

// InsertBlock puts a block with its lettered parts after the block at the caret
// and after its lettered parts, or in the place of an empty paragraph there, and
// the caret to their end. Those get new ids whose ids the page has already. It
// returns false in a locked section.
func (p *Page) InsertBlock(b doc.Block, parts ...doc.Block) bool {
	p.moved()
	i := p.sel.Head.Block
	here := p.blocks[i]
	if here.Locked {
		return false
	}
	p.begin()
	put := []*Block{p.fresh(Proper(b), here.Section)}
	for _, part := range parts {
		put = append(put, p.fresh(Proper(part), here.Section))
	}
	inherit(put, here)
	at, del := i+1, 0
	if here.Kind == doc.Paragraph && here.Text.Len() == 0 && !p.fixed(here) {
		at, del = i, 1
	} else if here.Kind.IsProposal() && !put[0].IsPart() {
		at = p.partsEnd(i)
	}
	p.replace(at, del, put...)
	if put[0].Grid != nil {
		p.caret(Pos{Block: at})
	} else {
		p.caret(p.endOf(at + len(parts)))
	}
	if put[0].Kind.IsProposal() {
		p.keepHanging(here.Section)
	}
	p.commit(alone)
	p.moved()
	return true
}

// partsEnd is the index behind the block at i and the lettered parts of its kind
// below it.
func (p *Page) partsEnd(i int) int {
	b := p.blocks[i]
	for i++; i < len(p.blocks) && p.blocks[i].Section == b.Section && p.blocks[i].Kind == b.Kind && p.blocks[i].IsPart(); i++ {
	}
	return i
}

// fresh is a block for the page, with a new id where the page has its own.
func (p *Page) fresh(b doc.Block, section int64) *Block {
	if slices.ContainsFunc(p.blocks, func(o *Block) bool { return o.ID == b.ID }) {
		b.ID = doc.NewID()
	}
	return fromDoc(b, section)
}

// ReplaceBlock puts a block with its lettered parts in the place of the one with
// its id and the parts that one has, near the caret if several sections have it.
// It returns false if there is none or it is locked.
func (p *Page) ReplaceBlock(b doc.Block, parts ...doc.Block) bool {
	here := p.blocks[p.sel.Head.Block].Section
	i := p.Index(here, b.ID)
	if b.ID == "" {
		return false
	}
	if i < 0 {
		i = slices.IndexFunc(p.blocks, func(o *Block) bool { return o.ID == b.ID })
	}
	if i < 0 || p.blocks[i].Locked || p.fixed(p.blocks[i]) {
		return false
	}
	sel := p.sel
	p.moved()
	p.begin()
	old, end := p.blocks[i], i+1
	if old.Kind.IsProposal() && !old.IsPart() {
		end = p.partsEnd(i)
	}
	put := []*Block{fromDoc(Proper(b), old.Section)}
	for _, part := range parts {
		if !slices.ContainsFunc(p.blocks[i:end], func(o *Block) bool { return o.ID == part.ID }) {
			put = append(put, p.fresh(Proper(part), old.Section))
		} else {
			put = append(put, fromDoc(Proper(part), old.Section))
		}
	}
	inherit(put, old)
	p.replace(i, end-i, put...)
	p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	if put[0].Kind.IsProposal() {
		p.keepHanging(old.Section)
	}
	p.commit(alone)
	p.moved()
	return true
}

// SetDocument exchanges the whole text of a section, as one step: an earlier
// version of it, or what the program wrote for the clerk. It returns false if
// there is no such section or it is locked.
func (p *Page) SetDocument(key int64, d doc.Document) bool {
	at := p.Index(key, "")
	if at < 0 || p.blocks[at].Locked || p.tracked {
		return false
	}
	end := at
	for end < len(p.blocks) && p.blocks[end].Section == key {
		end++
	}
	p.moved()
	p.begin()
	var blocks []*Block
	for _, b := range doc.Normalise(d).Blocks {
		blocks = append(blocks, fromDoc(Proper(b), key))
	}
	if len(blocks) == 0 {
		blocks = []*Block{filler(key)}
	}
	p.replace(at, end-at, blocks...)
	p.caret(Pos{Block: at})
	p.commit(alone)
	p.moved()
	return true
}

// Paste puts blocks in the place of the selection, as one step. The first goes
// on where the caret is if it is text, the text after the caret goes on where
// the last ends. All get new ids. In a table only their text is taken.
func (p *Page) Paste(blocks []doc.Block) {
	if len(blocks) == 0 {
		return
	}
	p.moved()
	p.begin()
	p.remove()
	if p.tracked {
		p.pasteTracked(blocks)
		p.commit(alone)
		p.moved()
		return
	}
	p.passNote()
	at := p.sel.Head
	b := p.blocks[at.Block]
	switch {
	case b.Locked:
	case b.Grid != nil:
		p.pasteText(textOf(blocks), reasonIn(blocks))
	case len(blocks) == 1 && blocks[0].Kind == doc.Paragraph:
		p.pasteText(FromRuns(cleanRuns(blocks[0].Runs)), blocks[0].Exempt)
	default:
		p.pasteBlocks(blocks)
	}
	p.commit(alone)
	p.moved()
}

func (p *Page) pasteText(t Text, exempt string) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	p.replace(at.Block, 1, p.kept(b.withContent(at.Cell, b.Content(at.Cell).replace(at.Off, at.Off, t)), exempt))
	p.caret(Pos{at.Block, at.Cell, at.Off + t.Len()})
}

func (p *Page) pasteBlocks(blocks []doc.Block) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	pre, post := b.Text.Slice(0, at.Off), b.Text.Slice(at.Off, b.Text.Len())
	var out []*Block
	if pre.Len() > 0 || b.Kind != doc.Paragraph {
		head := b.withContent(0, pre)
		if blocks[0].Kind == doc.Paragraph {
			head = p.kept(b.withContent(0, join(pre, FromRuns(cleanRuns(blocks[0].Runs)))), blocks[0].Exempt)
			blocks = blocks[1:]
		}
		out = append(out, head)
	}
	for _, d := range blocks {
		d.ID = doc.NewID()
		out = append(out, fromDoc(Proper(d), b.Section))
	}
	inherit(out, b)
	last := out[len(out)-1]
	end := Pos{at.Block + len(out) - 1, last.Cells() - 1, last.Content(last.Cells() - 1).Len()}
	switch {
	case post.Len() == 0:
	case last.Grid == nil && !last.IsCard():
		out[len(out)-1] = last.withContent(0, join(last.Text, post))
	default:
		out = append(out, b.sprout(doc.Paragraph, 0, post))
	}
	p.replace(at.Block, 1, out...)
	p.caret(end)
}

// textOf is the text of blocks for a cell, a line each.
func textOf(blocks []doc.Block) Text {
	var out Text
	add := func(t Text) {
		if out.Len() > 0 {
			out = join(out, Plain("\n", Style{}))
		}
		out = join(out, t)
	}
	for _, b := range blocks {
		if b.Table == nil {
			add(FromRuns(cleanRuns(b.Runs)))
			continue
		}
		for _, row := range b.Table.Rows {
			for _, cell := range row {
				add(FromRuns(cleanRuns(cell.Runs)))
			}
		}
	}
	return out
}
