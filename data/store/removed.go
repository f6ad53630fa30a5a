package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
)

// RemovedItem is an item that was taken out of a meeting. The book keeps it with
// its sub-items, texts and papers, so that nothing typed is ever lost.
type RemovedItem struct {
	ID    int64
	Title string
	At    time.Time
	Actor string
}

// removedItem is what is kept of one, as JSON.
type removedItem struct {
	Item    data.Item       `json:"item"`
	Agenda  json.RawMessage `json:"agenda,omitempty"`
	Minutes json.RawMessage `json:"minutes,omitempty"`
	Papers  []data.Paper    `json:"papers,omitempty"`
	Items   []removedItem   `json:"items,omitempty"`
	Plan    int64           `json:"plan,omitempty"` // the entry of the forward plan it came from
}

// DeleteItem takes an item out with its sub-items. RestoreItem brings it back.
// An item that a declaration names stays until the declaration is gone.
func (b *Book) DeleteItem(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete item")
	return b.inTx(ctx, func(t *tx) error { return deleteItem(t, id) })
}

func deleteItem(t *tx, id int64) error {
	it, err := one(t.ctx, t, scanItem, sqlItem, id)
	if err != nil {
		return err
	}
	if _, err := openMeeting(t, it.Meeting); err != nil {
		return err
	}
	if err := keepRemoved(t, it); err != nil {
		return err
	}
	if err := t.must(sqlDeleteItem, id); err != nil {
		return err
	}
	siblings, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, null(it.Parent))
	if err != nil {
		return err
	}
	if err := setPositions(t, siblings); err != nil {
		return err
	}
	return t.audit("deleted", "item", it.UID, it.Title)
}

func keepRemoved(t *tx, it data.Item) error {
	papers, err := papersOf(t.ctx, t, it.Meeting)
	if err != nil {
		return err
	}
	whole, err := collectRemoved(t, it, papers)
	if err != nil {
		return err
	}
	form, err := json.Marshal(whole)
	if err != nil {
		return err
	}
	content, err := deflate(form)
	if err != nil {
		return err
	}
	_, err = t.exec(sqlInsertRemoved, it.Meeting, it.UID, it.Title, instant(t.now), t.actor, content)
	return err
}

func collectRemoved(t *tx, it data.Item, papers map[int64][]data.Paper) (removedItem, error) {
	if n, err := one(t.ctx, t, value[int], sqlCountDeclarations, it.ID); err != nil || n > 0 {
		return removedItem{}, cmp.Or(err, errors.New("an interest is declared in "+it.Title+": delete the declaration first"))
	}
	out := removedItem{Item: it, Papers: papers[it.ID]}
	err := each(t.ctx, t, func(r row) error {
		s, err := scanStored(r)
		if s.part == AgendaPart {
			out.Agenda = s.json
		} else {
			out.Minutes = s.json
		}
		return err
	}, sqlTextsOfItem, it.ID)
	if err != nil {
		return out, err
	}
	from, _, err := optional(t.ctx, t, scanPlan, sqlPlanOfItem, it.ID)
	if err != nil {
		return out, err
	}
	out.Plan = from.ID
	children, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, it.ID)
	if err != nil {
		return out, err
	}
	for _, c := range children {
		below, err := collectRemoved(t, c, papers)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, below)
	}
	return out, nil
}

// Removed lists the items taken out of a meeting, newest first.
func (b *Book) Removed(ctx context.Context, meeting int64) (_ []RemovedItem, err error) {
	defer doing(&err, "list removed items")
	return query(ctx, b.r, func(r row) (v RemovedItem, err error) {
		err = r.Scan(&v.ID, &v.Title, fromInstant{&v.At}, &v.Actor)
		return v, err
	}, sqlRemoved, meeting)
}

