// Package awkward makes the PDFs that tests need: those that a clerk is sent and
// that readers trip over.
//
// Words. A leaf is a page of these files; it says "leaf 1", "leaf 2" and so on. A
// fault is why a file must be refused.
package awkward

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// File is a PDF with what must become of it.
type File struct {
	Name     string
	PDF      []byte
	Leaves   int    // that must go into a pack
	Repaired bool   // its table is damaged
	Fault    string // a part of the sentence that refuses it; empty: it goes in
}

// Files are all of them. None takes more than a few seconds to refuse.
func Files() []File {
	return append(readable(), refused()...)
}

func readable() []File {
	three := Leaves(3)
	return []File{
		{Name: "plain", PDF: three.bytes(), Leaves: 3},
		{Name: "turned 90", PDF: three.page(1, "/Rotate 90").bytes(), Leaves: 3},
		{Name: "turned 180", PDF: three.page(1, "/Rotate 180").bytes(), Leaves: 3},
		{Name: "turned -90", PDF: three.page(1, "/Rotate -90").bytes(), Leaves: 3},
		{Name: "A3 across, among A4", PDF: three.page(2, "/MediaBox[0 0 1191 842]").bytes(), Leaves: 3},
		{Name: "cropped, odd corner", PDF: three.page(1, "/MediaBox[-100 -50 700 900]/CropBox[0 0 500 700]").bytes(), Leaves: 3},
		{Name: "small as a postcard", PDF: three.page(1, "/MediaBox[0 0 298 420]").bytes(), Leaves: 3},
		{Name: "PDF 2.0", PDF: bytes.Replace(three.bytes(), []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1), Leaves: 3},
		{Name: "object streams", PDF: three.packed(), Leaves: 3},
		{Name: "no table", PDF: three.without("xref"), Leaves: 3, Repaired: true},
		{Name: "no table, no trailer", PDF: three.without("trailer"), Leaves: 3, Repaired: true},
		{Name: "wrong startxref", PDF: bytes.Replace(three.bytes(), []byte("startxref\n"), []byte("startxref\n9"), 1), Leaves: 3, Repaired: true},
		{Name: "table begins with 1", PDF: bytes.Replace(three.bytes(), []byte("xref\n0 "), []byte("xref\n1 "), 1), Leaves: 3, Repaired: true},
		{Name: "offsets shifted", PDF: bytes.Replace(three.bytes(), []byte("%PDF-1.4\n"), []byte("%PDF-1.4\n%some more\n"), 1), Leaves: 3, Repaired: true},
		{Name: "a table with an object that is not there", PDF: bytes.Replace(three.bytes(), []byte("xref\n0 10\n"), []byte("xref\n20 1\n0000000000 00000 n \n0 10\n"), 1), Leaves: 3},
		{Name: "junk before", PDF: append([]byte("HTTP/1.1 200 OK\r\n\r\n"), three.bytes()...), Leaves: 3},
		{Name: "junk behind", PDF: append(three.bytes(), bytes.Repeat([]byte("\x00junk"), 900)...), Leaves: 3},
		{Name: "length too short", PDF: three.length(-12).bytes(), Leaves: 3},
		{Name: "length too long", PDF: three.length(500).bytes(), Leaves: 3},
		{Name: "length missing", PDF: three.replace("/Length", "/Longth").bytes(), Leaves: 3},
		{Name: "no endobj", PDF: three.replaceAll("\nendobj", "").without("xref"), Leaves: 3, Repaired: true},
		{Name: "dictionary never closed", PDF: three.With(4, strings.TrimSuffix(three[3], ">>")).bytes(), Leaves: 3},
		{Name: "a page twice", PDF: three.replace("/Kids[4 0 R", "/Kids[4 0 R 4 0 R").bytes(), Leaves: 4},
		{Name: "the tree of pages in itself", PDF: three.replace("/Kids[4 0 R", "/Kids[2 0 R 4 0 R").bytes(), Leaves: 3},
		{Name: "a tree of pages without types", PDF: three.replace("<</Type/Pages", "<<").bytes(), Leaves: 3},
		{Name: "tables in a circle", PDF: bytes.Replace(three.bytes(), []byte("trailer\n<<"), []byte("trailer\n<</Prev 9"), 1), Leaves: 3, Repaired: true},
		{Name: "changed later", PDF: three.update(5, leaf(1)+" BT /F1 12 Tf 72 500 Td (and more) Tj ET"), Leaves: 3},
		{Name: "operator in an array", PDF: three.content(1, "BT /F1 12 Tf 72 72 Td [(leaf 1) Tj (more)] TJ ET").bytes(), Leaves: 3},
		{Name: "content in pieces", PDF: append(three, stream("", "BT /F1 12 Tf 72 300 Td (and more) Tj ET")).page(1, "/Contents[5 0 R 10 0 R]").bytes(), Leaves: 3},
		{Name: "packed, no sum", PDF: three.squeeze(1, -4).bytes(), Leaves: 3},
		{Name: "names with signs", PDF: three.replaceAll("/F1", "/F#201").bytes(), Leaves: 3},
		{Name: "a hidden layer", PDF: three.layer().bytes(), Leaves: 3},
		{Name: "a filled form", PDF: Form("Name", "Ann Day", "Helvetica").bytes(), Leaves: 1},
		{Name: "a form whose values viewers draw", PDF: Form("Name", "Owen Marsh", "Courier").replace("/AcroForm<<", "/AcroForm<</NeedAppearances true").bytes(), Leaves: 1},
		{Name: "tagged", PDF: Tagged("Head1", "H1").bytes(), Leaves: 1},
		{Name: "tagged with the same role for another thing", PDF: Tagged("Head1", "H2").bytes(), Leaves: 1},
	}
}

