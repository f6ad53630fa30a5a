package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestMatching(t *testing.T) {
	names := []string{"Councillor Adam Fox", "Councillor Ann Day", "Councillor Daniel Okonjo-Pryce", "Dr Alan Dyk", "Adela Dune"}
	for _, c := range []struct {
		typed string
		want  []int
	}{
		{"ad", []int{1, 3, 4, 0}}, // their initials first, then the start of a name
		{"AD", []int{1, 3, 4, 0}},
		{"do", []int{2}}, // of a double name the first letter, or both
		{"dop", []int{2}},
		{"a", []int{4, 0, 1, 3}}, // one letter is no initials
		{"day", []int{1}},
		{"cou ann", []int{1}},
		{"councillor a", []int{0, 1}},
		{"x", nil},
	} {
		if got := Matching(names, c.typed, 6); !slices.Equal(got, c.want) {
			t.Errorf("%q fits %v, want %v", c.typed, got, c.want)
		}
	}
}

func TestASeatFindsItsMember(t *testing.T) {
	n := NewNameEntry("", []string{"Councillor Ann Day", "Councillor Owen Marsh", "Helen Bract"}).WithSeats([]int{4, 12, 0})
	for typed, want := range map[string][]int{"12": {1}, "4": {0}, "1": nil, "0": nil, "ow": {1}} {
		n.SetValue(typed)
		if got := n.Like(); !slices.Equal(got, want) {
			t.Errorf("%q fits %v, want %v", typed, got, want)
		}
	}
	n.WithNotes([]string{"", "not here", "not here"})
	for i, want := range []string{"seat 4", "seat 12 · not here", "not here"} {
		if got := n.beside(i); got != want {
			t.Errorf("beside %d stands %q, want %q", i, got, want)
		}
	}
}

// Whoever left a field before they took a name finds the names again with ↓.
func TestNamesAreListedAgain(t *testing.T) {
	test.NewTempApp(t)
	n := NewNameEntry("", []string{"4 Public participation", "4 Kerbside collection"})
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			n.key(&fyne.KeyEvent{Name: key})
		}
	}
	n.entry.SetText("4")
	press(fyne.KeyReturn) // takes none, and goes on
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := n.Value(); got != "4 Kerbside collection" {
		t.Errorf("the field says %q", got)
	}
	if press(fyne.KeyDown); len(n.hits) != 0 {
		t.Error("a name that was taken lists others")
	}
}

func TestALetterTypedAgainGoesOn(t *testing.T) {
	test.NewTempApp(t)
	c := NewChoice([]string{"RESOLVED", "RECOMMENDED", "AGREED", "REFERRED"}, nil)
	for i, step := range []struct {
		letters, want string
	}{
		{"r", "RESOLVED"}, {"r", "RECOMMENDED"}, {"r", "REFERRED"}, {"r", "RESOLVED"}, {"ref", "REFERRED"}, {"a", "AGREED"},
	} {
		if step.letters == "ref" {
			c.FocusGained()
		}
		for _, r := range step.letters {
			c.TypedRune(r)
		}
		if c.Selected != step.want {
			t.Errorf("step %d: %q gives %s, want %s", i, step.letters, c.Selected, step.want)
		}
	}
}

func TestAnEntryKnowsShift(t *testing.T) {
	test.NewTempApp(t)
	e := NewText("", 3)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	e.KeyDown(shift)
	if !e.Shift() {
		t.Error("Shift is held down")
	}
	e.KeyUp(shift)
	e.Insert("a\nb")
	if e.Shift() || e.Text != "a\nb" {
		t.Errorf("shift %v, text %q", e.Shift(), e.Text)
	}
	e.SelectAll()
	e.TypedRune('c')
	if e.Text != "c" {
		t.Errorf("text %q", e.Text)
	}
}
