package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Field is a control that can say in words what is wrong with what stands in
// it.
type Field interface {
	fyne.CanvasObject
	Problem() error // nil for nothing
}

// ErrIncomplete is what a dialog says when a field of its form has a problem.
const ErrIncomplete Problem = "Please look at the words in red above."

// Form is rows of labelled controls, each label above its control. What is
// wrong with a field stands in words under it once the focus has left it.
type Form struct {
	widget.BaseWidget
	rows   *fyne.Container
	fields []*Row
	scroll *container.Scroll // what it stands in; nil for none
	inHand fyne.CanvasObject // what was last brought into sight
	typed  func()            // what the dialog or the pane it is in does then: its rows may have another height
}

// Row is one labelled control of a form.
type Row struct {
	widget.BaseWidget
	control fyne.CanvasObject
	problem *widget.Label
	box     *fyne.Container
}

// NewForm makes an empty form.
func NewForm() *Form {
	f := &Form{rows: container.New(layout.NewCustomPaddedVBoxLayout(8))}
	f.ExtendBaseWidget(f)
	return f
}

// Add puts a labelled control below the others.
func (f *Form) Add(label string, control fyne.CanvasObject) *Form {
	return f.Side(f.Labelled(label, control))
}

// Side puts things beside each other in one row; make them with Labelled.
func (f *Form) Side(rows ...fyne.CanvasObject) *Form {
	if len(rows) == 1 {
		f.rows.Add(rows[0])
		return f
	}
	f.rows.Add(container.NewGridWithColumns(len(rows), rows...))
	return f
}

// Labelled makes a control with its label, to be handed to Side.
func (f *Form) Labelled(label string, control fyne.CanvasObject) *Row {
	r := &Row{control: control, problem: widget.NewLabel("")}
	r.problem.Wrapping = fyne.TextWrapWord
	r.problem.Importance = widget.DangerImportance
	r.problem.SizeName = theme.SizeNameCaptionText
	r.problem.Hide()
	r.box = container.New(layout.NewCustomPaddedVBoxLayout(2), r.control, r.problem)
	if label != "" {
		r.box.Objects = append([]fyne.CanvasObject{NewSizedLine(label, look.Muted, theme.SizeNameCaptionText)}, r.box.Objects...)
	}
	r.ExtendBaseWidget(r)
	f.fields = append(f.fields, r)
	if c, ok := control.(interface{ whenLeft(func()) }); ok {
		c.whenLeft(func() { r.check() })
	}
	if c, ok := control.(interface{ whenTyped(func()) }); ok {
		c.whenTyped(func() { f.typedIn(r) })
	}
	if c, ok := control.(interface{ whenChanged(func()) }); ok {
		c.whenChanged(func() { f.mended(r) })
	}
	if c, ok := control.(interface{ whenFocused(func()) }); ok {
		c.whenFocused(func() { f.Reveal(r) })
	}
	return r
}

// typedIn takes back what was wrong with a row once it is put right.
func (f *Form) typedIn(r *Row) {
	if r.problem.Visible() {
		r.check()
	}
	if f.typed != nil {
		f.typed()
	}
}

// mended takes back what was wrong with a row as soon as what stands in it is
// right; what is half typed is not judged.
func (f *Form) mended(r *Row) {
	if field, ok := r.control.(Field); ok && r.problem.Visible() && field.Problem() == nil {
		f.typedIn(r)
	}
}

// WhenTyped sets what is done when something in the form was typed or rearranged.
func (f *Form) WhenTyped(do func()) { f.typed = do }

// Rearranged lays the form out anew when rows have come or gone or words have
// another length, in a dialog that makes room for them.
func (f *Form) Rearranged() {
	f.Refresh()
	if f.typed != nil {
		f.typed()
	}
}

// Scroll puts the form into a scroll of its own, which follows the focus, also
// when its room becomes less.
func (f *Form) Scroll() *fyne.Container {
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollMargin), f))
	return container.New(following{f}, f.scroll)
}

// following lays out the scroll of a form and keeps what is in hand in sight.
type following struct{ form *Form }

func (l following) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() == size {
		return
	}
	o[0].Resize(size)
	if l.form.inHand != nil {
		l.form.Reveal(l.form.inHand)
	}
}

func (l following) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Room is the height the form has for itself before it scrolls; 0 where it does
// not scroll or is not in sight yet.
func (f *Form) Room() float32 {
	if f.scroll == nil {
		return 0
	}
	return f.scroll.Size().Height
}

// Reveal scrolls something in the form into sight, as far as there is room.
func (f *Form) Reveal(o fyne.CanvasObject) {
	f.inHand = o
	if f.scroll == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(f.scroll).Y
	offset := f.scroll.Offset
	switch over := top + o.Size().Height - f.scroll.Size().Height; {
	case top < 0:
		offset.Y += top
	case over > 0:
		offset.Y += min(over, top)
	default:
		return
	}
	f.scroll.ScrollToOffset(offset)
}

// CreateRenderer lays the label over its control.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.box)
}

// Head puts a heading below the last row.
func (f *Form) Head(title string) *Form {
	f.rows.Add(NewSection(title))
	return f
}

// Problems tells whether any field has a problem, without showing it.
func (f *Form) Problems() bool {
	for _, r := range f.fields {
		if field, ok := r.control.(Field); ok && field.Problem() != nil {
			return true
		}
	}
	return false
}

// severalLines tells whether a field of the form is of several lines.
func (f *Form) severalLines() bool {
	for _, r := range f.fields {
		if e, ok := r.control.(*Entry); ok && e.MultiLine {
			return true
		}
	}
	return false
}

// Note puts a line of explanation below the last row.
func (f *Form) Note(words string) *Form {
	note := widget.NewLabel(words)
	note.Wrapping = fyne.TextWrapWord
	note.Importance = widget.LowImportance
	note.SizeName = theme.SizeNameCaptionText
	f.rows.Add(note)
	return f
}

// Check looks at every field, shows what is wrong under each and puts the
// focus on the first. ErrIncomplete if there is anything.
func (f *Form) Check() error {
	var first fyne.CanvasObject
	defer f.rows.Refresh()
	for _, r := range f.fields {
		if r.check() != nil && first == nil {
			first = r.control
		}
	}
	if first == nil {
		return nil
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		switch control := first.(type) {
		case fyne.Focusable:
			c.Focus(control)
		case *NameEntry:
			c.Focus(control.Entry())
		}
	}
	return ErrIncomplete
}

func (r *Row) check() error {
	field, ok := r.control.(Field)
	if !ok {
		return nil
	}
	err := field.Problem()
	if err == nil {
		r.problem.Hide()
	} else {
		r.problem.SetText(err.Error())
		r.problem.Show()
	}
	r.box.Refresh()
	return err
}

// CreateRenderer lays the rows out.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.rows) }
