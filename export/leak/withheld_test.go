package leak_test

import (
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/leak"
)

func TestWhatIsWithheldIsListed(t *testing.T) {
	m := meeting()
	m.Items[1].Papers = []data.Paper{{Name: "a", Exempt: "3"}, {Name: "b"}}
	m.Items = append(m.Items, record.Item{Item: data.Item{ID: 3, Title: "Dismissal of A Quill", Description: "A staffing matter", AgendaNumber: "3", Exempt: "staffing"}})
	want := []string{
		"Item 1 Allotment rents: 1 passage, 1 paper; paragraphs 3 and 1",
		"Item 2 Land at Mill Lane: text, 2 papers; paragraph 3",
		"Item 3 A staffing matter: title; staffing",
	}
	list := leak.List(m)
	if len(list) != len(want) {
		t.Fatalf("%v, want %v", list, want)
	}
	for i, w := range list {
		if w.String() != want[i] {
			t.Errorf("%q, want %q", w, want[i])
		}
	}
}
