package agenda

import (
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/ui/reasons"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// withhold asks why the passage of the text that is selected, or stands under the
// cursor, is kept from the public; "Public" opens it again.
func (s *Screen) withhold() {
	if _, ok := s.current(); !ok || !s.writable() {
		return
	}
	page := s.form.page
	from, to := page.Range()
	if page.Document(s.form.item).Empty() {
		s.session.Tell("There is no text to keep from the public: put the cursor into a paragraph of it first.")
		return
	}
	if s.items.exempt(s.form.item) != "" {
		s.session.Tell("All of this item is kept from the public already.")
		return
	}
	offered := reasons.Of(s.body)
	form := widgets.NewForm()
	own := widgets.NewEntry(offered.Hint())
	ownRow := form.Labelled("Why it is kept from the public", own)
	why := widgets.NewChoice(offered.Words(), func(i int) {
		ownRow.Hidden = !offered.Own(i)
		form.Rearranged()
	})
	why.Require("Say why it is kept from the public.")
	at, words := offered.Place(page.Exempt(from.Block))
	if at == 0 && offered.Own(1) { // a parish names no paragraphs
		at = 1
	} else if at == 0 {
		at = -1 // a paragraph is the clerk's to name
	}
	why.Choose(at)
	own.SetText(words)
	ownRow.Hidden = !offered.Own(at)
	form.Add("For the public?", why).Side(ownRow)
	form.Note("Whole paragraphs are kept from the public: " + passageWords(page, from.Block, to.Block))
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.session.Window, "Keep a passage from the public", form, "Keep it so", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		reason := offered.Exempt(why.Chosen(), doc.Clean(own.Value()))
		dialog.OnClosed = func() {
			page.Select(from, to)
			s.form.editor.SetExempt(reason)
			if reason == "" {
				s.admitPublic()
			}
			s.focus(s.form.editor)
		}
		return nil
	}).Resize(fyne.NewSize(560, 0))
	dialog.Show(why)
}

// passageWords are the first words of some blocks, to be known again by.
func passageWords(page *edit.Page, from, to int) string {
	const most = 120
	var lines []string
	for i := from; i <= to; i++ {
		lines = append(lines, page.Block(i).Doc().Text())
	}
	text := strings.Join(lines, " ")
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return "“" + text + "”"
}

// passageCommand stands in the menu of the item.
func (s *Screen) passageCommand(off func() bool) session.Command {
	return session.Command{Menu: "Item", Name: "Keep a passage from the public…", Key: session.KeyWithhold, Run: s.withhold, Off: off}
}
