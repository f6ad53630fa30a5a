package editor

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// Helps are what helps to type. The editor knows nothing of people, phrases and
// minutes: it asks. Nil is no help.
type Helps struct {
	// Lists are those that a rune opens under the caret, where it does not stand
	// behind a letter or number, as the @ of a mail address does.
	Lists map[rune]List
	// Short is what stands for an abbreviation that a semicolon was typed behind.
	Short func(word string) (Put, bool)
	// Tab is asked first when Tab is pressed, back with Shift; false leaves the
	// key to lists and tables.
	Tab func(back bool) bool
	// Prompt is a quiet line in a section nothing is written in yet, while the
	// caret is there.
	Prompt func(section int64) string
	// LinkName is what following a link is called, "Go to minute 243"; empty for
	// one that leads nowhere.
	LinkName func(link string) string
	// Follow goes where a link leads.
	Follow func(link string)
}

// List gives what may be meant by what is typed so far, best first.
type List func(typed string) []Offer

// Offer is a line of a list: what it is known by, what it says, and something
// quiet beside it.
type Offer struct {
	Key, Words, Note string
	Put              func() Put
}

// Put is what comes in the place of what was typed. Then is called when it
// stands on the page, with the place it begins at.
type Put struct {
	Blocks []doc.Block
	Then   func(from edit.Pos)
}

// offers is the list that is open. What is typed from where it was opened
// narrows it.
type offers struct {
	panel
	from  edit.Pos // of what is typed, the rune that opened the list included
	lead  int      // how long that is: 1, or 0 for a list opened by a command
	list  List
	typed string
	found []Offer
	at    int // the line Enter takes
	fits  int // the longest text that anything fitted

	// do is what taking each line does, in a list for the words up to over that
	// are selected; nil for a list that completes what is typed.
	do   []func()
	over int
}

// patience is how many runes that fit nothing keep a list waiting: who goes back
// over a slip of the finger finds it again.
const patience = 3

// completed follows a typed rune: a semicolon behind an abbreviation puts what
// stands for it, a rune that opens a list opens it.
func (e *Editor) completed(r rune) {
	list := e.Helps.Lists[r]
	if list == nil && (r != ';' || e.Helps.Short == nil) || !e.page.Selection().Empty() {
		return
	}
	at := e.page.Caret()
	before := e.textAt(at)[:at.Off]
	if at.Off == 0 || before[at.Off-1] != r { // nothing may be typed here
		return
	}
	begin := wordBefore(before[:at.Off-1])
	from := edit.Pos{Block: at.Block, Cell: at.Cell, Off: begin}
	switch {
	case list != nil && begin == at.Off-1 && e.offers == nil:
		from.Off = at.Off - 1
		e.open(from, 1, list)
	case list == nil && begin < at.Off-1:
		if put, ok := e.Helps.Short(string(before[begin : at.Off-1])); ok {
			e.put(from, put)
		}
	}
}

// textAt is the runes of the text at a place.
func (e *Editor) textAt(at edit.Pos) []rune { return e.page.Block(at.Block).Content(at.Cell).Runes }

// wordBefore is where the letters and digits at the end of a text begin.
func wordBefore(text []rune) int {
	i := len(text)
	for i > 0 && (unicode.IsLetter(text[i-1]) || unicode.IsDigit(text[i-1])) {
		i--
	}
	return i
}

// Offer opens a list under the caret, narrowed by the word the caret is behind
// if that fits anything, and by what is typed from then on.
func (e *Editor) Offer(list List) {
	if e.readOnly || e.page.Block(e.page.Caret().Block).Locked {
		return
	}
	from, _ := e.page.Range()
	e.page.Place(from, false)
	begin := wordBefore(e.textAt(from)[:from.Off])
	if word := string(e.textAt(from)[begin:from.Off]); word != "" && len(list(word)) > 0 {
		from.Off = begin
	}
	e.open(from, 0, list)
	e.done()
}

func (e *Editor) open(from edit.Pos, lead int, list List) {
	e.offers = &offers{panel: newPanel(), from: from, lead: lead, list: list, typed: "\x00"}
}

