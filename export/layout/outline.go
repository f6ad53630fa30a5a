package layout

import (
	"fmt"
	"strings"
)

// outlined is an entry of the outline with its page, from 0.
type outlined struct {
	PlacedMark
	page int
}

// bookmark is an entry with its place among the others; 0 is none, the first
// entry is 1.
type bookmark struct {
	outlined
	parent, first, last, prev, next int
	below                           int // entries under it, those of closed branches not counted
}

// outline writes the outline, its branches closed, and returns the number of its
// root (ISO 32000-1, 12.3.3).
func (f *file) outline(marks []outlined) int {
	root := len(f.objects) + 1
	all := bookmarks(marks)
	ref := func(key string, entry int) string {
		if entry == 0 {
			return ""
		}
		return fmt.Sprintf(" /%s %d 0 R", key, root+entry)
	}
	for i, b := range all {
		branch := ref("First", b.first) + ref("Last", b.last)
		if i == 0 {
			f.put("<</Type /Outlines%s /Count %d>>", branch, b.below)
			continue
		}
		if b.below > 0 {
			branch += fmt.Sprintf(" /Count %d", -b.below)
		}
		f.put("<</Title %s /Parent %d 0 R%s%s%s /Dest [%d 0 R /XYZ 0 %.2f null]>>", textString(strings.Map(drawable, b.Title)),
			root+b.parent, ref("Prev", b.prev), ref("Next", b.next), branch, pageObject(b.page), PageHeight-b.Y)
	}
	return root
}

// bookmarks puts entries under one another by their levels; one that skips a level
// stands under the one before it. The first of them is the root.
func bookmarks(marks []outlined) []bookmark {
	all := make([]bookmark, 1, len(marks)+1)
	path := []int{0} // to the last entry
	for _, m := range marks {
		path = path[:min(m.Level+1, len(path))]
		n, parent := len(all), path[len(path)-1]
		b := bookmark{outlined: m, parent: parent, prev: all[parent].last}
		if b.prev > 0 {
			all[b.prev].next = n
		} else {
			all[parent].first = n
		}
		all[parent].last = n
		all = append(all, b)
		all[parent].below++
		path = append(path, n)
	}
	return all
}
