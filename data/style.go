package data

import (
	"encoding/json"
	"slices"
)

// Typeface is the family a body's documents are set in.
type Typeface string

const (
	SourceSans Typeface = "source-sans-3"              // the usual one; empty means it too
	Atkinson   Typeface = "atkinson-hyperlegible-next" // drawn for readers with low vision
)

// Typefaces lists every family.
func Typefaces() []Typeface { return []Typeface{SourceSans, Atkinson} }

// Style is the look of a body's documents. The zero Style is the usual one.
type Style struct {
	Crest    string   `json:"crest,omitempty"`     // hex SHA-256 of a PNG or JPEG in attachments/; empty: none
	CrestAlt string   `json:"crest_alt,omitempty"` // what the crest shows, for who cannot see it
	Typeface Typeface `json:"typeface,omitempty"`
	Size     int      `json:"size,omitempty"` // points of body text, one of Sizes; 0: UsualSize
}

// Sizes of body text, in points. From 12 on nothing is smaller than body text.
const (
	UsualSize = 11
	ClearSize = 12
	LargeSize = 14 // the least of large print (UK Association for Accessible Formats)
)

// Sizes lists every size.
func Sizes() []int { return []int{UsualSize, ClearSize, LargeSize} }

// Points is the size of body text; the usual one where Size is none of Sizes.
func (s Style) Points() int {
	if slices.Contains(Sizes(), s.Size) {
		return s.Size
	}
	return UsualSize
}

// UnmarshalJSON reads a style, also one that says "large" for LargeSize, as books did
// before there was a choice.
func (s *Style) UnmarshalJSON(b []byte) error {
	type plain Style
	old := struct {
		*plain
		Large bool `json:"large"`
	}{plain: (*plain)(s)}
	if err := json.Unmarshal(b, &old); err != nil {
		return err
	}
	if old.Large && s.Size == 0 {
		s.Size = LargeSize
	}
	return nil
}
