package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// scrawl is the picture of a signature that nobody has.
func scrawl(t testing.TB, slope int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 12))
	for x := range 40 {
		m.SetGray(x, (x*slope)%12, color.Gray{255})
	}
	var out bytes.Buffer
	must(t, png.Encode(&out, m))
	return out.Bytes()
}

// chainedTown has three meetings: the first was approved by the second with a
// correction and signed with a drawn signature, the second by the third, which
// also put a note into the margin of the first. The first went to the chair and was
// published.
type chainedTown struct {
	*town
	all  []data.Meeting
	note data.MarginNote
}

func newChainedTown(t testing.TB) *chainedTown {
	t.Helper()
	ctx := context.Background()
	c := &chainedTown{town: newTown(t)}
	c.all = []data.Meeting{c.meeting}
	must(t, c.BeginMinutes(ctx, c.meeting.ID))
	c.save(t, c.items[0].ID, minutes("The Committee noted the report of ten pages."))
	sentTo(t, c.town, theChair)
	must(t, c.Publish(ctx, c.meeting.ID))
	for _, start := range []data.DateTime{"2026-12-14T19:00", "2027-01-11T19:00"} {
		m := data.Meeting{Body: c.body.ID, Start: start}
		must(t, c.SaveMeeting(ctx, &m))
		it := data.Item{Meeting: m.ID, Title: "Minutes of the last meeting"}
		must(t, c.AddItem(ctx, &it, 0))
		must(t, c.BeginMinutes(ctx, m.ID))
		c.save(t, it.ID, doc.FromText("Approved."))
		c.all = append(c.all, m)
	}
	must(t, c.Approve(ctx, c.all[0].ID, data.Approval{At: c.all[1].ID}, []store.Replacement{{Old: "ten pages", New: "twelve pages"}}))
	must(t, c.Sign(ctx, c.all[0].ID, data.Signature{Person: "Councillor Ann Day", Capacity: "Chairman", Method: "drawn", Picture: scrawl(t, 3)}))
	must(t, c.Approve(ctx, c.all[1].ID, data.Approval{At: c.all[2].ID}, nil))
	c.note = data.MarginNote{Meeting: c.all[0].ID, Item: c.items[0].ID, Block: "p1", Text: "The report had thirteen pages.", ByMeeting: c.all[2].ID, Minute: "5"}
	must(t, c.AddMarginNote(ctx, &c.note))
	return c
}

func TestApprovedSubjectToACorrection(t *testing.T) {
	ctx := context.Background()
	c := newChainedTown(t)
	r, err := c.Record(ctx, c.all[0].ID)
	must(t, err)
	b := r.Items[0].Minutes.Blocks[0]
	if b.Note != "corrected at minute 4" || b.Text() != "The Committee noted the report of ten pagestwelve pages." ||
		doc.Settled(r.Items[0].Minutes).Blocks[0].Text() != "The Committee noted the report of twelve pages." {
		t.Errorf("the approved text is %+v", b)
	}
	if a := r.Approval; a == nil || a.At != c.all[1].ID || a.Minute != "4" || a.Item == 0 || a.On != "2026-12-14" || !strings.Contains(a.Corrections, "for “ten pages” read “twelve pages”") {
		t.Errorf("the approval is %+v", r.Approval)
	}
	if s := r.Signatures; len(s) != 1 || len(s[0].Hash) != 64 || !bytes.Equal(s[0].Picture, scrawl(t, 3)) {
		t.Errorf("signatures %+v", s)
	}
	if len(r.Notes) != 1 || r.Notes[0] != c.note || r.Notes[0].On != "2027-01-11" {
		t.Errorf("notes %+v", r.Notes)
	}
	at, err := c.Record(ctx, c.all[1].ID)
	must(t, err)
	if len(at.Approvals) != 1 || at.Approvals[0].Meeting != c.all[0].ID || at.Approval == nil || at.Approval.At != c.all[2].ID {
		t.Errorf("the second meeting approved %+v and was approved by %+v", at.Approvals, at.Approval)
	}
	var why []string
	for _, v := range got[[]store.Revision](t)(c.Revisions(ctx, c.items[0].ID, store.MinutesPart)) {
		why = append(why, v.Reason)
	}
	if !strings.Contains(strings.Join(why, "; "), "before it was corrected at minute 4") {
		t.Errorf("the history is %v", why)
	}
	must(t, c.FollowAction(ctx, c.items[0].ID, "a1", data.Done, "", "Sent"))
	reports := got[[]store.ChainReport](t)(c.VerifyChain(ctx))
	if len(reports) != 1 || reports[0].Approvals != 2 || reports[0].Broken != "" || reports[0].Last != at.Approval.Hash {
		t.Errorf("the chains are %+v", reports)
	}
	wellKept(t, c.Book)
}

