// Package screen is a screen that nobody sees, and hands on its keyboard: Xvfb
// with a window manager on it, and xdotool to press keys. The pictures of the
// screens and the window test are made with it.
//
// Words. A display is the screen. A program runs on it in an environment of its
// own: a fresh home for settings, a locale every machine has (without one the
// window gets no £ or ŵ), one size, no graphics card.
// To settle is to wait until the picture stays the same.
package screen

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Width and Height of the screen, in pixels.
const (
	Width  = 1440
	Height = 900
)

// Programs lists what must be installed for Open to work.
var Programs = []string{"Xvfb", "openbox", "xdotool", "setxkbmap", "xset", "import"}

// Display is one screen. Close it when done.
type Display struct {
	Pace time.Duration // from one key of a text to the next; 0: that of a quick typist

	name   string // ":99"
	home   string // settings of the programs on it
	cancel context.CancelFunc
	procs  []*exec.Cmd
}

// Open starts a screen and a window manager: without one no window gets the keys.
func Open(ctx context.Context) (*Display, error) {
	for _, p := range Programs {
		if _, err := exec.LookPath(p); err != nil {
			return nil, fmt.Errorf("open a screen: %s is not installed", p)
		}
	}
	home, err := os.MkdirTemp("", "minutebook-screen-")
	if err != nil {
		return nil, fmt.Errorf("open a screen: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	d := &Display{home: home, cancel: cancel}
	if err := d.open(ctx); err != nil {
		d.Close()
		return nil, fmt.Errorf("open a screen: %w", err)
	}
	return d, nil
}

func (d *Display) open(ctx context.Context) error {
	number, told, err := os.Pipe()
	if err != nil {
		return err
	}
	defer number.Close()
	// Without -noreset the keyboard set below is forgotten when the program that
	// set it leaves and the window manager has not come yet.
	xvfb := exec.CommandContext(ctx, "Xvfb", "-noreset", "-displayfd", "3", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", Width, Height))
	xvfb.ExtraFiles = []*os.File{told}
	err = xvfb.Start()
	told.Close()
	if err != nil {
		return err
	}
	d.procs = append(d.procs, xvfb)
	line := make([]byte, 16) // Xvfb picks a free number and tells it
	n, err := number.Read(line)
	if _, bad := strconv.Atoi(strings.TrimSpace(string(line[:n]))); err != nil || bad != nil {
		return fmt.Errorf("the program Xvfb told no screen number (%q)", line[:n])
	}
	d.name = ":" + strings.TrimSpace(string(line[:n]))

	openbox := d.command(ctx, "openbox")
	if err := openbox.Start(); err != nil {
		return err
	}
	d.procs = append(d.procs, openbox)
	// xdotool gives a character that no key has a key of its own as it types, and
	// the window misses the first: a British keyboard has its £.
	if err := d.command(ctx, "setxkbmap", "gb").Run(); err != nil {
		return err
	}
	// On a slow machine a key held down by the scheduler would repeat itself.
	return d.command(ctx, "xset", "r", "off").Run()
}

// Name is the display's name for programs: ":99".
func (d *Display) Name() string { return d.name }

// Close ends everything on the screen and removes its settings.
func (d *Display) Close() {
	d.cancel()
	for _, p := range d.procs {
		p.Wait()
	}
	os.RemoveAll(d.home)
}

// command is a program in the screen's environment. Its locale is one that every
// system has: in one that is not installed xdotool types no £.
func (d *Display) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WAYLAND_DISPLAY=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "DISPLAY="+d.name, "XDG_SESSION_TYPE=x11",
		"XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "XDG_DATA_HOME="+filepath.Join(d.home, "data"),
		"XDG_CACHE_HOME="+filepath.Join(d.home, "cache"),
		"LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=Europe/London",
		"FYNE_THEME=light", "FYNE_SCALE=1")
	return cmd
}

// Key presses keys one after the other, as xdotool names them: "ctrl+Return".
func (d *Display) Key(keys ...string) error {
	return d.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "80"}, keys...)...)
}

// Type types a text at the pace of the display.
func (d *Display) Type(text string) error {
	delay := cmp.Or(d.Pace, 40*time.Millisecond).Milliseconds()
	return d.xdotool("type", "--clearmodifiers", "--delay", strconv.FormatInt(delay, 10), "--", text)
}

func (d *Display) xdotool(args ...string) error {
	if out, err := d.command(context.Background(), "xdotool", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, bytes.TrimSpace(out))
	}
	return nil
}

// Shot keeps a picture of the screen as a PNG file.
func (d *Display) Shot(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	out, err := d.command(context.Background(), "import", "-window", "root", path).CombinedOutput()
	if err != nil {
		return fmt.Errorf("take a picture: %w: %s", err, bytes.TrimSpace(out))
	}
	return nil
}

// Settle waits until two pictures in a row are the same, or patience is at its
// end: a cursor that blinks never settles.
func (d *Display) Settle(patience time.Duration) error {
	var before []byte
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		now, err := d.picture()
		if err != nil {
			return err
		}
		if bytes.Equal(before, now) {
			return nil
		}
		before = now
	}
	return nil
}

func (d *Display) picture() ([]byte, error) {
	cmd := d.command(context.Background(), "import", "-window", "root", "rgb:-")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	pixels, err := io.ReadAll(out)
	if werr := cmd.Wait(); err == nil {
		err = werr
	}
	return pixels, err
}
