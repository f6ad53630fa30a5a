package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/export/worker"
)

// placing is where a paper goes and who may read it.
type placing struct {
	Meeting int64   `arg:"" help:"The meeting's id."`
	Number  string  `arg:"" help:"The item's agenda number, or its minute number."`
	Exempt  *string `placeholder:"PARA" help:"Keep it from the public, by this paragraph of Schedule 12A; a parish or community council gives its reason in words."`
}

// at is the item, and the paper as far as that says.
func (c placing) at(a *app, b *store.Book) (data.Item, data.Paper, error) {
	item, err := itemNumbered(a, b, c.Meeting, c.Number)
	if err != nil {
		return item, data.Paper{}, err
	}
	reason, err := paperReason(a, b, item, c.Exempt)
	return item, data.Paper{Item: item.ID, Exempt: reason}, err
}

type attachCmd struct {
	placing
	File string `arg:"" help:"The PDF."`
}

func (c *attachCmd) Run(a *app) error {
	return a.writing(func(b *store.Book) error {
		item, p, err := c.at(a, b)
		if err != nil {
			return err
		}
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("%s cannot be read: %w", c.File, errors.Unwrap(err))
		}
		defer f.Close()
		reader := worker.New(worker.Usual)
		defer reader.Close()
		seen, err := reader.Look(a.ctx, f)
		switch {
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", c.File, err)
		case !seen.PDF:
			return fmt.Errorf("%s is not a PDF: only PDFs can be papers", filepath.Base(c.File))
		}
		p.Name, p.State, p.Media, p.Pages = filepath.Base(c.File), data.Attached, "application/pdf", seen.Pages
		if err := b.AttachPaper(a.ctx, &p, f); err != nil {
			return err
		}
		if p.Fault = seen.Fault; p.Fault != "" {
			if err := b.SavePaper(a.ctx, &p); err != nil {
				return err
			}
		}
		return a.print(shownPaper{p.Name, p.Size, p.Pages}, func(w io.Writer) {
			fmt.Fprintf(w, "%s, %s, at item %s %s\n", p.Name, english.Count(p.Pages, "page"), c.Number, item.Title)
			if p.Fault != "" {
				fmt.Fprintf(w, "  It cannot go into a pack: %s.\n", p.Fault)
			}
		})
	})
}

// itemNumbered finds the item of a meeting by its agenda number, else by its minute
// number. Before the agenda is issued its numbers are those it would get now.
func itemNumbered(a *app, b *store.Book, meeting int64, number string) (data.Item, error) {
	if _, err := b.Meeting(a.ctx, meeting); err != nil {
		return data.Item{}, err
	}
	items, err := b.Items(a.ctx, meeting)
	if err != nil {
		return data.Item{}, err
	}
	numbers := rules.AgendaNumbers(items)
	for _, of := range []func(data.Item) string{
		func(i data.Item) string { return numbers[i.ID] },
		func(i data.Item) string { return i.MinuteNumber },
	} {
		for _, i := range items {
			if of(i) == number && number != "" {
				return i, nil
			}
		}
	}
	return data.Item{}, fmt.Errorf("meeting %d has no item %s", meeting, number)
}
