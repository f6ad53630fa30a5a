package exporting

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// ready is a document that was made, and what can be done with it now.
type ready struct {
	session *session.Session
	record  record.Meeting
	what    what
	options export.Options
	locked  bool // with a password
	path    string
	made    export.Result
	before  data.Issue // what its readers have in hand
	changes []string   // since then
	open    []string   // those of the changes that anybody may read of
	issued  data.Issue // it, when it was recorded; ID 0 until then

	dialog *widgets.Dialog
	said   *widget.Label // what has become of it
	reveal func(context.Context, string) error
}

func newReady(s *session.Session, m record.Meeting, w what, o export.Options, locked bool, path string, made export.Result) *ready {
	r := &ready{session: s, record: m, what: w, options: o, locked: locked, path: path, made: made, reveal: Reveal}
	issue := r.issue()
	if i := slices.IndexFunc(m.Issues, func(i data.Issue) bool { return i.SHA256 == issue.SHA256 }); i >= 0 {
		r.issued = m.Issues[i]
	}
	r.before, r.changes = changesBy(m, issue)
	if r.open = r.changes; o.Restricted {
		r.open = publicChanges(m, issue)
	}
	return r
}

// issue is the document as it is kept when it goes out.
func (r *ready) issue() data.Issue {
	return r.made.Issue(r.record, r.what.kind, r.options, filepath.Base(r.path))
}

// changesBy says what its readers had of a meeting before a document, and what it
// changes.
func changesBy(m record.Meeting, i data.Issue) (before data.Issue, changes []string) {
	known := false
	now := i
	switch i.Document {
	case data.IssuedAgenda, data.IssuedPack, data.IssuedSupplement:
		before, known = rules.GoneOut(m.Issues, i.Restricted)
		now, _ = rules.GoneOut(append(slices.Clone(m.Issues), i), i.Restricted)
	case data.IssuedMinutes:
		before, known = rules.LastOf(m.Issues, i.Document, i.Restricted)
	}
	if !known {
		return before, nil
	}
	return before, rules.ChangedSince(before, now.Contents)
}

// isDue tells whether recording that the document went out is most likely what the
// clerk does next.
func (r *ready) isDue() bool {
	if r.issued.ID != 0 || !rules.MayIssue(r.what.kind, r.record.Meeting.Status) {
		return false
	}
	switch r.what.kind {
	case data.IssuedAgenda, data.IssuedPack, data.IssuedSupplement:
		return r.record.Meeting.Status == data.Issued
	}
	return r.what.kind == data.IssuedMinutes
}

// deeds are what can be done with the document.
func (r *ready) deeds() Deeds {
	out := Deeds{
		{fyne.KeyO, "Open it", func() error { return opened(r.session, r.path) }},
		{fyne.KeyF, "Show in folder", r.showFolder},
		{fyne.KeyC, "Copy the path", r.copyPath},
		{fyne.KeyW, "Write to the members…", r.write},
		{fyne.KeyK, "Put it in the calendar", r.calendar},
	}
	if r.what.kind == "" {
		out = slices.DeleteFunc(out, func(d Deed) bool { return d.Key == fyne.KeyW })
	}
	if r.issued.ID == 0 && rules.MayIssue(r.what.kind, r.record.Meeting.Status) {
		out = append(out, Deed{fyne.KeyR, "Record that it was issued…", r.keep})
	}
	return out
}

// readyWidth has room for all deeds side by side.
const readyWidth = 800

// show says where the file is and what had to be left out or printed otherwise, and
// offers what comes next.
func (r *ready) show() {
	deeds := r.deeds()
	next, _ := deeds.Of(r.main())
	r.said = paragraph("", widget.SuccessImportance)
	r.dialog = widgets.NewDialog(r.session.Window, "The PDF is ready", r.content(deeds), next.Say, next.Do).LeaveAs("Close")
	deeds.Answer(r.dialog)
	if r.issued.ID == 0 {
		r.say(r.standing(), widget.MediumImportance) // nothing is done yet
	} else {
		r.tell(r.standing())
	}
	r.dialog.Resize(fyne.NewSize(readyWidth, 0)).Show(nil)
}

// tell says under the deeds what has been done.
func (r *ready) tell(words string) { r.say(words, widget.SuccessImportance) }

func (r *ready) say(words string, importance widget.Importance) {
	r.said.Importance = importance
	r.said.SetText(words)
	r.said.Hidden = words == ""
	r.dialog.Resize(fyne.NewSize(readyWidth, 0))
}

// standing says whether the document is out.
func (r *ready) standing() string {
	switch {
	case r.issued.ID != 0:
		return "Recorded: this file was issued on " + data.DateOf(r.issued.At.Local()).Medium() + sentTo(" to ", r.issued.Recipients) + "."
	case r.record.Meeting.Status == data.Planned && (r.what.kind == data.IssuedAgenda || r.what.kind == data.IssuedPack):
		return "The agenda is not issued yet (" + session.KeyText(session.KeyIssue) + " on the agenda): what is exported before is a preview."
	}
	return ""
}

// part is what has to be said of a document under one heading.
type part struct {
	title string
	lines []string
}

// parts are what has to be said of the document, the gravest first.
func (r *ready) parts() []part {
	looks, withheld := part{title: "Please look at these"}, part{title: "Left out of this public copy, which was searched for it"}
	for _, w := range r.made.Warnings {
		if w.Where == export.NotAccessible {
			continue // they have a list of their own
		}
		looks.lines = append(looks.lines, widgets.Capital(w.Where)+": "+w.What)
	}
	for _, w := range r.made.Withheld {
		withheld.lines = append(withheld.lines, w.String())
	}
	out := []part{looks, {"Not everyone can read these papers", r.made.Barred}, withheld}
	if r.issued.ID == 0 {
		out = append(out, part{"Changed since it was issued before, on " + data.DateOf(r.before.At.Local()).Medium(), r.changes})
	}
	return slices.DeleteFunc(out, func(p part) bool { return len(p.lines) == 0 })
}

func (r *ready) content(deeds Deeds) fyne.CanvasObject {
	page := container.New(layout.NewCustomPaddedVBoxLayout(4),
		inset(widgets.NewBoldLine(filepath.Base(r.path), look.Text)),
		inset(widgets.NewLine(english.Join(", ", widgets.Count(r.made.Pages, "page"), leaves(r.made, r.options, r.record, r.what.kind),
			size(len(r.made.PDF)), "in "+filepath.Dir(r.path)), look.Muted)))
	for _, p := range r.parts() {
		page.Add(inset(widgets.NewSection(p.title)))
		page.Add(paragraph("• "+strings.Join(p.lines, "\n• "), widget.MediumImportance))
	}
	page.Add(deeds.Tools(r.main(), func() *widgets.Dialog { return r.dialog }))
	page.Add(r.said)
	return page
}

// main is the key of what the clerk most likely does next.
func (r *ready) main() fyne.KeyName {
	if r.isDue() {
		return fyne.KeyR
	}
	return fyne.KeyO
}

// inset lines a line up with the words of labels.
func inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), o)
}

// paragraph is words over the width of the dialog.
func paragraph(words string, importance widget.Importance) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping, l.Importance = fyne.TextWrapWord, importance
	return l
}

// size is how large a file is, in words.
func size(bytes int) string {
	switch {
	case bytes < 1000:
		return widgets.Count(bytes, "byte")
	case bytes < 1_000_000:
		return fmt.Sprintf("%d kB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
