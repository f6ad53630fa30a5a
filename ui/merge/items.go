package merge

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// makeItems makes what chooses the items, and whether exempt matter goes along.
func (d *sending) makeItems() {
	for _, it := range d.record.Items {
		if !it.Heading {
			d.listed = append(d.listed, it)
		}
	}
	d.which = widgets.NewChoice([]string{"All of the minutes", "Only the items ticked here"}, func(int) { d.showItems() })
	d.which.Choose(allItems)
	d.items = widgets.NewMarks(func() int { return len(d.listed) }, []float32{3, 0, 4}, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted)}
	}, func(i int, cells []fyne.CanvasObject) {
		it, word := d.listed[i], ""
		if isExempt(d.record, it.UID) {
			word = "exempt"
		}
		cells[0].(*widgets.Text).SetText(number(it.Item))
		cells[1].(*widgets.Text).SetText(it.Title)
		cells[2].(*widgets.Text).SetText(word)
	})
	d.items.OnMarked = d.showExempt
	d.exempt = widgets.NewCheck("Put what is exempt into the file as well", func(bool) { d.showExempt() })
	d.why = small("")
	d.form.Add("What they are asked to read", d.which)
	d.ticks = d.form.Labelled("Space ticks an item, A ticks all", widgets.NewSized(0, 11, d.items.List))
	d.form.Side(d.ticks)
	d.secrets = d.form.Labelled("", container.New(layout.NewCustomPaddedVBoxLayout(-theme.InnerPadding()), d.exempt, d.why))
	d.form.Side(d.secrets)
}

func (d *sending) showItems() {
	widgets.SetShown(d.ticks, d.which.Chosen() == someItems)
	d.showExempt()
}

// showExempt says what is exempt in what is sent.
func (d *sending) showExempt() {
	var numbers []string
	for _, it := range d.going() {
		if isExempt(d.record, it.UID) {
			numbers = append(numbers, number(it.Item))
		}
	}
	widgets.SetShown(d.secrets, len(numbers) > 0)
	which := "minute " + english.List(numbers)
	if len(numbers) > 1 {
		which = "minutes " + english.List(numbers)
	}
	d.why.Importance = widget.LowImportance
	if d.exempt.Checked {
		d.why.Importance = widget.WarningImportance
		d.why.SetText("The file will hold the exempt words of " + which + ", and every reader above will see them. Give it a password.")
	} else {
		d.why.SetText("There is exempt matter at " + which + ". Without the tick the file goes out without it, as the public copy does.")
	}
	d.form.Rearranged()
}

// going are the items that are sent.
func (d *sending) going() []record.Item {
	if d.which.Chosen() != someItems {
		return d.listed
	}
	var out []record.Item
	for _, i := range d.items.Marked() {
		out = append(out, d.listed[i])
	}
	return out
}
