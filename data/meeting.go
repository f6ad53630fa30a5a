package data

// MeetingKind says what sort of sitting it is.
type MeetingKind string

const (
	OrdinaryMeeting MeetingKind = "ordinary"
	Extraordinary   MeetingKind = "extraordinary"
	Annual          MeetingKind = "annual"
)

// MeetingKinds lists every kind.
func MeetingKinds() []MeetingKind {
	return []MeetingKind{OrdinaryMeeting, Extraordinary, Annual}
}

// Status is how far a meeting and its record have come. It only moves forward,
// except that the chair may send minutes back to drafting (rules.NextStatus).
type Status string

const (
	Planned        Status = "planned"         // the agenda is being built
	Issued         Status = "issued"          // the agenda is out, its numbers are fixed
	Drafting       Status = "drafting"        // the minutes are being typed
	WithChair      Status = "with chair"      // the chair reads the draft
	DraftPublished Status = "draft published" // the draft is public
	Approved       Status = "approved"        // by a later meeting; nothing changes any more
	Signed         Status = "signed"
	Cancelled      Status = "cancelled"
)

// Statuses lists every status in the order of a meeting's life.
func Statuses() []Status {
	return []Status{Planned, Issued, Drafting, WithChair, DraftPublished, Approved, Signed, Cancelled}
}

// Locked tells whether the record of a meeting in this status must not change.
func (s Status) Locked() bool { return s == Approved || s == Signed }

// Meeting is one sitting of a body.
type Meeting struct {
	ID       int64       `json:"id"`
	UID      string      `json:"uid"`
	Body     int64       `json:"body"`
	Year     int         `json:"year"` // municipal year, named by the calendar year it starts in
	Kind     MeetingKind `json:"kind"`
	Start    DateTime    `json:"start"` // as summoned
	Opened   Clock       `json:"opened,omitempty"`
	Ended    Clock       `json:"ended,omitempty"`
	Venue    string      `json:"venue"`
	Contacts []Contact   `json:"contacts"`
	Notes    string      `json:"notes,omitempty"` // printed on the agenda's front sheet
	Status   Status      `json:"status"`
	IssuedOn Date        `json:"issued_on,omitempty"` // day the agenda went out
	Late     string      `json:"late,omitempty"`      // why it went out with fewer clear days than the body must give
}
