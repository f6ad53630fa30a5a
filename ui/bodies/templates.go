package bodies

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// templates is the part of a body that says what its agendas start from.
type templates struct {
	session *session.Session
	body    data.Body
	all     []data.Template
	items   []outlined // of the template chosen

	choice *widgets.Choice
	list   *widgets.List
	about  *widgets.Text
	usual  *widgets.Button // offered while there is no item
	page   fyne.CanvasObject
}

func newTemplates(s *session.Session) *templates { return &templates{session: s} }

func (t *templates) title() string { return "Agenda templates" }

func (t *templates) content() fyne.CanvasObject {
	if t.page != nil {
		return t.page
	}
	t.choice = widgets.NewChoice(nil, func(int) { t.open() })
	t.list = widgets.NewList(func() int { return len(t.items) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{0, 8}, widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain))
	}, t.fill)
	t.list.OnOpen = func(i int) { t.edit(i) }
	t.list.OnKey = t.key
	t.about = widgets.NewLine("", look.Muted)
	bar := widgets.NewColumns([]float32{0, 9, 6, 6}, t.choice,
		widgets.NewButton("New template…", t.newTemplate), widgets.NewButton("Rename…", t.rename), widgets.NewButton("Delete…", t.deleteTemplate))
	t.usual = widgets.NewButton("Start with the usual items", t.startUsual)
	items := partPage(t.list, t.about, nil, t.usual, widgets.NewMainButton("Add an item", t.add))
	t.page = widgets.NewPage(container.NewVBox(bar), items)
	return t.page
}

func (t *templates) fill(i int, o fyne.CanvasObject) {
	row, line := o.(*fyne.Container).Objects, t.items[i]
	words := line.item.Title
	if line.depth > 0 {
		words = "        " + words
	}
	row[0].(*widgets.Text).SetText(words)
	switch {
	case line.item.Heading:
		row[1].(*widgets.Badge).Set("Heading", widgets.Plain)
	case line.item.Standing:
		row[1].(*widgets.Badge).Set("Standing item", widgets.Notice)
	default:
		row[1].(*widgets.Badge).Set("", widgets.Plain)
	}
}

func (t *templates) show(b data.Body) {
	t.body = b
	t.read(0)
}

// read reads the templates and opens one of them, or the first.
func (t *templates) read(id int64) {
	list, err := t.session.Book.Templates(context.Background(), t.body.ID)
	if err != nil {
		t.session.Fail("read the templates", err)
		return
	}
	t.all = list
	var names []string
	at := 0
	for i, tm := range list {
		name := tm.Name
		if tm.Body == 0 {
			name += " (every body)"
		}
		names = append(names, name)
		if tm.ID == id {
			at = i
		}
	}
	t.choice.SetLabels(names)
	t.choice.Choose(at)
	t.open()
}

func (t *templates) current() (data.Template, bool) {
	if i := t.choice.Chosen(); i >= 0 && i < len(t.all) {
		return t.all[i], true
	}
	return data.Template{}, false
}

func (t *templates) open() {
	tm, ok := t.current()
	t.items = outline(tm.Items)
	switch {
	case !ok:
		t.about.SetText("No template yet. Press Ctrl+N to add the first item every agenda starts with.")
	case len(t.items) == 0:
		t.about.SetText("No items yet. Press Ctrl+N to add the first.")
	default:
		t.about.SetText("Every agenda starts with the standing items. Enter changes an item, Alt+↑ and Alt+↓ move it.")
	}
	if len(t.items) > 0 {
		t.usual.Hide()
	} else {
		t.usual.Show()
	}
	t.list.SetCursor(t.list.Cursor())
	t.session.Commands()
}

// startUsual fills an empty template with what nearly every agenda starts with.
func (t *templates) startUsual() {
	if len(t.items) == 0 {
		t.change(outline(rules.UsualItems(t.body)), 0)
		t.focus()
	}
}

func (t *templates) focus()       { t.session.Window.Canvas().Focus(t.list) }
func (t *templates) leave() error { return nil }

func (t *templates) commands() []session.Command {
	none := func() bool { return len(t.items) == 0 }
	noTemplate := func() bool { _, ok := t.current(); return !ok }
	return []session.Command{
		{Menu: "Template", Name: "Add an item…", Key: session.KeyNew, Run: t.add},
		{Menu: "Template", Name: "Start with the usual items", Run: t.startUsual, Off: func() bool { return len(t.items) > 0 }},
		{Menu: "Template", Name: "Change the item… (Enter)", Run: func() { t.edit(t.list.Cursor()) }, Off: none},
		{Menu: "Template", Name: "Move the item up", Key: session.KeyMoveUp, Run: func() { t.move(true) }, Off: none},
		{Menu: "Template", Name: "Move the item down", Key: session.KeyMoveDown, Run: func() { t.move(false) }, Off: none},
		{Menu: "Template", Name: "Make it a sub-item", Key: session.KeyNest, Run: func() { t.nest(1) }, Off: none},
		{Menu: "Template", Name: "Make it an item of its own", Key: session.KeyUnnest, Run: func() { t.nest(0) }, Off: none},
		{Menu: "Template", Name: "Remove the item…", Key: session.KeyRemove, Run: t.remove, Off: none},
		{Menu: "Template", Name: "New template…", Run: t.newTemplate},
		{Menu: "Template", Name: "Rename the template…", Run: t.rename, Off: noTemplate},
		{Menu: "Template", Name: "Delete the template…", Run: t.deleteTemplate, Off: noTemplate},
	}
}

