// Package doc is the document model: the agenda text of an item, its minutes, a
// report. The editor edits it, the book keeps it, the exporter draws it, the
// review compares it. The document is the record; rows of decisions, votes and
// actions are only an index over it (see Index).
//
// Words. A document is a list of blocks. A block has a stable id, a kind and
// runs of text. A run is text in one style: bold, italic, a language, a link. A
// line break inside a block is the character '\n' in a run. A motion, amendment
// or resolution block at level 0 is its head and carries who moved, who
// seconded and how the vote went; blocks of the same kind at levels 1 to 3
// directly after it are its lettered parts.
//
// JSON. The form is versioned and canonical: one document has one encoding.
//
//	{"v":1,"blocks":[
//	  {"id":"k3v7","kind":"paragraph","runs":[{"t":"Members "},{"t":"noted","b":true}]},
//	  {"id":"x81c","kind":"bullet","level":1,"runs":[{"t":"a point"}]},
//	  {"id":"p2m4","kind":"resolution","resolution":{"verb":"RESOLVED","lead":"RESOLVED –",
//	    "mover":{"name":"Councillor A Day"},"vote":{"method":"hands","for":7,"against":2,"abstained":1}},
//	    "runs":[{"t":"That the report be noted."}]}]}
//
// Fields that are empty are left out; runs that are empty are dropped and
// neighbours of one style are joined. Parse never panics, refuses what is not
// valid with one sentence, and what it accepts survives Marshal and Parse
// unchanged.
package doc

import (
	"crypto/rand"
	"slices"
	"strings"
)

// Kind says what a block is.
type Kind string

const (
	Paragraph      Kind = "paragraph"
	Heading        Kind = "heading"  // levels 1 to 3
	Bullet         Kind = "bullet"   // levels 1 to 3
	Numbered       Kind = "numbered" // levels 1 to 3
	TableKind      Kind = "table"
	Quotation      Kind = "quotation"
	Caption        Kind = "caption" // of a figure or table
	MotionKind     Kind = "motion"
	AmendmentKind  Kind = "amendment"
	ResolutionKind Kind = "resolution"
	ActionKind     Kind = "action"
	TimeNoteKind   Kind = "time"
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{Paragraph, Heading, Bullet, Numbered, TableKind, Quotation, Caption,
		MotionKind, AmendmentKind, ResolutionKind, ActionKind, TimeNoteKind}
}

// IsList tells whether blocks of the kind are list items.
func (k Kind) IsList() bool { return k == Bullet || k == Numbered }

// IsProposal tells whether blocks of the kind are put to a vote: they have a
// head at level 0 and lettered parts at levels 1 to 3.
func (k Kind) IsProposal() bool {
	return k == MotionKind || k == AmendmentKind || k == ResolutionKind
}

// MaxLevel is the deepest level of lists, headings and lettered parts.
const MaxLevel = 3

// Document is a list of blocks. The zero Document is empty and valid.
type Document struct {
	Blocks []Block
}

// Block is one paragraph, heading, list item, table, resolution and so on.
// Treat a block in a document as immutable: an edit puts a new one in its place.
type Block struct {
	ID    string `json:"id"`
	Kind  Kind   `json:"kind"`
	Level int    `json:"level,omitempty"`
	// Number is the marker of a numbered block as its source printed it ("2.3.",
	// "(a)"). Empty means counted: see Markers.
	Number string `json:"number,omitempty"`
	// Exempt is why a passage is kept from the public: "3" is LGA 1972 Sch 12A
	// para 3. The public copy of a meeting leaves the block out (data/record).
	Exempt     string      `json:"exempt,omitempty"`
	Table      *Table      `json:"table,omitempty"`
	Motion     *Motion     `json:"motion,omitempty"`     // head of a motion or amendment
	Resolution *Resolution `json:"resolution,omitempty"` // head of a resolution
	Action     *Action     `json:"action,omitempty"`
	Time       *TimeNote   `json:"time,omitempty"`
	// Was is what the block carried beside its text before a correction of that:
	// see Edit. It is nil where only words were corrected, or nothing. What is
	// printed of it has both: see compare.Credits.
	Was *Facts `json:"was,omitempty"`
	// Edit says of a whole block that it was put in or struck out: see Edit.
	Edit Edit `json:"edit,omitempty"`
	// Note is printed beside the block: "corrected at minute 51".
	Note string `json:"note,omitempty"`
	Runs []Run  `json:"runs,omitempty"` // none in a table
}

