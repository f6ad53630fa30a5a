package approval

import (
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
	old        *widgets.Entry     // what is corrected, as it stands
	put        *widgets.NameEntry // as it is to read
	usual      *widget.Label      // what can be written there of a fact
	seen       *widget.RichText
	sight      *fyne.Container // of what is seen
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
	f.other = forms.NewTextField("such as: for Quay Road read Quay Lane throughout", 2, on)
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

// show shows the corrections, and how the decision will read.
func (f *Form) show() {
	if f.other == nil { // not made yet
		return
	}
	f.list.Objects = nil
	for i, c := range f.corrected {
		words := widget.NewLabel(c.Said(len(f.waiting) > 1))
		if c.Kept {
			words.SetText(words.Text + ". Kept from the public: the resolution does not quote it.")
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
	if strings.TrimSpace(f.old.Text) != "" || f.put.Value() != "" {
		if f.put.Value() == "" {
			return d, nil, nil, errHalf
		}
		if err := f.add(); err != nil {
			return d, nil, nil, err
		}
	}
	if d = f.decision(); len(d.Sets)+len(d.Receive) == 0 {
		return d, nil, nil, errNoSet
	}
	if len(d.Sets) > 1 && d.Other != "" && !d.namesASet() {
		return d, nil, nil, errWhose
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
	fields := []*widgets.Entry{f.old, f.put.Entry(), f.other}
	if f.named {
		f.proposers.Rows(f.form)
		fields = append(fields, f.proposers.Mover.Entry(), f.proposers.Seconder.Entry())
	}
	f.form.Add("As it will stand in the minutes", f.reads)
	typed := forms.Said(fields...)
	turn := forms.InTurn(append([]*widgets.Entry{f.old}, fields[2:]...)...)
	t := pane.Task{Title: "Approve earlier minutes", By: by, Content: f.form.Scroll(), Fields: f.form, Focus: f.old, Verb: "Put into the minutes (Ctrl+Enter)", Do: do,
		Words: func() string {
			words := typed()
			for _, c := range f.corrected {
				words += "\n" + c.Said(len(f.waiting) > 1)
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
