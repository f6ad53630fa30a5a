package exporting

import (
	"context"
	"errors"
	"net/url"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"minutebook/ui/session"
)

// Reveal shows a file in the folder it lies in, in the desktop's window for files.
func Reveal(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for _, command := range revealing(runtime.GOOS, path) {
		err := exec.CommandContext(ctx, command[0], command[1:]...).Run()
		var left *exec.ExitError
		if err == nil || runtime.GOOS == "windows" && errors.As(err, &left) { // explorer exits with 1 when it has done it
			return nil
		}
	}
	return sentence("The folder could not be shown: " + filepath.Dir(path))
}

// revealing are the commands of a system that show a file, the best first.
func revealing(system, path string) [][]string {
	switch system {
	case "windows":
		return [][]string{{"explorer", "/select," + path}}
	case "darwin":
		return [][]string{{"open", "-R", path}}
	}
	// dbus-send parts the elements of an array at commas
	where := strings.ReplaceAll((&url.URL{Scheme: "file", Path: path}).String(), ",", "%2C")
	return [][]string{
		{"dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
			"org.freedesktop.FileManager1.ShowItems", "array:string:" + where, "string:"},
		{"xdg-open", filepath.Dir(path)},
	}
}

// opened opens a file in the program of the system for it.
func opened(s *session.Session, path string) error {
	if s.Open(path) != nil {
		return sentence("No program on this computer opened it. Show in folder finds the file: " + path)
	}
	return nil
}
