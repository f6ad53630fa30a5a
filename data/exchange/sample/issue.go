package sample

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// frontPages is how many pages the agenda of a pack has, and the sheet of a
// supplement one.
const frontPages = 2

// issued keeps that the agenda of a sitting went out to the members and onto the
// website: as an agenda while the meeting is to come, as a pack when it was held.
// The files are nobody's: their hashes are invented.
func (c *council) issued(ctx context.Context, b *store.Book, s *sitting) error {
	i := data.Issue{Document: data.IssuedPack, First: 1, Last: frontPages, At: c.issueDay(s).Time().Add(10 * time.Hour)}
	if s.status == data.Issued {
		i.Document = data.IssuedAgenda
	}
	return c.keepIssue(ctx, b, s, i, nil)
}

// supplemented keeps that the papers that came later went out, if there are any.
func (c *council) supplemented(ctx context.Context, b *store.Book, s *sitting) error {
	before, err := b.Issues(ctx, s.meeting.ID)
	if err != nil || s.status == data.Issued {
		return err // the clerk has it still to do
	}
	at := min(c.issueDay(s).Add(1), s.day)
	out, _ := rules.GoneOut(before, false)
	i := data.Issue{Document: data.IssuedSupplement, First: out.Last + 1, Last: out.Last + 1, At: at.Time().Add(15 * time.Hour)}
	return c.keepIssue(ctx, b, s, i, out.Contents)
}

// keepIssue keeps a document with the papers that did not go out before, numbered
// through.
func (c *council) keepIssue(ctx context.Context, b *store.Book, s *sitting, i data.Issue, before []data.IssuedItem) error {
	m, err := b.Record(ctx, s.meeting.ID)
	if err != nil {
		return err
	}
	had := map[string]bool{}
	for _, it := range before {
		for _, p := range it.Papers {
			had[p.UID] = true
		}
	}
	found := false
	for _, it := range m.Public().Items {
		row := data.IssuedItem{UID: it.UID, Number: it.AgendaNumber, Title: it.Title}
		for _, p := range it.Papers {
			if !had[p.UID] {
				row.Papers = append(row.Papers, number(p, &i))
				found = true
			}
		}
		i.Contents = append(i.Contents, row)
	}
	if before != nil && !found {
		return nil
	}
	what := map[data.IssueKind]string{data.IssuedAgenda: "agenda", data.IssuedPack: "agenda pack", data.IssuedSupplement: "agenda supplement 1"}[i.Document]
	i.Meeting, i.File = s.meeting.ID, fmt.Sprintf("%s %s %s.pdf", s.day, m.Body.ShortName, what)
	i.SHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(i.File)))
	i.Size = int64(i.Last-i.First+1) * pageSize
	i.Recipients = recipients(m)
	return b.KeepIssue(ctx, &i)
}

// pageSize is about how many bytes a page has.
const pageSize = 23_000

// number is a paper as it stands in a document, behind what is in it already.
func number(p data.Paper, i *data.Issue) data.IssuedPaper {
	out := data.IssuedPaper{UID: p.UID, Name: p.Name, State: p.State, SHA256: p.SHA256}
	if i.Document != data.IssuedAgenda && p.State == data.Attached && p.Pages > 0 {
		out.First, out.Last = i.Last+1, i.Last+p.Pages
		i.Last = out.Last
	}
	return out
}

func recipients(m record.Meeting) []data.Recipient {
	return append(rules.Recipients(m, false), data.Recipient{Name: "the website"})
}
