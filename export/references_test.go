package export_test

import (
	"bytes"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// A cross reference leads to the minute it names where that is in the document,
// and is plain text where it is not; it is never an address.
func TestCrossReferences(t *testing.T) {
	const uid = "0197a1b2-0000-7000-8000-00000000000"
	text := func(runs ...doc.Run) doc.Document {
		b := doc.Text("")
		b.Runs = runs
		return doc.Document{Blocks: []doc.Block{b}}
	}
	item := func(n, title string, d doc.Document) record.Item {
		return record.Item{Item: data.Item{UID: uid + n, Title: title, MinuteNumber: n}, Minutes: d}
	}
	meeting := func(start data.DateTime, items ...record.Item) record.Meeting {
		return record.Meeting{Body: data.Body{Name: "Parks Committee"}, Meeting: data.Meeting{Start: start, Status: data.Approved}, Items: items}
	}
	first := meeting("2026-06-04T19:00", item("1", "Paths", text(doc.Run{Text: "Noted."})))
	second := meeting("2026-07-02T19:00",
		item("2", "Paths again", text(doc.Run{Text: "As agreed "}, doc.Reference(uid+"1", "(minute 1 refers)"))),
		item("3", "Benches", text(doc.Reference(uid+"2", "(minute 2 refers)"), doc.Run{Text: " and "}, doc.Run{Text: "the survey", Link: "https://parks.example"})))
	for name, c := range map[string]struct {
		draw  func() (export.Result, error)
		links int // boxes that lead somewhere; in the book five of the contents, three of the index and two of the approvals among them
	}{
		"one meeting": {func() (export.Result, error) { return export.Minutes(second, export.Options{}) }, 2},
		"the book": {func() (export.Result, error) {
			return export.Book(second.Body, []record.Meeting{first, second}, export.Options{})
		}, 13},
	} {
		r, err := c.draw()
		if err != nil || len(r.Warnings) > 0 {
			t.Fatalf("%s: %v, %v", name, err, r.Warnings)
		}
		if n := bytes.Count(r.PDF, []byte("/Subtype/Link")) + bytes.Count(r.PDF, []byte("/Subtype /Link")); n != c.links {
			t.Errorf("%s has %d links, want %d", name, n, c.links)
		}
		if bytes.Contains(r.PDF, []byte("minute:")) {
			t.Errorf("%s holds the link of a reference as an address", name)
		}
	}
}
