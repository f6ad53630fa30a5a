package rules

import "minutebook/data"

// MunicipalYear is the year a meeting on day d belongs to, named by the calendar
// year it starts in: with yearStart "05-01", 30 April 2017 is in 2016. An empty
// yearStart means 1 May.
func MunicipalYear(d data.Date, yearStart string) int {
	if yearStart == "" {
		yearStart = "05-01"
	}
	t := d.Time()
	if t.Format("01-02") < yearStart {
		return t.Year() - 1
	}
	return t.Year()
}
