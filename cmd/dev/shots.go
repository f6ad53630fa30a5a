package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"minutebook/cmd/dev/screen"
)

// shot is one picture and what leads to it from the picture before: keys, words
// typed, and keys again.
type shot struct {
	name  string
	keys  []string
	words string
	then  []string
	front string // the title of the window beside the main one that comes up
	close bool   // the window beside is closed first
}

// tour goes through the window. The shortcuts are those of ui/session/keys.go.
var tour = []shot{
	{name: "meetings", keys: []string{"ctrl+1"}},
	{name: "agenda", keys: []string{"ctrl+2"}},
	{name: "minutes", keys: []string{"ctrl+1"}, words: "drafting", then: []string{"Return"}},
	{name: "room", keys: []string{"ctrl+g"}, words: "20", then: []string{"Return", "ctrl+shift+m"}, front: "Screen for the room"},
	{name: "running", close: true, keys: []string{"ctrl+r"}, front: "Running sheet"},
	{name: "export", close: true, keys: []string{"ctrl+e"}},
	{name: "actions", keys: []string{"Escape", "ctrl+5"}},
	{name: "review", keys: []string{"ctrl+1"}, words: "with chair", then: []string{"Return", "ctrl+4"}},
	{name: "minutebook", keys: []string{"ctrl+6"}},
	{name: "bodies", keys: []string{"ctrl+7"}},
	{name: "search", keys: []string{"ctrl+8"}, words: "footpath"},
	{name: "plan", keys: []string{"ctrl+9"}},
}

// shots opens the window on a fresh sample book and keeps a picture of each
// screen.
func shots(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name the folder for the pictures: go run ./cmd/dev shots DIR")
	}
	dir, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	err = step("What the system needs", func() error {
		return install(ctx, append(slices.Clone(windowNeeds), testNeeds...))
	})
	if err != nil {
		return err
	}
	var window, cli string
	err = step("Build", func() (err error) {
		if cli, err = build(ctx, "minutebook-cli", noCgo); err != nil {
			return err
		}
		window, err = build(ctx, "minutebook")
		return err
	})
	if err != nil {
		return err
	}
	return step("Pictures", func() error { return takeTour(ctx, window, cli, dir) })
}

func takeTour(ctx context.Context, window, cli, dir string) error {
	book, err := os.MkdirTemp("", "minutebook-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(book)
	if err := run(ctx, nil, cli, "--book", book, "init", "--sample"); err != nil {
		return err
	}
	display, err := screen.Open(ctx)
	if err != nil {
		return err
	}
	defer display.Close()
	program, err := display.Start("Minute Book", window, "--book", book)
	if err != nil {
		return err
	}
	defer program.Ask()
	for _, s := range tour {
		path := filepath.Join(dir, s.name+".png")
		if err := s.take(display, path); err != nil {
			return fmt.Errorf("%s: %w; the program said: %s", s.name, err, program.Log())
		}
		fmt.Println(path)
	}
	return nil
}

// take goes to the screen and keeps its picture.
func (s shot) take(d *screen.Display, path string) error {
	if s.close {
		if err := d.Key("alt+F4"); err != nil {
			return err
		}
		if _, err := d.Front("Minute Book"); err != nil {
			return err
		}
	}
	if err := d.Key(s.keys...); err != nil {
		return err
	}
	if s.words != "" {
		if err := d.Type(s.words); err != nil {
			return err
		}
	}
	if len(s.then) > 0 {
		if err := d.Key(s.then...); err != nil {
			return err
		}
	}
	if s.front != "" {
		if _, err := d.Front(s.front); err != nil {
			return err
		}
	}
	if err := d.Settle(3 * time.Second); err != nil {
		return err
	}
	return d.Shot(path)
}
