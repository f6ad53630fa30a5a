package review

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc/edit"
	"minutebook/data/review"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Window is a review file in a window: it asks for the password where there is
// one, says why a file cannot be read, and shows the page.
type Window struct {
	o       Options
	path    string
	page    *fyne.Container
	reader  *reader // nil while no file is open
	unlocks bool    // a password is being tried
}

// New makes the window of a file. Show reads it.
func New(o Options, path string) *Window {
	if o.Commands == nil {
		o.Commands = func() {}
	}
	if o.Clip == nil {
		o.Clip = &edit.Clip{}
	}
	return &Window{o: o, path: path, page: container.NewStack()}
}

// Content is what stands in the window.
func (w *Window) Content() fyne.CanvasObject { return w.page }

// Title is what the window is called.
func (w *Window) Title() string { return "Minute Book – " + filepath.Base(w.path) }

// Show reads the file and shows it.
func (w *Window) Show() {
	known := stampOf(w.path)
	b, err := os.ReadFile(w.path)
	switch {
	case err != nil:
		w.refuse(widgets.Problem("The file " + w.path + " cannot be read: " + because(err) + "."))
	case review.Locked(b):
		w.askPassword(b, known)
	default:
		w.open(b, "", known)
	}
}

// open shows what the bytes of the file hold.
func (w *Window) open(b []byte, password string, known stamp) {
	f, err := review.Decode(b, password)
	if err != nil {
		w.refuse(err)
		return
	}
	w.read(f, password, known)
}

func (w *Window) read(f review.File, password string, known stamp) {
	w.reader = newReader(w.o, f, newKeeper(w.path, password, known))
	w.put(w.reader.content)
	w.o.Commands()
	w.reader.show()
}

func (w *Window) put(content fyne.CanvasObject) {
	w.page.Objects = []fyne.CanvasObject{content}
	w.page.Refresh()
}

// askPassword asks for the password of a file, until it opens.
func (w *Window) askPassword(b []byte, known stamp) {
	field := widgets.NewEntry("")
	field.Password = true
	said := paragraph("")
	said.Importance = widget.DangerImportance
	said.Hide()
	try := func() {
		if w.unlocks {
			return
		}
		w.unlocks = true
		password := field.Text
		said.Importance = widget.MediumImportance
		said.SetText("Opening …")
		said.Show()
		go func() { // on purpose it takes a computer a second to try one
			f, err := review.Decode(b, password)
			fyne.Do(func() {
				w.unlocks = false
				switch {
				case err == nil:
					w.read(f, password, known)
				case errors.Is(err, review.ErrPassword):
					said.Importance = widget.DangerImportance
					said.SetText("The password is not right: capital letters and spaces count.")
					field.SelectAll()
					w.o.Window.Canvas().Focus(field)
				default:
					w.refuse(err)
				}
			})
		}()
	}
	field.OnSubmitted = func(string) { try() }
	box := container.NewVBox(paragraph("The clerk gave you the password another way: on the telephone or on paper."),
		field, said, container.NewHBox(widgets.NewMainButton("Open", try)))
	w.put(calm("This draft is locked", filepath.Base(w.path), box))
	w.o.Window.Canvas().Focus(field)
}

// refuse says why a file cannot be shown.
func (w *Window) refuse(err error) {
	words := widgets.Capital(err.Error())
	box := container.NewVBox(paragraph(words), container.NewHBox(
		widgets.NewMainButton("Open another file…", w.Another), widgets.NewButton("Close", w.o.Window.Close)))
	w.put(calm("This file cannot be opened", cmp.Or(filepath.Base(w.path), w.path), box))
}

// calm is a page of few words.
func calm(title, about string, box fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewGround(look.Ground), container.New(layout.NewCustomPaddedLayout(32, 24, 40, 40),
		container.NewVBox(widgets.NewHeader(title, about), container.NewHBox(widgets.NewSized(34, 12, box)))))
}

// Another opens another file in the place of this one.
func (w *Window) Another() {
	if w.Leave() != nil {
		return
	}
	Choose(w.o.Window, filepath.Dir(w.path), func(path string) {
		w.path, w.reader = path, nil
		w.o.Window.SetTitle(w.Title())
		w.Show()
	})
}

// Choose asks for a review file.
func Choose(win fyne.Window, dir string, chosen func(path string)) {
	widgets.Pick{Title: "Open a review file", Verb: "Open", Kind: widgets.PickFile, Dir: dir, Suffixes: []string{review.Extension}}.Show(win, chosen)
}

// Leave saves what is not in the file yet; an error says that it is not.
func (w *Window) Leave() error {
	if w.reader == nil {
		return nil
	}
	if err := w.reader.leave(); err != nil {
		return widgets.Problem("What you wrote is not saved: " + because(err) + ".")
	}
	return nil
}

// Commands lists what can be done now.
func (w *Window) Commands() []session.Command {
	list := []session.Command{command("File", "Open another review file…", session.KeyNew, w.Another)}
	if w.reader != nil {
		list = append(list, w.reader.commands()...)
	}
	return list
}
