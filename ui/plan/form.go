package plan

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/reasons"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Fields are the fields of an entry, for a dialog that makes or changes one.
type Fields struct {
	Form                   *widgets.Form
	Title                  *widgets.Entry
	When                   *widgets.Entry
	presenter, text, other *widgets.Entry
	key                    *widgets.Check
	exempt                 *widgets.Choice
	reasons                reasons.Offered
	entry                  data.PlanEntry
	today                  data.Date
}

// NewFields makes the fields of an entry of a body's plan. meetings are the days
// on which the body meets next, to be named beside the field.
func NewFields(b data.Body, e data.PlanEntry, today data.Date, meetings []data.Date) *Fields {
	f := &Fields{Form: widgets.NewForm(), entry: e, today: today, reasons: reasons.Of(b)}
	f.Title = widgets.NewEntry("what it is called on the agenda").Require("Give the entry a title.")
	f.Title.SetText(e.Title)
	f.When = widgets.NewEntry("a month or a day").Whole()
	f.When.SetText(Written(e.Due))
	f.When.Valid = func(text string) error { _, err := ParseWhen(text, today); return err }
	f.presenter = widgets.NewEntry("who presents it")
	f.presenter.SetText(e.Presenter)
	f.text = widgets.NewText("what is to be done, as the agenda will say it", 4)
	f.text.SetText(e.Text)
	f.key = widgets.NewCheck("A key decision: announced 28 clear days before", nil)
	f.key.SetChecked(e.Key)
	f.other = widgets.NewEntry(f.reasons.Hint())
	var otherRow *widgets.Row
	show := func() {
		otherRow.Hidden = !f.reasons.Own(f.exempt.Chosen())
		f.Form.Refresh()
	}
	f.exempt = widgets.NewChoice(f.reasons.Words(), func(int) { show() })
	reason, own := f.reasons.Place(e.Exempt)
	f.exempt.Choose(reason)
	f.other.SetText(own)

	f.Form.Add("Title", f.Title)
	f.Form.Side(f.Form.Labelled("Expected", f.When), f.Form.Labelled("Presented by", f.presenter))
	if words := meetingDays(meetings); words != "" {
		f.Form.Note(words)
	}
	f.Form.Add("Text for the agenda", f.text)
	f.Form.Side(f.Form.Labelled("For the public?", f.exempt))
	otherRow = f.Form.Labelled("Why it is kept from the public", f.other)
	f.Form.Side(otherRow)
	f.Form.Add("", f.key)
	show()
	return f
}

// meetingDays says when the body meets next.
func meetingDays(days []data.Date) string {
	switch len(days) {
	case 0:
		return ""
	case 1:
		return "The next meeting is on " + days[0].Medium() + "."
	}
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = d.Medium()
	}
	return "The next meetings are on " + strings.Join(words, ", ") + "."
}

// Entry is the entry as the fields have it; an error if one will not do.
func (f *Fields) Entry() (data.PlanEntry, error) {
	if err := f.Form.Check(); err != nil {
		return f.entry, err
	}
	due, err := ParseWhen(f.When.Value(), f.today)
	if err != nil {
		return f.entry, err
	}
	e := f.entry
	e.Title, e.Due, e.Presenter, e.Text = f.Title.Value(), due, f.presenter.Value(), f.text.Value()
	e.Key, e.Exempt = f.key.Checked, f.reasons.Exempt(f.exempt.Chosen(), f.other.Value())
	return e, nil
}

// add asks for a new entry.
func (s *Screen) add() {
	body, ok := s.theBody()
	if !ok {
		widgets.Ask(s.session.Window, "First, a body", "A forward plan is of a council, a committee or another body, and the book has none yet.", "Make a body", func() {
			s.session.Go(session.Place{Screen: session.Bodies, Query: "new"})
		})
		return
	}
	e := data.PlanEntry{Body: body.ID}
	if now, ok := s.current(); ok && now.Item == 0 { // entries of a month are added one after the other
		e.Due = now.Due
	}
	s.ask("New entry", "Add the entry", body, e)
}

// edit changes the entry under the cursor.
func (s *Screen) edit() {
	body, ok := s.theBody()
	if e, there := s.current(); ok && there {
		s.ask("Change the entry", "Save the entry", body, e.PlanEntry)
	}
}

func (s *Screen) ask(title, verb string, body data.Body, e data.PlanEntry) {
	f := NewFields(body, e, data.DateOf(s.session.Now()), s.nextDays())
	widgets.NewDialog(s.session.Window, title, f.Form, verb, func() error {
		e, err := f.Entry()
		if err != nil {
			return err
		}
		if err := s.session.Book.SavePlan(context.Background(), &e); err != nil {
			return err
		}
		s.read(e.ID)
		s.toList()
		return nil
	}).Resize(fyne.NewSize(620, 0)).Show(f.Title)
}

// remove takes the entry under the cursor out of the plan, after a question.
func (s *Screen) remove() {
	e, ok := s.current()
	if !ok {
		return
	}
	question := "Take “" + e.Title + "” out of the plan?"
	if e.Item != 0 {
		question += " The item on the agenda stays."
	}
	widgets.Ask(s.session.Window, "Remove an entry", question, "Remove it", func() {
		s.session.Did("remove the entry", s.session.Book.DeletePlan(context.Background(), e.ID))
		s.read(0)
		s.toList()
	})
}

// shift moves the entry under the cursor to another month.
func (s *Screen) shift(n int) {
	e, ok := s.current()
	if !ok || e.Item != 0 {
		return
	}
	from := e.Due
	if from == "" {
		from = data.DateOf(s.session.Now())
	}
	e.Due = later(from, n)
	err := s.session.Book.SavePlan(context.Background(), &e.PlanEntry)
	if s.session.Did("move the entry", err) {
		s.read(e.ID)
		s.session.Tell("“" + e.Title + "” is expected in " + Expected(e.Due) + ".")
	}
}
