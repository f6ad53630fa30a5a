package record

import (
	"bytes"
	"encoding/json"
	"fmt"

	"minutebook/data"
	"minutebook/data/doc"
)

// canonicalVersion is the version of the bytes Canonical writes. Version 1 did
// not say which minute of which meeting approved the record, version 2 not which
// facts were corrected.
const canonicalVersion = 3

// Approving is what the bytes of an approved record say of its approval.
type Approving struct {
	On          data.Date   `json:"approved_on"`
	At          string      `json:"approved_at,omitempty"`     // UID of the meeting that approved it; empty if not in the book
	Item        string      `json:"approved_item,omitempty"`   // UID of the item of that meeting
	Minute      string      `json:"approved_minute,omitempty"` // its number as printed
	Corrections string      `json:"corrections,omitempty"`
	Before      *data.Facts `json:"before,omitempty"` // data.Approval.Before, without what is personal of people
}

// canonical is a record as JSON in the order of the fields.
type canonical struct {
	V int `json:"v"`
	Approving
	Body         data.Body          `json:"body"`
	Meeting      data.Meeting       `json:"meeting"`
	Members      []data.Member      `json:"members,omitempty"`
	Items        []canonicalItem    `json:"items,omitempty"`
	Attendance   []data.Attendance  `json:"attendance,omitempty"`
	Declarations []data.Declaration `json:"declarations,omitempty"`
}

type canonicalItem struct {
	data.Item
	Depth   int             `json:"depth,omitempty"`
	Agenda  json.RawMessage `json:"agenda"`
	Minutes json.RawMessage `json:"minutes"`
	Papers  []data.Paper    `json:"papers,omitempty"`
}

// Canonical are the bytes of a record: the same record gives the same bytes.
func Canonical(m Meeting) ([]byte, error) { return CanonicalApproved(m, Approving{}) }

// CanonicalApproved are the bytes of an approved record.
func CanonicalApproved(m Meeting, a Approving) ([]byte, error) {
	c := canonical{canonicalVersion, a, m.Body, m.Meeting, m.Members, nil, m.Attendance, m.Declarations}
	for _, i := range m.Items {
		agenda, err := doc.Marshal(i.Agenda)
		if err != nil {
			return nil, err
		}
		minutes, err := doc.Marshal(i.Minutes)
		if err != nil {
			return nil, err
		}
		c.Items = append(c.Items, canonicalItem{i.Item, i.Depth, agenda, minutes, i.Papers})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(c)
	return out.Bytes(), err
}

// ParseCanonical reads the bytes back. Its error is one sentence.
func ParseCanonical(b []byte) (Meeting, error) {
	m, _, err := ParseApproved(b)
	return m, err
}

// ParseApproved is ParseCanonical with what the bytes say of the approval, which
// in version 1 is its day and its corrections alone.
func ParseApproved(b []byte) (Meeting, Approving, error) {
	var c canonical
	if err := json.Unmarshal(b, &c); err != nil {
		return Meeting{}, Approving{}, fmt.Errorf("the record cannot be read: %w", err)
	}
	if c.V < 1 || c.V > canonicalVersion {
		return Meeting{}, Approving{}, fmt.Errorf("the record is of version %d, this program knows %d", c.V, canonicalVersion)
	}
	m := Meeting{Body: c.Body, Meeting: c.Meeting, Members: c.Members, Attendance: c.Attendance, Declarations: c.Declarations}
	for _, i := range c.Items {
		agenda, err := doc.Parse(i.Agenda)
		if err != nil {
			return m, c.Approving, err
		}
		minutes, err := doc.Parse(i.Minutes)
		if err != nil {
			return m, c.Approving, err
		}
		m.Items = append(m.Items, Item{Item: i.Item, Depth: i.Depth, Agenda: agenda, Minutes: minutes, Papers: i.Papers})
	}
	return m, c.Approving, nil
}
