package edit_test

import (
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// Who goes on typing behind a decision that ends with its full stop types the
// paragraph below it; who goes on with its sentence does not.
func TestWhatIsTypedBehindADecision(t *testing.T) {
	for _, c := range []struct{ has, typed, want string }{
		{"That it be noted.", "Members left.", "RESOLVED – That it be noted.\nMembers left."},
		{"That it be noted.", "“Thanks”", "RESOLVED – That it be noted.\n“Thanks”"},
		{"That it be noted", " with thanks.", "RESOLVED – That it be noted with thanks."},
		{"That it be noted", "s", "RESOLVED – That it be noteds"},
		{"That it be noted.", " And so on", "RESOLVED – That it be noted. And so on"},
		{"That it be noted.", ".", "RESOLVED – That it be noted.."},
	} {
		b := doc.NewBlock(doc.ResolutionKind, 0, c.has)
		b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
		p := edit.New([]edit.Section{{Key: 1, Number: "1", Title: "A", Doc: doc.Document{Blocks: []doc.Block{b}}}})
		p.Place(p.End(), false)
		for _, r := range c.typed {
			p.Type(r)
		}
		if got := doc.Plain(p.Document(1)); got != c.want {
			t.Errorf("%q and %q make %q, want %q", c.has, c.typed, got, c.want)
		}
		for p.Undo() {
		}
		if got := doc.Plain(p.Document(1)); got != "RESOLVED – "+c.has {
			t.Errorf("undone: %q", got)
		}
	}
}
