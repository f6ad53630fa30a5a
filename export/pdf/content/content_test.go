package content_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// told is a stream, an operator a line behind its operands.
func told(stream string) string {
	var out strings.Builder
	for operator, operands := range content.Operations([]byte(stream)) {
		for _, o := range operands {
			switch o.Kind {
			case pdf.Number:
				fmt.Fprintf(&out, "%g ", o.Number)
			case pdf.Name:
				fmt.Fprintf(&out, "/%s ", o.Text)
			case pdf.String:
				fmt.Fprintf(&out, "%q ", o.Text)
			case pdf.Opens:
				out.WriteString("[ ")
			case pdf.Closes:
				out.WriteString("] ")
			}
		}
		out.WriteString(operator + "\n")
	}
	return out.String()
}

// The words of ISO 32000-1, 7.2 and 7.3, and what readers do with what is none.
func TestOperations(t *testing.T) {
	for in, want := range map[string]string{
		"":                                     "",
		"1 0 0 -.5 +7. 3cm cm":                 "1 0 0 -0.5 7 3 cm\n",
		"--5 1.2.3 - Td":                       "-5 1.2 -0 Td\n", // numbers as some programs write them
		"/F1 12 Tf(a)Tj":                       "/F1 12 Tf\n\"a\" Tj\n",
		"/a#20b /c#zz /# gs":                   "/a b /c#zz /# gs\n",
		`(a(b)\)\053\53x\5\q\` + "\r\n) Tj":    `"a(b))++x\x05q" Tj` + "\n",
		"(a\r\nb\rc) Tj":                       `"a\nb\nc" Tj` + "\n",
		"<48 6> <4Z8> <> Tj":                   `"H` + "`" + `" "H" "" Tj` + "\n",
		"[(x) -2 <41>] TJ":                     `[ "x" -2 "A" ] TJ` + "\n",
		"/P <</MCID 1 /X [<<>>]>> BDC EMC":     "/P [ /MCID 1 /X [ [ ] ] ] BDC\nEMC\n",
		") } q % (not) Tj\n{ Q":                "q\nQ\n",
		"[(x) Tj (y) Tj":                       "[ \"x\" Tj\n\"y\" Tj\n", // an array never closed swallows nothing
		"(x) Tj (never closed":                 "\"x\" Tj\n",
		"BI /W 1 ID \x00 EI \x01\x02\x03 EI Q": "BI\n/W 1 ID\nQ\n",
		"BI ID x\nEI\n(\xa3\x01) Tj":           "BI\nID\n\"\\xa3\\x01\" Tj\n",
		"BI ID x EI \x01 Tj":                   "BI\nID\n\x01\nTj\n", // the first that may be its end, if none is good
		"BI ID x":                              "BI\nID\n",
		"' \" T* b*":                           "'\n\"\nT*\nb*\n",
	} {
		if got := told(in); got != want {
			t.Errorf("%q is\n%swant\n%s", in, got, want)
		}
	}
}

// one is a file of one page whose resources are a font and the streams given.
func one(font types.Dict, streams ...string) []byte {
	objects := []types.Object{
		types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(2)},
		types.Dict{"Type": types.Name("Pages"), "Kids": types.Array{pdf.Ref(3)}, "Count": types.Integer(1)},
		types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": types.Array{pdf.Ref(5), pdf.Ref(6)}},
		font,
	}
	for _, s := range streams {
		objects = append(objects, types.StreamDict{Dict: types.Dict{}, Raw: []byte(s)})
	}
	return pdf.Write(objects, 1, 0)
}

