package layout

import "strings"

// Element is a node of the structure, or, with no role, the text that one holds
// in one place.
type Element struct {
	Role      Role
	Lang      string // BCP 47; empty for that of the document
	Alt       string // of a figure
	Scope     string // of a head cell: "Column" or "Row"
	Numbering string // of a list, as PDF names it: "Decimal", "Disc"
	Edit      Edit   // of a span
	Kids      []*Element

	up    *Element
	words string // of a link or an edit
}

// Structure types that no block has by itself.
const (
	roleDocument Role = "Document"
	roleDivision Role = "Div"
	roleList     Role = "L"
	roleLabel    Role = "Lbl"
	roleListBody Role = "LBody"
	roleTable    Role = "Table"
	roleHead     Role = "THead"
	roleBody     Role = "TBody"
	roleRow      Role = "TR"
	roleHeadCell Role = "TH"
	roleDataCell Role = "TD"
	roleContents Role = "TOC"
	roleEntry    Role = "TOCI"
	roleFigure   Role = "Figure"
	roleSpan     Role = "Span"
	roleLink     Role = "Link"
	roleNote     Role = "Note"
)

// add puts a new element behind the last of e.
func (e *Element) add(r Role) *Element {
	kid := &Element{Role: r, up: e}
	e.Kids = append(e.Kids, kid)
	return kid
}

// last is the last element of e if it has the role.
func (e *Element) last(r Role) *Element {
	if n := len(e.Kids); n > 0 && e.Kids[n-1].Role == r {
		return e.Kids[n-1]
	}
	return nil
}

// leaf is the place for text at the end of e.
func (e *Element) leaf() *Element {
	if last := e.last(""); last != nil {
		return last
	}
	return e.add("")
}

// edit is the span of an edit that a leaf stands in, or nil.
func (e *Element) edit() *Element {
	for e = e.up; e != nil && e.Role == roleSpan; e = e.up {
		if e.Edit != 0 {
			return e
		}
	}
	return nil
}

// spot is where a run stands in the structure.
type spot struct {
	leaf *Element // nil: it is an artifact
	link *Element // nil: it is in no link
}

// write gives each run its spot in e. Runs of one link share it, and those of one
// edit their span; those in another language than the document are in a span.
func (e *Element) write(runs []Run, lang string) []spot {
	out := make([]spot, len(runs))
	var open, edit *Element // the link and the edit that the run before stands in
	for i, r := range runs {
		if leader(r.Text) || strings.Trim(r.Text, "\n") == "" {
			continue
		}
		at := e
		switch {
		case r.Link == "":
			open = nil
		case open == nil || runs[i-1].Link != r.Link:
			open = e.add(roleLink)
		}
		if open != nil {
			open.words += r.Text
			at = open
		}
		switch {
		case r.Edit == 0:
			edit = nil
		case edit == nil || edit.up != at || edit.Edit != r.Edit:
			edit = at.add(roleSpan)
			edit.Edit = r.Edit
		}
		if edit != nil {
			edit.words += r.Text
			at = edit
		}
		if r.Lang != "" && r.Lang != lang {
			at = at.add(roleSpan)
			at.Lang = r.Lang
		}
		out[i] = spot{at.leaf(), open}
	}
	return out
}

// leader tells whether s is a line of dots to write on, which nobody wants to
// hear.
func leader(s string) bool {
	return strings.Count(s, ".") > 3 && strings.Trim(s, ". ") == ""
}

// grower makes the structure while blocks are measured.
type grower struct {
	lang  string
	at    *Element // what blocks are put into
	lists []openList
	depth int      // of the last heading
	text  *Element // of the last paragraph
}

// open starts an element around the blocks that follow, and returns what ends it.
func (g *grower) open(r Role) (end func()) {
	outer := g.at
	g.at, g.lists = outer.add(r), nil
	return func() { g.at, g.lists = outer, nil }
}

// para is the element of a paragraph, and that of its marker.
func (g *grower) para(p Para) (text, marker *Element) {
	if p.More && g.text != nil {
		return g.text, g.text
	}
	if p.Role == ListItem {
		text, marker = g.item(p)
	} else {
		g.lists = nil
		text = g.plain(p)
		marker = text
	}
	g.text = text
	return text, marker
}

// plain is the element of a paragraph that is no list item.
func (g *grower) plain(p Para) *Element {
	if n := min(p.Role.level(), g.depth+1); n > 0 {
		if len(p.Runs)+len(p.Marker) > 0 { // one without words is no heading to anyone
			g.depth = n
		}
		return g.at.add(Heading(n))
	}
	switch p.Role {
	case Quotation:
		quote := g.at.last(Quotation)
		if quote == nil {
			quote = g.at.add(Quotation)
		}
		return quote.add(Paragraph)
	case Caption:
		return g.at.add(Caption)
	}
	return g.at.add(Paragraph)
}

// settle puts captions into the table beside them, the one below before the one
// above; what stands by no table is a paragraph. Elements that hold nothing go.
func (e *Element) settle() {
	var kids []*Element
	for i, kid := range e.Kids {
		kid.settle()
		if len(kid.Kids) == 0 && kid.Role != "" && kid.Role != roleHeadCell && kid.Role != roleDataCell {
			continue
		}
		if kid.Role == Caption && e.Role != roleTable {
			if i+1 < len(e.Kids) && e.Kids[i+1].Role == roleTable {
				kid.up = e.Kids[i+1]
				kid.up.Kids = append([]*Element{kid}, kid.up.Kids...)
				continue
			}
			if n := len(kids); n > 0 && kids[n-1].Role == roleTable {
				kid.up = kids[n-1]
				kid.up.Kids = append(kid.up.Kids, kid)
				continue
			}
			kid.Role = Paragraph
		}
		kids = append(kids, kid)
	}
	e.Kids = kids
}
