package notice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// Place is where words stand in a text: a block and its runes.
type Place struct {
	Block    string
	From, To int
}

// Deadlines are the lines below a text with the day of each deadline in it. A
// click writes the day into the text, or puts right the one that stands there.
type Deadlines struct {
	Root *fyne.Container

	put   func(at Place, words string)
	shown []string
}

// NewDeadlines makes it for no text yet; put writes words at a place.
func NewDeadlines(put func(at Place, words string)) *Deadlines {
	d := &Deadlines{put: put, Root: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	d.Root.Hide()
	return d
}

// Set shows the deadlines of a text on the agenda of a meeting. A day that
// stands there and is right needs no line.
func (d *Deadlines) Set(text doc.Document, b data.Body, start data.DateTime, c rules.Calendar, writable bool) {
	d.Root.Objects, d.shown = nil, nil
	for _, block := range text.Blocks {
		for _, found := range rules.Deadlines(block.Text(), b, start, c) {
			if found.Written == found.Day {
				continue
			}
			d.add(block.ID, found, writable)
		}
	}
	d.Root.Hidden = len(d.Root.Objects) == 0
	d.Root.Refresh()
}

// Says is what the lines say.
func (d *Deadlines) Says() []string { return d.shown }

func (d *Deadlines) add(block string, found rules.Deadline, writable bool) {
	words := "“" + found.Words + "” is " + found.Day.Long() + "."
	importance, verb := widget.LowImportance, "Write the day in"
	at, day := Place{block, found.To, found.To}, " ("+found.Day.Long()+")"
	if found.Wrong() {
		words = "“" + found.Words + "” is " + found.Day.Long() + ", and the text says " + found.Written.Long() + "."
		importance, verb = widget.WarningImportance, "Put it right"
		at, day = Place{block, found.WrittenFrom, found.WrittenTo}, found.Day.Long()
	}
	d.shown = append(d.shown, words)
	line := widget.NewLabel(words)
	line.Wrapping, line.Importance, line.SizeName = fyne.TextWrapWord, importance, theme.SizeNameCaptionText
	tool := widgets.NewTool(verb, "", func() { d.put(at, day) })
	tool.Hidden = !writable
	d.Root.Add(container.NewBorder(nil, nil, nil, container.NewVBox(tool), line))
}
