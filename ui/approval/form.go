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

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// Form asks which earlier minutes a meeting approves, and with which corrections.
type Form struct {
	wording data.Wording
	waiting []record.Meeting
	receive []Received
	focus   func(fyne.Focusable)

	form       *widgets.Form
	sets       []*widgets.Check
	received   []*widgets.Check
	old, put   *widgets.Entry // the words of a correction, as they stand and as they are to read
	seen       *widget.RichText
	count      *widgets.Text
	list       *fyne.Container // of the corrections
	other      *widgets.Entry
	reads      *widget.Label // the resolution as it will stand
	proposers  forms.Proposers
	named      bool // the body's resolutions name their proposers
	places     []Place
	at         int // the place in sight
	corrected  []Correction
	stopsAfter []fyne.Focusable
}

// NewForm adds to form what is asked of the sets that wait, and of the minutes of
// other bodies to receive. said is what the minutes say already. on goes to the next
// field, and focus puts the hands somewhere.
func NewForm(form *widgets.Form, w data.Wording, waiting []record.Meeting, receive []Received, said Decision, room forms.Room, on func(), focus func(fyne.Focusable)) *Form {
	f := &Form{wording: w, waiting: waiting, receive: receive, focus: focus, form: form, corrected: said.Corrections,
		proposers: forms.NewProposers(room, on), named: w.Movers, list: container.New(layout.NewCustomPaddedVBoxLayout(4)), reads: widget.NewLabel("")}
	for _, m := range waiting {
		c := widgets.NewCheck(setName(m), func(bool) { f.show() })
		c.Checked = len(said.Sets) == 0 || slices.ContainsFunc(said.Sets, func(s record.Meeting) bool { return s.Meeting.ID == m.Meeting.ID })
		f.sets = append(f.sets, c)
	}
	f.checks("Approved as a correct record", f.sets)
	f.correctionFields(on)
	f.other = forms.NewTextField("such as: Councillor Reed was present", 2, on)
	f.other.OnChanged = func(string) { f.show() }
	f.other.SetText(said.Other)
	f.form.Add("Another correction, in words", f.other)
	for _, r := range receive {
		f.received = append(f.received, widgets.NewCheck(r.Body.Name+", "+r.Meeting.Start.Date().Medium(), func(bool) { f.show() }))
	}
	f.checks("Minutes of other bodies, received", f.received)
	f.reads.Wrapping, f.reads.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	f.show()
	return f
}

// setName is what a set is called in the list.
func setName(m record.Meeting) string {
	s := m.Meeting.Start.Date().Time().Format("Mon 2 January 2006")
	if m.Meeting.Kind != data.OrdinaryMeeting {
		s += ", " + string(m.Meeting.Kind)
	}
	return s
}

// checks adds some checks under a heading; nothing for none.
func (f *Form) checks(label string, checks []*widgets.Check) {
	if len(checks) == 0 {
		return
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(-4))
	for _, c := range checks {
		box.Add(c)
		f.stopsAfter = append(f.stopsAfter, c)
	}
	f.form.Add(label, box)
}

// correctionFields are the fields that look for old words and take new ones.
func (f *Form) correctionFields(on func()) {
	f.old = widgets.NewEntry("leave empty if there is none")
	f.old.OnChanged = func(string) { f.look() }
	f.old.OnKey = f.oldKey
	f.seen = widget.NewRichText()
	f.seen.Wrapping = fyne.TextWrapWord
	f.count = widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText)
	f.put = widgets.NewEntry("nothing: the words go")
	f.put.OnKey = f.newKey
	add := widgets.NewTool("Add the correction", "Enter", func() { f.add() })
	f.form.Add("Correction: the words as they stand", f.old)
	f.form.Side(container.New(layout.NewCustomPaddedVBoxLayout(0), f.count, container.New(layout.NewCustomPaddedLayout(-6, -6, -8, 0), f.seen)))
	f.form.Add("They are to read", f.put)
	f.form.Side(container.NewHBox(add)).Side(f.list)
	f.seen.Hide()
	f.count.Hide()
}

// chosen are the sets that are ticked.
func (f *Form) chosen() []record.Meeting {
	var out []record.Meeting
	for i, m := range f.waiting {
		if f.sets[i].Checked {
			out = append(out, m)
		}
	}
	return out
}

// look looks for the old words as they are typed, and shows where they stand.
func (f *Form) look() {
	f.places, f.at = Find(f.chosen(), f.old.Text), 0
	f.showPlace()
}

func (f *Form) showPlace() {
	typed := strings.TrimSpace(f.old.Text) != ""
	widgets.SetShown(f.count, typed)
	widgets.SetShown(f.seen, typed && len(f.places) > 0)
	switch n := len(f.places); {
	case n == 0:
		f.count.SetText("These words do not stand in the minutes.")
	default:
		p := f.places[f.at]
		f.count.SetText(placeWords(p, f.at, n))
		f.seen.Segments = inPlace(p)
		f.seen.Refresh()
	}
	f.form.Rearranged()
}

// placeWords says where words stand, and how many more places there are.
func placeWords(p Place, at, of int) string {
	s := "Minute " + p.Number() + " of " + p.Meeting.Start.Date().Short()
	switch {
	case p.Times == 0:
		s += ": type whole words"
	case p.Times > 1:
		s += fmt.Sprintf(", %d times in this paragraph: type more of it", p.Times)
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
			f.focus(f.put)
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
	case f.places[f.at].Times == 0:
		return errParts
	case f.places[f.at].Times > 1:
		return errSeveral
	}
	return nil
}

