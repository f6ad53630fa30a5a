package exporting

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/rules"
	"minutebook/export"
	"minutebook/export/seal"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// lock asks for the password of a restricted copy, which may have none.
type lock struct {
	row   *widgets.Row
	entry *widgets.Entry
	hint  *widget.Label
}

const lockHint = "Whoever opens the PDF must type it. It is kept nowhere: send it another way than the PDF."

func newLock(form *widgets.Form) *lock {
	l := &lock{entry: widgets.NewEntry("none: anyone who has the file can read it"), hint: widget.NewLabel(lockHint)}
	l.entry.Password = true
	l.entry.Valid = func(typed string) error {
		if typed == "" {
			return nil
		}
		return seal.Check(typed)
	}
	l.hint.Wrapping = fyne.TextWrapWord
	l.hint.SizeName, l.hint.Importance = theme.SizeNameCaptionText, widget.LowImportance
	l.row = form.Labelled("Password of the restricted copy", l.entry)
	l.entry.OnChanged = func(string) { l.say() }
	return l
}

// allow lets a restricted copy have a password; others are not asked for one.
func (l *lock) allow(restricted bool) {
	if restricted {
		l.entry.Enable()
		l.row.Show()
		l.hint.Show()
	} else {
		l.entry.Disable()
		l.row.Hide()
		l.hint.Hide()
	}
	l.say()
}

// say says what is weak about the password.
func (l *lock) say() {
	l.hint.Importance = widget.LowImportance
	words := lockHint
	if weak := seal.Weak(l.password()); weak != "" {
		l.hint.Importance, words = widget.WarningImportance, weak
	}
	l.hint.SetText(words)
}

// password is what is typed; empty for a copy that is not locked.
func (l *lock) password() string {
	if l.entry.Disabled() {
		return ""
	}
	return l.entry.Value()
}

// locked is a document under its password, if it has one.
func locked(ctx context.Context, r export.Result, password string) (export.Result, error) {
	if password == "" {
		return r, nil
	}
	return r.Locked(ctx, password)
}

// offerExclusion puts in what a public agenda cannot be made without, if the clerk
// wants it, and makes the document then. It tells whether that was what failed.
func (e *exporter) offerExclusion(path string, failed error) bool {
	var missing rules.Unannounced
	if !errors.As(failed, &missing) {
		return false
	}
	s, meeting := e.session, e.record.Meeting.ID
	words := widget.NewLabel(missing.Error() + ".\n\nIt can be put in now, with its resolution. The PDF is made then.")
	words.Wrapping = fyne.TextWrapWord
	asks := widgets.NewDialog(s.Window, "The public agenda must exclude the public first", words, "Put it in and export", func() error {
		ctx := context.Background()
		if _, _, err := s.Book.ExcludePublic(ctx, meeting); err != nil {
			return err
		}
		m, err := s.Book.Record(ctx, meeting)
		if err != nil {
			return err
		}
		e.record = m
		s.Go(session.Place{Screen: session.Agenda, Meeting: meeting})
		e.run(path)
		return nil
	}).Resize(fyne.NewSize(600, 0))
	asks.Show(nil)
	e.asks = asks
	return true
}
