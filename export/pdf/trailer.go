package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// ID is the identity of the file as its trailer gives it; nil if it has none.
func (f *File) ID() types.Array { return f.Array(f.trailer["ID"]) }

// Permissions are what a locked file allows those who open it without the
// owner's password, as the bits of ISO 32000-1, table 22, and whether the file is
// locked at all.
func (f *File) Permissions() (bits int, locked bool) {
	d := f.Dict(f.trailer["Encrypt"])
	if d == nil {
		return 0, false
	}
	p, _ := f.Number(d["P"])
	return int(int32(int64(p))), true
}
