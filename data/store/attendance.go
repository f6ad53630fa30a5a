package store

import (
	"context"
	"fmt"

	"minutebook/data"
)

// Attendance lists those the clerk has marked, in the order they were marked.
// Nobody is marked by the program.
func (b *Book) Attendance(ctx context.Context, meeting int64) (_ []data.Attendance, err error) {
	defer doing(&err, "read attendance")
	return attendanceOf(ctx, b.r, meeting)
}

func attendanceOf(ctx context.Context, q querier, meeting int64) ([]data.Attendance, error) {
	all, err := query(ctx, q, scanAttendance, sqlAttendance, meeting)
	if err != nil {
		return nil, err
	}
	place := map[int64]int{}
	for i, a := range all {
		place[a.Person.ID] = i
	}
	return all, each(ctx, q, func(r row) error {
		var person int64
		var m data.Movement
		err := r.Scan(&person, &m.Kind, &m.At, &m.Item)
		if i, ok := place[person]; ok {
			all[i].Movements = append(all[i].Movements, m)
		}
		return err
	}, sqlMovements, meeting)
}

// SaveAttendance keeps one person's part in a meeting with all movements.
func (b *Book) SaveAttendance(ctx context.Context, a data.Attendance) (err error) {
	defer doing(&err, "save attendance")
	return b.inTx(ctx, func(t *tx) error {
		m, err := openMeeting(t, a.Meeting)
		if err != nil {
			return err
		}
		p, err := one(t.ctx, t, scanPerson, sqlPerson, a.Person.ID)
		if err != nil {
			return err
		}
		if err := writeAttendance(t, a); err != nil {
			return err
		}
		return t.audit("marked", "attendance", m.UID, fmt.Sprintf("%s: %s", p.Name(), a.Presence))
	})
}

func writeAttendance(t *tx, a data.Attendance) error {
	if _, err := t.exec(sqlSaveAttendance, a.Meeting, a.Person.ID, a.Role, a.Presence, null(a.For)); err != nil {
		return err
	}
	if _, err := t.exec(sqlDeleteMovements, a.Meeting, a.Person.ID); err != nil {
		return err
	}
	for i, m := range a.Movements {
		if _, err := t.exec(sqlInsertMovement, a.Meeting, a.Person.ID, i, m.Kind, m.At, null(m.Item)); err != nil {
			return err
		}
	}
	return nil
}

// RemoveAttendance takes the mark off a person.
func (b *Book) RemoveAttendance(ctx context.Context, meeting, person int64) (err error) {
	defer doing(&err, "remove attendance")
	return b.inTx(ctx, func(t *tx) error {
		m, err := openMeeting(t, meeting)
		if err != nil {
			return err
		}
		p, err := one(t.ctx, t, scanPerson, sqlPerson, person)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeleteAttendance, meeting, person); err != nil {
			return err
		}
		return t.audit("unmarked", "attendance", m.UID, p.Name())
	})
}

func scanAttendance(r row) (a data.Attendance, err error) {
	err = r.Scan(append([]any{&a.Meeting, &a.Role, &a.Presence, &a.For}, scanPersonInto(&a.Person)...)...)
	return a, err
}

const (
	sqlAttendance = `SELECT a.meeting_id, a.role, a.presence, coalesce(a.for_id, 0), ` + personColumns + `
		FROM attendance a JOIN person p ON p.id = a.person_id WHERE a.meeting_id = ? ORDER BY a.position, a.person_id`
	sqlMovements      = `SELECT person_id, kind, at, coalesce(item_id, 0) FROM movement WHERE meeting_id = ? ORDER BY person_id, position`
	sqlSaveAttendance = `INSERT INTO attendance(meeting_id, person_id, position, role, presence, for_id)
		VALUES (?1, ?2, (SELECT 1 + coalesce(max(position), 0) FROM attendance WHERE meeting_id = ?1), ?3, ?4, ?5)
		ON CONFLICT(meeting_id, person_id) DO UPDATE SET role = excluded.role, presence = excluded.presence, for_id = excluded.for_id`
	sqlDeleteMovements  = `DELETE FROM movement WHERE meeting_id = ? AND person_id = ?`
	sqlInsertMovement   = `INSERT INTO movement(meeting_id, person_id, position, kind, at, item_id) VALUES (?,?,?,?,?,?)`
	sqlDeleteAttendance = `DELETE FROM attendance WHERE meeting_id = ? AND person_id = ?`
)
