// Package notice shows the clerk by when an agenda must be out: a quiet line
// with a countdown, the counting day by day, the table of holidays, and what an
// item that came too late needs.
//
// Words. The strip is the line above an agenda. A deadline is a sentence of the
// agenda that counts back from the meeting, with the day that is. The counting
// itself is data/rules.
package notice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Strip is one line above an agenda: by when it must be out and how long that
// is. A click or the key explains it day by day. Where the agenda went out in
// time and the meeting is past there is no strip.
type Strip struct {
	Root *fyne.Container

	session *session.Session
	changed func() // the table of holidays was changed
	words   *widgets.Text
	meeting data.Meeting
	notice  rules.Notice
	cal     rules.Calendar
}

// NewStrip makes a strip that says nothing yet. changed is called when the clerk
// has changed the table of holidays from it.
func NewStrip(s *session.Session, changed func()) *Strip {
	t := &Strip{session: s, changed: changed, words: widgets.NewLine("", look.Muted)}
	why := widgets.NewTool("Day by day", session.KeyText(session.KeyNotice), t.Explain)
	t.Root = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), container.New(behind{t.words}, container.New(middle{}, t.words), why))
	t.Root.Hide()
	return t
}

// Set shows the notice of a meeting as the calendar and today have it.
func (t *Strip) Set(b data.Body, m data.Meeting, c rules.Calendar) {
	t.meeting, t.cal, t.notice = m, c, rules.NoticeOf(b, m.Start.Date(), c)
	today := data.DateOf(t.session.Now())
	words, pace := t.notice.Countdown(m, today)
	t.words.SetText(words)
	t.words.SetColor(colourOf(pace, t.notice.IssuedLate(m)))
	done := pace == rules.Settled && !t.notice.IssuedLate(m) && (m.Status != data.Issued || m.Start.Date() < today)
	t.Root.Hidden = words == "" || done
	t.Root.Refresh()
}

// Says is what the strip says; empty where it is hidden.
func (t *Strip) Says() string {
	if t.Root.Hidden {
		return ""
	}
	return t.words.Words()
}

// Explain shows the counting day by day.
func (t *Strip) Explain() {
	if t.meeting.ID != 0 {
		Explain(t.session, t.notice, t.meeting, t.cal, t.changed)
	}
}

func colourOf(p rules.Pace, late bool) fyne.ThemeColorName {
	switch {
	case p == rules.TooLate:
		return look.ErrorText
	case p == rules.Soon, late:
		return look.WarningText
	}
	return look.Muted
}

// behind puts a tool right behind the words of a line.
type behind struct{ words *widgets.Text }

const toolGap = 12

func (b behind) Layout(o []fyne.CanvasObject, size fyne.Size) {
	tool := o[1].MinSize()
	wide := fyne.MeasureText(b.words.Words(), theme.TextSize(), fyne.TextStyle{}).Width + 1
	wide = min(wide, size.Width-tool.Width-toolGap)
	o[0].Resize(fyne.NewSize(wide, size.Height))
	o[1].Move(fyne.NewPos(wide+toolGap, 0))
	o[1].Resize(fyne.NewSize(tool.Width, size.Height))
}

func (b behind) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, tool := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(words.Width+toolGap+tool.Width, max(words.Height, tool.Height))
}

// middle keeps a line at half the height it is given.
type middle struct{}

func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, (size.Height-high)/2))
	o[0].Resize(fyne.NewSize(size.Width, high))
}

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
