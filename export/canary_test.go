package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	proof "minutebook/export/leak"
)

const leak = "ZQCANARYQZ"

// filled is a value with the canary in every text of it that somebody types:
// not in ids, nor in what is public of an exempt item, its title, its description
// and reason.
func filled[T any](v T) T {
	public := []string{"ID", "UID", "Exempt", "Title", "Description", "AgendaNumber", "MinuteNumber", "Number", "Amends", "Lang", "Link", "At", "Due", "SHA256", "Media", "Block"}
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.Type() == reflect.TypeFor[string]() {
				v.SetString(leak)
			}
		case reflect.Pointer:
			if !v.IsNil() {
				fill(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				fill(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if !slices.Contains(public, v.Type().Field(i).Name) && v.Field(i).CanSet() {
					fill(v.Field(i))
				}
			}
		}
	}
	fill(reflect.ValueOf(&v).Elem())
	return v
}

// everything is a text with a block of every kind and everything a block can
// carry, with the canary in it. An exempt one is so but for the lettered parts
// and the amendment, which hang on what is.
func everything(prefix, exempt string) doc.Document {
	who := func() *doc.Person { return &doc.Person{} }
	vote := func() *doc.Vote {
		return &doc.Vote{Method: doc.Recorded, For: 1, Names: []doc.NamedVote{{Choice: doc.For}}}
	}
	var out doc.Document
	add := func(b doc.Block) {
		b.ID = fmt.Sprint(prefix, len(out.Blocks))
		if b.Kind != doc.TableKind {
			b.Runs = []doc.Run{{}, {Bold: true}, {Link: "https://council.example/"}}
		}
		out.Blocks = append(out.Blocks, filled(b))
	}
	for _, k := range doc.Kinds() {
		b := doc.Block{Kind: k, Exempt: exempt}
		switch k {
		case doc.Heading, doc.Bullet, doc.Numbered:
			b.Level = 1
		case doc.TableKind:
			b.Table = &doc.Table{Head: 1, Columns: make([]doc.Column, 1), Rows: [][]doc.Cell{{{Runs: make([]doc.Run, 1)}}, {{Runs: make([]doc.Run, 2)}}}}
		case doc.MotionKind:
			b.Motion = &doc.Motion{Mover: who(), Seconder: who(), Outcome: doc.Carried, Vote: vote()}
			b.Was = &doc.Facts{Motion: &doc.Motion{Mover: who(), Vote: vote()}}
		case doc.AmendmentKind:
			b.Exempt, b.Motion = "", &doc.Motion{Mover: who(), Seconder: who(), Outcome: doc.Lost, Vote: vote()}
		case doc.ResolutionKind:
			b.Resolution = &doc.Resolution{Verb: doc.Resolved, Mover: who(), Seconder: who(), Vote: vote()}
			b.Was = &doc.Facts{Resolution: &doc.Resolution{Verb: doc.Resolved, Seconder: who()}}
		case doc.ActionKind:
			b.Action = &doc.Action{Owner: who()}
			b.Was = &doc.Facts{Action: &doc.Action{Owner: who(), DueText: leak}}
		case doc.TimeNoteKind:
			b.Time = &doc.TimeNote{Kind: doc.Adjournment, At: "20:05", Person: who()}
			b.Was = &doc.Facts{Time: &doc.TimeNote{Kind: doc.Adjournment, At: "20:15", Person: who()}}
		}
		add(b)
		if k.IsProposal() {
			add(doc.Block{Kind: k, Level: 1})
			add(doc.Block{Kind: k, Level: 2})
		}
	}
	return out
}

