package data

// ActionStatus is how far an action has come.
type ActionStatus string

const (
	Open      ActionStatus = "open"
	Done      ActionStatus = "done"
	Withdrawn ActionStatus = "withdrawn" // no longer wanted
)

// ActionStatuses lists every status.
func ActionStatuses() []ActionStatus { return []ActionStatus{Open, Done, Withdrawn} }

// Action is something somebody was asked to do. Text, owner and due are what
// the minutes say; Status, ClosedOn and Progress are what happened since.
type Action struct {
	Item     int64        `json:"item"`
	Block    string       `json:"block"` // the block of the item's minutes it stands in
	Text     string       `json:"text"`
	Owner    string       `json:"owner"`
	Due      Date         `json:"due,omitempty"`
	DueText  string       `json:"due_text,omitempty"` // "next meeting", when it is not a date
	Source   string       `json:"source,omitempty"`   // the sentence of the minutes it came from
	Status   ActionStatus `json:"status"`
	ClosedOn Date         `json:"closed_on,omitempty"`
	Progress string       `json:"progress,omitempty"` // what the owner last said
}

// Overdue tells whether an open action's date has passed on the day today.
func (a Action) Overdue(today Date) bool {
	return a.Status == Open && a.Due != "" && a.Due < today
}
