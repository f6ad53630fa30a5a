package bind

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// plainPDF is a file of n pages of the given size whose pages say "leaf 1" and so
// on, with no compression: a test can read it.
func plainPDF(n int, size string, more string) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R" + more + ">>")
	var kids []string
	for i := range n {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[%s]/Resources<</Font<</F1 3 0 R>>>>>>", strings.Join(kids, " "), n, size))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i := range n {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 5+2*i))
		content := fmt.Sprintf("BT /F1 12 Tf 72 72 Td (leaf %d) Tj ET", i+1)
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func fileOf(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// changed is a file after qpdf has worked on it.
func changed(t *testing.T, pdf []byte, args ...string) []byte {
	t.Helper()
	in, out := fileOf(t, "in.pdf", pdf), filepath.Join(t.TempDir(), "out.pdf")
	run(t, "qpdf", append(append([]string{in}, args...), out)...)
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// bindAll binds files, with a stamp on each page: its number in the file, and a
// link to the first page.
func bindAll(t *testing.T, files ...[]byte) []byte {
	t.Helper()
	var sources []*Source
	pages := 0
	for i, f := range files {
		s, err := Read(t.Context(), f)
		if err != nil {
			t.Fatalf("file %d: %v", i, err)
		}
		sources = append(sources, s)
		pages += len(s.Pages())
	}
	var out bytes.Buffer
	b := New(&out, pages)
	stamps, err := Read(t.Context(), fontPDF())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.StampFont(stamps); err != nil {
		t.Fatal(err)
	}
	entries := []Entry{{Title: "first", Page: 0, Entries: []Entry{{Title: "inner", Page: pages - 1, Top: 300}}}, {Title: "last", Page: pages - 1}}
	at := 0
	for i, s := range sources {
		first := at
		var anchors map[string]int
		if i == 0 {
			anchors = map[string]int{"end": pages - 1}
		}
		var stamps [][]Stamp
		for page := range s.Pages() {
			stamps = append(stamps, []Stamp{{X: 72, Y: 40, W: 60, Size: 9, Text: fmt.Sprintf("stamp %d", first+page+1), Link: true, Says: "To the first page"}})
		}
		own, err := b.Append(Part{Source: s, Name: fmt.Sprint("paper ", i+1), Anchors: anchors, Stamps: stamps})
		if err != nil {
			t.Fatalf("file %d: %v", i, err)
		}
		entries = append(entries, own...)
		at += len(s.Pages())
	}
	err = b.Finish(Info{Title: "Pack – ŵ", Lang: "en-GB", Made: time.Date(2026, 7, 9, 0, 0, 0, 0, time.UTC)}, entries)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, out.Bytes(), sources[1:], len(sources[0].Pages()))
	if len(sources) != 3 { // the first of three has links that only the file can resolve
		compare(t, out.Bytes(), sources, 0)
	}
	return out.Bytes()
}

// compare holds the pages of a file, from one on, against those of the sources.
func compare(t *testing.T, file []byte, sources []*Source, at int) {
	t.Helper()
	bound, err := pdf.Read(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range sources {
		n := len(s.Pages())
		want, err := s.Prints(0, n)
		if err != nil {
			t.Fatal(err)
		}
		got, err := bound.Prints(at, at+n)
		if err != nil {
			t.Fatal(err)
		}
		for k := range want {
			if got[k] != want[k] {
				t.Errorf("file %d, page %d is not as it was", i, k+1)
			}
		}
		at += n
	}
}

// fontPDF has one page whose font takes codes of two bytes, as our documents do.
func fontPDF() []byte {
	return []byte(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>>> endobj
4 0 obj <</Type/Font/Subtype/Type0/BaseFont/Helvetica/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>> endobj
5 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Helvetica/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>/DW 500/FontDescriptor 7 0 R>> endobj
6 0 obj <</Length 168>>
stream
/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <00FF> <0000> endbfrange endcmap
endstream endobj
7 0 obj <</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>> endobj
trailer <</Root 1 0 R>>`)
}

func TestBindKeepsEveryPage(t *testing.T) {
	three := plainPDF(3, "0 0 595 842", "")
	files := map[string][]byte{
		"plain":                     three,
		"one page A3":               plainPDF(1, "0 0 1191 842", ""),
		"odd corner":                plainPDF(1, "-100 50 495 892", ""),
		"turned 90":                 changed(t, three, "--rotate=90"),
		"turned 180":                changed(t, three, "--rotate=180"),
		"turned 270":                changed(t, three, "--rotate=270"),
		"object streams":            changed(t, three, "--object-streams=generate"),
		"linearised":                changed(t, three, "--linearize"),
		"owner AES-256":             changed(t, three, "--encrypt", "", "owner", "256", "--"),
		"owner AES-128":             changed(t, three, "--encrypt", "", "owner", "128", "--use-aes=y", "--"),
		"owner AES, open metadata":  changed(t, three, "--encrypt", "", "owner", "128", "--use-aes=y", "--cleartext-metadata", "--"),
		"owner revision 5":          changed(t, three, "--allow-weak-crypto", "--encrypt", "", "owner", "256", "--force-R5", "--"),
		"owner RC4-128":             changed(t, three, "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n", "--"),
		"owner AES, object streams": changed(t, three, "--object-streams=generate", "--encrypt", "", "owner", "256", "--"),
		"owner RC4":                 changed(t, three, "--allow-weak-crypto", "--encrypt", "", "owner", "40", "--"),
		"wrong startxref":           bytes.Replace(three, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"junk before":               append([]byte("\n\njunk "), three...),
	}
	for name, f := range files {
		t.Run(name, func(t *testing.T) {
			s, err := Read(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			out := bindAll(t, f, three)
			path := fileOf(t, "out.pdf", out)
			run(t, "qpdf", "--check", path)
			text := strings.ReplaceAll(run(t, "pdftotext", "-raw", path, "-"), "\n", " ")
			leaves := strings.Split(strings.TrimSuffix(strings.TrimSpace(text), "\f"), "\f")
			if len(leaves) != len(s.Pages())+3 {
				t.Fatalf("%d pages, want %d", len(leaves), len(s.Pages())+3)
			}
			for i, leaf := range leaves {
				own := i + 1
				if i >= len(s.Pages()) {
					own = i + 1 - len(s.Pages())
				}
				for _, want := range []string{fmt.Sprintf("leaf %d", own), fmt.Sprintf("stamp %d", i+1)} {
					if !strings.Contains(leaf, want) {
						t.Errorf("page %d does not say %q: %q", i+1, want, leaf)
					}
				}
			}
			if again := bindAll(t, f, three); !bytes.Equal(again, out) {
				t.Error("the same files gave other bytes")
			}
		})
	}
}

// TestStampsStandUpright looks where the stamp of a turned page is seen: poppler
// gives coordinates as the reader sees them.
func TestStampsStandUpright(t *testing.T) {
	for _, turn := range []string{"0", "90", "180", "270"} {
		f := changed(t, plainPDF(1, "20 30 615 872", ""), "--rotate="+turn)
		out := bindAll(t, f)
		box := run(t, "pdftotext", "-bbox", fileOf(t, "out.pdf", out), "-")
		if !strings.Contains(box, `xMin="72.0`) {
			t.Errorf("turned by %s the stamp does not stand 72 from the left:\n%s", turn, box)
		}
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	three := plainPDF(3, "0 0 595 842", "")
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"empty":         {nil, pdf.ErrUnreadable},
		"text":          {[]byte("Dear Sir"), pdf.ErrUnreadable},
		"half":          {three[:len(three)/3], pdf.ErrUnreadable},
		"user password": {changed(t, three, "--encrypt", "secret", "owner", "256", "--"), pdf.ErrPassword},
		"no pages":      {plainPDF(0, "0 0 595 842", ""), pdf.ErrUnreadable},
	} {
		if _, err := Read(t.Context(), c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, three); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestScriptsStayOut: a paper must not bring in what runs by itself.
func TestScriptsStayOut(t *testing.T) {
	f := plainPDF(1, "0 0 595 842", "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(x.exe)>>>>")
	f = bytes.Replace(f, []byte("/Type/Page/Parent"), []byte("/Type/Page/AA<</O<</S/JavaScript/JS(app)>>>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(x.exe)>>>>]/Parent"), 1)
	out := bindAll(t, f)
	for _, word := range []string{"JavaScript", "Launch"} {
		if bytes.Contains(out, []byte(word)) {
			t.Errorf("%s came in", word)
		}
	}
}

// TestLayersStayOff: a layer that is switched off in a paper stays so.
func TestLayersStayOff(t *testing.T) {
	f := plainPDF(1, "0 0 595 842", "/OCProperties<</OCGs[3 0 R]/D<</OFF[3 0 R]>>>>")
	out := string(bindAll(t, f))
	if !strings.Contains(out, "/OCProperties<</D<</OFF[") {
		t.Error("the layers were lost")
	}
}

// TestLinksInsideAPaper: links to named places still lead to their page, and two
// papers with the same names do not mix them up.
func TestLinksInsideAPaper(t *testing.T) {
	one := plainPDF(2, "0 0 595 842", "/Names<</Dests<</Kids[<</Names[(chapter)[6 0 R/Fit]]>>]>>>>/Dests<</old[6 0 R/Fit]>>")
	one = bytes.Replace(one, []byte("/Type/Page/Parent"), []byte("/Type/Page/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest(chapter)>><</Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D<63686170746572>>>>><</Subtype/Link/Rect[0 0 9 9]/Dest/old>><</Subtype/Link/Rect[0 0 9 9]/Dest(nowhere)>><</Subtype/Link/Rect[0 0 9 9]/Dest/end>>]/Parent"), 1)
	front := bytes.Replace(plainPDF(1, "0 0 595 842", ""), []byte("/Type/Page/Parent"), []byte("/Type/Page/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest(end)>>]/Parent"), 1)
	out, err := pdf.Read(t.Context(), bindAll(t, front, one, one))
	if err != nil {
		t.Fatal(err)
	}
	at := map[int]int{}
	for i, p := range out.Pages() {
		at[p.Number] = i
	}
	for page, own := range map[int]int{1: 2, 3: 4} { // the first page of each paper leads to its second
		var got []int
		for _, a := range out.Array(out.Pages()[page].Dict["Annots"]) {
			d := out.Dict(a)
			to := d["Dest"]
			if to == nil {
				to = out.Dict(d["A"])["D"]
			}
			if place, ok := out.Place(to).(types.Array); ok {
				got = append(got, at[place[0].(types.IndirectRef).ObjectNumber.Value()])
			} else {
				got = append(got, -1)
			}
		}
		if want := []int{own, own, own, -1, -1, 0}; !slices.Equal(got, want) {
			t.Errorf("the links of page %d lead to %v, want %v", page+1, got, want)
		}
	}
	if _, named := out.PlaceName(out.Dict(out.Array(out.Pages()[0].Dict["Annots"])[0])["Dest"]); named {
		t.Error("a link to a place of the file is still a name")
	}
	if got := slices.Sorted(maps.Keys(out.Places())); !slices.Equal(got, []string{"p2.chapter", "p2.old", "p3.chapter", "p3.old"}) {
		t.Errorf("the named places are %v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(plainPDF(2, "0 0 595 842", ""))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		s, err := Read(ctx, pdf)
		if err != nil {
			return
		}
		b := New(io.Discard, len(s.Pages()))
		if _, err := b.Append(Part{Source: s}); err != nil {
			return
		}
		if err := b.Finish(Info{}, nil); err != nil {
			t.Skip(err)
		}
	})
}
