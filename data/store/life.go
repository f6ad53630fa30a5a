package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// IssueAgenda marks the agenda as issued on a day and gives out its numbers,
// which stay from then on. late is why it went out with fewer clear days than the
// body must give; it is kept where that is so.
func (b *Book) IssueAgenda(ctx context.Context, meeting int64, on data.Date, late string) (err error) {
	defer doing(&err, "issue agenda")
	return b.inTx(ctx, func(t *tx) error { return issueAgenda(t, meeting, on, late) })
}

func issueAgenda(t *tx, meeting int64, on data.Date, late string) error {
	m, err := step(t, meeting, data.Issued)
	if err != nil {
		return err
	}
	if err := keepMinutesItem(t, m, false); err != nil {
		return err
	}
	said, late, err := issuedText(t, m, on, late)
	if err != nil {
		return err
	}
	if err := t.must(sqlSetIssued, on, late, meeting); err != nil {
		return err
	}
	if err := giveNumbers(t, m); err != nil {
		return err
	}
	return t.audit("issued", "meeting", m.UID, said)
}

// issuedText is the issue of an agenda in the audit trail, and why it was late;
// nothing if it was not.
func issuedText(t *tx, m data.Meeting, on data.Date, late string) (said, why string, err error) {
	body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
	if err != nil {
		return "", "", err
	}
	calendar, err := calendarOf(t.ctx, t)
	if err != nil {
		return "", "", err
	}
	said = "agenda of the " + meetingText(m) + " issued on " + on.Medium()
	latest, _ := rules.LatestIssue(body, m.Start.Date(), calendar)
	if on <= latest {
		return said, "", nil
	}
	why = strings.Join(strings.Fields(late), " ")
	return said + ", late (" + latest.Medium() + " was the last day): " + cmp.Or(why, "no reason given"), why, nil
}

// BeginMinutes starts the minutes and gives out their numbers by the body's
// scheme, and agenda numbers where an agenda was never issued. It marks nobody
// as present: Attendance holds those whom the clerk has marked.
func (b *Book) BeginMinutes(ctx context.Context, meeting int64) (err error) {
	defer doing(&err, "begin minutes")
	return b.inTx(ctx, func(t *tx) error { return beginMinutes(t, meeting) })
}

func beginMinutes(t *tx, meeting int64) error {
	m, err := step(t, meeting, data.Drafting)
	if err != nil {
		return err
	}
	if err := giveNumbers(t, m); err != nil {
		return err
	}
	return t.audit("began minutes", "meeting", m.UID, meetingText(m))
}

// SetStatus moves a meeting on (rules.NextStatus). Issuing and beginning the
// minutes give out numbers; minutes go to the chair and out as a draft when they
// say why late items were taken (rules.ForChair); a draft that goes out is frozen
// as it stands and does not come back; signing needs a signature; approval goes
// through Approve.
func (b *Book) SetStatus(ctx context.Context, meeting int64, to data.Status) (err error) {
	defer doing(&err, "set status")
	return b.inTx(ctx, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, meeting)
		switch {
		case err != nil:
			return err
		case to == data.Approved:
			return errors.New("minutes are approved by a meeting: record its approval")
		case to == data.Signed:
			return errors.New("minutes are signed by somebody: record the signature")
		case to == data.Issued:
			return issueAgenda(t, meeting, data.DateOf(t.now), "")
		case to == data.Drafting && (m.Status == data.Planned || m.Status == data.Issued):
			return beginMinutes(t, meeting)
		}
		if m.Status == data.DraftPublished { // what is out does not come back
			if _, out, err := optional(t.ctx, t, value[int64], sqlIsFrozen, meeting, Published); err != nil || out {
				return cmp.Or(err, ErrPublished)
			}
		}
		if m, err = step(t, meeting, to); err != nil {
			return err
		}
		switch to {
		case data.WithChair:
			if err := forChair(t, meeting); err != nil {
				return err
			}
		case data.DraftPublished:
			if err := cmp.Or(forChair(t, meeting), freeze(t, meeting, Published)); err != nil {
				return err
			}
		case data.Planned: // again: what went out for the day that was called off is out no longer
			if err := t.must(sqlSetIssued, "", "", meeting); err != nil {
				return err
			}
		}
		return t.audit(string(to), "meeting", m.UID, meetingText(m))
	})
}

// step moves a meeting to a status that may follow its own and returns it as it
// is then.
func step(t *tx, meeting int64, to data.Status) (data.Meeting, error) {
	m, err := meetingOf(t.ctx, t, meeting)
	if err != nil {
		return m, err
	}
	if err := rules.NextStatus(m.Status, to); err != nil {
		if m.Status.Locked() {
			return m, say(ErrLocked, "%v", err)
		}
		return m, err
	}
	m.Status = to
	return m, t.must(sqlSetStatus, to, meeting)
}

// Renumber gives out anew the numbers that were given out: those of the agenda
// and, once minutes have begun, theirs. It is for when the clerk says so.
func (b *Book) Renumber(ctx context.Context, meeting int64) (err error) {
	defer doing(&err, "renumber items")
	return b.renumber(ctx, meeting, "", func(t *tx, m data.Meeting) error {
		if !numbered(m.Status) {
			return errors.New("no numbers are given out before the agenda is issued")
		}
		first, err := one(t.ctx, t, value[int], sqlFirstSequence, meeting)
		if err != nil {
			return err
		}
		if _, err := t.exec(sqlClearNumbers, meeting); err != nil {
			return err
		}
		if err := giveNumbersAfter(t, m, first-1); err != nil {
			return err
		}
		return mustNotClash(t, m)
	})
}

