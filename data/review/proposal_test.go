package review_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/doc/doctest"
	"minutebook/data/review"
)

// text makes paragraphs of "id words": "a The report was noted."
func text(lines ...string) doc.Document {
	var d doc.Document
	for _, line := range lines {
		id, words, _ := strings.Cut(line, " ")
		d.Blocks = append(d.Blocks, doc.Block{ID: id, Kind: doc.Paragraph, Runs: []doc.Run{{Text: words}}})
	}
	return doc.Normalise(d)
}

func words(b *doc.Block) string {
	if b == nil {
		return "–"
	}
	return b.Text()
}

// said is a proposal in a line: what, which block, the three texts, after what.
func said(p review.Proposal) string {
	s := fmt.Sprintf("%s %s: %s | %s | %s", p.Kind, p.Block, words(p.Base), words(p.Theirs), words(p.Now))
	if p.Kind == review.Added || p.Kind == review.Moved || p.Now == nil {
		s += " after " + p.After
	}
	if p.Collides {
		s += " !"
	}
	return s
}

func TestProposals(t *testing.T) {
	sent := text("a one", "b two", "c three")
	for _, c := range []struct {
		what        string
		theirs, now doc.Document
		want        []string
		merged      []string // the blocks once all is accepted
	}{
		{"nothing changed", sent, sent, nil, []string{"one", "two", "three"}},
		{"the reader changed a block", text("a one", "b TWO", "c three"), sent, []string{"changed b: two | TWO | two"}, []string{"one", "TWO", "three"}},
		{"the clerk changed another", text("a one", "b TWO", "c three"), text("a 1", "b two", "c three"),
			[]string{"changed b: two | TWO | two"}, []string{"1", "TWO", "three"}},
		{"the clerk changed the same in other words", text("a one", "b TWO", "c three"), text("a one", "b zwei", "c three"),
			[]string{"changed b: two | TWO | zwei !"}, []string{"one", "TWO", "three"}},
		{"both changed the same alike", text("a one", "b TWO", "c three"), text("a one", "b TWO", "c three"), nil, []string{"one", "TWO", "three"}},
		{"the clerk took out what the reader changed", text("a one", "b TWO", "c three"), text("a one", "c three"),
			[]string{"changed b: two | TWO | – after a !"}, []string{"one", "TWO", "three"}},
		{"the reader removed a block", text("a one", "c three"), sent, []string{"removed b: two | – | two"}, []string{"one", "three"}},
		{"both removed it", text("a one", "c three"), text("a one", "c three"), nil, []string{"one", "three"}},
		{"the reader removed what the clerk changed", text("a one", "c three"), text("a one", "b zwei", "c three"),
			[]string{"removed b: two | – | zwei !"}, []string{"one", "three"}},
		{"two are added at one place", text("a one", "x new", "y newer", "b two", "c three"), sent,
			[]string{"added x: – | new | – after a", "added y: – | newer | – after a"}, []string{"one", "new", "newer", "two", "three"}},
		{"one is added at the top", text("x new", "a one", "b two", "c three"), sent, []string{"added x: – | new | – after "}, []string{"new", "one", "two", "three"}},
		{"the block before it went away", text("a one", "b two", "x new", "c three"), text("a one", "c three"),
			[]string{"added x: – | new | – after a"}, []string{"one", "new", "three"}},
		{"all blocks before it went away", text("a one", "b two", "x new", "c three"), text("c three"),
			[]string{"added x: – | new | – after "}, []string{"new", "three"}},
		{"both added the same", text("a one", "x new", "b two", "c three"), text("a one", "z new", "b two", "c three"), nil, []string{"one", "new", "two", "three"}},
		{"both added, in other words", text("a one", "x new", "b two", "c three"), text("a one", "z neu", "b two", "c three"),
			[]string{"added x: – | new | – after a"}, []string{"one", "new", "neu", "two", "three"}},
		{"added before, and changed by the clerk since", text("a one", "x new", "b two", "c three"), text("a one", "x neu", "b two", "c three"),
			[]string{"added x: – | new | neu after a !"}, []string{"one", "new", "two", "three"}},
		{"one is moved", text("c three", "a one", "b two"), sent, []string{"moved c: three | three | three after "}, []string{"three", "one", "two"}},
		{"both moved it alike", text("c three", "a one", "b two"), text("c three", "a one", "b two"), nil, []string{"three", "one", "two"}},
		{"the clerk began anew with other ids", text("a one", "b two and more", "c three"), text("d one", "e two", "f three"),
			[]string{"changed e: two | two and more | two"}, []string{"one", "two and more", "three"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			all := review.Proposals(sent, compare.Documents(sent, c.theirs), c.now)
			var got []string
			d := c.now
			for _, p := range all {
				got = append(got, said(p))
				var err error
				if d, err = review.Apply(d, p, nil); err != nil {
					t.Fatal(err)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("proposals:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if got := doc.Lines(d); !slices.Equal(got, c.merged) {
				t.Errorf("all accepted it reads %q, want %q", got, c.merged)
			}
			if left := review.Proposals(sent, c.theirs, d); len(left) > 0 {
				t.Errorf("once all is accepted there is still %s", said(left[0]))
			}
		})
	}
}

func TestBothMoveABlockToOtherPlaces(t *testing.T) {
	all := review.Proposals(text("a one", "b two", "c three", "d four"), text("d four", "a one", "b two", "c three"), text("a one", "d four", "b two", "c three"))
	if len(all) != 1 || said(all[0]) != "moved d: four | four | four after  !" {
		t.Errorf("proposals %+v", all)
	}
}

// A vote, an owner and a table are carried with their block, and go together with
// words that the other side changed.
func TestWhatABlockCarries(t *testing.T) {
	resolution := func(words string, votes int) doc.Document {
		return doc.Document{Blocks: []doc.Block{{ID: "r", Kind: doc.ResolutionKind, Runs: []doc.Run{{Text: words}},
			Resolution: &doc.Resolution{Verb: doc.Resolved, Vote: &doc.Vote{Method: doc.Hands, For: votes}}}}}
	}
	sent := resolution("That it be noted.", 7)
	all := review.Proposals(sent, compare.Documents(sent, resolution("That it be noted.", 8)), resolution("That the plan be noted.", 7))
	if len(all) != 1 || all[0].Collides || all[0].Kind != review.Changed || all[0].Theirs.Resolution.Vote.For != 8 || words(all[0].Theirs) != "That the plan be noted." {
		t.Fatalf("proposals %+v", all)
	}
	if all := review.Proposals(sent, resolution("That it be noted.", 8), resolution("That it be noted.", 9)); len(all) != 1 || !all[0].Collides {
		t.Errorf("two counts do not collide: %+v", all)
	}
	if all := review.Proposals(sent, resolution("That it be agreed.", 7), resolution("That it be agreed.", 9)); len(all) != 0 {
		t.Errorf("the same words twice are a change still: %+v", all)
	}
}

func TestNothingIsOverwrittenUnseen(t *testing.T) {
	sent := text("a one", "b two")
	for _, p := range review.Proposals(sent, text("a ONE", "x new"), sent) {
		now := text("a eins", "b zwei", "x neu")
		if d, err := review.Apply(now, p, nil); !errors.Is(err, review.ErrChanged) || len(d.Blocks) > 0 {
			t.Errorf("%s was made all the same: %+v, %v", said(p), d, err)
		}
		if d, err := review.Apply(doc.Document{}, p, nil); p.Now != nil && !errors.Is(err, review.ErrChanged) {
			t.Errorf("%s was made in nothing: %+v, %v", said(p), d, err)
		}
	}
}

func TestAChangeIsTakenInOtherWords(t *testing.T) {
	sent := text("a one", "b two")
	mine := doc.Block{ID: "zzz", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "old", Edit: doc.Struck}, {Text: "in my words", Edit: doc.Added}}}
	for _, c := range []struct {
		theirs doc.Document
		want   []string
	}{
		{text("a ONE", "b two"), []string{"in my words", "two"}},
		{text("b two"), []string{"in my words", "two"}},
		{text("a one", "x new", "b two"), []string{"one", "in my words", "two"}},
	} {
		p := review.Proposals(sent, c.theirs, sent)[0]
		d, err := review.Apply(sent, p, &mine)
		if err != nil || !slices.Equal(doc.Lines(d), c.want) {
			t.Errorf("%s in other words reads %q: %v", said(p), doc.Lines(d), err)
		}
		if _, i := d.Block(p.Block); i < 0 {
			t.Errorf("%s lost its id", said(p))
		}
	}
	bad := doc.Block{Kind: "poem"}
	if _, err := review.Apply(sent, review.Proposals(sent, text("a ONE", "b two"), sent)[0], &bad); err == nil {
		t.Error("a block that is none was taken")
	}
}

