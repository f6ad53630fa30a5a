package export_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// live is the sample while it goes on: parking is debated, with amendments, the
// budget is to come.
func live() record.Meeting {
	m := sample()
	m.Meeting.Ended, m.Meeting.Status = "", data.Drafting
	for i := range m.Items {
		m.Items[i].MinuteNumber = ""
	}
	m.Items[3].Minutes = debated()
	budget := record.Item{Item: data.Item{ID: 108, Title: "Fees and charges 2026/27", Budget: true, Presenter: "Report of the Head of Finance"}}
	budget.Agenda = text(para("g1", "RECOMMENDED: That the fees and charges set out in the report be approved."))
	m.Items = append(m.Items[:5:5], append([]record.Item{budget}, m.Items[5:]...)...)
	return m
}

func debated() doc.Document {
	motion := func(id string, kind doc.Kind, mo doc.Motion, s string) doc.Block {
		return doc.Block{ID: id, Kind: kind, Motion: &mo, Runs: []doc.Run{plain(s)}}
	}
	return text(
		motion("d11", doc.MotionKind, doc.Motion{Mover: named(day), Seconder: named(pell)},
			"That the experimental order be made for eighteen months from 1 September 2026."),
		motion("d12", doc.AmendmentKind, doc.Motion{Mover: named(teasel), Seconder: named(quill), Amends: "d11", Outcome: doc.Lost,
			Vote: &doc.Vote{Method: doc.Hands, For: 2, Against: 2, Casting: doc.Against}}, "Leave out “eighteen” and insert “six”."),
		motion("d13", doc.AmendmentKind, doc.Motion{Mover: named(quill), Amends: "d11"}, "Add “and that it be reviewed after a year”."),
	)
}

func speakers() map[int64][]data.Speaker {
	return map[int64][]data.Speaker{104: {{Name: "A resident of Mill Lane", Used: 178}, {Name: day.Name(), Used: 64}, {Name: quill.Name()}}}
}

// secretSpeakers speak on the item that is kept from the public.
func secretSpeakers() map[int64][]data.Speaker {
	return map[int64][]data.Speaker{107: {{Name: "The CANARYSPEAKER"}}}
}

// TestRunningPutsTheVotesInOrder: amendments before the motion, with the casting
// vote and the names where they are asked for.
func TestRunningPutsTheVotesInOrder(t *testing.T) {
	r, err := export.Running(live(), speakers(), export.Options{Open: readable(t)})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(textOf(t, r.PDF)), " ")
	at := 0
	for _, want := range []string{"Chairman’s running sheet", "the quorum is 3", "A resident of Mill Lane 02:58", "Amendment 1", "LOST", "Amendment 2",
		"reviewed after a year", "The motion", "eighteen months", "Those in favour?", "As Chairman I have a second or casting vote",
		"Recorded vote", "Exclusion of the public", "Kept from the public"} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("no %q after %q", want, got[:at])
		}
		at += i
	}
	if len(r.Warnings) > 0 {
		t.Errorf("warnings: %v", r.Warnings)
	}
}

// A passage alone makes the restricted copy a restricted one.
func TestAnExemptPassageIsMarked(t *testing.T) {
	m := sample()
	m.Items = m.Items[:3]
	for i := range m.Items {
		m.Items[i].Papers = nil
	}
	m.Items[2].Minutes.Blocks[1].Exempt = "3"
	r, err := export.Minutes(m, export.Options{Restricted: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(textOf(t, r.PDF), "RESTRICTED") {
		t.Error("the restricted copy does not say so")
	}
}
