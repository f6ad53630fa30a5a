package widgets

import (
	"minutebook/data"
	"minutebook/data/english"
)

// StatusTone is how a meeting's status looks in a badge.
func StatusTone(s data.Status) Tone {
	switch s {
	case data.Issued, data.Drafting:
		return Notice
	case data.WithChair, data.DraftPublished:
		return Warning
	case data.Approved, data.Signed:
		return Good
	}
	return Plain
}

// Capital is s with a capital first letter: "Ordinary".
func Capital(s string) string { return english.Capital(s) }

// Labels are the names of a list of kinds or states as choices offer them.
func Labels[T ~string](list []T) []string {
	var labels []string
	for _, v := range list {
		labels = append(labels, Capital(string(v)))
	}
	return labels
}

// Count is a number of things in words: Count(1, "meeting") is "1 meeting",
// Count(3, "meeting") "3 meetings", Count(0, "meeting") "no meetings".
func Count(n int, thing string) string {
	if n == 0 {
		return "no " + thing + "s"
	}
	return english.Count(n, thing)
}
