package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"minutebook/data"
)

// witness writes into approvals.txt the approvals that the trail made after its last
// line, and with tail where the trail stands now. What the file says already is never
// changed, and what it has lost is not made good: VerifyChain says so. It returns
// nothing: an approval does not fail because of the file, and what is missing in it is
// written when the book is opened next.
func (b *Book) witness(ctx context.Context, tail bool) {
	lines, there, err := readWitness(b.dir)
	if err != nil {
		return
	}
	n, err := one(ctx, b.r, value[int], sqlCountApprovals)
	if err != nil {
		return
	}
	var late []witnessed
	if approvalsIn(lines) < n {
		made, err := query(ctx, b.r, b.scanWitnessed, sqlWitnessed)
		if err != nil {
			return
		}
		if late, _ = lacking(made, lines, there || tail && n == 1); len(late) == 0 && !there {
			return // it was taken away: that is not to be forgotten
		}
	}
	if tail {
		if last, found, err := optional(ctx, b.r, b.scanTail, sqlTail); err == nil && found {
			late = append(late, last)
		}
	}
	if len(late) > 0 || !there {
		_ = appendWitness(b.dir, late) // said above
	}
}

// witnessAll writes down every approval that the file lacks, whatever it has lost, and
// that the trail goes on from where it is.
func (b *Book) witnessAll(ctx context.Context) (n int, err error) {
	lines, _, err := readWitness(b.dir)
	if err != nil {
		return 0, err
	}
	made, err := query(ctx, b.r, b.scanWitnessed, sqlWitnessed)
	if err != nil {
		return 0, err
	}
	late := unwritten(made, lines)
	n = len(late)
	if last, found, err := optional(ctx, b.r, b.scanTail, sqlTail); err != nil {
		return 0, err
	} else if found {
		last.body = trailAnew
		late = append(late, last)
	}
	return n, appendWitness(b.dir, late)
}

// WriteWitness writes the approvals that approvals.txt has lost into it again, and
// gives their number. It is for the clerk who knows why they are not there: the book
// came from a backup or another PC without the file. Until then VerifyChain says that
// nothing outside the book bears the approvals out. The audit trail says that it was
// done; lines that say something else than the book stay, and are still told of.
func (b *Book) WriteWitness(ctx context.Context) (n int, err error) {
	defer doing(&err, "write %s anew", witnessName)
	err = b.inTx(ctx, func(t *tx) error {
		uid, err := one(t.ctx, t, value[string], sqlMeta, metaUID)
		if err != nil {
			return err
		}
		return t.audit("wrote anew", "list of approvals", uid, witnessName)
	})
	if err != nil {
		return 0, err
	}
	return b.witnessAll(ctx)
}

func approvalsIn(lines []witnessed) int {
	links := map[string]bool{}
	for _, w := range lines {
		if w.body != ofTrail && w.body != trailAnew {
			links[w.key()] = true
		}
	}
	return len(links)
}

func (b *Book) scanWitnessed(r row) (w witnessed, err error) {
	var name string
	var start data.DateTime
	err = r.Scan(&w.body, &w.sequence, &w.meeting, &w.hash, &name, &start, &w.entry)
	w.at = b.now().UTC().Format(time.RFC3339)
	w.words = strings.Join(strings.Fields(name), " ") + ", " + start.Date().Medium()
	return w, err
}

func (b *Book) scanTail(r row) (w witnessed, err error) {
	l, err := scanLink(r)
	e := l.entry
	return witnessed{b.now().UTC().Format(time.RFC3339), ofTrail, int(e.ID), strings.TrimSpace(e.UID), hex.EncodeToString(l.hash), e.Verb + " " + e.Entity, int(e.ID)}, err
}

// readWitness holds approvals.txt against the chains and the trail.
func (c *chains) readWitness(ctx context.Context) error {
	lines, there, err := readWitness(c.dir)
	if err != nil {
		return err
	}
	for _, w := range lines {
		if w.body != ofTrail {
			continue
		}
		if hash, found, err := optional(ctx, c.r, value[[]byte], sqlAuditHash, w.sequence); err != nil {
			return err
		} else if found {
			c.held[w.key()] = hex.EncodeToString(hash)
		}
	}
	for _, w := range lostFromBook(lines, c.held) {
		c.contradicts(w)
	}
	made, err := query(ctx, c.r, c.scanWitnessed, sqlWitnessed)
	if err != nil {
		return err
	}
	if _, lost := lacking(made, lines, there); len(lost) > 0 {
		c.unborne(lost, there)
	}
	return nil
}

// contradicts says what the file knows otherwise than the book.
func (c *chains) contradicts(w witnessed) {
	at := data.Approval{Sequence: w.sequence}
	if w.body == ofTrail {
		text := fmt.Sprintf("entry %d of the audit trail (%s), written down in %s on %s", w.sequence, w.words, witnessName, w.day())
		if c.held[w.key()] == "" {
			c.say(ofChain, data.Approval{}, "the end of the audit trail is missing: %s, is not there; the book may have been put back to an earlier day", text)
		} else {
			c.say(ofChain, data.Approval{}, "another entry stands in the place of %s", text)
		}
		return
	}
	for id, uid := range c.uids {
		if uid == w.body {
			at.Body = id
		}
	}
	text := fmt.Sprintf("approval %d of the minutes of %s, written down in %s on %s", w.sequence, w.words, witnessName, w.day())
	if c.held[w.key()] == "" {
		c.say(ofChain, at, "an approval is missing: %s; the book may have been put back to an earlier day", text)
	} else {
		c.say(ofChain, at, "another approval stands in the place of %s", text)
	}
}

// unborne says of each body that approvals are not written down in the file.
func (c *chains) unborne(lost []witnessed, there bool) {
	count := map[string]int{}
	for _, w := range lost {
		if count[w.body]++; count[w.body] > 1 {
			continue
		}
		f := fault{rank: unborne, sequence: w.sequence}
		for id, uid := range c.uids {
			if uid == w.body {
				f.body = id
			}
		}
		if there {
			f.what = fmt.Sprintf("%s does not know approval %d of the minutes of %s: lines were taken out of it", witnessName, w.sequence, w.words)
		} else {
			f.what = fmt.Sprintf("%s is missing: nothing outside the book bears out that the minutes of %s are what was approved", witnessName, w.words)
		}
		c.faults = append(c.faults, f)
	}
}

const (
	sqlCountApprovals = `SELECT count(*) FROM approval`
	sqlWitnessed      = `SELECT b.uid, a.seq, m.uid, lower(hex(a.hash)), b.name, m.starts_at,
		coalesce((SELECT max(t.id) FROM audit t WHERE t.entity = 'meeting' AND t.uid = m.uid AND t.verb = 'approved'), 0)
		FROM approval a JOIN meeting m ON m.id = a.meeting_id JOIN body b ON b.id = a.body_id ORDER BY a.body_id, a.seq`
	sqlTail      = selectAudit + ` WHERE id = (SELECT max(id) FROM audit)`
	sqlAuditHash = `SELECT hash FROM audit WHERE id = ?`
)
