// Command dev is what a developer of Minute Book types. It uses the standard
// library alone, so that it starts at once on a machine with only Go and git.
//
//	go run ./cmd/dev start [-book DIR]   install what is missing, build, open the window
//	go run ./cmd/dev test                install what is missing, run every check
//	go run ./cmd/dev shots DIR           a picture of each screen, as PNG files in DIR
//	go run ./cmd/dev bench [PART]        measure the program and print a table
//	go run ./cmd/dev package             release programs and an archive in ./bin
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

const help = `Usage: go run ./cmd/dev COMMAND

  start [-book DIR]   install what is missing, build, open the window
                      (on a sample book if there is none)
  test                install what is missing, then formatting, vet, staticcheck,
                      all tests, the race detector and the window test
  shots DIR           a picture of each screen, as PNG files in DIR
  bench [PART]        measure the program and print a table; PART is keys (how fast
                      a key reaches the screen), minutes or pack alone
  package             release programs and an archive in ./bin
`

// commands are the subcommands, one file each.
var commands = map[string]func(ctx context.Context, args []string) error{
	"start":   start,
	"test":    test,
	"shots":   shots,
	"bench":   bench,
	"package": pack,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprint(os.Stderr, help)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := goToRoot()
	if err == nil {
		err = commands[os.Args[1]](ctx, os.Args[2:])
	}
	if err != nil {
		if !errors.Is(err, errTold) {
			fmt.Fprintln(os.Stderr, "dev:", err)
		}
		os.Exit(1)
	}
}

// goToRoot makes the folder with go.mod the working directory.
func goToRoot() error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return os.Chdir(dir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return fmt.Errorf("there is no go.mod here or above: run this inside the repository")
		}
		dir = up
	}
}
