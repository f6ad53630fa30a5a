package doc_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
)

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doctest.Marked().Draw(t, "document")
		j, err := doc.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		back, err := doc.Parse(j)
		if err != nil {
			t.Fatalf("%v\n%s", err, j)
		}
		if !reflect.DeepEqual(back, d) {
			t.Fatalf("came back different:\n%#v\n%#v", d, back)
		}
		again, err := doc.Marshal(back)
		if err != nil || !bytes.Equal(again, j) {
			t.Fatalf("two encodings of one document: %v\n%s\n%s", err, j, again)
		}
	})
}

func TestPlainHoldsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doctest.Marked().Draw(t, "document")
		lines := doc.Lines(d)
		d = doc.Settled(d)
		plain := strings.Fields(strings.Join(lines, " "))
		rows := 0
		for _, b := range d.Blocks {
			texts := []string{b.Text()}
			rows++
			if b.Table != nil {
				rows += len(b.Table.Rows) - 1
				for _, row := range b.Table.Rows {
					for _, cell := range row {
						texts = append(texts, cell.Text())
					}
				}
			}
			for _, w := range strings.Fields(strings.Join(texts, " ")) {
				i := slices.Index(plain, w)
				if i < 0 {
					t.Fatalf("%q of block %s is missing, or out of order, in %q", w, b.ID, lines)
				}
				plain = plain[i+1:]
			}
		}
		if len(lines) != rows {
			t.Fatalf("%d lines for %d blocks and rows", len(lines), rows)
		}
	})
}

func TestNormaliseJoinsRuns(t *testing.T) {
	d := doc.Normalise(doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: []doc.Run{
		{Text: "one "}, {Text: "", Bold: true}, {Text: "two"}, {Text: " three", Bold: true}}}}})
	want := []doc.Run{{Text: "one two"}, {Text: " three", Bold: true}}
	if !reflect.DeepEqual(d.Blocks[0].Runs, want) {
		t.Errorf("runs are %#v", d.Blocks[0].Runs)
	}
}

