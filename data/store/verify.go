package store

import (
	"context"

	"minutebook/data"
)

// ChainReport is what a body's approved minutes have come to.
type ChainReport struct {
	Body      int64 // 0: the book as a whole, and bodies that it does not hold any more
	BodyName  string
	Approvals int
	Last      string // hash of the last approval, hex
	Meeting   int64  // at whose minutes the chain is broken first; 0 if it is sound, or they are gone
	Broken    string // how, in one sentence; empty if it is sound
	Unborne   bool   // all that is wrong is that approvals.txt is missing or has lost lines: see WriteWitness
}

// VerifyChain goes through the approved minutes of every body from the first to
// the last: the chain of hashes, the bytes that were approved against the record,
// all that is locked or permanent against the audit trail, that trail itself, and what
// approvals.txt says, and the files of their papers. Of each body it names the fault that
// tells most, the earliest of those. What is wrong with the book as a whole is a report of
// its own, the last: a trail that is broken vouches for no body.
func (b *Book) VerifyChain(ctx context.Context) (reports []ChainReport, err error) {
	defer doing(&err, "verify the approved minutes")
	c, err := b.readChains(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.readPapers(ctx); err != nil {
		return nil, err
	}
	trail, err := b.checkAudit(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range trail {
		c.say(ofChain, data.Approval{Sequence: -1}, "%s", p.What)
	}
	for i, f := range c.faults {
		if c.uids[f.body] == "" { // gone
			c.faults[i].body, c.faults[i].meeting = 0, 0
		}
	}
	bodies, err := readable(ctx, b.r, scanBody, sqlBodies)
	if err != nil {
		return nil, err
	}
	for _, body := range bodies {
		r := ChainReport{Body: body.ID, BodyName: body.Name, Approvals: c.count[body.ID], Last: c.last[body.ID].Hash}
		r.first(c.faults)
		if r.Approvals > 0 || r.Broken != "" {
			reports = append(reports, r)
		}
	}
	book := ChainReport{BodyName: "the book itself"}
	if book.first(c.faults); book.Broken != "" {
		reports = append(reports, book)
	}
	return reports, nil
}

// readPapers reads the files of the papers of approved minutes. Check reads those of
// every paper.
func (c *chains) readPapers(ctx context.Context) error {
	files := paperFiles{c.attachments(), map[string]error{}}
	for _, id := range c.order {
		papers, err := readable(ctx, c.r, scanPaper, sqlPapers, id)
		if err != nil {
			return err
		}
		for _, p := range papers {
			if err := files.check(ctx, p); ctx.Err() != nil {
				return ctx.Err()
			} else if err != nil {
				c.say(ofRecord, c.meetings[id].Approval, "the file of the paper %q %v", p.Name, err)
			}
		}
	}
	return nil
}

// checkApprovals is everything that is wrong with approved minutes.
func (b *Book) checkApprovals(ctx context.Context) (found []Problem, err error) {
	c, err := b.readChains(ctx)
	for _, f := range c.faults {
		found = append(found, Problem{f.what})
	}
	return found, err
}