// A block that is added after a resolution does not come between it and the
// lettered parts that the clerk has written since.
func TestLetteredPartsStayWithTheirHead(t *testing.T) {
	head := doc.Block{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved}, Runs: []doc.Run{{Text: "That"}}}
	part := doc.Block{ID: "p", Kind: doc.ResolutionKind, Level: 1, Runs: []doc.Run{{Text: "it be noted."}}}
	sent := doc.Document{Blocks: []doc.Block{head}}
	theirs := doc.Document{Blocks: []doc.Block{head, text("x Thanks.").Blocks[0]}}
	p := review.Proposals(sent, theirs, sent)[0]
	d, err := review.Apply(doc.Document{Blocks: []doc.Block{head, part}}, p, nil)
	if got := strings.Join(doc.Lines(d), "|"); err != nil || got != "That|(a) it be noted.|Thanks." {
		t.Errorf("reads %s: %v", got, err)
	}
}

func TestTheKeyOfAChange(t *testing.T) {
	sent := text("a one", "b two")
	key := func(theirs, now doc.Document) string { return review.Proposals(sent, theirs, now)[0].Key }
	first := key(text("a ONE", "b two"), sent)
	if again := key(text("a ONE", "b TWO"), text("a eins", "b two")); again != first {
		t.Errorf("the same change is %s, then %s", first, again)
	}
	if other := key(text("a ONE!", "b two"), sent); other == first {
		t.Error("another change of the block has its key")
	}
}

