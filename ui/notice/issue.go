package notice

import (
	"context"
	"fmt"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Issue asks whether an agenda of so many items is to be issued today, and issues
// it. Where that is too late it says so and asks why; it does not forbid it.
func Issue(s *session.Session, b data.Body, m data.Meeting, items int, c rules.Calendar, done func()) {
	today := data.DateOf(s.Now())
	n := rules.NoticeOf(b, m.Start.Date(), c)
	form := widgets.NewForm().Add("", paragraph(issueWords(n, items, today)))
	var reason *widgets.Entry
	if today > n.Latest {
		reason = widgets.NewText("such as: the auditor’s report arrived on 28 June", 2).Require("Say why it goes out late: the reason is kept with the meeting.")
		form.Add("Why it goes out late", reason)
		form.Add("", paragraph(n.Shorter()))
	}
	why := func() string {
		if reason == nil {
			return ""
		}
		return reason.Value()
	}
	dialog := widgets.NewDialog(s.Window, "Issue the agenda", form, "Issue it", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		if err := s.Book.IssueAgenda(context.Background(), m.ID, today, why()); err != nil {
			return err
		}
		done()
		return nil
	})
	if reason == nil {
		dialog.Show(nil)
		return
	}
	dialog.Show(reason)
}

// issueWords say what issuing an agenda today means.
func issueWords(n rules.Notice, items int, today data.Date) string {
	words := fmt.Sprintf("The agenda of %s on %s has %s. It is issued today, %s, and its numbers stay as they are from then on: an item added later gets a number of its own, such as 3A.\n\n",
		n.Body.Name, n.Held.Long(), widgets.Count(items, "item"), today.Long())
	if today <= n.Latest {
		return words + fmt.Sprintf("That is in time: the last day is %s, for %s.", n.Latest.Long(), n.Rule())
	}
	return words + fmt.Sprintf("This is too late: the last day was %s, for %s.", n.Latest.Long(), n.Rule())
}
