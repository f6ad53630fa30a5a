package agenda

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/plan"
	"minutebook/ui/widgets"
)

// earlierFirst puts the meetings that are after one behind those before it, the
// latest of which stands first: an agenda planned already is seldom what to copy.
func earlierFirst(rows []store.MeetingRow, m data.Meeting) []store.MeetingRow {
	var before, after []store.MeetingRow
	for _, r := range rows {
		if r.Start > m.Start {
			after = append(after, r)
		} else {
			before = append(before, r)
		}
	}
	return append(before, after...)
}

// copyItems offers the items of an earlier agenda of the body.
func (s *Screen) copyItems() {
	if !s.writable() || !s.flush("copy items") {
		return
	}
	ctx := context.Background()
	rows, err := s.session.Book.Meetings(ctx, store.MeetingFilter{Body: s.body.ID})
	if !s.session.Did("read the meetings", err) {
		return
	}
	var from []store.MeetingRow
	var labels []string
	for _, r := range earlierFirst(rows, s.meeting) {
		if r.ID != s.meeting.ID && r.Items > 0 {
			from = append(from, r)
			labels = append(labels, fmt.Sprintf("%s, %s, %s", r.Start.Date().Long(), r.Kind, widgets.Count(r.Items, "item")))
		}
	}
	if len(from) == 0 {
		s.session.Tell("The body has no other agenda to copy from.")
		return
	}
	var there record.Meeting
	list := widgets.NewMarks(func() int { return len(there.Items) }, []float32{3, 0, 6, 6}, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewBadge("", widgets.Plain)}
	}, func(i int, cells []fyne.CanvasObject) {
		it := there.Items[i]
		setCells(cells, it.AgendaNumber, strings.Repeat("    ", it.Depth)+titleWords(it.Item), paperCount(len(it.Papers)))
		switch badge := cells[3].(*widgets.Badge); {
		case s.items.titled(it.Title):
			badge.Set("On it already", widgets.Plain)
		case it.Exempt != "":
			badge.Set("Exempt", widgets.Warning)
		default:
			badge.Set("", widgets.Plain)
		}
	})
	choose := func(i int) {
		var err error
		if there, err = s.session.Book.Record(ctx, from[i].ID); !s.session.Did("read the agenda", err) {
			return
		}
		list.MarkAll(false)
		for i, it := range there.Items {
			list.Mark(i, !s.items.titled(it.Title))
		}
		list.SetCursor(0)
	}
	which := widgets.NewChoice(labels, choose)
	which.Choose(0)
	choose(0)
	form := widgets.NewForm().Add("The agenda of", which)
	form.Note("Texts come with it; the days they name become {date}. Papers are not copied: they are announced as to follow.")
	here, _ := s.current()
	content := container.NewBorder(form, plan.MarksHint(), nil, nil, widgets.NewSized(46, 18, list.List))
	widgets.NewDialog(s.session.Window, "Copy from an earlier agenda", content, "Copy", func() error {
		var items []record.Item
		for _, i := range list.Taken() {
			items = append(items, copied(there.Items[i]))
		}
		ids, err := s.session.Book.AddItems(ctx, s.meeting.ID, s.top(here), items)
		if err == nil {
			err = s.session.Book.KeepMinutesItem(ctx, s.meeting.ID)
		}
		if err != nil {
			return err
		}
		s.reopen(ids[0])
		s.session.Tell(widgets.Capital(widgets.Count(len(items), "item")) + " copied." + blanksLeft(items))
		return nil
	}).Resize(fyne.NewSize(820, 0)).Show(list.List)
}

// titled tells whether an item of the agenda has a title.
func (a agenda) titled(title string) bool {
	for _, it := range a {
		if strings.EqualFold(it.Title, title) {
			return true
		}
	}
	return false
}

