package english_test

import (
	"testing"

	"minutebook/data/english"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{english.Count(0, "page"), "0 pages"},
		{english.Count(1, "page"), "1 page"},
		{english.Count(12, "clear day"), "12 clear days"},
		{english.Join(", "), ""},
		{english.Join(", ", "", "Town Hall ", " ", "Wed 3 June"), "Town Hall, Wed 3 June"},
		{english.List(nil), ""},
		{english.List([]string{"item 1"}), "item 1"},
		{english.List([]string{"item 1", "item 4"}), "item 1 and item 4"},
		{english.List([]string{"item 1", "item 4", "item 9"}), "item 1, item 4 and item 9"},
		{english.Capital(""), ""},
		{english.Capital("the chair"), "The chair"},
		{english.Capital("ŵyl Ddewi"), "Ŵyl Ddewi"},
		{english.The(""), ""},
		{english.The("The Moot"), "The Moot"},
		{english.The("Rivers Panel"), "the Rivers Panel"},
		{english.Inside(""), ""},
		{english.Inside("A"), "a"},
		{english.Inside("Summons and Agenda"), "summons and Agenda"},
		{english.Inside("A note"), "a note"},
		{english.Inside("Ôl-drafodaeth"), "ôl-drafodaeth"},
		{english.Inside("AGENDA"), "AGENDA"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
