package store

import (
	"context"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// KeepMinutesItem brings the agenda item at which minutes are approved up to date
// while an agenda is planned: it names every set of minutes that waits. Words of
// the clerk's own stay, and so does an agenda that is out (rules.MinutesText).
func (b *Book) KeepMinutesItem(ctx context.Context, meeting int64) (err error) {
	defer doing(&err, "name the minutes that wait")
	return b.inTx(ctx, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, meeting)
		if err != nil || m.Status != data.Planned {
			return err
		}
		return keepMinutesItem(t, m, false)
	})
}

// Unapproved lists the meetings whose minutes wait for approval when a meeting
// comes, oldest first: see rules.NeighboursOf.
func (b *Book) Unapproved(ctx context.Context, meeting int64) (waiting []data.Meeting, err error) {
	defer doing(&err, "look for minutes that wait")
	m, err := b.Meeting(ctx, meeting)
	if err != nil {
		return nil, err
	}
	waiting, _, err = unapprovedBefore(ctx, b.r, m)
	return waiting, err
}

// FillMinutesItem names in the agenda text of an item the minutes that wait,
// whatever the kind of the meeting: the clerk has asked. A text that names no
// meeting goes on with the usual words.
func (b *Book) FillMinutesItem(ctx context.Context, item int64) (err error) {
	defer doing(&err, "name the minutes that wait")
	return b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, item)
		if err != nil {
			return err
		}
		m, err := openMeeting(t, it.Meeting)
		if err != nil {
			return err
		}
		unapproved, w, err := unapprovedBefore(t.ctx, t, m)
		if err != nil {
			return err
		}
		now, err := agendaText(t.ctx, t, item)
		if err != nil {
			return err
		}
		d := rules.MinutesText(now.Doc, it.UID, w, unapproved)
		if !rules.NamesMinutes(d, it.UID) {
			d.Blocks = append(d.Blocks, rules.MinutesText(doc.Document{}, it.UID, w, unapproved).Blocks...)
		}
		_, err = writeText(t, item, AgendaPart, d, now.Rev)
		return err
	})
}

// keepMinutesItem brings every item at which minutes are approved up to date in
// the book.
func keepMinutesItem(t *tx, m data.Meeting, fresh bool) error {
	items, err := itemsOf(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	for _, it := range items {
		d, now, changed, err := minutesText(t.ctx, t, m, it, fresh)
		if err != nil {
			return err
		}
		if changed {
			if _, err := writeText(t, it.ID, AgendaPart, d, now.Rev); err != nil {
				return err
			}
		}
	}
	return nil
}

// nameMinutes does the same in a planned meeting that was read: what waits today
// is named in what is printed, even if nobody has opened the agenda since.
func nameMinutes(ctx context.Context, q querier, m *record.Meeting) error {
	if m.Meeting.Status != data.Planned {
		return nil
	}
	for i, it := range m.Items {
		d, _, changed, err := minutesText(ctx, q, m.Meeting, it.Item, false)
		if err != nil {
			return err
		}
		if changed {
			m.Items[i].Agenda = d
		}
	}
	return nil
}

// minutesText is what stands under an item at which minutes are approved, and what
// should. An item without a text gets it, and in a fresh agenda those from a
// template are filled in; an extraordinary meeting approves none by itself.
func minutesText(ctx context.Context, q querier, m data.Meeting, it data.Item, fresh bool) (d doc.Document, now Text, changed bool, err error) {
	if rules.PurposeOf(it.Title) != rules.ForMinutes || it.Heading {
		return d, now, false, nil
	}
	unapproved, w, err := unapprovedBefore(ctx, q, m)
	if err != nil {
		return d, now, false, err
	}
	if now, err = agendaText(ctx, q, it.ID); err != nil {
		return d, now, false, err
	}
	if (fresh || now.Rev == 0) && rules.ApprovesMinutes(m) {
		return rules.MinutesText(now.Doc, it.UID, w, unapproved), now, true, nil
	}
	d, changed = rules.KeepMinutesText(now.Doc, it.UID, unapproved)
	return d, now, changed, nil
}

// unapprovedBefore lists the meetings of the body whose minutes wait when a
// meeting comes, and how the body words things.
func unapprovedBefore(ctx context.Context, q querier, m data.Meeting) ([]data.Meeting, data.Wording, error) {
	body, err := one(ctx, q, scanBody, sqlBody, m.Body)
	if err != nil {
		return nil, data.Wording{}, err
	}
	statuses, err := jsonText(data.Statuses())
	if err != nil {
		return nil, body.Wording, err
	}
	rows, err := query(ctx, q, scanMeetingRow, sqlMeetingsOfBody, m.Body, "", "9999", statuses, -1)
	if err != nil {
		return nil, body.Wording, err
	}
	all := make([]data.Meeting, len(rows))
	for i, r := range rows {
		all[i] = r.Meeting
	}
	return rules.NeighboursOf(m, all).Unapproved, body.Wording, nil
}
