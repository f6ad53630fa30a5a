package store

import (
	"context"
	"reflect"

	"minutebook/data/doc"
)

// derived is what the index holds of one item's minutes.
type derived struct {
	decisions []doc.Decision
	tasks     []doc.Task
}

// deriveFrom is what the index should hold of a document.
func deriveFrom(d doc.Document) derived { return derived{doc.Decisions(d), doc.Tasks(d)} }

// writeIndex brings the rows of an item into line with its minutes. What the
// rows hold already is left alone, so that most autosaves touch none.
func writeIndex(t *tx, item int64, d doc.Document) error {
	want := deriveFrom(d)
	have, err := readIndex(t.ctx, t, item)
	if err != nil || have.equal(want) {
		return err
	}
	for _, statement := range []string{sqlClearDecisions, sqlClearActions} {
		if _, err := t.exec(statement, item); err != nil {
			return err
		}
	}
	for i, dec := range want.decisions {
		if err := insertDecision(t, item, i, dec); err != nil {
			return err
		}
	}
	for i, task := range want.tasks {
		if err := insertAction(t, item, i, task); err != nil {
			return err
		}
	}
	return nil
}

func insertDecision(t *tx, item int64, position int, d doc.Decision) error {
	mover, seconder, vote := orNobody(d.Mover), orNobody(d.Seconder), doc.Vote{}
	if d.Vote != nil {
		vote = *d.Vote
	}
	if _, err := t.exec(sqlInsertDecision, item, d.Block, position, d.Kind, d.Verb, d.Outcome, d.Text, mover.Name, mover.UID,
		seconder.Name, seconder.UID, vote.Method, vote.For, vote.Against, vote.Abstained, vote.Casting); err != nil {
		return err
	}
	for i, n := range vote.Names {
		if _, err := t.exec(sqlInsertVote, item, d.Block, i, n.Person.Name, n.Person.UID, n.Choice); err != nil {
			return err
		}
	}
	return nil
}

func insertAction(t *tx, item int64, position int, a doc.Task) error {
	owner := orNobody(a.Owner)
	if _, err := t.exec(sqlInsertAction, item, a.Block, position, a.Text, owner.Name, owner.UID, a.Due, a.DueText, a.Source); err != nil {
		return err
	}
	_, err := t.exec(sqlEnsureProgress, item, a.Block)
	return err
}

// readIndex reads what the index holds of an item.
func readIndex(ctx context.Context, q querier, item int64) (derived, error) {
	votes, err := votesBy(ctx, q, sqlVotesOfItem, item)
	if err != nil {
		return derived{}, err
	}
	decisions, err := query(ctx, q, func(r row) (doc.Decision, error) {
		row, err := scanDecision(r, votes)
		return row.Decision, err
	}, sqlDecisionsOfItem, item)
	if err != nil {
		return derived{}, err
	}
	tasks, err := query(ctx, q, scanTask, sqlTasksOfItem, item)
	return derived{decisions, tasks}, err
}

func (d derived) equal(other derived) bool { return reflect.DeepEqual(d, other) }

// RebuildIndex writes decisions, votes, actions and the search index anew from
// the documents. What is right already stays; what is wrong in an approved
// meeting is locked and is for Check to report.
func (b *Book) RebuildIndex(ctx context.Context) (err error) {
	defer doing(&err, "rebuild the index")
	return b.inTx(ctx, func(t *tx) error {
		if err := b.eachDocument(ctx, t, func(s stored, d doc.Document) error {
			if locked, err := one(ctx, t, value[bool], sqlItemLocked, s.item); err != nil || locked {
				return err
			}
			if plain := doc.Plain(d); plain != s.plain {
				if err := t.must(sqlSetPlain, plain, s.item, s.part); err != nil {
					return err
				}
			}
			if s.part != MinutesPart {
				return nil
			}
			return writeIndex(t, s.item, d)
		}); err != nil {
			return err
		}
		for _, statement := range []string{sqlClearOrphanDecisions, sqlClearOrphanActions, sqlRebuildSearch} {
			if _, err := t.exec(statement); err != nil {
				return err
			}
		}
		return t.audit("rebuilt", "index", "", "decisions, votes, actions and search")
	})
}

// eachDocument reads every document in batches, so that f may write meanwhile.
func (b *Book) eachDocument(ctx context.Context, q querier, f func(stored, doc.Document) error) error {
	const batch = 200
	for last := int64(0); ; {
		var ids []int64
		all, err := query(ctx, q, func(r row) (s stored, err error) {
			var id int64
			err = r.Scan(&id, &s.item, &s.part, &s.rev, fromInstant{&s.saved}, &s.json, &s.plain, &s.sum)
			ids = append(ids, id)
			return s, err
		}, sqlDocumentsAfter, last, batch)
		if err != nil || len(all) == 0 {
			return err
		}
		last = ids[len(ids)-1]
		for _, s := range all {
			text, err := s.text()
			if err != nil {
				return err
			}
			if err := f(s, text.Doc); err != nil {
				return err
			}
		}
	}
}

func orNobody(p *doc.Person) doc.Person {
	if p == nil {
		return doc.Person{}
	}
	return *p
}

// orNil is the person of a row; no name means nobody.
func orNil(p doc.Person) *doc.Person {
	if p == (doc.Person{}) {
		return nil
	}
	return &p
}

const (
	sqlClearDecisions = `DELETE FROM decision WHERE item_id = ?`
	sqlClearActions   = `DELETE FROM action WHERE item_id = ?`
	sqlInsertDecision = `INSERT INTO decision(item_id, block, position, kind, verb, outcome, text, mover, mover_uid, seconder, seconder_uid,
		method, votes_for, votes_against, abstained, casting) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlInsertVote     = `INSERT INTO vote(item_id, block, position, person, person_uid, choice) VALUES (?,?,?,?,?,?)`
	sqlInsertAction   = `INSERT INTO action(item_id, block, position, text, owner, owner_uid, due_on, due_text, source) VALUES (?,?,?,?,?,?,?,?,?)`
	sqlEnsureProgress = `INSERT INTO action_progress(item_id, block, status, closed_on, progress) VALUES (?, ?, 'open', '', '')
		ON CONFLICT(item_id, block) DO NOTHING`
	sqlSetPlain       = `UPDATE document SET plain = ? WHERE item_id = ? AND part = ?`
	sqlDocumentsAfter = `SELECT d.id, d.item_id, d.part, d.rev, d.saved_at, d.json, d.plain, d.sha256 FROM document d
		WHERE d.id > ? ORDER BY d.id LIMIT ?`
	sqlClearOrphanDecisions = `DELETE FROM decision AS x WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.item_id = x.item_id AND d.part = 'minutes')`
	sqlClearOrphanActions   = `DELETE FROM action AS x WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.item_id = x.item_id AND d.part = 'minutes')`
	sqlRebuildSearch        = `INSERT INTO item_fts(item_fts) VALUES ('rebuild')`
)
