package store_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/store"
)

func TestSpeakers(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	first, second := w.items[0].ID, w.items[1].ID
	began := time.Date(2026, 11, 23, 19, 12, 3, 0, time.UTC)
	list := []data.Speaker{{Name: " Councillor  Ann Day ", Used: 95}, {Name: "A member of the public", Began: began}}
	must(t, w.SaveSpeakers(ctx, first, list))
	must(t, w.SaveSpeakers(ctx, second, []data.Speaker{{Name: "Mrs B Roe"}}))
	if list[0].Name != "Councillor Ann Day" || list[1].Position != 2 || list[0].ID == 0 {
		t.Errorf("saved as %+v", list)
	}
	if back := got[[]data.Speaker](t)(w.Speakers(ctx, first)); !reflect.DeepEqual(back, list) {
		t.Errorf("came back as %+v, want %+v", back, list)
	}

	// Another order, one fewer, one more: who stays keeps the id.
	public := list[1].ID
	list = []data.Speaker{list[1], {Name: "Mrs B Roe"}}
	must(t, w.SaveSpeakers(ctx, first, list))
	back := got[map[int64][]data.Speaker](t)(w.MeetingSpeakers(ctx, w.meeting.ID))
	if !reflect.DeepEqual(back[first], list) || list[0].ID != public || list[0].Position != 1 || len(back[second]) != 1 {
		t.Errorf("came back as %+v", back)
	}

	// The list is no part of the record: it outlives the approval of the minutes.
	w.approve(t)
	must(t, w.SaveSpeakers(ctx, first, list[:1]))
	if back := got[[]data.Speaker](t)(w.Speakers(ctx, first)); len(back) != 1 {
		t.Errorf("came back as %+v", back)
	}
	wellKept(t, w.Book)
}

func TestSpeakersRefused(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	kept := []data.Speaker{{Name: "Mrs B Roe"}}
	must(t, w.SaveSpeakers(ctx, w.items[0].ID, kept))
	if err := w.SaveSpeakers(ctx, w.items[0].ID, []data.Speaker{{Name: "Councillor Ann Day"}, {Name: "  "}}); err == nil {
		t.Error("a speaker without a name was kept")
	}
	if back := got[[]data.Speaker](t)(w.Speakers(ctx, w.items[0].ID)); !reflect.DeepEqual(back, kept) {
		t.Errorf("a refused list left %+v", back)
	}
	if err := w.SaveSpeakers(ctx, 999, kept); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("speakers of no item: %v", err)
	}
}
