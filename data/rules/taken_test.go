package rules

import (
	"fmt"
	"testing"

	"minutebook/data"
)

func TestNumbersAsTaken(t *testing.T) {
	// 40 was given to an urgent item when other meetings had 34 to 39
	items := []data.Item{
		{ID: 3, MinuteNumber: "33/26", Sequence: 33}, {ID: 1, MinuteNumber: "31/26", Sequence: 31}, {ID: 5, MinuteNumber: "40/26", Sequence: 40},
		{ID: 2, MinuteNumber: "32/26", Sequence: 32}, {ID: 4, Parent: 2, MinuteNumber: "32/26a"}, {ID: 9, Heading: true},
	}
	want := "map[1:{32/26 32} 2:{40/26 40} 3:{31/26 31} 4:{40/26a 0} 5:{33/26 33}]"
	if got := fmt.Sprint(NumbersAsTaken(items)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
