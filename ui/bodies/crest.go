package bodies

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// crestField shows the crest of a body and takes another one.
type crestField struct {
	style   *style
	sum     string // as Style.Crest
	picture []byte
	folder  string // where the last one came from

	alt    *widgets.Entry
	choose *widgets.Button
	remove *widgets.Button
	shown  *canvas.Image
	none   *widgets.Text
	root   *fyne.Container
}

const crestSide = 64 // of the room for the picture

func newCrestField(s *style) *crestField {
	c := &crestField{style: s}
	c.alt = widgets.NewEntry("such as: the arms of the town, a bridge over three waves")
	c.alt.Valid = func(text string) error {
		if c.sum != "" && text == "" {
			return widgets.Problem("Say in a few words what the crest shows: it is read out to who cannot see it.")
		}
		return nil
	}
	c.alt.OnChanged = func(string) { s.typed() }
	c.choose = widgets.NewButton("Choose a picture…", c.pick)
	c.remove = widgets.NewButton("Take it away", c.clear)
	c.shown = &canvas.Image{FillMode: canvas.ImageFillContain}
	c.shown.SetMinSize(fyne.NewSquareSize(crestSide))
	c.none = widgets.NewLine("None yet. PNG or JPEG, up to 2 MB.", look.Muted)
	buttons := container.NewHBox(c.choose, c.remove)
	line := container.NewBorder(nil, nil, buttons, nil, container.NewVBox(layout.NewSpacer(), c.none, layout.NewSpacer()))
	c.root = container.NewBorder(nil, nil, c.shown, nil, container.NewVBox(layout.NewSpacer(), line, layout.NewSpacer()))
	return c
}

// show shows the crest of a style.
func (c *crestField) show(style data.Style) {
	c.alt.SetText(style.CrestAlt)
	c.set(style.Crest, nil)
	if style.Crest != "" {
		picture, err := c.style.session.Book.Crest(context.Background(), style.Crest)
		c.style.session.Did("read the crest", err)
		c.set(style.Crest, picture)
	}
}

// set takes a picture that the book has, or none.
func (c *crestField) set(sum string, picture []byte) {
	c.sum, c.picture = sum, picture
	c.shown.Image, _, _ = image.Decode(bytes.NewReader(picture)) // the book has looked at it
	c.shown.Hidden = c.shown.Image == nil
	c.remove.Hidden = sum == ""
	c.none.Hidden = sum != ""
	c.shown.Refresh()
	c.root.Refresh()
}

// pick asks for a picture.
func (c *crestField) pick() {
	widgets.Pick{Title: "Choose a crest", Verb: "Use it", Suffixes: []string{".png", ".jpg", ".jpeg"}, Dir: c.folder}.
		Show(c.style.session.Window, c.take)
}

// take keeps a picture in the book and shows it; the body bears it once it is
// saved.
func (c *crestField) take(path string) {
	c.folder = filepath.Dir(path)
	sum, picture, err := c.keep(path)
	if !c.style.session.Did("use “"+filepath.Base(path)+"” as the crest", err) {
		return
	}
	c.set(sum, picture)
	c.style.typed()
	c.style.session.Window.Canvas().Focus(c.alt)
}

func (c *crestField) keep(path string) (string, []byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	ctx, book := context.Background(), c.style.session.Book
	sum, err := book.KeepCrest(ctx, f)
	if err != nil {
		return "", nil, err
	}
	picture, err := book.Crest(ctx, sum)
	return sum, picture, err
}

// clear takes the crest away.
func (c *crestField) clear() {
	c.set("", nil)
	c.alt.SetText("")
	c.style.typed()
	c.style.session.Window.Canvas().Focus(c.choose)
}
