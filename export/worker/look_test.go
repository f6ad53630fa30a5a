package worker

import (
	"io"
	"strings"
	"testing"
)

func TestLook(t *testing.T) {
	w := New(Usual)
	defer w.Close()
	for _, c := range []struct {
		file string
		want Look
	}{
		{"", Look{}},
		{"PK\x03\x04", Look{}},
		{"%PDF-1.7", Look{PDF: true, Fault: "it is damaged or not a PDF"}},
		{"%PDF-" + strings.Repeat("\xff\x00", 4000), Look{PDF: true, Fault: "it is damaged or not a PDF"}},
		{string(paper(2)), Look{PDF: true, Pages: 2}},
		{"junk before " + string(paper(1)), Look{PDF: true, Pages: 1}},
	} {
		r := strings.NewReader(c.file)
		got, err := w.Look(t.Context(), r)
		if got.PDF != c.want.PDF || got.Pages != c.want.Pages || !strings.HasPrefix(got.Fault, c.want.Fault) || (got.Fault == "") != (c.want.Fault == "") || err != nil {
			t.Errorf("%.40q: %+v (%v), want %+v", c.file, got, err, c.want)
		}
		if rest, _ := io.ReadAll(r); string(rest) != c.file {
			t.Errorf("%.40q is not left at its start", c.file)
		}
	}
}
