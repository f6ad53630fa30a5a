package meetings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/notice"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// details are the fields of a meeting that stand in its dialogs.
type details struct {
	form   *widgets.Form
	kind   *widgets.Choice
	date   *widgets.DateEntry
	starts *widgets.ClockEntry
	venue  *widgets.Entry
}

func newDetails(today data.Date) *details {
	d := &details{
		form:   widgets.NewForm(),
		kind:   widgets.NewChoice(widgets.Labels(data.MeetingKinds()), nil),
		date:   widgets.NewDateEntry(today),
		starts: widgets.NewClockEntry(),
		venue:  widgets.NewEntry("the room and the building"),
	}
	d.kind.Choose(0)
	return d
}

// add puts the fields into the form.
func (d *details) add() {
	d.form.Side(d.form.Labelled("Date", d.date), d.form.Labelled("Starts", d.starts), d.form.Labelled("Kind of meeting", d.kind))
	d.form.Add("Place", d.venue)
}

// into writes the fields into a meeting; an error if one will not do.
func (d *details) into(m *data.Meeting) error {
	if err := d.form.Check(); err != nil {
		return err
	}
	day, err := d.date.Date()
	if err != nil {
		return err
	}
	clock, err := d.starts.Clock()
	if err != nil {
		return err
	}
	m.Start, m.Venue = day.At(clock), d.venue.Value()
	m.Kind = data.MeetingKinds()[max(d.kind.Chosen(), 0)]
	return nil
}

// newMeeting asks for a meeting and goes to its agenda.
func (s *Screen) newMeeting() {
	var open []data.Body
	for _, b := range s.bodies {
		if !b.Archived {
			open = append(open, b)
		}
	}
	if len(open) == 0 {
		widgets.Ask(s.session.Window, "First, a body",
			"A meeting is of a council, a committee or another body, and the book has none yet.", "Make a body", func() {
				s.session.Go(session.Place{Screen: session.Bodies, Query: "new"})
			})
		return
	}
	var templates []data.Template
	d := newDetails(data.DateOf(s.session.Now()))
	from, inTime := widgets.NewChoice(nil, nil), newNote()
	choose := func(i int) {
		b := open[i]
		d.starts.SetClock(b.Starts)
		d.venue.SetText(b.Venue)
		s.sayEarliest(inTime, b)
		d.form.Rearranged()
		var err error
		if templates, err = s.session.Book.Templates(context.Background(), b.ID); err != nil {
			s.session.Fail("read the templates", err)
		}
		labels := []string{withoutTemplate(templates)}
		for _, t := range templates {
			labels = append(labels, t.Name)
		}
		from.SetLabels(labels)
		from.Choose(min(1, len(templates)))
	}
	body := widgets.NewChoice(names(open), choose).Require("Choose the body that meets.")
	d.form.Add("Body", body)
	d.add()
	d.form.Add("", inTime)
	d.form.Add("The agenda starts from", from)
	var dialog *widgets.Dialog
	var asked data.Date // the day in the past that the clerk was asked about
	dialog = widgets.NewDialog(s.session.Window, "New meeting", d.form, "Make the meeting", func() error {
		m := data.Meeting{}
		if err := d.into(&m); err != nil {
			return err
		}
		if day := m.Start.Date(); day != asked && day < data.DateOf(s.session.Now()).Add(-1) {
			asked = day
			return widgets.Problem(day.Long() + " is in the past. Press Enter again to make the meeting all the same.")
		}
		m.Body = open[body.Chosen()].ID
		var template int64
		if i := from.Chosen(); i > 0 {
			template = templates[i-1].ID
		}
		if err := s.session.Book.StartMeeting(context.Background(), &m, template); err != nil {
			return err
		}
		dialog.OnClosed = func() { s.session.Go(session.Place{Screen: session.Agenda, Meeting: m.ID}) }
		return nil
	})
	i := s.likelyBody(open)
	if i < 0 {
		dialog.Show(body)
		return
	}
	body.Choose(i)
	choose(i)
	dialog.Show(d.date)
}