// answers draws a text, and what readers and clerks make of it.
func answers(t *rapid.T, of doc.Document, who string) doc.Document {
	blocks := slices.Clone(of.Blocks)
	for range rapid.IntRange(0, 5).Draw(t, "edits of "+who) {
		i := rapid.IntRange(0, len(blocks)).Draw(t, "at")
		edit := rapid.SampledFrom([]string{"words", "words", "new", "gone", "moved", "kept"}).Draw(t, "edit")
		switch {
		case edit == "new":
			blocks = slices.Insert(blocks, i, doc.NewBlock(doc.Paragraph, 0, doctest.Words().Draw(t, "words")))
		case i == len(blocks):
		case edit == "words" && blocks[i].Table == nil:
			blocks[i].Runs = doctest.Runs().Draw(t, "runs")
		case edit == "gone":
			blocks = slices.Delete(blocks, i, i+1)
		case edit == "moved":
			x := blocks[i]
			blocks = slices.Delete(blocks, i, i+1)
			blocks = slices.Insert(blocks, rapid.IntRange(0, len(blocks)).Draw(t, "to"), x)
		case edit == "kept":
			blocks[i].Exempt = "7"
		}
	}
	return doc.Normalise(doc.Document{Blocks: blocks})
}

func anonymous(d doc.Document) []doc.Block {
	out := slices.Clone(doc.Normalise(d).Blocks)
	for i := range out {
		out[i].ID = ""
	}
	return out
}

func TestAllChangesTogetherAreTheReadersText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sent := doctest.Documents().Draw(t, "sent")
		theirs := answers(t, sent, "the reader")
		d := sent
		for _, p := range review.Proposals(sent, compare.Documents(sent, theirs), sent) {
			if p.Collides {
				t.Fatalf("%s collides with nothing", said(p))
			}
			var err error
			if d, err = review.Apply(d, p, nil); err != nil {
				t.Fatalf("%s: %v", said(p), err)
			}
		}
		if !reflect.DeepEqual(anonymous(d), anonymous(theirs)) {
			t.Fatalf("it reads\n%+v\nwant\n%+v", d, theirs)
		}
	})
}

// Whatever the two sides did: every change can be made, one after the other, with
// the proposals made anew each time or not; what does not collide leaves all that
// the clerk wrote since; and in the end there is none left.
func TestChangesOfBothSidesGoTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sent := doctest.Documents().Draw(t, "sent")
		answered := compare.Documents(sent, answers(t, sent, "the reader"))
		now := answers(t, sent, "the clerk")
		d := now
		for _, p := range review.Proposals(sent, answered, now) {
			if p.Collides {
				continue
			}
			var err error
			if d, err = review.Apply(d, p, nil); err != nil {
				t.Fatalf("%s: %v", said(p), err)
			}
		}
		for _, b := range now.Blocks {
			was, i := sent.Block(b.ID)
			if clerks := i < 0 || !compare.Same(was, b); !clerks {
				continue
			}
			after, at := d.Block(b.ID)
			if at < 0 || !slices.Equal(was.Runs, b.Runs) && !slices.Equal(after.Runs, b.Runs) {
				t.Fatalf("the clerk's %+v became %+v", b, after)
			}
		}
		for rounds := 0; ; rounds++ {
			all := review.Proposals(sent, answered, d)
			if len(all) == 0 {
				break
			}
			if rounds > 40 {
				t.Fatalf("there is no end of changes: %s", said(all[0]))
			}
			var err error
			if d, err = review.Apply(d, all[0], nil); err != nil {
				t.Fatalf("%s: %v", said(all[0]), err)
			}
		}
	})
}
