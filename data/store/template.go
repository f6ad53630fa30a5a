package store

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/rules"
)

// Templates lists the body's own templates, then those for every body, by name.
func (b *Book) Templates(ctx context.Context, body int64) (_ []data.Template, err error) {
	defer doing(&err, "list templates")
	return query(ctx, b.r, scanTemplate, sqlTemplates, body)
}

// Template is the template with the id.
func (b *Book) Template(ctx context.Context, id int64) (_ data.Template, err error) {
	defer doing(&err, "read template")
	return one(ctx, b.r, scanTemplate, sqlTemplate, id)
}

// SaveTemplate keeps a template. A name stands once for each body.
func (b *Book) SaveTemplate(ctx context.Context, tm *data.Template) (err error) {
	defer doing(&err, "save template")
	return b.inTx(ctx, func(t *tx) error {
		items, err := jsonText(tm.Items)
		if err != nil {
			return err
		}
		if err := giveUID(&tm.UID); err != nil {
			return err
		}
		args := []any{null(tm.Body), tm.Name, items}
		if tm.ID == 0 {
			if tm.ID, err = t.exec(sqlInsertTemplate, append(args, tm.UID)...); err != nil {
				return err
			}
			return t.audit("added", "template", tm.UID, tm.Name)
		}
		if err := t.must(sqlUpdateTemplate, append(args, tm.ID)...); err != nil {
			return err
		}
		return t.audit("changed", "template", tm.UID, tm.Name)
	})
}

// DeleteTemplate takes out a template; meetings made from it keep their items.
func (b *Book) DeleteTemplate(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete template")
	return b.inTx(ctx, func(t *tx) error {
		tm, err := one(t.ctx, t, scanTemplate, sqlTemplate, id)
		if err != nil {
			return err
		}
		if err := t.must(sqlDeleteTemplate, id); err != nil {
			return err
		}
		return t.audit("deleted", "template", tm.UID, tm.Name)
	})
}

// startingItems are the items a new agenda of the body starts from: the
// template's, and before them the body's standing items where the template has
// none of its own.
func startingItems(t *tx, body, template int64) ([]data.TemplateItem, error) {
	var items []data.TemplateItem
	if template != 0 {
		tm, err := one(t.ctx, t, scanTemplate, sqlTemplate, template)
		if err != nil {
			return nil, err
		}
		items = tm.Items
	}
	if slices.ContainsFunc(items, isStanding) {
		return items, nil
	}
	templates, err := query(t.ctx, t, scanTemplate, sqlTemplates, body)
	if err != nil {
		return nil, err
	}
	for _, tm := range templates {
		if slices.ContainsFunc(tm.Items, isStanding) {
			standing := slices.DeleteFunc(tm.Items, func(i data.TemplateItem) bool { return !i.Standing })
			return append(standing, items...), nil
		}
	}
	return items, nil
}

func isStanding(i data.TemplateItem) bool { return i.Standing }

// withoutStandingMinutes leaves out the standing items at which minutes are
// approved. One that the template has for itself stays: the clerk said so.
func withoutStandingMinutes(items []data.TemplateItem) []data.TemplateItem {
	return slices.DeleteFunc(slices.Clone(items), func(i data.TemplateItem) bool {
		return i.Standing && rules.PurposeOf(i.Title) == rules.ForMinutes
	})
}

func scanTemplate(r row) (tm data.Template, err error) {
	err = r.Scan(&tm.ID, &tm.UID, &tm.Body, &tm.Name, fromJSON{&tm.Items})
	return tm, err
}

const (
	selectTemplate    = `SELECT id, uid, coalesce(body_id, 0), name, items FROM template`
	sqlTemplates      = selectTemplate + ` WHERE body_id = ? OR body_id IS NULL ORDER BY body_id IS NULL, name`
	sqlTemplate       = selectTemplate + ` WHERE id = ?`
	sqlInsertTemplate = `INSERT INTO template(body_id, name, items, uid) VALUES (?,?,?,?)`
	sqlUpdateTemplate = `UPDATE template SET body_id = ?, name = ?, items = ? WHERE id = ?`
	sqlDeleteTemplate = `DELETE FROM template WHERE id = ?`
)
