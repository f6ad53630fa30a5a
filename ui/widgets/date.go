package widgets

import (
	"fmt"
	"regexp"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// ParseDate reads a date as people write it on the day today: what
// rules.ParseDue reads as a day, with the name of its weekday before it or not.
func ParseDate(s string, today data.Date) (data.Date, error) {
	typed := strings.TrimSpace(s)
	d, _, err := rules.ParseDue(weekdayBefore.ReplaceAllString(typed, "$2"), today)
	switch {
	case err != nil || d == "" && typed != "":
		return "", Problem(fmt.Sprintf("“%s” is not a date. Write one such as %s.", typed, today.Medium()))
	case d == "":
		return "", Problem(fmt.Sprintf("Write a date such as %s.", today.Medium()))
	}
	return d, nil
}

// weekdayBefore is the weekday in "Thu 6 July 2017"; alone it is a date itself.
var weekdayBefore = regexp.MustCompile(`(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +(\d)`)

// DateEntry is a field for a date. What is typed is read when the focus leaves
// and written out in full, so that the clerk sees what was understood.
type DateEntry struct {
	Entry
	today    data.Date
	needed   string
	optional bool
}

// NewDateEntry makes a field for a date that must be there; today is what
// "tomorrow" counts from.
func NewDateEntry(today data.Date) *DateEntry {
	d := &DateEntry{today: today, needed: "A date is needed, such as " + today.Medium() + "."}
	d.extend(d)
	d.whole = true
	d.SetPlaceHolder("e.g. " + today.Short())
	return d
}

// Optional lets the field stay empty.
func (d *DateEntry) Optional() *DateEntry {
	d.optional = true
	return d
}

// Date is the date in the field; empty with an error in words if there is none
// it can read.
func (d *DateEntry) Date() (data.Date, error) {
	if d.Value() == "" {
		if d.optional {
			return "", nil
		}
		return "", Problem(d.needed)
	}
	return ParseDate(d.Text, d.today)
}

// SetDate writes a date into the field.
func (d *DateEntry) SetDate(date data.Date) { d.SetText(writtenDate(date)) }

// Problem says what is wrong with the date, nil for nothing.
func (d *DateEntry) Problem() error {
	_, err := d.Date()
	return err
}

// FocusLost writes the date out as it was understood.
func (d *DateEntry) FocusLost() {
	if date, err := d.Date(); err == nil && d.Text != writtenDate(date) {
		d.SetDate(date)
	}
	d.Entry.FocusLost()
}

func writtenDate(d data.Date) string {
	if d == "" {
		return ""
	}
	return d.Time().Format("Mon 2 January 2006")
}
