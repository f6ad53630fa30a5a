package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Items lists the items of a meeting in printed order: each before its sub-items.
func (b *Book) Items(ctx context.Context, meeting int64) (_ []data.Item, err error) {
	defer doing(&err, "list items")
	return itemsOf(ctx, b.r, meeting)
}

func itemsOf(ctx context.Context, q querier, meeting int64) ([]data.Item, error) {
	items, err := query(ctx, q, scanItem, sqlItems, meeting)
	return inPrintedOrder(items), err
}

// inPrintedOrder puts items, sorted by position, each before its sub-items.
func inPrintedOrder(items []data.Item) []data.Item {
	children := map[int64][]data.Item{}
	for _, i := range items {
		children[i.Parent] = append(children[i.Parent], i)
	}
	out := make([]data.Item, 0, len(items))
	var add func(parent int64)
	add = func(parent int64) {
		below := children[parent]
		delete(children, parent) // another program could have put an item under itself
		for _, i := range below {
			out = append(out, i)
			add(i.ID)
		}
	}
	add(0)
	return out
}

// Item is the item with the id.
func (b *Book) Item(ctx context.Context, id int64) (_ data.Item, err error) {
	defer doing(&err, "read item")
	return one(ctx, b.r, scanItem, sqlItem, id)
}

// AddItem adds an item to it.Meeting after a sibling, or with after 0 at the end
// of it.Parent's sub-items. Where numbers are out already it gets one that no
// other item has, and the day it was added.
func (b *Book) AddItem(ctx context.Context, it *data.Item, after int64) (err error) {
	defer doing(&err, "add item")
	return b.inTx(ctx, func(t *tx) error { return addItem(t, it, after) })
}

func addItem(t *tx, it *data.Item, after int64) error {
	m, err := openMeeting(t, it.Meeting)
	if err != nil {
		return err
	}
	siblings, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, null(it.Parent))
	if err != nil {
		return err
	}
	at := len(siblings)
	if after != 0 {
		i := slices.IndexFunc(siblings, func(s data.Item) bool { return s.ID == after })
		if i < 0 {
			return errors.New("the item it should follow is not beside it")
		}
		at = i + 1
	}
	it.ID, it.AgendaNumber, it.MinuteNumber, it.Sequence, it.Added = 0, "", "", 0, ""
	if numbered(m.Status) {
		it.Added = data.DateOf(t.now)
	}
	if err := insertItem(t, it); err != nil {
		return err
	}
	if err := setPositions(t, slices.Insert(siblings, at, *it)); err != nil {
		return err
	}
	if err := giveNumbers(t, m); err != nil {
		return err
	}
	if *it, err = one(t.ctx, t, scanItem, sqlItem, it.ID); err != nil {
		return err
	}
	return t.audit("added", "item", it.UID, it.Title)
}

// insertItem adds an item as it stands, at the end of its siblings.
func insertItem(t *tx, it *data.Item) error {
	if err := giveUID(&it.UID); err != nil {
		return err
	}
	last, err := one(t.ctx, t, value[int], sqlLastPosition, it.Meeting, null(it.Parent))
	if err != nil {
		return err
	}
	it.Position = last + 1
	it.ID, err = t.exec(sqlInsertItem, it.UID, it.Meeting, null(it.Parent), it.Position, it.Title, it.Heading, it.AgendaNumber,
		it.MinuteNumber, it.Sequence, it.Exempt, it.Presenter, it.Standing, it.Truncated, it.Taken, it.Budget, it.Urgent, it.Added, it.Description)
	return err
}

// addTemplateItems adds items with their agenda texts and sub-items.
func addTemplateItems(t *tx, meeting, parent int64, items []data.TemplateItem) error {
	for _, ti := range items {
		it := data.Item{Meeting: meeting, Parent: parent, Title: ti.Title, Heading: ti.Heading, Standing: ti.Standing}
		if err := insertItem(t, &it); err != nil {
			return err
		}
		if d := doc.FromText(ti.Text); !d.Empty() {
			if _, err := writeText(t, it.ID, AgendaPart, d, 0); err != nil {
				return err
			}
		}
		if err := addTemplateItems(t, meeting, it.ID, ti.Items); err != nil {
			return err
		}
	}
	return nil
}

