package approval

import (
	"context"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/store"
)

// State is how far the minutes of a meeting have come on the way to the record, and
// what of it the clerk is told above the page.
type State struct {
	Published time.Time        // when the draft was published; zero if that is not known
	Open      *data.Correction // the correction that is open; nil for none
	Approves  []Link           // earlier minutes that this meeting approved
	By        Link             // the minute that approved these; zero if it is not in the book
}

// Link leads to a minute of another meeting.
type Link struct {
	Meeting int64
	Item    int64
	Words   string // of the link: "Minutes of 4 June 2026"
}

// Read reads the state of a meeting's minutes.
func Read(ctx context.Context, book *store.Book, m record.Meeting) (s State, err error) {
	switch st := m.Meeting.Status; {
	case st == data.DraftPublished:
		if _, s.Published, _, err = book.Frozen(ctx, m.Meeting.ID, "published"); err != nil {
			return s, err
		}
		c, open, err := book.OpenCorrection(ctx, m.Meeting.ID)
		if err != nil {
			return s, err
		}
		if open {
			s.Open = &c
		}
	case st.Locked() && m.Approval != nil && m.Approval.At != 0:
		at, err := book.Meeting(ctx, m.Approval.At)
		if err != nil {
			return s, err
		}
		s.By = Link{at.ID, m.Approval.Item, "Go to minute " + m.Approval.Minute + " of " + at.Start.Date().Medium()}
		if m.Approval.Minute == "" {
			s.By.Words = "Go to the meeting of " + at.Start.Date().Medium()
		}
	}
	for _, a := range m.Approvals {
		then, err := book.Meeting(ctx, a.Meeting)
		if err != nil {
			return s, err
		}
		s.Approves = append(s.Approves, Link{Meeting: then.ID, Words: "Go to the minutes of " + then.Start.Date().Medium()})
	}
	return s, nil
}

// ReadOnly tells whether the page of a published draft cannot be typed on: no
// correction of it is open.
func (s State) ReadOnly(status data.Status) bool {
	return status == data.DraftPublished && s.Open == nil
}

// Words say above the page how far the minutes have come; empty where nothing has
// to be said.
func (s State) Words(m record.Meeting) string {
	switch st := m.Meeting.Status; {
	case st == data.WithChair:
		return "The chair has these minutes. They can still be changed; their earlier versions are kept."
	case st == data.DraftPublished && s.Open != nil:
		return "A correction is open: " + s.Open.Reason
	case st == data.DraftPublished && s.Published.IsZero():
		return "This draft is published. Any change is a correction."
	case st == data.DraftPublished:
		return "Published on " + data.DateOf(s.Published.Local()).Long() + ". Any change is a correction."
	case st.Locked():
		return lockedWords(m)
	case st == data.Cancelled:
		return "This meeting was cancelled, so it has no minutes to type."
	}
	return ""
}

// lockedWords say when and by whom minutes were approved and signed.
func lockedWords(m record.Meeting) string {
	if m.Approval == nil {
		return "These minutes were approved as a correct record. Nothing in them changes any more."
	}
	s := "Approved as a correct record on " + m.Approval.On.Long()
	if m.Approval.Corrections != "" {
		s += ", subject to corrections, which are marked"
	}
	var signed []string
	for _, sig := range m.Signatures {
		signed = append(signed, english.Join(", ", sig.Person, sig.Capacity))
	}
	if len(signed) > 0 {
		s += "; signed by " + english.List(signed)
	}
	return s + ". Nothing in them changes any more."
}
