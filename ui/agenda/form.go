package agenda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/ui/editor"
	"minutebook/ui/look"
	"minutebook/ui/notice"
	"minutebook/ui/reasons"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// itemForm is the form of the item the list stands on.
type itemForm struct {
	root      *fyne.Container
	screen    *Screen
	item      int64
	filling   bool // fields are being filled in, not typed in
	title     *widgets.Entry
	presenter *widgets.Entry
	heading   *widgets.Check
	budget    *widgets.Check // votes on it are recorded by name
	reasons   reasons.Offered
	exempt    *widgets.Choice
	own       *widgets.Entry // the clerk's own reason
	ownRow    *widgets.Row
	describe  *widgets.Entry // what the public read instead of the title
	descRow   *widgets.Row
	excludes  *exclusion
	page      *edit.Page
	editor    *editor.Editor
	papers    *paperList
	locked    *widget.Label
	late      *notice.Late      // what an item needs that came too late
	deadlines *notice.Deadlines // in the text, with their days
}

func newItemForm(s *Screen) *itemForm {
	f := &itemForm{screen: s, page: edit.New(nil)}
	f.title = widgets.NewEntry("what the item is called on the agenda")
	f.presenter = widgets.NewEntry("who presents it")
	f.own = widgets.NewEntry("")
	f.heading = widgets.NewCheck("A heading, without a number", nil)
	f.budget = widgets.NewCheck("Budget: votes by name", nil)
	f.exempt = widgets.NewChoice(nil, nil)
	f.title.OnChanged = func(string) { f.typed() }
	f.presenter.OnChanged = func(string) { f.typed() }
	f.own.OnChanged = func(string) { f.typed() }
	f.heading.OnChanged = func(bool) { f.typed() }
	f.budget.OnChanged = func(bool) { f.typed() }
	f.exempt.OnChanged = func(string) {
		f.typed()
		if !f.filling && f.exempt.Chosen() == 0 {
			s.admitPublic()
		}
	}
	f.title.OnSubmitted = func(string) { s.focus(f.presenter) }
	f.presenter.OnSubmitted = func(string) { s.focus(f.editor) }
	for _, e := range []*widgets.Entry{f.title, f.presenter, f.own} {
		e.OnKey = f.backToList
	}
	f.exempt.OnKey, f.heading.OnKey, f.budget.OnKey = f.backToList, f.backToList, f.backToList
	f.editor = editor.New(f.page, &s.session.Clip)
	f.editor.OnChanged = f.textTyped
	f.editor.OnEscape = func() { s.focus(s.list.List) }
	f.papers = newPaperList(s)
	f.locked = noteLabel("")
	f.late, f.deadlines = notice.NewLate(s.sayUrgent), notice.NewDeadlines(s.writeDay)

	form := widgets.NewForm().Add("Title", f.title)
	form.Side(form.Labelled("Presented by", f.presenter), form.Labelled("For the public?", f.exempt))
	f.title.OnLeft = s.titleLeft
	f.ownRow = form.Labelled("Why it is kept from the public", f.own)
	f.describe, f.descRow = describing(form)
	f.describe.OnChanged, f.describe.OnKey = func(string) { f.typed() }, f.backToList
	f.excludes = newExclusion(s.excludePublic)
	form.Side(f.ownRow).Side(f.descRow).Side(widgets.NewTools(f.heading, f.budget))
	keys := widgets.NewSizedLine("Esc to the list, "+session.KeyText(session.KeyPapers)+" to the papers", look.Muted, theme.SizeNameCaptionText).Whole()
	text := widgets.NewPage(container.NewBorder(nil, nil, widgets.NewSection("Text on the agenda"), keys), container.NewBorder(nil, f.deadlines.Root, nil, nil, container.New(inTextSize{f.editor}, f.editor)))
	top := container.NewVBox(f.locked, f.late.Root, f.excludes.root, form)
	// in the order Tab goes through them
	f.root = container.New(layout.NewBorderLayout(top, f.papers.root, nil, nil), top, text, f.papers.root)
	return f
}

