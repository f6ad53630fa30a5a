package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/store"
)

type detachCmd struct {
	Meeting int64  `arg:"" help:"The meeting's id."`
	Number  string `arg:"" help:"The item's agenda number, or its minute number."`
	Paper   string `arg:"" help:"The paper's name, or its place among the item's papers: 2."`
}

func (c *detachCmd) Run(a *app) error {
	return a.writing(func(b *store.Book) error {
		item, err := itemNumbered(a, b, c.Meeting, c.Number)
		if err != nil {
			return err
		}
		papers, err := b.Papers(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		p, err := paperNamed(papers[item.ID], c.Paper)
		if err != nil {
			return fmt.Errorf("item %s %s: %w", c.Number, item.Title, err)
		}
		if err := b.DeletePaper(a.ctx, p.ID); err != nil {
			return err
		}
		return a.print(shownPaper{p.Name, p.Size, p.Pages}, func(w io.Writer) {
			fmt.Fprintf(w, "%s, taken off item %s %s\n", p.Name, c.Number, item.Title)
		})
	})
}

// paperNamed is the paper of a name, in upper or lower case and with its ending or
// not; else the one at a place, from 1. Of two with the name neither is meant.
func paperNamed(papers []data.Paper, name string) (data.Paper, error) {
	plain := func(s string) string { return strings.ToLower(strings.TrimSuffix(s, filepath.Ext(s))) }
	for _, same := range []func(data.Paper) bool{
		func(p data.Paper) bool { return strings.EqualFold(p.Name, name) },
		func(p data.Paper) bool { return plain(p.Name) == plain(name) },
	} {
		var found []data.Paper
		for _, p := range papers {
			if same(p) {
				found = append(found, p)
			}
		}
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0], nil
		}
		return data.Paper{}, fmt.Errorf("%d papers are called %s: give the place of the one meant", len(found), name)
	}
	if at, err := strconv.Atoi(name); err == nil && at >= 1 && at <= len(papers) {
		return papers[at-1], nil
	}
	return data.Paper{}, fmt.Errorf("there is no paper %s", name)
}
