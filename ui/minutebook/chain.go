package minutebook

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/english"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// chainLine says on a tinted ground whether the chain of a body's approvals is
// whole.
type chainLine struct {
	widget.BaseWidget
	words *widget.Label
	tone  widgets.Tone
	grown func() // lays out what is around it when the words have another number of lines
}

func newChainLine() *chainLine {
	c := &chainLine{words: widget.NewLabel("")}
	c.words.Wrapping = fyne.TextWrapWord
	c.ExtendBaseWidget(c)
	return c
}

// set shows words: Good where all is well, Bad where something is wrong, Plain while
// that is not known.
func (c *chainLine) set(words string, tone widgets.Tone) {
	c.tone, c.words.Importance = tone, widget.LowImportance
	switch tone {
	case widgets.Good:
		c.words.Importance = widget.SuccessImportance
	case widgets.Bad:
		c.words.Importance = widget.DangerImportance
	}
	c.words.SetText(words)
	widgets.SetShown(c, words != "")
	c.Refresh()
}

// Resize makes room for the words in their width.
func (c *chainLine) Resize(size fyne.Size) {
	before := c.MinSize().Height
	c.BaseWidget.Resize(size)
	if c.grown != nil && c.MinSize().Height != before {
		c.grown()
	}
}

// CreateRenderer draws the words on their ground.
func (c *chainLine) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r := &chainRenderer{widget.NewSimpleRenderer(container.NewStack(ground, c.words)), c, ground}
	r.Refresh()
	return r
}

type chainRenderer struct {
	fyne.WidgetRenderer
	line   *chainLine
	ground *canvas.Rectangle
}

func (r *chainRenderer) Refresh() {
	r.ground.FillColor = theme.Color(look.Side)
	switch r.line.tone {
	case widgets.Good:
		r.ground.FillColor = theme.Color(look.SuccessGround)
	case widgets.Bad:
		r.ground.FillColor = theme.Color(look.ErrorGround)
	}
	r.WidgetRenderer.Refresh()
}

// verify verifies the chain of the body from its first approval to its last. It reads
// every record, so it does that beside the window.
func (s *Screen) verify() {
	body := s.chosen().ID
	s.broken, s.unborne = 0, false
	s.tellChain("Verifying the chain from the first record to the last…", widgets.Plain)
	var reports []store.ChainReport
	s.session.Work(func(ctx context.Context) (err error) {
		reports, err = s.session.Book.VerifyChain(ctx)
		return err
	}, func(err error) {
		if body != s.chosen().ID { // another is shown, and is being verified
			return
		}
		s.tellChain("", widgets.Plain)
		if s.session.Did("verify the chain", err) {
			s.verified(body, reports)
		}
	})
}

// tellChain says how the chain stands, beside what can be done about it.
func (s *Screen) tellChain(words string, tone widgets.Tone) {
	widgets.SetShown(s.anew, s.unborne)
	s.chain.set(words, tone)
	s.verdict.Refresh()
}

// verified shows what the verification of a body has found, and where that is sound
// what is wrong with approved minutes that the book can give to no body any more.
func (s *Screen) verified(body int64, reports []store.ChainReport) {
	var lost string
	var others []string // other bodies whose minutes are not what was approved
	for _, r := range reports {
		switch {
		case r.Body == 0:
			lost = r.Broken
		case r.Body != body && r.Broken != "":
			others = append(others, r.BodyName)
		}
	}
	for _, r := range reports {
		if r.Body == body {
			if r.Broken == "" || r.Unborne && lost != "" {
				r.Broken, r.Unborne = lost, false
			}
			s.broken, s.unborne = r.Meeting, r.Unborne
			words, tone := chainWords(r)
			if r.Broken == "" && len(others) > 0 {
				words, tone = words+" Those of "+english.List(others)+" are not: choose them above.", widgets.Bad
			}
			s.tellChain(words, tone)
			s.stand(s.broken)
			s.list.Refresh()
			s.session.Commands()
		}
	}
}

// chainWords say whether a chain is whole, or where it breaks first.
func chainWords(r store.ChainReport) (words string, tone widgets.Tone) {
	switch {
	case r.Unborne:
		return r.Broken + ".", widgets.Bad
	case r.Broken != "":
		return "The chain is broken: " + r.Broken + ". A backup made before shows what was approved.", widgets.Bad
	case r.Approvals == 0:
		return "", widgets.Plain
	case r.Approvals == 1:
		return "The book is whole: its one record is as it was approved.", widgets.Good
	}
	return "The book is whole: all " + widgets.Count(r.Approvals, "record") + ", from the first to the last, are as they were approved.", widgets.Good
}
