package content_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"minutebook/export/pdf"
	"minutebook/export/pdf/awkward"
	"minutebook/export/pdf/content"
)

// Where things stand is known however they are put there, on the page as it is
// seen. All are about 100 to 160 from the left and 20 from the foot.
func TestEdges(t *testing.T) {
	within := content.Box{X0: 98, Y0: 14, X1: 162, Y1: 36}
	for name, c := range map[string]struct {
		paints, page string
		seen         bool
	}{
		"text":                   {"BT /F1 12 Tf 100 20 Td (Page 12) Tj ET", "", true},
		"text moved twice":       {"q .5 0 0 .5 50 0 cm BT /F1 1 Tf 24 0 0 24 110 20 Tm 0 1 Td [(Pa) -200 (ge)] TJ ET Q", "", true},
		"on the next line":       {"BT /F1 12 Tf 80 TL 100 100 Td (higher than the edge) Tj T* (Page) Tj ET", "", true},
		"a quoted line":          {"BT /F1 12 Tf 20 TL 100 40 Td (Page) ' ET", "", true},
		"unseen, of a scan":      {"BT 3 Tr /F1 12 Tf 100 20 Td (Page) Tj ET", "", true},
		"a picture":              {"q 40 0 0 10 110 18 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", "", true},
		"a line":                 {"110 20 m 150 20 l S", "", true},
		"a filled rectangle":     {"0 g 110 20 30 5 re f", "", true},
		"a page turned by 90":    {"BT /F1 12 Tf 0 1 -1 0 575 100 Tm (Page 12) Tj ET", "/Rotate 90", true},
		"a page turned by 180":   {"BT /F1 12 Tf -1 0 0 -1 495 822 Tm (Page 12) Tj ET", "/Rotate 180", true},
		"a page turned by 270":   {"BT /F1 12 Tf 0 -1 1 0 20 742 Tm (Page 12) Tj ET", "/Rotate 270", true},
		"a page with a crop box": {"BT /F1 12 Tf 150 70 Td (Page 12) Tj ET", "/CropBox[50 50 500 700]", true},
		"a white rectangle":      {"1 1 1 rg 110 20 30 5 re f", "", false},
		"a clip":                 {"110 20 30 5 re W n", "", false},
		"a ground":               {"0 g 0 0 595 842 re f", "", false},
		"the middle of the page": {"BT /F1 12 Tf 100 400 Td (Page 12) Tj ET", "", false},
		"beyond the paper":       {"BT /F1 12 Tf 100 -40 Td (Page 12) Tj ET", "", false},
	} {
		leaf := awkward.Leaves(1).With(5, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(c.paints), c.paints))
		leaf = leaf.With(4, strings.Replace(leaf[3], "<</Type/Page", "<</Type/Page"+c.page, 1))
		f, err := pdf.Read(t.Context(), leaf.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		edges := content.Edges(f)[0]
		if seen := len(edges) > 0; seen != c.seen {
			t.Errorf("%s: %v", name, edges)
		}
		for _, b := range edges {
			if b.X0 < within.X0 || b.Y0 < within.Y0 || b.X1 > within.X1 || b.Y1 > within.Y1 {
				t.Errorf("%s: %v, not within %v", name, b, within)
			}
		}
	}
}

// A page with more at its edges than can be told is taken as full.
func TestEdgesOfAMap(t *testing.T) {
	paints := strings.Repeat("0 0 m 3 3 l S 500 20 m 501 21 l S ", 200)
	f := read(t, nil, paints, "")
	if got := content.Edges(f)[0]; !slices.Equal(got, []content.Box{{0, 0, 595, 59.5}, {0, 782.5, 595, 842}}) {
		t.Errorf("%v", got)
	}
}

func FuzzEdges(f *testing.F) {
	for _, seed := range []string{"", "BT /F1 12 Tf 100 20 Td (Page 12) Tj ET", "q 1e300 0 0 1e300 0 0 cm 0 0 1 1 re f /X Do", "Q Q T* (a) \" [(a) 1] TJ Tm"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, paints string) {
		if _, err := json.Marshal(content.Edges(read(t, nil, paints, ""))); err != nil {
			t.Error(err) // the reader of papers sends them so
		}
	})
}
