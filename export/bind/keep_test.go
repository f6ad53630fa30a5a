package bind

import (
	"bytes"
	"fmt"
	imagepng "image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/awkward"
)

// bound reads a pack of files of which the first is our own.
func bound(t *testing.T, files ...[]byte) *pdf.File {
	t.Helper()
	out := bindAll(t, files...)
	run(t, "qpdf", "--check", fileOf(t, "out.pdf", out))
	f, err := pdf.Read(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTagsAreGrafted: the tree of each paper hangs under its part, what its pages
// and links belong to is found, and names that two papers use for different things
// are told apart. A paper without tags has a paragraph a page.
func TestTagsAreGrafted(t *testing.T) {
	f := bound(t, awkward.Tagged("Head1", "H1").Bytes(), awkward.Tagged("Head1", "H1").Bytes(),
		awkward.Tagged("Head1", "H2").Bytes(), awkward.Tagged("P", "H3").Bytes(), awkward.Leaves(2).Bytes())
	root := f.Dict(f.Root()["StructTreeRoot"])
	if got := fmt.Sprint(root["RoleMap"]); got != fmt.Sprint(types.Dict{"Head1": types.Name("H1"), "Head1_3": types.Name("H2"), "P_4": types.Name("H3")}) {
		t.Errorf("the roles are %s", got)
	}
	document := f.Dict(root["K"])
	parts := f.Array(document["K"])
	if f.Name(document["S"]) != "Document" || len(parts) != 5 {
		t.Fatalf("%v", document)
	}
	parents := map[int]types.Object{}
	numberTree(f, root["ParentTree"], 0, parents)
	for i, want := range []string{"Head1", "Head1", "Head1_3", "P_4", "P"} {
		part := f.Dict(parts[i])
		if title, _ := f.Text(part["T"]); title != fmt.Sprint("paper ", i+1) || f.Name(part["S"]) != "Part" {
			t.Errorf("part %d: %v", i+1, part)
		}
		first := f.Dict(f.Array(part["K"])[0])
		if i < 4 {
			if f.Name(first["S"]) != "Document" || f.Dict(first["P"])["T"] == nil {
				t.Errorf("part %d: its tree hangs at %v", i+1, first["P"])
			}
			first = f.Dict(f.Array(first["K"])[0])
		}
		if got := f.Name(first["S"]); got != want {
			t.Errorf("part %d: its first element is %s, want %s", i+1, got, want)
		}
	}
	for i, p := range f.Pages() {
		key, ok := f.Number(p.Dict["StructParents"])
		list := f.Array(parents[int(key)])
		if !ok || len(list) == 0 || f.Dict(f.Dict(list[0])["Pg"])["Contents"] == nil {
			t.Errorf("page %d: what it holds belongs to %v", i+1, list)
		}
		for _, a := range f.Array(p.Dict["Annots"]) {
			key, ok := f.Number(f.Dict(a)["StructParent"])
			element := f.Dict(parents[int(key)])
			if !ok || f.Name(element["S"]) != "Link" || f.Dict(element["K"])["Obj"] != a {
				t.Errorf("page %d: a link belongs to %v", i+1, element)
			}
		}
	}
	ids := map[string]types.Object{}
	f.NameTree(root["IDTree"], ids)
	if got := slices.Sorted(maps.Keys(ids)); !slices.Equal(got, []string{"p1.cell", "p2.cell", "p3.cell", "p4.cell"}) {
		t.Errorf("the names of elements are %v", got)
	}
	for name, e := range ids {
		if id, _ := f.Text(f.Dict(e)["ID"]); id != name {
			t.Errorf("%s names %v", name, e)
		}
	}
	text := run(t, "pdfinfo", "-struct-text", fileOf(t, "out.pdf", bindAll(t, awkward.Tagged("Head1", "H1").Bytes(), awkward.Leaves(1).Bytes())))
	for _, want := range []string{"H1", "\"leaf 1\"", "\"Cost\"", "Part"} {
		if !strings.Contains(text, want) {
			t.Errorf("a reader of tags does not find %s:\n%s", want, text)
		}
	}
}

// TestUntaggedStaysUntagged: where our own part has no tags the file claims none.
func TestUntaggedStaysUntagged(t *testing.T) {
	f := bound(t, awkward.Leaves(1).Bytes(), awkward.Tagged("Head1", "H1").Bytes())
	if f.Root()["StructTreeRoot"] != nil || f.Root()["MarkInfo"] != nil {
		t.Error("the file claims tags")
	}
}

// TestClaims: a file says that it is PDF/UA only when it is told that all of it is,
// and never without tags.
func TestClaims(t *testing.T) {
	for _, c := range []struct {
		paper      []byte
		accessible bool
		want       bool
	}{
		{awkward.Tagged("Head1", "H1").Bytes(), true, true},
		{awkward.Tagged("Head1", "H1").Bytes(), false, false},
		{awkward.Leaves(1).Bytes(), true, false},
	} {
		s, err := Read(t.Context(), c.paper)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		b := New(&out, 1)
		if _, err := b.Append(Part{Source: s}); err != nil {
			t.Fatal(err)
		}
		if err := b.Finish(Info{Title: "Pack & more", Accessible: c.accessible}, nil); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(out.Bytes(), []byte("pdfuaid:part")); got != c.want {
			t.Errorf("told %v, it claims %v", c.accessible, got)
		}
		if !bytes.Contains(out.Bytes(), []byte("Pack &amp; more</rdf:li>")) {
			t.Error("the title is missing")
		}
	}
}

// TestFormsStayApart: fields and fonts of the same name from two papers keep their
// values and their looks.
func TestFormsStayApart(t *testing.T) {
	draws := bytes.Replace(awkward.Form("Name", "Owen Marsh", "Courier").Bytes(), []byte("/AcroForm<<"), []byte("/AcroForm<</NeedAppearances true"), 1)
	f := bound(t, awkward.Leaves(1).Bytes(), awkward.Form("Name", "Ann Day", "Helvetica").Bytes(), draws)
	form := f.Dict(f.Root()["AcroForm"])
	var got []string
	for _, o := range f.Array(form["Fields"]) {
		d := f.Dict(o)
		name, _ := f.Text(d["T"])
		value, _ := f.Text(d["V"])
		look, _ := f.Text(d["DA"])
		got = append(got, name+" = "+value+" in "+look)
		if f.Dict(d["P"])["Contents"] == nil {
			t.Errorf("%s is on no page", name)
		}
	}
	if want := []string{"Name = Ann Day in /F0 12 Tf 0 g", "Name_3 = Owen Marsh in /F0_3 12 Tf 0 g"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	fonts := f.Dict(f.Dict(form["DR"])["Font"])
	if f.Name(f.Dict(fonts["F0"])["BaseFont"]) != "Helvetica" || f.Name(f.Dict(fonts["F0_3"])["BaseFont"]) != "Courier" {
		t.Errorf("the fonts are %v", fonts)
	}
	if f.Get(form["NeedAppearances"]) != types.Boolean(true) {
		t.Error("viewers are not asked to draw the values")
	}
}

// TestHiddenLayersStayHidden, however a paper says which are.
func TestHiddenLayersStayHidden(t *testing.T) {
	i := slices.IndexFunc(awkward.Files(), func(f awkward.File) bool { return f.Name == "a hidden layer" })
	f := bound(t, awkward.Leaves(1).Bytes(), awkward.Files()[i].PDF, awkward.Files()[i].PDF)
	properties := f.Dict(f.Root()["OCProperties"])
	var off []string
	for _, g := range f.Array(f.Dict(properties["D"])["OFF"]) {
		name, _ := f.Text(f.Dict(g)["Name"])
		off = append(off, name)
	}
	if !slices.Equal(off, []string{"Draft", "Draft"}) || len(f.Array(properties["OCGs"])) != 4 {
		t.Errorf("hidden: %q of %v", off, properties["OCGs"])
	}
}

// TestOwnOutlines: the bookmarks of a paper stay, and lead to its pages.
func TestOwnOutlines(t *testing.T) {
	one := bytes.Replace(plainPDF(2, "0 0 595 842", "/Outlines<</First 8 0 R/Last 8 0 R>>"), []byte("trailer"),
		[]byte("8 0 obj<</Title(Chapter)/Dest[6 0 R/Fit]/First 9 0 R/Last 9 0 R/Next 8 0 R>>endobj 9 0 obj<</Title(Section)/A<</S/GoTo/D[4 0 R/Fit]>>>>endobj trailer"), 1)
	one = bytes.Replace(one, []byte("startxref"), []byte("startxxxx"), 1) // the table does not know the new objects
	s, err := Read(t.Context(), one)
	if err != nil {
		t.Fatal(err)
	}
	b := New(&bytes.Buffer{}, 2)
	got, err := b.Append(Part{Source: s})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Title != "Chapter" || len(got[0].Entries) != 1 || got[0].Entries[0].Title != "Section" {
		t.Fatalf("%+v", got)
	}
	if page := got[0].dest.(types.Array)[0].(types.IndirectRef).ObjectNumber.Value(); page != b.pages[1] {
		t.Errorf("the chapter leads to object %d, want %d", page, b.pages[1])
	}
}

// TestSignaturesAreTakenOut: one that would be found broken is not in the pack.
func TestSignaturesAreTakenOut(t *testing.T) {
	signed := bytes.Replace(awkward.Form("Sign", "x", "Helvetica").Bytes(), []byte("/V(x)"), []byte("/V<</ByteRange[0 1 2 3]/Contents<00>>>"), 1)
	f := bound(t, awkward.Leaves(1).Bytes(), signed)
	if field := f.Dict(f.Array(f.Dict(f.Root()["AcroForm"])["Fields"])[0]); field["V"] != nil || field["AP"] == nil {
		t.Errorf("the field is %v", field)
	}
}

// TestStampsHaveAGround: the number can be read on whatever the page has there, and
// nothing of the ground is read aloud.
func TestStampsHaveAGround(t *testing.T) {
	black := bytes.Replace(plainPDF(1, "0 0 300 300", ""), []byte("BT /F1 12 Tf 72 72 Td (leaf 1) Tj ET"), []byte("0 g 0 0 300 300 re f                "), 1)
	png := filepath.Join(t.TempDir(), "page")
	run(t, "pdftoppm", "-r", "72", "-singlefile", "-png", fileOf(t, "pack.pdf", bindAll(t, black)), png)
	f, err := os.Open(png + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page, err := imagepng.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	at := func(x, y int) uint32 { r, _, _, _ := page.At(x, 300-y).RGBA(); return r >> 8 }
	if at(10, 44) != 0 || at(71, 44) != 255 || at(133, 44) != 255 || at(140, 44) != 0 {
		t.Errorf("beside the stamp %d, left and right of its words %d and %d, behind it %d", at(10, 44), at(71, 44), at(133, 44), at(140, 44))
	}
}

// TestOutlineWithoutPages: a bookmark that leads to no page of the paper goes, and
// those under it move up.
func TestOutlineWithoutPages(t *testing.T) {
	file := bytes.Replace(plainPDF(2, "0 0 595 842", "/Outlines<</First 8 0 R/Last 8 0 R>>"), []byte("trailer"),
		[]byte("8 0 obj<</Title(Gone)/Dest[99 0 R/Fit]/First 9 0 R/Last 9 0 R/Next 10 0 R>>endobj "+
			"9 0 obj<</Title(Section)/Dest[4 0 R/Fit]>>endobj "+
			"10 0 obj<</Title(Not a page)/Dest[3 0 R/Fit]/Next 11 0 R>>endobj "+
			"11 0 obj<</Title(Counted)/Dest[1/Fit]/Next 12 0 R>>endobj "+
			"12 0 obj<</Title(Beyond)/Dest[7/Fit]>>endobj trailer"), 1)
	file = bytes.Replace(file, []byte("startxref"), []byte("startxxxx"), 1)
	s, err := Read(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	b := New(&bytes.Buffer{}, 2)
	got, err := b.Append(Part{Source: s})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range got {
		lines = append(lines, fmt.Sprint(e.Title, " ", e.dest.(types.Array)[0] == types.Object(pdf.Ref(b.pages[0]))))
	}
	if want := []string{"Section true", "Counted false"}; !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
}
