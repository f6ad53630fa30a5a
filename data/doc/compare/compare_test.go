package compare_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/doc/doctest"
)

// marked writes runs as a reader may mark them up by hand: [-struck-]{+put in+}.
func marked(runs []doc.Run) string {
	var sb strings.Builder
	for _, r := range runs {
		s := r.Text
		if r.Bold {
			s = "*" + s + "*"
		}
		switch r.Edit {
		case doc.Struck:
			s = "[-" + s + "-]"
		case doc.Added:
			s = "{+" + s + "+}"
		}
		sb.WriteString(s)
	}
	return sb.String()
}

func text(s string) []doc.Run { return doc.JoinRuns([]doc.Run{{Text: s}}) }

func TestWords(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"As it was.", "As it was.", "As it was."},
		{"", "Noted.", "{+Noted.+}"},
		{"Noted.", "", "[-Noted.-]"},
		{"That the report be noted.", "That the report be approved.", "That the report be [-noted-]{+approved+}."},
		{"The report was noted.", "The annual report was noted.", "The {+annual +}report was noted."},
		{"The annual report was noted.", "The report was noted.", "The [-annual -]report was noted."},
		{"noted", "noted.", "noted{+.+}"},
		{"at £1,250.50 a year", "at £1,350.50 a year", "at [-£1,250.50-]{+£1,350.50+} a year"},
		{"They don’t know", "They do not know", "They [-don’t-]{+do not+} know"},
		{"the co-operation", "the cooperation", "the [-co-operation-]{+cooperation+}"},
		{"Said (a) the plan", "Said (b) the plan", "Said ([-a-]{+b+}) the plan"},
		{"the Head of Planning said", "the Director for Building said", "the [-Head of Planning-]{+Director for Building+} said"},
		{"One two three four five the six seven eight nine ten.", "Un deux trois quatre cinq the siz sept huit neuf dix.",
			"[-One two three four five the six seven eight nine ten-]{+Un deux trois quatre cinq the siz sept huit neuf dix+}."},
		{"cafe\u0301 closed", "cafe closed", "[-cafe\u0301-]{+cafe+} closed"},
		{"👨‍👩‍👧 came", "👨‍👩‍👦 came", "[-👨‍👩‍👧-]{+👨‍👩‍👦+} came"},
		{"one\ntwo", "one two", "one[-\n-]{+ +}two"},
	} {
		if got := marked(compare.Words(text(c.a), text(c.b))); got != c.want {
			t.Errorf("%q against %q reads %s\nwant %s", c.b, c.a, got, c.want)
		}
	}
}

func TestStyleCounts(t *testing.T) {
	a := []doc.Run{{Text: "The report was noted."}}
	b := []doc.Run{{Text: "The report was "}, {Text: "noted", Bold: true}, {Text: "."}}
	if got, want := marked(compare.Words(a, b)), "The report was [-noted-]{+*noted*+}."; got != want {
		t.Errorf("reads %s, want %s", got, want)
	}
	b = []doc.Run{{Text: "The report was no"}, {Text: "ted", Bold: true}, {Text: "."}}
	if got, want := marked(compare.Words(a, b)), "The report was [-noted-]{+no+}{+*ted*+}."; got != want {
		t.Errorf("reads %s, want %s", got, want)
	}
	refers := doc.Reference("it-9", "(minute 9 refers)")
	got := compare.Words(text("Noted (minute 9 refers)."), []doc.Run{{Text: "Noted "}, refers, {Text: "."}})
	if i := slices.IndexFunc(got, func(r doc.Run) bool { return r.Link == refers.Link && r.Edit == doc.Added }); i < 0 || got[i].Text != refers.Text {
		t.Errorf("the cross reference is lost in %+v", got)
	}
}

func TestMarksOfTheTextsCountAsSettled(t *testing.T) {
	a := []doc.Run{{Text: "old", Edit: doc.Struck}, {Text: "new", Edit: doc.Added}, {Text: " words"}}
	if got := marked(compare.Words(a, text("new words"))); got != "new words" {
		t.Errorf("reads %s", got)
	}
}

