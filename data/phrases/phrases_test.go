package phrases_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/phrases"
)

var facts = phrases.Facts{
	Body: data.Body{Name: "Parks and Open Spaces Committee", Kind: data.Committee, Venue: "Town Hall",
		Contact: data.Contact{Name: "Beth Yarrow"}, Wording: data.Wording{ChairTitle: "Chair", Resolved: "Resolved:", Authority: "Penmoor Town Council"}},
	Meeting: data.Meeting{Start: "2026-07-09T19:00", Opened: "19:02", Venue: "Guildhall"},
	Now:     "19:42", Chair: "Councillor Ann Day", ViceChair: "Councillor Owen Marsh",
	Item:        data.Item{AgendaNumber: "5", MinuteNumber: "243", Title: "Allotment rents"},
	LastMeeting: "2026-06-04", NextMeeting: "2026-09-03T18:30", Mover: "Councillor Sedge",
}

// lines is a document as it is printed, with the blocks' kinds that matter.
func lines(blocks []doc.Block) string { return doc.Plain(doc.Document{Blocks: blocks}) }

func TestFields(t *testing.T) {
	for text, want := range map[string]string{
		"The {committee} met.":                        "The Committee met.",
		"{body} of {authority}":                       "Parks and Open Spaces Committee of Penmoor Town Council",
		"{Chair} and {vice-chair}":                    "Councillor Ann Day and Councillor Owen Marsh",
		"{Vice Chair}, {chair title}":                 "Councillor Owen Marsh, Chair",
		"{clerk}":                                     "Beth Yarrow",
		"{date}, {day}":                               "9 July 2026, Thursday 9 July 2026",
		"{time}, {opened}":                            "7.42 pm, 7.02 pm",
		"{ended}":                                     "{ended}",
		"{venue}":                                     "Guildhall",
		"{item}, {minute}, {title}":                   "5, 243, Allotment rents",
		"{last meeting date}":                         "4 June 2026",
		"{next meeting date}, {next_meeting}":         "3 September 2026, 3 September 2026",
		"{next meeting time} at {next meeting venue}": "6.30 pm at Town Hall",
		"{mover} and {seconder}":                      "Councillor Sedge and {seconder}",
		"{who} spoke of {}, { and }":                  "{who} spoke of {}, { and }",
		"an {un{committee}":                           "an {unCommittee",
	} {
		e := phrases.Expand(data.Phrase{Text: text}, facts)
		if got := lines(e.Blocks); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for text, want := range map[string]struct {
		text  string
		kinds []doc.Kind
	}{
		"Noted.":                               {"Noted.", []doc.Kind{doc.Paragraph}},
		"RESOLVED – That it be so.":            {"Resolved: That it be so.", []doc.Kind{doc.ResolutionKind}},
		"RESOLVED: That\n(a) x; and\n(b) y.":   {"Resolved: That\n(a) x; and\n(b) y.", []doc.Kind{doc.ResolutionKind, doc.ResolutionKind, doc.ResolutionKind}},
		"RECOMMENDED – That it be so.\nAfter.": {"Recommended: That it be so.\nAfter.", []doc.Kind{doc.ResolutionKind, doc.Paragraph}},
		"In reply:\n- one\n- two":              {"In reply:\n• one\n• two", []doc.Kind{doc.Paragraph, doc.Bullet, doc.Bullet}},
		"[adjournment] Adjourned at {time}.":   {"Adjourned at 7.42 pm.", []doc.Kind{doc.TimeNoteKind}},
		"Tea.\n[resumption] Resumed.":          {"Tea.\nResumed.", []doc.Kind{doc.Paragraph, doc.TimeNoteKind}},
		"[departure] {who} left.":              {"", nil}, // asked for
		"[sic] it stands":                      {"[sic] it stands", []doc.Kind{doc.Paragraph}},
		"1. one\n1. two":                       {"1. one\n2. two", []doc.Kind{doc.Numbered, doc.Numbered}},
		"RESOLVEDLY done":                      {"RESOLVEDLY done", []doc.Kind{doc.Paragraph}},
		"RESOLVED to act":                      {"RESOLVED to act", []doc.Kind{doc.Paragraph}},
	} {
		e := phrases.Expand(data.Phrase{Text: text}, facts)
		var kinds []doc.Kind
		for _, b := range e.Blocks {
			kinds = append(kinds, b.Kind)
		}
		if got := lines(e.Blocks); got != want.text || !slices.Equal(kinds, want.kinds) {
			t.Errorf("%q is %q as %v, want %q as %v", text, got, kinds, want.text, want.kinds)
		}
	}
}

func TestPlace(t *testing.T) {
	for text, want := range map[string]*phrases.Place{
		"Noted.":                nil,
		"That | be approved.":   {Block: 0, Rune: 13},
		"One|\nTwo":             {Block: 1},
		"RESOLVED – That |":     {},
		"In reply:\n- |":        {},
		"|{committee} and | so": {Rune: len("Committee and  so")},
	} {
		e := phrases.Expand(data.Phrase{Text: text}, facts)
		if fmt.Sprint(e.Place) != fmt.Sprint(want) {
			t.Errorf("%q has its place at %v, want %v", text, e.Place, want)
		}
		if strings.ContainsAny(lines(e.Blocks), "|\ue000") {
			t.Errorf("%q left its mark: %q", text, lines(e.Blocks))
		}
	}
}

func TestBlank(t *testing.T) {
	text := []rune("{} {who} asked {wh\nat} and {wh{at} end {")
	var found []string
	for at := 0; ; {
		a, z, ok := phrases.Blank(text, at)
		if !ok {
			break
		}
		found = append(found, string(text[a:z]))
		at = z
	}
	if got := strings.Join(found, " "); got != "{who} {at}" {
		t.Errorf("blanks are %s", got)
	}
}

// The body's own phrase goes before the book's, and that before the set's.
func TestAllAndFind(t *testing.T) {
	kept := []data.Phrase{{ID: 1, Abbrev: "NR", Text: "book"}, {ID: 2, Body: 4, Abbrev: "nr", Text: "own"}, {ID: 3, Abbrev: "oa", Text: "book"}}
	all := phrases.All(kept, data.Body{Notice: data.EnglishParish})
	for abbrev, want := range map[string]string{"nr": "own", "Nr": "own", "oa": "book", "prec": "RESOLVED – That the budget"} {
		p, ok := phrases.Find(all, abbrev)
		if !ok || !strings.HasPrefix(p.Text, want) {
			t.Errorf("%s is %q, want %q", abbrev, p.Text, want)
		}
	}
	for _, abbrev := range []string{"", "zzz", "report"} {
		if p, ok := phrases.Find(all, abbrev); ok {
			t.Errorf("%q is %q", abbrev, p.Text)
		}
	}
	if !slices.IsSortedFunc(all, func(x, y data.Phrase) int {
		return strings.Compare(strings.ToLower(x.Abbrev), strings.ToLower(y.Abbrev))
	}) {
		t.Error("the list is not in order")
	}
}

func TestMatching(t *testing.T) {
	list := phrases.BuiltIn(phrases.Council)
	first := func(typed string) string {
		if m := phrases.Matching(list, typed); len(m) > 0 {
			return m[0].Abbrev
		}
		return ""
	}
	for typed, want := range map[string]string{"exc": "exc", "press public": "exc", "noted": "nr", "call": "callno", "nothing at all": ""} {
		if got := first(typed); got != want {
			t.Errorf("%q finds %q first, want %q", typed, got, want)
		}
	}
	if n := len(phrases.Matching(list, " ")); n != len(list) {
		t.Errorf("nothing typed finds %d of %d", n, len(list))
	}
}

func TestSetOf(t *testing.T) {
	for _, c := range []struct {
		b    data.Body
		want phrases.Set
	}{
		{data.Body{Kind: data.Committee, Notice: data.EnglishParish}, phrases.Parish},
		{data.Body{Kind: data.Council, Notice: data.WelshCommunity}, phrases.Parish},
		{data.Body{Kind: data.Board, Notice: data.OwnNotice}, phrases.Board},
		{data.Body{Kind: data.Board, Notice: data.EnglishPrincipal}, phrases.Council},
		{data.Body{Kind: data.Panel, Notice: data.OwnNotice}, phrases.Council},
	} {
		if got := phrases.SetOf(c.b); got != c.want {
			t.Errorf("%s under %s has the set %s, want %s", c.b.Kind, c.b.Notice, got, c.want)
		}
	}
}

// words that clerks type before a semicolon and do not mean as an abbreviation.
var words = strings.Fields(`a all and app as at but by chair close com con cost cut do done end etc fee fire for fun go had he high in it item last late
	lead left less lost met minutes net new no none not noted now of off on one open or order other out over own paid part pay plan post pub put rate
	report resolved risk road run safe said seal see sent site so some staff street sub sup support tax term that the them then there they this time
	to town two up us use vote way web week well work year yes act agm ceo nb cv bank grant clerk film his her next pet whip contract`)

func TestSets(t *testing.T) {
	for _, set := range []phrases.Set{phrases.Council, phrases.Parish, phrases.Board} {
		list := phrases.BuiltIn(set)
		if len(list) < 40 {
			t.Errorf("%s has only %d phrases", set, len(list))
		}
		for _, p := range list {
			switch {
			case slices.Contains(words, p.Abbrev):
				t.Errorf("%s: %s is a word of its own: its semicolon would never be typed", set, p.Abbrev)
			case p.Abbrev != strings.ToLower(p.Abbrev) || strings.ContainsFunc(p.Abbrev, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }):
				t.Errorf("%s: %q is hard to type", set, p.Abbrev)
			case strings.ContainsAny(p.Text, "'\"") || strings.Contains(p.Text, "  ") || strings.Contains(p.Text, " - "):
				t.Errorf("%s: %s is not set as it is printed: %q", set, p.Abbrev, p.Text)
			case strings.Count(p.Text, "{") != strings.Count(p.Text, "}") || strings.Count(p.Text, "|") > 1:
				t.Errorf("%s: %s has half a field or two places: %q", set, p.Abbrev, p.Text)
			}
			e := phrases.Expand(p, facts)
			if err := doc.Validate(doc.Normalise(doc.Document{Blocks: e.Blocks})); err != nil || len(e.Blocks) == 0 && e.Asks == "" {
				t.Errorf("%s: %s: %v", set, p.Abbrev, err)
			}
			for _, b := range e.Blocks[:min(1, len(e.Blocks))] {
				if b.Kind == doc.Paragraph && doc.Lead(b) == "" && strings.HasPrefix(b.Text(), "RE") {
					t.Errorf("%s: %s is no resolution: %q", set, p.Abbrev, b.Text())
				}
			}
		}
	}
	for _, abbrev := range []string{"nr", "nt", "res", "rmin", "qa", "oa", "def", "adj", "th", "exc", "flm", "fx", "plang"} {
		if _, ok := phrases.Find(phrases.BuiltIn(phrases.Council), abbrev); !ok {
			t.Errorf("there is no %s", abbrev)
		}
	}
}

