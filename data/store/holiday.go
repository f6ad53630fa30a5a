package store

import (
	"context"
	"errors"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// Holidays lists the days on which the clerk puts right the law's calendar, in
// order.
func (b *Book) Holidays(ctx context.Context) (_ []data.Holiday, err error) {
	defer doing(&err, "list holidays")
	return query(ctx, b.r, scanHoliday, sqlHolidays)
}

// Calendar is the bank holidays of each nation as the clerk has put them right.
func (b *Book) Calendar(ctx context.Context) (_ rules.Calendar, err error) {
	defer doing(&err, "read the holidays")
	return calendarOf(ctx, b.r)
}

func calendarOf(ctx context.Context, q querier) (rules.Calendar, error) {
	table, err := query(ctx, q, scanHoliday, sqlHolidays)
	return rules.NewCalendar(table), err
}

// SaveHoliday keeps what the clerk says of a day, in the place of what was said
// of it for the same nation.
func (b *Book) SaveHoliday(ctx context.Context, h data.Holiday) (err error) {
	defer doing(&err, "save the holiday")
	return b.inTx(ctx, func(t *tx) error {
		if h.Name = strings.Join(strings.Fields(h.Name), " "); h.Name == "" {
			return errors.New("a day in the table must have a name")
		}
		if _, err := data.ParseDate(string(h.Day)); err != nil {
			return err
		}
		if _, err := t.exec(sqlSaveHoliday, h.Day, h.Nation, h.Kind, h.Name); err != nil {
			return err
		}
		return t.audit("saved", "holiday", string(h.Day), holidayText(h))
	})
}

// DeleteHoliday takes a day out of the table: the law's calendar holds for it.
func (b *Book) DeleteHoliday(ctx context.Context, day data.Date, nation data.Nation) (err error) {
	defer doing(&err, "take the holiday out")
	return b.inTx(ctx, func(t *tx) error {
		h, err := one(t.ctx, t, scanHoliday, sqlHoliday, day, nation)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeleteHoliday, day, nation); err != nil {
			return err
		}
		return t.audit("deleted", "holiday", string(day), holidayText(h))
	})
}

// holidayText is a holiday in the audit trail.
func holidayText(h data.Holiday) string {
	where := "everywhere"
	if h.Nation != "" {
		where = string(h.Nation)
	}
	return h.Day.Medium() + ", " + h.Name + " (" + string(h.Kind) + ", " + where + ")"
}

func scanHoliday(r row) (h data.Holiday, err error) {
	err = r.Scan(&h.Day, &h.Nation, &h.Kind, &h.Name)
	return h, err
}

const (
	selectHoliday    = `SELECT day, nation, kind, name FROM holiday`
	sqlHolidays      = selectHoliday + ` ORDER BY day, nation`
	sqlHoliday       = selectHoliday + ` WHERE day = ? AND nation = ?`
	sqlSaveHoliday   = `INSERT INTO holiday(day, nation, kind, name) VALUES (?,?,?,?) ON CONFLICT(day, nation) DO UPDATE SET kind = excluded.kind, name = excluded.name`
	sqlDeleteHoliday = `DELETE FROM holiday WHERE day = ? AND nation = ?`
)
