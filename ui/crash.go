package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

const crashName = "crash.txt"

func changed(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// WatchCrashes makes a crash of the program leave a report in the folder dir.
// earlier is where the report of an earlier crash was put, empty for none; end
// is called when the program closes in good order.
func WatchCrashes(dir string, now time.Time) (earlier string, end func(), err error) {
	path := filepath.Join(dir, crashName)
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		earlier = filepath.Join(dir, fmt.Sprintf("crash %s.txt", info.ModTime().Format("2006-01-02 15.04.05")))
		if err := os.Rename(path, earlier); err != nil {
			earlier = path
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return earlier, func() {}, fmt.Errorf("keep crash reports: %w", err)
	}
	defer f.Close() // the runtime keeps a handle of its own
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return earlier, func() {}, fmt.Errorf("keep crash reports: %w", err)
	}
	return earlier, func() {
		if err := debug.SetCrashOutput(nil, debug.CrashOptions{}); err == nil {
			os.Remove(path)
		}
	}, nil
}
