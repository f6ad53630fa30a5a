package screen

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Program is a program with a window on the screen.
type Program struct {
	display *Display
	cmd     *exec.Cmd
	window  string // as xdotool names it
	log     logBuffer
	ended   chan struct{}
	err     error // how it ended; read after ended is closed
}

// starting is how long a program may take to its window.
const starting = 60 * time.Second

// Start runs a program of ours, waits until it says "started" on its standard
// error and gives the keys to its window, which is found by the beginning of its
// title.
func (d *Display) Start(title, path string, args ...string) (*Program, error) {
	return d.start("^"+title, "started", path, args...)
}

// StartOther runs somebody else's program and gives the keys to its window, which
// is found by words in its title.
func (d *Display) StartOther(title, path string, args ...string) (*Program, error) {
	return d.start(title, "", path, args...)
}

func (d *Display) start(title, says, path string, args ...string) (*Program, error) {
	p := &Program{display: d, ended: make(chan struct{})}
	p.cmd = d.command(context.Background(), path, args...)
	p.cmd.Env = append(p.cmd.Env, "LANG=en_GB.UTF-8", "LC_ALL=", "LC_CTYPE=C.UTF-8") // dead keys need a locale that is installed
	p.cmd.Stdout, p.cmd.Stderr = &p.log, &p.log
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	if err := p.ready(title, says); err != nil {
		p.Kill()
		return nil, fmt.Errorf("start %s: %w; it said: %s", path, err, p.Log())
	}
	return p, nil
}

func (p *Program) ready(title, says string) error {
	for end := time.Now().Add(starting); !strings.Contains(p.Log(), says); {
		select {
		case <-p.ended:
			return fmt.Errorf("it ended before its window was there (%v)", p.err)
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(end) {
			return fmt.Errorf("no window after %s", starting)
		}
	}
	var err error
	p.window, err = p.display.Front(title)
	return err
}

// Front waits for the window of a title, which may be a part of it, puts it in
// front and gives its id.
func (d *Display) Front(title string) (id string, err error) {
	out, err := d.command(context.Background(), "timeout", "30",
		"xdotool", "search", "--sync", "--onlyvisible", "--name", title).Output()
	ids := strings.Fields(string(out))
	if err != nil || len(ids) == 0 {
		return "", fmt.Errorf("no window called %q (%v)", title, err)
	}
	return ids[0], d.xdotool("windowactivate", "--sync", ids[0])
}

// Fill makes the window as large as the screen.
func (p *Program) Fill() error {
	err := p.display.xdotool("windowmove", p.window, "0", "0")
	if err != nil {
		return err
	}
	return p.display.xdotool("windowsize", "--sync", p.window, strconv.Itoa(Width), strconv.Itoa(Height))
}

// Usage is what a program has cost so far.
type Usage struct {
	Memory    int64         // now in memory (RSS), in bytes
	Processor time.Duration // time of all processors together
}

// Usage reads what the program has cost so far from Linux's /proc.
func (p *Program) Usage() (Usage, error) {
	proc := filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid))
	pages, err := os.ReadFile(filepath.Join(proc, "statm"))
	if err != nil {
		return Usage{}, err
	}
	stat, err := os.ReadFile(filepath.Join(proc, "stat"))
	if err != nil {
		return Usage{}, err
	}
	var size, resident int64
	if _, err := fmt.Sscan(string(pages), &size, &resident); err != nil {
		return Usage{}, fmt.Errorf("read %s: %w", pages, err)
	}
	// The name, in brackets, may hold spaces; user and system time come 11 and 12
	// fields after the letter of the state, in hundredths of a second.
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return Usage{}, fmt.Errorf("read %q", stat)
	}
	var ticks int64
	for _, f := range fields[11:13] {
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return Usage{}, err
		}
		ticks += n
	}
	return Usage{resident * int64(os.Getpagesize()), time.Duration(ticks) * 10 * time.Millisecond}, nil
}

// Log is what the program has printed so far.
func (p *Program) Log() string { return p.log.String() }

// Ask sends the signal a session sends when it ends (SIGTERM) and waits.
func (p *Program) Ask() error { return p.end(syscall.SIGTERM) }

// Kill ends the program without giving it a chance, and waits.
func (p *Program) Kill() error { return p.end(syscall.SIGKILL) }

func (p *Program) end(s syscall.Signal) error {
	p.cmd.Process.Signal(s) // an error says that it has ended already
	return p.Wait(20 * time.Second)
}

// Wait waits for the program to end by itself.
func (p *Program) Wait(patience time.Duration) error {
	select {
	case <-p.ended:
		return nil
	case <-time.After(patience):
		p.cmd.Process.Kill()
		<-p.ended
		return fmt.Errorf("%s had not ended after %s", p.cmd.Path, patience)
	}
}

// logBuffer may be written and read at the same time.
type logBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
