package minutebook

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// chainLine says on a tinted ground whether the chain of a body's approvals is
// whole.
type chainLine struct {
	widget.BaseWidget
	words *widget.Label
	bad   bool
}

func newChainLine() *chainLine {
	c := &chainLine{words: widget.NewLabel("")}
	c.words.Wrapping = fyne.TextWrapWord
	c.ExtendBaseWidget(c)
	return c
}

// set shows words; bad that something is wrong.
func (c *chainLine) set(words string, bad bool) {
	c.bad, c.words.Importance = bad, widget.SuccessImportance
	if bad {
		c.words.Importance = widget.DangerImportance
	}
	c.words.SetText(words)
	widgets.SetShown(c, words != "")
	c.Refresh()
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
	r.ground.FillColor = theme.Color(look.SuccessGround)
	if r.line.bad {
		r.ground.FillColor = theme.Color(look.ErrorGround)
	}
	r.WidgetRenderer.Refresh()
}

// verify verifies the chain of the body from its first approval to its last.
func (s *Screen) verify() {
	s.broken = 0
	defer s.list.Refresh()
	reports, err := s.session.Book.VerifyChain(context.Background())
	if !s.session.Did("verify the chain", err) {
		s.chain.set("", false)
		return
	}
	for _, r := range reports {
		if r.Body == s.chosen().ID {
			s.broken = r.Meeting
			s.chain.set(chainWords(r))
			return
		}
	}
	s.chain.set("", false)
}

// chainWords say whether a chain is whole, or where it breaks first.
func chainWords(r store.ChainReport) (words string, bad bool) {
	switch {
	case r.Broken != "":
		return "The chain is broken: " + r.Broken, true
	case r.Approvals == 0:
		return "", false
	case r.Approvals == 1:
		return "The book is whole: its one record is as it was approved.", false
	}
	return "The book is whole: all " + widgets.Count(r.Approvals, "record") + ", from the first to the last, are as they were approved.", false
}
