package data

// Item is one piece of business. Its agenda text and its minutes are documents
// (data/doc) kept beside it in the book.
type Item struct {
	ID           int64  `json:"id"`
	UID          string `json:"uid"`
	Meeting      int64  `json:"meeting"`
	Parent       int64  `json:"parent,omitempty"` // the item it is a sub-item of; 0 for none
	Position     int    `json:"position"`         // order among its siblings, from 1
	Title        string `json:"title"`
	Heading      bool   `json:"heading,omitempty"`  // a heading between items ("Part II"): it takes no number
	AgendaNumber string `json:"agenda_number"`      // "3", "3a"; given out when the agenda is issued
	MinuteNumber string `json:"minute_number"`      // "31", "133/20"; given out when minutes begin
	Sequence     int    `json:"sequence,omitempty"` // the counting part of MinuteNumber: 133 of 133/20; 0 if it has none
	Exempt       string `json:"exempt,omitempty"`   // why it is kept from the public: "3" is LGA 1972 Sch 12A para 3
	Presenter    string `json:"presenter,omitempty"`
	Standing     bool   `json:"standing,omitempty"`    // came from the body's standing items
	Truncated    bool   `json:"truncated,omitempty"`   // the source of an import cut its text short
	Taken        int    `json:"taken,omitempty"`       // place among its siblings, from 1, in the order the meeting took its business; 0: the agenda's order
	Budget       bool   `json:"budget,omitempty"`      // a decision on it is voted by name (SI 2014/165)
	Urgent       string `json:"urgent,omitempty"`      // special circumstances for which the chair takes it without notice (LGA 1972 s.100B(4)(b)); empty for business on the agenda
	Added        Date   `json:"added,omitempty"`       // day it was put on an agenda that was out already; empty: it was there when the agenda was issued
	Description  string `json:"description,omitempty"` // of an exempt item, printed for the public in place of its title where the title itself would tell (LGA 1972 s.100B(2)); empty: the title may be seen
}
