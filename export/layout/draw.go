package layout

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"minutebook/data"
)

// canvas is what the drawing pass needs of a PDF library.
type canvas interface {
	page()
	begin(mark string) // of marked content: "/P <</MCID 3>>"
	end()
	fill(Fill)
	text(Text)
	picture(PlacedPicture)
	bytes() ([]byte, error)
}

// Draw makes the PDF of a document laid out. A link to an anchor that is not in
// it leads to a named destination, for who binds the document with others.
func Draw(d Doc, p Pages) (pdf []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			pdf, err = nil, fmt.Errorf("draw the pages: %v", r)
		}
	}()
	if d.Made.IsZero() { // gofpdf would take the clock's
		d.Made = time.Unix(0, 0).UTC()
	}
	c, err := newCanvas(d, facesOf(p))
	if err != nil {
		return nil, err
	}
	t := newTagger(c)
	for _, page := range p.Pages {
		c.page()
		t.page()
		for _, f := range page.Fills {
			t.artifact(layoutArtifact)
			c.fill(f)
		}
		for _, f := range page.Pictures {
			t.content(f.In, "")
			c.picture(f)
			t.box(f)
		}
		for i, x := range page.Texts {
			t.text(page.Texts[i:])
			c.text(x)
		}
		t.close()
		for _, l := range page.Links {
			t.link(l, p.Anchors)
		}
		for _, m := range page.Marks {
			t.outline(m)
		}
	}
	drawn, err := c.bytes()
	if err != nil {
		return nil, err
	}
	return finish(drawn, d, t.tags(p.Structure))
}

// style is a face of a typeface.
type style struct {
	typeface data.Typeface
	face     Face
}

// facesOf tells which faces the pages use: each costs time to embed.
func facesOf(p Pages) map[style]bool {
	used := map[style]bool{}
	for _, page := range p.Pages {
		for _, t := range page.Texts {
			used[style{t.Typeface, t.Face}] = true
		}
	}
	return used
}

// fpdf draws with gofpdf, in points.
type fpdf struct {
	pdf   *gofpdf.Fpdf
	style style
	size  float64
}

var faceStyles = [...]string{Regular: "", Bold: "B", Italic: "I", BoldItalic: "BI"}

func newCanvas(d Doc, faces map[style]bool) (canvas, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // see deflater
	pdf.SetCreationDate(d.Made.UTC())
	pdf.SetModificationDate(d.Made.UTC())
	if title := strings.Map(drawable, d.Title); title != "" { // what is empty would not agree with the metadata
		pdf.SetTitle(title, true)
	}
	if author := strings.Map(drawable, d.Author); author != "" {
		pdf.SetAuthor(author, true)
	}
	pdf.SetCreator(program, true)
	pdf.SetProducer(program, true)
	for _, typeface := range data.Typefaces() {
		for i, file := range Files[typeface] {
			if !faces[style{typeface, Face(i)}] {
				continue
			}
			pdf.AddUTF8FontFromBytes(string(typeface), faceStyles[i], file.Bytes())
			// gofpdf keeps quiet about a font it could not read until it is used.
			if pdf.SetFont(string(typeface), faceStyles[i], bodySize); pdf.Err() {
				return nil, fmt.Errorf("embed the font %s: %w", file, pdf.Error())
			}
		}
	}
	return &fpdf{pdf: pdf}, nil
}

func (c *fpdf) page() {
	c.pdf.AddPage()
	c.size = 0
}

func (c *fpdf) begin(mark string) { c.pdf.RawWriteStr(mark + " BDC") }
func (c *fpdf) end()              { c.pdf.RawWriteStr("EMC") }

func (c *fpdf) fill(f Fill) {
	c.pdf.SetFillColor(int(f.Colour[0]), int(f.Colour[1]), int(f.Colour[2]))
	c.pdf.Rect(f.X, f.Y, f.W, f.H, "F")
}

// text is the one place where text is drawn.
func (c *fpdf) text(t Text) {
	if now := (style{t.Typeface, t.Face}); now != c.style || t.Size != c.size {
		c.style, c.size = now, t.Size
		c.pdf.SetFont(string(t.Typeface), faceStyles[t.Face], t.Size)
	}
	c.pdf.SetTextColor(int(t.Colour[0]), int(t.Colour[1]), int(t.Colour[2]))
	c.pdf.Text(t.X, t.Y, strings.Map(drawable, t.S))
}

// drawable replaces what gofpdf cannot take: it panics above U+FFFF and at bytes
// that are no text, which strings.Map turns into U+FFFD.
func drawable(r rune) rune {
	if r > 0xFFFD || r < 0x20 {
		return '\uFFFD'
	}
	return r
}

func (c *fpdf) picture(p PlacedPicture) {
	how := gofpdf.ImageOptions{ImageType: p.Picture.form}
	c.pdf.RegisterImageOptionsReader(p.Picture.name, how, bytes.NewReader(p.Picture.data))
	c.pdf.ImageOptions(p.Picture.name, p.X, p.Y, p.W, p.H, false, how, 0, "")
}

func (c *fpdf) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write the PDF: %w", err)
	}
	return out.Bytes(), nil
}
