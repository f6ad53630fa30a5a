package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Why a record was frozen as it stood.
const (
	Agreed    = "agreed"    // the chair found the draft right
	Published = "published" // the draft went out
)

// freeze keeps a record as it stands now.
func freeze(t *tx, meeting int64, why string) error {
	m, err := readRecord(t.ctx, t, meeting)
	if err != nil {
		return err
	}
	return freezeRecord(t, m, why)
}

func freezeRecord(t *tx, m record.Meeting, why string) error {
	form, content, err := packRecord(m)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(form)
	id, err := t.exec(sqlInsertFrozen, m.Meeting.ID, why, instant(t.now), t.actor, sum[:], content)
	if err != nil {
		return err
	}
	kept, err := rowSeal(t.ctx, t, sqlFrozenRow, id)
	if err != nil {
		return err
	}
	return t.audit("kept", "meeting", m.Meeting.UID, fmt.Sprintf("the minutes of the %s as they were %s, %s%s", meetingText(m.Meeting), why, sealMark, kept))
}

// packRecord is a record as its bytes, and those deflated.
func packRecord(m record.Meeting) (form, packed []byte, err error) {
	if form, err = record.Canonical(m); err != nil {
		return nil, nil, err
	}
	packed, err = deflate(form)
	return form, packed, err
}

func unpackRecord(packed []byte) (record.Meeting, error) {
	form, err := inflate(packed)
	if err != nil {
		return record.Meeting{}, say(ErrDamaged, "the record as it stood: %v", err)
	}
	return record.ParseCanonical(form)
}

// frozenRecord is a row of frozen.
type frozenRecord struct {
	id, meeting  int64
	why          string
	at           time.Time
	sum, content []byte
}

func scanFrozen(r row) (f frozenRecord, err error) {
	err = r.Scan(&f.id, &f.meeting, &f.why, fromInstant{&f.at}, &f.sum, &f.content)
	return f, err
}

// record is the record that was frozen, if it is still what was.
func (f frozenRecord) record() (record.Meeting, error) {
	form, err := inflate(f.content)
	if sum := sha256.Sum256(form); err != nil || !bytes.Equal(sum[:], f.sum) {
		return record.Meeting{}, say(ErrDamaged, "the record as it was %s is not what was kept", f.why)
	}
	return record.ParseCanonical(form)
}

// Frozen is the record of a meeting as it stood when it was last Agreed, or was
// Published with the corrections since, and when it was agreed or first published;
// false if it never was.
func (b *Book) Frozen(ctx context.Context, meeting int64, why string) (_ record.Meeting, at time.Time, ok bool, err error) {
	defer doing(&err, "read the record as it was %s", why)
	f, found, err := optional(ctx, b.r, scanFrozen, sqlLastFrozen, meeting, why)
	if err != nil || !found {
		return record.Meeting{}, time.Time{}, false, err
	}
	m, err := f.record()
	if at = f.at; why == Published && err == nil {
		at, err = one(ctx, b.r, func(r row) (first time.Time, err error) {
			return first, r.Scan(fromInstant{&first})
		}, sqlFirstPublished, meeting)
	}
	return m, at, err == nil, err
}

// nameAsPublished gives the body and the people of a draft that is out the names
// it went out with: another name is a change to it, and comes with a correction.
func nameAsPublished(ctx context.Context, q querier, m *record.Meeting) error {
	if m.Meeting.Status != data.DraftPublished {
		return nil
	}
	closed, err := one(ctx, q, value[bool], sqlPublishedClosed, m.Meeting.ID, m.Meeting.ID)
	if err != nil || !closed {
		return err
	}
	f, _, err := optional(ctx, q, scanFrozen, sqlLastFrozen, m.Meeting.ID, Published)
	if err != nil {
		return err
	}
	then, err := f.record()
	if err != nil { // Check says so; the draft can still be read
		return nil
	}
	m.Body.Name, m.Body.ShortName, m.Body.Wording.Authority = then.Body.Name, then.Body.ShortName, then.Body.Wording.Authority
	names := map[string]data.Person{}
	for _, p := range peopleOf(&then) {
		names[p.UID] = *p
	}
	for _, p := range peopleOf(m) {
		if was, ok := names[p.UID]; ok {
			p.Honorific, p.Given, p.Family, p.Post = was.Honorific, was.Given, was.Family, was.Post
		}
	}
	return nil
}

// peopleOf is everybody whom a record names by their row.
func peopleOf(m *record.Meeting) (out []*data.Person) {
	for i := range m.Members {
		out = append(out, &m.Members[i].Person)
	}
	for i := range m.Attendance {
		out = append(out, &m.Attendance[i].Person)
	}
	for i := range m.Declarations {
		out = append(out, &m.Declarations[i].Person)
	}
	return out
}

// ChangesSince lists what has changed in the record of a meeting since it was
// last Agreed or Published; nothing if it never was. Behind what changed since the
// chair agreed stands what the chair agreed to without having seen it (NotSeen).
func (b *Book) ChangesSince(ctx context.Context, meeting int64, why string) (_ []data.Change, err error) {
	defer doing(&err, "list what has changed")
	then, _, ok, err := b.Frozen(ctx, meeting, why)
	if err != nil || !ok {
		return nil, err
	}
	now, err := readRecord(ctx, b.r, meeting)
	if err != nil {
		return nil, err
	}
	changes := record.Compare(then, now)
	if why != Agreed {
		return changes, nil
	}
	more, err := unseen(ctx, b.r, data.DateOf(b.now()), now, changes)
	return append(changes, more...), err
}

