package rules

import "minutebook/data"

// UsualItems are what nearly every agenda of a body starts with, in the usual order:
// the items of a first template. The minutes that wait are named by themselves.
func UsualItems(b data.Body) []data.TemplateItem {
	absence := "To receive apologies for absence and the names of substitute members."
	interests := "To receive declarations of interest from members and officers in any item on this agenda."
	if IsParish(b.Notice) {
		absence = "To receive apologies for absence and consider the reasons given." // LGA 1972 s.85(1)
		interests = "To receive declarations of interest, and consider requests for dispensations."
	}
	out := []data.TemplateItem{
		{Title: "Apologies for absence", Text: absence},
		{Title: "Declarations of interest", Text: interests},
		{Title: "Minutes of the last meeting"},
		{Title: "Public participation", Text: "To hear members of the public who wish to speak on items on this agenda."},
		{Title: "Date of next meeting"},
	}
	for i := range out {
		out[i].Standing = true
	}
	return out
}
