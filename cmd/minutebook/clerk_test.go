package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"minutebook/cmd/dev/screen"
	"minutebook/data"
	"minutebook/data/store"
)

// clerk is somebody at the keyboard of the real program.
type clerk struct {
	t       *testing.T
	dir     string
	book    string
	window  string // the program
	cli     string
	display *screen.Display
	program *screen.Program
	shots   string // pictures go here
	count   int
}

// patience is how long the program may take to do what it was told.
const patience = 20 * time.Second

// programs builds the window and the command line into a folder.
func programs(t *testing.T) string {
	dir := t.TempDir()
	for _, name := range []string{"minutebook", "minutebook-cli"} {
		if out, err := exec.Command("go", "build", "-o", dir, "minutebook/cmd/"+name).CombinedOutput(); err != nil {
			t.Fatalf("build %s: %v\n%s", name, err, out)
		}
	}
	return dir
}

// sitDown opens a screen for a clerk with the programs of a folder. Pictures are
// kept in the folder MINUTEBOOK_SHOTS, if it is set.
func sitDown(t *testing.T, programs string) *clerk {
	dir := t.TempDir()
	c := &clerk{t: t, dir: dir, book: filepath.Join(dir, "book"), shots: filepath.Join(dir, "shots"),
		window: filepath.Join(programs, "minutebook"), cli: filepath.Join(programs, "minutebook-cli")}
	if keep := os.Getenv("MINUTEBOOK_SHOTS"); keep != "" {
		c.shots = filepath.Join(keep, t.Name())
	}
	display, err := screen.Open(t.Context())
	c.must(err)
	t.Cleanup(display.Close)
	c.display = display
	return c
}

// open starts the program on the book.
func (c *clerk) open(args ...string) {
	c.t.Helper()
	program, err := c.display.Start("Minute Book", c.window, append([]string{"--book", c.book}, args...)...)
	c.must(err)
	c.program = program
	c.t.Cleanup(func() {
		program.Kill()
		c.sound()
	})
}

// sound fails if the program touched the window from a wrong goroutine, or
// panicked.
func (c *clerk) sound() {
	for _, bad := range []string{"*** Error in Fyne call thread", "panic:", "fatal error:"} {
		if log := c.program.Log(); strings.Contains(log, bad) {
			c.t.Errorf("the program said:\n%s", log)
		}
	}
}

func (c *clerk) keys(keys ...string) {
	c.t.Helper()
	c.must(c.display.Key(keys...))
}

func (c *clerk) types(text string) {
	c.t.Helper()
	c.must(c.display.Type(text))
}

// settled waits until the picture stands still and keeps it.
func (c *clerk) settled(name string) {
	c.t.Helper()
	c.must(c.display.Settle(2 * time.Second))
	c.count++
	c.must(c.display.Shot(filepath.Join(c.shots, fmt.Sprintf("%02d %s.png", c.count, name))))
}

// until waits for something to be in the book.
func (c *clerk) until(what string, there func(*store.Book) bool) {
	c.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		found := false
		c.reads(func(b *store.Book) { found = there(b) })
		if found {
			return
		}
		if time.Now().After(end) {
			c.settled("failed")
			c.t.Fatalf("after %s it is not so that %s; the program said: %s", patience, what, c.program.Log())
		}
	}
}

// reads opens the book beside whoever works on it.
func (c *clerk) reads(f func(*store.Book)) {
	c.t.Helper()
	book, err := store.OpenReader(c.t.Context(), c.book, store.Options{})
	c.must(err)
	f(book)
	c.must(book.Close())
}

func (c *clerk) body(name string) (id int64) {
	c.t.Helper()
	c.until(name+" is in the book", func(b *store.Book) bool {
		body, err := b.BodyNamed(c.t.Context(), name)
		id = body.ID
		return err == nil
	})
	return id
}

func (c *clerk) meeting(body int64, day data.Date) (id int64) {
	c.t.Helper()
	c.until("there is a meeting on "+day.Medium(), func(b *store.Book) bool {
		list, err := b.Meetings(c.t.Context(), store.MeetingFilter{Body: body})
		if err != nil || len(list) != 1 || list[0].Start.Date() != day {
			return false
		}
		id = list[0].ID
		return true
	})
	return id
}

func (c *clerk) status(meeting int64, want data.Status) {
	c.t.Helper()
	c.until("the meeting is "+string(want), func(b *store.Book) bool {
		m, err := b.Meeting(c.t.Context(), meeting)
		return err == nil && m.Status == want
	})
}

// items waits until the agenda has just these items in this order.
func (c *clerk) items(meeting int64, titles ...string) {
	c.t.Helper()
	c.until("the agenda is "+strings.Join(titles, ", "), func(b *store.Book) bool {
		items, err := b.Items(c.t.Context(), meeting)
		if err != nil || len(items) != len(titles) {
			return false
		}
		for i := range items {
			if items[i].Title != titles[i] {
				return false
			}
		}
		return true
	})
}

// exports makes a PDF; keys choose what, where it is not what the dialog proposes.
func (c *clerk) exports(name, path string, keys ...string) {
	c.t.Helper()
	c.keys("ctrl+e")
	c.settled(name)
	if len(keys) > 0 {
		c.keys(keys...)
	}
	c.keys("Tab", "Tab", "Tab", "ctrl+a")
	c.types(path)
	c.settled(name + ", filled in")
	c.keys("Return")
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			c.settled(name + ", done")
			c.keys("Escape")
			return
		}
	}
	c.settled("failed")
	c.t.Fatalf("there is no %s after %s; the program said: %s", path, patience, c.program.Log())
}

// ended waits for the program to close by itself.
func (c *clerk) ended() {
	c.t.Helper()
	if err := c.program.Wait(patience); err != nil {
		c.settled("failed")
		c.t.Fatalf("%v; the program said: %s", err, c.program.Log())
	}
	if log := c.program.Log(); strings.Contains(log, "did not end") {
		c.t.Logf("it had to end itself:\n%s", log)
	}
}

// asks has the command line answer in JSON.
func (c *clerk) asks(answer any, args ...string) {
	c.t.Helper()
	cmd := exec.Command(c.cli, append([]string{"--book", c.book, "--json"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	c.must(err)
	if err := json.Unmarshal(out, answer); err != nil {
		c.t.Fatalf("%v in %s", err, out)
	}
}

func (c *clerk) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

func itoa(id int64) string { return strconv.FormatInt(id, 10) }