// What a phrase says of the room is a note that the head count, the times and
// the public session go by: none only prints it.
func TestPhrasesOfTheRoomAreNotes(t *testing.T) {
	for set, abbrevs := range map[phrases.Set]map[string]doc.NoteKind{
		phrases.Council: {"adj": doc.Adjournment, "br": doc.Adjournment, "susp": doc.Suspension, "rsm": doc.Resumption, "opm": doc.Opening,
			"clm": doc.Closing, "lte": doc.Arrival, "lft": doc.Departure, "exc": doc.Exclusion, "opn": doc.Readmission},
		phrases.Parish: {"pstart": doc.Adjournment, "pend": doc.Resumption, "excl": doc.Exclusion, "opn": doc.Readmission},
	} {
		for abbrev, want := range abbrevs {
			p, _ := phrases.Find(phrases.BuiltIn(set), abbrev)
			e := phrases.Expand(p, facts)
			got, at := e.Asks, ""
			for _, b := range e.Blocks {
				if b.Time != nil {
					got, at = b.Time.Kind, b.Time.At
				}
			}
			if got != want || e.Asks == "" && at != "19:42" {
				t.Errorf("%s: %s is a note %q of %q, want %q", set, abbrev, got, at, want)
			}
		}
		for _, p := range phrases.BuiltIn(set) {
			for _, b := range phrases.Expand(p, facts).Blocks {
				if b.Time == nil && moves.MatchString(b.Text()) {
					t.Errorf("%s: %s only prints %q", set, p.Abbrev, b.Text())
				}
			}
		}
	}
	if got := phrases.Shown(data.Phrase{Text: "[closing] The meeting\nclosed |"}); got != "The meeting closed …" {
		t.Errorf("it is shown as %q", got)
	}
}

