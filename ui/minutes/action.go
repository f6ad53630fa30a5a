package minutes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/rules/check"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// action opens the form of an action. What is to be done is what the selected
// words say, or the sentence at the caret if it asks somebody to do something.
func (s *Screen) action() {
	by := session.KeyText(session.KeyAction)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	at.words = "" // the sentence it came from stays in the minutes
	if text == "" {
		text = s.askedAtCaret()
	}
	s.openAction(s.actionFrom(text), at, by)
	s.pane.now.focus.(*widgets.Entry).SelectAll()
}

// actionFrom is a form of the action that a sentence asks for, by whom it asks.
func (s *Screen) actionFrom(sentence string) *actionForm {
	form := newActionForm(s.roster(s.people), s.meeting().Start.Date(), data.DateOf(s.session.Now()), s.pane.on)
	who, what := rules.TaskOf(sentence)
	form.source = sentence
	form.text.SetText(what)
	if i := meant(s.people, who); i >= 0 {
		form.owner.SetValue(s.people[i].Name())
	}
	return form
}

// askedAtCaret is the sentence at the caret if it asks somebody to do something.
func (s *Screen) askedAtCaret() string {
	caret := s.page.Caret()
	b := s.page.Block(caret.Block)
	if b.Grid != nil || b.IsCard() || b.Locked {
		return ""
	}
	text := b.Text.String()
	at := len(string([]rune(text)[:min(caret.Off, len([]rune(text)))]))
	for _, sentence := range check.Asked(text) {
		if sentence[0] <= at && at <= sentence[1]+1 {
			return text[sentence[0]:sentence[1]]
		}
	}
	return ""
}

// meant is the place of the one person who is called so: by name, or by post
// with or without "the"; -1 if it is not clear who.
func meant(people []data.Person, who string) int {
	key := data.NameKey(who)
	found := -1
	for i, p := range people {
		post := p.Post != "" && strings.EqualFold(p.Post, strings.TrimPrefix(strings.TrimPrefix(who, "the "), "The "))
		named := key != "" && (data.NameKey(p.Name()) == key || strings.EqualFold(p.Family, key))
		if !post && !named {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

func (s *Screen) openAction(form *actionForm, at spot, by string) {
	s.pane.open(s.standsAt(form.task("Action at "+s.titleOf(at.item), by, func() error {
		b, err := form.block()
		if err != nil {
			return err
		}
		return s.put(&at, b)
	}), &at))
}

// actionForm is the form of an action.
type actionForm struct {
	old    doc.Block
	source string
	met    data.Date // the day of the meeting
	form   *widgets.Form
	text   *widgets.Entry
	owner  *personField
	due    *dueField
	early  *widget.Label // it is due before the meeting
}

func newActionForm(people roster, met, today data.Date, on func()) *actionForm {
	a := &actionForm{
		met:   met,
		form:  widgets.NewForm(),
		text:  newTextField("what is to be done", 3, on),
		owner: newPersonField(letters, people, on),
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
func (a *actionForm) check() {
	on, _, err := a.due.due()
	early := err == nil && on != "" && on < a.met
	if early {
		a.early.SetText("That is " + on.Long() + ", before the meeting.")
	}
	setShown(a.early, early)
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
	if err == nil {
		err = a.owner.problem()
	}
	if err != nil {
		return doc.Block{}, err
	}
	return doc.Block{ID: a.old.ID, Kind: doc.ActionKind, Exempt: a.old.Exempt, Runs: textRuns(a.old.Runs, text),
		Action: &doc.Action{Owner: a.owner.person(), Due: string(on), DueText: words, Source: a.source}}, nil
}

func (a *actionForm) task(title, by string, do func() error) task {
	fields := []*widgets.Entry{a.text, a.owner.Entry(), a.due.Entry}
	return newCardTask(a.old, task{title: title, by: by, content: a.form.Scroll(), focus: a.text, do: do, sums: a.early,
		after: inTurn(fields...), words: said(fields...)})
}
