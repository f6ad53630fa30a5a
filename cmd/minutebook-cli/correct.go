package main

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/store"
)

type correctCmd struct {
	Meeting int64    `arg:"" help:"The meeting whose published draft is corrected."`
	Correct []string `arg:"" name:"correction" sep:"none" placeholder:"OLD => NEW" help:"Words of the minutes or a fact they state, and what they are to be, as with approve --correct."`
	Reason  string   `required:"" placeholder:"TEXT" help:"Why it is corrected; it stands in the list of corrections."`
}

// corrected is the JSON of correct.
type corrected struct {
	Meeting int64         `json:"meeting"`
	Reason  string        `json:"reason"`
	At      time.Time     `json:"at"`
	Changes []data.Change `json:"changes"`
}

func (c *correctCmd) Run(a *app) error {
	corrections, err := replacements(c.Correct)
	if err != nil {
		return err
	}
	if strings.TrimSpace(c.Reason) == "" {
		return usageError("correct needs --reason and why it is corrected")
	}
	return a.writing(func(b *store.Book) error {
		made, err := b.Correct(a.ctx, c.Meeting, c.Reason, corrections)
		if err != nil {
			return err
		}
		is := corrected{c.Meeting, made.Reason, made.Closed, append([]data.Change{}, made.Changes...)}
		return a.print(is, func(w io.Writer) {
			fmt.Fprintf(w, "The published draft of meeting %d is corrected: %s.\n", c.Meeting, strings.TrimRight(is.Reason, "."))
			for _, change := range is.Changes {
				fmt.Fprintln(w, "  "+changed(change))
			}
		})
	})
}

// where begins a correction that says where its words stand: “31: ”, “31, place 2: ”,
// “place 2: ”. The number of a minute has a figure in it and no space: “seconder: ”
// names a fact.
var where = regexp.MustCompile(`^(?:minute )?(?:([\pL\d][\pL\d/.-]*)(?:, place (\d+))?|place (\d+)): +(.*)$`)

// replacements are corrections as they are written: “old words => new words”.
func replacements(typed []string) ([]store.Replacement, error) {
	var out []store.Replacement
	for _, s := range typed {
		old, fresh, ok := strings.Cut(s, "=>")
		r := store.Replacement{Old: strings.TrimSpace(old), New: strings.TrimSpace(fresh)}
		if f := where.FindStringSubmatch(r.Old + " "); f != nil && strings.ContainsAny(f[1]+f[3], "0123456789") {
			r.Minute, r.Old = f[1], strings.TrimSpace(f[4])
			if place := f[2] + f[3]; place != "" {
				var err error
				if r.Place, err = strconv.Atoi(place); err != nil || r.Place == 0 {
					return nil, usageError(fmt.Sprintf("the places are counted from 1, in “%s”", s))
				}
			}
		}
		if !ok || r.Old == "" {
			return nil, usageError(fmt.Sprintf("a correction is written as “old words => new words”, not “%s”", s))
		}
		out = append(out, r)
	}
	return out, nil
}
