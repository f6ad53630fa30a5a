package approval

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/record"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/widgets"
)

// correctionFields are the fields that look for old words and take new ones.
func (f *Form) correctionFields(on func()) {
	f.old = widgets.NewEntry("words, a name, a time, a vote; empty for none")
	f.old.OnChanged = func(string) { f.look() }
	f.old.OnKey = f.oldKey
	f.seen = widget.NewRichText()
	f.seen.Wrapping = fyne.TextWrapWord
	f.count = widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText)
	f.put = widgets.NewNameEntry(wordsGo, nil).Listed()
	list := f.put.Entry().OnKey
	f.put.Entry().OnKey = func(key *fyne.KeyEvent) bool { return list(key) || f.newKey(key) }
	f.usual = widget.NewLabel("")
	f.usual.Wrapping, f.usual.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	add := widgets.NewTool("Add the correction", "Enter", func() { f.add() })
	f.form.Add("Correction: what stands in the minutes", f.old)
	f.sight = container.New(layout.NewCustomPaddedLayout(-6, -6, -8, 0), f.seen)
	f.form.Side(container.New(layout.NewCustomPaddedVBoxLayout(0), f.count, f.sight))
	f.form.Add("To read", f.put).Side(container.New(layout.NewCustomPaddedLayout(-6, -6, -8, 0), f.usual))
	f.form.Side(container.NewHBox(add)).Side(f.list)
	f.sight.Hide()
	f.count.Hide()
	f.usual.Hide()
}

// wordsGo is what the field of the new words says while it is empty.
const wordsGo = "nothing: the words go"

// look looks for the old words as they are typed, and shows where they stand.
func (f *Form) look() {
	f.places, f.at = Find(f.chosen(), f.old.Text), 0
	f.showPlace()
}

func (f *Form) showPlace() {
	typed := strings.TrimSpace(f.old.Text) != ""
	widgets.SetShown(f.count, typed)
	widgets.SetShown(f.sight, typed && len(f.places) > 0)
	f.offer()
	switch n := len(f.places); {
	case n == 0:
		f.count.SetText("This does not stand in the minutes.")
		f.count.SetColor(look.WarningText)
	default:
		p := f.places[f.at]
		f.count.SetText(placeWords(p, f.at, n))
		f.count.SetColor(look.Muted)
		f.seen.Segments = inPlace(p)
		f.seen.Refresh()
	}
	f.form.Rearranged()
}

// offer offers what the fact in sight usually reads instead, and says what can be
// written; words of the minutes have neither.
func (f *Form) offer() {
	var fact record.Fact
	var choices []string
	if len(f.places) > 0 {
		p := f.places[f.at]
		fact = p.Fact
		for _, m := range f.waiting {
			if m.Meeting.ID == p.Meeting.ID && fact.What != "" {
				choices = m.Choices(fact)
			}
		}
	}
	f.put.SetNames(choices)
	widgets.SetShown(f.usual, fact.What != "")
	f.usual.Importance = widget.LowImportance
	if fact.What == "" {
		f.put.Entry().SetPlaceHolder(wordsGo)
		return
	}
	f.put.Entry().SetPlaceHolder("")
	f.usual.SetText(usual(fact))
}

// placeWords says where words stand, and how many more places there are.
func placeWords(p Place, at, of int) string {
	s := p.Where() + " of " + p.Meeting.Start.Date().Short()
	if p.Fact.What != "" {
		s = p.Where() + ", " + p.Meeting.Start.Date().Short()
	}
	switch {
	case p.Parts:
		s += ": type whole words"
	case of > 1:
		s += fmt.Sprintf(" · place %d of %d (↓)", at+1, of)
	}
	return s
}

// around is how many letters of a paragraph stand in sight on each side of words.
const around = 60

// inPlace is the paragraph around words, these in bold.
func inPlace(p Place) []widget.RichTextSegment {
	plain := widget.RichTextStyle{Inline: true, SizeName: theme.SizeNameCaptionText, ColorName: look.Muted}
	bold := plain
	bold.TextStyle.Bold, bold.ColorName = true, look.Text
	before, after := []rune(p.Before), []rune(p.After)
	if len(before) > around { // from a whole word on
		_, words, _ := strings.Cut(string(before[len(before)-around:]), " ")
		before = []rune("… " + words)
	}
	if len(after) > around {
		words := string(after[:around])
		after = []rune(words[:strings.LastIndex(words, " ")+1] + "…")
	}
	if p.Fact.What != "" && len(after) > 0 {
		after = slices.Concat([]rune(" · "), after) // of what it is
	}
	segment := func(text string, style widget.RichTextStyle) widget.RichTextSegment {
		return &widget.TextSegment{Text: strings.ReplaceAll(text, "\n", " "), Style: style}
	}
	return []widget.RichTextSegment{segment(string(before), plain), segment(p.Words, bold), segment(string(after), plain)}
}

// oldKey goes through the places; Enter goes on to the new words once they are
// found at one place.
func (f *Form) oldKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyDown && len(f.places) > 1:
		f.at = (f.at + 1) % len(f.places)
	case key.Name == fyne.KeyUp && len(f.places) > 1:
		f.at = (f.at + len(f.places) - 1) % len(f.places)
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && strings.TrimSpace(f.old.Text) != "":
		if f.fault() == nil {
			f.focus(f.put.Entry())
			f.put.List()
			f.form.Rearranged()
		}
		return true
	default:
		return false
	}
	f.showPlace()
	return true
}

func (f *Form) newKey(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter || strings.TrimSpace(f.old.Text) == "" {
		return false
	}
	f.add()
	return true
}

// fault is why the old words are no words of a correction.
func (f *Form) fault() error {
	switch {
	case len(f.places) == 0:
		return errNotFound
	case f.places[f.at].Parts:
		return errParts
	}
	return nil
}

const (
	errNotFound widgets.Problem = "What is to be corrected does not stand in these minutes: type it as it stands."
	errParts    widgets.Problem = "Please type whole words of the correction: those stand in the middle of one."
	errSame     widgets.Problem = "The new words are those that stand there already."
	errHalf     widgets.Problem = "A correction is half typed: Enter in its second field adds it, or empty both."
	errNoSet    widgets.Problem = "Please tick at least one set of minutes."
	errWhose    widgets.Problem = "Please say in the correction in words of which minutes it is, with their day, such as: 4 June 2026, for Quay Road read Quay Lane throughout."
	errTwice    widgets.Problem = "That is corrected already: take that correction out first."
)

// add puts what stands in the two fields among the corrections.
func (f *Form) add() error {
	if err := f.fault(); err != nil {
		f.focus(f.old)
		return err
	}
	c := Correction{f.places[f.at], forms.Clean(f.put.Value())}
	if slices.ContainsFunc(f.corrected, c.meets) {
		f.count.SetText(string(errTwice))
		return errTwice
	}
	if c.Fact.What != "" {
		var err error
		if c, err = settled(f.waiting, f.corrected, c); err != nil {
			f.usual.Importance = widget.WarningImportance
			f.usual.SetText(strings.TrimRight(widgets.Capital(err.Error()), ".") + ".")
			f.form.Rearranged()
			return err
		}
	} else if c.New == c.Words {
		f.count.SetText(string(errSame))
		return errSame
	}
	f.corrected = append(f.corrected, c)
	f.old.SetText("")
	f.put.SetValue("")
	f.show()
	f.focus(f.old)
	return nil
}
