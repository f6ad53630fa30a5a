package rules_test

import (
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/rules"
)

func TestAmended(t *testing.T) {
	const motion = "That the Council take over the clearing of the trash screen in all weathers, and buy a camera at a cost not exceeding £6,200."
	for _, c := range []struct{ amendment, want string }{
		{"Leave out “in all weathers” and put in “when the drainage board cannot attend within one hour”.",
			"That the Council take over the clearing of the trash screen when the drainage board cannot attend within one hour, and buy a camera at a cost not exceeding £6,200."},
		{"delete in all weathers and insert by day", "That the Council take over the clearing of the trash screen by day, and buy a camera at a cost not exceeding £6,200."},
		{`To delete the words "in all weathers"`, "That the Council take over the clearing of the trash screen, and buy a camera at a cost not exceeding £6,200."},
		{"replace £6,200 with £5,000", "That the Council take over the clearing of the trash screen in all weathers, and buy a camera at a cost not exceeding £5,000."},
		{"for the figure “£6,200” substitute “£5,000”", "That the Council take over the clearing of the trash screen in all weathers, and buy a camera at a cost not exceeding £5,000."},
		{"Substitute two cameras for a camera", "That the Council take over the clearing of the trash screen in all weathers, and buy two cameras at a cost not exceeding £6,200."},
		{"insert after camera: and a lamp", "That the Council take over the clearing of the trash screen in all weathers, and buy a camera and a lamp at a cost not exceeding £6,200."},
		{"after “a camera” insert “and a lamp”", "That the Council take over the clearing of the trash screen in all weathers, and buy a camera and a lamp at a cost not exceeding £6,200."},
		{"insert “District” before “Council”", "That the District Council take over the clearing of the trash screen in all weathers, and buy a camera at a cost not exceeding £6,200."},
		{"add at the end: and that the cost be met from reserves", motion[:len(motion)-1] + " and that the cost be met from reserves."},
		{"Add at the end: “A report be made in a year.”", motion + " A report be made in a year."},
		{"at the end of the motion add “subject to grant”", motion[:len(motion)-1] + " subject to grant."},
		{"replace the motion with: That the matter be left to the drainage board.", "That the matter be left to the drainage board."},
		{"delete all words after “the Council” and insert “leave the matter to the drainage board”", "That the Council leave the matter to the drainage board."},
		{"That the motion be amended by deleting “in all weathers” and inserting “by day”", "That the Council take over the clearing of the trash screen by day, and buy a camera at a cost not exceeding £6,200."},
		{"delete “in all weathers” and insert “by day”; delete “£6,200” and insert “£5,000”",
			"That the Council take over the clearing of the trash screen by day, and buy a camera at a cost not exceeding £5,000."},
		{"delete\n(a) “x”", ""},
		{"That the rise be limited to £2.50.", ""},           // no form: the clerk makes the words
		{"delete “the” and insert “a”", ""},                  // it stands there twice
		{"delete “at night” and insert “by day”", ""},        // it does not stand there
		{"delete “cam” and insert “dam”", ""},                // no word of the motion
		{"delete “in all weathers”; insert “x” after y", ""}, // one of two is not understood
		{"Welcome", ""},
	} {
		got, ok := rules.Amended(motion, c.amendment)
		want := c.want
		if want == "" {
			want = motion + "\n" + c.amendment
		}
		if got != want || ok != (c.want != "") {
			t.Errorf("%s\n got %q, %v\nwant %q", c.amendment, got, ok, want)
		}
	}
}

func TestAmendedLetteredParts(t *testing.T) {
	const motion = "That\n(a) rents be frozen; and\n(b) arrears be written off."
	got, ok := rules.Amended(motion, "in (b) nothing; delete “written off” and insert “collected”")
	if ok {
		t.Errorf("understood %q", got)
	}
	if got, ok = rules.Amended(motion, "delete “written off” and insert “collected”"); !ok || got != "That\n(a) rents be frozen; and\n(b) arrears be collected." {
		t.Errorf("got %q, %v", got, ok)
	}
}

