package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/store"
)

type approveCmd struct {
	Meeting int64    `arg:"" help:"The meeting whose minutes are approved."`
	At      int64    `placeholder:"MEETING" help:"The meeting that approved them."`
	Minute  string   `placeholder:"51" help:"The minute of that meeting that says so."`
	On      string   `placeholder:"2026-05-14" help:"The day of that meeting, if it is not in the book."`
	Correct []string `sep:"none" placeholder:"OLD => NEW" help:"A correction with which they were approved; may be given again. OLD are words of the minutes, or a fact they state beside them: 'Councillor Ann Day: present', 'time of ending: 9.05 pm', 'seconder: Councillor Ben Roe', 'vote: For: 7, Against: 2, Abstained: 1'. Where they stand more than once: '31: OLD => NEW' in minute 31, '31, place 2: OLD => NEW' at the second place there, 'place 2: OLD => NEW' at the second place of all. Without NEW they go."`
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
	corrections, err := replacements(c.Correct)
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
