package main

import (
	"cmp"
	"fmt"
	"net/mail"
	"path/filepath"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/export"
)

// everyMember is the --to that stands for the members of the day.
const everyMember = "members"

// mayKeep tells why a document cannot be recorded as issued, before it is made.
func (c *exportCmd) mayKeep() error {
	switch _, notMeeting := strconv.ParseInt(c.Of, 10, 64); {
	case !c.Issued && len(c.To) > 0:
		return usageError("--to says to whom a document was issued: it goes with --issued")
	case c.Issued && (c.kind() == "" || notMeeting != nil):
		return usageError("--issued is for the agenda, pack, minutes, decisions or actions of a meeting")
	}
	return nil
}

// kind is what the document is kept as when it goes out; empty for one that does not.
func (c *exportCmd) kind() data.IssueKind {
	switch c.What {
	case "agenda", "minutes", "decisions", "actions":
		return data.IssueKind(c.What)
	case "pack":
		if c.Supplement {
			return data.IssuedSupplement
		}
		return data.IssuedPack
	}
	return ""
}

// mayGoOut says why a meeting has not come far enough for the document to go out.
func (c *exportCmd) mayGoOut(m record.Meeting) error {
	if !c.Issued || rules.MayIssue(c.kind(), m.Meeting.Status) {
		return nil
	}
	return fmt.Errorf("meeting %d is %s: its %s cannot have gone out yet", m.Meeting.ID, m.Meeting.Status, c.kind())
}

// keep records that a document went out, as the file it was written to.
func (c *exportCmd) keep(a *app, b *store.Book, r export.Result) (*issuedLine, error) {
	id, err := strconv.ParseInt(c.Of, 10, 64)
	if err != nil {
		return nil, err
	}
	m, err := b.Record(a.ctx, id)
	if err != nil {
		return nil, err
	}
	i := r.Issue(m, c.kind(), c.options(a), filepath.Base(c.Output))
	i.Recipients = c.recipients(m)
	if err := b.KeepIssue(a.ctx, &i); err != nil {
		return nil, fmt.Errorf("%s is written, but not recorded as issued: %w", c.Output, err)
	}
	line := issuedLineOf(i)
	return &line, nil
}

// recipients are those whom --to names.
func (c *exportCmd) recipients(m record.Meeting) []data.Recipient {
	var out []data.Recipient
	for _, to := range c.To {
		if strings.EqualFold(to, everyMember) {
			out = append(out, rules.Recipients(m, c.Restricted)...)
		} else if a, err := mail.ParseAddress(to); err == nil {
			out = append(out, data.Recipient{Name: cmp.Or(a.Name, a.Address), Email: a.Address})
		} else {
			out = append(out, data.Recipient{Name: to})
		}
	}
	return out
}
