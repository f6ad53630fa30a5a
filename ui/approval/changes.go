package approval

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/ui/widgets"
)

// newChanges lists changes, one below the other: where, and what went and came.
func newChanges(changes []data.Change) fyne.CanvasObject {
	var all []widgets.Passage
	for _, c := range changes {
		all = append(all, widgets.SmallWords(changedWhere(c)), widgets.Passage{Runs: compare.Words(runs(c.Before), runs(c.After))})
	}
	return widgets.NewMarked(all...)
}

// newReading is what is read in a dialog: as high as so many lines, and it scrolls.
func newReading(lines int, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewSized(40, min(24, 1.5*float32(lines)), widgets.NewReading(objects...).Root)
}

func runs(text string) []doc.Run {
	if text == "" {
		return nil
	}
	return []doc.Run{{Text: text}}
}

// changedWhere is where a change was made: "Minute 29, Budget monitoring".
func changedWhere(c data.Change) string {
	var parts []string
	switch {
	case c.Number != "":
		parts = append(parts, "Minute "+c.Number+" "+c.Title)
	case c.Title != "":
		parts = append(parts, c.Title)
	}
	if c.What != "" {
		parts = append(parts, c.What)
	}
	if len(parts) == 0 {
		return "The meeting"
	}
	return widgets.Capital(strings.Join(parts, ", "))
}

// paragraph is some lines of words.
func paragraph(words string, importance widget.Importance) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping, l.Importance = fyne.TextWrapWord, importance
	return l
}
