package store_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/store"
)

// approvedTown has one approved meeting with a row in every table, and a second
// meeting that is open.
func approvedTown(t *testing.T) (w *town, open data.Meeting) {
	t.Helper()
	ctx := context.Background()
	w = newTown(t)
	it := w.items[0]
	w.save(t, it.ID, minutes("The Committee noted the report."))
	must(t, w.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "report.pdf", Pages: 2}, strings.NewReader("%PDF-1.7 report")))
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.day, Role: data.Chair, Presence: data.Present,
		Movements: []data.Movement{{Kind: data.Left, At: "20:00"}}}))
	must(t, w.SaveDeclaration(ctx, &data.Declaration{Meeting: w.meeting.ID, Item: it.ID, Person: w.roe, Kind: data.Personal, Conduct: data.Stayed}))
	gone := data.Item{Meeting: w.meeting.ID, Title: "Taken out"}
	must(t, w.AddItem(ctx, &gone, 0))
	must(t, w.DeleteItem(ctx, gone.ID))
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
		a.Verdict, a.Remarks = data.VerdictApproved, []review.Remark{{Key: "k1", Item: it.UID, Text: "Thank you."}}
	}), ""))
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "And you."))
	must(t, w.Publish(ctx, w.meeting.ID))
	got[data.Correction](t)(w.BeginCorrection(ctx, w.meeting.ID, "A name"))
	w.save(t, w.items[1].ID, doc.FromText("Mrs Roe thanked the clerk."))
	got[data.Correction](t)(w.EndCorrection(ctx, w.meeting.ID))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14", Corrections: "None"}, nil))
	open = data.Meeting{Body: w.body.ID, Start: "2027-01-11T19:00"}
	must(t, w.SaveMeeting(ctx, &open))
	must(t, w.AddItem(ctx, &data.Item{Meeting: open.ID, Title: "Open"}, 0))
	return w, open
}

