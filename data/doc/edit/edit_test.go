package edit_test

import (
	"slices"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// page makes a page of two items from lines: "• text" is a bullet, "1. text" a
// numbered item, "R text" a resolution, "(a) text" a part of it, "T a|b" a row
// of a table, anything else a paragraph. "==" begins the second item. The caret
// stands at "¦", or the selection between "[" and "]".
func page(t *testing.T, lines ...string) *edit.Page {
	t.Helper()
	sections := []edit.Section{{Key: 1, Number: "1", Title: "One"}, {Key: 2, Number: "2", Title: "Two"}}
	at := 0
	for _, line := range lines {
		if line == "==" {
			at = 1
			continue
		}
		d := &sections[at].Doc
		kind, level, text := doc.Paragraph, 0, line
		for prefix, k := range map[string]doc.Kind{"• ": doc.Bullet, "1. ": doc.Numbered, "R ": doc.ResolutionKind, "(a) ": doc.ResolutionKind, "H ": doc.Heading} {
			if s, ok := strings.CutPrefix(line, prefix); ok {
				kind, text = k, s
				if prefix != "R " {
					level = 1
				}
			}
		}
		if row, ok := strings.CutPrefix(line, "T "); ok {
			d.Blocks = append(d.Blocks, tableBlock(row))
			continue
		}
		b := doc.NewBlock(kind, level, text)
		if kind == doc.ResolutionKind && level == 0 {
			b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
		}
		d.Blocks = append(d.Blocks, b)
	}
	p := edit.New(sections)
	anchor, okA := take(p, "[")
	head, okH := take(p, "]")
	if caret, ok := take(p, "¦"); ok {
		anchor, head = caret, caret
	} else if !okA || !okH {
		anchor, head = p.Start(), p.Start()
	}
	p.Select(anchor, head)
	p.Dirty()
	return forget(p)
}

func tableBlock(rows string) doc.Block {
	t := &doc.Table{}
	for row := range strings.SplitSeq(rows, "/") {
		var cells []doc.Cell
		for cell := range strings.SplitSeq(row, "|") {
			cells = append(cells, doc.Cell{Runs: doc.JoinRuns([]doc.Run{{Text: cell}})})
		}
		t.Columns = make([]doc.Column, len(cells))
		t.Rows = append(t.Rows, cells)
	}
	return doc.Block{ID: doc.NewID(), Kind: doc.TableKind, Table: t}
}

// take removes a mark from the page and returns where it stood.
func take(p *edit.Page, mark string) (edit.Pos, bool) {
	p.Select(p.Start(), p.Start())
	if !p.Find(mark, false) {
		return edit.Pos{}, false
	}
	p.Remove()
	return p.Caret(), true
}

// forget makes a page without the history of p.
func forget(p *edit.Page) *edit.Page {
	var s []edit.Section
	for i, key := range p.Sections() {
		s = append(s, edit.Section{Key: key, Number: string(rune('1' + i)), Title: "T", Doc: p.Document(key)})
	}
	q := edit.New(s)
	q.Select(p.Selection().Anchor, p.Selection().Head)
	return q
}

// shown is the page as page takes it.
func shown(p *edit.Page) string {
	var out []string
	sel := p.Selection()
	for i := range p.Len() {
		b := p.Block(i)
		if b.Kind == edit.ItemHeading {
			if i > 0 {
				out = append(out, "==")
			}
			continue
		}
		var cells []string
		for c := range b.Cells() {
			s := b.Content(c).Runes
			if sel.Empty() && sel.Head.Block == i && sel.Head.Cell == c {
				s = slices.Insert(slices.Clone(s), sel.Head.Off, '¦')
			}
			cells = append(cells, string(s))
		}
		text := cells[0]
		if b.Grid != nil {
			var rows []string
			for row := range slices.Chunk(cells, len(b.Grid.Columns)) {
				rows = append(rows, strings.Join(row, "|"))
			}
			text = "T " + strings.Join(rows, "/")
		}
		prefix := map[doc.Kind]string{doc.Bullet: "• ", doc.Numbered: "1. ", doc.ResolutionKind: "R ", doc.Heading: "H "}[b.Kind]
		if b.IsPart() {
			prefix = "(a) "
		}
		out = append(out, strings.Repeat(">", max(b.Level-1, 0))+prefix+text)
	}
	return strings.Join(out, "\n")
}

func lines(s ...string) []string { return s }

func TestEdits(t *testing.T) {
	key := func(f func(*edit.Page)) []func(*edit.Page) { return []func(*edit.Page){f} }
	typing := func(s string) func(*edit.Page) {
		return func(p *edit.Page) {
			for _, r := range s {
				p.Type(r)
			}
		}
	}
	for _, tt := range []struct {
		name       string
		have, want []string
		do         []func(*edit.Page)
	}{
		{"typing", lines("ab¦c"), lines("abxy¦c"), key(typing("xy"))},
		{"typing over a selection", lines("a[b]c"), lines("ax¦c"), key(typing("x"))},
		{"Enter in a paragraph", lines("ab¦cd"), lines("ab", "¦cd"), key((*edit.Page).Split)},
		{"Enter at the beginning opens a line above", lines("R ¦ab"), lines("", "R ¦ab"), key((*edit.Page).Split)},
		{"Enter in a list", lines("• ab¦cd"), lines("• ab", "• ¦cd"), key((*edit.Page).Split)},
		{"Enter in an empty item ends the list", lines("• ab", "• ¦"), lines("• ab", "¦"), key((*edit.Page).Split)},
		{"Enter after a heading", lines("H ab¦"), lines("H ab", "¦"), key((*edit.Page).Split)},
		{"Enter after a resolution", lines("R ab¦"), lines("R ab", "¦"), key((*edit.Page).Split)},
		{"Enter after its colon begins parts", lines("R That:¦"), lines("R That:", "(a) ¦"), key((*edit.Page).Split)},
		{"Enter in a cell", lines("T a¦b|c/d|e"), lines("T a\n¦b|c/d|e"), key((*edit.Page).Split)},
		{"Enter before a first table", lines("T ¦a|b"), lines("¦", "T a|b"), key((*edit.Page).Split)},
		{"Backspace", lines("ab¦c"), lines("a¦c"), key((*edit.Page).Backspace)},
		{"Backspace takes an accent with its letter", lines("aw\u0302¦c"), lines("a¦c"), key((*edit.Page).Backspace)},
		{"Backspace takes a flag whole", lines("a🏴󠁧󠁢󠁷󠁬󠁳󠁿¦c"), lines("a¦c"), key((*edit.Page).Backspace)},
		{"Backspace drops the kind first", lines("ab", "• ¦cd"), lines("ab", "¦cd"), key((*edit.Page).Backspace)},
		{"Backspace joins", lines("ab", "¦cd"), lines("ab¦cd"), key((*edit.Page).Backspace)},
		{"Backspace joins to a list item", lines("• ab", "¦cd"), lines("• ab¦cd"), key((*edit.Page).Backspace)},
		{"Backspace keeps the heading", lines("ab", "==", "¦cd"), lines("ab", "==", "¦cd"), key((*edit.Page).Backspace)},
		{"Backspace after a table goes into it", lines("T a|b", "¦cd"), lines("T a|b¦", "cd"), key((*edit.Page).Backspace)},
		{"Backspace after a table takes an empty line", lines("T a|b", "¦"), lines("T a|b¦"), key((*edit.Page).Backspace)},
		{"Backspace in an empty line before a list keeps the list", lines("¦", "• ab"), lines("• ¦ab"), key((*edit.Page).Delete)},
		{"Backspace by word", lines("one two¦"), lines("one ¦"), key((*edit.Page).BackspaceWord)},
		{"Delete by word", lines("one¦ two"), lines("one¦two"), key((*edit.Page).DeleteWord)},
		{"Delete", lines("a¦bc"), lines("a¦c"), key((*edit.Page).Delete)},
		{"Delete joins", lines("ab¦", "cd"), lines("ab¦cd"), key((*edit.Page).Delete)},
		{"Delete keeps the next heading", lines("ab¦", "==", "cd"), lines("ab¦", "==", "cd"), key((*edit.Page).Delete)},
		{"selection over blocks", lines("a[b", "• cd", "e]f"), lines("a¦f"), key((*edit.Page).Remove)},
		{"selection from a beginning keeps the last kind", lines("[ab", "• c]d"), lines("• ¦d"), key((*edit.Page).Remove)},
		{"selection of a whole resolution", lines("R [ab", "cd]"), lines("¦"), key((*edit.Page).Remove)},
		{"selection over items keeps the heading", lines("a[b", "cd", "==", "ef", "g]h"), lines("a¦", "==", "h"), key((*edit.Page).Remove)},
		{"selection over items leaves a line for each", lines("[ab", "==", "ef]"), lines("¦", "==", ""), key((*edit.Page).Remove)},
		{"selection over a table", lines("a[b", "T c|d", "e]f"), lines("a¦f"), key((*edit.Page).Remove)},
		{"selection out of a table takes it whole", lines("x", "T c[c|d", "e]f"), lines("x", "¦f"), key((*edit.Page).Remove)},
		{"selection into a table takes it whole", lines("x[y", "T cc|]d", "ef"), lines("x¦", "ef"), key((*edit.Page).Remove)},
		{"selection over cells empties them", lines("T a[a|bb|cc/dd|e]e|ff"), lines("T ¦||cc/||ff"), key((*edit.Page).Remove)},
		{"Tab in a list", lines("• ¦a"), lines(">• ¦a"), key((*edit.Page).Indent)},
		{"Tab after a list", lines("• a", "¦b"), lines("• a", "• ¦b"), key((*edit.Page).Indent)},
		{"Tab after a resolution makes a part", lines("R a", "¦b"), lines("R a", "(a) ¦b"), key((*edit.Page).Indent)},
		{"Shift+Tab ends a list", lines("• ¦a"), lines("¦a"), key((*edit.Page).Outdent)},
		{"a dash and a space", lines("¦"), lines("• x¦"), key(typing("- x"))},
		{"a star and a space", lines("¦ab"), lines("• ¦ab"), key(typing("* "))},
		{"one, a stop and a space", lines("¦"), lines("1. x¦"), key(typing("1. x"))},
		{"a dash inside stays", lines("a¦"), lines("a- x¦"), key(typing("- x"))},
		{"the habit undone", lines("¦"), lines("- ¦"), []func(*edit.Page){typing("- "), func(p *edit.Page) { p.Undo() }}},
		{"undo by word", lines("¦"), lines("one¦"), []func(*edit.Page){typing("one two"), func(p *edit.Page) { p.Undo() }}},
		{"redo", lines("¦"), lines("one two¦"), []func(*edit.Page){typing("one two"), func(p *edit.Page) { p.Undo(); p.Undo(); p.Redo(); p.Redo() }}},
		{"a move ends the word", lines("¦"), lines("on¦"), []func(*edit.Page){typing("on"), func(p *edit.Page) { p.Place(p.Caret(), false) }, typing("e"), func(p *edit.Page) { p.Undo() }}},
		{"next cell", lines("T a¦|b"), lines("T a|bx¦"), []func(*edit.Page){(*edit.Page).NextCell, func(p *edit.Page) { p.Place(p.Caret(), false) }, typing("x")}},
		{"Tab in the last cell adds a row", lines("T a|b¦"), lines("T a|b/x¦|"), []func(*edit.Page){(*edit.Page).NextCell, typing("x")}},
		{"add a column", lines("T a¦|b/c|d"), lines("T a|¦|b/c||d"), key(func(p *edit.Page) { p.AddColumn(false) })},
		{"remove a column", lines("T a¦|b/c|d"), lines("T ¦b/d"), key((*edit.Page).RemoveColumn)},
		{"remove a row", lines("T a¦|b/c|d"), lines("T ¦c|d"), key((*edit.Page).RemoveRow)},
		{"the last row takes the table along", lines("T a¦|b"), lines("¦"), key((*edit.Page).RemoveRow)},
		{"a line below the last table", lines("T a¦|b"), lines("T a|b", "¦"), key(func(p *edit.Page) { p.OpenBelow() })},
		{"paste of text", lines("a¦d"), lines("abc¦d"), key(func(p *edit.Page) { p.Paste(edit.FromText("bc")) })},
		{"paste of blocks", lines("a¦d"), lines("ab", "• c", "e¦d"), key(func(p *edit.Page) { p.Paste(edit.FromText("b\n• c\ne")) })},
		{"paste of a list into an empty line", lines("¦"), lines("• b", "• c¦"), key(func(p *edit.Page) { p.Paste(edit.FromText("• b\n• c")) })},
		{"paste into a cell", lines("T a¦|b"), lines("T ab\nc¦|b"), key(func(p *edit.Page) { p.Paste(edit.FromText("b\n• c")) })},
		{"insert in an empty line", lines("a", "¦", "b"), lines("a", "R c¦", "b"), key(func(p *edit.Page) { p.InsertBlock(doc.NewBlock(doc.ResolutionKind, 0, "c")) })},
		{"insert after the parts", lines("R a¦", "(a) b", "c"), lines("R a", "(a) b", "x¦", "c"), key(func(p *edit.Page) { p.InsertBlock(doc.Text("x")) })},
		{"Enter behind a lettered part", lines("R a", "(a) b;¦"), lines("R a", "(a) b;", "(a) ¦"), key((*edit.Page).Split)},
		{"Enter behind the last part's full stop", lines("R a", "(a) b;", "(a) c.¦"), lines("R a", "(a) b;", "(a) c.", "¦"), key((*edit.Page).Split)},
		{"Enter behind a full stop in between", lines("R a", "(a) b.¦", "(a) c."), lines("R a", "(a) b.", "(a) ¦", "(a) c."), key((*edit.Page).Split)},
		{"insert with parts", lines("a¦"), lines("a", "R b", "(a) c¦"), key(func(p *edit.Page) {
			p.InsertBlock(doc.NewBlock(doc.ResolutionKind, 0, "b"), doc.NewBlock(doc.ResolutionKind, 1, "c"))
		})},
		{"replace with its parts", lines("R a¦", "(a) b", "(a) c", "d"), lines("R x¦", "(a) y", "d"), key(func(p *edit.Page) {
			b := doc.NewBlock(doc.ResolutionKind, 0, "x")
			b.ID = p.Block(p.Caret().Block).ID
			p.ReplaceBlock(b, doc.NewBlock(doc.ResolutionKind, 1, "y"))
		})},
		{"replace all", lines("¦The cat", "• a cat"), lines("¦The dog", "• a dog"), key(func(p *edit.Page) { p.ReplaceAll("CAT", "dog") })},
		{"replace one", lines("¦cat cat"), lines("dog cat"), key(func(p *edit.Page) { p.Find("cat", false); p.Replace("cat", "dog") })},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := page(t, tt.have...)
			start := shown(p)
			for _, f := range tt.do {
				f(p)
			}
			want := strings.Join(tt.want, "\n")
			if !slices.Contains(tt.want, "==") {
				want += "\n==\n"
			}
			if got := shown(p); got != want {
				t.Errorf("\nfrom:\n%s\ngot:\n%s\nwant:\n%s", start, got, want)
			}
			for p.Undo() {
			}
			p.Select(p.Start(), p.Start())
			q := page(t, tt.have...)
			q.Select(q.Start(), q.Start())
			if got := shown(p); got != shown(q) {
				t.Errorf("undone:\n%s\nwas:\n%s", got, shown(q))
			}
		})
	}
}

