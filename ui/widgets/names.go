package widgets

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/look"
)

// NameEntry is a field for a name that knows some names already: while letters
// are typed, those that fit are listed below; ↓ and Enter take one. Any other
// name may be typed as well.
type NameEntry struct {
	widget.BaseWidget
	// OnChosen is called when a known name was taken from the list.
	OnChosen func(index int)
	// OnTyped is called when the name in the field has changed.
	OnTyped func()

	entry  *Entry
	names  []string
	keys   []string // of people: by what each is known
	seats  []int    // of people: the number of each one's seat; 0 for none
	notes  []string // what else is shown beside each: "not here"
	listed bool     // all are listed under an empty field
	typed  func()   // set by the form it is in
	hits   []int
	list   *fyne.Container
	at     int // the row of the list the arrows are on; -1 for none
}

const mostSuggestions = 6

// NewNameEntry makes a field that knows names.
func NewNameEntry(placeholder string, names []string) *NameEntry {
	n := &NameEntry{entry: NewEntry(placeholder), names: names, list: container.NewVBox(), at: -1}
	n.entry.OnChanged = n.suggest
	n.entry.OnKey = n.key
	n.ExtendBaseWidget(n)
	return n
}

// NewPersonEntry makes a field for a person's name. Titles and capitals make no
// difference: "cllr ann day" is Councillor Ann Day. Enter takes the only name
// listed.
func NewPersonEntry(placeholder string, names []string) *NameEntry {
	n := NewNameEntry(placeholder, names)
	n.keys = make([]string, len(names))
	for i, name := range names {
		n.keys[i] = data.NameKey(name)
	}
	return n
}

// Listed has all names listed when the arrow goes down from an empty field.
func (n *NameEntry) Listed() *NameEntry {
	n.listed = true
	return n
}

// SetNames makes others the known names.
func (n *NameEntry) SetNames(names []string) {
	n.names = names
	n.close()
}

// List lists the names that fit what is in the field.
func (n *NameEntry) List() { n.suggest("") }

// WithSeats lets people be found by the number of their seat as well.
func (n *NameEntry) WithSeats(seats []int) *NameEntry {
	n.seats = seats
	return n
}

// WithNotes shows words beside the names, none for most.
func (n *NameEntry) WithNotes(notes []string) *NameEntry {
	n.notes = notes
	return n
}

// Entry is the field itself, to put the focus on.
func (n *NameEntry) Entry() *Entry { return n.entry }

// Value is the name in the field.
func (n *NameEntry) Value() string { return n.entry.Value() }

// SetValue writes a name into the field without suggesting others.
func (n *NameEntry) SetValue(name string) {
	n.entry.OnChanged = nil
	n.entry.SetText(name)
	n.entry.OnChanged = n.suggest
	n.close()
}

// Known is the place of the name in the field among those known; -1 for a new
// one.
func (n *NameEntry) Known() int {
	for i, name := range n.names {
		if strings.EqualFold(name, n.Value()) {
			return i
		}
	}
	return n.namesake()
}

// namesake is the only person known by the key of the name in the field; -1
// for none or several.
func (n *NameEntry) namesake() int {
	key := data.NameKey(n.Value())
	i := slices.Index(n.keys, key)
	if i >= 0 && slices.Contains(n.keys[i+1:], key) {
		return -1
	}
	return i
}

// Like lists the places of the known names that fit what is in the field: a
// number is that of a seat.
func (n *NameEntry) Like() []int {
	if n.Value() == "" {
		if !n.listed {
			return nil
		}
		return Matching(n.names, "", mostSuggestions)
	}
	if seat, err := strconv.Atoi(n.Value()); err == nil && seat > 0 {
		if i := slices.Index(n.seats, seat); i >= 0 {
			return []int{i}
		}
	}
	if hits := Matching(n.keys, data.NameKey(n.Value()), mostSuggestions); len(hits) > 0 {
		return hits
	}
	return Matching(n.names, n.Value(), mostSuggestions)
}

// Require makes an empty field a problem, told in the words given.
func (n *NameEntry) Require(problem string) *NameEntry {
	n.entry.Require(problem)
	return n
}

// Problem says what is wrong with the name, nil for nothing.
func (n *NameEntry) Problem() error { return n.entry.Problem() }

func (n *NameEntry) whenLeft(f func())    { n.entry.whenLeft(f) }
func (n *NameEntry) whenFocused(f func()) { n.entry.whenFocused(f) }
func (n *NameEntry) whenTyped(f func())   { n.typed = f }

// CreateRenderer lays the suggestions out below the field.
func (n *NameEntry) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(n.entry, n.list))
}

