package approval

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules/check"
	"minutebook/ui/history"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// agreed is what the book knows of the chair's agreement to a draft.
type agreed struct {
	at      time.Time
	known   bool
	changes []data.Change // since then
}

// Publish asks whether the draft of a meeting is to be published, with everything
// that changed since the chair agreed it in sight, and publishes it.
func Publish(s *session.Session, m record.Meeting, published func()) {
	ctx := context.Background()
	var a agreed
	var err error
	if _, a.at, a.known, err = s.Book.Frozen(ctx, m.Meeting.ID, "agreed"); err == nil && a.known {
		a.changes, err = s.Book.ChangesSince(ctx, m.Meeting.ID, "agreed")
	}
	if !s.Did("compare with what the chair agreed", err) {
		return
	}
	now, err := s.Book.Record(ctx, m.Meeting.ID)
	if !s.Did("read the minutes", err) {
		return
	}
	reviews, err := s.Book.Reviews(ctx, m.Meeting.ID)
	if !s.Did("read who has the draft", err) {
		return
	}
	form := widgets.NewForm().Add("", paragraph(agreedWords(a), agreedImportance(a)))
	for _, words := range []string{readersWords(reviews), unminuted(now)} {
		if words != "" {
			form.Add("", paragraph(words, widget.WarningImportance))
		}
	}
	if len(a.changes) > 0 {
		form.Head("Changed since, or not in the chair's file")
		form.Side(newReading(2+2*len(a.changes), newChanges(a.changes)))
	}
	form.Add("", paragraph("Every page of it says DRAFT and “subject to confirmation”. From then on any change is a correction with its reason, and the next export lists them.", widget.MediumImportance))
	d := widgets.NewDialog(s.Window, "Publish the draft: "+m.Body.Name+", "+m.Meeting.Start.Date().Medium(), form, "Publish the draft", func() error {
		if err := s.Book.Publish(ctx, m.Meeting.ID); err != nil {
			return err
		}
		published()
		return nil
	})
	d.Resize(fyne.NewSize(720, 0)).Show(nil)
}

// agreedWords say whether the chair has agreed, and what has changed since.
func agreedWords(a agreed) string {
	if !a.known {
		return "The chair has not agreed this draft yet. It can be published all the same."
	}
	s := "The chair agreed this draft on " + data.DateOf(a.at.Local()).Long() + " at " + data.ClockOf(a.at.Local()).Spoken() + ". "
	changed, unseen := history.Unseen(a.changes)
	if n := len(changed); n > 0 {
		s += counted(n, "change was made since, which the chair has not seen.", "changes were made since, which the chair has not seen.")
	} else {
		s += "Nothing has changed since."
	}
	if n := len(unseen); n > 0 {
		s += " " + history.UnseenWords(n)
	}
	return s
}

// mostNamed is how many items without an outcome are named.
const mostNamed = 5

// unminuted says which items end without words or without the decision that the agenda
// asks for. Empty where there are none. While a meeting goes on, what is still to come
// is not missing on its page: whoever publishes means it to be whole.
func unminuted(m record.Meeting) string {
	var missing []int64
	for _, f := range new(check.Checker).Minutes(m, check.Known{}) {
		if f.Rule == check.NoOutcome {
			missing = append(missing, f.Item)
		}
	}
	var items []string
	for _, it := range m.Items {
		if slices.Contains(missing, it.ID) {
			items = append(items, strings.TrimSpace(it.MinuteNumber+" "+it.Title))
		}
	}
	if len(items) == 0 {
		return ""
	}
	if more := len(items) - mostNamed; more > 1 {
		items = append(items[:mostNamed], widgets.Count(more, "more item"))
	}
	return "No outcome is minuted of " + english.List(items) + "."
}

// readersWords say which readers still have the draft, and of whom something waits to
// be decided; empty where nothing waits.
func readersWords(reviews []data.Review) string {
	var out, waits []string
	for _, r := range reviews {
		switch name := r.Reader.Name; {
		case r.State == data.ReviewSent && !slices.Contains(out, name):
			out = append(out, name)
		case r.State == data.ReviewReturned && !slices.Contains(waits, name):
			waits = append(waits, name)
		}
	}
	var words []string
	if len(waits) > 0 {
		words = append(words, "Not all that "+english.List(waits)+" sent back has been decided.")
	}
	if len(out) > 0 {
		words = append(words, "The draft is still out with "+english.List(out)+".")
	}
	return strings.Join(words, " ")
}

func agreedImportance(a agreed) widget.Importance {
	if !a.known || len(a.changes) > 0 {
		return widget.WarningImportance
	}
	return widget.SuccessImportance
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
