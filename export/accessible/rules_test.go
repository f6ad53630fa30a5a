package accessible_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/accessible"
	"minutebook/export/pdf"
)

// breaks is a change to the good paper that breaks one rule; also are the rules
// that cannot but break with it.
type breaks struct {
	rule, how string
	change    func(*paper)
	also      []string
}

func breakings() []breaks {
	add := func(content string) func(*paper) {
		return func(p *paper) { p.swap("content", "/Artifact <<", content+"\n/Artifact <<") }
	}
	annotation := func(d dict) func(*paper) {
		return func(p *paper) {
			d["Type"], d["Rect"] = name("Annot"), pdf.Numbers(10, 10, 20, 20)
			if d["F"] == nil {
				d["F"] = num(4)
			}
			p.dict("page")["Annots"] = append(p.dict("page")["Annots"].(list), p.put("more", d))
		}
	}
	look := dict{"N": num(0)}
	intoTags := func(p *paper, kind string) { // the annotation "more", in a tag of its own
		p.dict("parents")["Nums"] = append(p.dict("parents")["Nums"].(list), num(2), p.ref("MoreTag"))
		p.put("MoreTag", dict{"S": name(kind), "P": p.ref("Document"), "Pg": p.ref("page"), "K": dict{"Type": name("OBJR"), "Obj": p.ref("more")}})
		p.dict("Document")["K"] = append(p.dict("Document")["K"].(list), p.ref("MoreTag"))
	}
	return []breaks{
		{"no-tags", "no tree", func(p *paper) { delete(p.dict("catalogue"), "StructTreeRoot") }, []string{"archive-level"}},
		{"no-tags", "not marked", func(p *paper) { delete(p.dict("catalogue"), "MarkInfo") }, []string{"archive-level"}},
		{"suspects", "said so", func(p *paper) { p.dict("catalogue")["MarkInfo"].(dict)["Suspects"] = types.Boolean(true) }, nil},
		{"loose-content", "text", add("BT /F1 9 Tf <0042> Tj ET"), nil},
		{"loose-content", "a line", add("0 0 m 9 9 l S"), nil},
		{"loose-content", "a picture", add("/Im1 Do"), nil},
		{"loose-content", "an image in the stream", add("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"), nil},
		{"loose-content", "marked, without a number", add("/P BMC 0 0 9 9 re f EMC"), nil},
		{"loose-content", "in a form", add("/Fm1 Do"), nil},
		{"lost-content", "no tag has it", func(p *paper) {
			p.swap("content", "/Artifact <<", "/P <</MCID 77>> BDC 0 0 9 9 re f EMC\n/Artifact <<")
		}, nil},
		{"lost-content", "the way back is missing", func(p *paper) { delete(p.dict("page"), "StructParents") }, nil},
		{"lost-content", "the way back leads elsewhere", func(p *paper) { p.dict("parents")["Nums"].(list)[1].(list)[0] = p.ref("P") }, nil},
		{"picture-alt", "no alt", func(p *paper) { delete(p.dict("Figure"), "Alt") }, nil},
		{"picture-alt", "an empty alt", func(p *paper) { p.dict("Figure")["Alt"] = lit("") }, nil},
		{"formula-alt", "no alt", func(p *paper) { delete(p.dict("Formula"), "Alt") }, nil},
		{"no-language", "none", func(p *paper) { delete(p.dict("catalogue"), "Lang") }, []string{"archive-level"}},
		{"bad-language", "of the file", func(p *paper) { p.dict("catalogue")["Lang"] = lit("English") }, nil},
		{"bad-language", "of a tag", func(p *paper) { p.dict("P")["Lang"] = lit("en_GB") }, nil},
		{"bad-language", "of marked content", func(p *paper) { p.swap("content", "<</MCID 1>>", "<</MCID 1/Lang (c y)>>") }, nil},
		{"no-title", "none", func(p *paper) {
			p.swap("xmp", "Harbour works", "")
			delete(p.dict("info"), "Title")
		}, nil},
		{"hidden-title", "not asked for", func(p *paper) { delete(p.dict("catalogue"), "ViewerPreferences") }, nil},
		{"first-heading", "a second level", func(p *paper) { p.dict("H1")["S"] = name("H2") }, nil},
		{"skipped-heading", "1 to 3", func(p *paper) { p.dict("H2")["S"] = name("H3") }, nil},
		{"two-headings", "in one part", func(p *paper) { p.dict("H1")["S"], p.dict("H2")["S"] = name("H"), name("H") }, nil},
		{"mixed-headings", "H and H2", func(p *paper) { p.dict("H2")["S"] = name("H") }, nil},
		{"table-without-heads", "cells only", func(p *paper) { p.dict("TH")["S"], p.dict("TH2")["S"] = name("TD"), name("TD") }, nil},
		{"head-scope", "none", func(p *paper) { delete(p.dict("TH"), "A") }, nil},
		{"lost-head", "no such cell", func(p *paper) { p.dict("TD")["A"] = dict{"O": name("Table"), "Headers": list{lit("x9")}} }, nil},
		{"uneven-table", "a cell short", func(p *paper) {
			p.dict("Row")["K"] = list{p.ref("TD")}
			p.dict("Para")["K"] = list{p.ref("P"), p.ref("TD2")}
			p.dict("TD2")["S"], p.dict("TD2")["P"] = name("Span"), p.ref("Para")
		}, nil},
		{"uneven-table", "a span too wide", func(p *paper) { p.dict("TD")["A"] = dict{"O": name("Table"), "ColSpan": num(2)} }, nil},
		{"uneven-table", "a span below the table", func(p *paper) { p.dict("TD")["A"] = dict{"O": name("Table"), "RowSpan": num(2)} }, nil},
		{"table-shape", "a paragraph for a cell", func(p *paper) { p.dict("TD2")["S"] = name("P") }, nil},
		{"table-shape", "a head without a body", func(p *paper) { p.dict("TBody")["S"] = name("THead") }, nil},
		{"list-shape", "a paragraph for a label", func(p *paper) { p.dict("Lbl")["S"] = name("P") }, nil},
		{"list-shape", "an item without a list", func(p *paper) { p.dict("L")["S"] = name("Div") }, nil},
		{"contents-shape", "an entry by itself", func(p *paper) { p.dict("TOC")["S"] = name("Div") }, nil},
		{"loose-link", "no way to its tag", func(p *paper) { delete(p.dict("annotation"), "StructParent") }, nil},
		{"loose-link", "in a paragraph", func(p *paper) { p.dict("Link")["S"] = name("P") }, nil},
		{"empty-link", "no annotation", func(p *paper) { p.dict("Link")["K"] = num(9) }, []string{"loose-link"}},
		{"link-words", "none", func(p *paper) { delete(p.dict("annotation"), "Contents") }, nil},
		{"loose-field", "no tag", annotation(dict{"Subtype": name("Widget"), "TU": lit("Name"), "AP": look}), nil},
		{"field-words", "no help", func(p *paper) {
			annotation(dict{"Subtype": name("Widget"), "AP": look, "StructParent": num(2)})(p)
			intoTags(p, "Form")
		}, nil},
		{"loose-note", "no tag", annotation(dict{"Subtype": name("Stamp"), "Contents": lit("Draft"), "AP": look}), nil},
		{"note-words", "none", func(p *paper) {
			annotation(dict{"Subtype": name("Stamp"), "AP": look, "StructParent": num(2)})(p)
			intoTags(p, "Annot")
		}, nil},
		{"tab-order", "none", func(p *paper) { delete(p.dict("page"), "Tabs") }, nil},
		{"picture-box", "none", func(p *paper) { delete(p.dict("Figure"), "A") }, nil},
		{"note-id", "none", func(p *paper) { delete(p.dict("Note"), "ID") }, nil},
		{"note-id", "twice", func(p *paper) {
			p.dict("P")["S"], p.dict("P")["ID"] = name("Note"), lit("n1")
		}, nil},
		{"clip-words", "none", func(p *paper) { p.dict("action")["R"] = dict{"C": dict{"S": name("MCD"), "CT": lit("video/mp4")}} }, nil},
		{"no-characters", "no map", func(p *paper) { delete(p.dict("font"), "ToUnicode") }, nil},
		{"no-characters", "a code left out", func(p *paper) { p.swap("unicode", "<0000> <00FF> <0000>", "<0000> <0020> <0000>") }, nil},
		{"no-characters", "glyphs by number", func(p *paper) {
			p.put("font", dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("AAAAAA+Sans"), "FontDescriptor": p.ref("descriptor"),
				"Encoding": dict{"Differences": list{num(0x41), name("g12")}}})
		}, nil},
		{"bad-characters", "nothing", func(p *paper) { p.swap("unicode", "<0000> <00FF> <0000>", "<0041> <0041> <0000>") }, nil},
		{"bad-characters", "a byte order mark", func(p *paper) { p.swap("unicode", "<0000> <00FF> <0000>", "<0041> <0041> [<FEFF>]") }, nil},
		{"character-ranges", "one for all", func(p *paper) { p.swap("unicode", "<0000> <00FF> <0000>", "<0000> <FFFF> <0000>") }, nil},
		{"no-glyph", "glyph 0", func(p *paper) {
			p.put("glyphs", stream(dict{}, strings.Repeat("\x00\x00", 256)))
		}, nil},
		{"no-glyph", "code 0", func(p *paper) {
			p.dict("inner")["CIDToGIDMap"] = name("Identity")
			p.swap("content", "<0041>", "<0000>")
			p.swap("unicode", "<0000> <00FF> <0000>", "<0000> <00FF> <0001>")
		}, nil},
		{"no-glyph", "named so", func(p *paper) {
			p.put("font", dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("AAAAAA+Sans"), "FontDescriptor": p.ref("descriptor"),
				"ToUnicode": p.ref("oneByte"), "Encoding": dict{"Differences": list{num(0x41), name(".notdef")}}})
			p.put("oneByte", stream(dict{}, "1 beginbfrange <00> <FF> <0001> endbfrange"))
		}, nil},
		{"no-glyph", "beyond the font", func(p *paper) { p.put("program", stream(dict{}, tinyFont(5, 500))) }, nil},
		{"font-widths", "the usual", func(p *paper) { p.dict("inner")["DW"] = num(502) }, nil},
		{"font-widths", "of one", func(p *paper) { p.dict("inner")["W"] = list{num(0x40), list{num(500), num(480)}} }, nil},
		{"font-widths", "of a range", func(p *paper) { p.dict("inner")["W"] = list{num(0x40), num(0x50), num(480)} }, nil},
		{"unknown-instruction", "by itself", add("/P gx"), nil},
		{"font-not-inside", "no file", func(p *paper) { delete(p.dict("descriptor"), "FontFile2") }, nil},
		{"font-not-inside", "one of the standard fonts", func(p *paper) {
			p.put("font", dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("Helvetica"), "Encoding": name("WinAnsiEncoding")})
		}, nil},
		{"font-map", "none", func(p *paper) { delete(p.dict("inner"), "CIDToGIDMap") }, nil},
		{"decoration-in-text", "nested", func(p *paper) { p.swap("content", "<</MCID 1>> BDC", "<</MCID 1>> BDC /Artifact BMC 0 0 1 1 re f EMC") }, nil},
		{"text-in-decoration", "nested", func(p *paper) {
			p.swap("content", "/P <</MCID 1>> BDC", "/Artifact BMC /P <</MCID 1>> BDC")
			p.swap("content", "EMC\n/Lbl", "EMC EMC\n/Lbl")
		}, nil},
		{"open-marks", "one too many", add("EMC"), nil},
		{"open-marks", "left open", func(p *paper) { p.swap("content", "/Fm1 Do EMC", "/Fm1 Do") }, nil},
		{"number-twice", "on one page", add("/P <</MCID 1>> BDC 0 0 1 1 re f EMC"), nil},
		{"tag-of-nothing", "no such content", func(p *paper) { p.dict("P")["K"] = list{num(1), num(50)} }, nil},
		{"tag-of-nothing", "no such annotation", func(p *paper) { delete(p.dict("page"), "Annots") }, nil},
		{"broken-tags", "a circle", func(p *paper) { p.dict("Document")["K"] = append(p.dict("Document")["K"].(list), p.ref("Document")) }, nil},
		{"broken-tags", "a wrong parent", func(p *paper) { p.dict("TD")["P"] = p.ref("L") }, nil},
		{"unknown-tag", "not explained", func(p *paper) { p.dict("P")["S"] = name("Brick") }, nil},
		{"circular-tag", "a circle", func(p *paper) {
			p.dict("tags")["RoleMap"] = dict{"Body": name("P"), "A": name("B"), "B": name("A")}
		}, nil},
		{"remapped-tag", "a heading", func(p *paper) { p.dict("tags")["RoleMap"] = dict{"Body": name("P"), "H1": name("P")} }, nil},
		{"piece-twice", "drawn twice", func(p *paper) {
			p.dict("form")["StructParents"] = num(2)
			p.swap("content", "/Fm1 Do", "/Fm1 Do /Fm1 Do")
		}, nil},
		{"printers-marks", "tagged", func(p *paper) {
			annotation(dict{"Subtype": name("PrinterMark"), "AP": look, "StructParent": num(2)})(p)
			intoTags(p, "Annot")
		}, nil},
		{"dynamic-form", "XFA", func(p *paper) {
			p.dict("catalogue")["AcroForm"] = dict{"XFA": p.put("xfa", stream(dict{}, "<dynamicRender>required</dynamicRender>"))}
		}, []string{"xfa"}},
		{"nameless-layers", "no name", func(p *paper) { delete(p.dict("layers"), "Name") }, nil},
		{"turning-layers", "AS", func(p *paper) { p.dict("layers")["AS"] = list{} }, nil},
		{"nameless-file", "no wide name", func(p *paper) {
			p.put("attached", dict{"Type": name("Filespec"), "F": lit("a.pdf"), "EF": dict{"F": p.put("inside", stream(dict{}, "%PDF-1.4"))}})
		}, nil},
		{"borrowed-page", "Ref", func(p *paper) { p.dict("form")["Ref"] = dict{} }, nil},
		{"no-metadata", "none", func(p *paper) { delete(p.dict("catalogue"), "Metadata") }, []string{"no-archive-mark", "no-title", "no-ua-mark"}},
		{"no-ua-mark", "not said", func(p *paper) { p.swap("xmp", "<pdfuaid:part>1</pdfuaid:part>", "") }, nil},
		{"spoilt-page", "cut short", func(p *paper) {
			p.put("form", types.StreamDict{Dict: dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdf.Numbers(0, 0, 9, 9), "Filter": name("ASCII85Decode")}, Raw: []byte("zzzv~~")})
		}, nil},

		{"no-archive-mark", "not said", func(p *paper) { p.swap("xmp", "<pdfaid:part>2</pdfaid:part>", "") }, nil},
		{"no-archive-mark", "no level", func(p *paper) { p.swap("xmp", "<pdfaid:conformance>A", "<pdfaid:conformance>Z") }, nil},
		{"archive-level", "no language", func(p *paper) { delete(p.dict("catalogue"), "Lang") }, []string{"no-language"}},
		{"unexplained-mark", "no schema", func(p *paper) { p.swap("xmp", "schema#\"><pdfaExtension", "other#\"><pdfaExtension") }, nil},
		{"bad-metadata", "no XML", func(p *paper) { p.swap("xmp", "</rdf:RDF>", "") }, nil},
		{"two-stories", "title", func(p *paper) { p.dict("info")["Title"] = lit("Something else") }, nil},
		{"two-stories", "date", func(p *paper) { p.dict("info")["CreationDate"] = lit("D:20260709190000Z") }, nil},
		{"no-profile", "none", func(p *paper) { delete(p.dict("intent"), "DestOutputProfile") }, nil},
		{"free-colours", "no intent", func(p *paper) { delete(p.dict("catalogue"), "OutputIntents") }, nil},
		{"free-colours", "inks", func(p *paper) { p.swap("content", "0.5 g", "0 0 0 1 k") }, nil},
		{"free-colours", "inks of a picture", func(p *paper) {
			p.dict("image")["ColorSpace"] = list{name("Indexed"), name("DeviceCMYK"), num(0), lit("abcd")}
		}, nil},
		{"see-through", "without an intent", func(p *paper) {
			p.dict("state")["ca"] = types.Float(0.5)
			delete(p.dict("catalogue"), "OutputIntents")
		}, []string{"free-colours"}},
		{"see-through", "in part 1", func(p *paper) {
			p.swap("xmp", "<pdfaid:part>2", "<pdfaid:part>1")
			p.dict("image")["SMask"] = p.put("mask", stream(dict{"Subtype": name("Image"), "ColorSpace": name("DeviceGray")}, "x"))
		}, nil},
		{"strange-blend", "unknown", func(p *paper) { p.dict("state")["BM"] = name("Dissolve") }, nil},
		{"program", "a script", func(p *paper) {
			p.dict("catalogue")["OpenAction"] = dict{"S": name("JavaScript"), "JS": lit("app.alert(1)")}
		}, nil},
		{"program", "another program", func(p *paper) { p.dict("action")["S"] = name("Launch") }, nil},
		{"program", "scripts by name", func(p *paper) { p.dict("catalogue")["Names"] = dict{"JavaScript": dict{"Names": list{}}} }, nil},
		{"trigger", "of the file", func(p *paper) { p.dict("catalogue")["AA"] = dict{} }, nil},
		{"trigger", "of the page", func(p *paper) { p.dict("page")["AA"] = dict{} }, nil},
		{"presentation", "steps", func(p *paper) { p.dict("page")["PresSteps"] = dict{} }, nil},
		{"foreign-file", "a spreadsheet", func(p *paper) {
			p.put("attached", dict{"Type": name("Filespec"), "F": lit("a.xls"), "UF": lit("a.xls"), "EF": dict{"F": p.put("inside", stream(dict{}, "sheet"))}})
		}, nil},
		{"content-elsewhere", "an outer file", func(p *paper) { p.dict("profile")["FFilter"] = name("FlateDecode") }, nil},
		{"old-packing", "a stream", func(p *paper) {
			p.put("form", types.StreamDict{Dict: dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdf.Numbers(0, 0, 9, 9), "Filter": name("LZWDecode")}, Raw: []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}})
		}, nil},
		{"printer-program", "a curve", func(p *paper) { p.dict("state")["TR"] = name("Identity") }, nil},
		{"printer-program", "PostScript", func(p *paper) { p.dict("form")["Subtype2"] = name("PS") }, nil},
		{"picture-versions", "smoothed", func(p *paper) { p.dict("image")["Interpolate"] = types.Boolean(true) }, nil},
		{"font-name", "another", func(p *paper) { p.dict("descriptor")["FontName"] = name("Other") }, nil},
		{"note-kind", "a film", func(p *paper) {
			annotation(dict{"Subtype": name("Movie"), "Contents": lit("The launch"), "AP": look, "StructParent": num(2)})(p)
			intoTags(p, "Annot")
		}, nil},
		{"note-hidden", "not printed", func(p *paper) { p.dict("annotation")["F"] = num(0) }, nil},
		{"note-look", "none", func(p *paper) {
			annotation(dict{"Subtype": name("Stamp"), "Contents": lit("Draft"), "StructParent": num(2)})(p)
			intoTags(p, "Annot")
		}, nil},
		{"unpainted-form", "asked for", func(p *paper) { p.dict("catalogue")["AcroForm"] = dict{"NeedAppearances": types.Boolean(true)} }, nil},
		{"xfa", "of any kind", func(p *paper) { p.dict("catalogue")["AcroForm"] = dict{"XFA": p.put("xfa", stream(dict{}, "<a/>"))} }, nil},
		{"scan", "a picture of the page", func(p *paper) {
			p.dict("pages")["Kids"] = list{p.ref("page"), p.ref("scanned")}
			p.dict("pages")["Count"] = num(2)
			p.put("scanned", dict{"Type": name("Page"), "Parent": p.ref("pages"), "MediaBox": pdf.Numbers(0, 0, 595, 842), "StructParents": num(2),
				"Contents":  p.put("picture", stream(dict{}, "/P <</MCID 0>> BDC q 595 0 0 842 0 0 cm /Im1 Do Q EMC")),
				"Resources": dict{"XObject": dict{"Im1": p.ref("image")}}})
			p.put("ScanTag", dict{"S": name("P"), "P": p.ref("Document"), "Pg": p.ref("scanned"), "K": num(0)})
			p.dict("parents")["Nums"] = append(p.dict("parents")["Nums"].(list), num(2), list{p.ref("ScanTag")})
			p.dict("Document")["K"] = append(p.dict("Document")["K"].(list), p.ref("ScanTag"))
		}, nil},
	}
}

