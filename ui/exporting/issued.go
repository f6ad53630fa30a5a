package exporting

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// ShowIssued lists what was issued of a meeting, latest first.
func ShowIssued(s *session.Session, meeting int64) { showIssued(s, meeting) }

func showIssued(s *session.Session, meeting int64) *widgets.Dialog {
	m, err := s.Book.Record(context.Background(), meeting)
	if !s.Did("read what was issued", err) {
		return nil
	}
	page := container.New(layout.NewCustomPaddedVBoxLayout(2))
	if len(m.Issues) == 0 {
		page.Add(paragraph("Nothing is recorded as issued yet. After an export ("+session.KeyText(session.KeyExport)+") the book can keep what went out, when and to whom.", widget.MediumImportance))
	} else {
		page.Add(inset(widgets.NewColumns(issuedColumns, widgets.NewLine("Went out", look.Muted), widgets.NewLine("Document", look.Muted),
			widgets.NewLine("Pages", look.Muted), widgets.NewLine("File", look.Muted), widgets.NewLine("SHA-256", look.Muted))))
	}
	for at := len(m.Issues) - 1; at >= 0; at-- {
		page.Add(issuedRow(m.Issues[at]))
	}
	title := "What was issued: " + m.Body.Name + ", " + m.Meeting.Start.Date().Medium()
	d := widgets.NewDialog(s.Window, title, page, "", nil)
	d.Resize(fyne.NewSize(980, 0)).Show(nil)
	return d
}

// issuedColumns are the day and time, the document, its pages, its file and the
// beginning of its hash.
var issuedColumns = []float32{9.5, 10.5, 5, 0, 6.5}

func issuedRow(i data.Issue) fyne.CanvasObject {
	at := i.At.Local()
	row := widgets.NewColumns(issuedColumns,
		widgets.NewLine(data.DateOf(at).Short()+", "+data.ClockOf(at).Spoken(), look.Text),
		widgets.NewLine(documentName(i), look.Text),
		widgets.NewLine(pagesOf(i), look.Text),
		widgets.NewLine(i.File, look.Text),
		widgets.NewLine(short(i.SHA256), look.Muted))
	to := sentTo("To ", i.Recipients)
	if to == "" {
		to = "To nobody that was named"
	}
	words := widget.NewLabel(to + ".")
	words.Wrapping, words.Importance = fyne.TextWrapWord, widget.LowImportance
	return container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), container.New(layout.NewCustomPaddedVBoxLayout(0), inset(row), words))
}

// documentName is what a document is called in a list.
func documentName(i data.Issue) string {
	out := widgets.Capital(string(i.Document))
	if i.Restricted {
		out += ", restricted"
	}
	return out
}

func pagesOf(i data.Issue) string {
	if i.First == i.Last {
		return fmt.Sprint(i.First)
	}
	return fmt.Sprintf("%d – %d", i.First, i.Last)
}

// short is as much of a hash as tells files apart.
func short(hash string) string { return hash[:min(len(hash), 8)] }

// sentTo says to whom a document went, in few words: how many by email, who on
// paper; empty for nobody.
func sentTo(lead string, to []data.Recipient) string {
	byMail, onPaper := apart(to)
	var parts []string
	switch len(byMail) {
	case 0:
	case 1, 2, 3:
		parts = append(parts, names(byMail)+" by email")
	default:
		parts = append(parts, people(len(byMail))+" by email")
	}
	if len(onPaper) > 0 {
		parts = append(parts, names(onPaper))
	}
	if len(parts) == 0 {
		return ""
	}
	return lead + strings.Join(parts, ", and to ")
}
