package minutes

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// methods are the ways of voting as the form offers them; the last is none.
var methods = []doc.Method{doc.Assent, doc.Hands, doc.Recorded, doc.Ballot, ""}

func methodWords() []string {
	return []string{"Agreed without a vote", "Show of hands", "Recorded by name", "Ballot", "No vote stated"}
}

// choiceKeys are the keys of a recorded vote.
var choiceKeys = map[rune]doc.Choice{
	'f': doc.For, 'a': doc.Against, 'x': doc.Abstained, 'n': doc.NotVoting, 'i': doc.Barred,
}

// voteField is how a vote went: rows of the form of a proposal. While they are
// filled in, it says whether the sums agree with who is in the room.
type voteField struct {
	form    *widgets.Form
	method  *widgets.Choice
	counts  [3]*widgets.Entry // for, against, abstained
	tally   *fyne.Container   // the row of the counts
	casting *widgets.Choice
	tie     *widgets.Row
	list    *widgets.List
	grid    *widgets.Row
	names   []doc.NamedVote
	sums    *widget.Label // stands where it is always in sight
	votes   int           // how many may vote; 0 while that is not known
	asked   bool          // the clerk was asked about the casting vote
	changed func()
}

// addVote adds the rows of a vote to a form.
func addVote(form *widgets.Form, r room, on, changed func()) *voteField {
	v := &voteField{form: form, votes: r.votes, changed: changed, sums: widget.NewLabel("")}
	v.sums.Wrapping = fyne.TextWrapWord
	for _, p := range r.voters {
		v.names = append(v.names, doc.NamedVote{Person: named(p)})
	}
	v.method = widgets.NewChoice(methodWords(), func(int) { v.show() })
	var cells []fyne.CanvasObject
	for i, label := range []string{"For", "Against", "Abstained"} {
		v.counts[i] = widgets.NewEntry("")
		v.counts[i].OnChanged = func(string) { v.check() }
		cells = append(cells, form.Labelled(label, v.counts[i]))
	}
	v.tally = container.NewGridWithColumns(3, cells...)
	v.list = v.newList(on)
	v.grid = form.Labelled("F for · A against · X abstained · N not voting · I interest", container.New(rowsIn{v}, v.list))
	v.list.OnFocus = func() { form.Reveal(v.grid) }
	v.casting = widgets.NewChoice([]string{"No casting vote", "Casting vote for", "Casting vote against"}, func(int) { v.check() })
	v.casting.Choose(0)
	v.tie = form.Labelled("The chair’s casting vote", v.casting)
	form.Add("Vote", v.method).Side(v.tally).Side(v.grid).Side(v.tie)
	v.method.Choose(0)
	v.show()
	return v
}

// rowsIn gives the list of names its rows, as far as the form has room for
// them: beyond that the list scrolls, with its cursor.
type rowsIn struct{ vote *voteField }

func (r rowsIn) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() != size {
		o[0].Resize(size)
		r.vote.list.ScrollTo(r.vote.list.Cursor())
	}
}

func (r rowsIn) MinSize([]fyne.CanvasObject) fyne.Size {
	row := r.vote.list.CreateItem().MinSize().Height + theme.Padding()
	wanted := row * float32(max(2, len(r.vote.names)))
	if room := r.vote.form.Room() - 2*theme.TextSize(); room > 4*row {
		wanted = min(wanted, room)
	} else {
		wanted = min(wanted, 4*row)
	}
	return fyne.NewSize(0, wanted)
}

func (v *voteField) newList(on func()) *widgets.List {
	l := widgets.NewList(func() int { return len(v.names) },
		func() fyne.CanvasObject {
			return widgets.NewColumns([]float32{0, 6}, widgets.NewLine("", look.Text), widgets.NewBoldLine("", look.Accent))
		},
		func(i int, o fyne.CanvasObject) {
			cells := o.(*fyne.Container).Objects
			cells[0].(*widgets.Text).SetText(v.names[i].Person.Name)
			cells[1].(*widgets.Text).SetText(string(v.names[i].Choice))
		})
	l.OnRune = func(r rune) {
		if choice, ok := choiceKeys[toLower(r)]; ok && l.Cursor() >= 0 {
			v.names[l.Cursor()].Choice = choice
			l.SetCursor(l.Cursor() + 1)
			v.check()
		}
	}
	l.OnOpen = func(int) { on() }
	return l
}

func toLower(r rune) rune { return []rune(strings.ToLower(string(r)))[0] }

