package accessible

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/export/accessible"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// part is a row of the list: some pages and their faults.
type part struct {
	accessible.Group
	archive bool // no reader is troubled, only the archive
}

func (p part) title() string {
	if p.archive {
		return "Archive: " + strings.ToLower(p.Title()[:1]) + p.Title()[1:]
	}
	return p.Title()
}

// result is the open dialog: the parts of the file at the left, and what is
// wrong with the one under the cursor at the right.
type result struct {
	session *session.Session
	name    string
	report  accessible.Report
	parts   []part
	list    *widgets.List
	faults  *fyne.Container
	scroll  *container.Scroll
	dialog  *widgets.Dialog
}

func newResult(s *session.Session, name string, r accessible.Report) *result {
	d := &result{session: s, name: name, report: r}
	for _, g := range accessible.Groups(r.Of(accessible.Reading)) {
		d.parts = append(d.parts, part{g, false})
	}
	for _, g := range accessible.Groups(r.Only(accessible.Archiving)) {
		d.parts = append(d.parts, part{g, true})
	}
	return d
}

func (d *result) show() {
	words := paragraph(verdict(d.report), widget.MediumImportance)
	if !d.report.Accessible() {
		words.Importance = widget.WarningImportance
	}
	words.TextStyle.Bold = true
	top := tight(words, paragraph(claims(d.report), widget.LowImportance))
	if len(d.parts) == 0 {
		d.dialog = widgets.NewDialog(d.session.Window, title(d.name), top, "", nil)
		d.dialog.Resize(fyne.NewSize(theme.TextSize()*44, 0)).Show(nil)
		return
	}
	d.list = widgets.NewList(func() int { return len(d.parts) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{0, 4.5}, widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted))
	}, func(i int, o fyne.CanvasObject) {
		cells := o.(*fyne.Container).Objects
		cells[0].(*widgets.Text).SetText(d.parts[i].title())
		cells[1].(*widgets.Text).SetText(widgets.Count(len(d.parts[i].Faults), "fault"))
	})
	d.faults = container.NewVBox()
	d.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollMargin), d.faults))
	d.list.OnCursor = d.fill
	d.list.OnKey = d.key
	body := container.NewBorder(top, nil, nil, nil,
		widgets.NewSized(56, 21, widgets.NewColumnPages(17, d.list, d.scroll)))
	d.fill(0)
	d.dialog = widgets.NewDialog(d.session.Window, title(d.name), body, "", nil)
	d.dialog.Also("Copy the list", d.copy).Show(d.list)
}

// scrollMargin keeps the words off the scroll bar.
const scrollMargin = 10

func title(name string) string { return "Accessibility of “" + name + "”" }

// fill shows what is wrong in the part under the cursor.
func (d *result) fill(i int) {
	p := d.parts[i]
	d.faults.Objects = nil
	for _, f := range p.Faults {
		what := paragraph(f.What+times(f), widget.MediumImportance)
		what.TextStyle.Bold = true
		d.faults.Add(tight(what, paragraph(f.Mend, widget.MediumImportance)))
	}
	d.faults.Refresh()
	d.scroll.ScrollToTop()
}

// times is how often a rule is broken, where it is more than once.
func times(f accessible.Fault) string {
	if f.Times < 2 {
		return ""
	}
	return fmt.Sprintf(" (%d times)", f.Times)
}

// key lets the page keys go through a long list of faults.
func (d *result) key(key *fyne.KeyEvent) bool {
	by := d.scroll.Size().Height * 0.9
	switch key.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
	case fyne.KeyPageUp:
		by = -by
	default:
		return false
	}
	room := d.scroll.Content.MinSize().Height - d.scroll.Size().Height
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(room, d.scroll.Offset.Y+by))))
	return true
}

// verdict is what a report means, in a sentence or two.
func verdict(r accessible.Report) string {
	if !r.Accessible() {
		return accessible.Summary(r)
	}
	return "No faults found that a machine can find. A person must still read it aloud: " +
		"no machine can tell whether the order makes sense and the descriptions fit."
}

// claims is what the file says of itself, and whether it is right.
func claims(r accessible.Report) string {
	var is []string
	for _, c := range r.Claims {
		switch {
		case strings.HasPrefix(c, "PDF/UA-"):
			is = append(is, c+" (accessible)")
		default:
			is = append(is, c+" (for the archive)")
		}
	}
	if len(is) == 0 {
		return "It does not say of itself that it is accessible or made for the archive."
	}
	words := "It says of itself that it is " + strings.Join(is, " and ") + "."
	switch access, archive := r.Claim("PDF/UA") && !r.Accessible(), r.Claim("PDF/A") && !r.Archival(); {
	case access && archive:
		return words + " Neither is true."
	case access:
		return words + " It is not accessible."
	case archive:
		return words + " It breaks rules of the archive."
	}
	return words
}

func paragraph(words string, weight widget.Importance) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = weight
	return l
}

// tight puts paragraphs that belong together below one another.
func tight(paragraphs ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(-2*theme.Padding()), paragraphs...)
}

// copy puts all of it into the clipboard, for a mail to whoever made the PDF.
func (d *result) copy() {
	fyne.CurrentApp().Clipboard().SetContent(d.text())
	d.session.Tell("What was found is copied: paste it into a mail.")
}

// text is all that was found as plain words.
func (d *result) text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s\n%s\n", d.name, verdict(d.report), claims(d.report))
	for _, p := range d.parts {
		fmt.Fprintf(&out, "\n%s\n", p.title())
		for _, f := range p.Faults {
			fmt.Fprintf(&out, "• %s%s\n  %s\n", f.What, times(f), f.Mend)
		}
	}
	return out.String()
}
