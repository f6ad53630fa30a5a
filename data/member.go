package data

// Role is what a member does on a body.
type Role string

const (
	Chair      Role = "chair"
	ViceChair  Role = "vice-chair"
	Ordinary   Role = "member"
	CoOpted    Role = "co-opted"
	Substitute Role = "substitute"
	Officer    Role = "officer"
	Clerk      Role = "clerk"
)

// Roles lists every role in the order documents print them.
func Roles() []Role {
	return []Role{Chair, ViceChair, Ordinary, CoOpted, Substitute, Officer, Clerk}
}

// HasSeat tells whether the role is one of the body's seats: it counts towards
// the quorum and may vote. Substitutes count only while standing in.
func (r Role) HasSeat() bool {
	return r == Chair || r == ViceChair || r == Ordinary || r == CoOpted
}

// Member is a person's seat on a body, for a term.
type Member struct {
	ID     int64  `json:"id"`
	UID    string `json:"uid"`
	Body   int64  `json:"body"`
	Person Person `json:"person"`
	Role   Role   `json:"role"`
	From   Date   `json:"from"`            // first day of the term
	Until  Date   `json:"until,omitempty"` // last day; empty while it runs
	Seat   int    `json:"seat,omitempty"`  // number of the seat in the chamber; 0 for none
}

// SitsOn tells whether the term covers the day d.
func (m Member) SitsOn(d Date) bool { return m.From <= d && (m.Until == "" || d <= m.Until) }

// Overlaps tells whether there is a day that both terms cover.
func (m Member) Overlaps(other Member) bool {
	return (m.Until == "" || other.From <= m.Until) && (other.Until == "" || m.From <= other.Until)
}

// Covers tells whether the term covers every day of the other.
func (m Member) Covers(other Member) bool {
	return m.From <= other.From && (m.Until == "" || other.Until != "" && other.Until <= m.Until)
}

// Term is the days of the term in words: "since 1 May 2026".
func (m Member) Term() string {
	if m.Until == "" {
		return "since " + m.From.Medium()
	}
	return "from " + m.From.Medium() + " until " + m.Until.Medium()
}
