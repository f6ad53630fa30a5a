package meetings

import (
	"time"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// task is one line of what is next or due: what it is, what about it, and where
// the work is done.
type task struct {
	what, detail string
	badge        string
	tone         widgets.Tone
	place        session.Place
}

// soon is how many days ahead an action or an agenda counts as due.
const soon = 7

// next lists the meetings still to come, the nearest first, each with the day
// its agenda must be out.
func next(rows []store.MeetingRow, bodies map[int64]data.Body, c rules.Calendar, today data.Date) []task {
	var list []task
	for i := len(rows) - 1; i >= 0; i-- {
		m := rows[i]
		if m.Start.Date() < today || m.Status == data.Cancelled {
			continue
		}
		t := task{
			what:   m.BodyName,
			detail: when(m.Start, today),
			badge:  string(m.Status),
			tone:   widgets.StatusTone(m.Status),
			place:  placeOf(m.Meeting, today),
		}
		if m.Status == data.Planned {
			words, pace := rules.NoticeOf(bodies[m.Body], m.Start.Date(), c).Countdown(m.Meeting, today)
			t.detail += ". " + words
			switch pace {
			case rules.TooLate:
				t.badge, t.tone = "agenda late", widgets.Bad
			case rules.Soon:
				t.badge, t.tone = "issue soon", widgets.Warning
			}
		}
		list = append(list, t)
	}
	return list
}

// due lists what waits to be done: minutes first, the oldest first, then
// actions by their dates.
func due(rows []store.MeetingRow, actions []store.ActionRow, today data.Date) []task {
	var list []task
	for i := len(rows) - 1; i >= 0; i-- {
		if waits := waiting(rows[i].Meeting, today); waits != "" {
			list = append(list, task{
				what: rows[i].BodyName, detail: waits + ", held " + rows[i].Start.Date().Short(),
				badge: string(rows[i].Status), tone: widgets.StatusTone(rows[i].Status),
				place: session.Place{Screen: session.Minutes, Meeting: rows[i].ID},
			})
		}
	}
	overdue, ahead := 0, 0
	for _, a := range actions {
		switch {
		case a.Overdue(today):
			overdue++
		case a.Status == data.Open && a.Due != "" && a.Due <= today.Add(soon):
			ahead++
		}
	}
	if overdue > 0 {
		list = append(list, task{what: "Actions", detail: widgets.Count(overdue, "action") + " past the day", badge: "overdue", tone: widgets.Bad,
			place: session.Place{Screen: session.Actions}})
	}
	if ahead > 0 {
		list = append(list, task{what: "Actions", detail: widgets.Count(ahead, "action") + " due within a week", badge: "soon", tone: widgets.Warning,
			place: session.Place{Screen: session.Actions}})
	}
	return list
}

// waiting says what a meeting that was held waits for; empty for nothing.
func waiting(m data.Meeting, today data.Date) string {
	switch {
	case m.Start.Date() >= today:
		return ""
	case m.Status == data.Issued, m.Status == data.Planned:
		return "minutes to be typed"
	case m.Status == data.Drafting:
		return "minutes to be finished"
	case m.Status == data.WithChair:
		return "minutes with the chair"
	case m.Status == data.DraftPublished:
		return "draft published; to be approved at a later meeting"
	}
	return ""
}

// when says on which day and at what time a meeting is, as people speak of it.
func when(at data.DateTime, today data.Date) string {
	day := at.Date()
	clock := ""
	if at.Clock() != "" {
		clock = ", " + at.Clock().Spoken()
	}
	switch days := int(day.Time().Sub(today.Time()) / (24 * time.Hour)); {
	case days == 0:
		return "Today" + clock
	case days == 1:
		return "Tomorrow" + clock
	case days > 1 && days < 7:
		return day.Time().Format("Monday 2 Jan") + clock
	}
	return day.Time().Format("Mon 2 Jan 2006") + clock
}

// placeOf is where the work on a meeting is done: its agenda until the day,
// its minutes from then on.
func placeOf(m data.Meeting, today data.Date) session.Place {
	p := session.Place{Screen: session.Minutes, Meeting: m.ID}
	before := m.Start.Date() > today
	if m.Status == data.Planned || m.Status == data.Cancelled || m.Status == data.Issued && before {
		p.Screen = session.Agenda
	}
	return p
}
