// Command keys measures how fast a key reaches the screen, from outside the
// program: it presses a key on a screen that nobody sees and takes the time to
// the first changed pixel of the letter.
//
//	keys [-typed 240] [-rush 1m] [-words 500,50000] [-alone] MINUTEBOOK [FIELD]
//
// MINUTEBOOK is the built window, FIELD the built cmd/dev/field. Each line is one
// program with one meeting: the time to the screen of keys pressed five times a
// second; the processor time of one; then, at fifteen keys a second, how far the
// screen was behind at the end, the longest time without a change on it and
// whether all that was typed is in the book; what the program uses when nothing
// happens; its memory.
//
// What a frame costs. The program itself needs 0.03 to 0.1 ms for a letter; the
// rest is the frame it is seen in. Fyne takes keys and draws on a fixed tick, 60 a
// second: a key waits 8.3 ms for it on average and 16.7 at most. Each frame paints
// the whole window, for Fyne keeps no account of what is damaged, and every
// rectangle with one shader made for all shapes. Writer paints the letter alone,
// as it comes. At 1440 by 900 without a graphics card, set before all other load
// (chrt -r 5), key to screen is at p50 and p99: the minutes 19.9 and 34.2 ms with
// 500 words (17.7 and 27.8 before there was more around the page), 21.4 and 33.7
// with 50,000, Fyne's own text field 39.8 and 48.7, Writer 2.2 and 2.6.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb"

	"minutebook/cmd/dev/screen"
)

// perSecond is how many keys a fast typist presses.
const perSecond = 15

func main() {
	typed := flag.Int("typed", 240, "`keys` to measure one by one")
	rush := flag.Duration("rush", time.Minute, "how long to type fast")
	words := flag.String("words", "500,50000", "sizes of the meeting in `words`")
	alone := flag.Bool("alone", false, "leave LibreOffice out")
	flag.Parse()
	xgb.Logger.SetOutput(io.Discard) // it tells of every screen that was closed
	m := measure{typed: *typed, rush: *rush, alone: *alone}
	if err := m.run(context.Background(), strings.Split(*words, ","), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "keys:", err)
		os.Exit(1)
	}
}

type measure struct {
	typed int
	rush  time.Duration
	alone bool
	dir   string // of books and texts
}

func (m measure) run(ctx context.Context, sizes, programs []string) (err error) {
	if len(programs) == 0 || m.typed < 1 || m.rush < time.Second {
		return fmt.Errorf("name the built window, at least one key and a second")
	}
	if m.dir, err = os.MkdirTemp("", "minutebook-keys-"); err != nil {
		return err
	}
	defer os.RemoveAll(m.dir)
	fmt.Printf("%-26s%9s%9s%9s%9s%9s%9s%9s%6s%8s%8s\n", "", "p50", "p90", "p99", "max", "a key", "behind", "frozen", "lost", "idle", "memory")
	for _, size := range sizes {
		words, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		sides := []side{m.ours(programs[0], words)}
		if len(programs) > 1 && words <= 5000 { // beyond that it takes seconds a key
			sides = append(sides, m.field(programs[1], words))
		}
		if office := writer(); office != "" && !m.alone {
			sides = append(sides, m.office(office, words))
		}
		for _, s := range sides {
			if err := m.one(ctx, s); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	return nil
}

// one measures one side and prints its line.
func (m measure) one(ctx context.Context, s side) error {
	display, err := screen.Open(ctx)
	if err != nil {
		return err
	}
	defer display.Close()
	eye, err := look(display.Name())
	if err != nil {
		return err
	}
	defer eye.close()
	program, err := s.open(ctx, display)
	if program != nil {
		defer program.Kill()
	}
	if err != nil {
		return err
	}
	desk, err := sitDown(eye, s.page)
	if err != nil {
		return err
	}
	idle, err := busy(program, func() error { time.Sleep(quiet); return nil })
	if err != nil {
		return err
	}
	var took []time.Duration
	each, err := busy(program, func() (err error) { took, err = desk.reaching(m.typed); return err })
	if err != nil {
		return err
	}
	r, err := desk.rushing(perSecond, m.rush)
	if err != nil {
		return err
	}
	use, err := program.Usage()
	if err != nil {
		return err
	}
	lost, err := s.lost(ctx, program, r.typed)
	if err != nil {
		return err
	}
	slices.Sort(took)
	n := len(took)
	fmt.Printf("%-26s%9s%9s%9s%9s%9s%9s%9s%6s%8s%5d MB\n", s.name,
		ms(took[n/2]), ms(took[n*9/10]), ms(took[n*99/100]), ms(took[n-1]), ms(each/time.Duration(n)),
		ms(r.behind), ms(r.frozen), lost, fmt.Sprintf("%.1f %%", 100*float64(idle)/float64(quiet)), use.Memory>>20)
	return nil
}

// quiet is how long a program is watched when nothing happens.
const quiet = 5 * time.Second

// busy is the processor time a program uses while something is done.
func busy(p *screen.Program, do func() error) (time.Duration, error) {
	before, err := p.Usage()
	if err != nil {
		return 0, err
	}
	if err := do(); err != nil {
		return 0, err
	}
	after, err := p.Usage()
	return after.Processor - before.Processor, err
}

func ms(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) + " ms"
}
