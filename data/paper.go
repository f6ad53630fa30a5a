package data

// PaperState says whether a paper is there.
type PaperState string

const (
	Attached  PaperState = "attached"  // its file is in the book
	ToFollow  PaperState = "to follow" // announced, not there yet
	Verbal    PaperState = "verbal"    // a report by word of mouth
	Announced PaperState = "announced" // only its name and size are known, from an import
)

// Binding is how a paper stands in a pack.
type Binding string

const (
	Whole   Binding = ""       // its pages are bound in
	Insert  Binding = "insert" // a page says that it is supplied separately
	LeftOut Binding = "omit"   // it is not in the pack; the agenda says so
)

// Paper is a report or appendix attached to an item.
type Paper struct {
	ID         int64      `json:"id"`
	UID        string     `json:"uid"`
	Item       int64      `json:"item"`
	Position   int        `json:"position"` // order within the item, from 1
	Name       string     `json:"name"`     // file name or title, as printed
	State      PaperState `json:"state"`
	Media      string     `json:"media,omitempty"`      // "application/pdf"
	Size       int64      `json:"size"`                 // bytes; 0 if not known
	Pages      int        `json:"pages"`                // 0 if not known
	SHA256     string     `json:"sha256,omitempty"`     // hex; names the file in attachments/
	Exempt     string     `json:"exempt,omitempty"`     // as Item.Exempt
	Supplement bool       `json:"supplement,omitempty"` // issued after the agenda
	Binding    Binding    `json:"binding,omitempty"`    // what the clerk chose for a paper that cannot go into a pack
	Fault      string     `json:"fault,omitempty"`      // why its file cannot go into a pack; empty: it can, or was not tried
}
