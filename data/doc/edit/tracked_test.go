package edit_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

func TestTheTextBeforeTheChangesStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sections := somePage.Draw(t, "page")
		p := edit.New(sections)
		p.Track()
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			if rapid.Bool().Draw(t, "elsewhere") {
				p.Select(anywhere(t, p), anywhere(t, p))
			}
			e := rapid.SampledFrom(append(edits, keyed{"take back", func(_ *rapid.T, p *edit.Page) { p.TakeBack() }})).Draw(t, "edit")
			e.do(t, p)
			check(t, p, sections, e.name)
			for _, s := range sections {
				marked := p.Document(s.Key)
				if got := doc.Normalise(doc.Original(marked)); !reflect.DeepEqual(got, s.Doc) {
					t.Fatalf("after %s the original is\n%#v\nwant\n%#v", e.name, got, s.Doc)
				}
				again := edit.New([]edit.Section{{Key: s.Key, Doc: marked}})
				again.Track()
				if got := again.Document(s.Key); !reflect.DeepEqual(got, doc.Normalise(marked)) {
					t.Fatalf("after %s the page reads its own document as\n%#v\nwant\n%#v", e.name, got, marked)
				}
			}
		}
		for p.CanUndo() {
			p.Undo()
		}
		for _, s := range sections {
			if got := p.Document(s.Key); !reflect.DeepEqual(got, s.Doc) {
				t.Fatalf("all undone it is\n%#v\nwant\n%#v", got, s.Doc)
			}
		}
	})
}

