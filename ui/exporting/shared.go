package exporting

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/export/leak"
	"minutebook/ui/widgets"
)

// offerShared shows what public papers, or a sentence of the document, have in common
// with exempt papers, and makes the document when the clerk says that it may be
// public: a report, its minutes and its exempt annex often tell the same story. It
// tells whether that was what failed.
func (e *exporter) offerShared(path string, failed error) bool {
	var held leak.Refusal
	if !errors.As(failed, &held) || !held.Shared() {
		return false
	}
	asks := widgets.NewDialog(e.session.Window, "Words of an exempt paper stand in what is public",
		paragraph(sharedWords(held), widget.MediumImportance), "", nil).LeaveAs("Do not export")
	asks.Also("They may be public: export", func() {
		e.sharedRead = true
		e.run(path)
	})
	asks.Resize(fyne.NewSize(680, 0)).Show(nil)
	e.asks = asks
	return true
}

// sharedWords say what stands where, a line each.
func sharedWords(held leak.Refusal) string {
	const most = 6
	var lines []string
	for i, f := range held.Found {
		if i == most {
			lines = append(lines, fmt.Sprintf("• and %d more", len(held.Found)-most))
			break
		}
		lines = append(lines, "• "+widgets.Capital(f.String()))
	}
	return "No file was written. Please read these places in the public copy:\n" + strings.Join(lines, "\n") +
		"\n\nIf something there is exempt, replace the public paper or word the text otherwise. If both may say it, export it."
}
