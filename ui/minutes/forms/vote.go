package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// methods are the ways of voting as the form offers them; the last is none.
var methods = []doc.Method{doc.Assent, doc.Hands, doc.Recorded, doc.Ballot, ""}

func methodWords() []string {
	return []string{"Agreed without a vote", "Show of hands", "Recorded by name", "Ballot", "No vote stated"}
}

// voteField is how a vote went: rows of the form of a proposal. While they are
// filled in, it says whether the sums agree with who is in the room.
type voteField struct {
	form    *widgets.Form
	room    Room
	method  *widgets.Choice
	counts  [3]*widgets.Entry // for, against, abstained
	tally   *fyne.Container   // the row of the counts
	casting *widgets.Choice
	tie     *widgets.Row
	may     *widget.Label  // how many may vote, and who is off for an interest
	own     *widgets.Check // members ask for their own vote to be recorded
	call    *rollCall
	grid    *widgets.Row
	sums    *widget.Label // stands where it is always in sight
	asked   bool          // the clerk was asked about the casting vote
	changed func()
}

// addVote adds the rows of a vote to a form.
func addVote(form *widgets.Form, r Room, on, changed func()) *voteField {
	v := &voteField{form: form, room: r, changed: changed, sums: widget.NewLabel(""), may: widget.NewLabel("")}
	v.sums.Wrapping = fyne.TextWrapWord
	v.may.Wrapping = fyne.TextWrapWord
	v.may.Importance = widget.LowImportance
	v.may.SizeName = theme.SizeNameCaptionText
	v.may.SetText(mayVote(r))
	v.method = widgets.NewChoice(methodWords(), func(int) { v.show() })
	v.method.OnRune = v.digit
	var cells []fyne.CanvasObject
	for i, label := range []string{"For", "Against", "Abstained"} {
		v.counts[i] = widgets.NewEntry("")
		v.counts[i].OnChanged = func(string) { v.check() }
		cells = append(cells, form.Labelled(label, v.counts[i]))
	}
	v.tally = container.NewGridWithColumns(3, cells...)
	v.own = widgets.NewCheck("A member asks for their own vote to be recorded", func(bool) { v.show() })
	v.call = newRollCall(form, r, on, v.check, v.refuse)
	v.grid = form.Labelled("F for · A against · X abstained · N not voting", container.New(rowsIn{v.call}, v.call.list))
	v.call.list.OnFocus = func() { form.Reveal(v.grid) }
	v.casting = widgets.NewChoice([]string{"No casting vote", "Casting vote for", "Casting vote against"}, func(int) { v.check() })
	v.casting.Choose(0)
	v.tie = form.Labelled("A tie: the chair’s casting vote", v.casting)
	form.Add("Vote", v.method).Side(v.may).Side(v.tally).Side(v.tie).Side(v.own).Side(v.grid)
	v.method.Choose(0)
	if r.Named {
		v.method.Choose(slices.Index(methods, doc.Recorded))
	}
	v.show()
	return v
}

// mayVote says how many may vote on an item, and who is off for an interest.
func mayVote(r Room) string {
	var words []string
	switch r.Votes {
	case 0:
	case 1:
		words = append(words, "One member in the room may vote.")
	default:
		words = append(words, fmt.Sprintf("%d in the room may vote.", r.Votes))
	}
	var off []string
	for _, p := range r.Barred {
		off = append(off, p.Name())
	}
	if off != nil {
		words = append(words, "Off for interest: "+strings.Join(off, ", ")+".")
	}
	return strings.Join(words, " ")
}

// chosen is the method chosen.
func (v *voteField) chosen() doc.Method { return methods[max(0, v.method.Chosen())] }

// counted tells whether votes are counted by number.
func (v *voteField) counted() bool { return v.chosen() == doc.Hands || v.chosen() == doc.Ballot }

// show shows what the method of voting asks for.
func (v *voteField) show() {
	m := v.chosen()
	widgets.SetShown(v.tally, v.counted())
	widgets.SetShown(v.may, m != doc.Assent && m != "" && v.may.Text != "")
	widgets.SetShown(v.own, m == doc.Hands)
	widgets.SetShown(v.grid, m == doc.Recorded || m == doc.Hands && v.own.Checked)
	v.check()
}

// digit begins a show of hands with the number for.
func (v *voteField) digit(r rune) bool {
	if r < '0' || r > '9' {
		return false
	}
	if !v.counted() {
		v.method.Choose(slices.Index(methods, doc.Hands))
		v.show()
	}
	v.focus(v.counts[0])
	v.counts[0].SetText("")
	v.counts[0].TypedRune(r)
	return true
}

func (v *voteField) focus(f fyne.Focusable) {
	if c := widgets.CanvasOf(v.method); c != nil {
		c.Focus(f)
	}
}

