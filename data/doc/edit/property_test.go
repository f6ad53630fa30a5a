package edit_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

var (
	someText = rapid.StringOfN(rapid.SampledFrom([]rune("ab c.’\n\tŵ\u0302é🏴😀-1•")), 0, 12, -1)
	someRun  = rapid.Custom(func(t *rapid.T) doc.Run {
		return doc.Run{Text: someText.Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
			Lang: rapid.SampledFrom([]string{"", "cy"}).Draw(t, "lang"),
			Link: rapid.SampledFrom([]string{"", "https://a.example/x"}).Draw(t, "link")}
	})
	someRuns  = rapid.SliceOfN(someRun, 0, 4)
	someBlock = rapid.Custom(func(t *rapid.T) doc.Block {
		b := doc.Block{ID: doc.NewID(), Kind: rapid.SampledFrom(doc.Kinds()).Draw(t, "kind"),
			Level: rapid.IntRange(0, 3).Draw(t, "level"), Runs: someRuns.Draw(t, "runs")}
		if b.Kind == doc.TableKind {
			columns := rapid.IntRange(1, 3).Draw(t, "columns")
			b.Table = &doc.Table{Columns: make([]doc.Column, columns)}
			b.Table.Columns[0] = doc.Column{Width: 2, Align: "right"}
			for range rapid.IntRange(1, 3).Draw(t, "rows") {
				row := make([]doc.Cell, columns)
				for c := range row {
					row[c].Runs = someRuns.Draw(t, "cell")
				}
				b.Table.Rows = append(b.Table.Rows, row)
			}
			b.Table.Head = rapid.IntRange(0, len(b.Table.Rows)).Draw(t, "head")
		}
		b.Number = rapid.SampledFrom([]string{"", "2.3."}).Draw(t, "number")
		b = edit.Proper(b)
		if b.Resolution != nil {
			b.Resolution = &doc.Resolution{Verb: doc.Noted, Mover: &doc.Person{Name: "Councillor A Day"},
				Vote: &doc.Vote{Method: doc.Hands, For: 7, Against: 2}}
		}
		if b.Time != nil {
			b.Time = &doc.TimeNote{Kind: rapid.SampledFrom(doc.NoteKinds()).Draw(t, "note")}
		}
		if !b.Time.Door() {
			b.Exempt = rapid.SampledFrom([]string{"", "", "3"}).Draw(t, "exempt")
		}
		return b
	})
	someDocument = rapid.Custom(func(t *rapid.T) doc.Document {
		return doc.Normalise(doc.Document{Blocks: rapid.SliceOfN(someBlock, 0, 6).Draw(t, "blocks")})
	})
	somePage = rapid.Custom(func(t *rapid.T) []edit.Section {
		var out []edit.Section
		for i := range rapid.IntRange(1, 4).Draw(t, "sections") {
			out = append(out, someSection(t, int64(10+i)))
		}
		return out
	})
)

func someSection(t *rapid.T, key int64) edit.Section {
	s := edit.Section{Key: key, Doc: someDocument.Draw(t, "document")}
	if rapid.IntRange(0, 3).Draw(t, "headed") > 0 {
		s.Number, s.Title = "7", "An item"
	}
	s.ReadOnly = rapid.IntRange(0, 4).Draw(t, "locked") == 0
	s.Exempt = rapid.SampledFrom([]string{"", "", "1, 2"}).Draw(t, "kept from the public")
	return s
}

func TestDocumentsSurviveThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sections := somePage.Draw(t, "page")
		p := edit.New(sections)
		for _, s := range sections {
			if got := p.Document(s.Key); !reflect.DeepEqual(got, s.Doc) {
				t.Fatalf("got\n%#v\nwant\n%#v", got, s.Doc)
			}
			if p.Written(s.Key) == s.Doc.Empty() {
				t.Fatalf("that %#v is written in is %v", s.Doc, p.Written(s.Key))
			}
		}
		if d := p.Dirty(); d != nil {
			t.Fatalf("a page nobody edited has the changed sections %v", d)
		}
	})
}

// keyed is something that can be done to a page.
type keyed struct {
	name string
	do   func(*rapid.T, *edit.Page)
}

