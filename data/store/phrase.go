package store

import (
	"context"

	"minutebook/data"
)

// Phrases lists the body's own phrases and those for every body, by abbreviation.
func (b *Book) Phrases(ctx context.Context, body int64) (_ []data.Phrase, err error) {
	defer doing(&err, "list phrases")
	return query(ctx, b.r, scanPhrase, sqlPhrases, body)
}

// SavePhrase keeps a phrase. An abbreviation stands once for each body.
func (b *Book) SavePhrase(ctx context.Context, p *data.Phrase) (err error) {
	defer doing(&err, "save phrase")
	return b.inTx(ctx, func(t *tx) error {
		if err := giveUID(&p.UID); err != nil {
			return err
		}
		args := []any{null(p.Body), p.Abbrev, p.Text}
		if p.ID == 0 {
			id, err := t.exec(sqlInsertPhrase, append(args, p.UID)...)
			if err != nil {
				return err
			}
			p.ID = id
			return t.audit("added", "phrase", p.UID, p.Abbrev)
		}
		if err := t.must(sqlUpdatePhrase, append(args, p.ID)...); err != nil {
			return err
		}
		return t.audit("changed", "phrase", p.UID, p.Abbrev)
	})
}

// DeletePhrase takes out a phrase.
func (b *Book) DeletePhrase(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete phrase")
	return b.inTx(ctx, func(t *tx) error {
		p, err := one(t.ctx, t, scanPhrase, sqlPhrase, id)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeletePhrase, id); err != nil {
			return err
		}
		return t.audit("deleted", "phrase", p.UID, p.Abbrev)
	})
}

func scanPhrase(r row) (p data.Phrase, err error) {
	err = r.Scan(&p.ID, &p.UID, &p.Body, &p.Abbrev, &p.Text)
	return p, err
}

const (
	selectPhrase    = `SELECT id, uid, coalesce(body_id, 0), abbrev, text FROM phrase`
	sqlPhrases      = selectPhrase + ` WHERE body_id = ? OR body_id IS NULL ORDER BY abbrev, body_id DESC`
	sqlPhrase       = selectPhrase + ` WHERE id = ?`
	sqlInsertPhrase = `INSERT INTO phrase(body_id, abbrev, text, uid) VALUES (?,?,?,?)`
	sqlUpdatePhrase = `UPDATE phrase SET body_id = ?, abbrev = ?, text = ? WHERE id = ?`
	sqlDeletePhrase = `DELETE FROM phrase WHERE id = ?`
)
