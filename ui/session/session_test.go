package session_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestKeyText(t *testing.T) {
	for want, key := range map[string]fyne.Shortcut{
		"Ctrl+N":           session.KeyNew,
		"Ctrl+Enter":       session.KeyNextItem,
		"Ctrl+Shift+Enter": session.KeyPreviousItem,
		"Alt+↑":            session.KeyMoveUp,
		"Ctrl++":           session.KeyZoomIn,
		"Ctrl+Page Down":   session.KeyNextPart,
		"":                 nil,
	} {
		if got := session.KeyText(key); got != want {
			t.Errorf("%v is written %q, want %q", key, got, want)
		}
	}
}

func TestWorkHandsOnTheError(t *testing.T) {
	uitest.NewApp(t)
	bad := errors.New("the disk is full")
	var got error
	(&session.Session{}).Work(func(context.Context) error { return bad }, func(err error) { got = err })
	uitest.Until(t, "the end of the work", func() bool { return got != nil })
	if !errors.Is(got, bad) {
		t.Errorf("done got %v", got)
	}
}
