package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"golang.org/x/sync/errgroup"

	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/bind"
	"minutebook/export/layout"
	"minutebook/export/pdf"
	"minutebook/export/worker"
)

// Pack draws the agenda with its papers bound behind it in order, the pages
// numbered through and their ranges printed on the agenda. open gives the file of
// an attached paper. The error is Faults when papers cannot go in and nobody has
// chosen what to put in their place. Pages that went out keep their numbers: what
// came later goes on behind them.
//
// Every page of every paper is compared with the paper after the pack is written:
// one that is not as it was is taken out again, as one that cannot go in.
func Pack(ctx context.Context, m record.Meeting, open Opener, o Options) (Result, error) {
	p := newProof(o, m)
	if err := p.announced(); err != nil {
		return Result{}, err
	}
	whole := m
	m = shown(m, o)
	was := issuedOf(m, o.Restricted)
	if o.Supplement {
		var err error
		if m, err = was.missing(m); err != nil {
			return Result{}, err
		}
	}
	if o.Reader == nil {
		o.Reader = worker.New(worker.Usual)
		defer o.Reader.Close()
	}
	o.Open = open
	p.options = o
	if err := p.twice(whole); err != nil {
		return Result{}, err
	}
	if err := p.papers(ctx, 0, whole); err != nil {
		return Result{}, err
	}
	dir, err := os.MkdirTemp("", "minutebook-pack-")
	if err != nil {
		return Result{}, fmt.Errorf("bind the pack: %w", err)
	}
	defer os.RemoveAll(dir)
	papers := attached(m)
	if err := gather(ctx, papers, open, dir, o); err != nil {
		return Result{}, err
	}
	for {
		k := &pack{meeting: m, options: o, was: was, papers: papers, dir: dir}
		r, err := k.draw(ctx)
		if err != nil {
			return Result{}, fmt.Errorf("bind the pack: %w", err)
		}
		again, err := k.compare(ctx, r.PDF)
		if err != nil {
			return Result{}, err
		}
		if !again {
			p.bind(k)
			return p.mixed(ctx, r, nil, k.front)
		}
	}
}

// pack is a pack being drawn.
type pack struct {
	meeting record.Meeting
	options Options
	was     issued
	papers  []*bound // in the order of their pages
	dir     string   // of temporary files

	front  int // pages of the agenda
	sheet  laid
	labels []string       // of all pages
	starts map[string]int // pages on which the papers begin, counted from 0, by their anchors
}

// draw draws the pack once.
func (k *pack) draw(ctx context.Context) (Result, error) {
	if err := k.lay(new(Layouts)); err != nil {
		return Result{}, err
	}
	front, err := layout.Draw(k.sheet.doc, k.sheet.pages)
	if err != nil {
		return Result{}, err
	}
	path := filepath.Join(k.dir, "pack")
	if err := k.bind(ctx, front, path); err != nil {
		return Result{}, err
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return Result{}, err
	}
	r := Result{PDF: file, Pages: len(k.labels), Contents: issuedItems(k.meeting, k.papers), Barred: barred(k.papers)}
	for i, label := range k.labels {
		n := numberOf(label)
		if r.Last = max(r.Last, n); i == 0 {
			r.First = n
		}
	}
	r.Warnings = append(k.sheet.warnings, remarks(k.papers)...)
	if !k.options.Supplement {
		r.Warnings = append(r.Warnings, k.was.altered(k.meeting, k.papers)...)
	}
	r.Warnings = append(r.Warnings, Renumbered(k.options.Drawn, r.Contents)...)
	return r, nil
}

