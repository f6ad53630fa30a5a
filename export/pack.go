package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/bind"
	"minutebook/export/layout"
	"minutebook/export/pdf"
)

// Pack draws the agenda with its papers bound behind it in order, the pages
// numbered through and their ranges printed on the agenda. open gives the file
// of an attached paper. A paper that cannot be bound in is named in the
// warnings, and an insert page stands for it.
func Pack(ctx context.Context, m record.Meeting, open func(data.Paper) (io.ReadCloser, error), o Options) (Result, error) {
	p := newProof(o, m)
	if err := p.announced(); err != nil {
		return Result{}, err
	}
	if err := p.papers(ctx, m, open); err != nil {
		return Result{}, err
	}
	m = shown(m, o)
	papers, warnings, err := gather(ctx, m, open)
	if err != nil {
		return Result{}, err
	}
	front, pages, err := drawTwice(func(b *builder, before layout.Pages) layout.Doc {
		d := agenda(b, m, o, ranges(papers, len(before.Pages)))
		d.Furniture = packFurniture(d.Furniture, total(papers))
		return d
	}, true)
	if err != nil {
		return Result{}, err
	}
	warnings = append(front.Warnings, warnings...)
	pdf, err := bound(ctx, m, front.PDF, pages, papers)
	if err != nil {
		return Result{}, fmt.Errorf("bind the pack: %w", err)
	}
	return p.mixed(ctx, Result{PDF: pdf, Pages: front.Pages + total(papers), Warnings: warnings}, nil, front.Pages)
}

// bindable is a paper ready to be bound: its own pages, or an insert.
type bindable struct {
	place
	name   string
	number string // of its item
	source *bind.Source
	absent bool
}

const (
	largestPaper = 300 << 20 // bytes of the largest file that is bound in
	longestRead  = time.Minute
)

// gather reads the attached papers of a meeting in order.
func gather(ctx context.Context, m record.Meeting, open func(data.Paper) (io.ReadCloser, error)) ([]bindable, []Warning, error) {
	var out []bindable
	var warnings []Warning
	for i, item := range agendaItems(m) {
		for k, p := range item.Papers {
			if p.State != data.Attached {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			b := bindable{place: place{i, k}, name: p.Name, number: item.number}
			source, err := readPaper(ctx, p, open)
			if err != nil {
				if ctx.Err() != nil {
					return nil, nil, ctx.Err()
				}
				warnings = append(warnings, Warning{
					Where: fmt.Sprintf("%s, paper %q", item.where("item"), p.Name),
					What:  fmt.Sprintf("it is not in the pack: %v", err),
				})
				b.absent = true
				if source, err = insert(ctx, item, p, err); err != nil {
					return nil, nil, err
				}
			}
			b.source = source
			out = append(out, b)
		}
	}
	return out, warnings, nil
}

func readPaper(ctx context.Context, p data.Paper, open func(data.Paper) (io.ReadCloser, error)) (*bind.Source, error) {
	if p.Media != "" && p.Media != "application/pdf" {
		return nil, fmt.Errorf("it is not a PDF (%s)", p.Media)
	}
	if open == nil {
		return nil, errors.New("its file is not at hand")
	}
	file, err := open(p)
	if err != nil {
		return nil, fmt.Errorf("its file cannot be opened: %w", err)
	}
	defer file.Close()
	bytes, err := io.ReadAll(io.LimitReader(file, largestPaper+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("its file cannot be read: %w", err)
	case len(bytes) > largestPaper:
		return nil, fmt.Errorf("its file is larger than %d MB", largestPaper>>20)
	}
	limited, stop := context.WithTimeout(ctx, longestRead)
	defer stop()
	source, err := bind.Read(limited, bytes)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return nil, errors.New("it takes too long to read")
	}
	return source, err
}

// insert is the page that stands for a paper that cannot be bound in.
func insert(ctx context.Context, item numbered, p data.Paper, reason error) (*bind.Source, error) {
	r, err := draw(func(b *builder) layout.Doc {
		above := "Agenda item " + item.number
		if item.number == "" {
			above = item.Title
		}
		b.add(
			layout.Para{Role: layout.Paragraph, Runs: b.inked("insert", layout.Regular, accent, above), Size: 14, Before: 120, After: 4},
			layout.Para{Role: layout.Title, Runs: b.inked("insert", layout.Bold, accent, p.Name), Size: 20, After: 12},
			layout.Line{Colour: accent, Weight: 1.5, After: 14},
		)
		b.note("insert", "This paper is supplied separately. It could not be bound into this pack: "+stop(plainly(reason)))
		return layout.Doc{Title: p.Name, Lang: language, Made: made(""), Blocks: b.blocks}
	})
	if err != nil {
		return nil, err
	}
	return bind.Read(ctx, r.PDF)
}

// plainly is a reason without what only a programmer understands.
func plainly(reason error) string {
	for _, known := range []error{pdf.ErrUnreadable, pdf.ErrPassword} {
		if errors.Is(reason, known) {
			return known.Error()
		}
	}
	return reason.Error()
}

// ranges gives each paper its pages behind a front sheet of so many pages.
func ranges(papers []bindable, front int) map[place]pageRange {
	out := map[place]pageRange{}
	next := front + 1
	for _, p := range papers {
		n := len(p.source.Pages())
		out[p.place] = pageRange{next, next + n - 1, p.anchor(), p.absent}
		next += n
	}
	return out
}

func (b bindable) anchor() string { return fmt.Sprintf("paper-%d-%d", b.item, b.paper) }

func total(papers []bindable) int {
	n := 0
	for _, p := range papers {
		n += len(p.source.Pages())
	}
	return n
}

type furnish = func(page, of int, section string) layout.Furniture

// packFurniture counts the papers' pages among those of the agenda.
func packFurniture(f furnish, behind int) furnish {
	return func(page, of int, section string) layout.Furniture {
		return f(page, of+behind, section)
	}
}

// bound puts the front sheet and the papers into one file.
func bound(ctx context.Context, m record.Meeting, front []byte, pages layout.Pages, papers []bindable) ([]byte, error) {
	sheet, err := bind.Read(ctx, front)
	if err != nil {
		return nil, err
	}
	b := bind.New()
	if err := b.Append(sheet); err != nil {
		return nil, err
	}
	starts := map[string]int{}
	for _, p := range papers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		starts["#"+p.anchor()] = b.Pages()
		if err := b.Append(p.source); err != nil {
			return nil, fmt.Errorf("paper %q: %w", p.name, err)
		}
	}
	for i, page := range pages.Pages {
		for _, l := range page.Links {
			if to, ok := starts[l.To]; ok {
				b.Link(i, l.X, layout.PageHeight-l.Y-l.H, l.X+l.W, layout.PageHeight-l.Y, to)
			}
		}
	}
	if err := stampPages(ctx, b, len(pages.Pages), papers); err != nil {
		return nil, err
	}
	return b.Finish(bind.Info{
		Title:  joined(", ", "Agenda pack", m.Body.Name, m.Meeting.Start.Date().Medium()),
		Author: m.Body.Wording.Authority, Lang: language, Made: made(m.Meeting.Start.Date()),
	}, packOutline(m, pages, papers, starts))
}

