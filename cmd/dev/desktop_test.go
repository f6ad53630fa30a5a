package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the archive holds is installed, and a double click on a review file starts
// the program with it: the desktop is asked as a file manager asks it.
func TestADoubleClickOpensAReviewFile(t *testing.T) {
	for _, tool := range []string{"update-mime-database", "update-desktop-database", "desktop-file-validate", "xdg-open", "gio"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("XDG_CURRENT_DESKTOP", "GNOME")
	t.Setenv("DISPLAY", ":none")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	opened := filepath.Join(home, "opened")
	program := entry{"bin/minutebook", 0o755, []byte("#!/bin/sh\nprintf %s \"$1\" >'" + opened + ".part' && mv '" + opened + ".part' '" + opened + "'\n")}
	archived := filepath.Join(home, "minutebook.tar.gz")
	must(writeArchive(archived, "mine", append(desktop(), program)))
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = home
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return string(out)
	}
	run("tar", "-xf", archived)
	run("./mine/install")
	run("desktop-file-validate", filepath.Join(home, "data", "applications", desktopName+".desktop"))
	file := filepath.Join(home, "2026-07-09 draft minutes for Ann Day.minutereview")
	must(os.WriteFile(file, []byte(`{"kind": "review"}`), 0o600))
	if says := run("gio", "info", "-a", "standard::content-type", file); !strings.Contains(says, "application/x-minutebook-review") {
		t.Errorf("the desktop takes it for: %s", says)
	}
	run("xdg-open", file)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if path, err := os.ReadFile(opened); err == nil {
			if string(path) != file {
				t.Errorf("it was started with %q", path)
			}
			return
		}
	}
	t.Error("the program was not started")
}
