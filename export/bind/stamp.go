package bind

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Stamp is a line of text on a page, in points from the lower left corner of the
// page as it is seen.
type Stamp struct {
	X, Y   float64 // left end of the baseline
	W      float64 // of the text
	Size   float64
	Colour [3]uint8
	Text   string
	Link   bool   // the text leads to a page
	To     int    // that page, counted from 0
	Says   string // what the link is for, to those who do not see it
}

// Ground is the white rectangle under a stamp: it can be read on a scan that is
// black at the edge, and on what the page has there itself.
func (s Stamp) Ground() (x0, y0, x1, y1 float64) {
	margin := s.Size * 0.3
	return s.X - margin, s.Y - margin, s.X + s.W + margin, s.Y + s.Size
}

// fontName is what the font of the stamps is called in the resources of a page.
const fontName = "MinuteBookStamp"

// StampFont takes the font of the stamps from a document of ours, which must hold
// every character that they use.
func (b *Binder) StampFont(s *Source) error {
	fonts := s.Dict(s.Dict(s.Pages()[0].Dict["Resources"])["Font"])
	for _, name := range slices.Sorted(maps.Keys(fonts)) {
		c := newCopier(b, Part{Source: s})
		b.font = c.copy(fonts[name])
		c.rest()
		b.save = b.put(stream(pdf.Mark + "q\n"))
		return nil
	}
	return errors.New("stamp the pages: there is no font")
}

// stamp adds the stamps of page i to its content and its annotations.
func (c *copier) stamp(i int, p pdf.Page, page, resources types.Dict, contents, annots *types.Array) {
	var list []Stamp
	if i < len(c.Stamps) && c.binder.font != nil {
		list = c.Stamps[i]
	}
	before, after := c.wrap(i, page)
	if len(list) == 0 && before == "" {
		return
	}
	fonts := maps.Clone(c.source.Dict(resources["Font"]))
	if fonts == nil {
		fonts = types.Dict{}
	}
	resources["Font"] = fonts
	name := stampFont(fonts)
	draw := "Q\n" + after
	for _, s := range list {
		x0, y0, x1, y1 := s.Ground()
		edge := "Footer"
		if _, height := p.Frame.Size(); s.Y > height/2 {
			edge = "Header"
		}
		draw += fmt.Sprintf("q /Artifact <</Type /Pagination /Subtype /%s>> BDC %s cm 1 1 1 rg %.2f %.2f %.2f %.2f re f BT /%s %g Tf %s rg 1 0 0 1 %.2f %.2f Tm <%s> Tj ET EMC Q\n",
			edge, p.Frame.Upright(), x0, y0, x1-x0, y1-y0, name, s.Size, ink(s.Colour), s.X, s.Y, codes(s.Text))
		if s.Link && s.To >= 0 && s.To < len(c.binder.pages) {
			*annots = append(*annots, c.link(i, p, s))
		}
	}
	first := c.binder.save
	if before != "" {
		first = c.binder.put(stream(pdf.Mark + "q\n" + before))
	}
	*contents = slices.Concat(types.Array{first}, *contents, types.Array{c.binder.put(stream(pdf.Mark + draw))})
}

// stampFont is the name of the stamps' font beside the fonts of a page; a pack
// that is a paper of a pack has one of that name.
func stampFont(fonts types.Dict) string {
	name := fontName
	for n := 2; fonts[name] != nil; n++ {
		name = fmt.Sprint(fontName, n)
	}
	return name
}

// withFont are the fonts of a page with that of the stamps among them.
func (c *copier) withFont(fonts types.Dict) types.Dict {
	out := c.dict(fonts)
	out[stampFont(fonts)] = c.binder.font
	return out
}

// link is the annotation that makes a stamp lead somewhere.
func (c *copier) link(i int, p pdf.Page, s Stamp) types.Object {
	x0, y0, x1, y1 := p.Frame.Within(s.Ground())
	d := types.Dict{
		"Type": types.Name("Annot"), "Subtype": types.Name("Link"), "F": types.Integer(4), "NM": types.StringLiteral(pdf.OwnMark),
		"Border": types.Array{types.Integer(0), types.Integer(0), types.Integer(0)},
		"Rect":   pdf.Numbers(x0, y0, x1, y1), "Contents": pdf.TextString(s.Says),
		"Dest": types.Array{pdf.Ref(c.binder.pages[s.To]), types.Name("Fit")},
	}
	n := c.binder.w.Reserve()
	c.tagLink(i, n, d)
	c.binder.w.Put(n, d)
	return pdf.Ref(n)
}

func ink(c [3]uint8) string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(c[0])/255, float64(c[1])/255, float64(c[2])/255)
}

// codes writes text in the codes of our fonts: those of UTF-16.
func codes(s string) string {
	var out strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&out, "%04X", u)
	}
	return out.String()
}

func stream(content string) types.StreamDict {
	return types.StreamDict{Dict: types.Dict{}, Raw: []byte(content)}
}
