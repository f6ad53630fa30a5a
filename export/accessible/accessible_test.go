package accessible_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"minutebook/export/accessible"
)

func check(t testing.TB, file []byte) accessible.Report {
	t.Helper()
	r, err := accessible.Check(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told are the rules a report says are broken.
func told(r accessible.Report) []string {
	out := []string{}
	for _, f := range r.Faults {
		if !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return out
}

func TestTheGoodPaperPasses(t *testing.T) {
	r := check(t, good().bytes())
	for _, f := range r.Faults {
		t.Errorf("page %d: %s: %s", f.Page, f.Name, f.What)
	}
	if !r.Tagged || r.Pages != 1 || fmt.Sprint(r.Claims) != "[PDF/UA-1 PDF/A-2a]" || !r.Accessible() || !r.Archival() ||
		!r.Claim("PDF/A") || r.Claim("PDF/X") {
		t.Errorf("report %+v", r)
	}
	if got, want := accessible.Summary(r), "Accessible, as far as a machine can tell."; got != want {
		t.Errorf("summary %q", got)
	}
}

func TestRulesAreWhole(t *testing.T) {
	names := map[string]bool{}
	for i, r := range accessible.Rules() {
		if r.Name == "" || names[r.Name] || r.About == 0 || !strings.Contains(r.Source, ", ") ||
			!strings.HasSuffix(r.What, ".") || !strings.HasSuffix(r.Mend, ".") {
			t.Errorf("rule %d is not whole: %+v", i, r)
		}
		names[r.Name] = true
	}
}
