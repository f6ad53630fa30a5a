package rules

import (
	"testing"
	"time"

	"minutebook/data"
)

func TestOneSpeaksAtATime(t *testing.T) {
	at := func(seconds int) time.Time {
		return time.Date(2026, 7, 9, 19, 0, seconds, 0, time.UTC)
	}
	list := []data.Speaker{{Name: "Day"}, {Name: "Marsh"}, {Name: "Quill"}}
	first := NextSpeaker(list, at(0))
	if Speaking(list) != -1 || Speaking(first) != 0 {
		t.Errorf("%d speaks, want the first; the list before is untouched: %v", Speaking(first), list)
	}
	third := GiveFloor(first, 2, at(90))
	if Speaking(third) != 2 || third[0].Used != 90 || !third[0].Began.IsZero() {
		t.Errorf("after the third began: %+v", third)
	}
	silent := TakeFloor(third, at(100))
	if Speaking(silent) != -1 || silent[2].Used != 10 || silent[0].Used != 90 {
		t.Errorf("after all stopped: %+v", silent)
	}
	if next := NextSpeaker(silent, at(110)); Speaking(next) != 1 {
		t.Errorf("%d speaks next, want the one who has not", Speaking(next))
	}
	if end := NextSpeaker(third, at(120)); Speaking(end) != -1 || end[2].Used != 30 {
		t.Errorf("after the last: %+v", end)
	}
	if none := NextSpeaker(nil, at(0)); len(none) != 0 {
		t.Errorf("an empty list became %+v", none)
	}
	if back := GiveFloor(silent, 0, at(200)); back[0].Spoken(at(230)) != 2*time.Minute {
		t.Errorf("a second turn: %v", back[0].Spoken(at(230)))
	}
}

func TestMoveSpeaker(t *testing.T) {
	names := func(list []data.Speaker) (s string) {
		for _, sp := range list {
			s += sp.Name
		}
		return s
	}
	list := []data.Speaker{{Name: "a"}, {Name: "b"}, {Name: "c"}}
	for _, c := range []struct {
		i, by int
		want  string
	}{{0, 1, "bac"}, {2, -1, "acb"}, {0, -1, "abc"}, {2, 1, "abc"}, {0, 9, "bca"}} {
		if got := names(MoveSpeaker(list, c.i, c.by)); got != c.want {
			t.Errorf("%d by %d: %s, want %s", c.i, c.by, got, c.want)
		}
	}
	if names(list) != "abc" {
		t.Error("the list itself was changed")
	}
}

// A turn that ran when the program was killed goes on for a while, and one
// found the next day is not counted.
func TestForgottenTurn(t *testing.T) {
	now := time.Date(2026, 7, 9, 20, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		began time.Time
		runs  bool
	}{{now.Add(-3 * time.Minute), true}, {now.Add(-20 * time.Hour), false}, {now.Add(time.Hour), false}, {time.Time{}, false}} {
		got := WithoutForgotten([]data.Speaker{{Used: 7, Began: c.began}}, now)[0]
		if got.Began.IsZero() == c.runs || got.Used != 7 {
			t.Errorf("began %v: %+v", c.began, got)
		}
	}
}
