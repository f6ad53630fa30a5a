package export

import (
	"fmt"

	"minutebook/data/record"
	"minutebook/export/layout"
)

// firstLeaf is the number of the first leaf.
func (o Options) firstLeaf() int { return max(1, o.FirstLeaf) }

// initialsBox is how wide the box is in which who signs puts initials.
const initialsBox = 58.0

// leaves turns the furniture of a document into that of leaves: numbered from first
// on, each with a box for initials and the code of the record it belongs to, by its
// section. paged says that the pages of the document are counted as well.
func leaves(furnish func(page, of int, section string) layout.Furniture, first int, code func(section string) string, paged bool) func(page, of int, section string) layout.Furniture {
	return func(page, of int, section string) layout.Furniture {
		f := furnish(page, of, section)
		f.FootLeft, f.FootBox = []layout.Run{{Text: "Initials", Colour: grey}}, initialsBox
		if c := code(section); c != "" {
			f.FootCentre = []layout.Run{{Text: "Record " + c, Colour: grey}}
		}
		number := fmt.Sprintf("Leaf %d of %d", first+page-1, first+of-1)
		if paged {
			number = fmt.Sprintf("Leaf %d  ·  Page %d of %d", first+page-1, page, of)
		}
		f.FootRight = []layout.Run{{Text: number, Colour: grey}}
		return f
	}
}

// codeOf is the code of a meeting's approved record.
func codeOf(m record.Meeting) string {
	if m.Approval == nil {
		return ""
	}
	return Code(m.Approval.Hash)
}