var moves = regexp.MustCompile(`be excluded|readmitted|left the meeting|joined the meeting|(?:adjourned|suspended|resumed|opened|closed).* at `)

func TestParse(t *testing.T) {
	got := phrases.Parse([]byte("# remark\n\nnr\tNoted.\r\nno tab\n\tno word\ntwo words\tx\nab\tOne.\\nTwo.\n"))
	want := []data.Phrase{{Abbrev: "nr", Text: "Noted."}, {Abbrev: "ab", Text: "One.\nTwo."}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func FuzzExpand(f *testing.F) {
	for _, set := range []phrases.Set{phrases.Council, phrases.Parish, phrases.Board} {
		for _, p := range phrases.BuiltIn(set) {
			f.Add(p.Text, "a|b{who}\n")
		}
	}
	f.Fuzz(func(t *testing.T, text, chair string) {
		with := facts
		with.Chair = chair
		e := phrases.Expand(data.Phrase{Text: text}, with)
		if err := doc.Validate(doc.Normalise(doc.Document{Blocks: e.Blocks})); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if p := e.Place; p != nil {
			if b := e.Blocks[len(e.Blocks)-1-p.Block]; p.Rune > len([]rune(b.Text())) {
				t.Fatalf("%q has its place at %v", text, *p)
			}
		}
		runes := []rune(text)
		for at := 0; ; {
			a, z, ok := phrases.Blank(runes, at)
			if !ok {
				break
			}
			if a < at || z <= a || z > len(runes) {
				t.Fatalf("%q has a blank from %d to %d", text, a, z)
			}
			at = z
		}
	})
}
