package review

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data/review"
	"minutebook/ui/widgets"
)

// newField makes what a comment is written in, in the column.
func (r *reader) newField() *fyne.Container {
	r.field = widgets.NewText("Your comment", 3)
	r.field.OnChanged = r.commentTyped
	r.field.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyEscape {
			return false
		}
		r.endComment()
		r.hands()
		return true
	}
	done := widgets.NewTool("Done", "Esc", func() { r.endComment(); r.hands() })
	out := widgets.NewTool("Take it out", "", func() { r.field.SetText(""); r.endComment(); r.hands() })
	return container.NewVBox(r.field, container.NewHBox(done, out))
}

// comment writes the comment at hand, or a new one on what is selected, or else
// on the block at the caret.
func (r *reader) comment() {
	if r.column.writing != "" {
		r.o.Window.Canvas().Focus(r.field)
		return
	}
	if i := r.answer.remark(r.current()); i >= 0 {
		r.writeComment(i, slices.Clone(r.answer.remarks))
		return
	}
	before := slices.Clone(r.answer.remarks)
	r.answer.remarks = append(r.answer.remarks, r.answer.newRemark())
	r.writeComment(len(r.answer.remarks)-1, before)
}

// writeComment opens the field on a comment.
func (r *reader) writeComment(i int, before []review.Remark) {
	r.before = nil // what SetText tells is not typed
	text := r.answer.remarks[i].Text
	r.column.writing = r.answer.remarks[i].Key
	r.field.SetText(text)
	r.before = before
	if r.before == nil {
		r.before = []review.Remark{}
	}
	r.field.ToEnd()
	r.help.commenting()
	r.goTo(r.answer.stopOf(r.answer.remarks[i], r.answer.places()))
	r.o.Window.Canvas().Focus(r.field)
}

// commentTyped keeps the comment as it is typed.
func (r *reader) commentTyped(text string) {
	i := r.answer.remark(r.column.writing)
	if i < 0 || r.before == nil {
		return
	}
	r.answer.remarks[i].Text, r.answer.remarks[i].At = text, r.o.Now()
	r.said()
}

// endComment closes the field; a comment without words goes.
func (r *reader) endComment() {
	if r.column.writing == "" {
		return
	}
	key, before := r.column.writing, r.before
	r.column.writing, r.before = "", nil
	if i := r.answer.remark(key); i >= 0 && strings.TrimSpace(r.field.Text) == "" {
		r.answer.remarks = slices.Delete(r.answer.remarks, i, i+1)
		r.said()
	}
	r.answer.commented(before)
	r.help.mode(r.writing())
	r.mark()
}

// takeOut takes the comment at hand out, or makes the change at the caret what
// it was.
func (r *reader) takeOut() {
	r.endComment()
	if i := r.answer.remark(r.current()); i >= 0 {
		r.answer.comment(func() { r.answer.remarks = slices.Delete(slices.Clone(r.answer.remarks), i, i+1) })
		r.said()
		r.mark()
		r.help.tell("The comment is taken out; Ctrl+Z brings it back.")
	} else if r.editor.TakeBack() {
		r.help.tell("The change is taken back; Ctrl+Z brings it again.")
	} else {
		r.help.tell("Here is no change and no comment: N goes to the next one.")
	}
	r.hands()
}

// goToComment goes to a comment that was clicked; again, and it is written.
func (r *reader) goToComment(key string) {
	i := r.answer.remark(key)
	switch {
	case i < 0 || key == r.column.writing:
	case key == r.current():
		r.comment()
	default:
		r.endComment()
		r.goTo(r.answer.stopOf(r.answer.remarks[r.answer.remark(key)], r.answer.places()))
		r.hands()
	}
}

// rune does the command of a letter while the page is read.
func (r *reader) rune(typed rune) bool {
	if r.writing() {
		return r.fixed()
	}
	switch typed {
	case 'n', 'N':
		r.step(1)
	case 'p', 'P':
		r.step(-1)
	case 'c', 'C':
		r.comment()
	case 'e', 'E':
		r.write()
	case 'a', 'A':
		r.verdict.sure(r.verdict.approve)
	case 'r', 'R':
		r.verdict.sure(r.verdict.giveBack)
	case ' ':
		r.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	default:
		r.help.tell("You are reading. E lets you change the text, C writes a comment.")
	}
	return true
}

// key does what a key stands for while the page is read.
func (r *reader) key(ev *fyne.KeyEvent) bool {
	if r.writing() {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDelete, fyne.KeyBackspace:
			return r.fixed()
		}
		return false
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.write()
	case fyne.KeyDelete, fyne.KeyBackspace:
		r.takeOut()
	case fyne.KeyTab:
		r.o.Window.Canvas().FocusNext()
	default:
		return false
	}
	return true
}

// menu is what the context menu of the page begins with.
func (r *reader) menu() []*fyne.MenuItem {
	what := "Comment on this paragraph"
	if !r.answer.page.Selection().Empty() {
		what = "Comment on these words"
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(what, r.comment)}
	if !r.writing() {
		items = append(items, fyne.NewMenuItem("Change the text", r.write), fyne.NewMenuItem("Take this change or comment out", r.takeOut))
	}
	return items
}
