package widgets

import (
	"fmt"
	"strings"

	"minutebook/data"
)

// ParseClock reads a time of day as people write it: "19:30", "1930", "7pm",
// "7.30 pm" or "noon". A bare "7" is a morning
// hour only from 8 to 11; councils meet in the evening, so "7" is 19:00.
func ParseClock(s string) (data.Clock, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	switch t {
	case "":
		return "", Problem("Write a time such as 19:30 or 7.30 pm.")
	case "noon", "midday", "12 noon":
		return "12:00", nil
	case "midnight":
		return "00:00", nil
	}
	if len(t) <= 2 && strings.Trim(t, "0123456789") == "" {
		t = evening(t)
	}
	c, err := data.ParseClock(t)
	if err != nil {
		return "", Problem(fmt.Sprintf("“%s” is not a time. Write one such as 19:30 or 7.30 pm.", strings.TrimSpace(s)))
	}
	return c, nil
}

func evening(hour string) string {
	switch strings.TrimPrefix(hour, "0") {
	case "1", "2", "3", "4", "5", "6", "7", "12":
		return hour + "pm"
	case "8", "9", "10", "11":
		return hour + "am"
	}
	return hour + ":00"
}

// ClockEntry is a field for a time of day. What is typed is written out as
// "19:30" when the focus leaves.
type ClockEntry struct {
	Entry
	optional bool
}

// NewClockEntry makes a field for a time that must be there.
func NewClockEntry() *ClockEntry {
	c := &ClockEntry{}
	c.extend(c)
	c.whole = true
	c.SetPlaceHolder("e.g. 19:30")
	return c
}

// Optional lets the field stay empty.
func (c *ClockEntry) Optional() *ClockEntry {
	c.optional = true
	return c
}

// Clock is the time in the field; empty with an error in words if there is
// none it can read.
func (c *ClockEntry) Clock() (data.Clock, error) {
	if c.Value() == "" && c.optional {
		return "", nil
	}
	return ParseClock(c.Text)
}

// SetClock writes a time into the field.
func (c *ClockEntry) SetClock(at data.Clock) { c.SetText(string(at)) }

// Problem says what is wrong with the time, nil for nothing.
func (c *ClockEntry) Problem() error {
	_, err := c.Clock()
	return err
}

// FocusLost writes the time out as it was understood.
func (c *ClockEntry) FocusLost() {
	if at, err := c.Clock(); err == nil && c.Text != string(at) {
		c.SetClock(at)
	}
	c.Entry.FocusLost()
}
