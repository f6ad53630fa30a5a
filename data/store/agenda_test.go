package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// agendaOf is the agenda of a meeting: titles with their texts.
func agendaOf(t *testing.T, b *store.Book, meeting int64) string {
	t.Helper()
	m := got[record.Meeting](t)(b.Record(context.Background(), meeting))
	var out []string
	for _, it := range m.Items {
		words := strings.Repeat("-", it.Depth) + it.Title
		if text := doc.Plain(it.Agenda); text != "" {
			words += ": " + strings.ReplaceAll(text, "\n", " / ")
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}

func TestItemsComeOntoAnAgendaWhole(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	ids := got[[]int64](t)(w.AddItems(ctx, w.meeting.ID, w.items[0].ID, []record.Item{
		{Item: data.Item{ID: 7, Title: "Budget", Presenter: "A", Exempt: "3", Budget: true, AgendaNumber: "9", MinuteNumber: "9"}, Agenda: doc.FromText("To set it.")},
		{Item: data.Item{ID: 8, Parent: 7, Title: "Fees"}, Papers: []data.Paper{{ID: 3, Name: "Table of fees", State: data.ToFollow, SHA256: strings.Repeat("a", 64)}}},
		{Item: data.Item{ID: 9, Title: "Trees"}},
	}))
	if got := agendaOf(t, w.Book, w.meeting.ID); got != "Item 1; Budget: To set it.; -Fees; Trees; Item 2; Item 3" {
		t.Errorf("the agenda is %s", got)
	}
	it := got[data.Item](t)(w.Item(ctx, ids[0]))
	if it.Exempt != "3" || !it.Budget || it.Presenter != "A" || it.AgendaNumber != "" || it.MinuteNumber != "" {
		t.Errorf("kept as %+v", it)
	}
	papers := got[map[int64][]data.Paper](t)(w.Papers(ctx, w.meeting.ID))[ids[1]]
	if len(papers) != 1 || papers[0].State != data.ToFollow || papers[0].SHA256 != "" || papers[0].Name != "Table of fees" {
		t.Errorf("papers %+v", papers)
	}
	if _, err := w.AddItems(ctx, w.meeting.ID, 0, []record.Item{{Item: data.Item{Title: "One"}}, {Item: data.Item{Title: "Two"}, Papers: []data.Paper{{}}}}); err == nil {
		t.Error("a paper without a name was kept")
	}
	if got := agendaOf(t, w.Book, w.meeting.ID); strings.Contains(got, "One") {
		t.Errorf("half of it was kept: %s", got)
	}
}

// minuted puts minutes under the first item of a new meeting of the town.
func (w *town) minuted(t *testing.T, start data.DateTime, kind data.MeetingKind, blocks ...doc.Block) data.Meeting {
	t.Helper()
	ctx := context.Background()
	m := data.Meeting{Body: w.body.ID, Kind: kind, Start: start}
	must(t, w.StartMeeting(ctx, &m, 0))
	it := data.Item{Meeting: m.ID, Title: "Roads of " + string(start.Date())}
	must(t, w.AddItem(ctx, &it, 0))
	must(t, w.BeginMinutes(ctx, m.ID))
	_, err := w.SaveText(it.ID, store.MinutesPart, doc.Document{Blocks: blocks}, 0)
	must(t, err)
	return m
}

func TestMattersComeOntoAnAgenda(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	action := doc.NewBlock(doc.ActionKind, 0, "Write to the county")
	action.Action = &doc.Action{Owner: &doc.Person{Name: "Clerk"}}
	w.minuted(t, "2026-10-05T19:00", data.OrdinaryMeeting, action, doc.Text("The survey is to be brought to the next meeting."))
	must(t, w.SavePlan(ctx, &data.PlanEntry{Body: w.body.ID, Title: "Depot", Exempt: "3", Text: "To agree the price."}))
	must(t, w.SavePlan(ctx, &data.PlanEntry{Body: w.body.ID, Title: "Fees", Due: "2026-11-01"}))
	waiting := got[[]rules.Matter](t)(w.Waiting(ctx, w.meeting.ID))
	if len(waiting) != 4 {
		t.Fatalf("there wait %+v", waiting)
	}
	first := got[int64](t)(w.TakeMatters(ctx, w.meeting.ID, w.items[0].ID, waiting))
	want := "Item 1; Fees; Roads of 2026-10-05: Asked for at the meeting held on 5 October 2026: The survey is to be brought to the next meeting. (minute 1 refers); " +
		"Matters arising: • Clerk: Write to the county (minute 1 refers); Item 2; Item 3; Depot: To agree the price."
	if got := agendaOf(t, w.Book, w.meeting.ID); got != want {
		t.Errorf("the agenda is\n%s, want\n%s", got, want)
	}
	if it := got[data.Item](t)(w.Item(ctx, first)); it.Title != "Fees" {
		t.Errorf("it begins with %s", it.Title)
	}
	if left := got[[]rules.Matter](t)(w.Waiting(ctx, w.meeting.ID)); len(left) != 0 {
		t.Errorf("there still wait %+v", left)
	}
	if again := got[[]rules.Matter](t)(w.WaitingFor(ctx, w.body.ID, "2026-11-23")); len(again) != 1 || again[0].Source != rules.Arising {
		t.Errorf("without an agenda there wait %+v", again)
	}
}

// The agenda of an ordinary meeting names every set of minutes that waits, and
// follows what happens until the clerk has other words or the agenda is out (LGA
// 1972 Sch 12 para 41).
func TestTheItemOnTheMinutes(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	const lead = "Apologies; Minutes of the last meeting: To sign the minutes of "
	tm := data.Template{Body: w.body.ID, Name: "Ordinary", Items: []data.TemplateItem{
		{Title: "Apologies", Standing: true}, {Title: "Minutes of the last meeting", Text: "To sign the minutes of the last meeting.", Standing: true}}}
	must(t, w.SaveTemplate(ctx, &tm))
	start := func(at data.DateTime, kind data.MeetingKind) data.Meeting {
		m := data.Meeting{Body: w.body.ID, Kind: kind, Start: at}
		must(t, w.StartMeeting(ctx, &m, tm.ID))
		return m
	}
	w.minuted(t, "2026-10-05T19:00", data.OrdinaryMeeting)
	extra := start("2026-10-20T19:00", data.Extraordinary)
	if got := agendaOf(t, w.Book, extra.ID); got != "Apologies" {
		t.Errorf("the extraordinary agenda is %s", got)
	}
	next := start("2027-01-04T19:00", data.OrdinaryMeeting)
	if got := agendaOf(t, w.Book, next.ID); got != lead+"the meeting held on 5 October 2026." {
		t.Errorf("the agenda is %s", got)
	}
	must(t, w.BeginMinutes(ctx, extra.ID))
	must(t, w.KeepMinutesItem(ctx, next.ID))
	both := lead + "the meetings held on 5 October 2026 and 20 October 2026 (extraordinary)."
	if got := agendaOf(t, w.Book, next.ID); got != both {
		t.Errorf("the agenda is %s", got)
	}
	w.minuted(t, "2026-12-07T19:00", data.OrdinaryMeeting)
	must(t, w.IssueAgenda(ctx, next.ID, "2026-12-20", "")) // brings it up to date, and then it stands
	out := lead + "the meetings held on 5 October 2026, 20 October 2026 (extraordinary) and 7 December 2026."
	if got := agendaOf(t, w.Book, next.ID); got != out {
		t.Errorf("issued as %s", got)
	}
	must(t, w.Approve(ctx, extra.ID, data.Approval{On: "2026-12-21"}, nil))
	must(t, w.KeepMinutesItem(ctx, next.ID))
	if got := agendaOf(t, w.Book, next.ID); got != out {
		t.Errorf("an agenda that is out became %s", got)
	}
}

func TestTheClerksWordsOnTheMinutesStay(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	w.minuted(t, "2026-10-05T19:00", data.OrdinaryMeeting)
	it := data.Item{Meeting: w.meeting.ID, Title: "Minutes"}
	must(t, w.AddItem(ctx, &it, 0))
	must(t, w.KeepMinutesItem(ctx, w.meeting.ID))
	now := got[store.Texts](t)(w.Texts(ctx, it.ID)).Agenda
	if got := doc.Plain(now.Doc); !strings.HasSuffix(got, "the minutes of the meeting held on 5 October 2026.") {
		t.Fatalf("a new item says %q", got)
	}
	rev := got[int64](t)(w.SaveText(it.ID, store.AgendaPart, doc.Document{}, now.Rev))
	must(t, w.KeepMinutesItem(ctx, w.meeting.ID))
	if now = got[store.Texts](t)(w.Texts(ctx, it.ID)).Agenda; now.Rev != rev || !now.Doc.Empty() {
		t.Errorf("emptied by the clerk, it says %q", doc.Plain(now.Doc))
	}
	must(t, w.FillMinutesItem(ctx, it.ID))
	if now = got[store.Texts](t)(w.Texts(ctx, it.ID)).Agenda; !strings.Contains(doc.Plain(now.Doc), "5 October 2026") {
		t.Errorf("asked for, it says %q", doc.Plain(now.Doc))
	}
	_, err := w.SaveText(it.ID, store.AgendaPart, doc.FromText("Drafts attached."), now.Rev)
	must(t, err)
	for range 2 { // the second time it is named already
		must(t, w.FillMinutesItem(ctx, it.ID))
	}
	if now = got[store.Texts](t)(w.Texts(ctx, it.ID)).Agenda; strings.Count(doc.Plain(now.Doc), "5 October 2026") != 1 || !strings.HasPrefix(doc.Plain(now.Doc), "Drafts attached.\n") {
		t.Errorf("asked for again, it says %q", doc.Plain(now.Doc))
	}
}

// A planned agenda that is read, as scripts do, names what waits by then, although
// nobody has opened it since; nothing is written for that.
func TestAnAgendaThatIsReadNamesTheMinutesThatWait(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	it := data.Item{Meeting: w.meeting.ID, Title: "Minutes"}
	must(t, w.AddItem(ctx, &it, 0))
	const lead = "To approve as a correct record, and to authorise the Chairman to sign, the minutes of the "
	for _, c := range []struct{ held, want string }{
		{"", "last meeting."},
		{"2026-10-05", "meeting held on 5 October 2026."},
		{"2026-10-12", "meetings held on 5 October 2026 and 12 October 2026."},
	} {
		if c.held != "" {
			w.minuted(t, data.DateTime(c.held+"T19:00"), data.OrdinaryMeeting)
		}
		if got := agendaOf(t, w.Book, w.meeting.ID); !strings.HasSuffix(got, "; Minutes: "+lead+c.want) {
			t.Errorf("read after %q: %s", c.held, got)
		}
	}
	if now := got[store.Texts](t)(w.Texts(ctx, it.ID)).Agenda; now.Rev != 0 {
		t.Errorf("reading wrote %q", doc.Plain(now.Doc))
	}
}
