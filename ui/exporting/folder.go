package exporting

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// What other dialogs that write files have in common with the export.

// Folder is where files are put at first: where the last one went, or the user's
// Documents.
func Folder() string {
	if dir := fyne.CurrentApp().Preferences().String(lastFolder); isDir(dir) {
		return dir
	}
	return documentsDir()
}

// KeepFolder puts the next file there.
func KeepFolder(dir string) { fyne.CurrentApp().Preferences().SetString(lastFolder, dir) }

// HomeOf is a typed path with the home folder in the place of a ~ at its beginning.
func HomeOf(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if home, err := os.UserHomeDir(); ok && err == nil && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		return home + rest
	}
	return path
}

// SafeName is a name that every desktop's file system takes.
func SafeName(name string) string { return safe(name) }
