package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/store"
)

type issuedCmd struct {
	Meeting int64 `arg:"" help:"The meeting's id, as meetings lists it."`
}

// issuedLine is the JSON of issued; scripts depend on its form.
type issuedLine struct {
	At         time.Time      `json:"at"` // UTC
	By         string         `json:"by"` // who had the book open
	Document   data.IssueKind `json:"document"`
	Restricted bool           `json:"restricted"`
	File       string         `json:"file"`
	Size       int64          `json:"size"`
	SHA256     string         `json:"sha256"`
	First      int            `json:"first"` // number of its first page
	Last       int            `json:"last"`
	To         []issuedTo     `json:"to"`
}

// issuedTo is somebody it went to; without an address on paper.
type issuedTo struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

func (c *issuedCmd) Run(a *app) error {
	return a.reading(func(b *store.Book) error {
		if _, err := b.Meeting(a.ctx, c.Meeting); err != nil {
			return err
		}
		issues, err := b.Issues(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		lines := []issuedLine{}
		for _, i := range issues {
			lines = append(lines, issuedLineOf(i))
		}
		return a.print(lines, func(w io.Writer) { printIssued(w, lines) })
	})
}

func issuedLineOf(i data.Issue) issuedLine {
	l := issuedLine{i.At, i.Actor, i.Document, i.Restricted, i.File, i.Size, i.SHA256, i.First, i.Last, []issuedTo{}}
	for _, r := range i.Recipients {
		l.To = append(l.To, issuedTo{r.Name, r.Email})
	}
	return l
}

func printIssued(w io.Writer, lines []issuedLine) {
	for _, l := range lines {
		document := string(l.Document)
		if l.Restricted {
			document += ", restricted"
		}
		fmt.Fprintf(w, "%s  %s, pages %d-%d, %s\n    sha256 %s\n", l.At.Local().Format("2006-01-02 15:04"), document, l.First, l.Last, l.File, l.SHA256)
		if len(l.To) > 0 {
			fmt.Fprintf(w, "    to %s\n", l.people())
		}
	}
}

// people names those it went to: "Ann Day <ann@example.org>, Owen Marsh".
func (l issuedLine) people() string {
	var to []string
	for _, r := range l.To {
		if r.Email != "" {
			to = append(to, r.Name+" <"+r.Email+">")
		} else {
			to = append(to, r.Name)
		}
	}
	return strings.Join(to, ", ")
}
