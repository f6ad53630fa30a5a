package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"maps"
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Mark begins a stream that a pack adds to the content of a page, and OwnMark names
// an annotation that it adds: what is compared with a paper leaves them out.
const (
	Mark    = "%Minute Book\n"
	OwnMark = "Minute Book"
)

// Print is the fingerprint of a page: of its content, of the fonts, pictures and
// layers that it uses, of its size, links, notes and the values of its fields.
// Two pages that show the same objects have the same print.
type Print [sha256.Size]byte

// Prints are those of the pages from first up to, not with, last: a paper whole,
// as links that lead elsewhere count as leading nowhere.
func (f *File) Prints(first, last int) (prints []Print, err error) {
	defer func() {
		if p := recover(); p != nil {
			prints, err = nil, fmt.Errorf("compare the pages: %v", p)
		}
	}()
	if first < 0 || last > len(f.pages) {
		return nil, fmt.Errorf("compare the pages: there are %d, not %d", len(f.pages)-first, last-first)
	}
	p := printer{file: f, memo: map[int]Print{}, open: map[int]bool{}, pages: map[int]int{}}
	for i, page := range f.pages[first:last] {
		if _, has := p.pages[page.Number]; !has && page.Number > 0 {
			p.pages[page.Number] = i
		}
	}
	for _, page := range f.pages[first:last] {
		prints = append(prints, p.page(page))
	}
	return prints, nil
}

type printer struct {
	file  *File
	memo  map[int]Print
	open  map[int]bool // objects that are being looked at, against circles
	pages map[int]int  // numbers of objects to places in the paper
}

func (p *printer) page(page Page) Print {
	h := sha256.New()
	fmt.Fprintf(h, "%.3f %.3f %.3f %.3f %d", page.Frame.X0, page.Frame.Y0, page.Frame.X1, page.Frame.Y1, page.Frame.Turn)
	d := page.Dict
	for _, s := range p.file.list(d["Contents"]) {
		if stream, ok := p.file.Get(s).(types.StreamDict); ok && !bytes.HasPrefix(stream.Raw, []byte(Mark)) {
			p.object(h, stream)
		}
	}
	p.resources(h, d["Resources"])
	for _, a := range p.file.Array(d["Annots"]) {
		annot := p.file.Dict(a)
		if name, _ := p.file.Text(annot["NM"]); annot["Subtype"] != nil && name != OwnMark {
			p.annotation(h, annot)
		}
	}
	p.object(h, d["Group"])
	return Print(h.Sum(nil))
}

// resources are all but the font of our stamps.
func (p *printer) resources(h hash.Hash, o types.Object) {
	d := maps.Clone(p.file.Dict(o))
	if fonts := p.file.Dict(d["Font"]); fonts != nil {
		fonts = maps.Clone(fonts)
		maps.DeleteFunc(fonts, func(name string, o types.Object) bool {
			return p.file.Get(o) == nil || strings.HasPrefix(name, "MinuteBookStamp")
		})
		d["Font"] = fonts
		if len(fonts) == 0 {
			delete(d, "Font")
		}
	}
	p.object(h, d)
}

// annotation is how it looks, where it leads and what it says. The value of a
// field may stand in those above it.
func (p *printer) annotation(h hash.Hash, d types.Dict) {
	for _, k := range []string{"Subtype", "Rect", "Contents", "AP", "AS", "F", "OC", "QuadPoints"} {
		p.object(h, d[k])
	}
	f := p.file
	to := d["Dest"]
	if a := f.Dict(d["A"]); f.Name(a["S"]) == "GoTo" {
		to = a["D"]
	} else if uri, _ := f.Text(a["URI"]); uri != "" {
		h.Write([]byte(uri))
	}
	if place, ok := f.Place(to).(types.Array); ok && len(place) > 0 {
		if r, ok := place[0].(types.IndirectRef); ok {
			if at, ok := p.pages[r.ObjectNumber.Value()]; ok {
				fmt.Fprintf(h, "to %d", at)
			}
		}
	}
	for field, n := d, 0; field != nil && n < 32; field, n = f.Dict(field["Parent"]), n+1 {
		if field["V"] != nil && f.Dict(field["V"])["ByteRange"] == nil {
			p.object(h, field["V"])
			break
		}
	}
}

// beside are the entries that say where an object hangs, not how it looks, or
// that a pack makes its own.
var beside = map[string]bool{
	"Parent": true, "P": true, "Popup": true, "IRT": true, "StructParent": true, "StructParents": true, "Length": true,
	"AA": true, "A": true, "Dest": true, "Pg": true, "DA": true, "Metadata": true, "PieceInfo": true, "OpenAction": true,
}

func (p *printer) object(h hash.Hash, o types.Object) {
	f := p.file
	if r, ok := o.(types.IndirectRef); ok {
		n := r.ObjectNumber.Value()
		if _, isPage := p.pages[n]; isPage || p.open[n] {
			h.Write([]byte{'o'})
			return
		}
		sum, ok := p.memo[n]
		if !ok {
			p.open[n] = true
			inner := sha256.New()
			p.object(inner, f.Get(r))
			delete(p.open, n)
			sum = Print(inner.Sum(nil))
			p.memo[n] = sum
		}
		h.Write(sum[:])
		return
	}
	switch v := o.(type) {
	case nil:
		h.Write([]byte{0})
	case types.Dict:
		h.Write([]byte{'d'})
		for _, k := range Keys(v) {
			if beside[k] || f.Get(v[k]) == nil {
				continue
			}
			h.Write([]byte(k))
			p.value(h, v[k])
		}
		h.Write([]byte{'D'})
	case types.Array:
		h.Write([]byte{'a'})
		for _, e := range v {
			p.value(h, e)
		}
		h.Write([]byte{'A'})
	case types.StreamDict:
		h.Write([]byte{'s'})
		p.object(h, v.Dict)
		h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(v.Raw))))
		h.Write(v.Raw)
	case types.Name:
		h.Write([]byte{'n'})
		h.Write([]byte(v))
		h.Write([]byte{0})
	case types.StringLiteral, types.HexLiteral:
		b, _ := stringBytes(v)
		h.Write([]byte{'t'})
		h.Write(b)
		h.Write([]byte{0})
	case types.Integer, types.Float:
		n, _ := f.Number(v)
		h.Write(binary.LittleEndian.AppendUint64([]byte{'f'}, math.Float64bits(n+0))) // -0 is 0
	case types.Boolean:
		fmt.Fprint(h, bool(v))
	}
}

// value is an object inside another: one that may be written there or elsewhere.
func (p *printer) value(h hash.Hash, o types.Object) {
	inner := sha256.New()
	if _, ok := o.(types.IndirectRef); ok {
		p.object(h, o)
		return
	}
	p.object(inner, o)
	h.Write(inner.Sum(nil))
}
