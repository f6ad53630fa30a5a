package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/bind"
	"minutebook/export/layout"
	"minutebook/export/pdf"
	"minutebook/export/pdf/awkward"
	"minutebook/export/worker"
)

// stampedOn gives the stamps of a paper, the first page of which is 117.
func stampedOn(t *testing.T, size int, read worker.Paper, pages []pdf.Page) [][]bind.Stamp {
	t.Helper()
	fonts, err := layout.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	k := &pack{meeting: record.Meeting{Body: data.Body{Style: data.Style{Size: size}}}}
	b := &bound{item: numbered{number: "12a"}, labels: within(117, 200, len(pages)), read: read}
	return (&stamper{fonts}).of(k, b, pages)
}

// TestStampsAreOfTheSizeOfThePrint: a reader of large print can read the numbers on
// the papers too, and they are on the page whatever its size.
func TestStampsAreOfTheSizeOfThePrint(t *testing.T) {
	for size, want := range map[int]float64{0: 9, 12: 12, 14: 14} {
		for _, page := range [][2]float64{{layout.PageWidth, layout.PageHeight}, {1191, 842}, {420, 595}} {
			sheet := pdf.Page{Frame: pdf.Frame{X1: page[0], Y1: page[1]}}
			stamps := stampedOn(t, size, worker.Paper{}, []pdf.Page{sheet, sheet})
			first, right := stamps[0], page[0]
			if len(first) != 3 || len(stamps[1]) != 1 {
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

// own is a page number of a paper where the stamps would stand.
type own struct{ x, y float64 }

// TestStampsCoverNothing: they stand in the first corner that is free on all pages
// of a paper, turned and large ones too, and otherwise where each has room.
func TestStampsCoverNothing(t *testing.T) {
	right, centre, left := own{520, 22}, own{290, 22}, own{50, 22}
	headRight, headLeft, headCentre := own{520, 815}, own{50, 815}, own{290, 815}
	for name, c := range map[string]struct {
		pages [][]own
		want  []string
	}{
		"nothing there":             {[][]own{{}, {}}, []string{"foot right", "foot right"}},
		"on the right of each":      {[][]own{{right}, {right}}, []string{"foot centre", "foot centre"}},
		"between the words":         {[][]own{{{507, 22}}, {}}, []string{"foot centre", "foot centre"}},
		"on the right of one":       {[][]own{{}, {right}, {}}, []string{"foot centre", "foot centre", "foot centre"}},
		"a foot from side to side":  {[][]own{{right, centre, left}, {right, centre, left}}, []string{"head right", "head right"}},
		"and the head but the left": {[][]own{{right, centre, left, headRight}, {right, centre, left, headRight}}, []string{"head left", "head left"}},
		"each page in another corner": {[][]own{
			{left, right, headRight, headLeft, headCentre},
			{centre, right, headRight, headLeft, headCentre},
			{left, centre, headRight, headLeft, headCentre},
		}, []string{"foot centre", "foot left", "foot right"}},
		"everywhere on one": {[][]own{{right}, {right, centre, left, headRight, headLeft, headCentre}, {right}},
			[]string{"foot centre", "foot centre", "foot centre"}},
	} {
		for _, turn := range []int{0, 90, 180, 270} {
			for _, scale := range []float64{1, 2} {
				read, pages := numberedPaper(t, c.pages, turn, scale)
				for i, row := range stampedOn(t, 0, read, pages) {
					w, h := pages[i].Frame.Size()
					if got := cornerOf(row, w, h); got != c.want[i] {
						t.Errorf("%s, turned by %d, %g times A4, page %d: %s, want %s", name, turn, scale, i+1, got, c.want[i])
					}
				}
			}
		}
	}
}

// numberedPaper is a paper with page numbers as given on upright A4, on pages so
// many times as large that are turned.
func numberedPaper(t *testing.T, pages [][]own, turn int, scale float64) (worker.Paper, []pdf.Page) {
	t.Helper()
	paper := awkward.Leaves(len(pages))
	frame := pdf.Frame{X1: 595 * scale, Y1: 842 * scale, Turn: turn}
	if turn == 90 || turn == 270 {
		frame.X1, frame.Y1 = frame.Y1, frame.X1
	}
	for i, numbers := range pages {
		paints := ""
		for _, n := range numbers {
			paints += fmt.Sprintf(" q %s cm %g 0 0 %g 0 0 cm BT /F1 10 Tf %g %g Td (%d) Tj ET Q", frame.Upright(), scale, scale, n.x, n.y, i+1)
		}
		paper = paper.With(2*i+5, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(paints), paints))
		paper = paper.With(2*i+4, strings.Replace(paper[2*i+3], "<</Type/Page", fmt.Sprintf("<</Type/Page/Rotate %d/MediaBox[0 0 %g %g]", turn, frame.X1, frame.Y1), 1))
	}
	w := worker.New(worker.Usual)
	defer w.Close()
	read, err := w.Read(t.Context(), strings.NewReader(string(paper.Bytes())), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Read(t.Context(), paper.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return read, f.Pages()
}

// cornerOf says where a row of stamps stands.
func cornerOf(row []bind.Stamp, w, h float64) string {
	edge, from, to := "foot ", row[len(row)-1].X, row[0].X+row[0].W
	if row[0].Y > h/2 {
		edge = "head "
	}
	switch left, right := from, w-to; {
	case left < right/2:
		return edge + "left"
	case right < left/2:
		return edge + "right"
	}
	return edge + "centre"
}