// newNote makes quiet words below the fields of a form, empty at first.
func newNote() *widget.Label {
	note := widget.NewLabel("")
	note.Wrapping, note.Importance, note.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
	return note
}

// sayEarliest says for which meetings of a body an agenda can still be in time.
func (s *Screen) sayEarliest(note *widget.Label, b data.Body) {
	calendar, err := s.session.Book.Calendar(context.Background())
	if s.session.Did("read the holidays", err) {
		note.SetText(notice.Earliest(b, data.DateOf(s.session.Now()), calendar))
	}
}

// withoutTemplate is what an agenda starts from that is made of no template: the
// standing items, if one of the body's templates has any.
func withoutTemplate(templates []data.Template) string {
	for _, t := range templates {
		if slices.ContainsFunc(t.Items, func(it data.TemplateItem) bool { return it.Standing }) {
			return "The standing items alone"
		}
	}
	return "An empty agenda"
}

// likelyBody is the body of the meeting under the cursor, or the only one.
func (s *Screen) likelyBody(open []data.Body) int {
	m, _ := s.current()
	for i, b := range open {
		if b.ID == m.Body || len(open) == 1 {
			return i
		}
	}
	return -1
}

func names(bodies []data.Body) []string {
	var list []string
	for _, b := range bodies {
		list = append(list, b.Name)
	}
	return list
}

// editMeeting changes the details of the meeting under the cursor.
func (s *Screen) editMeeting() {
	row, ok := s.current()
	if !ok {
		return
	}
	m := row.Meeting
	if m.Status.Locked() {
		s.session.Fail("change the details", store.ErrLocked)
		return
	}
	d := newDetails(data.DateOf(s.session.Now()))
	d.date.SetDate(m.Start.Date())
	d.starts.SetClock(m.Start.Clock())
	d.venue.SetText(m.Venue)
	for i, k := range data.MeetingKinds() {
		if k == m.Kind {
			d.kind.Choose(i)
		}
	}
	d.add()
	contact := data.Contact{}
	if len(m.Contacts) > 0 {
		contact = m.Contacts[0]
	}
	name, phone, email := filled(contact.Name), filled(contact.Phone), filled(contact.Email)
	d.form.Side(d.form.Labelled("Contact", name), d.form.Labelled("Telephone", phone), d.form.Labelled("Email", email))
	notes := widgets.NewText("printed on the agenda's front sheet", 3)
	notes.SetText(m.Notes)
	d.form.Add("Notes", notes)
	dialog := widgets.NewDialog(s.session.Window, "Details of the meeting", d.form, "Save the details", func() error {
		if err := d.into(&m); err != nil {
			return err
		}
		m.Contacts = contacts(m.Contacts, data.Contact{Name: name.Value(), Phone: phone.Value(), Email: email.Value()})
		m.Notes = notes.Value()
		if err := s.session.Book.SaveMeeting(context.Background(), &m); err != nil {
			return err
		}
		s.read(m.ID)
		s.session.Tell("The details of the meeting are saved")
		return nil
	})
	dialog.Show(d.date)
}

func filled(text string) *widgets.Entry {
	e := widgets.NewEntry("")
	e.SetText(text)
	return e
}

// contacts is the list with its first changed; an empty first is taken out.
func contacts(list []data.Contact, first data.Contact) []data.Contact {
	var rest []data.Contact
	if len(list) > 1 {
		rest = list[1:]
	}
	if first == (data.Contact{}) {
		return rest
	}
	return append([]data.Contact{first}, rest...)
}

// deleteMeeting takes out a meeting that has not been summoned.
func (s *Screen) deleteMeeting() {
	m, ok := s.current()
	if !ok {
		return
	}
	widgets.Ask(s.session.Window, "Delete the meeting?",
		"The meeting of "+m.BodyName+" on "+m.Start.Date().Long()+" goes with its agenda. This cannot be undone.",
		"Delete the meeting", func() {
			if err := s.session.Book.DeleteMeeting(context.Background(), m.ID); err != nil {
				s.session.Fail("delete the meeting", err)
				return
			}
			s.read(0)
			s.session.Tell("The meeting is deleted")
		})
}
