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
	before := slices.IndexFunc(m.Items, func(other record.Item) bool {
		return other.Parent == it.Parent && other.Position == u.Item.Position-1
	})
	if before >= 0 {
		err := b.AddItem(ctx, &it, m.Items[before].ID)
		return it, err == nil, err
	}
	if err := b.AddItem(ctx, &it, 0); err != nil {
		return it, false, err
	}
	return it, true, b.MoveItem(ctx, it.ID, it.Parent, 1)
}
