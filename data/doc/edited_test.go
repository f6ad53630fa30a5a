package doc_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
)

func TestOriginalAndSettledBearNoMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doctest.Marked().Draw(t, "document")
		for _, of := range []doc.Document{doc.Original(d), doc.Settled(d)} {
			if slices.ContainsFunc(of.Blocks, doc.Edited) {
				t.Fatalf("there are marks in %+v", of)
			}
			if _, err := doc.Marshal(of); err != nil {
				t.Fatal(err)
			}
			if again := doc.Settled(of); !reflect.DeepEqual(again, of) {
				t.Fatalf("a text without marks changed: %+v", again)
			}
		}
	})
}

// corrected are minutes that were approved with corrections: a number, a whole
// decision and an action were put right.
func corrected() doc.Document {
	p := func(b doc.Block, e doc.Edit, words ...doc.Run) doc.Block {
		b.Edit, b.Runs = e, words
		return b
	}
	was := doc.Block{ID: "r1", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Vote: &doc.Vote{Method: doc.Hands, For: 7}}}
	is := doc.Block{ID: "r1-new", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Vote: &doc.Vote{Method: doc.Hands, For: 8}}}
	item := doc.Block{Kind: doc.Numbered, Level: 1}
	id := func(b doc.Block, id string) doc.Block { b.ID = id; return b }
	return doc.Document{Blocks: []doc.Block{
		p(id(item, "n1"), "", doc.Run{Text: "first"}),
		p(id(item, "n2"), doc.Struck, doc.Run{Text: "second"}),
		p(id(item, "n3"), doc.Added, doc.Run{Text: "the second"}),
		p(id(item, "n4"), "", doc.Run{Text: "third for "}, doc.Run{Text: "£40", Edit: doc.Struck}, doc.Run{Text: "£50", Edit: doc.Added}),
		p(was, doc.Struck, doc.Run{Text: "That it be noted."}),
		p(is, doc.Added, doc.Run{Text: "That it be noted."}),
		p(doc.Block{ID: "a1", Kind: doc.ActionKind, Action: &doc.Action{}}, "", doc.Run{Text: "Write to ", Edit: ""}, doc.Run{Text: "Mr Roe", Edit: doc.Struck}, doc.Run{Text: "Ms Roe", Edit: doc.Added}),
		p(doc.Block{ID: "a2", Kind: doc.ActionKind, Action: &doc.Action{}}, doc.Struck, doc.Run{Text: "Publish it."}),
	}}
}

func TestWordsThatWereStruckAreNotInTheText(t *testing.T) {
	d := corrected()
	want := []string{"1. first", "2. the second", "3. third for £50", "That it be noted.", "ACTION: Write to Ms Roe"}
	if got := doc.Lines(d); !slices.Equal(got, want) {
		t.Errorf("it reads %q", got)
	}
	if dd := doc.Decisions(d); len(dd) != 1 || dd[0].Block != "r1-new" || dd[0].Vote.For != 8 {
		t.Errorf("decided is %+v", dd)
	}
	if tt := doc.Tasks(d); len(tt) != 1 || tt[0].Text != "Write to Ms Roe" {
		t.Errorf("asked for is %+v", tt)
	}
	if got := strings.Join(doc.Markers(d.Blocks), " "); got != "1. 2. 2. 3.    " {
		t.Errorf("the markers are %q", got)
	}
}

// A correction does not let out what is kept from the public: what repeats an
// exempt motion, before the correction or after it, is kept with it.
func TestWhatIsKeptIsKeptBeforeAndAfterItsCorrection(t *testing.T) {
	motion := doc.Block{ID: "m", Kind: doc.MotionKind, Exempt: "3", Motion: &doc.Motion{Outcome: doc.Carried}, Runs: []doc.Run{{Text: "That it be sold to Quill."}}}
	decision := func(id string, e doc.Edit, runs ...doc.Run) doc.Block {
		return doc.Block{ID: id, Kind: doc.ResolutionKind, Edit: e, Resolution: &doc.Resolution{Verb: doc.Resolved}, Runs: runs}
	}
	words := doc.Run{Text: "That it be sold to Quill."}
	for what, d := range map[string][]doc.Block{
		"words corrected":     {motion, decision("r", "", doc.Run{Text: "That it be sold to "}, doc.Run{Text: "Quill", Edit: doc.Struck}, doc.Run{Text: "Quilley", Edit: doc.Added}, doc.Run{Text: "."})},
		"a block for a block": {motion, decision("r", doc.Struck, words), decision("r-new", doc.Added, words)},
		"put in":              {motion, decision("r-new", doc.Added, words)},
		"struck out":          {motion, decision("r", doc.Struck, words)},
	} {
		if got := doc.Public(doc.Document{Blocks: d}); len(got.Blocks) > 0 {
			t.Errorf("%s: the public reads %+v", what, got)
		}
	}
}

