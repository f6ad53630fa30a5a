package store

import (
	"context"

	"minutebook/data"
)

// Declarations lists the interests declared at a meeting, as they were declared.
func (b *Book) Declarations(ctx context.Context, meeting int64) (_ []data.Declaration, err error) {
	defer doing(&err, "list declarations")
	return query(ctx, b.r, scanDeclaration, sqlDeclarations, meeting)
}

// SaveDeclaration keeps a member's interest in an item.
func (b *Book) SaveDeclaration(ctx context.Context, d *data.Declaration) (err error) {
	defer doing(&err, "save declaration")
	return b.inTx(ctx, func(t *tx) error {
		if _, err := openMeeting(t, d.Meeting); err != nil {
			return err
		}
		p, err := one(t.ctx, t, scanPerson, sqlPerson, d.Person.ID)
		if err != nil {
			return err
		}
		d.Person = p
		return writeDeclaration(t, d)
	})
}

func writeDeclaration(t *tx, d *data.Declaration) (err error) {
	if err := giveUID(&d.UID); err != nil {
		return err
	}
	args := []any{d.Meeting, null(d.Item), d.Person.ID, d.Kind, d.Nature, d.Conduct, d.Dispensation, d.Registered}
	if d.ID == 0 {
		if d.ID, err = t.exec(sqlInsertDeclaration, append(args, d.UID)...); err != nil {
			return err
		}
		return t.audit("added", "declaration", d.UID, d.Person.Name())
	}
	old, err := one(t.ctx, t, scanDeclaration, sqlDeclaration, d.ID)
	if err != nil {
		return err
	}
	if _, err := openMeeting(t, old.Meeting); err != nil {
		return err
	}
	if err := t.must(sqlUpdateDeclaration, append(args, d.ID)...); err != nil {
		return err
	}
	return t.audit("changed", "declaration", d.UID, d.Person.Name())
}

// DeleteDeclaration takes out a declaration that was entered by mistake.
func (b *Book) DeleteDeclaration(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete declaration")
	return b.inTx(ctx, func(t *tx) error {
		d, err := one(t.ctx, t, scanDeclaration, sqlDeclaration, id)
		if err != nil {
			return err
		}
		if _, err := openMeeting(t, d.Meeting); err != nil {
			return err
		}
		if err := t.must(sqlDeleteDeclaration, id); err != nil {
			return err
		}
		return t.audit("deleted", "declaration", d.UID, d.Person.Name())
	})
}

func scanDeclaration(r row) (d data.Declaration, err error) {
	err = r.Scan(append([]any{&d.ID, &d.UID, &d.Meeting, &d.Item, &d.Kind, &d.Nature, &d.Conduct, &d.Dispensation, &d.Registered}, scanPersonInto(&d.Person)...)...)
	return d, err
}

const (
	selectDeclaration = `SELECT d.id, d.uid, d.meeting_id, coalesce(d.item_id, 0), d.kind, d.nature, d.conduct, d.dispensation, d.registered, ` + personColumns + `
		FROM declaration d JOIN person p ON p.id = d.person_id`
	sqlDeclarations      = selectDeclaration + ` WHERE d.meeting_id = ? ORDER BY d.id`
	sqlDeclaration       = selectDeclaration + ` WHERE d.id = ?`
	sqlInsertDeclaration = `INSERT INTO declaration(meeting_id, item_id, person_id, kind, nature, conduct, dispensation, registered, uid) VALUES (?,?,?,?,?,?,?,?,?)`
	sqlUpdateDeclaration = `UPDATE declaration SET meeting_id = ?, item_id = ?, person_id = ?, kind = ?, nature = ?, conduct = ?, dispensation = ?, registered = ? WHERE id = ?`
	sqlDeleteDeclaration = `DELETE FROM declaration WHERE id = ?`
)
