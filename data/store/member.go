package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"minutebook/data"
)

// Members lists every seat on a body with its term: those of today first, the
// chair at the head.
func (b *Book) Members(ctx context.Context, body int64) (_ []data.Member, err error) {
	defer doing(&err, "list members")
	members, err := query(ctx, b.r, scanMember, sqlMembers, body)
	today := data.DateOf(b.now())
	slices.SortStableFunc(members, func(x, y data.Member) int {
		return cmp.Or(compareBools(!x.SitsOn(today), !y.SitsOn(today)), compareMembers(x, y))
	})
	return members, err
}

// MembersOn lists who sat on a body on a day, the chair first.
func (b *Book) MembersOn(ctx context.Context, body int64, day data.Date) (_ []data.Member, err error) {
	defer doing(&err, "list members")
	return membersOn(ctx, b.r, body, day)
}

func membersOn(ctx context.Context, q querier, body int64, day data.Date) ([]data.Member, error) {
	members, err := query(ctx, q, scanMember, sqlMembers, body)
	members = slices.DeleteFunc(members, func(m data.Member) bool { return !m.SitsOn(day) })
	slices.SortStableFunc(members, compareMembers)
	return members, err
}

// compareMembers orders seats as documents print them: by role, then by name.
func compareMembers(x, y data.Member) int {
	roles := data.Roles()
	return cmp.Or(cmp.Compare(slices.Index(roles, x.Role), slices.Index(roles, y.Role)), comparePeople(x.Person, y.Person))
}

// SaveMember keeps a seat; its Person must be in the book and may not sit twice
// on the body on one day.
func (b *Book) SaveMember(ctx context.Context, m *data.Member) (err error) {
	defer doing(&err, "save member")
	return b.inTx(ctx, func(t *tx) error {
		if m.Until != "" && m.Until < m.From {
			return errors.New("the term would end before it begins")
		}
		p, err := one(t.ctx, t, scanPerson, sqlPerson, m.Person.ID)
		if err != nil {
			return err
		}
		m.Person = p
		m.Role = cmp.Or(m.Role, data.Ordinary)
		if err := oneSeatAtATime(t, *m); err != nil {
			return err
		}
		if err := giveUID(&m.UID); err != nil {
			return err
		}
		args := []any{m.Body, p.ID, m.Role, m.From, m.Until, m.Seat}
		if m.ID == 0 {
			if m.ID, err = t.exec(sqlInsertMember, append(args, m.UID)...); err != nil {
				return err
			}
			return t.audit("added", "member", m.UID, p.Name()+", "+string(m.Role))
		}
		if err := t.must(sqlUpdateMember, append(args, m.ID)...); err != nil {
			return err
		}
		return t.audit("changed", "member", m.UID, p.Name()+", "+string(m.Role))
	})
}

// oneSeatAtATime refuses a term that covers days on which the person has another
// seat on the body. A term that only becomes shorter is taken, so that two that
// overlap already can be put right.
func oneSeatAtATime(t *tx, m data.Member) error {
	seats, err := query(t.ctx, t, scanMember, sqlMembers, m.Body)
	if err != nil {
		return err
	}
	for _, s := range seats {
		if s.ID == m.ID && s.Person.ID == m.Person.ID && s.Covers(m) {
			return nil
		}
	}
	for _, s := range seats {
		if s.ID != m.ID && s.Person.ID == m.Person.ID && s.Overlaps(m) {
			return fmt.Errorf("%s is on this body already, as %s %s: end that term first, or choose days outside it", m.Person.Name(), s.Role, s.Term())
		}
	}
	return nil
}

// DeleteMember takes out a seat that was entered by mistake; a term that is
// over gets its last day instead.
func (b *Book) DeleteMember(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete member")
	return b.inTx(ctx, func(t *tx) error {
		m, err := one(t.ctx, t, scanMember, sqlMember, id)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeleteMember, id); err != nil {
			return err
		}
		return t.audit("deleted", "member", m.UID, m.Person.Name()+", "+string(m.Role))
	})
}

func scanMember(r row) (m data.Member, err error) {
	err = r.Scan(append([]any{&m.ID, &m.UID, &m.Body, &m.Role, &m.From, &m.Until, &m.Seat}, scanPersonInto(&m.Person)...)...)
	return m, err
}

const (
	selectMember = `SELECT m.id, m.uid, m.body_id, m.role, m.from_on, m.until_on, m.seat, ` + personColumns +
		` FROM member m JOIN person p ON p.id = m.person_id`
	sqlMembers      = selectMember + ` WHERE m.body_id = ? ORDER BY m.from_on DESC, m.id`
	sqlMember       = selectMember + ` WHERE m.id = ?`
	sqlInsertMember = `INSERT INTO member(body_id, person_id, role, from_on, until_on, seat, uid) VALUES (?,?,?,?,?,?,?)`
	sqlUpdateMember = `UPDATE member SET body_id = ?, person_id = ?, role = ?, from_on = ?, until_on = ?, seat = ? WHERE id = ?`
	sqlDeleteMember = `DELETE FROM member WHERE id = ?`
)
