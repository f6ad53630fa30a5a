package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/store"
)

type publishCmd struct {
	Meeting int64 `arg:"" help:"The meeting's id."`
}

// published is the JSON of publish.
type published struct {
	Meeting int64         `json:"meeting"`
	Status  data.Status   `json:"status"`
	Changes []data.Change `json:"changes"` // since the chair found the draft right
}

func (c *publishCmd) Run(a *app) error {
	return a.writing(func(b *store.Book) error {
		changes, err := b.ChangesSince(a.ctx, c.Meeting, store.Agreed)
		if err != nil {
			return err
		}
		if err := b.Publish(a.ctx, c.Meeting); err != nil {
			return err
		}
		p := published{c.Meeting, data.DraftPublished, append([]data.Change{}, changes...)}
		return a.print(p, func(w io.Writer) {
			fmt.Fprintf(w, "The draft minutes of meeting %d are published: from now on a change is a correction.\n", c.Meeting)
			if len(changes) > 0 {
				fmt.Fprintln(w, "  Changed since the chair found them right, or not seen by the chair:")
			}
			for _, change := range changes {
				fmt.Fprintln(w, "    "+changed(change))
			}
		})
	})
}

// changed is a change in a line.
func changed(c data.Change) string {
	where := c.What
	if c.Number != "" {
		where = "minute " + c.Number
		if c.What != "" {
			where += ", " + c.What
		}
	}
	switch {
	case c.Before == "":
		return fmt.Sprintf("%s: put in “%s”", where, c.After)
	case c.After == "":
		return fmt.Sprintf("%s: taken out “%s”", where, c.Before)
	case c.Before == c.After: // What says what of it is to be known
		return fmt.Sprintf("%s: “%s”", where, c.After)
	}
	return fmt.Sprintf("%s: “%s” is now “%s”", where, c.Before, c.After)
}
