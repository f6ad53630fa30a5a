package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/store"
)

// richTown is a book with a row in every table. Its first meeting went its whole way:
// agenda, pack, minutes, an officer's answer with rulings, the chair's agreement, a
// draft that was published and corrected, approval subject to a correction by the
// second meeting, a signature, minutes issued and a note in the margin. The second was
// approved by the third. The third is a published draft that was corrected, with an
// answer of a reader that is being decided on. The fourth is planned.
type richTown struct {
	*town
	all []data.Meeting
}

func newRichTown(t testing.TB) *richTown {
	t.Helper()
	w := &richTown{town: newTown(t)}
	w.settings(t)
	w.first(t)
	for _, start := range []data.DateTime{"2026-12-14T19:00", "2027-01-11T19:00"} {
		w.later(t, start)
	}
	w.approveFirst(t)
	w.third(t)
	planned := data.Meeting{Body: w.body.ID, Start: "2027-02-08T19:00"}
	must(t, w.SaveMeeting(context.Background(), &planned))
	must(t, w.AddItem(context.Background(), &data.Item{Meeting: planned.ID, Title: "Apologies"}, 0))
	w.all = append(w.all, planned)
	return w
}

// settings fills what is no part of any record.
func (w *richTown) settings(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	for _, k := range []data.Keeper{{Name: "A Clerk", Role: data.Clerk}, {Name: "Councillor Ann Day", Role: data.Chair}, {Name: "Cy Clerk", Role: data.Clerk, Left: "2026-06-01"}} {
		must(t, w.SaveKeeper(ctx, &k))
	}
	must(t, w.SavePhrase(ctx, &data.Phrase{Abbrev: "nb", Text: "noted the report"}))
	must(t, w.SaveTemplate(ctx, &data.Template{Name: "Usual", Items: []data.TemplateItem{{Title: "Apologies"}}}))
	must(t, w.SaveHoliday(ctx, data.Holiday{Day: "2027-05-03", Kind: data.BankHoliday, Name: "A jubilee"}))
	must(t, w.SavePlan(ctx, &data.PlanEntry{Body: w.body.ID, Title: "Rents", Added: "2026-11-01"}))
	must(t, w.AddOwnWord(ctx, "Ashbourne"))
}

// first takes the first meeting to a draft that is out and was corrected.
func (w *richTown) first(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	m, it := w.meeting, w.items[0]
	w.all = append(w.all, m)
	sub := data.Item{Meeting: m.ID, Parent: w.items[1].ID, Title: "Fees", Presenter: "Max Starling"}
	must(t, w.AddItem(ctx, &sub, 0))
	got[int64](t)(w.SaveText(it.ID, store.AgendaPart, doc.FromText("To note the report."), 0))
	must(t, w.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "report.pdf", Pages: 2}, strings.NewReader("%PDF-1.7 report")))
	must(t, w.SaveSpeakers(ctx, it.ID, []data.Speaker{{Item: it.ID, Name: "Mr Oakes"}}))
	must(t, w.IssueAgenda(ctx, m.ID, "2026-11-16", ""))
	must(t, w.KeepIssue(ctx, &data.Issue{Meeting: m.ID, Document: data.IssuedPack, File: "pack.pdf", Size: 12, SHA256: strings.Repeat("ab", 32), First: 1, Last: 4,
		Contents: []data.IssuedItem{{UID: it.UID, Number: "1", Title: it.Title}}, Recipients: []data.Recipient{{Name: "Ann Day"}}}))
	must(t, w.BeginMinutes(ctx, m.ID))
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: m.ID, Person: w.day, Role: data.Chair, Presence: data.Present,
		Movements: []data.Movement{{Kind: data.Left, At: "20:00", Item: it.ID}}}))
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: m.ID, Person: w.roe, Role: data.Substitute, Presence: data.Present, For: w.day.ID}))
	must(t, w.SaveDeclaration(ctx, &data.Declaration{Meeting: m.ID, Item: it.ID, Person: w.roe, Kind: data.Personal, Nature: "A neighbour", Conduct: data.Stayed}))
	must(t, w.DeleteItem(ctx, w.items[2].ID))
	w.save(t, it.ID, minutes("The Committee noted the report of ten pages."))
	w.save(t, w.items[1].ID, doc.Document{Blocks: []doc.Block{{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}}}})
	must(t, w.Snapshot(it.ID, store.MinutesPart, "before the review"))
	w.answered(t, m, data.Reader{Name: "Max Starling", Capacity: "Director of Finance"}, true)
	w.answered(t, m, theChair, false)
	must(t, w.Publish(ctx, m.ID))
	w.corrected(t, m, sub.ID, "The fee of the market stalls stays too.")
	must(t, w.FollowAction(ctx, it.ID, "a1", data.Done, "2026-12-01", "Sent"))
	must(t, w.KeepUnfinished(store.Unfinished{Meeting: m.ID, Form: "motion", Title: "A motion", Words: "That"}))
}

