package agenda

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// heldBefore is a meeting a month before the council's, with minutes that leave
// something for later and an agenda worth copying.
func heldBefore(t *testing.T, c *uitest.Council) data.Meeting {
	t.Helper()
	ctx := context.Background()
	m := data.Meeting{Body: c.Body.ID, Kind: data.OrdinaryMeeting, Start: "2026-06-04T19:00", Venue: c.Body.Venue}
	if err := c.Book.StartMeeting(ctx, &m, 0); err != nil {
		t.Fatal(err)
	}
	_, err := c.Book.AddItems(ctx, m.ID, 0, []record.Item{
		{Item: data.Item{ID: 1, Title: "Apologies for absence"}},
		{Item: data.Item{ID: 2, Title: "Minutes of the last meeting"}, Agenda: doc.FromText("To sign the minutes of the meeting held on 7 May 2026.")},
		{Item: data.Item{ID: 3, Title: "Budget to 31 May 2026", Presenter: "Helen Bract"}, Agenda: doc.FromText("To note the position on 31 May 2026."),
			Papers: []data.Paper{{Name: "Monitoring report", State: data.ToFollow}}},
		{Item: data.Item{ID: 4, Parent: 3, Title: "Reserves"}},
		{Item: data.Item{ID: 5, Title: "Sale of the yard", Exempt: "3"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Book.BeginMinutes(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	items, err := c.Book.Items(ctx, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	put := doc.NewBlock(doc.ResolutionKind, 0, "That the item be deferred.")
	put.Resolution = &doc.Resolution{Verb: doc.Deferred}
	for i, block := range map[int]doc.Block{2: uitest.NewAction("Head of Finance", "Circulate the reserves policy", "2026-07-01"), 4: put} {
		if _, err := c.Book.SaveText(items[i].ID, store.MinutesPart, doc.Document{Blocks: []doc.Block{block}}, 0); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func textOf(s *Screen, title string) string {
	for _, it := range s.items {
		if it.Title == title {
			return doc.Plain(s.texts[it.ID].Agenda.Doc)
		}
	}
	return "(no such item)"
}

func TestWhatWaitsIsTakenIn(t *testing.T) {
	c, s := open(t)
	heldBefore(t, c)
	entry := data.PlanEntry{Body: c.Body.ID, Title: "Fees and charges", Due: "2026-07-01", Presenter: "Helen Bract"}
	if err := c.Book.SavePlan(context.Background(), &entry); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[1].ID})
	if len(s.waits.Objects) != 1 {
		t.Error("nothing under the list says that there waits something")
	}
	c.Run(session.KeyBusiness)
	c.Look("agenda-waiting")
	c.Type("a")
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Apologies, Minutes, Matters, Fees, Budget, -Capital, Allotment, Sale" {
		t.Errorf("the agenda is %s", got)
	}
	if got := textOf(s, "Matters arising"); got != "• Head of Finance: Circulate the reserves policy, by 1 July 2026 (minute 3 refers)" {
		t.Errorf("the matters arising say %q", got)
	}
	if len(s.waits.Objects) != 0 {
		t.Error("something waits still")
	}
	c.Look("agenda-taken")
}

func TestTheMinutesNameThemselves(t *testing.T) {
	c, s := open(t)
	heldBefore(t, c)
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[1].ID})
	const words = "To approve as a correct record, and to authorise the Chairman to sign, the minutes of "
	if got := textOf(s, "Minutes of the last meeting"); got != words+"the meeting held on 4 June 2026." {
		t.Errorf("the agenda says %q", got)
	}
	c.Run(session.KeyNew)
	c.Type("Minutes")
	c.Press(fyne.KeyReturn) // to the next field
	if got := doc.Plain(s.form.page.Document(s.form.item)); got != words+"the meeting held on 4 June 2026." {
		t.Errorf("a new item says %q", got)
	}
	c.Canvas().Focus(s.form.editor)
	c.Type("Draft attached. ")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID})
	if got := textOf(s, "Minutes"); !strings.Contains(got, "Draft attached. ") {
		t.Errorf("the clerk's words became %q", got)
	}
}

func TestAnItemIsDeferredToThePlan(t *testing.T) {
	c, s := open(t)
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[4].ID})
	c.Run(session.KeyDefer)
	c.Type("September")
	c.Look("agenda-defer")
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Apologies, Minutes, Budget, -Capital" {
		t.Errorf("the agenda is %s", got)
	}
	rows, err := c.Book.Plan(context.Background(), c.Body.ID)
	if err != nil || len(rows) != 1 || rows[0].Title != "Allotment rents" || rows[0].Due != "2026-09-01" {
		t.Errorf("the plan has %+v, %v", rows, err)
	}
	if got := deferredNote("2026-09-10"); got != "This item is deferred to the meeting on 10 September 2026." {
		t.Error(got)
	}
}

