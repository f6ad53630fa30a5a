package widgets

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Report tells how far a job has come, from 0 to 1, and what it is at. A job
// may call it from any goroutine.
type Report func(done float64, what string)

// Progress runs job off the UI goroutine under a dialog that shows how far it
// has come and whose Cancel ends the job's context; Esc is the same, and Enter does
// nothing, as it may be pressed twice on what began the job. done runs on the UI
// goroutine when the job has returned; a job cancelled by the clerk gives
// context.Canceled.
func Progress(win fyne.Window, title string, job func(context.Context, Report) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	bar, what := widget.NewProgressBar(), widget.NewLabel(" ")
	what.Truncation = fyne.TextTruncateEllipsis
	d := NewDialog(win, title, container.NewVBox(bar, what), "", nil)
	d.leave.SetText("Cancel")
	d.OnClosed = cancel
	d.OnKey = func(key *fyne.KeyEvent) bool { return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter }
	d.Show(nil)
	d.canvas.Unfocus() // from Cancel
	report := func(part float64, words string) {
		fyne.Do(func() {
			bar.SetValue(part)
			what.SetText(words)
		})
	}
	go func() {
		err := job(ctx, report)
		fyne.Do(func() {
			d.OnClosed = nil
			d.Hide()
			cancel()
			done(err)
		})
	}()
}
