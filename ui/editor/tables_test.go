package editor

import (
	"slices"
	"testing"
)

func TestWidened(t *testing.T) {
	for _, c := range []struct {
		widths  []float32
		column  int
		percent int
		want    []int
	}{
		{[]float32{100, 100}, 0, 10, []int{60, 40}},
		{[]float32{100, 100}, 1, -10, []int{60, 40}},
		{[]float32{200, 100, 100}, 0, 10, []int{60, 20, 20}},
		{[]float32{190, 10}, 0, 10, []int{95, 5}},         // no column is squeezed out
		{[]float32{5, 95, 100}, 0, -10, []int{5, 46, 49}}, // nor squeezes itself out
	} {
		if got := widened(c.widths, c.column, c.percent); !slices.Equal(got, c.want) {
			t.Errorf("%v, column %d by %d%%: %v, want %v", c.widths, c.column, c.percent, got, c.want)
		}
	}
}
