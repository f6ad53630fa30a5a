package data

// Template is the list of items an agenda starts from.
type Template struct {
	ID    int64          `json:"id"`
	UID   string         `json:"uid"`
	Body  int64          `json:"body,omitempty"` // 0: for every body
	Name  string         `json:"name"`
	Items []TemplateItem `json:"items"`
}

// TemplateItem is one item of a template.
type TemplateItem struct {
	Title    string         `json:"title"`
	Text     string         `json:"text,omitempty"`     // agenda text, a paragraph a line
	Heading  bool           `json:"heading,omitempty"`  //
	Standing bool           `json:"standing,omitempty"` // every agenda of the body starts with it
	Items    []TemplateItem `json:"items,omitempty"`    // sub-items
}
