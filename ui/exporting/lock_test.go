package exporting

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/rules"
	"minutebook/ui/uitest"
)

func TestARestrictedCopyIsLockedWithAPassword(t *testing.T) {
	c, e := show(t)
	if !e.lock.entry.Disabled() {
		t.Error("a public copy is asked for a password")
	}
	e.restricted.SetChecked(true)
	c.Look("export-restricted")
	e.lock.entry.SetText("mill")
	if !strings.Contains(e.lock.hint.Text, "short") {
		t.Errorf("a short password: %q", e.lock.hint.Text)
	}
	c.Look("export-weak")
	e.lock.entry.SetText("mill lane depot")
	if e.lock.hint.Text != lockHint {
		t.Errorf("a good password: %q", e.lock.hint.Text)
	}
	path := e.path.Text
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(path) })
	if pdf, err := os.ReadFile(path); err != nil || !bytes.Contains(pdf, []byte("/AESV3")) || bytes.Contains(pdf, []byte("Finance")) {
		t.Errorf("it is not locked, %v", err)
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}

// A password typed before the copy was made public again locks nothing.
func TestAPublicCopyIsNotLocked(t *testing.T) {
	c, e := show(t)
	e.restricted.SetChecked(true)
	e.lock.entry.SetText("mill lane depot")
	e.restricted.SetChecked(false)
	path := e.path.Text
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(path) })
	if pdf, err := os.ReadFile(path); err != nil || bytes.Contains(pdf, []byte("/Encrypt")) {
		t.Errorf("it is locked, %v", err)
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}

func TestAnAgendaThatDoesNotExcludeThePublicIsPutRight(t *testing.T) {
	c, e := show(t)
	last := c.Items[len(c.Items)-1]
	last.Exempt = "3"
	if err := c.Book.SaveItem(context.Background(), &last); err != nil {
		t.Fatal(err)
	}
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	e.record = m
	path := filepath.Join(t.TempDir(), "a.pdf")
	e.path.SetText(path)
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the question", func() bool { return e.asks != nil })
	c.Look("export-exclusion")
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return isFile(path) })
	items, err := c.Book.Items(context.Background(), c.Meeting.ID)
	if err != nil || items[len(items)-2].Title != rules.ExclusionTitle {
		t.Errorf("the agenda is %+v, %v", items, err)
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}
