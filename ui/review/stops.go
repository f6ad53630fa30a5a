package review

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"minutebook/data/doc/edit"
	"minutebook/data/review"
)

// stop is a change or a comment to go to.
type stop struct {
	from, to edit.Pos
	key      string // of a comment; empty for a change
}

// stops lists all there is to go to, from the top of the page.
func (a *answer) stops() []stop {
	var out []stop
	for _, p := range a.page.Passages() {
		out = append(out, stop{edit.Pos{Block: p.Block, Cell: p.Cell, Off: p.From}, edit.Pos{Block: p.Block, Cell: p.Cell, Off: p.To}, ""})
	}
	at := a.places()
	for _, r := range a.remarks {
		out = append(out, a.stopOf(r, at))
	}
	slices.SortStableFunc(out, func(s, t stop) int {
		return cmp.Or(s.from.Block-t.from.Block, s.from.Cell-t.from.Cell, s.from.Off-t.from.Off, cmp.Compare(s.key, t.key))
	})
	return out
}

// places are the blocks of the page by id, and the first of each section by its
// key.
func (a *answer) places() places {
	out := places{map[string]int{}, map[int64]int{}}
	for i := range a.page.Len() {
		b := a.page.Block(i)
		if b.Kind == edit.ItemHeading {
			continue
		}
		out.blocks[b.ID] = i
		if _, known := out.sections[b.Section]; !known {
			out.sections[b.Section] = i
		}
	}
	return out
}

type places struct {
	blocks   map[string]int
	sections map[int64]int
}

// stopOf is where a comment stands: one on an item, or on a block that has gone,
// at the beginning of its item.
func (a *answer) stopOf(r review.Remark, at places) stop {
	r = a.onPage(r)
	i, there := at.blocks[r.Block]
	if !there {
		i = at.sections[a.section(r.Item)]
		return stop{edit.Pos{Block: i}, edit.Pos{Block: i}, r.Key}
	}
	s := stop{edit.Pos{Block: i}, edit.Pos{Block: i}, r.Key}
	if b := a.page.Block(i); b.Grid == nil && r.From < r.To {
		s.from.Off, s.to.Off = b.Text.Now(r.From), b.Text.Now(r.To-1)+1
	}
	return s
}

// beyond is the index of the stop after a place, or before it; -1 for none.
func beyond(stops []stop, at edit.Pos, step int) int {
	if step > 0 {
		return slices.IndexFunc(stops, func(s stop) bool { return !s.from.Before(at) })
	}
	for i, s := range slices.Backward(stops) {
		if s.from.Before(at) {
			return i
		}
	}
	return -1
}

// spot is where a comment stands beside: a block, or with no block the heading of
// its section.
type spot struct {
	section int64
	block   string
}

// bySpot are the comments by where they stand, those of a block by their words.
func (a *answer) bySpot() map[spot][]review.Remark {
	at, out := a.places(), map[spot][]review.Remark{}
	for _, r := range a.remarks {
		r = a.onPage(r)
		s := spot{a.section(r.Item), r.Block}
		if _, there := at.blocks[r.Block]; !there {
			s.block = ""
		}
		out[s] = append(out[s], r)
	}
	for _, of := range out {
		slices.SortStableFunc(of, func(r, q review.Remark) int { return r.From - q.From })
	}
	return out
}

// onPage is a comment as the page shows it: one on the minutes as a whole that
// was made on words above the items stands on those words.
func (a *answer) onPage(r review.Remark) review.Remark {
	if r.Item != "" || r.Quote == "" {
		return r
	}
	for i := range a.page.Len() {
		b := a.page.Block(i)
		if b.Section != front {
			break
		}
		before, _, found := strings.Cut(b.Text.String(), r.Quote)
		if found && b.Kind != edit.ItemHeading {
			r.Block, r.From = b.ID, utf8.RuneCountInString(before)
			r.To = r.From + utf8.RuneCountInString(r.Quote)
			break
		}
	}
	return r
}