// copied is an item as another agenda has it: without what the last meeting made
// of it, its days blank, its papers to follow. What is about the last meeting
// alone (its minutes, its actions) comes without its text.
func copied(it record.Item) record.Item {
	out := record.Item{Item: it.Item, Depth: it.Depth}
	out.Title, out.Urgent = rules.BlankDates(it.Title), ""
	if rules.PurposeOf(it.Title) != rules.ForMinutes && !rules.IsArising(it.Title) {
		out.Agenda = rules.WithoutDates(it.Agenda)
	}
	for _, p := range it.Papers {
		state := data.ToFollow
		if p.State == data.Verbal {
			state = data.Verbal
		}
		out.Papers = append(out.Papers, data.Paper{Name: rules.BlankDates(p.Name), State: state, Exempt: p.Exempt})
	}
	return out
}

// blanksLeft says how many days of items are still to be filled in.
func blanksLeft(items []record.Item) string {
	n := 0
	for _, it := range items {
		n += strings.Count(it.Title+"\n"+doc.Plain(it.Agenda), "{date}")
	}
	if n == 0 {
		return ""
	}
	return " " + widgets.Capital(widgets.Count(n, "day")) + " to fill in where it says {date}."
}

// saveAsTemplate keeps this agenda as a template of its body.
func (s *Screen) saveAsTemplate() {
	if len(s.items) == 0 || !s.flush("save the agenda as a template") {
		return
	}
	templates, err := s.session.Book.Templates(context.Background(), s.body.ID)
	if !s.session.Did("read the templates", err) {
		return
	}
	name := widgets.NewEntry("Ordinary meeting").Whole().Require("Give the template a name.")
	name.SetText(widgets.Capital(string(s.meeting.Kind)) + " meeting")
	list := widgets.NewMarks(func() int { return len(s.items) }, []float32{0, 8}, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain)}
	}, func(i int, cells []fyne.CanvasObject) {
		it, indent := s.items[i], ""
		if it.Parent != 0 {
			indent = "    "
		}
		setCells(cells[:1], indent+titleWords(it))
		cells[1].(*widgets.Badge).Set(map[bool]string{true: "Standing item"}[it.Standing], widgets.Notice)
	})
	list.MarkAll(true)
	form := widgets.NewForm().Add("Name", name)
	form.Note("The marked items become the template, with their texts; the days they name become {date}. Where the agenda says which minutes wait, the template says “the last meeting”.")
	content := container.NewBorder(form, plan.MarksHint(), nil, nil, widgets.NewSized(40, 16, list.List))
	asked := ""
	widgets.NewDialog(s.session.Window, "Save this agenda as a template", content, "Save the template", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		tm := data.Template{Body: s.body.ID, Name: name.Value(), Items: s.templateItems(list.Taken())}
		for _, old := range templates {
			if old.Body == s.body.ID && strings.EqualFold(old.Name, tm.Name) {
				tm.ID, tm.UID = old.ID, old.UID
			}
		}
		if tm.ID != 0 && asked != tm.Name {
			asked = tm.Name
			return widgets.Problem("The body has a template of that name. Press Enter again to put this agenda in its place.")
		}
		if err := s.session.Book.SaveTemplate(context.Background(), &tm); err != nil {
			return err
		}
		s.session.Tell("“" + tm.Name + "” is a template of " + s.body.Name + ": new meetings can start from it.")
		return nil
	}).Resize(fyne.NewSize(680, 0)).Show(name)
}

// templateItems are the marked items as a template has them. A sub-item whose
// item is not marked becomes an item.
func (s *Screen) templateItems(marked []int) []data.TemplateItem {
	var out []data.TemplateItem
	place := map[int64]int{} // of the items at the top, among out
	for _, i := range marked {
		it := s.items[i]
		ti := data.TemplateItem{Title: rules.BlankDates(it.Title), Heading: it.Heading, Standing: it.Standing}
		text := s.texts[it.ID].Agenda.Doc
		switch {
		case rules.PurposeOf(it.Title) == rules.ForMinutes && !text.Empty():
			ti.Text = rules.CarriedText(rules.MinutesText(text, it.UID, s.body.Wording, nil), "")
		case !rules.IsArising(it.Title):
			ti.Text = rules.BlankDates(rules.CarriedText(text, ""))
		}
		if at, ok := place[it.Parent]; ok && it.Parent != 0 {
			out[at].Items = append(out[at].Items, ti)
			continue
		}
		place[it.ID] = len(out)
		out = append(out, ti)
	}
	return out
}
