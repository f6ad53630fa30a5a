package doc_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
)

const (
	uid1 = "0197a1b2-0000-7000-8000-000000000001"
	uid2 = "0197a1b2-0000-7000-8000-000000000002"
)

func wordsNow(uid string) (string, bool) {
	words, ok := map[string]string{uid1: "(minute 244 refers)"}[uid]
	return words, ok
}

func TestReferFollowsTheNumber(t *testing.T) {
	ref := func(uid, words string) doc.Run { return doc.Reference(uid, words) }
	bold := ref(uid1, "(minute 243")
	bold.Bold = true
	web := doc.Run{Text: "(minute 243 refers)", Link: "https://example.org"}
	for name, c := range map[string]struct{ in, want []doc.Run }{
		"no reference":          {[]doc.Run{{Text: "As agreed (minute 243 refers)."}}, nil},
		"up to date":            {[]doc.Run{ref(uid1, "(minute 244 refers)")}, nil},
		"renumbered":            {[]doc.Run{{Text: "As agreed "}, ref(uid1, "(minute 243 refers)"), {Text: "."}}, []doc.Run{{Text: "As agreed "}, ref(uid1, "(minute 244 refers)"), {Text: "."}}},
		"of another body":       {[]doc.Run{ref(uid1, "(minute 9 of the Planning Committee (North), 3 March 2026, refers)")}, []doc.Run{ref(uid1, "(minute 244 refers)")}},
		"half of it bold":       {[]doc.Run{bold, ref(uid1, " refers)")}, []doc.Run{{Text: "(minute 244 refers)", Bold: true, Link: doc.MinuteLink(uid1)}}},
		"an item that has gone": {[]doc.Run{ref(uid2, "(minute 243 refers)")}, nil},
		"the clerk's own words": {[]doc.Run{ref(uid1, "as minuted in June")}, nil},
		"a web address":         {[]doc.Run{web}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := doc.Text("")
			b.Runs = c.in
			d := doc.Document{Blocks: []doc.Block{b}}
			if err := doc.Validate(doc.Normalise(d)); err != nil {
				t.Fatal(err)
			}
			got, changed := doc.Refer(d, wordsNow)
			want := c.want
			if want == nil {
				want = c.in
			}
			if changed != (c.want != nil) || !reflect.DeepEqual(got.Blocks[0].Runs, want) {
				t.Errorf("changed %v: %+v, want %+v", changed, got.Blocks[0].Runs, want)
			}
			if !reflect.DeepEqual(d.Blocks[0].Runs, c.in) {
				t.Error("the document given was changed")
			}
			if again, twice := doc.Refer(got, wordsNow); twice || !reflect.DeepEqual(again, got) {
				t.Error("a second time changes it again")
			}
		})
	}
}

func TestReferReachesTables(t *testing.T) {
	cell := doc.Cell{Runs: []doc.Run{doc.Reference(uid1, "(minute 1 refers)")}}
	d := doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.TableKind, Table: &doc.Table{
		Columns: []doc.Column{{}}, Rows: [][]doc.Cell{{cell}}}}}}
	got, changed := doc.Refer(d, wordsNow)
	if text := got.Blocks[0].Table.Rows[0][0].Text(); !changed || text != "(minute 244 refers)" {
		t.Errorf("the cell says %q", text)
	}
	if d.Blocks[0].Table.Rows[0][0].Text() != "(minute 1 refers)" {
		t.Error("the document given was changed")
	}
	if got := doc.References(d); !reflect.DeepEqual(got, []string{uid1}) {
		t.Errorf("refers to %v", got)
	}
}

func TestMinuteLinks(t *testing.T) {
	for link, want := range map[string]bool{
		doc.MinuteLink(uid1): true, "minute:": false, "minute:a b": false, "minute:../x": false, "https://example.org": true, "minutes:" + uid1: false,
	} {
		if doc.ValidLink(link) != want {
			t.Errorf("ValidLink(%q) is %v", link, !want)
		}
	}
	if uid, ok := doc.LinkedMinute(doc.MinuteLink(uid1)); !ok || uid != uid1 {
		t.Errorf("leads to %q, %v", uid, ok)
	}
}

// Whatever the document, its references brought up to date are valid, say what
// they should, and stay so.
func TestReferKeepsEveryDocumentValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doctest.Documents().Draw(t, "document")
		for _, b := range d.Blocks {
			for i, r := range b.Runs {
				if _, ok := doc.LinkedMinute(r.Link); ok && rapid.Bool().Draw(t, "as worded") {
					b.Runs[i].Text = "(minute 1 refers)"
				}
			}
		}
		d = doc.Normalise(d)
		words := rapid.SampledFrom([]string{"(minute 9 refers)", "(minute 9 of the Parks (North) Committee, 3 March 2026, refers)"}).Draw(t, "words")
		now := func(uid string) (string, bool) { return words, true }
		got, changed := doc.Refer(d, now)
		if err := doc.Validate(doc.Normalise(got)); err != nil {
			t.Fatal(err)
		}
		if _, again := doc.Refer(got, now); again {
			t.Fatal("a second time changes it again")
		}
		if !changed && !reflect.DeepEqual(got, d) {
			t.Fatal("it changed and does not say so")
		}
		if !reflect.DeepEqual(doc.References(got), doc.References(d)) {
			t.Fatal("references came or went")
		}
	})
}
