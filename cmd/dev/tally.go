package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// tally counts tests by name over several runs of go test. A test that fails in
// any of them has failed.
type tally struct {
	results map[string]string // "package.Test": "pass", "fail" or "skip"
	closing []string          // the line go test closes each package with
}

// event is one line of go test -json (go doc test2json).
type event struct {
	Action, Package, Test, Output, ImportPath string
}

// goTest runs go test and prints a line a package; the output of tests that
// fail and everything that is no test's is printed whole.
func (t *tally) goTest(ctx context.Context, env []string, args ...string) error {
	args = append([]string{"test", "-json", "-vet=off", "-p", "2", "-timeout", "20m"}, args...)
	cmd := command(ctx, env, "go", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	readErr := t.read(out, os.Stdout)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return readErr
}

// read takes in the events of one run.
func (t *tally) read(r io.Reader, w io.Writer) error {
	if t.results == nil {
		t.results = map[string]string{}
	}
	output := map[string][]string{} // what each test has said so far
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the output of go test: %w", err)
		}
		var e event
		if json.Unmarshal([]byte(line), &e) != nil {
			fmt.Fprint(w, line)
			continue
		}
		name := e.Package + "." + e.Test
		switch e.Action {
		case "output", "build-output":
			if e.Test != "" {
				output[name] = append(output[name], e.Output)
			} else if t.isNews(e.Output) {
				fmt.Fprint(w, e.Output)
			}
		case "pass", "skip":
			delete(output, name)
			t.count(e, name)
		case "fail":
			for _, s := range output[name] {
				fmt.Fprint(w, s)
			}
			delete(output, name)
			t.count(e, name)
		}
	}
}

func (t *tally) count(e event, name string) {
	if e.Test != "" && t.results[name] != "fail" {
		t.results[name] = e.Action
	}
}

// isNews tells whether a line that belongs to no test is worth printing, and
// keeps go test's closing line of a package.
func (t *tally) isNews(line string) bool {
	if strings.HasPrefix(line, "ok ") || strings.HasPrefix(line, "FAIL\t") {
		t.closing = append(t.closing, line)
	}
	return line != "PASS\n" && line != "FAIL\n"
}

// print closes a run: go test's line for each package and the sum of it all.
func (t *tally) print(w io.Writer) {
	fmt.Fprintln(w, "\n== Sum")
	for _, line := range t.closing {
		fmt.Fprint(w, line)
	}
	sum := map[string]int{}
	for _, result := range t.results {
		sum[result]++
	}
	if n := sum["skip"]; n > 0 {
		fmt.Fprintf(w, "%d skipped\n", n)
	}
	fmt.Fprintf(w, "%d passed, %d failed\n", sum["pass"], sum["fail"])
}
