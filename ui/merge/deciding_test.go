package merge

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/review"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// rows are the points as the list has them: number, words and badge.
func (d *desk) rows() []string {
	var out []string
	for _, p := range d.screen.points {
		word, _ := p.badge()
		out = append(out, strings.TrimSpace(number(p.item.Item)+" "+p.summary()+" ["+word+"]"))
	}
	return out
}

func TestPointsStandInTheOrderOfTheMinutes(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	d.Look("merge-back")
	want := []string{
		"“A clear set of minutes, thank you.” []",
		"3 seven → eight []",
		"3 “Was it not the price of power?” []",
		"3 + The Chairman thanked the officers. []",
		"3 noted → received []",
	}
	if got := d.rows(); !slices.Equal(got, want) {
		t.Errorf("the list has\n%s", strings.Join(got, "\n"))
	}
	if got := d.lastTold(); got != "Councillor Ann Day returned the draft with 3 changes and 2 remarks. The file had no password: nothing but the way it came to you shows that Councillor Ann Day wrote it." {
		t.Errorf("told %q", got)
	}
	if got := d.screen.all.Text; got != "Accept the 3 changes that do not collide" {
		t.Errorf("the button says %q", got)
	}
}

func TestASummarySaysThatMoreChanges(t *testing.T) {
	for _, row := range []struct{ was, is, want string }{
		{"That the fee be seven pounds.", "That the fee be eight pounds.", "seven → eight"},
		{"The price of it was noted.", "The cost of it was received.", "price → cost, …"},
	} {
		was, is := doc.NewBlock(doc.Paragraph, 0, row.was), doc.NewBlock(doc.Paragraph, 0, row.is)
		is.ID = was.ID
		p := point{proposal: &review.Proposal{Kind: review.Changed, Base: &was, Theirs: &is}}
		if got := p.summary(); got != row.want {
			t.Errorf("from %q to %q: %q, want %q", row.was, row.is, got, row.want)
		}
	}
}

func TestDecisionsByKeys(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	s := d.screen
	if d.Canvas().Focused() != s.list.List {
		t.Fatal("the hands are not on the list")
	}
	d.Type("r") // the remark on the whole
	d.Type("Thank you")
	d.Press(fyne.KeyReturn)
	d.Look("merge-change")
	d.Type("a") // seven → eight
	if !strings.Contains(d.text(t, 2), "overspend was eight per cent") {
		t.Errorf("accepted, the minutes say %q; %v", d.text(t, 2), d.Failed)
	}
	if got := d.lastTold(); got != "Accepted: seven → eight. 3 to decide. Ctrl+Z takes it back." {
		t.Errorf("told %q", got)
	}
	d.Look("merge-remark")
	d.Type("d") // the remark on gas
	d.Type("It was gas")
	d.Press(fyne.KeyReturn)
	d.Type("e") // the thanks
	d.Look("merge-edit")
	d.Type(" They bowed.")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	if !strings.Contains(d.text(t, 2), "The Chairman thanked the officers. They bowed.") {
		t.Errorf("edited, the minutes say %q; %v", d.text(t, 2), d.Failed)
	}
	d.Type("d") // noted → received
	d.Press(fyne.KeyReturn)
	if got := d.lastTold(); got != "Declined: noted → received. Everything is decided. Ctrl+Z takes it back." {
		t.Errorf("told %q", got)
	}
	want := []string{
		"“A clear set of minutes, thank you.” [answered]",
		"3 seven → eight [accepted]",
		"3 “Was it not the price of power?” [set aside]",
		"3 + The Chairman thanked the officers. [edited]",
		"3 noted → received [declined]",
	}
	if got := d.rows(); !slices.Equal(got, want) {
		t.Errorf("the list has\n%s", strings.Join(got, "\n"))
	}
	if s.reviews[0].State != data.ReviewSettled {
		t.Errorf("the review is %s once everything is decided", s.reviews[0].State)
	}
	if d.text(t, 2) != "The Head of Finance said that the overspend was eight per cent, and that the reserves would bear it.\n"+
		"In answer to a question she said that the price of gas was fixed until May.\n"+
		"The Chairman thanked the officers. They bowed.\nRESOLVED – That the report be noted." {
		t.Errorf("the minutes say %q", d.text(t, 2))
	}
	d.Look("merge-decided")
	if len(d.Failed) > 0 {
		t.Error(d.Failed)
	}
}

