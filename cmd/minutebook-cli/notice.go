package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

type noticeCmd struct {
	Meeting int64 `arg:"" help:"The meeting's id, as meetings lists it."`
}

// shownNotice is the JSON of notice; scripts depend on its form.
type shownNotice struct {
	Meeting   int64           `json:"meeting"`
	Body      string          `json:"body"`
	Date      data.Date       `json:"date"`
	Status    data.Status     `json:"status"`
	Rule      string          `json:"rule"`
	ClearDays int             `json:"clear_days"`
	Latest    data.Date       `json:"latest"` // the last day of issue in law
	Office    data.Date       `json:"office"` // the last of those on which the office works
	Issued    data.Date       `json:"issued"` // empty: not yet
	Late      bool            `json:"late"`   // issued too late, or not issued and the last day is past
	Reason    string          `json:"reason"` // why it was issued late
	Countdown string          `json:"countdown"`
	Days      []rules.Line    `json:"days"` // from the meeting back
	LateItems []shownLate     `json:"late_items"`
	Deadlines []shownDeadline `json:"deadlines"` // in the text of the agenda
}

// shownLate is an item that came too late for its notice.
type shownLate struct {
	Number string    `json:"number"`
	Title  string    `json:"title"`
	Added  data.Date `json:"added"`
	Urgent string    `json:"urgent"` // the special circumstances; empty: not said yet
}

// shownDeadline is a sentence of the agenda that counts back from the meeting.
type shownDeadline struct {
	Number  string     `json:"number"`
	Words   string     `json:"words"`
	Day     data.Date  `json:"day"`
	Time    data.Clock `json:"time"`
	Written data.Date  `json:"written"` // the day that the text gives; empty: none
	Wrong   bool       `json:"wrong"`   // it gives another day than its words mean
}

func (c *noticeCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		calendar, err := b.Calendar(a.ctx)
		if err != nil {
			return err
		}
		s := noticeOf(m, calendar, data.DateOf(a.now()))
		return a.print(s, func(w io.Writer) { printNotice(w, s) })
	})
}

func noticeOf(m record.Meeting, c rules.Calendar, today data.Date) shownNotice {
	n := rules.NoticeOf(m.Body, m.Meeting.Start.Date(), c)
	countdown, pace := n.Countdown(m.Meeting, today)
	s := shownNotice{m.Meeting.ID, m.Body.Name, n.Held, m.Meeting.Status, n.Rule(), n.Days, n.Latest, n.Office, m.Meeting.IssuedOn,
		pace == rules.TooLate || n.IssuedLate(m.Meeting), m.Meeting.Late, countdown, n.Lines(), []shownLate{}, []shownDeadline{}}
	for _, it := range rules.LateItems(m, c) {
		s.LateItems = append(s.LateItems, shownLate{it.AgendaNumber, it.Title, it.Added, it.Urgent})
	}
	for _, it := range m.Items {
		for _, line := range doc.Lines(it.Agenda) {
			for _, d := range rules.Deadlines(line, m.Body, m.Meeting.Start, c) {
				s.Deadlines = append(s.Deadlines, shownDeadline{it.AgendaNumber, d.Words, d.Day, d.At, d.Written, d.Wrong()})
			}
		}
	}
	return s
}

func printNotice(w io.Writer, s shownNotice) {
	fmt.Fprintf(w, "%s\n%s\n%s\n", s.Body, s.Date.Long(), s.Rule)
	if s.Countdown != "" {
		fmt.Fprintln(w, s.Countdown)
	}
	fmt.Fprintln(w)
	t := table(w)
	for _, l := range s.Days {
		fmt.Fprintf(t, "%s\t%s\n", l.Day.Time().Format("Mon 2 Jan 2006"), l.Says)
	}
	t.Flush()
	for _, it := range s.LateItems {
		why := it.Urgent
		if why == "" {
			why = "no reason given yet"
		}
		fmt.Fprintf(w, "\nLate: %s %s, added on %s: %s\n", it.Number, it.Title, it.Added.Medium(), why)
	}
	for _, d := range s.Deadlines {
		fmt.Fprintf(w, "\nDeadline: %s: %s", d.Words, d.Day.Long())
		if d.Wrong {
			fmt.Fprintf(w, "; the agenda says %s", d.Written.Long())
		}
		fmt.Fprintln(w)
	}
}