func (f *itemForm) backToList(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyEscape {
		return false
	}
	f.screen.focus(f.screen.list.List)
	return true
}

// hide shows an empty form: there is no item.
func (f *itemForm) hide() {
	f.item = 0
	f.root.Hide()
}

// show shows an item.
func (f *itemForm) show(it data.Item) {
	if f.item != it.ID {
		f.page = edit.New([]edit.Section{{Key: it.ID, Doc: f.screen.texts[it.ID].Agenda.Doc, ReadOnly: !f.screen.writable()}})
		f.editor.SetPage(f.page)
	}
	f.item, f.filling = it.ID, true
	f.title.SetText(it.Title)
	f.presenter.SetText(it.Presenter)
	f.heading.SetChecked(it.Heading)
	f.budget.SetChecked(it.Budget)
	f.reasons = reasons.Of(f.screen.body)
	f.exempt.SetLabels(f.reasons.Words())
	reason, own := f.reasons.Place(it.Exempt)
	f.exempt.Choose(reason)
	f.own.SetText(own)
	f.describe.SetText(it.Description)
	f.own.SetPlaceHolder(f.reasons.Hint())
	f.filling = false
	f.papers.set(f.screen.papers[it.ID])
	f.late.Set(f.screen.body, f.screen.meeting, it, f.screen.issues, f.screen.calendar)
	f.screen.showDeadlines()
	f.arrange()
	f.root.Show()
}

// arrange shows the fields that the item needs and locks them if nothing may be
// changed.
func (f *itemForm) arrange() {
	if f.reasons.Own(f.exempt.Chosen()) {
		f.ownRow.Show()
	} else {
		f.ownRow.Hide()
	}
	if f.exempt.Chosen() > 0 || f.screen.items.exempt(f.item) != "" {
		f.descRow.Show()
	} else {
		f.descRow.Hide()
	}
	f.excludes.set(f.screen.whole(), f.item, f.screen.writable())
	writable := f.screen.writable()
	f.editor.SetReadOnly(!writable)
	f.editor.SetBilingual(f.screen.body.Wording.Welsh)
	f.editor.KeepSection(f.item, f.screen.items.exempt(f.item)) // what is copied of it stays so
	for _, w := range []fyne.Disableable{f.title, f.presenter, f.own, f.describe, f.heading, f.budget, f.exempt} {
		if writable {
			w.Enable()
		} else {
			w.Disable()
		}
	}
	f.locked.SetText("")
	f.locked.Hide()
	if !writable {
		f.locked.SetText(widgets.Capital(string(f.screen.meeting.Status)) + ": nothing on this agenda changes any more.")
		f.locked.Show()
	}
	for range 2 { // words that just came know how high they are once they are as wide as the form
		f.root.Layout.Layout(f.root.Objects, f.root.Size())
	}
}

// typed takes over what stands in the fields.
func (f *itemForm) typed() {
	if f.filling || f.item == 0 {
		return
	}
	f.screen.changeItem(f.item, func(it *data.Item) {
		it.Title = doc.Clean(f.title.Value())
		it.Presenter = doc.Clean(f.presenter.Value())
		it.Heading = f.heading.Checked
		it.Budget = f.budget.Checked && !it.Heading
		it.Exempt = f.reasons.Exempt(f.exempt.Chosen(), doc.Clean(f.own.Value()))
		it.Description = doc.Clean(f.describe.Value())
		if it.Exempt == "" && f.screen.items.exempt(it.Parent) == "" {
			it.Description = ""
		}
	})
	f.arrange()
}

func (f *itemForm) textTyped() {
	if len(f.page.Dirty()) > 0 {
		f.screen.changeText(f.item, f.page)
		f.screen.showDeadlines()
	}
}
