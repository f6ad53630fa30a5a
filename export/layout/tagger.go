package layout

import (
	"cmp"
	"fmt"
	"strings"
)

// tags is the structure with where its parts were drawn.
type tags struct {
	root  *Element
	pages [][]*Element // what holds each marked content, by page and number
	drawn map[*Element][]marked
	links []placedLink
	boxes map[*Element]string // of figures, as PDF writes them
	marks []outlined
}

// marked is a marked content: its page and its number there, both from 0.
type marked struct{ page, id int }

// placedLink is a link with its page, from 0, and what it leads to.
type placedLink struct {
	Link
	page int
	to   Place // zero for what is not in the document
}

// tagger marks what is drawn.
type tagger struct {
	canvas canvas
	found  tags
	open   *Element // whose text is being drawn
	mark   string   // of what is open; empty: nothing is
}

const (
	layoutArtifact = "/Artifact <</Type /Layout>>"
	headArtifact   = "/Artifact <</Type /Pagination /Subtype /Header>>"
	footArtifact   = "/Artifact <</Type /Pagination /Subtype /Footer>>"
	againArtifact  = "/Artifact <</Type /Pagination>>" // the head of a table that goes on
)

func newTagger(c canvas) *tagger {
	return &tagger{canvas: c, found: tags{drawn: map[*Element][]marked{}, boxes: map[*Element]string{}}}
}

func (t *tagger) page() { t.found.pages = append(t.found.pages, nil) }

func (t *tagger) close() {
	if t.mark != "" {
		t.canvas.end()
	}
	t.open, t.mark = nil, ""
}

// artifact says that what is drawn next is in no element.
func (t *tagger) artifact(mark string) {
	if t.mark == mark {
		return
	}
	t.close()
	t.canvas.begin(mark)
	t.mark = mark
}

// content says that what is drawn next is the text of a leaf; instead, unless it is
// empty, is what is read in its place.
func (t *tagger) content(leaf *Element, instead string) {
	t.close()
	page := len(t.found.pages) - 1
	id := len(t.found.pages[page])
	t.found.pages[page] = append(t.found.pages[page], leaf.up)
	t.found.drawn[leaf] = append(t.found.drawn[leaf], marked{page, id})
	if instead != "" {
		instead = " /ActualText " + textString(instead)
	}
	t.open, t.mark = leaf, fmt.Sprintf("/%s <</MCID %d%s>>", leaf.up.Role, id, instead)
	t.canvas.begin(t.mark)
}

// text says what the first of some texts belongs to; the others are drawn after it.
// What was struck out or put in says so here as well as in the structure: not every
// reader goes through that.
func (t *tagger) text(texts []Text) {
	x := texts[0]
	switch {
	case x.In != nil && t.open == x.In:
	case x.In != nil:
		instead := ""
		if e := x.In.edit(); e != nil {
			for i := 0; i < len(texts) && texts[i].In == x.In; i++ {
				instead += texts[i].S
			}
			instead = e.Edit.spoken(instead)
		}
		t.content(x.In, instead)
	case x.Y < pageTop:
		t.artifact(headArtifact)
	case x.Y > pageBottom:
		t.artifact(footArtifact)
	default:
		t.artifact(againArtifact)
	}
}

// box keeps where a figure stands.
func (t *tagger) box(p PlacedPicture) {
	t.found.boxes[p.In.up] = rectangle(p.X, p.Y, p.W, p.H)
}

// rectangle is one as PDF writes it, from the lower left corner.
func rectangle(x, y, w, h float64) string {
	return fmt.Sprintf("[%.2f %.2f %.2f %.2f]", x, PageHeight-y-h, x+w, PageHeight-y)
}

// link keeps a link. One in text that is printed again is not part of the
// structure and cannot be clicked.
func (t *tagger) link(l Link, anchors map[string]Place) {
	if l.In == nil {
		return
	}
	name, _ := strings.CutPrefix(l.To, "#")
	t.found.links = append(t.found.links, placedLink{l, len(t.found.pages) - 1, anchors[name]})
}

// outline keeps an entry of the outline.
func (t *tagger) outline(m PlacedMark) {
	t.found.marks = append(t.found.marks, outlined{m, len(t.found.pages) - 1})
}

func (t *tagger) tags(root *Element) tags {
	t.found.root = cmp.Or(root, &Element{Role: roleDocument})
	return t.found
}
