package layout

import (
	"fmt"
	"strings"
	"testing"
)

// TestBookmarks: entries stand under one another by their levels, and whatever the
// levels each is reached from the root once.
func TestBookmarks(t *testing.T) {
	for levels, want := range map[string]string{
		"0 0 0":     "(1)(2)(3)",
		"0 1 1 0 1": "(1(2)(3))(4(5))",
		"0 1 2 1 0": "(1(2(3))(4))(5)",
		"3 0":       "(1)(2)",
		"0 3 3":     "(1(2(3)))",
		"":          "",
	} {
		var marks []outlined
		for _, l := range strings.Fields(levels) {
			var m outlined
			fmt.Sscan(l, &m.Level)
			marks = append(marks, m)
		}
		all := bookmarks(marks)
		var told func(i int) string
		told = func(i int) string {
			var out strings.Builder
			n, last := 0, 0
			for k := all[i].first; k > 0; k = all[k].next {
				out.WriteString(fmt.Sprintf("(%d%s)", k, told(k)))
				if all[k].prev != last || all[k].parent != i {
					t.Errorf("levels %s: entry %d follows %d under %d", levels, k, all[k].prev, all[k].parent)
				}
				last = k
				n++
			}
			if n != all[i].below || last != all[i].last {
				t.Errorf("levels %s: entry %d has %d under it and says %d", levels, i, n, all[i].below)
			}
			return out.String()
		}
		if got := told(0); got != want {
			t.Errorf("levels %s: %s, want %s", levels, got, want)
		}
	}
}
