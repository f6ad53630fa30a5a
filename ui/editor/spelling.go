package editor

import (
	"fmt"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
	"minutebook/data/spell"
)

// Spelling is what the page asks about words.
type Spelling interface {
	// Misspelt adds to spans the words of a text that are wrong. The language is
	// a tag (BCP 47), empty for that of the document. False means that nothing
	// can be said yet: the text is asked about again.
	Misspelt(text []rune, lang string, spans []spell.Span) ([]spell.Span, bool)
	// Suggest lists what may have been meant, the likeliest first.
	Suggest(word, lang string) []string
	// Learn makes a word right from now on, Ignore for this meeting.
	Learn(word string)
	Ignore(word string)
}

// SetSpelling sets what the words of the page are checked with; nil is not at
// all. A page that is only read and the headings of items are not checked.
func (e *Editor) SetSpelling(s Spelling) {
	e.spelling = s
	e.Respell()
}

// Respell checks the page anew: other words are right now.
func (e *Editor) Respell() {
	for i := range e.rows {
		if l := e.rows[i].lay; l != nil {
			for f := range l.flows {
				l.flows[f].checked = false
			}
		}
	}
	e.paint()
}

// misspelt are the words of a text that are wrong; false if that is not known
// yet.
func (e *Editor) misspelt(t edit.Text) ([]spell.Span, bool) {
	var out []spell.Span
	known := true
	for i, at := 0, 0; i < len(t.Spans); {
		lang, from := t.Spans[i].Style.Lang, at
		for ; i < len(t.Spans) && t.Spans[i].Style.Lang == lang; i++ {
			at += t.Spans[i].N
		}
		n, ok := len(out), false
		out, ok = e.spelling.Misspelt(t.Runes[from:at], lang, out)
		known = known && ok
		for j := range out[n:] {
			out[n+j].From += from
			out[n+j].To += from
		}
	}
	return out, known
}

// checks tells whether the words of a block are checked.
func (e *Editor) checks(b *edit.Block) bool {
	return e.spelling != nil && !e.readOnly && !b.Locked && b.Kind != edit.ItemHeading
}

// check finds the misspelt words of a flow, once.
func (e *Editor) check(f *flow, t edit.Text) {
	if !f.checked {
		f.wrong, f.checked = e.misspelt(t)
	}
}

// NextMisspelt selects the misspelt word the caret is in, or the next one after
// the selection, round the end of the page, and opens a list of what may have
// been meant. It returns false if there is none.
func (e *Editor) NextMisspelt() bool {
	_, at := e.page.Range()
	caret := e.page.Selection().Empty()
	for k := range e.page.Len() + 1 { // the block of the caret comes first and last
		i := (at.Block + k) % e.page.Len()
		b := e.page.Block(i)
		if !e.checks(b) {
			continue
		}
		for cell := range b.Cells() {
			wrong, _ := e.misspelt(b.Content(cell))
			for _, s := range wrong {
				from := edit.Pos{Block: i, Cell: cell, Off: s.From}
				if k > 0 || !from.Before(at) || caret && cell == at.Cell && at.Off <= s.To {
					e.offerSpelling(from, s.To)
					return true
				}
			}
		}
	}
	return false
}

// mostSuggestions is how many words are suggested.
const mostSuggestions = 6

// offerSpelling selects a misspelt word and opens the list below it.
func (e *Editor) offerSpelling(from edit.Pos, to int) {
	word, lang := e.wordAt(from, to)
	o := &offers{panel: newPanel(), from: from, over: to}
	for i, s := range e.suggestions(word, lang) {
		o.found = append(o.found, Offer{Key: fmt.Sprint(i + 1), Words: s})
		o.do = append(o.do, func() { e.correct(from, to, s) })
	}
	o.found = append(o.found, Offer{Words: learnLabel}, Offer{Words: ignoreLabel})
	o.do = append(o.do, func() { e.learn(word) }, func() { e.ignore(word) })
	e.offers = nil
	e.hasGoal = false
	to1 := from
	to1.Off = to
	e.page.Select(from, to1)
	e.offers = o
	e.done()
}

const (
	learnLabel  = "Add to the dictionary"
	ignoreLabel = "Ignore in this meeting"
)

func (e *Editor) suggestions(word, lang string) []string {
	list := e.spelling.Suggest(word, lang)
	return list[:min(len(list), mostSuggestions)]
}

// wordAt is the word that begins at a place, and its language.
func (e *Editor) wordAt(from edit.Pos, to int) (word, lang string) {
	t := e.page.Block(from.Block).Content(from.Cell)
	return string(t.Runes[from.Off:to]), t.At(from.Off).Lang
}

// correct puts a word in the place of another.
func (e *Editor) correct(from edit.Pos, to int, word string) {
	e.change(func() {
		end := from
		end.Off = to
		e.page.Select(from, end)
		e.page.Insert(word)
	})
}

func (e *Editor) learn(word string) {
	e.spelling.Learn(word)
	e.Respell()
}

func (e *Editor) ignore(word string) {
	e.spelling.Ignore(word)
	e.Respell()
}

// offerDigit takes the suggestion of a digit; false if it is none.
func (e *Editor) offerDigit(r rune) bool {
	if e.offers == nil || e.offers.do == nil || r < '1' || int(r-'1') >= len(e.offers.do)-2 {
		return false
	}
	e.take(int(r - '1'))
	return true
}

// spellingItems are the lines of the context menu for a misspelt word at the
// caret.
func (e *Editor) spellingItems() []*fyne.MenuItem {
	at := e.page.Caret()
	b := e.page.Block(at.Block)
	if !e.checks(b) {
		return nil
	}
	wrong, _ := e.misspelt(b.Content(at.Cell))
	for _, s := range wrong {
		if at.Off < s.From || at.Off > s.To {
			continue
		}
		from := edit.Pos{Block: at.Block, Cell: at.Cell, Off: s.From}
		word, lang := e.wordAt(from, s.To)
		var out []*fyne.MenuItem
		for _, suggestion := range e.suggestions(word, lang) {
			out = append(out, fyne.NewMenuItem(suggestion, func() { e.correct(from, s.To, suggestion) }))
		}
		if len(out) == 0 {
			none := fyne.NewMenuItem("No suggestions", nil)
			none.Disabled = true
			out = append(out, none)
		}
		return append(out, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(learnLabel, func() { e.learn(word) }),
			fyne.NewMenuItem(ignoreLabel, func() { e.ignore(word) }),
			fyne.NewMenuItemSeparator())
	}
	return nil
}
