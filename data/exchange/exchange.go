// Package exchange holds what comes into the book and goes out of it as plain
// data. Its sub-packages each read or write one outside form, bytes in and data
// out: they open no files, know no store and have no clock.
//
// Words. A page is what one file from outside holds: a meeting, a single item
// of a meeting, or an officer's report. What a reader could not make out it says
// in Unread, a sentence each; nothing is left out in silence.
package exchange

import "minutebook/data/record"

// Kind says what a page holds.
type Kind string

const (
	Meeting Kind = "meeting" // an agenda, with or without its minutes
	Item    Kind = "item"    // one item of a meeting
	Report  Kind = "report"  // an officer's report to a meeting
)

// Page is what was read from one file.
type Page struct {
	Kind Kind
	// Meeting is the meeting as far as the page tells it. The body has a name, a
	// kind and, where item numbers show it, a numbering; the meeting's Start is
	// empty if the page has no date, and at midnight if it has no time. Items
	// carry temporary ids 1..n in ID and Parent, people in Attendance likewise in
	// Person.ID and For. An item page has exactly one item; a report has one
	// item, whose agenda text is the report.
	Meeting record.Meeting
	Unread  []string // what could not be read, one sentence each
}
