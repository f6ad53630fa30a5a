package rules

import (
	"fmt"
	"slices"

	"minutebook/data"
)

// nextStatuses is the life of a meeting and its minutes. Minutes go back from
// the chair to drafting, and a draft already published may be redrafted; what
// is approved is never altered (LGA 1972 Sch 12 para 41).
var nextStatuses = map[data.Status][]data.Status{
	data.Planned:        {data.Issued, data.Drafting, data.Cancelled},
	data.Issued:         {data.Drafting, data.Cancelled},
	data.Drafting:       {data.WithChair, data.DraftPublished, data.Approved},
	data.WithChair:      {data.Drafting, data.DraftPublished, data.Approved},
	data.DraftPublished: {data.Drafting, data.WithChair, data.Approved},
	data.Approved:       {data.Signed},
	data.Signed:         {},
	data.Cancelled:      {data.Planned},
}

// NextStatus tells in one sentence why a meeting may not go from one status to
// another, or nil.
func NextStatus(from, to data.Status) error {
	if slices.Contains(nextStatuses[from], to) {
		return nil
	}
	if from.Locked() {
		return fmt.Errorf("the minutes are %s: nothing in them changes any more", from)
	}
	return fmt.Errorf("a meeting that is %q cannot become %q", string(from), string(to))
}
