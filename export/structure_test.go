package export_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/accessible"
	"minutebook/export/pdf"
)

// TestSameBytesInAnotherProcess: a document depends on its record alone.
func TestSameBytesInAnotherProcess(t *testing.T) {
	sums := func() string {
		var out strings.Builder
		d := documents(t)
		for _, name := range slices.Sorted(maps.Keys(d)) {
			fmt.Fprintf(&out, "%s %x\n", name, sha256.Sum256(d[name].PDF))
		}
		return out.String()
	}
	if os.Getenv("SUMS") != "" {
		fmt.Print(sums())
		return
	}
	other := exec.Command(os.Args[0], "-test.run", "^TestSameBytesInAnotherProcess$")
	other.Env = append(os.Environ(), "SUMS=1")
	out, err := other.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(out), sums()) {
		t.Errorf("another process draws\n%s", out)
	}
}

// TestAStrictReaderFindsNothing: another program that knows the rules for files
// takes every document of ours.
func TestAStrictReaderFindsNothing(t *testing.T) {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode, conf.Offline = model.ValidationStrict, true
	for name, r := range documents(t) {
		if name == "pack" {
			continue // it holds what others wrote
		}
		if err := api.Validate(bytes.NewReader(r.PDF), conf); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// shield is an invented crest: three waves on a shield, clear around it.
func shield() image.Image {
	const w, h = 300, 360
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			half := w / 2
			if y > h/2 {
				half -= (y - h/2) * (y - h/2) * half / (h * h / 4)
			}
			if d := x - w/2; d > half || -d > half {
				continue
			}
			wave := (y + (x%60-30)*(x%60-30)/45) / 40 % 2
			m.Set(x, y, []color.NRGBA{{0x1F, 0x3A, 0x6D, 255}, {0xE8, 0xC8, 0x50, 160}}[wave])
		}
	}
	return m
}

