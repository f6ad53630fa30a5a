package plan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// row is a line of the list: an entry, with the month or day that begins with it.
type row struct {
	store.PlanRow
	month string // empty if the line above has the same
}

var columns = []float32{10, -3, -2, 9, 13}

func headings() fyne.CanvasObject {
	var heads []fyne.CanvasObject
	for _, h := range []string{"Expected", "Business", "Presented by", "", "Notice by, or on the agenda of"} {
		heads = append(heads, widgets.NewBoldLine(h, look.Muted))
	}
	return widgets.NewRowHead(columns, heads...)
}

func newRow() fyne.CanvasObject {
	return widgets.NewColumns(columns,
		widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted),
		container.NewHBox(widgets.NewBadge("", widgets.Plain), widgets.NewBadge("", widgets.Plain)), widgets.NewLine("", look.Muted))
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	cells, e := o.(*fyne.Container).Objects, s.rows[i]
	today := data.DateOf(s.session.Now())
	cells[0].(*widgets.Text).SetText(e.month)
	cells[1].(*widgets.Text).SetText(e.Title)
	cells[1].(*widgets.Text).SetColor(look.Text)
	if e.Item != 0 {
		cells[1].(*widgets.Text).SetColor(look.Muted)
	}
	cells[2].(*widgets.Text).SetText(e.Presenter)
	badges := cells[3].(*fyne.Container).Objects
	badges[0].(*widgets.Badge).Set("", widgets.Plain)
	if e.Key {
		badges[0].(*widgets.Badge).Set("Key", widgets.Notice)
	}
	badges[1].(*widgets.Badge).Set("", widgets.Plain)
	if e.Exempt != "" {
		badges[1].(*widgets.Badge).Set("Private", widgets.Warning)
	}
	cells[3].Refresh()
	body, _ := s.theBody()
	words, late := noticeWords(body, e.PlanRow, s.calendar, today)
	cells[4].(*widgets.Text).SetText(words)
	cells[4].(*widgets.Text).SetColor(look.Muted)
	if late {
		cells[4].(*widgets.Text).SetColor(look.ErrorText)
	}
}

// noticeWords says on which agenda an entry is, or by when it must be announced
// and whether that day is past.
func noticeWords(b data.Body, e store.PlanRow, c rules.Calendar, today data.Date) (words string, late bool) {
	if e.Item != 0 {
		return e.On.Medium(), false
	}
	if e.Due == "" {
		return "", false
	}
	var first data.Date
	for _, n := range rules.AdvanceNotices(b, e.PlanEntry, e.Due, c) {
		if first == "" || n.Latest < first {
			first = n.Latest
		}
	}
	if first == "" {
		return "", false
	}
	return first.Medium(), first < today
}