// edits are all that can be done to a page, each at random places.
var edits = []keyed{
	{"type", func(t *rapid.T, p *edit.Page) { p.Type(rapid.SampledFrom([]rune("a -*1.\n\u0302")).Draw(t, "rune")) }},
	{"insert", func(t *rapid.T, p *edit.Page) { p.Insert(someText.Draw(t, "insert")) }},
	{"split", func(_ *rapid.T, p *edit.Page) { p.Split() }},
	{"backspace", func(_ *rapid.T, p *edit.Page) { p.Backspace() }},
	{"delete", func(_ *rapid.T, p *edit.Page) { p.Delete() }},
	{"backspace word", func(_ *rapid.T, p *edit.Page) { p.BackspaceWord() }},
	{"delete word", func(_ *rapid.T, p *edit.Page) { p.DeleteWord() }},
	{"kind", func(t *rapid.T, p *edit.Page) {
		p.SetKind(rapid.SampledFrom(doc.Kinds()).Draw(t, "kind"), rapid.IntRange(-1, 5).Draw(t, "level"))
	}},
	{"indent", func(_ *rapid.T, p *edit.Page) { p.Indent() }},
	{"outdent", func(_ *rapid.T, p *edit.Page) { p.Outdent() }},
	{"bold", func(_ *rapid.T, p *edit.Page) { p.ToggleBold() }},
	{"italic", func(_ *rapid.T, p *edit.Page) { p.ToggleItalic() }},
	{"language", func(_ *rapid.T, p *edit.Page) { p.SetLanguage("cy") }},
	{"insert block", func(t *rapid.T, p *edit.Page) { p.InsertBlock(someBlock.Draw(t, "block"), someParts(t)...) }},
	{"replace block", func(t *rapid.T, p *edit.Page) {
		b := someBlock.Draw(t, "block")
		b.ID = p.Block(p.Caret().Block).ID
		p.ReplaceBlock(b, someParts(t)...)
	}},
	{"interject", func(t *rapid.T, p *edit.Page) {
		p.Interject(rapid.SampledFrom(p.Sections()).Draw(t, "section"), someBlock.Draw(t, "block"))
	}},
	{"remove block", func(t *rapid.T, p *edit.Page) {
		b := p.Block(anywhere(t, p).Block)
		p.RemoveBlock(b.Section, b.ID)
	}},
	{"lines", func(t *rapid.T, p *edit.Page) {
		p.SetLines(rapid.SampledFrom(p.Sections()).Draw(t, "section"), []string{rapid.String().Draw(t, "line")})
	}},
	{"set document", func(t *rapid.T, p *edit.Page) {
		p.SetDocument(p.Block(p.Caret().Block).Section, someDocument.Draw(t, "document"))
	}},
	{"paste", func(t *rapid.T, p *edit.Page) { p.Paste(rapid.SliceOfN(someBlock, 0, 3).Draw(t, "blocks")) }},
	{"paste what was copied", func(_ *rapid.T, p *edit.Page) { p.Paste(p.Copy()) }},
	{"paste text", func(t *rapid.T, p *edit.Page) { p.Paste(edit.FromText(rapid.String().Draw(t, "pasted"))) }},
	{"next cell", func(_ *rapid.T, p *edit.Page) { p.NextCell() }},
	{"add row", func(t *rapid.T, p *edit.Page) { p.AddRow(rapid.Bool().Draw(t, "above")) }},
	{"remove row", func(_ *rapid.T, p *edit.Page) { p.RemoveRow() }},
	{"add column", func(t *rapid.T, p *edit.Page) { p.AddColumn(rapid.Bool().Draw(t, "before")) }},
	{"remove column", func(_ *rapid.T, p *edit.Page) { p.RemoveColumn() }},
	{"heads", func(_ *rapid.T, p *edit.Page) { p.ToggleHead() }},
	{"open below", func(_ *rapid.T, p *edit.Page) { p.OpenBelow() }},
	{"exempt", func(t *rapid.T, p *edit.Page) { p.SetExempt(rapid.SampledFrom([]string{"", "3"}).Draw(t, "reason")) }},
	{"reorder", func(t *rapid.T, p *edit.Page) { p.Reorder(rapid.Permutation(p.Sections()).Draw(t, "order")) }},
	{"replace all", func(_ *rapid.T, p *edit.Page) { p.ReplaceAll("a", "bb") }},
	{"find", func(_ *rapid.T, p *edit.Page) { p.Find("c", true) }},
	{"find before", func(_ *rapid.T, p *edit.Page) { p.FindBefore("b") }},
	{"undo", func(_ *rapid.T, p *edit.Page) { p.Undo() }},
	{"redo", func(_ *rapid.T, p *edit.Page) { p.Redo() }},
	{"remove", func(_ *rapid.T, p *edit.Page) { p.Remove() }},
	{"word", func(_ *rapid.T, p *edit.Page) { p.Select(p.Word(p.Caret())) }},
	{"move", func(t *rapid.T, p *edit.Page) {
		moves := []func(edit.Pos) edit.Pos{p.Left, p.Right, p.WordLeft, p.WordRight}
		p.Place(rapid.SampledFrom(moves).Draw(t, "move")(p.Caret()), rapid.Bool().Draw(t, "extend"))
	}},
}

func anywhere(t *rapid.T, p *edit.Page) edit.Pos {
	return edit.Pos{Block: rapid.IntRange(0, p.Len()-1).Draw(t, "block"), Cell: rapid.IntRange(0, 8).Draw(t, "cell"), Off: rapid.IntRange(0, 20).Draw(t, "off")}
}

func TestEveryEditKeepsThePageWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sections := somePage.Draw(t, "page")
		p := edit.New(sections)
		mirror := blocksOf(p)
		p.OnChange = func(c edit.Change) {
			ins := make([]*edit.Block, c.Ins)
			for i := range ins {
				ins[i] = p.Block(c.At + i)
			}
			mirror = slices.Replace(mirror, c.At, c.At+c.Del, ins...)
		}
		for range rapid.IntRange(1, 25).Draw(t, "edits") {
			if rapid.Bool().Draw(t, "elsewhere") {
				p.Select(anywhere(t, p), anywhere(t, p))
			}
			before := documents(p)
			if rapid.IntRange(0, 9).Draw(t, "inserted") == 0 {
				for range rapid.IntRange(0, 4).Draw(t, "undone") {
					p.Undo()
				}
				s := someSection(t, int64(100+len(sections)))
				p.InsertSection(s, rapid.SampledFrom(append(p.Sections(), 0)).Draw(t, "after"))
				sections = append(sections, s)
				for rapid.Bool().Draw(t, "made again") && p.Redo() {
				}
				check(t, p, sections, "inserting a section")
				before = documents(p)
			}
			e := rapid.SampledFrom(edits).Draw(t, "edit")
			e.do(t, p)
			check(t, p, sections, e.name)
			if !slices.Equal(mirror, blocksOf(p)) {
				t.Fatalf("after %s the changes told do not lead to the page", e.name)
			}
			dirty := p.Dirty()
			for key, d := range documents(p) {
				if !slices.Contains(dirty, key) && !reflect.DeepEqual(before[key], d) {
					t.Fatalf("%s changed section %d and did not say so", e.name, key)
				}
			}
		}
		for p.Undo() {
		}
		for _, s := range sections {
			if got := p.Document(s.Key); !reflect.DeepEqual(got, s.Doc) {
				t.Fatalf("all undone, got\n%#v\nwant\n%#v", got, s.Doc)
			}
		}
		check(t, p, sections, "undoing all")
		if !slices.IsSorted(slices.DeleteFunc(p.Sections(), func(key int64) bool { return key >= 100 })) {
			t.Fatalf("all undone, the sections stand in the order %v", p.Sections())
		}
		end := documents(p)
		for p.Redo() {
		}
		for p.Undo() {
		}
		if !reflect.DeepEqual(end, documents(p)) {
			t.Fatal("all made again and undone again is another page")
		}
	})
}

func blocksOf(p *edit.Page) []*edit.Block {
	var out []*edit.Block
	for i := range p.Len() {
		out = append(out, p.Block(i))
	}
	return out
}

func documents(p *edit.Page) map[int64]doc.Document {
	out := map[int64]doc.Document{}
	for _, key := range p.Sections() {
		out[key] = p.Document(key)
	}
	return out
}

// check holds what is always true of a page.
func check(t *rapid.T, p *edit.Page, sections []edit.Section, after string) {
	ids := map[string]bool{}
	for i := range p.Len() {
		b := p.Block(i)
		if b.Kind != edit.ItemHeading && ids[b.ID] {
			t.Fatalf("after %s two blocks have one id", after)
		}
		ids[b.ID] = true
		for c := range b.Cells() {
			text, n := b.Content(c), 0
			for j, s := range text.Spans {
				n += s.N
				if s.N <= 0 || j > 0 && text.Spans[j-1].Style == s.Style {
					t.Fatalf("after %s the spans %v are not in order", after, text.Spans)
				}
			}
			if n != text.Len() {
				t.Fatalf("after %s the spans cover %d of %d runes", after, n, text.Len())
			}
		}
	}
	if n := len(p.Sections()); n != len(sections) {
		t.Fatalf("after %s there are %d sections, not %d", after, n, len(sections))
	}
	for _, s := range sections {
		if err := doc.Validate(p.Document(s.Key)); err != nil {
			t.Fatalf("after %s section %d: %v", after, s.Key, err)
		}
		if s.ReadOnly && !reflect.DeepEqual(p.Document(s.Key), s.Doc) {
			t.Fatalf("%s changed a read-only section", after)
		}
		if p.Index(s.Key, "") < 0 {
			t.Fatalf("after %s section %d has no place for the caret", after, s.Key)
		}
	}
	for _, at := range []edit.Pos{p.Selection().Anchor, p.Selection().Head} {
		b := p.Block(at.Block)
		if b.Kind == edit.ItemHeading || at.Cell >= b.Cells() || at.Off > b.Content(at.Cell).Len() {
			t.Fatalf("after %s the caret stands nowhere: %v", after, at)
		}
	}
	p.SelectedText()
}

func TestMovesReachEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := edit.New(somePage.Draw(t, "page"))
		for _, m := range []struct {
			name     string
			from, to edit.Pos
			move     func(edit.Pos) edit.Pos
		}{
			{"right", p.Start(), p.End(), p.Right}, {"left", p.End(), p.Start(), p.Left},
			{"word right", p.Start(), p.End(), p.WordRight}, {"word left", p.End(), p.Start(), p.WordLeft},
		} {
			at := m.from
			for steps := 0; at != m.to; steps++ {
				next := m.move(at)
				if next == at || next.Before(at) != m.to.Before(m.from) || steps > 5000 {
					t.Fatalf("%s stands still at %v", m.name, at)
				}
				at = next
			}
		}
	})
}

// someParts are lettered parts to stand below a block.
func someParts(t *rapid.T) []doc.Block {
	var parts []doc.Block
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		parts = append(parts, doc.NewBlock(doc.ResolutionKind, 1, "a part"))
	}
	return parts
}
