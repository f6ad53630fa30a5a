package review

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/export/mail"
	"minutebook/ui/exporting"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// verdict is what the reader says of the draft as a whole, and the file's way
// back.
type verdict struct {
	r                  *reader
	returned, approved *widgets.Button
	strip              *fyne.Container
	words              *widgets.Text
	asks               bool // see sure
}

func newVerdict(r *reader) *verdict {
	v := &verdict{r: r, words: widgets.NewBoldLine("", look.SuccessText)}
	v.returned = widgets.NewButton("Return with remarks (R)", v.giveBack)
	v.approved = widgets.NewMainButton("Approve as it stands (A)", v.approve)
	again := widgets.NewTool("Send the file back…", "", v.sendBack)
	v.strip = container.NewStack(widgets.NewGround(look.SuccessGround),
		container.New(layout.NewCustomPaddedLayout(6, 6, 12, 12), container.NewBorder(nil, nil, nil, again, v.words)))
	return v
}

// tell shows what was said of the whole.
func (v *verdict) tell() {
	a := v.r.answer.file.Answer
	switch a.Verdict {
	case data.VerdictApproved:
		v.words.SetText("You approved this draft" + v.with() + ". Send the file back to " + v.r.answer.file.Sent.By + ".")
	case data.VerdictReturned:
		v.words.SetText("You returned this draft" + v.with() + ". Send the file back to " + v.r.answer.file.Sent.By + ".")
	}
	if shown := a.Verdict != data.NoVerdict; shown != v.strip.Visible() {
		widgets.SetShown(v.strip, shown)
		v.r.fit()
	}
}

// with says with how many changes and comments.
func (v *verdict) with() string {
	words := v.marked()
	if words == "" {
		return " as it stands"
	}
	return " with " + words
}

func (v *verdict) marked() string {
	changes, comments := v.r.answer.counts()
	var parts []string
	if changes > 0 {
		parts = append(parts, english.Count(changes, "change"))
	}
	if comments > 0 {
		parts = append(parts, english.Count(comments, "comment"))
	}
	return english.List(parts)
}

// approve says that the draft may stand; with changes or comments marked it is
// asked whether that is meant.
func (v *verdict) approve() {
	v.r.endComment()
	words := v.marked()
	if words == "" && !v.asks {
		v.give(data.VerdictApproved)
		return
	}
	question := "You have made " + words + ": do you approve the draft all the same, with what you marked for the clerk to put right, or return it?"
	if words == "" {
		question = "Do you approve the draft as it stands?"
	}
	v.ask("Approve the draft", question, "Approve it", data.VerdictApproved, "Return it", data.VerdictReturned)
}

// giveBack says that the draft goes back; with nothing marked it is asked
// whether that is meant.
func (v *verdict) giveBack() {
	v.r.endComment()
	words := v.marked()
	if words != "" && !v.asks {
		v.give(data.VerdictReturned)
		return
	}
	question := "Do you return the draft to " + v.r.answer.file.Sent.By + " with " + words + "?"
	if words == "" {
		question = "You have made no change and no comment, so " + v.r.answer.file.Sent.By + " will not know what is wrong: return it all the same?"
	}
	v.ask("Return the draft", question, "Return it", data.VerdictReturned, "Approve it", data.VerdictApproved)
}

// sure gives a verdict by a letter: it is asked about, as it may have been meant
// for the text.
func (v *verdict) sure(verdict func()) {
	v.asks = true
	verdict()
	v.asks = false
}

func (v *verdict) ask(title, question, verb string, yes data.Verdict, otherVerb string, other data.Verdict) {
	words := widget.NewLabel(question)
	words.Wrapping = fyne.TextWrapWord
	var d *widgets.Dialog
	d = widgets.NewDialog(v.r.o.Window, title, words, verb, func() error {
		d.OnClosed = func() { v.give(yes) }
		return nil
	})
	d.Also(otherVerb, func() { v.give(other) })
	d.OnClosed = v.r.hands
	d.Show(nil)
}