// TestApprovedIsLockedForThePlainSQL tries every kind of change on every table
// that holds a part of an approved record, by a program that knows nothing of
// the store's settings.
func TestApprovedIsLockedForThePlainSQL(t *testing.T) {
	w, _ := approvedTown(t)
	must(t, w.Close())
	path := filepath.Join(w.Dir(), "book.db")
	before := dump(t, path)
	attacks := strings.Split(strings.TrimSpace(`
UPDATE meeting SET venue = 'Elsewhere' WHERE id = 1
UPDATE meeting SET status = 'drafting' WHERE id = 1
UPDATE meeting SET late_reason = 'Snow' WHERE id = 1
UPDATE item SET taken = 3 WHERE id = 1
UPDATE item SET budget = 1, urgent = 'Flood' WHERE id = 1
UPDATE item SET description = 'Land', added_on = '2026-11-20' WHERE id = 1
UPDATE declaration SET registered = 1
UPDATE paper SET binding = 'omit', fault = 'torn'
UPDATE review SET state = 'sent', round = 9
UPDATE review SET reader = 'Somebody'
UPDATE review SET meeting_id = 2
DELETE FROM review
INSERT OR REPLACE INTO review SELECT id, uid, 2, reader, capacity, email, note, restricted, asked, sent_at, actor, sent_sha256, sent, state, round, verdict, returned_at, answer, sealed FROM review
INSERT INTO review SELECT NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, sent_sha256, sent, state, round, verdict, returned_at, answer, sealed FROM review
UPDATE ruling SET reply = 'No.'
DELETE FROM ruling
INSERT INTO ruling SELECT review_id, 'k2', ruling, reply, at, actor FROM ruling
INSERT OR REPLACE INTO ruling SELECT review_id, remark, 'declined', reply, at, actor FROM ruling
UPDATE frozen SET why = 'agreed'
DELETE FROM frozen
INSERT INTO frozen SELECT NULL, meeting_id, why, at, actor, sha256, record FROM frozen
INSERT OR REPLACE INTO frozen SELECT id, 2, why, at, actor, sha256, record FROM frozen
UPDATE correction SET reason = 'Nothing'
UPDATE correction SET closed_at = ''
DELETE FROM correction
INSERT INTO correction SELECT NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', meeting_id, 'More', begun_at, actor, '', before, changes FROM correction
INSERT OR REPLACE INTO correction SELECT id, uid, 2, 'Nothing', begun_at, actor, closed_at, before, changes FROM correction
UPDATE removed SET title = 'Nothing'
DELETE FROM removed
INSERT INTO removed SELECT NULL, meeting_id, uid, 'More', at, actor, content FROM removed
INSERT OR REPLACE INTO removed SELECT id, 2, uid, title, at, actor, content FROM removed
UPDATE approval SET approved_item = 1, minute = '9'
INSERT INTO margin_note SELECT NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 2, 4, '', 'x', 1, '1', '2026-12-14', '', ''
INSERT INTO margin_note SELECT NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 1, 4, '', 'x', 2, '1', '2026-12-14', '', ''
UPDATE meta SET value = 'another' WHERE key = 'uid'
DELETE FROM meta WHERE key = 'uid'
INSERT OR REPLACE INTO meta SELECT key, 'another' FROM meta WHERE key = 'uid'
UPDATE meeting SET status = 'signed' WHERE id = 1
DELETE FROM meeting WHERE id = 1
INSERT OR REPLACE INTO meeting SELECT id, uid, body_id, year, kind, starts_at, opened, ended, 'Elsewhere', contacts, notes, 'planned', '', '' FROM meeting WHERE id = 1
INSERT OR REPLACE INTO meeting SELECT 77, uid, body_id, year, kind, '2030-01-01T10:00', opened, ended, venue, contacts, notes, 'planned', '', '' FROM meeting WHERE id = 1
UPDATE item SET title = 'Another' WHERE id = 1
UPDATE item SET meeting_id = 2 WHERE id = 1
UPDATE item SET meeting_id = 1 WHERE meeting_id = 2
DELETE FROM item WHERE id = 1
INSERT INTO item SELECT NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', meeting_id, parent_id, 9, title, heading, '', '', 0, '', '', 0, 0, 0, 0, '', '', '' FROM item WHERE id = 1
INSERT OR REPLACE INTO item SELECT id, uid, 2, parent_id, 9, title, heading, '', '', 0, '', '', 0, 0, 0, 0, '', '', '' FROM item WHERE id = 1
INSERT OR REPLACE INTO item SELECT 99, uid, 2, parent_id, 9, title, heading, '', '', 0, '', '', 0, 0, 0, 0, '', '', '' FROM item WHERE id = 1
UPDATE document SET json = replace(json, 'noted', 'refused')
DELETE FROM document
INSERT INTO document SELECT NULL, 2, part, rev, saved_at, json, plain, sha256 FROM document
INSERT OR REPLACE INTO document SELECT id, item_id, part, rev, saved_at, '{}', plain, sha256 FROM document
INSERT OR REPLACE INTO document SELECT id, 4, part, rev, saved_at, '{}', plain, sha256 FROM document
UPDATE revision SET actor = 'somebody'
DELETE FROM revision
INSERT OR REPLACE INTO revision SELECT item_id, part, rev, at, 'somebody', reason, size, sha256, content FROM revision
UPDATE decision SET text = 'That it be refused.'
UPDATE decision SET item_id = 4
DELETE FROM decision
INSERT OR REPLACE INTO decision SELECT item_id, block, position, kind, verb, outcome, 'No.', mover, mover_uid, seconder, seconder_uid, method, 9, 9, 9, casting FROM decision
UPDATE vote SET choice = 'against'
DELETE FROM vote
INSERT INTO vote SELECT item_id, block, 9, person, person_uid, choice FROM vote
INSERT OR REPLACE INTO vote SELECT item_id, block, position, 'Nobody', person_uid, choice FROM vote
UPDATE action SET text = 'Nothing'
DELETE FROM action
INSERT INTO action SELECT item_id, 'new', 9, text, owner, owner_uid, due_on, due_text, source FROM action
INSERT OR REPLACE INTO action SELECT item_id, block, position, 'Nothing', owner, owner_uid, due_on, due_text, source FROM action
UPDATE paper SET name = 'other.pdf'
UPDATE paper SET item_id = 4
DELETE FROM paper
INSERT OR REPLACE INTO paper SELECT id, uid, item_id, position, 'other.pdf', state, media, size, pages, sha256, exempt, supplement, '', '' FROM paper
INSERT OR REPLACE INTO paper SELECT id, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 4, position, name, state, media, size, pages, sha256, exempt, supplement, '', '' FROM paper
INSERT OR REPLACE INTO paper SELECT 99, uid, 4, position, name, state, media, size, pages, sha256, exempt, supplement, '', '' FROM paper
UPDATE attendance SET presence = 'absent'
DELETE FROM attendance
INSERT INTO attendance SELECT meeting_id, 2, 2, role, presence, for_id FROM attendance
INSERT OR REPLACE INTO attendance SELECT meeting_id, person_id, position, role, 'absent', for_id FROM attendance
UPDATE movement SET at = '21:00'
DELETE FROM movement
INSERT OR REPLACE INTO movement SELECT meeting_id, person_id, position, kind, '21:00', item_id FROM movement
UPDATE declaration SET nature = 'None'
DELETE FROM declaration
INSERT OR REPLACE INTO declaration SELECT id, uid, 2, NULL, person_id, kind, 'None', conduct, dispensation, 0 FROM declaration
INSERT OR REPLACE INTO declaration SELECT 99, uid, 2, NULL, person_id, kind, 'None', conduct, dispensation, 0 FROM declaration
UPDATE approval SET canonical = x'00'
DELETE FROM approval
INSERT OR REPLACE INTO approval SELECT id, meeting_id, body_id, seq, approved_on, approved_at, 'Other', canonical, previous, hash, NULL, '', before FROM approval
INSERT OR REPLACE INTO approval SELECT id, 2, body_id, seq + 1, approved_on, approved_at, 'Other', canonical, hash, randomblob(32), NULL, '', before FROM approval
INSERT INTO approval SELECT NULL, 2, body_id, 9, approved_on, approved_at, '', canonical, hash, randomblob(32), NULL, '', before FROM approval
UPDATE audit SET actor = 'somebody'
DELETE FROM audit WHERE id = 1
INSERT OR REPLACE INTO audit SELECT 1, at, 'somebody', verb, entity, uid, detail, hash, hash FROM audit ORDER BY id DESC LIMIT 1
INSERT INTO audit SELECT NULL, at, actor, verb, entity, uid, detail, zeroblob(32), hash FROM audit LIMIT 1
UPDATE place SET id = id + 1`), "\n")
	db := plainSQL(t, path)
	defer db.Close()
	for _, pragmas := range []string{"PRAGMA foreign_keys = 0; PRAGMA recursive_triggers = 0", "PRAGMA foreign_keys = 1; PRAGMA recursive_triggers = 1"} {
		if _, err := db.Exec(pragmas); err != nil {
			t.Fatal(err)
		}
		for _, attack := range attacks {
			if _, err := db.Exec(attack); err == nil {
				t.Errorf("went through: %s", attack)
			} else if strings.Contains(err.Error(), "columns") || strings.Contains(err.Error(), "syntax") || strings.Contains(err.Error(), "no such") {
				t.Errorf("is no attack: %s: %v", attack, err)
			}
		}
	}
	must(t, db.Close())
	if after := dump(t, path); after != before {
		t.Errorf("the book changed")
	}
	b, err := store.Open(context.Background(), w.Dir(), store.Options{})
	must(t, err)
	defer b.Close()
	wellKept(t, b)
}

