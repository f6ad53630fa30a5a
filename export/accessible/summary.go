package accessible

import (
	"fmt"
	"slices"
)

// Summary says in one sentence what a report means for readers who cannot see
// the page.
func Summary(r Report) string {
	var graver []string // the faults that matter most, in the order of their weight
	kinds := 0
	for i, rule := range rules {
		if rule.About&Reading == 0 || i == int(noUAClaim) || !slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Name == rule.Name }) {
			continue
		}
		kinds++
		if words := plainly(rules[i].Name, r); words != "" {
			graver = append(graver, words)
		}
	}
	switch {
	case kinds == 0:
		return "Accessible, as far as a machine can tell."
	case len(graver) == 0 && kinds == 1:
		return "Not accessible: one rule is broken."
	case len(graver) == 0:
		return fmt.Sprintf("Not accessible: %d rules are broken.", kinds)
	case kinds == 1:
		return "Not accessible: " + graver[0] + "."
	}
	return fmt.Sprintf("Not accessible: %s; %d in all.", graver[0], kinds)
}

// plainly is a grave fault in a few words; "" for the others.
func plainly(name string, r Report) string {
	pages := 0
	for _, f := range r.Faults {
		if f.Name == name && f.Page > 0 {
			pages++
		}
	}
	switch name {
	case rules[lockedAloud].Name:
		return "it is locked against screen readers"
	case rules[scan].Name:
		if pages == r.Pages {
			return "it is a scan without words that can be read"
		}
		return fmt.Sprintf("%d of its %d pages are scans without words that can be read", pages, r.Pages)
	case rules[noTags].Name:
		return "it has no tags"
	case rules[silentPicture].Name:
		return "pictures in it have no description"
	case rules[noLanguage].Name:
		return "it does not say which language it is in"
	case rules[noTitle].Name:
		return "it has no title"
	case rules[skippedHeading].Name, rules[firstHeading].Name:
		return "its headings skip a level"
	case rules[headlessTable].Name, rules[unscopedHead].Name:
		return "its tables have no proper headings"
	}
	return ""
}
