package main

import (
	"fmt"
	"io"
	"slices"

	"minutebook/data"
	"minutebook/data/exchange/trail"
	"minutebook/data/store"
)

type auditCmd struct {
	Limit int  `placeholder:"N" help:"The newest so many alone."`
	CSV   bool `name:"csv" help:"Print a table for other programs, with the hashes that chain the entries."`
}

// Run prints who did what, the oldest first.
func (c *auditCmd) Run(a *app) error {
	switch {
	case c.Limit < 0:
		return usageError("--limit is a number of entries")
	case c.CSV && a.json:
		return usageError("audit prints either CSV or JSON")
	}
	return a.reading(func(b *store.Book) error {
		entries, err := b.Audit(a.ctx, c.Limit)
		if err != nil {
			return err
		}
		slices.Reverse(entries)
		if c.CSV {
			table, err := trail.CSV(entries)
			if err != nil {
				return err
			}
			_, err = a.out.Write(table)
			return err
		}
		return a.print(append([]data.AuditEntry{}, entries...), func(w io.Writer) {
			for _, e := range entries {
				fmt.Fprintf(w, "%s  %s  %s\n", e.At.Local().Format("2006-01-02 15:04"), e.Actor, trail.Sentence(e))
			}
		})
	})
}
