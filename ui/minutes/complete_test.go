package minutes

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// earlier adds a meeting of the body a month before with two minuted items, and
// its next meeting.
func earlier(t *testing.T, c *uitest.Council) []data.Item {
	t.Helper()
	ctx := context.Background()
	m := data.Meeting{Body: c.Body.ID, Start: "2026-06-04T19:00", Venue: c.Body.Venue}
	next := data.Meeting{Body: c.Body.ID, Start: "2026-09-03T18:30", Venue: c.Body.Venue}
	for _, m := range []*data.Meeting{&m, &next} {
		if err := c.Book.StartMeeting(ctx, m, 0); err != nil {
			t.Fatal(err)
		}
	}
	for _, title := range []string{"Harbour wall repairs", "Lighting contract"} {
		if err := c.Book.AddItem(ctx, &data.Item{Meeting: m.ID, Title: title}, 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Book.BeginMinutes(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	items, err := c.Book.Items(ctx, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func plainOf(s *Screen, item int64) string { return doc.Plain(s.page.Document(item)) }

func TestPeopleAreCompleted(t *testing.T) {
	for typed, want := range map[string]string{
		"@se":        "Councillor Mary Sedge",
		"@om":        "Councillor Owen Marsh",
		"@ann d":     "Councillor Ann Day",
		"@bract":     "Helen Bract",
		"@3":         "Councillor Robert Quill",
		"by @tea":    "by Councillor Tom Teasel",
		"a@b.c":      "a@b.c\n",
		"see @nobod": "see @nobod\n",
	} {
		c, s := live(t)
		quill := c.Members[2]
		quill.Seat = 3
		if err := c.Book.SaveMember(context.Background(), &quill); err != nil {
			t.Fatal(err)
		}
		s.Show(s.place)
		c.Type(typed)
		c.Press(fyne.KeyReturn)
		if got := plainOf(s, c.Items[2].ID); got != want {
			t.Errorf("%q gives %q, want %q", typed, got, want)
		}
	}
}

func TestThoseInTheRoomComeFirst(t *testing.T) {
	_, s := live(t)
	var names []string
	for _, o := range s.peopleLike("") {
		names = append(names, o.Words+" ("+o.Note+")")
	}
	want := "Councillor Ann Day (Chairman), Councillor Owen Marsh (Vice-Chairman), Councillor Robert Quill (), Councillor Mary Sedge (), " +
		"Helen Bract (Head of Finance), Councillor Tom Teasel (not here)"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("the list is %s, want %s", got, want)
	}
}

func TestANameIsPrintedInFullTheFirstTime(t *testing.T) {
	c, s := live(t)
	c.Type("@day")
	c.Press(fyne.KeyTab)
	c.Type(" asked. @day")
	c.Press(fyne.KeyTab)
	c.Type(" thanked @bract")
	c.Press(fyne.KeyTab)
	if got := plainOf(s, c.Items[2].ID); got != "Councillor Ann Day asked. Councillor Day thanked Helen Bract" {
		t.Errorf("the page says %q", got)
	}
}

func TestAPhraseIsFilledFromBlankToBlank(t *testing.T) {
	c, s := live(t)
	earlier(t, c)
	s.Show(s.place)
	item := c.Items[2].ID
	c.Type("nt;")
	if got := plainOf(s, item); got != "The Sub-Committee noted the report." {
		t.Errorf("nt; gives %q", got)
	}
	s.editor.Undo()
	if got := plainOf(s, item); got != "nt;" {
		t.Errorf("undone it says %q", got)
	}
	c.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	c.Type("oa;") // Officers were asked to {what} and to report back to {when}.
	c.Type("count the boats")
	c.Press(fyne.KeyTab)
	c.Type("@bract")
	c.Press(fyne.KeyTab, fyne.KeyTab) // takes the name, leaves the phrase
	c.Type(" So.")
	if got := plainOf(s, item); got != "Officers were asked to count the boats and to report back to Helen Bract. So." {
		t.Errorf("filled in it says %q", got)
	}
	c.Press(fyne.KeyReturn)
	c.Type("rmin;")
	b := s.page.Document(item).Blocks[1]
	if b.Resolution == nil || b.Text() != "That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chairman." {
		t.Errorf("rmin; gives %+v", b)
	}
	c.Press(fyne.KeyReturn)
	c.Type("ra; res;the matter be closed.")
	if got := plainOf(s, item); !strings.HasSuffix(got, "RESOLVED – That the matter be closed.") {
		t.Errorf("the caret is not in its place: %q", got)
	}
}

// A blank behind goes by Shift+Tab, and Tab is for lists again afterwards.
func TestTabIsForListsAgain(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Type("- ver;")
	c.Press(fyne.KeyTab)
	s.editor.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	c.Press(fyne.KeyTab)
	s.editor.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
	c.Type("Tom")
	c.Press(fyne.KeyTab)
	c.Type("frost")
	c.Press(fyne.KeyTab, fyne.KeyTab)
	d := s.page.Document(item)
	if got := doc.Plain(d); got != "– Tom gave a verbal update on frost." || d.Blocks[0].Level != 2 {
		t.Errorf("the page says %q at level %d", got, d.Blocks[0].Level)
	}
}

// Who goes on elsewhere after the last blank has Tab for lists at once.
func TestTabIsForListsElsewhere(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Type("mem;the weir.")
	c.Press(fyne.KeyReturn)
	c.Type("- one")
	c.Press(fyne.KeyTab)
	if d := s.page.Document(item); d.Blocks[1].Level != 2 {
		t.Errorf("the bullet is at level %d: %s", d.Blocks[1].Level, doc.Plain(d))
	}
}

func TestPhrasesAreChosenFromTheirList(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyPhrases)
	c.Type("refresh")
	c.Look("minutes-phrases")
	c.Press(fyne.KeyReturn)
	if got := plainOf(s, c.Items[2].ID); got != "The meeting adjourned at 7.04 pm for refreshments." {
		t.Errorf("the page says %q", got)
	}
}

// A phrase that says what happens in the room is a note of it: the head count
// and the times go by it, and undoing it gives back what was typed.
func TestPhrasesOfTheRoomAct(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	whole := s.heads.Words()
	c.Type("Tea. br;")
	if _, stands := s.roll.Break(item); !stands || plainOf(s, item) != "Tea. \nThe meeting adjourned at 7.04 pm for a short break." {
		t.Errorf("br; gives %q; the meeting has a break: %v", plainOf(s, item), stands)
	}
	s.editor.Undo()
	if _, stands := s.roll.Break(item); stands || plainOf(s, item) != "Tea. br;" || s.heads.Words() != whole {
		t.Errorf("undone, it is %q, %q", plainOf(s, item), s.heads.Words())
	}
	c.Press(fyne.KeyReturn)
	c.Type("opm;")
	if opened, _ := s.asTyped().Times(); opened != "19:04" {
		t.Errorf("opm; leaves the meeting opened at %q", opened)
	}
	s.editor.Undo()

	c.Press(fyne.KeyReturn)
	c.Type("lft;")
	form := s.pane.InHand()
	if form == nil || c.Canvas().Focused() != form.Focus {
		t.Fatal("lft; opens no form")
	}
	c.Type("marsh")
	c.Look("minutes-phrase-left")
	c.Run(session.KeyNextItem)
	if got := plainOf(s, item); !strings.HasSuffix(strings.TrimSpace(got), "Councillor Owen Marsh left the meeting at 7.04 pm.") || s.heads.Words() == whole {
		t.Errorf("lft; gives %q, %q", got, s.heads.Words())
	}
	s.editor.Undo()
	s.editor.Undo()
	if got := plainOf(s, item); !strings.HasSuffix(got, "lft;") || s.heads.Words() != whole {
		t.Errorf("undone, it is %q, %q", got, s.heads.Words())
	}
}

// What is typed behind "exc;" is private once its form is put in, and public
// behind "opn;".
func TestPhrasesGoIntoPrivateSessionAndOut(t *testing.T) {
	c, s := live(t)
	exemptItem(t, c, s, 4, "3")
	c.Type("exc;")
	if s.pane.InHand() == nil || s.pane.InHand().Title != "Into private session" {
		t.Fatal("exc; opens no form")
	}
	c.Run(session.KeyNextItem)
	c.Type("Secret words.")
	if reason, in := s.inPrivate(); !in || s.page.Exempt(s.page.Caret().Block) != reason {
		t.Errorf("behind exc; the meeting is in private: %v (%s)", in, reason)
	}
	c.Press(fyne.KeyReturn)
	c.Type("exc;") // again: nothing happens
	if s.pane.InHand() != nil {
		t.Error("a meeting in private session goes into private session")
	}
	c.Type("opn;")
	if _, in := s.inPrivate(); in {
		t.Error("behind opn; the meeting is in private")
	}
	leave(t, s)
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	if public := fmt.Sprintf("%+v", m.Public()); strings.Contains(public, "Secret") || !strings.Contains(public, "be excluded from") {
		t.Errorf("the public copy is %s", public)
	}
}

func TestAPhraseOfTheBodyGoesFirst(t *testing.T) {
	c, s := live(t)
	if err := c.Book.SavePhrase(context.Background(), &data.Phrase{Body: c.Body.ID, Abbrev: "nr", Text: "Duly noted by the {committee}."}); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	c.Type("Nr;")
	if got := plainOf(s, c.Items[2].ID); got != "Duly noted by the Sub-Committee." {
		t.Errorf("the page says %q", got)
	}
}

func TestAMinuteIsReferredTo(t *testing.T) {
	c, s := live(t)
	items := earlier(t, c)
	s.Show(s.place)
	item := c.Items[2].ID
	c.Type("As agreed #harb wall")
	c.Look("minutes-reference")
	c.Press(fyne.KeyReturn)
	c.Type(".")
	want := "As agreed (minute " + items[0].MinuteNumber + " refers)."
	d := s.page.Document(item)
	if got := doc.Plain(d); got != want {
		t.Fatalf("the page says %q, want %q", got, want)
	}
	if runs := d.Blocks[0].Runs; len(runs) != 3 || runs[1].Link != doc.MinuteLink(items[0].UID) || runs[2].Link != "" {
		t.Errorf("runs %+v", runs)
	}
	leave(t, s)

	items[0].MinuteNumber = "77"
	if err := c.Book.SaveItem(context.Background(), &items[0]); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	if got := plainOf(s, item); got != "As agreed (minute 77 refers)." {
		t.Errorf("opened again it says %q", got)
	}
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, item)); got != "As agreed (minute 77 refers)." {
		t.Errorf("the book says %q", got)
	}
	if name := s.linkName(doc.MinuteLink(items[0].UID)); name != "Go to minute 77" {
		t.Errorf("following it is called %q", name)
	}
	s.follow(doc.MinuteLink(items[0].UID))
	if n := len(c.Went); n != 1 || c.Went[0].Meeting != items[0].Meeting || c.Went[0].Item != items[0].ID || c.Went[0].Screen != session.Minutes {
		t.Errorf("went to %+v", c.Went)
	}
	s.follow(doc.MinuteLink(c.Items[4].UID))
	if s.section() != c.Items[4].ID || len(c.Went) != 1 {
		t.Errorf("a minute of this meeting is at %d", s.section())
	}
	if s.linkName("https://example.org") != "" || s.linkName(doc.MinuteLink("gone")) != "" {
		t.Error("a link that leads nowhere has a name")
	}
}

// Numbers that change while the page is open are followed at once, and the caret
// stays where it is.
func TestAReferenceFollowsOnTheOpenPage(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Type("See #allot")
	c.Press(fyne.KeyReturn)
	c.Type(" as well")
	rents, err := itemNow(c, c.Items[4].ID)
	if err != nil {
		t.Fatal(err)
	}
	rents.MinuteNumber = "40"
	if err := c.Book.SaveItem(context.Background(), &rents); err != nil {
		t.Fatal(err)
	}
	if err := s.followNumbers(); err != nil {
		t.Fatal(err)
	}
	c.Type(".")
	if got := plainOf(s, item); !strings.HasPrefix(got, "See (minute 40 refers) as well") || strings.Count(got, ".") != 1 {
		t.Errorf("the page says %q", got)
	}
	before := s.page.Document(item)
	if err := s.followNumbers(); err != nil || doc.Plain(before) != plainOf(s, item) {
		t.Errorf("again: %v, %q", err, plainOf(s, item))
	}
}

func itemNow(c *uitest.Council, id int64) (data.Item, error) {
	items, err := c.Book.Items(context.Background(), c.Meeting.ID)
	for _, it := range items {
		if it.ID == id {
			return it, err
		}
	}
	return data.Item{}, err
}

func TestOpeningChangesNothingThatIsUpToDate(t *testing.T) {
	c, s := live(t)
	earlier(t, c)
	s.Show(s.place)
	c.Type("#1")
	c.Press(fyne.KeyReturn)
	leave(t, s)
	s.Show(s.place)
	if len(s.typed) > 0 || len(s.page.Dirty()) > 0 {
		t.Error("opening the page changed it")
	}
}

func TestPicturesOfTheLists(t *testing.T) {
	for _, p := range []look.Palette{look.Light, look.HighContrast} {
		c, s := live(t)
		earlier(t, c)
		fyne.CurrentApp().Settings().SetTheme(look.New(p, 0))
		s.Show(s.place)
		for _, typed := range []string{"@", "#"} {
			c.Type("Members asked " + typed)
			c.Press(fyne.KeyDown)
			c.Look("minutes-list-" + map[string]string{"@": "people", "#": "minutes"}[typed] + "-" + string(p))
			c.Press(fyne.KeyReturn, fyne.KeyReturn)
		}
		s.editor.SetZoom(150)
		c.Run(session.KeyPhrases)
		c.Type("res")
		c.Look("minutes-list-phrases-" + string(p))
	}
}

// {chair} is who presides: the vice-chair where the chair is away.
func TestWhoPresidesIsTheChairOfAPhrase(t *testing.T) {
	c, s := live(t)
	if got := s.facts().Chair; got != "Councillor Ann Day" {
		t.Errorf("%s presides", got)
	}
	away := data.Attendance{Meeting: c.Meeting.ID, Person: c.Members[0].Person, Role: data.Chair, Presence: data.Apologies}
	if err := c.Book.SaveAttendance(context.Background(), away); err != nil {
		t.Fatal(err)
	}
	s.readRoll()
	if got := s.facts().Chair; got != "Councillor Owen Marsh" {
		t.Errorf("%s presides", got)
	}
}