func TestMarkers(t *testing.T) {
	b := func(kind doc.Kind, level int, number string) doc.Block {
		return doc.Block{Kind: kind, Level: level, Number: number}
	}
	for _, c := range []struct {
		what   string
		blocks []doc.Block
		want   string
	}{
		{"counts at each level", []doc.Block{b(doc.Numbered, 1, ""), b(doc.Numbered, 2, ""), b(doc.Numbered, 2, ""),
			b(doc.Numbered, 3, ""), b(doc.Numbered, 1, ""), b(doc.Numbered, 2, "")}, "1.|(a)|(b)|(i)|2.|(a)"},
		{"a paragraph ends the list", []doc.Block{b(doc.Numbered, 1, ""), b(doc.Paragraph, 0, ""), b(doc.Numbered, 1, "")}, "1.||1."},
		{"a bullet inside does not", []doc.Block{b(doc.Numbered, 1, ""), b(doc.Bullet, 2, ""), b(doc.Numbered, 1, "")}, "1.|–|2."},
		{"printed numbers stay", []doc.Block{b(doc.Numbered, 1, "2.13"), b(doc.Numbered, 1, "2.14")}, "2.13|2.14"},
		{"lettered parts of a resolution", []doc.Block{b(doc.ResolutionKind, 0, ""), b(doc.ResolutionKind, 1, ""),
			b(doc.ResolutionKind, 1, ""), b(doc.ResolutionKind, 2, ""), b(doc.ResolutionKind, 0, ""), b(doc.ResolutionKind, 1, "")}, "|(a)|(b)|(i)||(a)"},
		{"bullets", []doc.Block{b(doc.Bullet, 1, ""), b(doc.Bullet, 2, ""), b(doc.Bullet, 3, "")}, "•|–|▪"},
	} {
		if got := strings.Join(doc.Markers(c.blocks), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if got := doc.Letters(28); got != "ab" {
		t.Errorf("the 28th letter is %q", got)
	}
}

func TestIndex(t *testing.T) {
	day := &doc.Person{Name: "Councillor A Day"}
	vote := &doc.Vote{Method: doc.Hands, For: 7, Against: 2, Abstained: 1}
	d := doc.Document{Blocks: []doc.Block{
		doc.Text("Members discussed the report."),
		{ID: "m", Kind: doc.MotionKind, Motion: &doc.Motion{Mover: day, Outcome: doc.Lost}, Runs: []doc.Run{{Text: "That it be refused."}}},
		{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: day, Vote: vote},
			Runs: []doc.Run{{Text: "That"}}},
		{ID: "r1", Kind: doc.ResolutionKind, Level: 1, Runs: []doc.Run{{Text: "the report be noted; and"}}},
		{ID: "r2", Kind: doc.ResolutionKind, Level: 1, Runs: []doc.Run{{Text: "the budget be agreed."}}},
		{ID: "a", Kind: doc.ActionKind, Action: &doc.Action{Owner: day, Due: "2026-09-30"}, Runs: []doc.Run{{Text: "Circulate the terms"}}},
		{ID: "e", Kind: doc.ActionKind, Action: &doc.Action{}},
	}}
	got := doc.Decisions(d)
	want := []doc.Decision{
		{Block: "m", Kind: doc.MotionKind, Outcome: doc.Lost, Text: "That it be refused.", Mover: day},
		{Block: "r", Kind: doc.ResolutionKind, Verb: doc.Resolved, Mover: day, Vote: vote,
			Text: "That\n(a) the report be noted; and\n(b) the budget be agreed."},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("decisions are\n%+v\nwant\n%+v", got, want)
	}
	if tasks := doc.Tasks(d); len(tasks) != 1 || tasks[0].Owner != day || tasks[0].Text != "Circulate the terms" {
		t.Errorf("actions are %+v", tasks)
	}
	if got, want := vote.String(), "For: 7, Against: 2, Abstained: 1"; got != want {
		t.Errorf("the vote prints as %q", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for what, c := range map[string]struct{ in, sentence string }{
		"nothing":              {``, "not in Minute Book's form"},
		"other JSON":           {`{"a":1}`, "not in Minute Book's form"},
		"a newer version":      {`{"v":2,"blocks":[]}`, "newer version (2, this program knows 1)"},
		"no version":           {`{"blocks":[]}`, "version 0"},
		"two documents":        {`{"v":1,"blocks":[]}{"v":1,"blocks":[]}`, "after its end"},
		"no id":                {`{"v":1,"blocks":[{"kind":"paragraph"}]}`, "no proper id"},
		"one id twice":         {`{"v":1,"blocks":[{"id":"a","kind":"paragraph"},{"id":"a","kind":"paragraph"}]}`, "two blocks"},
		"an unknown kind":      {`{"v":1,"blocks":[{"id":"a","kind":"poem"}]}`, `no kind "poem"`},
		"a bullet at 0":        {`{"v":1,"blocks":[{"id":"a","kind":"bullet"}]}`, "level 0"},
		"a lonely action":      {`{"v":1,"blocks":[{"id":"a","kind":"action"}]}`, "must carry its action"},
		"a motion too many":    {`{"v":1,"blocks":[{"id":"a","kind":"paragraph","motion":{}}]}`, "cannot carry a motion"},
		"a short row":          {`{"v":1,"blocks":[{"id":"a","kind":"table","table":{"columns":[{},{}],"rows":[[{}]]}}]}`, "1 cells for 2 columns"},
		"a control character":  {`{"v":1,"blocks":[{"id":"a","kind":"paragraph","runs":[{"t":"\u0007"}]}]}`, "U+0007"},
		"a script as a link":   {`{"v":1,"blocks":[{"id":"a","kind":"paragraph","runs":[{"t":"x","link":"javascript:x"}]}]}`, "not a web or mail address"},
		"30 February":          {`{"v":1,"blocks":[{"id":"a","kind":"action","action":{"due":"2026-02-30"}}]}`, "not a due date"},
		"minus one vote":       {`{"v":1,"blocks":[{"id":"a","kind":"motion","motion":{"vote":{"method":"hands","for":-1}}}]}`, "fewer than none"},
		"another thing before": {`{"v":1,"blocks":[{"id":"a","kind":"motion","motion":{},"was":{"action":{}}}]}`, "before its correction: a motion must carry its motion"},
		"nothing before":       {`{"v":1,"blocks":[{"id":"a","kind":"motion","motion":{},"was":{}}]}`, "before its correction: a motion must carry its motion"},
		"facts of a paragraph": {`{"v":1,"blocks":[{"id":"a","kind":"paragraph","was":{"motion":{}}}]}`, "nothing that could have been corrected"},
		"minus one before":     {`{"v":1,"blocks":[{"id":"a","kind":"motion","motion":{},"was":{"motion":{"vote":{"method":"hands","for":-1}}}}]}`, "fewer than none"},
		"names without call":   {`{"v":1,"blocks":[{"id":"a","kind":"motion","motion":{"vote":{"method":"ballot","names":[{"person":{"name":"A"},"choice":"for"}]}}}]}`, "only a recorded vote"},
	} {
		d, err := doc.Parse([]byte(c.in))
		switch {
		case err == nil:
			t.Errorf("%s was accepted", what)
		case !strings.Contains(err.Error(), c.sentence) || strings.Contains(err.Error(), "\n"):
			t.Errorf("%s: %q does not say %q in one line", what, err, c.sentence)
		case d.Blocks != nil:
			t.Errorf("%s: a document came out as well", what)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\rc\u2028d": "a\nb\nc\nd", "bell\a tab\t": "bell tab\t", "\xff": "\uFFFD", "Ŵ £ “x”": "Ŵ £ “x”",
	} {
		if got := doc.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNewIDsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 10_000 {
		id := doc.NewID()
		if seen[id] {
			t.Fatal("an id came twice")
		}
		seen[id] = true
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"v":1,"blocks":[{"id":"a","kind":"paragraph","runs":[{"t":"x","b":true},{"t":""},{"t":"y","b":true}]}]}`))
	f.Add([]byte(`{"v":1,"blocks":[{"id":"a","kind":"table","table":{"head":1,"columns":[{}],"rows":[[{"runs":[{"t":"x"}]}]]}}]}`))
	f.Add([]byte(`{"v":1,"blocks":[{"id":"a","kind":"resolution","resolution":{"verb":"NOTED","vote":{"method":"recorded","names":[]}}}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		d, err := doc.Parse(in)
		if err != nil {
			return
		}
		doc.Plain(d)
		doc.Decisions(d)
		j, err := doc.Marshal(d)
		if err != nil {
			t.Fatalf("accepted, but cannot be written: %v", err)
		}
		back, err := doc.Parse(j)
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Fatalf("came back different (%v):\n%#v\n%#v", err, d, back)
		}
	})
}
