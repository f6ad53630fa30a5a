package bind

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// named is a named place of the file.
type named struct {
	name  string
	place types.Object
}

// prefixOf is put before names that two sources may share.
func prefixOf(part int) string { return fmt.Sprintf("p%d.", part) }

// place is where a link leads, with its name made this source's own, or the page
// that the name stands for in the file; nil if there is no such place.
func (c *copier) place(o types.Object) types.Object {
	name, isName := c.source.PlaceName(o)
	if !isName {
		return o
	}
	if to, ok := c.Anchors[name]; ok && to >= 0 && to < len(c.binder.pages) {
		return finished{types.Array{pdf.Ref(c.binder.pages[to]), types.Name("Fit")}}
	}
	if c.source.Place(o) == nil {
		return nil
	}
	return finished{literal(c.prefix + name)}
}

// places adds the named places of the source to those of the file.
func (c *copier) places() {
	all := c.source.Places()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if place, ok := all[name].(types.Array); ok {
			c.binder.names = append(c.binder.names, named{c.prefix + name, c.copy(place)})
		}
	}
}

// leaf is how many entries of a tree of names or numbers lie together.
const leaf = 128

// finishNames writes the tree of named places (ISO 32000-1, 7.9.6).
func (b *Binder) finishNames(root types.Dict) {
	slices.SortFunc(b.names, func(x, y named) int { return strings.Compare(x.name, y.name) })
	var kids types.Array
	for list := range slices.Chunk(b.names, leaf) {
		pairs := types.Array{}
		for _, n := range list {
			pairs = append(pairs, literal(n.name), n.place)
		}
		kids = append(kids, b.put(types.Dict{
			"Names": pairs, "Limits": types.Array{literal(list[0].name), literal(list[len(list)-1].name)},
		}))
	}
	if len(kids) > 0 {
		root["Names"] = types.Dict{"Dests": b.put(types.Dict{"Kids": kids})}
	}
}

// literal writes the bytes of a name of a place.
func literal(s string) types.HexLiteral { return types.HexLiteral(fmt.Sprintf("%X", s)) }