// lay lays out the agenda, whose length the numbers of all pages hang on, and
// gives all pages their numbers.
func (k *pack) lay(on *Layouts) error {
	var labels []string
	sheet, err := on.lay(func(b *builder, before layout.Pages) layout.Doc {
		pages := max(1, len(before.Pages))
		if k.options.Supplement {
			labels = within(k.was.last+1, k.was.last+pages, pages)
			later := k.was
			later.last += pages
			later.papers = nil
			later.numbers(k.papers, 0)
		} else {
			labels = k.was.frontLabels(pages)
			k.was.numbers(k.papers, pages)
		}
		var d layout.Doc
		if k.options.Supplement {
			d = supplement(b, k.meeting, k.options, k.was, k.ranges())
		} else {
			d = agenda(b, k.meeting, k.options, k.ranges())
		}
		own := labels
		d.Furniture = packFurniture(d.Furniture, func(page int) string {
			if page > len(own) {
				return "" // of an attempt that comes again
			}
			return own[page-1]
		})
		return d
	}, true)
	if err != nil {
		return err
	}
	k.sheet, k.front = sheet, len(sheet.pages.Pages)
	k.labels, k.starts = labels, map[string]int{}
	for _, b := range k.papers {
		if b.pages > 0 {
			k.starts[b.anchor()] = len(k.labels)
		}
		k.labels = append(k.labels, b.labels...)
	}
	if len(labels) != k.front {
		return errors.New("the length of the agenda does not settle")
	}
	return nil
}

// ranges are the pages that the agenda prints beside the papers.
func (k *pack) ranges() map[place]pageRange {
	out := map[place]pageRange{}
	for _, b := range k.papers {
		r := pageRange{omitted: b.pages == 0, absent: !b.whole() && b.pages > 0, anchor: b.anchor()}
		if b.pages > 0 {
			first, last := b.labels[0], b.labels[len(b.labels)-1]
			r.from, r.to = numberOf(first), numberOf(last)
			if r.text = "Page " + first; first != last {
				r.text = "Pages " + first + " – " + last
			}
		}
		out[b.place] = r
	}
	return out
}

type furnish = func(page, of int, section string) layout.Furniture

// packFurniture prints the number of a page alone: how many there are changes when
// a paper comes late.
func packFurniture(f furnish, label func(page int) string) furnish {
	return func(page, of int, section string) layout.Furniture {
		out := f(page, of, section)
		out.FootRight = []layout.Run{{Text: "Page " + label(page), Colour: grey}}
		return out
	}
}

// bind puts the agenda and the papers into one file.
func (k *pack) bind(ctx context.Context, front []byte, path string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	b := bind.New(file, len(k.labels))
	stamps, err := k.stamper(ctx, b)
	if err != nil {
		return err
	}
	sheet, err := bind.Read(ctx, front)
	if err != nil {
		return err
	}
	if _, err := b.Append(bind.Part{Source: sheet, Name: "Agenda", Anchors: k.starts}); err != nil {
		return err
	}
	outlines := map[string][]bind.Entry{}
	for i, p := range k.papers {
		if p.pages == 0 {
			continue
		}
		k.options.progress(len(k.papers)+i, 2*len(k.papers), p.paper.Name)
		if outlines[p.anchor()], err = k.append(ctx, b, p, stamps); err != nil {
			return fmt.Errorf("paper %q: %w", p.paper.Name, err)
		}
	}
	body := k.meeting.Body
	what := "Agenda pack"
	if k.options.Supplement {
		what = fmt.Sprintf("Agenda supplement %d", k.was.supplements+1)
	}
	return b.Finish(bind.Info{
		Title:  english.Join(", ", marksOf(k.meeting, k.options).title(what), body.Name, k.meeting.Meeting.Start.Date().Medium()),
		Author: body.Wording.Authority, Lang: language, Made: made(k.meeting.Meeting.Start.Date()), Labels: k.labels,
		Accessible: k.accessible(),
	}, k.outline(outlines))
}

// accessible tells whether every paper can be read by everyone, as the agenda and
// the insert pages can.
func (k *pack) accessible() bool {
	return !slices.ContainsFunc(k.papers, func(b *bound) bool { return b.whole() && b.read.Barred != "" })
}

// largePaper is from where on, in bytes, the memory of a paper is given back at
// once.
const largePaper = 16 << 20

