package agenda

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/export"
	"minutebook/ui/widgets"
)

// attachMinutes makes papers of the minutes that wait for approval, for the item
// in hand.
func (s *Screen) attachMinutes() {
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	s.session.Tell("Drawing the minutes that wait …")
	there := s.papers[it.ID]
	var n int
	var withheld bool
	s.session.Work(func(ctx context.Context) (err error) {
		n, withheld, err = s.drawMinutes(ctx, it, there)
		return err
	}, func(err error) {
		s.readPapers()
		if !s.session.Did("attach the minutes that wait", err) {
			return
		}
		words := fmt.Sprintf("Attached to “%s”: the minutes of %s.", titleWords(it), widgets.Count(n, "meeting"))
		if withheld {
			words += " What is exempt in them is left out."
		}
		s.session.Tell(words)
	})
}

// drawMinutes attaches the public minutes of each meeting that waits, marked as a
// draft, to an item that has some papers already: those drawn before are drawn
// anew. It says how many there were and whether anything exempt was left out.
func (s *Screen) drawMinutes(ctx context.Context, it data.Item, there []data.Paper) (n int, withheld bool, err error) {
	waiting, err := s.session.Book.Unapproved(ctx, it.Meeting)
	if err != nil {
		return 0, false, err
	}
	for _, m := range waiting {
		whole, err := s.session.Book.Record(ctx, m.ID)
		if err != nil {
			return n, withheld, err
		}
		drawn, err := export.Minutes(whole, export.Options{Draft: true, Today: data.DateOf(s.session.Now()),
			Open: func(p data.Paper) (io.ReadCloser, error) { return s.session.Book.OpenPaper(ctx, p.ID) }})
		if err != nil {
			return n, withheld, err
		}
		p := data.Paper{Item: it.ID, Name: "Minutes of " + m.Start.Date().Medium()}
		if m.Kind == data.Extraordinary {
			p.Name += " (extraordinary)"
		}
		if i := slices.IndexFunc(there, func(t data.Paper) bool { return strings.EqualFold(t.Name, p.Name) }); i >= 0 {
			p = there[i]
		}
		p.Pages = drawn.Pages
		if err := s.session.Book.AttachPaper(ctx, &p, bytes.NewReader(drawn.PDF)); err != nil {
			return n, withheld, err
		}
		n++
		withheld = withheld || len(drawn.Withheld) > 0
	}
	return n, withheld, nil
}