// setPositions counts siblings from 1 in the order given.
func setPositions(t *tx, siblings []data.Item) error {
	for i, s := range siblings {
		if s.Position != i+1 {
			if err := t.must(sqlSetPosition, i+1, s.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// SaveItem keeps what an item says and its numbers; its place changes by
// MoveItem and TakeInOrder.
func (b *Book) SaveItem(ctx context.Context, it *data.Item) (err error) {
	defer doing(&err, "save item")
	return b.inTx(ctx, func(t *tx) error {
		old, err := one(t.ctx, t, scanItem, sqlItem, it.ID)
		if err != nil {
			return err
		}
		it.UID, it.Meeting, it.Parent, it.Position, it.Taken, it.Added = old.UID, old.Meeting, old.Parent, old.Position, old.Taken, old.Added
		if *it == old {
			return nil
		}
		if err := mustBeOpen(t, it.ID); err != nil {
			return err
		}
		if err := t.must(sqlUpdateItem, it.Title, it.Heading, it.AgendaNumber, it.MinuteNumber, it.Sequence,
			it.Exempt, it.Presenter, it.Standing, it.Truncated, it.Budget, it.Urgent, it.Description, it.ID); err != nil {
			return err
		}
		return t.audit("changed", "item", it.UID, itemChange(old, *it))
	})
}

// itemChange is what the trail says of a change: what of the item was changed, as it
// was and as it is. Its texts have their own history.
func itemChange(old, now data.Item) string {
	alone := func(it data.Item) record.Meeting {
		return record.Meeting{Items: []record.Item{{Item: it}}}
	}
	quoted := func(s string) string {
		if s == "" {
			return "nothing"
		}
		return "“" + s + "”"
	}
	words := now.Title
	for _, c := range record.Compare(alone(old), alone(now)) {
		words += fmt.Sprintf("; %s from %s to %s", c.What, quoted(c.Before), quoted(c.After))
	}
	return words
}

// TakeInOrder keeps the order in which a meeting takes its business: every item
// of the first level, each once. Sub-items stay with their item; numbers do not
// move. The agenda keeps its own order.
func (b *Book) TakeInOrder(ctx context.Context, meeting int64, order []int64) (err error) {
	defer doing(&err, "take the items in another order")
	return b.inTx(ctx, func(t *tx) error {
		m, err := openMeeting(t, meeting)
		if err != nil {
			return err
		}
		items, err := query(t.ctx, t, scanItem, sqlSiblings, meeting, null(0))
		if err != nil {
			return err
		}
		place := map[int64]int{}
		for i, id := range order {
			place[id] = i + 1
		}
		if len(place) != len(items) || len(order) != len(items) {
			return errors.New("every item must stand in the order once")
		}
		for _, it := range items {
			if place[it.ID] == 0 {
				return errors.New("every item must stand in the order once")
			}
			if err := t.must(sqlSetTaken, place[it.ID], it.ID); err != nil {
				return err
			}
		}
		return t.audit("changed", "meeting", m.UID, "items taken in another order")
	})
}

// MoveItem puts an item under a parent (0: none) at a position from 1. Numbers
// do not move with it.
func (b *Book) MoveItem(ctx context.Context, id, parent int64, position int) (err error) {
	defer doing(&err, "move item")
	return b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, id)
		if err != nil {
			return err
		}
		if err := mustBeOpen(t, id); err != nil {
			return err
		}
		if err := checkNotInside(t, it, parent); err != nil {
			return err
		}
		siblings, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, null(parent))
		if err != nil {
			return err
		}
		siblings = slices.DeleteFunc(siblings, func(s data.Item) bool { return s.ID == id })
		if err := t.must(sqlSetParent, null(parent), id); err != nil {
			return err
		}
		at := min(max(position-1, 0), len(siblings))
		if err := setPositions(t, slices.Insert(siblings, at, it)); err != nil {
			return err
		}
		return t.audit("moved", "item", it.UID, it.Title)
	})
}

// checkNotInside refuses to put an item under itself or one of its sub-items.
func checkNotInside(t *tx, it data.Item, parent int64) error {
	for above := parent; above != 0; {
		if above == it.ID {
			return errors.New("an item cannot be its own sub-item")
		}
		p, err := one(t.ctx, t, scanItem, sqlItem, above)
		if err != nil {
			return err
		}
		above = p.Parent
	}
	return nil
}

func scanItem(r row) (i data.Item, err error) {
	err = r.Scan(scanItemInto(&i)...)
	return i, err
}

func scanItemInto(i *data.Item) []any {
	return []any{&i.ID, &i.UID, &i.Meeting, &i.Parent, &i.Position, &i.Title, &i.Heading, &i.AgendaNumber,
		&i.MinuteNumber, &i.Sequence, &i.Exempt, &i.Presenter, &i.Standing, &i.Truncated, &i.Taken, &i.Budget, &i.Urgent, &i.Added, &i.Description}
}

const (
	selectItem = `SELECT id, uid, meeting_id, coalesce(parent_id, 0), position, title, heading, agenda_number,
		minute_number, sequence, exempt, presenter, standing, truncated, taken, budget, urgent, added_on, description FROM item`
	sqlItems        = selectItem + ` WHERE meeting_id = ? ORDER BY parent_id, position`
	sqlSiblings     = selectItem + ` WHERE meeting_id = ? AND parent_id IS ? ORDER BY position`
	sqlItem         = selectItem + ` WHERE id = ?`
	sqlLastPosition = `SELECT coalesce(max(position), 0) FROM item WHERE meeting_id = ? AND parent_id IS ?`
	sqlInsertItem   = `INSERT INTO item(uid, meeting_id, parent_id, position, title, heading, agenda_number, minute_number, sequence,
		exempt, presenter, standing, truncated, taken, budget, urgent, added_on, description) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlUpdateItem = `UPDATE item SET title = ?, heading = ?, agenda_number = ?, minute_number = ?, sequence = ?,
		exempt = ?, presenter = ?, standing = ?, truncated = ?, budget = ?, urgent = ?, description = ? WHERE id = ?`
	sqlSetTaken    = `UPDATE item SET taken = ? WHERE id = ?`
	sqlSetPosition = `UPDATE item SET position = ? WHERE id = ?`
	sqlSetParent   = `UPDATE item SET parent_id = ? WHERE id = ?`
)
