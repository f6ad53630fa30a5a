package layout

// Page is a page ready to be drawn: plain data that tests can look at.
type Page struct {
	Section string
	Fills   []Fill // behind the text
	Texts   []Text // in reading order; furniture last
	Links   []Link
	Marks   []PlacedMark
}

// Text is text in one face on one baseline.
type Text struct {
	X, Y   float64 // left end of the baseline
	W      float64
	Size   float64
	Face   Face
	Colour Colour
	Lang   string
	Role   Role
	Part   int // texts of one block, or of one cell of a table, share a number
	S      string
}

// Fill is a filled rectangle: a background, a bar or a line.
type Fill struct {
	X, Y, W, H float64
	Colour     Colour
}

// Link is a place to click.
type Link struct {
	X, Y, W, H float64
	To         string // as Run.Link
}

// PlacedMark is an entry of the outline with its height on the page.
type PlacedMark struct {
	Mark
	Y float64
}

// Place is where an anchor stands.
type Place struct {
	Page int // from 1
	Y    float64
}

// Pages is a document laid out.
type Pages struct {
	Pages    []Page
	Anchors  map[string]Place
	Warnings []Warning
}
