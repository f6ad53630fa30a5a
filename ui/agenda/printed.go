package agenda

import (
	"context"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/preview"
	"minutebook/ui/session"
)

// printedPage is the agenda as it will be printed, at the right of the form. It
// shows what is typed before it is saved.
type printedPage struct {
	screen     *Screen
	preview    *preview.Preview
	pane       fyne.CanvasObject
	wanted     bool           // the clerk wants to see it
	restricted bool           // the copy for members: what is kept from the public too
	insists    bool           // asked for where there is no room for three: it takes the form's
	kept       record.Meeting // as the book had it when the screen was opened
}

func newPrinted(s *Screen) *printedPage {
	p := &printedPage{screen: s, wanted: s.session.Every != nil} // by itself in the program alone
	p.preview = preview.New(p.document, s.session.Work)
	p.preview.OnEscape = func() { s.focus(s.list.List) }
	p.pane = p.preview.NewPane()
	return p
}

// open shows the agenda of the meeting that the screen was opened on.
func (p *printedPage) open() {
	if !p.wanted {
		return
	}
	kept, err := p.screen.session.Book.Record(context.Background(), p.screen.meeting.ID)
	p.screen.session.Did("read the agenda for its printed page", err)
	p.kept = kept
	p.screen.showBeside(p.pane)
	p.stand()
	p.preview.ShowNow()
}

// leave ends what goes on by itself.
func (p *printedPage) leave() { p.preview.End() }

// changed shows the agenda anew: something on it was changed.
func (p *printedPage) changed() {
	if p.wanted {
		p.preview.Changed()
	}
}

// stand brings the item in hand into sight.
func (p *printedPage) stand() {
	if it, ok := p.screen.current(); ok && p.wanted {
		p.preview.Stand(export.Anchor(it))
	}
}

// toggle shows the printed page, or takes it away. In a narrow window it stands
// in the place of the form.
func (p *printedPage) toggle() {
	if p.screen.side.Visible() && p.preview.Visible() {
		p.putAway()
		return
	}
	p.wanted = true
	p.open()
	if !p.preview.Visible() { // there is no room for three
		p.insists = true
		p.screen.showBeside(p.pane)
	}
}

func (p *printedPage) putAway() {
	p.wanted, p.insists = false, false
	p.preview.Hide()
	p.screen.showBeside(nil)
}

// yields tells whether what stands at the right is the printed page and gives
// way to the form.
func (p *printedPage) yields(beside []fyne.CanvasObject) bool {
	return len(beside) > 0 && beside[0] == p.pane && !p.insists
}

// giveWay puts the printed page away if the hands go to the form behind it.
func (p *printedPage) giveWay(to fyne.Focusable) {
	if p.insists && !p.screen.formSide.Visible() && to != p.screen.list.List && to != fyne.Focusable(p.preview) {
		p.putAway()
	}
}

// document is the agenda as it stands on the screen, with the pages of its
// papers where it has any.
func (p *printedPage) document() (preview.Document, bool) {
	s := p.screen
	m := p.kept
	if m.Meeting.ID != s.meeting.ID {
		return preview.Document{}, false
	}
	m.Meeting, m.Items = s.meeting, nil
	kind, depth := export.AgendaPages, map[int64]int{}
	for _, it := range s.items {
		if it.Parent != 0 {
			depth[it.ID] = depth[it.Parent] + 1
		}
		row := record.Item{Item: it, Depth: depth[it.ID], Agenda: s.texts[it.ID].Agenda.Doc, Papers: s.papers[it.ID]}
		if it.ID == s.form.item {
			row.Agenda = s.form.page.Document(it.ID)
		}
		for _, paper := range row.Papers {
			if paper.State == data.Attached {
				kind = export.PackPages
			}
		}
		m.Items = append(m.Items, row)
	}
	return preview.Document{Kind: kind, Meeting: m, Options: export.Options{Restricted: p.restricted}}, true
}

func (p *printedPage) commands() []session.Command {
	none := func() bool { return p.screen.place.Meeting == 0 }
	away := func() bool { return none() || !p.wanted }
	return []session.Command{
		{Menu: "View", Name: preview.Command, Key: session.KeyPreview, Run: p.toggle, Off: none},
		{Menu: "View", Name: "Printed page: next page", Key: session.KeyPageDown, Run: func() { p.preview.Turn(1) }, Off: away},
		{Menu: "View", Name: "Printed page: previous page", Key: session.KeyPageUp, Run: func() { p.preview.Turn(-1) }, Off: away},
		{Menu: "View", Name: "Printed page: public copy or members' copy", Run: p.other, Off: away},
	}
}

// other shows the members' copy in the place of the public one, or back.
func (p *printedPage) other() {
	p.restricted = !p.restricted
	copy := "the public copy"
	if p.restricted {
		copy = "the members' copy, with what is kept from the public"
	}
	p.screen.session.Tell("The printed page is that of " + copy + ".")
	p.preview.ShowNow()
}
