package widgets

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/ui/look"
)

// PickKind is what is picked.
type PickKind int

const (
	PickFile   PickKind = iota // a file that is there
	PickSave                   // a file to write, there or not
	PickFolder                 // a folder
)

// Pick asks for a file or folder: its path is typed, pasted or found in the
// list. All of it is selected at first, so that a path typed or pasted replaces
// it; one that is not whole is below the folder shown. What stands after the
// last stroke of the path filters the list; ↓ goes into it, Enter opens a folder
// or takes a file. Where several can be picked the hands start in the list: Space
// or a click marks a file, a button marks all, and letters go to the path.
type Pick struct {
	Title    string
	Verb     string // what the button says: "Import"
	Kind     PickKind
	Dir      string   // where to start; empty for the home folder
	Name     string   // PickSave: the name proposed
	Suffixes []string // ".pdf": only such files are listed; none lists all
}

type picker struct {
	Pick
	path    *Entry
	list    *List
	dialog  *Dialog
	folder  string        // the one listed
	base    string        // what a path that is not whole is below
	entries []os.DirEntry // of folder, as listed
	note    *Text
	many    bool
	marked  []string // the paths marked, where several can be picked
}

// Show asks; picked gets the path unless the clerk leaves.
func (p Pick) Show(win fyne.Window, picked func(path string)) {
	p.show(win, false, func(paths []string) { picked(paths[0]) })
}

// ShowMany asks for several; picked gets their paths, in the order of marking,
// unless the clerk leaves. It is for files that are there.
func (p Pick) ShowMany(win fyne.Window, picked func(paths []string)) { p.show(win, true, picked) }

func (p Pick) show(win fyne.Window, many bool, picked func(paths []string)) {
	if p.Dir == "" {
		p.Dir = home()
	}
	k := &picker{Pick: p, many: many, path: NewEntry("").Whole(), note: NewLine("", look.Muted)}
	k.list = NewList(func() int { return len(k.entries) }, func() fyne.CanvasObject {
		return NewColumns([]float32{0, 6}, NewLine("", look.Text), NewLine("", look.Muted))
	}, k.fill)
	k.list.OnOpen = k.open
	if many {
		k.list.OnKey, k.list.OnClick = k.listKey, k.clicked
		k.list.OnRune = func(r rune) {
			if r != ' ' {
				win.Canvas().Focus(k.path)
				k.path.TypedRune(r)
			}
		}
	}
	k.path.OnChanged = func(string) {
		if k.dialog.failed.Visible() { // it was about another path
			k.dialog.failed.Hide()
			k.dialog.fit()
		}
		k.read()
	}
	k.path.OnKey = k.key
	places := container.NewHBox(NewButton("Folder above", k.up))
	for _, name := range []string{"", "Documents", "Downloads", "Desktop"} {
		dir := filepath.Join(home(), name)
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			if name == "" {
				name = "Home"
			}
			places.Add(NewButton(name, func() { k.enter(dir) }))
		}
	}
	if many {
		places.Add(NewButton("Mark all", k.markAll))
	}
	above, list := container.NewVBox(places, k.path), NewSized(40, 20, k.list)
	// in the order Tab goes through them
	body := container.New(layout.NewBorderLayout(above, k.note, nil, nil), above, list, k.note)
	k.dialog = NewDialog(win, p.Title, body, p.Verb, func() error {
		if len(k.marked) > 0 {
			k.dialog.OnClosed = func() { picked(k.marked) }
			return nil
		}
		path, err := k.answer()
		if err == nil {
			k.dialog.OnClosed = func() { picked([]string{path}) }
		}
		return err
	})
	k.enter(p.Dir)
	k.path.SetText(k.path.Text + p.Name)
	k.path.CursorColumn = len([]rune(k.path.Text))
	if many {
		k.dialog.Show(k.list)
		return
	}
	k.dialog.Show(k.path)
}

// listKey marks a file, or opens the folder above; Enter takes what is marked.
func (k *picker) listKey(key *fyne.KeyEvent) bool {
	at := k.list.Cursor()
	switch {
	case key.Name == fyne.KeySpace && at >= 0 && !k.entries[at].IsDir():
		k.turn(filepath.Join(k.folder, k.entries[at].Name()))
		k.list.SetCursor(at + 1)
	case key.Name == fyne.KeyBackspace:
		k.up()
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && len(k.marked) > 0:
		k.dialog.answer()
	default:
		return false
	}
	return true
}

// clicked marks a file; a folder is opened as in any list.
func (k *picker) clicked(i int) bool {
	if k.entries[i].IsDir() {
		return false
	}
	k.list.SetCursor(i)
	k.turn(filepath.Join(k.folder, k.entries[i].Name()))
	return true
}

// markAll marks every file listed, or none if all of them are.
func (k *picker) markAll() {
	var all []string
	for _, e := range k.entries {
		if path := filepath.Join(k.folder, e.Name()); !e.IsDir() {
			all = append(all, path)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(path string) bool { return slices.Contains(k.marked, path) })
	if len(rest) == 0 {
		rest = all // each loses its mark
	}
	for _, path := range rest {
		k.turn(path)
	}
	k.dialog.canvas.Focus(k.list)
}

// turn marks a path or takes its mark away.
func (k *picker) turn(path string) {
	if i := slices.Index(k.marked, path); i >= 0 {
		k.marked = slices.Delete(k.marked, i, i+1)
	} else {
		k.marked = append(k.marked, path)
	}
	k.list.Refresh()
	k.note.SetText(k.about(nil))
}

func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return dir
}

