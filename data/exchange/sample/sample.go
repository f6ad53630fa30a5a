// Package sample fills a new book with an invented council and a year of its
// meetings, in every status a meeting can have: for a first look, for pictures
// and for tests. Council, people, places and business are invented; a likeness
// to anybody is chance.
//
// Words. A script is one meeting written down as text in the folder content;
// script.go says how. A sitting is a script on its day. Days are counted from
// today, so that a sample made at any time has meetings to come, one whose
// minutes are being typed, and actions past their day.
//
// Promises. Everything goes through the functions of data/store that a clerk's
// hands go through, so the rules of the book hold. The same today gives the
// same texts, block ids, days and papers; only what the book itself gives out
// (UIDs, times of saving) differs.
package sample

import (
	"context"
	"fmt"

	"minutebook/data"
	"minutebook/data/store"
)

// Fill puts the council into a new book, as it stands on the day today.
func Fill(ctx context.Context, b *store.Book, today data.Date) error {
	c, err := found(ctx, b, today)
	if err != nil {
		return fmt.Errorf("found the council: %w", err)
	}
	sittings, err := c.calendar(today)
	if err != nil {
		return err
	}
	for i := range sittings {
		if err := c.hold(ctx, b, &sittings[i]); err != nil {
			return fmt.Errorf("%s: %w", sittings[i].key, err)
		}
		if err := c.approve(ctx, b, sittings[:i+1]); err != nil {
			return fmt.Errorf("%s: %w", sittings[i].key, err)
		}
	}
	return c.plan(ctx, b)
}
