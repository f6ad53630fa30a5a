package store

import (
	"context"
	"errors"
	"strings"
	"time"

	"minutebook/data"
)

// Speakers lists who speaks on an item, in the order they are called.
func (b *Book) Speakers(ctx context.Context, item int64) (_ []data.Speaker, err error) {
	defer doing(&err, "list speakers")
	return query(ctx, b.r, scanSpeaker, sqlSpeakers, item)
}

// MeetingSpeakers lists who speaks on the items of a meeting, by item.
func (b *Book) MeetingSpeakers(ctx context.Context, meeting int64) (_ map[int64][]data.Speaker, err error) {
	defer doing(&err, "list speakers")
	all, err := query(ctx, b.r, scanSpeaker, sqlSpeakersOfMeeting, meeting)
	out := map[int64][]data.Speaker{}
	for _, s := range all {
		out[s.Item] = append(out[s.Item], s)
	}
	return out, err
}

// SaveSpeakers keeps the whole list of an item, in its order: who is not in it
// any more is taken out, and who is new gets an id. The list is the chair's and
// no part of the record, so it may change after the minutes are approved, and
// the audit trail says nothing of it.
func (b *Book) SaveSpeakers(ctx context.Context, item int64, list []data.Speaker) (err error) {
	defer doing(&err, "keep the speakers")
	return b.inTx(ctx, func(t *tx) error {
		if _, err := one(t.ctx, t, scanItem, sqlItem, item); err != nil {
			return err
		}
		if _, err := t.exec(sqlDeleteSpeakers, item); err != nil {
			return err
		}
		for i := range list {
			s := &list[i]
			s.Item, s.Position, s.Name = item, i+1, strings.Join(strings.Fields(s.Name), " ")
			if s.Name == "" {
				return errors.New("a speaker needs a name")
			}
			if s.ID, err = t.exec(sqlInsertSpeaker, null(s.ID), item, s.Position, s.Name, s.Used, optionalInstant(s.Began)); err != nil {
				return err
			}
		}
		return nil
	})
}

// optionalInstant is t as the book keeps it; the zero time is kept as "".
func optionalInstant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return instant(t)
}

func scanSpeaker(r row) (s data.Speaker, err error) {
	var began string
	if err := r.Scan(&s.ID, &s.Item, &s.Position, &s.Name, &s.Used, &began); err != nil || began == "" {
		return s, err
	}
	return s, fromInstant{&s.Began}.Scan(began)
}

const (
	selectSpeaker        = `SELECT s.id, s.item_id, s.position, s.name, s.used, s.began FROM `
	sqlSpeakers          = selectSpeaker + `speaker s WHERE s.item_id = ? ORDER BY s.position`
	sqlSpeakersOfMeeting = selectSpeaker + `item i CROSS JOIN speaker s ON s.item_id = i.id WHERE i.meeting_id = ? ORDER BY s.item_id, s.position`
	sqlDeleteSpeakers    = `DELETE FROM speaker WHERE item_id = ?`
	sqlInsertSpeaker     = `INSERT INTO speaker(id, item_id, position, name, used, began) VALUES (?,?,?,?,?,?)`
)
