package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jezek/xgb/xproto"
)

// desk is a program with its caret at the end of a line, and an eye on that line.
type desk struct {
	eye  *eye
	page region // where the text of the program is
	line region // from a little before the caret to where the line ends
}

// sitDown finds the line: it types letters inside a part of the screen, sees
// where they come, and takes them away again.
func sitDown(e *eye, page region) (*desk, error) {
	before, err := e.see(page)
	if err != nil {
		return nil, err
	}
	const trial = "m mm m" // words: a program may bring in its dictionary at the first
	for _, r := range trial {
		e.press(xproto.Keysym(r))
		time.Sleep(50 * time.Millisecond)
	}
	time.Sleep(3 * time.Second)
	after, err := e.see(page)
	if err != nil {
		return nil, err
	}
	where, more := differ(before, after)
	if !more || where.h > 40 {
		return nil, fmt.Errorf("the letters typed did not come in one line of the page (%+v)", where)
	}
	where.x -= 4
	where.w = page.x + page.w - where.x
	d := &desk{e, page, where}
	if err := d.erase(len(trial)); err != nil {
		return nil, err
	}
	time.Sleep(time.Second)
	return d, nil
}

// reaching types keys at about five a second, not in step with anything, and
// tells how long each took to the first changed pixel of its glyph.
func (d *desk) reaching(keys int) ([]time.Duration, error) {
	const inLine = 30
	random := rand.New(rand.NewPCG(1, 2))
	var took []time.Duration
	for i := range keys {
		if i > 0 && i%inLine == 0 {
			if err := d.erase(inLine); err != nil {
				return nil, err
			}
		}
		before, err := d.eye.see(d.line)
		if err != nil {
			return nil, err
		}
		began := time.Now()
		d.eye.press(xproto.Keysym("nohamusterd"[i%11]))
		at, err := d.until(before, began.Add(10*time.Second))
		if err != nil {
			return nil, err
		}
		took = append(took, at.Sub(began))
		time.Sleep(time.Until(began.Add(150*time.Millisecond + time.Duration(random.IntN(100_000))*time.Microsecond)))
	}
	return took, d.erase((keys-1)%inLine + 1)
}

// erase takes letters away again, each when the one before has gone: of two
// BackSpaces that a busy screen gets in the same millisecond GLFW drops one, as
// it takes it for a double that an input method made.
func (d *desk) erase(letters int) error {
	for range letters {
		before, err := d.eye.see(d.line)
		if err != nil {
			return err
		}
		began := time.Now()
		d.eye.press(backSpace)
		d.until(before, began.Add(time.Second)) // a space may go unseen while the caret is off
		time.Sleep(time.Until(began.Add(40 * time.Millisecond)))
	}
	time.Sleep(time.Second)
	return nil
}

// until waits until a line is another than before, and says when it was.
func (d *desk) until(before picture, end time.Time) (time.Time, error) {
	for {
		if !d.eye.waitDrawn(time.Until(end)) {
			return time.Time{}, fmt.Errorf("a key did not reach the screen")
		}
		now, err := d.eye.see(before.region)
		if err != nil {
			return time.Time{}, err
		}
		if _, more := differ(before, now); more {
			return time.Now(), nil
		}
	}
}

// rush is what came of typing fast.
type rush struct {
	typed  string
	behind time.Duration // from the last key to the last change of the text
	frozen time.Duration // the longest time between two changes
}

// rushing types words at a rate for some time. They end with a word, so that
// the last change is that of its last letter.
func (d *desk) rushing(perSecond int, lasting time.Duration) (rush, error) {
	lines := region{d.page.x, d.line.y, d.page.w, min(12*d.line.h, d.page.y+d.page.h-d.line.y)}
	keys := perSecond * int(lasting/time.Second)
	const words = "the members heard that silt lay in the basin and that seals rest on the mud in june "
	text := strings.Repeat(words, keys/len(words)+1)
	text = text[:strings.LastIndexByte(text[:keys], ' ')]
	last, err := d.eye.see(lines)
	if err != nil {
		return rush{}, err
	}
	var ended time.Time
	done := make(chan struct{})
	began := time.Now()
	go func() {
		for i, r := range text {
			time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / time.Duration(perSecond))))
			d.eye.press(xproto.Keysym(r))
		}
		ended = time.Now()
		close(done)
	}()
	var changes []time.Time
	for {
		if !d.eye.waitDrawn(2 * time.Second) {
			select {
			case <-done:
			default:
				continue
			}
			break
		}
		now, err := d.eye.see(lines)
		if err != nil {
			return rush{}, err
		}
		if _, more := differ(last, now); more {
			changes = append(changes, time.Now())
		}
		last = now
		select {
		case <-done:
			if time.Since(ended) > 2*time.Second {
				return summed(text, ended, changes)
			}
		default:
		}
	}
	return summed(text, ended, changes)
}

func summed(text string, ended time.Time, changes []time.Time) (rush, error) {
	if len(changes) < 2 {
		return rush{}, fmt.Errorf("nothing that was typed reached the screen")
	}
	r := rush{typed: text, behind: changes[len(changes)-1].Sub(ended)}
	for i := range changes[1:] {
		r.frozen = max(r.frozen, changes[i+1].Sub(changes[i]))
	}
	return r, nil
}