// amendedInPrivate is a public motion with an exempt amendment that was carried:
// the substantive motion made of it, and the resolution, say nothing of that.
func amendedInPrivate() []doc.Block {
	block := func(id string, kind doc.Kind, words string) doc.Block {
		return doc.Block{ID: id, Kind: kind, Runs: []doc.Run{{Text: words}}}
	}
	motion, amendment := block("pm", doc.MotionKind, "That the weir be let."), block("pa", doc.AmendmentKind, "add: to "+leak)
	substantive, resolution := block("ps", doc.MotionKind, "That the weir be let to "+leak+"."), block("pr", doc.ResolutionKind, "That the weir be let to "+leak+".")
	motion.Motion, amendment.Motion = &doc.Motion{}, &doc.Motion{Amends: "pm", Outcome: doc.Carried}
	substantive.Motion, resolution.Resolution = &doc.Motion{Amends: "pm", Outcome: doc.Carried}, &doc.Resolution{Verb: doc.Resolved}
	amendment.Exempt = "3"
	return []doc.Block{motion, amendment, substantive, resolution}
}

// confided is the sample with the canary in everything that is kept from the
// public: an exempt item and its sub-item, and passages and papers of an open
// one, on the agenda and in the minutes.
func confided() (record.Meeting, map[int64][]data.Speaker) {
	m := sample()
	depot := &m.Items[len(m.Items)-1]
	reason := depot.Exempt
	below := *depot
	below.Parent, below.ID, below.UID, below.Depth = depot.ID, 108, "i108", 1
	*depot, below = filled(*depot), filled(below)
	depot.Title, depot.Description, depot.Exempt = leak, "A property matter", reason // the title itself tells
	below.Title, below.Description, below.Exempt = leak, "", ""
	for _, it := range []*record.Item{depot, &below} {
		it.Agenda, it.Minutes = everything(fmt.Sprint("ga", it.ID), ""), everything(fmt.Sprint("gm", it.ID), "")
		it.Papers = []data.Paper{filled(data.Paper{ID: 50 + it.ID, State: data.Attached, Pages: 1, Media: "application/pdf"})}
	}
	m.Items = append(m.Items, below)
	rivers := &m.Items[2]
	rivers.Agenda.Blocks = append(rivers.Agenda.Blocks, everything("xa", "3").Blocks...)
	rivers.Minutes.Blocks = append(everything("xm", "3").Blocks, rivers.Minutes.Blocks...)
	rivers.Minutes.Blocks = append(rivers.Minutes.Blocks, amendedInPrivate()...)
	rivers.Papers = append(rivers.Papers, filled(data.Paper{ID: 60, State: data.Attached, Pages: 1, Media: "application/pdf", Exempt: "3"}))
	m.Actions = nil
	speakers := map[int64][]data.Speaker{depot.ID: {filled(data.Speaker{Used: 60})}, below.ID: {filled(data.Speaker{})}}
	for _, it := range m.Items {
		for _, task := range doc.Tasks(it.Minutes) {
			a := data.Action{Item: it.ID, Block: task.Block, Text: task.Text, Source: task.Source, Status: data.Open}
			if strings.Contains(a.Text, leak) {
				a = filled(a)
			}
			m.Actions = append(m.Actions, a)
		}
	}
	for _, id := range []int64{depot.ID, below.ID} {
		m.Declarations = append(m.Declarations, data.Declaration{Item: id, Person: quill, Kind: data.Personal, Nature: leak, Conduct: data.Stayed, Dispensation: leak})
	}
	return m, speakers
}

