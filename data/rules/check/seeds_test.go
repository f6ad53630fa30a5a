package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"minutebook/data/exchange/moderngov"
	"minutebook/data/rules/check"
)

// Real pages and what is really wrong in them, by the first three digits of
// their names: the rule and the words. Sentences offered as actions are listed
// by their beginnings.
var seeds = map[string][]string{
	"000": nil,
	"002": nil,
	"003": {"share “Five (72%)”", "action? “Officer were asked to provide future performance…”", "action? “The Sub-Committee asked for the Inclusion Policy…”"},
}

func TestRealPagesRaiseNoFalseAlarm(t *testing.T) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for ; files == nil; dir = filepath.Dir(dir) {
		files, _ = filepath.Glob(filepath.Join(dir, "shared", "seeds", "*.txt"))
		if dir == filepath.Dir(dir) {
			t.Skip("the real pages are not here: no folder shared/seeds above the working directory")
		}
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := moderngov.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		for i := range page.Meeting.Items {
			page.Meeting.Items[i].ID = int64(i + 1)
		}
		var got []string
		for _, f := range new(check.Checker).Minutes(page.Meeting, check.Known{}) {
			line := string(f.Rule)
			if f.Words != "" {
				line = fmt.Sprintf("%s “%s”", f.Rule, start(f.Words))
			}
			got = append(got, line)
		}
		name := filepath.Base(file)[:3]
		if want, ok := seeds[name]; ok && !slices.Equal(got, want) || !ok {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// start is the first words of a text.
func start(words string) string {
	const most = 48
	if len(words) <= most {
		return words
	}
	return words[:most] + "…"
}
