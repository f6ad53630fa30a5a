package rules

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// sittingOn is a meeting of a body with items numbered from 11.
func sittingOn(id int64, on data.Date, items ...record.Item) record.Meeting {
	m := record.Meeting{Body: data.Body{ID: 1, Numbering: data.Continuous},
		Meeting: data.Meeting{ID: id, Body: 1, Start: on.At("19:00"), Status: data.Drafting}}
	for i, it := range items {
		it.ID, it.UID, it.MinuteNumber = id*100+int64(i), fmt.Sprintf("uid-%d-%d", id, i), fmt.Sprint(11+i)
		m.Items = append(m.Items, it)
	}
	return m
}

func minuted(title, exempt string, blocks ...doc.Block) record.Item {
	return record.Item{Item: data.Item{Title: title, Exempt: exempt}, Minutes: doc.Document{Blocks: blocks}}
}

func resolution(verb doc.Verb, text string) doc.Block {
	b := doc.NewBlock(doc.ResolutionKind, 0, text)
	b.Resolution = &doc.Resolution{Verb: verb}
	return b
}

func matters(of []Matter) string {
	var out []string
	for _, b := range of {
		words := string(b.Source) + " " + b.Title
		if b.Exempt != "" {
			words += " (" + b.Exempt + ")"
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}

func TestWaiting(t *testing.T) {
	passage := doc.Text("Officers were asked to bring the valuation to a future meeting.")
	passage.Exempt = "3"
	lost := doc.NewBlock(doc.MotionKind, 0, "That the hall be sold.")
	lost.Motion = &doc.Motion{Outcome: doc.DeferredTo}
	june := sittingOn(1, "2026-06-04",
		minuted("Tree policy", "", resolution(doc.Deferred, "That the item be deferred to await the survey.")),
		minuted("Depot lease", "3", resolution(doc.Resolved, "That the lease be deferred to the next meeting.")),
		minuted("Inclusion", "", doc.Text("The report was noted. The Panel asked for the policy to be presented at a future meeting. Members thanked officers.")),
		minuted("Hall", "", lost),
		minuted("Valuation", "", passage),
		minuted("Allotments", "", resolution(doc.Resolved, "That the rents be agreed and reviewed at the next meeting.")),
		minuted("Date of next meeting", "", doc.Text("Apologies for the next meeting were given.")),
		minuted("Play areas", "", resolution(doc.Deferred, "That it be deferred.")))
	july := sittingOn(2, "2026-07-02", minuted("Play areas", "", resolution(doc.Agreed, "That it be agreed.")))
	m := data.Meeting{ID: 9, Body: 1, Start: "2026-09-03T19:00"}
	plan := []data.PlanEntry{{ID: 1, Title: "Budget", Due: "2026-12-01"}, {ID: 2, Title: "Fees", Due: "2026-09-01", Exempt: "3"}, {ID: 3, Title: "Open space"},
		{ID: 4, Title: "On an agenda", Item: 77}, {ID: 5, Title: "Grants", Due: "2026-09-01"}}
	here := []record.Item{minuted("grants ", "")}
	got := Waiting(m, here, plan, []record.Meeting{june, july, sittingOn(9, "2026-09-03"), sittingOn(10, "2026-10-01", minuted("Later", "", resolution(doc.Deferred, "x")))})
	want := "forward plan Fees (3); forward plan Budget; forward plan Open space; deferred Tree policy; deferred Depot lease (3); " +
		"asked for Inclusion; deferred Hall; asked for Valuation (3)"
	if matters(got) != want {
		t.Errorf("there wait\n%s, want\n%s", matters(got), want)
	}
	if got[5].Said != "The Panel asked for the policy to be presented at a future meeting." {
		t.Errorf("said %q", got[5].Said)
	}
	tree := got[3].AgendaItem(m)
	if words := doc.Plain(tree.Agenda); words != "Deferred from the meeting held on 4 June 2026 (minute 11 refers)" || doc.Validate(tree.Agenda) != nil {
		t.Errorf("it would say %q", words)
	}
	here = append(here, tree)
	plan = append(plan, data.PlanEntry{ID: 6, Title: "Hall, again", Item: 78, Source: june.Items[3].ID})
	if got := matters(Waiting(m, here, plan, []record.Meeting{june, july})); strings.Contains(got, "Tree") || strings.Contains(got, "Hall") {
		t.Errorf("what came back still waits: %s", got)
	}
}

// A private passage of an open item does not come back in the open.
func TestCarriedText(t *testing.T) {
	price := doc.Text("The price is CANARY.")
	price.Exempt = "3"
	d := doc.Document{Blocks: []doc.Block{doc.Text("To note the report."), price}}
	if got := CarriedText(d, ""); got != "To note the report." {
		t.Errorf("in the open goes %q", got)
	}
	if got := CarriedText(d, "3"); got != "To note the report.\nThe price is CANARY." {
		t.Errorf("in private goes %q", got)
	}
}

func TestOpenActionsWait(t *testing.T) {
	hidden := doc.NewBlock(doc.ActionKind, 0, "Ask the owner for a price")
	hidden.Exempt = "3"
	june := sittingOn(1, "2026-06-04", minuted("Roads", "", hidden), minuted("Depot", "3"))
	june.Actions = []data.Action{
		{Item: 100, Block: "a", Text: "Write to the county.", Owner: "Clerk", Due: "2026-07-01", Status: data.Open, Progress: "No reply."},
		{Item: 100, Block: "b", Text: "Paint the gate", Status: data.Done},
		{Item: 100, Block: hidden.ID, Text: "Ask the owner for a price", Owner: "Head of Finance", Status: data.Open},
		{Item: 101, Block: "d", Text: "Value the yard", Status: data.Open, Due: "2026-06-20"},
	}
	m := data.Meeting{ID: 9, Body: 1, Start: "2026-09-03T19:00"}
	got := Waiting(m, nil, nil, []record.Meeting{june})
	if matters(got) != "matters arising Matters arising (3); matters arising Matters arising; matters arising Matters arising (3)" {
		t.Fatalf("there wait %s", matters(got))
	}
	line := got[1].ArisingLine(m)
	if want := "Clerk: Write to the county, by 1 July 2026 (minute 11 refers). No reply."; line.Text() != want || line.Exempt != "" {
		t.Errorf("the line says %q", line.Text())
	}
	if secret := got[2].ArisingLine(m); secret.Exempt != "3" || secret.Text() != "Head of Finance: Ask the owner for a price (minute 11 refers)" {
		t.Errorf("the private line is %+v", secret)
	}
	here := []record.Item{{Agenda: doc.Document{Blocks: []doc.Block{got[2].ArisingLine(m)}}}}
	if left := Waiting(m, here, nil, []record.Meeting{june}); len(left) != 2 {
		t.Errorf("what the agenda speaks of still waits: %s", matters(left))
	}
}

func TestDatesOfTheLastTimeAreBlanks(t *testing.T) {
	for in, want := range map[string]string{
		"To consider the accounts to 31 March 2026.":             "To consider the accounts to {date}.",
		"The deadline is Thursday 4th June, at noon.":            "The deadline is {date}, at noon.",
		"Comments by Wed 3/6/26 or June 5, 2026":                 "Comments by Wed {date} or {date}",
		"Budget 2026/27: may members note the 12 months to come": "Budget 2026/27: may members note the 12 months to come",
	} {
		d := doc.FromText(in)
		out := WithoutDates(d)
		if doc.Plain(out) != want || out.Blocks[0].ID == d.Blocks[0].ID || doc.Plain(d) != in {
			t.Errorf("%q became %q, want %q", in, doc.Plain(out), want)
		}
	}
}

func TestIsArising(t *testing.T) {
	for title, want := range map[string]bool{"Matters arising": true, "Any matters arising from the minutes": true, "Action log": true, "Actions arising": true,
		"Outstanding actions": true, "Action against fly-tipping": false, "Any other matters": false, "Climate action plan update": false} {
		if IsArising(title) != want {
			t.Errorf("%s: %v", title, !want)
		}
	}
}
