package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

type showCmd struct {
	Meeting int64 `arg:"" help:"The meeting's id, as meetings lists it."`
}

// shownMeeting is the JSON of show; scripts depend on its form.
type shownMeeting struct {
	ID       int64            `json:"id"`
	Body     string           `json:"body"`
	Kind     data.MeetingKind `json:"kind"`
	Date     data.Date        `json:"date"`
	Time     data.Clock       `json:"time"`
	Venue    string           `json:"venue"`
	Contacts []data.Contact   `json:"contacts"`
	Status   data.Status      `json:"status"`
	Items    []shownItem      `json:"items"`
}

type shownItem struct {
	ID           int64           `json:"id"`
	AgendaNumber string          `json:"agenda_number"` // of a planned agenda, as it would be issued now
	MinuteNumber string          `json:"minute_number"`
	Title        string          `json:"title"`
	Exempt       string          `json:"exempt"` // the reason; empty for an open item
	AgendaText   string          `json:"agenda_text"`
	MinutesText  string          `json:"minutes_text"`
	Truncated    bool            `json:"truncated"`
	Papers       []shownPaper    `json:"papers"`
	Decisions    []shownDecision `json:"decisions"`
	Actions      []shownAction   `json:"actions"`
}

type shownPaper struct {
	Name  string `json:"name"`
	Size  int64  `json:"size"`
	Pages int    `json:"pages"`
}

type shownDecision struct {
	Verb     string    `json:"verb"` // of a resolution, or what became of a motion
	Text     string    `json:"text"`
	Mover    string    `json:"mover"`
	Seconder string    `json:"seconder"`
	Vote     *doc.Vote `json:"vote"`
}

type shownAction struct {
	Text   string            `json:"text"`
	Owner  string            `json:"owner"`
	Due    string            `json:"due"`
	Status data.ActionStatus `json:"status"`
}

func (c *showCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		s := shown(m)
		return a.print(s, func(w io.Writer) { printMeeting(w, s) })
	})
}

func shown(m record.Meeting) shownMeeting {
	s := shownMeeting{m.Meeting.ID, m.Body.Name, m.Meeting.Kind, m.Meeting.Start.Date(), m.Meeting.Start.Clock(),
		m.Meeting.Venue, m.Meeting.Contacts, m.Meeting.Status, []shownItem{}}
	if s.Contacts == nil {
		s.Contacts = []data.Contact{}
	}
	numbers := provisional(m)
	for _, i := range m.Items {
		i.AgendaNumber = cmp.Or(i.AgendaNumber, numbers[i.ID])
		s.Items = append(s.Items, shownItemOf(i, m.Actions))
	}
	return s
}

// provisional are the numbers that the items of a planned agenda would get now.
func provisional(m record.Meeting) map[int64]string {
	var items []data.Item
	for _, i := range m.Items {
		items = append(items, i.Item)
	}
	if m.Meeting.Status != data.Planned {
		return nil
	}
	return rules.AgendaNumbers(items)
}

func shownItemOf(i record.Item, actions []data.Action) shownItem {
	s := shownItem{i.ID, i.AgendaNumber, i.MinuteNumber, i.Title, i.Exempt, doc.Plain(i.Agenda), doc.Plain(i.Minutes),
		i.Truncated, []shownPaper{}, []shownDecision{}, []shownAction{}}
	for _, p := range i.Papers {
		s.Papers = append(s.Papers, shownPaper{p.Name, p.Size, p.Pages})
	}
	for _, d := range i.Decisions() {
		verb := string(d.Verb)
		if d.Kind != doc.ResolutionKind {
			verb = strings.ToUpper(string(d.Outcome))
		}
		s.Decisions = append(s.Decisions, shownDecision{verb, d.Text, name(d.Mover), name(d.Seconder), d.Vote})
	}
	for _, x := range actions {
		if x.Item == i.ID {
			s.Actions = append(s.Actions, shownAction{x.Text, x.Owner, due(x), x.Status})
		}
	}
	return s
}

func name(p *doc.Person) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func printMeeting(w io.Writer, m shownMeeting) {
	fmt.Fprintf(w, "%s\n%s, %s", m.Body, m.Date.Long(), m.Time.Spoken())
	if m.Venue != "" {
		fmt.Fprintf(w, ", %s", m.Venue)
	}
	fmt.Fprintf(w, "\n%s meeting, %s\n", m.Kind, m.Status)
	for _, i := range m.Items {
		number := i.MinuteNumber
		if number == "" {
			number = i.AgendaNumber
		}
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(number+" "+i.Title))
		printIndented(w, "Agenda", i.AgendaText)
		printIndented(w, "Minutes", i.MinutesText)
		if i.Truncated {
			fmt.Fprintln(w, "  (the text was cut short where it was imported from)")
		}
		for _, p := range i.Papers {
			fmt.Fprintf(w, "  Paper: %s\n", p.Name)
		}
	}
}

func printIndented(w io.Writer, what, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(w, "  %s:\n    %s\n", what, strings.ReplaceAll(text, "\n", "\n    "))
}
