package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// FindKey is what a key does in a field that finds rows of a list: the arrows go
// through the list, Enter takes the row, Esc empties the field. It is false for
// every other key, and for Esc in an empty field.
func FindKey(field *Entry, key *fyne.KeyEvent, through func(*fyne.KeyEvent), take func()) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		through(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		take()
	case fyne.KeyEscape:
		if field.Text == "" {
			return false
		}
		field.SetText("")
	default:
		return false
	}
	return true
}

// Looked are the words that somebody looks for.
func Looked(typed string) []string { return strings.Fields(strings.ToLower(typed)) }

// Holds tells whether the texts of a row hold all the words looked for, whatever
// their capitals.
func Holds(words []string, texts ...string) bool {
	text := strings.ToLower(strings.Join(texts, " "))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}
