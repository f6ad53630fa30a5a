package export

import (
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// TestStampsAreOfTheSizeOfThePrint: a reader of large print can read the numbers on
// the papers too, and they are on the page whatever its size.
func TestStampsAreOfTheSizeOfThePrint(t *testing.T) {
	fonts, err := layout.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	for size, want := range map[int]float64{0: 9, 12: 12, 14: 14} {
		k := &pack{meeting: record.Meeting{Body: data.Body{Style: data.Style{Size: size}}}}
		b := &bound{item: numbered{number: "12a"}, labels: []string{"117", "118"}}
		stamps := (&stamper{fonts}).of(k, b)
		for _, page := range [][2]float64{{layout.PageWidth, layout.PageHeight}, {1191, 842}, {420, 595}} {
			first, right := stamps(0, page[0], page[1]), page[0]
			if len(first) != 3 || len(stamps(1, page[0], page[1])) != 1 {
				t.Errorf("size %v, %v: stamps %v", size, page, first)
			}
			for _, s := range first {
				if s.X < 0 || s.X+s.W > right {
					t.Errorf("size %v, %v: %q from %.0f to %.0f, beside %.0f", size, page, s.Text, s.X, s.X+s.W, right)
				}
				right = s.X
			}
			if got := first[0].Size; page[0] == layout.PageWidth && got != want {
				t.Errorf("size %v: %g points", size, got)
			}
		}
	}
}
