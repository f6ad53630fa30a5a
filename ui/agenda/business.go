package agenda

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/plan"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// showWaiting says under the list how much waits for this agenda. The minutes of a
// year are read for it, so it comes when it comes.
func (s *Screen) showWaiting() {
	s.waits.RemoveAll()
	if !s.writable() || s.meeting.Status != data.Planned {
		return
	}
	meeting, n := s.meeting.ID, 0
	look := func(ctx context.Context) error {
		waiting, err := s.session.Book.Waiting(ctx, meeting)
		n = len(waiting)
		return err
	}
	show := func(err error) {
		if s.session.Did("look for what waits", err) && n > 0 && meeting == s.meeting.ID {
			s.waits.Objects = []fyne.CanvasObject{widgets.NewTool("Waiting: "+widgets.Count(n, "matter")+"…", session.KeyText(session.KeyBusiness), s.takeBusiness)}
		}
		s.waits.Refresh()
	}
	if s.session.Every == nil { // nothing goes on by itself
		show(look(context.Background()))
		return
	}
	s.session.Work(look, show)
}

// takeBusiness offers what waits for this agenda: the forward plan, what earlier
// meetings put off or asked for, open actions.
func (s *Screen) takeBusiness() {
	if !s.writable() || !s.flush("take business in") {
		return
	}
	waiting, err := s.session.Book.Waiting(context.Background(), s.meeting.ID)
	if !s.session.Did("look for what waits", err) {
		return
	}
	if len(waiting) == 0 {
		widgets.Inform(s.session.Window, "What waits for this agenda",
			"Nothing waits: the forward plan of the body is empty, no decision of the last year put business off, and no action is open. "+
				session.KeyText(session.KeyPlan)+" goes to the forward plan.")
		return
	}
	list := plan.NewMatters(waiting, s.session.Now)
	here, _ := s.current()
	where := widget.NewLabel(s.whereTaken(here, waiting))
	where.Wrapping = fyne.TextWrapWord
	content := container.NewBorder(where, plan.MarksHint(), nil, nil, widgets.NewSized(50, 22, list.List))
	widgets.NewDialog(s.session.Window, "What waits for this agenda", content, "Take it in", func() error {
		var taken []rules.Matter
		for _, i := range list.Taken() {
			taken = append(taken, waiting[i])
		}
		item, err := s.session.Book.TakeMatters(context.Background(), s.meeting.ID, s.top(here), taken)
		if err != nil {
			return err
		}
		s.reopen(item)
		s.session.Tell(fmt.Sprintf("%s came onto the agenda.", widgets.Capital(widgets.Count(len(taken), "matter"))))
		return nil
	}).Resize(fyne.NewSize(900, 0)).Show(list.List)
}

// whereTaken says where on the agenda what waits is put.
func (s *Screen) whereTaken(here data.Item, waiting []rules.Matter) string {
	words := "It goes to the end of the agenda"
	if i := s.items.index(s.top(here)); i >= 0 {
		words = "It goes below “" + titleWords(s.items[i]) + "”"
		if slices.ContainsFunc(waiting, func(m rules.Matter) bool { return m.Exempt != "" && m.Source != rules.Arising }) && s.items[i].Exempt == "" {
			words += ", what is private to the end"
		}
	}
	if slices.ContainsFunc(waiting, func(m rules.Matter) bool { return m.Source == rules.Arising }) {
		words += "; open actions become lines of the matters arising"
	}
	return words + "."
}

// top is the item of the first level that an item is, or belongs to; 0 for none.
func (s *Screen) top(it data.Item) int64 {
	if it.Parent != 0 {
		return it.Parent
	}
	return it.ID
}

// reopen reads the agenda anew after a larger change and stands on an item.
func (s *Screen) reopen(item int64) {
	s.form.item = 0 // its text may be another
	s.Show(session.Place{Screen: session.Agenda, Meeting: s.meeting.ID, Item: item})
	s.session.Commands()
}

// deferItem puts the item in hand off to the forward plan.
func (s *Screen) deferItem() {
	it, ok := s.current()
	if !ok || !s.writable() || it.Heading || !s.flush("defer the item") {
		return
	}
	entry := data.PlanEntry{Title: it.Title, Presenter: it.Presenter, Exempt: s.items.exempt(it.ID)}
	entry.Text = rules.CarriedText(s.texts[it.ID].Agenda.Doc, entry.Exempt)
	days := s.daysAhead()
	if len(days) > 0 {
		entry.Due = days[0]
	}
	f := plan.NewFields(s.body, entry, data.DateOf(s.session.Now()), days)
	here := widgets.NewChoice([]string{"It is withdrawn from this agenda" + s.losing(it), "It stays, with a note that it is deferred"}, nil)
	here.Choose(0)
	if s.meeting.Status != data.Planned { // the agenda is out, the item with it
		here.Choose(1)
	}
	f.Form.Add("On this agenda", here)
	widgets.NewDialog(s.session.Window, "Defer to the forward plan", f.Form, "Defer it", func() error {
		e, err := f.Entry()
		if err != nil {
			return err
		}
		d := store.Deferral{Entry: e, Withdraw: here.Chosen() == 0, Note: deferredNote(e.Due)}
		if err := s.session.Book.DeferItem(context.Background(), it.ID, &d); err != nil {
			return err
		}
		next := it.ID
		if d.Withdraw {
			next = s.neighbour(it)
		}
		s.reopen(next)
		s.session.Tell("“" + titleWords(it) + "” is in the forward plan: " + plan.Expected(e.Due) + ".")
		return nil
	}).Resize(fyne.NewSize(640, 0)).Show(f.When)
}