// typed is the whole path of what is typed, with ~ for the home folder.
func (k *picker) typed() string {
	text := strings.Trim(k.path.Text, "\" \n")
	if rest, ok := strings.CutPrefix(text, "~"); ok {
		text = home() + rest
	}
	text = strings.TrimPrefix(text, "file://")
	if !filepath.IsAbs(text) {
		return k.base + text
	}
	return text
}

// enter shows what is in a folder.
func (k *picker) enter(dir string) {
	dir = filepath.Clean(dir)
	if !strings.HasSuffix(dir, string(filepath.Separator)) {
		dir += string(filepath.Separator)
	}
	k.base = dir
	k.path.SetText(dir)
	k.path.CursorColumn = len([]rune(dir))
	k.path.Refresh()
	k.read()
}

func (k *picker) up() { k.enter(filepath.Dir(filepath.Clean(k.folder))) }

// read lists what fits the path as typed.
func (k *picker) read() {
	folder, begin := filepath.Split(k.typed())
	k.folder = folder
	all, err := os.ReadDir(folder)
	k.entries = nil
	for _, e := range all {
		if k.fits(e, begin) {
			k.entries = append(k.entries, e)
		}
	}
	slices.SortStableFunc(k.entries, func(a, b os.DirEntry) int {
		if a.IsDir() != b.IsDir() {
			if a.IsDir() {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name()), strings.ToLower(b.Name()))
	})
	k.note.SetText(k.about(err))
	k.list.SetCursor(0)
}

func (k *picker) about(err error) string {
	switch {
	case err != nil:
		return "There is no such folder, or it cannot be read."
	case len(k.entries) == 0 && len(k.Suffixes) > 0:
		return "Nothing here that fits. Files ending in " + strings.Join(k.Suffixes, ", ") + " are listed."
	case len(k.marked) > 0:
		return Count(len(k.marked), "file") + " marked: Enter takes them."
	case k.many:
		return "Space or a click marks a file, Enter takes what is marked; Backspace goes to the folder above."
	}
	return ""
}

func (k *picker) fits(e os.DirEntry, begin string) bool {
	name := e.Name()
	if strings.HasPrefix(name, ".") && !strings.HasPrefix(begin, ".") {
		return false
	}
	if k.Kind != PickSave && !hasPrefixFold(name, begin) {
		return false
	}
	if e.IsDir() {
		return true
	}
	return k.Kind != PickFolder && (len(k.Suffixes) == 0 || slices.Contains(k.Suffixes, strings.ToLower(filepath.Ext(name))))
}

func (k *picker) fill(i int, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects
	name, kind := k.entries[i].Name(), ""
	marked := slices.Contains(k.marked, filepath.Join(k.folder, name))
	if k.entries[i].IsDir() {
		kind = "folder"
	} else if info, err := k.entries[i].Info(); err == nil {
		kind = sizeText(info.Size())
	}
	if marked {
		name, kind = "✓ "+name, "marked"
	}
	row[0].(*Text).SetText(name)
	row[1].(*Text).SetText(kind)
}

func sizeText(bytes int64) string {
	if bytes < 1000*1000 {
		return fmt.Sprintf("%d KB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

func (k *picker) open(i int) {
	e := k.entries[i]
	path := filepath.Join(k.folder, e.Name())
	if e.IsDir() {
		k.enter(path)
		return
	}
	k.path.SetText(path)
	if k.Kind == PickFile {
		k.dialog.answer()
	}
}

// key lets the arrows go through the list while the hands type; Enter takes
// what the list stands on unless the path is whole.
func (k *picker) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if k.many { // where Space marks
			k.dialog.canvas.Focus(k.list)
			return true
		}
		k.list.TypedKey(key)
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if _, err := k.answer(); err != nil && len(k.entries) > 0 && k.Kind == PickFile && len(k.marked) == 0 {
			k.open(k.list.Cursor())
			return true
		}
	}
	return false
}

// answer is the path if it will do.
func (k *picker) answer() (string, error) {
	path := filepath.Clean(k.typed())
	info, err := os.Stat(path)
	switch {
	case strings.TrimSpace(k.path.Text) == "":
		return "", Problem("Type or choose a path first.")
	case k.Kind == PickSave:
		if err == nil && info.IsDir() {
			return "", Problem("That is a folder: add a name for the file.")
		}
		if dir, err := os.Stat(filepath.Dir(path)); err != nil || !dir.IsDir() {
			return "", Problem("There is no folder " + filepath.Dir(path) + ".")
		}
	case err != nil:
		return "", Problem("There is no " + path + ".")
	case k.Kind == PickFile && info.IsDir():
		return "", Problem("That is a folder: choose a file in it.")
	case k.Kind == PickFolder && !info.IsDir():
		return "", Problem("That is a file: choose a folder.")
	}
	return path, nil
}