// give puts the verdict into the file and says what to do with it.
func (v *verdict) give(what data.Verdict) {
	v.r.stopWriting()
	v.r.answer.give(what)
	v.r.keeper.changed()
	v.tell()
	v.r.keeper.settle(v.sendBack)
}

// sendBack says what to do with the file, and helps.
func (v *verdict) sendBack() {
	sent := v.r.answer.file.Sent
	if v.r.leave() != nil {
		return
	}
	path := v.r.keeper.path
	words := paragraph("Your answer is in this file; it is all that " + sent.By + " needs:\n" + path)
	if v.r.answer.file.Answer.Verdict == data.NoVerdict {
		words = paragraph("You have not yet said whether the draft may stand: approve it or return it first.\n" + path)
	}
	told := paragraph("")
	told.Hide()
	tell := func(s string) { told.SetText(s); told.Show() }
	var d *widgets.Dialog
	letter := widgets.NewMainButton("Write the mail", func() {
		to, err := v.write()
		if err != nil {
			d.Fail(err)
			return
		}
		tell(to)
	})
	folder := widgets.NewButton("Show in folder", func() {
		go func() {
			err := exporting.Reveal(context.Background(), path)
			fyne.Do(func() {
				if err != nil {
					d.Fail(err)
				}
			})
		}()
	})
	copied := widgets.NewButton("Copy the path", func() {
		fyne.CurrentApp().Clipboard().SetContent(path)
		tell("Copied: " + path)
	})
	d = widgets.NewDialog(v.r.o.Window, "Send this file back to "+sent.By,
		container.NewVBox(words, container.NewHBox(letter, folder, copied), told), "", nil)
	d.OnClosed = v.r.hands
	d.Show(letter)
}

func paragraph(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// write puts a draft of a mail beside the file, with the file in it, and hands
// it to the mail program. It gives what became of it.
func (v *verdict) write() (string, error) {
	path := v.r.keeper.path
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	letter := strings.TrimSuffix(path, filepath.Ext(path)) + ".eml"
	if err := os.WriteFile(letter, mail.Write(v.letter(b)), 0o600); err != nil {
		return "", widgets.Problem("The mail could not be written: " + because(err) + ".")
	}
	if err := v.r.o.Open(letter); err != nil {
		return "", widgets.Problem("The mail is in " + filepath.Base(letter) + ", beside the file, but no program opened it: attach the file to a mail of your own.")
	}
	return "Your mail program opens a draft with the file in it: put in the address of " + v.r.answer.file.Sent.By + " and send it.", nil
}

// letter is the mail that takes the answer back. Of a restricted draft it says
// nothing: anybody can read a mail on its way.
func (v *verdict) letter(file []byte) mail.Draft {
	f := v.r.answer.file
	m := f.Sent.Record
	what := "the draft minutes of the " + cmp.Or(m.Body.Name, "meeting") + " of " + m.Meeting.Start.Date().Long()
	said := map[data.Verdict]string{data.VerdictApproved: "I approve them" + v.with() + ".",
		data.VerdictReturned: "I return them" + v.with() + "."}[f.Answer.Verdict]
	text := fmt.Sprintf("Dear %s\n\nI have read %s. %s The attached file holds my answer: open it in Minute Book, on the Review screen.\n\n%s\n",
		f.Sent.By, what, said, english.Join(", ", f.Sent.To.Name, f.Sent.To.Capacity))
	return mail.Draft{
		From: data.Contact{Name: f.Sent.To.Name, Email: f.Sent.To.Email}, Subject: english.Capital(strings.TrimPrefix(what, "the ")),
		Text: text, Date: v.r.o.Now(),
		Attachments: []mail.Attachment{{Name: filepath.Base(v.r.keeper.path), Media: "application/octet-stream", Bytes: file}},
	}
}
