package notice

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// bench is a bare screen with a strip, a late item's words and deadlines on it.
// Today is Sunday 22 November 2026 (uitest.Now).
type bench struct {
	session *session.Session
	page    *fyne.Container
}

func (b *bench) Content() fyne.CanvasObject  { return b.page }
func (b *bench) Show(session.Place)          {}
func (b *bench) Leave() error                { return nil }
func (b *bench) Commands() []session.Command { return nil }

func newBench(t *testing.T) (*bench, *uitest.Window, *uitest.Heard) {
	t.Helper()
	b := &bench{page: container.NewVBox()}
	w, _, heard := uitest.Show(t, uitest.NewBook(t), func(s *session.Session) session.Screen {
		b.session = s
		return b
	}, session.Place{})
	return b, w, heard
}

func (b *bench) calendar(t *testing.T) rules.Calendar {
	t.Helper()
	c, err := b.session.Book.Calendar(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestStrip(t *testing.T) {
	council := data.Body{Name: "Finance Committee", Notice: data.EnglishPrincipal}
	for _, c := range []struct {
		what string
		m    data.Meeting
		want string
	}{
		{"in good time", data.Meeting{Start: "2026-12-17T19:00", Status: data.Planned}, "Issue by Wed 9 Dec: in 17 days"},
		{"soon", data.Meeting{Start: "2026-12-03T19:00", Status: data.Planned}, "Issue by Wed 25 Nov: in 3 days"},
		{"too late", data.Meeting{Start: "2026-11-26T19:00", Status: data.Planned}, "4 days late: to be issued by Wed 18 Nov"},
		{"out in time", data.Meeting{Start: "2026-12-03T19:00", Status: data.Issued, IssuedOn: "2026-11-20"}, "Issued on Fri 20 Nov, in time"},
		{"out in time and held: no nagging", data.Meeting{Start: "2026-11-19T19:00", Status: data.Drafting, IssuedOn: "2026-11-01"}, ""},
		{"out too late and held", data.Meeting{Start: "2026-11-19T19:00", Status: data.Drafting, IssuedOn: "2026-11-16", Late: "A fire."},
			"Issued on Mon 16 Nov, late: due out by Wed 11 Nov. A fire."},
		{"held and never issued", data.Meeting{Start: "2026-11-19T19:00", Status: data.Planned}, ""},
		{"called off", data.Meeting{Start: "2026-12-17T19:00", Status: data.Cancelled}, ""},
	} {
		b, _, _ := newBench(t)
		strip := NewStrip(b.session, func() {})
		strip.Set(council, c.m, b.calendar(t))
		if got := strip.Says(); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// TestDayByDay opens the explanation and, from it, the table of holidays.
func TestDayByDay(t *testing.T) {
	b, w, heard := newBench(t)
	body := uitest.AddBody(t, b.session.Book, "Finance Committee")
	m := uitest.AddMeeting(t, b.session.Book, body, "2027-01-06")
	changed := 0
	strip := NewStrip(b.session, func() { changed++ })
	strip.Set(body, m, b.calendar(t))
	b.page.Add(strip.Root)
	strip.Explain()
	w.Shot("notice-day-by-day")
	w.Press(fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil || changed != 0 {
		t.Error("Esc did not close it, or told of a change")
	}
	Holidays(b.session, body.Nation, "2026-11-22", func() { changed++ })
	w.Press(fyne.KeyDelete) // the first of the year: New Year's Day
	w.Shot("notice-holidays-struck")
	w.Press(fyne.KeyEscape)
	if c := b.calendar(t); c.BankHoliday(data.EnglandWales, "2026-01-01") != "" || changed != 1 || len(heard.Failed) != 0 {
		t.Errorf("New Year's Day was not struck: %d changes, %v", changed, heard.Failed)
	}
}

// TestHolidayTable adds days and takes them out again by keyboard.
func TestHolidayTable(t *testing.T) {
	b, w, heard := newBench(t)
	ctx := context.Background()
	table := newTable(b.session, data.Scotland, 2026)
	b.page.Add(table.form)
	w.Canvas().Focus(table.from)
	w.Type("9 april 2027")
	w.Press(fyne.KeyTab)
	w.Type("11 april 2027")
	w.Press(fyne.KeyTab)
	w.Type("National mourning")
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	all, err := b.session.Book.Holidays(ctx)
	if err != nil || len(all) != 3 || all[0] != (data.Holiday{Day: "2027-04-09", Nation: data.Scotland, Kind: data.Mourning, Name: "National mourning"}) {
		t.Fatalf("the table is %v (%v), failed %v", all, err, heard.Failed)
	}
	if d, ok := table.current(); !ok || d.Day != "2027-04-09" || w.Canvas().Focused() != table.list {
		t.Errorf("the hands are on %+v", d)
	}
	w.Shot("notice-holidays-added")
	if table.strike.Text != "Take it out again" {
		t.Errorf("the button says %q", table.strike.Text)
	}
	w.Press(fyne.KeyDelete)
	if all, _ := b.session.Book.Holidays(ctx); len(all) != 2 {
		t.Errorf("the table is %v", all)
	}
	table.list.SetCursor(0)
	w.Press(fyne.KeyDelete)
	if d := table.rows[0]; d.Law == "" || d.Clerk.Kind != data.WorkingDay || table.strike.Text != "Bring it back" {
		t.Errorf("struck: %+v, the button says %q", d, table.strike.Text)
	}
	w.Press(fyne.KeyDelete)
	if d := table.rows[0]; d.Clerk.Kind != "" {
		t.Errorf("brought back: %+v", d)
	}
	table.add() // nothing typed
	if all, _ := b.session.Book.Holidays(ctx); len(all) != 2 {
		t.Errorf("an empty form made %v", all)
	}
}

func TestIssueLate(t *testing.T) {
	for _, c := range []struct {
		what string
		day  data.Date
		kind data.Notice
		keys string
		want string // why it was late
		says string
	}{
		{"in time", "2026-12-17", data.EnglishPrincipal, "", "", "That is in time"},
		{"late", "2026-11-26", data.EnglishPrincipal, "The auditor was ill.", "The auditor was ill.", "This is too late: the last day was Wednesday 18 November 2026"},
		{"late in a parish", "2026-11-24", data.EnglishParish, "The printer broke.", "The printer broke.", "This is too late"},
	} {
		b, w, heard := newBench(t)
		body := uitest.AddBody(t, b.session.Book, "Finance Committee")
		body.Notice = c.kind
		if err := b.session.Book.SaveBody(context.Background(), &body); err != nil {
			t.Fatal(err)
		}
		m := uitest.AddMeeting(t, b.session.Book, body, c.day)
		done := 0
		Issue(b.session, record.Meeting{Body: body, Meeting: m}, b.calendar(t), func() { done++ })
		if words := issueWords(rules.NoticeOf(body, c.day, rules.Calendar{}), 3, "2026-11-22"); !strings.Contains(words, c.says) || !strings.Contains(words, "3 items") {
			t.Errorf("%s: %q", c.what, words)
		}
		if c.keys == "" {
			w.Press(fyne.KeyReturn)
		} else {
			if w.Canvas().Focused().(*widgets.Entry).Problem() == nil {
				t.Errorf("%s: no reason is asked for", c.what)
			}
			w.Type(c.keys)
			w.Shot("notice-issue-late")
			w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(session.KeyNextItem) // Ctrl+Enter
		}
		now, err := b.session.Book.Meeting(context.Background(), m.ID)
		if err != nil || now.Status != data.Issued || now.Late != c.want || done != 1 {
			t.Errorf("%s: %s, late because %q, done %d (%v %v)", c.what, now.Status, now.Late, done, err, heard.Failed)
		}
	}
}

// TestIssueWithoutTheExclusion: what a public agenda cannot be made without is
// offered when the agenda is issued, and may be left out.
func TestIssueWithoutTheExclusion(t *testing.T) {
	for _, wanted := range []bool{true, false} {
		b, w, heard := newBench(t)
		ctx, book := context.Background(), b.session.Book
		body := uitest.AddBody(t, book, "Finance Committee")
		m := uitest.AddMeeting(t, book, body, "2026-12-17")
		for _, it := range []data.Item{{Title: "Apologies"}, {Title: "Sale of land", Exempt: "3"}} {
			it.Meeting = m.ID
			if err := book.AddItem(ctx, &it, 0); err != nil {
				t.Fatal(err)
			}
		}
		r, err := book.Record(ctx, m.ID)
		if err != nil {
			t.Fatal(err)
		}
		Issue(b.session, r, b.calendar(t), func() {})
		w.Shot("notice-issue-exempt")
		if !wanted {
			w.Press(fyne.KeySpace)
		}
		w.Press(fyne.KeyReturn)
		now, err := book.Record(ctx, m.ID)
		var titles []string
		for _, it := range now.Items {
			titles = append(titles, it.AgendaNumber+" "+it.Title)
		}
		want := "1 Apologies; 2 Exclusion of the press and public; 3 Sale of land"
		if !wanted {
			want = "1 Apologies; 2 Sale of land"
		}
		if got := strings.Join(titles, "; "); err != nil || now.Meeting.Status != data.Issued || got != want {
			t.Errorf("wanted %v: %s, %q (%v, %v)", wanted, now.Meeting.Status, got, err, heard.Failed)
		}
	}
}

func TestLateItem(t *testing.T) {
	b, w, heard := newBench(t)
	ctx, book := context.Background(), b.session.Book
	body := uitest.AddBody(t, book, "Finance Committee")
	m := uitest.AddMeeting(t, book, body, "2026-11-26")
	if err := book.IssueAgenda(ctx, m.ID, "2026-11-18", ""); err != nil {
		t.Fatal(err)
	}
	m, _ = book.Meeting(ctx, m.ID)
	it := data.Item{Meeting: m.ID, Title: "Bridge"}
	if err := book.AddItem(ctx, &it, 0); err != nil {
		t.Fatal(err)
	}
	late := NewLate(func() {})
	late.Set(body, m, data.Item{Title: "Budget"}, nil, b.calendar(t))
	if late.Says() != "" {
		t.Errorf("an item in time: %q", late.Says())
	}
	late.Set(body, m, it, nil, b.calendar(t))
	b.page.Add(late.Root)
	if !strings.Contains(late.Says(), "Chairman has to agree that it is urgent") {
		t.Errorf("a late item: %q", late.Says())
	}
	AskUrgent(b.session, body, it, func(now data.Item) { it = now })
	w.Type("the bridge closed on Monday")
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyReturn) // not agreed yet: the dialog stays
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("kept without the chair")
	}
	w.Press(fyne.KeyDown)
	w.Shot("notice-urgent")
	w.Press(fyne.KeyReturn)
	text, err := book.Texts(ctx, it.ID)
	if err != nil || it.Urgent != "the bridge closed on Monday" || !strings.Contains(doc.Plain(text.Minutes.Doc), "special circumstances: the bridge closed on Monday") {
		t.Errorf("kept %q, minutes %q (%v %v)", it.Urgent, doc.Plain(text.Minutes.Doc), err, heard.Failed)
	}
	late.Set(body, m, it, nil, b.calendar(t))
	if late.Says() != "Urgent, the Chairman agrees: the bridge closed on Monday" {
		t.Errorf("then: %q", late.Says())
	}
}

func TestDeadlines(t *testing.T) {
	type put struct {
		at    Place
		words string
	}
	var puts []put
	d := NewDeadlines(func(at Place, words string) { puts = append(puts, put{at, words}) })
	text := doc.FromText("By noon on the working day before the meeting.\nBy 9.00am, two working days before the meeting (Friday 1 January 2027).\nThe working day before the meeting (Tuesday 5 January 2027).")
	d.Set(text, data.Body{}, "2027-01-06T19:00", rules.Calendar{}, true)
	want := []string{
		"“noon on the working day before the meeting” is Tuesday 5 January 2027.",
		"“9.00am, two working days before the meeting” is Monday 4 January 2027, and the text says Friday 1 January 2027.",
	}
	if got := d.Says(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Fatalf("says %q", got)
	}
	for _, row := range d.Root.Objects {
		for _, o := range row.(*fyne.Container).Objects {
			if box, ok := o.(*fyne.Container); ok {
				box.Objects[0].(*widgets.Tool).Tapped(nil)
			}
		}
	}
	first, second := text.Blocks[0], []rune(text.Blocks[1].Text())
	if len(puts) != 2 || puts[0].words != " (Tuesday 5 January 2027)" || puts[0].at != (Place{first.ID, 45, 45}) ||
		puts[1].words != "Monday 4 January 2027" || string(second[puts[1].at.From:puts[1].at.To]) != "Friday 1 January 2027" {
		t.Errorf("writes %+v", puts)
	}
	d.Set(text, data.Body{}, "", rules.Calendar{}, false)
	d.Set(doc.Document{}, data.Body{}, "2027-01-06T19:00", rules.Calendar{}, true)
	if !d.Root.Hidden || d.Says() != nil {
		t.Errorf("an empty text says %q", d.Says())
	}
}
