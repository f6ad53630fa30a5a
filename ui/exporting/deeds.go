package exporting

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/ui/widgets"
)

// Deed is something that can be done with a file that was made, by its key.
type Deed struct {
	Key fyne.KeyName
	Say string
	Do  func() error
}

// Deeds are offered beside each other in the dialog of the file. One of them is on
// the button of the dialog itself.
type Deeds []Deed

// Of is the deed of a key.
func (d Deeds) Of(key fyne.KeyName) (Deed, bool) {
	if i := slices.IndexFunc(d, func(one Deed) bool { return one.Key == key }); i >= 0 {
		return d[i], true
	}
	return Deed{}, false
}

// Answer has the keys do their deeds in a dialog, which says what goes wrong.
func (d Deeds) Answer(in *widgets.Dialog) {
	in.OnKey = func(key *fyne.KeyEvent) bool {
		one, found := d.Of(key.Name)
		if found {
			one.in(in)
		}
		return found
	}
}

// Tools are the buttons of all but the deed of main. dialog is the one they will
// be in.
func (d Deeds) Tools(main fyne.KeyName, dialog func() *widgets.Dialog) fyne.CanvasObject {
	var tools []fyne.CanvasObject
	for _, one := range d {
		if one.Key != main {
			tools = append(tools, widgets.NewTool(one.Say, string(one.Key), func() { one.in(dialog()) }))
		}
	}
	return container.New(layout.NewCustomPaddedLayout(12, 4, theme.InnerPadding(), 0), widgets.NewTools(tools...))
}

func (d Deed) in(dialog *widgets.Dialog) {
	if err := d.Do(); err != nil {
		dialog.Fail(err)
	}
}
