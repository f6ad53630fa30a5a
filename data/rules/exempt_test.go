package rules

import (
	"testing"

	"minutebook/data"
)

func TestExemptParagraphs(t *testing.T) {
	english, welsh := data.Body{Notice: data.EnglishPrincipal}, data.Body{Notice: data.WelshPrincipal}
	for _, c := range []struct {
		body    data.Body
		reasons []string
		want    string
	}{
		{english, []string{"3"}, "paragraph 3 of Part 1 of Schedule 12A"},
		{english, []string{"1, 2", "3", "2"}, "paragraphs 1, 2 and 3 of Part 1 of Schedule 12A"},
		{welsh, []string{"12 and 13"}, "paragraphs 12 and 13 of Part 4 of Schedule 12A"}, // Part 4 is Wales's
		{english, []string{"3", "a tender"}, ""},
		{english, nil, ""},
	} {
		if got := ExemptParagraphs(c.body, c.reasons...); got != c.want {
			t.Errorf("%v: %q, want %q", c.reasons, got, c.want)
		}
	}
}
