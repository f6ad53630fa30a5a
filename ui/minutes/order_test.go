package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// taken lists the items of the book in the order taken: agenda number, minute
// number and title.
func taken(t *testing.T, c *uitest.Council) string {
	t.Helper()
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range record.InOrderTaken(m.Items) {
		out = append(out, it.AgendaNumber+"/"+it.MinuteNumber+" "+strings.Fields(it.Title)[0])
	}
	return strings.Join(out, ", ")
}

func outlined(s *Screen) string {
	var out []string
	for _, it := range s.items {
		out = append(out, it.AgendaNumber+"/"+it.MinuteNumber+" "+strings.Fields(it.Title)[0])
	}
	return strings.Join(out, ", ")
}

const asAgenda = "1/1 Apologies, 2/2 Minutes, 3/3 Budget, 3a/3a Capital, 4/4 Allotment"

func TestAnItemIsMovedInTheOutlineAndPutBack(t *testing.T) {
	c, s := live(t)
	c.Type("Considered.")
	c.Canvas().Focus(s.outline.List)
	c.Press(fyne.KeyEnd)
	c.Run(session.KeyMoveUp)
	want := "1/1 Apologies, 2/2 Minutes, 4/4 Allotment, 3/3 Budget, 3a/3a Capital"
	if got := taken(t, c); got != want || outlined(s) != want {
		t.Fatalf("the book has %s, the outline %s", got, outlined(s))
	}
	if s.section() != c.Items[4].ID || s.inHand() != c.Items[4].ID || c.Canvas().Focused() != s.outline.List {
		t.Error("the hands left the item that was moved")
	}
	c.Look("order-moved")
	c.Run(session.KeyMoveUp)
	c.Run(session.KeyMoveUp)
	c.Run(session.KeyMoveUp) // it is the first already
	if got := taken(t, c); !strings.HasPrefix(got, "4/4 Allotment, 1/1") {
		t.Errorf("moved to the top: %s", got)
	}
	c.Run(session.KeyMoveDown)
	s.focusPage()
	for range 4 {
		s.editor.Undo()
	}
	if got := taken(t, c); got != asAgenda || outlined(s) != asAgenda {
		t.Errorf("undone, the book has %s", got)
	}
	s.editor.Undo()
	if got := doc.Plain(s.page.Document(c.Items[2].ID)); got != "" {
		t.Errorf("what was typed before was not undone: %q", got)
	}
	leave(t, s)
}

func TestAnItemIsTakenNext(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyPreviousItem)
	c.Type("Agreed.")
	c.Run(session.KeyTakeNext)
	c.Type("allo")
	c.Look("order-take-next")
	c.Run(session.KeyNextItem)
	if s.pane.InHand() != nil {
		t.Fatalf("the form says %q", s.pane.Problem())
	}
	if got, want := taken(t, c), "1/1 Apologies, 2/2 Minutes, 4/4 Allotment, 3/3 Budget, 3a/3a Capital"; got != want {
		t.Errorf("taken: %s, want %s", got, want)
	}
	c.Type("Rents.")
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, c.Items[1].ID)); got != "Agreed.\nThe Chairman agreed to vary the order of business so that item 4 was taken next." {
		t.Errorf("the note: %q", got)
	}
	if got := doc.Plain(minutesOf(t, c, c.Items[4].ID)); got != "Rents." {
		t.Errorf("what was typed then: %q", got)
	}
	c.Run(session.KeyTakeNext)
	c.Type("4")
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != string(errInHand) {
		t.Errorf("the item in hand is taken next: %q", s.pane.Problem())
	}
	c.Type("x")
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != string(errNoSuchItem) {
		t.Errorf("no item is taken next: %q", s.pane.Problem())
	}
	s.pane.Drop()
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID})
	if got := outlined(s); got != taken(t, c) {
		t.Errorf("opened again, the outline has %s", got)
	}
	c.Look("order-outline")
}

func TestMinutesAreNumberedAgainAsTaken(t *testing.T) {
	c, s := live(t)
	if got := s.renumbered(); got != "" {
		t.Errorf("there is nothing to number again: %q", got)
	}
	c.Canvas().Focus(s.outline.List)
	c.Press(fyne.KeyEnd)
	c.Run(session.KeyMoveUp)
	if got, want := s.renumbered(), "Minute 4 becomes 3 and 3 becomes 4."; got != want {
		t.Fatalf("it says %q, want %q", got, want)
	}
	s.numberAsTaken()
	c.Look("order-number")
	c.Press(fyne.KeyReturn)
	want := "1/1 Apologies, 2/2 Minutes, 4/3 Allotment, 3/4 Budget, 3a/4a Capital"
	if got := taken(t, c); got != want || outlined(s) != want {
		t.Errorf("the book has %s, the outline %s", got, outlined(s))
	}
	if b := s.page.Block(s.page.Index(c.Items[4].ID, "") - 1); b.Number != "3" {
		t.Errorf("the heading has the number %s", b.Number)
	}
	if err := c.Book.SetStatus(context.Background(), c.Meeting.ID, data.WithChair); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID})
	if s.renumbered() != "" {
		t.Error("numbers may change only while the minutes are drafted")
	}
}

