package rules

import (
	"strings"
	"testing"

	"minutebook/data/doc"
)

func moved(id string, kind doc.Kind, amends string, outcome doc.Outcome) doc.Block {
	b := doc.Block{ID: id, Kind: kind, Runs: []doc.Run{{Text: "That " + id + "."}}, Motion: &doc.Motion{Amends: amends, Outcome: outcome}}
	if outcome != doc.Undecided {
		b.Motion.Vote = &doc.Vote{Method: doc.Hands, For: 3, Against: 1}
	}
	return b
}

// Amendments are voted on before the motion, one at a time in text order, and a
// carried one makes the motion the substantive motion (The ABC of Chairmanship).
func TestQuestionsInTheOrderOfTheVotes(t *testing.T) {
	motion := func(id string, o doc.Outcome) doc.Block { return moved(id, doc.MotionKind, "", o) }
	amend := func(id, of string, o doc.Outcome) doc.Block { return moved(id, doc.AmendmentKind, of, o) }
	for _, c := range []struct {
		what   string
		blocks []doc.Block
		want   string
	}{
		{"a motion alone", []doc.Block{motion("m", "")}, "The motion m"},
		{"its amendments come first", []doc.Block{motion("m", ""), amend("a", "m", ""), amend("b", "m", "")},
			"Amendment 1 a, Amendment 2 b, The motion m"},
		{"an amendment that does not say", []doc.Block{motion("m", ""), amend("a", "", "")}, "The amendment a, The motion m"},
		{"a lost amendment changes nothing", []doc.Block{motion("m", ""), amend("a", "m", doc.Lost)}, "The amendment a LOST, The motion m"},
		{"a carried one does", []doc.Block{motion("m", ""), amend("a", "m", doc.Carried), amend("b", "m", "")},
			"Amendment 1 a CARRIED, Amendment 2 b, The substantive motion m"},
		{"a substantive motion in its place", []doc.Block{motion("m", ""), amend("a", "m", doc.Carried), moved("n", doc.MotionKind, "m", "")},
			"The amendment a CARRIED, The motion m REPLACED, The substantive motion n"},
		{"and an amendment of that", []doc.Block{motion("m", ""), moved("n", doc.MotionKind, "m", ""), amend("b", "n", "")},
			"The motion m REPLACED, The amendment b, The substantive motion n"},
		{"the amendment of another motion", []doc.Block{motion("m", ""), motion("n", ""), amend("a", "m", "")},
			"The amendment a, The motion m, The motion n"},
		{"an amendment of nothing", []doc.Block{amend("a", "", "")}, "The amendment a"},
		{"two motions, the first carried as amended", []doc.Block{motion("m", doc.Carried), amend("a", "m", doc.Carried), motion("n", "")},
			"The amendment a CARRIED, The substantive motion m CARRIED, The motion n"},
	} {
		var got []string
		for _, q := range Questions(doc.Document{Blocks: c.blocks}) {
			word, _, _ := strings.Cut(q.Result, ",")
			word, _, _ = strings.Cut(word, " ")
			got = append(got, strings.TrimSpace(q.Name+" "+q.Block+" "+word))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.what, s, c.want)
		}
	}
}

func TestResult(t *testing.T) {
	hands := &doc.Vote{Method: doc.Hands, For: 7, Against: 2, Abstained: 1}
	for _, c := range []struct {
		dec  doc.Decision
		want string
	}{
		{doc.Decision{Kind: doc.MotionKind}, ""},
		{doc.Decision{Kind: doc.MotionKind, Vote: hands}, ""},
		{doc.Decision{Kind: doc.MotionKind, Outcome: doc.Carried, Vote: hands}, "CARRIED, 7 for, 2 against, 1 abstained"},
		{doc.Decision{Kind: doc.AmendmentKind, Outcome: doc.Lost, Vote: &doc.Vote{Method: doc.Hands, For: 3, Against: 3, Casting: doc.Against}},
			"LOST, 3 for, 3 against, 0 abstained, on the casting vote"},
		{doc.Decision{Kind: doc.MotionKind, Outcome: doc.Fell}, "FELL, no seconder"},
		{doc.Decision{Kind: doc.ResolutionKind, Verb: doc.Agreed, Vote: &doc.Vote{Method: doc.Assent}}, "AGREED, by assent"},
		{doc.Decision{Kind: doc.ResolutionKind}, "RESOLVED"},
	} {
		if got := Result(c.dec); got != c.want {
			t.Errorf("%+v: %q, want %q", c.dec, got, c.want)
		}
	}
}
