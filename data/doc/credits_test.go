package doc

import (
	"slices"
	"testing"
)

func TestCredits(t *testing.T) {
	day, marsh := &Person{Name: "Councillor Day"}, &Person{Name: "Councillor Marsh"}
	for _, c := range []struct {
		what string
		in   Block
		want []string
	}{
		{"assent", Block{Kind: ResolutionKind, Resolution: &Resolution{Vote: &Vote{Method: Assent}}}, []string{"Agreed without a vote."}},
		{"fell", Block{Kind: AmendmentKind, Motion: &Motion{Mover: day, Outcome: Fell}},
			[]string{"Proposed by Councillor Day. The amendment fell for want of a seconder."}},
		{"by name", Block{Kind: MotionKind, Motion: &Motion{Mover: day, Seconder: marsh, Outcome: Lost,
			Vote: &Vote{Method: Recorded, Against: 1, Names: []NamedVote{{*marsh, Barred}, {*day, Against}}}}},
			[]string{"Proposed by Councillor Day, seconded by Councillor Marsh. Recorded vote. For: 0, Against: 1, Abstained: 0. The motion was lost.",
				"Against (1): Councillor Day", "Not voting, by reason of an interest (1): Councillor Marsh"}},
		{"casting vote, LGA 1972 Sch 12 para 39(2)", Block{Kind: AmendmentKind, Motion: &Motion{Mover: day, Outcome: Lost,
			Vote: &Vote{Method: Hands, For: 2, Against: 2, Casting: Against}}},
			[]string{"Proposed by Councillor Day. For: 2, Against: 2, Abstained: 0; lost on the casting vote of the chair."}},
		{"own vote, SI 1993/202 Sch 2 para 1", Block{Kind: ResolutionKind, Resolution: &Resolution{
			Vote: &Vote{Method: Hands, For: 7, Against: 2, Names: []NamedVote{{*day, Against}}}}},
			[]string{"For: 7, Against: 2, Abstained: 0.", "Votes recorded at the members’ request: Councillor Day (against)"}},
	} {
		if got := Credits(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
	}
}
