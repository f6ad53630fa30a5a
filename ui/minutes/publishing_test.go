package minutes

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestAPublishedDraftIsCorrectedWithAReason(t *testing.T) {
	c, s := live(t)
	c.Type("The rent be fifty pounds.")
	uitest.Run(t, s, "Publish the draft…")
	c.Look("publish")
	c.Press(fyne.KeyReturn)
	if statusOf(t, c, c.Meeting.ID) != data.DraftPublished {
		t.Fatalf("not published: %v", c.Failed)
	}

	// read only from now on
	c.Type("No. ")
	c.Run(session.KeyResolution)
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, c.Items[2].ID)); got != "The rent be fifty pounds." || s.pane.InHand() != nil {
		t.Fatalf("typed into a published draft: %q", got)
	}
	c.Look("published")

	// a correction asks its reason once
	tap(t, s, "Correct the draft…")
	c.Press(fyne.KeyReturn)
	if s.state.Open != nil {
		t.Fatal("a correction without a reason was opened")
	}
	c.Type("the amount was misheard")
	c.Look("correct")
	c.Press(fyne.KeyReturn)
	if s.line.words.Text != "A correction is open: the amount was misheard." {
		t.Fatalf("the head says %q", s.line.words.Text)
	}
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	under := func(o fyne.CanvasObject) float32 { return place(o).Y + o.Size().Height }
	if line, page := place(s.line.root).Y, place(s.editor).Y; under(s.tools) > line || under(s.line.root) > page {
		t.Errorf("the tools end at %v; the line above the page is at %v to %v, and the page begins at %v", under(s.tools), line, under(s.line.root), page)
	}
	s.editor.SelectBetween(s.page.Caret(), s.page.Caret())
	s.editor.GoToEnd(c.Items[2].ID, s.page.Document(c.Items[2].ID).Blocks[0].ID)
	c.Type(" It was agreed.")
	c.Look("correcting")
	tap(t, s, "Done")
	if !strings.HasPrefix(s.line.words.Text, "Published on ") || !strings.Contains(lastTold(c), "1 change") {
		t.Errorf("the head says %q, the footer %q", s.line.words.Text, lastTold(c))
	}
	rec, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil || len(rec.Corrections) != 1 || rec.Corrections[0].Reason != "the amount was misheard" || len(rec.Corrections[0].Changes) != 1 {
		t.Fatalf("corrections %+v, %v", rec.Corrections, err)
	}
	tap(t, s, "1 correction so far…")
	c.Look("corrections")
	c.Press(fyne.KeyEscape)

	// nothing changed: no correction is kept
	tap(t, s, "Correct the draft…")
	c.Type("a second look")
	c.Press(fyne.KeyReturn)
	uitest.Run(t, s, "The correction is done")
	if lastTold(c) != "Nothing was changed, so no correction is kept." || len(s.record.Corrections) != 1 {
		t.Errorf("told %q, %d corrections", lastTold(c), len(s.record.Corrections))
	}
	if len(c.Failed) > 0 {
		t.Error(c.Failed)
	}
}

