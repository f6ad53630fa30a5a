package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// ActionRow is an action, what happened to it since, and where it was given.
type ActionRow struct {
	data.Action
	Meeting                           int64
	MinuteNumber, ItemTitle, BodyName string
	On                                data.Date
}

// ActionFilter narrows a list of actions; zero fields let everything through.
type ActionFilter struct {
	Body, Meeting int64
	Open          bool
	Owner         string // part of the owner's name
	Limit         int
}

// Actions lists actions: open ones first, by due date, undated last.
func (b *Book) Actions(ctx context.Context, f ActionFilter) (_ []ActionRow, err error) {
	defer doing(&err, "list actions")
	var rows []ActionRow
	switch {
	case f.Meeting != 0:
		rows, err = query(ctx, b.r, scanAction, sqlActionsOfMeeting, f.Meeting)
	case f.Open:
		rows, err = query(ctx, b.r, scanAction, sqlActionsOpen, f.Body)
	case f.Body != 0:
		rows, err = query(ctx, b.r, scanAction, sqlActionsOfBody, f.Body)
	default:
		rows, err = query(ctx, b.r, scanAction, sqlActions)
	}
	if err != nil {
		return nil, err
	}
	owner := strings.ToLower(strings.TrimSpace(f.Owner))
	rows = slices.DeleteFunc(rows, func(a ActionRow) bool {
		return f.Open && a.Status != data.Open || !strings.Contains(strings.ToLower(a.Owner), owner)
	})
	slices.SortStableFunc(rows, compareActions)
	if f.Limit > 0 && len(rows) > f.Limit {
		rows = rows[:f.Limit]
	}
	return rows, nil
}

// compareActions puts open actions first, then by due date, undated last, then
// by the meeting.
func compareActions(x, y ActionRow) int {
	return cmp.Or(compareBools(x.Status != data.Open, y.Status != data.Open), compareBools(x.Due == "", y.Due == ""),
		cmp.Compare(x.Due, y.Due), cmp.Compare(x.On, y.On), cmp.Compare(x.Meeting, y.Meeting))
}

// FollowAction keeps what has become of an action. It is the one thing about an
// approved meeting that still changes.
func (b *Book) FollowAction(ctx context.Context, item int64, block string, status data.ActionStatus, closedOn data.Date, progress string) (err error) {
	defer doing(&err, "follow action")
	return b.inTx(ctx, func(t *tx) error {
		task, err := one(t.ctx, t, scanTask, sqlTask, item, block)
		switch {
		case err != nil:
			return err
		case !slices.Contains(data.ActionStatuses(), status):
			return errors.New("an action cannot be " + string(status))
		case status == data.Open:
			closedOn = ""
		case closedOn == "":
			closedOn = data.DateOf(t.now)
		}
		it, err := one(t.ctx, t, scanItem, sqlItem, item)
		if err != nil {
			return err
		}
		if _, err := t.exec(sqlFollow, item, block, status, closedOn, progress); err != nil {
			return err
		}
		return t.audit("followed", "action", it.UID, string(status)+": "+task.Text)
	})
}

func scanTask(r row) (a doc.Task, err error) {
	var owner doc.Person
	err = r.Scan(&a.Block, &a.Text, &owner.Name, &owner.UID, &a.Due, &a.DueText, &a.Source)
	a.Owner = orNil(owner)
	return a, err
}

func scanAction(r row) (a ActionRow, err error) {
	err = r.Scan(&a.Item, &a.Block, &a.Text, &a.Owner, &a.Due, &a.DueText, &a.Source, &a.Status, &a.ClosedOn, &a.Progress,
		&a.Meeting, &a.MinuteNumber, &a.ItemTitle, &a.BodyName, &a.On)
	return a, err
}

const (
	sqlTasksOfItem = `SELECT block, text, owner, owner_uid, due_on, due_text, source FROM action WHERE item_id = ? ORDER BY position`
	sqlTask        = `SELECT block, text, owner, owner_uid, due_on, due_text, source FROM action WHERE item_id = ? AND block = ?`

	selectAction = `SELECT a.item_id, a.block, a.text, a.owner, a.due_on, a.due_text, a.source,
		coalesce(p.status, 'open'), coalesce(p.closed_on, ''), coalesce(p.progress, ''),
		i.meeting_id, i.minute_number, i.title, b.name, substr(m.starts_at, 1, 10) `
	sqlActions = selectAction + `FROM action a JOIN item i ON i.id = a.item_id JOIN meeting m ON m.id = i.meeting_id
		JOIN body b ON b.id = m.body_id LEFT JOIN action_progress p ON p.item_id = a.item_id AND p.block = a.block`
	sqlActionsOpen = selectAction + `FROM action_progress p CROSS JOIN action a ON a.item_id = p.item_id AND a.block = p.block
		JOIN item i ON i.id = a.item_id JOIN meeting m ON m.id = i.meeting_id JOIN body b ON b.id = m.body_id
		WHERE p.status = 'open' AND (?1 = 0 OR m.body_id = ?1)`
	actionsBelow = `FROM meeting m CROSS JOIN item i ON i.meeting_id = m.id CROSS JOIN action a ON a.item_id = i.id
		JOIN body b ON b.id = m.body_id LEFT JOIN action_progress p ON p.item_id = a.item_id AND p.block = a.block `
	sqlActionsOfBody    = selectAction + actionsBelow + `WHERE m.body_id = ? ORDER BY i.parent_id, i.position, a.position`
	sqlActionsOfMeeting = selectAction + actionsBelow + `WHERE m.id = ? ORDER BY i.parent_id, i.position, a.position`
	sqlFollow           = `INSERT INTO action_progress(item_id, block, status, closed_on, progress) VALUES (?,?,?,?,?)
		ON CONFLICT(item_id, block) DO UPDATE SET status = excluded.status, closed_on = excluded.closed_on, progress = excluded.progress`
)