func TestTheLastDecisionIsTakenBack(t *testing.T) {
	d := newDesk(t)
	before := d.text(t, 2)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	d.Type("n")
	at := d.screen.list.Cursor()
	d.Type("a")
	uitest.Run(t, d.screen, "Take back the last decision (Ctrl+Z)")
	if d.text(t, 2) != before || undecided(d.screen.points) != 5 || d.screen.list.Cursor() != at {
		t.Errorf("taken back, %d wait, the cursor is on %d, the minutes say %q", undecided(d.screen.points), d.screen.list.Cursor(), d.text(t, 2))
	}
	if d.screen.last != nil || d.lastTold() != "Taken back: seven → eight. 5 to decide." {
		t.Errorf("told %q", d.lastTold())
	}
	d.Type("a")
	d.write(t, 2, doc.Settled(doc.Document{Blocks: []doc.Block{changed(budget[0], "seven", "eight and more")}}).Blocks[0], budget[1]) // the clerk goes on typing
	d.screen.undo()
	if len(d.Failed) != 1 || !strings.Contains(d.Failed[0].Error(), "its history brings the text back") {
		t.Errorf("the item was changed since: %v", d.Failed)
	}
}

func TestCollisionStandsBesideEachOther(t *testing.T) {
	d := newDesk(t)
	f := d.chairsAnswer(t)
	mine := changed(budget[0], "seven", "nine")
	d.write(t, 2, doc.Settled(doc.Document{Blocks: []doc.Block{mine}}).Blocks[0], budget[1], budget[2])
	d.take(t, d.returned(t, f, ""))
	if got := d.rows()[1]; got != "3 seven → eight [collides]" {
		t.Errorf("the row says %q", got)
	}
	d.Press(fyne.KeyDown)
	d.Look("merge-collision")
	if n := cleanOnes(d.screen.points); n != 2 {
		t.Errorf("%d do not collide, want 2", n)
	}
	d.screen.acceptClean()
	if text := d.text(t, 2); !strings.Contains(text, "nine per cent") || !strings.Contains(text, "received") || !strings.Contains(text, "thanked") {
		t.Errorf("the minutes say %q", text)
	}
	if got := d.lastTold(); !strings.HasPrefix(got, "Accepted 2 changes that did not collide. 3 to decide.") {
		t.Errorf("told %q", got)
	}
	d.Press(fyne.KeyHome, fyne.KeyDown)
	d.Type("a")
	if text := d.text(t, 2); !strings.Contains(text, "eight per cent") || len(d.Failed) > 0 {
		t.Errorf("accepted over mine, the minutes say %q; %v", text, d.Failed)
	}
	d.Window.Resize(fyne.NewSize(860, 640))
	d.Press(fyne.KeyUp)
	d.Look("merge-narrow")
}

func TestTwoReadersChangeOneParagraph(t *testing.T) {
	d := newDesk(t)
	first := d.chairsAnswer(t)
	second := d.sent(t, officer, "")
	second.Answer.Texts = map[string]doc.Document{d.Items[2].UID: {Blocks: []doc.Block{changed(budget[0], "reserves", "savings"), budget[1], budget[2]}}}
	d.take(t, d.returned(t, first, ""))
	d.take(t, d.returned(t, second, ""))
	if len(d.screen.points) != 6 || cleanOnes(d.screen.points) != 3 {
		t.Errorf("%d points, %d do not collide", len(d.screen.points), cleanOnes(d.screen.points))
	}
	d.Look("merge-two-readers")
	d.screen.acceptClean()
	if text := d.text(t, 2); !strings.Contains(text, "eight per cent, and that the reserves") {
		t.Errorf("the minutes say %q", text)
	}
	if p, ok := d.screen.current(); !ok || p.decided() || undecided(d.screen.points) != 3 {
		t.Errorf("%v wait, the cursor on %+v", d.rows(), p)
	}
}