func crest(t testing.TB, form string) []byte {
	t.Helper()
	var out bytes.Buffer
	err := png.Encode(&out, shield())
	if form == "jpeg" {
		out.Reset()
		err = jpeg.Encode(&out, shield(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// styled is m in Atkinson Hyperlegible Next under a crest, in a size.
func styled(t testing.TB, m record.Meeting, size int) record.Meeting {
	m.Body.Style = data.Style{Crest: "a picture", CrestAlt: "Three waves on a shield", Typeface: data.Atkinson, Size: size}
	m.Crest = crest(t, "png")
	return m
}

// TestStructure compares what a screen reader goes through with what was looked at
// last.
func TestStructure(t *testing.T) {
	for name, r := range documents(t) {
		if name == "pack" {
			continue // export/bind looks at what becomes of the structure in a pack
		}
		t.Run(name, func(t *testing.T) {
			got := readAloud(t, r.PDF)
			path := filepath.Join("testdata", "structure", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the structure has changed; look at it, then renew it with -update:\n%s", got)
			}
		})
	}
}

// TestPopplerReadsTheSame: another reader goes through the same elements with the
// same text.
func TestPopplerReadsTheSame(t *testing.T) {
	m := minuted(text(para("a", "One"), block("b", doc.Bullet, 1, plain("Two")), block("c", doc.Bullet, 2, plain("Three")),
		block("d", doc.Paragraph, 0, plain("See "), doc.Run{Text: "the register", Link: "https://vale.example"}, plain(".")),
		doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Head: 1, Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{cells("Place", "Spills"), cells("Weir", "41")}}}))
	r, err := export.Minutes(m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	theirs := wordsOf(popplers.ReplaceAllString(tool(t, r.PDF, "pdfinfo", "-struct-text", "PDF"), ""))
	ours := wordsOf(regexp.MustCompile(`(?m)-> .*|(Column|Row|None|Decimal|Disc)( "|$)`).ReplaceAllString(readAloud(t, r.PDF), "$2"))
	if ours != theirs {
		t.Errorf("poppler reads\n%s\nand we\n%s", theirs, ours)
	}
}

// popplers is what poppler prints beside roles and text.
var popplers = regexp.MustCompile(`(?m) \((block|inline)\)|:$|^ */(ListNumbering|Scope) .*$|Object \d+ \d+|"\s*\n\s*"`)

func wordsOf(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestWhatIsReadAloud: links, languages, lists, tables and headings.
func TestWhatIsReadAloud(t *testing.T) {
	long := strings.Repeat("the register of members’ interests and of gifts ", 2)
	welsh := doc.Run{Text: "Croeso i’r cyfarfod", Lang: "cy"}
	for name, c := range map[string]struct {
		d    doc.Document
		want string // one space between any two words
	}{
		"a link over two lines": {
			text(block("a", doc.Paragraph, 0, plain("See "), doc.Run{Text: long, Link: "https://vale.example/a"}, plain("online."))),
			`P "See " Link "` + long + `" -> "` + strings.TrimSpace(long) + `" https://vale.example/a -> "` + strings.TrimSpace(long) + `" https://vale.example/a "online."`},
		"a link in two faces": {
			text(block("a", doc.Paragraph, 0, doc.Run{Text: "one ", Link: "https://vale.example"}, doc.Run{Text: "two", Bold: true, Link: "https://vale.example"})),
			`P Link "one two" -> "one two" https://vale.example P`},
		"two links": {
			text(block("a", doc.Paragraph, 0, doc.Run{Text: "one ", Link: "https://vale.example/1"}, doc.Run{Text: "two", Link: "https://vale.example/2"})),
			`P Link "one " -> "one" https://vale.example/1 Link "two" -> "two" https://vale.example/2`},
		"a passage in Welsh": {
			text(block("a", doc.Paragraph, 0, plain("The chair said "), welsh, plain("."))),
			`P "The chair said " Span lang=cy "Croeso i’r cyfarfod" "."`},
		"a link in Welsh": {
			text(block("a", doc.Paragraph, 0, doc.Run{Text: "Croeso", Lang: "cy", Link: "https://vale.example"})),
			`P Link Span lang=cy "Croeso" -> "Croeso" https://vale.example`},
		"bullets, then numbers": {
			text(block("a", doc.Bullet, 1, plain("point")), block("b", doc.Numbered, 1, plain("one")), block("c", doc.Numbered, 1, plain("two"))),
			`L Disc LI Lbl "• " LBody P "point" L Decimal LI Lbl "1. " LBody P "one" LI Lbl "2. " LBody P "two" P`},
		"three levels and back": {
			text(block("a", doc.Bullet, 1, plain("a")), block("b", doc.Bullet, 2, plain("b")), block("c", doc.Bullet, 3, plain("c")), block("d", doc.Bullet, 1, plain("d"))),
			`LBody P "a" L Disc LI Lbl "– " LBody P "b" L Square LI Lbl "▪ " LBody P "c" LI Lbl "• " LBody P "d"`},
		"headings skip no level": {
			text(block("a", doc.Heading, 3, plain("deep")), block("b", doc.Heading, 1, plain("back")), block("c", doc.Heading, 2, plain("under"))),
			`H2 "31 The item" H3 "deep" H3 "back" H4 "under"`},
		"a table with its caption": {
			text(block("a", doc.Caption, 0, plain("Spills")), doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Head: 1, Columns: make([]doc.Column, 2),
				Rows: [][]doc.Cell{cells("Place", "Spills"), cells("Weir", "41"), cells("Mill")}}}),
			`Table Caption "Spills" THead TR TH Column "Place" TH Column "Spills" TBody TR TD "Weir" TD "41" TR TD "Mill" TD P`},
		"a table without heads": {
			text(doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{cells("Cost", "£4"), cells("Grant", "£3")}}}),
			`Table TR TH Row "Cost" TD "£4" TR TH Row "Grant" TD "£3"`},
		"a caption of nothing": {text(block("a", doc.Caption, 0, plain("Alone"))), `P "Alone"`},
		"quotations": {
			text(block("a", doc.Quotation, 0, plain("One")), block("b", doc.Quotation, 0, plain("Two")), para("c", "Text")),
			`BlockQuote P "One" P "Two" P "Text"`},
		"a resolution in parts": {
			text(doc.Block{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Lead: "RESOLVED"}, Runs: []doc.Run{plain("That")}},
				block("s", doc.ResolutionKind, 1, plain("this")), block("u", doc.ResolutionKind, 1, plain("that"))),
			`Div P "RESOLVED That" L LowerAlpha LI Lbl "(a) " LBody P "this" LI Lbl "(b) " LBody P "that"`},
		"lines of one paragraph": {text(para("a", "first\nsecond")), `P "first second"`},
	} {
		t.Run(name, func(t *testing.T) {
			m := minuted(c.d)
			r, err := export.Minutes(m, export.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := wordsOf(readAloud(t, r.PDF)), wordsOf(c.want); !strings.Contains(got, want) {
				_, after, _ := strings.Cut(got, `"31 The item"`)
				t.Errorf("read:\n%s\nwant in it:\n%s", after, want)
			}
		})
	}
}

// TestAParagraphOverPagesIsOne: its text is read whole and it is one element.
func TestAParagraphOverPagesIsOne(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("one two three four five six seven eight nine ten ", 200))
	r, err := export.Minutes(minuted(text(para("a", long))), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages < 2 {
		t.Fatalf("%d pages", r.Pages)
	}
	if got := readAloud(t, r.PDF); !strings.Contains(got, `P "`+long+`"`) {
		t.Error("it is read in parts")
	}
}

