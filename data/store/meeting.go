package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/rules"
)

// MeetingFilter narrows a list of meetings; zero fields let everything through.
type MeetingFilter struct {
	Body     int64
	From, To data.Date // both days included
	Statuses []data.Status
	Text     string // every word stands in the body's name, the venue, the kind or the date
	Limit    int
}

// MeetingRow is a meeting in a list.
type MeetingRow struct {
	data.Meeting
	BodyName string
	Items    int // headings not counted
}

// Meetings lists meetings, newest first.
func (b *Book) Meetings(ctx context.Context, f MeetingFilter) (_ []MeetingRow, err error) {
	defer doing(&err, "list meetings")
	list, args := sqlMeetings, []any{}
	if f.Body != 0 {
		list, args = sqlMeetingsOfBody, append(args, f.Body)
	}
	statuses := f.Statuses
	if len(statuses) == 0 {
		statuses = data.Statuses()
	}
	among, err := jsonText(statuses)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(f.Text))
	limit := f.Limit
	if limit <= 0 || len(words) > 0 {
		limit = -1
	}
	to := "9999-12-31"
	if f.To != "" {
		to = string(f.To)
	}
	rows, err := query(ctx, b.r, scanMeetingRow, list, append(args, f.From, to+"T24", among, limit)...)
	if err != nil || len(words) == 0 {
		return rows, err
	}
	found := rows[:0]
	for _, r := range rows {
		if r.says(words) && (f.Limit <= 0 || len(found) < f.Limit) {
			found = append(found, r)
		}
	}
	return found, nil
}

// says tells whether every word stands somewhere in the row. A number is the
// whole of the day or the year and no part of one: 20 is the 20th and not 2026.
// Without a month beside it, it may be a number of the body or the place too.
func (r MeetingRow) says(words []string) bool {
	day := r.Start.Date()
	names := strings.ToLower(r.BodyName + " " + r.Venue)
	text := names + " " + strings.ToLower(strings.Join([]string{string(r.Kind), string(r.Status), string(r.Start), day.Long()}, " "))
	numbers := strings.Fields(day.Time().Format("2 2006"))
	if !slices.ContainsFunc(words, isMonth) {
		numbers = append(numbers, strings.FieldsFunc(names, func(r rune) bool { return r < '0' || r > '9' })...)
	}
	for _, w := range words {
		if n := number.FindStringSubmatch(w); n != nil && slices.Contains(numbers, n[1]) || n == nil && strings.Contains(text, w) {
			continue
		}
		return false
	}
	return true
}

// number is a whole number, as of a day: "7", "07", "7th".
var number = regexp.MustCompile(`^0*(\d+)(?:st|nd|rd|th)?$`)

// isMonth tells whether a word in lower case is a month or the beginning of one.
func isMonth(word string) bool {
	for m := time.January; len(word) >= 3 && m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return true
		}
	}
	return false
}

// Meeting is the meeting with the id.
func (b *Book) Meeting(ctx context.Context, id int64) (_ data.Meeting, err error) {
	defer doing(&err, "read meeting")
	return meetingOf(ctx, b.r, id)
}

// meetingOf reads a meeting and names it if it is not there.
func meetingOf(ctx context.Context, q querier, id int64) (data.Meeting, error) {
	m, err := one(ctx, q, scanMeeting, sqlMeeting, id)
	if errors.Is(err, ErrNotFound) {
		err = say(ErrNotFound, "the book has no meeting %d", id)
	}
	return m, err
}

// SaveMeeting keeps a meeting and works out its municipal year. A new one is
// planned; after that the status and the day of issue change only through
// IssueAgenda, BeginMinutes, SetStatus, Approve and Sign, and what m says of
// them is replaced by what the book says.
func (b *Book) SaveMeeting(ctx context.Context, m *data.Meeting) (err error) {
	defer doing(&err, "save meeting")
	return b.inTx(ctx, func(t *tx) error {
		if m.ID == 0 {
			m.Status, m.IssuedOn = data.Planned, ""
			return insertMeeting(t, m)
		}
		old, err := openMeeting(t, m.ID)
		if err != nil {
			return err
		}
		m.UID, m.Status, m.IssuedOn = old.UID, old.Status, old.IssuedOn
		args, err := meetingArgs(t, m)
		if err != nil {
			return err
		}
		if err := t.must(sqlUpdateMeeting, append(args, m.ID)...); err != nil {
			return err
		}
		return t.audit("changed", "meeting", m.UID, meetingText(*m))
	})
}

// StartMeeting makes a meeting with the body's standing items and those of a
// template. With template 0 there are the standing items alone; they are the
// items marked as such in the body's first template that has any. Venue and
// contact are the body's usual ones where m names none. The item on the minutes
// names every set that waits for approval; an extraordinary meeting gets none by
// itself (rules.ApprovesMinutes).
func (b *Book) StartMeeting(ctx context.Context, m *data.Meeting, template int64) (err error) {
	defer doing(&err, "start meeting")
	return b.inTx(ctx, func(t *tx) error {
		m.ID, m.Status, m.IssuedOn = 0, data.Planned, ""
		body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
		if err != nil {
			return err
		}
		m.Venue = cmp.Or(m.Venue, body.Venue)
		if len(m.Contacts) == 0 && body.Contact.Name != "" {
			m.Contacts = []data.Contact{body.Contact}
		}
		if err := insertMeeting(t, m); err != nil {
			return err
		}
		items, err := startingItems(t, m.Body, template)
		if err != nil {
			return err
		}
		if !rules.ApprovesMinutes(*m) {
			items = withoutStandingMinutes(items)
		}
		if err := addTemplateItems(t, m.ID, 0, items); err != nil {
			return err
		}
		return keepMinutesItem(t, *m, true)
	})
}

