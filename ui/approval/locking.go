package approval

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// Pending is an approval that the minutes of a meeting tell of and that the book
// has not made yet: the sets are not locked.
type Pending struct {
	Item     data.Item // whose words approve
	Decision Decision
	Lost     []string // corrections whose words do not stand at one place
}

// Waiting reads the sets that wait for approval when a meeting comes, oldest first.
func Waiting(ctx context.Context, book *store.Book, meeting int64) ([]record.Meeting, error) {
	open, err := book.Unapproved(ctx, meeting)
	if err != nil {
		return nil, err
	}
	var out []record.Meeting
	for _, m := range open {
		r, err := book.Record(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// ReadPending looks in the minutes of a meeting, as they are typed, for an approval
// that has not been made; ok is false if there is none.
func ReadPending(ctx context.Context, book *store.Book, m record.Meeting) (p Pending, ok bool, err error) {
	var waiting []record.Meeting
	for _, it := range m.Items {
		if rules.PurposeOf(it.Title) != rules.ForMinutes || len(it.Decisions()) == 0 {
			continue
		}
		if waiting == nil {
			if waiting, err = Waiting(ctx, book, m.Meeting.ID); err != nil || len(waiting) == 0 {
				return p, false, err
			}
		}
		if d, lost := Said(waiting, it.Minutes); len(d.Sets) > 0 {
			return Pending{it.Item, d, lost}, true, nil
		}
	}
	return p, false, nil
}

// Words say above the page that an approval waits to be made.
func (p Pending) Words() string {
	s := "The minutes of " + p.Decision.days()
	if p.Item.MinuteNumber != "" {
		return s + " are approved by minute " + p.Item.MinuteNumber + ", and not locked yet."
	}
	return s + " are approved here, and not locked yet."
}

// LockTask asks in a sentence for what is locked for good; its button, on which the
// hands are, does it. lock makes the approval; accept and leave are what the pane does
// with its task.
func LockTask(p Pending, accept, leave func(), lock func() error) pane.Task {
	box := container.New(layout.NewCustomPaddedVBoxLayout(10))
	if len(p.Lost) > 0 {
		return lostTask(p, box, leave)
	}
	button := widgets.NewMainButton("Lock them (Enter)", accept)
	box.Add(paragraph(p.Decision.Locking(p.Item.MinuteNumber), widget.MediumImportance))
	for _, c := range p.Decision.Corrections {
		words := c.Where() + ": “" + c.Words + "” is struck"
		if c.New != "" {
			words += ", “" + c.New + "” stands beside it"
		}
		box.Add(paragraph(words+".", widget.LowImportance))
	}
	box.Add(paragraph("Esc leaves it for later: the resolution stands in the minutes, and the line above the page offers this again.", widget.LowImportance))
	box.Add(container.NewHBox(button))
	return pane.Task{Title: lockTitle, Content: container.NewVScroll(box), Focus: button, Do: lock}
}

const lockTitle = "Lock the approved minutes"

// lostTask says why an approval cannot be made as the resolution says it: nothing is
// locked without a correction that was agreed.
func lostTask(p Pending, box *fyne.Container, leave func()) pane.Task {
	box.Add(paragraph("Not every correction that the resolution tells of can be made in the old minutes:", widget.WarningImportance))
	for _, words := range p.Lost {
		box.Add(paragraph(widgets.Capital(words)+".", widget.MediumImportance))
	}
	box.Add(paragraph("What they name does not stand there at one place, or may not be quoted in public minutes. "+
		"Put the resolution right on the page; or take it out, and approve the minutes again.", widget.LowImportance))
	back := widgets.NewMainButton("Back to the page", leave)
	box.Add(container.NewHBox(back))
	return pane.Task{Title: lockTitle, Content: container.NewVScroll(box), Focus: back}
}
