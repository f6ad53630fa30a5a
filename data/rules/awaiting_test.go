package rules

import (
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
)

func held(id int64, start data.DateTime, kind data.MeetingKind, st data.Status) data.Meeting {
	return data.Meeting{ID: id, Start: start, Kind: kind, Status: st}
}

func TestMinutesTextNamesEverySetThatWaits(t *testing.T) {
	june, extra := held(1, "2026-06-04T19:00", data.OrdinaryMeeting, data.Drafting), held(2, "2026-06-18T19:00", data.Extraordinary, data.Drafting)
	may := held(3, "2026-05-07T19:00", data.Annual, data.WithChair)
	usual := "To approve as a correct record, and to authorise the Chairman to sign, the minutes of "
	for _, c := range []struct {
		there   string
		waiting []data.Meeting
		want    string
	}{
		{"", []data.Meeting{june}, usual + "the meeting held on 4 June 2026."},
		{"", []data.Meeting{june, extra}, usual + "the meetings held on 4 June 2026 and 18 June 2026 (extraordinary)."},
		{"", []data.Meeting{may, june, extra}, usual + "the meetings held on 7 May 2026, 4 June 2026 and 18 June 2026 (extraordinary)."},
		{"", nil, usual + "the last meeting."},
		{"To agree the notes of the previous meeting and to hear what has been done since.", []data.Meeting{june},
			"To agree the notes of the meeting held on 4 June 2026 and to hear what has been done since."},
		{"To sign the minutes of the meeting held on 1 April 2026.", []data.Meeting{may, june}, "To sign the minutes of the meetings held on 7 May 2026 and 4 June 2026."},
		{"Attached.", []data.Meeting{june}, "Attached."},
	} {
		d := MinutesText(doc.FromText(c.there), "u", data.Wording{}, c.waiting)
		if got := doc.Plain(d); got != c.want {
			t.Errorf("%q became %q, want %q", c.there, got, c.want)
		}
		if err := doc.Validate(d); err != nil {
			t.Error(err)
		}
	}
}

// The program's own words follow what waits; what the clerk changed stays.
func TestMinutesTextStaysTheClerks(t *testing.T) {
	june, july := held(1, "2026-06-04T19:00", data.OrdinaryMeeting, data.Drafting), held(2, "2026-07-02T19:00", data.OrdinaryMeeting, data.Drafting)
	d := MinutesText(doc.FromText("To sign the minutes of the last meeting."), "u", data.Wording{}, []data.Meeting{june})
	if same, changed := KeepMinutesText(d, "u", []data.Meeting{june}); changed || doc.Plain(same) != doc.Plain(d) {
		t.Errorf("nothing has happened, yet it says %q", doc.Plain(same))
	}
	more, changed := KeepMinutesText(d, "u", []data.Meeting{june, july})
	if want := "To sign the minutes of the meetings held on 4 June 2026 and 2 July 2026."; !changed || doc.Plain(more) != want {
		t.Errorf("it says %q", doc.Plain(more))
	}
	none, _ := KeepMinutesText(more, "u", nil)
	again, _ := KeepMinutesText(none, "u", []data.Meeting{july})
	if doc.Plain(none) != "To sign the minutes of the last meeting." || doc.Plain(again) != "To sign the minutes of the meeting held on 2 July 2026." {
		t.Errorf("it said %q and then %q", doc.Plain(none), doc.Plain(again))
	}
	for what, edit := range map[string]func(*doc.Block){
		"a day taken out": func(b *doc.Block) {
			b.Runs = []doc.Run{{Text: "To sign the minutes of the meeting held on 4 June 2026."}}
		},
		"made bold":            func(b *doc.Block) { b.Runs = []doc.Run{{Text: b.Text(), Bold: true}} },
		"kept from the public": func(b *doc.Block) { b.Exempt = "1" },
	} {
		theirs := doc.Document{Blocks: []doc.Block{more.Blocks[0]}}
		edit(&theirs.Blocks[0])
		if kept, changed := KeepMinutesText(theirs, "u", []data.Meeting{july}); changed || doc.Plain(kept) != doc.Plain(theirs) {
			t.Errorf("%s: it was written over with %q", what, doc.Plain(kept))
		}
	}
	if _, changed := KeepMinutesText(d, "another item", nil); changed {
		t.Error("words copied to another item are taken for the program's own")
	}
}

// LGA 1972 Sch 12 para 41: the minutes of an extraordinary meeting wait for the
// next ordinary one beside those of the meeting before it, also where the
// extraordinary one had its own approved.
func TestAnExtraordinaryMeetingInBetween(t *testing.T) {
	m := held(9, "2026-07-09T19:00", data.OrdinaryMeeting, data.Planned)
	for name, c := range map[string]struct {
		extra data.Status
		want  []int64
	}{"drafted": {data.Drafting, []int64{1, 2}}, "approved already": {data.Approved, []int64{1}}, "not minuted yet": {data.Issued, []int64{1}}} {
		var got []int64
		for _, u := range NeighboursOf(m, []data.Meeting{m, held(2, "2026-06-18T19:00", data.Extraordinary, c.extra),
			held(1, "2026-06-04T19:00", data.OrdinaryMeeting, data.DraftPublished), held(3, "2026-05-07T19:00", data.OrdinaryMeeting, data.Signed)}).Unapproved {
			got = append(got, u.ID)
		}
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(c.want)-1] {
			t.Errorf("%s: the minutes of %v wait, want %v", name, got, c.want)
		}
	}
	if ApprovesMinutes(held(1, "", data.Extraordinary, "")) || !ApprovesMinutes(m) || !ApprovesMinutes(held(1, "", data.Annual, "")) {
		t.Error("the wrong meeting approves minutes")
	}
}
