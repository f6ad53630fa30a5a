package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// benchmarks are the Go benchmarks a run prints, with what each is measured
// against: bounds are printed for the reader, never asserted.
var benchmarks = []struct{ title, bound, pattern, pack string }{
	{"Minutes of 12,000 words as PDF, inside the process", "peak under 60 MB", "Minutes12000", "./export"},
	{"Autosave of a 3 KB minute in a book of 5,000 meetings", "p99 under 20 ms", "Autosave", "./data/store"},
	{"Opening that book, with its newest meeting", "under 300 ms and 150 MB", "Open$", "./data/store"},
	{"Searching in it, newest first", "under 50 ms", "Search", "./data/store"},
	{"Lists of it", "", "Lists", "./data/store"},
	{"Reading a page of 180 KB", "under 100 ms", "Read180KB", "./data/exchange/moderngov"},
	{"A rune typed on the minutes page", "p99 under 0.2 ms at every size, under 20 KB", "Rune", "./ui/editor"},
	{"The same on the page and in Fyne's own text field, which takes seconds a rune in a meeting of 20,000 words and more", "", "Entry", "./ui/editor"},
	{"A rune typed on the whole screen of the minutes", "p99 under 0.2 ms at every size, under 25 KB", "KeyInALongMeeting", "./ui/minutes"},
	{"The key that goes on to the next item there", "p99 under 5 ms", "NextItem", "./ui/minutes"},
	{"A review file of 20,000 words with 300 remarks opens, goes to the next, takes a letter", "500 ms, 50 ms", "Open|Next|Letter", "./ui/review"},
	{"300 changes and 300 remarks that came back, on the clerk's screen", "list 500 ms, next 50 ms", "Review", "./ui/merge"},
	{"A minute book of 20 years, 240 meetings and 45,600 words", "", "BookOf20Years", "./export"},
	{"What else a clerk does on the minutes page", "Enter and join p99 under 0.3 ms, opening 60 ms, the rest 5 ms", "Other", "./ui/editor"},
}

// parts are what can be measured by itself, by its name.
var parts = []struct {
	name, title string
	work        func(context.Context) error
}{
	{"keys", "Key to screen at 1440 by 900 without a graphics card (p50 under 28 ms, p99 under 50 ms; " +
		"typing fast: 60 ms behind, 150 ms frozen; memory under 260 MB)", keysToScreen},
	{"minutes", "Minutes of 12,000 words as tagged PDF, whole processes in turn (under 300 ms)", besideOffice},
	{"pack", "A pack beside qpdf joining the same papers, whole processes in turn: 50 papers of 20 pages " +
		"(at most 4 times as long, under 250 MB), one of 300 scanned pages and 67 MB (under 300 MB)", besideQpdf},
}

