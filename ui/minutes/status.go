package minutes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/ui/approval"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// locked tells whether nothing can be typed: the minutes are approved, or a
// published draft of which no correction is open.
func (s *Screen) locked() bool {
	st := s.meeting().Status
	return st.Locked() || st == data.Cancelled || s.state.ReadOnly(st)
}

// stateLine says above the page how far the minutes have come, with what can be
// done about it beside.
type stateLine struct {
	words *widget.Label
	tools *fyne.Container
	root  *fyne.Container
}

func newStateLine() *stateLine {
	l := &stateLine{words: widget.NewLabel(""), tools: container.New(layout.NewCustomPaddedHBoxLayout(6))}
	l.words.Wrapping = fyne.TextWrapWord
	l.root = container.New(&beside{}, l.words, l.tools)
	return l
}

// beside puts tools beside words that wrap, or below them where the words would have
// too little room. How high that is depends on the width it was given last.
type beside struct{ width float32 }

// leastWords is how wide words must be able to be, in ems, for tools to stand beside
// them.
const leastWords = 22

// below tells whether the tools stand below the words.
func (b *beside) below(tools fyne.CanvasObject) bool {
	wide := tools.MinSize().Width
	return wide > 0 && b.width > 0 && b.width-wide < leastWords*theme.TextSize()
}

func (b *beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	words, tools := o[0], o[1]
	b.width = size.Width
	least := tools.MinSize()
	tools.Resize(least)
	if b.below(tools) {
		words.Resize(fyne.NewSize(size.Width, size.Height-least.Height-theme.InnerPadding()/2))
		words.Move(fyne.Position{})
		tools.Move(fyne.NewPos(theme.InnerPadding(), size.Height-least.Height))
		return
	}
	words.Resize(fyne.NewSize(size.Width-least.Width-theme.Padding(), size.Height))
	words.Move(fyne.Position{})
	tools.Move(fyne.NewPos(size.Width-least.Width, (size.Height-least.Height)/2))
}

func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, tools := o[0].MinSize(), o[1].MinSize()
	if b.below(o[1]) {
		return fyne.NewSize(max(words.Width, tools.Width), words.Height+tools.Height+theme.InnerPadding()/2)
	}
	return fyne.NewSize(words.Width+theme.Padding()+tools.Width, max(words.Height, tools.Height))
}

// set shows the words, and tools beside them; without words the line is not there.
func (l *stateLine) set(words string, importance widget.Importance, tools ...fyne.CanvasObject) {
	l.words.Importance = importance
	l.words.SetText(words)
	l.tools.Objects = tools
	widgets.SetShown(l.root, words != "")
	l.root.Refresh()
}

// showState says how far the minutes have come, and offers what is done about it.
func (s *Screen) showState() {
	m, st := s.record, s.state
	words, importance := st.Words(m), widget.LowImportance
	var tools []fyne.CanvasObject
	offer := func(word string, do func()) { tools = append(tools, widgets.NewTool(word, "", do)) }
	switch {
	case st.Reader != "":
		words = english.Join(" ", words, st.Reader)
	case m.Meeting.Status == data.DraftPublished && st.Open != nil:
		importance = widget.WarningImportance
		offer("Done", s.doneCorrecting)
	case m.Meeting.Status == data.WithChair && !st.Agreed.IsZero():
		offer("Publish the draft…", s.publish)
	case st.Correctable(m.Meeting.Status):
		offer("Correct the draft…", s.correctDraft)
	}
	if n := len(m.Corrections); n > 0 && m.Meeting.Status == data.DraftPublished {
		offer(widgets.Count(n, "correction")+" so far…", s.showCorrections)
	}
	p, pending := s.readPending()
	if s.pending = pending && st.Reader == ""; s.pending {
		words, importance = english.Join(" ", words, p.Words()), widget.WarningImportance
		offer("Lock them…", func() { s.lockApproved(p) })
	}
	links := slices.Concat(st.Approves, st.Noted)
	if st.By.Meeting != 0 {
		links = append([]approval.Link{st.By}, links...)
	}
	for i, l := range links {
		if slices.ContainsFunc(links[:i], func(before approval.Link) bool { return before.Words == l.Words }) {
			continue // the minute that approved these noted something beside them too
		}
		offer(l.Words, func() { s.session.Go(session.Place{Screen: session.Minutes, Meeting: l.Meeting, Item: l.Item}) })
	}
	if words == "" && len(st.Approves) > 0 {
		words = "This meeting approved earlier minutes."
	}
	s.line.set(words, importance, tools...)
	s.pane.Shown() // the page begins below the line
}

// publish asks whether the draft is to be published.
func (s *Screen) publish() {
	if err := s.Leave(); err != nil {
		s.session.Fail("save the minutes", err)
		return
	}
	approval.Publish(s.session, s.record, func() {
		s.readAgain()
		s.session.Tell("The draft is published. Any change is a correction from now on.")
	})
}

// correctDraft asks why the published draft is corrected, and opens the page.
func (s *Screen) correctDraft() {
	approval.Correct(s.session, s.place.Meeting, func() {
		s.readAgain()
		s.session.Tell("The page is open for the correction. “Done” above it closes it again.")
	})
}

// doneCorrecting closes the correction that is open.
func (s *Screen) doneCorrecting() {
	if err := s.Leave(); err != nil {
		s.session.Fail("save the minutes", err)
		return
	}
	if approval.Done(s.session, s.place.Meeting) {
		s.readAgain()
	}
}

func (s *Screen) showCorrections() { approval.ShowCorrections(s.session, s.record) }

// readAgain shows the meeting as the book has it now, at the place in hand.
func (s *Screen) readAgain() {
	s.place.Item, s.place.Block = s.section(), ""
	s.Show(s.place)
	s.session.Commands()
}

// correctable tells whether a correction of the published draft can be opened.
func (s *Screen) correctable() bool { return s.state.Correctable(s.meeting().Status) }
