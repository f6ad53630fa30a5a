package agenda

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// exclusion stands above the first exempt item of an agenda on which nothing
// before it excludes the press and public, and offers to put that in.
type exclusion struct {
	root  *fyne.Container
	words *widget.Label
}

func newExclusion(put func()) *exclusion {
	e := &exclusion{words: widget.NewLabel("")}
	e.words.Wrapping = fyne.TextWrapWord
	e.words.Importance = widget.WarningImportance
	e.root = container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0),
		container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewButton("Put it in", put)), e.words))
	e.root.Hide()
	return e
}

// set shows what an item of a meeting lacks before it; nothing for most items.
func (e *exclusion) set(m record.Meeting, item int64, writable bool) {
	u, missing := rules.FirstUnannounced(m)
	begun := m.Meeting.Status != data.Planned && m.Meeting.Status != data.Issued
	e.root.Hidden = !missing || u.Item.ID != item || !writable || begun
	e.words.SetText("")
	if !e.root.Hidden {
		e.words.SetText(u.Error() + ". A public agenda cannot be made without it.")
	}
	e.root.Refresh()
}

// excludePublic puts the item that excludes the press and public before the first
// exempt one.
func (s *Screen) excludePublic() {
	if !s.writable() || !s.flush("exclude the press and public") {
		return
	}
	it, done, err := s.session.Book.ExcludePublic(context.Background(), s.meeting.ID)
	if !s.session.Did("exclude the press and public", err) {
		return
	}
	if !done {
		s.session.Tell("Nothing is missing: the press and public are excluded before the first exempt item, or there is none.")
		return
	}
	here, _ := s.current()
	s.reopen(here.ID)
	s.session.Tell("“" + titleWords(it) + "” stands before the first exempt item. Its resolution writes itself from what is marked exempt.")
}

// admitPublic takes the item that ExcludePublic put in off again once nothing on the
// agenda is exempt any more.
func (s *Screen) admitPublic() {
	isFor := func(it data.Item) bool { return rules.PurposeOf(it.Title) == rules.ForExclusion }
	if !s.writable() || !slices.ContainsFunc(s.items, isFor) || !s.flush("open the item to the public") {
		return
	}
	off, done, err := s.session.Book.AdmitPublic(context.Background(), s.meeting.ID)
	if !s.session.Did("take off the exclusion of the press and public", err) || !done {
		return
	}
	here, _ := s.current()
	s.did("read the agenda", nil, here.ID)
	s.session.Tell("“" + titleWords(off) + "” is off the agenda again, as nothing on it is exempt; " + session.KeyText(session.KeyBringBack) + " brings it back.")
}

// whole is the agenda on the screen as the rules read it.
func (s *Screen) whole() record.Meeting {
	m := record.Meeting{Body: s.body, Meeting: s.meeting}
	for _, it := range s.items {
		m.Items = append(m.Items, record.Item{Item: it})
	}
	return m
}

// describing asks for what the public read in place of a title that would itself
// tell.
func describing(form *widgets.Form) (*widgets.Entry, *widgets.Row) {
	e := widgets.NewEntry("only if the title itself would tell, such as: Property matter")
	return e, form.Labelled("The public read instead of the title", e)
}
