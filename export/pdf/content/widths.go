package content

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// widths is how wide the characters of a font are, in parts of its size. A nil one
// takes them all as usual.
type widths struct {
	wide  bool // two bytes a code
	usual float64
	of1   map[int]float64
}

// usualWidth is that of a character of which nobody says how wide it is.
const usualWidth = 0.55

// readWidths reads them (ISO 32000-1, 9.2.4 and 9.7.4.3).
func readWidths(f *pdf.File, d types.Dict) *widths {
	w := &widths{usual: usualWidth, of1: map[int]float64{}}
	if f.Name(d["Subtype"]) == "Type0" {
		w.wide, w.usual = true, 1
		for _, o := range f.Array(d["DescendantFonts"]) {
			inner := f.Dict(o)
			if n, ok := f.Number(inner["DW"]); ok {
				w.usual = n / 1000
			}
			w.list(f, f.Array(inner["W"]))
		}
		return w
	}
	part := 0.001
	if m := f.Array(d["FontMatrix"]); len(m) == 6 {
		part, _ = f.Number(m[0])
	}
	first, _ := f.Number(d["FirstChar"])
	for i, o := range f.Array(d["Widths"]) {
		if n, ok := f.Number(o); ok && i < 256 {
			w.of1[int(first)+i] = n * part
		}
	}
	return w
}

// list reads the widths of a composite font: "1 [500 600]" or "3 9 500".
func (w *widths) list(f *pdf.File, list types.Array) {
	for len(list) >= 2 {
		first, _ := f.Number(list[0])
		code := int(first)
		if each := f.Array(list[1]); each != nil {
			for i, o := range each {
				if n, ok := f.Number(o); ok {
					w.of1[code+i] = n / 1000
				}
			}
			list = list[2:]
			continue
		}
		if len(list) < 3 {
			return
		}
		last, _ := f.Number(list[1])
		n, _ := f.Number(list[2])
		for c := code; c <= int(last) && c < 1<<16; c++ {
			w.of1[c] = n / 1000
		}
		list = list[3:]
	}
}

// of is how wide a string is, and how many characters and spaces it has.
func (w *widths) of(codes []byte) (wide float64, letters, spaces int) {
	if w == nil {
		return usualWidth * float64(len(codes)), len(codes), 0
	}
	step := 1
	if w.wide {
		step = 2
	}
	for ; len(codes) >= step; codes = codes[step:] {
		code := int(codes[0])
		if w.wide {
			code = code<<8 | int(codes[1])
		} else if code == ' ' {
			spaces++
		}
		letters++
		if n, ok := w.of1[code]; ok {
			wide += n
		} else {
			wide += w.usual
		}
	}
	return wide, letters, spaces
}
