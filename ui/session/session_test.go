package session_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/ui/session"
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
	test.NewTempApp(t)
	bad, got := errors.New("the disk is full"), make(chan error, 1)
	(&session.Session{}).Work(func(context.Context) error { return bad }, func(err error) { got <- err })
	select {
	case err := <-got:
		if !errors.Is(err, bad) {
			t.Errorf("done got %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("done was not called")
	}
}