// Edit marks words that were struck out or put in while the words before stay
// to be seen: a reader's changes to a draft, and the corrections with which a
// meeting approved its minutes. Original is the text before them, Settled the
// text after.
type Edit string

const (
	Struck Edit = "struck"
	Added  Edit = "added"
)

// Facts is what a block carries beside its text: who moved and seconded, how the
// vote went, when somebody left. A block has the one of its kind.
type Facts struct {
	Motion     *Motion     `json:"motion,omitempty"`
	Resolution *Resolution `json:"resolution,omitempty"`
	Action     *Action     `json:"action,omitempty"`
	Time       *TimeNote   `json:"time,omitempty"`
}

// Run is text in one style.
type Run struct {
	Text   string `json:"t"`
	Bold   bool   `json:"b,omitempty"`
	Italic bool   `json:"i,omitempty"`
	Lang   string `json:"lang,omitempty"` // BCP 47, "cy"; empty for the document's own
	Edit   Edit   `json:"edit,omitempty"` // struck out or put in, seen beside what was there
	Link   string `json:"link,omitempty"` // http, https or mailto; "minute:" and an item's UID is a cross reference, see Refer
}

// SameStyle tells whether r and s differ in their text alone.
func (r Run) SameStyle(s Run) bool {
	r.Text, s.Text = "", ""
	return r == s
}

// Table is a grid of cells. Every row has as many cells as there are columns.
type Table struct {
	Head    int      `json:"head,omitempty"` // how many first rows are column heads
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
}

// Column says how a column is set.
type Column struct {
	Width int    `json:"width,omitempty"` // relative; 0: by its content
	Align string `json:"align,omitempty"` // "", "centre" or "right"
}

// Cell is one cell of a table; '\n' parts its paragraphs.
type Cell struct {
	Runs []Run `json:"runs,omitempty"`
}

// Person names somebody in the record: the name as printed and, where it is
// known, the person's UID in the book.
type Person struct {
	UID  string `json:"uid,omitempty"`
	Name string `json:"name"`
}

// Outcome is what became of a motion or amendment.
type Outcome string

const (
	Undecided  Outcome = ""
	Carried    Outcome = "carried"
	Lost       Outcome = "lost"
	Withdrawn  Outcome = "withdrawn"
	DeferredTo Outcome = "deferred"
	Fell       Outcome = "fell" // no seconder
)

// Outcomes lists every outcome.
func Outcomes() []Outcome {
	return []Outcome{Undecided, Carried, Lost, Withdrawn, DeferredTo, Fell}
}

// Motion is what a motion or amendment carries beside its text.
type Motion struct {
	Mover    *Person `json:"mover,omitempty"`
	Seconder *Person `json:"seconder,omitempty"`
	// Amends is the id of the motion that an amendment amends, or of the one in
	// whose place a substantive motion stands: the motion as amended.
	Amends  string  `json:"amends,omitempty"`
	Outcome Outcome `json:"outcome,omitempty"`
	Vote    *Vote   `json:"vote,omitempty"`
}

// Verb is the word a decision is taken in.
type Verb string

const (
	Resolved    Verb = "RESOLVED"
	Recommended Verb = "RECOMMENDED"
	Agreed      Verb = "AGREED"
	Noted       Verb = "NOTED"
	Deferred    Verb = "DEFERRED"
	Referred    Verb = "REFERRED"
)

// Verbs lists every verb in the order screens offer them.
func Verbs() []Verb { return []Verb{Resolved, Recommended, Agreed, Noted, Deferred, Referred} }

// Resolution is what a resolution carries beside its text.
type Resolution struct {
	Verb Verb `json:"verb"`
	// Lead is printed before the text: "RESOLVED –". Empty where the text itself
	// says it, as in "The Sub-Committee noted the report."
	Lead     string  `json:"lead,omitempty"`
	Mover    *Person `json:"mover,omitempty"`
	Seconder *Person `json:"seconder,omitempty"`
	Vote     *Vote   `json:"vote,omitempty"`
}

// Method is how a vote was taken.
type Method string

const (
	Assent   Method = "assent" // nobody asked for a count
	Hands    Method = "hands"
	Recorded Method = "recorded" // by name
	Ballot   Method = "ballot"
)