func TestAFileIsRefusedInOneSentence(t *testing.T) {
	d := newDesk(t)
	good := d.returned(t, d.chairsAnswer(t), "")
	content, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	file := func(name, content string) string {
		path := filepath.Join(d.dir, name+review.Extension)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	d.take(t, good)
	before := len(d.screen.points)
	for _, c := range []struct{ name, path, want string }{
		{"the same again", good, "is in the book already"},
		{"no review file", file("letter", "Dear Clerk"), "not a review file"},
		{"cut short", file("cut", string(content[:len(content)/2])), "damaged"},
		{"tampered with", file("tampered", strings.Replace(string(content), "Committee Room 2", "Committee Room 9", 1)), "damaged"},
	} {
		d.Failed = nil
		d.take(t, c.path)
		if len(d.Failed) != 1 || !strings.Contains(d.Failed[0].Error(), c.want) || strings.Count(d.Failed[0].Error(), ". ") > 0 {
			t.Errorf("%s: %v", c.name, d.Failed)
		}
	}
	if len(d.screen.points) != before {
		t.Errorf("%d points after refused files, %d before", len(d.screen.points), before)
	}
}

func TestThePasswordIsAskedFor(t *testing.T) {
	d := newDesk(t)
	f := d.sent(t, chair, "four words in a row")
	f.Answer.Verdict = data.VerdictApproved
	path := d.returned(t, f, "four words in a row")
	d.take(t, path)
	d.Type("wrong words")
	d.Press(fyne.KeyReturn)
	uitest.Until(t, "the question again", func() bool { return d.Canvas().Overlays().Top() != nil })
	d.Look("merge-password")
	d.Type("four words in a row")
	d.Press(fyne.KeyReturn)
	uitest.Until(t, "the answer", func() bool { return strings.Contains(d.lastTold(), "approved") })
	if got := d.lastTold(); got != "Councillor Ann Day approved the draft as it stands." || len(d.screen.reviews) != 1 {
		t.Errorf("told %q, %v", got, d.Failed)
	}
	d.Look("merge-approved")
}

// TestTheChairApprovesAsItStands: from then on the screen lists what changed since.
func TestTheChairApprovesAsItStands(t *testing.T) {
	d := newDesk(t)
	f := d.sent(t, chair, "")
	f.Answer.Verdict = data.VerdictApproved
	d.take(t, d.returned(t, f, ""))
	if got := d.lastTold(); !strings.HasPrefix(got, "Councillor Ann Day approved the draft as it stands.") || d.screen.reviews[0].State != data.ReviewSettled {
		t.Errorf("told %q, the review is %s, %v", got, d.screen.reviews[0].State, d.Failed)
	}
	shown := func() string {
		t.Helper()
		uitest.Run(t, d.screen, "Changed since the chair agreed…")
		var words []string
		for _, o := range test.LaidOutObjects(d.Canvas().Overlays().Top()) {
			switch w := o.(type) {
			case *widgets.Text:
				words = append(words, w.Words())
			case *widgets.Marked:
				for _, p := range w.Passages() {
					for _, r := range p.Runs {
						words = append(words, string(r.Edit)+r.Text)
					}
				}
			}
		}
		return strings.Join(words, "|")
	}
	if got := shown(); !strings.Contains(got, "No changes since the chair agreed") {
		t.Errorf("nothing has changed, and the list says %s", got)
	}
	d.Look("merge-agreed")
	d.Press(fyne.KeyEscape)
	d.write(t, 2, doc.Settled(doc.Document{Blocks: []doc.Block{changed(budget[0], "seven", "nine")}}).Blocks[0], budget[1], budget[2])
	if got := shown(); !strings.Contains(got, "1 change since the chair agreed") || !strings.Contains(got, "struckseven") || !strings.Contains(got, "addednine") {
		t.Errorf("the list says %s", got)
	}
	d.Look("merge-since-agreed")
}

func TestFilesAreDroppedOntoTheWindow(t *testing.T) {
	d := newDesk(t)
	path := d.returned(t, d.chairsAnswer(t), "")
	d.screen.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(filepath.Join(d.dir, "a.pdf"))})
	if !strings.Contains(d.lastTold(), "no review file") {
		t.Errorf("told %q", d.lastTold())
	}
	d.screen.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	uitest.Until(t, "what was dropped", func() bool { return len(d.screen.points) == 5 })
}

