package rules

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// Number is a minute number: as it is printed, and the part of it that counts.
// Sub-items print their item's number with a letter and count for nothing.
type Number struct {
	Printed  string
	Sequence int
}

// AgendaNumbers gives out the agenda numbers 1, 2, 3a of items in printed order,
// by item ID. An item that has a number keeps it; one that came in later gets a
// number no other has, after those before it: 3, then 3A, then 4. Headings have
// none.
func AgendaNumbers(items []data.Item) map[int64]string {
	given := map[string]bool{}
	for _, i := range items {
		if i.AgendaNumber != "" {
			given[i.AgendaNumber] = true
		}
	}
	fresh := len(given) == 0
	out := map[int64]string{}
	subs := map[int64]int{}
	count, before := 0, ""
	for _, i := range items {
		if i.Heading {
			continue
		}
		number := i.AgendaNumber
		switch {
		case number != "":
		case i.Parent != 0:
			number = nextFree(given, func() string {
				subs[i.Parent]++
				return out[i.Parent] + doc.Letters(subs[i.Parent])
			})
		case fresh || !followed(items, i):
			number = nextFree(given, func() string { count++; return fmt.Sprint(count) })
		default:
			n := 0
			number = nextFree(given, func() string { n++; return before + strings.ToUpper(doc.Letters(n)) })
		}
		given[number] = true
		out[i.ID] = number
		if i.Parent == 0 && i.AgendaNumber != "" {
			before = number
		}
	}
	return out
}

// followed tells whether an item after late at the top level has its number.
func followed(items []data.Item, late data.Item) bool {
	after := false
	for _, i := range items {
		if after && i.Parent == 0 && i.AgendaNumber != "" {
			return true
		}
		after = after || i.ID == late.ID
	}
	return false
}

func nextFree(given map[string]bool, next func() string) string {
	for {
		if n := next(); !given[n] {
			return n
		}
	}
}

// MinuteNumbers gives out the minute numbers of items in printed order, by item
// ID. last is the highest number the body has given out in the municipal year,
// held the day of the meeting. Items that have a number keep it.
func MinuteNumbers(items []data.Item, scheme data.Numbering, last int, held data.Date) map[int64]Number {
	if scheme == data.PerMeeting {
		last = 0
	}
	for _, i := range items {
		last = max(last, i.Sequence)
	}
	out := map[int64]Number{}
	subs := map[int64]int{}
	for _, i := range items {
		switch {
		case i.Heading:
		case i.MinuteNumber != "":
			out[i.ID] = Number{i.MinuteNumber, i.Sequence}
			if i.Parent != 0 {
				subs[i.Parent]++
			}
		case i.Parent != 0:
			subs[i.Parent]++
			out[i.ID] = Number{Printed: out[i.Parent].Printed + doc.Letters(subs[i.Parent])}
		default:
			last++
			out[i.ID] = Number{printedNumber(scheme, last, held), last}
		}
	}
	return out
}

func printedNumber(scheme data.Numbering, n int, held data.Date) string {
	if scheme == data.YearTagged {
		return fmt.Sprintf("%d/%02d", n, held.Time().Year()%100)
	}
	return fmt.Sprint(n)
}
