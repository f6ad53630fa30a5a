// Package layout turns blocks into the pages of a PDF, in three passes with
// plain data between them: measure (blocks to pieces, a line or a row each),
// break (pieces to pages) and draw (pages to bytes). gofpdf is known to the
// last pass alone.
//
// Words. A run is text in one face. A block is a paragraph, a table, a rule or
// a group of blocks. A piece is the smallest thing that stays on one page. The
// furniture of a page is what stands in its margins. An anchor is a named place
// that links and tables of contents point to. The structure is the tree of
// elements (headings, paragraphs, lists, tables) that a screen reader goes
// through; what is in no element (furniture, fills, lines, the head of a table
// where it is printed again) is an artifact. A side note stands in the margin beside the
// paragraph it belongs to, and is read before it. Large print is everything magnified
// until body text has the size of the document, and nothing smaller than that.
//
// Lengths are points, 1/72 inch; y grows downwards from the top of the page. In
// large print those of blocks are magnified with the text.
//
// Promises. Text is drawn in reading order, in one place, with its element beside
// it. A heading stays with what follows it and skips no level; no page starts or
// ends with a single line of a longer paragraph. Nothing is set outside the
// column. The file claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). The
// same document gives the same bytes. Text must hold only characters that
// Fonts.Has knows; what is not known is drawn as U+FFFD.
package layout

import (
	"fmt"
	"time"

	"minutebook/data"
)

// Face is a face of the document's typeface.
type Face uint8

const (
	Regular    Face = 0
	Bold       Face = 1
	Italic     Face = 2
	BoldItalic Face = Bold | Italic
)

// Colour is red, green and blue.
type Colour [3]uint8

// Black is the colour of text that has no other.
var Black = Colour{}

// Run is text in one face. A '\n' starts a new line.
type Run struct {
	Text   string
	Face   Face
	Colour Colour
	Size   float64 // 0: that of the paragraph
	Lang   string  // BCP 47; empty for the document's
	Link   string  // an address, or "#" and the name of an anchor
	Edit   Edit    // of words that were struck out or put in
}

// Edit marks words that were struck out, and have a line through them, or put in,
// and have a line under them. Who hears the document is told so: no struck word is
// taken for one that stands.
type Edit uint8

const (
	Struck Edit = iota + 1
	Added
)

// Role is what a piece of text is to a reader who cannot see the page; the
// names are PDF's structure types (ISO 32000-1, 14.8.4).
type Role string

// Roles that blocks may have.
const (
	Title     Role = "H1" // the title of a document is its first heading
	Heading2  Role = "H2"
	Paragraph Role = "P"
	ListItem  Role = "LI"
	Quotation Role = "BlockQuote"
	Caption   Role = "Caption"
	Artifact  Role = "Artifact" // furniture, repeated heads: not part of the text
)

// Heading is a heading of a level from 1; PDF knows six.
func Heading(level int) Role { return Role(fmt.Sprintf("H%d", min(max(level, 1), deepestHeading))) }

const deepestHeading = 6

// level is that of a heading, or 0.
func (r Role) level() int {
	if len(r) == 2 && r[0] == 'H' && r[1] >= '1' && r[1] <= '0'+deepestHeading {
		return int(r[1] - '0')
	}
	return 0
}

// Under is a heading one level further down, or any other role.
func (r Role) Under() Role {
	if n := r.level(); n > 0 {
		return Heading(n + 1)
	}
	return r
}

// Align says where lines stand in their column.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
)

// Block is a Para, Table, Figure, Group, Line or PageBreak.
type Block interface{ isBlock() }

// Para is a paragraph, a heading or a list item.
type Para struct {
	Role     Role // empty: Paragraph
	Level    int  // of a list item: 1, 2 ...; 0: 1
	More     bool // it is read as one with the paragraph before it
	Runs     []Run
	Size     float64 // 0: 11
	Left     float64 // indents from the sides of the column
	Right    float64
	Marker   []Run   // printed before the first line, as text
	MarkerAt float64 // where it starts, from the side of the column
	Tail     []Run   // printed at the right end of the last line
	Before   float64 // space; of two that meet the greater counts
	After    float64
	Keep     bool   // with the next block
	Whole    bool   // never parted by the end of a page
	Mark     *Mark  // entry in the outline
	Anchor   string // name of this place
	Side     []Run  // a side note; a document with such needs a Margin
}

