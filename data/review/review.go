// Package review is a draft on its way to a reader and back: one file that the
// clerk mails or carries, and that the reader opens without a book. It has no
// effects: data/store sends and takes in, ui/review reads.
//
// Words. What is sent is the sent part: the record as the reader may see it and
// what they are asked. The reader does not own it: its sum, which the book keeps,
// tells whether it was changed. What the reader says is the answer: a verdict on
// the whole, texts with changes marked in them (doc.Edit), and remarks. Each time
// the file comes back is a round. A proposal is one change of an answer, held
// against the minutes as they are by now.
//
// A file is JSON that a person can read:
//
//	{
//	  "minutereview": 1,
//	  "about": "Draft minutes of the Planning Committee, 12 May 2026, for Councillor Ann Day. …",
//	  "sent": {"id": …, "record": {…}},
//	  "sum": "9f86d0…",
//	  "answer": {"round": 1, …, "texts": {"item UID": {"v": 1, "blocks": […]}}, "remarks": […]},
//	  "answer_sum": "2c26b4…"
//	}
//
// With a password the whole of it is encrypted in the age format
// (age-encryption.org/v1, scrypt), which other programs open too.
package review

import (
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Extension is the ending of a review file's name.
const Extension = ".minutereview"

// File is a draft that was sent and what its reader says of it.
type File struct {
	Sent   Sent
	Answer Answer
}

// Sent is what the clerk sent: nothing in it is the reader's to change.
type Sent struct {
	ID         string // UID of the review in the book
	Book       string // UID of the book
	Meeting    string // UID of the meeting
	At         time.Time
	By         string // who sent it
	To         data.Reader
	Note       string   // the clerk's words to the reader
	Restricted bool     // exempt matter is in it
	Asked      []string // UIDs of the items the reader is asked about; none means all
	Record     record.Meeting

	read *read // as it was read, where this program writes it in other bytes
}

// Answer is what the reader says. The zero Answer says nothing yet.
type Answer struct {
	Round   int // 1 for the first time it comes back; 0 while it never did
	At      time.Time
	By      string // who read it, as they name themselves
	Verdict data.Verdict
	// Texts are the minutes of the items that the reader changed, by the item's
	// UID, with the changes marked: doc.Original is the text that was sent,
	// doc.Settled the reader's.
	Texts   map[string]doc.Document
	Remarks []Remark
}

// Remark is a comment on some words, on a block, on an item or on the whole.
type Remark struct {
	Key   string // names it in the answer, for good
	Item  string // UID; empty: on the minutes as a whole
	Block string // empty: on the item
	// From and To are the words meant: places in the block's text, in runes from
	// its start, as the answer has the text (words struck out and put in both
	// count), or as it was sent where the answer has no text of the item. Both are
	// 0 for a remark on the whole block.
	From, To int
	Quote    string // the words meant, as they were
	Text     string
	At       time.Time
}

// Item finds an item of what was sent by its UID.
func (s Sent) Item(uid string) (record.Item, bool) {
	i := slices.IndexFunc(s.Record.Items, func(i record.Item) bool { return i.UID == uid && uid != "" })
	if i < 0 {
		return record.Item{}, false
	}
	return s.Record.Items[i], true
}

// Asks tells whether the reader is asked about an item.
func (s Sent) Asks(uid string) bool {
	return len(s.Asked) == 0 || slices.Contains(s.Asked, uid)
}

// Text is an item's minutes as the reader has them, with the changes marked.
func (f File) Text(uid string) doc.Document {
	if d, ok := f.Answer.Texts[uid]; ok {
		return d
	}
	item, _ := f.Sent.Item(uid)
	return item.Minutes
}

// Empty tells whether nothing was said yet: no verdict, no change, no remark.
func (a Answer) Empty() bool {
	return a.Verdict == data.NoVerdict && len(a.Texts) == 0 && len(a.Remarks) == 0
}
