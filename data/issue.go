package data

import "time"

// IssueKind is what was issued.
type IssueKind string

const (
	IssuedAgenda     IssueKind = "agenda"
	IssuedPack       IssueKind = "pack"
	IssuedSupplement IssueKind = "supplement"
	IssuedMinutes    IssueKind = "minutes"
	IssuedDecisions  IssueKind = "decisions"
	IssuedActions    IssueKind = "actions"
)

// Issue is a document of a meeting that went out: which file, what stood in it,
// when and to whom. Nothing alters it afterwards.
type Issue struct {
	ID         int64        `json:"id"`
	UID        string       `json:"uid"`
	Meeting    int64        `json:"meeting"`
	Document   IssueKind    `json:"document"`
	Restricted bool         `json:"restricted,omitempty"` // holds exempt matter
	At         time.Time    `json:"at"`
	Actor      string       `json:"actor"`
	File       string       `json:"file"` // its name, without the folder
	Size       int64        `json:"size"` // bytes
	SHA256     string       `json:"sha256"`
	First      int          `json:"first"` // number printed on its first page
	Last       int          `json:"last"`  // number printed on its last page
	Contents   []IssuedItem `json:"contents,omitempty"`
	Recipients []Recipient  `json:"recipients,omitempty"`
}

// IssuedItem is an item as it stood in a document that went out.
type IssuedItem struct {
	UID    string        `json:"uid"`
	Number string        `json:"number,omitempty"`
	Title  string        `json:"title"`
	Text   string        `json:"text,omitempty"` // hex SHA-256 of what the document printed under the title
	Papers []IssuedPaper `json:"papers,omitempty"`
}

// IssuedPaper is a paper as it stood in a document that went out.
type IssuedPaper struct {
	UID    string     `json:"uid"`
	Name   string     `json:"name"`
	State  PaperState `json:"state"`
	SHA256 string     `json:"sha256,omitempty"` // of its file
	First  int        `json:"first,omitempty"`  // numbers printed on its pages; 0: it has none in the document
	Last   int        `json:"last,omitempty"`
}

// Recipient is somebody a document went to.
type Recipient struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"` // empty: on paper
}