// show shows what the method of voting asks for.
func (v *voteField) show() {
	m := methods[max(0, v.method.Chosen())]
	setShown(v.tally, m == doc.Hands || m == doc.Ballot)
	setShown(v.grid, m == doc.Recorded)
	v.check()
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// check reckons the sums and says what does not agree.
func (v *voteField) check() {
	v.asked = false
	vote, err := v.vote()
	setShown(v.tie, v.tied())
	words := ""
	v.sums.Importance = widget.WarningImportance
	switch {
	case err == errNoCount:
	case err != nil:
		words = err.Error()
	case vote == nil || vote.Method == doc.Assent:
	default:
		words = strings.Join(rules.CheckVote(*vote, v.votes), "\n")
		if words == "" {
			words = fmt.Sprintf("%d for, %d against, %d abstained.", vote.For, vote.Against, vote.Abstained)
			v.sums.Importance = widget.SuccessImportance
		}
	}
	v.sums.SetText(words)
	setShown(v.sums, words != "")
	v.form.Refresh()
	if v.changed != nil {
		v.changed()
	}
}

// askTie asks, once, for the casting vote that a proposal carried by a tied vote
// needs.
func (v *voteField) askTie() error {
	if v.asked || !v.tied() || v.casting.Chosen() > 0 {
		return nil
	}
	v.asked = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.form); c != nil {
		c.Focus(v.casting)
	}
	return errTied
}

// words is what is filled in, in a word.
func (v *voteField) words() string {
	words := said(v.counts[:]...)()
	for _, n := range v.names {
		words += "," + string(n.Choice)
	}
	return words
}

func (v *voteField) tied() bool {
	vote, err := v.vote()
	return err == nil && vote != nil && vote.For == vote.Against && vote.For > 0
}

// vote is the vote as it stands in the field; nil if none is stated. errNoCount
// if nothing is filled in of one that is counted.
func (v *voteField) vote() (*doc.Vote, error) {
	vote := doc.Vote{Method: methods[max(0, v.method.Chosen())]}
	switch vote.Method {
	case "":
		return nil, nil
	case doc.Assent:
		return &vote, nil
	case doc.Recorded:
		v.byName(&vote)
		if len(vote.Names) == 0 {
			return nil, errNoCount
		}
	default:
		if err := v.counted(&vote); err != nil {
			return nil, err
		}
	}
	if vote.For == vote.Against {
		vote.Casting = []doc.Choice{"", doc.For, doc.Against}[max(0, v.casting.Chosen())]
	}
	return &vote, nil
}

// counted reads the numbers of the votes.
func (v *voteField) counted(vote *doc.Vote) error {
	filled := false
	for i, n := range []*int{&vote.For, &vote.Against, &vote.Abstained} {
		typed := v.counts[i].Value()
		if typed == "" {
			continue
		}
		count, err := strconv.Atoi(typed)
		if err != nil || count < 0 || count > 10000 {
			return sentence(fmt.Sprintf("“%s” is not a number of votes.", typed))
		}
		*n, filled = count, true
	}
	if !filled {
		return errNoCount
	}
	return nil
}

// byName counts the recorded votes.
func (v *voteField) byName(vote *doc.Vote) {
	for _, n := range v.names {
		switch n.Choice {
		case "":
			continue
		case doc.For:
			vote.For++
		case doc.Against:
			vote.Against++
		case doc.Abstained:
			vote.Abstained++
		}
		vote.Names = append(vote.Names, n)
	}
}

// set shows a vote that was taken.
func (v *voteField) set(vote *doc.Vote) {
	if vote == nil {
		v.method.Choose(len(methods) - 1)
		v.show()
		return
	}
	for i, m := range methods {
		if m == vote.Method {
			v.method.Choose(i)
		}
	}
	if vote.Method == doc.Hands || vote.Method == doc.Ballot {
		for i, n := range []int{vote.For, vote.Against, vote.Abstained} {
			v.counts[i].SetText(strconv.Itoa(n))
		}
	}
	switch vote.Casting {
	case doc.For:
		v.casting.Choose(1)
	case doc.Against:
		v.casting.Choose(2)
	}
	for _, n := range vote.Names {
		v.name(n)
	}
	v.show()
}

// name enters one recorded vote; who is not in the room is added.
func (v *voteField) name(n doc.NamedVote) {
	for i := range v.names {
		if v.names[i].Person == n.Person {
			v.names[i].Choice = n.Choice
			return
		}
	}
	v.names = append(v.names, n)
}
