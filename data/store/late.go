package store

import (
	"cmp"
	"context"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

// SayUrgent keeps the special circumstances for which the chair takes an item
// that came too late, and begins its minutes with them (rules.Urgency). Said
// again, the new words stand in the place of the old; no words take them away.
func (b *Book) SayUrgent(ctx context.Context, item int64, circumstances string) (err error) {
	defer doing(&err, "say why the item is urgent")
	return b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, item)
		if err != nil {
			return err
		}
		m, err := openMeeting(t, it.Meeting)
		if err != nil {
			return err
		}
		body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
		if err != nil {
			return err
		}
		was, now := it.Urgent, strings.Join(strings.Fields(circumstances), " ")
		if was == now {
			return nil
		}
		if err := t.must(sqlSetUrgent, now, item); err != nil {
			return err
		}
		texts, err := textsBy(t.ctx, t, sqlTextsOfItem, item)
		if err != nil {
			return err
		}
		minutes := texts[item].Minutes
		if _, err := writeText(t, item, MinutesPart, withUrgency(body, minutes.Doc, was, now), minutes.Rev); err != nil {
			return err
		}
		return t.audit("changed", "item", it.UID, it.Title+", urgent: "+cmp.Or(now, "no longer"))
	})
}

// withUrgency is minutes that begin with the words for why an item is urgent.
func withUrgency(body data.Body, d doc.Document, was, now string) doc.Document {
	blocks := d.Blocks
	if was != "" && len(blocks) > 0 && blocks[0].Text() == rules.Urgency(body, was) {
		blocks = blocks[1:]
	}
	if len(blocks) == 1 && blocks[0].Kind == doc.Paragraph && blocks[0].Text() == "" {
		blocks = nil // the empty line of a text that was never typed in
	}
	if now == "" {
		return doc.Document{Blocks: blocks}
	}
	return doc.Document{Blocks: append([]doc.Block{doc.Text(rules.Urgency(body, now))}, blocks...)}
}

// forChair tells what the minutes of a meeting still lack before they may go to
// the chair (rules.ForChair).
func forChair(t *tx, meeting int64) error {
	m, err := recordFromRows(t.ctx, t, meeting)
	if err != nil {
		return err
	}
	if m.Issues, err = issuesOf(t.ctx, t, meeting); err != nil {
		return err
	}
	c, err := calendarOf(t.ctx, t)
	if err != nil {
		return err
	}
	return rules.ForChair(m, c)
}

const sqlSetUrgent = `UPDATE item SET urgent = ? WHERE id = ?`
