package export

import (
	"cmp"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// ActionLine is an action in a list over several meetings.
type ActionLine struct {
	data.Action
	Held   data.Date // day of the meeting that asked for it
	Minute string    // number of the minute
	Title  string    // of the item
}

// Actions draws the action sheet of a meeting.
func Actions(m record.Meeting, o Options) (Result, error) {
	p := newProof(o, m)
	m = shown(m, o)
	lines := actionLines(m)
	return p.of(draw(func(b *builder) layout.Doc {
		b.house(m)
		b.title(m.Body, "Actions", "Actions from the", m.Meeting.Venue, heldOn(m.Meeting))
		b.actionTable(lines, false, o.Today)
		return b.document(m, "Actions", marks{restricted: o.Restricted && hasExempt(m), draft: draftWord(o)})
	}))
}

// ActionList draws the action sheet of a body: actions of several meetings in
// the order given. The caller leaves out what the readers may not see; the
// document is searched for what is exempt of the meetings they come from.
func ActionList(title string, rows []ActionLine, o Options, of ...record.Meeting) (Result, error) {
	return newProof(o, of...).of(draw(func(b *builder) layout.Doc {
		if title == "" {
			title = "Actions"
		}
		below := ""
		if o.Today != "" {
			below = "As at " + o.Today.Medium()
		}
		if len(of) > 0 {
			b.house(of[len(of)-1])
		}
		b.title(data.Body{Name: title}, title, "", below)
		b.actionTable(rows, true, o.Today)
		return layout.Doc{
			Title: title, Lang: language, Made: made(o.Today), Blocks: b.blocks,
			Furniture: b.furniture(title, marks{draft: draftWord(o)}),
		}
	}))
}

func draftWord(o Options) string {
	if o.Draft {
		return "DRAFT"
	}
	return ""
}

// actionLines are the actions of a meeting in the order its items were taken; one
// that was never stored has them in its minutes alone.
func actionLines(m record.Meeting) []ActionLine {
	var out []ActionLine
	items := minuteItems(m)
	held := m.Meeting.Start.Date()
	if len(m.Actions) > 0 {
		place := map[int64]int{}
		for _, a := range m.Actions {
			line := ActionLine{Action: a, Held: held}
			for at, i := range items {
				if i.ID == a.Item {
					line.Minute, line.Title, place[a.Item] = i.number, i.Title, at
				}
			}
			out = append(out, line)
		}
		slices.SortStableFunc(out, func(a, b ActionLine) int { return cmp.Compare(place[a.Item], place[b.Item]) })
		return out
	}
	for _, i := range items {
		for _, t := range doc.Tasks(i.Minutes) {
			line := ActionLine{Held: held, Minute: i.number, Title: i.Title}
			line.Text, line.Due, line.DueText, line.Source = t.Text, data.Date(t.Due), t.DueText, t.Source
			if t.Owner != nil {
				line.Owner = t.Owner.Name
			}
			out = append(out, line)
		}
	}
	return out
}

// actionTable adds a row an action; dated says which meeting each is from.
func (b *builder) actionTable(lines []ActionLine, dated bool, today data.Date) {
	if len(lines) == 0 {
		b.note("actions", "No actions are recorded.")
		return
	}
	t := layout.Table{Head: 1, Lines: true, Where: "the table of actions"}
	heads := []string{"Minute", "Action", "Owner", "Due", "Status"}
	var head layout.Row
	for _, h := range heads {
		head = append(head, b.inked("actions", layout.Bold, accent, h))
		t.Columns = append(t.Columns, layout.Column{})
	}
	t.Rows = append(t.Rows, head)
	for _, l := range lines {
		where := "action of minute " + l.Minute
		number := l.Minute
		if dated {
			number = english.Join("\n", l.Minute, l.Held.Short())
		}
		text := b.plain(where, layout.Regular, l.Text)
		for _, under := range []string{l.Title, l.Progress} {
			if runs := b.inked(where, layout.Regular, grey, under); len(runs) > 0 {
				runs[0].Text, runs[0].Size = "\n"+runs[0].Text, 9
				text = append(text, runs...)
			}
		}
		due := l.DueText
		if due == "" {
			due = l.Due.Short()
		}
		t.Rows = append(t.Rows, layout.Row{
			b.plain(where, layout.Regular, number), text,
			b.plain(where, layout.Regular, l.Owner), b.plain(where, layout.Regular, due), b.state(where, l, today),
		})
	}
	b.add(t)
}

// state is how far an action has come; overdue ones stand out.
func (b *builder) state(where string, l ActionLine, today data.Date) []layout.Run {
	switch {
	case today != "" && l.Overdue(today):
		return b.inked(where, layout.Bold, redInk, "Overdue")
	case l.Status == data.Done:
		return b.plain(where, layout.Regular, english.Join(" ", "Done", l.ClosedOn.Short()))
	case l.Status == data.Withdrawn:
		return b.plain(where, layout.Regular, english.Join(" ", "Withdrawn", l.ClosedOn.Short()))
	}
	return b.plain(where, layout.Regular, "Open")
}
