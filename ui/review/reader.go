package review

import (
	"cmp"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc/edit"
	"minutebook/data/english"
	"minutebook/data/review"
	"minutebook/ui/editor"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// reader is the window on a file that is open.
type reader struct {
	o      Options
	answer *answer
	keeper *keeper
	editor *editor.Editor

	// at is the stop gone to last, while its words are selected still.
	at    stop
	shown edit.Selection

	spots  map[spot][]review.Remark
	blocks int // of the page, when the spots were found

	column  *column
	field   *widgets.Entry
	before  []review.Remark // the comments before the one that is written
	help    *help
	verdict *verdict
	trouble *trouble
	tools   tools
	content *fyne.Container
}

// tools are what can be clicked over the page.
type tools struct{ write *widgets.Tool }

// comfortable is the size of the text at the start, in percent of that on paper.
const comfortable = 120

func newReader(o Options, f review.File, k *keeper) *reader {
	r := &reader{o: o, answer: newAnswer(f, o.Now), keeper: k}
	k.read, k.saved, k.failed = r.answer.whole, r.saved, r.failed
	r.editor = editor.New(r.answer.page, o.Clip)
	r.editor.SetReadOnly(true)
	r.editor.SetZoom(comfortable)
	e := r.editor
	e.OnRune, e.OnKey, e.OnEscape = r.rune, r.key, r.stopWriting
	e.OnChanged, e.OnPainted = r.changed, r.beside
	e.OnUndo = func(redo bool) { r.undo(redo) }
	e.OnMenu = r.menu
	e.OnShortcut = func(fyne.Shortcut) bool { return false }
	r.help, r.trouble = newHelp(), newTrouble(r.elsewhere, r.fit)
	r.column = newColumn(r.newField(), r.goToComment)
	r.content = r.layout()
	r.mark()
	return r
}

func (r *reader) layout() *fyne.Container {
	sent := r.answer.file.Sent
	m := sent.Record
	r.verdict = newVerdict(r)
	head := widgets.NewHeader(cmp.Or(m.Body.Name, "Meeting")+", "+m.Meeting.Start.Date().Medium(),
		"Draft minutes for "+english.Join(", ", sent.To.Name, sent.To.Capacity)+". Sent by "+sent.By+" on "+data.DateOf(sent.At).Medium()+".")
	r.tools.write = widgets.NewTool("Change the text", "E", r.turnWriting)
	bar := widgets.NewTools(widgets.NewTool("Previous", "P", func() { r.step(-1) }), widgets.NewTool("Next", "N", func() { r.step(1) }),
		widgets.NewTool("Comment", "C", r.comment), r.tools.write, widgets.NewTool("Undo", "Ctrl+Z", func() { r.undo(false) }))
	top := container.NewVBox(head)
	if note := strings.TrimSpace(sent.Note); note != "" {
		words := widget.NewLabel(sent.By + " writes: " + note)
		words.Wrapping = fyne.TextWrapWord
		top.Add(container.NewStack(widgets.NewGround(look.NoticeGround), words))
	}
	verdicts := container.NewHBox(r.verdict.returned, r.verdict.approved) // not beside the title: a long name needs the whole width
	top.Add(container.New(layout.NewCustomPaddedLayout(6, 8, 0, 0), container.NewBorder(nil, nil, nil, verdicts, bar)))
	top.Add(r.verdict.strip)
	bottom := container.NewVBox(r.trouble.strip, r.help.bar)
	bottom.Layout = layout.NewCustomPaddedVBoxLayout(0)
	page := container.New(layout.NewBorderLayout(nil, nil, nil, r.column.box), r.column.box, r.editor)
	return container.New(layout.NewBorderLayout(nil, bottom, nil, nil), bottom,
		container.New(layout.NewCustomPaddedLayout(12, 0, 18, 12), container.New(layout.NewBorderLayout(top, nil, nil, nil), top, page)))
}

// fit makes room for the strips that have come and takes that of those gone.
func (r *reader) fit() {
	if r.content != nil {
		r.content.Refresh()
	}
}

// show puts the hands on the page.
func (r *reader) show() {
	r.mode()
	r.verdict.tell()
	r.help.opened()
	if isPassing(r.keeper.path) {
		r.trouble.say("This file was opened from a mail or a folder for passing files: keep it in a place of your own before you begin.", true)
	}
	r.hands()
}

func (r *reader) hands() { r.o.Window.Canvas().Focus(r.editor) }

// writing tells whether letters go into the text.
func (r *reader) writing() bool { return !r.editor.ReadOnly() }

// write lets the hands change the text. The words a stop selected are not what
// the next letter takes the place of.
func (r *reader) write() {
	r.endComment()
	if r.isAt() {
		r.editor.Page().Place(r.at.to, false)
	}
	r.editor.SetReadOnly(false)
	r.mode()
	r.toText()
	r.hands()
}

// toText moves the caret out of what tells of the meeting, or of an item that is
// only read, to the next text that can be changed.
func (r *reader) toText() {
	p := r.editor.Page()
	for i := p.Caret().Block; i < p.Len() && p.Block(p.Caret().Block).Locked; i++ {
		if b := p.Block(i); b.Kind != edit.ItemHeading && !b.Locked {
			r.editor.ShowPassage(edit.Pos{Block: i}, edit.Pos{Block: i})
		}
	}
}

// fixed tells whether the caret is where nothing can be changed, and says so.
func (r *reader) fixed() bool {
	p := r.editor.Page()
	if !p.Block(p.Caret().Block).Locked {
		return false
	}
	r.help.tell("This part is not changed here: Alt+C writes a comment on it.")
	return true
}

func (r *reader) stopWriting() {
	r.editor.SetReadOnly(true)
	r.mode()
	r.hands()
}

func (r *reader) turnWriting() {
	if r.writing() {
		r.stopWriting()
	} else {
		r.write()
	}
}

func (r *reader) mode() {
	r.tools.write.SetOn(r.writing())
	r.help.mode(r.writing())
	r.o.Commands()
}

// changed is called after every edit of the page.
func (r *reader) changed() {
	r.answer.typed()
	if r.answer.read() {
		r.said()
	}
}

// said notes that the reader says something else now, and saves it.
func (r *reader) said() {
	if r.answer.reopen() {
		r.help.tell("You have changed your answer: approve or return it once more when you are done.")
	}
	r.verdict.tell()
	r.keeper.changed()
	r.help.saving()
}

func (r *reader) undo(redo bool) {
	if r.column.writing != "" {
		if redo {
			r.field.Redo()
		} else {
			r.field.Undo()
		}
		return
	}
	step := r.answer.undo
	if redo {
		step = r.answer.redo
	}
	if !step(func() { r.editor.Step(redo) }) {
		r.help.tell("There is nothing to undo.")
		return
	}
	r.answer.read()
	r.said()
	r.mark()
	r.hands()
}

// saved and failed tell what became of the saving.
func (r *reader) saved() {
	r.trouble.mended()
	r.help.savedAt(r.o.Now())
}

func (r *reader) failed(err error) {
	r.trouble.say("What you wrote is not saved: "+because(err)+". It is tried again every few seconds; you can also keep it in another place.", false)
	r.help.unsaved()
}

// elsewhere keeps the answer in another file from now on.
func (r *reader) elsewhere() {
	widgets.Pick{Title: "Keep your answer in another place", Verb: "Keep it here", Kind: widgets.PickSave,
		Name: filepath.Base(r.keeper.path), Suffixes: []string{review.Extension}}.Show(r.o.Window, func(path string) {
		if !strings.EqualFold(filepath.Ext(path), review.Extension) {
			path += review.Extension
		}
		if err := r.keeper.move(path); err == nil {
			r.trouble.clear()
			r.help.tell("From now on it is kept in " + path)
		}
		r.hands()
	})
}

func (r *reader) zoom(by int) { r.editor.SetZoom(r.editor.Zoom() + by) }

// saveNow is for those who are used to it: all is saved as it is typed.
func (r *reader) saveNow() {
	if r.keeper.flush() == nil {
		r.help.tell("Everything is saved as you type.")
	}
}

// leave saves what is not in the file yet.
func (r *reader) leave() error {
	r.endComment()
	return r.keeper.flush()
}

// commands lists what can be done.
func (r *reader) commands() []session.Command {
	writing := "Change the text"
	if r.writing() {
		writing = "Done changing the text"
	}
	return []session.Command{
		command("File", "Save now", session.KeySave, r.saveNow),
		command("File", "Keep in another place…", nil, r.elsewhere),
		command("File", "Send the file back…", nil, r.verdict.sendBack),
		command("Edit", "Undo", nil, func() { r.undo(false) }),
		command("Edit", "Redo", nil, func() { r.undo(true) }),
		command("Review", "Next change or comment", session.KeyNextRemark, func() { r.step(1) }),
		command("Review", "Previous change or comment", session.KeyPreviousRemark, func() { r.step(-1) }),
		command("Review", "Comment", session.KeyRemark, r.comment),
		command("Review", writing, session.KeyChangeText, r.turnWriting),
		command("Review", "Take this change or comment out", session.KeyTakeOut, r.takeOut),
		command("View", "Larger page", session.KeyZoomIn, func() { r.zoom(10) }),
		command("View", "Smaller page", session.KeyZoomOut, func() { r.zoom(-10) }),
		command("Review", "Return with remarks", session.KeyReturnDraft, r.verdict.giveBack),
		command("Review", "Approve as it stands", session.KeyApproveDraft, r.verdict.approve),
	}
}
