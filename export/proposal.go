package export

import (
	"cmp"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/english"
	"minutebook/export/layout"
)

const barInset = 11.0 // from the bar of a resolution to its text

// proposal sets a motion, amendment or resolution apart: its head, its lettered
// parts, who moved it and how the vote went. It tells where to go on.
func (c *contents) proposal(i int) int {
	head := c.blocks[i]
	end := i + 1
	for end < len(c.blocks) && c.blocks[end].Kind == head.Kind && c.blocks[end].Level > 0 {
		end++
	}
	bar := accent
	if head.Kind != doc.ResolutionKind {
		bar = hair
	}
	outerLeft := c.left
	c.left = 0
	inner := c.within(func() {
		for k := i; k < end; k++ {
			c.proposalLine(k)
		}
		c.outcome(i)
		c.beneath(i)
	})
	c.left = outerLeft
	if len(inner) > 0 {
		left := c.left
		if head.Kind == doc.AmendmentKind {
			left += barInset
		}
		c.add(layout.Group{Blocks: inner, Left: left, Inset: barInset, Bar: &bar, Before: 8, After: 10})
	}
	return end
}

// proposalLine adds the head of a proposal or one of its lettered parts.
func (c *contents) proposalLine(i int) {
	b := c.blocks[i]
	p := layout.Para{Role: layout.Paragraph, After: 3}
	if b.Level > 0 {
		c.listItem(&p, i)
		p.After = 3
	}
	p.Runs = marked(c.lead(c.at(i), doc.Lead(b), c.runs(c.at(i), layout.Regular, b.Runs)), b.Edit)
	p.Anchor = c.anchorOf(b)
	p.Keep = b.Level == 0 && i+1 < len(c.blocks) && c.blocks[i+1].Kind == b.Kind && c.blocks[i+1].Level > 0
	if len(p.Runs) > 0 {
		if b.Was == nil || worded(b) {
			c.beside(&p, i)
		}
		c.add(p)
	}
	if b.Level > 0 {
		c.beneath(i)
	}
}

// outcome adds the lines under proposal i: mover and seconder, the vote, what
// became of a motion. What says that one of them was corrected stands beside it.
func (c *contents) outcome(i int) {
	head := c.blocks[i]
	if head.Edit != "" {
		head.Was = nil
	}
	for _, line := range compare.Credits(head) {
		p := c.small(c.runs(c.at(i), layout.Regular, line), head.Edit)
		if edited(p.Runs) {
			c.beside(&p, i)
		}
		c.keepLast()
		c.add(p)
	}
}

// small is a line of small grey text, which stays with the line before it.
func (c *contents) small(runs []layout.Run, e doc.Edit) layout.Para {
	return layout.Para{Role: layout.Paragraph, Runs: marked(tinted(grey, runs), e), Size: smallSize, After: 2}
}

// keepLast keeps what was added last with what follows it.
func (b *builder) keepLast() { keepLast(b.blocks) }

func keepLast(blocks []layout.Block) {
	if len(blocks) == 0 {
		return
	}
	last := &blocks[len(blocks)-1]
	switch block := (*last).(type) {
	case layout.Para:
		block.Keep = true
		*last = block
	case layout.Table:
		block.Keep = true
		*last = block
	case layout.Group:
		keepLast(block.Blocks)
	}
}

// action sets an action on a card with its owner and when it is due.
func (c *contents) action(i int) {
	b := c.blocks[i]
	where := c.at(i)
	foot := c.versus(where, layout.Regular, owed(carried(b).Action), owed(b.Action))
	text := c.runs(where, layout.Regular, b.Runs)
	if len(text) == 0 && len(foot) == 0 {
		return
	}
	bar := warm
	lead := c.inked(where, layout.Bold, warm, doc.Lead(b))
	if len(text) > 0 {
		lead[0].Text += " "
	}
	inner := c.within(func() {
		p := layout.Para{Role: layout.Paragraph, Runs: marked(append(lead, text...), b.Edit), After: 2, Anchor: c.anchorOf(b)}
		c.beside(&p, i)
		c.add(p)
		if len(foot) > 0 {
			c.keepLast()
			c.add(c.small(foot, b.Edit))
		}
	})
	c.add(layout.Group{Blocks: inner, Left: c.left, Inset: barInset, Pad: 5, Bar: &bar, Fill: &pale, Before: 4, After: 10, Whole: true})
}

// owed is who owes an action and when: "Owner: Helen Bract  ·  Due: 31 July 2026".
func owed(a *doc.Action) string {
	if a == nil {
		return ""
	}
	owner := ""
	if a.Owner != nil {
		owner = prefixed("Owner: ", a.Owner.Name)
	}
	return english.Join("  ·  ", owner, prefixed("Due: ", cmp.Or(a.DueText, data.Date(a.Due).Medium())))
}

// stop ends a sentence.
func stop(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
