// Package rules is the law and custom of meetings as pure functions: plain data
// in, plain data out, no clock, no book, no window.
//
// Words. The municipal year of a body starts on its year start. Clear days lie
// between the issue of an agenda and the meeting, neither counted. The quorum
// is how many members must be there. Agenda numbers are given out when the
// agenda is issued and minute numbers when minutes begin; neither moves
// afterwards unless the clerk says so.
//
// Sources are named at each rule: LGA is the Local Government Act, SI a
// statutory instrument. It is a reading for software, not legal advice.
package rules
