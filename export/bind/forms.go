package bind

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// forms are the forms of all sources (ISO 32000-1, 12.7): one form, whose fields
// and fonts have names that no two sources share.
type forms struct {
	fields    types.Array
	names     map[string]bool // of the fields at the top
	resources types.Dict      // categories of named resources that appearances use
	draw      bool            // viewers are to draw the values themselves
}

func newForms() forms {
	return forms{names: map[string]bool{}, resources: types.Dict{}}
}

// meetForm joins the resources of the source's form to those of the file and
// names its fields, so that they are copied with the names they have there.
func (c *copier) meetForm() {
	form := c.source.Dict(c.source.Root()["AcroForm"])
	for _, o := range c.source.Array(form["Fields"]) {
		if r, ok := o.(types.IndirectRef); ok {
			if field := c.field(form, o); field != nil {
				c.changed[r.ObjectNumber.Value()] = field
			}
		}
	}
	for category, o := range c.source.Dict(form["DR"]) {
		if _, ok := c.source.Get(o).(types.Dict); ok && c.binder.forms.resources[category] == nil {
			c.binder.forms.resources[category] = types.Dict{}
		}
	}
	for _, category := range slices.Sorted(maps.Keys(c.source.Dict(form["DR"]))) {
		named := c.source.Dict(c.source.Dict(form["DR"])[category])
		all, ok := c.binder.forms.resources[category].(types.Dict)
		if !ok {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(named)) {
			as := name
			if all[as] != nil {
				as = fmt.Sprintf("%s_%d", name, c.binder.parts)
				if category == "Font" {
					c.fonts[name] = as
				}
			}
			all[as] = c.copy(named[name])
		}
	}
}

// appearance is how the text of a field looks, with the names that its fonts have
// in the file.
func (c *copier) appearance(o types.Object) types.Object {
	b, ok := c.source.Bytes(o)
	if !ok || len(c.fonts) == 0 {
		return o
	}
	words := strings.Fields(string(b))
	for i, w := range words {
		if as, ok := c.fonts[strings.TrimPrefix(w, "/")]; ok && strings.HasPrefix(w, "/") {
			words[i] = "/" + as
		}
	}
	return finished{literal(strings.Join(words, " "))}
}

// field is a field at the top of the source's form with what the form says for
// all of them, and a name that no other source's field has.
func (c *copier) field(form types.Dict, o types.Object) types.Dict {
	field := maps.Clone(c.source.Dict(o))
	if field == nil {
		return nil
	}
	for _, k := range []string{"DA", "Q"} {
		if field[k] == nil && form[k] != nil {
			field[k] = form[k]
		}
	}
	if name, ok := c.source.Text(field["T"]); ok {
		own := name
		for n := c.binder.parts; c.binder.forms.names[own]; n++ {
			own = fmt.Sprintf("%s_%d", name, n)
		}
		c.binder.forms.names[own] = true
		if own != name {
			field["T"] = pdf.TextString(own)
		}
	}
	return field
}

// form carries the fields of the source's form.
func (c *copier) form() {
	form := c.source.Dict(c.source.Root()["AcroForm"])
	if form == nil {
		return
	}
	all := &c.binder.forms
	if c.source.Get(form["NeedAppearances"]) == types.Boolean(true) {
		all.draw = true
	}
	for _, o := range c.source.Array(form["Fields"]) {
		if _, ok := o.(types.IndirectRef); ok {
			if ref := c.copy(o); ref != nil {
				all.fields = append(all.fields, ref)
			}
		} else if field := c.field(form, o); field != nil {
			all.fields = append(all.fields, c.binder.put(c.dict(field)))
		}
	}
}

func (f *forms) finish(root types.Dict) {
	if len(f.fields) == 0 {
		return
	}
	form := types.Dict{"Fields": f.fields, "DR": f.resources}
	if f.draw {
		form["NeedAppearances"] = types.Boolean(true)
	}
	root["AcroForm"] = form
}