// TestPrivateCorrectionsAreNotQuoted: words of an exempt passage, or of an item under
// an exempt one, do not stand in the list of corrections, which is public.
func TestPrivateCorrectionsAreNotQuoted(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	private := got[data.Item](t)(w.Item(ctx, w.items[2].ID))
	private.Exempt, private.Description = "3", "Land"
	must(t, w.SaveItem(ctx, &private))
	under := data.Item{Meeting: w.meeting.ID, Parent: private.ID, Title: "The offer"}
	must(t, w.AddItem(ctx, &under, 0))
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	w.save(t, w.items[0].ID, doc.Document{Blocks: []doc.Block{
		{ID: "o", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The report had ten pages."}}},
		{ID: "x", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The owner’s lowest price was named."}}}}})
	w.save(t, under.ID, doc.FromText("The Council’s highest price was named."))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14"}, []store.Replacement{
		{Old: "ten", New: "twelve"}, {Old: "The owner's lowest price", New: "His price"}, {Old: "The Council's highest price"}}))
	r, err := w.Record(ctx, w.meeting.ID)
	must(t, err)
	want := "minute 1, for “ten” read “twelve”; minute 1, in words that are kept from the public; minute 3a, in words that are kept from the public"
	if s := r.Approval.Corrections; s != want {
		t.Errorf("the corrections are %s", s)
	}
	if s := r.Public().Approval.Corrections; s != want {
		t.Errorf("the public reads %s", s)
	}
	wellKept(t, w.Book)
}

// TestSeveralSetsAtOneMeeting: the minutes of an ordinary and of an extraordinary
// meeting wait, both are approved by one minute, and nothing waits any more.
func TestSeveralSetsAtOneMeeting(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	extra := data.Meeting{Body: w.body.ID, Kind: data.Extraordinary, Start: "2026-11-30T19:00"}
	next := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	for _, m := range []*data.Meeting{&extra, &next} {
		must(t, w.SaveMeeting(ctx, m))
		must(t, w.AddItem(ctx, &data.Item{Meeting: m.ID, Title: "Minutes"}, 0))
		must(t, w.BeginMinutes(ctx, m.ID))
	}
	waiting := got[[]data.Meeting](t)(w.Unapproved(ctx, next.ID))
	if len(waiting) != 2 || waiting[0].ID != w.meeting.ID || waiting[1].ID != extra.ID {
		t.Fatalf("waiting: %+v", waiting)
	}
	for _, m := range waiting {
		must(t, w.Approve(ctx, m.ID, data.Approval{At: next.ID}, nil))
	}
	r, err := w.Record(ctx, next.ID)
	must(t, err)
	if len(r.Approvals) != 2 || r.Approvals[0].Minute != "5" || r.Approvals[1].Minute != "5" || r.Approvals[1].Previous != r.Approvals[0].Hash {
		t.Errorf("approved here: %+v", r.Approvals)
	}
	if left := got[[]data.Meeting](t)(w.Unapproved(ctx, next.ID)); len(left) != 0 {
		t.Errorf("waiting still: %+v", left)
	}
	wellKept(t, w.Book)
}

// TestRefusedApprovals: one sentence each, and nothing happens.
func TestRefusedApprovals(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	w.save(t, w.items[0].ID, doc.FromText("Noted. Noted again, as ten."))
	other, planned := data.Body{Name: "Council", Kind: data.Council}, data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	must(t, w.SaveBody(ctx, &other))
	elsewhere := data.Meeting{Body: other.ID, Start: "2026-12-15T19:00"}
	for _, m := range []*data.Meeting{&planned, &elsewhere} {
		must(t, w.SaveMeeting(ctx, m))
	}
	must(t, w.BeginMinutes(ctx, elsewhere.ID))
	extra := data.Meeting{Body: w.body.ID, Kind: data.Extraordinary, Start: "2026-12-16T19:00"}
	must(t, w.SaveMeeting(ctx, &extra))
	must(t, w.BeginMinutes(ctx, extra.ID))
	next := data.Meeting{Body: w.body.ID, Start: "2027-01-11T19:00"}
	must(t, w.SaveMeeting(ctx, &next))
	must(t, w.AddItem(ctx, &data.Item{Meeting: next.ID, Title: "Minutes"}, 0))
	must(t, w.BeginMinutes(ctx, next.ID))
	for _, c := range []struct {
		a    data.Approval
		r    []store.Replacement
		says string
	}{
		{data.Approval{At: planned.ID}, nil, "has no minutes yet"},
		{data.Approval{At: elsewhere.ID}, nil, "by the body that met"},
		{data.Approval{At: extra.ID}, nil, "an extraordinary meeting approves no minutes"},
		{data.Approval{At: next.ID, Minute: "99"}, nil, "has no minute 99"},
		{data.Approval{At: next.ID, Item: w.items[0].ID}, nil, "not one of the meeting on 11 January 2027"},
		{data.Approval{At: next.ID}, []store.Replacement{{Old: "Agreed", New: "x"}}, "“Agreed” are not in the minutes"},
		{data.Approval{At: next.ID}, []store.Replacement{{Old: "Noted", New: "x"}}, "stand in the minutes 2 times"},
		{data.Approval{At: next.ID}, []store.Replacement{{Item: w.items[1].ID, Old: "ten", New: "x"}}, "are not in the minutes"},
		{data.Approval{At: next.ID}, []store.Replacement{{New: "x"}}, "names the words"},
	} {
		if err := w.Approve(ctx, w.meeting.ID, c.a, c.r); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v %v: %v, want %q", c.a, c.r, err, c.says)
		}
	}
	if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Status != data.Drafting {
		t.Errorf("the meeting is %s", m.Status)
	}
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{At: next.ID, Minute: "4"}, nil))
	wellKept(t, w.Book)
}

