package notice

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Issue asks whether an agenda is to be issued today, and issues it. Where that is
// too late it says so and asks why, and where exempt items stand on it before which
// nothing excludes the press and public it offers to put that in; it forbids neither.
func Issue(s *session.Session, m record.Meeting, c rules.Calendar, done func()) {
	today := data.DateOf(s.Now())
	n := rules.NoticeOf(m.Body, m.Meeting.Start.Date(), c)
	form := widgets.NewForm().Add("", paragraph(issueWords(n, count(m.Items), today)))
	var exclude *widgets.Check
	if missing, is := rules.FirstUnannounced(m); is {
		warning := paragraph(missing.Error() + ".")
		warning.Importance = widget.WarningImportance
		exclude = widgets.NewCheck("Put “"+rules.ExclusionTitle+"” before it, with its resolution", nil)
		exclude.Checked = true
		form.Add("", warning).Add("", exclude)
	}
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
		ctx := context.Background()
		if exclude != nil && exclude.Checked {
			if _, _, err := s.Book.ExcludePublic(ctx, m.Meeting.ID); err != nil {
				return err
			}
		}
		if err := s.Book.IssueAgenda(ctx, m.Meeting.ID, today, why()); err != nil {
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

// count is how many items of the first level an agenda has, headings left out.
func count(items []record.Item) int {
	n := 0
	for _, it := range items {
		if !it.Heading && it.Parent == 0 {
			n++
		}
	}
	return n
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
