package actions

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/widgets"
)

// toggle marks the action under the cursor done today, or opens it again.
func (s *Screen) toggle() {
	a, ok := s.current()
	if !ok {
		return
	}
	status, closed := data.Done, data.DateOf(s.session.Now())
	if a.Status != data.Open {
		status, closed = data.Open, ""
	}
	if s.session.Did("follow the action", s.follow(a, status, closed, a.Progress)) {
		s.tell(a, status)
	}
}

// tell says in the footer what an action is now, and which one.
func (s *Screen) tell(a store.ActionRow, status data.ActionStatus) {
	s.session.Tell(widgets.Capital(string(status)) + ": " + a.Owner + ", " + a.Text)
}

func (s *Screen) follow(a store.ActionRow, status data.ActionStatus, closed data.Date, progress string) error {
	if err := s.session.Book.FollowAction(context.Background(), a.Item, a.Block, status, closed, progress); err != nil {
		return err
	}
	s.read()
	return nil
}

// progress asks how far the action under the cursor has come.
func (s *Screen) progress() {
	a, ok := s.current()
	if !ok {
		return
	}
	today := data.DateOf(s.session.Now())
	closed := widgets.NewDateEntry(today).Optional()
	closed.SetDate(a.ClosedOn)
	status := widgets.NewChoice(widgets.Labels(data.ActionStatuses()), func(i int) {
		switch {
		case data.ActionStatuses()[i] == data.Open:
			closed.SetDate("")
		case closed.Value() == "":
			closed.SetDate(today)
		}
	})
	status.Choose(slices.Index(data.ActionStatuses(), a.Status))
	note := widgets.NewText("what the owner said, and when", 4)
	note.SetText(a.Progress)

	form := widgets.NewForm()
	form.Note(story(a))
	form.Side(form.Labelled("Status", status), form.Labelled("Done or withdrawn on", closed))
	form.Add("Progress", note)
	dialog := widgets.NewDialog(s.session.Window, "Progress of the action", form, "Save the progress", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		on, _ := closed.Date() // the form has checked it
		to := data.ActionStatuses()[max(0, status.Chosen())]
		if to == data.Open {
			on = ""
		}
		if err := s.follow(a, to, on, note.Value()); err != nil {
			return err
		}
		s.tell(a, to)
		return nil
	})
	dialog.Show(status)
}

// story is the action as the minutes have it.
func story(a store.ActionRow) string {
	text := a.Text + "\n" + a.Owner
	if a.Due != "" {
		text += ", by " + a.Due.Medium()
	} else if a.DueText != "" {
		text += ", by " + a.DueText
	}
	text += "\n" + a.BodyName + ", " + a.On.Medium()
	if a.MinuteNumber != "" {
		text += ", minute " + a.MinuteNumber
	}
	return text + ": " + a.ItemTitle
}
