package history

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/english"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// panel is the dialog of an item's versions.
type panel struct {
	session  *session.Session
	item     int64
	part     store.Part
	restored func()

	rows []version
	now  store.Text
	read map[int64]doc.Document // versions that were looked at
	held int                    // the row that the one under the cursor is held against; -1 for the usual one

	dialog  *widgets.Dialog
	list    *widgets.List
	heading *widgets.Text
	marked  *widgets.Marked
	reading *widgets.Reading
}

// Show opens the versions of a text of an item. What is typed must be in the book.
// restored is called when an earlier version stands again; nil for nothing.
func Show(s *session.Session, item data.Item, part store.Part, restored func()) {
	show(s, item, part, restored)
}

func show(s *session.Session, item data.Item, part store.Part, restored func()) *panel {
	p := &panel{session: s, item: item.ID, part: part, restored: restored, read: map[int64]doc.Document{}, held: -1}
	var err error
	if p.rows, p.now, err = versions(context.Background(), s.Book, item.ID, part); !s.Did("read the versions", err) {
		return nil
	}
	if len(p.rows) == 0 {
		s.Tell("There are no versions yet: nothing was typed at this item.")
		return nil
	}
	p.list = widgets.NewList(func() int { return len(p.rows) }, newRow, p.fill)
	p.list.OnCursor = func(int) { p.compare() }
	p.list.OnKey, p.list.OnRune = p.key, p.letter
	p.heading = widgets.NewBoldLine("", look.Text)
	p.marked = widgets.NewMarked()
	p.reading = widgets.NewReading(p.marked)
	left := container.NewBorder(nil, widgets.NewSizedLine("Space: compare the others with this version", look.Muted, theme.SizeNameCaptionText), nil, nil, p.list)
	right := container.NewBorder(container.New(layout.NewCustomPaddedLayout(2, 8, 0, 0), p.heading), nil, nil, nil, p.reading.Root)
	size := s.Window.Canvas().Size()
	wide, high := min(1180, size.Width-60), min(760, size.Height-190)
	body := container.New(sized{wide - 60, high}, widgets.NewColumnPages(21, left, right))
	name := strings.TrimSpace(cmp.Or(item.MinuteNumber, item.AgendaNumber) + " " + item.Title)
	verb, do := "", func() error { return p.restore() }
	if m, err := s.Book.Meeting(context.Background(), item.Meeting); err == nil && !m.Status.Locked() {
		verb = "Restore this version (R)"
	}
	p.dialog = widgets.NewDialog(s.Window, "Versions: "+name, body, verb, do).LeaveAs("Close")
	p.dialog.Resize(fyne.NewSize(wide, 0)).Show(p.list)
	p.list.SetCursor(0)
	return p
}

// sized is room of a size.
type sized struct{ wide, high float32 }

func (s sized) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
func (s sized) MinSize([]fyne.CanvasObject) fyne.Size        { return fyne.NewSize(s.wide, s.high) }

func newRow() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0),
		widgets.NewColumns([]float32{0, 6}, widgets.NewBoldLine("", look.Text), widgets.NewBadge("", widgets.Plain)),
		widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
}

func (p *panel) fill(i int, o fyne.CanvasObject) {
	lines, v := o.(*fyne.Container).Objects, p.rows[i]
	head := lines[0].(*fyne.Container).Objects
	head[0].(*widgets.Text).SetText(widgets.Capital(moment(p.session, v.At)))
	word, tone := "", widgets.Plain
	switch {
	case i == p.held:
		word, tone = "compared", widgets.Warning
	case v.stands:
		word, tone = "now", widgets.Good
	}
	head[1].(*widgets.Badge).Set(word, tone)
	lines[1].(*widgets.Text).SetText(widgets.Capital(english.Join(" · ", v.why(), v.Actor)))
}

func (p *panel) key(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeySpace {
		return false
	}
	at := p.list.Cursor()
	if at == p.held {
		at = -1
	}
	p.held = at
	p.compare()
	p.list.Refresh()
	return true
}

func (p *panel) letter(r rune) {
	if r != 'r' && r != 'R' {
		return
	}
	if err := p.restore(); err != nil {
		p.dialog.Fail(err)
		return
	}
	p.dialog.Hide()
}

// pair are the rows that are compared: the newer first.
func (p *panel) pair() (newer, older int) {
	at, other := p.list.Cursor(), p.held
	if other < 0 || other == at {
		other = p.standing() // since this version
		if at <= other {     // and what stands now with the one before it
			at, other = other, min(other+1, len(p.rows)-1)
		}
	}
	return min(at, other), max(at, other)
}

// standing is the row of the version that stands now: the first, but for texts
// that came too late.
func (p *panel) standing() int {
	for i, v := range p.rows {
		if v.stands {
			return i
		}
	}
	return 0
}

// compare shows what differs between two versions.
func (p *panel) compare() {
	newer, older := p.pair()
	a, err := p.text(older)
	if err == nil {
		var b doc.Document
		if b, err = p.text(newer); err == nil {
			p.heading.SetText(p.between(newer, older))
			blocks := compare.Documents(a, b).Blocks
			p.marked.Set(orNothing(widgets.Passages(blocks))...)
			p.reading.Set(p.marked)
			p.toFirst(blocks)
			return
		}
	}
	p.dialog.Fail(err)
}

// toFirst brings the first difference into sight.
func (p *panel) toFirst(blocks []doc.Block) {
	for i, b := range blocks {
		if doc.Edited(b) {
			if y, ok := p.marked.Top(blocks[max(0, i-1)].ID); ok {
				p.reading.ScrollTo(y)
			}
			return
		}
	}
}

func orNothing(p []widgets.Passage) []widgets.Passage {
	if len(p) == 0 {
		return []widgets.Passage{widgets.SmallWords("Nothing stands in either of them.")}
	}
	return p
}

// between says which versions are compared.
func (p *panel) between(newer, older int) string {
	name := func(i int) string {
		if p.rows[i].stands {
			return "what stands now"
		}
		return moment(p.session, p.rows[i].At)
	}
	if newer == older {
		return "The only version there is"
	}
	return "From " + name(older) + " to " + name(newer)
}

func (p *panel) text(row int) (doc.Document, error) {
	v := p.rows[row]
	if d, ok := p.read[v.Rev]; ok {
		return d, nil
	}
	d, err := textOf(context.Background(), p.session.Book, p.item, p.part, v, p.now)
	if err == nil {
		p.read[v.Rev] = d
	}
	return d, err
}

// restore has the version under the cursor stand again.
func (p *panel) restore() error {
	v := p.rows[p.list.Cursor()]
	if v.stands {
		return widgets.Problem("This version stands already: choose an earlier one.")
	}
	d, err := p.text(p.list.Cursor())
	if err != nil {
		return err
	}
	at := moment(p.session, v.At)
	if err := restore(p.session.Book, p.item, p.part, d, data.DateOf(v.At).Medium()+", "+string(data.ClockOf(v.At)), p.now); err != nil {
		return err
	}
	p.session.Tell("The version of " + at + " stands again. What stood before is among the versions.")
	if p.restored != nil {
		p.restored()
	}
	return nil
}