// checkFrozen reads every record as it stood against its checksum.
func (b *Book) checkFrozen(ctx context.Context) (found []Problem, err error) {
	err = each(ctx, b.r, func(r row) error {
		f, err := scanFrozen(r)
		if errors.Is(err, errCell) {
			found = append(found, problems("a record of meeting %d as it was %s is not what was kept", f.meeting, f.why)...)
			return nil
		}
		if err != nil {
			return err
		}
		form, err := inflate(f.content)
		if sum := sha256.Sum256(form); err != nil || !bytes.Equal(sum[:], f.sum) {
			found = append(found, problems("the record of meeting %d as it was %s on %s is not what was kept",
				f.meeting, f.why, data.DateOf(f.at).Medium())...)
		}
		return nil
	}, sqlAllFrozen)
	if err != nil {
		return found, err
	}
	more, err := b.checkPublished(ctx)
	return append(found, more...), err
}

// checkPublished holds every draft that is out, and not being corrected, against what
// went out. Cross references follow the minutes they name.
func (b *Book) checkPublished(ctx context.Context) (found []Problem, err error) {
	ids, err := query(ctx, b.r, value[int64], sqlPublishedDrafts)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		f, err := one(ctx, b.r, scanFrozen, sqlLastFrozen, id, Published)
		if errors.Is(err, errCell) {
			continue // said already
		}
		if err != nil {
			return found, err
		}
		then, err := f.record()
		if err != nil {
			continue // said already
		}
		now, err := recordFromRows(ctx, b.r, id)
		if errors.Is(err, ErrDamaged) {
			continue
		}
		if err != nil {
			return found, err
		}
		if changes := record.Compare(unreferred(then), unreferred(now)); len(changes) > 0 {
			found = append(found, problems("the published draft of the %s was changed without a correction (%d in the list)", meetingText(now.Meeting), len(changes))...)
		}
	}
	return found, nil
}

// unreferred is a record whose cross references all read the same.
func unreferred(m record.Meeting) record.Meeting {
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		m.Items[i].Minutes, _ = doc.Refer(m.Items[i].Minutes, func(string) (string, bool) { return "minute", true })
	}
	return m
}

// openMeeting is a meeting whose record may change: ErrLocked once it is approved,
// ErrPublished while its draft is out and no correction is open.
func openMeeting(t *tx, meeting int64) (data.Meeting, error) {
	m, err := meetingOf(t.ctx, t, meeting)
	switch {
	case err != nil:
		return m, err
	case m.Status.Locked():
		return m, ErrLocked
	case m.Status != data.DraftPublished:
		return m, nil
	}
	closed, err := one(t.ctx, t, value[bool], sqlPublishedClosed, meeting, meeting)
	if err == nil && closed {
		err = ErrPublished
	}
	return m, err
}

// mayChangeItem is openMeeting for what hangs on an item.
func mayChangeItem(ctx context.Context, q querier, item int64) error {
	state, err := one(ctx, q, value[string], sqlItemState, item)
	switch {
	case err != nil:
		return err
	case state == "locked":
		return ErrLocked
	case state == "published":
		return ErrPublished
	}
	return nil
}

const (
	selectFrozen       = `SELECT id, meeting_id, why, at, sha256, record FROM frozen`
	sqlLastFrozen      = selectFrozen + ` WHERE meeting_id = ? AND why = ? ORDER BY id DESC LIMIT 1`
	sqlFirstPublished  = `SELECT at FROM frozen WHERE meeting_id = ? AND why = '` + Published + `' ORDER BY id LIMIT 1`
	sqlAllFrozen       = selectFrozen
	sqlInsertFrozen    = `INSERT INTO frozen(meeting_id, why, at, actor, sha256, record) VALUES (?,?,?,?,?,?)`
	sqlPublishedDrafts = `SELECT m.id FROM meeting m WHERE m.status = 'draft published'
		AND EXISTS (SELECT 1 FROM frozen f WHERE f.meeting_id = m.id AND f.why = '` + Published + `')
		AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.meeting_id = m.id AND c.closed_at = '') ORDER BY m.id`
	sqlPublishedClosed = `SELECT EXISTS (SELECT 1 FROM frozen WHERE meeting_id = ? AND why = '` + Published + `')
		AND NOT EXISTS (SELECT 1 FROM correction WHERE meeting_id = ? AND closed_at = '')`
	sqlItemState = `SELECT CASE
		WHEN EXISTS (SELECT 1 FROM approval a WHERE a.meeting_id = i.meeting_id) THEN 'locked'
		WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.id = i.meeting_id AND m.status = 'draft published')
		 AND EXISTS (SELECT 1 FROM frozen f WHERE f.meeting_id = i.meeting_id AND f.why = '` + Published + `')
		 AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.meeting_id = i.meeting_id AND c.closed_at = '') THEN 'published'
		ELSE '' END FROM item i WHERE i.id = ?`
)
