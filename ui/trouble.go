package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// Trouble fills a window with why the book in dir cannot be opened and with
// what can be done about it; again tries to open the book in a folder.
func Trouble(win fyne.Window, dir string, trouble error, again func(dir string)) {
	newLooks(fyne.CurrentApp(), func() {})
	words := widget.NewLabel(widgets.Capital(reason("open the book", trouble)))
	words.Wrapping = fyne.TextWrapWord
	advice := widget.NewLabel(adviceOn(trouble, dir))
	advice.Wrapping = fyne.TextWrapWord
	advice.Importance = widget.LowImportance

	buttons := container.NewHBox(widgets.NewMainButton("Try again", func() { again(dir) }))
	copies := backups(dir)
	if len(copies) > 0 && !errors.Is(trouble, store.ErrInUse) {
		buttons.Add(widgets.NewButton("Restore a backup…", func() { chooseBackup(win, dir, copies, again) }))
	}
	buttons.Add(widgets.NewButton("Another folder…", func() {
		widgets.Pick{Title: "Open the book in another folder", Verb: "Open", Kind: widgets.PickFolder, Dir: dir}.Show(win, again)
	}))
	buttons.Add(widgets.NewButton("Close", win.Close))
	page := container.NewVBox(widgets.NewHeader("The book cannot be opened", dir), words, advice, buttons)
	win.SetContent(container.NewStack(widgets.NewGround(look.Ground), container.New(layout.NewCustomPaddedLayout(24, 24, 32, 32), page)))
	win.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) {})
	win.Canvas().FocusNext()
}

func adviceOn(trouble error, dir string) string {
	switch {
	case errors.Is(trouble, store.ErrInUse):
		return "Close the other window of Minute Book, or wait until the other person has closed the book. Then try again."
	case errors.Is(trouble, store.ErrNewer):
		return "The book was last used with a newer Minute Book. Install that version here too; the book is left as it is."
	case errors.Is(trouble, store.ErrDamaged):
		return "Nothing has been changed. Restoring a backup moves the damaged book aside, into a folder beside it, and puts the backup in its place. Copy the whole folder " + dir + " to a safe place first if you can."
	case errors.Is(trouble, store.ErrFull):
		return "Make room on the disk, then try again. What is in the book is safe."
	case errors.Is(trouble, store.ErrNotABook):
		return "Choose the folder that holds your book, the one with the file book.db in it. If this is that folder, restore a backup."
	}
	return "Nothing has been changed. If trying again does not help, restore a backup or open the book in another folder."
}

// backups lists the copies in a book's own backups folder, newest first.
func backups(dir string) []string {
	folder := filepath.Join(dir, "backups")
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".db") {
			list = append(list, filepath.Join(folder, e.Name()))
		}
	}
	slices.SortFunc(list, func(a, b string) int { return changed(b).Compare(changed(a)) })
	return list
}

func chooseBackup(win fyne.Window, dir string, copies []string, again func(string)) {
	var names []string
	for _, path := range copies {
		names = append(names, changed(path).Format("Mon 2 January 2006, 15:04")+"   "+filepath.Base(path))
	}
	var dialog *widgets.Dialog
	list := widgets.NewList(func() int { return len(names) },
		func() fyne.CanvasObject { return widgets.NewLine("", look.Text) },
		func(i int, o fyne.CanvasObject) { o.(*widgets.Text).SetText(names[i]) })
	restore := func() error {
		src := copies[list.Cursor()]
		dialog.OnClosed = func() {
			widgets.Progress(win, "Restoring the backup", func(ctx context.Context, report widgets.Report) error {
				report(0, filepath.Base(src))
				return store.Restore(ctx, src, dir)
			}, func(err error) {
				if err != nil {
					Trouble(win, dir, err, again)
					return
				}
				again(dir)
			})
		}
		return nil
	}
	dialog = widgets.NewDialog(win, "Restore a backup", widgets.NewSized(34, 14, list), "Restore it", restore)
	list.OnOpen = func(int) {
		if restore() == nil {
			dialog.Hide()
		}
	}
	dialog.Show(list)
}