// narrow makes the open list fit what is typed, or closes it when the caret has
// left it.
func (e *Editor) narrow() {
	o := e.offers
	at := e.page.Caret()
	if o.do != nil {
		if sel := e.page.Selection(); sel.Anchor != o.from || sel.Head != (edit.Pos{Block: o.from.Block, Cell: o.from.Cell, Off: o.over}) {
			e.offers = nil
		}
		return
	}
	if !e.focused || !e.page.Selection().Empty() || at.Block != o.from.Block || at.Cell != o.from.Cell || at.Off < o.from.Off+o.lead {
		e.offers = nil
		return
	}
	text := e.textAt(at)[o.from.Off+o.lead : at.Off]
	typed := string(text)
	if typed == o.typed {
		return
	}
	o.typed = typed
	if len(text) > 0 && text[0] == ' ' || slices.Contains(text, '\n') || len(text) > o.fits+patience {
		e.offers = nil
		return
	}
	o.found, o.at = o.list(typed), 0
	if len(o.found) > 0 {
		o.fits = len(text)
	}
}

// offering tells whether a list is in sight.
func (e *Editor) offering() bool { return e.offers != nil && len(e.offers.found) > 0 }

// offerKey gives a key to the list in sight; false leaves it to the page.
func (e *Editor) offerKey(key fyne.KeyName) bool {
	o := e.offers
	last := len(o.found) - 1
	switch key {
	case fyne.KeyDown:
		o.at = min(o.at+1, last)
	case fyne.KeyUp:
		o.at = max(o.at-1, 0)
	case fyne.KeyPageDown:
		o.at = min(o.at+o.shown, last)
	case fyne.KeyPageUp:
		o.at = max(o.at-o.shown, 0)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		if e.shift {
			e.offers = nil
			return false
		}
		e.take(o.at)
		return true
	case fyne.KeyEscape:
		e.offers = nil
	default:
		return false
	}
	e.paint()
	return true
}

// take puts an offer in the place of what was typed for it.
func (e *Editor) take(i int) {
	o := e.offers
	e.offers = nil
	if o.do != nil {
		o.do[i]()
		return
	}
	put := o.found[i].Put()
	e.change(func() { e.put(o.from, put) })
}

// put puts something in the place of what stands between a place and the caret.
// A text of one paragraph takes on the style it comes to stand in.
func (e *Editor) put(from edit.Pos, put Put) {
	if len(put.Blocks) == 1 && put.Blocks[0].Kind == doc.Paragraph {
		like := e.page.Block(from.Block).Content(from.Cell).At(from.Off)
		runs := slices.Clone(put.Blocks[0].Runs)
		for i := range runs {
			runs[i].Bold, runs[i].Italic = runs[i].Bold || like.Bold, runs[i].Italic || like.Italic
		}
		put.Blocks = []doc.Block{put.Blocks[0]}
		put.Blocks[0].Runs = runs
	}
	e.hasGoal = false
	if e.page.Exchange(from, put.Blocks) && put.Then != nil {
		put.Then(from)
	}
}

// SelectBetween selects what lies between two places and brings it into view.
func (e *Editor) SelectBetween(anchor, head edit.Pos) {
	e.hasGoal = false
	e.page.Select(anchor, head)
	e.done()
}

// SetDocuments exchanges the texts of sections, as one step of undo. The caret
// stays between the words it stood between, if they are still there.
func (e *Editor) SetDocuments(docs map[int64]doc.Document) {
	sel := e.page.Selection()
	anchor, head := slices.Clone(e.textAt(sel.Anchor)), slices.Clone(e.textAt(sel.Head))
	e.change(func() {
		e.page.Together(func() {
			for _, key := range e.page.Sections() {
				if d, ok := docs[key]; ok {
					e.page.SetDocument(key, d)
				}
			}
		})
		e.page.Select(e.stay(sel.Anchor, anchor), e.stay(sel.Head, head))
	})
}

// stay is where a place in a text has come to after something before it in the
// text has become longer or shorter.
func (e *Editor) stay(at edit.Pos, was []rune) edit.Pos {
	if at.Block >= e.page.Len() || at.Cell >= e.page.Block(at.Block).Cells() {
		return at
	}
	now := e.textAt(at)
	if at.Off > len(now) || !slices.Equal(now[:at.Off], was[:at.Off]) {
		at.Off = max(len(now)-(len(was)-at.Off), 0)
	}
	return at
}
