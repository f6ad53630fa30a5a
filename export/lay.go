package export

import (
	"bytes"
	"cmp"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Kind names a document that can be laid out without being drawn.
type Kind string

const (
	AgendaPages  Kind = "agenda"
	PackPages    Kind = "pack"
	MinutesPages Kind = "minutes"
)

// Layouts lays out documents again and again, for a preview of the printed page.
// It keeps the fonts and the crest. The zero Layouts is ready; one goroutine at a
// time uses it.
type Layouts struct {
	fonts *layout.Fonts
	crest []byte // the file that read was made of
	read  *layout.Picture
}

// Lay lays out a document of a meeting as Agenda, Pack and Minutes draw it. The
// papers of a pack are not opened: one page stands for each, with its name and
// the pages it takes by what the book knows of it.
func (k *Layouts) Lay(kind Kind, m record.Meeting, o Options) (layout.Pages, []Warning, error) {
	whole := m
	m = shown(m, o)
	var l laid
	var err error
	switch kind {
	case MinutesPages:
		l, err = k.lay(func(b *builder, _ layout.Pages) layout.Doc { return minutes(b, whole, o) }, false)
	case PackPages:
		l, err = k.layPack(m, o)
	default:
		l, err = k.lay(func(b *builder, _ layout.Pages) layout.Doc { return agenda(b, m, o, nil) }, false)
	}
	return l.pages, l.warnings, err
}

// picture reads a crest, once.
func (k *Layouts) picture(file []byte) (*layout.Picture, error) {
	if k.read != nil && bytes.Equal(file, k.crest) {
		return k.read, nil
	}
	read, err := layout.NewPicture(file)
	if err == nil {
		k.crest, k.read = file, read
	}
	return read, err
}

// Anchor names the place of an item of a meeting in Pages.Anchors.
func Anchor(item data.Item) string { return numbered{Item: record.Item{Item: item}}.anchor() }

// layPack lays out the agenda of a pack, and a page for each of its papers.
func (k *Layouts) layPack(m record.Meeting, o Options) (laid, error) {
	p := &pack{meeting: m, options: o, was: issuedOf(m, o.Restricted), papers: attached(m)}
	for _, b := range p.papers {
		switch b.paper.Binding {
		case data.Whole:
			b.file, b.pages = unopened, max(1, b.paper.Pages)
		case data.Insert:
			b.pages = 1
		}
	}
	if err := p.lay(k); err != nil {
		return laid{}, err
	}
	stands, err := k.lay(func(b *builder, _ layout.Pages) layout.Doc { return p.stands(b) }, false)
	if len(stands.doc.Blocks) > 0 {
		p.sheet.pages.Pages = append(p.sheet.pages.Pages, stands.pages.Pages...)
	}
	return p.sheet, err
}

// unopened stands for the file of a paper that a preview does not open.
const unopened = "unopened"

// stands is a page for each paper of a pack in the place of its own pages.
func (k *pack) stands(b *builder) layout.Doc {
	ranges := k.ranges()
	for _, paper := range k.papers {
		if paper.pages == 0 {
			continue
		}
		if len(b.blocks) > 0 {
			b.add(layout.PageBreak{})
		}
		words := "The pages of this paper stand here in the pack."
		if !paper.whole() {
			words = "A page stands here in the pack that says that the paper is supplied separately."
		}
		b.add(
			layout.Para{Role: layout.Paragraph, Runs: b.inked("paper", layout.Regular, grey, ranges[paper.place].text), Size: 14, Before: 220, After: 4, Keep: true},
			layout.Para{Role: layout.Paragraph, Runs: b.inked("paper", layout.Bold, grey, cmp.Or(paper.paper.Name, "A paper")), Size: 20, After: 6},
		)
		b.note("paper", words)
	}
	return layout.Doc{Lang: language, Blocks: b.blocks}
}
