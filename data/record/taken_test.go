package record_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
)

func TestInOrderTaken(t *testing.T) {
	for _, tt := range []struct {
		what  string
		taken []int // of items a, b with sub-items b1 and b2, c, d
		want  string
	}{
		{"the agenda's order", []int{0, 0, 0, 0}, "a b b1 b2 c d"},
		{"the second item last: its sub-items stay with it", []int{1, 4, 2, 3}, "a c d b b1 b2"},
		{"an item added since stands after the one before it", []int{2, 1, 0, 3}, "b b1 b2 c a d"},
		{"one added at the beginning", []int{0, 2, 1, 3}, "a c b b1 b2 d"},
	} {
		at := tt.taken
		item := func(title string, taken, depth int) record.Item {
			return record.Item{Item: data.Item{Title: title, Taken: taken}, Depth: depth}
		}
		items := []record.Item{item("a", at[0], 0), item("b", at[1], 0), item("b1", 0, 1), item("b2", 0, 1), item("c", at[2], 0), item("d", at[3], 0)}
		var got []string
		for _, i := range record.InOrderTaken(items) {
			got = append(got, i.Title)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.what, s, tt.want)
		}
	}
}
