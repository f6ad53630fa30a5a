package minutes

import (
	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/widgets"
)

// actionForm is the form of an action.
type actionForm struct {
	old    doc.Block
	source string
	form   *widgets.Form
	text   *widgets.Entry
	owner  *personField
	due    *dueField
}

func newActionForm(people []data.Person, today data.Date, on func()) *actionForm {
	a := &actionForm{
		form:  widgets.NewForm(),
		text:  newTextField("what is to be done", 3, on),
		owner: newPersonField("letters of a name", people, on),
		due:   newDueField(today),
	}
	a.form.Add("What is to be done", a.text).Add("By whom", a.owner.NameEntry).Add("By when", a.due.Entry)
	return a
}

func (a *actionForm) set(b doc.Block) {
	a.old, a.source = b, b.Action.Source
	a.text.SetText(b.Text())
	a.owner.set(b.Action.Owner)
	a.due.SetText(dueWords(data.Date(b.Action.Due), b.Action.DueText))
}

func (a *actionForm) block() (doc.Block, error) {
	text := clean(a.text.Text)
	if text == "" {
		return doc.Block{}, errNoText
	}
	on, words, err := a.due.due()
	if err != nil {
		return doc.Block{}, err
	}
	return doc.Block{ID: a.old.ID, Kind: doc.ActionKind, Runs: textRuns(a.old.Runs, text),
		Action: &doc.Action{Owner: a.owner.person(), Due: string(on), DueText: words, Source: a.source}}, nil
}

func (a *actionForm) task(title, by string, do func() error) task {
	return newCardTask(a.old, task{title: title, by: by, content: a.form.Scroll(), focus: a.text, do: do,
		words: said(a.text, a.owner.Entry(), a.due.Entry)})
}

// newCardTask is the task of a form that makes a card, or changes the card old.
func newCardTask(old doc.Block, t task) task {
	t.verb, t.about = "Put into the minutes (Ctrl+Enter)", old.ID
	if old.ID != "" {
		t.verb = "Change (Ctrl+Enter)"
	}
	return t
}

// itemLine is an item in one line: "29 Budget monitoring".
func itemLine(it data.Item) string {
	number := it.MinuteNumber
	if number == "" {
		number = it.AgendaNumber
	}
	if number == "" {
		return it.Title
	}
	return number + " " + it.Title
}