// proposals makes the minutes of an item: "M " a motion, "A " an amendment, its
// outcome before a bar, "S " the substantive motion of the motion before.
func proposals(lines ...string) doc.Document {
	var d doc.Document
	last := ""
	for i, line := range lines {
		outcome, text, _ := strings.Cut(line[2:], "|")
		b := doc.NewBlock(doc.MotionKind, 0, text)
		b.ID = string(rune('a' + i))
		b.Motion = &doc.Motion{Outcome: doc.Outcome(outcome), Mover: &doc.Person{Name: b.ID}}
		if line[0] != 'M' {
			b.Motion.Amends = last
		}
		if line[0] == 'A' {
			b.Kind = doc.AmendmentKind
		} else {
			last = b.ID
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

func TestSubstantiveAt(t *testing.T) {
	for _, c := range []struct {
		what string
		in   doc.Document
		want string // "of: text"; empty for none
	}{
		{"none moved", doc.Document{}, ""},
		{"no amendment", proposals("M |That rents be frozen."), ""},
		{"not voted on yet", proposals("M |That rents be frozen.", "A |delete frozen and insert raised"), ""},
		{"lost, withdrawn, fell", proposals("M |That rents be frozen.", "A lost|delete frozen and insert raised", "A withdrawn|delete frozen", "A fell|delete frozen"), ""},
		{"carried", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised"), "a: That rents be raised."},
		{"two carried, one lost", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised", "A lost|delete rents", "A carried|add at the end: by 2 per cent"),
			"a: That rents be raised by 2 per cent."},
		{"it was put already", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised", "S |That rents be raised."), ""},
		{"amended again", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised", "S |That rents be raised.", "A carried|add at the end: by 2 per cent"),
			"c: That rents be raised by 2 per cent."},
		{"the motion was withdrawn", proposals("M withdrawn|That rents be frozen.", "A carried|delete frozen and insert raised"), ""},
		{"in other words", proposals("M |That rents be frozen.", "A carried|That rents be raised."), "a? That rents be frozen.\nThat rents be raised."},
	} {
		s, ok := rules.SubstantiveAt(c.in)
		got := ""
		if ok {
			got = s.Of + map[bool]string{true: ": ", false: "? "}[s.Clear] + s.Text
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestToBeVoted(t *testing.T) {
	for _, c := range []struct {
		what string
		in   doc.Document
		want int
	}{
		{"nothing moved", doc.Document{}, -1},
		{"a motion", proposals("M |That rents be frozen."), 0},
		{"a decided motion", proposals("M carried|That rents be frozen."), -1},
		{"amendments first, in their order", proposals("M |That rents be frozen.", "A |delete x", "A |delete y"), 1},
		{"one at a time", proposals("M |That rents be frozen.", "A lost|delete x", "A |delete y"), 2},
		{"all lost", proposals("M |That rents be frozen.", "A lost|delete x", "A fell|delete y"), 0},
		{"one carried: the substantive motion", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised"), -1},
		{"it is put", proposals("M |That rents be frozen.", "A carried|delete frozen and insert raised", "S |That rents be raised."), 2},
		{"the motion after", proposals("M lost|That rents be frozen.", "M |That rents be raised."), 1},
	} {
		if got := rules.ToBeVoted(c.in); got != c.want {
			t.Errorf("%s: block %d, want %d", c.what, got, c.want)
		}
	}
}

// An amendment that is understood changes the motion; one that is not leaves
// every word of both.
func FuzzAmended(f *testing.F) {
	f.Add("That rents be frozen.", "delete frozen and insert raised")
	f.Add("x", "for  substitute ")
	f.Add("0", "After \xff insert 0")
	f.Add("That", "after \"That\" insert ''")
	f.Fuzz(func(t *testing.T, motion, amendment string) {
		amendment = strings.ToValidUTF8(amendment, "\uFFFD")
		got, ok := rules.Amended(motion, amendment)
		if !ok && (!strings.HasPrefix(got, motion) || !strings.HasSuffix(got, strings.TrimSpace(amendment))) {
			t.Errorf("words are lost: %q", got)
		}
	})
}