func TestProperMakesAnyBlockValid(t *testing.T) {
	cell := func(s string) doc.Cell { return doc.Cell{Runs: []doc.Run{{Text: s}}} }
	for _, b := range []doc.Block{
		{},
		{Kind: "nonsense", Level: 7, Number: "1.", Runs: []doc.Run{{Text: "a\x00b\r\nc", Link: "javascript:x"}}},
		{Kind: doc.TableKind},
		{Kind: doc.TableKind, Runs: []doc.Run{{Text: "x"}}, Table: &doc.Table{Head: 5, Columns: make([]doc.Column, 1), Rows: [][]doc.Cell{{cell("a\x01"), cell("b")}, {}}}},
		{Kind: doc.MotionKind, Level: 2, Motion: &doc.Motion{}},
		{Kind: doc.ResolutionKind, Action: &doc.Action{}},
		{Kind: doc.TimeNoteKind},
	} {
		if err := doc.Validate(doc.Normalise(doc.Document{Blocks: []doc.Block{edit.Proper(b)}})); err != nil {
			t.Errorf("%+v: %v", b, err)
		}
	}
}

func TestAHeadingRenamedStaysSoWhenUndone(t *testing.T) {
	p := page(t, "a[b", "==", "c]d")
	p.Remove()
	p.SetHeading(2, "2a", "Renamed")
	p.Undo()
	var titles []string
	for i := range p.Len() {
		if b := p.Block(i); b.Kind == edit.ItemHeading {
			titles = append(titles, b.Number+" "+b.Text.String())
		}
	}
	if got := strings.Join(titles, "|"); got != "1 T|2a Renamed" {
		t.Errorf("the headings are %s", got)
	}
}

func TestSelectedText(t *testing.T) {
	for _, tt := range []struct {
		name string
		have []string
		want string
	}{
		{"a piece of a paragraph", lines("a[bc]d"), "bc"},
		{"a whole list item alone", lines("• [ab]"), "ab"},
		{"numbers of the page", lines("1. a", "1. [b", "1. c]"), "2. b\n3. c"},
		{"from inside an item", lines("1. a", "1. b[b", "1. c]"), "b\n3. c"},
		{"a resolution with its lead", lines("[x", "R y", "(a) z]"), "x\nRESOLVED – y\n(a) z"},
		{"over a heading", lines("a[b", "==", "1. c]"), "b\n2 T\n1. c"},
		{"over cells", lines("T [a|b/c]|d"), "a\nc"},
		{"in a cell", lines("T a[b]c|d"), "b"},
	} {
		if got := page(t, tt.have...).SelectedText(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
