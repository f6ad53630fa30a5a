package rules

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
)

// held6June and held18June are two meetings whose minutes are approved.
func heldIn(start data.DateTime, kind data.MeetingKind) data.Meeting {
	return data.Meeting{ID: int64(len(start)), Start: start, Kind: kind, Status: data.DraftPublished}
}

func TestApprovalWords(t *testing.T) {
	june := heldIn("2026-06-04T19:00", data.OrdinaryMeeting)
	extra := heldIn("2026-06-18T19:00", data.Extraordinary)
	fee := Rewording{On: "2026-06-04", Minute: "29", Old: "fifty pounds", New: "five hundred pounds"}
	gone := Rewording{On: "2026-06-18", Minute: "31", Old: "with one abstention"}
	for _, c := range []struct {
		name  string
		sets  []data.Meeting
		put   []Rewording
		other string
		want  string
	}{
		{"as they stand", []data.Meeting{june}, nil, "",
			"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chair."},
		{"one correction", []data.Meeting{june}, []Rewording{fee}, "",
			"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chair, " +
				"subject to the following correction: minute 29, for “fifty pounds” read “five hundred pounds”."},
		{"two sets, corrections and the clerk's own words", []data.Meeting{june, extra}, []Rewording{fee, gone}, "Councillor Reed was present.",
			"That the minutes of the meetings held on 4 June 2026 and 18 June 2026 (extraordinary) be approved as correct records and signed by the Chair, " +
				"subject to the following corrections:\n(a) minute 29 of 4 June 2026, for “fifty pounds” read “five hundred pounds”;\n" +
				"(b) minute 31 of 18 June 2026, delete “with one abstention”; and\n(c) Councillor Reed was present."},
		{"words that the public may not read", []data.Meeting{june}, []Rewording{{Minute: "33", Old: "£40,000", New: "£45,000", Kept: true}}, "",
			"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chair, " +
				"subject to the following correction: minute 33, in words that are kept from the public."},
		{"facts beside the words", []data.Meeting{june}, []Rewording{{What: "attendance", Old: "Councillor Ann Day: present", New: "Councillor Ann Day: apologies"},
			{Minute: "31", What: "seconder", Old: "not stated", New: "Councillor B Reed"}, {What: "time of ending", Old: "9.05 pm", New: "9.15 pm"}}, "",
			"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chair, subject to the following corrections:\n" +
				"(a) in the attendance, for “Councillor Ann Day: present” read “Councillor Ann Day: apologies”;\n" +
				"(b) minute 31, seconder, for “not stated” read “Councillor B Reed”; and\n(c) time of ending, for “9.05 pm” read “9.15 pm”."},
		{"facts of two sets", []data.Meeting{june, extra}, []Rewording{{On: "2026-06-04", What: "attendance", Old: "Councillor Ann Day: present", New: "Councillor Ann Day: apologies"},
			{On: "2026-06-18", Minute: "31", What: "vote", Old: "For: 7, Against: 2, Abstained: 1", New: "For: 8, Against: 1, Abstained: 1"},
			{On: "2026-06-18", What: "time of opening", Old: "7.00 pm", New: "7.05 pm"}}, "",
			"That the minutes of the meetings held on 4 June 2026 and 18 June 2026 (extraordinary) be approved as correct records and signed by the Chair, " +
				"subject to the following corrections:\n(a) in the attendance of 4 June 2026, for “Councillor Ann Day: present” read “Councillor Ann Day: apologies”;\n" +
				"(b) minute 31 of 18 June 2026, vote, for “For: 7, Against: 2, Abstained: 1” read “For: 8, Against: 1, Abstained: 1”; and\n" +
				"(c) time of opening on 18 June 2026, for “7.00 pm” read “7.05 pm”."},
		{"a fact that the public may not read", []data.Meeting{june}, []Rewording{{Minute: "33", What: "vote of Councillor Ann Day", Old: "for", New: "against", Kept: true}}, "",
			"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chair, " +
				"subject to the following correction: minute 33, in words that are kept from the public."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ApprovalWords(data.Wording{ChairTitle: "Chair"}, c.sets, c.put, c.other); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// resolved is a resolution as the form of the minutes makes it of words.
func resolved(words string) []doc.Block {
	head := doc.Block{Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved}}
	return doc.WithParts([]doc.Block{head}, words)
}

// What the program wrote into a resolution it reads out of it again: corrections
// need no other place to wait in until they are made.
func TestCorrectionsAreReadBack(t *testing.T) {
	words := rapid.StringMatching(`[A-Za-z£0-9][A-Za-z£0-9 ,'()-]{0,20}[A-Za-z0-9]`)
	names := rapid.SampledFrom([]string{"Councillor Ann “Annie” Day: present", "Cllr D’Arcy; the Mayor", "Mr Roe (clerk), jr.", "For: 5, Against: 5, Abstained: 0; lost on the casting vote of the chair",
		"not stated", "9.05 pm", `Mrs "Bo" Reed`, "Sir A and Lady B", "delete “it”", "minute 31, mover, for"})
	facts := append(slices.Clone(factNames), "", "", "vote of ")
	sets := []data.Meeting{heldIn("2026-06-04T19:00", data.OrdinaryMeeting), heldIn("2026-06-18T19:00", data.Extraordinary)}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2).Draw(t, "sets")
		var put []Rewording
		for range rapid.IntRange(0, 5).Draw(t, "corrections") {
			r := Rewording{Minute: rapid.SampledFrom([]string{"29", "133/20", "12a"}).Draw(t, "minute"), Old: words.Draw(t, "old")}
			if n > 1 {
				r.On = rapid.SampledFrom(sets).Draw(t, "set").Start.Date()
			}
			if rapid.Bool().Draw(t, "replaced") {
				r.New = words.Draw(t, "new")
			}
			r.Place = rapid.SampledFrom([]int{0, 0, 1, 2, 9, 10, 34}).Draw(t, "place")
			if what := rapid.SampledFrom(facts).Draw(t, "fact"); what != "" {
				r.What, r.Old, r.New = what, names.Draw(t, "stated"), names.Draw(t, "to be stated")
				if what == "vote of " {
					r.What += names.Draw(t, "voter")
				}
				if what == "attendance" || strings.HasPrefix(what, "time of") {
					r.Minute, r.Place = "", 0
				}
			}
			if r.Minute != "" && rapid.Bool().Draw(t, "kept") {
				r.What, r.Place = "", 0
				r.Old, r.New, r.Kept = "", "", true // what can be read of it
			}
			put = append(put, r)
		}
		var other []string
		if rapid.Bool().Draw(t, "other") {
			other = []string{"Councillor Reed was present"}
		}
		blocks := resolved(ApprovalWords(data.Wording{}, sets[:n], put, strings.Join(other, "")))
		got, rest := ReadCorrections(blocks)
		if !reflect.DeepEqual(got, put) || !reflect.DeepEqual(rest, other) {
			t.Fatalf("of %q\n got %+v and %q\nwant %+v and %q", doc.Lettered(blocks), got, rest, put, other)
		}
		for _, m := range sets[:n] {
			if !Approves(blocks, m) {
				t.Fatalf("%q does not approve the minutes of %s", doc.Lettered(blocks), m.Start)
			}
		}
	})
}

