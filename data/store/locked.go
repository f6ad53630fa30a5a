package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
)

// lockedRows reads, table by table, every row that is locked with the minutes of a
// meeting, and the book's own name. The columns are those of schema version 6: what a
// later version adds is sealed in a form of its own, or old seals would not hold.
func lockedRows() []string {
	return []string{
		sqlLockedBook, sqlLockedMeeting, sqlLockedItems, sqlLockedTexts, sqlLockedRevisions, sqlLockedRemoved, sqlLockedDecisions, sqlLockedVotes,
		sqlLockedActions, sqlLockedPapers, sqlLockedAttendance, sqlLockedMovements, sqlLockedDeclarations, sqlLockedCorrections, sqlLockedReviews,
		sqlLockedRulings, sqlLockedFrozen,
	}
}

// lockedSeal is what the trail knows by all that is locked with the minutes of a
// meeting: its rows, to the last column, with the earlier versions of the texts, what
// was removed, sent to readers, decided on and corrected.
func lockedSeal(ctx context.Context, q querier, meeting int64) (string, error) {
	h := sha256.New()
	for _, rows := range lockedRows() {
		if err := sealRows(ctx, q, h, rows, meeting); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sealRows puts the rows of a query into a hash, each as a JSON list of strings on a
// line; bytes as their SHA-256. An empty line ends them.
func sealRows(ctx context.Context, q querier, h hash.Hash, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	cells, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range cells {
		into[i] = &cells[i]
	}
	line := json.NewEncoder(h)
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := line.Encode(cellTexts(cells)); err != nil {
			return err
		}
	}
	if _, err := h.Write([]byte("\n")); err != nil {
		return err
	}
	return rows.Err()
}

// cellTexts are the values of a row in words that tell NULL, numbers, text and bytes
// apart.
func cellTexts(cells []any) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		switch v := c.(type) {
		case nil:
			out[i] = "null"
		case []byte:
			out[i] = fmt.Sprintf("x%x", sha256.Sum256(v))
		case sql.RawBytes:
			out[i] = fmt.Sprintf("x%x", sha256.Sum256(v))
		case string:
			out[i] = "'" + v
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

// rowSeal is what the trail knows by one row.
func rowSeal(ctx context.Context, q querier, query string, args ...any) (string, error) {
	h := sha256.New()
	err := sealRows(ctx, q, h, query, args...)
	return hex.EncodeToString(h.Sum(nil)), err
}

const (
	ofMeeting = ` JOIN item i ON i.id = x.item_id WHERE i.meeting_id = ? `

	sqlLockedBook    = `SELECT value FROM meta WHERE key = 'uid' AND ?1 = ?1`
	sqlLockedMeeting = `SELECT m.id, m.uid, m.body_id, b.uid, m.year, m.kind, m.starts_at, m.opened, m.ended, m.venue, m.contacts, m.notes, m.issued_on, m.late_reason
		FROM meeting m JOIN body b ON b.id = m.body_id WHERE m.id = ?`
	sqlLockedItems = `SELECT id, uid, meeting_id, parent_id, position, title, heading, agenda_number, minute_number, sequence, exempt, presenter, standing,
		truncated, taken, budget, urgent, added_on, description FROM item WHERE meeting_id = ? ORDER BY id`
	sqlLockedTexts     = `SELECT x.id, x.item_id, x.part, x.rev, x.saved_at, x.json, x.plain, x.sha256 FROM document x` + ofMeeting + `ORDER BY x.id`
	sqlLockedRevisions = `SELECT x.item_id, x.part, x.rev, x.at, x.actor, x.reason, x.size, x.sha256, x.content FROM revision x` + ofMeeting + `ORDER BY x.item_id, x.part, x.rev`
	sqlLockedRemoved   = `SELECT id, meeting_id, uid, title, at, actor, content FROM removed WHERE meeting_id = ? ORDER BY id`
	sqlLockedDecisions = `SELECT x.item_id, x.block, x.position, x.kind, x.verb, x.outcome, x.text, x.mover, x.mover_uid, x.seconder, x.seconder_uid,
		x.method, x.votes_for, x.votes_against, x.abstained, x.casting FROM decision x` + ofMeeting + `ORDER BY x.item_id, x.block`
	sqlLockedVotes   = `SELECT x.item_id, x.block, x.position, x.person, x.person_uid, x.choice FROM vote x` + ofMeeting + `ORDER BY x.item_id, x.block, x.position`
	sqlLockedActions = `SELECT x.item_id, x.block, x.position, x.text, x.owner, x.owner_uid, x.due_on, x.due_text, x.source FROM action x` + ofMeeting +
		`ORDER BY x.item_id, x.block`
	sqlLockedPapers = `SELECT x.id, x.uid, x.item_id, x.position, x.name, x.state, x.media, x.size, x.pages, x.sha256, x.exempt, x.supplement, x.binding, x.fault
		FROM paper x` + ofMeeting + `ORDER BY x.id`
	sqlLockedAttendance = `SELECT x.meeting_id, x.person_id, p.uid, x.position, x.role, x.presence, x.for_id FROM attendance x LEFT JOIN person p ON p.id = x.person_id
		WHERE x.meeting_id = ? ORDER BY x.person_id`
	sqlLockedMovements    = `SELECT meeting_id, person_id, position, kind, at, item_id FROM movement WHERE meeting_id = ? ORDER BY person_id, position`
	sqlLockedDeclarations = `SELECT x.id, x.uid, x.meeting_id, x.item_id, x.person_id, p.uid, x.kind, x.nature, x.conduct, x.dispensation, x.registered
		FROM declaration x LEFT JOIN person p ON p.id = x.person_id WHERE x.meeting_id = ? ORDER BY x.id`
	sqlLockedCorrections = `SELECT id, uid, meeting_id, reason, begun_at, actor, closed_at, before, changes FROM correction WHERE meeting_id = ? ORDER BY id`
	sqlLockedReviews     = `SELECT id, uid, meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, sent_sha256, sent, state, round, verdict,
		returned_at, answer, sealed FROM review WHERE meeting_id = ? ORDER BY id`
	sqlLockedRulings = `SELECT x.review_id, x.remark, x.ruling, x.reply, x.at, x.actor FROM ruling x JOIN review r ON r.id = x.review_id
		WHERE r.meeting_id = ? ORDER BY x.review_id, x.remark`
	sqlLockedFrozen = `SELECT id, meeting_id, why, at, actor, sha256, record FROM frozen WHERE meeting_id = ? ORDER BY id`

	// What is sealed row by row while the minutes are a draft, and what never becomes
	// part of them.
	sqlIssueRow = `SELECT id, uid, meeting_id, document, restricted, issued_at, actor, file, size, sha256, first_page, last_page, contents, recipients
		FROM issue WHERE id = ?`
	sqlKeeperRow = `SELECT id, uid, name, role, login, left_on FROM keeper WHERE id = ?`
	sqlFrozenRow = `SELECT id, meeting_id, why, at, actor, sha256, record FROM frozen WHERE id = ?`
	sqlSentRow   = `SELECT r.id, r.uid, r.meeting_id, r.reader, r.capacity, r.email, r.note, r.restricted, r.asked, r.sent_at, r.actor, r.sent_sha256, r.sent, b.value
		FROM review r JOIN meta b ON b.key = 'uid' WHERE r.id = ?`
	sqlAnswerRow = `SELECT r.uid, r.state, r.round, r.verdict, r.returned_at, r.answer, r.sealed, x.remark, x.ruling, x.reply, x.at, x.actor
		FROM review r LEFT JOIN ruling x ON x.review_id = r.id WHERE r.id = ? ORDER BY x.remark`
	sqlCorrectionRow = `SELECT id, uid, meeting_id, reason, begun_at, actor, closed_at, before, changes FROM correction WHERE id = ?`
	sqlMarginNoteRow = `SELECT id, uid, meeting_id, item_id, block, text, by_meeting, minute, made_on, at, actor FROM margin_note WHERE id = ?`
)
