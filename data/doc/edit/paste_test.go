package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

func TestFromText(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"paragraphs", "One.\r\n\r\nTwo\u00a0words.\r\n", "paragraph One.|paragraph Two words."},
		{"Word's bullets", "•\tone\r\n·\ttwo\r\no\tthree\r\n\uf0b7\tfour", "bullet1 one|bullet2 two|bullet3 three|bullet3 four"},
		{"bullets and a lower level", "• one\n– two\n• three", "bullet1 one|bullet2 two|bullet1 three"},
		{"a list of o", "o\tone\no\ttwo", "bullet1 one|bullet1 two"},
		{"no bullet", "o come all\n-5 degrees", "paragraph o come all|paragraph -5 degrees"},
		{"counted numbers", "1. one\n2. two\n(a) three\n(b) four\n(i) five\n3) six", "numbered1 one|numbered1 two|numbered2 three|numbered2 four|numbered3 five|numbered1 [3)] six"},
		{"printed numbers", "4. four\n2.3 more\n(c) third", "numbered1 [4.] four|numbered1 [2.3] more|numbered2 [(c)] third"},
		{"a year is no number", "2016. A year", "paragraph 2016. A year"},
		{"a decimal looks like one and is printed as it was", "1.5 metres", "numbered1 [1.5] metres"},
		{"a table", "Name\tVotes\nDay\t12\nRoe\t7", "table head 1: Name,Votes/Day,12/Roe,7"},
		{"tabs that are no table", "Chair:\tDay", "paragraph Chair: Day"},
		{"a ragged table", "a\tb\nc\td\te", "paragraph a b|paragraph c d e"},
		{"soft breaks", "one\vtwo\u2028three", "paragraph one↵two↵three"},
		{"broken lines", "The Committee considered the report of the Chief Executive on the\nbudget and asked for more.\nResolved.", "paragraph The Committee considered the report of the Chief Executive on the budget and asked for more.|paragraph Resolved."},
		{"a word a PDF broke", "The Committee considered the report of the Head of the develop-\nment service and asked for more.", "paragraph The Committee considered the report of the Head of the development service and asked for more."},
		{"a hyphen of its own", "The Committee considered the recommendations of the planning sub-\ncommittee and of the non-\nexecutive members, who were well-\ninformed.", "paragraph The Committee considered the recommendations of the planning sub-committee and of the non-executive members, who were well-informed."},
		{"words in narrow columns", "The short-\nage was sub-\nmitted, a re-\nport ex-\npected, a day-to-\nday re-\nelection\u00ad\n, so\u00ad\nto say", "paragraph The shortage was submitted, a report expected, a day-to-day re-election, soto say"},
		{"a hyphen that waits", "the pre-\nand post-war homes", "paragraph the pre- and post-war homes"},
		{"a dash at the end of a line", "The Committee considered the report of the Chief Executive -\nand asked for more. The cost was £1,000 to £2,000, for 2025-\n26 alone.", "paragraph The Committee considered the report of the Chief Executive - and asked for more. The cost was £1,000 to £2,000, for 2025-|paragraph 26 alone."},
		{"a word broken before a capital", "The Committee considered the papers of the Penmoor-\nCastle Partnership and noted them.", "paragraph The Committee considered the papers of the Penmoor-|paragraph Castle Partnership and noted them."},
		{"ligatures", "The o\ufb03ce of the \ufb01rst Cli\ufb00 Hill \ufb02at, the sta\ufb00 and the wa\ufb04e", "paragraph The office of the first Cliff Hill flat, the staff and the waffle"},
		{"a broken item of a list", "1.\tThat the report of the Chief Executive on the accounts for\nthe year be noted\n2.\tThat the rents be raised", "numbered1 That the report of the Chief Executive on the accounts for the year be noted|numbered1 That the rents be raised"},
		{"a broken item with a bullet and tab", "•\tThat the report of the Chief Executive on the develop-\nment of the area be noted\n•\tThat the rents be raised", "bullet1 That the report of the Chief Executive on the development of the area be noted|bullet1 That the rents be raised"},
		{"short lines stay", "Present\nlate arrivals", "paragraph Present|paragraph late arrivals"},
		{"what no one sees", "a\u00adb\u200bc\ufeff\x00d", "paragraph abcd"},
		{"nothing", " \r\n\t\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, b := range edit.FromText(tt.text) {
				got = append(got, sketch(b))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func sketch(b doc.Block) string {
	s := string(b.Kind)
	if b.Level > 0 {
		s += fmt.Sprint(b.Level)
	}
	if b.Number != "" {
		s += " [" + b.Number + "]"
	}
	if b.Table == nil {
		return s + " " + strings.ReplaceAll(b.Text(), "\n", "↵")
	}
	var rows []string
	for _, row := range b.Table.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Text())
		}
		rows = append(rows, strings.Join(cells, ","))
	}
	return fmt.Sprintf("%s head %d: %s", s, b.Table.Head, strings.Join(rows, "/"))
}

func FuzzFromText(f *testing.F) {
	f.Add("• a\n\to\tb\n1. c\nx\ty\nz\tw")
	f.Fuzz(func(t *testing.T, s string) {
		if err := doc.Validate(doc.Normalise(doc.Document{Blocks: edit.FromText(s)})); err != nil {
			t.Fatal(err)
		}
	})
}
