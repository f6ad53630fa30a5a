package compare_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/doc/doctest"
)

func TestCreditsSayWhatWasCorrected(t *testing.T) {
	day, roe := &doc.Person{Name: "Councillor A Day"}, &doc.Person{Name: "Councillor B Roe"}
	hands := func(v doc.Vote) *doc.Vote { v.Method = doc.Hands; return &v }
	recorded := func(choices ...doc.Choice) *doc.Vote {
		v := &doc.Vote{Method: doc.Recorded}
		for i, c := range choices {
			v.Names = append(v.Names, doc.NamedVote{Person: []doc.Person{*day, *roe}[i], Choice: c})
			v.For, v.Against = v.For+bit(c == doc.For), v.Against+bit(c == doc.Against)
		}
		return v
	}
	for what, c := range map[string]struct {
		was, is doc.Motion
		want    []string
	}{
		"the seconder": {doc.Motion{Mover: day, Seconder: day}, doc.Motion{Mover: day, Seconder: roe},
			[]string{"Proposed by Councillor A Day, seconded by Councillor [-A Day-]{+B Roe+}."}},
		"a seconder who was left out": {doc.Motion{Mover: day}, doc.Motion{Mover: day, Seconder: roe},
			[]string{"Proposed by Councillor A Day{+, seconded by Councillor B Roe+}."}},
		"the count and what became of it": {doc.Motion{Outcome: doc.Lost, Vote: hands(doc.Vote{For: 2, Against: 7})}, doc.Motion{Outcome: doc.Carried, Vote: hands(doc.Vote{For: 7, Against: 2})},
			[]string{"For: [-2-]{+7+}, Against: [-7-]{+2+}, Abstained: 0. The motion was [-lost-]{+carried+}."}},
		"nothing was said": {doc.Motion{}, doc.Motion{Mover: day}, []string{"{+Proposed by Councillor A Day.+}"}},
		"one name of a recorded vote": {doc.Motion{Vote: recorded(doc.For, doc.For)}, doc.Motion{Vote: recorded(doc.For, doc.Against)}, []string{
			"Recorded vote. For: [-2-]{+1+}, Against: [-0-]{+1+}, Abstained: 0.",
			"For ([-2-]{+1+}): Councillor A Day[-, Councillor B Roe-]", "{+Against (1): Councillor B Roe+}"}},
		"the first name of a recorded vote": {doc.Motion{Vote: recorded(doc.Against, doc.For)}, doc.Motion{Vote: recorded(doc.For, doc.For)}, []string{
			"Recorded vote. For: [-1-]{+2+}, Against: [-1-]{+0+}, Abstained: 0.",
			"For ([-1-]{+2+}): {+Councillor A Day, +}Councillor B Roe", "[-Against (1): Councillor A Day-]"}},
		"a vote at a member's request": {doc.Motion{Vote: hands(doc.Vote{For: 1, Names: recorded(doc.For).Names})}, doc.Motion{Vote: hands(doc.Vote{For: 1, Names: recorded(doc.Against).Names})},
			[]string{"For: 1, Against: 0, Abstained: 0.", "Votes recorded at the members’ request: Councillor A Day ([-for-]{+against+})"}},
	} {
		b := doc.Block{ID: "m", Kind: doc.MotionKind, Motion: &c.is, Was: &doc.Facts{Motion: &c.was}}
		var got []string
		for _, line := range compare.Credits(b) {
			got = append(got, marked(line))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s reads\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Both states of the lines can be read out of the marked ones.
func TestBothCreditsAreInTheMarkedOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, b := range doctest.Marked().Draw(t, "document").Blocks {
			var lines doc.Document
			for _, runs := range compare.Credits(b) {
				lines.Blocks = append(lines.Blocks, doc.Block{Kind: doc.Paragraph, Runs: runs})
			}
			is := b
			if b.Edit = ""; b.Was != nil {
				b = doc.Original(doc.Document{Blocks: []doc.Block{b}}).Blocks[0]
			}
			if got := texts(doc.Settled(lines)); !slices.Equal(got, doc.Credits(is)) {
				t.Fatalf("they read %q, want %q", got, doc.Credits(is))
			}
			if got := texts(doc.Original(lines)); !slices.Equal(got, doc.Credits(b)) {
				t.Fatalf("they read %q before, want %q", got, doc.Credits(b))
			}
		}
	})
}

func texts(d doc.Document) (out []string) {
	for _, b := range d.Blocks {
		if s := b.Text(); s != "" {
			out = append(out, s)
		}
	}
	return out
}
