// Package record is one meeting whole, as plain data: the body and who sits on
// it, the items with their texts and papers, who was there, what was declared,
// decided and asked for. The book gives it out, imports bring it in, documents
// are drawn from it and rules check it.
package record

import (
	"minutebook/data"
	"minutebook/data/doc"
)

// Meeting is one sitting of a body with everything the book holds about it.
type Meeting struct {
	Body         data.Body
	Meeting      data.Meeting
	Members      []data.Member // who sat on the body on the day, chair first
	Items        []Item        // in printed order: each item before its sub-items
	Attendance   []data.Attendance
	Declarations []data.Declaration
	Actions      []data.Action // in the order of the minutes, with their progress
	Approval     *data.Approval
	Signatures   []data.Signature
	Approvals    []data.Approval   `json:"-"` // of earlier minutes, given by this meeting
	Corrections  []data.Correction `json:"-"` // of the published draft, earliest first
	Notes        []data.MarginNote `json:"-"` // in the margin of approved minutes, earliest first
	Issues       []data.Issue      `json:"-"` // documents that went out, earliest first; kept apart from the record itself
	Crest        []byte            `json:"-"` // the picture that Body.Style.Crest names
}

// Item is one piece of business with its texts and papers.
type Item struct {
	data.Item
	Depth   int // 0 for an item, 1 for its sub-items
	Agenda  doc.Document
	Minutes doc.Document
	Papers  []data.Paper
}

// Decisions lists what was decided at the item.
func (i Item) Decisions() []doc.Decision { return doc.Decisions(i.Minutes) }

// parent is the place of the item that item i is under; -1 if there is none. Items
// that were never stored are told apart by their depth.
func (m Meeting) parent(i int) int {
	it := m.Items[i]
	for k := i - 1; k >= 0 && (it.Parent != 0 || it.Depth > 0); k-- {
		above := m.Items[k]
		if it.Parent != 0 && above.ID == it.Parent || it.Parent == 0 && above.Depth < it.Depth {
			return k
		}
	}
	return -1
}

// Item is the item of an id; false if the meeting has none, and for 0.
func (m Meeting) Item(id int64) (Item, bool) {
	for _, i := range m.Items {
		if i.ID == id && id != 0 {
			return i, true
		}
	}
	return Item{}, false
}
