package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"minutebook/ui/look"
	"minutebook/ui/session"
)

// looks is the palette and text size in use. They are kept in the desktop's
// preferences, because they belong to the person at the screen and not to the
// book. Others are put on what is in sight as it stands: the clerk keeps her
// place, and what she can undo.
type looks struct {
	app     fyne.App
	palette look.Palette
	size    float32
	changed func() // called when the clerk has chosen other looks
}

const (
	prefPalette = "palette"
	prefText    = "text size"
)

func newLooks(a fyne.App, changed func()) *looks {
	l := &looks{
		app:     a,
		changed: changed,
		palette: look.Palette(a.Preferences().StringWithFallback(prefPalette, string(look.Light))),
		size:    float32(a.Preferences().FloatWithFallback(prefText, look.DefaultTextSize)),
	}
	l.apply()
	return l
}

func (l *looks) apply() { l.app.Settings().SetTheme(look.New(l.palette, l.size)) }

func (l *looks) choose(p look.Palette) {
	l.palette = p
	l.app.Preferences().SetString(prefPalette, string(p))
	l.apply()
	l.changed()
}

// step makes the text one size larger (1) or smaller (-1).
func (l *looks) step(by int) {
	sizes := look.TextSizes()
	at := max(slices.Index(sizes, l.size), 0)
	l.size = sizes[max(0, min(at+by, len(sizes)-1))]
	l.app.Preferences().SetFloat(prefText, float64(l.size))
	l.apply()
	l.changed()
}

func (l *looks) chosen(name string) bool { return name == string(l.palette) }

func (l *looks) commands() []session.Command {
	var list []session.Command
	for _, p := range look.Palettes() {
		list = append(list, session.Command{Menu: "View", Name: string(p), Run: func() { l.choose(p) }})
	}
	return append(list,
		session.Command{Menu: "View", Name: "Larger text", Key: session.KeyZoomIn, Run: func() { l.step(1) }},
		session.Command{Menu: "View", Name: "Smaller text", Key: session.KeyZoomOut, Run: func() { l.step(-1) }},
	)
}
