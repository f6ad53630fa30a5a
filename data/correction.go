package data

import "time"

// Correction is a change to a draft that was published: what was changed, when
// and why. It is printed with the draft.
type Correction struct {
	ID      int64     `json:"id"`
	UID     string    `json:"uid"`
	Meeting int64     `json:"meeting"`
	Reason  string    `json:"reason"`
	Begun   time.Time `json:"begun"`
	Closed  time.Time `json:"closed,omitzero"` // zero while it is being made
	Actor   string    `json:"actor"`
	Changes []Change  `json:"changes,omitempty"`
}

// Change is one difference between two states of a record, in plain words.
type Change struct {
	Item   string `json:"item,omitempty"`   // UID; empty for what belongs to the meeting as a whole
	Number string `json:"number,omitempty"` // minute or agenda number as printed
	Title  string `json:"title,omitempty"`  // of the item
	Block  string `json:"block,omitempty"`  // of the item's minutes; empty for other facts
	What   string `json:"what,omitempty"`   // "attendance", "time of ending"; empty for words of the minutes
	Before string `json:"before,omitempty"` // empty: put in
	After  string `json:"after,omitempty"`  // empty: taken out
	Exempt string `json:"exempt,omitempty"` // why it is kept from the public, as Item.Exempt: of exempt business, before or after
}

// MarginNote stands in the margin of approved minutes: an error found later,
// that a later meeting put right by resolution. The old words stay.
type MarginNote struct {
	ID        int64     `json:"id"`
	UID       string    `json:"uid"`
	Meeting   int64     `json:"meeting"` // whose minutes bear the note
	Item      int64     `json:"item"`
	Block     string    `json:"block,omitempty"`
	Text      string    `json:"text"`
	ByMeeting int64     `json:"by_meeting"` // that resolved it
	Minute    string    `json:"minute"`     // of that meeting, as printed
	On        Date      `json:"on"`         // day of that meeting
	At        time.Time `json:"at"`
	Actor     string    `json:"actor"`
}