// deferredNote is what an item says that is deferred and stays on its agenda.
func deferredNote(due data.Date) string {
	switch written := plan.Written(due); {
	case due == "":
		return "This item is deferred."
	case written == due.Medium():
		return "This item is deferred to the meeting on " + written + "."
	default:
		return "This item is deferred to " + written + "."
	}
}

// daysAhead are the days of the body's next few meetings after this one.
func (s *Screen) daysAhead() []data.Date {
	rows, err := s.session.Book.Meetings(context.Background(), store.MeetingFilter{Body: s.body.ID, From: s.meeting.Start.Date().Add(1),
		Statuses: []data.Status{data.Planned, data.Issued}})
	if !s.session.Did("read the meetings", err) {
		return nil
	}
	slices.Reverse(rows)
	var out []data.Date
	for _, r := range rows[:min(4, len(rows))] {
		out = append(out, r.Start.Date())
	}
	return out
}

// bringBack offers the items that were removed from this agenda.
func (s *Screen) bringBack() {
	if !s.writable() || !s.flush("bring back an item") {
		return
	}
	removed, err := s.session.Book.Removed(context.Background(), s.meeting.ID)
	if !s.session.Did("list the removed items", err) {
		return
	}
	if len(removed) == 0 {
		s.session.Tell("Nothing was removed from this agenda.")
		return
	}
	list := widgets.NewMarks(func() int { return len(removed) }, []float32{0, 14}, func() []fyne.CanvasObject {
		return plainCells(2)
	}, func(i int, cells []fyne.CanvasObject) {
		setCells(cells, titleWords(data.Item{Title: removed[i].Title}), "removed "+removed[i].At.In(s.session.Now().Location()).Format("2 Jan 15:04"))
	})
	content := container.NewBorder(nil, plan.MarksHint(), nil, nil, widgets.NewSized(36, 14, list.List))
	widgets.NewDialog(s.session.Window, "Bring back a removed item", content, "Bring it back", func() error {
		var last int64
		for _, i := range list.Taken() {
			id, err := s.session.Book.RestoreItem(context.Background(), removed[i].ID)
			if err != nil {
				return err
			}
			last = id
		}
		s.reopen(last)
		return nil
	}).Resize(fyne.NewSize(640, 0)).Show(list.List)
}

// nameMinutes names in the item in hand the minutes that wait, because the clerk
// says so.
func (s *Screen) nameMinutes() {
	it, ok := s.current()
	if !ok || !s.writable() || !s.flush("name the minutes") {
		return
	}
	if s.session.Did("name the minutes", s.session.Book.FillMinutesItem(context.Background(), it.ID)) {
		s.reopen(it.ID)
	}
}

// titleLeft names the minutes that wait under an item that has just been called
// after them.
func (s *Screen) titleLeft() {
	it, ok := s.current()
	if !ok || s.meeting.Status != data.Planned || rules.PurposeOf(it.Title) != rules.ForMinutes || s.revs[it.ID] != 0 || s.typed[it.ID] {
		return
	}
	if !s.flush("name the minutes") || !s.session.Did("name the minutes", s.session.Book.KeepMinutesItem(context.Background(), s.meeting.ID)) {
		return
	}
	texts, err := s.session.Book.Texts(context.Background(), it.ID)
	if s.session.Did("read the agenda", err) && texts.Agenda.Rev != 0 {
		s.texts[it.ID], s.revs[it.ID] = texts, texts.Agenda.Rev
		s.form.item = 0
		s.form.show(it)
	}
}

// plainCells are empty cells of words: the first plain, the others small.
func plainCells(n int) []fyne.CanvasObject {
	cells := []fyne.CanvasObject{widgets.NewLine("", look.Text)}
	for range n - 1 {
		cells = append(cells, widgets.NewLine("", look.Muted))
	}
	return cells
}

func setCells(cells []fyne.CanvasObject, words ...string) {
	for i, w := range words {
		cells[i].(*widgets.Text).SetText(w)
	}
}
