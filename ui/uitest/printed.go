package uitest

import (
	"strings"
	"testing"

	"minutebook/data/record"
	"minutebook/export"
)

// Printed is the text of a document as it would be printed, its pieces with a
// space between.
func Printed(t testing.TB, k export.Kind, m record.Meeting, o export.Options) string {
	t.Helper()
	pages, _, err := new(export.Layouts).Lay(k, m, o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range pages.Pages {
		for _, text := range p.Texts {
			out = append(out, text.S)
		}
	}
	return strings.Join(out, " ")
}
