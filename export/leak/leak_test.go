package leak_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/leak"
	"minutebook/export/pdf"
)

const (
	sentence = "Quillon Estates offered £412,750 for the freehold, with completion before Michaelmas."
	part     = "offered 412750 for the freehold"
)

// meeting is one with an exempt item, an exempt passage and an exempt paper.
func meeting() record.Meeting {
	kept := doc.Text("The tenant Imogen Farthing owes nineteen thousand pounds in arrears.")
	kept.Exempt = "1"
	return record.Meeting{
		Body:    data.Body{Name: "Finance Committee"},
		Members: []data.Member{{Person: data.Person{Given: "Ann", Family: "Day"}}},
		Items: []record.Item{
			{Item: data.Item{ID: 1, Title: "Allotment rents", AgendaNumber: "1"},
				Agenda: doc.Document{Blocks: []doc.Block{doc.Text("To consider the rents of the allotments at Mill Lane."), kept}},
				Papers: []data.Paper{{Name: "Rents.pdf"}, {Name: "Valuation by Harbottle.pdf", Exempt: "3"}}},
			{Item: data.Item{ID: 2, Title: "Land at Mill Lane", AgendaNumber: "2", Exempt: "3", Presenter: "Councillor Ann Day"}, Agenda: doc.FromText(sentence)},
		},
	}
}

// file is a PDF made by hand: the objects given from number 5 on, behind the
// catalogue with more entries, its pages, one page with more entries and the
// page's content.
func file(catalogue, page types.Dict, content string, more ...types.Object) []byte {
	root := types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(2)}
	for k, v := range catalogue {
		root[k] = v
	}
	sheet := types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": pdf.Ref(4)}
	for k, v := range page {
		sheet[k] = v
	}
	objects := append([]types.Object{root,
		types.Dict{"Type": types.Name("Pages"), "Kids": types.Array{pdf.Ref(3)}, "Count": types.Integer(1)}, sheet, packed(nil, content)}, more...)
	objects = append(objects, types.Dict{"Producer": types.StringLiteral("Minute Book")})
	return pdf.Write(objects, 1, len(objects))
}

// packed is a stream under Flate.
func packed(d types.Dict, content string) types.StreamDict {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(content))
	z.Close()
	out := types.Dict{"Filter": types.Name("FlateDecode")}
	for k, v := range d {
		out[k] = v
	}
	return types.StreamDict{Dict: out, Raw: b.Bytes()}
}

func shown(s string) string { return "BT /F1 11 Tf 72 700 Td (" + s + ") Tj ET" }

