package minutebook

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/sign"
	"minutebook/ui/exporting"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// certificateFields are what is asked for a signature with a certificate, and for the
// minutes that are printed for it.
func (g *signing) certificateFields() (err error) {
	label := ""
	if g.leaf, label, err = exporting.NewLeafEntry(g.session.Book, g.record); err != nil {
		return err
	}
	g.file = widgets.NewEntry("the file ends in .p12 or .pfx")
	g.password = widgets.NewEntry("").Whole()
	g.password.Password = true
	g.to = widgets.NewEntry("the file")
	g.to.SetText(filepath.Join(documents(), string(g.record.Meeting.Start.Date())+" minutes signed.pdf"))
	g.whole = widgets.NewCheck("The whole minutes, with what is kept from the public", nil)
	withFolder := func(e *widgets.Entry, pick widgets.Pick) fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, widgets.NewButton("File…", func() {
			pick.Show(g.session.Window, e.SetText)
		}), e)
	}
	row := func(label string, o fyne.CanvasObject) {
		r := g.form.Labelled(label, o)
		g.rows = append(g.rows, r)
		g.form.Side(r)
	}
	row("Certificate", withFolder(g.file, widgets.Pick{Title: "The certificate", Verb: "Take it", Suffixes: []string{".p12", ".pfx"}}))
	row("Its password", g.password)
	row("The signed PDF goes to", withFolder(g.to, widgets.Pick{Title: "The signed PDF", Verb: "Here", Kind: widgets.PickSave, Name: "minutes signed.pdf", Suffixes: []string{".pdf"}}))
	row(label, g.leaf)
	if slices.ContainsFunc(g.record.Items, func(i record.Item) bool { return i.Exempt != "" || len(i.Minutes.Kept()) > 0 }) {
		row("", g.whole)
	}
	return nil
}

// certifier signs with a certificate: all it needs is copied from the dialog, as it
// works beside the window.
type certifier struct {
	session   *session.Session
	record    record.Meeting
	signature data.Signature
	from      string // the file of the certificate
	password  string
	to        string // the signed PDF
	whole     bool
	firstLeaf int
	warnings  []export.Warning // about what was signed
}

// certify signs beside the window once the dialog has gone. What goes wrong brings
// it back as it was filled in.
func (g *signing) certify(sig data.Signature) error {
	c := &certifier{session: g.session, record: g.record, signature: sig,
		from: g.file.Value(), password: g.password.Text, to: g.to.Value(), whole: g.whole.Checked, firstLeaf: g.leaf.Number()}
	if !strings.EqualFold(filepath.Ext(c.to), ".pdf") {
		c.to += ".pdf"
	}
	if _, err := os.Stat(c.to); err == nil {
		return widgets.Problem("There is a file " + filepath.Base(c.to) + " already: give another name.")
	}
	g.session.Window.Canvas().Unfocus() // or two fields would have the cursor when the dialog comes back
	g.dialog.OnClosed = func() {
		g.dialog.OnClosed = nil
		g.work.Add(1)
		widgets.Progress(g.session.Window, "Signing the minutes", func(ctx context.Context, report widgets.Report) error {
			defer g.work.Done()
			return c.sign(ctx, report)
		}, func(err error) { g.certified(c, err) })
	}
	return nil
}

// certified shows what has become of the signature.
func (g *signing) certified(c *certifier, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		g.session.Tell("Nothing was signed, and no file was written.")
		g.dialog.Show(g.password)
	case err != nil:
		g.dialog.Show(g.password)
		g.dialog.Fail(err)
	default:
		g.session.Tell("Signed and written: " + c.to)
		g.signed()
		if len(c.warnings) > 0 {
			widgets.Inform(g.session.Window, "Signed. Please look at these", warningLines(c.warnings))
		}
	}
}

func warningLines(list []export.Warning) string {
	var lines []string
	for _, w := range list {
		lines = append(lines, widgets.Capital(w.Where)+": "+w.What+".")
	}
	return strings.Join(lines, "\n")
}

// sign signs the finished PDF with the certificate, writes it and records the
// signature. Nothing is recorded of a file that could not be written, and nothing
// is left half done: once the file is there, the clerk cannot cancel any more.
func (c *certifier) sign(ctx context.Context, report widgets.Report) error {
	report(0, "Reading the certificate")
	file, err := os.ReadFile(c.from)
	if err != nil {
		return widgets.Problem("The certificate cannot be read: is it " + cmp.Or(c.from, "nowhere") + "?")
	}
	id, err := sign.ReadPKCS12(file, c.password)
	if err == nil {
		err = id.Fits(c.signature.SignedAt)
	}
	if err != nil {
		return widgets.Problem(widgets.Capital(err.Error()) + ".")
	}
	report(0.2, "Printing and signing the minutes")
	o := export.Options{Restricted: c.whole, Today: data.DateOf(c.signature.SignedAt), FirstLeaf: c.firstLeaf}
	o.Open = func(p data.Paper) (io.ReadCloser, error) { return c.session.Book.OpenPaper(ctx, p.ID) }
	signed, sig, err := export.SignMinutes(ctx, c.record, c.signature, &id, o)
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return err
	}
	report(0.9, filepath.Base(c.to))
	if err := signed.WriteFile(c.to); err != nil {
		return err
	}
	if err := c.session.Book.Sign(context.WithoutCancel(ctx), c.record.Meeting.ID, sig); err != nil {
		return errors.Join(err, os.Remove(c.to)) // a signed file of which the book knows nothing would mislead
	}
	c.warnings = signed.Warnings
	if err := c.session.Book.SaveLeaves(context.WithoutCancel(ctx), c.record.Meeting.ID, signed.First, signed.Last); err != nil { // signed they are
		c.warnings = append(c.warnings, export.Warning{Where: "the numbers of the leaves", What: err.Error()})
	}
	return nil
}
