package notice

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Explain shows, day by day from the meeting back, why an agenda must be out by
// its last day of issue. changed is called when the table of holidays was changed
// from there.
func Explain(s *session.Session, n rules.Notice, m data.Meeting, c rules.Calendar, changed func()) {
	today := data.DateOf(s.Now())
	page := container.New(layout.NewCustomPaddedVBoxLayout(3), paragraph(n.Body.Name+" gives "+n.Rule()+"."))
	for _, l := range n.Lines() {
		page.Add(dayRow(l, n))
	}
	countdown, _ := n.Countdown(m, today)
	if countdown != "" {
		page.Add(paragraph(countdown + "."))
	}
	if m.Status == data.Planned {
		page.Add(paragraph(Earliest(n.Body, today, c)))
	}
	widgets.NewDialog(s.Window, "By when the agenda must be out", page, "", nil).
		Also("Bank holidays…", func() { Holidays(s, n.Body.Nation, n.Latest, changed) }).Show(nil)
}

// Earliest says for which meetings an agenda would be in time that a body issues
// today.
func Earliest(b data.Body, today data.Date, c rules.Calendar) string {
	earliest, _ := rules.EarliestMeeting(b, today, c)
	for !c.Working(b.Nation, earliest) { // nobody meets then
		earliest = earliest.Add(1)
	}
	return fmt.Sprintf("An agenda issued today, %s, is in time for a meeting on %s or later.", today.Long(), earliest.Long())
}

// dayColumns are the day and what is said of it.
var dayColumns = []float32{7.5, 0}

// margin is what a label keeps free at its left.
const margin = 8

// dayRow is a line of the counting: days that count are in plain colour, the
// others are paler, the last day of issue is bold.
func dayRow(l rules.Line, n rules.Notice) fyne.CanvasObject {
	line, color := widgets.NewLine, look.Muted
	switch {
	case l.Day == n.Office:
		line, color = widgets.NewBoldLine, look.Text
	case l.Number > 0:
		color = look.Text
	}
	return container.New(layout.NewCustomPaddedLayout(0, 0, margin, 0),
		widgets.NewColumns(dayColumns, line(l.Day.Time().Format("Mon 2 Jan 2006"), color), line(widgets.Capital(l.Says), color)))
}

// paragraph is a sentence or two over the width of a dialog.
func paragraph(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}
