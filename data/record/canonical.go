package record

import (
	"bytes"
	"encoding/json"
	"fmt"

	"minutebook/data"
	"minutebook/data/doc"
)

// canonicalVersion is the version of the bytes Canonical writes.
const canonicalVersion = 1

// canonical is a record as JSON in the order of the fields.
type canonical struct {
	V            int                `json:"v"`
	On           data.Date          `json:"approved_on"`
	Corrections  string             `json:"corrections,omitempty"`
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

// Canonical are the bytes of a record: the same record gives the same bytes. on
// and corrections are those of its approval, empty for a record that has none.
func Canonical(m Meeting, on data.Date, corrections string) ([]byte, error) {
	c := canonical{canonicalVersion, on, corrections, m.Body, m.Meeting, m.Members, nil, m.Attendance, m.Declarations}
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
	var c canonical
	if err := json.Unmarshal(b, &c); err != nil {
		return Meeting{}, fmt.Errorf("the record cannot be read: %w", err)
	}
	if c.V != canonicalVersion {
		return Meeting{}, fmt.Errorf("the record is of version %d, this program knows %d", c.V, canonicalVersion)
	}
	m := Meeting{Body: c.Body, Meeting: c.Meeting, Members: c.Members, Attendance: c.Attendance, Declarations: c.Declarations}
	for _, i := range c.Items {
		agenda, err := doc.Parse(i.Agenda)
		if err != nil {
			return m, err
		}
		minutes, err := doc.Parse(i.Minutes)
		if err != nil {
			return m, err
		}
		m.Items = append(m.Items, Item{Item: i.Item, Depth: i.Depth, Agenda: agenda, Minutes: minutes, Papers: i.Papers})
	}
	return m, nil
}
