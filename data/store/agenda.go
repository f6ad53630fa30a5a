package store

import (
	"cmp"
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// AddItems puts items with their sub-items, agenda texts and papers onto the
// agenda of a meeting after one of its items (0: at the end), all of them or
// none. They carry any ids of their own; Parent refers to an earlier one of the
// list. A paper has no file yet: it is to follow or verbal. It returns the ids
// the book gave them.
func (b *Book) AddItems(ctx context.Context, meeting, after int64, items []record.Item) (ids []int64, err error) {
	defer doing(&err, "add items")
	err = b.inTx(ctx, func(t *tx) error {
		given := map[int64]int64{}
		for _, it := range items {
			own := it.ID
			it.Meeting, it.Parent = meeting, given[it.Parent]
			behind := int64(0)
			if it.Parent == 0 {
				behind = after
			}
			id, err := addWhole(t, it, behind)
			if err != nil {
				return err
			}
			if it.Parent == 0 && after != 0 {
				after = id
			}
			given[own] = id
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// addWhole adds an item with its agenda text and papers.
func addWhole(t *tx, it record.Item, after int64) (int64, error) {
	fresh := data.Item{Meeting: it.Meeting, Parent: it.Parent, Title: it.Title, Heading: it.Heading, Exempt: it.Exempt, Presenter: it.Presenter,
		Standing: it.Standing, Budget: it.Budget, Description: it.Description}
	if err := addItem(t, &fresh, after); err != nil {
		return 0, err
	}
	if !it.Agenda.Empty() {
		if _, err := writeText(t, fresh.ID, AgendaPart, it.Agenda, 0); err != nil {
			return 0, err
		}
	}
	for _, p := range it.Papers {
		announced := data.Paper{Item: fresh.ID, Name: p.Name, State: p.State, Exempt: p.Exempt}
		if err := writePaper(t, &announced); err != nil {
			return 0, err
		}
	}
	return fresh.ID, nil
}

// agendaText is the agenda text of an item; rev 0 if it has none.
func agendaText(ctx context.Context, q querier, item int64) (Text, error) {
	stored, found, err := optional(ctx, q, scanStored, sqlText, item, AgendaPart)
	if err != nil || !found {
		return Text{}, err
	}
	return stored.text()
}

// Waiting lists the business that waits for the agenda of a meeting: see
// rules.Waiting. The minutes of a year and the actions of all years are looked at.
func (b *Book) Waiting(ctx context.Context, meeting int64) (_ []rules.Matter, err error) {
	defer doing(&err, "look for what waits")
	m, err := b.Meeting(ctx, meeting)
	if err != nil {
		return nil, err
	}
	here, err := recordItems(ctx, b.r, meeting)
	if err != nil {
		return nil, err
	}
	return b.waiting(ctx, m, here)
}

// WaitingFor lists what waits for a body on a day that no agenda has yet.
func (b *Book) WaitingFor(ctx context.Context, body int64, on data.Date) (_ []rules.Matter, err error) {
	defer doing(&err, "look for what waits")
	return b.waiting(ctx, data.Meeting{Body: body, Start: on.At("24:00")}, nil)
}

const yearBack = 366 // days for which what was put off is remembered

func (b *Book) waiting(ctx context.Context, m data.Meeting, here []record.Item) ([]rules.Matter, error) {
	rows, err := b.Plan(ctx, m.Body)
	if err != nil {
		return nil, err
	}
	plan := make([]data.PlanEntry, len(rows))
	for i, r := range rows {
		plan[i] = r.PlanEntry
	}
	held, err := b.Meetings(ctx, MeetingFilter{Body: m.Body, From: m.Start.Date().Add(-yearBack), To: m.Start.Date()})
	if err != nil {
		return nil, err
	}
	open, err := b.Actions(ctx, ActionFilter{Body: m.Body, Open: true})
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, h := range held {
		ids = append(ids, h.ID)
	}
	for _, a := range open {
		ids = append(ids, a.Meeting)
	}
	slices.Sort(ids)
	var earlier []record.Meeting
	for _, id := range slices.Compact(ids) {
		r, err := readRecord(ctx, b.r, id)
		if err != nil {
			return nil, err
		}
		earlier = append(earlier, r)
	}
	return rules.Waiting(m, here, plan, earlier), nil
}

// TakeMatters puts business that waits onto the agenda of a meeting after one of
// its items (0: at the end), all of it or nothing, and returns the first item it
// went to. What is private goes to the end unless it follows what is private
// too; open actions become lines of the matters arising, an item that is made
// after the minutes where there is none.
func (b *Book) TakeMatters(ctx context.Context, meeting, after int64, matters []rules.Matter) (first int64, err error) {
	defer doing(&err, "take business onto the agenda")
	err = b.inTx(ctx, func(t *tx) error {
		m, err := openMeeting(t, meeting)
		if err != nil {
			return err
		}
		for _, b := range matters {
			id, err := takeMatter(t, m, after, b)
			if err != nil {
				return err
			}
			first = cmp.Or(first, id)
			if b.Source != rules.Arising && b.Exempt == "" && after != 0 {
				after = id
			}
		}
		return nil
	})
	return first, err
}

func takeMatter(t *tx, m data.Meeting, after int64, b rules.Matter) (int64, error) {
	if b.Source == rules.Arising {
		return takeAction(t, m, after, b)
	}
	if b.Exempt != "" && after != 0 {
		it, err := one(t.ctx, t, scanItem, sqlItem, after)
		if err != nil {
			return 0, err
		}
		if it.Exempt == "" {
			after = 0
		}
	}
	if b.Entry != 0 {
		return pullPlan(t, b.Entry, m.ID, after)
	}
	return addWhole(t, b.AgendaItem(m), after)
}

// takeAction puts an open action among the matters arising.
func takeAction(t *tx, m data.Meeting, after int64, b rules.Matter) (int64, error) {
	items, err := itemsOf(t.ctx, t, m.ID)
	if err != nil {
		return 0, err
	}
	at := slices.IndexFunc(items, func(it data.Item) bool { return rules.IsArising(it.Title) })
	if at < 0 {
		for _, it := range items {
			if it.Parent == 0 && rules.PurposeOf(it.Title) == rules.ForMinutes {
				after = it.ID
			}
		}
		it := record.Item{Item: data.Item{Meeting: m.ID, Title: b.Title}, Agenda: doc.Document{Blocks: []doc.Block{b.ArisingLine(m)}}}
		return addWhole(t, it, after)
	}
	now, err := agendaText(t.ctx, t, items[at].ID)
	if err != nil {
		return 0, err
	}
	now.Doc.Blocks = append(now.Doc.Blocks, b.ArisingLine(m))
	_, err = writeText(t, items[at].ID, AgendaPart, now.Doc, now.Rev)
	return items[at].ID, err
}
