package approval

import (
	"context"
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// State is how far the minutes of a meeting have come on the way to the record, and
// what of it the clerk is told above the page.
type State struct {
	Agreed    time.Time        // when the chair agreed the draft that is with them; zero if they have not
	Published time.Time        // when the draft was published; zero if that is not known
	Open      *data.Correction // the correction that is open; nil for none
	Approves  []Link           // earlier minutes that this meeting approved
	By        Link             // the minute that approved these; zero if it is not in the book
	Noted     []Link           // minutes of later meetings that put notes into the margin of these
	Reader    string           // why whoever works on the book may only read; empty if they may type
}

// Link leads to a minute of another meeting.
type Link struct {
	Meeting int64
	Item    int64
	Words   string // of the link: "Minutes of 4 June 2026"
}

// Read reads the state of a meeting's minutes.
func Read(ctx context.Context, book *store.Book, m record.Meeting, today data.Date) (s State, err error) {
	if s.Reader, err = onlyReads(ctx, book, today); err != nil {
		return s, err
	}
	switch st := m.Meeting.Status; {
	case st == data.WithChair:
		if _, s.Agreed, _, err = book.Frozen(ctx, m.Meeting.ID, "agreed"); err != nil {
			return s, err
		}
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
	for _, n := range m.Notes {
		link := Link{Meeting: n.ByMeeting, Words: "Go to minute " + n.Minute + " of " + n.On.Medium()}
		if !slices.Contains(s.Noted, link) {
			s.Noted = append(s.Noted, link)
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

// onlyReads says why whoever works on the book may not type in it; empty if they may.
func onlyReads(ctx context.Context, book *store.Book, today data.Date) (string, error) {
	keepers, err := book.Keepers(ctx)
	if err != nil || len(rules.Serving(keepers, today)) == 0 {
		return "", err
	}
	who := book.Actor()
	if rules.May(who.Role, rules.Typing) == nil {
		return "", nil
	}
	if who.Role == data.Chair {
		return who.Name + " reads: a chair agrees drafts and signs, and what is written in the book is the clerk’s to change.", nil
	}
	return "You read: only those who keep this book change it. “I am…” in the File menu says who you are.", nil
}

// Correctable tells whether a correction of the draft can be opened: it is published,
// and none is open.
func (s State) Correctable(status data.Status) bool {
	return status == data.DraftPublished && s.Open == nil && s.Reader == ""
}

// ReadOnly tells whether the page cannot be typed on: it is a published draft of which
// no correction is open, or whoever works on the book only reads.
func (s State) ReadOnly(status data.Status) bool {
	return status == data.DraftPublished && s.Open == nil || s.Reader != ""
}

// Words say above the page how far the minutes have come; empty where nothing has
// to be said.
func (s State) Words(m record.Meeting) string {
	switch st := m.Meeting.Status; {
	case st == data.WithChair && !s.Agreed.IsZero():
		return "The chair agreed this draft on " + data.DateOf(s.Agreed.Local()).Long() + ". It can be published."
	case st == data.WithChair:
		return "The chair has these minutes. They can still be changed; their earlier versions are kept."
	case st == data.DraftPublished && s.Open != nil:
		return "A correction is open: " + strings.TrimRight(s.Open.Reason, ". ") + "."
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
