package store

import (
	"context"
	"errors"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// PlanRow is an entry of a forward plan, and the meeting whose agenda it came onto.
type PlanRow struct {
	data.PlanEntry
	Meeting int64     // 0: still to come
	On      data.Date // the day of that meeting
}

// Plan lists the entries of a body's forward plan by the day they are expected,
// those without one last.
func (b *Book) Plan(ctx context.Context, body int64) (_ []PlanRow, err error) {
	defer doing(&err, "list the forward plan")
	return planOf(ctx, b.r, body)
}

func planOf(ctx context.Context, q querier, body int64) ([]PlanRow, error) {
	return query(ctx, q, scanPlan, sqlPlan, body)
}

// SavePlan keeps an entry of a forward plan; with ID 0 it is new. Which item it
// became changes through PullPlan alone, and stays what the book says.
func (b *Book) SavePlan(ctx context.Context, e *data.PlanEntry) (err error) {
	defer doing(&err, "save the forward plan")
	return b.inTx(ctx, func(t *tx) error { return savePlan(t, e) })
}

func savePlan(t *tx, e *data.PlanEntry) error {
	e.Title = strings.TrimSpace(e.Title)
	if e.Title == "" {
		return errors.New("an entry of the forward plan must have a title")
	}
	if err := giveUID(&e.UID); err != nil {
		return err
	}
	if e.Added == "" {
		e.Added = data.DateOf(t.now)
	}
	args := []any{e.Body, e.Title, e.Text, e.Due, e.Presenter, e.Key, e.Exempt, null(e.Source)}
	if e.ID == 0 {
		var err error
		e.Item = 0
		if e.ID, err = t.exec(sqlInsertPlan, append(args, e.UID, e.Added)...); err != nil {
			return err
		}
		return t.audit("added", "plan", e.UID, e.Title)
	}
	old, err := one(t.ctx, t, scanPlan, sqlPlanEntry, e.ID)
	if err != nil {
		return err
	}
	e.UID, e.Item, e.Added = old.UID, old.Item, old.Added
	if *e == old.PlanEntry {
		return nil
	}
	if err := t.must(sqlUpdatePlan, append(args, e.ID)...); err != nil {
		return err
	}
	return t.audit("changed", "plan", e.UID, e.Title)
}

// DeletePlan takes an entry out of its plan; the item it became stays.
func (b *Book) DeletePlan(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete the entry")
	return b.inTx(ctx, func(t *tx) error {
		e, err := one(t.ctx, t, scanPlan, sqlPlanEntry, id)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeletePlan, id); err != nil {
			return err
		}
		return t.audit("deleted", "plan", e.UID, e.Title)
	})
}

// PullPlan makes an entry an item of a meeting of its body, after another one (0:
// at the end), and returns the item's id. An entry is on one agenda at most.
func (b *Book) PullPlan(ctx context.Context, entry, meeting, after int64) (item int64, err error) {
	defer doing(&err, "take the entry onto the agenda")
	err = b.inTx(ctx, func(t *tx) error {
		item, err = pullPlan(t, entry, meeting, after)
		return err
	})
	return item, err
}

func pullPlan(t *tx, entry, meeting, after int64) (item int64, err error) {
	e, err := one(t.ctx, t, scanPlan, sqlPlanEntry, entry)
	if err != nil {
		return 0, err
	}
	m, err := meetingOf(t.ctx, t, meeting)
	switch {
	case err != nil:
		return 0, err
	case m.Body != e.Body:
		return 0, errors.New("it stands in the plan of another body")
	case e.Item != 0:
		return 0, errors.New(e.Title + " is on the agenda of " + e.On.Medium() + " already")
	}
	it := record.Item{Item: data.Item{Meeting: meeting, Title: e.Title, Presenter: e.Presenter, Exempt: e.Exempt}, Agenda: doc.FromText(e.Text)}
	if item, err = addWhole(t, it, after); err != nil {
		return 0, err
	}
	if err := t.must(sqlPullPlan, item, entry); err != nil {
		return 0, err
	}
	return item, t.audit("taken onto the agenda", "plan", e.UID, e.Title)
}

