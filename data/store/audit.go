package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"minutebook/data"
)

// Audit lists the newest entries of the trail, newest first; all with limit 0.
func (b *Book) Audit(ctx context.Context, limit int) (_ []data.AuditEntry, err error) {
	defer doing(&err, "read the audit trail")
	if limit <= 0 {
		limit = -1
	}
	return query(ctx, b.r, func(r row) (data.AuditEntry, error) {
		l, err := scanLink(r)
		return l.entry, err
	}, sqlAudit, limit)
}

// audit adds an entry to the trail, chained to the one before.
func (t *tx) audit(verb, entity, uid, detail string) error {
	if t.quiet {
		return nil
	}
	previous, _, err := optional(t.ctx, t, value[[]byte], sqlLastAudit)
	if err != nil {
		return err
	}
	if previous == nil {
		previous = make([]byte, sha256.Size)
	}
	e := data.AuditEntry{At: t.now.UTC().Truncate(time.Microsecond), Actor: t.actor, Verb: verb, Entity: entity, UID: uid, Detail: detail}
	hash, err := auditHash(previous, e)
	if err != nil {
		return err
	}
	t.permanent = t.permanent || slices.Contains(witnessedVerbs(), verb)
	_, err = t.exec(sqlInsertAudit, instant(e.At), e.Actor, e.Verb, e.Entity, e.UID, e.Detail, previous, hash)
	return err
}

// witnessedVerbs are those of entries after which approvals.txt writes down where the
// trail stands.
func witnessedVerbs() []string {
	return []string{"approved", "signed", "noted", "corrected", "issued", "draft published", "sent for review", "took in review"}
}

// auditHash is SHA-256 over the previous hash and the entry's fields as a JSON
// list of strings.
func auditHash(previous []byte, e data.AuditEntry) ([]byte, error) {
	fields, err := json.Marshal([]string{instant(e.At), e.Actor, e.Verb, e.Entity, e.UID, e.Detail})
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append(bytes.Clone(previous), fields...))
	return sum[:], nil
}

// link is an entry with what chains it.
type link struct {
	entry          data.AuditEntry
	previous, hash []byte
}

func scanLink(r row) (l link, err error) {
	e := &l.entry
	err = r.Scan(&e.ID, fromInstant{&e.At}, &e.Actor, &e.Verb, &e.Entity, &e.UID, &e.Detail, &l.previous, &l.hash)
	e.Hash = hex.EncodeToString(l.hash)
	return l, err
}

// checkAudit names the first broken link of the trail, if there is one.
func (b *Book) checkAudit(ctx context.Context) (found []Problem, err error) {
	last, lastID := make([]byte, sha256.Size), int64(0)
	err = each(ctx, b.r, func(r row) error {
		l, err := scanLink(r)
		switch {
		case len(found) > 0:
			return nil
		case errors.Is(err, errCell):
			found = problems("the audit trail is broken at entry %d: it was altered", l.entry.ID)
			return nil
		case err != nil:
			return err
		}
		hash, err := auditHash(l.previous, l.entry)
		if err != nil {
			return err
		}
		switch {
		case l.entry.ID != lastID+1:
			found = problems("the audit trail is broken: entry %d is missing", lastID+1)
		case !bytes.Equal(l.previous, last):
			found = problems("the audit trail is broken at entry %d: it does not follow from the one before", l.entry.ID)
		case !bytes.Equal(l.hash, hash):
			found = problems("the audit trail is broken at entry %d (%s %s): it was altered", l.entry.ID, l.entry.Verb, l.entry.Entity)
		}
		last, lastID = l.hash, l.entry.ID
		return nil
	}, sqlAuditInOrder)
	if err != nil || len(found) > 0 {
		return found, err
	}
	counted, err := query(ctx, b.r, value[int64], sqlAuditCounter)
	switch {
	case err != nil:
		return nil, err
	case len(counted) == 1 && counted[0] > lastID:
		return problems("the audit trail is broken: entries %d to %d are missing at its end", lastID+1, counted[0]), nil
	case lastID > 0 && (len(counted) != 1 || counted[0] != lastID):
		return problems("the audit trail is broken: the count of its entries was altered"), nil
	}
	return nil, nil
}

func problems(format string, args ...any) []Problem {
	return []Problem{{fmt.Sprintf(format, args...)}}
}

const (
	selectAudit     = `SELECT id, at, actor, verb, entity, uid, detail, previous, hash FROM audit`
	sqlAudit        = selectAudit + ` ORDER BY id DESC LIMIT ?`
	sqlAuditInOrder = selectAudit + ` ORDER BY id`
	sqlLastAudit    = `SELECT hash FROM audit WHERE id = (SELECT max(id) FROM audit)`
	sqlAuditCounter = `SELECT seq FROM sqlite_sequence WHERE name = 'audit'`
	sqlInsertAudit  = `INSERT INTO audit(at, actor, verb, entity, uid, detail, previous, hash) VALUES (?,?,?,?,?,?,?,?)`
)