func TestANoteInTheMargin(t *testing.T) {
	c, s, june, rents := approving(t)
	uitest.Run(t, s, "Note in the margin of an earlier minute…")
	if s.pane.InHand() != nil || !strings.HasPrefix(lastTold(c), "No minutes of an earlier meeting have been approved") {
		t.Fatalf("told %q", lastTold(c))
	}
	if err := c.Book.Approve(context.Background(), june.ID, data.Approval{At: c.Meeting.ID, Item: c.Items[1].ID}, nil); err != nil {
		t.Fatal(err)
	}
	uitest.Run(t, s, "Note in the margin of an earlier minute…")
	c.Run(session.KeyNextItem)
	if s.pane.Problem() == "" {
		t.Fatal("a note beside no minute")
	}
	c.Type("rents")
	if got := s.pane.Problem(); got != "" {
		t.Errorf("still says %q", got)
	}
	c.Press(fyne.KeyReturn) // the only one is taken
	c.Press(fyne.KeyReturn) // the whole minute
	c.Type("For “fifty” read “sixty”.")
	c.Look("margin-note")
	c.Run(session.KeyNextItem)
	rec, err := c.Book.Record(context.Background(), june.ID)
	if err != nil || len(rec.Notes) != 1 {
		t.Fatalf("notes %+v, %v, %s", rec.Notes, err, s.pane.Problem())
	}
	n := rec.Notes[0]
	now, err := c.Book.Item(context.Background(), c.Items[1].ID)
	if err != nil || n.Text != "For “fifty” read “sixty”." || n.Item != rents.ID || n.Block != "" || n.ByMeeting != c.Meeting.ID || n.Minute != now.MinuteNumber || n.On != "2026-07-09" {
		t.Errorf("the note is %+v, %v", n, err)
	}

	// another hangs on a paragraph, and stands below it on the page
	uitest.Run(t, s, "Note in the margin of an earlier minute…")
	c.Type("rents")
	c.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown)
	c.Look("margin-paragraph")
	c.Press(fyne.KeyReturn)
	c.Type("It was dry.")
	c.Run(session.KeyNextItem)
	if rec, err = c.Book.Record(context.Background(), june.ID); err != nil || len(rec.Notes) != 2 || rec.Notes[1].Block != rec.Items[0].Minutes.Blocks[1].ID {
		t.Fatalf("notes %+v, %v, %s", rec.Notes, err, s.pane.Problem())
	}
	leave(t, s)
	s.Show(session.Place{Screen: session.Minutes, Meeting: june.ID})
	c.Look("margin-page")
	by := " (minute " + now.MinuteNumber + " of 9 July 2026)."
	if heading, below := s.page.Block(0).Lines, s.page.Block(2).Note; !slices.Equal(heading, []string{"In the margin: For “fifty” read “sixty”." + by}) || below != "In the margin: It was dry."+by {
		t.Errorf("below the heading %q, below the paragraph %q", heading, below)
	}
}

// Before the draft is published the clerk sees what changed since the chair agreed.
func TestWhatChangedSinceTheChairAgreed(t *testing.T) {
	c, s := live(t)
	c.Type("The rent be fifty pounds.")
	leave(t, s)
	ctx := context.Background()
	sent := data.Review{Meeting: c.Meeting.ID, Reader: data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}}
	file, err := c.Book.SendReview(ctx, &sent, "")
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(file, "")
	if err != nil {
		t.Fatal(err)
	}
	f.Answer = review.Answer{Round: 1, At: c.Clock, By: "Councillor Ann Day", Verdict: data.VerdictApproved}
	if file, err = review.Encode(f, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Book.TakeReview(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	s.editor.GoToEnd(c.Items[2].ID, s.page.Document(c.Items[2].ID).Blocks[0].ID)
	c.Type(" It was agreed.")
	if s.line.words.Text != "The chair agreed this draft on Thursday 9 July 2026. It can be published." {
		t.Errorf("the head says %q", s.line.words.Text)
	}
	tap(t, s, "Publish the draft…")
	c.Look("publish-changed")
	if len(c.Failed) > 0 || c.Canvas().Overlays().Top() == nil {
		t.Fatalf("nothing asks: %v", c.Failed)
	}
	c.Press(fyne.KeyReturn)
	if statusOf(t, c, c.Meeting.ID) != data.DraftPublished {
		t.Errorf("not published: %v", c.Failed)
	}
}

// A chair reads the page; what is written is the clerk's to change.
func TestAChairReads(t *testing.T) {
	c, s := live(t)
	c.Type("The rent be fifty pounds.")
	leave(t, s)
	for _, k := range []data.Keeper{{Name: "Helen Bract", Role: data.Clerk}, {Name: "Ann Day", Role: data.Chair}} {
		if err := c.Book.SaveKeeper(context.Background(), &k); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Book.SetActor("Ann Day"); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	c.Type("No. ")
	c.Look("chair-reads")
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, c.Items[2].ID)); got != "The rent be fifty pounds." || !strings.HasPrefix(s.line.words.Text, "Ann Day reads: ") || len(c.Failed) > 0 {
		t.Errorf("the text is %q, the head %q, failed %v", got, s.line.words.Text, c.Failed)
	}
	if err := c.Book.SetActor("Helen Bract"); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	if s.locked() {
		t.Error("the clerk cannot type either")
	}
}
