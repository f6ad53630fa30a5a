// Command minutebook is Minute Book's window: it opens the clerk's book, or
// makes it, and shows it.
//
//	minutebook [--book DIR] [--screen NAME [--meeting ID]]
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"runtime/pprof"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"minutebook/assets"
	"minutebook/ui"
	"minutebook/ui/session"
)

func main() {
	book := flag.String("book", "", "the `folder` of the book; MINUTEBOOK_BOOK or the usual place if not given")
	screen := flag.String("screen", string(session.Meetings), "the `name` of the screen to open on")
	meeting := flag.Int64("meeting", 0, "the `id` of the meeting to open")
	flag.Parse()
	debug.SetGCPercent(50) // what lives is 40 MB: room for as much again would be 10 MB more of the clerk's memory

	a := app.NewWithID("org.minutebook.desktop")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	a.Lifecycle().SetOnStarted(func() { fmt.Fprintln(os.Stderr, "started") })
	w := a.NewWindow("Minute Book")
	w.SetMaster()
	w.Resize(fyne.NewSize(1280, 820))

	d := ui.NewDesk(a, w)
	d.Open(*book, session.Place{Screen: session.Name(*screen), Meeting: *meeting})
	w.SetOnClosed(mustEnd)
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, syscall.SIGINT) // Fyne sees to them; this watches over it
	go func() {
		<-told
		mustEnd()
	}()
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP) // Fyne sees to the other ways to be told to stop
	go func() {
		<-hangUp
		fyne.Do(a.Quit)
	}()
	w.ShowAndRun()
	if err := d.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "minutebook:", err)
		os.Exit(1)
	}
}

// mustEnd ends the program when it has not ended by itself long after it was
// closed, and says where it stands: on rare occasions the toolkit does not come
// back from closing its window. What is typed is in the book by then.
func mustEnd() {
	const long = 8 * time.Second
	time.AfterFunc(long, func() {
		fmt.Fprintln(os.Stderr, "minutebook: the window was closed and the program did not end; it stands at")
		pprof.Lookup("goroutine").WriteTo(os.Stderr, 2)
		os.Exit(1)
	})
}
