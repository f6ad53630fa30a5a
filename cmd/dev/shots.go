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

// shot is one picture: the keys that lead to it from the picture before.
type shot struct {
	name string
	keys []string
}

// tour goes through the window. The shortcuts are those of ui/session/keys.go.
var tour = []shot{
	{"meetings", []string{"ctrl+1"}},
	{"agenda", []string{"ctrl+2"}},
	{"minutes", []string{"ctrl+3"}},
	{"export", []string{"ctrl+e"}},
	{"actions", []string{"Escape", "ctrl+5"}},
	{"bodies", []string{"ctrl+7"}},
	{"search", []string{"ctrl+8"}},
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
		if err := display.Key(s.keys...); err != nil {
			return err
		}
		if s.name == "search" {
			if err := display.Type("footpath"); err != nil {
				return err
			}
		}
		if err := display.Settle(3 * time.Second); err != nil {
			return err
		}
		path := filepath.Join(dir, s.name+".png")
		if err := display.Shot(path); err != nil {
			return err
		}
		fmt.Println(path)
	}
	return nil
}
