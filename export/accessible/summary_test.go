package accessible_test

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/export/accessible"
)

// faulty is a report of rules broken on pages: "scan 3", "no-title 0".
func faulty(pages int, broken ...string) accessible.Report {
	r := accessible.Report{Pages: pages}
	for _, b := range broken {
		var name string
		page := 0
		fmt.Sscan(b, &name, &page)
		for _, rule := range accessible.Rules() {
			if rule.Name == name {
				r.Faults = append(r.Faults, accessible.Fault{Rule: rule, Page: page, Times: 1})
			}
		}
	}
	return r
}

func TestSummary(t *testing.T) {
	for want, r := range map[string]accessible.Report{
		"Accessible, as far as a machine can tell.":                                                 faulty(2, "no-ua-mark 0", "no-archive-mark 0"),
		"Not accessible: it has no tags.":                                                           faulty(2, "no-tags 0", "no-identity 0"),
		"Not accessible: it is a scan without words that can be read, and 2 more rules are broken.": faulty(2, "no-tags 0", "no-title 0", "scan 1", "scan 2"),
		"Not accessible: one of its 3 pages is a scan without words that can be read.":              faulty(3, "scan 2"),
		"Not accessible: 2 of its 3 pages are scans without words that can be read.":                faulty(3, "scan 1", "scan 2"),
		"Not accessible: it has no title, and one more rule is broken.":                             faulty(3, "no-title 0", "tab-order 2"),
		"Not accessible: one rule is broken.":                                                       faulty(3, "tab-order 1", "tab-order 2"),
		"Not accessible: 2 rules are broken.":                                                       faulty(3, "tab-order 1", "link-words 1"),
	} {
		if got := accessible.Summary(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestGroups(t *testing.T) {
	r := faulty(9, "no-tags 0", "no-title 0", "scan 1", "scan 2", "scan 3", "scan 5", "link-words 6", "tab-order 6", "link-words 7", "tab-order 7", "scan 8")
	var got []string
	for _, g := range accessible.Groups(r.Faults) {
		line := g.Title() + ":"
		for _, f := range g.Faults {
			line += fmt.Sprintf(" %s×%d", f.Name, f.Times)
		}
		got = append(got, line)
	}
	want := []string{"The whole file: no-tags×1 no-title×1", "Pages 1 to 3: scan×3", "Page 5: scan×1", "Pages 6 to 7: link-words×2 tab-order×2", "Page 8: scan×1"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("groups\n%s", strings.Join(got, "\n"))
	}
	if accessible.Groups(nil) != nil {
		t.Error("groups of nothing")
	}
	if r.Faults[2].Times != 1 {
		t.Error("the report itself was changed")
	}
}
