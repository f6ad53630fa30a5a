package data_test

import (
	"encoding/json"
	"testing"

	"minutebook/data"
)

// Books say "large" where their makers had no choice but 11 or 14 points.
func TestTheSizeOfAStyle(t *testing.T) {
	for book, want := range map[string]struct {
		style  data.Style
		points int
	}{
		`{}`: {data.Style{}, 11},
		`{"typeface":"source-sans-3","large":true}`: {data.Style{Typeface: data.SourceSans, Size: 14}, 14},
		`{"large":false}`: {data.Style{}, 11},
		`{"size":12}`:     {data.Style{Size: 12}, 12},
		`{"size":11}`:     {data.Style{Size: 11}, 11},
		`{"size":400}`:    {data.Style{Size: 400}, 11},
	} {
		var s data.Style
		if err := json.Unmarshal([]byte(book), &s); err != nil || s != want.style || s.Points() != want.points {
			t.Errorf("%s is %+v with %d points, %v; want %+v", book, s, s.Points(), err, want)
		}
		again, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back data.Style
		if err := json.Unmarshal(again, &back); err != nil || back != s {
			t.Errorf("%s comes back as %+v, %v", again, back, err)
		}
	}
}
