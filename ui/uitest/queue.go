package uitest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// patience is how long Until waits for work off the UI goroutine.
const patience = 20 * time.Second

// app is an app of the test driver that has a UI goroutine, the one of the
// test: what other goroutines hand to fyne.Do waits until the test calls Until.
// Fyne's own test driver does it at once, on the goroutine that asks, beside
// whatever the test is drawing.
type app struct {
	fyne.App
	driver queue
}

// queue is a driver with a queue of what is to be done on the UI goroutine.
type queue struct {
	fyne.Driver
	jobs chan func()
}

func (a *app) Driver() fyne.Driver { return a.driver }

// DoFromGoroutine puts a job into the queue; wait blocks until it is done.
func (q queue) DoFromGoroutine(job func(), wait bool) {
	if !wait {
		q.jobs <- job
		return
	}
	done := make(chan struct{})
	q.jobs <- func() { defer close(done); job() }
	<-done
}

// NewApp starts an app for a test; what is still in its queue at the end of the
// test is not done any more.
func NewApp(t testing.TB) fyne.App {
	inner := test.NewTempApp(t)
	a := &app{App: inner, driver: queue{inner.Driver(), make(chan func(), 1<<12)}}
	fyne.SetCurrentApp(a)
	return a
}

// Until does what other goroutines hand to the UI goroutine until done says
// that what the test waits for is there.
func Until(t testing.TB, what string, done func() bool) {
	t.Helper()
	q, ok := fyne.CurrentApp().Driver().(queue)
	if !ok {
		t.Fatal("the app of this test has no UI goroutine: make its window with NewWindow")
	}
	late, poll := time.After(patience), time.NewTicker(5*time.Millisecond)
	defer poll.Stop()
	for !done() {
		select {
		case job := <-q.jobs:
			job()
		case <-poll.C: // a file can appear without a word
		case <-late:
			t.Fatalf("still waiting for %s", what)
		}
	}
}