// pairs draws a text and one that came of it, as people change texts: words and
// blocks taken out, put in, moved, put in other kinds.
func pairs(t *rapid.T) (a, b doc.Document) {
	a = doctest.Documents().Draw(t, "before")
	if rapid.IntRange(0, 4).Draw(t, "another text") == 0 {
		b = doctest.Documents().Draw(t, "after")
		return a, b
	}
	blocks := slices.Clone(a.Blocks)
	for range rapid.IntRange(0, 5).Draw(t, "edits") {
		n := len(blocks)
		if n == 0 {
			break
		}
		i := rapid.IntRange(0, n-1).Draw(t, "at")
		switch rapid.SampledFrom([]string{"word", "word", "gone", "new", "moved", "kind", "id"}).Draw(t, "edit") {
		case "word":
			if blocks[i].Table == nil {
				blocks[i].Runs = doctest.Runs().Draw(t, "runs")
			}
		case "gone":
			blocks = slices.Delete(blocks, i, i+1)
		case "new":
			blocks = slices.Insert(blocks, i, doc.NewBlock(doc.Paragraph, 0, doctest.Words().Draw(t, "words")))
		case "moved":
			x := blocks[i]
			blocks = slices.Insert(slices.Delete(blocks, i, i+1), rapid.IntRange(0, n-1).Draw(t, "to"), x)
		case "kind":
			blocks[i].Exempt = "7"
		case "id":
			blocks[i].ID = doc.NewID()
		}
	}
	return a, doc.Normalise(doc.Document{Blocks: blocks})
}

func anonymous(d doc.Document) []doc.Block {
	out := slices.Clone(doc.Normalise(d).Blocks)
	for i := range out {
		out[i].ID = ""
	}
	return out
}

func TestBothTextsAreInTheMarkedOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := pairs(t)
		m := compare.Documents(a, b)
		if _, err := doc.Marshal(m); err != nil {
			t.Fatalf("the marked text is not valid: %v", err)
		}
		if got := doc.Original(m); !reflect.DeepEqual(doc.Normalise(got), doc.Normalise(a)) {
			t.Fatalf("the original is\n%+v\nwant\n%+v", got, a)
		}
		if got := doc.Settled(m); !reflect.DeepEqual(anonymous(got), anonymous(b)) {
			t.Fatalf("the settled text is\n%+v\nwant\n%+v", got, b)
		}
	})
}

func TestNothingIsMarkedWithoutADifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doctest.Documents().Draw(t, "document")
		if m := compare.Documents(d, d); !reflect.DeepEqual(doc.Normalise(m), doc.Normalise(d)) {
			t.Fatalf("marked %+v", m)
		}
	})
}

// A character that a reader sees as one is on one side of a mark.
func TestNoCharacterIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := doctest.Words().Draw(t, "a"), doctest.Words().Draw(t, "b")
		for side, s := range map[doc.Edit]string{doc.Struck: a, doc.Added: b} {
			ends, at := map[int]bool{0: true}, 0
			for it := graphemes.FromString(s); it.Next(); {
				at += len(it.Value())
				ends[at] = true
			}
			at = 0
			for _, r := range compare.Words(text(a), text(b)) {
				if r.Edit == "" || r.Edit == side {
					at += len(r.Text)
					if !ends[at] {
						t.Fatalf("%q is cut at %d", s, at)
					}
				}
			}
		}
	})
}

func TestBlocks(t *testing.T) {
	p := func(id, s string) doc.Block {
		return doc.Block{ID: id, Kind: doc.Paragraph, Runs: text(s)}
	}
	for _, c := range []struct {
		what string
		a, b []doc.Block
		want string
	}{
		{"nothing", nil, nil, ""},
		{"the same", []doc.Block{p("a", "x")}, []doc.Block{p("a", "x")}, "kept 0 0"},
		{"changed through and through", []doc.Block{p("a", "x")}, []doc.Block{p("a", "y")}, "kept 0 0"},
		{"gone and new", []doc.Block{p("a", "x")}, []doc.Block{p("b", "y")}, "gone 0 -1, new -1 0"},
		{"another id, much the same words", []doc.Block{p("a", "The plan was noted today.")}, []doc.Block{p("b", "The plan was noted again.")}, "kept 0 0"},
		{"one split off", []doc.Block{p("a", "x"), p("c", "z")}, []doc.Block{p("a", "x"), p("b", "y"), p("c", "z")}, "kept 0 0, new -1 1, kept 1 2"},
		{"the last goes to the front", []doc.Block{p("a", "x"), p("b", "y"), p("c", "z")}, []doc.Block{p("c", "z"), p("a", "x"), p("b", "y")},
			"movedto 2 0, kept 0 1, kept 1 2, movedfrom 2 0"},
		{"new ids for all, one of them changed", []doc.Block{p("a", "one two"), p("b", "red green blue"), p("c", "five six")},
			[]doc.Block{p("d", "one two"), p("e", "red green brown"), p("f", "five six")}, "kept 0 0, kept 1 1, kept 2 2"},
	} {
		var got []string
		for _, s := range compare.Blocks(c.a, c.b) {
			name := []string{"kept", "gone", "new", "movedfrom", "movedto"}[s.Kind]
			got = append(got, fmt.Sprintf("%s %d %d", name, s.Before, s.After))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.what, s, c.want)
		}
	}
}

