package rules_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/rules"
)

// mourning2021 is the clerk's table in the national mourning of 9 to 17 April 2021.
func mourning2021() rules.Calendar {
	var table []data.Holiday
	for d := data.Date("2021-04-09"); d <= "2021-04-17"; d = d.Add(1) {
		table = append(table, data.Holiday{Day: d, Kind: data.Mourning, Name: "National mourning"})
	}
	return rules.NewCalendar(table)
}

func TestClearDays(t *testing.T) {
	under := func(n data.Notice) data.Body { return data.Body{Notice: n} }
	disputed := data.Body{Notice: data.EnglishParish, MourningCounts: true}
	none := rules.Calendar{}
	for _, c := range []struct {
		what         string
		source       string
		body         data.Body
		issued, held data.Date
		calendar     rules.Calendar
		want         int
	}{
		{"Friday for Wednesday: Saturday counts", "Cholmondeley parish council, agenda of 1 April 2015", under(data.EnglishParish), "2015-03-27", "2015-04-01", none, 3},
		{"the same days where it does not", "the same", under(data.EnglishPrincipal), "2015-03-27", "2015-04-01", none, 2},
		{"Thursday for Tuesday", "towncouncillor.com 4386", under(data.EnglishParish), "2015-06-11", "2015-06-16", none, 3},
		{"Thursday for Tuesday over a bank holiday: unlawful", "towncouncillor.com 4386", under(data.EnglishParish), "2015-08-27", "2015-09-01", none, 2},
		{"posted on Monday, no meeting on Thursday", "cambsparishes 11 August 2017", under(data.EnglishParish), "2017-08-07", "2017-08-10", none, 2},
		{"posted on Monday, meeting on Friday", "cambsparishes 11 August 2017", under(data.EnglishParish), "2017-08-07", "2017-08-11", none, 3},
		{"over Easter 2019", "Swansea council, summons of 12 April for 25 April 2019", under(data.WelshPrincipal), "2019-04-12", "2019-04-25", none, 6},
		{"posted in mourning, the first day allowed", "WALC, NALC's advice of April 2021", under(data.EnglishParish), "2021-04-16", "2021-04-22", mourning2021(), 3},
		{"posted in mourning, a day too early", "WALC, NALC's advice of April 2021", under(data.EnglishParish), "2021-04-16", "2021-04-21", mourning2021(), 2},
		{"a parish meeting needs seven after it", "WALC, NALC's advice of April 2021", under(data.ParishMeeting), "2021-04-16", "2021-04-27", mourning2021(), 7},
		{"a body that counts national mourning", "R Harwood KC, Local Government Lawyer, September 2022", disputed, "2021-04-12", "2021-04-16", mourning2021(), 3},
		{"mourning is no holiday of a principal council", "the same", under(data.EnglishPrincipal), "2021-04-09", "2021-04-19", mourning2021(), 5},
		{"Thursday, five working days", "a council's meeting of 6 July 2017, own calculation", under(data.EnglishPrincipal), "2017-06-28", "2017-07-06", none, 5},
		{"over Christmas 2023: 22 to 27 December do not count", "LGA 1972 s.243", under(data.EnglishParish), "2023-12-21", "2023-12-29", none, 1},
		{"over Christmas 2026, Boxing Day a Saturday: 24 to 29 December", "LGA 1972 s.243", under(data.EnglishParish), "2026-12-23", "2026-12-31", none, 1},
		{"Christmas Day a Saturday: from Friday 24 to Wednesday 29", "LGA 1972 s.243", under(data.EnglishParish), "2021-12-23", "2021-12-31", none, 1},
		{"Christmas Day a Sunday: from Friday 23 to Wednesday 28", "LGA 1972 s.243", under(data.WelshCommunity), "2022-12-22", "2022-12-30", none, 1},
		{"Christmas Eve is a working day of a principal council", "council practice", under(data.EnglishPrincipal), "2026-12-23", "2026-12-30", none, 2},
		{"over Easter: Thursday to Tuesday do not count", "LGA 1972 s.243", under(data.EnglishParish), "2024-03-27", "2024-04-05", none, 2},
		{"over a leap day", "the calendar", under(data.EnglishPrincipal), "2024-02-27", "2024-03-05", none, 4},
		{"the state funeral is a bank holiday", "London Gazette, 10 September 2022", under(data.EnglishPrincipal), "2022-09-16", "2022-09-21", none, 1},
		{"a day of thanksgiving", "LGA 1972 s.243", under(data.EnglishParish), "2027-06-07", "2027-06-11",
			rules.NewCalendar([]data.Holiday{{Day: "2027-06-09", Kind: data.Thanksgiving, Name: "Thanksgiving"}}), 2},
		{"a bank holiday that was struck", "the clerk's table", under(data.EnglishPrincipal), "2027-05-28", "2027-06-02",
			rules.NewCalendar([]data.Holiday{{Day: "2027-05-31", Kind: data.WorkingDay, Name: "moved to June"}}), 2},
		{"own rule counts every day", "the body", data.Body{Notice: data.OwnNotice, NoticeDays: 7}, "2023-12-20", "2023-12-28", none, 7},
		{"Scotland's first Monday in August", "1971 c.80 Sch 1", data.Body{Notice: data.EnglishPrincipal, Nation: data.Scotland}, "2025-08-01", "2025-08-06", none, 1},
		{"the Twelfth of July", "1971 c.80 Sch 1", data.Body{Notice: data.EnglishPrincipal, Nation: data.NorthernIreland}, "2025-07-11", "2025-07-16", none, 1},
	} {
		if got := rules.ClearDays(c.body, c.issued, c.held, c.calendar); got != c.want {
			t.Errorf("%s (%s): %d clear days, want %d", c.what, c.source, got, c.want)
		}
	}
}

