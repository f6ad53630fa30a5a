package exporting

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/export"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// offerPlaces asks what is to stand in the place of papers that cannot go into a
// pack, keeps the choice with them and makes the pack then. It tells whether that
// was what failed.
func (e *exporter) offerPlaces(path string, failed error) bool {
	var faults export.Faults
	if !errors.As(failed, &faults) {
		return false
	}
	var asks *widgets.Dialog
	insert := func() error {
		if err := e.bind(faults, data.Insert); err != nil {
			return err
		}
		asks.OnClosed = func() { e.run(path) }
		return nil
	}
	title, page, leave := "One paper cannot go into the pack", "Put a page in its place", "Leave it out"
	if len(faults) > 1 {
		title, page, leave = fmt.Sprintf("%d papers cannot go into the pack", len(faults)), "Put pages in their places", "Leave them out"
	}
	asks = widgets.NewDialog(e.session.Window, title, paragraph(faultWords(faults), widget.MediumImportance), page, insert)
	asks.Also(leave, func() {
		if err := e.bind(faults, data.LeftOut); e.session.Did("leave papers out of the pack", err) {
			e.run(path)
		}
	})
	asks.Resize(fyne.NewSize(640, 0)).Show(nil)
	e.asks = asks
	return true
}

// faultWords say of each paper why it cannot go in, and what can be done.
func faultWords(faults export.Faults) string {
	var lines []string
	for _, f := range faults {
		lines = append(lines, fmt.Sprintf("• %s, “%s”: %s", widgets.Capital(f.Item), f.Paper.Name, f.Reason))
	}
	return strings.Join(lines, "\n") + "\n\nA page in the place of a paper says that it is supplied separately; where it is left out, the agenda says so. " +
		"The papers of the agenda (" + session.KeyText(session.KeyPapers) + ") take another file in its place."
}

// bind keeps what stands in the place of papers, and reads the meeting again.
func (e *exporter) bind(faults export.Faults, b data.Binding) error {
	ctx := context.Background()
	for _, f := range faults {
		p := f.Paper
		p.Binding, p.Fault = b, f.Reason
		if err := e.session.Book.SavePaper(ctx, &p); err != nil {
			return err
		}
	}
	m, err := e.session.Book.Record(ctx, e.record.Meeting.ID)
	if err == nil {
		e.record = m
	}
	return err
}
