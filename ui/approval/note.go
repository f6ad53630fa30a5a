package approval

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// mostMinutes is how many approved minutes a note can be put beside.
const mostMinutes = 3000

// Note is the form of a note in the margin of approved minutes: an error found
// later, that this meeting puts right by resolution.
type Note struct {
	minutes []data.Minute
	read    func(item int64) doc.Document
	which   *widgets.NameEntry
	item    int64           // whose paragraphs are offered; 0 for none
	blocks  []doc.Block     // its paragraphs
	beside  *widgets.Choice // the whole minute, or one of them
	row     *widgets.Row    // of beside
	text    *widgets.Entry
	says    *widget.Label // the minute, or the paragraph
	form    *widgets.Form
}

// Minutes lists the approved minutes of earlier meetings that a meeting may refer to.
func Minutes(ctx context.Context, book *store.Book, m data.Meeting) ([]data.Minute, error) {
	all, err := book.FindMinutes(ctx, m, "", mostMinutes)
	if err != nil {
		return nil, err
	}
	locked := map[int64]bool{}
	var out []data.Minute
	for _, minute := range all {
		known, seen := locked[minute.Meeting]
		if !seen {
			other, err := book.Meeting(ctx, minute.Meeting)
			if err != nil {
				return nil, err
			}
			known = other.Status.Locked() && other.ID != m.ID
			locked[minute.Meeting] = known
		}
		if known {
			out = append(out, minute)
		}
	}
	return out, nil
}

// NewNote makes the form; read gives a minute, and on goes to the next field.
func NewNote(minutes []data.Minute, read func(item int64) doc.Document, on func()) *Note {
	names := make([]string, len(minutes))
	for i, m := range minutes {
		names[i] = m.Number + " " + m.Title + ", " + m.On.Medium()
	}
	n := &Note{minutes: minutes, read: read, which: widgets.NewNameEntry("number or words of its title", names), says: widget.NewLabel(""),
		text: forms.NewTextField("such as: for “fifty pounds” read “five hundred pounds”", 3, on), form: widgets.NewForm()}
	n.says.Wrapping, n.says.SizeName, n.says.Importance = fyne.TextWrapWord, theme.SizeNameCaptionText, widget.LowImportance
	n.says.Hide()
	n.which.Entry().OnLeft = n.settle
	n.which.OnChosen = func(int) { n.settle() }
	n.beside = widgets.NewChoice(nil, func(int) { n.show() })
	n.row = n.form.Labelled("Beside which paragraph (↓)", n.beside)
	n.row.Hide()
	n.form.Add("Beside which minute", n.which).Side(n.row).Side(n.says).Add("The note", n.text).
		Note("The old words stay as they are. The note stands in the margin for good, with the day and the minute of this meeting that put it right.")
	return n
}

// settle writes out the only minute that fits what was typed, and shows its words.
func (n *Note) settle() {
	i := n.which.Known()
	if like := n.which.Like(); i < 0 && len(like) == 1 {
		i = like[0]
		m := n.minutes[i]
		n.which.SetValue(m.Number + " " + m.Title + ", " + m.On.Medium())
	}
	n.offer(i)
}

// wholeMinute is the first choice of where a note hangs.
const wholeMinute = "The whole minute"

// offer offers the paragraphs of a minute, by their first words; -1 for none.
func (n *Note) offer(i int) {
	item := int64(0)
	if i >= 0 {
		item = n.minutes[i].Item
	}
	if item != n.item {
		n.item, n.blocks = item, nil
		labels := []string{wholeMinute}
		if item != 0 {
			for _, b := range doc.Settled(n.read(item)).Blocks {
				if words := strings.Join(texts(b), " "); strings.TrimSpace(words) != "" {
					n.blocks = append(n.blocks, b)
					labels = append(labels, fmt.Sprintf("%d  %s", len(n.blocks), cut(words, firstWords)))
				}
			}
		}
		n.beside.SetOptions(labels)
		n.beside.Choose(0)
	}
	widgets.SetShown(n.row, len(n.blocks) > 1)
	n.show()
}

const (
	firstWords = 36  // letters of a paragraph in the list
	mostWords  = 400 // letters of what is shown
)

// cut is a text, or the beginning of it up to a whole word.
func cut(s string, most int) string {
	letters := []rune(strings.Join(strings.Fields(s), " "))
	if len(letters) <= most {
		return string(letters)
	}
	s = string(letters[:most])
	if i := strings.LastIndex(s, " "); i > 0 {
		s = s[:i]
	}
	return s + "…"
}

// show shows the words of what the note will hang on.
func (n *Note) show() {
	d := doc.Document{Blocks: n.blocks}
	if at := n.beside.Chosen(); at > 0 {
		d.Blocks = n.blocks[at-1 : at]
	}
	widgets.SetShown(n.says, len(d.Blocks) > 0)
	n.says.SetText(cut(doc.Plain(d), mostWords))
	n.form.Rearranged()
}

// Made is the note as the book keeps it, but for the meeting that resolved it.
func (n *Note) Made() (data.MarginNote, error) {
	n.settle()
	i, text := n.which.Known(), forms.Clean(n.text.Text)
	switch {
	case i < 0:
		return data.MarginNote{}, errNoMinute
	case text == "":
		return data.MarginNote{}, errNoNote
	}
	made := data.MarginNote{Meeting: n.minutes[i].Meeting, Item: n.minutes[i].Item, Text: text}
	if at := n.beside.Chosen(); at > 0 {
		made.Block = n.blocks[at-1].ID
	}
	return made, nil
}

const (
	errNoMinute widgets.Problem = "Please choose the minute: type its number or words of its title."
	errNoNote   widgets.Problem = "Please type the note."
)

// NoteBy is how a note that was set aside is brought back.
const NoteBy = "“Note in the margin” in the menu"

// Task is the form as the pane shows it.
func (n *Note) Task(do func() error) pane.Task {
	return pane.Task{Title: "Note in the margin of an earlier minute", By: NoteBy, Content: n.form.Scroll(), Fields: n.form, Focus: n.which.Entry(),
		Verb: "Put it in the margin (Ctrl+Enter)", Words: forms.Said(n.which.Entry(), n.text), After: n.after, Do: do}
}

// after is where Enter goes from a field.
func (n *Note) after(now fyne.Focusable) (fyne.Focusable, bool) {
	switch now {
	case fyne.Focusable(n.which.Entry()):
		if n.settle(); n.row.Visible() {
			return n.beside, true
		}
		return n.text, true
	case fyne.Focusable(n.beside):
		return n.text, true
	case fyne.Focusable(n.text):
		return nil, true
	}
	return nil, false
}
