// Package preview shows a document as it will be printed, beside the form it is
// typed in.
//
// Words. The document is asked for when it is to be shown (Take). A sheet is a
// page of it on the screen. To lay out is to find the pages; to paint is to make
// the picture of one.
//
// Promises. The pages are those of the PDF: export lays them out with the same
// data and typefaces, so that every line breaks where it will on paper. A change
// is seen a tenth of a second after it was told, and what it takes to lay out
// and paint. Both go on off the UI goroutine, one change at a time, the newest
// last; what has gone stale is dropped. Only pages in sight are painted, point
// for point as the display has them.
package preview

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/layout"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// Document is what is shown.
type Document struct {
	Kind    export.Kind
	Meeting record.Meeting
	Options export.Options
}

// Command is what the command is called that shows a preview or takes it away.
const Command = "Show or hide the printed page"

// Delay is how long a change waits for others to join it.
const Delay = 100 * time.Millisecond

// Preview is the widget. Its methods are called on the UI goroutine.
type Preview struct {
	widget.BaseWidget
	// Take gives the document as it is now, on the UI goroutine; false for none.
	Take func() (Document, bool)
	// OnEscape is called when Esc is pressed in it; it may be nil.
	OnEscape func()
	// After calls f on the UI goroutine after d; the default is a real timer.
	After func(d time.Duration, f func()) (stop func())
	// Work runs a job off the UI goroutine and done on it afterwards.
	Work func(job func(context.Context) error, done func(error))

	layouts export.Layouts
	painter *painter // made by the first job
	pages   layout.Pages
	any     bool   // pages are those of a document
	anchor  string // of the item in hand
	follow  bool   // it is to be brought into sight with the next pages

	waiting bool               // a change waits for its time
	stop    func()             // the timer it waits for
	dirty   bool               // the document has changed since it was last taken
	busy    bool               // a job is under way
	cancel  context.CancelFunc // of the job under way
	spared  bool               // the last job was dropped: this one is not
	ended   bool               // out of sight: nothing is to be done

	head   *fyne.Container
	about  *widgets.Text // "Page 2 of 5"
	failed *widget.Label
	scroll *container.Scroll
	sheets *sheets
	frame  *canvas.Rectangle // of the focus
	root   *fyne.Container
}

// New makes a preview of the document that take gives; work is session.Work.
func New(take func() (Document, bool), work func(job func(context.Context) error, done func(error))) *Preview {
	p := &Preview{Take: take, After: after, Work: work}
	p.about = widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText).Whole()
	p.failed = widget.NewLabel("")
	p.failed.Wrapping = fyne.TextWrapWord
	p.failed.Hide()
	p.sheets = newSheets(p)
	p.scroll = container.NewVScroll(p.sheets.box)
	p.scroll.OnScrolled = func(fyne.Position) { p.moved() }
	title := widgets.NewBoldLine("As it will be printed", look.Muted).Whole()
	p.head = container.NewBorder(nil, nil, title, p.about)
	p.frame = canvas.NewRectangle(color.Transparent)
	p.frame.StrokeWidth, p.frame.Hidden = 2, true
	p.root = widgets.NewPage(container.NewVBox(p.head, p.failed), container.New(room{p}, p.scroll, p.frame))
	p.ExtendBaseWidget(p)
	return p
}