func TestARemovedItemIsBroughtBack(t *testing.T) {
	c, s := open(t)
	c.Run(session.KeyBringBack)
	if c.Told[len(c.Told)-1] != "Nothing was removed from this agenda." {
		t.Errorf("told %q", c.Told)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	c.Run(session.KeyRemove)
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Apologies, Minutes, Allotment" {
		t.Fatalf("the agenda is %s", got)
	}
	c.Run(session.KeyBringBack)
	c.Look("agenda-bring-back")
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Apologies, Minutes, Budget, -Capital, Allotment" {
		t.Errorf("the agenda is %s", got)
	}
	if it, _ := s.current(); it.Title != "Budget monitoring 2026/27" {
		t.Errorf("the list stands on %q", it.Title)
	}
}

func TestAnEarlierAgendaIsCopied(t *testing.T) {
	c, s := open(t)
	heldBefore(t, c)
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[4].ID})
	c.Run(session.KeyCopyItems)
	c.Look("agenda-copy")
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Apologies, Minutes, Budget, -Capital, Allotment, Budget, -Reserves, Sale" {
		t.Errorf("the agenda is %s", got)
	}
	if got := textOf(s, "Budget to {date}"); got != "To note the position on {date}." {
		t.Errorf("the text is %q", got)
	}
	it := s.items[5]
	if papers := s.papers[it.ID]; it.Presenter != "Helen Bract" || len(papers) != 1 || papers[0].State != data.ToFollow {
		t.Errorf("it came with %+v", papers)
	}
	if told := c.Told[len(c.Told)-1]; told != "3 items copied. 2 days to fill in where it says {date}." {
		t.Errorf("told %q", told)
	}
	if last := s.items[7]; last.Exempt != "3" || last.MinuteNumber != "" {
		t.Errorf("the exempt item came as %+v", last)
	}
}

func TestEarlierAgendasComeFirst(t *testing.T) {
	var rows []store.MeetingRow
	for _, start := range []data.DateTime{"2027-11-02T19:00", "2026-10-05T19:00", "2026-09-07T19:00"} { // as the book lists them
		rows = append(rows, store.MeetingRow{Meeting: data.Meeting{Start: start}})
	}
	got := earlierFirst(rows, data.Meeting{Start: "2026-11-24T19:00"})
	if got[0].Start != "2026-10-05T19:00" || got[2].Start != "2027-11-02T19:00" {
		t.Errorf("they stand as %v", got)
	}
}

func TestAnAgendaBecomesATemplate(t *testing.T) {
	c, s := open(t)
	heldBefore(t, c)
	s.Show(session.Place{Meeting: c.Meeting.ID})
	uitest.Run(t, s, "Save this agenda as a template…")
	c.Look("agenda-template")
	c.Press(fyne.KeyReturn)
	uitest.Run(t, s, "Save this agenda as a template…")
	c.Press(fyne.KeyReturn)
	if c.Canvas().Overlays().Top() == nil {
		t.Error("a template was written over without a question")
	}
	c.Press(fyne.KeyReturn)
	templates, err := c.Book.Templates(context.Background(), c.Body.ID)
	if err != nil || len(templates) != 1 || templates[0].Name != "Ordinary meeting" {
		t.Fatalf("templates %+v, %v", templates, err)
	}
	items := templates[0].Items
	if len(items) != 4 || items[2].Items[0].Title != "Capital programme" ||
		items[1].Text != "To approve as a correct record, and to authorise the Chairman to sign, the minutes of the last meeting." {
		t.Errorf("the template has %+v", items)
	}
}

// The minutes that wait become papers, their exempt items left out; drawn again
// they take the place of those drawn before.
func TestTheMinutesThatWaitAreAttached(t *testing.T) {
	c, s := open(t)
	heldBefore(t, c)
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[1].ID})
	it, _ := s.current()
	for range 2 {
		n, withheld, err := s.drawMinutes(context.Background(), it, s.papers[it.ID])
		if n != 1 || !withheld || err != nil {
			t.Fatalf("%d minutes, withheld %v, %v", n, withheld, err)
		}
		s.readPapers()
	}
	papers := s.papers[it.ID]
	if len(papers) != 1 || papers[0].Name != "Minutes of 4 June 2026" || papers[0].Pages < 1 || papers[0].State != data.Attached {
		t.Errorf("papers %+v", papers)
	}
}

// TestWhereWhatWaitsGoes is said before it is taken.
func TestWhereWhatWaitsGoes(t *testing.T) {
	_, s := open(t)
	first := s.items[0]
	for want, waiting := range map[string][]rules.Matter{
		"It goes below “" + titleWords(first) + "”.": {{Source: rules.FromPlan}},
		"It goes below “" + titleWords(first) + "”, what is private to the end; open actions become lines of the matters arising.": {{Source: rules.PutOff, Exempt: "3"}, {Source: rules.Arising}},
	} {
		if got := s.whereTaken(first, waiting); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := s.whereTaken(data.Item{}, nil); got != "It goes to the end of the agenda." {
		t.Errorf("with nothing in hand: %q", got)
	}
}