// TestWelshIsMarked: the span of a passage in Welsh says so.
func TestWelshIsMarked(t *testing.T) {
	r, err := export.Minutes(minuted(text(block("a", doc.Paragraph, 0, doc.Run{Text: "Croeso", Lang: "cy"}))), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Read(t.Context(), r.PDF)
	if err != nil {
		t.Fatal(err)
	}
	var langs []string
	for _, n := range f.Numbers() {
		if d := f.Dict(pdf.Ref(n)); f.Name(d["S"]) == "Span" {
			lang, _ := f.Text(d["Lang"])
			langs = append(langs, lang)
		}
	}
	if len(langs) != 1 || langs[0] != "cy" {
		t.Errorf("the spans are in %q", langs)
	}
}

// TestCrest: a crest is printed once with its words, flattened; one that cannot be
// read is left out with a warning.
func TestCrest(t *testing.T) {
	png := crest(t, "png")
	for name, c := range map[string]struct {
		crest   []byte
		alt     string
		figures int
		want    string // in the structure
	}{
		"a PNG with clear parts": {png, "Three waves", 1, "Three waves"},
		"a JPEG":                 {crest(t, "jpeg"), "Three waves", 1, "Three waves"},
		"without words":          {png, " ", 1, "Crest of the Ashbourne Vale District Council"},
		"none":                   {nil, "Three waves", 0, ""},
		"cut short":              {png[:200], "Three waves", 0, ""},
		"no picture":             {[]byte("Dear Sir"), "Three waves", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := sample()
			m.Crest, m.Body.Style.CrestAlt = c.crest, c.alt
			r, err := export.Agenda(m, export.Options{Open: readable(t)})
			if err != nil {
				t.Fatal(err)
			}
			check(t, r.PDF)
			f, err := pdf.Read(t.Context(), r.PDF)
			if err != nil {
				t.Fatal(err)
			}
			var figures, pictures int
			for _, n := range f.Numbers() {
				d := f.Dict(pdf.Ref(n))
				if d == nil {
					d, _, _ = f.Stream(pdf.Ref(n))
				}
				if f.Name(d["S"]) == "Figure" {
					figures++
					if alt, _ := f.Text(d["Alt"]); alt != c.want {
						t.Errorf("the figure says %q, want %q", alt, c.want)
					}
					if _, ok := f.Box(f.Dict(d["A"])["BBox"]); !ok {
						t.Error("the figure has no box")
					}
				}
				if f.Name(d["Subtype"]) == "Image" {
					pictures++
					if f.Name(d["ColorSpace"]) != "DeviceRGB" || d["SMask"] != nil || d["Mask"] != nil {
						t.Errorf("the picture is not flat: %v", d)
					}
				}
			}
			if figures != c.figures || pictures != c.figures {
				t.Errorf("%d figures and %d pictures, want %d", figures, pictures, c.figures)
			}
			if warned := len(r.Warnings) > 0; warned != (c.crest != nil && c.figures == 0) {
				t.Errorf("warnings: %v", r.Warnings)
			}
		})
	}
}

// TestNastyInputIsAccessible: what is hard to print is as easy to read.
func TestNastyInputIsAccessible(t *testing.T) {
	wide := &doc.Table{Head: 1, Columns: make([]doc.Column, 40)}
	for range 4 {
		wide.Rows = append(wide.Rows, cells(strings.Fields(strings.Repeat("figures ", 40))...))
	}
	for name, d := range map[string]doc.Document{
		"nothing":             {},
		"empty blocks":        text(para("a", ""), block("b", doc.Bullet, 1), doc.Block{ID: "e", Kind: doc.TableKind, Table: &doc.Table{}}),
		"no glyph":            text(para("a", "Agreed 😀 ✓ → ☐ مرحبا")),
		"a list from level 3": text(block("a", doc.Bullet, 3, plain("deep")), block("b", doc.Numbered, 2, plain("less")), block("c", doc.Bullet, 1, plain("least"))),
		"a table too wide":    text(doc.Block{ID: "t", Kind: doc.TableKind, Table: wide}),
		"a row over pages": text(doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Head: 1, Columns: make([]doc.Column, 2),
			Rows: [][]doc.Cell{cells("Place", "Text"), cells("label", strings.Repeat("tall row ", 1500)), cells("next")}}}),
		"heads alone": text(doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Head: 2, Columns: make([]doc.Column, 2),
			Rows: [][]doc.Cell{cells("one", "two"), cells("three")}}}),
		"links everywhere": text(
			block("a", doc.Heading, 1, doc.Run{Text: "A heading", Link: "https://vale.example/(a)?b=ŵ"}),
			block("b", doc.Bullet, 1, doc.Run{Text: strings.Repeat("a point ", 400), Link: "mailto:clerk@vale.example", Lang: "cy"}),
			doc.Block{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 1), Rows: [][]doc.Cell{{{Runs: []doc.Run{{Text: "a cell", Link: "https://vale.example"}}}}}}}),
	} {
		m := minuted(d)
		for _, size := range data.Sizes() {
			styled := styled(t, m, size)
			r, err := export.Minutes(styled, export.Options{})
			if err != nil {
				t.Fatal(err)
			}
			check(t, r.PDF)
			found, err := accessible.Check(t.Context(), r.PDF)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range found.Faults {
				t.Errorf("%s, %d points, page %d: %s (%s)", name, size, f.Page, f.What, f.Name)
			}
		}
	}
}
