package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

// start opens the window, on a sample book if there is no book yet.
func start(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("start", flag.ExitOnError)
	book := flags.String("book", "", "folder of the book; the usual place if empty")
	flags.Parse(args)

	err := step("What the system needs", func() error { return install(ctx, windowNeeds) })
	if err != nil {
		return err
	}
	var window, cli string
	err = step("Build (the first time takes several minutes)", func() (err error) {
		if cli, err = build(ctx, "minutebook-cli", noCgo); err != nil {
			return err
		}
		window, err = build(ctx, "minutebook")
		return err
	})
	if err != nil {
		return err
	}
	var where []string
	if *book != "" {
		where = []string{"--book", *book}
	}
	if exec.CommandContext(ctx, cli, append(where, "bodies")...).Run() != nil {
		err := step("A sample book", func() error {
			return run(ctx, nil, cli, append(where, "init", "--sample")...)
		})
		if err != nil {
			return err
		}
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return fmt.Errorf("there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "+
			"the program is built: %s", window)
	}
	return step("Minute Book", func() error { return run(ctx, nil, window, where...) })
}
