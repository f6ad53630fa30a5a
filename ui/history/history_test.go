package history

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// plain is a screen of nothing: the dialogs stand over it.
type plainScreen struct{}

func (plainScreen) Content() fyne.CanvasObject  { return container.NewWithoutLayout() }
func (plainScreen) Show(session.Place)          {}
func (plainScreen) Leave() error                { return nil }
func (plainScreen) Commands() []session.Command { return nil }

// written is a meeting whose third item was written three times, a day after
// another: once typed, once left, once typed on.
func written(t *testing.T) *uitest.Council {
	t.Helper()
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return plainScreen{} })
	ctx := context.Background()
	for _, err := range []error{c.Book.SetStatus(ctx, c.Meeting.ID, data.Issued), c.Book.BeginMinutes(ctx, c.Meeting.ID)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	rev := int64(0)
	for i, words := range []string{
		"The overspend was seven per cent.",
		"The overspend was eight per cent, said the Head of Finance.",
		"The overspend was eight per cent, said the Head of Finance. The reserves would bear it.",
	} {
		var err error
		if rev, err = c.Book.SaveText(c.Items[2].ID, store.MinutesPart, text(words), rev); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := c.Book.Snapshot(c.Items[2].ID, store.MinutesPart, "leave"); err != nil {
				t.Fatal(err)
			}
		}
		c.Clock = c.Clock.Add(26 * time.Hour)
	}
	return c
}

func text(words string) doc.Document {
	return doc.Document{Blocks: []doc.Block{{ID: "over", Kind: doc.Paragraph, Runs: []doc.Run{{Text: words}}},
		{ID: "noted", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}, Runs: []doc.Run{{Text: "That it be noted."}}}}}
}

// edits are the words struck and put in that a panel shows.
func edits(p *panel) (out []string) {
	for _, passage := range p.marked.Passages() {
		for _, r := range passage.Runs {
			switch r.Edit {
			case doc.Struck:
				out = append(out, "-"+strings.TrimSpace(r.Text))
			case doc.Added:
				out = append(out, "+"+strings.TrimSpace(r.Text))
			}
		}
	}
	return out
}

func TestVersionsAreHeldAgainstEachOther(t *testing.T) {
	c := written(t)
	p := show(c.Session, c.Items[2], store.MinutesPart, nil)
	if len(p.rows) != 3 || !p.rows[0].stands || p.rows[1].why(p.keptAt) != "when the item was left" {
		t.Fatalf("versions %+v", p.rows)
	}
	c.Look("history")
	if got := edits(p); !slices.Equal(got, []string{"+The reserves would bear it."}) {
		t.Errorf("what stands now put in %q", got)
	}
	c.Press(fyne.KeyDown, fyne.KeyDown)
	if got := edits(p); len(got) < 3 || got[0] != "-seven" || got[1] != "+eight" {
		t.Errorf("since the first version: %q", got)
	}
	if p.heading.Words() != "From 9 July 2026, 19:04:05 to what stands now" {
		t.Errorf("the heading says %q", p.heading.Words())
	}
	c.Press(fyne.KeySpace, fyne.KeyUp) // the first is held against the second
	c.Look("history-held")
	if got := edits(p); len(got) == 0 || slices.Contains(got, "+The reserves would bear it.") || got[0] != "-seven" {
		t.Errorf("from the first to the second: %q", got)
	}
}