// What looks like a fault and is none.
func TestNoFalseAlarm(t *testing.T) {
	for how, change := range map[string]func(*paper){
		"widths within a thousandth":     func(p *paper) { p.dict("inner")["W"] = list{num(0x41), list{types.Float(500.9)}} },
		"instructions for some readers":  func(p *paper) { p.swap("content", "/Artifact <<", "BX 1 2 gx EX /Artifact <<") },
		"a stamp in a hidden note":       func(p *paper) { p.dict("annotation")["Rect"] = pdf.Numbers(700, 10, 720, 30) },
		"a date in another zone":         func(p *paper) { p.dict("info")["CreationDate"] = lit("D:20260709200000+02'00'") },
		"a Welsh passage":                func(p *paper) { p.dict("P")["Lang"] = lit("cy") },
		"language with script and place": func(p *paper) { p.dict("catalogue")["Lang"] = lit("zh-Hant-HK") },
		"replacement text for a picture": func(p *paper) {
			delete(p.dict("Figure"), "Alt")
			p.dict("Figure")["ActualText"] = lit("Quay")
		},
		"heads named by their cells": func(p *paper) {
			delete(p.dict("TH"), "A")
			p.dict("TH")["ID"] = lit("h1")
			p.dict("TD")["A"] = dict{"O": name("Table"), "Headers": list{lit("h1")}}
		},
		"scope from a class": func(p *paper) {
			delete(p.dict("TH"), "A")
			p.dict("TH")["C"] = name("Head")
			p.dict("tags")["ClassMap"] = dict{"Head": dict{"O": name("Table"), "Scope": name("Column")}}
		},
		"levels that go back up": func(p *paper) { p.dict("H2")["S"] = name("H1") },
		"marks from the resources": func(p *paper) {
			p.swap("content", "/P <</MCID 1>> BDC", "/P /M1 BDC")
			p.dict("page")["Resources"].(dict)["Properties"] = dict{"M1": dict{"MCID": num(1)}}
		},
		"a type role-mapped twice": func(p *paper) {
			p.dict("tags")["RoleMap"] = dict{"Body": name("Text"), "Text": name("P")}
		},
		"a form with tags of its own": func(p *paper) {
			p.dict("form")["StructParents"] = num(2)
			p.swap("form", "0 0 9 9 re f", "/P <</MCID 0>> BDC 0 0 9 9 re f EMC")
			p.swap("content", "400 1 re f /Fm1 Do EMC", "400 1 re f EMC /Fm1 Do")
			p.dict("parents")["Nums"] = append(p.dict("parents")["Nums"].(list), num(2), list{p.ref("Para")})
			p.dict("Para")["K"] = list{p.ref("P"), dict{"Type": name("MCR"), "Pg": p.ref("page"), "Stm": p.ref("form"), "MCID": num(0)}}
		},
		"a picture that is the page, described": func(p *paper) {
			p.swap("content", "q 100 0 0 50 72 400 cm", "q 595 0 0 842 0 0 cm")
		},
	} {
		p := good()
		change(p)
		if got := told(check(t, p.bytes())); len(got) > 0 {
			t.Errorf("%s: told %v", how, got)
		}
	}
}

