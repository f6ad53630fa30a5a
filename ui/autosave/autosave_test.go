package autosave

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 7, 6, 12, 0, 0, 0, time.UTC)

func at(seconds float64) time.Time { return noon.Add(time.Duration(seconds * float64(time.Second))) }

func TestWhenSavesAreDue(t *testing.T) {
	type change struct {
		at  float64
		key string
	}
	for _, c := range []struct {
		what    string
		changes []change
		next    float64
		due     []string // at next
	}{
		{"half a second after one key", []change{{0, "a"}}, 0.5, []string{"a"}},
		{"half a second after the last key", []change{{0, "a"}, {0.25, "a"}}, 0.75, []string{"a"}},
		{"while typing 0.8 s after the first", []change{{0, "a"}, {0.4, "a"}, {0.7, "a"}}, 0.8, []string{"a"}},
		{"each item for itself", []change{{0, "a"}, {0.25, "b"}}, 0.5, []string{"a"}},
		{"in the order they changed", []change{{0, "b"}, {0, "a"}}, 0.5, []string{"b", "a"}},
	} {
		var s schedule
		for _, ch := range c.changes {
			s.changed(ch.key, at(ch.at))
		}
		next, waiting := s.next()
		if !waiting || !next.Equal(at(c.next)) {
			t.Errorf("%s: next at %v, want %v", c.what, next.Sub(noon), at(c.next).Sub(noon))
		}
		if early := s.take(next.Add(-time.Millisecond), false); early != nil {
			t.Errorf("%s: %v saved too early", c.what, early)
		}
		if got := s.take(next, false); !slices.Equal(got, c.due) {
			t.Errorf("%s: saved %v, want %v", c.what, got, c.due)
		}
	}
}

func TestAFailureIsTriedAgainEveryFiveSeconds(t *testing.T) {
	var s schedule
	s.changed("a", at(0))
	s.take(at(1), false)
	s.failed("a", at(1))
	s.changed("a", at(5.9)) // typing on does not put it off
	if got := s.take(at(5.9), false); got != nil {
		t.Errorf("tried again too early: %v", got)
	}
	if got := s.take(at(6), false); !slices.Equal(got, []string{"a"}) {
		t.Errorf("not tried again: %v", got)
	}
	if _, waiting := s.next(); waiting {
		t.Error("something still waits")
	}
}

// However the clerk types, no change waits longer than Longest.
func TestNothingWaitsLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s schedule
		oldest := map[string]time.Time{}
		now := noon
		for range rapid.IntRange(1, 60).Draw(t, "keys") {
			pause := now.Add(time.Duration(rapid.IntRange(0, 1500).Draw(t, "ms")) * time.Millisecond)
			for next, waiting := s.next(); waiting && !next.After(pause); next, waiting = s.next() {
				for _, key := range s.take(next, false) {
					if waited := next.Sub(oldest[key]); waited > Longest {
						t.Fatalf("%s waited %v", key, waited)
					}
					delete(oldest, key)
				}
			}
			now = pause
			key := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "item")
			if _, ok := oldest[key]; !ok {
				oldest[key] = now
			}
			s.changed(key, now)
		}
	})
}

// bench is a saver with hands on its clock, its timer and its other goroutine.
type bench struct {
	*Saver
	now   time.Time
	alarm func()
	jobs  []func()
	book  []string
	fail  error
	saved time.Time
	told  []error
}

func newBench() *bench {
	b := &bench{now: noon}
	b.Saver = New(func() time.Time { return b.now }, func(job func(context.Context) error, done func(error)) {
		b.jobs = append(b.jobs, func() { done(job(context.Background())) })
	})
	b.After = func(_ time.Duration, f func()) func() {
		b.alarm = f
		return func() { b.alarm = nil }
	}
	b.Saved = func(at time.Time) { b.saved = at }
	b.Failed = func(err error) { b.told = append(b.told, err) }
	return b
}

func (b *bench) change(key, text string) {
	b.Changed(key, func() Write {
		return func() error {
			if b.fail != nil {
				return b.fail
			}
			b.book = append(b.book, text)
			return nil
		}
	})
}

func (b *bench) run() {
	jobs := b.jobs
	b.jobs = nil
	for _, job := range jobs {
		job()
	}
}

func TestSaverSavesAndSays(t *testing.T) {
	b := newBench()
	b.change("a", "one")
	b.now = at(1)
	b.alarm()
	if !b.Unsaved() || !b.saved.IsZero() {
		t.Error("it says saved before it is")
	}
	b.run()
	if b.Unsaved() || !b.saved.Equal(at(1)) || !slices.Equal(b.book, []string{"one"}) {
		t.Errorf("unsaved %v, saved at %v, book %v", b.Unsaved(), b.saved, b.book)
	}
}

func TestAnOlderTextNeverOverwritesANewer(t *testing.T) {
	b := newBench()
	b.change("a", "old")
	b.now = at(1)
	b.alarm()
	b.change("a", "new")
	b.now = at(2)
	b.alarm()
	slices.Reverse(b.jobs) // the goroutines ran in the wrong order
	b.run()
	if !slices.Equal(b.book, []string{"new"}) {
		t.Errorf("the book has %v", b.book)
	}
}

func TestAFailedSaveStaysAndIsFlushed(t *testing.T) {
	b := newBench()
	b.fail = errors.New("the disk is full")
	b.change("a", "one")
	b.now = at(1)
	b.alarm()
	b.run()
	if len(b.told) != 1 || !b.Unsaved() {
		t.Fatalf("told %v, unsaved %v", b.told, b.Unsaved())
	}
	if err := b.Flush(); !errors.Is(err, b.fail) || !b.Unsaved() {
		t.Errorf("Flush on a full disk: %v, unsaved %v", err, b.Unsaved())
	}
	b.fail = nil
	if err := b.Flush(); err != nil || b.Unsaved() || !slices.Equal(b.book, []string{"one"}) {
		t.Errorf("Flush: %v, unsaved %v, book %v", err, b.Unsaved(), b.book)
	}
}

// A write that fails on its way, while the screen is being left, is not lost.
func TestFlushWaitsForWritesUnderWay(t *testing.T) {
	b := newBench()
	started, finish := make(chan bool), make(chan bool)
	b.work = func(job func(context.Context) error, _ func(error)) {
		go func() { job(context.Background()) }() // the window never hears of the result
	}
	tries := 0
	b.Changed("a", func() Write {
		return func() error {
			if tries++; tries == 1 {
				started <- true
				<-finish
				return errors.New("the disk was busy")
			}
			b.book = append(b.book, "one")
			return nil
		}
	})
	b.now = at(1)
	b.alarm()
	<-started
	go func() { finish <- true }()
	if err := b.Flush(); err != nil || !slices.Equal(b.book, []string{"one"}) {
		t.Errorf("Flush: %v, book %v", err, b.book)
	}
}