func TestAStruckReferenceStaysAsItWas(t *testing.T) {
	ref := doc.Reference("it-1", "(minute 9 refers)")
	struck, added := ref, ref
	struck.Edit, added.Edit = doc.Struck, doc.Added
	d := doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: []doc.Run{struck, added}},
		{ID: "b", Kind: doc.Paragraph, Edit: doc.Struck, Runs: []doc.Run{ref}}}}
	now := func(string) (string, bool) { return "(minute 10 refers)", true }
	got, changed := doc.Refer(d, now)
	if !changed || got.Blocks[0].Runs[0] != struck || got.Blocks[0].Runs[1].Text != "(minute 10 refers)" || got.Blocks[1].Runs[0] != ref {
		t.Errorf("brought up to date it is %+v", got)
	}
	if got.Blocks[0].Runs[1].Edit != doc.Added || got.Blocks[0].Runs[1].Link != ref.Link {
		t.Errorf("the reference lost its mark or its link: %+v", got.Blocks[0].Runs[1])
	}
}

func TestWhatABlockCarriedBeforeItsCorrection(t *testing.T) {
	day, roe := &doc.Person{Name: "Councillor A Day"}, &doc.Person{Name: "Councillor B Roe"}
	b := doc.Block{ID: "r", Kind: doc.ResolutionKind, Note: "corrected at minute 51", Runs: []doc.Run{{Text: "That it be noted."}},
		Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: roe}, Was: &doc.Facts{Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: day}}}
	d := doc.Document{Blocks: []doc.Block{b}}
	if !doc.Edited(b) {
		t.Error("it is not seen to be corrected")
	}
	if got := doc.Decisions(d)[0].Mover; got != roe {
		t.Errorf("moved by %+v", got)
	}
	if got := doc.Original(d).Blocks[0]; got.Resolution.Mover != day || got.Was != nil {
		t.Errorf("before it reads %+v", got)
	}
	if got := doc.Settled(d).Blocks[0]; got.Resolution.Mover != roe || got.Was != nil {
		t.Errorf("after it reads %+v", got)
	}
	b.Was = &doc.Facts{Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: &doc.Person{Name: roe.Name}}}
	if got := doc.Normalise(doc.Document{Blocks: []doc.Block{b}}).Blocks[0]; got.Was != nil {
		t.Errorf("nothing was corrected, and it says %+v", got.Was)
	}
}

func TestThePublicSeesWhenADoorWasCorrected(t *testing.T) {
	note := func(at, reason string) *doc.TimeNote {
		return &doc.TimeNote{Kind: doc.Exclusion, At: at, Reason: reason, Person: &doc.Person{Name: "Quill"}}
	}
	got := doc.Public(doc.Document{Blocks: []doc.Block{{ID: "n", Kind: doc.TimeNoteKind, Time: note("20:15", "3"), Was: &doc.Facts{Time: note("20:05", "1")},
		Note: "corrected at minute 51", Runs: []doc.Run{{Text: "For Quill."}}}}})
	want := doc.Block{ID: "n", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Exclusion, At: "20:15"},
		Was: &doc.Facts{Time: &doc.TimeNote{Kind: doc.Exclusion, At: "20:05"}}, Note: "corrected at minute 51"}
	if !reflect.DeepEqual(got.Blocks, []doc.Block{want}) {
		t.Errorf("the public reads %+v", got.Blocks)
	}
}
