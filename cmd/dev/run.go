package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// step prints a heading, does the work and prints how long it took.
func step(title string, work func() error) error {
	fmt.Printf("\n== %s\n", title)
	began := time.Now()
	err := work()
	took := time.Since(began).Round(100 * time.Millisecond)
	if err != nil {
		fmt.Printf("-- failed after %s: %v\n", took, err)
		return fmt.Errorf("%s: %w", title, err)
	}
	fmt.Printf("-- done in %s\n", took)
	return nil
}

// run runs a program with its output on ours.
func run(ctx context.Context, env []string, name string, args ...string) error {
	cmd := command(ctx, env, name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}

// command is a program that is asked to end when ctx does, and made to a little
// later. env is added to our own environment.
func command(ctx context.Context, env []string, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// build builds the package of a program into ./bin and returns the program's path.
func build(ctx context.Context, name string, env ...string) (string, error) {
	path := "bin/" + name
	return "./" + path, run(ctx, env, "go", "build", "-o", path, "./cmd/"+name)
}

// noCgo is the environment in which the command line is built.
const noCgo = "CGO_ENABLED=0"

// goRoot is the folder of the Go that runs us.
func goRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