func after(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// CreateRenderer lays the preview out.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// Changed says that the document has changed. Changes that follow within Delay
// are shown with it.
func (p *Preview) Changed() {
	p.dirty = true
	if p.waiting || p.ended {
		return
	}
	p.waiting = true
	p.stop = p.After(Delay, p.due)
}

func (p *Preview) due() {
	p.waiting = false
	if p.busy && !p.spared { // it is stale; the one after it is shown whatever comes
		p.spared = true
		p.cancel()
	}
	p.update()
}

// ShowNow shows the document at once, as when the preview comes into sight.
func (p *Preview) ShowNow() {
	p.dirty, p.ended, p.follow = true, false, p.anchor != ""
	p.update()
}

// Hide takes the preview out of sight and drops what is under way.
func (p *Preview) Hide() {
	p.End()
	p.BaseWidget.Hide()
}

// End drops what is under way until ShowNow: the screen is left.
func (p *Preview) End() {
	p.ended = true
	if p.waiting {
		p.stop()
		p.waiting = false
	}
	if p.busy {
		p.cancel()
	}
}

// Stand brings the item of an anchor (export.Anchor) into sight and marks it.
func (p *Preview) Stand(anchor string) {
	if anchor == p.anchor {
		return
	}
	p.anchor, p.follow = anchor, true
	p.bring()
	p.moved()
}

// job is one round: the document laid out, if it has changed, and the pages in
// sight painted.
type job struct {
	doc     Document
	relay   bool
	pages   layout.Pages
	width   int // pixels of a page
	height  int
	wanted  []int
	painted map[int]picture
}

// run uses the layouts and the painter alone of the preview: one job runs at a time.
func (j *job) run(ctx context.Context, p *Preview) (err error) {
	if p.painter == nil {
		if p.painter, err = newPainter(); err != nil {
			return err
		}
	}
	if j.relay {
		if j.pages, _, err = p.layouts.Lay(j.doc.Kind, j.doc.Meeting, j.doc.Options); err != nil {
			return err
		}
	}
	for _, i := range j.wanted {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i >= len(j.pages.Pages) {
			break
		}
		if j.painted[i], err = p.painter.page(j.pages.Pages[i], j.width, j.height); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// update starts a round if there is anything to do and none is under way.
func (p *Preview) update() {
	if p.busy || p.ended {
		return
	}
	j := &job{relay: p.dirty, pages: p.pages, painted: map[int]picture{}}
	j.width, j.height = p.sheets.pixels()
	if j.width == 0 {
		return // not laid out yet: its first layout comes back here
	}
	if p.dirty {
		d, ok := p.Take()
		p.dirty = false
		if !ok {
			p.none()
			return
		}
		j.doc = d
		p.follow = p.follow || !p.any
	}
	j.wanted = p.sheets.wanted(j.relay)
	if !j.relay && len(j.wanted) == 0 {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.busy, p.cancel = true, cancel
	p.Work(func(context.Context) error { return j.run(ctx, p) }, func(err error) {
		cancel()
		p.busy = false
		p.landed(j, err)
	})
}

// landed shows what a job has made, and goes on with what has come since.
func (p *Preview) landed(j *job, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		p.dirty = p.dirty || j.relay
	case err != nil:
		p.spared = false
		p.fail(err)
	default:
		p.spared = false
		p.show(j)
	}
	if !p.waiting {
		p.update()
	}
}

func (p *Preview) show(j *job) {
	p.failed.Hide()
	if j.relay {
		p.pages, p.any = j.pages, true
		p.sheets.forget()
	}
	p.sheets.keep(j.painted)
	if j.relay {
		p.bring()
	}
	p.moved()
}

func (p *Preview) fail(err error) {
	p.failed.SetText("The page cannot be shown: " + err.Error())
	p.failed.Show()
}

// none shows nothing: there is no document.
func (p *Preview) none() {
	p.pages, p.any = layout.Pages{}, false
	p.sheets.forget()
	p.moved()
}

// moved shows the sheets that have come into sight.
func (p *Preview) moved() {
	p.sheets.place()
	words := ""
	if n := len(p.pages.Pages); n > 0 {
		words = fmt.Sprintf("Page %d of %d", p.sheets.current()+1, n)
	}
	if words != p.about.Words() {
		p.about.SetText(words)
		p.head.Refresh()
	}
	p.update()
}

// bring scrolls the item in hand into sight, unless it is there.
func (p *Preview) bring() {
	at, stands := p.pages.Anchors[p.anchor]
	if !p.follow || !stands {
		return
	}
	p.follow = false
	top := p.sheets.height(at)
	if seen := p.scroll.Size().Height; top < p.scroll.Offset.Y || top > p.scroll.Offset.Y+seen*0.8 {
		p.scrollTo(top - seen*0.15)
	}
}

// scrollTo puts a height of the column of sheets at the top, as far as there is
// anything below.
func (p *Preview) scrollTo(y float32) {
	most := max(0, p.sheets.box.MinSize().Height-p.scroll.Size().Height)
	p.sheets.box.Resize(fyne.NewSize(p.scroll.Size().Width, p.sheets.box.MinSize().Height))
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, y), most)))
}

// Turn goes n pages on, or back.
func (p *Preview) Turn(n int) {
	if len(p.pages.Pages) == 0 {
		return
	}
	to := min(max(0, p.sheets.current()+n), len(p.pages.Pages)-1)
	p.scrollTo(p.sheets.top(to) - sheetMargin)
	p.moved()
}

// later has the pages in sight painted in the size the display asks for.
func (p *Preview) later() {
	if p.any {
		p.update()
	}
}