// insertMeeting adds a meeting as m says.
func insertMeeting(t *tx, m *data.Meeting) error {
	if err := giveUID(&m.UID); err != nil {
		return err
	}
	args, err := meetingArgs(t, m)
	if err != nil {
		return err
	}
	if m.ID, err = t.exec(sqlInsertMeeting, append(args, m.UID, m.Status, m.IssuedOn)...); err != nil {
		return err
	}
	return t.audit("added", "meeting", m.UID, meetingText(*m))
}

func meetingArgs(t *tx, m *data.Meeting) ([]any, error) {
	body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
	if errors.Is(err, ErrNotFound) {
		return nil, errors.New("a meeting must have a body")
	}
	if err != nil {
		return nil, err
	}
	if _, err := data.ParseDateTime(string(m.Start)); err != nil || m.Start.Clock() == "" {
		return nil, fmt.Errorf("a meeting must have a date and time (%q is none)", string(m.Start))
	}
	m.Kind = cmp.Or(m.Kind, data.OrdinaryMeeting)
	m.Year = rules.MunicipalYear(m.Start.Date(), body.YearStart)
	contacts, err := jsonText(m.Contacts)
	return []any{m.Body, m.Year, m.Kind, m.Start, m.Opened, m.Ended, m.Venue, contacts, m.Notes}, err
}

// DeleteMeeting takes out a meeting that is planned or cancelled, with its items.
func (b *Book) DeleteMeeting(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete meeting")
	return b.inTx(ctx, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, id)
		if err != nil {
			return err
		}
		if m.Status != data.Planned && m.Status != data.Cancelled {
			return fmt.Errorf("this meeting is %s: only one that is planned or cancelled can be deleted", m.Status)
		}
		if issues, err := issuesOf(t.ctx, t, id); err != nil || len(issues) > 0 {
			return cmp.Or(err, errors.New("documents of this meeting went out: it can be cancelled, not deleted"))
		}
		if _, err := t.exec(sqlDeleteDeclarationsOf, id); err != nil {
			return err
		}
		if err := t.must(sqlDeleteMeeting, id); err != nil {
			return err
		}
		return t.audit("deleted", "meeting", m.UID, meetingText(m))
	})
}

// meetingText is a meeting in the audit trail.
func meetingText(m data.Meeting) string {
	return fmt.Sprintf("%s meeting on %s at %s", m.Kind, m.Start.Date().Medium(), m.Start.Clock())
}

func scanMeeting(r row) (m data.Meeting, err error) {
	err = r.Scan(scanMeetingInto(&m)...)
	return m, err
}

func scanMeetingInto(m *data.Meeting) []any {
	return []any{&m.ID, &m.UID, &m.Body, &m.Year, &m.Kind, &m.Start, &m.Opened, &m.Ended, &m.Venue,
		fromJSON{&m.Contacts}, &m.Notes, &m.Status, &m.IssuedOn, &m.Late}
}

func scanMeetingRow(r row) (m MeetingRow, err error) {
	err = r.Scan(append(scanMeetingInto(&m.Meeting), &m.BodyName, &m.Items)...)
	return m, err
}

const (
	meetingColumns = `m.id, m.uid, m.body_id, m.year, m.kind, m.starts_at, m.opened, m.ended, m.venue,
		m.contacts, m.notes, m.status, m.issued_on, m.late_reason`
	selectMeetingRow = `SELECT ` + meetingColumns + `, b.name,
		(SELECT count(*) FROM item i WHERE i.meeting_id = m.id AND i.heading = 0)
		FROM meeting m JOIN body b ON b.id = m.body_id WHERE `
	meetingRowEnd = ` AND m.status IN (SELECT value FROM json_each(?)) ORDER BY m.starts_at DESC, m.id DESC LIMIT ?`

	sqlMeetings           = selectMeetingRow + `m.starts_at >= ? AND m.starts_at < ?` + meetingRowEnd
	sqlMeetingsOfBody     = selectMeetingRow + `m.body_id = ? AND m.starts_at >= ? AND m.starts_at < ?` + meetingRowEnd
	sqlMeeting            = `SELECT ` + meetingColumns + ` FROM meeting m WHERE m.id = ?`
	sqlMeetingsOpenOfBody = `SELECT ` + meetingColumns + ` FROM meeting m WHERE m.body_id = ? AND m.status NOT IN ('approved', 'signed')`
	sqlMeetingAt          = `SELECT ` + meetingColumns + ` FROM meeting m WHERE m.body_id = ? AND m.starts_at = ?`
	sqlInsertMeeting      = `INSERT INTO meeting(body_id, year, kind, starts_at, opened, ended, venue, contacts, notes, uid, status, issued_on)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlUpdateMeeting = `UPDATE meeting SET body_id = ?, year = ?, kind = ?, starts_at = ?, opened = ?, ended = ?, venue = ?,
		contacts = ?, notes = ? WHERE id = ?`
	sqlSetYear              = `UPDATE meeting SET year = ? WHERE id = ?`
	sqlDeleteDeclarationsOf = `DELETE FROM declaration WHERE meeting_id = ?`
	sqlDeleteMeeting        = `DELETE FROM meeting WHERE id = ?`
)
