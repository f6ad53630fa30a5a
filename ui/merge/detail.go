package merge

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/review"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// detail is the point in hand: the words it is about in their place, and what can
// be done with it.
type detail struct {
	screen *Screen
	root   *fyne.Container
	item   *widgets.Text // the item it is in
	who    *widgets.Text // who says what
	page   *widgets.Reading
	deeds  *fyne.Container

	accept, edit, decline, aside, reply, undo *widgets.Tool
}

func newDetail(s *Screen) *detail {
	d := &detail{screen: s}
	d.item = widgets.NewSizedLine("", look.Text, theme.SizeNameSubHeadingText)
	d.who = widgets.NewLine("", look.Muted)
	d.page = widgets.NewReading()
	d.accept = widgets.NewTool("Accept", "A", s.accept)
	d.edit = widgets.NewTool("Edit…", "E", s.edit)
	d.decline = widgets.NewTool("Decline…", "D", s.decline)
	d.aside = widgets.NewTool("Set aside…", "D", s.decline)
	d.reply = widgets.NewTool("Reply…", "R", s.reply)
	d.undo = widgets.NewTool("Take it back", "U", s.undoHere)
	d.deeds = widgets.NewTools(d.accept, d.edit, d.reply, d.decline, d.aside, d.undo,
		widgets.NewTool("Previous", "P", func() { s.step(-1) }), widgets.NewTool("Next", "N", func() { s.step(+1) }),
		widgets.NewTool("In the minutes", "G", s.goToMinutes))
	head := container.New(layout.NewCustomPaddedVBoxLayout(2), d.item, d.who)
	d.root = container.NewBorder(container.New(layout.NewCustomPaddedLayout(8, 10, 0, 0), head),
		container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), d.deeds), nil, nil, d.page.Root)
	return d
}

// show shows the point under the cursor.
func (d *detail) show() {
	s := d.screen
	p, ok := s.current()
	widgets.SetShown(d.deeds, ok)
	if !ok {
		d.item.SetText("")
		d.who.SetText("")
		d.page.Set(widgets.NewMarked(widgets.SmallWords(nothingYet(s.reviews))))
		return
	}
	d.item.SetText(strings.TrimSpace(number(p.item.Item) + "  " + p.item.Title))
	if p.item.ID == 0 {
		d.item.SetText("The minutes as a whole")
	}
	d.who.SetText(d.whoSays(p))
	d.page.Set(d.content(p)...)
	d.offer(p)
}

// nothingYet says what to do while nothing has come back.
func nothingYet(reviews []data.Review) string {
	for _, r := range reviews {
		switch r.State {
		case data.ReviewSent:
			return "Nothing has come back yet. When a reader sends the file back, take it in with Ctrl+O, or drop it onto this window."
		case data.ReviewReturned, data.ReviewSettled:
			return "What came back asks for no change and says nothing of any item."
		}
	}
	return "Send the draft to the chair with Ctrl+N: it goes as one file, which the chair reads in Minute Book and sends back with changes and remarks."
}

func (d *detail) whoSays(p point) string {
	words := english.Join(", ", p.review.Reader.Name, p.review.Reader.Capacity, p.what())
	if p.proposal != nil {
		words += " this"
	}
	if p.remark != nil && !p.remark.At.IsZero() {
		words += ", " + moment(d.screen.session, p.remark.At)
	}
	return words
}

// offer shows what can be done with a point.
func (d *detail) offer(p point) {
	change := p.proposal != nil && !p.decided()
	widgets.SetShown(d.accept, change)
	widgets.SetShown(d.edit, change && p.editable())
	widgets.SetShown(d.reply, p.remark != nil)
	widgets.SetShown(d.decline, change)
	widgets.SetShown(d.aside, p.remark != nil && !p.decided())
	widgets.SetShown(d.undo, p.decided())
	d.deeds.Refresh()
	d.root.Refresh()
}

// content is a point in its place.
func (d *detail) content(p point) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	switch {
	case p.remark != nil:
		out = remarkContent(p)
	case p.collides():
		out = collision(p)
	default:
		out = changeContent(p)
	}
	if p.decided() {
		out = append(out, widgets.NewMarked(d.decision(p)...))
	}
	return out
}

// decision says what became of a point.
func (d *detail) decision(p point) []widgets.Passage {
	word, _ := p.badge()
	switch p.ruling.Ruling {
	case data.RulingAccepted:
		word = "accepted"
	case data.RulingEdited:
		word = "accepted in other words"
	}
	words := widgets.Capital(word) + " " + moment(d.screen.session, p.ruling.At)
	if p.ruling.Actor != "" {
		words += " by " + p.ruling.Actor
	}
	out := []widgets.Passage{widgets.SmallWords(words)}
	if p.undone() {
		out = append(out, widgets.PlainWords(since(p)))
	}
	now, i := p.item.Minutes.Block(p.block())
	switch {
	case i >= 0 && (p.ruling.Ruling == data.RulingEdited || p.undone()):
		out = append(out, widgets.SmallWords("In the minutes now:"))
		out = append(out, widgets.Passages([]doc.Block{now})...)
	case p.undone():
		out = append(out, widgets.SmallWords("The paragraph is not in the minutes now."))
	}
	if p.ruling.Reply != "" {
		out = append(out, widgets.SmallWords("Your reply:"), widgets.PlainWords(p.ruling.Reply))
	}
	return out
}

