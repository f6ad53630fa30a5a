package layout

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// canvas is what the drawing pass needs of a PDF library.
type canvas interface {
	page()
	fill(Fill)
	text(Text)
	link(Link, Place) // the place is zero for addresses
	mark(PlacedMark)
	bytes() ([]byte, error)
}

// Draw makes the PDF of a document laid out.
func Draw(d Doc, p Pages) (pdf []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			pdf, err = nil, fmt.Errorf("draw the pages: %v", r)
		}
	}()
	c, err := newCanvas(d, facesOf(p))
	if err != nil {
		return nil, err
	}
	for _, page := range p.Pages {
		c.page()
		for _, f := range page.Fills {
			c.fill(f)
		}
		for _, t := range page.Texts {
			c.text(t)
		}
		for _, l := range page.Links {
			if name, inside := strings.CutPrefix(l.To, "#"); !inside {
				c.link(l, Place{})
			} else if place, ok := p.Anchors[name]; ok {
				c.link(l, place)
			}
		}
		for _, m := range page.Marks {
			c.mark(m)
		}
	}
	drawn, err := c.bytes()
	if err != nil {
		return nil, err
	}
	return finish(drawn, d)
}

// facesOf tells which faces the pages use: each costs time to embed.
func facesOf(p Pages) [4]bool {
	used := [4]bool{Regular: true}
	for _, page := range p.Pages {
		for _, t := range page.Texts {
			used[t.Face] = true
		}
	}
	return used
}

// fpdf draws with gofpdf, in points.
type fpdf struct {
	pdf   *gofpdf.Fpdf
	face  Face
	size  float64
	level int // of the last mark
}

var faceStyles = [...]string{Regular: "", Bold: "B", Italic: "I", BoldItalic: "BI"}

const family = "source"

func newCanvas(d Doc, faces [4]bool) (canvas, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // see deflater
	pdf.SetCreationDate(d.Made)
	pdf.SetModificationDate(d.Made)
	pdf.SetTitle(strings.Map(drawable, d.Title), true)
	pdf.SetAuthor(strings.Map(drawable, d.Author), true)
	pdf.SetCreator("Minute Book", true)
	pdf.SetProducer("Minute Book", true)
	for i, used := range faces {
		if !used {
			continue
		}
		pdf.AddUTF8FontFromBytes(family, faceStyles[i], faceFiles[i].Bytes())
		// gofpdf keeps quiet about a font it could not read until it is used.
		if pdf.SetFont(family, faceStyles[i], bodySize); pdf.Err() {
			return nil, fmt.Errorf("embed the font %s: %w", faceFiles[i], pdf.Error())
		}
	}
	return &fpdf{pdf: pdf, level: -1}, nil
}

func (c *fpdf) page() {
	c.pdf.AddPage()
	c.size = 0
}

func (c *fpdf) fill(f Fill) {
	c.pdf.SetFillColor(int(f.Colour[0]), int(f.Colour[1]), int(f.Colour[2]))
	c.pdf.Rect(f.X, f.Y, f.W, f.H, "F")
}

// text is the one place where text is drawn.
func (c *fpdf) text(t Text) {
	if t.Face != c.face || t.Size != c.size {
		c.face, c.size = t.Face, t.Size
		c.pdf.SetFont(family, faceStyles[t.Face], t.Size)
	}
	c.pdf.SetTextColor(int(t.Colour[0]), int(t.Colour[1]), int(t.Colour[2]))
	c.pdf.Text(t.X, t.Y, strings.Map(drawable, t.S))
}

// drawable replaces what gofpdf cannot take: it panics above U+FFFF and at bytes
// that are no text, which strings.Map turns into U+FFFD.
func drawable(r rune) rune {
	if r > 0xFFFF || r < 0x20 {
		return '\uFFFD'
	}
	return r
}

func (c *fpdf) link(l Link, to Place) {
	if to.Page == 0 {
		c.pdf.LinkString(l.X, l.Y, l.W, l.H, l.To)
		return
	}
	id := c.pdf.AddLink()
	c.pdf.SetLink(id, to.Y, to.Page)
	c.pdf.Link(l.X, l.Y, l.W, l.H, id)
}

// mark adds to the outline; gofpdf cannot take a level that skips one.
func (c *fpdf) mark(m PlacedMark) {
	c.level = min(m.Level, c.level+1)
	c.pdf.Bookmark(strings.Map(drawable, m.Title), c.level, m.Y)
}

func (c *fpdf) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write the PDF: %w", err)
	}
	return out.Bytes(), nil
}
