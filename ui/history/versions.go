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
	item     data.Item
	part     store.Part
	both     bool // the item's other text has versions too
	restored func()

	rows   []version
	now    store.Text
	looked map[int64]doc.Document // versions that were looked at
	held   int                    // the row that the one under the cursor is held against; -1 for the usual one

	dialog  *widgets.Dialog
	list    *widgets.List
	of      *widgets.Text                // which text of the item it is
	turns   map[store.Part]*widgets.Tool // from one text to the other; hidden where there is none
	above   *fyne.Container              // over the list: of and the turns
	heading *widgets.Text
	marked  *widgets.Marked
	reading *widgets.Reading
}

// Show opens the versions of a text of an item, with the way to those of its other
// text; those at once where it has none itself. What is typed must be in the book.
// restored is called when an earlier version stands again; nil for nothing.
func Show(s *session.Session, item data.Item, part store.Part, restored func()) {
	show(s, item, part, restored)
}

func show(s *session.Session, item data.Item, part store.Part, restored func()) *panel {
	p := &panel{session: s, item: item, part: part, restored: restored}
	beside, _, err := versions(context.Background(), s.Book, item.ID, other(part))
	if !s.Did("read the versions", err) || !s.Did("read the versions", p.read()) {
		return nil
	}
	switch {
	case len(p.rows) == 0 && len(beside) == 0:
		s.Tell("There are no versions yet: nothing was typed at this item.")
		return nil
	case len(p.rows) == 0:
		p.part = other(part)
		if !s.Did("read the versions", p.read()) {
			return nil
		}
	default:
		p.both = len(beside) > 0
	}
	m, err := s.Book.Meeting(context.Background(), item.Meeting)
	if !s.Did("read the meeting", err) {
		return nil
	}
	verb := "Restore this version (R)"
	if m.Status.Locked() || m.Status == data.Cancelled {
		verb = ""
	}
	size := s.Window.Canvas().Size()
	wide, high := min(1180, size.Width-60), min(760, size.Height-190)
	name := strings.TrimSpace(cmp.Or(item.MinuteNumber, item.AgendaNumber) + " " + item.Title)
	p.dialog = widgets.NewDialog(s.Window, "Versions: "+name, container.New(sized{wide - 60, high}, p.content()), verb, p.restore).LeaveAs("Close")
	p.dialog.Resize(fyne.NewSize(wide, 0)).Show(p.list)
	p.open()
	return p
}

// read reads the versions of the part.
func (p *panel) read() (err error) {
	p.looked, p.held = map[int64]doc.Document{}, -1
	p.rows, p.now, err = versions(context.Background(), p.session.Book, p.item.ID, p.part)
	return err
}

// content makes the widgets: the versions at the left, what differs at the right.
func (p *panel) content() fyne.CanvasObject {
	p.list = widgets.NewList(func() int { return len(p.rows) }, newRow, p.fill)
	p.list.OnCursor = func(int) { p.compare() }
	p.list.OnKey, p.list.OnRune = p.key, p.letter
	p.of = widgets.NewBoldLine("", look.Text)
	p.turns = map[store.Part]*widgets.Tool{
		store.MinutesPart: widgets.NewTool("To the agenda text", "T", p.turnOver),
		store.AgendaPart:  widgets.NewTool("To the minutes", "T", p.turnOver),
	}
	p.heading = widgets.NewBoldLine("", look.Text)
	p.marked = widgets.NewMarked()
	p.reading = widgets.NewReading(p.marked)
	p.above = container.NewBorder(nil, nil, nil, container.NewHBox(p.turns[store.MinutesPart], p.turns[store.AgendaPart]), p.of)
	left := container.NewBorder(container.New(layout.NewCustomPaddedLayout(2, 8, 0, 0), p.above), widgets.NewSizedLine("Space: compare the others with this version", look.Muted, theme.SizeNameCaptionText), nil, nil, p.list)
	right := container.NewBorder(container.New(layout.NewCustomPaddedLayout(2, 8, 0, 0), p.heading), nil, nil, nil, p.reading.Root)
	return widgets.NewColumnPages(21, left, right)
}

// open shows the versions of the part, on the one that stands now.
func (p *panel) open() {
	p.of.SetText(named(p.part))
	for from, turn := range p.turns {
		widgets.SetShown(turn, p.both && from == p.part)
	}
	p.above.Refresh()
	p.list.Refresh()
	p.list.SetCursor(0)
	p.compare()
}

// turnOver goes to the versions of the item's other text.
func (p *panel) turnOver() {
	if !p.both {
		return
	}
	p.part = other(p.part)
	if err := p.read(); err != nil {
		p.dialog.Fail(err)
		return
	}
	p.open()
	p.session.Window.Canvas().Focus(p.list)
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
	lines[1].(*widgets.Text).SetText(widgets.Capital(english.Join(" · ", v.why(p.keptAt), v.Actor)))
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

// keptAt is when a revision was kept, in words; empty where it is not there any more.
func (p *panel) keptAt(rev int64) string {
	for _, v := range p.rows {
		if v.Rev == rev {
			return moment(p.session, v.At)
		}
	}
	return ""
}

func (p *panel) letter(r rune) {
	switch r {
	case 't', 'T':
		p.turnOver()
	case 'r', 'R':
		if err := p.restore(); err != nil {
			p.dialog.Fail(err)
			return
		}
		p.dialog.Hide()
	}
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
	if d, ok := p.looked[v.Rev]; ok {
		return d, nil
	}
	d, err := textOf(context.Background(), p.session.Book, p.item.ID, p.part, v, p.now)
	if err == nil {
		p.looked[v.Rev] = d
	}
	return d, err
}

// restore has the version under the cursor stand again.
func (p *panel) restore() error {
	v := p.rows[p.list.Cursor()]
	if v.stands {
		return widgets.Problem("This version stands already: choose an earlier one.")
	}
	if err := p.session.Book.RestoreRevision(context.Background(), p.item.ID, p.part, v.Rev); err != nil {
		return err
	}
	what := map[store.Part]string{store.AgendaPart: "agenda text", store.MinutesPart: "minutes"}[p.part]
	p.session.Tell("Restored: the " + what + " of " + moment(p.session, v.At) + ". What stood before is among the versions.")
	if p.restored != nil {
		p.restored()
	}
	return nil
}