// dump is the content of the tables that hold the record.
func dump(t *testing.T, path string) string {
	t.Helper()
	db := plainSQL(t, path)
	defer db.Close()
	var out bytes.Buffer
	for _, table := range strings.Fields("meeting item document revision decision vote action paper attendance movement declaration approval signature audit " +
		"review ruling frozen correction removed margin_note meta person body") {
		rows, err := db.Query("SELECT * FROM " + table)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		for rows.Next() {
			cells := make([]any, len(columns))
			for i := range cells {
				cells[i] = new(any)
			}
			must(t, rows.Scan(cells...))
			for _, c := range cells {
				switch v := (*c.(*any)).(type) {
				case []byte:
					out.WriteString(string(v))
				case string:
					out.WriteString(v)
				case int64:
					out.WriteString(strings.Repeat("i", int(v%97)))
				}
				out.WriteByte('|')
			}
		}
		must(t, rows.Close())
	}
	return out.String()
}

func TestApprovedIsLockedForTheProgram(t *testing.T) {
	ctx := context.Background()
	w, open := approvedTown(t)
	it := got[data.Item](t)(w.Item(ctx, w.items[0].ID))
	papers, err := w.Papers(ctx, w.meeting.ID)
	must(t, err)
	paper := papers[it.ID][0]
	declared := got[[]data.Declaration](t)(w.Declarations(ctx, w.meeting.ID))[0]
	texts := got[store.Texts](t)(w.Texts(ctx, it.ID))
	renamed, moved := it, w.meeting
	renamed.Title, moved.Venue = "Another", "Elsewhere"
	save := func(_ int64, err error) error { return err }
	for what, err := range map[string]error{
		"text":               save(w.SaveText(it.ID, store.MinutesPart, minutes("Refused."), texts.Minutes.Rev)),
		"agenda text":        save(w.SaveText(w.items[1].ID, store.AgendaPart, minutes("Refused."), 0)),
		"meeting":            w.SaveMeeting(ctx, &moved),
		"status":             w.SetStatus(ctx, w.meeting.ID, data.Drafting),
		"second approval":    w.Approve(ctx, w.meeting.ID, data.Approval{On: "2027-01-11"}, nil),
		"numbers":            w.Renumber(ctx, w.meeting.ID),
		"item":               w.SaveItem(ctx, &renamed),
		"new item":           w.AddItem(ctx, &data.Item{Meeting: w.meeting.ID, Title: "Late"}, 0),
		"item's place":       w.MoveItem(ctx, it.ID, 0, 3),
		"deleted item":       w.DeleteItem(ctx, w.items[2].ID),
		"new paper":          w.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "x"}, strings.NewReader("x")),
		"paper":              w.SavePaper(ctx, &paper),
		"deleted paper":      w.DeletePaper(ctx, paper.ID),
		"attendance":         w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.roe, Presence: data.Present}),
		"lost attendance":    w.RemoveAttendance(ctx, w.meeting.ID, w.day.ID),
		"declaration":        w.SaveDeclaration(ctx, &declared),
		"lost declaration":   w.DeleteDeclaration(ctx, declared.ID),
		"revision of a text": w.Snapshot(it.ID, store.MinutesPart, "renamed"),
	} {
		if !errors.Is(err, store.ErrLocked) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := w.DeleteMeeting(ctx, w.meeting.ID); err == nil {
		t.Error("the meeting was deleted")
	}
	if err := w.FollowAction(ctx, it.ID, "a1", data.Done, "", "Sent on Monday"); err != nil {
		t.Errorf("the progress of an action is locked: %v", err)
	}
	must(t, w.SaveMeeting(ctx, &open))
	must(t, w.RebuildIndex(ctx))
	wellKept(t, w.Book)
}

