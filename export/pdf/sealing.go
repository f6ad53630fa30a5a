package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// RootRef is the number of the catalogue; 0 if it has none.
func (f *File) RootRef() int { return refOf(f.trailer["Root"]) }

// InfoRef is the number of what the file says about itself; 0 if it says nothing.
func (f *File) InfoRef() int { return refOf(f.trailer["Info"]) }

func refOf(o types.Object) int {
	r, _ := o.(types.IndirectRef)
	return r.ObjectNumber.Value()
}

// Reserved is how many numbers were given out.
func (w *Writer) Reserved() int { return len(w.offsets) }

// Trailer adds an entry to the trailer.
func (w *Writer) Trailer(key string, o types.Object) {
	if w.trailer == nil {
		w.trailer = types.Dict{}
	}
	w.trailer[key] = o
}
