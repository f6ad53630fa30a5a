package export

import (
	"slices"
	"testing"

	"minutebook/data/doc"
)

// Titles as council agendas word them, the matter invented; the word first that a
// reader would look for.
func TestSubjects(t *testing.T) {
	for title, want := range map[string]string{
		"Budget 2027/28":                                          "Budget 2027/28",
		"Approval of the budget 2027/28":                          "Budget 2027/28, approval of",
		"To consider and approve the 2027/28 budget":              "Budget 2027/28",
		"To receive a report on river quality":                    "River quality",
		"Verbal update on the pavilion roof (for information)":    "Pavilion roof",
		"PURCHASE of land for the depot":                          "Land for the depot, purchase of",
		"Appointment of a representative to the Weir Trust":       "Representative to the Weir Trust, appointment of",
		"Proposed closure of Tan Lane":                            "Closure of Tan Lane, proposed",
		"Draft local plan":                                        "Local plan, draft",
		"The Mill Lane drainage scheme.":                          "Mill Lane drainage scheme",
		"Consultation on the county's bus strategy":               "County's bus strategy, consultation on",
		"2026 review of allotment rents":                          "Review of allotment rents 2026",
		"Discussion on the market (verbal report)":                "Market",
		"Residents’ parking in Mill Lane":                         "Residents’ parking in Mill Lane",
		"Update on":                                               "Update on",
		"Report":                                                  "Report",
		"To note the progress report on the bridge (pages 4 – 9)": "Bridge",
		"": "",
	} {
		if got := subject(title); got != want {
			t.Errorf("%q is listed as %q, want %q", title, got, want)
		}
	}
}

// An index has Ŵyn beside Wyn, and takes no heed of quotation marks.
func TestOrderOfAnIndex(t *testing.T) {
	names := []string{"Zoo", "“Weir”, the", "Ŵyn", "wharf", "2027 plan", "Éclair", "Dean’s yard", "Deans"}
	slices.SortFunc(names, func(a, b string) int {
		if sortKey(a) < sortKey(b) {
			return -1
		}
		return 1
	})
	want := []string{"2027 plan", "Deans", "Dean’s yard", "Éclair", "“Weir”, the", "wharf", "Ŵyn", "Zoo"}
	if !slices.Equal(names, want) {
		t.Errorf("sorted: %q", names)
	}
}

// Words in which two texts differ are printed with a few around them, and in bold
// (here in brackets).
func TestDiffering(t *testing.T) {
	said := func(runs []doc.Run) string {
		out := ""
		for _, r := range runs {
			if r.Bold {
				r.Text = "[" + r.Text + "]"
			}
			out += r.Text
		}
		return out
	}
	for _, c := range []struct{ before, after, went, came string }{
		{"one two three four", "one two THREE four", "one two [three] four", "one two [THREE] four"},
		{"zero one two three four five six seven eight nine ten", "zero one two three four FIVE six seven eight nine ten", "… two three four [five] six seven eight …", "… two three four [FIVE] six seven eight …"},
		{"It was agreed.", "It was lost.", "It was [agreed].", "It was [lost]."},
		{"", "Put in.", "(nothing)", "Put in."},
		{"Taken out.", "", "Taken out.", "(nothing)"},
		{"1 a b c d e f g h i j 2", "3 a b c d e f g h i j 4", "[1] a b c … h i j [2]", "[3] a b c … h i j [4]"},
		{"the same", "the same", "the same", "the same"},
	} {
		went, came := differing(c.before, c.after)
		if said(went) != c.went || said(came) != c.came {
			t.Errorf("%q and %q: %q went and %q came", c.before, c.after, said(went), said(came))
		}
	}
}

// TestCode: the first 16 digits in fours, whatever the hash.
func TestCode(t *testing.T) {
	for hash, want := range map[string]string{"3f2a91c07bd4e118aa": "3F2A 91C0 7BD4 E118", "": "", "short": ""} {
		if got := Code(hash); got != want {
			t.Errorf("%q has the code %q", hash, got)
		}
	}
}