func (n *NameEntry) suggest(string) {
	n.hits, n.at = n.Like(), -1
	if n.Known() >= 0 {
		n.hits = nil
	}
	n.draw()
	if n.OnTyped != nil {
		n.OnTyped()
	}
	if n.typed != nil {
		n.typed()
	}
}

func (n *NameEntry) draw() {
	n.list.RemoveAll()
	for i, hit := range n.hits {
		n.list.Add(newSuggestion(n.names[hit], n.beside(hit), i == n.at, func() { n.take(i) }))
	}
	n.Refresh()
}

// beside is what is shown beside a known name: "seat 4 · not here".
func (n *NameEntry) beside(i int) string {
	var parts []string
	if i < len(n.seats) && n.seats[i] != 0 {
		parts = append(parts, fmt.Sprintf("seat %d", n.seats[i]))
	}
	if i < len(n.notes) && n.notes[i] != "" {
		parts = append(parts, n.notes[i])
	}
	return strings.Join(parts, " · ")
}

// suggestion is a name that can be clicked; Tab passes it by.
type suggestion struct {
	widget.BaseWidget
	line   fyne.CanvasObject
	ground *canvas.Rectangle
	tapped func()
}

func newSuggestion(name, beside string, current bool, tapped func()) *suggestion {
	line := container.NewBorder(nil, nil, nil, NewLine(beside, look.Muted).Whole(), NewLine(name, look.Text))
	s := &suggestion{line: line, ground: canvas.NewRectangle(color.Transparent), tapped: tapped}
	if current {
		s.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped takes the name.
func (s *suggestion) Tapped(*fyne.PointEvent) { s.tapped() }

// CreateRenderer lays the name over its ground.
func (s *suggestion) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: rowLayout{}, Objects: []fyne.CanvasObject{s.ground, s.line}})
}

func (n *NameEntry) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDown && len(n.hits) == 0 && n.Known() < 0 {
		n.hits = n.Like() // whoever comes back to the field finds the names again
	}
	if len(n.hits) == 0 {
		return false
	}
	switch key.Name {
	case fyne.KeyDown:
		n.at = min(n.at+1, len(n.hits)-1)
	case fyne.KeyUp:
		n.at = max(n.at-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if n.at < 0 && len(n.keys) > 0 && len(n.hits) == 1 {
			n.at = 0
		}
		if n.at < 0 {
			n.close()
			return false
		}
		n.take(n.at)
		return true
	case fyne.KeyEscape:
		n.close()
		return true
	default:
		return false
	}
	n.draw()
	return true
}

func (n *NameEntry) take(i int) {
	hit := n.hits[i]
	n.SetValue(n.names[hit])
	n.entry.CursorColumn = len([]rune(n.names[hit]))
	n.entry.Refresh()
	if n.OnTyped != nil {
		n.OnTyped()
	}
	if n.OnChosen != nil {
		n.OnChosen(hit)
	}
}

func (n *NameEntry) close() {
	n.hits, n.at = nil, -1
	n.draw()
}

// Matching lists the places of at most limit names that fit what was typed:
// first those whose initials it is ("ad" is Councillor Ann Day), then those that
// start with the whole text, then those that hold every word typed at the start
// of one of theirs.
func Matching(names []string, typed string, limit int) []int {
	words := Looked(typed)
	var initialled, starting, others []int
	for i, name := range names {
		switch {
		case len(words) == 1 && hasInitials(name, words[0]):
			initialled = append(initialled, i)
		case hasPrefixFold(name, strings.TrimSpace(typed)):
			starting = append(starting, i)
		case holdsAll(strings.Fields(strings.ToLower(name)), words):
			others = append(others, i)
		}
	}
	all := slices.Concat(initialled, starting, others)
	return all[:min(limit, len(all))]
}

func holdsAll(parts, words []string) bool {
	for _, w := range words {
		found := false
		for _, p := range parts {
			found = found || strings.HasPrefix(p, w)
		}
		if !found {
			return false
		}
	}
	return true
}

// hasInitials tells whether letters are the initials of a person's name without
// its titles; of a double name both count, or the first: Okonjo-Pryce is O or OP.
func hasInitials(name, letters string) bool {
	if len(letters) < 2 {
		return false
	}
	short, long := "", ""
	for _, word := range strings.Fields(data.NameKey(name)) {
		for i, part := range strings.Split(word, "-") {
			_, size := utf8.DecodeRuneInString(part)
			if i == 0 {
				short += part[:size]
			}
			long += part[:size]
		}
	}
	return letters == short || letters == long
}
