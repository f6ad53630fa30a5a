package forms

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// Reason asks why something is kept from the public: the paragraphs of
// Schedule 12A, typed as numbers or clicked, or a reason in words. A parish has
// words alone.
type Reason struct {
	Label   string
	Entry   *widgets.Entry
	Content fyne.CanvasObject
	grounds []rules.Ground
	tools   []*widgets.Tool
}

// NewReason makes the field; told gets the reason whenever it changes, and
// once now.
func NewReason(body data.Body, reason string, told func(reason string)) *Reason {
	f := &Reason{Label: "Paragraphs of Schedule 12A, or a reason in words", grounds: rules.Grounds(body.Notice)}
	f.Entry = widgets.NewEntry("such as: 1, 3").Whole()
	names := widgets.NewTools()
	if len(f.grounds) == 0 {
		f.Label = "Reason"
		f.Entry.SetPlaceHolder("such as: a tender is discussed")
	} else {
		f.Entry.SetPlaceHolder("such as: " + f.grounds[0].Paragraph + ", " + f.grounds[2].Paragraph)
	}
	for _, g := range f.grounds {
		tool := widgets.NewTool(g.Paragraph+"  "+g.Name, "", func() { f.toggle(g.Paragraph) })
		f.tools = append(f.tools, tool)
		names.Add(tool)
	}
	f.Entry.OnChanged = func(string) {
		f.show()
		told(f.typed())
	}
	f.Content = container.New(layout.NewCustomPaddedVBoxLayout(6), f.Entry, names)
	f.Entry.SetText(strings.Join(strings.Fields(reason), " "))
	if reason == "" {
		told("")
	}
	return f
}

// typed is the reason as data.Item.Exempt says it: paragraphs each once, or the
// words.
func (f *Reason) typed() string {
	if paragraphs := f.paragraphs(); paragraphs != nil {
		return strings.Join(paragraphs, ", ")
	}
	return doc.Clean(f.Entry.Value())
}

// paragraphs are those named in the field in their order, with commas or without;
// nil for a reason in words.
func (f *Reason) paragraphs() []string {
	if len(f.grounds) == 0 {
		return nil
	}
	return f.inOrder(rules.NamedParagraphs(strings.Join(strings.FieldsFunc(f.Entry.Text, func(r rune) bool { return r == ' ' || r == ',' }), ", ")))
}

// inOrder puts paragraphs into the order of the schedule.
func (f *Reason) inOrder(paragraphs []string) []string {
	place := func(p string) int {
		return slices.IndexFunc(f.grounds, func(g rules.Ground) bool { return g.Paragraph == p })
	}
	slices.SortStableFunc(paragraphs, func(a, b string) int { return place(a) - place(b) })
	return paragraphs
}

// Why is what is typed, or what is missing.
func (f *Reason) Why() (string, error) {
	typed := f.typed()
	paragraphs := f.paragraphs()
	switch {
	case typed == "" && len(f.grounds) == 0:
		return "", ErrNoReason
	case typed == "":
		return "", ErrNoParagraph
	}
	for _, n := range paragraphs {
		if !slices.ContainsFunc(f.grounds, func(g rules.Ground) bool { return g.Paragraph == n }) {
			first, last := f.grounds[0].Paragraph, f.grounds[len(f.grounds)-1].Paragraph
			return "", widgets.Problem("There is no paragraph " + n + " here: they run from " + first + " to " + last + ".")
		}
	}
	return typed, nil
}

const (
	ErrNoReason    widgets.Problem = "Please type the reason: the resolution must state it (Public Bodies (Admission to Meetings) Act 1960, s.1(2))."
	ErrNoParagraph widgets.Problem = "Please say which paragraph of Schedule 12A it comes under, or type the reason in words."
)

// toggle names a paragraph, or no longer.
func (f *Reason) toggle(paragraph string) {
	named := f.paragraphs()
	if i := slices.Index(named, paragraph); i >= 0 {
		named = slices.Delete(named, i, i+1)
	} else {
		named = append(named, paragraph)
	}
	f.Entry.SetText(strings.Join(f.inOrder(named), ", "))
}

// show lights the paragraphs that are named.
func (f *Reason) show() {
	named := f.paragraphs()
	for i, g := range f.grounds {
		f.tools[i].SetOn(slices.Contains(named, g.Paragraph))
	}
}