func TestATwinTellsWhoseItIs(t *testing.T) {
	a := doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: text("That it be let.")}}}
	b := doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Quotation, Runs: text("That it be let.")}}}
	m := compare.Documents(a, b)
	if len(m.Blocks) != 2 || m.Blocks[0].Edit != doc.Struck || m.Blocks[1].Edit != doc.Added {
		t.Fatalf("marked %+v", m)
	}
	if of, ok := compare.Twin(m.Blocks[1].ID); !ok || of != "a" {
		t.Errorf("the twin of a is %s", m.Blocks[1].ID)
	}
	if _, ok := compare.Twin("a"); ok {
		t.Error("a is nobody's twin")
	}
}

func TestACellIsComparedByItself(t *testing.T) {
	table := func(cells ...string) doc.Document {
		var row []doc.Cell
		for _, c := range cells {
			row = append(row, doc.Cell{Runs: text(c)})
		}
		return doc.Document{Blocks: []doc.Block{{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, len(cells)), Rows: [][]doc.Cell{row}}}}}
	}
	m := compare.Documents(table("Rent", "£40"), table("Rent", "£50"))
	if len(m.Blocks) != 1 || marked(m.Blocks[0].Table.Rows[0][0].Runs) != "Rent" || marked(m.Blocks[0].Table.Rows[0][1].Runs) != "[-£40-]{+£50+}" {
		t.Errorf("marked %+v", m)
	}
	if m := compare.Documents(table("Rent", "£40"), table("Rent", "£40", "paid")); len(m.Blocks) != 2 {
		t.Errorf("a table of another shape stands beside the old: %+v", m)
	}
}

// long is minutes of n words in blocks of 40, and the same with changes.
func long(n, changes int) (a, b doc.Document) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("word%d", r.IntN(900)) }
	for i := 0; i < n; i += 40 {
		words := make([]string, 40)
		for k := range words {
			words[k] = word()
		}
		a.Blocks = append(a.Blocks, doc.Block{ID: fmt.Sprintf("b%d", i), Kind: doc.Paragraph, Runs: text(strings.Join(words, " ") + ".")})
	}
	b.Blocks = slices.Clone(a.Blocks)
	for range changes {
		i := r.IntN(len(b.Blocks))
		words := strings.Fields(b.Blocks[i].Text())
		k := r.IntN(len(words))
		switch r.IntN(3) {
		case 0:
			words[k] = "other"
		case 1:
			words = slices.Insert(words, k, "more")
		case 2:
			words = slices.Delete(words, k, k+1)
		}
		b.Blocks[i].Runs = text(strings.Join(words, " "))
	}
	return a, b
}

func BenchmarkDocuments(b *testing.B) {
	before, after := long(20_000, 300)
	for b.Loop() {
		compare.Documents(before, after)
	}
}

func BenchmarkOtherIDs(b *testing.B) {
	before, after := long(20_000, 300)
	for i := range after.Blocks {
		after.Blocks[i].ID = fmt.Sprintf("c%d", i)
	}
	for b.Loop() {
		compare.Documents(before, after)
	}
}

// One block of 20,000 words against another that has none of its sentences.
func BenchmarkNothingInCommon(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	words := func() []doc.Run {
		var sb strings.Builder
		for range 20_000 {
			fmt.Fprintf(&sb, "word%d ", r.IntN(300))
		}
		return text(sb.String())
	}
	x, y := words(), words()
	for b.Loop() {
		compare.Words(x, y)
	}
}
