package accessible

import (
	"fmt"
	"slices"
)

// Summary says in one sentence what a report means for readers who cannot see
// the page.
func Summary(r Report) string {
	reason := Reason(r)
	if reason == "" {
		return "Accessible, as far as a machine can tell."
	}
	return "Not accessible: " + reason + "."
}

// Reason says why not everyone can read the file, the gravest first: "it has no
// tags, and 2 more rules are broken". It is empty for a file that is accessible.
func Reason(r Report) string {
	gravest, kinds := "", 0
	for i, rule := range rules {
		if rule.About&Reading == 0 || i == int(noUAClaim) || !slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Name == rule.Name }) {
			continue
		}
		if kinds++; gravest == "" {
			gravest = plainly(rule.Name, r)
		}
	}
	switch {
	case kinds == 0:
		return ""
	case gravest == "":
		return broken(kinds, "")
	case kinds == 1:
		return gravest
	}
	return gravest + ", and " + broken(kinds-1, "more ")
}

func broken(rules int, more string) string {
	if rules == 1 {
		return "one " + more + "rule is broken"
	}
	return fmt.Sprintf("%d %srules are broken", rules, more)
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
		if pages == 1 {
			return fmt.Sprintf("one of its %d pages is a scan without words that can be read", r.Pages)
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

// Group is a run of pages on which the same rules are broken.
type Group struct {
	First, Last int // 0 for the whole file
	Faults      []Fault
}

// Title is "The whole file", "Page 3" or "Pages 4 to 9".
func (g Group) Title() string {
	switch {
	case g.First == 0:
		return "The whole file"
	case g.First == g.Last:
		return fmt.Sprintf("Page %d", g.First)
	}
	return fmt.Sprintf("Pages %d to %d", g.First, g.Last)
}

// Groups puts the faults of a report together by page; pages that follow one
// another and break the same rules are one group.
func Groups(faults []Fault) []Group {
	var out []Group
	for _, f := range faults {
		if n := len(out); n > 0 && out[n-1].Last == f.Page {
			out[n-1].Faults = append(out[n-1].Faults, f)
			continue
		}
		out = join(out)
		out = append(out, Group{f.Page, f.Page, []Fault{f}})
	}
	return join(out)
}

// join puts the last group into the one before it, if they are alike.
func join(groups []Group) []Group {
	n := len(groups)
	if n < 2 {
		return groups
	}
	before, last := &groups[n-2], groups[n-1]
	alike := slices.EqualFunc(before.Faults, last.Faults, func(a, b Fault) bool { return a.Name == b.Name })
	if before.First == 0 || before.Last+1 != last.First || !alike {
		return groups
	}
	before.Last = last.Last
	for i, f := range last.Faults {
		before.Faults[i].Times += f.Times
	}
	return groups[:n-1]
}
