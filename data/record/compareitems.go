package record

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
)

// item says what became of the item at a place of now.
func (c *comparison) item(i int) {
	it := c.now.Items[i]
	c.at(c.now, i)
	was := c.then.named(it.UID)
	if was < 0 {
		c.put("", "item", "", it.Title)
		c.texts(Item{}, it)
		return
	}
	before := c.then.Items[was]
	c.is.Exempt = cmp.Or(c.is.Exempt, c.then.Withheld(was))
	c.say("", "title", before.Title, it.Title)
	c.say("", "title for the public", before.Description, it.Description)
	c.say("", "minute number", before.MinuteNumber, it.MinuteNumber)
	c.say("", "agenda number", before.AgendaNumber, it.AgendaNumber)
	c.say("", "kept from the public", paragraph(before.Exempt), paragraph(it.Exempt))
	c.say("", "presented by", before.Presenter, it.Presenter)
	c.say("", "reason for urgency", before.Urgent, it.Urgent)
	c.say("", "heading", yes(before.Heading), yes(it.Heading))
	c.say("", "budget vote", yes(before.Budget), yes(it.Budget))
	c.say("", "part of", c.then.title(before.Parent), c.now.title(it.Parent))
	if at, moved := c.agenda[it.UID]; moved {
		c.put("", "order on the agenda", at[0], at[1])
	} else if at, moved := c.taken[it.UID]; moved { // of the two orders one says it
		c.put("", "order taken", at[0], at[1])
	}
	c.texts(before, it)
}

func paragraph(exempt string) string {
	if exempt == "" {
		return ""
	}
	return "exempt: paragraph " + exempt
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// reordered are the items that stand elsewhere among the others in one of the
// orders of a meeting, by UID: where they stood and where they stand.
func (c *comparison) reordered(order func([]Item) []Item) map[string][2]string {
	then, now := order(c.then.Items), order(c.now.Items)
	out := map[string][2]string{}
	for _, s := range compare.Blocks(places(then), places(now)) {
		if s.Kind == compare.MovedTo {
			out[now[s.After].UID] = [2]string{c.then.follows(then, s.Before), c.now.follows(now, s.After)}
		}
	}
	return out
}

// places are items as blocks of a text in their order.
func places(items []Item) []doc.Block {
	out := make([]doc.Block, len(items))
	for i, it := range items {
		out[i] = doc.Block{ID: it.UID, Kind: doc.Paragraph, Runs: []doc.Run{{Text: it.UID}}}
	}
	return out
}

// follows says after which item one stands; of an exempt one no more than its
// number.
func (m Meeting) follows(items []Item, at int) string {
	if at == 0 {
		return "first"
	}
	before := items[at-1]
	words := cmp.Or(before.MinuteNumber, before.AgendaNumber)
	if m.Withheld(m.named(before.UID)) == "" {
		words = strings.TrimSpace(words + " " + before.Title)
	}
	return "after " + cmp.Or(words, "an exempt item")
}

func (m Meeting) title(id int64) string {
	it, _ := m.Item(id)
	return it.Title
}

// texts says how the texts and papers of an item differ.
func (c *comparison) texts(before, after Item) {
	c.text("agenda text", before.Agenda, after.Agenda)
	c.text("", before.Minutes, after.Minutes)
	both(before.Papers, after.Papers, func(p data.Paper) string { return cmp.Or(p.UID, p.Name) }, func(before, after *data.Paper) {
		item := c.is.Exempt
		for _, p := range []*data.Paper{before, after} {
			if p != nil {
				c.is.Exempt = cmp.Or(c.is.Exempt, p.Exempt)
			}
		}
		switch was, is := paper(before), paper(after); {
		case was != is:
			c.put("", "paper", was, is)
		case before != nil && after != nil && before.SHA256 != after.SHA256:
			c.put("", "file of the paper", was, is)
		}
		c.is.Exempt = item
	})
}

func paper(p *data.Paper) string {
	if p == nil {
		return ""
	}
	words := p.Name
	if p.State != data.Attached && p.State != "" {
		words += " (" + string(p.State) + ")"
	}
	if p.Exempt != "" {
		words += ", " + paragraph(p.Exempt)
	}
	return words
}

// text says how two texts differ, block by block. what is empty for the minutes.
func (c *comparison) text(what string, then, now doc.Document) {
	item := c.is.Exempt
	a, b := doc.Settled(then), doc.Settled(now)
	was, is := a.Reasons(), b.Reasons()
	for _, s := range compare.Blocks(a.Blocks, b.Blocks) {
		var before, after said
		id, exempt := "", ""
		if s.Before >= 0 {
			x := a.Blocks[s.Before]
			id, before, exempt = x.ID, saying(x), was[x.ID]
		}
		if s.After >= 0 {
			x := b.Blocks[s.After]
			id, after, exempt = x.ID, saying(x), cmp.Or(is[x.ID], exempt)
		}
		if c.is.Exempt = cmp.Or(item, exempt); what != "" {
			id = "" // blocks are told by name in the minutes alone
		}
		switch s.Kind {
		case compare.MovedFrom:
			continue
		case compare.Gone, compare.New:
			c.say(id, what, before.whole(), after.whole())
			continue
		case compare.MovedTo:
			c.put(id, aspect(what, "place"), behind(a.Blocks, s.Before, was), behind(b.Blocks, s.After, is))
		}
		if before.words == after.words && !sameRuns(a.Blocks[s.Before], b.Blocks[s.After]) {
			c.put(id, aspect(what, "style or line breaks"), before.words, after.words)
		}
		c.say(id, what, before.words, after.words)
		for i, f := range before.facts {
			c.say(id, aspect(what, f.what), f.words, after.facts[i].words)
		}
	}
	c.is.Exempt = item
}

// sameRuns tells whether two blocks have the same words in the same style.
func sameRuns(a, b doc.Block) bool {
	if a.Table != nil && b.Table != nil {
		return reflect.DeepEqual(a.Table.Rows, b.Table.Rows)
	}
	return slices.Equal(a.Runs, b.Runs)
}

// aspect names what of a block differs: "vote", "agenda text, vote".
func aspect(what, of string) string {
	if what == "" {
		return of
	}
	return what + ", " + of
}

// behind says where a block stands. The words of a passage that is kept from the
// public are not for a change that is not.
func behind(blocks []doc.Block, at int, kept map[string]string) string {
	switch {
	case at == 0:
		return "at the top"
	case kept[blocks[at-1].ID] != "":
		return "after an exempt passage"
	}
	return "after: " + saying(blocks[at-1]).words
}