// bench measures the program and prints what it finds: everything, or the part
// that is named. The first run makes a book of 5,000 meetings, which takes
// minutes, and keeps it in the user's cache.
func bench(ctx context.Context, args []string) error {
	known := len(args) == 0
	for _, p := range parts {
		if len(args) > 0 && args[0] != p.name {
			continue
		}
		known = true
		if err := step(p.title, func() error { return p.work(ctx) }); err != nil {
			return err
		}
	}
	switch {
	case !known || len(args) > 1:
		return fmt.Errorf("bench alone measures everything; bench keys, bench minutes and bench pack one part")
	case len(args) == 1:
		return nil
	}
	for _, b := range benchmarks {
		title := b.title
		if b.bound != "" {
			title += " (" + b.bound + ")"
		}
		err := step(title, func() error {
			return run(ctx, nil, "go", "test", "-run", "^$", "-bench", b.pattern, "-benchtime", "1s", "-timeout", "30m", b.pack)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// keysToScreen measures from outside the program how fast a key reaches the
// screen, beside Fyne's own text field and LibreOffice where it is installed.
func keysToScreen(ctx context.Context) error {
	if err := install(ctx, append(slices.Clone(windowNeeds), testNeeds...)); err != nil {
		return err
	}
	window, err := build(ctx, "minutebook")
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "minutebook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := run(ctx, nil, "go", "build", "-o", dir, "./cmd/dev/keys", "./cmd/dev/field"); err != nil {
		return err
	}
	return run(ctx, nil, filepath.Join(dir, "keys"), window, filepath.Join(dir, "field"))
}

// rounds is how often each side of a comparison runs.
const rounds = 5

// besideOffice times our minutes beside LibreOffice's conversion of the same
// words, where it is installed.
func besideOffice(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "minutebook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	measure := filepath.Join(dir, "measure")
	if err := run(ctx, nil, "go", "build", "-o", measure, "./cmd/dev/measure"); err != nil {
		return err
	}
	text := filepath.Join(dir, "minutes.fodt")
	if err := run(ctx, nil, measure, "words", text); err != nil {
		return err
	}
	ours := func() *exec.Cmd { return command(ctx, nil, measure, "minutes", filepath.Join(dir, "ours.pdf")) }
	office, err := exec.LookPath("soffice")
	if err != nil {
		fmt.Println("LibreOffice (soffice) is not installed: our side alone")
		return compare(map[string]func() *exec.Cmd{"Minute Book": ours})
	}
	theirs := func() *exec.Cmd {
		return command(ctx, nil, office, "-env:UserInstallation=file://"+dir+"/office", "--headless",
			"--convert-to", "pdf", "--outdir", dir, text)
	}
	if out, err := theirs().CombinedOutput(); err != nil { // its first start makes its settings
		return fmt.Errorf("soffice: %w: %s", err, out)
	}
	return compare(map[string]func() *exec.Cmd{"Minute Book": ours, "LibreOffice": theirs})
}

// besideQpdf times our packs beside qpdf, which joins the pages and does no more.
func besideQpdf(ctx context.Context) error {
	if err := install(ctx, testNeeds); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "minutebook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	measure := filepath.Join(dir, "measure")
	if err := run(ctx, nil, "go", "build", "-o", measure, "./cmd/dev/measure"); err != nil {
		return err
	}
	for _, kind := range []string{"papers", "scans"} {
		folder := filepath.Join(dir, kind)
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
		if err := run(ctx, nil, measure, kind, folder); err != nil {
			return err
		}
		files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			return err
		}
		fmt.Println(kind)
		err = compare(map[string]func() *exec.Cmd{
			"Minute Book": func() *exec.Cmd {
				return command(ctx, nil, measure, "pack", folder, filepath.Join(dir, "ours.pdf"))
			},
			"qpdf": func() *exec.Cmd {
				return command(ctx, nil, "qpdf", slices.Concat([]string{"--empty", "--pages"}, files, []string{"--", filepath.Join(dir, "theirs.pdf")})...)
			},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compare runs each side in turn and prints the medians.
func compare(sides map[string]func() *exec.Cmd) error {
	var names []string
	for name := range sides {
		names = append(names, name)
	}
	slices.Sort(names)
	took := map[string][]time.Duration{}
	peak := map[string]int64{}
	for range rounds {
		for _, name := range names {
			cmd := sides[name]()
			began := time.Now()
			if out, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("%s: %w: %s", name, err, out)
			}
			took[name] = append(took[name], time.Since(began))
			if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
				peak[name] = max(peak[name], usage.Maxrss)
			}
		}
	}
	fmt.Printf("%-12s  %8s  %8s  %8s  %8s\n", "", "min", "median", "max", "peak")
	for _, name := range names {
		t := took[name]
		slices.Sort(t)
		fmt.Printf("%-12s  %8s  %8s  %8s  %5d MB\n", name, ms(t[0]), ms(t[len(t)/2]), ms(t[len(t)-1]), peak[name]/1024)
	}
	if len(names) == 2 {
		fmt.Printf("%s takes %.1f times as long as %s\n", names[0],
			float64(took[names[0]][rounds/2])/float64(took[names[1]][rounds/2]), names[1])
	}
	return nil
}

func ms(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }
