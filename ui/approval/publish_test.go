package approval

import (
	"testing"

	"minutebook/data"
)

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
