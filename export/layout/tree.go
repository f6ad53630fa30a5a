package layout

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"minutebook/export/pdf"
)

// file is the objects of a PDF as gofpdf writes them, object 1 first, and those
// that are added to them.
type file struct{ objects [][]byte }

// put adds an object and tells its number.
func (f *file) put(format string, args ...any) int {
	f.objects = append(f.objects, fmt.Appendf(nil, format+"\n", args...))
	return len(f.objects)
}

// pageObject is the number that gofpdf gives a page, counted from 0.
func pageObject(page int) int { return 3 + 2*page }

// inPage adds entries to the dictionary of a page.
func (f *file) inPage(page int, entries string) {
	at := &f.objects[pageObject(page)-1]
	*at = bytes.Replace(*at, []byte("<</Type /Page\n"), []byte("<</Type /Page\n"+entries+"\n"), 1)
}

// tree writes the structure with its links and returns the number of its root
// (ISO 32000-1, 14.7).
func (f *file) tree(t tags) int {
	w := treeWriter{file: f, tags: t, numbers: map[*Element]int{}, objects: map[*Element][]int{}}
	w.root = len(f.objects) + 1
	f.objects = append(f.objects, nil)
	w.number(t.root)
	w.links()
	for _, e := range w.order {
		w.element(e)
	}
	var nums strings.Builder
	for page, holders := range t.pages {
		fmt.Fprintf(&nums, "%d [", page)
		for _, e := range holders {
			fmt.Fprintf(&nums, "%d 0 R ", w.numbers[e])
		}
		nums.WriteString("] ")
	}
	for i, l := range t.links {
		fmt.Fprintf(&nums, "%d %d 0 R ", len(t.pages)+i, w.numbers[l.In])
	}
	parents := f.put("<</Nums [%s]>>", nums.String())
	ids := ""
	if len(w.ids) > 0 {
		ids = " /IDTree <</Names [" + strings.Join(w.ids, " ") + "]>>"
	}
	f.objects[w.root-1] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d%s>>\n",
		w.numbers[t.root], parents, len(t.pages)+len(t.links), ids)
	return w.root
}

type treeWriter struct {
	*file
	tags
	root    int
	order   []*Element
	numbers map[*Element]int
	objects map[*Element][]int // annotations of each link, by their place among the links
	first   int                // annotation
	ids     []string           // of side notes, with what they name
}

// number gives the elements their object numbers, in reading order.
func (w *treeWriter) number(e *Element) {
	w.file.objects = append(w.file.objects, nil)
	w.numbers[e] = len(w.file.objects)
	w.order = append(w.order, e)
	for _, kid := range e.Kids {
		if kid.Role != "" {
			w.number(kid)
		}
	}
}

// links writes the annotations and names them on their pages.
func (w *treeWriter) links() {
	w.first = len(w.file.objects) + 1
	on := make([][]string, len(w.pages))
	for i, l := range w.tags.links {
		n := w.put("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect %s /StructParent %d /Contents %s %s>>",
			rectangle(l.X, l.Y, l.W, l.H), len(w.pages)+i, textString(strings.TrimSpace(l.In.words)), l.target())
		on[l.page] = append(on[l.page], fmt.Sprintf("%d 0 R", n))
		w.objects[l.In] = append(w.objects[l.In], i)
	}
	for page, refs := range on {
		entries := fmt.Sprintf("/StructParents %d /Tabs /S", page)
		if len(refs) > 0 {
			entries += " /Annots [" + strings.Join(refs, " ") + "]"
		}
		w.inPage(page, entries)
	}
}

// target is where a link leads: an address, a place in the document or a name
// for a place in a document to be.
func (l placedLink) target() string {
	name, inside := strings.CutPrefix(l.To, "#")
	switch {
	case !inside:
		return "/A <</S /URI /URI " + literal(address(l.To)) + ">>"
	case l.to.Page == 0:
		return "/Dest " + literal(name)
	}
	return fmt.Sprintf("/Dest [%d 0 R /XYZ 0 %.2f null]", pageObject(l.to.Page-1), PageHeight-l.to.Y)
}

