package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// eye looks at a screen and has a finger on its keyboard, without the help of
// the programs that run there.
type eye struct {
	conn  *xgb.Conn
	root  xproto.Window
	codes map[xproto.Keysym]xproto.Keycode
	drawn chan struct{} // something was drawn since it was last read
}

// look opens the eye on a display (":99").
func look(display string) (*eye, error) {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, err
	}
	e := &eye{conn: conn, drawn: make(chan struct{}, 1), codes: map[xproto.Keysym]xproto.Keycode{}}
	if err := e.open(); err != nil {
		conn.Close()
		return nil, fmt.Errorf("look at the screen %s: %w", display, err)
	}
	go e.watch()
	return e, nil
}

func (e *eye) open() error {
	if err := xtest.Init(e.conn); err != nil {
		return err
	}
	if err := damage.Init(e.conn); err != nil {
		return err
	}
	if _, err := damage.QueryVersion(e.conn, 1, 1).Reply(); err != nil {
		return err
	}
	setup := xproto.Setup(e.conn)
	e.root = setup.DefaultScreen(e.conn).Root
	few, last := setup.MinKeycode, setup.MaxKeycode
	keys, err := xproto.GetKeyboardMapping(e.conn, few, byte(last-few)+1).Reply()
	if err != nil {
		return err
	}
	for i := 0; i < len(keys.Keysyms); i += int(keys.KeysymsPerKeycode) {
		e.codes[keys.Keysyms[i]] = few + xproto.Keycode(i/int(keys.KeysymsPerKeycode))
	}
	id, err := damage.NewDamageId(e.conn)
	if err != nil {
		return err
	}
	return damage.CreateChecked(e.conn, id, xproto.Drawable(e.root), damage.ReportLevelRawRectangles).Check()
}

func (e *eye) close() { e.conn.Close() }

// watch takes note of what is drawn until the eye is closed.
func (e *eye) watch() {
	for {
		event, err := e.conn.WaitForEvent()
		if event == nil && err == nil {
			return
		}
		if _, ok := event.(damage.NotifyEvent); ok {
			select {
			case e.drawn <- struct{}{}:
			default:
			}
		}
	}
}

// backSpace is the key that takes a letter away.
const backSpace xproto.Keysym = 0xff08

// press presses the key of a small letter, a space or backSpace.
func (e *eye) press(key xproto.Keysym) {
	code := byte(e.codes[key])
	xtest.FakeInput(e.conn, xproto.KeyPress, code, 0, e.root, 0, 0, 0)
	xtest.FakeInput(e.conn, xproto.KeyRelease, code, 0, e.root, 0, 0, 0)
}

// region is a part of the screen, in pixels.
type region struct{ x, y, w, h int }

// picture is what stood in a region, four bytes a pixel.
type picture struct {
	region
	pixels []byte
}

func (e *eye) see(r region) (picture, error) {
	image, err := xproto.GetImage(e.conn, xproto.ImageFormatZPixmap, xproto.Drawable(e.root),
		int16(r.x), int16(r.y), uint16(r.w), uint16(r.h), 0xffffffff).Reply()
	if err != nil {
		return picture{}, err
	}
	return picture{r, image.Data}, nil
}

// waitDrawn waits until something is drawn; false says that nothing was for so long.
func (e *eye) waitDrawn(patience time.Duration) bool {
	select {
	case <-e.drawn:
		return true
	case <-time.After(patience):
		return false
	}
}

// differ gives the part in which two pictures of one region differ, empty if
// they are the same, and whether that is more than a caret that went on or off.
func differ(a, b picture) (where region, more bool) {
	columns := make([]bool, a.w)
	top, bottom := a.h, -1
	for y := range a.h {
		from, to := y*a.w*4, (y+1)*a.w*4
		if bytes.Equal(a.pixels[from:to], b.pixels[from:to]) {
			continue
		}
		top, bottom = min(top, y), y
		for x := range a.w {
			at := from + x*4
			if !columns[x] && !bytes.Equal(a.pixels[at:at+3], b.pixels[at:at+3]) {
				columns[x] = true
			}
		}
	}
	left, right := a.w, -1
	for x, changed := range columns {
		if changed {
			left, right = min(left, x), x
		}
	}
	if right < 0 {
		return region{}, false
	}
	return region{a.x + left, a.y + top, right - left + 1, bottom - top + 1}, right-left+1 > caretWidth
}

// caretWidth is how wide a caret is at most, in pixels.
const caretWidth = 3