func (t *templates) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete {
		t.remove()
		return true
	}
	return false
}

// keep saves the items and puts the cursor on one of them.
func (t *templates) keep(items []outlined, cursor int) error {
	tm, ok := t.current()
	if !ok {
		tm = data.Template{Body: t.body.ID, Name: "Ordinary meeting"}
	}
	tm.Items = nested(items)
	if err := t.session.Book.SaveTemplate(context.Background(), &tm); err != nil {
		return err
	}
	t.read(tm.ID)
	t.list.SetCursor(cursor)
	return nil
}

func (t *templates) change(items []outlined, cursor int) {
	if err := t.keep(items, cursor); err != nil {
		t.session.Fail("save the template", err)
	}
}

func (t *templates) move(up bool) {
	if i := t.list.Cursor(); i >= 0 {
		t.change(moved(t.items, i, up))
	}
}

// nest makes the item under the cursor a sub-item of the one above, or an item
// of its own.
func (t *templates) nest(depth int) {
	i := t.list.Cursor()
	if i < 0 || i == 0 && depth > 0 || block(t.items, i) > 1 {
		return
	}
	items := slices.Clone(t.items)
	items[i].depth = depth
	t.change(items, i)
}

// remove takes out the item under the cursor with its sub-items.
func (t *templates) remove() {
	i := t.list.Cursor()
	if i < 0 {
		return
	}
	item, n := t.items[i].item, block(t.items, i)
	question := "“" + item.Title + "” goes from the template. Meetings made from it keep theirs."
	if n > 1 {
		question = "“" + item.Title + "” goes from the template with its " + widgets.Count(n-1, "sub-item") + ". Meetings made from it keep theirs."
	}
	widgets.Ask(t.session.Window, "Remove the item?", question, "Remove the item", func() {
		t.change(slices.Delete(slices.Clone(t.items), i, i+n), i)
		t.session.Tell("“" + item.Title + "” is removed from the template")
	})
}

// add asks for an item to stand below the one under the cursor.
func (t *templates) add() {
	after := t.list.Cursor() + 1
	if after > 0 {
		after += block(t.items, after-1) - 1
	}
	t.ask("Add an item", "Add the item", data.TemplateItem{Standing: true}, func(item data.TemplateItem) error {
		return t.keep(slices.Insert(slices.Clone(t.items), after, outlined{item: item}), after)
	})
}

func (t *templates) edit(i int) {
	if i < 0 {
		return
	}
	t.ask("Change the item", "Save the item", t.items[i].item, func(item data.TemplateItem) error {
		items := slices.Clone(t.items)
		items[i].item = item
		return t.keep(items, i)
	})
}

func (t *templates) ask(title, verb string, item data.TemplateItem, keep func(data.TemplateItem) error) {
	name := widgets.NewEntry("Apologies for absence").Require("Give the item a title.")
	name.SetText(item.Title)
	text := widgets.NewText("printed under the title on the agenda", 5)
	text.SetText(item.Text)
	standing := widgets.NewCheck("A standing item: every agenda of the body starts with it", nil)
	standing.SetChecked(item.Standing)
	heading := widgets.NewCheck("A heading between items, without a number", nil)
	heading.SetChecked(item.Heading)
	form := widgets.NewForm().Add("Title", name).Add("Text", text).Add("", standing).Add("", heading)
	widgets.NewDialog(t.session.Window, title, form, verb, func() error {
		if err := form.Check(); err != nil {
			return err
		}
		item.Title, item.Text, item.Standing, item.Heading = name.Value(), text.Value(), standing.Checked, heading.Checked
		return keep(item)
	}).Resize(fyne.NewSize(520, 0)).Show(name)
}

func (t *templates) newTemplate() {
	t.askName("New template", "Make the template", data.Template{Body: t.body.ID})
}

func (t *templates) rename() {
	if tm, ok := t.current(); ok {
		t.askName("Rename the template", "Rename", tm)
	}
}

func (t *templates) askName(title, verb string, tm data.Template) {
	name := widgets.NewEntry("Annual meeting").Require("Give the template a name.")
	name.SetText(tm.Name)
	every := widgets.NewCheck("For every body", nil)
	every.SetChecked(tm.ID != 0 && tm.Body == 0)
	form := widgets.NewForm().Add("Name", name).Add("", every)
	widgets.NewDialog(t.session.Window, title, form, verb, func() error {
		if err := form.Check(); err != nil {
			return err
		}
		tm.Name, tm.Body = name.Value(), t.body.ID
		if every.Checked {
			tm.Body = 0
		}
		if err := t.session.Book.SaveTemplate(context.Background(), &tm); err != nil {
			return err
		}
		t.read(tm.ID)
		return nil
	}).Show(name)
}

func (t *templates) deleteTemplate() {
	tm, ok := t.current()
	if !ok {
		t.session.Fail("delete the template", errors.New("there is none"))
		return
	}
	widgets.Ask(t.session.Window, "Delete the template?", tm.Name+" goes. Meetings made from it keep their items.", "Delete the template", func() {
		if err := t.session.Book.DeleteTemplate(context.Background(), tm.ID); err != nil {
			t.session.Fail("delete the template", err)
			return
		}
		t.read(0)
	})
}
