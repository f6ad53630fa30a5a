package edit

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
)

func resolution(text string) doc.Block {
	b := doc.NewBlock(doc.ResolutionKind, 0, text)
	b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
	return b
}

func TestExchange(t *testing.T) {
	p := New([]Section{{Key: 1, Title: "An item"}})
	for _, r := range "Members agreed. nr;" {
		p.Type(r)
	}
	before := p.sel
	from := before.Head
	from.Off -= 3
	if !p.Exchange(from, []doc.Block{doc.Text("The report was noted.")}) {
		t.Fatal("nothing was exchanged")
	}
	if got := doc.Plain(p.Document(1)); got != "Members agreed. The report was noted." {
		t.Errorf("the page says %q", got)
	}
	p.Undo()
	if got := doc.Plain(p.Document(1)); got != "Members agreed. nr;" || p.sel != before {
		t.Errorf("undone it says %q with the caret at %v", got, p.sel)
	}
	p.Redo()
	p.Undo()
	p.Exchange(from, []doc.Block{resolution("That it be so.")})
	if got := doc.Plain(p.Document(1)); got != "Members agreed. \nRESOLVED – That it be so." {
		t.Errorf("the page says %q", got)
	}
}

func TestExchangeRefuses(t *testing.T) {
	p := New([]Section{{Key: 1, Title: "An item", Doc: doc.FromText("Locked."), ReadOnly: true}})
	if p.Exchange(p.Caret(), []doc.Block{doc.Text("x")}) {
		t.Error("a locked block was changed")
	}
	p = New([]Section{{Key: 1, Title: "An item", Doc: doc.FromText("One.\nTwo.")}})
	at := p.Caret()
	p.Place(p.End(), false)
	if p.Exchange(at, []doc.Block{doc.Text("x")}) {
		t.Error("it reached over two blocks")
	}
}

// Whatever is put in the place of what was typed, one undo gives that back.
func TestUndoOfAnExchangeGivesBackWhatWasTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := New([]Section{{Key: 1, Title: "An item", Doc: doc.FromText(rapid.StringMatching(`[a-z ]{0,12}\n?[a-z]{0,5}`).Draw(t, "text"))}})
		p.Place(Pos{1, 0, rapid.IntRange(0, 12).Draw(t, "at")}, false)
		typed := rapid.StringMatching(`[a-z@#;]{1,6}`).Draw(t, "typed")
		for _, r := range typed {
			p.Type(r)
		}
		var blocks []doc.Block
		for range rapid.IntRange(0, 3).Draw(t, "blocks") {
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				blocks = append(blocks, doc.Text(rapid.StringMatching(`[a-z]{0,8}`).Draw(t, "words")))
			case 1:
				blocks = append(blocks, resolution("That it be so."))
			default:
				blocks = append(blocks, doc.NewBlock(doc.Bullet, 1, "a point"))
			}
		}
		was, sel := p.Document(1), p.sel
		from := sel.Head
		from.Off -= len(typed)
		if !p.Exchange(from, blocks) {
			t.Fatal("nothing was exchanged")
		}
		if err := doc.Validate(doc.Normalise(p.Document(1))); err != nil {
			t.Fatal(err)
		}
		p.Undo()
		if !reflect.DeepEqual(p.Document(1), was) || p.sel != sel {
			t.Fatalf("undone: %q with %v, want %q with %v", doc.Plain(p.Document(1)), p.sel, doc.Plain(was), sel)
		}
	})
}

func TestTogetherIsOneStep(t *testing.T) {
	p := New([]Section{{Key: 1, Title: "One"}, {Key: 2, Title: "Two"}})
	p.Together(func() {
		p.SetDocument(1, doc.FromText("None."))
		p.SetDocument(2, doc.FromText("None."))
	})
	p.Undo()
	if !p.Document(1).Empty() || !p.Document(2).Empty() || p.CanUndo() {
		t.Error("it took more than one step back")
	}
}
