package check

import (
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// frost stands in for Councillor Teasel.
var frost = data.Person{ID: 7, UID: "p-7", Honorific: "Councillor", Given: "Una", Family: "Frost"}

func withSubstitute(m record.Meeting, teasel data.Presence, moves ...data.Movement) record.Meeting {
	m.Attendance[4].Presence, m.Attendance[4].Movements = teasel, moves
	m.Attendance = append(m.Attendance, data.Attendance{Person: frost, Role: data.Substitute, For: 5, Presence: data.Present})
	return m
}

// LGA 1972 Sch 12 para 5: somebody presides; para 39(1): one vote for each member.
func TestWhoIsInTheChairAndInWhichSeat(t *testing.T) {
	away := func(m record.Meeting, members ...int) record.Meeting {
		for _, i := range members {
			m.Attendance[i].Presence = data.Apologies
		}
		return m
	}
	business := func() record.Meeting {
		return meeting(item("Rents", "Members talked."), item("Roads", "Members talked."))
	}
	chosen := away(business(), 0, 1)
	chosen.Attendance[2].Role = data.Chair
	unmarked := away(business(), 0, 1)
	unmarked.Attendance[0].Presence = ""
	parish := away(business(), 0, 1)
	parish.Body.Kind, parish.Body.Notice = data.Council, data.EnglishParish
	left := withSubstitute(business(), data.Present, data.Movement{Kind: data.Arrived, Item: 12})
	swapped := withSubstitute(business(), data.Present, data.Movement{Kind: data.Arrived, Item: 12})
	swapped.Attendance[6].Movements = []data.Movement{{Kind: data.Left, Item: 12}}
	for _, c := range []struct {
		name   string
		m      record.Meeting
		want   []string
		source string
	}{
		{"the chair is here", business(), nil, ""},
		{"the vice-chair is", away(business(), 0), nil, ""},
		{"neither is", away(business(), 0, 1), []string{"Nobody is marked as in the chair."}, "Standing orders"},
		{"neither is, of a parish", parish, []string{"Nobody is marked as in the chair."}, "LGA 1972 Sch 12 para 11"},
		{"a member took the chair", chosen, nil, ""},
		{"the roll is half taken", unmarked, nil, ""},
		{"a substitute", withSubstitute(business(), data.Apologies), nil, ""},
		{"a member beside their substitute", withSubstitute(business(), data.Present),
			[]string{"Councillor Tom Teasel is here, and Councillor Una Frost stands in for them: one seat has one vote."}, votingLaw},
		{"a member who came later", left,
			[]string{"Councillor Tom Teasel is here, and Councillor Una Frost stands in for them: one seat has one vote."}, votingLaw},
		{"a member who came when the substitute went", swapped, nil, ""},
	} {
		found := checked(c.m, known())
		expect(t, c.name, said(found, NoChair, SeatTwice), c.want)
		for _, f := range found {
			if (f.Rule == NoChair || f.Rule == SeatTwice) && f.Source != c.source {
				t.Errorf("%s: the source is %q", c.name, f.Source)
			}
		}
	}
}

// LGA 1972 Sch 12 paras 6 and 45: without a quorum no business is transacted.
func TestALostQuorumIsToldUntilTheMeetingAdjourns(t *testing.T) {
	leaves := func(items ...record.Item) record.Meeting {
		for _, p := range []data.Person{quill, sedge} {
			b := note(doc.Departure, "19:40", p.Name()+" left the meeting at 7.40 pm.")
			b.Time.Person = person(p)
			items[1].Minutes.Blocks = slices.Insert(items[1].Minutes.Blocks, 0, b)
		}
		return meeting(items...)
	}
	lost := "The quorum was lost at 7.40 pm: 2 of 5 present, 3 needed, and no adjournment is noted."
	rents := item("Rents", "Members talked.")
	ended := leaves(rents, item("Roads", "Members talked."), item("Trees"))
	ended.Meeting.Ended = "19:45"
	never := meeting(rents)
	never.Attendance[1].Presence, never.Attendance[2].Presence = data.Apologies, data.Apologies
	taking := meeting(rents)
	taking.Attendance[1].Presence, taking.Attendance[2].Presence, taking.Attendance[3].Presence = "", "", ""
	interest := meeting(rents)
	interest.Declarations = []data.Declaration{{Person: quill, Item: 11, Conduct: data.LeftRoom}, {Person: sedge, Item: 11, Conduct: data.LeftRoom}}
	for _, c := range []struct {
		name string
		m    record.Meeting
		at   int64
		want []string
	}{
		{"it goes on", leaves(rents, item("Roads", "Members talked."), item("Trees", "Members talked.")), 13, []string{lost}},
		{"just now", leaves(rents, item("Roads"), item("Trees")), 12, []string{lost}},
		{"not come to yet", leaves(rents, item("Roads"), item("Trees")), 11, nil},
		{"it adjourned", leaves(rents, item("Roads", note(doc.Adjournment, "19:41", "The meeting adjourned at 7.41 pm.")), item("Trees")), 12, nil},
		{"it closed", leaves(rents, item("Roads", note(doc.Closing, "19:41", "The meeting closed at 7.41 pm."))), 12, nil},
		{"it ended then", ended, 0, nil},
		{"it had none", never, 11, []string{"There is no quorum here: 2 of 5 present, 3 needed, and no adjournment is noted."}},
		{"the roll is being taken", taking, 11, nil},
		{"members are out for an interest", interest, 11, nil},
	} {
		k := known()
		k.At = c.at
		expect(t, c.name, said(checked(c.m, k), QuorumLost), c.want)
	}
}

func TestWordsThatNobodyDeclaredAnInterest(t *testing.T) {
	for words, want := range map[string]bool{
		"None.": true, "None declared.": true, "There were none.": true, "Nil": true,
		"There were no declarations of interest.": true, "No declarations were made.": true, "No interests were declared.": true,
		"No Member declared an interest.":                        true,
		"None of the officers was in the room.":                  false,
		"Members were reminded to keep their registers in date.": false,
	} {
		m := meeting(item("Declarations of interest", words), item("Rents", "Members talked."))
		expect(t, words+" and nobody declared any", said(checked(m, known()), NotNone), nil)
		m.Declarations = []data.Declaration{{Person: quill, Item: 12, Kind: data.Personal, Conduct: data.Stayed}}
		var says []string
		if want {
			says = []string{"This says that there was none, but Councillor Robert Quill declared an interest."}
		}
		expect(t, words, said(checked(m, known()), NotNone), says)
	}
}

func TestAMeetingOpensAndClosesOnce(t *testing.T) {
	m := meeting(item("Opening", note(doc.Opening, "19:12", "The meeting opened at 7.12 pm.")),
		item("Rents", note(doc.Opening, "19:21", "The meeting opened at 7.21 pm."), note(doc.Closing, "20:00", "Closed."), note(doc.Closing, "20:00", "Closed.")))
	expect(t, "twice", said(checked(m, known()), TwoTimes), []string{
		"The meeting opened once: a note above says that it did at 7.12 pm.", "The meeting closed once: a note above says that it did at 8.00 pm."})
}