func read(t testing.TB, font types.Dict, streams ...string) *pdf.File {
	t.Helper()
	f, err := pdf.Read(t.Context(), one(font, streams...))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A word does not go on from one stream of a page to the next (7.8.2).
func TestOfPage(t *testing.T) {
	f := read(t, nil, "q 1 0", "0 1 cm Q")
	painted, err := content.OfPage(f, f.Pages()[0])
	if err != nil || string(painted) != "q 1 0\n0 1 cm Q\n" {
		t.Errorf("%q, %v", painted, err)
	}
}

// The ways to characters of ISO 32000-1, 9.10.2.
func TestText(t *testing.T) {
	name := func(s string) types.Name { return types.Name(s) }
	simple := func(encoding types.Object) types.Dict {
		return types.Dict{"Subtype": name("TrueType"), "Encoding": encoding}
	}
	mapped := func(kind string) types.Dict {
		return types.Dict{"Subtype": name(kind), "ToUnicode": pdf.Ref(5)}
	}
	names := types.Array{types.Integer(1), name("f_f_i"), name("eacute"), name("uni00A3"), name("u1F600"), name("one.tf"), types.Integer(65), name("g12"), name("smile")}
	for _, c := range []struct {
		what, codes, want string
		font              types.Dict
		unicode           string
	}{
		{"no font", "caf\xe9 \x93x\x94", "café “x”", nil, ""},
		{"of Windows", "\xa3 \x96", "£ –", simple(name("WinAnsiEncoding")), ""},
		{"of a Mac", "\xa3 \xd0", "£ –", simple(name("MacRomanEncoding")), ""},
		{"differences", "\x01\x02\x03\x04\x05 B", "ffie\u0301£😀1  ", simple(types.Dict{"Differences": names}), ""},
		{"a name that says nothing", "AAB", "\u4e41\u4e41 ", simple(types.Dict{"Differences": names}), ""},
		{"a map", "\x01\x02\x20x", "ab x", mapped("TrueType"), "beginbfrange <01> <1A> <0061> endbfrange beginbfchar <20> <0020> endbfchar"},
		{"an array", "\x01\x02", "flb", mapped("Type1"), "beginbfrange <01> <02> [<0066006C> <0062>] <05> <05> <0041> endbfrange"},
		{"two bytes", "\x00\x41\x12\x34", "A\u6034", mapped("Type0"), "beginbfrange <0000> <00FF> <0000> endbfrange"},
		{"an odd byte", "\x00", "", mapped("Type0"), "beginbfchar <00> <> endbfchar"},
		{"one byte among two", "\x41\x12\x34", "ax", mapped("Type0"), "beginbfchar <41> <0061> <1234> <0078> endbfchar"},
		{"a byte told as two", "A", "a", mapped("TrueType"), "beginbfchar <0041> <0061> endbfchar"},
		{"a pair", "\x05\x06", "😀😁", mapped("TrueType"), "beginbfrange <05> <06> <D83DDE00> endbfrange"},
		{"many rows", "\x12\x34\xff\xff", "\u1235\u0000", mapped("Type0"), "beginbfrange <0000> <FFFF> <0001> endbfrange"},
		{"said twice", "\x05", "b", mapped("TrueType"), "beginbfrange <00> <FF> <0000> endbfrange beginbfchar <05> <0062> endbfchar"},
	} {
		f := read(t, c.font, c.unicode, "")
		if got := content.ReadFont(f, c.font).Text([]byte(c.codes)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// Strict readers follow a range over the last byte of its codes alone (9.10.3).
func TestStrictReaders(t *testing.T) {
	m := content.ReadUnicode([]byte("beginbfrange <0010> <0210> <0041> endbfrange"))
	for code, want := range map[uint32]string{0x0F: "", 0x10: "A strict", 0xFF: "İ strict", 0x100: "ı", 0x210: "Ɂ", 0x211: ""} {
		got := ""
		if text, strict, ok := m.Text(code); ok {
			got = string(rune(text[0]))
			if strict {
				got += " strict"
			}
		}
		if got != want {
			t.Errorf("%X is %q, want %q", code, got, want)
		}
	}
	if !m.Crosses || content.ReadUnicode([]byte("beginbfrange <0000> <00FF> <0041> endbfrange")).Crosses {
		t.Error("which ranges cross rows is told wrong")
	}
}

// What a file says without end is read up to a bound.
func TestBounds(t *testing.T) {
	content.ReadUnicode([]byte("beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"))
	content.ReadUnicode([]byte("beginbfrange " + strings.Repeat("<00000000> <FFFFFFFF> <0041> ", 1<<12) + "endbfrange"))
	for _, operands := range content.Operations([]byte(strings.Repeat("[<<", 1<<19) + " Tj")) {
		if len(operands) != 1<<20 {
			t.Errorf("%d operands", len(operands))
		}
	}
}

func FuzzOperations(f *testing.F) {
	for _, seed := range []string{"", "(a(b)\\)\\053\\r\\\n) Tj <4> Tj [(x) -2 <41 42>] TJ", "BI /F /LZW /CS /RGB ID \x00 EI Q",
		"/P <</MCID 1 /Lang (cy) /X [<</MCID 2>>]>> BDC EMC EMC", ") ) ) } {", "/a#20b#zz gs 1e309 -.5 +", "%only a comment", "<</MCID BDC"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, stream string) {
		words := 0
		for operator, operands := range content.Operations([]byte(stream)) {
			words += len(operator)
			for _, o := range operands {
				words += len(o.Text)
			}
		}
		if words > len(stream) {
			t.Errorf("%d bytes have %d bytes of words", len(stream), words)
		}
	})
}

func FuzzUnicode(f *testing.F) {
	for _, seed := range []string{"", "1 beginbfchar <41> <0041> endbfchar", "1 beginbfrange <00><FF><0000> <01> <03> [<41> <42>] endbfrange", "1 beginbfrange <FF><00><> endbfrange"} {
		f.Add(seed, "\x00A")
	}
	f.Fuzz(func(t *testing.T, unicode, codes string) {
		m := content.ReadUnicode([]byte(unicode))
		for code := range uint32(1 << 16) {
			if text, _, ok := m.Text(code); ok && len(text) == 0 {
				t.Errorf("%X stands for nothing", code)
			}
		}
		for _, kind := range []string{"Type0", "TrueType"} {
			font := types.Dict{"Subtype": types.Name(kind), "ToUnicode": pdf.Ref(5)}
			content.ReadFont(read(t, font, unicode, ""), font).Text([]byte(codes))
		}
	})
}