func search(t *testing.T, s *leak.Secrets, file []byte, own int) []leak.Found {
	t.Helper()
	found, err := leak.Search(context.Background(), file, s, own)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Every place of a file where words can stand is read.
func TestEveryPlaceIsSearched(t *testing.T) {
	text := func(s string) types.Object { return pdf.TextString(s) }
	name := func(s string) types.Name { return types.Name(s) }
	array := func(o ...types.Object) types.Array { return o }
	type made struct {
		catalogue, page types.Dict
		content         string
		more            []types.Object
	}
	mapped := packed(nil, "1 beginbfrange\n<01> <1A> <0061>\nendbfrange\n2 beginbfchar\n<20> <0020>\n<30> <0030>\nendbfchar\n1 beginbfrange\n<40> <49> [<0030> <0031> <0032> <0033> <0034> <0035> <0036> <0037> <0038> <0039>]\nendbfrange")
	coded := ""
	for _, c := range part {
		switch {
		case c >= 'a':
			coded += fmt.Sprintf("%02X", c-'a'+1)
		case c >= '0':
			coded += fmt.Sprintf("%02X", c-'0'+0x40)
		default:
			coded += "20"
		}
	}
	for what, c := range map[string]struct {
		place string
		made
	}{
		"the content of a page": {"page 1", made{content: shown(part)}},
		"in pieces":             {"page 1", made{content: "BT [(offe) 20 (red) -250 (412,7) 3 (50 for)] TJ T* (the free) Tj (hold) ' ET"}},
		"with escapes and octals": {"page 1", made{content: shown(`offered 412\0567\65\60 for the free\
hold`)}},
		"through a map of the font":    {"page 1", made{page: types.Dict{"Resources": types.Dict{"Font": types.Dict{"F1": pdf.Ref(5)}}}, content: "BT /F1 11 Tf <" + coded + "> Tj ET", more: []types.Object{types.Dict{"Type": name("Font"), "Subtype": name("TrueType"), "ToUnicode": pdf.Ref(6)}, mapped}}},
		"through the font's encoding":  {"page 1", made{page: types.Dict{"Resources": types.Dict{"Font": types.Dict{"F1": types.Dict{"Subtype": name("Type1"), "Encoding": types.Dict{"Differences": array(types.Integer(1), name("o"), name("f"), name("e"), name("r"), name("d"))}}}}}, content: `BT /F1 1 Tf (\001\002\002\003\004\003\005 412750 for the freehold) Tj ET`}},
		"a form":                       {"page 1", made{page: types.Dict{"Resources": types.Dict{"XObject": types.Dict{"X": pdf.Ref(5)}}}, content: "/X Do", more: []types.Object{packed(types.Dict{"Subtype": name("Form")}, shown(part))}}},
		"a hidden layer":               {"page 1", made{content: "/OC /L BDC " + shown(part) + " EMC", page: types.Dict{"Resources": types.Dict{"Properties": types.Dict{"L": pdf.Ref(5)}}}, catalogue: types.Dict{"OCProperties": types.Dict{"OCGs": array(pdf.Ref(5)), "D": types.Dict{"OFF": array(pdf.Ref(5))}}}, more: []types.Object{types.Dict{"Type": name("OCG"), "Name": text("Drafts")}}}},
		"a layer's name":               {"a layer", made{catalogue: types.Dict{"OCProperties": types.Dict{"OCGs": array(pdf.Ref(5))}}, more: []types.Object{types.Dict{"Type": name("OCG"), "Name": text(part)}}}},
		"a text in place of another":   {"page 1", made{content: "/Span <</ActualText (" + part + ")>> BDC (x) Tj EMC"}},
		"a bookmark":                   {"a bookmark", made{catalogue: types.Dict{"Outlines": pdf.Ref(5)}, more: []types.Object{types.Dict{"First": pdf.Ref(6), "Last": pdf.Ref(6)}, types.Dict{"Title": text(part)}}}},
		"a link":                       {"a link or note on page 1", made{page: types.Dict{"Annots": array(pdf.Ref(5))}, more: []types.Object{types.Dict{"Subtype": name("Link"), "A": types.Dict{"S": name("URI"), "URI": types.StringLiteral("https://council.example/offered%20412750%20for%20the%20freehold")}}}}},
		"a note":                       {"a link or note on page 1", made{page: types.Dict{"Annots": array(pdf.Ref(5))}, more: []types.Object{types.Dict{"Subtype": name("Text"), "Contents": text(part)}}}},
		"what a note looks like":       {"a link or note on page 1", made{page: types.Dict{"Annots": array(pdf.Ref(5))}, more: []types.Object{types.Dict{"Subtype": name("FreeText"), "AP": types.Dict{"N": pdf.Ref(6)}}, packed(types.Dict{"Subtype": name("Form")}, shown(part))}}},
		"a form value":                 {"a form field", made{catalogue: types.Dict{"AcroForm": types.Dict{"Fields": array(pdf.Ref(5))}}, page: types.Dict{"Annots": array(pdf.Ref(5))}, more: []types.Object{types.Dict{"Subtype": name("Widget"), "FT": name("Tx"), "T": text("a"), "V": text(part)}}}},
		"an alternative text":          {"the tags", made{catalogue: types.Dict{"StructTreeRoot": pdf.Ref(5)}, more: []types.Object{types.Dict{"K": pdf.Ref(6)}, types.Dict{"S": name("Figure"), "P": pdf.Ref(5), "Alt": text(part)}}}},
		"the metadata":                 {"the metadata", made{catalogue: types.Dict{"Metadata": pdf.Ref(5)}, more: []types.Object{types.StreamDict{Dict: types.Dict{"Type": name("Metadata")}, Raw: []byte("<rdf:li>offered &#163;412,750 for <b>the</b> freehold</rdf:li>")}}}},
		"the metadata of a picture":    {"the metadata", made{page: types.Dict{"Resources": types.Dict{"XObject": types.Dict{"I": pdf.Ref(5)}}}, more: []types.Object{types.StreamDict{Dict: types.Dict{"Subtype": name("Image"), "Metadata": pdf.Ref(6)}, Raw: []byte{1}}, types.StreamDict{Dict: types.Dict{"Type": name("Metadata")}, Raw: []byte(`<x a="` + part + `"/>`)}}}},
		"the notes in a photograph":    {"a picture on page 1", made{page: types.Dict{"Resources": types.Dict{"XObject": types.Dict{"I": pdf.Ref(5)}}}, more: []types.Object{types.StreamDict{Dict: types.Dict{"Subtype": name("Image"), "Filter": name("DCTDecode")}, Raw: []byte("\xFF\xD8\xFF\xE0\x00\x04ab\xFF\xE1\x00\x50<dc:title>" + part + "</dc:title>" + strings.Repeat(" ", 80))}}}},
		"an attached file":             {"an attached file", made{catalogue: types.Dict{"Names": types.Dict{"EmbeddedFiles": types.Dict{"Names": array(text("a.txt"), types.Dict{"F": text("a.txt"), "EF": types.Dict{"F": pdf.Ref(5)}})}}}, more: []types.Object{packed(types.Dict{"Type": name("EmbeddedFile")}, sentence)}}},
		"a file in an attached file":   {"an attached file, page 1", made{catalogue: types.Dict{"Names": types.Dict{"EmbeddedFiles": types.Dict{"Names": array(text("a.pdf"), types.Dict{"F": text("a.pdf"), "EF": types.Dict{"F": pdf.Ref(5)}})}}}, more: []types.Object{packed(types.Dict{"Type": name("EmbeddedFile")}, string(file(nil, nil, shown(part))))}}},
		"the name of an attached file": {"a name or attached file", made{catalogue: types.Dict{"Names": types.Dict{"EmbeddedFiles": types.Dict{"Names": array(text("a"), types.Dict{"UF": text("Valuation by Harbottle.pdf")})}}}}},
		"a named place":                {"a name", made{catalogue: types.Dict{"Dests": types.Dict{"Imogen#20Farthing": array(pdf.Ref(3), name("Fit"))}}}},
		"a script":                     {"the file", made{catalogue: types.Dict{"OpenAction": types.Dict{"S": name("JavaScript"), "JS": pdf.Ref(5)}}, more: []types.Object{packed(nil, "app.alert('"+part+"')")}}},
		"what nothing leads to":        {"the file", made{more: []types.Object{types.Dict{"Old": text(part)}}}},
	} {
		t.Run(what, func(t *testing.T) {
			s := leak.Gather(meeting())
			found := search(t, s, file(c.catalogue, c.page, c.content, c.more...), 1)
			if len(found) == 0 {
				t.Fatal("nothing was found")
			}
			if found[0].Place != c.place || found[0].Doubtful {
				t.Errorf("found %+v, want it at %q", found[0], c.place)
			}
			if _, err := leak.Refuse(found, true); err == nil {
				t.Error("it would be written")
			}
		})
	}
}

// Ordinary words raise no alarm, nor what the public may read.
func TestOrdinaryWordsAreNoSecret(t *testing.T) {
	m := meeting()
	m.Items[1].Agenda = doc.FromText("To consider the report of the Director of Finance and that the recommendations in the report be approved by the Committee. " +
		"The allotments at Mill Lane were noted. Ann Day spoke in 2026 on page 12 at 7.30 pm.")
	m.Items[1].Minutes = doc.FromText("RESOLVED – That the recommendations be approved.")
	s := leak.Gather(m)
	for _, words := range []string{
		"That the report of the Director of Finance be noted and that the recommendations in the report be approved by the Committee",
		"To consider the rents of the allotments at Mill Lane.", "Councillor Ann Day", "Land at Mill Lane", "2026", "page 12 at 7.30 pm", "RESOLVED – That the recommendations be approved.",
	} {
		if found := search(t, s, file(nil, nil, shown(words)), 1); len(found) > 0 {
			t.Errorf("%q raises %v", words, found)
		}
	}
}

// The map of a font to text holds figures by the hundred.
func TestTheTablesOfAFontAreNoWords(t *testing.T) {
	m := meeting()
	m.Items[1].Agenda = doc.FromText("The camera costs £6,200 and no more than that.")
	font := types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type0"), "ToUnicode": pdf.Ref(6)}
	page := types.Dict{"Resources": types.Dict{"Font": types.Dict{"F1": pdf.Ref(5)}}}
	if found := search(t, leak.Gather(m), file(nil, page, "", font, packed(nil, "1 beginbfrange\n<6200> <62FF> <6200>\nendbfrange")), 1); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

// A report of somebody else may name a figure or a person by chance.
func TestWhatIsForeignIsDoubted(t *testing.T) {
	s := leak.Gather(meeting())
	for words, want := range map[string]string{
		"The budget is 412,750 pounds.":      "doubtful",
		"Imogen Farthing won the prize.":     "doubtful",
		"The freehold of Michaelmas Cottage": "",
		part:                                 "doubtful", // the figure
		sentence:                             "sure",     // a run of ten words
	} {
		got := ""
		if found := search(t, s, file(nil, nil, shown(strings.ReplaceAll(words, "£", `\243`))), 0); len(found) > 0 {
			if got = "sure"; found[0].Doubtful {
				got = "doubtful"
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}

func report(n int) string {
	var out strings.Builder
	for i := range 60 {
		fmt.Fprintf(&out, "word%dx%d ", n, i*i+n)
	}
	return out.String()
}

// coded is a report in a font that has no map to text.
func coded(n int) []byte {
	var hex strings.Builder
	for i := range 600 {
		fmt.Fprintf(&hex, "%04X", 3+(i*i*7+i*n)%90)
	}
	font := types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type0"), "Encoding": types.Name("Identity-H")}
	return file(nil, types.Dict{"Resources": types.Dict{"Font": types.Dict{"F1": font}}}, "BT /F1 11 Tf <"+hex.String()+"> Tj ET")
}

// The same report, exempt and attached once more as public, is found by its pages.
func TestThePagesOfAnExemptPaperAreFound(t *testing.T) {
	picture := func(seed string) types.Object {
		return types.StreamDict{Dict: types.Dict{"Subtype": types.Name("Image"), "Width": types.Integer(800), "Height": types.Integer(900)}, Raw: []byte(strings.Repeat(seed, 99))}
	}
	scan := types.Dict{"Resources": types.Dict{"XObject": types.Dict{"I": pdf.Ref(5)}}}
	exempt := file(nil, nil, shown(report(1)))
	scanned := file(nil, scan, "/I Do", picture("scan"))
	for what, c := range map[string]struct {
		paper, public []byte
		want          string
	}{
		"the same pages":           {exempt, exempt, "page 1 of Report.pdf"},
		"packed otherwise":         {exempt, file(nil, nil, strings.ReplaceAll(shown(report(1)), " word", ") Tj T* (word")), "page 1 of Report.pdf"},
		"another report":           {exempt, file(nil, nil, shown(report(2))), ""},
		"the scan":                 {scanned, file(nil, scan, "/I Do", picture("scan")), "a picture of Report.pdf"},
		"in codes nobody can read": {coded(1), coded(1), "page 1 of Report.pdf"},
		"in other codes":           {coded(1), coded(2), ""},
		"another scan":             {scanned, file(nil, scan, "/I Do", picture("other")), ""},
		"attached to a PDF":        {exempt, file(nil, nil, "", packed(types.Dict{"Type": types.Name("EmbeddedFile")}, string(exempt))), "the file Report.pdf"},
	} {
		m, err := leak.ReadPaper(t.Context(), c.paper)
		if err != nil {
			t.Fatal(err)
		}
		s := leak.Gather()
		s.KeepPaper(0, "item 2", "Report.pdf", m)
		found := search(t, s, c.public, 0)
		got := ""
		if len(found) > 0 && !found[0].Doubtful {
			got = found[0].Words
		}
		if got != c.want {
			t.Errorf("%s: %v, want %q", what, found, c.want)
		}
	}
}

// TestWhatWasCorrectedIsNoExcuse: words of exempt matter are secret in the list of
// corrections too, in the margin and in what was approved with the minutes, even if
// a public correction or the approval says them.
func TestWhatWasCorrectedIsNoExcuse(t *testing.T) {
	m := meeting()
	m.Items[0].UID, m.Items[1].UID = "i1", "i2"
	m.Corrections = []data.Correction{{Changes: []data.Change{
		{Item: "i1", Before: sentence}, // it was public once
		{Item: "i2", Before: "Quillon Estates withdrew the tender of Michaelmas quarter.", After: "Harbottle Brothers tendered instead for the quarry."},
	}}}
	m.Notes = []data.MarginNote{{Item: 2, Text: "Farthing Limited took over the lease of the quarry."}, {Item: 1, Text: "The rents were collected by the steward."}}
	m.Approval = &data.Approval{Corrections: sentence}
	s := leak.Gather(m)
	for words, want := range map[string]bool{
		part: true, "withdrew the tender of Michaelmas quarter": true, "Harbottle Brothers tendered instead for the quarry": true,
		"Farthing Limited took over the lease": true, "The rents were collected by the steward": false,
	} {
		if found := search(t, s, file(nil, nil, shown(words)), 1); (len(found) > 0) != want {
			t.Errorf("%q: %v", words, found)
		}
	}
}

func TestARefusalIsOneLine(t *testing.T) {
	_, err := leak.Refuse([]leak.Found{{Place: "page 3", Words: "offered 412750 for the freehold", Of: "item 9"}, {Place: "a bookmark", Words: "Quillon", Of: "item 9"},
		{Place: "page 4", Words: "x", Of: "item 9", Doubtful: true}}, false)
	want := "the public copy was not written, because it holds what is kept from the public: page 3: “offered 412750 for the freehold”, of item 9 (and at one more place)"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func FuzzSearch(f *testing.F) {
	f.Add(shown(part))
	f.Add("BT [(a) 3 <41>] TJ ET BI /W 1 ID xx EI /OC /L BDC (\\53\\")
	f.Fuzz(func(t *testing.T, content string) {
		leak.Search(context.Background(), file(nil, nil, content), leak.Gather(meeting()), 1) // it must not panic
	})
}
