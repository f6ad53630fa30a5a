package exporting

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// keeping asks when a document went out and to whom.
type keeping struct {
	ready           *ready
	byMail, onPaper []data.Recipient
	form            *widgets.Form
	on              *widgets.DateEntry
	mailed, posted  *widgets.Check
	others          *widgets.Entry
	dialog          *widgets.Dialog
}

// keep asks to whom the document went and records it. The dialog of the document
// comes back after it.
func (r *ready) keep() error {
	k := newKeeping(r)
	// the question stands in the place of the dialog: it opens when that has gone
	r.dialog.OnClosed = func() { k.dialog.Show(k.on) }
	r.dialog.Hide()
	return nil
}

func newKeeping(r *ready) *keeping {
	today := data.DateOf(r.session.Now())
	k := &keeping{ready: r, form: widgets.NewForm(), on: widgets.NewDateEntry(today)}
	k.byMail, k.onPaper = apart(rules.Recipients(r.record, r.options.Restricted))
	k.on.SetDate(today)
	k.form.Add("", paragraph(r.what.keepWords(), widget.MediumImportance))
	k.form.Add("It went out on", k.on)
	if len(k.byMail) > 0 {
		k.mailed = k.group("By email to ", k.byMail)
	}
	if len(k.onPaper) > 0 {
		k.posted = k.group("On paper to ", k.onPaper)
	}
	k.others = widgets.NewEntry("such as: the website, Thornmere Library")
	label := "And to, with commas between"
	if r.options.Restricted {
		k.others.SetPlaceHolder("this copy is not for the public")
	}
	k.form.Add(label, k.others)
	k.dialog = widgets.NewDialog(r.session.Window, "Record that it was issued", k.form, "Record it", k.record)
	k.dialog.Resize(fyne.NewSize(640, 0))
	k.dialog.OnClosed = func() { r.show() }
	return k
}

// group adds a group of recipients that can be left out.
func (k *keeping) group(lead string, of []data.Recipient) *widgets.Check {
	check := widgets.NewCheck(lead+people(len(of)), nil)
	check.Checked = true
	who := paragraph(names(of), widget.LowImportance)
	who.SizeName = theme.SizeNameCaptionText
	k.form.Add("", container.New(layout.NewCustomPaddedVBoxLayout(-theme.InnerPadding()), check, who))
	return check
}

// keepWords say what is recorded.
func (w what) keepWords() string {
	switch w.kind {
	case data.IssuedPack, data.IssuedSupplement:
		return "The book keeps which file went out, when and to whom. Its page numbers stay from then on, whatever comes later."
	}
	return "The book keeps which file went out, when and to whom, and can say later what has changed since."
}

// record keeps what stands in the form.
func (k *keeping) record() error {
	if err := k.form.Check(); err != nil {
		return err
	}
	on, err := k.on.Date()
	if err != nil {
		return err
	}
	r := k.ready
	now := r.session.Now()
	if on > data.DateOf(now) {
		return sentence("It cannot have gone out on a day to come.")
	}
	i := r.issue()
	i.Recipients = k.recipients()
	if on != data.DateOf(now) { // at noon, as nobody knows when
		i.At = on.Time().Add(12 * time.Hour)
	}
	ctx := context.Background()
	if err := r.session.Book.KeepIssue(ctx, &i); err != nil {
		return err
	}
	r.issued = i
	if i.Document == data.IssuedPack {
		forgetDrawn(r.record, i.Restricted)
	}
	r.session.Tell("Recorded: " + i.File + " was issued on " + on.Medium() + ".")
	if m, err := r.session.Book.Record(ctx, i.Meeting); err == nil { // the document is kept, whatever becomes of this
		r.record.Issues = m.Issues
	}
	return nil
}

// recipients are those to whom it went.
func (k *keeping) recipients() []data.Recipient {
	var out []data.Recipient
	if k.mailed != nil && k.mailed.Checked {
		out = append(out, k.byMail...)
	}
	if k.posted != nil && k.posted.Checked {
		out = append(out, k.onPaper...)
	}
	for other := range strings.SplitSeq(k.others.Text, ",") {
		if other = strings.TrimSpace(other); other != "" {
			out = append(out, data.Recipient{Name: other})
		}
	}
	return out
}
