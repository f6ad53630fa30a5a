package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/store"
)

type toFollowCmd struct {
	placing
	Name   string `arg:"" help:"What the paper is called."`
	Verbal bool   `help:"It is a report by word of mouth: nothing will follow."`
}

func (c *toFollowCmd) Run(a *app) error {
	return a.writing(func(b *store.Book) error {
		item, p, err := c.at(a, b)
		if err != nil {
			return err
		}
		p.Name, p.State = c.Name, data.ToFollow
		if c.Verbal {
			p.State = data.Verbal
		}
		if err := b.SavePaper(a.ctx, &p); err != nil {
			return err
		}
		return a.print(shownPaper{Name: p.Name}, func(w io.Writer) {
			fmt.Fprintf(w, "%s, %s, at item %s %s\n", p.Name, p.State, c.Number, item.Title)
		})
	})
}
