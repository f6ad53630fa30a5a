package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
)

func TestBodies(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	council := data.Body{Name: " Ashbourne  Vale Council ", Kind: data.Council, Seats: 20, YearStart: "04-01", Numbering: data.YearTagged,
		Notice: data.OwnNotice, NoticeDays: 6, Quorum: 5, Venue: "Hall", Starts: "19:00", Contact: data.Contact{Name: "A Clerk", Email: "c@example.org"},
		Wording: data.Wording{Authority: "Ashbourne Vale", Verbs: []string{"RESOLVED"}, Summons: true}}
	must(t, b.SaveBody(ctx, &council))
	if council.Name != "Ashbourne Vale Council" || council.ShortName != council.Name || len(council.UID) != 36 {
		t.Errorf("saved as %+v", council)
	}
	if back := got[data.Body](t)(b.Body(ctx, council.ID)); !reflect.DeepEqual(back, council) {
		t.Errorf("came back as %+v", back)
	}
	panel := data.Body{Name: "Grants Panel", ShortName: "GP", Kind: data.Panel, Parent: council.ID}
	old := data.Body{Name: "Abolished", Archived: true}
	must(t, b.SaveBody(ctx, &panel))
	must(t, b.SaveBody(ctx, &old))
	var names []string
	for _, body := range got[[]data.Body](t)(b.Bodies(ctx)) {
		names = append(names, body.Name)
	}
	if got := strings.Join(names, ", "); got != "Ashbourne Vale Council, Grants Panel, Abolished" {
		t.Errorf("bodies are %s", got)
	}
	if named := got[data.Body](t)(b.BodyNamed(ctx, "gp")); named.ID != panel.ID {
		t.Errorf("gp is %+v", named)
	}
	council.Parent = panel.ID
	if err := b.SaveBody(ctx, &council); err == nil {
		t.Error("a council below its own panel")
	}
	if err := b.DeleteBody(ctx, council.ID); err == nil || !strings.Contains(err.Error(), "bodies under it") {
		t.Errorf("deleted: %v", err)
	}
	m := data.Meeting{Body: panel.ID, Start: "2026-01-01T10:00"}
	must(t, b.SaveMeeting(ctx, &m))
	if err := b.DeleteBody(ctx, panel.ID); err == nil || !strings.Contains(err.Error(), "has meetings") {
		t.Errorf("deleted: %v", err)
	}
	must(t, b.DeleteMeeting(ctx, m.ID))
	must(t, b.DeleteBody(ctx, panel.ID))
	for what, err := range map[string]error{
		"nameless": b.SaveBody(ctx, &data.Body{Name: " "}), "kind": b.SaveBody(ctx, &data.Body{Name: "X", Kind: "club"}),
		"year": b.SaveBody(ctx, &data.Body{Name: "X", YearStart: "13-01"}), "gone": b.SaveBody(ctx, &data.Body{ID: 99, Name: "X"}),
	} {
		if err == nil {
			t.Errorf("%s: saved", what)
		}
	}
}

