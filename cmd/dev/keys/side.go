package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"minutebook/cmd/dev/screen"
)

// side is a program that is measured. A program that was started is returned by
// open even if the rest failed.
type side struct {
	name string
	page region                                                          // where its text is, on the screen
	open func(context.Context, *screen.Display) (*screen.Program, error) // with the caret where it is typed
	kept func(context.Context) (string, error)                           // what is typed in, after the end; nil if it cannot be asked
}

// lost ends a program and says whether it kept what was typed.
func (s side) lost(ctx context.Context, p *screen.Program, typed string) (string, error) {
	if s.kept == nil {
		return "-", nil
	}
	if err := p.Ask(); err != nil {
		return "", err
	}
	got, err := s.kept(ctx)
	if err != nil {
		return "", err
	}
	if got != typedAt+typed {
		fmt.Printf("typed %q\nkept  %q\n", typedAt+typed, got)
		return "some", nil
	}
	return "none", nil
}

func (m measure) ours(path string, words int) side {
	dir := filepath.Join(m.dir, fmt.Sprint("book-", words))
	var in typedIn
	return side{
		name: fmt.Sprintf("Minute Book, %d words", words),
		page: region{560, 130, 730, 700}, // the paper alone: what is listed beside it changes by itself
		open: func(ctx context.Context, d *screen.Display) (p *screen.Program, err error) {
			if in, err = makeBook(ctx, dir, words); err != nil {
				return nil, err
			}
			p, err = d.Start("Minute Book", path, "--book", dir, "--screen", "Minutes", "--meeting", fmt.Sprint(in.meeting))
			if err != nil {
				return nil, err
			}
			return p, firstErr(p.Fill, after(2*time.Second), func() error { return d.Key("ctrl+g") },
				func() error { return d.Type(in.number) }, func() error { return d.Key("Return") }, after(3*time.Second))
		},
		kept: func(ctx context.Context) (string, error) { return kept(ctx, dir, in) },
	}
}

func (m measure) field(path string, words int) side {
	text := filepath.Join(m.dir, fmt.Sprintf("text-%d.txt", words))
	return side{
		name: fmt.Sprintf("Fyne's Entry, %d words", words),
		page: region{20, 30, 1400, 800},
		open: func(ctx context.Context, d *screen.Display) (*screen.Program, error) {
			err := os.WriteFile(text, []byte(strings.Join(plainLines(words), "\n")), 0o644)
			if err != nil {
				return nil, err
			}
			p, err := d.Start("Field", path, text)
			if err != nil {
				return nil, err
			}
			return p, firstErr(p.Fill, after(3*time.Second), func() error { return d.Key("Down", "End") }, after(3*time.Second))
		},
	}
}

// writer is the program behind LibreOffice's script; empty if it is not installed.
func writer() string {
	script, err := exec.LookPath("soffice")
	if err != nil {
		return ""
	}
	if script, err = filepath.EvalSymlinks(script); err != nil {
		return ""
	}
	path := filepath.Join(filepath.Dir(script), "soffice.bin")
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

func (m measure) office(path string, words int) side {
	text := filepath.Join(m.dir, fmt.Sprintf("text-%d.fodt", words))
	return side{
		name: fmt.Sprintf("LibreOffice, %d words", words),
		page: region{360, 150, 700, 700},
		open: func(ctx context.Context, d *screen.Display) (*screen.Program, error) {
			if err := writeOffice(text, words); err != nil {
				return nil, err
			}
			home := "-env:UserInstallation=file://" + m.dir + "/office"
			// The first start makes its settings and ends.
			if out, err := exec.CommandContext(ctx, "soffice", home, "--headless", "--terminate_after_init").CombinedOutput(); err != nil {
				return nil, fmt.Errorf("%w: %s", err, out)
			}
			p, err := d.StartOther("LibreOffice Writer", path, home, "--nologo", "--norestore", "--writer", text)
			if err != nil {
				return nil, err
			}
			return p, firstErr(p.Fill, after(8*time.Second), func() error { return d.Key("Escape", "ctrl+Home", "Down", "End") }, after(3*time.Second))
		},
	}
}

func after(d time.Duration) func() error {
	return func() error { time.Sleep(d); return nil }
}

func firstErr(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
