package data

// Presence says whether a person was at a meeting.
type Presence string

const (
	Present   Presence = "present"
	Apologies Presence = "apologies"
	Absent    Presence = "absent"
	Remote    Presence = "remote" // took part from elsewhere
)

// Presences lists every presence in the order screens offer them.
func Presences() []Presence { return []Presence{Present, Apologies, Absent, Remote} }

// Here tells whether the person took part.
func (p Presence) Here() bool { return p == Present || p == Remote }

// Attendance is one person's part in a meeting: whose role is the chair though
// their seat on the body is another's took the chair for this meeting. Its movements are those that are
// kept beside the minutes; notes of time in the minutes tell of the others
// (record.Meeting.Attended has both).
type Attendance struct {
	Meeting   int64      `json:"meeting"`
	Person    Person     `json:"person"`
	Role      Role       `json:"role"`
	Presence  Presence   `json:"presence"`
	For       int64      `json:"for,omitempty"` // the person a substitute stands in for
	Movements []Movement `json:"movements,omitempty"`
}

// MovementKind is a coming or a going.
type MovementKind string

const (
	Arrived MovementKind = "arrived"
	Left    MovementKind = "left"
)

// Movement is an arrival after the start or a departure before the end.
type Movement struct {
	Kind MovementKind `json:"kind"`
	At   Clock        `json:"at"`
	Item int64        `json:"item,omitempty"` // the item under discussion; 0 if not known
}
