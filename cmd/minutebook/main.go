// Command minutebook is Minute Book's window: it opens the clerk's book, or
// makes it, and shows it.
//
//	minutebook [--book DIR] [--screen NAME [--meeting ID]]
//
// With a review file it opens that, and no book:
//
//	minutebook FILE.minutereview
package main

import (
	"errors"
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
	"minutebook/export/worker"
	"minutebook/ui"
	"minutebook/ui/session"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == worker.Argument {
		os.Exit(worker.Serve(os.Stdin, os.Stdout))
	}
	book := flag.String("book", "", "the `folder` of the book; MINUTEBOOK_BOOK or the usual place if not given")
	screen := flag.String("screen", string(session.Meetings), "the `name` of the screen to open on")
	meeting := flag.Int64("meeting", 0, "the `id` of the meeting to open")
	flag.Parse()
	debug.SetGCPercent(50) // what lives is 40 MB: room for as much again would be 10 MB more of the clerk's memory

	a := app.NewWithID("org.minutebook.MinuteBook")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow("Minute Book")
	w.SetMaster()
	w.Resize(fyne.NewSize(1280, 820))

	var open interface{ Close() error }
	if file := flag.Arg(0); file != "" {
		open = ui.Read(a, w, file)
	} else {
		d := ui.NewDesk(a, w)
		d.Open(*book, session.Place{Screen: session.Name(*screen), Meeting: *meeting})
		open = d
	}
	var closed error
	w.SetOnClosed(func() {
		closed = open.Close() // while Fyne still gives each job its turn, one after the other
		mustEnd()
	})
	a.Lifecycle().SetOnStarted(func() {
		closeWhenTold(w)
		fmt.Fprintln(os.Stderr, "started")
	})
	w.ShowAndRun()
	if err := errors.Join(closed, open.Close()); err != nil {
		fmt.Fprintln(os.Stderr, "minutebook:", err)
		os.Exit(1)
	}
}

// closeWhenTold closes the window when the desktop tells the program to end. Fyne
// would end its own work first: what was then still to be done would be done on
// any goroutine, beside the saving of what is typed.
func closeWhenTold(w fyne.Window) {
	signal.Reset(syscall.SIGTERM, syscall.SIGINT)
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	go func() {
		<-told
		fyne.Do(w.Close)
	}()
}

// mustEnd ends the program when it has not ended by itself long after everything
// was saved, and says where it stands: on rare occasions the toolkit does not come
// back from closing its window.
func mustEnd() {
	const long = 8 * time.Second
	time.AfterFunc(long, func() {
		fmt.Fprintln(os.Stderr, "minutebook: the window was closed and the program did not end; it stands at")
		pprof.Lookup("goroutine").WriteTo(os.Stderr, 2)
		os.Exit(1)
	})
}
