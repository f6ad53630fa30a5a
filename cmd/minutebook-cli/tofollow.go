package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/store"
)

type toFollowCmd struct {
	Meeting int64   `arg:"" help:"The meeting's id."`
	Number  string  `arg:"" help:"The item's agenda number, or its minute number."`
	Name    string  `arg:"" help:"What the paper is called."`
	Verbal  bool    `help:"It is a report by word of mouth: nothing will follow."`
	Exempt  *string `placeholder:"PARA" help:"Keep it from the public, by this paragraph of Schedule 12A; a parish or community council gives its reason in words."`
}

func (c *toFollowCmd) Run(a *app) error {
	return a.writing(func(b *store.Book) error {
		item, err := itemNumbered(a, b, c.Meeting, c.Number)
		if err != nil {
			return err
		}
		reason, err := paperReason(a, b, item, c.Exempt)
		if err != nil {
			return err
		}
		p := data.Paper{Item: item.ID, Name: c.Name, State: data.ToFollow, Exempt: reason}
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
