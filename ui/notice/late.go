package notice

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Late is what stands above an item that came too late for its notice: what it
// needs, and a button that asks for it.
type Late struct {
	Root *fyne.Container

	words *widget.Label
	say   *widgets.Button
}

// NewLate makes it for no item yet; say asks why the item is urgent.
func NewLate(say func()) *Late {
	l := &Late{words: widget.NewLabel(""), say: widgets.NewButton("", say)}
	l.words.Wrapping = fyne.TextWrapWord
	l.Root = container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), container.NewBorder(nil, nil, nil, container.NewVBox(l.say), l.words))
	l.Root.Hide()
	return l
}

// Set shows what an item of a meeting needs; nothing if it came in time.
func (l *Late) Set(b data.Body, m data.Meeting, it data.Item, issues []data.Issue, c rules.Calendar) {
	late := rules.AddedLate(record.Meeting{Body: b, Meeting: m, Issues: issues}, it, c)
	words := rules.LateWords(b, it, late)
	l.words.SetText(words)
	l.words.Importance = widget.WarningImportance
	if it.Urgent != "" {
		l.words.Importance = widget.MediumImportance
	}
	l.say.SetText("Say why…")
	if it.Urgent != "" {
		l.say.SetText("Change it…")
	}
	l.say.Hidden = m.Status.Locked()
	l.Root.Hidden = words == ""
	l.Root.Refresh()
}

// Says is what it says; empty where it is hidden.
func (l *Late) Says() string {
	if l.Root.Hidden {
		return ""
	}
	return l.words.Text
}

// AskUrgent asks for the special circumstances of an item that came too late, and
// whether the chair agrees, and keeps them with the item and in its minutes. done
// gets the item as it is then.
func AskUrgent(s *session.Session, b data.Body, it data.Item, done func(data.Item)) {
	chair := rules.ChairTitle(b.Wording)
	why := widgets.NewText("such as: the bridge was closed on Monday and the order lapses before the next meeting", 3)
	why.SetText(it.Urgent)
	agreed := widgets.NewChoice([]string{"Yes", "Not yet"}, nil)
	if it.Urgent != "" {
		agreed.Choose(0)
	}
	form := widgets.NewForm().Add("Why it cannot wait", why).Add("Has the "+chair+" agreed?", agreed)
	if rules.MayDecideUrgent(b.Notice) {
		form.Note("The minutes must state the special circumstances (Local Government Act 1972, s.100B(4)(b)). They are printed at the beginning of the item.")
	} else {
		form.Note("For information only: nothing can be decided that the summons did not name (Local Government Act 1972, Sch 12).")
	}
	widgets.NewDialog(s.Window, "Why the item is urgent", form, "Keep it", func() error {
		if why.Value() != "" && agreed.Chosen() != 0 {
			return widgets.Problem("An item that was not on the agenda in time is taken only if the " + chair + " agrees. Choose Yes when that is so.")
		}
		ctx := context.Background()
		if err := s.Book.SayUrgent(ctx, it.ID, why.Value()); err != nil {
			return err
		}
		now, err := s.Book.Item(ctx, it.ID)
		if err != nil {
			return err
		}
		done(now)
		return nil
	}).Resize(fyne.NewSize(theme.TextSize()*38, 0)).Show(why)
}
