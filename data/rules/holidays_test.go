package rules_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

// TestBankHolidays holds the calendar against the lists that gov.uk publishes,
// month and day.
func TestBankHolidays(t *testing.T) {
	for _, c := range []struct {
		nation data.Nation
		year   int
		want   string
	}{
		{data.EnglandWales, 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"},
		{data.EnglandWales, 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
		{data.EnglandWales, 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
		{data.EnglandWales, 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
		{data.EnglandWales, 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
		{data.EnglandWales, 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
		{data.EnglandWales, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
		{data.EnglandWales, 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
		{"", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"}, // a body of before nations were kept
		{data.Scotland, 2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"},
		{data.Scotland, 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"},
		{data.Scotland, 2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"},
		{data.Scotland, 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"},
		{data.Scotland, 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"},
		{data.Scotland, 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"},
		{data.NorthernIreland, 2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28"},
		{data.NorthernIreland, 2022, "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27"},
		{data.NorthernIreland, 2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"},
		{data.NorthernIreland, 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"},
	} {
		var days []string
		for _, d := range (rules.Calendar{}).Table(c.nation, c.year) {
			days = append(days, string(d.Day[5:]))
			if d.Law == "" || d.Clerk.Kind != "" {
				t.Errorf("%+v stands in the law's own calendar", d)
			}
		}
		if got := strings.Join(days, " "); got != c.want {
			t.Errorf("%s %d:\n got %s\nwant %s", c.nation, c.year, got, c.want)
		}
	}
}

// TestCorrections holds that the clerk's table goes before the law's calendar,
// and one nation's line before that for all.
func TestCorrections(t *testing.T) {
	c := rules.NewCalendar([]data.Holiday{
		{Day: "2028-06-09", Kind: data.BankHoliday, Name: "Jubilee"},
		{Day: "2028-06-09", Nation: data.Scotland, Kind: data.WorkingDay, Name: "not kept"},
		{Day: "2028-05-29", Kind: data.WorkingDay, Name: "moved"},
		{Day: "2028-06-12", Kind: data.Mourning, Name: "Mourning"},
	})
	for _, x := range []struct {
		nation data.Nation
		day    data.Date
		want   string
	}{
		{data.EnglandWales, "2028-06-09", "Jubilee"},
		{data.Scotland, "2028-06-09", ""},
		{data.NorthernIreland, "2028-05-29", ""},
		{data.EnglandWales, "2028-06-12", ""},
		{data.EnglandWales, "2028-01-03", "New Year’s Day (in lieu)"},
		{data.EnglandWales, "2028-01-01", ""}, // a Saturday: kept on the Monday
	} {
		if got := c.BankHoliday(x.nation, x.day); got != x.want {
			t.Errorf("%s on %s: %q, want %q", x.nation, x.day, got, x.want)
		}
	}
	if got := len(c.Table(data.EnglandWales, 2028)) - len((rules.Calendar{}).Table(data.EnglandWales, 2028)); got != 2 {
		t.Errorf("%d days more in the table, want 2: one struck stays in sight", got)
	}
}
