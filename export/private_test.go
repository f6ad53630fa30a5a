package export_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export"
)

const hidden = "CANARYWORD"

// private is a meeting that took item 16 last and went into private session at
// item 15, with the canary wherever something can be typed there. It came back
// within the exempt item 17.
func private() record.Meeting {
	body := committee()
	item := func(id int64, number, title string, taken int, blocks ...doc.Block) record.Item {
		return record.Item{Item: data.Item{ID: id, Title: title, AgendaNumber: "", MinuteNumber: number, Taken: taken}, Minutes: text(blocks...)}
	}
	door := func(id string, kind doc.NoteKind, at, words string) doc.Block {
		b := block(id, doc.TimeNoteKind, 0, plain(words))
		b.Time = &doc.TimeNote{Kind: kind, At: at}
		return b
	}
	exempt := func(b doc.Block) doc.Block { b.Exempt = "1"; return b }
	resolution := func(id, words string) doc.Block {
		b := block(id, doc.ResolutionKind, 0, plain(words))
		b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
		return b
	}
	action := func(id, words string) doc.Block {
		b := block(id, doc.ActionKind, 0, plain(words))
		b.Action = &doc.Action{Owner: named(bract), Due: "2026-09-01"}
		return b
	}
	sale := item(4, "17", "Sale of land at Mill Lane", 3, para("s1", hidden+" offer"), resolution("s2", "That the "+hidden+" be sold."), action("s3", "Sell "+hidden),
		door("s4", doc.Readmission, "20:40", "The meeting returned to public session at 8.40 pm. "+hidden))
	sale.Exempt = "3"
	return record.Meeting{
		Body:    body,
		Meeting: data.Meeting{ID: 11, Body: 1, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Venue: body.Venue, Status: data.Approved},
		Items: []record.Item{
			item(1, "14", "Minutes of the last meeting", 1, resolution("m1", "That the minutes be signed.")),
			item(2, "15", "Allotment rents", 2, para("r1", "Members considered the rents."),
				resolution("r2", rules.Exclusion(body, []data.Item{sale.Item}, "3")),
				door("r3", doc.Exclusion, "20:10", "The meeting went into private session at 8.10 pm."),
				exempt(para("r4", "A tenant "+hidden+" was named.")), exempt(resolution("r5", "That "+hidden+" be noted.")), exempt(action("r6", "Write to "+hidden))),
			item(3, "16", "Date of the next meeting", 4, action("d1", "Book the room")),
			sale,
		},
	}
}

func TestPrivateSessionInPrint(t *testing.T) {
	for _, restricted := range []bool{false, true} {
		o := export.Options{Restricted: restricted, Today: "2026-07-10"}
		m := private()
		for name, draw := range map[string]func() (export.Result, error){
			"minutes":   func() (export.Result, error) { return export.Minutes(m, o) },
			"decisions": func() (export.Result, error) { return export.Decisions(m, o) },
			"actions":   func() (export.Result, error) { return export.Actions(m, o) },
			"book":      func() (export.Result, error) { return export.Book(m.Body, []record.Meeting{m}, o) },
		} {
			r, err := draw()
			if err != nil {
				t.Fatal(err)
			}
			if has := strings.Contains(squashed(textOf(t, r.PDF)), hidden); has != restricted {
				t.Errorf("%s, restricted %v: private words are in it: %v", name, restricted, has)
			}
			if name != "minutes" && name != "book" {
				continue
			}
			if missing := lost(t, r.PDF, "The meeting went into private session at 8.10 pm.", "The meeting returned to public session at 8.40 pm.",
				"RESOLVED – That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded",
				"as defined in paragraph 3 of Part 1 of Schedule 12A to the Act."); missing != nil {
				t.Errorf("%s, restricted %v: it lacks %v", name, restricted, missing)
			}
		}
	}
}

func TestMinutesArePrintedInTheOrderTaken(t *testing.T) {
	m := private()
	o := export.Options{Restricted: true, Today: "2026-07-10"}
	order := func(r export.Result, err error) []string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, word := range strings.FieldsFunc(textOf(t, r.PDF), func(r rune) bool { return r == ' ' || r == '\n' }) {
			switch word {
			case "Minutes", "Allotment", "Sale", "Date", "signed.", "sold.", "Sell", "Book":
				out = append(out, word)
			}
		}
		return out
	}
	before := func(what string, words []string, a, b string) {
		t.Helper()
		if s := " " + strings.Join(words, " ") + " "; !strings.Contains(s, " "+a+" ") || strings.LastIndex(s, " "+a+" ") > strings.LastIndex(s, " "+b+" ") {
			t.Errorf("%s: %v", what, words)
		}
	}
	before("minutes", order(export.Minutes(m, o)), "Sale", "Date")
	before("decisions", order(export.Decisions(m, o)), "signed.", "sold.")
	before("actions", order(export.Actions(m, o)), "Sell", "Book")
	m.Meeting.Status = data.Issued
	before("agenda", order(export.Agenda(m, o)), "Date", "Sale")
	r, err := export.Book(m.Body, []record.Meeting{private()}, o)
	if err != nil || len(lost(t, r.PDF, "Minutes 14 – 17")) > 0 {
		t.Errorf("the book names other minutes: %v", err)
	}
}
