package bind

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// layers are the layers of all sources (ISO 32000-1, 8.11.4): those switched off
// stay so.
type layers struct {
	groups, off, locked, order, events, radio types.Array
}

// layers carries those of the source.
func (c *copier) layers() {
	properties := c.source.Dict(c.source.Root()["OCProperties"])
	groups := c.source.Array(properties["OCGs"])
	if len(groups) == 0 {
		return
	}
	all := &c.binder.layers
	d := c.source.Dict(properties["D"])
	all.groups = append(all.groups, c.copy(groups).(types.Array)...)
	off := slices.Clone(c.source.Array(d["OFF"]))
	if c.source.Name(d["BaseState"]) == "OFF" { // all but those said to be on
		on := map[types.Object]bool{}
		for _, g := range c.source.Array(d["ON"]) {
			on[g] = true
		}
		for _, g := range groups {
			if !on[g] {
				off = append(off, g)
			}
		}
	}
	all.off = append(all.off, c.copy(off).(types.Array)...)
	all.locked = append(all.locked, c.list(d["Locked"])...)
	all.events = append(all.events, c.list(d["AS"])...)
	all.radio = append(all.radio, c.list(d["RBGroups"])...)
	order := c.list(d["Order"])
	if len(order) == 0 {
		return // they are not meant to be offered
	}
	if c.Name != "" {
		order = types.Array{append(types.Array{pdf.TextString(c.Name)}, order...)}
	}
	all.order = append(all.order, order...)
}

// list copies an array of the source.
func (c *copier) list(o types.Object) types.Array {
	return c.copy(c.source.Array(o)).(types.Array)
}

func (l *layers) finish(root types.Dict) {
	if len(l.groups) == 0 {
		return
	}
	d := types.Dict{}
	for k, list := range map[string]types.Array{"OFF": l.off, "Locked": l.locked, "Order": l.order, "AS": l.events, "RBGroups": l.radio} {
		if len(list) > 0 {
			d[k] = list
		}
	}
	root["OCProperties"] = types.Dict{"OCGs": l.groups, "D": d}
}
