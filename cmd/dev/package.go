package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// entry is one file of the archive: where it goes and what is in it.
type entry struct {
	name string
	mode int64
	body []byte
}

// pack builds release programs into ./bin and puts them into an archive with
// what a desktop needs to know of them and the licences of all they contain.
func pack(ctx context.Context, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("package takes no arguments")
	}
	if err := step("What the system needs", func() error { return install(ctx, windowNeeds) }); err != nil {
		return err
	}
	err := step("Release programs", func() error {
		// Fyne checks on which goroutine it is called unless told that the
		// program was written for its present rules; a release is.
		window := []string{"build", "-tags", "migrated_fynedo", "-ldflags", "-s -w", "-o", "bin/minutebook", "./cmd/minutebook"}
		if err := run(ctx, nil, "go", window...); err != nil {
			return err
		}
		return run(ctx, []string{noCgo}, "go", "build", "-ldflags", "-s -w", "-o", "bin/minutebook-cli", "./cmd/minutebook-cli")
	})
	if err != nil {
		return err
	}
	return step("Archive", func() error { return archive(ctx) })
}

func archive(ctx context.Context) error {
	version, err := appVersion()
	if err != nil {
		return err
	}
	entries := desktop()
	for _, f := range []struct {
		from, to string
		mode     int64
	}{
		{"bin/minutebook", "bin/minutebook", 0o755},
		{"bin/minutebook-cli", "bin/minutebook-cli", 0o755},
		{"assets/icon.png", "share/icons/hicolor/512x512/apps/minutebook.png", 0o644},
		{"assets/icon.svg", "share/icons/hicolor/scalable/apps/minutebook.svg", 0o644},
		{"README.md", "share/doc/minutebook/README.md", 0o644},
	} {
		body, err := os.ReadFile(f.from)
		if err != nil {
			return err
		}
		entries = append(entries, entry{f.to, f.mode, body})
	}
	licences, err := licences(ctx)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("minutebook-%s-%s-%s", version, runtime.GOOS, runtime.GOARCH)
	path := "bin/" + name + ".tar.gz"
	if err := writeArchive(path, name, append(entries, licences...)); err != nil {
		return err
	}
	fmt.Printf("%s, with %d licences\n", path, len(licences))
	return nil
}

// appVersion is the version in FyneApp.toml.
func appVersion() (string, error) {
	toml, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		return "", err
	}
	found := regexp.MustCompile(`(?m)^\s*Version\s*=\s*"([^"]+)"`).FindSubmatch(toml)
	if found == nil {
		return "", fmt.Errorf("FyneApp.toml names no Version")
	}
	return string(found[1]), nil
}

// licences collects the licence files of Go, the fonts and every module that is
// linked into the programs.
func licences(ctx context.Context) ([]entry, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-deps",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}",
		"./cmd/minutebook", "./cmd/minutebook-cli").Output()
	if err != nil {
		return nil, fmt.Errorf("list the modules: %w", err)
	}
	root, err := goRoot(ctx)
	if err != nil {
		return nil, err
	}
	modules := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(modules)
	folders := append(slices.Compact(modules), "go\t"+root, "fonts\tassets/fonts")
	var entries []entry
	for _, m := range folders {
		name, dir, ok := strings.Cut(m, "\t")
		if !ok {
			continue
		}
		files, err := fs.Glob(os.DirFS(dir), "*")
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if !isLicence(file) {
				continue
			}
			body, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				return nil, err
			}
			entries = append(entries, entry{"share/doc/minutebook/licences/" + name + "/" + file, 0o644, body})
		}
	}
	return entries, nil
}

func isLicence(file string) bool {
	upper := strings.ToUpper(file)
	return slices.ContainsFunc([]string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}, func(word string) bool {
		return strings.Contains(upper, word)
	})
}

// writeArchive writes a .tar.gz whose files all lie in one folder.
func writeArchive(path, folder string, entries []entry) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	zip := gzip.NewWriter(file)
	archive := tar.NewWriter(zip)
	defer func() {
		for _, c := range []io.Closer{archive, zip, file} {
			if cerr := c.Close(); err == nil {
				err = cerr
			}
		}
	}()
	for _, e := range entries {
		h := &tar.Header{Name: folder + "/" + e.name, Mode: e.mode, Size: int64(len(e.body))}
		if err := archive.WriteHeader(h); err != nil {
			return err
		}
		if _, err := archive.Write(e.body); err != nil {
			return err
		}
	}
	return nil
}