// NumberAsTaken gives out the minute numbers of a meeting anew in the order in
// which its items were taken (rules.NumbersAsTaken). Agenda numbers stay. It is
// for when the clerk says so, while the minutes are drafted.
func (b *Book) NumberAsTaken(ctx context.Context, meeting int64) (err error) {
	defer doing(&err, "number the minutes")
	return b.renumber(ctx, meeting, ", in the order taken", func(t *tx, m data.Meeting) error {
		if m.Status != data.Drafting {
			return errors.New("the minutes are numbered again only while they are drafted")
		}
		items, err := itemsOf(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		numbers := rules.NumbersAsTaken(inOrderTaken(items))
		for _, it := range items {
			if n := numbers[it.ID]; n.Printed != it.MinuteNumber || n.Sequence != it.Sequence {
				if err := t.must(sqlSetNumbers, it.AgendaNumber, n.Printed, n.Sequence, it.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// renumber gives a meeting other numbers, unless it is locked; the audit says how.
func (b *Book) renumber(ctx context.Context, meeting int64, how string, give func(*tx, data.Meeting) error) error {
	return b.inTx(ctx, func(t *tx) error {
		m, err := openMeeting(t, meeting)
		if err != nil {
			return err
		}
		if err := give(t, m); err != nil {
			return err
		}
		return t.audit("renumbered", "meeting", m.UID, meetingText(m)+how)
	})
}

// inOrderTaken puts items in the order in which they were taken.
func inOrderTaken(items []data.Item) []data.Item {
	whole := make([]record.Item, len(items))
	for i, it := range items {
		whole[i].Item = it
		if it.Parent != 0 {
			whole[i].Depth = 1
		}
	}
	out := make([]data.Item, len(items))
	for i, it := range record.InOrderTaken(whole) {
		out[i] = it.Item
	}
	return out
}

// mustNotClash refuses minute numbers that another meeting of the body's year
// has: they were given out, and two minutes of one number cannot be referred to.
func mustNotClash(t *tx, m data.Meeting) error {
	body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
	if err != nil || body.Numbering == data.PerMeeting {
		return err
	}
	other, clash, err := optional(t.ctx, t, value[int64], sqlClash, m.Body, m.Year, m.ID, m.ID)
	if err != nil || !clash {
		return err
	}
	with, err := meetingOf(t.ctx, t, other)
	if err != nil {
		return err
	}
	return fmt.Errorf("the numbers would run into those of the meeting on %s, which are given out", with.Start.Date().Medium())
}

// numbered tells whether agenda numbers are out in a status.
func numbered(s data.Status) bool { return s != data.Planned && s != data.Cancelled }

// minuted tells whether minute numbers are out in a status.
func minuted(s data.Status) bool { return numbered(s) && s != data.Issued }

// giveNumbers gives numbers to the items of a meeting that should have them and
// have none; the others keep theirs.
func giveNumbers(t *tx, m data.Meeting) error { return giveNumbersAfter(t, m, -1) }

// giveNumbersAfter counts minutes on from last, or with a negative last from
// the highest number of the body's year.
func giveNumbersAfter(t *tx, m data.Meeting, last int) error {
	if !numbered(m.Status) {
		return nil
	}
	items, err := itemsOf(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	agenda := rules.AgendaNumbers(items)
	var minutes map[int64]rules.Number
	if minuted(m.Status) {
		if minutes, err = minuteNumbers(t, m, items, last); err != nil {
			return err
		}
	}
	for _, i := range items {
		n := cmp.Or(minutes[i.ID], rules.Number{Printed: i.MinuteNumber, Sequence: i.Sequence})
		if agenda[i.ID] == i.AgendaNumber && n.Printed == i.MinuteNumber && n.Sequence == i.Sequence {
			continue
		}
		if err := t.must(sqlSetNumbers, agenda[i.ID], n.Printed, n.Sequence, i.ID); err != nil {
			return fmt.Errorf("number %q: %w", i.Title, err)
		}
	}
	return nil
}

func minuteNumbers(t *tx, m data.Meeting, items []data.Item, last int) (map[int64]rules.Number, error) {
	body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
	if err != nil {
		return nil, err
	}
	if last < 0 {
		if last, err = one(t.ctx, t, value[int], sqlLastSequence, m.Body, m.Year); err != nil {
			return nil, err
		}
	}
	return rules.MinuteNumbers(items, body.Numbering, last, m.Start.Date()), nil
}

const (
	sqlSetStatus     = `UPDATE meeting SET status = ? WHERE id = ?`
	sqlSetIssued     = `UPDATE meeting SET issued_on = ?, late_reason = ? WHERE id = ?`
	sqlSetNumbers    = `UPDATE item SET agenda_number = ?, minute_number = ?, sequence = ? WHERE id = ?`
	sqlClearNumbers  = `UPDATE item SET agenda_number = '', minute_number = '', sequence = 0 WHERE meeting_id = ?`
	sqlFirstSequence = `SELECT coalesce(min(sequence), 0) FROM item WHERE meeting_id = ? AND sequence > 0`
	sqlClash         = `SELECT i.meeting_id FROM meeting m CROSS JOIN item i ON i.meeting_id = m.id WHERE m.body_id = ? AND m.year = ? AND m.id <> ? AND i.sequence IN (SELECT sequence FROM item WHERE meeting_id = ? AND sequence > 0) LIMIT 1`
	sqlLastSequence  = `SELECT coalesce(max(i.sequence), 0) FROM meeting m CROSS JOIN item i ON i.meeting_id = m.id WHERE m.body_id = ? AND m.year = ?`
)