func TestAVersionIsRestoredAndNothingIsLost(t *testing.T) {
	c := written(t)
	again := 0
	show(c.Session, c.Items[2], store.MinutesPart, func() { again++ })
	c.Type("r")
	if c.Canvas().Overlays().Top() == nil || again != 0 {
		t.Error("what stands already was restored")
	}
	c.Press(fyne.KeyDown, fyne.KeyDown)
	c.Type("r")
	texts, err := c.Book.Texts(context.Background(), c.Items[2].ID)
	if err != nil || doc.Plain(texts.Minutes.Doc) != doc.Plain(text("The overspend was seven per cent.")) || again != 1 {
		t.Fatalf("the item says %q, %v", doc.Plain(texts.Minutes.Doc), err)
	}
	if c.Canvas().Overlays().Top() != nil || len(c.Failed) > 0 {
		t.Error("the dialog stays", c.Failed)
	}
	p := show(c.Session, c.Items[2], store.MinutesPart, nil)
	c.Look("history-restored")
	if len(p.rows) != 4 || p.rows[0].why(p.keptAt) != "restored as of 9 July 2026, 19:04:05" {
		t.Errorf("versions %+v", p.rows)
	}
	c.Press(fyne.KeyDown)
	if got := edits(p); !slices.Contains(got, "-The reserves would bear it.") && !strings.Contains(strings.Join(got, " "), "reserves") {
		t.Errorf("what stood before is not among the versions: %q", got)
	}
}

func TestApprovedMinutesAreNotRestored(t *testing.T) {
	c := written(t)
	if err := c.Book.Approve(context.Background(), c.Meeting.ID, data.Approval{On: "2026-09-10"}, nil); err != nil {
		t.Skip("approving needs more now: ", err)
	}
	show(c.Session, c.Items[2], store.MinutesPart, nil)
	c.Press(fyne.KeyDown)
	c.Type("r")
	texts, _ := c.Book.Texts(context.Background(), c.Items[2].ID)
	if !strings.Contains(doc.Plain(texts.Minutes.Doc), "reserves") {
		t.Errorf("approved minutes were changed: %q", doc.Plain(texts.Minutes.Doc))
	}
}

func TestNothingTypedHasNoVersions(t *testing.T) {
	c := written(t)
	if p := show(c.Session, c.Items[0], store.MinutesPart, nil); p != nil || len(c.Told) != 1 {
		t.Errorf("an item without a text has %+v", p)
	}
}

// TestBothTextsOfAnItemHaveVersions: those of the agenda text are a key away from
// those of the minutes, and restoring one leaves the other alone.
func TestBothTextsOfAnItemHaveVersions(t *testing.T) {
	c := written(t)
	ctx := context.Background()
	item, rev := c.Items[2], int64(0)
	for _, words := range []string{"To receive the report.", "To receive the report and to fix the fee."} {
		var err error
		if rev, err = c.Book.SaveText(item.ID, store.AgendaPart, text(words), rev); err != nil {
			t.Fatal(err)
		}
		c.Clock = c.Clock.Add(time.Hour)
	}
	p := show(c.Session, item, store.MinutesPart, nil)
	if len(p.rows) != 3 || p.of.Words() != "Minutes" {
		t.Fatalf("the minutes have %d versions under %q", len(p.rows), p.of.Words())
	}
	c.Type("t")
	c.Look("history-agenda")
	if got := edits(p); len(p.rows) != 2 || p.of.Words() != "Agenda text" || !slices.Equal(got, []string{"+and to fix the fee"}) {
		t.Fatalf("the agenda text has %d versions under %q: %q", len(p.rows), p.of.Words(), got)
	}
	c.Press(fyne.KeyDown)
	c.Type("r")
	texts, err := c.Book.Texts(ctx, item.ID)
	if err != nil || doc.Plain(texts.Agenda.Doc) != doc.Plain(text("To receive the report.")) || !strings.Contains(doc.Plain(texts.Minutes.Doc), "reserves") {
		t.Errorf("the agenda says %q, the minutes %q, %v", doc.Plain(texts.Agenda.Doc), doc.Plain(texts.Minutes.Doc), err)
	}
	entries, err := c.Book.Audit(ctx, 10)
	if err != nil || !slices.ContainsFunc(entries, func(e data.AuditEntry) bool {
		return e.Verb == "brought back" && strings.Contains(e.Detail, item.Title)
	}) {
		t.Errorf("who restored it is not in the trail: %v", err)
	}

	other := c.Items[0] // has no minutes
	if _, err := c.Book.SaveText(other.ID, store.AgendaPart, text("Apologies."), 0); err != nil {
		t.Fatal(err)
	}
	if p := show(c.Session, other, store.MinutesPart, nil); p == nil || p.part != store.AgendaPart || p.turns[store.AgendaPart].Visible() {
		t.Errorf("the only text of an item is not shown: %+v", p)
	}
}

