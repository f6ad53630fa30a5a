package accessible_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// paper is a small PDF that keeps every rule, as objects by name, for tests that
// change one of them.
type paper struct {
	names   []string
	objects map[string]types.Object
}

type (
	dict = types.Dict
	list = types.Array
	name = types.Name
	num  = types.Integer
	lit  = types.StringLiteral
)

// ref is the reference to a named object.
func (p *paper) ref(n string) types.IndirectRef {
	for i, known := range p.names {
		if known == n {
			return pdf.Ref(i + 1)
		}
	}
	p.names = append(p.names, n)
	return pdf.Ref(len(p.names))
}

func (p *paper) put(n string, o types.Object) types.IndirectRef {
	p.objects[n] = o
	return p.ref(n)
}

// dict is the dictionary of a named object, of a stream too.
func (p *paper) dict(n string) dict {
	if s, ok := p.objects[n].(types.StreamDict); ok {
		return s.Dict
	}
	return p.objects[n].(dict)
}

func stream(d dict, content string) types.StreamDict {
	return types.StreamDict{Dict: d, Raw: []byte(content)}
}

// swap changes a text in a stream.
func (p *paper) swap(n, old, with string) {
	s := p.objects[n].(types.StreamDict)
	if !bytes.Contains(s.Raw, []byte(old)) {
		panic(fmt.Sprintf("%s does not hold %q", n, old))
	}
	s.Raw = bytes.Replace(s.Raw, []byte(old), []byte(with), 1)
	p.objects[n] = s
}

func (p *paper) bytes() []byte {
	var out []types.Object
	for i := 0; i < len(p.names); i++ {
		out = append(out, p.objects[p.names[i]])
	}
	return pdf.Write(out, 1, 2)
}

const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbour works</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2026-07-09T19:00:00+01:00"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

// leaves are the elements with content of their own, in reading order; the place
// of each is its number.
var leaves = []string{"H1", "P", "Lbl", "LBody", "TH", "TH2", "TD", "TD2", "Figure", "Link", "Note", "TOCI", "Formula", "H2"}

func kindOf(leaf string) name {
	switch leaf {
	case "TH2":
		return "TH"
	case "TD2":
		return "TD"
	}
	return name(leaf)
}

// good makes the paper: a page with a heading, a list, a table, a picture, a
// link, a footnote, contents, a formula, decoration and a form drawn in it.
func good() *paper {
	p := &paper{objects: map[string]types.Object{}}
	p.ref("catalogue")
	p.put("info", dict{"Title": lit("Harbour works"), "CreationDate": lit("D:20260709180000Z")})
	p.put("catalogue", dict{
		"Type": name("Catalog"), "Pages": p.ref("pages"), "StructTreeRoot": p.ref("tags"), "Lang": lit("en-GB"),
		"MarkInfo": dict{"Marked": types.Boolean(true)}, "ViewerPreferences": dict{"DisplayDocTitle": types.Boolean(true)},
		"Metadata":      p.put("xmp", stream(dict{"Type": name("Metadata"), "Subtype": name("XML")}, packet)),
		"OutputIntents": list{p.put("intent", dict{"S": name("GTS_PDFA1"), "OutputConditionIdentifier": lit("sRGB"), "DestOutputProfile": p.put("profile", stream(dict{"N": num(3)}, "profile"))})},
		"OCProperties": dict{"OCGs": list{p.put("layer", dict{"Type": name("OCG"), "Name": lit("Plan")})},
			"D": p.put("layers", dict{"Name": lit("As drawn"), "Order": list{}})},
	})
	p.put("pages", dict{"Type": name("Pages"), "Count": num(1), "Kids": list{p.ref("page")}})
	p.put("page", dict{
		"Type": name("Page"), "Parent": p.ref("pages"), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": p.ref("content"),
		"StructParents": num(0), "Tabs": name("S"), "Annots": list{p.ref("annotation")},
		"Resources": dict{"Font": dict{"F1": p.ref("font")}, "XObject": dict{"Im1": p.ref("image"), "Fm1": p.ref("form")},
			"ExtGState": dict{"G1": p.put("state", dict{"Type": name("ExtGState"), "BM": name("Normal"), "ca": num(1)})}},
	})
	p.put("image", stream(dict{"Type": name("XObject"), "Subtype": name("Image"), "Width": num(1), "Height": num(1), "BitsPerComponent": num(8), "ColorSpace": name("DeviceRGB")}, "abc"))
	p.put("form", stream(dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdf.Numbers(0, 0, 9, 9)}, "0 0 9 9 re f"))
	p.put("annotation", dict{"Type": name("Annot"), "Subtype": name("Link"), "Rect": pdf.Numbers(72, 300, 200, 320), "F": num(4),
		"Contents": lit("The harbour's own pages"), "StructParent": num(1), "A": p.put("action", dict{"S": name("URI"), "URI": lit("https://harbour.example/")})})
	p.fonts()
	p.tags()
	return p
}