// hands is where the vote is typed: the names of a recorded vote, or the method,
// where a digit begins a show of hands.
func (v *voteField) hands() fyne.Focusable {
	if v.chosen() == doc.Recorded {
		return v.call.list
	}
	return v.method
}

// refuse says why somebody's vote cannot be marked.
func (v *voteField) refuse(who doc.Person) {
	v.say(who.Name+" declared an interest in this item and may not vote on it.", widget.WarningImportance)
}

func (v *voteField) say(words string, importance widget.Importance) {
	v.sums.Importance = importance
	v.sums.SetText(words)
	widgets.SetShown(v.sums, words != "")
	v.form.Refresh()
}

// check reckons the sums and says what does not agree.
func (v *voteField) check() {
	v.asked = false
	vote, err := v.vote()
	widgets.SetShown(v.tie, v.tied())
	words, importance := "", widget.WarningImportance
	switch {
	case err == ErrNoCount:
	case err != nil:
		words = err.Error()
	case vote == nil || vote.Method == doc.Assent:
	default:
		words = strings.Join(rules.CheckVote(*vote, v.room.Votes), "\n")
		if words == "" {
			words = fmt.Sprintf("%d for, %d against, %d abstained.", vote.For, vote.Against, vote.Abstained)
			importance = widget.SuccessImportance
		}
	}
	v.say(words, importance)
	if v.changed != nil {
		v.changed()
	}
}

// stops are the fields of the vote in the order Enter goes through them, the
// method aside. They do not change with what is typed, so that the hands know
// the way; an empty number is nought.
func (v *voteField) stops() []fyne.Focusable {
	var out []fyne.Focusable
	if v.counted() {
		for _, c := range v.counts {
			out = append(out, c)
		}
	}
	if v.tied() {
		out = append(out, v.casting)
	}
	if v.grid.Visible() {
		out = append(out, v.call.list)
	}
	return out
}

// askTie asks, once, for the casting vote that a proposal carried by a tied vote
// needs.
func (v *voteField) askTie() error {
	if v.asked || !v.tied() || v.casting.Chosen() > 0 {
		return nil
	}
	v.asked = true
	v.focus(v.casting)
	return ErrTied
}

// words is what is filled in, in a word.
func (v *voteField) words() string { return Said(v.counts[:]...)() + v.call.words() }

func (v *voteField) tied() bool {
	vote, err := v.vote()
	return err == nil && vote != nil && rules.Tied(*vote)
}

// vote is the vote as it stands in the field; nil if none is stated. errNoCount
// if nothing is filled in of one that is counted.
func (v *voteField) vote() (*doc.Vote, error) {
	vote := doc.Vote{Method: v.chosen()}
	switch vote.Method {
	case "":
		return nil, nil
	case doc.Assent:
		return &vote, nil
	case doc.Recorded:
		v.byName(&vote)
		if vote.Names == nil {
			return nil, ErrNoCount
		}
	default:
		if err := v.count(&vote); err != nil {
			return nil, err
		}
		if vote.Method == doc.Hands && v.own.Checked {
			vote.Names = v.call.votes(false)
		}
	}
	if rules.Tied(vote) {
		vote.Casting = []doc.Choice{"", doc.For, doc.Against}[max(0, v.casting.Chosen())]
	}
	return &vote, nil
}

// count reads the numbers of the votes.
func (v *voteField) count(vote *doc.Vote) error {
	filled := false
	for i, n := range []*int{&vote.For, &vote.Against, &vote.Abstained} {
		typed := v.counts[i].Value()
		if typed == "" {
			continue
		}
		count, err := strconv.Atoi(typed)
		if err != nil || count < 0 || count > 10000 {
			return widgets.Problem(fmt.Sprintf("“%s” is not a number of votes.", typed))
		}
		*n, filled = count, true
	}
	if !filled {
		return ErrNoCount
	}
	return nil
}

// byName counts the recorded votes.
func (v *voteField) byName(vote *doc.Vote) {
	vote.Names = v.call.votes(true)
	for _, n := range vote.Names {
		switch n.Choice {
		case doc.For:
			vote.For++
		case doc.Against:
			vote.Against++
		case doc.Abstained:
			vote.Abstained++
		}
	}
}

// set shows a vote that was taken.
func (v *voteField) set(vote *doc.Vote) {
	if vote == nil {
		v.method.Choose(len(methods) - 1)
		v.show()
		return
	}
	v.method.Choose(slices.Index(methods, vote.Method))
	if v.counted() {
		for i, n := range []int{vote.For, vote.Against, vote.Abstained} {
			v.counts[i].SetText(strconv.Itoa(n))
		}
	}
	v.casting.Choose(max(0, slices.Index([]doc.Choice{"", doc.For, doc.Against}, vote.Casting)))
	for _, n := range vote.Names {
		v.call.set(n)
	}
	v.own.SetChecked(vote.Method == doc.Hands && len(vote.Names) > 0)
	v.show()
}