// TestWhatTheChairHasNotSeenIsListedApart: exempt matter that was left out of the file
// is no change, and not agreed to either.
func TestWhatTheChairHasNotSeenIsListedApart(t *testing.T) {
	c := written(t)
	ctx := context.Background()
	secret := c.Items[4]
	secret.Exempt = "3"
	if err := c.Book.SaveItem(ctx, &secret); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Book.SaveText(secret.ID, store.MinutesPart, text("The offer was refused."), 0); err != nil {
		t.Fatal(err)
	}
	r := data.Review{Meeting: c.Meeting.ID, Reader: data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}}
	content, err := c.Book.SendReview(ctx, &r, "")
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(content, "")
	if err != nil {
		t.Fatal(err)
	}
	f.Answer = review.Answer{Round: 1, At: c.Clock, By: "Councillor Ann Day", Verdict: data.VerdictApproved}
	if content, err = review.Encode(f, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Book.TakeReview(ctx, content, ""); err != nil {
		t.Fatal(err)
	}
	Since(c.Session, c.Meeting.ID, store.Agreed, "", nil)
	c.Look("history-unseen")
	changes, err := c.Book.ChangesSince(ctx, c.Meeting.ID, store.Agreed)
	changed, unseen := Unseen(changes)
	if err != nil || len(changed) != 0 || len(unseen) != 2 {
		t.Fatalf("changed %+v, not seen %+v, %v", changed, unseen, err)
	}
	var words []string
	for _, p := range NewChanges(changes).Passages() {
		for _, r := range p.Runs {
			words = append(words, string(r.Edit)+r.Text)
		}
	}
	if all := strings.Join(words, "|"); !strings.HasPrefix(all, "2 passages were not in the file that the chair had") || !strings.Contains(all, "|The offer was refused.") {
		t.Errorf("the list has %s", all)
	}
}

func TestChangesSinceTheDraftWentOut(t *testing.T) {
	c := written(t)
	ctx := context.Background()
	Since(c.Session, c.Meeting.ID, store.Agreed, "", nil).Hide()
	if err := c.Book.Publish(ctx, c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Book.BeginCorrection(ctx, c.Meeting.ID, "a slip"); err != nil {
		t.Fatal(err)
	}
	texts, err := c.Book.Texts(ctx, c.Items[2].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Book.SaveText(c.Items[2].ID, store.MinutesPart, text("The overspend was nine per cent, said the Head of Finance. The reserves would bear it."), texts.Minutes.Rev); err != nil {
		t.Fatal(err)
	}
	published := false
	Since(c.Session, c.Meeting.ID, store.Published, "Go on", func() error { published = true; return nil })
	c.Look("history-since")
	c.Press(fyne.KeyReturn)
	if !published || len(c.Failed) > 0 {
		t.Error("the list cannot be answered", c.Failed)
	}
	changes, err := c.Book.ChangesSince(ctx, c.Meeting.ID, store.Published)
	if err != nil || len(changes) == 0 {
		t.Fatal(changes, err)
	}
	var words []string
	for _, p := range NewChanges(changes).Passages() {
		for _, r := range p.Runs {
			words = append(words, string(r.Edit)+":"+r.Text)
		}
	}
	if all := strings.Join(words, "|"); !strings.Contains(all, "struck:eight") || !strings.Contains(all, "added:nine") || !strings.Contains(all, "Budget monitoring") {
		t.Errorf("the list has %s", all)
	}
}
