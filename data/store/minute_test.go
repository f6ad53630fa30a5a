package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// minuted is a town with a second body and a second meeting, all minuted.
func minuted(t *testing.T) (*town, data.Meeting, []data.Item) {
	t.Helper()
	ctx := context.Background()
	w := newTown(t)
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	parks := data.Body{Name: "Parks Committee", ShortName: "Parks", Kind: data.Committee}
	must(t, w.SaveBody(ctx, &parks))
	earlier := data.Meeting{Body: parks.ID, Start: "2026-10-05T19:00"}
	must(t, w.SaveMeeting(ctx, &earlier))
	later := data.Meeting{Body: w.body.ID, Start: "2026-12-07T19:00"}
	must(t, w.SaveMeeting(ctx, &later))
	var items []data.Item
	for _, m := range []data.Meeting{earlier, later} {
		for _, title := range []string{"Café on the green", "Budget 100% reviewed"} {
			it := data.Item{Meeting: m.ID, Title: title}
			must(t, w.AddItem(ctx, &it, 0))
		}
		must(t, w.BeginMinutes(ctx, m.ID))
		items = append(items, got[[]data.Item](t)(w.Items(ctx, m.ID))...)
	}
	return w, later, items
}

func TestFindMinutes(t *testing.T) {
	w, later, _ := minuted(t)
	for typed, want := range map[string]string{
		"":            "4 Café on the green, 5 Budget 100% reviewed, 1 Item 1, 2 Item 2, 3 Item 3",
		"4":           "4 Café on the green",
		"item":        "1 Item 1, 2 Item 2, 3 Item 3",
		"2 it":        "2 Item 2",
		"bud rev":     "5 Budget 100% reviewed",
		"bud 100":     "",
		"%":           "",
		"view":        "",
		"2 parks":     "2 Budget 100% reviewed of Parks Committee",
		"parks caf":   "1 Café on the green of Parks Committee",
		"cafe nobody": "",
	} {
		found := got[[]data.Minute](t)(w.FindMinutes(context.Background(), later, typed, 10))
		var list []string
		for _, m := range found {
			words := m.Number + " " + m.Title
			if m.Body != w.body.ID {
				words += " of " + m.BodyName
			}
			list = append(list, words)
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("%q finds %s, want %s", typed, got, want)
		}
	}
	if n := len(got[[]data.Minute](t)(w.FindMinutes(context.Background(), w.meeting, "", 10))); n != 3 {
		t.Errorf("a meeting may refer to %d minutes, its own and those before are 3", n)
	}
}

func TestAReferenceFollowsTheNumberUntilItIsApproved(t *testing.T) {
	ctx := context.Background()
	w, later, items := minuted(t)
	about := w.items[1]
	b := doc.Text("")
	b.Runs = []doc.Run{{Text: "As agreed "}, doc.Reference(about.UID, "(minute 2 refers)"), {Text: "."}}
	last := items[len(items)-1]
	got[int64](t)(w.SaveText(last.ID, store.MinutesPart, doc.Document{Blocks: []doc.Block{b}}, 0))
	says := func(want string) {
		t.Helper()
		for _, it := range got[record.Meeting](t)(w.Record(ctx, later.ID)).Items {
			if it.ID == last.ID && doc.Plain(it.Minutes) != want {
				t.Errorf("says %q, want %q", doc.Plain(it.Minutes), want)
			}
		}
	}
	says("As agreed (minute 2 refers).")
	renumber := func(number string) {
		t.Helper()
		about = got[[]data.Item](t)(w.Items(ctx, w.meeting.ID))[1]
		about.MinuteNumber = number
		must(t, w.SaveItem(ctx, &about))
	}
	renumber("2A")
	says("As agreed (minute 2A refers).")
	if text := got[store.Texts](t)(w.Texts(ctx, last.ID)).Minutes; doc.Plain(text.Doc) != "As agreed (minute 2 refers)." {
		t.Errorf("reading changed what is stored: %s", doc.Plain(text.Doc))
	}
	for _, st := range []data.Status{data.WithChair, data.DraftPublished} {
		must(t, w.SetStatus(ctx, later.ID, st))
	}
	must(t, w.Approve(ctx, later.ID, data.Approval{On: "2027-01-10"}, nil))
	if text := got[store.Texts](t)(w.Texts(ctx, last.ID)).Minutes; doc.Plain(text.Doc) != "As agreed (minute 2A refers)." {
		t.Errorf("approved as %s", doc.Plain(text.Doc))
	}
	renumber("22")
	says("As agreed (minute 2A refers).")
	if problems := got[[]store.Problem](t)(w.Check(ctx)); len(problems) > 0 {
		t.Errorf("the check says %s", fmt.Sprint(problems))
	}
}
