package store

import (
	"context"

	"minutebook/data"
	"minutebook/data/record"
)

// Record reads one meeting whole, with its cross references and, while it is
// planned, the minutes that wait for it brought up to date.
// The record of an approved meeting is what was approved, whatever its body and
// people are called by now; signatures, the progress of actions and what was
// issued are today's.
func (b *Book) Record(ctx context.Context, meeting int64) (_ record.Meeting, err error) {
	defer doing(&err, "read meeting")
	m, err := readRecord(ctx, b.r, meeting)
	if err != nil {
		return m, err
	}
	if err := nameMinutes(ctx, b.r, &m); err != nil {
		return m, err
	}
	if m.Issues, err = issuesOf(ctx, b.r, meeting); err != nil {
		return m, err
	}
	m.Crest, err = b.crestOf(m.Body.Style)
	return m, err
}

func readRecord(ctx context.Context, q querier, meeting int64) (record.Meeting, error) {
	a, approved, err := optional(ctx, q, scanApproval, sqlApprovalOf, meeting)
	if err != nil {
		return record.Meeting{}, err
	}
	m, err := recordFromRows(ctx, q, meeting)
	if err != nil {
		return m, err
	}
	if !approved {
		if err := refer(ctx, q, &m); err != nil {
			return m, err
		}
		return m, besideRecord(ctx, q, &m)
	}
	frozen, _, err := approvedRecord(a)
	if err != nil {
		return m, err
	}
	frozen.Meeting.Status = m.Meeting.Status
	frozen.Actions = m.Actions
	frozen.Approval = &a
	if frozen.Signatures, err = query(ctx, q, scanSignature, sqlSignatures, a.ID); err != nil {
		return frozen, err
	}
	return frozen, besideRecord(ctx, q, &frozen)
}

// besideRecord reads what stands beside a record: which earlier minutes the
// meeting approved, how its published draft was corrected, and the notes in the
// margin of its approved minutes.
func besideRecord(ctx context.Context, q querier, m *record.Meeting) (err error) {
	meeting := m.Meeting.ID
	if m.Approvals, err = query(ctx, q, scanApproval, sqlApprovalsAt, meeting); err != nil {
		return err
	}
	for i := range m.Approvals {
		if err := sayWhose(ctx, q, &m.Approvals[i]); err != nil {
			return err
		}
	}
	if m.Approval != nil {
		if err := sayWhose(ctx, q, m.Approval); err != nil {
			return err
		}
	}
	if m.Corrections, err = correctionsOf(ctx, q, meeting); err != nil {
		return err
	}
	m.Notes, err = query(ctx, q, scanMarginNote, sqlMarginNotes, meeting)
	return err
}

// sayWhose says of an approval when the meeting was held, and which bodies met there
// and approved, where they are two.
func sayWhose(ctx context.Context, q querier, a *data.Approval) error {
	of, err := meetingOf(ctx, q, a.Meeting)
	if err != nil {
		return err
	}
	a.Held = of.Start.Date()
	if a.At == 0 {
		return nil
	}
	at, err := meetingOf(ctx, q, a.At)
	if err != nil || at.Body == of.Body {
		return err
	}
	whose, err := one(ctx, q, scanBody, sqlBody, of.Body)
	if err != nil {
		return err
	}
	by, err := one(ctx, q, scanBody, sqlBody, at.Body)
	a.By, a.Whose = by.Name, whose.Name
	return err
}

// recordFromRows puts a meeting together from the rows as they are now; a draft
// that is out goes on naming its body and people as it did.
func recordFromRows(ctx context.Context, q querier, meeting int64) (m record.Meeting, err error) {
	if m.Meeting, err = meetingOf(ctx, q, meeting); err != nil {
		return m, err
	}
	if m.Body, err = one(ctx, q, scanBody, sqlBody, m.Meeting.Body); err != nil {
		return m, err
	}
	if m.Members, err = membersOn(ctx, q, m.Body.ID, m.Meeting.Start.Date()); err != nil {
		return m, err
	}
	if m.Items, err = recordItems(ctx, q, meeting); err != nil {
		return m, err
	}
	if m.Attendance, err = attendanceOf(ctx, q, meeting); err != nil {
		return m, err
	}
	if m.Declarations, err = query(ctx, q, scanDeclaration, sqlDeclarations, meeting); err != nil {
		return m, err
	}
	if m.Actions, err = recordActions(ctx, q, m); err != nil {
		return m, err
	}
	return m, nameAsPublished(ctx, q, &m)
}

func recordItems(ctx context.Context, q querier, meeting int64) ([]record.Item, error) {
	items, err := itemsOf(ctx, q, meeting)
	if err != nil {
		return nil, err
	}
	texts, err := textsBy(ctx, q, sqlTextsOfMeeting, meeting)
	if err != nil {
		return nil, err
	}
	papers, err := papersOf(ctx, q, meeting)
	if err != nil {
		return nil, err
	}
	depth := map[int64]int{}
	out := make([]record.Item, len(items))
	for i, it := range items {
		if it.Parent != 0 {
			depth[it.ID] = depth[it.Parent] + 1
		}
		out[i] = record.Item{Item: it, Depth: depth[it.ID], Agenda: texts[it.ID].Agenda.Doc, Minutes: texts[it.ID].Minutes.Doc, Papers: papers[it.ID]}
	}
	return out, nil
}

// recordActions lists the meeting's actions in the order of the minutes.
func recordActions(ctx context.Context, q querier, m record.Meeting) ([]data.Action, error) {
	rows, err := query(ctx, q, scanAction, sqlActionsOfMeeting, m.Meeting.ID)
	if err != nil {
		return nil, err
	}
	byItem := map[int64][]data.Action{}
	for _, r := range rows {
		byItem[r.Item] = append(byItem[r.Item], r.Action)
	}
	var out []data.Action
	for _, i := range m.Items {
		out = append(out, byItem[i.ID]...)
	}
	return out, nil
}