func refused() []File {
	three := Leaves(3)
	whole := three.bytes()
	return []File{
		{Name: "empty", Fault: "damaged or not a PDF"},
		{Name: "a letter", PDF: []byte("Dear Sir, this is no PDF."), Fault: "damaged or not a PDF"},
		{Name: "cut short", PDF: whole[:bytes.Index(whole, []byte("(leaf 2)"))], Fault: "page"},
		{Name: "cut in the last page", PDF: whole[:bytes.Index(whole, []byte("(leaf 3)"))+4], Fault: "the file ends in the middle of page 3"},
		{Name: "no pages", PDF: Leaves(0).bytes(), Fault: "it has no pages"},
		{Name: "a branch is missing", PDF: three.replace("/Kids[4 0 R", "/Kids[99 0 R 4 0 R").bytes(), Fault: "1 of its pages are missing"},
		{Name: "a content that fills the memory", PDF: three.bomb(1).bytes(), Fault: "unpacks to more than 256 MB"},
		{Name: "a tree of pages without end", PDF: endless(), Fault: "it has more than"},
		{Name: "a portfolio", PDF: three.replace("/Catalog", "/Catalog/Collection<</View/D>>").bytes(), Fault: "it is a portfolio of several files"},
		{Name: "a form of Adobe's", PDF: three.replace("/Catalog", "/Catalog/NeedsRendering true/AcroForm<</XFA[]/Fields[]>>").bytes(), Fault: "a form that Adobe's programs alone show"},
		{Name: "nothing but brackets", PDF: three.page(1, "/X"+strings.Repeat("[", 100_000)).without("xref"), Fault: "damaged"},
	}
}

// Doc is a PDF in the making: its objects, the first of which has number 1 and is
// the catalogue. It is changed by copying.
type Doc []string

// Leaves is a file of so many pages of A4. The page of leaf n is object 2n+2, its
// content the one behind it.
func Leaves(n int) Doc {
	var kids []string
	for i := range n {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	d := Doc{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>", strings.Join(kids, " "), n),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	for i := range n {
		d = append(d, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 5+2*i), stream("", leaf(i+1)))
	}
	return d
}

func leaf(n int) string { return fmt.Sprintf("BT /F1 12 Tf 72 72 Td (leaf %d) Tj ET", n) }

func stream(entries, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(content), content)
}

// Bytes is the file.
func (d Doc) Bytes() []byte { return d.bytes() }

func (d Doc) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range d {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(d)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(d)+1, at)
	return out.Bytes()
}

// With changes object n.
func (d Doc) With(n int, object string) Doc {
	out := append(Doc{}, d...)
	out[n-1] = object
	return out
}

