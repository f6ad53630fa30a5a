package export

import (
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// interests adds what was declared: in full paragraphs where interests are
// declared, in small print where the item concerned only recalls it. Item 0 is
// for what no item prints; keep says that it stays with what follows.
func (b *builder) interests(m record.Meeting, item int64, left float64, where string, keep bool) {
	for _, line := range rules.DeclarationLines(m, item) {
		if at := rules.DeclarationsItem(m); at != 0 && at != item {
			b.aside(where, left, line, keep)
			continue
		}
		b.add(layout.Para{Role: layout.Paragraph, Left: left, After: paraGap, Runs: b.plain(where, layout.Regular, line)})
	}
}
