package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// footer is the line at the bottom: a message that fades, or the errors that
// stay; when the words on the screen were saved; the time of day.
type footer struct {
	bar     *fyne.Container
	now     func() time.Time
	after   func(time.Duration, func()) // on the UI goroutine
	message *widgets.Text
	save    *widgets.Text
	clock   *widgets.Text
	trouble *fyne.Container
	what    *widget.Label
	errors  []trouble
	told    int // counts messages, so that only the last one's fading clears it
}

// trouble is an error that stays: what was being done, and all it says.
type trouble struct{ doing, words string }

// messageStays is how long a message can be read.
const messageStays = 8 * time.Second

func newFooter(now func() time.Time) *footer {
	f := &footer{
		now: now,
		after: func(d time.Duration, do func()) {
			time.AfterFunc(d, func() { fyne.Do(do) })
		},
		message: widgets.NewLine("", look.Text),
		save:    widgets.NewLine("", look.Muted).Whole(),
		clock:   widgets.NewLine("", look.Muted).Whole(),
		what:    widget.NewLabel(""),
	}
	f.what.Wrapping, f.what.Importance = fyne.TextWrapWord, widget.DangerImportance
	dismiss := newQuietButton("Dismiss (Esc)", func() { f.dismiss() })
	inner := layout.NewCustomPaddedLayout(5, 5, 14, 14)
	f.trouble = container.NewStack(widgets.NewGround(look.ErrorGround),
		container.New(inner, container.NewBorder(nil, nil, nil, dismiss, f.what)))
	f.trouble.Hide()
	line := container.NewStack(widgets.NewGround(look.Side),
		container.New(inner, container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(18), f.save, f.clock), f.message)))
	f.bar = container.NewVBox(f.trouble, line)
	f.bar.Layout = layout.NewCustomPaddedVBoxLayout(0)
	return f
}

// tell shows a message that fades.
func (f *footer) tell(message string) {
	f.told++
	mine := f.told
	f.message.SetText(message)
	f.after(messageStays, func() {
		if f.told == mine {
			f.message.SetText("")
		}
	})
}

// fail shows an error until it is dismissed. The same one again is not piled
// up.
func (f *footer) fail(doing string, err error) {
	words := "Could not " + doing + ": " + reason(doing, err)
	for _, known := range f.errors {
		if known.words == words {
			return
		}
	}
	f.errors = append(f.errors, trouble{doing, words})
	f.showErrors()
}

// mended takes away the errors of what has been done now: they were dealt with.
// The first word or words of a doing stand for every doing that begins so.
func (f *footer) mended(doing string) {
	rest := slices.DeleteFunc(slices.Clone(f.errors), func(t trouble) bool {
		return t.doing == doing || strings.HasPrefix(t.doing, doing+" ")
	})
	if len(rest) < len(f.errors) {
		f.errors = rest
		f.showErrors()
	}
}

// reason is what an error says, without a beginning that says again what was
// being done: "delete body: it has met" is "it has met" when doing is "delete
// the body".
func reason(doing string, err error) string {
	begin, rest, parted := strings.Cut(err.Error(), ": ")
	if !parted {
		return err.Error()
	}
	for word := range strings.FieldsSeq(begin) {
		if !slices.Contains(strings.Fields(doing), word) {
			return err.Error()
		}
	}
	return rest
}

// dismiss takes the error in sight away; the next one shows. It says whether
// there was one.
func (f *footer) dismiss() bool {
	if len(f.errors) == 0 {
		return false
	}
	f.errors = f.errors[1:]
	f.showErrors()
	return true
}

func (f *footer) showErrors() {
	f.trouble.Hidden = len(f.errors) == 0
	if len(f.errors) > 0 {
		f.what.SetText(f.errors[0].words + more(len(f.errors)-1))
	}
	f.bar.Refresh()
}

func more(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "   (and one more)"
	}
	return "   (and " + strconv.Itoa(n) + " more)"
}

// saved shows when the words on the screen were saved, and that nothing is the
// matter with saving any more; the zero time clears it.
func (f *footer) saved(at time.Time) {
	if at.IsZero() {
		f.save.SetText("")
	} else {
		f.save.SetText("Saved " + at.Format("15:04:05"))
		f.mended("save")
	}
	f.bar.Refresh()
}

func (f *footer) tick() {
	f.clock.SetText(string(data.ClockOf(f.now())))
	f.bar.Refresh()
}
