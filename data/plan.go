package data

// PlanEntry is business that a body expects: a line of its forward plan, which
// committees call their work programme.
type PlanEntry struct {
	ID        int64  `json:"id"`
	UID       string `json:"uid"`
	Body      int64  `json:"body"`
	Title     string `json:"title"`
	Text      string `json:"text,omitempty"` // agenda text, a paragraph a line
	Due       Date   `json:"due,omitempty"`  // the day of the meeting it is expected at, or the first of that month; empty: not fixed
	Presenter string `json:"presenter,omitempty"`
	Key       bool   `json:"key,omitempty"`    // a key decision, announced 28 clear days before (SI 2012/2089 reg 9)
	Exempt    string `json:"exempt,omitempty"` // as Item.Exempt; taken in private, announced 28 clear days before (SI 2012/2089 reg 5)
	Item      int64  `json:"item,omitempty"`   // the agenda item it became; 0: still to come
	Source    int64  `json:"source,omitempty"` // the item that was deferred to it; 0: none
	Added     Date   `json:"added"`
}

// Expected is when the business is expected: "4 January 2027", "January 2027" for
// the first day of a month, which stands for the month; "No date yet".
func (e PlanEntry) Expected() string {
	switch {
	case e.Due == "":
		return "No date yet"
	case e.Due[len(e.Due)-2:] == "01":
		return e.Due.Time().Format("January 2006")
	}
	return e.Due.Medium()
}
