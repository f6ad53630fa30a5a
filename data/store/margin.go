package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
)

// AddMarginNote writes a note into the margin of approved minutes: an error that
// was found later and that a later meeting put right by resolution. The old words
// stay. It is for good.
func (b *Book) AddMarginNote(ctx context.Context, n *data.MarginNote) (err error) {
	defer doing(&err, "write a note in the margin")
	return b.inTx(ctx, func(t *tx) error {
		note := *n
		m, by, err := marginOf(t, &note)
		if err != nil {
			return err
		}
		note.ID, note.UID, note.Actor, note.At = 0, "", t.actor, atInstant(t.now)
		if note.On == "" {
			note.On = by.Start.Date()
		}
		if err := giveUID(&note.UID); err != nil {
			return err
		}
		if note.ID, err = t.exec(sqlInsertMarginNote, note.UID, note.Meeting, note.Item, note.Block, note.Text, note.ByMeeting,
			note.Minute, note.On, instant(note.At), note.Actor); err != nil {
			return err
		}
		*n = note
		sum, err := rowSeal(t.ctx, t, sqlMarginNoteRow, n.ID)
		if err != nil {
			return err
		}
		return t.audit("noted", "margin note", n.UID, fmt.Sprintf("in the margin of the minutes of the %s: %s (minute %s of %s), %s%s",
			meetingText(m), n.Text, n.Minute, n.On.Medium(), sealMark, sum))
	})
}

// marginOf checks where a note is to stand and what it stands on.
func marginOf(t *tx, n *data.MarginNote) (m, by data.Meeting, err error) {
	n.Text, n.Minute = strings.Join(strings.Fields(n.Text), " "), strings.TrimSpace(n.Minute)
	if m, err = meetingOf(t.ctx, t, n.Meeting); err != nil {
		return m, by, err
	}
	if by, err = meetingOf(t.ctx, t, n.ByMeeting); err != nil {
		return m, by, err
	}
	a, approved, err := optional(t.ctx, t, scanApproval, sqlApprovalOf, n.Meeting)
	switch {
	case err != nil:
		return m, by, err
	case !approved:
		return m, by, errors.New("only approved minutes take a note in the margin: a draft is corrected")
	case n.Text == "":
		return m, by, errors.New("a note in the margin says something")
	case by.ID == m.ID || by.Start < m.Start:
		return m, by, errors.New("approved minutes are put right by a resolution of a later meeting")
	case n.Minute == "":
		return m, by, errors.New("a note in the margin names the minute that put it right")
	}
	frozen, _, err := approvedRecord(a)
	if err != nil {
		return m, by, err
	}
	it, found := frozen.Item(n.Item)
	if !found {
		return m, by, errors.New("the item is not one of these minutes")
	}
	if _, i := it.Minutes.Block(n.Block); n.Block != "" && i < 0 {
		return m, by, errors.New("the passage is not in the minutes of this item")
	}
	items, err := itemsOf(t.ctx, t, by.ID)
	if err == nil && !slices.ContainsFunc(items, func(i data.Item) bool { return i.MinuteNumber == n.Minute }) {
		err = fmt.Errorf("the meeting on %s has no minute %s", by.Start.Date().Medium(), n.Minute)
	}
	return m, by, err
}

// oldMarginSeal is what older versions of the program sealed of a note: all but its
// number in the book.
func oldMarginSeal(n data.MarginNote) string {
	return seal(n.UID, fmt.Sprint(n.Meeting), fmt.Sprint(n.Item), n.Block, n.Text, fmt.Sprint(n.ByMeeting), n.Minute, string(n.On), instant(n.At), n.Actor)
}

func scanMarginNote(r row) (n data.MarginNote, err error) {
	err = r.Scan(&n.ID, &n.UID, &n.Meeting, &n.Item, &n.Block, &n.Text, &n.ByMeeting, &n.Minute, &n.On, fromInstant{&n.At}, &n.Actor)
	return n, err
}

const (
	selectMarginNote    = `SELECT id, uid, meeting_id, item_id, block, text, by_meeting, minute, made_on, at, actor FROM margin_note`
	sqlMarginNotes      = selectMarginNote + ` WHERE meeting_id = ? ORDER BY id`
	sqlInsertMarginNote = `INSERT INTO margin_note(uid, meeting_id, item_id, block, text, by_meeting, minute, made_on, at, actor) VALUES (?,?,?,?,?,?,?,?,?,?)`
)