// Methods lists every method.
func Methods() []Method { return []Method{Assent, Hands, Recorded, Ballot} }

// Choice is one member's vote.
type Choice string

const (
	For       Choice = "for"
	Against   Choice = "against"
	Abstained Choice = "abstained"
	NotVoting Choice = "not voting" // in the room, no vote cast
	Barred    Choice = "interest"   // out for an interest
)

// Choices lists every choice.
func Choices() []Choice { return []Choice{For, Against, Abstained, NotVoting, Barred} }

// Vote is how a vote went. In a recorded vote the counts are those of Names; in
// a show of hands Names are the members who asked for their own vote to be
// recorded (SI 1993/202 Sch 2 para 1). data/rules checks it.
type Vote struct {
	Method    Method      `json:"method"`
	For       int         `json:"for,omitempty"`
	Against   int         `json:"against,omitempty"`
	Abstained int         `json:"abstained,omitempty"`
	Casting   Choice      `json:"casting,omitempty"` // the chair's second vote on a tie: for or against
	Names     []NamedVote `json:"names,omitempty"`
}

// NamedVote is how one member voted.
type NamedVote struct {
	Person Person `json:"person"`
	Choice Choice `json:"choice"`
}

// Action is what an action carries beside its text.
type Action struct {
	Owner   *Person `json:"owner,omitempty"`
	Due     string  `json:"due,omitempty"`      // "2006-01-02"
	DueText string  `json:"due_text,omitempty"` // "next meeting"
	Source  string  `json:"source,omitempty"`   // the sentence it came from
}

// NoteKind says what a time note marks.
type NoteKind string

const (
	Opening     NoteKind = "opening"
	Closing     NoteKind = "closing"
	Arrival     NoteKind = "arrival"
	Departure   NoteKind = "departure"
	Adjournment NoteKind = "adjournment"
	Suspension  NoteKind = "suspension"
	Resumption  NoteKind = "resumption"
	Exclusion   NoteKind = "exclusion"   // the press and public leave (LGA 1972 s.100A(4))
	Readmission NoteKind = "readmission" // they may come in again
)

// NoteKinds lists every kind.
func NoteKinds() []NoteKind {
	return []NoteKind{Opening, Closing, Arrival, Departure, Adjournment, Suspension, Resumption, Exclusion, Readmission}
}

// TimeNote is what a note of time carries beside its text.
type TimeNote struct {
	Kind   NoteKind `json:"kind"`
	At     string   `json:"at,omitempty"` // "19:42"
	Person *Person  `json:"person,omitempty"`
	// Reason is why an exclusion keeps what follows from the public, as
	// Block.Exempt says it.
	Reason string `json:"reason,omitempty"`
}

// Text is the block's own text without style, marker or lead.
func (b Block) Text() string { return runsText(b.Runs) }

// Text is the cell's text without style.
func (c Cell) Text() string { return runsText(c.Runs) }

func runsText(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var sb strings.Builder
	for _, r := range runs {
		sb.WriteString(r.Text)
	}
	return sb.String()
}

// Empty tells whether the document holds no text at all.
func (d Document) Empty() bool {
	return !slices.ContainsFunc(d.Blocks, func(b Block) bool {
		return b.Table != nil || strings.TrimSpace(b.Text()) != ""
	})
}

// Block finds the block with the id, and its place; -1 if there is none.
func (d Document) Block(id string) (Block, int) {
	i := slices.IndexFunc(d.Blocks, func(b Block) bool { return b.ID == id })
	if i < 0 {
		return Block{}, -1
	}
	return d.Blocks[i], i
}

// NewID returns a fresh block id: 10 letters and digits, 50 random bits, so two
// blocks of one meeting do not share one by chance.
func NewID() string { return strings.ToLower(rand.Text()[:10]) }

// Text makes a paragraph of plain text with a fresh id.
func Text(s string) Block { return NewBlock(Paragraph, 0, s) }

// NewBlock makes a block of plain text with a fresh id.
func NewBlock(kind Kind, level int, s string) Block {
	b := Block{ID: NewID(), Kind: kind, Level: level}
	if s != "" {
		b.Runs = []Run{{Text: s}}
	}
	return b
}

// FromText makes a document of plain text, a paragraph a line; empty lines
// only part paragraphs.
func FromText(s string) Document {
	var d Document
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			d.Blocks = append(d.Blocks, Text(line))
		}
	}
	return d
}