// TestTrackedKeys: blocks stand a line each, "|" is the caret, "[…]" was struck
// out and "{…}" put in; "-" and "+" before a line are those marks of the block.
func TestTrackedKeys(t *testing.T) {
	do := func(keys ...func(*edit.Page)) []func(*edit.Page) { return keys }
	typed := func(s string) func(*edit.Page) {
		return func(p *edit.Page) {
			for _, r := range s {
				p.Type(r)
			}
		}
	}
	back, del, enter := (*edit.Page).Backspace, (*edit.Page).Delete, (*edit.Page).Split
	undo := func(p *edit.Page) { p.Undo() }
	sel := func(fromBlock, from, toBlock, to int) func(*edit.Page) {
		return func(p *edit.Page) { p.Select(edit.Pos{Block: fromBlock, Off: from}, edit.Pos{Block: toBlock, Off: to}) }
	}
	for _, c := range []struct {
		what   string
		before string
		keys   []func(*edit.Page)
		want   string
	}{
		{"a letter", "The re|port", do(typed("x")), "The re{x}|port"},
		{"what was put in goes by itself", "The re|port", do(typed("xy"), back), "The re{x}|port"},
		{"backspace strikes", "The report|", do(back, back), "The repo|[rt]"},
		{"and goes past what is struck", "ab|", do(back, sel(0, 2, 0, 2), back), "|[ab]"},
		{"delete goes on", "|abc", do(del, del), "[ab]|c"},
		{"a word", "The old plan|", do((*edit.Page).BackspaceWord), "The old |[plan]"},
		{"in the place of a selection", "The old plan", do(sel(0, 4, 0, 7), typed("new")), "The [old]{new}| plan"},
		{"a letter after deleting", "cat|", do(back, typed("r")), "ca[t]{r}|"},
		{"over a struck and an added word", "The old plan", do(sel(0, 4, 0, 7), typed("new"), sel(0, 0, 0, 15), (*edit.Page).Remove), "|[The old plan]"},
		{"enter in the middle", "One. |Two.", do(enter), "One. [Two.]\n+|Two."},
		{"and back again", "One. |Two.", do(enter, back), "One. |Two."},
		{"enter at the end", "One.|", do(enter, typed("Two.")), "One.\n+Two.|"},
		{"enter at the beginning", "|One.", do(enter, sel(0, 0, 0, 0), typed("Zero.")), "+Zero.|\nOne."},
		{"joining two", "One.\n|Two.", do(back), "One.|{Two.}\n-Two."},
		{"and apart again", "One.\n|Two.", do(back, enter), "One.\n|Two."},
		{"joining by delete", "One.|\nTwo.", do(del), "One.|{Two.}\n-Two."},
		{"an empty paragraph goes", "One.\n|", do(back), "One.|\n-"},
		{"own paragraphs join", "One.|", do(enter, typed("a"), enter, typed("b"), sel(2, 0, 2, 0), back), "One.\n+a|b"},
		{"several blocks", "One.\nTwo.\nThree.", do(sel(0, 2, 2, 2), (*edit.Page).Remove), "On|[e.]{ree.}\n-Two.\n-Three."},
		{"whole blocks", "One.\nTwo.\nThree.", do(sel(0, 0, 1, 4), (*edit.Page).Remove), "-|One.\n-Two.\nThree."},
		{"typed over whole blocks", "One.\nTwo.\nThree.", do(sel(0, 0, 1, 4), typed("New.")), "-One.\n-Two.\n+New.|\nThree."},
		{"in a struck block", "One.\nTwo.", do(sel(0, 0, 1, 4), (*edit.Page).Remove, sel(0, 2, 0, 2), typed("x")), "-One.\n-Two.\n+x|"},
		{"undone", "One. |Two.", do(enter, typed("x"), undo, undo), "One. |Two."},
		{"a list begun in an old paragraph is none", "|One.", do(typed("- ")), "{- }|One."},
		{"a list begun in a new one is", "One.|", do(enter, typed("- a")), "One.\n+• a|"},
		{"bold is not for old words", "One.", do(sel(0, 0, 0, 4), (*edit.Page).ToggleBold), "One.|"},
		{"a change taken back", "The old plan", do(sel(0, 4, 0, 7), typed("new"), sel(0, 6, 0, 6), func(p *edit.Page) { p.TakeBack() }), "The |old plan"},
		{"a struck block taken back", "One.\nTwo.", do(sel(0, 0, 1, 4), (*edit.Page).Remove, sel(1, 0, 1, 0), func(p *edit.Page) { p.TakeBack() }), "-One.\n|Two."},
		{"pasted lines", "One. |Two.", do(func(p *edit.Page) { p.Paste(edit.FromText("a\nb")) }), "One. [Two.]\n+a\n+b|\n+Two."},
		{"pasted words", "One |two.", do(func(p *edit.Page) { p.Paste(edit.FromText("and")) }), "One {and}|two."},
	} {
		p, at := trackedPage(c.before)
		p.Select(at, at)
		for _, key := range c.keys {
			key(p)
		}
		if got := drawn(p); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func trackedPage(s string) (*edit.Page, edit.Pos) {
	var d doc.Document
	var at edit.Pos
	for i, line := range strings.Split(s, "\n") {
		if off := strings.Index(line, "|"); off >= 0 {
			at = edit.Pos{Block: i, Off: off}
		}
		d.Blocks = append(d.Blocks, doc.NewBlock(doc.Paragraph, 0, strings.Replace(line, "|", "", 1)))
	}
	p := edit.New([]edit.Section{{Key: 1, Doc: d}})
	p.Track()
	return p, at
}

// drawn is a page as TestTrackedKeys writes it.
func drawn(p *edit.Page) string {
	var lines []string
	for i := range p.Len() {
		b := p.Block(i)
		line := map[doc.Edit]string{doc.Struck: "-", doc.Added: "+"}[b.Edit]
		if b.Kind == doc.Bullet {
			line += "• "
		}
		at := 0
		for _, s := range append(b.Text.Spans, edit.Span{}) {
			open, end := "", ""
			switch s.Style.Edit {
			case doc.Struck:
				open, end = "[", "]"
			case doc.Added:
				open, end = "{", "}"
			}
			text := string(b.Text.Runes[at : at+s.N])
			if caret := p.Caret(); caret.Block == i && at <= caret.Off && (caret.Off < at+s.N || s.N == 0 && caret.Off == at) {
				k := caret.Off - at
				runes := []rune(text)
				if k == 0 {
					line += "|" + open + text + end
				} else {
					line += open + string(runes[:k]) + "|" + string(runes[k:]) + end
				}
			} else {
				line += open + text + end
			}
			at += s.N
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestWhatIsCopiedHasNoMarks(t *testing.T) {
	p, _ := trackedPage("The old plan")
	p.Select(edit.Pos{Off: 4}, edit.Pos{Off: 7})
	p.Insert("new")
	p.Select(p.Start(), p.End())
	if got := p.SelectedText(); got != "The new plan" {
		t.Errorf("copied %q", got)
	}
	for _, b := range p.Copy() {
		if doc.Edited(b) || b.Text() != "The new plan" {
			t.Errorf("the block that was copied is %#v", b)
		}
	}
	other := edit.New([]edit.Section{{Key: 1}})
	other.Paste([]doc.Block{{ID: "a", Kind: doc.Paragraph, Edit: doc.Added, Runs: []doc.Run{{Text: "x", Edit: doc.Added}}}})
	if d := other.Document(1); len(d.Blocks) != 1 || doc.Edited(d.Blocks[0]) {
		t.Errorf("a draft got marks: %#v", d)
	}
}

func TestPlacesBeforeTheChanges(t *testing.T) {
	p, _ := trackedPage("The old plan")
	p.Select(edit.Pos{Off: 4}, edit.Pos{Off: 7})
	p.Insert("brand new")
	text := p.Block(0).Text
	if sent := text.Sent(len("The oldbrand new")); sent != len("The old") {
		t.Errorf("the end of the new words stood at %d", sent)
	}
	if now := text.Now(len("The old ")); now != len("The oldbrand new ") {
		t.Errorf("what stood behind them stands at %d", now)
	}
}
