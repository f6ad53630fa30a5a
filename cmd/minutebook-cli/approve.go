package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/rules/check"
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
	ToWrite     string      `json:"to_write,omitempty"` // the resolution, where the minute that approved does not say so yet
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
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		given, err := reworded(m, corrections)
		if err != nil {
			return err
		}
		var at record.Meeting
		if c.At != 0 {
			if at, err = b.Record(a.ctx, c.At); err != nil {
				return err
			}
		}
		if err := contradicted(at, m.Meeting, given); err != nil {
			return err
		}
		if err := b.Approve(a.ctx, c.Meeting, approval, corrections); err != nil {
			return err
		}
		if m, err = b.Record(a.ctx, c.Meeting); err != nil {
			return err
		}
		is := approved{Meeting: c.Meeting, Status: m.Meeting.Status, Sequence: m.Approval.Sequence, On: m.Approval.On, At: m.Approval.At,
			Minute: m.Approval.Minute, Corrections: m.Approval.Corrections, Hash: m.Approval.Hash, ToWrite: toWrite(at, m, given)}
		return a.print(is, func(w io.Writer) {
			fmt.Fprintf(w, "The minutes of meeting %d are approved and locked, number %d of %s.\n", c.Meeting, is.Sequence, m.Body.Name)
			if is.Corrections != "" {
				fmt.Fprintln(w, "  "+is.Corrections)
			}
			fmt.Fprintln(w, "  "+is.Hash)
			if is.ToWrite != "" {
				fmt.Fprintf(w, "Minute %s does not say so yet. To be written there: %s\n", is.Minute, is.ToWrite)
			}
		})
	})
}

// reworded are corrections as a resolution says them.
func reworded(m record.Meeting, corrections []store.Replacement) (said []rules.Rewording, err error) {
	for _, r := range corrections {
		var one rules.Rewording
		if m, one, err = r.Make(m, ""); err != nil {
			return nil, err
		}
		said = append(said, one)
	}
	return said, nil
}

// contradicted refuses corrections that are not those of the resolution by which a
// meeting approves the minutes, where one there tells of all of them.
func contradicted(at record.Meeting, m data.Meeting, given []rules.Rewording) error {
	words := func(all []rules.Rewording) string {
		return cmp.Or(strings.Join(rules.CorrectionList([]data.Meeting{m}, all, ""), "; "), "no correction")
	}
	for _, it := range at.Items {
		for _, block := range it.Minutes.Blocks {
			resolution := it.Minutes.Proposal(block.ID)
			if !rules.Approves(resolution, m) {
				continue
			}
			said, other := rules.ReadCorrections(resolution)
			said = slices.DeleteFunc(said, func(r rules.Rewording) bool { return r.On != "" && r.On != m.Start.Date() })
			if len(other) == 0 && words(said) != words(given) {
				return fmt.Errorf("minute %s approves these minutes with %s, and here is given %s: put one of them right", it.MinuteNumber, words(said), words(given))
			}
		}
	}
	return nil
}

// toWrite is the resolution that approved the minutes of m, where the minute that did
// does not say so yet.
func toWrite(at record.Meeting, m record.Meeting, given []rules.Rewording) string {
	it, ok := at.Item(m.Approval.Item)
	if !ok || check.SaysApproval(it.Minutes, m.Meeting.Start.Date()) {
		return ""
	}
	return rules.Lead(at.Body.Wording, doc.Resolved) + " " + rules.ApprovalWords(at.Body.Wording, []data.Meeting{m.Meeting}, given, "")
}
