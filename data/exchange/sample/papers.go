package sample

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"minutebook/data"
	"minutebook/data/store"
)

// readPapers reads the papers of content/papers.txt: "@ name", then lines of
// text, "# heading" and "| cell | cell".
func readPapers() (map[string][]string, error) {
	text, err := content.ReadFile("content/papers.txt")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	var name string
	for _, line := range linesOf(string(text)) {
		if title, ok := strings.CutPrefix(line, "@ "); ok {
			name = title
			continue
		}
		out[name] = append(out[name], line)
	}
	return out, nil
}

// lay puts the papers of a sitting on its items: those that were ready, or the
// supplements that came after the agenda was issued. A paper is a name and, after
// bars, its state, "supplement" or "exempt 3".
func (c *council) lay(ctx context.Context, b *store.Book, s *sitting, items []data.Item, supplements bool) error {
	for i, piece := range s.items {
		for _, line := range piece.papers {
			fields := strings.Split(line, " | ")
			p := data.Paper{Item: items[i].ID, Name: fields[0], State: data.Attached}
			late := false
			for _, f := range fields[1:] {
				switch reason, exempt := strings.CutPrefix(f, "exempt "); {
				case exempt:
					p.Exempt = reason
				case f == "supplement":
					late = true
				default:
					p.State = data.PaperState(f)
				}
			}
			if late != supplements {
				continue
			}
			if err := c.layOne(ctx, b, s, piece, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *council) layOne(ctx context.Context, b *store.Book, s *sitting, piece piece, p data.Paper) error {
	if p.State != data.Attached {
		return b.SavePaper(ctx, &p)
	}
	lines, ok := c.papers[p.Name]
	if !ok {
		return fmt.Errorf("there is no paper called %q", p.Name)
	}
	pdf, pages, err := c.draw(s, piece, p.Name, lines)
	if err != nil {
		return fmt.Errorf("draw the paper %q: %w", p.Name, err)
	}
	p.Pages = pages
	return b.AttachPaper(ctx, &p, bytes.NewReader(pdf))
}

// Measures of a paper in millimetres and points.
const (
	margin   = 25.0
	textSize = 11.0
	leading  = 5.4
)

// draw draws a paper as an officer's report to the meeting.
func (c *council) draw(s *sitting, piece piece, name string, lines []string) ([]byte, int, error) {
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	made := s.day.Add(-14).Time().Add(9 * time.Hour)
	f.SetCreationDate(made)
	f.SetModificationDate(made)
	western := f.UnicodeTranslatorFromDescriptor("")
	f.SetTitle(name, true)
	f.SetMargins(margin, margin, margin)
	f.SetAutoPageBreak(true, margin)
	f.AddPage()
	say := func(style string, size, after float64, text string) {
		f.SetFont("Helvetica", style, size)
		f.MultiCell(0, size/textSize*leading, western(s.filled(text)), "", "L", false)
		f.Ln(after)
	}
	say("", textSize, 4, authority)
	say("B", 18, 4, name)
	say("", textSize, 1, "Report to: "+c.bodies[s.body].Name+", {this}")
	if from := author(piece, lines); from != "" {
		say("", textSize, 1, "From: "+from)
	}
	f.Line(margin, f.GetY()+2, 210-margin, f.GetY()+2)
	f.Ln(7)
	isReport := slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "# ") })
	paragraph := 0
	for i, line := range lines {
		mark, rest, _ := strings.Cut(line, " ")
		switch {
		case mark == "from:":
		case mark == "#":
			f.Ln(3)
			say("B", 13, 2, rest)
		case mark == "|":
			tableRow(f, western, strings.Split(strings.Trim(line, "| "), "|"), i == 0 || lines[i-1][0] != '|')
		case isReport:
			paragraph++
			say("", textSize, 3, fmt.Sprintf("%d.  %s", paragraph, line))
		default:
			say("", textSize, 3, line)
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), f.PageCount(), err
}

// author is who wrote a paper: whoever its first line says, or whose report the
// item is.
func author(piece piece, lines []string) string {
	if from, ok := strings.CutPrefix(lines[0], "from: "); ok {
		return from
	}
	return strings.TrimPrefix(piece.by, "Report of the ")
}

// tableRow draws a row of cells, the first twice as wide as the others.
func tableRow(f *gofpdf.Fpdf, western func(string) string, cells []string, head bool) {
	style := ""
	if head {
		style = "B"
	}
	f.SetFont("Helvetica", style, textSize-1)
	rest := (210 - 2*margin) / float64(len(cells)+1)
	for i, cell := range cells {
		width, align := rest, "R"
		if i == 0 {
			width, align = 2*rest, "L"
		}
		f.CellFormat(width, 7, western(strings.TrimSpace(cell)), "B", 0, align, false, 0, "")
	}
	f.Ln(-1)
}
