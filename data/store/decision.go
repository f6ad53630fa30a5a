package store

import (
	"context"

	"minutebook/data"
	"minutebook/data/doc"
)

// DecisionRow is a decision and where it was taken.
type DecisionRow struct {
	doc.Decision
	Item, Meeting                     int64
	MinuteNumber, ItemTitle, BodyName string
	On                                data.Date
}

// DecisionFilter narrows a list of decisions; zero fields let everything through.
type DecisionFilter struct {
	Body, Meeting int64
	Limit         int
}

// Decisions lists decisions, the newest meeting first and in each in the order
// of its minutes.
func (b *Book) Decisions(ctx context.Context, f DecisionFilter) (_ []DecisionRow, err error) {
	defer doing(&err, "list decisions")
	list, id := sqlHeld, int64(0)
	switch {
	case f.Meeting != 0:
		list, id = sqlHeldOne, f.Meeting
	case f.Body != 0:
		list, id = sqlHeldByBody, f.Body
	}
	meetings, err := query(ctx, b.r, scanHeld, list, id)
	if err != nil {
		return nil, err
	}
	var out []DecisionRow
	for _, m := range meetings {
		found, err := decisionsOf(ctx, b.r, m)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
		if f.Limit > 0 && len(out) >= f.Limit {
			return out[:f.Limit], nil
		}
	}
	return out, nil
}

// held is as much of a meeting as a list of decisions says.
type held struct {
	id   int64
	on   data.Date
	body string
}

func scanHeld(r row) (h held, err error) {
	err = r.Scan(&h.id, &h.on, &h.body)
	return h, err
}

// decisionsOf lists the decisions of one meeting in the order of its minutes.
func decisionsOf(ctx context.Context, q querier, m held) ([]DecisionRow, error) {
	votes, err := votesBy(ctx, q, sqlVotesOfMeeting, m.id)
	if err != nil {
		return nil, err
	}
	byItem := map[int64][]DecisionRow{}
	err = each(ctx, q, func(r row) error {
		d, err := scanDecision(r, votes)
		byItem[d.Item] = append(byItem[d.Item], d)
		return err
	}, sqlDecisionsOfMeeting, m.id)
	if err != nil || len(byItem) == 0 {
		return nil, err
	}
	items, err := itemsOf(ctx, q, m.id)
	var out []DecisionRow
	for _, i := range items {
		for _, d := range byItem[i.ID] {
			d.Meeting, d.BodyName, d.On, d.MinuteNumber, d.ItemTitle = m.id, m.body, m.on, i.MinuteNumber, i.Title
			out = append(out, d)
		}
	}
	return out, err
}

// votes are the named votes of decisions by item and block.
type votes map[blockKey][]doc.NamedVote

type blockKey struct {
	item  int64
	block string
}

func votesBy(ctx context.Context, q querier, list string, id int64) (votes, error) {
	out := votes{}
	err := each(ctx, q, func(r row) error {
		var k blockKey
		var n doc.NamedVote
		err := r.Scan(&k.item, &k.block, &n.Person.Name, &n.Person.UID, &n.Choice)
		out[k] = append(out[k], n)
		return err
	}, list, id)
	return out, err
}

func scanDecision(r row, v votes) (d DecisionRow, err error) {
	var mover, seconder doc.Person
	var vote doc.Vote
	err = r.Scan(&d.Item, &d.Block, &d.Kind, &d.Verb, &d.Outcome, &d.Text, &mover.Name, &mover.UID, &seconder.Name, &seconder.UID,
		&vote.Method, &vote.For, &vote.Against, &vote.Abstained, &vote.Casting)
	d.Mover, d.Seconder = orNil(mover), orNil(seconder)
	if vote.Method != "" {
		vote.Names = v[blockKey{d.Item, d.Block}]
		d.Vote = &vote
	}
	return d, err
}

const (
	decisionColumns = `d.item_id, d.block, d.kind, d.verb, d.outcome, d.text, d.mover, d.mover_uid, d.seconder, d.seconder_uid,
		d.method, d.votes_for, d.votes_against, d.abstained, d.casting`
	sqlDecisionsOfItem    = `SELECT ` + decisionColumns + ` FROM decision d WHERE d.item_id = ? ORDER BY d.position`
	sqlDecisionsOfMeeting = `SELECT ` + decisionColumns + ` FROM item i CROSS JOIN decision d ON d.item_id = i.id
		WHERE i.meeting_id = ? ORDER BY d.item_id, d.position`
	sqlVotesOfItem    = `SELECT v.item_id, v.block, v.person, v.person_uid, v.choice FROM vote v WHERE v.item_id = ? ORDER BY v.block, v.position`
	sqlVotesOfMeeting = `SELECT v.item_id, v.block, v.person, v.person_uid, v.choice FROM item i CROSS JOIN vote v ON v.item_id = i.id
		WHERE i.meeting_id = ? ORDER BY v.item_id, v.block, v.position`
	selectHeld    = `SELECT m.id, substr(m.starts_at, 1, 10), b.name FROM meeting m JOIN body b ON b.id = m.body_id WHERE `
	sqlHeld       = selectHeld + `m.starts_at > '' AND m.id > ? ORDER BY m.starts_at DESC, m.id DESC`
	sqlHeldByBody = selectHeld + `m.body_id = ? ORDER BY m.starts_at DESC, m.id DESC`
	sqlHeldOne    = selectHeld + `m.id = ?`
)
