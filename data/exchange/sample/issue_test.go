package sample_test

import (
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

// TestWhatWasIssued: every agenda that is out is in the book as it went out, with
// pages that count through, and the late papers in a supplement behind it.
func TestWhatWasIssued(t *testing.T) {
	packs, supplements := 0, 0
	for _, m := range records(t, filled(t, today)) {
		if (m.Meeting.Status == data.Planned) != (len(m.Issues) == 0) {
			t.Errorf("%s, %s: %d issues", m.Meeting.Start, m.Meeting.Status, len(m.Issues))
		}
		next := 1
		for _, i := range m.Issues {
			if i.First != next || i.Last < i.First || data.DateOf(i.At) > today || data.DateOf(i.At) > m.Meeting.Start.Date() || data.DateOf(i.At) < m.Meeting.IssuedOn {
				t.Errorf("%s: %s, pages %d to %d after %d, out on %s", m.Meeting.Start, i.File, i.First, i.Last, next-1, i.At)
			}
			next = i.Last + 1
			if len(i.Recipients) < 3 || len(i.Contents) != len(m.Items) {
				t.Errorf("%s: %s has %d items and went to %d", m.Meeting.Start, i.File, len(i.Contents), len(i.Recipients))
			}
			switch i.Document {
			case data.IssuedPack:
				packs++
			case data.IssuedSupplement:
				supplements++
			}
		}
		out, _ := rules.GoneOut(m.Issues, false)
		for _, it := range out.Contents {
			for _, p := range it.Papers {
				for _, own := range m.Items {
					for _, q := range own.Papers {
						if q.UID == p.UID && (q.Exempt != "" || own.Exempt != "") {
							t.Errorf("%s: the exempt paper %s went out to the public", m.Meeting.Start, p.Name)
						}
					}
				}
			}
		}
	}
	if packs < 5 || supplements < 1 {
		t.Errorf("%d packs and %d supplements are in the sample", packs, supplements)
	}
}