// since says what became of a change that was accepted and is not in the minutes any
// more, and what can be done.
func since(p point) string {
	if p.open.Collides {
		return "The text was changed since it was accepted, and reads otherwise now: the versions of the item (" + session.KeyText(session.KeyHistory) + ") show how."
	}
	return "The text was changed since it was accepted: the change is not in the minutes any more. U takes the decision back, and it waits again."
}

// changeContent is a change in the paragraph it is made in, between the paragraphs
// before and after.
func changeContent(p point) []fyne.CanvasObject {
	change := p.proposal
	passages := widgets.Passages(marked(change.Base, change.Theirs))
	if change.Kind == review.Moved {
		passages = append([]widgets.Passage{widgets.SmallWords("It comes to stand here:")}, passages...)
	}
	before, after := around(p)
	return []fyne.CanvasObject{cutting(before, passages, after)}
}

// collision is a change of words that the clerk has changed since, both beside each
// other, and what accepting it would make of them.
func collision(p point) []fyne.CanvasObject {
	change := p.proposal
	side := func(words string, was, is *doc.Block) fyne.CanvasObject {
		passages := widgets.Passages(marked(was, is))
		if is == nil && was == nil {
			passages = []widgets.Passage{widgets.SmallWords("It is not there.")}
		}
		return widgets.NewColumn(4, widgets.NewMarked(widgets.SmallWords(words)), widgets.NewPaper(widgets.NewMarked(passages...)))
	}
	before, after := around(p)
	return []fyne.CanvasObject{
		widgets.NewMarked(widgets.PlainWords("These words have been changed in the minutes since they were sent. Both changes are shown against what was sent.")),
		widgets.NewBeside(14,
			side("In the minutes now", change.Base, change.Now),
			side("As "+p.review.Reader.Name+" has it", change.Base, change.Theirs)),
		widgets.NewColumn(4, widgets.NewMarked(widgets.SmallWords("Accepting it would change the minutes like this. What goes stays among the versions of the item.")),
			cutting(before, widgets.Passages(marked(change.Now, change.Theirs)), after)),
	}
}

// remarkContent is a remark below the words it is about.
func remarkContent(p point) []fyne.CanvasObject {
	said := []widgets.Passage{{Runs: []doc.Run{{Text: p.review.Reader.Name + ": ", Bold: true}, {Text: p.remark.Text}}}}
	block, i := p.text.Block(p.remark.Block)
	if i < 0 {
		if p.remark.Quote != "" { // where the words are not in the text any more
			said = append([]widgets.Passage{widgets.SmallWords("On “" + p.remark.Quote + "”")}, said...)
		}
		return []fyne.CanvasObject{widgets.NewPaper(widgets.NewMarked(said...))}
	}
	var passages []widgets.Passage
	for _, passage := range widgets.Passages(p.text.Blocks) { // of the whole text: a numbered paragraph keeps its number
		if passage.Block == block.ID {
			passages = append(passages, passage)
		}
	}
	if len(passages) > 0 && block.Table == nil {
		passages[0].From, passages[0].To = p.remark.From, p.remark.To
	}
	var before, after []doc.Block
	if i > 0 {
		before = p.text.Blocks[i-1 : i]
	}
	if i+1 < len(p.text.Blocks) {
		after = p.text.Blocks[i+1 : i+2]
	}
	return []fyne.CanvasObject{cutting(before, passages, after), widgets.NewPaper(widgets.NewMarked(said...))}
}

// cutting is passages on paper between the blocks before and after them, faded.
func cutting(before []doc.Block, passages []widgets.Passage, after []doc.Block) fyne.CanvasObject {
	var all []widgets.Passage
	all = append(all, widgets.Fade(widgets.Passages(before))...)
	all = append(all, passages...)
	all = append(all, widgets.Fade(widgets.Passages(after))...)
	return widgets.NewPaper(widgets.NewMarked(all...))
}

// around are the blocks before and after a change, as the minutes stand now.
func around(p point) (before, after []doc.Block) {
	blocks := p.item.Minutes.Blocks
	_, at := p.item.Minutes.Block(p.proposal.Block)
	from, to := at-1, at+1
	if at < 0 || p.proposal.Kind == review.Moved { // it is not there yet, or not any more
		_, from = p.item.Minutes.Block(p.proposal.After)
		if to = from + 1; to == at {
			to++
		}
	}
	if from >= 0 {
		before = blocks[from : from+1]
	}
	if to >= 0 && to < len(blocks) {
		after = blocks[to : to+1]
	}
	return before, after
}

// editable tells whether a change can be taken in other words: it has words, and
// they are in no table.
func (p point) editable() bool {
	return p.proposal != nil && p.proposal.Theirs != nil && p.proposal.Theirs.Table == nil
}

// open does what Enter on a point most likely means.
func (d *detail) open() {
	p, ok := d.screen.current()
	switch {
	case !ok:
	case p.remark != nil:
		d.screen.reply()
	case !p.decided():
		d.screen.session.Tell("A accepts it, E accepts it in other words, D declines it. N goes to the next.")
	default:
		d.screen.step(+1)
	}
}

// asProposal is what the book is told of a remark that is decided.
func asProposal(p point) review.Proposal {
	if p.proposal != nil {
		return *p.proposal
	}
	return review.Proposal{Key: p.remark.Key, Block: p.remark.Block}
}
