// Package autosave gives what is typed to the book without being asked.
//
// Words. A key names one thing that is saved by itself: the minutes of an item,
// the fields of an item. A change is told by Changed; a read takes what is to be
// saved from the screen, on the UI goroutine; a write gives it to the book, off
// the UI goroutine.
//
// Promises. A change is handed to its write half a second after the last one
// and, while changes go on, 0.8 seconds after the first. Writes run one at a time; an
// older text never overwrites a newer one. What failed stays and is tried again
// every five seconds, and by each Flush. Flush returns when everything is
// written or has failed.
package autosave

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Write gives one thing to the book.
type Write func() error

// Work runs a job off the UI goroutine and done on it afterwards.
type Work func(job func(context.Context) error, done func(error))

// Saver saves one screen. Its methods are called on the UI goroutine.
type Saver struct {
	// Saved is called on the UI goroutine when everything changed is in the book.
	Saved func(at time.Time)
	// Failed is called on the UI goroutine for each write that failed.
	Failed func(err error)
	// After calls f on the UI goroutine after d; the default is a real timer.
	After func(d time.Duration, f func()) (stop func())

	now      func() time.Time
	work     Work
	schedule schedule
	reads    map[string]func() Write
	stop     func() // the timer that runs, if one does
	flying   int    // writes under way

	made    int64          // writes made so far
	away    sync.WaitGroup // writes off the UI goroutine
	order   sync.Mutex     // held by the write that runs; guards the two below
	written map[string]int64
	broken  map[string]bool // keys whose last write failed
}

// New makes a saver by the clock now, which writes through work.
func New(now func() time.Time, work Work) *Saver {
	return &Saver{
		Saved: func(time.Time) {}, Failed: func(error) {},
		After: after, now: now, work: work,
		reads: map[string]func() Write{}, written: map[string]int64{}, broken: map[string]bool{},
	}
}

func after(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// Changed says that the thing named by key has changed; read takes it when it
// is due. A later read of the same key replaces an earlier one.
func (s *Saver) Changed(key string, read func() Write) {
	s.reads[key] = read
	s.schedule.changed(key, s.now())
	s.wait()
}

// Unsaved tells whether anything is not yet in the book.
func (s *Saver) Unsaved() bool { return len(s.schedule.order) > 0 || s.flying > 0 }

// wait sets the timer for what is due next.
func (s *Saver) wait() {
	at, any := s.schedule.next()
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if any {
		s.stop = s.After(max(0, at.Sub(s.now())), s.Tick)
	}
}

// Tick hands on what is due; the timer calls it.
func (s *Saver) Tick() {
	for _, key := range s.schedule.take(s.now(), false) {
		write := s.numbered(key)
		s.flying++
		s.away.Add(1)
		s.work(func(context.Context) error {
			defer s.away.Done()
			return write()
		}, func(err error) {
			s.flying--
			s.landed(key, err)
		})
	}
	s.wait()
}

// Flush waits for writes under way and then writes everything that waits or
// failed, here and now. It returns what went wrong.
func (s *Saver) Flush() error {
	s.away.Wait()
	s.order.Lock()
	for key := range s.broken {
		s.schedule.changed(key, s.now())
	}
	s.order.Unlock()
	var all error
	for _, key := range s.schedule.take(s.now(), true) {
		err := s.numbered(key)()
		s.landed(key, err)
		all = errors.Join(all, err)
	}
	return all
}

// numbered reads the thing and makes its write, which does nothing if a newer
// one has been written before its turn came.
func (s *Saver) numbered(key string) Write {
	write := s.reads[key]()
	s.made++
	number := s.made
	return func() error {
		s.order.Lock()
		defer s.order.Unlock()
		if number < s.written[key] {
			return nil
		}
		err := write()
		if err != nil {
			s.broken[key] = true
			return err
		}
		s.written[key] = number
		delete(s.broken, key)
		return nil
	}
}

func (s *Saver) landed(key string, err error) {
	if err != nil {
		s.schedule.failed(key, s.now())
		s.wait()
		s.Failed(err)
		return
	}
	if !s.Unsaved() {
		s.Saved(s.now())
	}
}
