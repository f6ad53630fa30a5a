// Command measure makes the two sides of comparisons: the minutes of a meeting of
// 12,000 words as a PDF of ours, and the same words as a document that an office
// program can turn into a PDF; papers, and the pack of all papers in a folder,
// which qpdf can join too.
//
//	measure minutes FILE.pdf
//	measure words FILE.fodt
//	measure papers DIR       50 tagged papers of 20 pages
//	measure scans DIR        one paper of 300 scanned pages, 67 MB
//	measure pack DIR FILE.pdf
package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/worker"
)

const words = 12_000

func main() {
	if len(os.Args) > 1 && os.Args[1] == worker.Argument {
		os.Exit(worker.Serve(os.Stdin, os.Stdout))
	}
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "measure minutes FILE.pdf | words FILE.fodt | papers DIR | scans DIR | pack DIR FILE.pdf")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(what, path, out string) error {
	m := meeting()
	switch what {
	case "words":
		return os.WriteFile(path, []byte(flatText(m)), 0o644)
	case "papers":
		return papers(path)
	case "scans":
		return scans(path)
	case "pack":
		return pack(path, out)
	}
	r, err := export.Minutes(m, export.Options{})
	if err != nil {
		return err
	}
	return os.WriteFile(path, r.PDF, 0o644)
}

// meeting has 20 items of paragraphs, bullets and a resolution, 12,000 words in all.
func meeting() record.Meeting {
	m := record.Meeting{
		Body:    data.Body{Name: "Environment Committee", Kind: data.Committee},
		Meeting: data.Meeting{Start: "2026-07-09T19:00", Venue: "Council Chamber", Status: data.Drafting},
	}
	const items, blocks = 20, 12
	vocabulary := strings.Fields(`the committee received a report on the progress of works at the weir and asked officers
		to bring further figures about their cost before its next meeting since residents had written that silt was not cleared in time`)
	next := 0
	sentence := func() string {
		out := make([]string, words/items/blocks)
		for i := range out {
			next = (next*31 + 7) % 9973
			out[i] = vocabulary[next%len(vocabulary)]
		}
		return strings.Join(out, " ") + "."
	}
	for i := range items {
		item := record.Item{Item: data.Item{ID: int64(i + 1), MinuteNumber: fmt.Sprint(i + 1), Title: "Business of the day"}}
		for n := range blocks {
			b := doc.Block{ID: fmt.Sprint("b", n), Kind: doc.Paragraph, Runs: []doc.Run{{Text: sentence()}}}
			switch {
			case n == blocks-1:
				b.Kind, b.Resolution = doc.ResolutionKind, &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
			case n%3 == 2:
				b.Kind, b.Level = doc.Bullet, 1
			}
			item.Minutes.Blocks = append(item.Minutes.Blocks, b)
		}
		m.Items = append(m.Items, item)
	}
	return m
}

// flatText is the minutes as a flat OpenDocument text.
func flatText(m record.Meeting) string {
	var sb strings.Builder
	sb.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>`)
	for _, i := range m.Items {
		sb.WriteString(`<text:h text:outline-level="1">`)
		xml.EscapeText(&sb, []byte(i.MinuteNumber+" "+i.Title))
		sb.WriteString(`</text:h>`)
		for _, line := range doc.Lines(i.Minutes) {
			sb.WriteString(`<text:p>`)
			xml.EscapeText(&sb, []byte(line))
			sb.WriteString(`</text:p>`)
		}
	}
	sb.WriteString(`</office:text></office:body></office:document>`)
	return sb.String()
}