// page adds entries to the page of leaf n, before its others.
func (d Doc) page(n int, entries string) Doc {
	o := d[2*n+1]
	if strings.HasPrefix(entries, "/Contents") {
		o = o[:strings.Index(o, "/Contents")] + ">>"
	}
	return d.With(2*n+2, strings.Replace(o, "<</Type/Page", "<</Type/Page"+entries, 1))
}

func (d Doc) content(n int, content string) Doc { return d.With(2*n+3, stream("", content)) }

// length makes every stream say that it is longer than it is.
func (d Doc) length(by int) Doc {
	out := append(Doc{}, d...)
	for i, o := range out {
		var was int
		if at := strings.Index(o, "/Length "); at >= 0 {
			fmt.Sscanf(o[at:], "/Length %d", &was)
			out[i] = strings.Replace(o, fmt.Sprint("/Length ", was), fmt.Sprint("/Length ", was+by), 1)
		}
	}
	return out
}

func (d Doc) replace(old, new string) Doc {
	out := append(Doc{}, d...)
	for i, o := range out {
		if strings.Contains(o, old) {
			out[i] = strings.Replace(o, old, new, 1)
			break
		}
	}
	return out
}

func (d Doc) replaceAll(old, new string) Doc {
	if strings.HasPrefix(old, "\n") {
		return Doc{string(bytes.ReplaceAll(d.bytes(), []byte(old), []byte(new)))}
	}
	out := append(Doc{}, d...)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], old, new)
	}
	return out
}

// without is the file up to its table ("xref"), with its trailer, or up to there
// alone ("trailer").
func (d Doc) without(part string) []byte {
	file := d.bytes()
	if len(d) == 1 { // already written
		file = []byte(d[0])
	}
	out := bytes.Clone(file[:bytes.LastIndex(file, []byte("\nxref"))+1])
	if part == "xref" {
		out = append(out, "trailer\n<</Root 1 0 R>>\n"...)
	}
	return out
}

// update writes a newer version of a stream behind the file.
func (d Doc) update(n int, content string) []byte {
	file := d.bytes()
	was := bytes.LastIndex(file, []byte("xref\n0 "))
	at := len(file)
	file = fmt.Appendf(file, "%d 0 obj\n%s\nendobj\n", n, stream("", content))
	table := len(file)
	return fmt.Appendf(file, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", n, at, len(d)+1, was, table)
}

// packed is the file with its objects in a stream and a table that is one too.
func (d Doc) packed() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n")
	var head, body strings.Builder
	rows := []byte{0, 0, 0, 0}
	holder, count := len(d)+1, 0
	offsets := make([]int, len(d))
	for i, o := range d {
		if strings.Contains(o, "stream") {
			offsets[i] = out.Len()
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + " ")
		offsets[i] = -count
		count++
	}
	for i, at := range offsets {
		if strings.Contains(d[i], "stream") {
			rows = append(rows, 1, byte(at>>8), byte(at), 0)
		} else {
			rows = append(rows, 2, byte(holder>>8), byte(holder), byte(-at))
		}
	}
	at := out.Len()
	rows = append(rows, 1, byte(at>>8), byte(at), 0)
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", holder, stream(fmt.Sprintf("/Type/ObjStm/Filter/FlateDecode/N %d/First %d", count, head.Len()), squeezed(head.String()+body.String())))
	at = out.Len()
	rows = append(rows, 1, byte(at>>8), byte(at), 0)
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", holder+1,
		stream(fmt.Sprintf("/Type/XRef/Filter/FlateDecode/W[1 2 1]/Size %d/Root 1 0 R", holder+2), squeezed(string(rows))), at)
	return out.Bytes()
}