func TestADraftIsWithdrawn(t *testing.T) {
	d := newDesk(t)
	path := d.returned(t, d.chairsAnswer(t), "")
	d.screen.Show(session.Place{Screen: session.Review, Meeting: d.Meeting.ID})
	if d.Canvas().Focused() != d.screen.readers.list {
		t.Fatal("nothing is back: the hands belong on the readers")
	}
	d.Press(fyne.KeyDelete)
	d.Look("merge-withdraw")
	d.Press(fyne.KeyReturn)
	if d.screen.reviews[0].State != data.ReviewWithdrawn {
		t.Fatalf("the review is %s; %v", d.screen.reviews[0].State, d.Failed)
	}
	d.take(t, path)
	if len(d.Failed) != 1 || !strings.Contains(d.Failed[0].Error(), "withdrawn") {
		t.Errorf("an answer to a withdrawn draft: %v", d.Failed)
	}
}

func TestRestyleKeepsTheStylesOfTheSameWords(t *testing.T) {
	old := []doc.Run{{Text: "the "}, {Text: "price of gas", Bold: true}, {Text: " was fixed"}}
	got := restyle(old, "She said the price of gas is fixed")
	want := []doc.Run{{Text: "She said the "}, {Text: "price of gas", Bold: true}, {Text: " is fixed"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	if got := restyle(nil, "new"); !slices.Equal(got, []doc.Run{{Text: "new"}}) {
		t.Errorf("from nothing it is %+v", got)
	}
}

func TestALetterNamesNoItemAndNoPassword(t *testing.T) {
	d := newDesk(t)
	m, err := d.Book.Record(context.Background(), d.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	f := sentFile{review: data.Review{Reader: chair, Note: "Look at the rents of plot 9", Restricted: true}, path: "/x/a.minutereview"}
	l := letter(m, f, true, d.Clock)
	for _, word := range []string{"Budget", "rents", "Capital"} {
		if strings.Contains(l.Text+l.Subject, word) {
			t.Errorf("the letter says %q: %s", word, l.Text)
		}
	}
	if !strings.Contains(l.Text, "not for publication") || !strings.Contains(l.Text, "password") {
		t.Errorf("the letter says %s", l.Text)
	}
}

func TestAcceptingAllSettlesAReviewOfChangesAlone(t *testing.T) {
	d := newDesk(t)
	f := d.chairsAnswer(t)
	f.Answer.Remarks = nil
	d.take(t, d.returned(t, f, ""))
	d.screen.acceptClean()
	if d.screen.reviews[0].State != data.ReviewSettled || len(d.Failed) > 0 {
		t.Errorf("the review is %s, %v", d.screen.reviews[0].State, d.Failed)
	}
	d.Look("merge-all")
	d.Type("u")
	d.Look("merge-together")
	if d.Canvas().Overlays().Top() == nil || undecided(d.screen.points) != 0 {
		t.Fatalf("one of several was taken back without a question: %q", d.rows())
	}
	d.Press(fyne.KeyReturn)
	if undecided(d.screen.points) != 3 || d.screen.reviews[0].State != data.ReviewReturned || len(d.Failed) > 0 {
		t.Errorf("%q, the review is %s, %v", d.rows(), d.screen.reviews[0].State, d.Failed)
	}
}

// TestAllThatWasAcceptedIsTakenBackAtOnce: of two readers who changed one item, each
// text is as it was, and what was typed since stays.
func TestAllThatWasAcceptedIsTakenBackAtOnce(t *testing.T) {
	d := newDesk(t)
	first := d.chairsAnswer(t)
	first.Answer.Texts[d.Items[0].UID] = doc.Document{Blocks: []doc.Block{changed(doc.Block{ID: "none", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "There were none."}}}, "none", "two")}}
	second := d.sent(t, officer, "")
	second.Answer.Texts = map[string]doc.Document{d.Items[2].UID: {Blocks: []doc.Block{budget[0], changed(budget[1], "May", "June"), budget[2]}}}
	d.take(t, d.returned(t, first, ""))
	d.take(t, d.returned(t, second, ""))
	texts := []string{d.text(t, 0), d.text(t, 2)}
	rows := d.rows()
	d.screen.acceptClean()
	if got := d.lastTold(); got != "Accepted 5 changes that did not collide. 2 to decide. Ctrl+Z takes all of it back." {
		t.Fatalf("told %q, %v", got, d.Failed)
	}
	uitest.Run(t, d.screen, "Take back the last decision (Ctrl+Z)")
	if d.text(t, 0) != texts[0] || d.text(t, 2) != texts[1] || !slices.Equal(d.rows(), rows) || len(d.Failed) > 0 {
		t.Errorf("the minutes say %q and %q; the list\n%s\n%v", d.text(t, 0), d.text(t, 2), strings.Join(d.rows(), "\n"), d.Failed)
	}
	if got := d.lastTold(); got != "Taken back: 5 changes. The texts are as they were before. 7 to decide." {
		t.Errorf("told %q", got)
	}

	d.screen.acceptClean()
	d.write(t, 0, doc.NewBlock(doc.Paragraph, 0, "There were two, and one more."))
	d.screen.undo()
	if d.text(t, 0) != "There were two, and one more." || d.text(t, 2) != texts[1] {
		t.Errorf("the minutes say %q and %q", d.text(t, 0), d.text(t, 2))
	}
	if got := d.lastTold(); got != "Taken back: 4 changes. 1 change stays accepted, as the item was changed since. 6 to decide." {
		t.Errorf("told %q", got)
	}
	d.Look("merge-taken-back")
}

// TestWhatWasAcceptedAndIsNotThereAnyMoreSaysSo: an earlier version of the item was
// restored, or its words were typed over.
func TestWhatWasAcceptedAndIsNotThereAnyMoreSaysSo(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	d.screen.acceptClean()
	d.write(t, 2, budget...) // the version that was sent stands again
	d.screen.Show(session.Place{Screen: session.Review, Meeting: d.Meeting.ID})
	if got := d.rows()[1]; got != "3 seven → eight [changed since]" {
		t.Errorf("the list has %q", d.rows())
	}
	d.screen.list.SetCursor(1)
	d.Look("merge-undone")
	d.Type("u")
	if got := d.rows()[1]; got != "3 seven → eight []" || d.text(t, 2) != doc.Plain(doc.Document{Blocks: budget}) || len(d.Failed) > 0 {
		t.Errorf("it waits again: %q, %v; the minutes say %q", got, d.Failed, d.text(t, 2))
	}
	d.Type("a")
	if got := d.rows()[1]; got != "3 seven → eight [accepted]" || !strings.Contains(d.text(t, 2), "eight") {
		t.Errorf("accepted again it is %q, %v", got, d.Failed)
	}
	d.write(t, 2, doc.Settled(doc.Document{Blocks: []doc.Block{changed(budget[0], "seven", "nine")}}).Blocks[0], budget[1], budget[2])
	d.screen.again()
	d.screen.list.SetCursor(1)
	d.Look("merge-typed-over")
	if got := d.rows()[1]; got != "3 seven → eight [changed since]" {
		t.Errorf("typed over it is %q", got)
	}
	d.Failed = nil
	d.Type("u")
	if len(d.Failed) != 1 || !strings.Contains(d.text(t, 2), "nine") {
		t.Errorf("typed over, it was taken back: %v, %q", d.Failed, d.text(t, 2))
	}
}

// TestAPublishedDraftIsNotSent: what changes in it now is a correction.
func TestAPublishedDraftIsNotSent(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	if !d.screen.sends.Visible() || d.screen.closed.Visible() {
		t.Error("a draft is not offered to be sent")
	}
	if err := d.Book.Publish(context.Background(), d.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	d.screen.Show(session.Place{Screen: session.Review, Meeting: d.Meeting.ID})
	d.Look("merge-published")
	if d.screen.sends.Visible() || !strings.Contains(d.screen.closed.Words(), "is a correction") {
		t.Errorf("a published draft is offered to be sent; the screen says %q", d.screen.closed.Words())
	}
	if s := send(d.Session, d.Meeting.ID, nil); s != nil || !strings.Contains(d.lastTold(), "is a correction") {
		t.Errorf("it is sent from elsewhere: told %q", d.lastTold())
	}
}

// TestARemarkIsAnsweredOrSetAside: only a change is accepted or declined.
func TestARemarkIsAnsweredOrSetAside(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	for at, remark := range map[int]bool{0: true, 1: false} {
		d.screen.list.SetCursor(at)
		on := d.screen.detail
		if on.aside.Visible() != remark || on.reply.Visible() != remark || on.decline.Visible() == remark || on.accept.Visible() == remark {
			t.Errorf("at %q: set aside %t, reply %t, decline %t, accept %t", d.rows()[at], on.aside.Visible(), on.reply.Visible(), on.decline.Visible(), on.accept.Visible())
		}
	}
	d.screen.list.SetCursor(0)
	d.Look("merge-remark-whole")
	d.Type("d")
	d.Press(fyne.KeyReturn)
	if got := d.lastTold(); !strings.HasPrefix(got, "Set aside: “A clear set of minutes, thank you.”") {
		t.Errorf("told %q", got)
	}
}

func TestADecisionAnywhereIsTakenBack(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.returned(t, d.chairsAnswer(t), ""))
	d.Press(fyne.KeyDown)
	d.Type("d")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyHome, fyne.KeyDown)
	d.Type("u")
	d.Type("a")
	if got := d.rows()[1]; got != "3 seven → eight [accepted]" || len(d.Failed) > 0 {
		t.Errorf("declined, taken back and accepted it is %q, %v", got, d.Failed)
	}
}

