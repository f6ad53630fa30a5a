package review

import (
	"fmt"
	"slices"

	"minutebook/data/doc/edit"
	"minutebook/ui/editor"
)

// isAt tells whether the stop gone to last is still what is selected.
func (r *reader) isAt() bool {
	return r.shown != (edit.Selection{}) && r.editor.Page().Selection() == r.shown
}

// step goes to the next stop, or to the one before.
func (r *reader) step(by int) {
	r.endComment()
	all := r.answer.stops()
	if len(all) == 0 {
		r.help.tell("There is no change and no comment yet.")
		r.hands()
		return
	}
	i := -1
	if r.isAt() {
		if i = slices.Index(all, r.at); i >= 0 {
			i += by
		}
	}
	if i < 0 && !r.isAt() {
		i = beyond(all, r.editor.Page().Caret(), by)
	}
	where := ""
	if i < 0 || i >= len(all) {
		where = ", from the top again"
		if i = 0; by < 0 {
			i, where = len(all)-1, ", from the end again"
		}
	}
	r.goTo(all[i])
	r.help.tell(fmt.Sprintf("%s, %d of %d%s", map[bool]string{true: "Change", false: "Comment"}[all[i].key == ""], i+1, len(all), where))
	r.hands()
}

func (r *reader) goTo(s stop) {
	r.at = s
	r.editor.ShowPassage(s.from, s.to)
	r.shown = r.editor.Page().Selection()
	r.mark()
}

// current is the key of the comment at hand; empty for none.
func (r *reader) current() string {
	if r.column.writing != "" {
		return r.column.writing
	}
	if r.isAt() {
		return r.at.key
	}
	return ""
}

// mark marks the words of the comments on the page.
func (r *reader) mark() {
	r.spots, r.blocks = r.answer.bySpot(), r.answer.page.Len()
	marks, current := make([]editor.Mark, 0, len(r.answer.remarks)), -1
	for i, m := range r.answer.remarks {
		if m.Key == r.current() {
			current = i
		}
		m = r.answer.onPage(m)
		marks = append(marks, editor.Mark{Section: r.answer.section(m.Item), Block: m.Block, From: m.From, To: m.To})
	}
	r.editor.SetMarks(marks, current)
}

// beside puts the comments of what is in view into the column.
func (r *reader) beside() {
	if r.column == nil {
		return
	}
	if n := r.answer.page.Len(); n != r.blocks { // a block that is commented on may have gone
		r.spots, r.blocks = r.answer.bySpot(), n
	}
	var all []card
	r.editor.InView(func(section int64, block string, at func(int) float32) {
		for _, m := range r.spots[spot{section, block}] {
			all = append(all, card{Remark: m, want: at(m.From)})
		}
	})
	r.column.show(all, r.current())
}
