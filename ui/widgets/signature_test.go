package widgets_test

import (
	"bytes"
	"errors"
	"image/png"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"minutebook/export/sign"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// pad shows a pad of 400 by 150.
func pad(t *testing.T) (*widgets.SignaturePad, *uitest.Window) {
	var p *widgets.SignaturePad
	w := window(t, func() fyne.CanvasObject { p = widgets.NewSignaturePad(); return p })
	w.Resize(fyne.NewSize(400, 150))
	return p, w
}

// stroke draws through places, as a pen would.
func stroke(p *widgets.SignaturePad, places ...fyne.Position) {
	at := func(p fyne.Position) fyne.PointEvent { return fyne.PointEvent{Position: p} }
	p.MouseDown(&desktop.MouseEvent{PointEvent: at(places[0]), Button: desktop.MouseButtonPrimary})
	for _, to := range places[1:] {
		p.Dragged(&fyne.DragEvent{PointEvent: at(to)})
	}
	p.MouseUp(&desktop.MouseEvent{PointEvent: at(places[len(places)-1])})
	p.DragEnd()
}

// loops are the places of a stroke like handwriting.
func loops(from, to float64) []fyne.Position {
	var out []fyne.Position
	for a := from; a < to; a += 0.3 {
		out = append(out, fyne.NewPos(float32(60+9*a+18*math.Cos(2*a)), float32(80-30*math.Sin(2*a)*(1-a/40))))
	}
	return out
}

func TestSignaturePad(t *testing.T) {
	p, w := pad(t)
	changes := 0
	p.OnChanged = func() { changes++ }
	if _, err := p.Picture(); !errors.Is(err, sign.ErrBlank) || !p.Empty() {
		t.Errorf("an empty pad gives %v", err)
	}
	stroke(p, loops(0, 25)...)
	stroke(p, fyne.NewPos(60, 120), fyne.NewPos(300, 112))
	stroke(p, fyne.NewPos(310, 100)) // a dot
	if changes != 3 || p.Empty() {
		t.Errorf("%d changes", changes)
	}
	if w.Canvas().Focused() != p {
		t.Error("the pad signed on has not the focus")
	}
	w.Shot("signature-pad")
	test.AssertImageMatches(t, "signature.png", w.Canvas().Capture())
	whole, err := p.Picture()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := p.Picture()
	if !bytes.Equal(whole, again) {
		t.Error("the same strokes give two pictures")
	}
	size, err := png.DecodeConfig(bytes.NewReader(whole))
	if err != nil || size.Width > 800 || size.Height > 300 || size.Width < 600 || len(whole) > 40_000 {
		t.Errorf("a picture of %d by %d, %d bytes, %v", size.Width, size.Height, len(whole), err)
	}
	w.Press(fyne.KeyBackspace)
	p.TypedShortcut(&fyne.ShortcutUndo{})
	if less, _ := p.Picture(); bytes.Equal(less, whole) || p.Empty() {
		t.Error("the last strokes are still there")
	}
	w.Press(fyne.KeyDelete)
	if !p.Empty() {
		t.Error("Delete leaves ink")
	}
	p.TypedShortcut(&fyne.ShortcutUndo{})
	if p.Empty() {
		t.Error("what was cleared does not come back")
	}
	p.Undo()
	p.Undo() // of nothing
	if !p.Empty() || changes != 8 {
		t.Errorf("empty %v, %d changes", p.Empty(), changes)
	}
}

func TestSignaturePadOutsideAndOtherButtons(t *testing.T) {
	p, _ := pad(t)
	p.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	p.Dragged(&fyne.DragEvent{})
	p.MouseUp(nil)
	if !p.Empty() {
		t.Error("the other button draws")
	}
	stroke(p, fyne.NewPos(-500, -500), fyne.NewPos(900, 900))
	if _, err := p.Picture(); err != nil {
		t.Errorf("a stroke beyond the edge: %v", err)
	}
}

func TestSignaturePadShowsAPicture(t *testing.T) {
	p, w := pad(t)
	stroke(p, loops(0, 25)...)
	picture, err := p.Picture()
	if err != nil {
		t.Fatal(err)
	}
	p.Clear()
	if err := p.SetPicture([]byte("no picture")); err == nil || !p.Empty() {
		t.Errorf("no picture is taken: %v", err)
	}
	if err := p.SetPicture(picture); err != nil || p.Empty() {
		t.Fatalf("%v", err)
	}
	w.Shot("signature-picture")
	test.AssertImageMatches(t, "signaturepicture.png", w.Canvas().Capture())
	if got, _ := p.Picture(); !bytes.Equal(got, picture) {
		t.Error("another picture comes back")
	}
	stroke(p, fyne.NewPos(60, 60), fyne.NewPos(90, 90))
	if got, _ := p.Picture(); bytes.Equal(got, picture) {
		t.Error("a new stroke does not take the picture's place")
	}
}
