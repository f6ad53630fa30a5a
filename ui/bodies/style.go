package bodies

import (
	"context"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data"
	"minutebook/export"
	"minutebook/ui/preview"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// style is the part of a body that says how its documents look and what they
// say in its own words.
type style struct {
	session *session.Session
	saved   func(data.Body)
	body    data.Body
	members []data.Member
	kind    export.Kind // of the document beside the form
	filling bool        // fields are being filled in, not typed in

	form    *widgets.Form
	crest   *crestField
	face    *widgets.Choice
	size    *widgets.Choice
	summons *widgets.Check
	words   []worded
	beside  *preview.Beside
	preview *preview.Preview
	agenda  *widgets.Tool
	minutes *widgets.Tool
}

// worded is a field of words and where the wording keeps them.
type worded struct {
	entry *widgets.Entry
	at    func(*data.Wording) *string
	kind  export.Kind // the document it is printed on
}

var typefaces = map[data.Typeface]string{
	data.SourceSans: "Source Sans 3, the usual one",
	data.Atkinson:   "Atkinson Hyperlegible Next, for readers with low vision",
}

var sizes = map[int]string{
	data.UsualSize: "11 points, the usual one",
	data.ClearSize: "12 points, and nothing smaller",
	data.LargeSize: "14 points, and nothing smaller: large print",
}

func newStyle(s *session.Session, saved func(data.Body)) *style {
	return &style{session: s, saved: saved, kind: export.AgendaPages}
}

func (s *style) title() string { return "House style" }

func (s *style) content() fyne.CanvasObject {
	if s.beside != nil {
		return s.beside.Container
	}
	s.crest = newCrestField(s)
	s.face = widgets.NewChoice(labels(data.Typefaces(), typefaces), func(int) { s.typed() })
	s.size = widgets.NewChoice(labels(data.Sizes(), sizes), func(int) { s.typed() })
	s.summons = widgets.NewCheck("Agendas summon the members", func(bool) { s.typedOn(export.AgendaPages) })
	s.preview = preview.New(s.document, s.session.Work)
	s.agenda = widgets.NewTool("Agenda", "", func() { s.typedOn(export.AgendaPages) })
	s.minutes = widgets.NewTool("Minutes", "", func() { s.typedOn(export.MinutesPages) })
	tools := container.New(layout.NewCustomPaddedLayout(0, 4, 0, 0), widgets.NewTools(s.agenda, s.minutes))
	s.beside = preview.NewBeside(s.layOut(), widgets.NewPage(tools, s.preview), s.preview)
	return s.beside.Container
}

func (s *style) layOut() fyne.CanvasObject {
	f := widgets.NewForm()
	s.form = f
	f.Note("The grey words are printed where a field is empty, unless they are an example.")
	f.Head("The look")
	f.Side(f.Labelled("Crest, at the head of every document", s.crest.root))
	f.Add("What the crest shows, for who cannot see it", s.crest.alt)
	f.Add("Typeface", s.face)
	f.Add("Size of the print", s.size)
	f.Add("Above the body's name", s.field("such as: Ashbourne Vale District Council", 1, export.AgendaPages, func(w *data.Wording) *string { return &w.Authority }))
	f.Head("The agenda")
	f.Add("It is called", s.usual(1, export.AgendaPages, func(w *data.Wording) *string { return &w.AgendaTitle }))
	f.Add("", s.summons)
	f.Add("Words of the summons", s.usual(3, export.AgendaPages, func(w *data.Wording) *string { return &w.SummonsWords }))
	f.Note("{body}, {date}, {time} and {venue} are filled in.")
	f.Add("Signed by", s.field("such as: Imran Culvert, Clerk and Proper Officer", 1, export.AgendaPages, func(w *data.Wording) *string { return &w.ProperOfficer }))
	f.Head("Notes on the agenda")
	f.Note("A note without words is not printed.")
	f.Add("Notes for everybody", s.field("such as: please turn off mobile telephones", 2, export.AgendaPages, func(w *data.Wording) *string { return &w.AgendaNotes }))
	f.Add("Filming and recording", s.field("", 3, export.AgendaPages, func(w *data.Wording) *string { return &w.Filming }))
	f.Add("Questions from the public", s.field("", 3, export.AgendaPages, func(w *data.Wording) *string { return &w.Questions }))
	f.Add("Fire", s.field("", 2, export.AgendaPages, func(w *data.Wording) *string { return &w.Fire }))
	f.Add("", container.NewHBox(widgets.NewButton("Fill empty notes with the usual words", s.usualNotes)))
	f.Head("The minutes")
	f.Add("They are called", s.usual(1, export.MinutesPages, func(w *data.Wording) *string { return &w.MinutesTitle }))
	f.Add("Note under the attendance", s.field("such as: all votes were without dissent unless recorded", 2, export.MinutesPages, func(w *data.Wording) *string { return &w.MinutesNote }))
	f.Add("Where the chair signs, a line each", s.usual(3, export.MinutesPages, func(w *data.Wording) *string { return &w.Signing }))
	f.Note("A line that ends in a colon gets a dotted line to write on.")
	f.Add("", widgets.NewMainButton("Save  "+session.KeyText(session.KeySave), s.saveNow))
	return f.Scroll()
}

// field makes a field of words that is shown on one of the documents.
func (s *style) field(hint string, rows int, kind export.Kind, at func(*data.Wording) *string) *widgets.Entry {
	e := widgets.NewEntry(hint)
	if rows > 1 {
		e = widgets.NewText(hint, rows)
	}
	e.OnChanged = func(string) { s.typedOn(kind) }
	s.words = append(s.words, worded{e, at, kind})
	return e
}

// usual makes a field that shows the usual words while it is empty.
func (s *style) usual(rows int, kind export.Kind, at func(*data.Wording) *string) *widgets.Entry {
	e := s.field("", rows, kind, at)
	w := export.Usual(data.Body{})
	e.SetPlaceHolder(*at(&w))
	return e
}

func (s *style) show(b data.Body) {
	s.body = b
	members, err := s.session.Book.Members(context.Background(), b.ID)
	s.session.Did("read the members", err)
	s.members = nil
	for _, m := range members {
		if m.Until == "" {
			s.members = append(s.members, m)
		}
	}
	s.filling = true
	for _, f := range s.words {
		f.entry.SetText(*f.at(&b.Wording))
	}
	s.summons.SetChecked(b.Wording.Summons)
	s.size.Choose(slices.Index(data.Sizes(), b.Style.Points()))
	s.face.Choose(max(0, slices.Index(data.Typefaces(), b.Style.Typeface)))
	s.crest.show(b.Style)
	s.filling = false
	s.turnTo(s.kind)
	s.preview.ShowNow()
}

// typed tells the preview that something was typed.
func (s *style) typed() {
	if !s.filling {
		s.preview.Changed()
	}
}

// typedOn shows the document that something typed is printed on.
func (s *style) typedOn(kind export.Kind) {
	if s.filling {
		return
	}
	s.turnTo(kind)
	s.preview.Changed()
}

func (s *style) turnTo(kind export.Kind) {
	s.kind = kind
	s.agenda.SetOn(kind == export.AgendaPages)
	s.minutes.SetOn(kind == export.MinutesPages)
}

// usualNotes puts the usual words into the notes that have none.
func (s *style) usualNotes() {
	w := export.Usual(s.now())
	for _, f := range s.words {
		switch f.at(&w) {
		case &w.Filming, &w.Questions, &w.Fire:
			if f.entry.Value() == "" {
				f.entry.SetText(*f.at(&w))
			}
		}
	}
}

// now is the body as the fields have it.
func (s *style) now() data.Body {
	b := s.body
	for _, f := range s.words {
		*f.at(&b.Wording) = f.entry.Value()
	}
	b.Wording.Summons = s.summons.Checked
	b.Style = data.Style{Crest: s.crest.sum, CrestAlt: s.crest.alt.Value(), Typeface: b.Style.Typeface, Size: b.Style.Size}
	if face := at(data.Typefaces(), s.face, data.SourceSans); face != data.SourceSans || b.Style.Typeface != "" {
		b.Style.Typeface = face
	}
	if size := at(data.Sizes(), s.size, data.UsualSize); size != b.Style.Points() {
		b.Style.Size = size
	}
	return b
}

func (s *style) changed() bool {
	return s.beside != nil && !reflect.DeepEqual(s.now(), s.body)
}

func (s *style) focus() { s.session.Window.Canvas().Focus(s.crest.choose) }

func (s *style) saveNow() { s.session.Did("save the house style", s.save()) }

func (s *style) save() error {
	if s.form.Check() != nil {
		return widgets.Problem("please look at the words in red")
	}
	b := s.now()
	if err := s.session.Book.SaveBody(context.Background(), &b); err != nil {
		return err
	}
	s.body = b
	s.saved(b)
	return nil
}

// leave saves what was changed.
func (s *style) leave() error {
	if s.beside == nil {
		return nil
	}
	s.preview.End()
	if !s.changed() {
		return nil
	}
	return s.save()
}

func (s *style) commands() []session.Command {
	return []session.Command{
		{Menu: "Body", Name: "Save the house style", Key: session.KeySave, Run: s.saveNow},
		{Menu: "Body", Name: "Choose a crest…", Run: s.crest.pick},
		{Menu: "Body", Name: "Take the crest away", Run: s.crest.clear, Off: func() bool { return s.crest.sum == "" }},
		{Menu: "View", Name: preview.Command, Key: session.KeyPreview, Run: s.toggle},
		{Menu: "View", Name: "Printed page: next page", Key: session.KeyPageDown, Run: func() { s.preview.Turn(1) }},
		{Menu: "View", Name: "Printed page: previous page", Key: session.KeyPageUp, Run: func() { s.preview.Turn(-1) }},
	}
}

func (s *style) toggle() {
	if s.beside.Toggle() {
		s.preview.ShowNow()
	}
}