// RestoreItem puts a removed item back where it was, with its sub-items, texts
// and papers, and returns its new id. If the item above it is gone too, it
// becomes an item of its own.
func (b *Book) RestoreItem(ctx context.Context, removed int64) (id int64, err error) {
	defer doing(&err, "restore item")
	err = b.inTx(ctx, func(t *tx) error {
		content, err := one(t.ctx, t, value[[]byte], sqlRemovedContent, removed)
		if err != nil {
			return err
		}
		form, err := inflate(content)
		if err != nil {
			return err
		}
		var whole removedItem
		if err := json.Unmarshal(form, &whole); err != nil {
			return err
		}
		if id, err = restoreRemoved(t, whole); err != nil {
			return err
		}
		return t.must(sqlForgetRemoved, removed)
	})
	return id, err
}

func restoreRemoved(t *tx, whole removedItem) (int64, error) {
	it := whole.Item
	meeting, err := openMeeting(t, it.Meeting)
	if err != nil {
		return 0, err
	}
	if it.Parent != 0 {
		_, found, err := optional(t.ctx, t, scanItem, sqlItem, it.Parent)
		if err != nil {
			return 0, err
		}
		if !found {
			it.Parent = 0
		}
	}
	if numbered(meeting.Status) && meeting.IssuedOn != "" && it.AgendaNumber == "" && it.Added == "" {
		whole.Item.Added = data.DateOf(t.now) // it was not on the agenda that went out
	}
	at := it.Position
	id, err := insertRemoved(t, it.Parent, whole)
	if err != nil {
		return 0, err
	}
	siblings, err := query(t.ctx, t, scanItem, sqlSiblings, it.Meeting, null(it.Parent))
	if err != nil {
		return 0, err
	}
	last := len(siblings) - 1
	back := siblings[last]
	at = min(at-1, last)
	copy(siblings[at+1:], siblings[at:last])
	siblings[at] = back
	if err := setPositions(t, siblings); err != nil {
		return 0, err
	}
	if err := giveNumbers(t, meeting); err != nil {
		return 0, err
	}
	return id, t.audit("restored", "item", it.UID, it.Title)
}

func insertRemoved(t *tx, parent int64, whole removedItem) (int64, error) {
	it := whole.Item
	it.Parent = parent
	others, err := itemsOf(t.ctx, t, it.Meeting)
	if err != nil {
		return 0, err
	}
	taken := func(o data.Item) bool {
		return it.AgendaNumber != "" && o.AgendaNumber == it.AgendaNumber || it.MinuteNumber != "" && o.MinuteNumber == it.MinuteNumber
	}
	if slices.ContainsFunc(others, taken) { // the others were numbered anew meanwhile
		it.AgendaNumber, it.MinuteNumber, it.Sequence = "", "", 0
	}
	if err := insertItem(t, &it); err != nil {
		return 0, err
	}
	for part, form := range map[Part]json.RawMessage{AgendaPart: whole.Agenda, MinutesPart: whole.Minutes} {
		if form == nil {
			continue
		}
		d, err := doc.Parse(form)
		if err != nil {
			return 0, err
		}
		if _, err := writeText(t, it.ID, part, d, 0); err != nil {
			return 0, err
		}
	}
	for _, p := range whole.Papers {
		p.ID, p.Item = 0, it.ID
		if err := writePaper(t, &p); err != nil {
			return 0, err
		}
	}
	if whole.Plan != 0 { // unless another agenda has it by now
		if _, err := t.exec(sqlReturnPlan, it.ID, whole.Plan); err != nil {
			return 0, err
		}
	}
	for _, below := range whole.Items {
		if _, err := insertRemoved(t, it.ID, below); err != nil {
			return 0, err
		}
	}
	return it.ID, nil
}

const (
	sqlCountDeclarations = `SELECT count(*) FROM declaration WHERE item_id = ?`
	sqlDeleteItem        = `DELETE FROM item WHERE id = ?`
	sqlInsertRemoved     = `INSERT INTO removed(meeting_id, uid, title, at, actor, content) VALUES (?,?,?,?,?,?)`
	sqlRemoved           = `SELECT id, title, at, actor FROM removed WHERE meeting_id = ? ORDER BY id DESC`
	sqlRemovedContent    = `SELECT content FROM removed WHERE id = ?`
	sqlForgetRemoved     = `DELETE FROM removed WHERE id = ?`
)