func TestAParagraphIsMoved(t *testing.T) {
	d := newDesk(t)
	f := d.sent(t, chair, "")
	f.Answer.Texts = map[string]doc.Document{d.Items[2].UID: compare.Documents(
		doc.Document{Blocks: budget}, doc.Document{Blocks: []doc.Block{budget[1], budget[0], budget[2]}})}
	d.take(t, d.returned(t, f, ""))
	d.Look("merge-moved")
	if got := d.screen.points[0].what(); len(d.screen.points) != 1 || got != "moves" {
		t.Errorf("%q: it %s", d.rows(), got)
	}
	for range d.screen.points {
		d.Type("a")
	}
	lines := strings.Split(d.text(t, 2), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "In answer") || !strings.HasPrefix(lines[1], "The Head of Finance") || len(d.Failed) > 0 {
		t.Errorf("the list has %q; moved, the minutes say %q; %v", d.rows(), lines, d.Failed)
	}
}

func TestARemarkOnAnItemThatIsGoneIsStillAnswered(t *testing.T) {
	d := newDesk(t)
	f := d.sent(t, chair, "")
	f.Answer.Remarks = []review.Remark{{Key: "r1", Item: d.Items[4].UID, Block: "rents", Quote: "two pounds", Text: "Three, I thought", At: d.Clock}}
	d.write(t, 4)
	if err := d.Book.DeleteItem(context.Background(), d.Items[4].ID); err != nil {
		t.Skip("an item of begun minutes stays: ", err)
	}
	d.take(t, d.returned(t, f, ""))
	d.Type("r")
	d.Type("It is gone")
	d.Press(fyne.KeyReturn)
	if len(d.screen.points) != 1 || !d.screen.points[0].decided() || len(d.Failed) > 0 {
		t.Errorf("%q, %v", d.rows(), d.Failed)
	}
}
