package layout

import "minutebook/data"

// Page is a page ready to be drawn: plain data that tests can look at.
type Page struct {
	Section  string
	Fills    []Fill // behind the text
	Pictures []PlacedPicture
	Texts    []Text // in reading order; furniture last
	Links    []Link
	Marks    []PlacedMark
}

// Text is text in one face on one baseline.
type Text struct {
	X, Y     float64 // left end of the baseline
	W        float64
	Size     float64
	Typeface data.Typeface // the document's, or what stands in for it
	Face     Face
	Colour   Colour
	Role     Role     // of its block
	In       *Element // its place in the structure; nil for an artifact
	S        string
}

// Fill is a filled rectangle: a background, a bar or a line.
type Fill struct {
	X, Y, W, H float64
	Colour     Colour
}

// PlacedPicture is a picture on a page.
type PlacedPicture struct {
	X, Y, W, H float64
	Picture    *Picture
	In         *Element
}

// Link is a place to click.
type Link struct {
	X, Y, W, H float64
	To         string   // as Run.Link
	In         *Element // nil where its text is printed again
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
	Pages     []Page
	Anchors   map[string]Place
	Structure *Element // Document
	Warnings  []Warning
}