// answered sends a draft to a reader, who changes it or agrees.
func (w *richTown) answered(t testing.TB, m data.Meeting, reader data.Reader, changes bool) {
	t.Helper()
	ctx := context.Background()
	r := data.Review{Meeting: m.ID, Reader: reader, Note: "By Friday, please."}
	file, err := w.SendReview(ctx, &r, "")
	must(t, err)
	if !changes {
		got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, _ record.Meeting) { a.Verdict = data.VerdictApproved }), ""))
		return
	}
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "Until May."))
	got[int](t)(w.RuleClean(ctx, r.ID))
	must(t, w.SettleReview(ctx, r.ID))
}

func (w *richTown) corrected(t testing.TB, m data.Meeting, item int64, words string) {
	t.Helper()
	ctx := context.Background()
	got[data.Correction](t)(w.BeginCorrection(ctx, m.ID, "Left out"))
	w.save(t, item, doc.FromText(words))
	got[data.Correction](t)(w.EndCorrection(ctx, m.ID))
}

// later adds a meeting that approves minutes.
func (w *richTown) later(t testing.TB, start data.DateTime) {
	t.Helper()
	ctx := context.Background()
	m := data.Meeting{Body: w.body.ID, Start: start}
	must(t, w.SaveMeeting(ctx, &m))
	for _, title := range []string{"Minutes of the last meeting", "Market stalls"} {
		it := data.Item{Meeting: m.ID, Title: title}
		must(t, w.AddItem(ctx, &it, 0))
	}
	must(t, w.BeginMinutes(ctx, m.ID))
	for i, it := range got[[]data.Item](t)(w.Items(ctx, m.ID)) {
		w.save(t, it.ID, doc.Document{Blocks: []doc.Block{{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: []string{"Approved.", "The stalls stay. There were ten."}[i]}}}}})
	}
	w.all = append(w.all, m)
}

// approveFirst approves, signs, issues and notes the first meeting, and approves the
// second.
func (w *richTown) approveFirst(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	m := w.all[0]
	must(t, w.Approve(ctx, m.ID, data.Approval{At: w.all[1].ID}, []store.Replacement{{Old: "The fee stays", New: "The fee goes"}}))
	must(t, w.Sign(ctx, m.ID, data.Signature{Person: "Councillor Ann Day", Capacity: "Chairman", Method: "drawn", Picture: scrawl(t, 3)}))
	must(t, w.KeepIssue(ctx, &data.Issue{Meeting: m.ID, Document: data.IssuedMinutes, File: "minutes.pdf", Size: 9, SHA256: strings.Repeat("cd", 32), First: 1, Last: 2}))
	must(t, w.Approve(ctx, w.all[1].ID, data.Approval{At: w.all[2].ID}, nil))
	must(t, w.AddMarginNote(ctx, &data.MarginNote{Meeting: m.ID, Item: w.items[0].ID, Block: "p1", Text: "The report had thirteen pages.", ByMeeting: w.all[2].ID, Minute: "6"}))
}

// third sends the third meeting to a reader whose answer is being decided on, and
// publishes and corrects it.
func (w *richTown) third(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	m := w.all[2]
	items := got[[]data.Item](t)(w.Items(ctx, m.ID))
	r := data.Review{Meeting: m.ID, Reader: data.Reader{Name: "Max Starling"}}
	file, err := w.SendReview(ctx, &r, "")
	must(t, err)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, _ record.Meeting) {
		a.Remarks = []review.Remark{{Key: "k1", Item: items[1].UID, Block: "q1", Text: "Ten?"}, {Key: "k2", Item: items[1].UID, Block: "q1", Text: "Where?"}}
	}), ""))
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "Ten."))
	must(t, w.Publish(ctx, m.ID))
	w.corrected(t, m, items[1].ID, "The stalls stay. There were eleven.")
}

// TestRichTown: a book with everything in it is well kept.
func TestRichTown(t *testing.T) {
	w := newRichTown(t)
	wellKept(t, w.Book)
	if r := got[[]store.ChainReport](t)(w.VerifyChain(context.Background())); len(r) != 1 || r[0].Approvals != 2 || r[0].Broken != "" {
		t.Errorf("the chains are %+v", r)
	}
}
