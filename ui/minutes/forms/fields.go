package forms

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// Said tells what is typed in some fields.
func Said(fields ...*widgets.Entry) func() string {
	return func() string {
		var all []string
		for _, f := range fields {
			all = append(all, Clean(f.Text))
		}
		return strings.Join(all, "\n")
	}
}

// PersonField finds a person by letters. Enter, and leaving it, takes the first
// that fits; a name that fits nobody stays as it was typed.
type PersonField struct {
	*widgets.NameEntry
	people []data.Person
	names  []string
}

// NewPersonField makes a field for one of some people; on goes to the next one.
func NewPersonField(placeholder string, r Roster, on func()) *PersonField {
	f := &PersonField{widgets.NewNameEntry(placeholder, r.names()).WithSeats(r.Seats).WithNotes(r.Notes), r.People, r.names()}
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
func (f *PersonField) settle() {
	typed := f.Value()
	if typed == "" || f.Known() >= 0 {
		f.SetValue(typed)
		return
	}
	if hits := f.Like(); len(hits) > 0 {
		typed = f.names[hits[0]]
	}
	f.SetValue(typed)
}

// Fault says what is wrong with what was typed: a seat nobody sits in.
func (f *PersonField) Fault() error {
	f.settle()
	if v := f.Value(); v != "" && strings.Trim(v, "0123456789") == "" {
		return widgets.Problem(fmt.Sprintf("Nobody here has seat %s: type letters of the name.", v))
	}
	return nil
}

// FirstFault is what is wrong with the first of some fields that has a problem.
func FirstFault(fields ...*PersonField) error {
	for _, f := range fields {
		if err := f.Fault(); err != nil {
			return err
		}
	}
	return nil
}

// Who is the person in the field; false for nobody or a name the book does
// not have.
func (f *PersonField) Who() (data.Person, bool) {
	f.settle()
	if i := f.Known(); i >= 0 {
		return f.people[i], true
	}
	return data.Person{}, false
}

// Named is who stands in the field as the record names them, nil for nobody.
func (f *PersonField) Named() *doc.Person {
	if p, ok := f.Who(); ok {
		named := record.Named(p)
		return &named
	}
	if f.Value() == "" {
		return nil
	}
	return &doc.Person{Name: f.Value()}
}

func (f *PersonField) set(p *doc.Person) {
	if p != nil {
		f.SetValue(p.Name)
	}
}

// InTurn leads Enter through the fields of a form, and from the last to its
// button.
func InTurn(fields ...*widgets.Entry) func(fyne.Focusable) (fyne.Focusable, bool) {
	return func(now fyne.Focusable) (fyne.Focusable, bool) {
		i := slices.IndexFunc(fields, func(f *widgets.Entry) bool { return now == fyne.Focusable(f) })
		if i < 0 || i == len(fields)-1 {
			return nil, i >= 0
		}
		return fields[i+1], true
	}
}

// NewTextField is several lines of words in which Enter goes on.
func NewTextField(placeholder string, rows int, on func()) *widgets.Entry {
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

// newWordsField is a text field in which Shift+Enter begins the next lettered
// part. The letters are put into their order when it is left.
func newWordsField(placeholder string, rows int, on func()) *widgets.Entry {
	e := NewTextField(placeholder, rows, on)
	e.OnChanged = func(string) { grow(e, rows) }
	next := e.OnKey
	e.OnKey = func(key *fyne.KeyEvent) bool {
		if (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && e.Shift() {
			beginPart(e)
			return true
		}
		return next(key)
	}
	e.OnLeft = func() {
		proposal := doc.WithParts([]doc.Block{{Kind: doc.ResolutionKind}}, e.Text)
		if words := doc.Lettered(proposal); len(proposal) > 1 && words != Clean(e.Text) {
			e.SetText(words)
		}
	}
	return e
}

// grow gives a text field the rows its text needs, from a few up to twice as
// many.
func grow(e *widgets.Entry, few int) {
	const across = 42 // letters in a row of the pane, about
	rows := 0
	for line := range strings.SplitSeq(e.Text, "\n") {
		rows += 1 + len(line)/across
	}
	e.SetMinRowsVisible(min(max(rows, few), 2*few))
}

// beginPart begins a lettered part at the cursor; words that stand selected as
// they were offered stay before it.
func beginPart(e *widgets.Entry) {
	e.Deselect()
	if e.CursorTextOffset() == 0 {
		e.ToEnd()
	}
	before := string([]rune(e.Text)[:min(e.CursorTextOffset(), len([]rune(e.Text)))])
	e.Insert("\n" + doc.NextPart(before) + " ")
}

// Clean is text as one block may hold it, without space around it.
func Clean(s string) string { return strings.TrimSpace(doc.Clean(s)) }

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

// newCardTask is the task of a form that makes a card, or changes the card old.
func newCardTask(old doc.Block, t pane.Task) pane.Task {
	t.Verb, t.About = "Put into the minutes (Ctrl+Enter)", old.ID
	if old.ID != "" {
		t.Verb = "Change (Ctrl+Enter)"
	}
	return t
}

// What a form says when something is missing: sentences for the clerk.
const (
	ErrNoText  widgets.Problem = "Please type the words first."
	ErrByName  widgets.Problem = "Votes on this item are recorded by name (SI 2014/165): please mark how each member voted."
	ErrNoCount widgets.Problem = "How did the vote go? Fill in the numbers or the names, or choose “No vote stated”."
	ErrNoVote  widgets.Problem = "No vote is marked yet: please say how it went. Esc leaves it undecided."
	ErrTied    widgets.Problem = "Choose the chair’s casting vote, or press Ctrl+Enter again to put this in as it is."
	errNobody  widgets.Problem = "Please say who it was: type letters of the name."
	ErrNoItem  widgets.Problem = "Please choose the item."
)
