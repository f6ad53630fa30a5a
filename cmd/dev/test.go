package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// sources is where the Go files are.
var sources = []string{"assets", "cmd", "data", "export", "ui"}

// raced is what runs under the race detector, which makes it ten times slower and
// so leaves out what is only long. Of the window it takes what is drawn most and
// what works beside the UI goroutine.
var raced = []string{"./data/...", "./export/...", "./cmd/minutebook-cli/...", "./ui/autosave", "./ui/editor", "./ui/exporting",
	"./ui/merge", "./ui/search", "./ui/widgets"}

// errTold is a failure that has been printed: the sum of the tests is the last
// thing to be read.
var errTold = errors.New("failed")

// test runs every check, the quick ones first, and stops at the first that fails.
func test(ctx context.Context, args []string) error {
	var tally tally
	steps := []struct {
		title string
		work  func() error
	}{
		{"What the system needs", func() error { return install(ctx, append(slices.Clone(windowNeeds), testNeeds...)) }},
		{"Formatting", func() error { return formatted(ctx) }},
		{"The command line builds without C", func() error {
			return run(ctx, []string{noCgo}, "go", "build", "-o", os.DevNull, "./cmd/minutebook-cli")
		}},
		{"Build (the first time takes several minutes)", func() error {
			return run(ctx, nil, "go", "build", "./...")
		}},
		{"Vet", func() error { return run(ctx, nil, "go", "vet", "./...") }},
		{"Staticcheck", func() error { return run(ctx, nil, "go", "tool", "staticcheck", "./...") }},
		{"Tests", func() error { return tally.goTest(ctx, nil, "./...") }},
		{"Tests under the race detector", func() error {
			return tally.goTest(ctx, nil, append([]string{"-race", "-short"}, raced...)...)
		}},
		{"The window, driven by its keys", func() error {
			return tally.goTest(ctx, []string{"MINUTEBOOK_WINDOW=1"}, "-count=1", "-run", "^TestWindow", "./cmd/minutebook")
		}},
	}
	var failed error
	for _, s := range steps {
		if step(s.title, s.work) != nil {
			failed = errTold
			break
		}
	}
	tally.print(os.Stdout)
	return failed
}

// formatted fails, naming them, if there are files that gofmt would change.
func formatted(ctx context.Context) error {
	root, err := goRoot(ctx)
	if err != nil {
		return err
	}
	gofmt := filepath.Join(root, "bin", "gofmt")
	if _, err := os.Stat(gofmt); err != nil {
		gofmt = "gofmt"
	}
	out, err := exec.CommandContext(ctx, gofmt, append([]string{"-l"}, sources...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("gofmt: %w\n%s", err, out)
	}
	if files := strings.Fields(string(bytes.TrimSpace(out))); len(files) > 0 {
		return fmt.Errorf("run gofmt -w %s", strings.Join(files, " "))
	}
	return nil
}