// address is a link's in the ASCII that PDF asks for.
func address(to string) string {
	var out strings.Builder
	for _, b := range []byte(to) {
		if b <= ' ' || b > '~' {
			fmt.Fprintf(&out, "%%%02X", b)
		} else {
			out.WriteByte(b)
		}
	}
	if _, err := url.Parse(out.String()); err != nil {
		return "" // leads nowhere rather than astray
	}
	return out.String()
}

// element writes one element of the structure.
func (w *treeWriter) element(e *Element) {
	var out bytes.Buffer
	parent := w.root
	if e.up != nil {
		parent = w.numbers[e.up]
	}
	fmt.Fprintf(&out, "<</Type /StructElem /S /%s /P %d 0 R", e.Role, parent)
	if e.Lang != "" {
		out.WriteString(" /Lang " + literal(e.Lang))
	}
	if e.Role == roleFigure {
		out.WriteString(" /Alt " + textString(e.Alt) + " /A <</O /Layout /Placement /Block /BBox " + w.boxes[e] + ">>")
	}
	if e.Edit != 0 {
		out.WriteString(" /A <</O /Layout /TextDecorationType /" + decorations[e.Edit] + ">> /ActualText " + textString(e.Edit.spoken(e.words)))
	}
	if e.Role == roleNote { // each must have a name of its own (ISO 14289-1, 7.9)
		id := literal(fmt.Sprintf("note-%06d", len(w.ids)+1))
		w.ids = append(w.ids, fmt.Sprintf("%s %d 0 R", id, w.numbers[e]))
		out.WriteString(" /ID " + id)
	}
	if e.Scope != "" {
		out.WriteString(" /A <</O /Table /Scope /" + e.Scope + ">>")
	}
	if e.Numbering != "" {
		out.WriteString(" /A <</O /List /ListNumbering /" + e.Numbering + ">>")
	}
	w.kids(&out, e)
	out.WriteString(">>\n")
	w.file.objects[w.numbers[e]-1] = out.Bytes()
}

var decorations = map[Edit]string{Struck: "LineThrough", Added: "Underline"}

// spoken is what is read aloud in the place of words that were struck out or put
// in: the line through them says nothing to who hears them.
func (e Edit) spoken(words string) string {
	what := "put in: "
	if e == Struck {
		what = "struck out: "
	}
	inner := strings.Map(drawable, strings.Join(strings.Fields(words), " "))
	before, after := "", ""
	if strings.HasPrefix(words, " ") {
		before = " "
	}
	if strings.HasSuffix(words, " ") || strings.HasSuffix(words, "\n") {
		after = " "
	}
	return before + "[" + what + inner + "]" + after
}

// kids writes what an element holds: marked content of its own page by number,
// of others with their page, elements, annotations.
func (w *treeWriter) kids(out *bytes.Buffer, e *Element) {
	page := -1
	var kids []string
	for _, kid := range e.Kids {
		if kid.Role != "" {
			kids = append(kids, fmt.Sprintf("%d 0 R", w.numbers[kid]))
			continue
		}
		for _, m := range w.drawn[kid] {
			if page < 0 {
				page = m.page
			}
			if m.page == page {
				kids = append(kids, fmt.Sprint(m.id))
			} else {
				kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(m.page), m.id))
			}
		}
	}
	for _, i := range w.objects[e] {
		l := w.tags.links[i]
		kids = append(kids, fmt.Sprintf("<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(l.page), w.first+i))
	}
	if page >= 0 {
		fmt.Fprintf(out, " /Pg %d 0 R", pageObject(page))
	}
	switch len(kids) {
	case 0:
	case 1:
		out.WriteString(" /K " + kids[0])
	default:
		out.WriteString(" /K [" + strings.Join(kids, " ") + "]")
	}
}

// textString is text as PDF holds it.
func textString(s string) string { return pdf.TextString(s).PDFString() }

var escapes = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`)

// literal is ASCII as PDF holds it.
func literal(s string) string { return "(" + escapes.Replace(s) + ")" }
