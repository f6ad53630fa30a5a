package main

import (
	"minutebook/data"
	"minutebook/data/store"
	"minutebook/export"
)

// plan draws the forward plan of a body.
func (c *exportCmd) plan(a *app, b *store.Book, o export.Options) (export.Result, error) {
	body, err := c.body(a, b)
	if err != nil {
		return export.Result{}, err
	}
	calendar, err := b.Calendar(a.ctx)
	if err != nil {
		return export.Result{}, err
	}
	rows, err := b.Plan(a.ctx, body.ID)
	if err != nil {
		return export.Result{}, err
	}
	var entries []data.PlanEntry
	for _, r := range rows {
		entries = append(entries, r.PlanEntry)
	}
	return export.Plan(body, entries, calendar, o)
}
