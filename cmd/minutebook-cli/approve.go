package main

import (
	"fmt"
	"io"
	"strings"

	"minutebook/data"
	"minutebook/data/store"
)

type approveCmd struct {
	Meeting int64    `arg:"" help:"The meeting whose minutes are approved."`
	At      int64    `placeholder:"MEETING" help:"The meeting that approved them."`
	Minute  string   `placeholder:"51" help:"The minute of that meeting that says so."`
	On      string   `placeholder:"2026-05-14" help:"The day of that meeting, if it is not in the book."`
	Correct []string `sep:"none" placeholder:"OLD => NEW" help:"A correction with which they were approved: words that stand once in the minutes, and what they are to be; may be given again."`
}

// approved is the JSON of approve.
type approved struct {
	Meeting     int64       `json:"meeting"`
	Status      data.Status `json:"status"`
	Sequence    int         `json:"sequence"` // among the approvals of the body
	On          data.Date   `json:"on"`
	At          int64       `json:"at"` // the meeting that approved; 0 if it is not in the book
	Minute      string      `json:"minute"`
	Corrections string      `json:"corrections"`
	Hash        string      `json:"hash"`
}

func (c *approveCmd) Run(a *app) error {
	if c.At == 0 && c.On == "" {
		return usageError("approve needs --at and the id of the meeting that approved, or --on and its day if it is not in the book")
	}
	approval := data.Approval{At: c.At, Minute: c.Minute}
	if c.On != "" {
		var err error
		if approval.On, err = data.ParseDate(c.On); err != nil {
			return usageError(err.Error())
		}
	}
	corrections, err := c.corrections()
	if err != nil {
		return err
	}
	return a.writing(func(b *store.Book) error {
		if err := b.Approve(a.ctx, c.Meeting, approval, corrections); err != nil {
			return err
		}
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		is := approved{Meeting: c.Meeting, Status: m.Meeting.Status, Sequence: m.Approval.Sequence, On: m.Approval.On, At: m.Approval.At,
			Minute: m.Approval.Minute, Corrections: m.Approval.Corrections, Hash: m.Approval.Hash}
		return a.print(is, func(w io.Writer) {
			fmt.Fprintf(w, "The minutes of meeting %d are approved and locked, number %d of %s.\n", c.Meeting, is.Sequence, m.Body.Name)
			if is.Corrections != "" {
				fmt.Fprintln(w, "  "+is.Corrections)
			}
			fmt.Fprintln(w, "  "+is.Hash)
		})
	})
}

// corrections are those that --correct gives, as "old words => new words".
func (c *approveCmd) corrections() ([]store.Replacement, error) {
	var out []store.Replacement
	for _, s := range c.Correct {
		old, fresh, ok := strings.Cut(s, "=>")
		old, fresh = strings.TrimSpace(old), strings.TrimSpace(fresh)
		if !ok || old == "" {
			return nil, usageError(fmt.Sprintf("--correct is written as “old words => new words”, not “%s”", s))
		}
		out = append(out, store.Replacement{Old: old, New: fresh})
	}
	return out, nil
}
