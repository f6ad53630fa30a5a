package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// Action is the form of an action.
type Action struct {
	old    doc.Block
	source string
	met    data.Date // the day of the meeting
	form   *widgets.Form
	text   *widgets.Entry
	owner  *PersonField
	due    *dueField
	early  *widget.Label // it is due before the meeting
}

// NewAction makes the form of an action asked for at a meeting on the day met;
// on goes to the next field.
func NewAction(people Roster, met, today data.Date, on func()) *Action {
	a := &Action{
		met:   met,
		form:  widgets.NewForm(),
		text:  NewTextField("what is to be done", 3, on),
		owner: NewPersonField(Letters, people, on),
		due:   newDueField(today),
		early: widget.NewLabel(""),
	}
	a.early.Wrapping = fyne.TextWrapWord
	a.early.Importance = widget.WarningImportance
	a.early.Hide()
	a.due.OnChanged = func(string) { a.check() }
	a.form.Add("What is to be done", a.text).Add("By whom", a.owner.NameEntry).Add("By when", a.due.Entry)
	return a
}

// check says that an action is due before the meeting that asks for it.
func (a *Action) check() {
	on, _, err := a.due.due()
	early := err == nil && on != "" && on < a.met
	if early {
		a.early.SetText("That is " + on.Long() + ", before the meeting.")
	}
	widgets.SetShown(a.early, early)
}

// Begin fills in what a sentence asks for, and of whom.
func (a *Action) Begin(sentence, what, owner string) {
	a.source = sentence
	a.text.SetText(what)
	a.owner.SetValue(owner)
}

// Set shows an action that stands in the minutes.
func (a *Action) Set(b doc.Block) {
	a.old, a.source = b, b.Action.Source
	a.text.SetText(b.Text())
	a.owner.set(b.Action.Owner)
	a.due.SetText(dueWords(data.Date(b.Action.Due), b.Action.DueText))
}

// Block is the action as the minutes keep it.
func (a *Action) Block() (doc.Block, error) {
	text := Clean(a.text.Text)
	if text == "" {
		return doc.Block{}, ErrNoText
	}
	on, words, err := a.due.due()
	if err == nil {
		err = a.owner.Fault()
	}
	if err != nil {
		return doc.Block{}, err
	}
	return doc.Block{ID: a.old.ID, Kind: doc.ActionKind, Exempt: a.old.Exempt, Runs: textRuns(a.old.Runs, text),
		Action: &doc.Action{Owner: a.owner.Named(), Due: string(on), DueText: words, Source: a.source}}, nil
}

// Task is the action as the pane shows it.
func (a *Action) Task(title, by string, do func() error) pane.Task {
	fields := []*widgets.Entry{a.text, a.owner.Entry(), a.due.Entry}
	return newCardTask(a.old, pane.Task{Title: title, By: by, Content: a.form.Scroll(), Focus: a.text, Do: do, Sums: a.early,
		After: InTurn(fields...), Words: Said(fields...)})
}
