package minutes

import (
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/rules/check"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// action opens the form of an action. What is to be done is what the selected
// words say, or the sentence at the caret if it asks somebody to do something.
func (s *Screen) action() {
	by := session.KeyText(session.KeyAction)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	at, text := s.spot()
	at.words = "" // the sentence it came from stays in the minutes
	if text == "" {
		text = s.askedAtCaret()
	}
	s.openAction(s.actionFrom(text), at, by)
	s.pane.InHand().Focus.(*widgets.Entry).SelectAll()
}

// actionFrom is a form of the action that a sentence asks for, by whom it asks.
func (s *Screen) actionFrom(sentence string) *forms.Action {
	form := forms.NewAction(s.roster(s.people), s.meeting().Start.Date(), data.DateOf(s.session.Now()), s.pane.On)
	who, what := rules.TaskOf(sentence)
	owner := ""
	if i := meant(s.people, who); i >= 0 {
		owner = s.people[i].Name()
	}
	form.Begin(sentence, what, owner)
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

func (s *Screen) openAction(form *forms.Action, at spot, by string) {
	s.pane.Open(s.standsAt(form.Task("Action at "+s.titleOf(at.item), by, func() error {
		b, err := form.Block()
		if err != nil {
			return err
		}
		return s.put(&at, b)
	}), &at))
}