func TestPeopleAndMembers(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	past := data.Member{Body: w.body.ID, Person: w.roe, Role: data.Chair, From: "2020-05-01", Until: "2021-04-30"}
	must(t, w.SaveMember(ctx, &past))
	clerk := data.Person{Given: "Cy", Family: "Clerk", Post: "Clerk", Party: "", Ward: "", Email: "c@example.org", Phone: "1"}
	must(t, w.SavePerson(ctx, &clerk))
	if back := got[data.Person](t)(w.Person(ctx, clerk.ID)); back != clerk {
		t.Errorf("came back as %+v", back)
	}
	must(t, w.SaveMember(ctx, &data.Member{Body: w.body.ID, Person: clerk, Role: data.Clerk, From: "2019-01-01"}))
	list := func(members []data.Member) string {
		var out []string
		for _, m := range members {
			out = append(out, m.Person.Family+" "+string(m.Role))
		}
		return strings.Join(out, ", ")
	}
	if got, want := list(got[[]data.Member](t)(w.Members(ctx, w.body.ID))), "Day chair, Roe member, Clerk clerk, Roe chair"; got != want {
		t.Errorf("members are %s, want %s", got, want)
	}
	if got, want := list(got[[]data.Member](t)(w.MembersOn(ctx, w.body.ID, "2021-04-30"))), "Roe chair, Clerk clerk"; got != want {
		t.Errorf("members were %s, want %s", got, want)
	}
	if err := w.DeletePerson(ctx, w.day.ID); err == nil || !strings.Contains(err.Error(), "the record names Councillor Ann Day") {
		t.Errorf("deleted: %v", err)
	}
	nobody := data.Person{Family: "Nobody"}
	must(t, w.SavePerson(ctx, &nobody))
	d := minutes("x")
	d.Blocks[2].Action.Owner.UID = nobody.UID
	w.save(t, w.items[0].ID, d)
	if err := w.DeletePerson(ctx, nobody.ID); err == nil {
		t.Error("deleted the owner of an action")
	}
	w.save(t, w.items[0].ID, minutes("y"))
	must(t, w.DeletePerson(ctx, nobody.ID))
	must(t, w.DeleteMember(ctx, past.ID))
	if err := w.SaveMember(ctx, &data.Member{Body: w.body.ID, Person: nobody, From: "2020-01-01"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a seat for nobody: %v", err)
	}
	if err := w.SaveMember(ctx, &data.Member{Body: w.body.ID, Person: w.day, From: "2020-02-30"}); err == nil {
		t.Error("a term from 30 February")
	}
}

func TestOneSeatAtATime(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	members := got[[]data.Member](t)(w.Members(ctx, w.body.ID))
	chair := members[0] // Day
	for name, r := range map[string]struct {
		from, until data.Date
		refused     bool
	}{
		"a substitute at the same time": {chair.From.Add(30), "", true},
		"until the first day":           {"2019-05-01", chair.From, true},
		"until the day before":          {"2019-05-01", chair.From.Add(-1), false},
	} {
		m := data.Member{Body: w.body.ID, Person: chair.Person, Role: data.Substitute, From: r.from, Until: r.until}
		err := w.SaveMember(ctx, &m)
		if r.refused != (err != nil) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && !strings.Contains(err.Error(), "Councillor Ann Day is on this body already, as chair since ") {
			t.Errorf("%s is refused with %q", name, err)
		}
		if err == nil {
			must(t, w.DeleteMember(ctx, m.ID))
		}
	}
	chair.Until = chair.From.Add(365)
	must(t, w.SaveMember(ctx, &chair))
	next := data.Member{Body: w.body.ID, Person: chair.Person, Role: data.Ordinary, From: chair.Until.Add(1)}
	must(t, w.SaveMember(ctx, &next))
	chair.Until = ""
	if w.SaveMember(ctx, &chair) == nil {
		t.Error("a term that had ended runs on into the next")
	}
}

func TestANumberFindsTheWholeDayOrYear(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	area := data.Body{Name: "Area 3 Committee", Kind: data.Committee}
	must(t, b.SaveBody(ctx, &area))
	for _, day := range []data.Date{"2025-11-03", "2026-11-02", "2026-11-12", "2026-11-20", "2026-12-20"} {
		must(t, b.SaveMeeting(ctx, &data.Meeting{Body: area.ID, Start: day.At("19:00"), Venue: "Room 12"}))
	}
	for text, want := range map[string]string{
		"20 nov":      "2026-11-20",
		"20th nov":    "2026-11-20",
		"20":          "2026-12-20 2026-11-20",
		"2 november":  "2026-11-02",
		"02 nov 2026": "2026-11-02",
		"12 nov":      "2026-11-12", // not every November in Room 12
		"room 12 dec": "",           // with a month, 12 is a day
		"3 2026":      "2026-12-20 2026-11-20 2026-11-12 2026-11-02",
		"3 nov":       "2025-11-03",
		"2025":        "2025-11-03",
		"202":         "",
		"2026-12-20":  "2026-12-20",
		"area nov 20": "2026-11-20",
	} {
		var days []string
		for _, r := range got[[]store.MeetingRow](t)(b.Meetings(ctx, store.MeetingFilter{Text: text})) {
			days = append(days, string(r.Start.Date()))
		}
		if found := strings.Join(days, " "); found != want {
			t.Errorf("%q finds %q, want %q", text, found, want)
		}
	}
}

func TestMeetings(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	other := data.Body{Name: "Council"}
	must(t, w.SaveBody(ctx, &other))
	for day := 1; day <= 3; day++ {
		m := data.Meeting{Body: other.ID, Start: data.DateTime(fmt.Sprintf("2026-0%d-10T10:00", day)), Contacts: []data.Contact{{Name: "A"}}, Notes: "n"}
		must(t, w.SaveMeeting(ctx, &m))
		if back := got[data.Meeting](t)(w.Meeting(ctx, m.ID)); !reflect.DeepEqual(back, m) || m.Year != 2025 {
			t.Errorf("came back as %+v", back)
		}
		if day == 2 {
			must(t, w.SetStatus(ctx, m.ID, data.Cancelled))
		}
	}
	for _, c := range []struct {
		f    store.MeetingFilter
		want string
	}{
		{store.MeetingFilter{}, "2026-11-23 2026-03-10 2026-02-10 2026-01-10"},
		{store.MeetingFilter{Body: other.ID}, "2026-03-10 2026-02-10 2026-01-10"},
		{store.MeetingFilter{From: "2026-02-10", To: "2026-03-10"}, "2026-03-10 2026-02-10"},
		{store.MeetingFilter{Statuses: []data.Status{data.Cancelled}}, "2026-02-10"},
		{store.MeetingFilter{Limit: 2}, "2026-11-23 2026-03-10"},
		{store.MeetingFilter{Text: "planning hall"}, "2026-11-23"},
		{store.MeetingFilter{Text: "march"}, "2026-03-10"},
		{store.MeetingFilter{Text: "council 2026", Limit: 1}, "2026-03-10"},
	} {
		var days []string
		rows := got[[]store.MeetingRow](t)(w.Meetings(ctx, c.f))
		for _, r := range rows {
			days = append(days, string(r.Start.Date()))
		}
		if got := strings.Join(days, " "); got != c.want {
			t.Errorf("%+v lists %s, want %s", c.f, got, c.want)
		}
	}
	if rows := got[[]store.MeetingRow](t)(w.Meetings(ctx, store.MeetingFilter{Body: w.body.ID})); rows[0].Items != 3 || rows[0].BodyName != "Planning Committee" {
		t.Errorf("row: %+v", rows[0])
	}
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	if err := w.DeleteMeeting(ctx, w.meeting.ID); err == nil || !strings.Contains(err.Error(), "is drafting") {
		t.Errorf("deleted minutes: %v", err)
	}
	stale := w.meeting
	stale.Venue = "Library"
	must(t, w.SaveMeeting(ctx, &stale))
	if stale.Status != data.Drafting {
		t.Errorf("saving a meeting set it back to %s", stale.Status)
	}
}

func TestItems(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	a, b, c := w.items[0], w.items[1], w.items[2]
	titles := func() string {
		var out []string
		for _, i := range got[[]data.Item](t)(w.Items(ctx, w.meeting.ID)) {
			out = append(out, fmt.Sprint(strings.TrimPrefix(i.Title, "Item "), ":", i.Position))
		}
		return strings.Join(out, " ")
	}
	first := data.Item{Meeting: w.meeting.ID, Title: "New", Heading: true, Presenter: "Mr X", Standing: true}
	must(t, w.AddItem(ctx, &first, a.ID))
	sub := data.Item{Meeting: w.meeting.ID, Parent: b.ID, Title: "Sub"}
	must(t, w.AddItem(ctx, &sub, 0))
	if got, want := titles(), "1:1 New:2 2:3 Sub:1 3:4"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, step := range []struct {
		id, parent int64
		position   int
		want       string
	}{
		{c.ID, 0, 1, "3:1 1:2 New:3 2:4 Sub:1"},
		{a.ID, b.ID, 1, "3:1 New:2 2:3 1:1 Sub:2"},
		{sub.ID, 0, 99, "3:1 New:2 2:3 1:1 Sub:4"},
		{a.ID, 0, 2, "3:1 1:2 New:3 2:4 Sub:5"},
	} {
		must(t, w.MoveItem(ctx, step.id, step.parent, step.position))
		// A gap may stay where an item went under another; the order counts.
		if got := titles(); strings.Join(order(got), " ") != strings.Join(order(step.want), " ") {
			t.Errorf("%s, want %s", got, step.want)
		}
	}
	must(t, w.MoveItem(ctx, sub.ID, b.ID, 1))
	if err := w.MoveItem(ctx, b.ID, sub.ID, 1); err == nil {
		t.Error("an item below its own sub-item")
	}
	w.save(t, sub.ID, minutes("Kept."))
	must(t, w.AttachPaper(ctx, &data.Paper{Item: sub.ID, Name: "p.pdf"}, strings.NewReader("p")))
	before := titles()
	must(t, w.DeleteItem(ctx, b.ID))
	if strings.Contains(titles(), "Sub") {
		t.Errorf("after deleting: %s", titles())
	}
	removed := got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))
	if len(removed) != 1 || removed[0].Title != "Item 2" || removed[0].Actor != "A Clerk" {
		t.Errorf("removed: %+v", removed)
	}
	back := got[int64](t)(w.RestoreItem(ctx, removed[0].ID))
	if titles() != before {
		t.Errorf("restored: %s, was %s", titles(), before)
	}
	r, err := w.Record(ctx, w.meeting.ID)
	must(t, err)
	for _, i := range r.Items {
		if i.Parent == back && (len(i.Papers) != 1 || len(i.Decisions()) != 1) {
			t.Errorf("the restored sub-item is %+v", i)
		}
	}
	must(t, w.SaveDeclaration(ctx, &data.Declaration{Meeting: w.meeting.ID, Item: back, Person: w.day, Kind: data.Personal}))
	if err := w.DeleteItem(ctx, back); err == nil || !strings.Contains(err.Error(), "interest is declared") {
		t.Errorf("deleted an item with an interest: %v", err)
	}
	wellKept(t, w.Book)
}

