package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"minutebook/data/english"
	"minutebook/export/worker"
)

type packCheckCmd struct {
	Files []string `arg:"" placeholder:"FILE.pdf" help:"The papers to try."`
}

// packable is the JSON of pack-check, one for a file; scripts depend on its form.
type packable struct {
	File   string `json:"file"`
	OK     bool   `json:"ok"`
	Reason string `json:"reason"` // why it cannot go into a pack; empty: it can
	Pages  int    `json:"pages"`
	Tagged bool   `json:"tagged"`           // a screen reader finds its headings and tables
	Damage string `json:"damage,omitempty"` // what of it cannot be read or was repaired, though its pages can go in

	caution string
}

// Run tells of each file whether it can go into a pack, and fails when one cannot.
func (c *packCheckCmd) Run(a *app) error {
	w := worker.New(worker.Usual)
	defer w.Close()
	rows := []packable{}
	bad := 0
	for _, file := range c.Files {
		row, err := packCheck(a, w, file)
		if err != nil {
			return err
		}
		if !row.OK {
			bad++
		}
		rows = append(rows, row)
	}
	err := a.print(rows, func(out io.Writer) {
		for _, r := range rows {
			if r.OK {
				fmt.Fprintln(out, english.Join("; ", fmt.Sprintf("%s: ok, %s", r.File, english.Count(r.Pages, "page")), r.caution))
			} else {
				fmt.Fprintf(out, "%s: cannot go into a pack: %s\n", r.File, r.Reason)
			}
		}
	})
	if err == nil && bad > 0 {
		return faulty(fmt.Sprintf("%d of %d files cannot go into a pack", bad, len(rows)))
	}
	return err
}

func packCheck(a *app, w *worker.Worker, name string) (packable, error) {
	f, err := os.Open(name)
	if err != nil {
		var where *fs.PathError
		if errors.As(err, &where) {
			err = where.Err
		}
		return packable{File: name, Reason: fmt.Sprintf("it cannot be opened: %v", err)}, nil
	}
	defer f.Close()
	p, err := w.Read(a.ctx, f, io.Discard)
	var fault worker.Fault
	switch {
	case errors.As(err, &fault):
		return packable{File: name, Reason: string(fault)}, nil
	case err != nil:
		return packable{}, err
	}
	return packable{File: name, OK: true, Pages: p.Pages, Tagged: p.Tagged, Damage: p.Damage, caution: p.Caution()}, nil
}
