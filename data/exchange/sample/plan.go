package sample

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/store"
)

// plan puts the forward plans of content/plan.txt into the book: "@ body", then
// "= title | +3 | key | exempt 3" for business expected three months on, with who
// presents it ("by: ") and its agenda text ("> "). A plan is as old as the book.
func (c *council) plan(ctx context.Context, b *store.Book) error {
	text, err := content.ReadFile("content/plan.txt")
	if err != nil {
		return err
	}
	body := int64(0)
	var entries []data.PlanEntry
	for _, line := range linesOf(string(text)) {
		last := len(entries) - 1
		switch {
		case strings.HasPrefix(line, "@ "):
			body = c.bodies[line[2:]].ID
		case strings.HasPrefix(line, "= "):
			e, err := c.entry(line[2:])
			if err != nil {
				return fmt.Errorf("plan.txt, %q: %w", line, err)
			}
			e.Body = body
			entries = append(entries, e)
		case strings.HasPrefix(line, "by: "):
			entries[last].Presenter = line[4:]
		case strings.HasPrefix(line, "> "):
			entries[last].Text = strings.TrimPrefix(entries[last].Text+"\n"+line[2:], "\n")
		}
	}
	for _, e := range entries {
		if err := b.SavePlan(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}

// entry reads the first line of an entry.
func (c *council) entry(line string) (e data.PlanEntry, err error) {
	fields := strings.Split(line, " | ")
	for _, f := range fields[1:] {
		switch reason, exempt := strings.CutPrefix(f, "exempt "); {
		case exempt:
			e.Exempt = reason
		case f == "key":
			e.Key = true
		case f == "no date":
		default:
			months, err := strconv.Atoi(f)
			if err != nil {
				return e, err
			}
			now := c.today.Time()
			e.Due = data.DateOf(time.Date(now.Year(), now.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC))
		}
	}
	e.Title = strings.NewReplacer("{fy}", financialYear(c.today, 0), "{fy+1}", financialYear(c.today, 1)).Replace(fields[0])
	return e, nil
}