func TestLatestIssue(t *testing.T) {
	none := rules.Calendar{}
	for _, c := range []struct {
		what     string
		body     data.Body
		held     data.Date
		calendar rules.Calendar
		want     data.Date
	}{
		{"principal council, Thursday", data.Body{Notice: data.EnglishPrincipal}, "2017-07-06", none, "2017-06-28"},
		{"principal council, Wednesday after the summer bank holiday", data.Body{Notice: data.EnglishPrincipal}, "2017-08-30", none, "2017-08-21"},
		{"Welsh principal council, Thursday: a Sunday, for the office to roll back", data.Body{Notice: data.WelshPrincipal}, "2017-07-06", none, "2017-07-02"},
		{"parish, Friday needs Monday", data.Body{Notice: data.EnglishParish}, "2017-08-11", none, "2017-08-07"},
		{"parish, Cholmondeley's Wednesday", data.Body{Notice: data.EnglishParish}, "2015-04-01", none, "2015-03-27"},
		{"parish, after mourning", data.Body{Notice: data.EnglishParish}, "2021-04-22", mourning2021(), "2021-04-18"},
		{"parish meeting, Tuesday", data.Body{Notice: data.ParishMeeting}, "2017-05-09", none, "2017-04-28"},
		{"own rule, no notice at all", data.Body{Notice: data.OwnNotice}, "2017-08-11", none, "2017-08-10"},
		{"an unknown rule", data.Body{}, "2017-07-06", none, "2017-06-28"},
	} {
		got, days := rules.LatestIssue(c.body, c.held, c.calendar)
		if got != c.want {
			t.Errorf("%s: issue by %s, want %s", c.what, got, c.want)
		}
		for _, d := range days {
			if d.Counts == (d.Why != "") {
				t.Errorf("%s: %s has no reason, or one too many: %+v", c.what, d.Date, d)
			}
		}
	}
}

// TestEarliestMeeting counts from the other end.
func TestEarliestMeeting(t *testing.T) {
	for _, c := range []struct {
		what     string
		notice   data.Notice
		issued   data.Date
		calendar rules.Calendar
		want     data.Date
	}{
		{"posted on Monday: not before Friday (cambsparishes)", data.EnglishParish, "2017-08-07", rules.Calendar{}, "2017-08-11"},
		{"posted in mourning: from Thursday 22 April (WALC)", data.EnglishParish, "2021-04-12", mourning2021(), "2021-04-22"},
		{"before Christmas", data.EnglishPrincipal, "2026-12-21", rules.Calendar{}, "2026-12-31"},
	} {
		got, days := rules.EarliestMeeting(data.Body{Notice: c.notice}, c.issued, c.calendar)
		if got != c.want || days[0].Date != c.issued.Add(1) {
			t.Errorf("%s: %s after %v, want %s", c.what, got, days, c.want)
		}
	}
}

// TestNoticeBothWays holds that the two ends agree, for any day, rule and nation.
func TestNoticeBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := data.Body{
			Notice:         rapid.SampledFrom(data.Notices()).Draw(t, "notice"),
			NoticeDays:     rapid.IntRange(0, 30).Draw(t, "days"),
			Nation:         rapid.SampledFrom(data.Nations()).Draw(t, "nation"),
			MourningCounts: rapid.Bool().Draw(t, "mourning counts"),
		}
		day := data.Date("2019-12-01").Add(rapid.IntRange(0, 4000).Draw(t, "day"))
		var table []data.Holiday
		for i := range rapid.IntRange(0, 12).Draw(t, "corrections") {
			table = append(table, data.Holiday{Day: day.Add(i - 6), Name: "a day", Kind: rapid.SampledFrom(data.HolidayKinds()).Draw(t, "kind")})
		}
		c := rules.NewCalendar(table)
		n := rules.NoticeDays(b)

		latest, between := rules.LatestIssue(b, day, c)
		if got := rules.ClearDays(b, latest, day, c); got != n {
			t.Fatalf("issue on %s leaves %d of %d clear days to %s", latest, got, n, day)
		}
		if got := rules.ClearDays(b, latest.Add(1), day, c); n > 0 && got >= n {
			t.Fatalf("issue on %s, a day after the latest, leaves %d of %d", latest.Add(1), got, n)
		}
		if len(between) != int(day.Time().Sub(latest.Time()).Hours()/24)-1 {
			t.Fatalf("%d days between %s and %s", len(between), latest, day)
		}
		earliest, _ := rules.EarliestMeeting(b, day, c)
		if got := rules.ClearDays(b, day, earliest, c); got != n {
			t.Fatalf("a meeting on %s leaves %d of %d clear days from %s", earliest, got, n, day)
		}
		if first, _ := rules.EarliestMeeting(b, latest, c); first > day {
			t.Fatalf("issued on %s for %s, the earliest meeting is %s", latest, day, first)
		}
		if last, _ := rules.LatestIssue(b, earliest, c); last < day {
			t.Fatalf("met on %s, issued on %s, the latest issue is %s", earliest, day, last)
		}
		notice := rules.NoticeOf(b, day, c)
		if !c.Working(b.Nation, notice.Office) || notice.Office > latest {
			t.Fatalf("the office issues on %s, the law by %s", notice.Office, latest)
		}
		lines := notice.Lines()
		for i, l := range lines {
			if i == 0 && l.Day != day || i == len(lines)-1 && l.Day != notice.Office || l.Day != day.Add(-i) && i < len(lines)-1 {
				t.Fatalf("the lines of %s go %s", day, fmt.Sprint(lines))
			}
		}
	})
}
