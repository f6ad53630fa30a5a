package store

import "context"

// ChainReport is what a body's approved minutes have come to.
type ChainReport struct {
	Body      int64 // 0 where the book does not hold the body any more
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
// approvals.txt says. Of each body it names the first fault;
// a trail that is broken vouches for none.
func (b *Book) VerifyChain(ctx context.Context) (reports []ChainReport, err error) {
	defer doing(&err, "verify the approved minutes")
	c, err := b.readChains(ctx)
	if err != nil {
		return nil, err
	}
	bodies, err := query(ctx, b.r, scanBody, sqlBodies)
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
	gone := ChainReport{BodyName: "bodies that are gone"}
	if gone.first(c.faults); gone.Broken != "" {
		reports = append(reports, gone)
	}
	trail, err := b.checkAudit(ctx)
	if err != nil || len(trail) == 0 {
		return reports, err
	}
	for i, r := range reports {
		if r.Broken == "" || r.Unborne {
			reports[i].Broken, reports[i].Unborne = trail[0].What, false
		}
	}
	return reports, nil
}

// first takes the first fault of a body: that of the earliest approval. That nothing
// bears an approval out is said where nothing worse is.
func (r *ChainReport) first(faults []fault) {
	least := -1
	for _, f := range faults {
		if f.body != r.Body || least >= 0 && f.unborne && !r.Unborne {
			continue
		}
		if least < 0 || f.sequence < least || r.Unborne && !f.unborne {
			least, r.Meeting, r.Broken, r.Unborne = f.sequence, f.meeting, f.what, f.unborne
		}
	}
}

// checkApprovals is everything that is wrong with approved minutes.
func (b *Book) checkApprovals(ctx context.Context) (found []Problem, err error) {
	c, err := b.readChains(ctx)
	for _, f := range c.faults {
		found = append(found, Problem{f.what})
	}
	return found, err
}
