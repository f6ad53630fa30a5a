package editor

import (
	"time"

	"fyne.io/fyne/v2"
)

// blinking is how long the caret is on, and then off.
const blinking = 530 * time.Millisecond

// blink is the caret going on and off. It repaints only when that changes.
type blink struct {
	on     bool
	steady time.Time // the caret stays on until then
	flip   func()
	run    *fyne.Animation
}

// show turns the caret on, for the clerk has just done something.
func (b *blink) show() {
	b.on = true
	b.steady = time.Now().Add(blinking)
}

func (b *blink) start() {
	b.show()
	if b.run == nil {
		b.run = forever(blinking, b.tick)
	}
}

func (b *blink) tick(done float32) {
	on := done < 0.5 || time.Now().Before(b.steady)
	if on != b.on {
		b.on = on
		b.flip()
	}
}

func (b *blink) stop() {
	if b.run != nil {
		b.run.Stop()
		b.run = nil
	}
}