// Mark is an entry of the outline, at level 0, 1 ...
type Mark struct {
	Title string
	Level int
}

// Table is rows of cells. Rows with Lines have hairlines between them.
type Table struct {
	Columns []Column
	Reading Reading
	Head    int  // first rows that are printed again on every page
	Label   bool // the first column says what the rest of its row is
	Rows    []Row
	Size    float64 // 0: 10
	Lines   bool
	Left    float64
	Gap     float64 // between columns; 0: 12
	Before  float64
	After   float64
	Keep    bool
	Where   string // names the table in warnings
}

// Reading is what a table is to a reader who cannot see it.
type Reading uint8

const (
	AsGrid     Reading = iota // rows and columns with their heads
	AsList                    // the cells are the items of a list, row by row; a label stands before its own
	AsLines                   // each row is a paragraph
	AsContents                // each row is a line of a table of contents
)

// Column is a column of a table.
type Column struct {
	Share float64 // relative width; 0: by its content
	Width float64 // points; 0: not fixed
	Align Align
}

// Row is a row of cells, one a column.
type Row []Cell

// Cell is one cell of a table.
type Cell []Run

// Group sets blocks apart by a bar at their left or a fill behind them.
type Group struct {
	Blocks []Block
	Left   float64 // of the bar or fill, from the side of the column
	Inset  float64 // from there to the blocks
	Pad    float64 // above and below the blocks
	Bar    *Colour
	Fill   *Colour
	Before float64
	After  float64
	Whole  bool // kept on one page where it fits
}

// Figure is a picture with what it shows in words.
type Figure struct {
	Picture *Picture
	Alt     string
	Width   float64 // of the room it may take; it keeps its shape
	Height  float64
	Align   Align
	Before  float64
	After   float64
	Keep    bool
}

// Line is a horizontal line across the column.
type Line struct {
	Colour Colour
	Weight float64
	Before float64
	After  float64
	Keep   bool
}

// PageBreak starts a new page. Blocks after it belong to the section it names,
// which furniture may print.
type PageBreak struct{ Section string }

func (Para) isBlock()      {}
func (Table) isBlock()     {}
func (Group) isBlock()     {}
func (Figure) isBlock()    {}
func (Line) isBlock()      {}
func (PageBreak) isBlock() {}

// Doc is a document to lay out.
type Doc struct {
	Title    string
	Author   string
	Lang     string    // BCP 47
	Made     time.Time // the day the document carries, 1 January 1970 if it is zero; never the clock
	Typeface data.Typeface
	Size     float64 // of body text; 0: 11 points. Larger, nothing is smaller than body text
	Margin   float64 // room at the right of the column for side notes
	Blocks   []Block
	// Furniture is asked for the margins of each page; nil leaves them empty.
	Furniture func(page, of int, section string) Furniture
}

// Furniture is one line at the head and one at the foot of a page, each with
// runs at its left and right.
type Furniture struct {
	HeadLeft, HeadRight []Run
	FootLeft, FootRight []Run
	FootCentre          []Run
	FootBox             float64 // width of an empty box behind what stands at the left of the foot, to write in
	HeadRule            bool
}

// Warning says what could not be printed as it was given, and where.
type Warning struct{ Where, What string }

// Sizes of an A4 page.
const (
	PageWidth  = 595.28
	PageHeight = 841.89

	pageTop    = 76.0 // the blocks stand from here
	pageBottom = PageHeight - 74

	bodySize      = 11.0
	tableSize     = 10.0
	furnitureSize = 9.0
)

// leading is the usual distance of baselines at a size.
func leading(size float64) float64 {
	if size >= 16 {
		return size * 1.2
	}
	return size * 1.36
}