func squeezed(s string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

// squeeze packs the content of leaf n and cuts bytes off its end.
func (d Doc) squeeze(n, cut int) Doc {
	s := squeezed(leaf(n))
	return d.With(2*n+3, stream("/Filter/FlateDecode", s[:len(s)+cut]))
}

// bomb makes the content of leaf n unpack to 300 MB of spaces.
func (d Doc) bomb(n int) Doc {
	const piece = 1 << 20
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(bytes.Repeat([]byte(" "), piece))
	w.Flush()
	first := out.Len()
	w.Write(bytes.Repeat([]byte(" "), piece))
	w.Flush()
	again := out.String()[first:] // the same again and again
	return d.With(2*n+3, stream("/Filter/FlateDecode", out.String()+strings.Repeat(again, 300)))
}

// layer puts leaf 1 on a layer that is switched off by the state of all of them,
// and leaf 2 on one that is on.
func (d Doc) layer() Doc {
	n := len(d)
	d = append(append(Doc{}, d...), "<</Type/OCG/Name(Draft)>>", "<</Type/OCG/Name(Final)>>")
	d = d.With(1, fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[%d 0 R %d 0 R]/D<</BaseState/OFF/ON[%[2]d 0 R]/Order[%[1]d 0 R %[2]d 0 R]>>>>>>", n+1, n+2))
	d = d.With(2, strings.Replace(d[1], "/Resources<<", fmt.Sprintf("/Resources<</Properties<</L1 %d 0 R/L2 %d 0 R>>", n+1, n+2), 1))
	return d.content(1, "/OC /L1 BDC "+leaf(1)+" EMC").content(2, "/OC /L2 BDC "+leaf(2)+" EMC")
}

// Form is one leaf with a field of the given name and value, whose appearance is in
// a font called F0.
func Form(name, value, font string) Doc {
	d := Leaves(1)
	d = append(d,
		fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Tx/T(%s)/V(%s)/DA(/F0 12 Tf 0 g)/Rect[72 700 300 720]/F 4/P 4 0 R/AP<</N 7 0 R>>>>", name, value),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<</Font<</F0 8 0 R>>>>", fmt.Sprintf("BT /F0 12 Tf 2 5 Td (%s) Tj ET", value)),
		"<</Type/Font/Subtype/Type1/BaseFont/"+font+">>")
	return d.page(1, "/Annots[6 0 R]").With(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</DR<</Font<</F0 8 0 R>>>>/Fields[6 0 R]>>>>")
}

// Tagged is one leaf under a heading whose role means what it is said to mean. It
// has a table whose cell names its heading, and a link.
func Tagged(role, means string) Doc {
	d := Leaves(1)
	d = append(d,
		fmt.Sprintf("<</Type/StructTreeRoot/K 7 0 R/RoleMap<</%s/%s>>/ParentTree<</Nums[0[8 0 R 10 0 R 11 0 R]1 12 0 R]>>/IDTree<</Names[(cell)10 0 R]>>>>", role, means),
		"<</Type/StructElem/S/Document/P 6 0 R/K[8 0 R 9 0 R 12 0 R]>>",
		fmt.Sprintf("<</Type/StructElem/S/%s/P 7 0 R/Pg 4 0 R/K 0>>", role),
		"<</Type/StructElem/S/Table/P 7 0 R/K 14 0 R>>",
		"<</Type/StructElem/S/TH/P 14 0 R/Pg 4 0 R/K 1/ID(cell)/A<</O/Table/Scope/Column>>>>",
		"<</Type/StructElem/S/TD/P 14 0 R/Pg 4 0 R/K 2/A<</O/Table/Headers[(cell)]>>>>",
		"<</Type/StructElem/S/Link/P 7 0 R/Pg 4 0 R/K<</Type/OBJR/Obj 13 0 R/Pg 4 0 R>>>>",
		"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 1/Contents(Weather)/A<</S/URI/URI(https://example.org)>>>>",
		"<</Type/StructElem/S/TR/P 9 0 R/K[10 0 R 11 0 R]>>")
	d = d.page(1, "/StructParents 0/Annots[13 0 R]")
	d = d.content(1, "/"+role+" <</MCID 0>> BDC "+leaf(1)+" EMC /TH <</MCID 1>> BDC BT /F1 9 Tf 72 300 Td (Cost) Tj ET EMC /TD <</MCID 2>> BDC BT /F1 9 Tf 72 280 Td (12) Tj ET EMC")
	return d.With(1, "<</Type/Catalog/Pages 2 0 R/Lang(cy)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>")
}

// endless is a tree of pages in which each branch has the next one ten times.
func endless() []byte {
	d := Doc{"<</Type/Catalog/Pages 2 0 R>>"}
	for i := range 60 {
		d = append(d, "<</Type/Pages/Kids["+strings.Repeat(fmt.Sprintf("%d 0 R ", i+3), 10)+"]/Count 1>>")
	}
	return append(d, "<</Type/Page/MediaBox[0 0 595 842]>>").bytes()
}
