package widgets

import (
	"strconv"
	"strings"
)

// NumberEntry is a field for a whole number from 0 up; empty is 0.
type NumberEntry struct{ Entry }

// NewNumberEntry makes a field for a number. placeholder says what none means.
func NewNumberEntry(placeholder string) *NumberEntry {
	n := &NumberEntry{}
	n.extend(n)
	n.whole = true
	n.SetPlaceHolder(placeholder)
	n.Valid = func(text string) error {
		if strings.Trim(text, "0123456789") != "" || len(text) > 6 {
			return Problem("Write a number in figures, or nothing.")
		}
		return nil
	}
	return n
}

// Number is the number in the field; 0 for none.
func (n *NumberEntry) Number() int {
	number, err := strconv.Atoi(n.Value())
	if err != nil || number < 0 {
		return 0
	}
	return number
}

// SetNumber writes a number into the field; 0 leaves it empty.
func (n *NumberEntry) SetNumber(number int) {
	n.SetText("")
	if number > 0 {
		n.SetText(strconv.Itoa(number))
	}
}
