// Package record is one meeting whole, as plain data: the body and who sits on
// it, the items with their texts and papers, who was there, what was declared,
// decided and asked for. The book gives it out, imports bring it in, documents
// are drawn from it and rules check it.
package record

import (
	"cmp"
	"slices"

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

// Public is m as the public may see it: the titles and numbers of exempt items
// stay, with the reason, and their texts, papers, decisions and actions go; of
// open items exempt papers and passages go. Where the title of an exempt item
// would itself tell, its description stands in its place, for its sub-items too.
// When the public left and came back in stays wherever it is noted, in standard
// words. Of documents that went out the restricted ones are left out: they name
// exempt papers.
// Only what may be shown is copied (LGA 1972 s.100B(2), s.100C(1)).
func (m Meeting) Public() Meeting {
	out := m
	out.Items, out.Attendance = nil, m.Attended() // who came and went is no secret, whatever the item
	out.Issues = slices.DeleteFunc(slices.Clone(m.Issues), func(i data.Issue) bool { return i.Restricted })
	out.Meeting.Opened, out.Meeting.Ended = m.Times()
	withheld := map[int64]bool{}
	for i, item := range m.Items {
		parent := m.parent(i)
		within := parent >= 0 && out.Items[parent].Exempt != ""
		if item.Exempt != "" || within {
			withheld[item.ID] = item.ID != 0 // 0: never stored
			item = Item{Item: item.Item, Depth: item.Depth, Minutes: doc.Doors(item.Minutes)}
			if item.Exempt == "" { // a sub-item of an exempt item
				item.Exempt = out.Items[parent].Exempt
			}
			if item.Description == "" && within && m.Items[parent].Description != "" {
				item.Description = out.Items[parent].Title
			}
			item.Title, item.Description = cmp.Or(item.Description, item.Title), ""
			item.Presenter, item.Urgent = "", ""
		} else {
			item.Description = ""
			item.Papers = publicPapers(item.Papers)
			item.Agenda, item.Minutes = doc.Public(item.Agenda), doc.Public(item.Minutes)
		}
		out.Items = append(out.Items, item)
	}
	out.Actions = nil
	for _, a := range m.Actions {
		if !withheld[a.Item] && !isExempt(m, a) {
			out.Actions = append(out.Actions, a)
		}
	}
	out.Declarations = nil
	for _, d := range m.Declarations {
		if withheld[d.Item] {
			d = d.Public()
		}
		out.Declarations = append(out.Declarations, d)
	}
	return out
}

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

// isExempt tells whether an action stands in an exempt passage of the minutes.
func isExempt(m Meeting, a data.Action) bool {
	for _, i := range m.Items {
		if i.ID == a.Item {
			return i.Minutes.Kept()[a.Block]
		}
	}
	return false
}

func publicPapers(papers []data.Paper) []data.Paper {
	var out []data.Paper
	for _, p := range papers {
		if p.Exempt == "" {
			out = append(out, p)
		}
	}
	return out
}