// TestTamperingIsFound takes the locks away, as somebody with a database tool
// can, and changes what was approved or written down.
func TestTamperingIsFound(t *testing.T) {
	long(t)
	unlock := `DROP TRIGGER lock_document_u; DROP TRIGGER lock_meeting_u; DROP TRIGGER approval_u; DROP TRIGGER approval_d; DROP TRIGGER audit_u;
		DROP TRIGGER audit_d; DROP TRIGGER lock_attendance_u; DROP TRIGGER lock_decision_u; DROP TRIGGER lock_paper_u; DROP TRIGGER document_fts_u`
	for what, c := range map[string]struct{ sql, says string }{
		"the locks alone":          {"SELECT 1", "tampered with: lock_document_u"},
		"one word of the minutes":  {"UPDATE document SET json = replace(json, 'noted', 'Noted')", "is not what was saved"},
		"a decision's text":        {"UPDATE decision SET text = 'That it be refused.'", "are not those of the minutes"},
		"the venue":                {"UPDATE meeting SET venue = 'Elsewhere' WHERE id = 1", "are not what was approved"},
		"who was there":            {"UPDATE attendance SET presence = 'absent'", "are not what was approved"},
		"a paper's hash":           {"UPDATE paper SET sha256 = '" + strings.Repeat("0", 64) + "'", `"report.pdf" is missing`},
		"the approved bytes":       {"UPDATE approval SET canonical = CAST(replace(canonical, 'noted', 'Noted') AS BLOB)", "broken at the minutes of Planning Committee on 23 November 2026: what was approved was altered"},
		"a lost approval":          {"PRAGMA foreign_keys = 0; DELETE FROM approval", "an approval is missing"},
		"who did it":               {"UPDATE audit SET actor = 'somebody' WHERE id = 3", "broken at entry 3 (added member): it was altered"},
		"a lost entry":             {"DELETE FROM audit WHERE id = 4", "entry 4 is missing"},
		"the last entry lost":      {"DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)", "missing at its end"},
		"a re-made entry":          {"UPDATE audit SET actor = 'somebody', hash = randomblob(32) WHERE id = 5", "broken at entry 5"},
		"what the search reads":    {"UPDATE document SET plain = 'nothing'", "what the search reads"},
		"an item out of the index": {"DELETE FROM place WHERE item_id = 2", "missing from the search index"},
	} {
		t.Run(what, func(t *testing.T) {
			w, _ := approvedTown(t)
			must(t, w.Close())
			execAll(t, filepath.Join(w.Dir(), "book.db"), unlock, c.sql)
			b, err := store.Open(context.Background(), w.Dir(), store.Options{})
			must(t, err)
			defer b.Close()
			var all []string
			for _, p := range got[[]store.Problem](t)(b.Check(context.Background())) {
				all = append(all, p.What)
			}
			if text := strings.Join(all, "\n"); !strings.Contains(text, c.says) {
				t.Errorf("Check says\n%s\nnot %q", text, c.says)
			}
		})
	}
}

