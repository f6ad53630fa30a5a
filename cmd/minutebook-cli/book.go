package main

import (
	"fmt"
	"io"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/exchange/sample"
	"minutebook/data/store"
)

type initCmd struct {
	Sample bool `help:"Fill it with an invented council and a year of meetings."`
}

func (c *initCmd) Run(a *app) error {
	b, err := store.Create(a.ctx, a.dir, a.options())
	return with(b, err, func(b *store.Book) error {
		if c.Sample {
			if err := sample.Fill(a.ctx, b, data.DateOf(a.now())); err != nil {
				return fmt.Errorf("fill the sample book: %w", err)
			}
		}
		return a.print(map[string]string{"book": a.dir}, func(w io.Writer) { fmt.Fprintln(w, a.dir) })
	})
}

type backupCmd struct {
	Dest string `arg:"" help:"A folder that is not there yet, or empty."`
}

func (c *backupCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		if err := b.Backup(a.ctx, c.Dest); err != nil {
			return err
		}
		return a.print(map[string]string{"backup": c.Dest}, func(w io.Writer) { fmt.Fprintln(w, c.Dest) })
	})
}

type restoreCmd struct {
	Src string `arg:"" help:"The folder or file of a backup."`
}

func (c *restoreCmd) Run(a *app) error {
	if err := store.Restore(a.ctx, c.Src, a.dir); err != nil {
		return err
	}
	return a.print(map[string]string{"book": a.dir}, func(w io.Writer) { fmt.Fprintln(w, a.dir) })
}

type checkCmd struct{}

func (c *checkCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		found, err := b.Check(a.ctx)
		if err != nil {
			return err
		}
		problems := make([]string, len(found))
		for i, p := range found {
			problems[i] = p.What
		}
		err = a.print(map[string]any{"problems": problems}, func(w io.Writer) {
			for _, p := range problems {
				fmt.Fprintln(w, p)
			}
			if len(problems) == 0 {
				fmt.Fprintln(w, "Nothing is wrong.")
			}
		})
		if err == nil && len(problems) > 0 {
			verb := "are"
			if len(problems) == 1 {
				verb = "is"
			}
			err = fmt.Errorf("%s %s wrong with the book in %s", english.Count(len(problems), "thing"), verb, a.dir)
		}
		return err
	})
}
