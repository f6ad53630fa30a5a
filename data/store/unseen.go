package store

import (
	"cmp"
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// NotSeen is what a change is called that is none (data.Change.What): words that no file
// to the chair held, because exempt matter was left out of it or the chair was asked
// about other items. Nobody can say that the chair agreed to them.
const NotSeen = "not in the chair's file"

// unseen lists the items and passages of minutes that the chair has agreed to as a whole
// without having had them to read. What changed since is listed as changed.
func unseen(ctx context.Context, q querier, today data.Date, m record.Meeting, changed []data.Change) ([]data.Change, error) {
	seen, err := seenByChair(ctx, q, today, m.Meeting)
	if err != nil {
		return nil, err
	}
	var out []data.Change
	reason := map[int64]string{} // why an item is exempt, for those under it
	for _, it := range m.Items {
		why := cmp.Or(it.Exempt, reason[it.Parent])
		reason[it.ID] = why
		is := data.Change{Item: it.UID, Number: cmp.Or(it.MinuteNumber, it.AgendaNumber), Title: it.Title, What: NotSeen}
		for _, b := range it.Minutes.Blocks {
			words := wordsOf(b)
			listed := slices.ContainsFunc(changed, func(c data.Change) bool { return c.Item == it.UID && c.Block == b.ID })
			if words == "" || listed || seen[passage{it.UID, b.ID, words}] {
				continue
			}
			is.Block, is.Before, is.After, is.Exempt = b.ID, words, words, cmp.Or(why, b.Exempt)
			out = append(out, is)
		}
	}
	return out, nil
}

// passage is a block of an item with its words.
type passage struct{ item, block, words string }

// seenByChair is what stood in the files that came back from the chair, and what the
// chair wrote in them.
func seenByChair(ctx context.Context, q querier, today data.Date, m data.Meeting) (map[passage]bool, error) {
	all, err := query(ctx, q, scanReview, sqlReviews, m.ID)
	if err != nil {
		return nil, err
	}
	seen := map[passage]bool{}
	for _, r := range all {
		chair, err := chairReads(ctx, q, today, m, r.Reader)
		if err != nil {
			return nil, err
		}
		if !chair || r.Round == 0 {
			continue
		}
		f, err := answerOf(ctx, q, r.ID)
		if err != nil { // Check says so
			continue
		}
		for _, it := range f.Sent.Record.Items {
			for _, d := range []doc.Document{it.Minutes, doc.Settled(f.Answer.Texts[it.UID])} {
				for _, b := range d.Blocks {
					seen[passage{it.UID, b.ID, wordsOf(b)}] = true
				}
			}
		}
	}
	return seen, nil
}

// wordsOf is a block as it reads once its edits are taken in.
func wordsOf(b doc.Block) string {
	return doc.Plain(doc.Settled(doc.Document{Blocks: []doc.Block{b}}))
}