func TestRefusedNotesAndSignatures(t *testing.T) {
	ctx := context.Background()
	c := newChainedTown(t)
	for says, n := range map[string]data.MarginNote{
		"only approved minutes take a note": {Meeting: c.all[2].ID, Item: 5, Text: "x", ByMeeting: c.all[1].ID, Minute: "4"},
		"of a later meeting":                {Meeting: c.all[1].ID, Item: 4, Text: "x", ByMeeting: c.all[0].ID, Minute: "1"},
		"says something":                    {Meeting: c.all[0].ID, Item: 1, ByMeeting: c.all[2].ID, Minute: "5"},
		"names the minute":                  {Meeting: c.all[0].ID, Item: 1, Text: "x", ByMeeting: c.all[2].ID},
		"has no minute 99":                  {Meeting: c.all[0].ID, Item: 1, Text: "x", ByMeeting: c.all[2].ID, Minute: "99"},
		"not one of these minutes":          {Meeting: c.all[0].ID, Item: 4, Text: "x", ByMeeting: c.all[2].ID, Minute: "5"},
		"the passage is not in":             {Meeting: c.all[0].ID, Item: 1, Block: "zz", Text: "x", ByMeeting: c.all[2].ID, Minute: "5"},
	} {
		if err := c.AddMarginNote(ctx, &n); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	for says, s := range map[string]data.Signature{
		"only approved": {},
		"give the name": {Person: " "},
		"is a PNG file": {Person: "Ann Day", Picture: []byte("GIF89a")},
		"is too large":  {Person: "Ann Day", Picture: append(scrawl(t, 1), make([]byte, 2<<20)...)},
	} {
		meeting := c.all[1].ID
		if says == "only approved" {
			meeting = c.all[2].ID
		}
		if err := c.Sign(ctx, meeting, s); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	wellKept(t, c.Book)
}

// unlocked takes every trigger of a book away, as a database tool can.
func unlocked(t *testing.T, db *sql.DB) {
	t.Helper()
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	must(t, err)
	var names []string
	for rows.Next() {
		var name string
		must(t, rows.Scan(&name))
		names = append(names, name)
	}
	must(t, rows.Close())
	for _, name := range names {
		_, err := db.Exec("DROP TRIGGER " + name)
		must(t, err)
	}
}

// TestForgeryIsFound alters approved minutes with plain SQL behind dropped
// triggers. Check and VerifyChain find each and name it.
func TestForgeryIsFound(t *testing.T) {
	long(t)
	picture := scrawl(t, 5)
	for what, c := range map[string]struct {
		sql  string
		args []any
		says string
	}{
		"a swapped picture":          {"UPDATE signature SET picture = ?", []any{picture}, "the signature of Councillor Ann Day under the minutes of Planning Committee on 23 November 2026 was altered"},
		"another signer":             {"UPDATE signature SET person = 'Mrs B Roe'", nil, "the signature of Mrs B Roe under the minutes of Planning Committee on 23 November 2026 was altered"},
		"another day":                {"UPDATE signature SET signed_at = '2026-12-24T10:00:00.000000Z'", nil, "the signature of Councillor Ann Day"},
		"a signature without a hash": {"UPDATE signature SET person = 'Mrs B Roe', hash = NULL", nil, "the signature of Mrs B Roe under the minutes of Planning Committee on 23 November 2026 is not in the audit trail"},
		"a signature more": {"INSERT INTO signature SELECT NULL, approval_id, person, capacity, signed_at, method, picture, certificate, document, randomblob(32) FROM signature", nil,
			"the signature of Councillor Ann Day"},
		"a signature less":             {"DELETE FROM signature", nil, "a signature is missing: the audit trail says"},
		"the meeting that approved":    {"UPDATE approval SET approved_at = 3, approved_item = NULL WHERE meeting_id = 1", nil, "does not say when, where and how"},
		"the minute that approved":     {"UPDATE approval SET minute = '7' WHERE meeting_id = 1", nil, "does not say when, where and how"},
		"the day of approval":          {"UPDATE approval SET approved_on = '2026-12-15' WHERE meeting_id = 1", nil, "does not say when, where and how"},
		"the corrections":              {"UPDATE approval SET corrections = '' WHERE meeting_id = 1", nil, "does not say when, where and how"},
		"the first approval removed":   {"DELETE FROM approval WHERE meeting_id = 1", nil, "approval 1 is missing"},
		"the last approval removed":    {"DELETE FROM approval WHERE meeting_id = 2", nil, "an approval is missing: approval 2 of the minutes of Planning Committee, 14 December 2026"},
		"all approvals removed":        {"DELETE FROM approval", nil, "an approval is missing"},
		"an approval's hash":           {"UPDATE approval SET hash = randomblob(32) WHERE meeting_id = 2", nil, "is not in the audit trail"},
		"the words of a note":          {"UPDATE margin_note SET text = 'Nothing.'", nil, "a note in the margin of the minutes of Planning Committee on 23 November 2026 was altered"},
		"a note removed":               {"DELETE FROM margin_note", nil, "a note in the margin is missing"},
		"the struck words":             {"UPDATE document SET json = replace(json, 'ten pages', 'six pages')", nil, "is not what was saved"},
		"struck words and checksum":    {forgedText, nil, "the minutes of Planning Committee on 23 November 2026 are not what was approved"},
		"the reason for a late agenda": {"UPDATE meeting SET late_reason = 'Snow' WHERE id = 1", nil, "are not what was approved"},
		"an item's circumstances":      {"UPDATE item SET urgent = 'Flood' WHERE id = 1", nil, "are not what was approved"},
		"approved minutes as a draft":  {"UPDATE meeting SET status = 'drafting' WHERE id = 1", nil, `on 23 November 2026 are marked as "drafting" in the book, not as "signed"`},
		"signed minutes as not signed": {"UPDATE meeting SET status = 'approved' WHERE id = 1", nil, `on 23 November 2026 are marked as "approved" in the book, not as "signed"`},
		"minutes signed by nobody":     {"UPDATE meeting SET status = 'signed' WHERE id = 2", nil, `on 14 December 2026 are marked as "signed" in the book, not as "approved"`},
		"a draft as it was published":  {"DELETE FROM frozen", nil, "what was kept is missing: the audit trail says \"the minutes of the ordinary meeting on 23 November 2026 at 19:00 as they were published"},
		"what was sent to a reader":    {"DELETE FROM review", nil, "what was sent to a reader is missing: the audit trail says \"minutes of the ordinary meeting on 23 November 2026 at 19:00 to Councillor Ann Day, Chairman"},
		"what was sent, altered":       {"UPDATE review SET sent = (SELECT record FROM frozen)", nil, "what was sent to a reader is missing"},
		"a draft that nobody agreed":   {"UPDATE frozen SET why = 'agreed'", nil, "what was kept is missing"},
		"an earlier version removed":   {"DELETE FROM revision WHERE item_id = 1 AND rev = (SELECT min(rev) FROM revision WHERE item_id = 1)", nil, "the history of the minutes"},
		"why there was a version":      {"UPDATE revision SET reason = 'No reason'", nil, "the history of the minutes"},
		"who did what":                 {"UPDATE audit SET actor = 'Somebody' WHERE id = 3", nil, "the audit trail is broken at entry 3"},
		"who moved, as it is listed":   {"UPDATE decision SET mover = 'Mrs B Roe' WHERE item_id = 1", nil, "the decisions, votes or actions listed of the minutes of Planning Committee on 23 November 2026 are not those of the minutes: Item 1"},
		"a vote, as it is listed":      {"UPDATE vote SET choice = 'for' WHERE item_id = 1", nil, "the decisions, votes or actions listed of the minutes of Planning Committee on 23 November 2026 are not those of the minutes: Item 1"},
		"an action off the list":       {"DELETE FROM action WHERE item_id = 1", nil, "the decisions, votes or actions listed of the minutes of Planning Committee on 23 November 2026 are not those of the minutes: Item 1"},
		"what was answered":            {"UPDATE review SET verdict = 'approved'", nil, "the history of the minutes of the ordinary meeting on 23 November 2026 at 19:00, or what is listed, removed, answered or corrected with them, is not what it was when they were approved"},
		"a paper's place in the pack":  {"UPDATE item SET taken = 3 WHERE id = 2", nil, "are not what was approved"},
	} {
		t.Run(what, func(t *testing.T) {
			w := newChainedTown(t)
			must(t, w.Close())
			db := plainSQL(t, filepath.Join(w.Dir(), "book.db"))
			unlocked(t, db)
			_, err := db.Exec("PRAGMA foreign_keys = 0")
			must(t, err)
			_, err = db.Exec(c.sql, c.args...)
			must(t, err)
			must(t, db.Close())
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
			if strings.Contains(c.says, "what was saved") { // of the text itself, which Check reads
				return
			}
			broken := ""
			for _, r := range got[[]store.ChainReport](t)(b.VerifyChain(context.Background())) {
				broken += r.Broken + "\n"
			}
			if strings.TrimSpace(broken) == "" {
				t.Error("VerifyChain finds nothing")
			}
		})
	}
}

// forgedText alters a text with everything that is derived from it, its checksum
// too: without SHA-256 in SQL the forger brings it along.
const forgedText = `UPDATE document SET (json, sha256) = (SELECT json, sha256 FROM document WHERE item_id = 4), plain = (SELECT plain FROM document WHERE item_id = 4) WHERE item_id = 1;
	DELETE FROM vote WHERE item_id = 1; DELETE FROM decision WHERE item_id = 1; DELETE FROM action WHERE item_id = 1`

// TestForgedApproval puts an approval into the book that nobody gave, well chained:
// the trail and approvals.txt do not know it.
func TestForgedApproval(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	must(t, w.Close())
	path := filepath.Join(w.Dir(), "book.db")
	db := plainSQL(t, path)
	for _, s := range []string{
		`UPDATE meeting SET status = 'approved' WHERE id = 3`,
		`INSERT INTO approval(meeting_id, body_id, seq, approved_on, approved_at, corrections, canonical, previous, hash)
			SELECT 3, body_id, seq + 1, '2027-02-01', NULL, '', canonical, hash, randomblob(32) FROM approval WHERE seq = 2`,
	} {
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
	b, err := store.Open(ctx, w.Dir(), store.Options{})
	must(t, err)
	defer b.Close()
	var all string
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		all += p.What + "\n"
	}
	for _, says := range []string{"on 11 January 2027 is not in the audit trail: it was not made by this program", "what was approved was altered"} {
		if !strings.Contains(all, says) {
			t.Errorf("Check says\n%s\nnot %q", all, says)
		}
	}
	r := got[[]store.ChainReport](t)(b.VerifyChain(ctx))
	if len(r) != 1 || r[0].Meeting != 3 || r[0].Approvals != 3 {
		t.Errorf("the chains are %+v", r)
	}
}

// TestAnotherProgramIsRefused lets the sqlite3 command line at approved minutes.
func TestAnotherProgramIsRefused(t *testing.T) {
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("there is no sqlite3 here; modernc does the same in the other tests")
	}
	w := newChainedTown(t)
	must(t, w.Close())
	path := filepath.Join(w.Dir(), "book.db")
	before := dump(t, path)
	for _, attack := range []string{
		"UPDATE document SET json = '{}' WHERE item_id = 1", "DELETE FROM item WHERE id = 1", "UPDATE meeting SET late_reason = 'Snow' WHERE id = 1",
		"DELETE FROM approval", "UPDATE signature SET picture = NULL", "DELETE FROM margin_note", "DELETE FROM audit",
		"UPDATE attendance SET role = 'chair'; UPDATE item SET urgent = 'x' WHERE meeting_id = 1",
		"DELETE FROM body", "DELETE FROM meeting WHERE id = 1", "REPLACE INTO body SELECT * FROM body", "UPDATE body SET id = 9",
		// Of meeting 3, whose minutes are a draft, in the place of what is approved.
		replacing("item", "uid", "meeting_id = 1", "meeting_id = 3"), replacing("item", "id", "meeting_id = 1", "meeting_id = 3"),
		replacing("item", "rowid", "meeting_id = 1", "meeting_id = 3"), replacing("meeting", "uid", "id = 1", "id = 3"), replacing("meeting", "id", "id = 1", "id = 3"),
		replacing("document", "id", "item_id = 1", "item_id = 5"), replacing("document", "item_id", "item_id = 1", "item_id = 5"),
		replacing("person", "uid", "id = 1", "id = 2"),
	} {
		if out, err := exec.Command(program, path, attack).CombinedOutput(); err == nil && dump(t, path) != before {
			t.Errorf("went through: %s %s", attack, out)
		}
	}
	if dump(t, path) != before {
		t.Error("the book changed")
	}
}

// replacing takes what one row of a table is known by for another row: SQLite throws
// the first one out.
func replacing(table, column, approved, draft string) string {
	return "UPDATE OR REPLACE " + table + " SET " + column + " = (SELECT " + column + " FROM " + table + " WHERE " + approved + ") WHERE " + draft
}

// TestBookFromBeforeAnApproval puts a copy of book.db back that is older than an
// approval: only approvals.txt knows.
func TestBookFromBeforeAnApproval(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	old := filepath.Join(t.TempDir(), "old")
	must(t, w.Backup(ctx, old))
	if text, err := os.ReadFile(filepath.Join(old, "approvals.txt")); err != nil || strings.Count(string(text), "\tPlanning Committee, ") != 2 {
		t.Errorf("the backup's approvals.txt is %q, %v", text, err)
	}
	must(t, w.Approve(ctx, w.all[2].ID, data.Approval{On: "2027-02-08"}, nil))
	must(t, w.Close())
	must(t, store.Restore(ctx, old, w.Dir()))
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	var all string
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		all += p.What + "\n"
	}
	want := "an approval is missing: approval 3 of the minutes of Planning Committee, 11 January 2027, written down in approvals.txt on 23 November 2026; the book may have been put back to an earlier day\n"
	if all != want {
		t.Errorf("Check says\n%s\nnot\n%s", all, want)
	}
	if r := got[[]store.ChainReport](t)(b.VerifyChain(ctx)); len(r) != 1 || r[0].Broken+"\n" != want {
		t.Errorf("the chains are %+v", r)
	}
	// Approved again in the same words it is the same record.
	must(t, b.Approve(ctx, w.all[2].ID, data.Approval{On: "2027-02-08"}, nil))
	wellKept(t, b)
	// Approved otherwise it is not.
	must(t, b.Close())
	must(t, store.Restore(ctx, old, w.Dir()))
	b, err = store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	must(t, b.Approve(ctx, w.all[2].ID, data.Approval{On: "2027-02-09"}, nil))
	if p := got[[]store.Problem](t)(b.Check(ctx)); len(p) != 1 || !strings.Contains(p[0].What, "another approval stands in the place of approval 3") {
		t.Errorf("Check says %v", p)
	}
}

// TestAnotherBookTakesItsOwnWitness: another book in the place of one brings its own
// approvals.txt, and what the first wrote down goes aside with it.
func TestAnotherBookTakesItsOwnWitness(t *testing.T) {
	ctx := context.Background()
	first, second := newChainedTown(t), newChainedTown(t)
	copied := filepath.Join(t.TempDir(), "copy")
	must(t, second.Backup(ctx, copied))
	must(t, first.Close())
	must(t, store.Restore(ctx, copied, first.Dir()))
	b, err := store.Open(ctx, first.Dir(), options(first.clock))
	must(t, err)
	defer b.Close()
	wellKept(t, b)
	if aside, err := filepath.Glob(filepath.Join(filepath.Dir(first.Dir()), "*book", "damaged-*", "approvals.txt")); err != nil || len(aside) != 1 {
		t.Errorf("aside: %v, %v", aside, err)
	}
}
