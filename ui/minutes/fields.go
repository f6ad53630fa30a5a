package minutes

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// personField finds a person by letters. Enter, and leaving it, takes the first
// that fits; a name that fits nobody stays as it was typed.
type personField struct {
	*widgets.NameEntry
	people []data.Person
	names  []string
}

func newPersonField(placeholder string, people []data.Person, on func()) *personField {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name()
	}
	f := &personField{widgets.NewNameEntry(placeholder, names), people, names}
	e := f.Entry()
	list := e.OnKey
	e.OnKey = func(key *fyne.KeyEvent) bool {
		if list(key) {
			return true
		}
		if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
			return false
		}
		f.settle()
		on()
		return true
	}
	e.OnLeft = f.settle
	return f
}

// settle writes out the first name that fits what was typed.
func (f *personField) settle() {
	typed := f.Value()
	if typed == "" || f.Known() >= 0 {
		f.SetValue(typed)
		return
	}
	if hits := widgets.Matching(f.names, typed, 1); len(hits) == 1 {
		typed = f.names[hits[0]]
	}
	f.SetValue(typed)
}

// known is the person in the field; false for nobody or a name the book does
// not have.
func (f *personField) known() (data.Person, bool) {
	f.settle()
	if i := f.Known(); i >= 0 {
		return f.people[i], true
	}
	return data.Person{}, false
}

// person is who stands in the field as the record names them, nil for nobody.
func (f *personField) person() *doc.Person {
	if p, ok := f.known(); ok {
		named := named(p)
		return &named
	}
	if f.Value() == "" {
		return nil
	}
	return &doc.Person{Name: f.Value()}
}

func (f *personField) set(p *doc.Person) {
	if p != nil {
		f.SetValue(p.Name)
	}
}

// named is a person as the record names them.
func named(p data.Person) doc.Person { return doc.Person{UID: p.UID, Name: p.Name()} }

// newTextField is several lines of words in which Enter goes on.
func newTextField(placeholder string, rows int, on func()) *widgets.Entry {
	e := widgets.NewText(placeholder, rows)
	e.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
			on()
			return true
		}
		return false
	}
	return e
}

// clean is text as one block may hold it, without space around it.
func clean(s string) string { return strings.TrimSpace(doc.Clean(s)) }

// textRuns are the runs of a text typed in a field. Where it is the text that a
// block had, the block's own runs stay, with their bold and italic.
func textRuns(old []doc.Run, text string) []doc.Run {
	if (doc.Block{Runs: old}).Text() == text || text == "" {
		return old
	}
	return []doc.Run{{Text: text}}
}

// dueField reads when an action is due and shows how it was understood.
type dueField struct {
	*widgets.Entry
	today data.Date
}

func newDueField(today data.Date) *dueField {
	f := &dueField{Entry: widgets.NewEntry("30 sep, fri, +2w, next meeting"), today: today}
	f.OnLeft = func() {
		if on, text, err := f.due(); err == nil {
			f.SetText(dueWords(on, text))
		}
	}
	return f
}

// due is the date or the words in the field.
func (f *dueField) due() (data.Date, string, error) {
	on, text, err := rules.ParseDue(withoutWeekday(f.Value()), f.today)
	if err != nil {
		return "", "", fmt.Errorf("when is it due? %w", err)
	}
	return on, text, nil
}

func dueWords(on data.Date, text string) string {
	if on == "" {
		return text
	}
	return on.Time().Format("Mon 2 January 2006")
}

// withoutWeekday takes the weekday off a date that was written out in full.
func withoutWeekday(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && len(first) == 3 && strings.ContainsAny(rest, "0123456789") {
		if slices.Contains([]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, first) {
			return rest
		}
	}
	return s
}

// What a form says when something is missing: sentences for the clerk.
const (
	errNoText  sentence = "Please type the words first."
	errNoCount sentence = "How did the vote go? Fill in the numbers or the names, or choose “No vote stated”."
	errTied    sentence = "Choose the chair’s casting vote, or press Ctrl+Enter again to put this in as it is."
	errNoName  sentence = "Please type a name."
	errNotAway sentence = "Nobody of that name is away from this meeting."
	errNobody  sentence = "Please say who it was: type letters of the name."
	errNoItem  sentence = "Please choose the item."
)

// sentence is an error that is shown as it is.
type sentence string

func (s sentence) Error() string { return string(s) }
