package editor

import (
	"strings"
	"time"

	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/doc/edit"
)

// credits are the lines below a card: who moved it and how the vote went, or
// who does it by when; below a heading what the program says
// at the item. Prompts for what is missing are only for a page that is written.
func credits(b *edit.Block, prompts bool) []string {
	if b.Kind == edit.ItemHeading {
		return b.Lines
	}
	if b.Action != nil {
		return task(b.Action, prompts)
	}
	if !b.IsCard() {
		return nil
	}
	lines := doc.Credits(doc.Block{Kind: b.Kind, Motion: b.Motion, Resolution: b.Resolution})
	if len(lines) == 0 && prompts && b.Motion != nil {
		lines = []string{"No mover yet"}
	}
	return lines
}

// marked are the lines below a card as they are painted: where what it carries was
// corrected, what went and what came are marked.
func marked(b *edit.Block, prompts bool) []edit.Text {
	var out []edit.Text
	switch {
	case b.Was == nil || b.Time != nil:
		for _, line := range credits(b, prompts) {
			out = append(out, edit.Plain(line, edit.Style{}))
		}
	case b.Action != nil && b.Was.Action != nil:
		was, is := strings.Join(task(b.Was.Action, false), ""), strings.Join(task(b.Action, false), "")
		out = append(out, edit.FromRuns(compare.Words([]doc.Run{{Text: was}}, []doc.Run{{Text: is}})))
	default:
		for _, line := range compare.Credits(doc.Block{Kind: b.Kind, Motion: b.Motion, Resolution: b.Resolution, Was: b.Was}) {
			out = append(out, edit.FromRuns(line))
		}
	}
	return out
}

func task(a *doc.Action, prompts bool) []string {
	owner, due := "", a.DueText
	if a.Owner != nil {
		owner = a.Owner.Name
	}
	if d, err := time.Parse("2006-01-02", a.Due); err == nil {
		due = d.Format("2 January 2006")
	}
	if prompts && owner == "" {
		owner = "nobody yet"
	}
	if prompts && due == "" {
		due = "no date yet"
	}
	var parts []string
	if owner != "" {
		parts = append(parts, "Owner: "+owner)
	}
	if due != "" {
		parts = append(parts, "Due: "+due)
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{strings.Join(parts, "   ·   ")}
}
