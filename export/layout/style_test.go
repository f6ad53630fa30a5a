package layout

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"minutebook/data"
)

// everyKind has a block of every kind, and every size that documents use.
func everyKind(t testing.TB) Doc {
	t.Helper()
	words := func(s string) []Run { return []Run{{Text: s}} }
	return Doc{
		Title: "A paper", Lang: "en-GB",
		Blocks: []Block{
			Figure{Picture: picture(t, "png"), Alt: "A shield", Width: 200, Height: 60},
			Para{Role: Title, Runs: words("Title"), Size: 25},
			Para{Runs: []Run{{Text: "body ✓ text "}, {Text: "small", Size: 9}}},
			Para{Role: ListItem, Runs: words("item"), Marker: words("•"), Left: 18, Tail: words("Page 3")},
			Table{Head: 1, Lines: true, Columns: make([]Column, 2), Rows: []Row{{cell("Head"), cell("Head")}, {cell("one"), cell("two")}}},
			Group{Blocks: []Block{Para{Runs: words("inside")}}, Bar: &Black, Fill: &Colour{9, 9, 9}, Pad: 4, Inset: 11},
			Line{Weight: 1},
		},
		Furniture: func(int, int, string) Furniture {
			return Furniture{HeadLeft: words(strings.Repeat("the running head ", 4)), HeadRight: words("DRAFT – not approved"), FootRight: words("Page 1 of 1"), HeadRule: true}
		},
	}
}

func picture(t testing.TB, form string) *Picture {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 1600, 400))
	m.Set(5, 5, color.NRGBA{200, 0, 0, 128})
	var out bytes.Buffer
	err := png.Encode(&out, m)
	if form == "jpeg" {
		out.Reset()
		err = jpeg.Encode(&out, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPicture(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestLargePrint: nothing is smaller than the size asked for (14 points: UK Association
// for Accessible Formats), the margins are those of any page, and what belongs together
// grows alike.
func TestLargePrint(t *testing.T) {
	d := everyKind(t)
	fonts := loadFonts(t)
	usual := Lay(d, fonts)
	for _, d.Size = range []float64{12, 14} {
		large := Lay(d, fonts)
		inside(t, large)
		if textOf(large) != textOf(usual) {
			t.Errorf("%g points read %q, the usual %q", d.Size, textOf(large), textOf(usual))
		}
		left, least := PageWidth, PageWidth
		for _, x := range large.Pages[0].Texts {
			left, least = min(left, x.X), min(least, x.Size)
		}
		if least < d.Size-slack || least > d.Size+slack {
			t.Errorf("of %g points the smallest text has %.1f", d.Size, least)
		}
		if left < 68-slack || left > 68+slack {
			t.Errorf("the text starts at %.2f", left)
		}
		for i, f := range usual.Pages[0].Pictures {
			if got := large.Pages[0].Pictures[i]; got.W < f.W*d.Size/bodySize-slack {
				t.Errorf("in %g points the picture is %.1f wide, in usual print %.1f", d.Size, got.W, f.W)
			}
		}
	}
}

// TestHeadAndMarksDoNotMeet: where they do not fit on one line, each has its own.
func TestHeadAndMarksDoNotMeet(t *testing.T) {
	for _, large := range []bool{false, true} {
		d := everyKind(t)
		if large {
			d.Size = 14
		}
		lines := map[string]float64{}
		for _, x := range Lay(d, loadFonts(t)).Pages[0].Texts {
			lines[strings.TrimSpace(x.S)] = x.Y
		}
		head, marks := lines[strings.TrimSpace(strings.Repeat("the running head ", 4))], lines["DRAFT – not approved"]
		if head == 0 || marks == 0 || (head == marks) == large || marks < 14 {
			t.Errorf("large print %v: the head stands at %.1f, the marks at %.1f", large, head, marks)
		}
	}
}

// TestWhatATypefaceLacks is printed in Source Sans 3, and each character counts for
// its own width.
func TestWhatATypefaceLacks(t *testing.T) {
	const text = "a → b ✓ c ☐ Ŵŷ αβ – “d”"
	own := loadFonts(t)
	fonts := own.In(data.Atkinson)
	d := Doc{Typeface: data.Atkinson, Blocks: []Block{Para{Runs: []Run{{Text: text}}}}}
	pages := Lay(d, own)
	var read strings.Builder
	end := 68.0
	for _, x := range pages.Pages[0].Texts {
		read.WriteString(x.S)
		for _, r := range x.S {
			source := strings.ContainsRune("→✓☐αβ", r)
			if (x.Typeface == data.SourceSans) != source {
				t.Errorf("%q is printed in %s", r, x.Typeface)
			}
		}
		if d := x.X - end; d > slack || d < -slack {
			t.Errorf("%q starts at %.2f, want %.2f", x.S, x.X, end)
		}
		end = x.X + x.W
	}
	if read.String() != text {
		t.Errorf("printed %q", read.String())
	}
	if fonts.Has(Regular, '\u0986') || !fonts.Has(Bold, '☐') || fonts.Has(Regular, 0x1F600) {
		t.Error("it does not know what it can print")
	}
	if _, err := Draw(d, pages); err != nil {
		t.Error(err)
	}
}

// TestPicture: pictures are opaque, in three colours and no larger than print needs.
func TestPicture(t *testing.T) {
	for _, form := range []string{"png", "jpeg"} {
		p := picture(t, form)
		if p.Width != longestSide || p.Height != longestSide/4 || p.form != form {
			t.Errorf("%s: %d by %d, %s", form, p.Width, p.Height, p.form)
		}
		read, _, err := image.Decode(bytes.NewReader(p.data))
		if err != nil {
			t.Fatal(err)
		}
		if r, g, b, a := read.At(1, 1).RGBA(); form == "png" && (r != 0xFFFF || g != 0xFFFF || b != 0xFFFF || a != 0xFFFF) {
			t.Errorf("clear paper is %x %x %x %x", r, g, b, a)
		}
	}
	cmyk := image.NewCMYK(image.Rect(0, 0, 4, 4))
	if flat := flatten(cmyk); flat.Bounds() != cmyk.Bounds() {
		t.Errorf("a picture in four colours is %v", flat.Bounds())
	}
	for _, bad := range []string{"", "GIF89a", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff"} {
		if p, err := NewPicture([]byte(bad)); err == nil {
			t.Errorf("%q gives %v", bad, p)
		}
	}
}

// TestSameBytesEachTime: a document drawn twice gives the same file.
func TestSameBytesEachTime(t *testing.T) {
	d := everyKind(t)
	fonts := loadFonts(t)
	first, err := Draw(d, Lay(d, fonts))
	if err != nil {
		t.Fatal(err)
	}
	p := Lay(d, fonts)
	for range 3 { // the same pages too: drawing changes nothing in them
		if again, err := Draw(d, p); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("other bytes, %v", err)
		}
	}
}
