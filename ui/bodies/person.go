package bodies

import (
	"strings"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// personToSeat is the field for the person who is to have a seat. It says
// whether the book knows them, so that nobody is put in twice by accident.
type personToSeat struct {
	name   *widgets.NameEntry
	about  *widgets.Text
	people []data.Person
	new    data.Person // already put in by an answer that failed later; ID 0 for nobody
	asked  string      // the new name that the clerk was asked about
}

func newPersonToSeat(people []data.Person) *personToSeat {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name()
	}
	w := &personToSeat{people: people, about: widgets.NewLine("", look.Muted)}
	w.name = widgets.NewPersonEntry("Cllr Ann Day", names).Require("Type the name of the person.")
	w.name.OnTyped = w.say
	w.say()
	return w
}

// say tells below the field who is meant by what stands in it.
func (w *personToSeat) say() {
	switch {
	case w.name.Value() == "":
		w.about.SetText("Somebody the book knows is listed as you type.")
	case w.name.Known() >= 0:
		w.about.SetText("In the book: " + w.people[w.name.Known()].Name())
	case len(w.name.Like()) > 0:
		w.about.SetText("Take a name listed with ↓ and Enter, or go on. New person: " + data.PersonNamed(w.name.Value()).Name())
	default:
		w.about.SetText("New person: " + data.PersonNamed(w.name.Value()).Name())
	}
}

// person is who is meant; with ID 0 they are new. A new name that is like one
// in the book, or only half a name, is asked about once.
func (w *personToSeat) person() (data.Person, error) {
	if i := w.name.Known(); i >= 0 {
		return w.people[i], nil
	}
	p := data.PersonNamed(w.name.Value())
	if w.new.ID != 0 && data.NameKey(w.new.Name()) == data.NameKey(p.Name()) {
		return w.new, nil
	}
	if like := w.like(); w.asked != w.name.Value() && (like != "" || p.Given == "") {
		w.asked = w.name.Value()
		return p, widgets.Problem("New person: " + p.Name() + "." + like + " Press Enter again to add somebody new of this name.")
	}
	return p, nil
}

// made keeps a person who was put in, should the seat still fail.
func (w *personToSeat) made(p data.Person) { w.new = p }

// like names the people whose names fit what was typed; empty for nobody.
func (w *personToSeat) like() string {
	var names []string
	for _, i := range w.name.Like() {
		names = append(names, w.people[i].Name())
	}
	if len(names) == 0 {
		return ""
	}
	return " The book knows " + strings.Join(names, ", ") + "."
}
