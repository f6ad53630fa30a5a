package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// A passage kept from the public stays so when it is parted, and makes what it
// is joined to exempt as well: nothing becomes public by a key.
func TestExemptPassagesStayExempt(t *testing.T) {
	secret := doc.Block{ID: "s", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The offer was £4,200."}}}
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{{ID: "o", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Open."}}}, secret}}}})
	at := p.Index(1, "s")
	p.Place(edit.Pos{Block: at, Off: 9}, false)
	p.Split()
	parts := p.Document(1).Blocks
	if len(parts) != 3 || parts[0].Exempt != "" || parts[1].Exempt != "3" || parts[2].Exempt != "3" {
		t.Fatalf("parted: %+v", parts)
	}
	p.Place(edit.Pos{Block: at}, false)
	p.Backspace()
	if joined := p.Document(1).Blocks; len(joined) != 2 || joined[0].Exempt != "3" {
		t.Errorf("joined: %+v", joined)
	}
}

func TestACardInAnExemptPassageIsPutInAndChangedExempt(t *testing.T) {
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{{ID: "s", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The offer."}}}}}}})
	card := doc.NewBlock(doc.ResolutionKind, 0, "That it be taken.")
	p.InsertBlock(card)
	card.Runs = []doc.Run{{Text: "That it be refused."}}
	p.ReplaceBlock(card)
	if got := p.Document(1).Blocks[1]; got.Exempt != "3" || got.Text() != "That it be refused." {
		t.Errorf("the card is %+v", got)
	}
}

func TestExemptWordsStayExemptWhenTheyAreCopied(t *testing.T) {
	block := func(id, exempt, text string) doc.Block {
		return doc.Block{ID: id, Kind: doc.Paragraph, Exempt: exempt, Runs: []doc.Run{{Text: text}}}
	}
	for _, tt := range []struct {
		name     string
		from, to edit.Pos // what is copied
		at       edit.Pos // where it is pasted
		want     string
	}{
		{"words out of a passage", edit.Pos{Block: 2, Off: 4}, edit.Pos{Block: 2, Off: 9}, edit.Pos{Block: 1, Off: 5}, "Open.offer [3] | The offer. [3] | Sale."},
		{"words out of an exempt item", edit.Pos{Block: 4}, edit.Pos{Block: 4, Off: 4}, edit.Pos{Block: 1, Off: 5}, "Open.Sale [1] | The offer. [3] | Sale."},
		{"a passage and more", edit.Pos{Block: 1, Off: 2}, edit.Pos{Block: 2, Off: 3}, edit.Pos{Block: 1, Off: 5}, "Open.en. | The [3] | The offer. [3] | Sale."},
		{"public words into a passage", edit.Pos{Block: 1}, edit.Pos{Block: 1, Off: 4}, edit.Pos{Block: 2}, "Open. | OpenThe offer. [3] | Sale."},
		{"within an exempt item", edit.Pos{Block: 4}, edit.Pos{Block: 4, Off: 4}, edit.Pos{Block: 4, Off: 5}, "Open. | The offer. [3] | Sale.Sale"},
	} {
		p := edit.New([]edit.Section{{Key: 1, Number: "1", Doc: doc.Document{Blocks: []doc.Block{block("a", "", "Open."), block("b", "3", "The offer.")}}},
			{Key: 2, Number: "2", Exempt: "1", Doc: doc.Document{Blocks: []doc.Block{block("c", "", "Sale.")}}}})
		p.Select(tt.from, tt.to)
		copied := p.Copy()
		p.Place(tt.at, false)
		p.Paste(copied)
		if got := exempted(p); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestWhatIsPastedIntoAPassageIsExempt(t *testing.T) {
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{{ID: "b", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The offer."}}}}}}})
	p.Place(edit.Pos{Off: 10}, false)
	p.Split()
	p.Paste(edit.FromText("One.\n• Two"))
	if got, want := exempted(p), "The offer. [3] | One. [3] | Two [3]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// door is a note that the public leaves or comes back.
func door(id string, kind doc.NoteKind, reason string) doc.Block {
	return doc.Block{ID: id, Kind: doc.TimeNoteKind, Runs: []doc.Run{{Text: "Note."}}, Time: &doc.TimeNote{Kind: kind, At: "20:10", Reason: reason}}
}

// private is a meeting of four items: the public leaves in the second, the third
// is exempt, and nothing is typed below.
func private() []edit.Section {
	open := func(id, text string) doc.Block {
		return doc.Block{ID: id, Kind: doc.Paragraph, Runs: []doc.Run{{Text: text}}}
	}
	return []edit.Section{
		{Key: 1, Number: "1", Title: "Minutes", Doc: doc.Document{Blocks: []doc.Block{open("a", "Agreed.")}}},
		{Key: 2, Number: "2", Title: "Rents", Doc: doc.Document{Blocks: []doc.Block{open("b", "Open."), door("out", doc.Exclusion, "1, 3")}}},
		{Key: 3, Number: "3", Title: "Sale", Exempt: "3"},
		{Key: 4, Number: "4", Title: "Date"},
	}
}

func TestWhatBeginsInPrivateSessionIsExempt(t *testing.T) {
	p := edit.New(private())
	write := func(section int64, id, text string) {
		i := p.Index(section, id)
		p.Place(edit.Pos{Block: i, Off: p.Block(i).Text.Len()}, false)
		for _, r := range text {
			if r == '\n' {
				p.Split()
			} else {
				p.Type(r)
			}
		}
	}
	write(1, "a", "\npublic")
	write(2, "out", "one\ntwo")
	write(3, "", "three\nfour")
	write(4, "", "five")
	p.InsertBlock(door("in", doc.Readmission, ""))
	write(4, "in", "six\nseven")
	want := "Agreed. | public | Open. | Note. | one [1, 3] | two [1, 3] | three | four | five [1, 3] | Note. | six | seven"
	if got := exempted(p); got != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
	for i, private := range map[int]bool{p.Index(1, "a"): false, p.Index(2, "b"): false, p.Index(2, "out"): true, p.Index(3, ""): true, p.Index(4, "in"): false} {
		if _, got := p.Private(i); got != private {
			t.Errorf("below %q: private is %v", p.Block(i).Text, got)
		}
	}
	if got := p.Exempt(p.Index(3, "")) + p.Exempt(p.Index(2, "out")); got != "3" {
		t.Errorf("the exempt item and the note are exempt by %q", got)
	}
}

// exempted is the text of a page, each block with the reason it carries.
func exempted(p *edit.Page) string {
	var out []string
	for _, key := range p.Sections() {
		for _, b := range p.Document(key).Blocks {
			s := b.Text()
			if b.Exempt != "" {
				s = fmt.Sprintf("%s [%s]", s, b.Exempt)
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func TestAPassageIsKeptFromThePublicAndOpened(t *testing.T) {
	p := edit.New(private())
	p.Select(edit.Pos{Block: p.Index(1, "a")}, edit.Pos{Block: p.Index(2, "out")})
	p.SetExempt("7")
	if got, want := exempted(p), "Agreed. [7] | Open. [7] | Note."; got != want {
		t.Errorf("kept: %s, want %s", got, want)
	}
	p.SetExempt("")
	p.Undo()
	if got, want := exempted(p), "Agreed. [7] | Open. [7] | Note."; got != want {
		t.Errorf("opened and undone: %s, want %s", got, want)
	}
	p.Undo()
	if got, want := exempted(p), "Agreed. | Open. | Note."; got != want || p.CanUndo() {
		t.Errorf("undone: %s, want %s", got, want)
	}
}

// A decision is kept from the public and opened whole: with its lettered parts,
// its amendments and the motion in its place, wherever the caret stands in it.
func TestADecisionIsKeptWhole(t *testing.T) {
	motion := func(id string, kind doc.Kind, level int, amends string) doc.Block {
		b := doc.Block{ID: id, Kind: kind, Level: level, Runs: []doc.Run{{Text: id}}}
		if level == 0 {
			b.Motion = &doc.Motion{Amends: amends}
		}
		return b
	}
	open := doc.Block{ID: "open", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "open"}}}
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{motion("m", doc.MotionKind, 0, ""), motion("a", doc.MotionKind, 1, ""),
		motion("i", doc.MotionKind, 2, ""), motion("b", doc.MotionKind, 1, ""), motion("am", doc.AmendmentKind, 0, "m"), motion("ama", doc.AmendmentKind, 1, ""),
		open, motion("am2", doc.AmendmentKind, 0, ""), motion("sub", doc.MotionKind, 0, "m"), motion("other", doc.MotionKind, 0, "")}}}})
	p.SetExempt("3")
	whole := "m [3] | a [3] | i [3] | b [3] | am [3] | ama [3] | open | am2 [3] | sub [3] | other"
	if got := exempted(p); got != whole {
		t.Errorf("kept: %s, want %s", got, whole)
	}
	p.SetExempt("")
	if got := exempted(p); strings.Contains(got, "[") {
		t.Errorf("opened: %s", got)
	}
	p.Place(edit.Pos{Block: 1}, false)
	p.SetExempt("3")
	if got, want := exempted(p), "m | a [3] | i [3] | b | am | ama | open | am2 | sub | other"; got != want {
		t.Errorf("a part: %s, want %s", got, want)
	}
	if p.Undo(); strings.Contains(exempted(p), "[") {
		t.Errorf("it was more than one step: %s", exempted(p))
	}
}

// A part that says nothing of itself is kept from the public with its head.
func TestAPartIsAsItsHead(t *testing.T) {
	head := doc.Block{ID: "r", Kind: doc.ResolutionKind, Exempt: "3", Resolution: &doc.Resolution{Verb: doc.Resolved}, Runs: []doc.Run{{Text: "That"}}}
	part := doc.Block{ID: "a", Kind: doc.ResolutionKind, Level: 1, Runs: []doc.Run{{Text: "the offer be taken."}}}
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{head, part, {ID: "p", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "x"}}}}}}})
	if got := p.Exempt(0) + p.Exempt(1) + p.Exempt(2); got != "33" {
		t.Errorf("they are exempt by %q", got)
	}
}

// Whatever is done with the keys, what was typed in private session stands in
// no public block, nor in a note, which is always public.
func TestNoKeyMakesPrivateWordsPublic(t *testing.T) {
	keys := slices.DeleteFunc(slices.Clone(edits), func(e keyed) bool {
		switch e.name {
		case "exempt", // the clerk says so
			"set document",                                        // it brings its own reasons
			"insert block", "interject", "replace block", "paste", // nor are the notes the tests put in typed
			"paste text":
			return true
		}
		return false
	})
	rapid.Check(t, func(t *rapid.T) {
		p := edit.New(private())
		p.Place(edit.Pos{Block: p.Index(2, "out"), Off: 5}, false)
		for range rapid.IntRange(1, 25).Draw(t, "edits") {
			if rapid.Bool().Draw(t, "elsewhere") {
				p.Select(anywhere(t, p), anywhere(t, p))
			}
			i, _ := p.Range()
			b := p.Block(i.Block)
			_, in := p.Private(i.Block)
			if b.Time.Door() { // typed over with what follows, it is gone
				in = in && p.Selection().Empty()
			} else {
				in = in && (p.Exempt(i.Block) != "" || b.Grid == nil && b.Text.Len() == 0)
			}
			switch {
			case in && rapid.Bool().Draw(t, "typed"):
				p.Insert("§")
			case in && rapid.IntRange(0, 3).Draw(t, "put") == 0:
				p.InsertBlock(doc.NewBlock(doc.ActionKind, 0, "§"))
			case in && rapid.IntRange(0, 3).Draw(t, "pasted") == 0:
				p.Place(p.Caret(), false)
				if p.Exempt(p.Caret().Block) != "" {
					p.Paste(edit.FromText("§\n• §"))
				}
			default:
				rapid.SampledFrom(keys).Draw(t, "edit").do(t, p)
			}
			for i := range p.Len() {
				b := p.Block(i)
				for c := range b.Cells() {
					if strings.ContainsRune(b.Content(c).String(), '§') && p.Exempt(i) == "" && b.Exempt == "" {
						t.Fatalf("private words in the public block %d: %s", i, exempted(p))
					}
				}
			}
		}
	})
}
