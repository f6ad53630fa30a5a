package history

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// NewChanges lists changes as marked text: what they are of, and below it what went
// and what came; at the end what the chair agreed to without having seen it
// (store.NotSeen). Its height follows from its width: see widgets.NewReading.
func NewChanges(changes []data.Change) *widgets.Marked {
	changed, unseen := Unseen(changes)
	out := listed(changed)
	if len(unseen) > 0 {
		if len(changed) > 0 {
			out = append(out, widgets.PlainWords(""))
		}
		out = append(out, widgets.PlainWords(UnseenWords(len(unseen))))
		out = append(out, listed(unseen)...)
	}
	return widgets.NewMarked(out...)
}

// Unseen parts what has changed from what was in no file to the chair.
func Unseen(changes []data.Change) (changed, unseen []data.Change) {
	for _, c := range changes {
		if c.What == store.NotSeen {
			unseen = append(unseen, c)
		} else {
			changed = append(changed, c)
		}
	}
	return changed, unseen
}

// UnseenWords say what it means that passages were in no file to the chair.
func UnseenWords(n int) string {
	if n == 1 {
		return "One passage was not in the file that the chair had: the chair has agreed to the rest."
	}
	return widgets.Capital(widgets.Count(n, "passage")) + " were not in the file that the chair had: the chair has agreed to the rest."
}

func listed(changes []data.Change) (out []widgets.Passage) {
	last := ""
	for _, c := range changes {
		if head := where(c); head != last {
			p := widgets.PlainWords(head)
			p.Bold = true
			out, last = append(out, p), head
		}
		if c.What != "" && c.What != store.NotSeen {
			out = append(out, widgets.SmallWords(widgets.Capital(c.What)))
		}
		out = append(out, widgets.Passage{Runs: compare.Words(plain(c.Before), plain(c.After)), Level: 1})
	}
	return out
}

// where is what a change is of: "29 Budget monitoring", "The meeting".
func where(c data.Change) string {
	words := strings.TrimSpace(c.Number + " " + c.Title)
	if words == "" {
		return "The meeting"
	}
	return words
}

func plain(words string) []doc.Run {
	if words == "" {
		return nil
	}
	return []doc.Run{{Text: words}}
}

// Since shows in one list what has changed in a meeting since it was agreed by the
// chair (store.Agreed) or published (store.Published). verb is what the clerk may do
// then, such as "Publish the draft"; none without it.
func Since(s *session.Session, meeting int64, why, verb string, then func() error) *widgets.Dialog {
	ctx := context.Background()
	_, at, ok, err := s.Book.Frozen(ctx, meeting, why)
	if !s.Did("read what was agreed", err) {
		return nil
	}
	var changes []data.Change
	if ok {
		if changes, err = s.Book.ChangesSince(ctx, meeting, why); !s.Did("list what has changed", err) {
			return nil
		}
	}
	m, err := s.Book.Meeting(ctx, meeting)
	if !s.Did("read the meeting", err) {
		return nil
	}
	content := NewChanges(changes)
	changed, unseen := Unseen(changes)
	switch {
	case len(changed) == 0 && len(unseen) > 0:
		content = widgets.NewMarked(append([]widgets.Passage{widgets.PlainWords("Nothing has changed since."), widgets.PlainWords("")}, content.Passages()...)...)
	case len(changes) == 0:
		content = widgets.NewMarked(widgets.PlainWords(nothing(why, ok)))
	}
	size := s.Window.Canvas().Size()
	wide := min(860, size.Width-60)
	high := min(content.HeightAt(wide-80)+10, size.Height-200)
	d := widgets.NewDialog(s.Window, heading(why, ok, len(changed), at)+": meeting of "+m.Start.Date().Medium(),
		container.New(sized{wide - 60, high}, widgets.NewReading(content).Root), verb, then).LeaveAs("Close")
	d.Resize(fyne.NewSize(wide, 0)).Show(nil)
	return d
}

// heading says what the list is of.
func heading(why string, ok bool, n int, at time.Time) string {
	if !ok {
		return "Changes"
	}
	verb := "the chair agreed"
	if why == store.Published {
		verb = "the draft was published"
	}
	return widgets.Capital(widgets.Count(n, "change")) + " since " + verb + ", " + data.DateOf(at).Medium()
}

// nothing says why there is no list.
func nothing(why string, ok bool) string {
	switch {
	case !ok && why == store.Published:
		return "The draft has not been published yet."
	case !ok:
		return "The chair has not agreed the draft in this book yet: send it to the chair, and take in what comes back."
	}
	return "Nothing has changed since. What goes out is what was agreed."
}