func TestEachRuleIsToldAndNoOther(t *testing.T) {
	for _, b := range breakings() {
		t.Run(b.rule+"/"+b.how, func(t *testing.T) {
			p := good()
			b.change(p)
			want := append([]string{b.rule}, b.also...)
			slices.Sort(want)
			if got := told(check(t, p.bytes())); !slices.Equal(got, want) {
				t.Errorf("told %v, want %v", got, want)
			}
		})
	}
}

// outside are changes to the bytes of the good paper.
func outside(t *testing.T) map[string][]byte {
	file := good().bytes()
	lock := func(bits model.PermissionFlags) []byte {
		conf := model.NewAESConfiguration("", "owner", 256)
		conf.Permissions = bits
		var out bytes.Buffer
		if err := api.Encrypt(bytes.NewReader(file), &out, conf); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	id := bytes.Index(file, []byte("/ID["))
	end := bytes.Index(file[id:], []byte("]"))
	noID := slices.Concat(file[:id], file[id+end+1:])
	return map[string][]byte{
		"no-identity":   noID,
		"bad-beginning": bytes.Replace(file, []byte("%\xE2\xE3\xCF\xD3"), []byte("%abcd"), 1),
		"bad-end":       append(bytes.Clone(file), "more"...),
		"locked":        lock(model.PermissionsAll),
		"locked-aloud":  lock(model.PermissionsNone),
	}
}

func TestTheOutsideOfAFile(t *testing.T) {
	files := outside(t)
	for rule, file := range files {
		got := told(check(t, file))
		locked := strings.HasPrefix(rule, "locked") // the lock is put on by a program that changes more
		if !slices.Contains(got, rule) || len(got) > 1 && !locked {
			t.Errorf("%s: told %v", rule, got)
		}
	}
	if slices.Contains(told(check(t, files["locked"])), "locked-aloud") {
		t.Error("a lock that lets screen readers in is told as one that does not")
	}
}

func TestEveryRuleHasATest(t *testing.T) {
	tested := map[string]bool{}
	for _, b := range breakings() {
		tested[b.rule] = true
	}
	for rule := range outside(t) {
		tested[rule] = true
	}
	for _, r := range accessible.Rules() {
		if !tested[r.Name] {
			t.Errorf("no test breaks %s", r.Name)
		}
	}
}
