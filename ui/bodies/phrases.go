package bodies

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/phrases"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// wordings is the part of a body that keeps wording under abbreviations: its own
// and what every body has, and then what the program begins with. Changing one of
// those keeps a wording of the body's own.
type wordings struct {
	session *session.Session
	body    data.Body
	rows    []data.Phrase // those of the program have no ID
	list    *widgets.List
	about   *widgets.Text
	page    fyne.CanvasObject
}

func newPhrases(s *session.Session) *wordings { return &wordings{session: s} }

func (p *wordings) title() string { return "Phrases" }

func (p *wordings) content() fyne.CanvasObject {
	if p.page != nil {
		return p.page
	}
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{7, 0, 8},
			widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain))
	}, p.fill)
	p.list.OnOpen = func(i int) { p.change(p.rows[i]) }
	p.list.OnKey = p.key
	p.about = widgets.NewLine("", look.Muted)
	p.page = partPage(p.list, p.about, nil, widgets.NewMainButton("Add a phrase", p.add))
	return p.page
}

func (p *wordings) fill(i int, o fyne.CanvasObject) {
	row, phrase := o.(*fyne.Container).Objects, p.rows[i]
	row[0].(*widgets.Text).SetText(phrase.Abbrev)
	row[1].(*widgets.Text).SetText(strings.Join(strings.Fields(phrase.Text), " "))
	scope := ""
	switch {
	case phrase.ID == 0:
		scope = "Built in"
	case phrase.Body == 0:
		scope = "Every body"
	}
	row[2].(*widgets.Badge).Set(scope, widgets.Plain)
}

func (p *wordings) show(b data.Body) {
	p.body = b
	p.read()
}

func (p *wordings) read() {
	rows, err := p.session.Book.Phrases(context.Background(), p.body.ID)
	if err != nil {
		p.session.Fail("read the phrases", err)
		return
	}
	p.rows = phrases.All(rows, p.body)
	slices.SortStableFunc(p.rows, func(x, y data.Phrase) int { // what was kept here first
		return cmp.Compare(min(y.ID, 1), min(x.ID, 1))
	})
	p.about.SetText("In the minutes, the abbreviation and a semicolon put the text in its place. Enter changes one for this body.")
	p.list.SetCursor(p.list.Cursor())
}

// point puts the cursor on the phrase with the abbreviation, if there is one.
func (p *wordings) point(abbrev string) {
	if i := slices.IndexFunc(p.rows, func(r data.Phrase) bool { return r.Abbrev == abbrev }); i >= 0 {
		p.list.SetCursor(i)
	}
}

func (p *wordings) focus()       { p.session.Window.Canvas().Focus(p.list) }
func (p *wordings) leave() error { return nil }

func (p *wordings) commands() []session.Command {
	none := func() bool { return len(p.rows) == 0 }
	builtIn := func() bool { return none() || p.rows[p.list.Cursor()].ID == 0 }
	return []session.Command{
		{Menu: "Phrase", Name: "Add a phrase…", Key: session.KeyNew, Run: p.add},
		{Menu: "Phrase", Name: "Change… (Enter)", Run: func() { p.change(p.rows[p.list.Cursor()]) }, Off: none},
		{Menu: "Phrase", Name: "Delete…", Key: session.KeyRemove, Run: p.remove, Off: builtIn},
	}
}

func (p *wordings) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete && len(p.rows) > 0 && p.rows[p.list.Cursor()].ID != 0 {
		p.remove()
		return true
	}
	return false
}

func (p *wordings) add() { p.ask("Add a phrase", data.Phrase{Body: p.body.ID}) }

// change asks for another wording of a phrase. One that every body has stays
// that; one of the program becomes the body's own.
func (p *wordings) change(phrase data.Phrase) {
	if phrase.ID == 0 {
		phrase.Body = p.body.ID
	}
	p.ask("Change the phrase", phrase)
}

// phraseHelp says in the clerk's words how a phrase is written.
const phraseHelp = "{committee}, {chair}, {date}, {time}, {minute}, {last meeting date} and {next meeting date} are filled in. " +
	"Any other words in braces, {who}, wait to be typed: Tab goes from one to the next. The caret goes to |. " +
	"A line that begins RESOLVED – becomes a resolution, one that begins with a dash and a space a bullet, " +
	"and one that begins [adjournment], [resumption], [opening] or [closing] a note of the time; [arrival] and [departure] ask who, [exclusion] goes into private session."

func (p *wordings) ask(title string, phrase data.Phrase) {
	abbrev := widgets.NewEntry("noted").Require("Type the abbreviation.")
	abbrev.Valid = func(text string) error {
		if strings.ContainsAny(text, " ;\t") {
			return widgets.Problem("An abbreviation is one word, without a semicolon.")
		}
		return nil
	}
	abbrev.SetText(phrase.Abbrev)
	text := widgets.NewText("The {committee} noted the report.", 5).Require("Type the text.")
	text.SetText(phrase.Text)
	every := widgets.NewCheck("For every body", nil)
	every.SetChecked(phrase.Body == 0)
	help := widget.NewLabel(phraseHelp)
	help.Wrapping, help.Importance = fyne.TextWrapWord, widget.LowImportance
	form := widgets.NewForm().Add("Abbreviation", abbrev).Add("Text", text).Add("", help).Add("", every)
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
		p.point(phrase.Abbrev)
		return nil
	}).Resize(fyne.NewSize(520, 0)).Show(abbrev)
}

func (p *wordings) remove() {
	phrase := p.rows[p.list.Cursor()]
	words := "“" + phrase.Abbrev + "” goes. Minutes that used it keep their words."
	if _, builtIn := phrases.Find(phrases.BuiltIn(phrases.SetOf(p.body)), phrase.Abbrev); builtIn {
		words += " The wording the program has for it comes back."
	}
	widgets.Ask(p.session.Window, "Delete the phrase?", words, "Delete the phrase", func() {
		if err := p.session.Book.DeletePhrase(context.Background(), phrase.ID); err != nil {
			p.session.Fail("delete the phrase", err)
			return
		}
		p.read()
		p.point(phrase.Abbrev)
	})
}