func order(titles string) []string {
	var out []string
	for _, f := range strings.Fields(titles) {
		name, _, _ := strings.Cut(f, ":")
		out = append(out, name)
	}
	return out
}

func TestPapers(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0].ID
	pdf := "%PDF-1.7 the report"
	follow := data.Paper{Item: it, Name: "Accounts", State: data.ToFollow}
	must(t, w.SavePaper(ctx, &follow))
	a, b := data.Paper{Item: it, Name: "a.pdf", Pages: 3, Exempt: "3"}, data.Paper{Item: w.items[1].ID, Name: "same.pdf"}
	must(t, w.AttachPaper(ctx, &a, strings.NewReader(pdf)))
	must(t, w.AttachPaper(ctx, &b, strings.NewReader(pdf)))
	if a.SHA256 != b.SHA256 || a.Size != int64(len(pdf)) || a.Media != "application/pdf" || a.Position != 2 || a.Supplement {
		t.Errorf("attached as %+v", a)
	}
	must(t, w.IssueAgenda(ctx, w.meeting.ID, "2026-11-13", ""))
	must(t, w.AttachPaper(ctx, &follow, bytes.NewReader(make([]byte, 3<<20))))
	papers, err := w.Papers(ctx, w.meeting.ID)
	must(t, err)
	if p := papers[it]; len(p) != 2 || p[0] != follow || p[0].State != data.Attached || !p[0].Supplement || p[1] != a {
		t.Errorf("papers are %+v", p)
	}
	r, err := w.OpenPaper(ctx, b.ID)
	must(t, err)
	content, err := io.ReadAll(r)
	must(t, err)
	must(t, r.Close())
	if string(content) != pdf {
		t.Errorf("the paper says %q", content)
	}
	path, err := w.PaperFile(ctx, a.ID)
	must(t, err)
	must(t, w.DeletePaper(ctx, a.ID))
	if _, err := os.Stat(path); err != nil {
		t.Errorf("a file another paper needs: %v", err)
	}
	verbal := data.Paper{Item: it, Name: "Chairman's report", State: data.Verbal}
	must(t, w.SavePaper(ctx, &verbal))
	if _, err := w.PaperFile(ctx, verbal.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the file of a verbal report: %v", err)
	}
	if err := w.SavePaper(ctx, &data.Paper{Item: it, Name: "x.pdf", State: data.Attached}); err == nil {
		t.Error("attached without a file")
	}
	if err := w.AttachPaper(ctx, &data.Paper{Item: it, Name: "x.pdf"}, &failing{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a paper that cannot be read: %v", err)
	}
	if left, err := os.ReadDir(w.Dir() + "/attachments"); err != nil || strings.Contains(fmt.Sprint(left), "incoming") {
		t.Errorf("a failed attachment left %v, %v", left, err)
	}
	must(t, os.Remove(path))
	if _, err := w.OpenPaper(ctx, b.ID); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a lost file: %v", err)
	}
}