func TestAnUrgentItemComesInAfterTheOneInHand(t *testing.T) {
	c, s := live(t)
	c.Type("Considered.")
	c.Run(session.KeyUrgent)
	c.Type("Closure of Mill Bridge")
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != string(errNoCircumstances) {
		t.Fatalf("without circumstances: %q", s.pane.Problem())
	}
	c.Press(fyne.KeyReturn)
	c.Type("the bridge was closed on Monday")
	c.Press(fyne.KeyReturn)
	c.Look("urgent-form")
	c.Run(session.KeyNextItem)
	if !strings.Contains(s.pane.Problem(), "only if the Chairman agrees") {
		t.Fatalf("without the chair: %q", s.pane.Problem())
	}
	c.Type("y")
	c.Run(session.KeyNextItem)
	if s.pane.InHand() != nil {
		t.Fatalf("the form says %q", s.pane.Problem())
	}
	c.Type("Members were told of it.")
	c.Look("urgent-page")
	leave(t, s)
	if got, want := taken(t, c), "1/1 Apologies, 2/2 Minutes, 3/3 Budget, 3a/3a Capital, 3A/5 Closure, 4/4 Allotment"; got != want || outlined(s) != want {
		t.Errorf("the book has %s, the outline %s", got, outlined(s))
	}
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	it := m.Items[4]
	if want := "The Chairman was of the opinion that the item should be considered as a matter of urgency by reason of special circumstances: " +
		"the bridge was closed on Monday (Local Government Act 1972, section 100B(4)(b)).\nMembers were told of it."; it.Urgent != "the bridge was closed on Monday" || doc.Plain(it.Minutes) != want {
		t.Errorf("the item is urgent because %q and has the minutes %q", it.Urgent, doc.Plain(it.Minutes))
	}
	for s.page.CanUndo() {
		s.editor.Undo()
	}
	if got := doc.Plain(s.page.Document(c.Items[2].ID)) + doc.Plain(s.page.Document(it.ID)); strings.Contains(got, "Considered.") || !strings.Contains(got, "urgency") {
		t.Errorf("all undone, there is %q", got)
	}
}

func TestAParishIsToldThatNothingIsDecided(t *testing.T) {
	c, s := live(t)
	c.Body.Notice = data.EnglishParish
	if err := c.Book.SaveBody(context.Background(), &c.Body); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID})
	c.Run(session.KeyUrgent)
	c.Look("urgent-parish")
	c.Type("Flooding")
	c.Press(fyne.KeyReturn)
	c.Type("it happened today")
	c.Press(fyne.KeyReturn)
	c.Type("y")
	c.Run(session.KeyNextItem)
	if got := doc.Plain(s.page.Document(s.section())); !strings.Contains(got, "No decision could be made on it") {
		t.Errorf("the minutes say %q", got)
	}
}

func TestAnItemIsDeferred(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyDefer)
	c.Press(fyne.KeyReturn)
	c.Type("to await the survey")
	c.Look("defer-form")
	c.Run(session.KeyNextItem)
	leave(t, s)
	d := minutesOf(t, c, c.Items[2].ID)
	if got := doc.Plain(d); got != "DEFERRED – That the item be deferred to the next meeting to await the survey." || doc.Decisions(d)[0].Verb != doc.Deferred {
		t.Errorf("the decision is %q", got)
	}
}

// Where the body's resolutions name who moved and seconded them, Enter leads
// through both, as in the form of a resolution.
func TestADeferralNamesItsMovers(t *testing.T) {
	c, s := live(t)
	s.record.Body.Wording.Movers = true
	c.Run(session.KeyDefer)
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	c.Type("marsh")
	c.Press(fyne.KeyReturn)
	c.Type("quill")
	c.Press(fyne.KeyReturn)
	c.Look("defer-movers")
	c.Press(fyne.KeySpace)
	r := minutesOfPage(s, c.Items[2].ID).Blocks[0].Resolution
	if r == nil || r.Mover == nil || r.Seconder == nil || r.Mover.Name != "Councillor Owen Marsh" || r.Seconder.Name != "Councillor Robert Quill" {
		t.Errorf("the decision is %+v", r)
	}
}

// exemptItem makes an item of the council's meeting exempt before it is opened.
func exemptItem(t *testing.T, c *uitest.Council, s *Screen, i int, reason string) {
	t.Helper()
	it := c.Items[i]
	fresh, err := c.Book.Item(context.Background(), it.ID)
	if err != nil {
		t.Fatal(err)
	}
	fresh.Exempt = reason
	if err := c.Book.SaveItem(context.Background(), &fresh); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[2].ID})
}