func (p *paper) fonts() {
	p.put("font", dict{"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": name("AAAAAA+Sans"), "Encoding": name("Identity-H"),
		"DescendantFonts": list{p.ref("inner")}, "ToUnicode": p.put("unicode", stream(dict{}, "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange\n<0000> <00FF> <0000>\nendbfrange endcmap"))})
	p.put("inner", dict{"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": name("AAAAAA+Sans"),
		"CIDSystemInfo":  dict{"Registry": lit("Adobe"), "Ordering": lit("Identity"), "Supplement": num(0)},
		"FontDescriptor": p.put("descriptor", dict{"Type": name("FontDescriptor"), "FontName": name("AAAAAA+Sans"), "Flags": num(32), "FontFile2": p.put("program", stream(dict{}, tinyFont(9, 500)))}),
		"DW":             num(500),
		"CIDToGIDMap":    p.put("glyphs", stream(dict{}, strings.Repeat("\x00\x05", 256)))})
}

// tinyFont is as much of a TrueType file as tells how many glyphs it has and how
// wide they are, in thousandths of the em square.
func tinyFont(count, width uint16) string {
	head, hhea, maxp := make([]byte, 54), make([]byte, 36), make([]byte, 6)
	binary.BigEndian.PutUint16(head[18:], 1000)
	binary.BigEndian.PutUint16(hhea[34:], 1)
	binary.BigEndian.PutUint16(maxp[4:], count)
	out := []byte{0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0}
	tables := []struct {
		name string
		data []byte
	}{{"head", head}, {"hhea", hhea}, {"hmtx", []byte{byte(width >> 8), byte(width), 0, 0}}, {"maxp", maxp}}
	at := len(out) + 16*len(tables)
	for _, t := range tables {
		out = append(append(out, t.name...), 0, 0, 0, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += len(t.data)
	}
	for _, t := range tables {
		out = append(out, t.data...)
	}
	return string(out)
}

// tags makes the content and the tags that stand for it.
func (p *paper) tags() {
	var content strings.Builder
	var parents list
	for id, leaf := range leaves {
		parents = append(parents, p.ref(leaf))
		fmt.Fprintf(&content, "/%s <</MCID %d>> BDC\n", kindOf(leaf), id)
		if leaf == "Figure" {
			content.WriteString("q 100 0 0 50 72 400 cm /Im1 Do Q\n")
		} else {
			fmt.Fprintf(&content, "BT /F1 12 Tf 72 %d Td <0041> Tj ET\n", 800-20*id)
		}
		content.WriteString("EMC\n")
	}
	content.WriteString("/Artifact <</Type /Pagination>> BDC 0.5 g 72 30 400 1 re f /Fm1 Do EMC\n")
	p.put("content", stream(dict{}, content.String()))
	p.put("tags", dict{"Type": name("StructTreeRoot"), "K": p.ref("Document"), "RoleMap": dict{"Body": name("P")},
		"ParentTree": p.put("parents", dict{"Nums": list{num(0), parents, num(1), p.ref("Link")}})})
	p.branch("Document", "tags", "H1", "Para", "L", "Table", "Figure", "Link", "Note", "TOC", "Formula", "H2")
	p.branch("L", "Document", "LI")
	p.branch("LI", "L", "Lbl", "LBody")
	p.branch("Table", "Document", "THead", "TBody")
	p.branch("THead", "Table", "HeadRow")
	p.branch("TBody", "Table", "Row")
	p.branch("HeadRow", "THead", "TH", "TH2")
	p.branch("Row", "TBody", "TD", "TD2")
	p.branch("TOC", "Document", "TOCI")
	p.branch("Para", "Document", "P")
	up := map[string]string{"H1": "Document", "P": "Para", "Lbl": "LI", "LBody": "LI", "TH": "HeadRow", "TH2": "HeadRow", "TD": "Row", "TD2": "Row",
		"Figure": "Document", "Link": "Document", "Note": "Document", "TOCI": "TOC", "Formula": "Document", "H2": "Document"}
	for id, leaf := range leaves {
		p.put(leaf, dict{"Type": name("StructElem"), "S": kindOf(leaf), "P": p.ref(up[leaf]), "Pg": p.ref("page"), "K": num(id)})
	}
	p.dict("P")["S"] = name("Body")
	for _, head := range []string{"TH", "TH2"} {
		p.dict(head)["A"] = dict{"O": name("Table"), "Scope": name("Column")}
	}
	p.dict("Figure")["Alt"] = lit("The quay at low water")
	p.dict("Figure")["A"] = list{dict{"O": name("Layout"), "BBox": pdf.Numbers(72, 400, 172, 450)}}
	p.dict("Formula")["Alt"] = lit("Width times depth")
	p.dict("Note")["ID"] = lit("n1")
	p.dict("Link")["K"] = list{num(9), dict{"Type": name("OBJR"), "Obj": p.ref("annotation")}}
}

// branch makes an element that holds others.
func (p *paper) branch(n, up string, kids ...string) {
	kinds := map[string]name{"Para": "Div", "HeadRow": "TR", "Row": "TR"}
	kind := kinds[n]
	if kind == "" {
		kind = name(n)
	}
	var k list
	for _, kid := range kids {
		k = append(k, p.ref(kid))
	}
	p.put(n, dict{"Type": name("StructElem"), "S": kind, "P": p.ref(up), "K": k})
}
