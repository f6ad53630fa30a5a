package export

import (
	"bytes"
	"cmp"
	"fmt"

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
	m = shown(m, o)
	var l laid
	var err error
	switch kind {
	case MinutesPages:
		l, err = k.lay(func(b *builder, _ layout.Pages) layout.Doc { return minutes(b, m, o) }, false)
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

// stand is a paper by what the book knows of it.
type stand struct {
	place
	name  string
	pages int
}

func (s stand) anchor() string { return fmt.Sprintf("paper-%d-%d", s.item, s.paper) }

// stands lists the papers that a pack of a meeting has.
func stands(m record.Meeting) []stand {
	var out []stand
	for i, item := range agendaItems(m) {
		for k, p := range item.Papers {
			if p.State != data.Attached || p.Binding == data.LeftOut {
				continue
			}
			s := stand{place{i, k}, p.Name, max(1, p.Pages)}
			if p.Binding == data.Insert {
				s.pages = 1
			}
			out = append(out, s)
		}
	}
	return out
}

// layPack lays out the agenda of a pack, and a page for each of its papers.
func (k *Layouts) layPack(m record.Meeting, o Options) (laid, error) {
	papers := stands(m)
	front, err := k.lay(func(b *builder, before layout.Pages) layout.Doc {
		given, next := map[place]pageRange{}, len(before.Pages)+1
		for _, p := range papers {
			given[p.place] = pageRange{from: next, to: next + p.pages - 1, anchor: p.anchor()}
			next += p.pages
		}
		d := agenda(b, m, o, given)
		d.Furniture = packFurniture(d.Furniture, func(page int) string { return fmt.Sprint(page) })
		return d
	}, true)
	if err != nil || len(papers) == 0 {
		return front, err
	}
	next := len(front.pages.Pages) + 1
	rest, err := k.lay(func(b *builder, _ layout.Pages) layout.Doc {
		for i, p := range papers {
			if i > 0 {
				b.add(layout.PageBreak{})
			}
			b.add(
				layout.Para{Role: layout.Paragraph, Runs: b.inked("paper", layout.Regular, grey, span(next, next+p.pages-1)), Size: 14, Before: 220, After: 4, Keep: true},
				layout.Para{Role: layout.Paragraph, Runs: b.inked("paper", layout.Bold, grey, cmp.Or(p.name, "A paper")), Size: 20, After: 6},
			)
			b.note("paper", "The pages of this paper stand here in the pack.")
			next += p.pages
		}
		return layout.Doc{Lang: language, Blocks: b.blocks}
	}, false)
	front.pages.Pages = append(front.pages.Pages, rest.pages.Pages...)
	return front, err
}
