package record

import (
	"minutebook/data"
	"minutebook/data/doc"
)

// Compare lists in plain words what differs between two states of a record.
func Compare(then, now Meeting) []data.Change {
	var out []data.Change
	was := map[string]Item{}
	for _, i := range then.Items {
		was[i.UID] = i
	}
	for _, i := range now.Items {
		before := was[i.UID]
		delete(was, i.UID)
		say := func(block, what, then, now string) {
			if then != now {
				out = append(out, data.Change{Item: i.UID, Number: i.MinuteNumber, Title: i.Title, Block: block, What: what, Before: then, After: now})
			}
		}
		say("", "title", before.Title, i.Title)
		old := map[string]string{}
		for _, b := range before.Minutes.Blocks {
			old[b.ID] = doc.Plain(doc.Document{Blocks: []doc.Block{b}})
		}
		for _, b := range i.Minutes.Blocks {
			say(b.ID, "", old[b.ID], doc.Plain(doc.Document{Blocks: []doc.Block{b}}))
			delete(old, b.ID)
		}
		for _, b := range before.Minutes.Blocks {
			if text, gone := old[b.ID]; gone {
				say(b.ID, "", text, "")
			}
		}
	}
	for _, i := range then.Items {
		if _, gone := was[i.UID]; gone {
			out = append(out, data.Change{Item: i.UID, Number: i.MinuteNumber, Title: i.Title, What: "item", Before: i.Title})
		}
	}
	return out
}