// stampPages prints the number of the page, and of the item, on the pages of the
// papers.
func stampPages(ctx context.Context, b *bind.Binder, front int, papers []bindable) error {
	if len(papers) == 0 {
		return nil
	}
	fonts, err := layout.LoadFonts()
	if err != nil {
		return err
	}
	d := layout.Doc{Lang: language, Made: made("")}
	of := b.Pages()
	labels := make([]string, of)
	for _, p := range papers {
		for k := range len(p.source.Pages()) {
			if p.number != "" {
				labels[front+total(before(papers, p))+k] = "Agenda item " + p.number + "  ·  "
			}
		}
	}
	for range of {
		d.Blocks = append(d.Blocks, layout.PageBreak{}, layout.Para{})
	}
	d.Furniture = func(page, _ int, _ string) layout.Furniture {
		text := fmt.Sprintf("%sPage %d of %d", labels[page-1], page, of)
		return layout.Furniture{FootRight: []layout.Run{{Text: text, Colour: grey}}}
	}
	drawn, err := layout.Draw(d, layout.Lay(d, fonts))
	if err != nil {
		return err
	}
	stamps, err := bind.Read(ctx, drawn)
	if err != nil {
		return err
	}
	return b.Stamps(stamps, func(page int, width, _ float64) (dx, dy float64, on bool) {
		return width - layout.PageWidth, stampDrop, page >= front
	})
}

// stampDrop moves the stamps below where reports print their own page numbers.
const stampDrop = -20

// before are the papers that stand before p.
func before(papers []bindable, p bindable) []bindable {
	for i := range papers {
		if papers[i].place == p.place {
			return papers[:i]
		}
	}
	return nil
}

// packOutline lists the items with their papers under them.
func packOutline(m record.Meeting, pages layout.Pages, papers []bindable, starts map[string]int) []bind.Entry {
	out := []bind.Entry{{Title: "Agenda", Page: 0}}
	for i, item := range agendaItems(m) {
		at := pages.Anchors[item.anchor()]
		e := bind.Entry{Title: joined(" ", item.number, item.Title), Page: at.Page - 1, Top: layout.PageHeight - at.Y}
		for _, p := range papers {
			if p.item == i {
				e.Entries = append(e.Entries, bind.Entry{Title: p.name, Page: starts["#"+p.anchor()]})
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