func TestApproves(t *testing.T) {
	june := heldIn("2026-06-04T19:00", data.OrdinaryMeeting)
	for words, want := range map[string]bool{
		"That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chairman.":  true,
		"That the minutes of the meeting held on 14 June 2026 be approved as a correct record and signed by the Chairman.": false,
		"That the minutes of the meeting held on 4 June 2026 be deferred.":                                                 false,
		"That the report of 4 June 2026 be approved.":                                                                      false,
	} {
		if got := Approves(resolved(words), june); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
	if Approves([]doc.Block{doc.Text("The minutes of 4 June 2026 were approved.")}, june) {
		t.Error("a paragraph is no resolution")
	}
}

// Those of the bodies below, since the last meeting, of which there are minutes.
func TestToReceive(t *testing.T) {
	bodies := []data.Body{{ID: 1, Name: "Thornmere Town Council"}, {ID: 2, Name: "Planning Committee", Parent: 1}, {ID: 3, Name: "Parks Sub-Committee", Parent: 2}}
	held := func(id, body int64, start data.DateTime, status data.Status) data.Meeting {
		return data.Meeting{ID: id, Body: body, Start: start, Status: status}
	}
	now := held(9, 1, "2026-07-09T19:00", data.Drafting)
	all := []data.Meeting{now, held(1, 1, "2026-06-04T19:00", data.DraftPublished),
		held(2, 2, "2026-05-28T18:00", data.Approved),  // before the last meeting
		held(4, 2, "2026-07-02T18:00", data.Drafting),  //
		held(3, 2, "2026-06-11T18:00", data.Signed),    //
		held(5, 2, "2026-07-03T18:00", data.Issued),    // no minutes
		held(6, 2, "2026-07-23T18:00", data.Drafting),  // later
		held(7, 3, "2026-06-12T18:00", data.Approved),  // another body's
		held(8, 1, "2026-06-20T18:00", data.Cancelled)} // not held
	var got []int64
	for _, m := range ToReceive(now, bodies, all) {
		got = append(got, m.ID)
	}
	if !reflect.DeepEqual(got, []int64{3, 4}) {
		t.Errorf("received are %v", got)
	}
	if got := ReceivedWords(bodies[1], all[4]); got != "That the minutes of the Planning Committee held on 11 June 2026 be received." {
		t.Error(got)
	}
}

func TestMinuteName(t *testing.T) {
	for _, c := range []struct {
		item data.Item
		kept bool
		want string
	}{
		{data.Item{MinuteNumber: "31", Title: "Rents"}, false, "31"},
		{data.Item{MinuteNumber: "31", Title: "Offer to Mrs Roe", Description: "Land"}, true, "31"},
		{data.Item{Title: "Rents"}, false, "“Rents”"},
		{data.Item{Title: "Offer to Mrs Roe", Description: "Land"}, true, "“Land”"},
		{data.Item{Title: "Offer to Mrs Roe"}, true, "without a number"},
	} {
		if got := MinuteName(c.item, c.kept); got != c.want {
			t.Errorf("%+v is called %s, want %s", c.item, got, c.want)
		}
	}
}

func TestWhyNotNow(t *testing.T) {
	if WhyNotNow(heldIn("2026-06-04T19:00", data.OrdinaryMeeting)) != "" || WhyNotNow(heldIn("2026-06-04T19:00", data.Annual)) != "" {
		t.Error("an ordinary and an annual meeting approve minutes")
	}
	if why := WhyNotNow(heldIn("2026-06-04T19:00", data.Extraordinary)); !strings.Contains(why, "extraordinary") {
		t.Error(why)
	}
}
