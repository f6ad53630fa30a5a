package approval

import (
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Who publishes is told of the items that nobody has written.
func TestItemsWithoutAnOutcomeAreNamedBeforeTheDraftIsPublished(t *testing.T) {
	item := func(id int64, number, title, agenda, minutes string) record.Item {
		text := func(words string) (d doc.Document) {
			if words != "" {
				d.Blocks = []doc.Block{doc.NewBlock(doc.Paragraph, 0, words)}
			}
			return d
		}
		it := record.Item{Agenda: text(agenda), Minutes: text(minutes)}
		it.ID, it.Title, it.MinuteNumber = id, title, number
		return it
	}
	m := record.Meeting{}
	m.Meeting.Status = data.Drafting
	m.Items = []record.Item{
		item(1, "11", "Flooding", "", "The report was received."),
		item(2, "12", "Budget monitoring", "", ""),
		item(3, "13", "Lease of the slipway", "To agree the terms.", "Two members spoke."),
	}
	if got, want := unminuted(m), "No outcome is minuted of 12 Budget monitoring and 13 Lease of the slipway."; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	m.Items = m.Items[:1]
	if got := unminuted(m); got != "" {
		t.Errorf("says %q of minutes that are whole", got)
	}
}

// Who publishes is told of readers whose words would come too late.
func TestReadersAreNamedBeforeTheDraftIsPublished(t *testing.T) {
	of := func(name string, s data.ReviewState) data.Review {
		return data.Review{Reader: data.Reader{Name: name}, State: s}
	}
	for _, test := range []struct {
		reviews []data.Review
		want    string
	}{
		{nil, ""},
		{[]data.Review{of("Ann Day", data.ReviewSettled), of("Owen Marsh", data.ReviewWithdrawn)}, ""},
		{[]data.Review{of("Ann Day", data.ReviewReturned)}, "Not all that Ann Day sent back has been decided."},
		{[]data.Review{of("Ann Day", data.ReviewSent), of("Ann Day", data.ReviewSent)}, "The draft is still out with Ann Day."},
		{[]data.Review{of("Ann Day", data.ReviewReturned), of("Owen Marsh", data.ReviewSent), of("Ivy Mere", data.ReviewSent)},
			"Not all that Ann Day sent back has been decided. The draft is still out with Owen Marsh and Ivy Mere."},
	} {
		if got := readersWords(test.reviews); got != test.want {
			t.Errorf("says %q, want %q", got, test.want)
		}
	}
}