type failing struct{}

func (*failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestPhrasesAndTemplates(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	common, own := data.Phrase{Abbrev: "ncr", Text: "noted"}, data.Phrase{Body: w.body.ID, Abbrev: "ncr", Text: "agreed"}
	must(t, w.SavePhrase(ctx, &common))
	must(t, w.SavePhrase(ctx, &own))
	if err := w.SavePhrase(ctx, &data.Phrase{Abbrev: "NCR", Text: "x"}); err == nil {
		t.Error("one abbreviation twice")
	}
	own.Text = "agreed as a correct record"
	must(t, w.SavePhrase(ctx, &own))
	if p := got[[]data.Phrase](t)(w.Phrases(ctx, w.body.ID)); !reflect.DeepEqual(p, []data.Phrase{own, common}) {
		t.Errorf("phrases are %+v", p)
	}
	must(t, w.DeletePhrase(ctx, common.ID))
	standing := data.Template{Name: "Standing", Items: []data.TemplateItem{{Title: "Apologies", Standing: true}, {Title: "Other"}}}
	short := data.Template{Body: w.body.ID, Name: "Short", Items: []data.TemplateItem{{Title: "Report"}}}
	must(t, w.SaveTemplate(ctx, &standing))
	must(t, w.SaveTemplate(ctx, &short))
	if back := got[data.Template](t)(w.Template(ctx, short.ID)); !reflect.DeepEqual(back, short) {
		t.Errorf("came back as %+v", back)
	}
	for template, want := range map[int64]string{0: "Apologies", short.ID: "Apologies Report", standing.ID: "Apologies Other"} {
		m := data.Meeting{Body: w.body.ID, Start: data.DateTime(fmt.Sprintf("2027-01-0%dT10:00", template+1))}
		must(t, w.StartMeeting(ctx, &m, template))
		var titles []string
		for _, i := range got[[]data.Item](t)(w.Items(ctx, m.ID)) {
			titles = append(titles, i.Title)
		}
		if got := strings.Join(titles, " "); got != want {
			t.Errorf("template %d gives %q, want %q", template, got, want)
		}
	}
	must(t, w.DeleteTemplate(ctx, standing.ID))
}