const (
	errNotFound widgets.Problem = "The words to be corrected do not stand in these minutes: type them as they stand."
	errParts    widgets.Problem = "Please type whole words of the correction: those stand in the middle of one."
	errSeveral  widgets.Problem = "The words to be corrected stand more than once in that paragraph: type more of it."
	errSame     widgets.Problem = "The new words are those that stand there already."
	errHalf     widgets.Problem = "A correction is half typed: Enter in its second field adds it, or empty both."
	errNoSet    widgets.Problem = "Please tick at least one set of minutes."
	errTwice    widgets.Problem = "These words are corrected already: take that correction out first."
)

// add puts what stands in the two fields among the corrections.
func (f *Form) add() error {
	if err := f.fault(); err != nil {
		f.focus(f.old)
		return err
	}
	c := Correction{f.places[f.at], forms.Clean(f.put.Text)}
	switch {
	case c.New == c.Words:
		f.count.SetText(string(errSame))
		return errSame
	case slices.ContainsFunc(f.corrected, c.meets):
		f.count.SetText(string(errTwice))
		return errTwice
	}
	f.corrected = append(f.corrected, c)
	f.old.SetText("")
	f.put.SetText("")
	f.show()
	f.focus(f.old)
	return nil
}

// meets tells whether two corrections change the same words.
func (c Correction) meets(other Correction) bool {
	if c.Item.ID != other.Item.ID || c.Block != other.Block {
		return false
	}
	from, before := len([]rune(c.Before)), len([]rune(other.Before))
	return from < before+len([]rune(other.Words)) && before < from+len([]rune(c.Words))
}

// show shows the corrections, and how the decision will read.
func (f *Form) show() {
	if f.other == nil { // not made yet
		return
	}
	f.list.Objects = nil
	for i, c := range f.corrected {
		words := widget.NewLabel(c.Rewording().Words(len(f.waiting) > 1))
		if c.Kept {
			words.SetText("minute " + c.Number() + ", for “" + c.Words + "” read “" + c.New + "”. Kept from the public: the resolution does not quote it.")
		}
		words.Wrapping, words.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
		out := widgets.NewTool("Take out", "", func() {
			f.corrected = slices.Delete(f.corrected, i, i+1)
			f.show()
		})
		f.list.Add(container.NewBorder(nil, nil, nil, container.NewVBox(out), words))
	}
	var all []string
	for _, blocks := range f.decision().Resolutions(f.wording, nil, nil) {
		all = append(all, blocks[0].Resolution.Lead+" "+doc.Lettered(blocks))
	}
	f.reads.SetText(strings.Join(all, "\n"))
	f.form.Rearranged()
}

// decision is what stands in the form.
func (f *Form) decision() Decision {
	d := Decision{Sets: f.chosen(), Other: forms.Clean(f.other.Text)}
	for _, c := range f.corrected {
		if slices.ContainsFunc(d.Sets, func(m record.Meeting) bool { return m.Meeting.ID == c.Meeting.ID }) {
			d.Corrections = append(d.Corrections, c)
		}
	}
	for i, r := range f.receive {
		if f.received[i].Checked {
			d.Receive = append(d.Receive, r)
		}
	}
	return d
}

// Decision is what stands in the form, with who moved and seconded it; an error if
// something is missing or half typed.
func (f *Form) Decision() (d Decision, mover, seconder *doc.Person, err error) {
	if strings.TrimSpace(f.old.Text) != "" || strings.TrimSpace(f.put.Text) != "" {
		if strings.TrimSpace(f.put.Text) == "" {
			return d, nil, nil, errHalf
		}
		if err := f.add(); err != nil {
			return d, nil, nil, err
		}
	}
	if d = f.decision(); len(d.Sets)+len(d.Receive) == 0 {
		return d, nil, nil, errNoSet
	}
	if err := forms.FirstFault(f.proposers.Mover, f.proposers.Seconder); err != nil {
		return d, nil, nil, err
	}
	return d, f.proposers.Mover.Named(), f.proposers.Seconder.Named(), nil
}

// Kept tells whether what is typed in the form is kept from the public.
func (f *Form) Kept() bool {
	if slices.ContainsFunc(f.corrected, func(c Correction) bool { return c.Kept }) {
		return true
	}
	return len(f.places) > 0 && !slices.ContainsFunc(f.places, func(p Place) bool { return !p.Kept })
}

// Task is the form as the pane shows it.
func (f *Form) Task(by string, do func() error) pane.Task {
	fields := []*widgets.Entry{f.old, f.put, f.other}
	if f.named {
		f.proposers.Rows(f.form)
		fields = append(fields, f.proposers.Mover.Entry(), f.proposers.Seconder.Entry())
	}
	f.form.Add("As it will stand in the minutes", f.reads)
	typed := forms.Said(fields...)
	turn := forms.InTurn(append([]*widgets.Entry{f.old}, fields[2:]...)...)
	t := pane.Task{Title: "Approve earlier minutes", By: by, Content: f.form.Scroll(), Focus: f.old, Verb: "Put into the minutes (Ctrl+Enter)", Do: do,
		Words: func() string {
			words := typed()
			for _, c := range f.corrected {
				words += "\nfor “" + c.Words + "” read “" + c.New + "”"
			}
			return words
		},
		After: func(now fyne.Focusable) (fyne.Focusable, bool) {
			if i := slices.Index(f.stopsAfter, now); i >= 0 {
				if i+1 < len(f.sets) {
					return f.stopsAfter[i+1], true
				}
				return f.old, i < len(f.sets)
			}
			return turn(now)
		}}
	if len(f.sets) > 0 {
		t.Focus = f.sets[0]
	}
	return t
}
