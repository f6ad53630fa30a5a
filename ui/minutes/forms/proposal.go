package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Proposal is the form of a resolution, a motion or an amendment.
type Proposal struct {
	wording data.Wording
	room    Room
	before  Moved
	old     []doc.Block // what it was before, the head first; none for a new one
	Settled bool        // a resolution of what a motion has decided already
	offered string      // the words it was opened with, in the clerk's place

	form  *widgets.Form
	kind  *widgets.Choice // motion or amendment; nil for a resolution
	verb  *widgets.Choice // of a resolution; nil for the others
	verbs []doc.Verb
	text  *widgets.Entry
	reads *widget.Label // how the motion would read; what is to be done with its words
	Proposers
	vote    *voteField
	outcome *widgets.Choice // nil for a resolution
	chosen  bool            // the clerk chose the outcome
	voting  bool            // it was opened for its vote
	Renamed func()          // a motion has become an amendment or the reverse
}

// Room is who a form offers: those who may propose, and those who may vote.
type Room struct {
	Movers Roster
	Voters []data.Person
	Barred []data.Person // who may not vote, for an interest
	Votes  int           // how many may vote; 0 while that is not known
	Named  bool          // votes on the item are recorded by name (SI 2014/165)
}

// Moved is what was moved at an item before.
type Moved struct {
	motion  string // id of the motion moved last; empty for none
	text    string // its words
	open    bool   // it is not decided
	amended bool   // amendments were carried: next is put
	next    rules.Substantive
	pending bool // what stands in the form has amendments that are not decided
}

// MovedAt reads what was moved out of the minutes of an item.
func MovedAt(d doc.Document) Moved {
	var m Moved
	if at := rules.LastMotion(d); at >= 0 {
		head := d.Blocks[at]
		m.motion, m.text, m.open = head.ID, doc.Lettered(d.Proposal(head.ID)), head.Motion.Outcome == doc.Undecided
	}
	m.next, m.amended = rules.SubstantiveAt(d)
	return m
}

// NewResolution makes the form of a resolution; on goes to the next field.
func NewResolution(w data.Wording, r Room, on func()) *Proposal {
	p := &Proposal{wording: w, room: r, form: widgets.NewForm(), verbs: verbs(w)}
	labels := make([]string, len(p.verbs))
	for i, v := range p.verbs {
		labels[i] = string(v)
	}
	p.verb = widgets.NewChoice(labels, nil)
	p.verb.Choose(0)
	p.form.Add("Decision", p.verb)
	p.common("That the report be noted.", on)
	return p
}

// What a form of a motion is for, as its first field offers it.
const (
	aMotion = iota
	anAmendment
	aSubstantive // only where amendments were carried
)

var proposalNames = []string{"Motion", "Amendment", "Substantive motion"}

// Name is what is proposed: "Amendment".
func (p *Proposal) Name() string {
	if p.kind == nil {
		return "Resolution"
	}
	return proposalNames[p.chosenKind()]
}

func (p *Proposal) chosenKind() int { return max(0, p.kind.Chosen()) }

// NewMotion makes the form of what is moved at an item: the substantive motion
// if amendments were carried, an amendment while a motion is open, or a motion.
func NewMotion(w data.Wording, r Room, before Moved, on func()) *Proposal {
	p := &Proposal{wording: w, room: r, before: before, form: widgets.NewForm()}
	p.kind = widgets.NewChoice(proposalNames[:aSubstantive], func(int) { p.turned() })
	p.form.Add("What is moved", p.kind)
	p.common("That …", on)
	labels := make([]string, len(doc.Outcomes()))
	for i, o := range doc.Outcomes() {
		labels[i] = outcomeWords(o)
	}
	p.outcome = widgets.NewChoice(labels, func(int) { p.chosen = true })
	p.form.Add("Outcome", p.outcome)
	p.outcome.Choose(0)
	if !r.Named { // it is moved before it is voted on
		p.vote.set(nil)
	}
	switch {
	case before.amended:
		p.kind.SetLabels(proposalNames)
		p.kind.Choose(aSubstantive)
		p.Mover.set(before.next.Mover)
		p.Seconder.set(before.next.Seconder)
		p.offer(before.next.Text)
	case before.open:
		p.kind.Choose(anAmendment)
	default:
		p.kind.Choose(aMotion)
	}
	p.turned()
	return p
}

func outcomeWords(o doc.Outcome) string {
	switch o {
	case doc.Undecided:
		return "Not decided yet"
	case doc.Fell:
		return "Fell, no seconder"
	}
	return widgets.Capital(string(o))
}

// common adds the fields that all proposals have.
func (p *Proposal) common(hint string, on func()) {
	p.text = newWordsField(hint, 3, on)
	grown := p.text.OnChanged
	p.text.OnChanged = func(text string) {
		grown(text)
		p.read()
	}
	p.reads = widget.NewLabel("")
	p.reads.Wrapping = fyne.TextWrapWord
	p.reads.Importance = widget.LowImportance
	p.reads.SizeName = theme.SizeNameCaptionText
	p.reads.Hide()
	p.Proposers = NewProposers(p.room, on)
	p.form.Add("Words · Shift+Enter for a lettered part", p.text).Side(p.reads)
	p.Rows(p.form)
	p.vote = addVote(p.form, p.room, on, p.voted)
}