// TestNothingExemptIsPrinted looks for the canary in every document, in its text
// as it is read and in what its streams hold, and makes sure that the restricted
// copy has it.
func TestNothingExemptIsPrinted(t *testing.T) {
	m, speakers := confided()
	fresh := m
	fresh.Actions = nil // as before it was stored
	begun := m
	begun.Meeting.Status = data.Drafting
	documents := map[string]func(record.Meeting, export.Options) (export.Result, error){
		"agenda": export.Agenda, "minutes": export.Minutes, "decisions": export.Decisions, "actions": export.Actions,
		"pack": func(m record.Meeting, o export.Options) (export.Result, error) {
			o.InsertUnreadable = true
			return export.Pack(t.Context(), m, papersOf(t), o)
		},
		"running sheet": func(m record.Meeting, o export.Options) (export.Result, error) { return export.Running(m, speakers, o) },
		"book": func(m record.Meeting, o export.Options) (export.Result, error) {
			m.Meeting.Status = data.Approved // a book holds no others
			return export.Book(m.Body, []record.Meeting{m}, o)
		},
	}
	for name, draw := range documents {
		for state, m := range map[string]record.Meeting{"stored": m, "fresh": fresh, "begun": begun} {
			for _, restricted := range []bool{false, true} {
				r, err := draw(m, export.Options{Restricted: restricted, Today: "2026-07-10"})
				if err != nil {
					t.Fatalf("%s, %s: %v", name, state, err)
				}
				has := strings.Contains(squashed(textOf(t, r.PDF)), leak)
				if has != restricted {
					t.Errorf("%s, %s, restricted %v: exempt words are in it: %v", name, state, restricted, has)
				}
				if restricted { // as a public copy that the filter failed to filter
					found, err := proof.Search(t.Context(), r.PDF, proof.Gather(m), r.Pages)
					if err != nil || len(found) == 0 || found[0].Doubtful {
						t.Errorf("%s, %s: the search finds %v in what was not filtered, %v", name, state, found, err)
					}
					continue
				}
				open := tool(t, r.PDF, "qpdf", "--qdf", "--object-streams=disable", "PDF", "-")
				var wide, hex strings.Builder
				for _, u := range utf16.Encode([]rune(leak)) {
					wide.Write([]byte{byte(u >> 8), byte(u)})
					fmt.Fprintf(&hex, "%04x", u)
				}
				if strings.Contains(open, leak) || strings.Contains(open, wide.String()) || strings.Contains(strings.ToLower(open), hex.String()) {
					t.Errorf("%s, %s: its streams hold exempt words", name, state)
				}
				for _, w := range r.Warnings {
					if strings.Contains(w.Where+w.What, leak) {
						t.Errorf("%s, %s: it warns of %v", name, state, w)
					}
				}
			}
		}
	}
}

// TestAQuotedSentenceIsFoundWhereverItIsTyped plants a sentence of an exempt paper
// in public blocks of every kind and in public fields.
func TestAQuotedSentenceIsFoundWhereverItIsTyped(t *testing.T) {
	const sentence = "Zebulon Quillfeather tendered rather less than Harbottle and will hear so on Friday."
	report, err := export.Minutes(minuted(text(block("a", doc.Paragraph, 0, plain(sentence)), block("b", doc.Paragraph, 0, plain("Harbottle is to have it.")))), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := export.Options{Open: func(data.Paper) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(report.PDF)), nil }}
	said := []doc.Run{plain(sentence)}
	planted := map[string]func(*record.Meeting){
		"an action": func(m *record.Meeting) { m.Actions = []data.Action{{Item: 1, Text: sentence, Status: data.Open}} },
		"a declaration": func(m *record.Meeting) {
			m.Declarations = []data.Declaration{{Item: 1, Person: quill, Kind: data.Personal, Nature: sentence, Conduct: data.Stayed}}
		},
	}
	for _, k := range doc.Kinds() {
		b := everything("x", "").Blocks[slices.IndexFunc(everything("x", "").Blocks, func(b doc.Block) bool { return b.Kind == k })]
		if b.Runs = said; b.Table != nil {
			b.Runs = nil
			b.Table.Rows[1][0].Runs = said
		}
		planted["a block, "+string(k)] = func(m *record.Meeting) { m.Items[0].Minutes = text(b) }
	}
	for where, plant := range planted {
		m := minuted(text(block("p", doc.Paragraph, 0, plain("The rents were noted."))))
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: 2, Title: "Tenders", Exempt: "3"}, Papers: []data.Paper{{ID: 1, Name: "Tenders", State: data.Attached, Media: "application/pdf"}}})
		plant(&m)
		refused := 0
		for _, draw := range []func(record.Meeting, export.Options) (export.Result, error){export.Minutes, export.Decisions, export.Actions} {
			if _, err := draw(m, o); errors.As(err, new(proof.Refusal)) {
				refused++
			} else if err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
		if refused == 0 {
			t.Errorf("%s: nothing is refused", where)
		}
	}
}
