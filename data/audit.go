package data

import "time"

// AuditEntry is one line of the append-only trail: who did what to what, when.
type AuditEntry struct {
	ID     int64     `json:"id"`
	At     time.Time `json:"at"`
	Actor  string    `json:"actor"`
	Verb   string    `json:"verb"`   // "issued", "approved"
	Entity string    `json:"entity"` // "meeting", "body"
	UID    string    `json:"uid"`
	Detail string    `json:"detail,omitempty"` // a sentence for people
	Hash   string    `json:"hash"`             // hex, chained to the entry before
}
