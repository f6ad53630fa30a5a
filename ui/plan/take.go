package plan

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// coming are the meetings of the body from today on whose agenda can still take
// something in, the next first.
func (s *Screen) coming() []store.MeetingRow {
	rows, err := s.session.Book.Meetings(context.Background(), store.MeetingFilter{Body: s.at, From: data.DateOf(s.session.Now()),
		Statuses: []data.Status{data.Planned, data.Issued}})
	if !s.session.Did("read the meetings", err) {
		return nil
	}
	slices.Reverse(rows)
	return rows
}

// nextDays are the days of the next few meetings.
func (s *Screen) nextDays() []data.Date {
	var out []data.Date
	for _, m := range s.coming() {
		out = append(out, m.Start.Date())
	}
	return out[:min(4, len(out))]
}

// take asks which agenda the entry under the cursor goes to, and goes there.
func (s *Screen) take() {
	e, ok := s.current()
	if !ok || e.Item != 0 {
		return
	}
	meetings := s.coming()
	if len(meetings) == 0 {
		widgets.Inform(s.session.Window, "Take it onto an agenda", "The body has no meeting to come. Make one on the page of meetings (Ctrl+1, then Ctrl+N); its agenda is offered this entry.")
		return
	}
	labels := make([]string, len(meetings))
	at := 0
	for i, m := range meetings {
		labels[i] = m.Start.Date().Long() + " (" + string(m.Status) + ")"
		if m.Start.Date() < e.Due {
			at = min(i+1, len(meetings)-1) // the first on or after the day it is expected
		}
	}
	which := widgets.NewChoice(labels, nil)
	which.Choose(at)
	form := widgets.NewForm()
	form.Note("“" + e.Title + "” becomes an item at the end of the agenda, with its text.")
	form.Add("Meeting", which)
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.session.Window, "Take it onto an agenda", form, "Take it", func() error {
		m := meetings[max(0, which.Chosen())]
		item, err := s.session.Book.PullPlan(context.Background(), e.ID, m.ID, 0)
		if err != nil {
			return err
		}
		dialog.OnClosed = func() { s.session.Go(session.Place{Screen: session.Agenda, Meeting: m.ID, Item: item}) }
		return nil
	})
	dialog.Show(which)
}

// takeDeferred offers what meetings put off or asked for at a later one, to be
// entered in the plan.
func (s *Screen) takeDeferred() {
	body, ok := s.theBody()
	if !ok {
		return
	}
	today := data.DateOf(s.session.Now())
	waiting, err := s.session.Book.WaitingFor(context.Background(), body.ID, today)
	if !s.session.Did("look for what was deferred", err) {
		return
	}
	waiting = slices.DeleteFunc(waiting, func(m rules.Matter) bool { return m.Source != rules.PutOff && m.Source != rules.AskedBack })
	if len(waiting) == 0 {
		widgets.Inform(s.session.Window, "What was deferred", "Nothing waits: no decision of the last year put business off, and nothing was asked for at a later meeting that has not come back since.")
		return
	}
	list := NewMatters(waiting, s.session.Now)
	when := widgets.NewEntry("a month or a day").Whole()
	when.SetText(Written(later(today, 1)))
	when.Valid = func(text string) error { _, err := ParseWhen(text, today); return err }
	form := widgets.NewForm().Add("Expected", when)
	content := container.NewBorder(nil, container.NewVBox(MarksHint(), form), nil, nil, widgets.NewSized(46, 16, list.List))
	widgets.NewDialog(s.session.Window, "What was deferred or asked for at a later meeting", content, "Enter it in the plan", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		due, err := ParseWhen(when.Value(), today)
		if err != nil {
			return err
		}
		var last int64
		for _, i := range list.Taken() {
			e := EntryOf(body, waiting[i], due)
			if err := s.session.Book.SavePlan(context.Background(), &e); err != nil {
				return err
			}
			last = e.ID
		}
		s.read(last)
		s.toList()
		return nil
	}).Resize(fyne.NewSize(820, 0)).Show(list.List)
}

// EntryOf is the entry that business put off becomes.
func EntryOf(b data.Body, m rules.Matter, due data.Date) data.PlanEntry {
	e := data.PlanEntry{Body: b.ID, Title: m.Title, Text: m.Text, Due: due, Presenter: m.Presenter, Exempt: m.Exempt, Source: m.From.Item}
	if m.Source == rules.AskedBack {
		e.Text = m.Said
	}
	return e
}

// MarksHint says how rows are marked.
func MarksHint() fyne.CanvasObject {
	return widgets.NewSizedLine("Space marks, A marks all; Enter takes what is marked, or the one in hand.", look.Muted, theme.SizeNameCaptionText).Whole()
}

// NewMatters lists business that waits, to be marked.
func NewMatters(waiting []rules.Matter, now func() time.Time) *widgets.Marks {
	columns := []float32{9.5, -4, -5, 5.5}
	return widgets.NewMarks(func() int { return len(waiting) }, columns, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{widgets.NewLine("", look.Muted), widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain)}
	}, func(i int, cells []fyne.CanvasObject) {
		m := waiting[i]
		cells[0].(*widgets.Text).SetText(fromWords(m))
		title, words := matterWords(m)
		cells[1].(*widgets.Text).SetText(title)
		cells[2].(*widgets.Text).SetText(words)
		today := data.DateOf(now())
		switch badge := cells[3].(*widgets.Badge); {
		case m.Exempt != "":
			badge.Set("Private", widgets.Warning)
		case m.Source == rules.Arising && m.Due != "" && m.Due < today, m.Source == rules.FromPlan && Overdue(m.Due, today):
			badge.Set("Overdue", widgets.Bad)
		default:
			badge.Set("", widgets.Plain)
		}
	})
}

// fromWords say where business comes from: "Plan: Dec 2026", "Minute 31, 4 Jun".
func fromWords(m rules.Matter) string {
	if m.Source == rules.FromPlan {
		if m.Due == "" {
			return "Plan: no date yet"
		}
		return "Plan: " + m.Due.Time().Format("Jan 2006")
	}
	return "Minute " + m.From.Number + ", " + m.From.On.Time().Format("2 Jan")
}

// matterWords are what the business is and what is said of it.
func matterWords(m rules.Matter) (title, words string) {
	switch m.Source {
	case rules.FromPlan:
		return m.Title, m.Presenter
	case rules.PutOff:
		return m.Title, "Deferred: " + m.Said
	case rules.AskedBack:
		return m.Title, m.Said
	}
	words = m.Text
	if m.Due != "" {
		words += ", by " + m.Due.Short()
	}
	return "Action: " + m.Presenter, words
}