// offer puts words into the form that stand until others are typed.
func (p *Proposal) offer(words string) {
	p.offered = words
	p.text.SetText(words)
}

// Write begins the form with words.
func (p *Proposal) Write(words string) { p.text.SetText(words) }

// SelectOffer selects the words that are offered: typing replaces them, Enter
// takes them.
func (p *Proposal) SelectOffer() {
	if p.offered != "" && p.text.Text == p.offered {
		p.text.SelectAll()
	}
}

// turned follows the clerk from a motion to an amendment: words that were
// offered for the one are not those of the other.
func (p *Proposal) turned() {
	kind := p.chosenKind()
	p.text.SetPlaceHolder([]string{"That …", "delete … and insert …", "That …"}[kind])
	if offered := p.before.next.Text; p.before.amended && len(p.old) == 0 {
		switch {
		case kind == aSubstantive && Clean(p.text.Text) == "":
			p.offer(offered)
		case kind != aSubstantive && p.text.Text == offered:
			p.offer("")
		}
	}
	p.read()
	if p.Renamed != nil {
		p.Renamed()
	}
}

// read shows how the motion reads with the amendment in it, or says that the
// substantive motion is to be worked out.
func (p *Proposal) read() {
	words := ""
	if p.kind != nil {
		switch kind := p.chosenKind(); {
		case p.before.pending:
			words = "An amendment to it is not decided yet: the vote on that comes first (" + session.KeyText(session.KeyVote) + ")."
		case kind == anAmendment && p.before.text != "":
			if as, ok := rules.Amended(p.before.text, Clean(p.text.Text)); ok {
				words = "The motion would then read: " + as
			}
		case kind == aSubstantive && p.before.amended && !p.before.next.Clear:
			words = "The words of the amendment stand below those of the motion: please make one motion of them."
		}
	}
	if words != p.reads.Text {
		p.reads.SetText(words)
		widgets.SetShown(p.reads, words != "")
		p.form.Refresh()
	}
}

// voted lets the outcome follow the vote until the clerk chooses another.
func (p *Proposal) voted() {
	if p.outcome == nil || p.chosen {
		return
	}
	outcome := doc.Undecided
	if vote, err := p.vote.vote(); err == nil && vote != nil {
		outcome = rules.OutcomeOf(*vote)
	}
	p.outcome.Choose(slices.Index(doc.Outcomes(), outcome))
}

// Set shows a proposal that stands in the minutes with its lettered parts.
func (p *Proposal) Set(blocks []doc.Block) {
	b := blocks[0]
	p.old = blocks
	p.text.SetText(doc.Lettered(blocks))
	if r := b.Resolution; r != nil {
		p.Mover.set(r.Mover)
		p.Seconder.set(r.Seconder)
		p.vote.set(r.Vote)
		p.verb.Choose(max(0, slices.Index(p.verbs, r.Verb)))
	}
	if m := b.Motion; m != nil {
		p.Mover.set(m.Mover)
		p.Seconder.set(m.Seconder)
		if m.Vote != nil || m.Outcome != doc.Undecided || !p.room.Named {
			p.vote.set(m.Vote)
		}
		p.outcome.Choose(slices.Index(doc.Outcomes(), m.Outcome))
		p.chosen = m.Outcome != doc.Undecided && (m.Vote == nil || m.Outcome != rules.OutcomeOf(*m.Vote))
		p.kind.SetLabels(proposalNames)
		switch {
		case b.Kind == doc.AmendmentKind:
			p.kind.Choose(anAmendment)
		case m.Amends != "":
			p.kind.Choose(aSubstantive)
		default:
			p.kind.Choose(aMotion)
		}
		p.kind.Disable() // its place among the motions is fixed
	}
	p.read()
}

// after is where Enter goes from a field; nil for putting it in. From the words
// it goes to what has to be filled in: the proposers where something is moved or
// the body's resolutions name them, a vote that is counted. From everywhere else
// it goes to the next field.
func (p *Proposal) after(now fyne.Focusable) (to fyne.Focusable, known bool) {
	proposers := p.kind != nil || p.wording.Movers
	type stop struct {
		at     fyne.Focusable
		needed bool
	}
	stops := []stop{{p.text, true}, {p.Mover.Entry(), proposers}, {p.Seconder.Entry(), proposers}, {p.vote.method, proposers}}
	for _, f := range p.vote.stops() {
		stops = append(stops, stop{f, true})
	}
	if p.outcome != nil && p.vote.chosen() == "" {
		stops = append(stops, stop{p.outcome, true})
	}
	i := slices.IndexFunc(stops, func(s stop) bool { return s.at == now })
	if i < 0 {
		return nil, false
	}
	for _, s := range stops[i+1:] {
		if s.needed || i > 0 {
			return s.at, true
		}
	}
	return nil, true
}

// Task is the proposal as the pane shows it.
func (p *Proposal) Task(title, by string, do func() error) pane.Task {
	words := Said(p.text, p.Mover.Entry(), p.Seconder.Entry())
	var old doc.Block
	if len(p.old) > 0 {
		old = p.old[0]
	}
	return newCardTask(old, pane.Task{Title: title, By: by, Content: p.form.Scroll(), Focus: p.text, Do: do, Sums: p.vote.sums,
		After: p.after, Vote: p.beginVote, Words: func() string { return words() + p.vote.words() }})
}