// append binds one paper, which is held in memory no longer than that takes.
func (k *pack) append(ctx context.Context, b *bind.Binder, p *bound, stamps *stamper) ([]bind.Entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	part := bind.Part{Name: p.paper.Name}
	if !p.whole() {
		var err error
		if part.Source, err = p.insert(ctx); err != nil {
			return nil, err
		}
		part.Stamps = stamps.of(k, p, part.Source.Pages())
		return b.Append(part)
	}
	file, err := os.ReadFile(p.file)
	if err != nil {
		return nil, err
	}
	if len(file) > largePaper {
		defer debug.FreeOSMemory()
	}
	if part.Source, err = bind.Read(ctx, file); err != nil {
		return nil, err
	}
	if len(part.Source.Pages()) != p.pages {
		return nil, pdf.ErrUnreadable
	}
	part.Stamps = stamps.of(k, p, part.Source.Pages())
	return b.Append(part)
}

// compare holds the pages of the pack against those of the papers. again says that
// one was not as it should be and has been taken out.
func (k *pack) compare(ctx context.Context, file []byte) (again bool, err error) {
	var whole []*bound
	for _, b := range k.papers {
		if b.whole() {
			whole = append(whole, b)
		}
	}
	changed := make([]int, len(whole))
	var guards errgroup.Group
	for guard := range worker.Abreast {
		guards.Go(func() error {
			pack, err := pdf.Read(ctx, file)
			for i := guard; i < len(whole) && err == nil; i += worker.Abreast {
				changed[i], err = whole[i].differs(ctx, pack, k.starts[whole[i].anchor()])
			}
			return err
		})
	}
	if err := guards.Wait(); err != nil {
		return false, fmt.Errorf("compare the pack with its papers: %w", err)
	}
	var faults Faults
	for i, b := range whole {
		if changed[i] > 0 {
			b.fault = fmt.Sprintf("page %d would not be the same in the pack", changed[i])
			b.file, b.pages, again = "", 0, true
			faults = append(faults, b.stand(k.options)...)
		}
	}
	if len(faults) > 0 {
		return false, faults
	}
	return again, nil
}

// differs is the first page, from 1, of a paper that is not the same in the pack,
// where its pages begin at a page counted from 0; 0 if all are.
func (b *bound) differs(ctx context.Context, pack *pdf.File, at int) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	prints, err := pack.Prints(at, at+b.pages)
	return differs(b.read.Prints, prints), err
}

// differs is the first page that is not the same, from 1, or 0.
func differs(a, b []pdf.Print) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i + 1
		}
	}
	if len(b) > len(a) {
		return len(b)
	}
	return 0
}

// outline lists the items with their papers under them, and under each paper what
// it lists itself.
func (k *pack) outline(own map[string][]bind.Entry) []bind.Entry {
	out := []bind.Entry{{Title: cmp.Or(k.options.title(k.was), "Agenda")}}
	for i, item := range agendaItems(k.meeting) {
		at, printed := k.sheet.pages.Anchors[item.anchor()]
		if !printed {
			continue // not in a supplement
		}
		e := bind.Entry{Title: english.Join(" ", item.number, item.Title), Page: at.Page - 1, Top: layout.PageHeight - at.Y}
		for _, p := range k.papers {
			if p.place.item == i && p.pages > 0 {
				e.Entries = append(e.Entries, bind.Entry{Title: p.paper.Name, Page: k.starts[p.anchor()], Closed: true, Entries: own[p.anchor()]})
			}
		}
		if last := &out[len(out)-1]; item.sub && len(out) > 1 {
			last.Entries = append(last.Entries, e)
		} else {
			out = append(out, e)
		}
	}
	return out
}

// title is what a supplement is called; empty for a pack.
func (o Options) title(was issued) string {
	if !o.Supplement {
		return ""
	}
	return fmt.Sprintf("Supplement %d", was.supplements+1)
}