// Deferral says what becomes of an item that is put off.
type Deferral struct {
	Entry    data.PlanEntry // the entry that carries it on; Source and Body are filled
	Withdraw bool           // the item leaves the agenda (RestoreItem brings it back); otherwise it stays, with Note
	Note     string         // the paragraph that ends its agenda text
}

// DeferItem puts an item off to the forward plan of its body. The entry that
// brought it onto the agenda is used again where there is one.
func (b *Book) DeferItem(ctx context.Context, item int64, d *Deferral) (err error) {
	defer doing(&err, "defer the item")
	return b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, item)
		if err != nil {
			return err
		}
		m, err := openMeeting(t, it.Meeting)
		if err != nil {
			return err
		}
		d.Entry.Body, d.Entry.Source = m.Body, item
		from, again, err := optional(t.ctx, t, scanPlan, sqlPlanOfItem, item)
		if err != nil {
			return err
		}
		if again {
			d.Entry.ID, d.Entry.Key = from.ID, from.Key
			if err := t.must(sqlPullPlan, nil, from.ID); err != nil {
				return err
			}
		}
		if err := savePlan(t, &d.Entry); err != nil {
			return err
		}
		if d.Withdraw {
			return deleteItem(t, item)
		}
		return addParagraph(t, item, d.Note)
	})
}

// addParagraph ends the agenda text of an item with one more paragraph.
func addParagraph(t *tx, item int64, words string) error {
	if strings.TrimSpace(words) == "" {
		return nil
	}
	now, err := agendaText(t.ctx, t, item)
	if err != nil {
		return err
	}
	now.Doc.Blocks = append(now.Doc.Blocks, doc.Text(words))
	_, err = writeText(t, item, AgendaPart, now.Doc, now.Rev)
	return err
}

func scanPlan(r row) (p PlanRow, err error) {
	err = r.Scan(&p.ID, &p.UID, &p.Body, &p.Title, &p.Text, &p.Due, &p.Presenter, &p.Key, &p.Exempt, &p.Item, &p.Source, &p.Added, &p.Meeting, &p.On)
	return p, err
}

const (
	selectPlan = `SELECT p.id, p.uid, p.body_id, p.title, p.text, p.due_on, p.presenter, p.key, p.exempt, coalesce(p.item_id, 0),
		coalesce(p.source_id, 0), p.added_on, coalesce(m.id, 0), coalesce(substr(m.starts_at, 1, 10), '')
		FROM plan p LEFT JOIN item i ON i.id = p.item_id LEFT JOIN meeting m ON m.id = i.meeting_id`
	sqlPlan       = selectPlan + ` WHERE p.body_id = ? ORDER BY p.due_on = '', p.due_on, p.id`
	sqlPlanEntry  = selectPlan + ` WHERE p.id = ?`
	sqlPlanOfItem = selectPlan + ` WHERE p.item_id = ?`
	sqlInsertPlan = `INSERT INTO plan(body_id, title, text, due_on, presenter, key, exempt, source_id, uid, added_on) VALUES (?,?,?,?,?,?,?,?,?,?)`
	sqlUpdatePlan = `UPDATE plan SET body_id = ?, title = ?, text = ?, due_on = ?, presenter = ?, key = ?, exempt = ?, source_id = ? WHERE id = ?`
	sqlPullPlan   = `UPDATE plan SET item_id = ? WHERE id = ?`
	sqlReturnPlan = `UPDATE plan SET item_id = ? WHERE id = ? AND item_id IS NULL`
	sqlDeletePlan = `DELETE FROM plan WHERE id = ?`

	sqlDeletePlanOf = `DELETE FROM plan WHERE body_id = ?`
)
