package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"minutebook/data"
	"minutebook/data/store"
)

type bodiesCmd struct{}

type bodyLine struct {
	ID        int64          `json:"id"`
	Name      string         `json:"name"`
	ShortName string         `json:"short_name"`
	Kind      data.BodyKind  `json:"kind"`
	Numbering data.Numbering `json:"numbering"`
	Archived  bool           `json:"archived"`
}

func (c *bodiesCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		bodies, err := b.Bodies(a.ctx)
		if err != nil {
			return err
		}
		lines := []bodyLine{}
		for _, x := range bodies {
			lines = append(lines, bodyLine{x.ID, x.Name, x.ShortName, x.Kind, x.Numbering, x.Archived})
		}
		return a.print(lines, func(w io.Writer) {
			t := table(w)
			for _, l := range lines {
				fmt.Fprintf(t, "%d\t%s\t%s\n", l.ID, l.Name, l.Kind)
			}
			t.Flush()
		})
	})
}

type meetingsCmd struct {
	Body string `placeholder:"NAME" help:"Of this body alone."`
}

type meetingLine struct {
	ID     int64            `json:"id"`
	Body   string           `json:"body"`
	Kind   data.MeetingKind `json:"kind"`
	Date   data.Date        `json:"date"`
	Time   data.Clock       `json:"time"`
	Venue  string           `json:"venue"`
	Status data.Status      `json:"status"`
	Items  int              `json:"items"`
}

func (c *meetingsCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		var f store.MeetingFilter
		if c.Body != "" {
			body, err := b.BodyNamed(a.ctx, c.Body)
			if err != nil {
				return err
			}
			f.Body = body.ID
		}
		rows, err := b.Meetings(a.ctx, f)
		if err != nil {
			return err
		}
		lines := []meetingLine{}
		for _, m := range rows {
			lines = append(lines, meetingLine{m.ID, m.BodyName, m.Kind, m.Start.Date(), m.Start.Clock(), m.Venue, m.Status, m.Items})
		}
		return a.print(lines, func(w io.Writer) {
			t := table(w)
			for _, l := range lines {
				fmt.Fprintf(t, "%d\t%s %s\t%s\t%s\n", l.ID, l.Date, l.Time, l.Body, l.Status)
			}
			t.Flush()
		})
	})
}

type searchCmd struct {
	Words []string `arg:"" help:"What to look for."`
}

// everything is more hits than a book has items: a script wants them all.
const everything = 1 << 30

type hitLine struct {
	Meeting      int64      `json:"meeting"`
	Item         int64      `json:"item"`
	Part         store.Part `json:"part"`
	Body         string     `json:"body"`
	Date         data.Date  `json:"date"`
	AgendaNumber string     `json:"agenda_number"`
	MinuteNumber string     `json:"minute_number"`
	Title        string     `json:"title"`
	Snippet      string     `json:"snippet"` // the words found stand in **
}

func (c *searchCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		hits, err := b.Search(a.ctx, store.SearchQuery{Words: strings.Join(c.Words, " "), Limit: everything})
		if err != nil {
			return err
		}
		marks := strings.NewReplacer("\x02", "**", "\x03", "**")
		lines := []hitLine{}
		for _, h := range hits {
			lines = append(lines, hitLine{h.Meeting, h.Item, h.Part, h.BodyName, h.On, h.AgendaNumber, h.MinuteNumber,
				h.Title, oneLine(marks.Replace(h.Snippet))})
		}
		return a.print(lines, func(w io.Writer) {
			for _, l := range lines {
				number := l.MinuteNumber
				if number == "" {
					number = l.AgendaNumber
				}
				fmt.Fprintf(w, "%s %s, meeting %d, %s %s\n    %s\n", l.Date, l.Body, l.Meeting, number, l.Title, l.Snippet)
			}
		})
	})
}

type actionsCmd struct {
	Open bool `help:"Only those not yet done."`
}

type actionLine struct {
	Meeting      int64             `json:"meeting"`
	Body         string            `json:"body"`
	Date         data.Date         `json:"date"`
	MinuteNumber string            `json:"minute_number"`
	Title        string            `json:"title"`
	Text         string            `json:"text"`
	Owner        string            `json:"owner"`
	Due          string            `json:"due"`
	Status       data.ActionStatus `json:"status"`
	Progress     string            `json:"progress"`
}

func (c *actionsCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		rows, err := b.Actions(a.ctx, store.ActionFilter{Open: c.Open})
		if err != nil {
			return err
		}
		lines := []actionLine{}
		for _, r := range rows {
			lines = append(lines, actionLine{r.Meeting, r.BodyName, r.On, r.MinuteNumber, r.ItemTitle, r.Text, r.Owner,
				due(r.Action), r.Status, r.Progress})
		}
		return a.print(lines, func(w io.Writer) {
			t := table(w)
			for _, l := range lines {
				fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s, minute %s\n", l.Status, l.Due, l.Owner, l.Text, l.Body, l.MinuteNumber)
			}
			t.Flush()
		})
	})
}

// due is an action's date, or what stands in its place.
func due(a data.Action) string {
	if a.Due != "" {
		return string(a.Due)
	}
	return a.DueText
}

func table(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 2, ' ', 0) }
