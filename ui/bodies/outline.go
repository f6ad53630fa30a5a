package bodies

import (
	"slices"

	"minutebook/data"
)

// outlined is one item of a template with its depth: 0, or 1 for a sub-item.
type outlined struct {
	item  data.TemplateItem // without its sub-items
	depth int
}

// outline lists a template's items, each before its sub-items.
func outline(items []data.TemplateItem) []outlined { return outlineAt(items, 0) }

func outlineAt(items []data.TemplateItem, depth int) []outlined {
	var list []outlined
	for _, item := range items {
		below := item.Items
		item.Items = nil
		list = append(list, outlined{item, depth})
		list = append(list, outlineAt(below, min(depth+1, 1))...)
	}
	return list
}

// nested makes a template's items of an outline.
func nested(list []outlined) []data.TemplateItem {
	var items []data.TemplateItem
	for _, o := range list {
		if o.depth == 0 || len(items) == 0 {
			items = append(items, o.item)
			continue
		}
		above := &items[len(items)-1]
		above.Items = append(above.Items, o.item)
	}
	return items
}

// block is how many lines the item at i takes with its sub-items.
func block(list []outlined, i int) int {
	n := 1
	if list[i].depth > 0 {
		return n
	}
	for i+n < len(list) && list[i+n].depth > 0 {
		n++
	}
	return n
}

// moved puts the item at i, with its sub-items, one place up or down among the
// items of its depth, and tells where it is then.
func moved(list []outlined, i int, up bool) ([]outlined, int) {
	n := block(list, i)
	to := i + n // where the neighbour begins
	if up {
		to = i - 1
		for to >= 0 && list[to].depth > list[i].depth {
			to--
		}
	}
	if to < 0 || to >= len(list) || list[to].depth != list[i].depth {
		return list, i
	}
	out, moving := slices.Clone(list), slices.Clone(list[i:i+n])
	if !up {
		to = i + block(list, to)
	}
	out = slices.Insert(slices.Delete(out, i, i+n), to, moving...)
	return out, to
}
