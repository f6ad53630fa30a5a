package rules

import (
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
)

// Localism Act 2011 s.31(3): "before the end of 28 days beginning with the date
// of the disclosure", so the day itself is the first.
func TestNotifyBy(t *testing.T) {
	for _, c := range []struct {
		d    data.Declaration
		held data.Date
		want data.Date
	}{
		{data.Declaration{Kind: data.Pecuniary}, "2026-07-09", "2026-08-05"},
		{data.Declaration{Kind: data.Pecuniary}, "2027-02-01", "2027-02-28"},
		{data.Declaration{Kind: data.Pecuniary, Registered: true}, "2026-07-09", ""},
		{data.Declaration{Kind: data.OtherRegister}, "2026-07-09", ""},
		{data.Declaration{Kind: data.Pecuniary}, "", ""},
	} {
		if got, due := NotifyBy(c.d, c.held); got != c.want || due != (c.want != "") {
			t.Errorf("%+v at %s: %s, want %s", c.d, c.held, got, c.want)
		}
	}
}

func TestWhoMustTakeNoPart(t *testing.T) {
	for _, c := range []struct {
		d     data.Declaration
		wrong bool
	}{
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.Stayed}, true},
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.SpokeAndLeft}, true},
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.LeftRoom}, false},
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.Stayed, Dispensation: "D/1"}, false},
		{data.Declaration{Kind: data.Prejudicial, Conduct: data.Stayed}, true},
		{data.Declaration{Kind: data.Prejudicial, Conduct: data.SpokeAndLeft}, false},
		{data.Declaration{Kind: data.Personal, Conduct: data.Stayed}, false},
		{data.Declaration{Kind: data.OtherRegister, Conduct: data.Stayed}, false},
	} {
		if got := NoPart(c.d); (got != "") != c.wrong {
			t.Errorf("%s, %s: %q", c.d.Kind, c.d.Conduct, got)
		}
	}
}

func TestDeclarationLines(t *testing.T) {
	day := data.Person{ID: 1, Honorific: "Councillor", Given: "Ann", Family: "Day"}
	m := record.Meeting{
		Items: []record.Item{
			{Item: data.Item{ID: 11, Title: "Disclosure of interests", MinuteNumber: "30"}},
			{Item: data.Item{ID: 12, Title: "Allotment rents", MinuteNumber: "31"}},
		},
		Declarations: []data.Declaration{{Item: 12, Person: day, Kind: data.Pecuniary, Nature: "Rents a plot.", Conduct: data.LeftRoom}},
	}
	full := "Councillor Ann Day declared a Disclosable Pecuniary Interest in minute 31 (Allotment rents): Rents a plot. The member left the meeting for the item."
	check := func(what string, want map[int64][]string) {
		t.Helper()
		for item, lines := range want {
			if got := DeclarationLines(m, item); !slices.Equal(got, lines) {
				t.Errorf("%s, item %d: %q, want %q", what, item, got, lines)
			}
		}
	}
	check("at the declarations and at the item", map[int64][]string{0: nil, 11: {full},
		12: {"Councillor Ann Day had declared a Disclosable Pecuniary Interest. The member left the meeting for the item."}})

	m.Items[0].Title = "Apologies"
	check("no item for declarations", map[int64][]string{0: nil, 11: nil, 12: {full}})

	m.Declarations[0].Item = 0
	check("no item at all", map[int64][]string{11: nil, 12: nil,
		0: {"Councillor Ann Day declared a Disclosable Pecuniary Interest: Rents a plot. The member left the meeting for the item."}})

	m.Declarations[0] = data.Declaration{Item: 12, Person: day, Kind: data.OtherRegister, Conduct: data.Stayed, Dispensation: "D/26/4"}
	m.Items[1].MinuteNumber, m.Items[1].AgendaNumber = "", "2"
	check("under a dispensation, before minutes have numbers", map[int64][]string{
		12: {"Councillor Ann Day declared an Other Registrable Interest in item 2 (Allotment rents). The member remained in the meeting under a dispensation (D/26/4)."}})
}
