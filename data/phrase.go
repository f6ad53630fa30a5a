package data

// Phrase is wording kept under an abbreviation; typing the abbreviation and a
// semicolon puts the text in its place. {committee} and the like are fields.
type Phrase struct {
	ID     int64  `json:"id"`
	UID    string `json:"uid"`
	Body   int64  `json:"body,omitempty"` // 0: for every body
	Abbrev string `json:"abbrev"`
	Text   string `json:"text"`
}
