package export

import (
	"cmp"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// exemption is the sentence that says why an item or paper is kept from the
// public. Principal councils name the paragraphs of LGA 1972 Schedule 12A;
// parishes act under the Public Bodies (Admission to Meetings) Act 1960 s.1(2).
func exemption(body data.Body, reason string) string {
	if reason == "" {
		return ""
	}
	if named := rules.ExemptParagraphs(body, reason); named != "" {
		return "Not for publication by virtue of " + named + " to the Local Government Act 1972."
	}
	switch body.Notice {
	case data.EnglishParish, data.WelshCommunity:
		return "Not for publication (Public Bodies (Admission to Meetings) Act 1960, section 1(2)): " + stop(reason)
	}
	return "Not for publication: " + stop(reason)
}

// withheld adds the blocks from i on that are kept from the public for one
// reason, with a bar beside them and the reason above. Only a restricted copy
// has such blocks. It tells where to go on.
func (c *contents) withheld(i int) int {
	reason := c.blocks[i].Exempt
	left := c.left
	inset := min(barInset, left)
	c.left = 0
	inner := c.within(func() {
		c.add(layout.Para{Role: layout.Paragraph, Size: smallSize, After: 2, Keep: true,
			Runs: c.inked(c.at(i), layout.Bold, redInk, "Exempt – "+cmp.Or(rules.ParagraphWords(reason), reason))})
		for i < len(c.blocks) && c.blocks[i].Exempt == reason {
			i = c.block(i)
		}
	})
	c.left = left
	c.add(layout.Group{Blocks: inner, Left: left - inset, Inset: inset, Bar: &redInk, Before: 4, After: paraGap})
	return i
}
