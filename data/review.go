package data

import "time"

// Review is a draft that was sent to somebody to read, in a file of its own
// (data/review), and how far it has come.
type Review struct {
	ID         int64       `json:"id"`
	UID        string      `json:"uid"`
	Meeting    int64       `json:"meeting"`
	Reader     Reader      `json:"reader"`
	Note       string      `json:"note,omitempty"`       // the clerk's words to the reader
	Restricted bool        `json:"restricted,omitempty"` // exempt matter is in the file
	Asked      []string    `json:"asked,omitempty"`      // UIDs of the items asked about; none means all
	SentAt     time.Time   `json:"sent_at"`
	Actor      string      `json:"actor"`
	State      ReviewState `json:"state"`
	Round      int         `json:"round,omitempty"` // of the last answer taken in; 0 for none
	Verdict    Verdict     `json:"verdict,omitempty"`
	ReturnedAt time.Time   `json:"returned_at,omitzero"`
	Sealed     bool        `json:"sealed,omitempty"` // the last answer came under a password; one without can be made by anybody who makes its sums anew
}

// Reader is whom a draft is sent to.
type Reader struct {
	Name     string `json:"name"`
	Capacity string `json:"capacity,omitempty"` // "Chairman", "Director of Finance"
	Email    string `json:"email,omitempty"`
}

// ReviewState is how far a review has come.
type ReviewState string

const (
	ReviewSent      ReviewState = "sent"      // the reader has it
	ReviewReturned  ReviewState = "returned"  // an answer is in the book, not all of it decided
	ReviewSettled   ReviewState = "settled"   // all of it is decided
	ReviewWithdrawn ReviewState = "withdrawn" // no answer is taken any more
)

// Verdict is what a reader says of a draft as a whole.
type Verdict string

const (
	NoVerdict       Verdict = ""
	VerdictApproved Verdict = "approved" // as it stands
	VerdictReturned Verdict = "returned" // with remarks
)

// Ruling is what the clerk decided on one remark or change of a reader.
type Ruling struct {
	Remark string     `json:"remark"` // its key in the answer
	Ruling RulingKind `json:"ruling"`
	Reply  string     `json:"reply,omitempty"`
	At     time.Time  `json:"at"`
	Actor  string     `json:"actor"`
}

// RulingKind is what became of a remark or change.
type RulingKind string

const (
	RulingAccepted RulingKind = "accepted"
	RulingEdited   RulingKind = "edited" // taken in other words
	RulingDeclined RulingKind = "declined"
	RulingAnswered RulingKind = "answered" // a comment that got its reply
)