// TestChainOfApprovals approves three meetings of two bodies.
func TestChainOfApprovals(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	council := data.Body{Name: "Council", Kind: data.Council}
	must(t, w.SaveBody(ctx, &council))
	var approvals []data.Approval
	for i, body := range []int64{w.body.ID, council.ID, w.body.ID} {
		m := data.Meeting{Body: body, Start: data.DateTime("2026-12-0" + string(rune('1'+i)) + "T10:00")}
		must(t, w.SaveMeeting(ctx, &m))
		it := data.Item{Meeting: m.ID, Title: "Minutes"}
		must(t, w.AddItem(ctx, &it, 0))
		must(t, w.BeginMinutes(ctx, m.ID))
		w.save(t, it.ID, doc.FromText("Agreed."))
		must(t, w.Approve(ctx, m.ID, data.Approval{On: "2026-12-20"}, nil))
		r, err := w.Record(ctx, m.ID)
		must(t, err)
		approvals = append(approvals, *r.Approval)
	}
	if a, b, c := approvals[0], approvals[1], approvals[2]; a.Sequence != 1 || b.Sequence != 1 || c.Sequence != 2 || a.Previous != "" || b.Previous != "" || c.Previous != a.Hash {
		t.Errorf("the chain is %+v", approvals)
	}
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	if err := w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-11-01"}, nil); err == nil {
		t.Error("approved before it was held")
	}
	if err := w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-20", At: w.meeting.ID}, nil); err == nil {
		t.Error("approved by itself")
	}
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-20", At: approvals[2].Meeting}, nil))
	wellKept(t, w.Book)
}
