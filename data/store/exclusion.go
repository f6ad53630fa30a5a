package store

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// ExcludePublic puts the item that excludes the press and public before the first
// exempt item of an agenda, if nothing before it does: a new one, or the one that
// stands too late. It gives the item and whether anything was done: once minutes
// have begun it is too late.
func (b *Book) ExcludePublic(ctx context.Context, meeting int64) (_ data.Item, done bool, err error) {
	defer doing(&err, "put in the exclusion of the press and public")
	m, err := b.Record(ctx, meeting)
	if err != nil {
		return data.Item{}, false, err
	}
	u, missing := rules.FirstUnannounced(m)
	switch {
	case !missing || m.Meeting.Status != data.Planned && m.Meeting.Status != data.Issued:
		return data.Item{}, false, nil
	case u.Later.ID != 0:
		return u.Later, true, b.MoveItem(ctx, u.Later.ID, u.Item.Parent, u.Item.Position)
	}
	it := data.Item{Meeting: meeting, Parent: u.Item.Parent, Title: rules.ExclusionTitle}
	err = b.inTx(ctx, func(t *tx) error { return putExclusion(t, &it, u.Item) })
	return it, err == nil, err
}

// putExclusion adds an item before another, and to the trail that the program did.
func putExclusion(t *tx, it *data.Item, before data.Item) error {
	siblings, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, null(it.Parent))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(siblings, func(s data.Item) bool { return s.ID == before.ID })
	after := int64(0)
	if at > 0 {
		after = siblings[at-1].ID
	}
	if err := addItem(t, it, after); err != nil {
		return err
	}
	if at == 0 {
		if err := setPositions(t, append([]data.Item{*it}, siblings...)); err != nil {
			return err
		}
	}
	return t.audit(putIn, "item", it.UID, it.Title)
}

// putIn is in the trail of items that the program added by itself.
const putIn = "put in"

// AdmitPublic takes off an agenda on which nothing is exempt any more the item that
// ExcludePublic put in, unless something of the clerk's is in it or the agenda went
// out with it. It gives the item and whether there was one; RestoreItem brings it
// back.
func (b *Book) AdmitPublic(ctx context.Context, meeting int64) (_ data.Item, done bool, err error) {
	defer doing(&err, "take off the exclusion of the press and public")
	m, err := b.Record(ctx, meeting)
	if err != nil || len(rules.PrivateProceedings(m)) > 0 {
		return data.Item{}, false, err
	}
	i := slices.IndexFunc(m.Items, func(it record.Item) bool {
		late := m.Meeting.Status == data.Issued && it.Added != ""
		return (m.Meeting.Status == data.Planned || late) && untouched(m, it)
	})
	if i < 0 {
		return data.Item{}, false, nil
	}
	it := m.Items[i].Item
	put, err := one(ctx, b.r, value[bool], sqlWasPutIn, putIn, it.UID)
	if err != nil || !put {
		return data.Item{}, false, err
	}
	return it, true, b.DeleteItem(ctx, it.ID)
}

// untouched tells whether an item is as ExcludePublic puts it in.
func untouched(m record.Meeting, it record.Item) bool {
	bare := data.Item{ID: it.ID, UID: it.UID, Meeting: it.Meeting, Parent: it.Parent, Position: it.Position,
		AgendaNumber: it.AgendaNumber, Taken: it.Taken, Added: it.Added, Title: rules.ExclusionTitle}
	return it.Item == bare && it.Agenda.Empty() && it.Minutes.Empty() && len(it.Papers) == 0 &&
		!slices.ContainsFunc(m.Items, func(sub record.Item) bool { return sub.Parent == it.ID })
}

const sqlWasPutIn = `SELECT EXISTS(SELECT 1 FROM audit WHERE verb = ? AND entity = 'item' AND uid = ?)`
