package minutes

import (
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// proposal is the form of a resolution, a motion or an amendment.
type proposal struct {
	wording data.Wording
	old     doc.Block // what it was before; the zero Block for a new one

	form     *widgets.Form
	kind     *widgets.Choice // motion or amendment; nil for a resolution
	verb     *widgets.Choice // of a resolution; nil for the others
	verbs    []doc.Verb
	text     *widgets.Entry
	mover    *personField
	seconder *personField
	vote     *voteField
	outcome  *widgets.Choice // nil for a resolution
	chosen   bool            // the clerk chose the outcome
	renamed  func()          // a motion has become an amendment or the reverse
}

// room is who a form offers: those who may propose, and those who may vote.
type room struct {
	movers []data.Person
	voters []data.Person
	votes  int // how many may vote; 0 while that is not known
}

// newResolution makes the form of a resolution; on goes to the next field.
func newResolution(w data.Wording, r room, on func()) *proposal {
	p := &proposal{wording: w, form: widgets.NewForm(), verbs: verbs(w)}
	labels := make([]string, len(p.verbs))
	for i, v := range p.verbs {
		labels[i] = string(v)
	}
	p.verb = widgets.NewChoice(labels, nil)
	p.verb.Choose(0)
	p.form.Add("Decision", p.verb)
	p.common("That the report be noted.", r, on)
	return p
}

var (
	proposalKinds = []doc.Kind{doc.MotionKind, doc.AmendmentKind}
	proposalNames = []string{"Motion", "Amendment"}
)

// name is what is proposed: "Amendment".
func (p *proposal) name() string {
	if p.kind == nil {
		return "Resolution"
	}
	return proposalNames[max(0, p.kind.Chosen())]
}

// newMotion makes the form of a motion or amendment.
func newMotion(w data.Wording, r room, on func()) *proposal {
	p := &proposal{wording: w, form: widgets.NewForm()}
	p.kind = widgets.NewChoice(proposalNames, func(int) { p.renamed() })
	p.kind.Choose(0)
	p.form.Add("What was moved", p.kind)
	p.common("That …", r, on)
	labels := make([]string, len(doc.Outcomes()))
	for i, o := range doc.Outcomes() {
		labels[i] = outcomeWords(o)
	}
	p.outcome = widgets.NewChoice(labels, func(int) { p.chosen = true })
	p.form.Add("Outcome", p.outcome)
	p.vote.method.Choose(len(methods) - 1) // it is moved before it is voted on
	p.outcome.Choose(0)
	p.vote.show()
	return p
}

func outcomeWords(o doc.Outcome) string {
	switch o {
	case doc.Undecided:
		return "Not decided yet"
	case doc.Fell:
		return "Fell, no seconder"
	}
	return strings.ToUpper(string(o[0])) + string(o[1:])
}

// common adds the fields that all proposals have.
func (p *proposal) common(hint string, r room, on func()) {
	p.text = newTextField(hint, 3, on)
	p.mover = newPersonField("letters of a name", r.movers, on)
	p.seconder = newPersonField("letters of a name", r.movers, on)
	p.form.Add("Words", p.text).Add("Proposed by", p.mover.NameEntry).Add("Seconded by", p.seconder.NameEntry)
	p.vote = addVote(p.form, r, on, p.voted)
}

// voted lets the outcome follow the vote until the clerk chooses another.
func (p *proposal) voted() {
	if p.outcome == nil || p.chosen {
		return
	}
	outcome := doc.Undecided
	if vote, err := p.vote.vote(); err == nil && vote != nil {
		outcome = rules.OutcomeOf(*vote)
	}
	p.outcome.Choose(slices.Index(doc.Outcomes(), outcome))
}

// set shows a proposal that stands in the minutes.
func (p *proposal) set(b doc.Block) {
	p.old = b
	p.text.SetText(b.Text())
	if r := b.Resolution; r != nil {
		p.mover.set(r.Mover)
		p.seconder.set(r.Seconder)
		p.vote.set(r.Vote)
		for i, v := range p.verbs {
			if v == r.Verb {
				p.verb.Choose(i)
			}
		}
	}
	if m := b.Motion; m != nil {
		p.mover.set(m.Mover)
		p.seconder.set(m.Seconder)
		p.vote.set(m.Vote)
		for i, o := range doc.Outcomes() {
			if o == m.Outcome {
				p.outcome.Choose(i)
			}
		}
		p.chosen = m.Outcome != doc.Undecided
		if b.Kind == doc.AmendmentKind {
			p.kind.Choose(1)
		}
		p.kind.Disable() // its lettered parts on the page are of this kind
	}
}

// block is the proposal as the minutes keep it. amends is the motion that an
// amendment at this place amends.
func (p *proposal) block(amends string) (doc.Block, error) {
	text := clean(p.text.Text)
	if text == "" {
		return doc.Block{}, errNoText
	}
	vote, err := p.vote.vote()
	if err == nil && p.carried() {
		err = p.vote.askTie()
	}
	if err != nil {
		return doc.Block{}, err
	}
	b := doc.Block{ID: p.old.ID, Runs: textRuns(p.old.Runs, text)}
	if p.verb != nil {
		b.Kind = doc.ResolutionKind
		b.Resolution = &doc.Resolution{Mover: p.mover.person(), Seconder: p.seconder.person(), Vote: vote}
		b.Resolution.Verb, b.Resolution.Lead = p.decided()
		return b, nil
	}
	b.Kind = proposalKinds[max(0, p.kind.Chosen())]
	m := doc.Motion{Mover: p.mover.person(), Seconder: p.seconder.person(), Vote: vote,
		Outcome: doc.Outcomes()[max(0, p.outcome.Chosen())]}
	switch {
	case b.Kind != doc.AmendmentKind:
	case p.old.Motion != nil:
		m.Amends = p.old.Motion.Amends
	default:
		m.Amends = amends
	}
	b.Motion = &m
	return b, nil
}

// carried tells whether the form says that the proposal was agreed to.
func (p *proposal) carried() bool {
	return p.outcome == nil || doc.Outcomes()[max(0, p.outcome.Chosen())] == doc.Carried
}

// decided is the verb and what is printed before the decision. One that stands
// in the minutes keeps its lead while its verb stays.
func (p *proposal) decided() (doc.Verb, string) {
	verb := p.verbs[max(0, p.verb.Chosen())]
	if r := p.old.Resolution; r != nil && r.Verb == verb {
		return verb, r.Lead
	}
	return verb, lead(p.wording, verb)
}

// task is the proposal as the pane shows it.
func (p *proposal) task(title, by string, do func() error) task {
	words := said(p.text, p.mover.Entry(), p.seconder.Entry())
	return newCardTask(p.old, task{title: title, by: by, content: p.form.Scroll(), focus: p.text, do: do, sums: p.vote.sums,
		words: func() string { return words() + p.vote.words() }})
}

// lastMotion is the id of the motion last moved in a text, which an amendment
// put after it amends.
func lastMotion(d doc.Document) string {
	id := ""
	for _, b := range d.Blocks {
		if b.Kind == doc.MotionKind && b.Level == 0 {
			id = b.ID
		}
	}
	return id
}
