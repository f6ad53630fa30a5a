package sample

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"minutebook/data"
)

// The files of content hold the meetings as text, a line a block; a line that
// begins with a space goes on with the line before.
//
//	@ council | -10 weeks | signed | 19:00-21:05   a meeting: its body, when, how far it has come, opened and ended
//	apologies: Fenn, Mossop                        who was not there, officers who were, substitutes, movements, interests;
//	                                               its review, approval and signature (review.go)
//	= Title    == Title    =# Title                an item, a sub-item, a heading between items
//	exempt: 3    by: Name    paper: Name           what an item carries; budget: yes
//	> text                                         its agenda text
//
// Everything else is a block of the item's minutes (block.go). {prev}, {next},
// {fy} and {+14} are days and years (calendar.go).
//
//go:embed content
var content embed.FS

// script is one meeting as it is written down.
type script struct {
	body          string
	weeks         int // from today
	status        data.Status
	opened, ended data.Clock
	head          map[string][]string // lines of its head by their first word
	items         []piece
}

// piece is one item of a script.
type piece struct {
	title, exempt, by string
	sub, heading      bool
	budget            bool // votes on it are recorded by name
	agenda, minutes   []string
	papers            []string
}

// readScripts reads every meeting of every body.
func readScripts() ([]script, error) {
	var all []script
	for _, name := range []string{"council", "committee", "panel"} {
		text, err := content.ReadFile("content/" + name + ".txt")
		if err != nil {
			return nil, err
		}
		for _, line := range linesOf(string(text)) {
			if all, err = addLine(all, line); err != nil {
				return nil, fmt.Errorf("%s.txt, %q: %w", name, line, err)
			}
		}
	}
	return all, nil
}

// linesOf are the lines of a file that say something, with what goes on joined.
func linesOf(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		words := strings.TrimSpace(line)
		switch {
		case words == "":
		case strings.HasPrefix(line, " ") && len(out) > 0:
			out[len(out)-1] += " " + words
		default:
			out = append(out, words)
		}
	}
	return out
}

func addLine(all []script, line string) ([]script, error) {
	if rest, ok := strings.CutPrefix(line, "@ "); ok {
		s, err := begin(rest)
		return append(all, s), err
	}
	s := &all[len(all)-1]
	if strings.HasPrefix(line, "=") {
		mark, title, _ := strings.Cut(line, " ")
		s.items = append(s.items, piece{title: title, sub: mark == "==", heading: mark == "=#"})
		return all, nil
	}
	key, rest, keyed := strings.Cut(line, ": ")
	if len(s.items) == 0 {
		if !keyed {
			return all, fmt.Errorf("the head of a meeting has lines like \"apologies: Fenn\"")
		}
		s.head[key] = append(s.head[key], rest)
		return all, nil
	}
	it := &s.items[len(s.items)-1]
	switch {
	case strings.HasPrefix(line, "> "):
		it.agenda = append(it.agenda, line[2:])
	case key == "exempt":
		it.exempt = rest
	case key == "budget":
		it.budget = true
	case key == "by":
		it.by = rest
	case key == "paper":
		it.papers = append(it.papers, rest)
	default:
		it.minutes = append(it.minutes, line)
	}
	return all, nil
}

// begin reads the first line of a script.
func begin(line string) (script, error) {
	fields := strings.Split(line, " | ")
	if len(fields) < 3 {
		return script{}, fmt.Errorf("a meeting has a body, a time and a status")
	}
	weeks, err := strconv.Atoi(strings.TrimSuffix(fields[1], " weeks"))
	s := script{body: fields[0], weeks: weeks, status: data.Status(fields[2]), head: map[string][]string{}}
	if len(fields) > 3 {
		opened, ended, _ := strings.Cut(fields[3], "-")
		s.opened, s.ended = data.Clock(opened), data.Clock(ended)
	}
	return s, err
}

// list is a comma between every two.
func list(s string) []string {
	var out []string
	for _, word := range strings.Split(s, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}
