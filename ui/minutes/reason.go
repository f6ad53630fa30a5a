package minutes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// reasonField asks why something is kept from the public: the paragraphs of
// Schedule 12A, typed as numbers or clicked, or a reason in words. A parish has
// words alone.
type reasonField struct {
	label   string
	entry   *widgets.Entry
	content fyne.CanvasObject
	grounds []rules.Ground
	tools   []*widgets.Tool
}

// newReasonField makes the field; told gets the reason whenever it changes, and
// once now.
func newReasonField(body data.Body, reason string, told func(reason string)) *reasonField {
	f := &reasonField{label: "Paragraphs of Schedule 12A, or a reason in words", grounds: rules.Grounds(body.Notice)}
	f.entry = widgets.NewEntry("such as: 1, 3").Whole()
	names := widgets.NewTools()
	if len(f.grounds) == 0 {
		f.label = "Reason"
		f.entry.SetPlaceHolder("such as: a tender is discussed")
	} else {
		f.entry.SetPlaceHolder("such as: " + f.grounds[0].Paragraph + ", " + f.grounds[2].Paragraph)
	}
	for _, g := range f.grounds {
		tool := widgets.NewTool(g.Paragraph+"  "+g.Name, "", func() { f.toggle(g.Paragraph) })
		f.tools = append(f.tools, tool)
		names.Add(tool)
	}
	f.entry.OnChanged = func(string) {
		f.show()
		told(f.typed())
	}
	f.content = container.New(layout.NewCustomPaddedVBoxLayout(6), f.entry, names)
	f.entry.SetText(strings.Join(strings.Fields(reason), " "))
	if reason == "" {
		told("")
	}
	return f
}

// typed is the reason as data.Item.Exempt says it: paragraphs each once, or the
// words.
func (f *reasonField) typed() string {
	if paragraphs := f.paragraphs(); paragraphs != nil {
		return strings.Join(paragraphs, ", ")
	}
	return doc.Clean(f.entry.Value())
}

// paragraphs are those named in the field in their order, with commas or without;
// nil for a reason in words.
func (f *reasonField) paragraphs() []string {
	if len(f.grounds) == 0 {
		return nil
	}
	return f.inOrder(rules.NamedParagraphs(strings.Join(strings.FieldsFunc(f.entry.Text, func(r rune) bool { return r == ' ' || r == ',' }), ", ")))
}

// inOrder puts paragraphs into the order of the schedule.
func (f *reasonField) inOrder(paragraphs []string) []string {
	place := func(p string) int {
		return slices.IndexFunc(f.grounds, func(g rules.Ground) bool { return g.Paragraph == p })
	}
	slices.SortStableFunc(paragraphs, func(a, b string) int { return place(a) - place(b) })
	return paragraphs
}

// reason is what is typed, or what is missing.
func (f *reasonField) reason() (string, error) {
	typed := f.typed()
	paragraphs := f.paragraphs()
	switch {
	case typed == "" && len(f.grounds) == 0:
		return "", errNoReason
	case typed == "":
		return "", errNoParagraph
	}
	for _, n := range paragraphs {
		if !slices.ContainsFunc(f.grounds, func(g rules.Ground) bool { return g.Paragraph == n }) {
			first, last := f.grounds[0].Paragraph, f.grounds[len(f.grounds)-1].Paragraph
			return "", sentence("There is no paragraph " + n + " here: they run from " + first + " to " + last + ".")
		}
	}
	return typed, nil
}

const (
	errNoReason    sentence = "Please type the reason: the resolution must state it (Public Bodies (Admission to Meetings) Act 1960, s.1(2))."
	errNoParagraph sentence = "Please say which paragraph of Schedule 12A it comes under, or type the reason in words."
)

// toggle names a paragraph, or no longer.
func (f *reasonField) toggle(paragraph string) {
	named := f.paragraphs()
	if i := slices.Index(named, paragraph); i >= 0 {
		named = slices.Delete(named, i, i+1)
	} else {
		named = append(named, paragraph)
	}
	f.entry.SetText(strings.Join(f.inOrder(named), ", "))
}

// show lights the paragraphs that are named.
func (f *reasonField) show() {
	named := f.paragraphs()
	for i, g := range f.grounds {
		f.tools[i].SetOn(slices.Contains(named, g.Paragraph))
	}
}

// withhold asks why the passage that is selected is kept from the public.
func (s *Screen) withhold() {
	by := session.KeyText(session.KeyWithhold)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	from, to := s.page.Range()
	first, last := s.page.Block(from.Block), s.page.Block(to.Block)
	why := newReasonField(s.record.Body, s.likelyReason(from.Block), func(string) {})
	passage := widgets.NewText("", 4)
	passage.SetText(strings.Join(doc.Lines(s.passage(from.Block, to.Block)), "\n"))
	passage.Disable()
	form := widgets.NewForm().Add(why.label, why.content).Add("The passage", passage).
		Note("Whole paragraphs are kept from the public, with their decisions and actions. Undo opens them again.")
	s.pane.open(task{title: "Keep a passage from the public", by: by, content: form.Scroll(), focus: why.entry, verb: "Keep it (Ctrl+Enter)",
		words: said(why.entry), do: func() error {
			reason, err := why.reason()
			if err != nil {
				return err
			}
			a, z := s.page.Index(first.Section, first.ID), s.page.Index(last.Section, last.ID)
			if a < 0 || z < 0 {
				return errPassageGone
			}
			s.page.Select(edit.Pos{Block: a}, edit.Pos{Block: z})
			s.editor.SetExempt(reason)
			s.editor.GoToEnd(last.Section, last.ID)
			s.showPrivate()
			return nil
		}})
}

const errPassageGone sentence = "The passage has been changed since this form was opened. Close it and select the passage again."

// likelyReason is why a passage is probably kept from the public: the reason it
// has, that of the private session, or that of the exempt items.
func (s *Screen) likelyReason(block int) string {
	if reason := s.page.Exempt(block); reason != "" {
		return reason
	}
	if reason, in := s.inPrivate(); in {
		return reason
	}
	_, reasons := s.exemptToCome(0)
	return strings.Join(reasons, ", ")
}

// passage is some blocks of the page as a document.
func (s *Screen) passage(from, to int) doc.Document {
	var d doc.Document
	for i := from; i <= to; i++ {
		if b := s.page.Block(i); b.Kind != edit.ItemHeading {
			d.Blocks = append(d.Blocks, b.Doc())
		}
	}
	return d
}

// openPassage opens the passage that is selected to the public.
func (s *Screen) openPassage() {
	if !s.writable() {
		return
	}
	s.editor.SetExempt("")
	s.showPrivate()
	switch at := s.page.Caret().Block; {
	case s.exemptOf(s.itemOf(s.section())) != "":
		s.session.Tell("The whole item is kept from the public: its page on the agenda says so.")
	case s.page.Block(at).Exempt != "":
		s.session.Tell("It stays from the public with the motion or the amendment whose words it has: open that too.")
	}
}
