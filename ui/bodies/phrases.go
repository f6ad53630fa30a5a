package bodies

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// phrases is the part of a body that keeps wording under abbreviations.
type phrases struct {
	session *session.Session
	body    data.Body
	rows    []data.Phrase
	list    *widgets.List
	about   *widgets.Text
	page    fyne.CanvasObject
}

func newPhrases(s *session.Session) *phrases { return &phrases{session: s} }

func (p *phrases) title() string { return "Phrases" }

func (p *phrases) content() fyne.CanvasObject {
	if p.page != nil {
		return p.page
	}
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{7, 0, 8},
			widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain))
	}, p.fill)
	p.list.OnOpen = func(i int) { p.ask("Change the phrase", p.rows[i]) }
	p.list.OnKey = p.key
	p.about = widgets.NewLine("", look.Muted)
	p.page = partPage(p.list, p.about, nil, widgets.NewMainButton("Add a phrase", p.add))
	return p.page
}

func (p *phrases) fill(i int, o fyne.CanvasObject) {
	row, phrase := o.(*fyne.Container).Objects, p.rows[i]
	row[0].(*widgets.Text).SetText(phrase.Abbrev)
	row[1].(*widgets.Text).SetText(strings.Join(strings.Fields(phrase.Text), " "))
	scope := ""
	if phrase.Body == 0 {
		scope = "Every body"
	}
	row[2].(*widgets.Badge).Set(scope, widgets.Plain)
}

func (p *phrases) show(b data.Body) {
	p.body = b
	p.read()
}

func (p *phrases) read() {
	rows, err := p.session.Book.Phrases(context.Background(), p.body.ID)
	if err != nil {
		p.session.Fail("read the phrases", err)
		return
	}
	p.rows = rows
	p.about.SetText("In the minutes, the abbreviation and a semicolon put the text in its place.")
	p.list.SetCursor(p.list.Cursor())
}

func (p *phrases) focus()       { p.session.Window.Canvas().Focus(p.list) }
func (p *phrases) leave() error { return nil }

func (p *phrases) commands() []session.Command {
	none := func() bool { return len(p.rows) == 0 }
	return []session.Command{
		{Menu: "Phrase", Name: "Add a phrase…", Key: session.KeyNew, Run: p.add},
		{Menu: "Phrase", Name: "Change… (Enter)", Run: func() { p.ask("Change the phrase", p.rows[p.list.Cursor()]) }, Off: none},
		{Menu: "Phrase", Name: "Delete…", Key: session.KeyRemove, Run: p.remove, Off: none},
	}
}

func (p *phrases) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete && len(p.rows) > 0 {
		p.remove()
		return true
	}
	return false
}

func (p *phrases) add() { p.ask("Add a phrase", data.Phrase{Body: p.body.ID}) }

func (p *phrases) ask(title string, phrase data.Phrase) {
	abbrev := widgets.NewEntry("noted").Require("Type the abbreviation.")
	abbrev.Valid = func(text string) error {
		if strings.ContainsAny(text, " ;\t") {
			return widgets.Problem("An abbreviation is one word, without a semicolon.")
		}
		return nil
	}
	abbrev.SetText(phrase.Abbrev)
	text := widgets.NewText("The report was noted.", 5).Require("Type the text.")
	text.SetText(phrase.Text)
	every := widgets.NewCheck("For every body", nil)
	every.SetChecked(phrase.Body == 0)
	form := widgets.NewForm().Add("Abbreviation", abbrev).Add("Text", text).Add("", every)
	widgets.NewDialog(p.session.Window, title, form, "Save the phrase", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		phrase.Abbrev, phrase.Text, phrase.Body = abbrev.Value(), text.Value(), p.body.ID
		if every.Checked {
			phrase.Body = 0
		}
		if err := p.session.Book.SavePhrase(context.Background(), &phrase); err != nil {
			return err
		}
		p.read()
		return nil
	}).Resize(fyne.NewSize(520, 0)).Show(abbrev)
}

func (p *phrases) remove() {
	phrase := p.rows[p.list.Cursor()]
	widgets.Ask(p.session.Window, "Delete the phrase?", "“"+phrase.Abbrev+"” goes. Minutes that used it keep their words.", "Delete the phrase", func() {
		if err := p.session.Book.DeletePhrase(context.Background(), phrase.ID); err != nil {
			p.session.Fail("delete the phrase", err)
			return
		}
		p.read()
	})
}
