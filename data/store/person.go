package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"minutebook/data"
)

// People lists everybody by family name.
func (b *Book) People(ctx context.Context) (_ []data.Person, err error) {
	defer doing(&err, "list people")
	people, err := query(ctx, b.r, scanPerson, sqlPeople)
	slices.SortStableFunc(people, comparePeople)
	return people, err
}

func comparePeople(x, y data.Person) int {
	return cmp.Or(strings.Compare(strings.ToLower(x.Family), strings.ToLower(y.Family)),
		strings.Compare(strings.ToLower(x.Given), strings.ToLower(y.Given)))
}

// Person is the person with the id.
func (b *Book) Person(ctx context.Context, id int64) (_ data.Person, err error) {
	defer doing(&err, "read person")
	return one(ctx, b.r, scanPerson, sqlPerson, id)
}

// SavePerson keeps a person. Approved minutes go on naming them as they were.
func (b *Book) SavePerson(ctx context.Context, p *data.Person) (err error) {
	defer doing(&err, "save person")
	return b.inTx(ctx, func(t *tx) error { return savePerson(t, p) })
}

func savePerson(t *tx, p *data.Person) error {
	if strings.TrimSpace(p.Family) == "" {
		return errors.New("a person must have a family name")
	}
	if err := giveUID(&p.UID); err != nil {
		return err
	}
	args := []any{p.Honorific, p.Given, p.Family, p.Post, p.Party, p.Ward, p.Email, p.Phone, p.ByPost}
	if p.ID == 0 {
		id, err := t.exec(sqlInsertPerson, append(args, p.UID)...)
		if err != nil {
			return err
		}
		p.ID = id
		return t.audit("added", "person", p.UID, p.Name())
	}
	if err := t.must(sqlUpdatePerson, append(args, p.ID)...); err != nil {
		return err
	}
	return t.audit("changed", "person", p.UID, p.Name())
}

// DeletePerson takes out a person whom nothing in the record names.
func (b *Book) DeletePerson(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete person")
	return b.inTx(ctx, func(t *tx) error {
		p, err := one(t.ctx, t, scanPerson, sqlPerson, id)
		if err != nil {
			return err
		}
		if named, err := one(t.ctx, t, value[bool], sqlPersonNamed, p.ID, p.UID); err != nil || named {
			return cmp.Or(err, errors.New("the record names "+p.Name()+", so they stay in the book"))
		}
		if err := t.must(sqlDeletePerson, id); err != nil {
			return err
		}
		return t.audit("deleted", "person", p.UID, p.Name())
	})
}

func scanPerson(r row) (p data.Person, err error) {
	err = r.Scan(scanPersonInto(&p)...)
	return p, err
}

func scanPersonInto(p *data.Person) []any {
	return []any{&p.ID, &p.UID, &p.Honorific, &p.Given, &p.Family, &p.Post, &p.Party, &p.Ward, &p.Email, &p.Phone, &p.ByPost}
}

const (
	personColumns   = `p.id, p.uid, p.honorific, p.given, p.family, p.post, p.party, p.ward, p.email, p.phone, p.by_post`
	sqlPeople       = `SELECT ` + personColumns + ` FROM person p ORDER BY p.id`
	sqlPerson       = `SELECT ` + personColumns + ` FROM person p WHERE p.id = ?`
	sqlInsertPerson = `INSERT INTO person(honorific, given, family, post, party, ward, email, phone, by_post, uid) VALUES (?,?,?,?,?,?,?,?,?,?)`
	sqlUpdatePerson = `UPDATE person SET honorific = ?, given = ?, family = ?, post = ?, party = ?, ward = ?, email = ?, phone = ?, by_post = ? WHERE id = ?`
	sqlPersonNamed  = `SELECT EXISTS (SELECT 1 FROM member WHERE person_id = ?1)
		OR EXISTS (SELECT 1 FROM attendance WHERE person_id = ?1)
		OR EXISTS (SELECT 1 FROM attendance WHERE for_id = ?1)
		OR EXISTS (SELECT 1 FROM declaration WHERE person_id = ?1)
		OR EXISTS (SELECT 1 FROM decision WHERE mover_uid = ?2 AND mover_uid <> '')
		OR EXISTS (SELECT 1 FROM decision WHERE seconder_uid = ?2 AND seconder_uid <> '')
		OR EXISTS (SELECT 1 FROM vote WHERE person_uid = ?2 AND person_uid <> '')
		OR EXISTS (SELECT 1 FROM action WHERE owner_uid = ?2 AND owner_uid <> '')`
	sqlDeletePerson = `DELETE FROM person WHERE id = ?`
)
