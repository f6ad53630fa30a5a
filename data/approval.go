package data

import "time"

// Approval says that a meeting agreed an earlier meeting's minutes as a correct
// record (LGA 1972 Sch 12 para 41). It holds the record's canonical bytes and a
// hash chained to the body's previous approval.
type Approval struct {
	ID          int64  `json:"id"`
	Meeting     int64  `json:"meeting"` // whose minutes were approved
	Body        int64  `json:"body"`
	Sequence    int    `json:"sequence"` // 1 for the body's first approval
	On          Date   `json:"on"`
	At          int64  `json:"at,omitempty"`     // the meeting that approved them; 0 if not in the book
	Item        int64  `json:"item,omitempty"`   // the item of that meeting; 0 if not in the book
	Minute      string `json:"minute,omitempty"` // its number as printed, "51"
	Corrections string `json:"corrections,omitempty"`
	Before      *Facts `json:"before,omitempty"` // what was corrected beside the words of the minutes; nil for nothing
	Canonical   []byte `json:"-"`
	Previous    string `json:"previous"` // hex hash of the body's approval before; empty for the first
	Hash        string `json:"hash"`     // hex

	// Read with a record: when the meeting was held whose minutes they are, and where
	// another body approved them, its name and that of the one that met.
	Held      Date   `json:"-"`
	By, Whose string `json:"-"`
}

// Facts are what the minutes of a meeting state beside the words of their items,
// as it stood before the corrections with which they were approved. What a motion
// or resolution carries stands with its block (doc.Block.Was).
type Facts struct {
	Opened     *Clock       `json:"opened,omitempty"`     // nil: not corrected; empty: no time was stated
	Ended      *Clock       `json:"ended,omitempty"`      // as Opened
	Attendance []Attendance `json:"attendance,omitempty"` // of those whose part was corrected; whoever was not listed has no Presence
}

// Signature says who signed approved minutes.
type Signature struct {
	Approval int64     `json:"approval"`
	Person   string    `json:"person"`
	Capacity string    `json:"capacity"` // "Chairman"
	SignedAt time.Time `json:"signed_at"`
	Method   string    `json:"method"` // "ink", "drawn", "certificate"

	Picture     []byte `json:"-"`                     // PNG of a signature drawn or imported; nil for none
	Certificate string `json:"certificate,omitempty"` // the signer's certificate in words
	Document    string `json:"document,omitempty"`    // SHA-256 of the signed file, hex
	Hash        string `json:"hash,omitempty"`        // over all of this and the approval, hex; empty in signatures of old
}
