package bodies

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// members is the part of a body that says who sits on it.
type members struct {
	session *session.Session
	body    data.Body
	rows    []data.Member
	people  []data.Person
	list    *widgets.List
	page    fyne.CanvasObject
	count   *widgets.Text
}

func newMembers(s *session.Session) *members { return &members{session: s} }

func (m *members) title() string { return "Members" }

var memberColumns = []float32{-3, 3, 6, 6.5, 6.5, -2, 5}

func (m *members) content() fyne.CanvasObject {
	if m.page != nil {
		return m.page
	}
	m.list = widgets.NewList(func() int { return len(m.rows) }, newMemberRow, m.fill)
	m.list.OnOpen = func(int) { m.edit() }
	m.list.OnKey = m.key
	m.count = widgets.NewLine("", look.Muted)
	var heads []fyne.CanvasObject
	for _, h := range []string{"Name", "Seat", "Role", "From", "Until", "Party or post", "Ward"} {
		heads = append(heads, widgets.NewBoldLine(h, look.Muted))
	}
	m.page = partPage(m.list, m.count, widgets.NewRowHead(memberColumns, heads...),
		widgets.NewMainButton("Add a member", m.add), widgets.NewButton("End the term…", m.end))
	return m.page
}

func newMemberRow() fyne.CanvasObject {
	return widgets.NewColumns(memberColumns,
		widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted),
		widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted))
}

func (m *members) fill(i int, o fyne.CanvasObject) {
	row, member := o.(*fyne.Container).Objects, m.rows[i]
	p := member.Person
	about := p.Party
	if about == "" {
		about = p.Post
	}
	colour := look.Text
	if !member.SitsOn(data.DateOf(m.session.Now())) {
		colour = look.Muted
	}
	number := ""
	if member.Seat != 0 {
		number = fmt.Sprint(member.Seat)
	}
	for at, text := range []string{p.Name(), number, widgets.Capital(string(member.Role)), member.From.Short(), member.Until.Short(), about, p.Ward} {
		line := row[at].(*widgets.Text)
		line.SetText(text)
		if at == 0 || at == 2 {
			line.SetColor(colour)
		}
	}
}

func (m *members) show(b data.Body) {
	m.body = b
	m.read()
}

func (m *members) read() {
	ctx := context.Background()
	rows, err := m.session.Book.Members(ctx, m.body.ID)
	if err != nil {
		m.session.Fail("read the members", err)
		return
	}
	people, err := m.session.Book.People(ctx)
	if err != nil {
		m.session.Fail("read the people", err)
		return
	}
	m.rows, m.people = rows, people
	sitting, without := 0, 0
	for _, r := range rows {
		if !r.SitsOn(data.DateOf(m.session.Now())) {
			continue
		}
		if r.Role.HasSeat() {
			sitting++
		}
		if r.Person.Email == "" && !r.Person.ByPost {
			without++
		}
	}
	words := widgets.Capital(widgets.Count(sitting, "member")) + " today"
	if without > 0 && without < len(rows) { // where nobody has one, none are wanted
		words += fmt.Sprintf("; %d without an email address", without)
	}
	if len(rows) == 0 {
		words = "No members yet. Press Ctrl+N to add the first one."
	}
	m.count.SetText(words)
	m.list.SetCursor(m.list.Cursor())
}

func (m *members) focus()       { m.session.Window.Canvas().Focus(m.list) }
func (m *members) leave() error { return nil }

func (m *members) commands() []session.Command {
	none := func() bool { return len(m.rows) == 0 }
	return []session.Command{
		{Menu: "Member", Name: "Add a member…", Key: session.KeyNew, Run: m.add},
		{Menu: "Member", Name: "Change… (Enter)", Run: m.edit, Off: none},
		{Menu: "Member", Name: "End the term…", Run: m.end, Off: none},
		{Menu: "Member", Name: "Remove…", Key: session.KeyRemove, Run: m.remove, Off: none},
	}
}

func (m *members) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete && len(m.rows) > 0 {
		m.remove()
		return true
	}
	return false
}

// seat is the fields of a membership.
type seat struct {
	role        *widgets.Choice
	from, until *widgets.DateEntry
	number      *widgets.NumberEntry // in the chamber
}

func newSeat(today data.Date, member data.Member) seat {
	s := seat{widgets.NewChoice(widgets.Labels(data.Roles()), nil), widgets.NewDateEntry(today), widgets.NewDateEntry(today).Optional(),
		widgets.NewNumberEntry("none")}
	s.role.Choose(slices.Index(data.Roles(), member.Role))
	s.from.SetDate(member.From)
	s.until.SetDate(member.Until)
	s.number.SetNumber(member.Seat)
	return s
}

func (s seat) add(f *widgets.Form) {
	f.Side(f.Labelled("Role", s.role), f.Labelled("Seat number, to name them by", s.number))
	f.Side(f.Labelled("From", s.from), f.Labelled("Until, if it has ended", s.until))
}

// into writes the checked fields into a membership.
func (s seat) into(m *data.Member) {
	m.Role = at(data.Roles(), s.role, data.Ordinary)
	m.From, _ = s.from.Date()
	m.Until, _ = s.until.Date()
	m.Seat = s.number.Number()
}

// add asks for a person, known or new, and gives them a seat.
func (m *members) add() {
	today := data.DateOf(m.session.Now())
	who := newPersonToSeat(m.people)
	fields := newSeat(today, data.Member{Role: data.Ordinary, From: today})
	email := widgets.NewEntry("where agendas go")
	form := widgets.NewForm().Add("Name", who.name).Add("", who.about).Add("Email", email)
	fields.add(form)
	widgets.NewDialog(m.session.Window, "Add a member to "+m.body.Name, form, "Add the member", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		person, err := who.person()
		if err != nil {
			return err
		}
		member := data.Member{Body: m.body.ID, Person: person}
		fields.into(&member)
		if member.Until != "" && member.Until < member.From {
			return widgets.Problem("The term would end before it begins.")
		}
		if typed := email.Value(); person.ID == 0 || typed != "" {
			member.Person.Email = cmp.Or(typed, person.Email)
			if err := m.session.Book.SavePerson(context.Background(), &member.Person); err != nil {
				return err
			}
			who.made(member.Person)
		}
		return m.save(member)
	}).Show(who.name.Entry())
}

func (m *members) save(member data.Member) error {
	for _, other := range m.rows {
		if member.Seat != 0 && other.Seat == member.Seat && other.ID != member.ID && other.Overlaps(member) {
			return widgets.Problem(fmt.Sprintf("Seat %d is that of %s.", other.Seat, other.Person.Name()))
		}
	}
	if err := m.session.Book.SaveMember(context.Background(), &member); err != nil {
		return err
	}
	m.read()
	m.list.SetCursor(slices.IndexFunc(m.rows, func(r data.Member) bool { return r.ID == member.ID }))
	m.session.Tell(member.Person.Name() + " is saved")
	return nil
}

func (m *members) current() (data.Member, bool) {
	if i := m.list.Cursor(); i >= 0 {
		return m.rows[i], true
	}
	return data.Member{}, false
}

// onPaper is asked of everybody: a summons goes by email only to those who agreed
// to it (LGA 1972 Sch 12 para 10(2A)).
const onPaper = "Has agendas on paper, not by email"

// edit changes the person and the seat under the cursor.
func (m *members) edit() {
	member, ok := m.current()
	if !ok {
		return
	}
	p := member.Person
	field := func(text string) *widgets.Entry {
		e := widgets.NewEntry("")
		e.SetText(text)
		return e
	}
	honorific, given, family := field(p.Honorific), field(p.Given), field(p.Family).Require("Type the family name.")
	post, party, ward := field(p.Post), field(p.Party), field(p.Ward)
	email, phone := field(p.Email), field(p.Phone)
	paper := widgets.NewCheck(onPaper, nil)
	paper.SetChecked(p.ByPost)
	fields := newSeat(data.DateOf(m.session.Now()), member)
	f := widgets.NewForm()
	f.Side(f.Labelled("Title", honorific), f.Labelled("Given names", given), f.Labelled("Family name", family))
	fields.add(f)
	f.Side(f.Labelled("Party or group", party), f.Labelled("Ward", ward), f.Labelled("Post, of an officer", post))
	f.Side(f.Labelled("Email", email), f.Labelled("Telephone", phone)).Side(paper)
	widgets.NewDialog(m.session.Window, p.Name(), f, "Save", func() error {
		if err := f.Check(); err != nil {
			return err
		}
		p.Honorific, p.Given, p.Family = honorific.Value(), given.Value(), family.Value()
		p.Post, p.Party, p.Ward, p.Email, p.Phone = post.Value(), party.Value(), ward.Value(), email.Value(), phone.Value()
		p.ByPost = paper.Checked
		if err := m.session.Book.SavePerson(context.Background(), &p); err != nil {
			return err
		}
		fields.into(&member)
		member.Person = p
		return m.save(member)
	}).Show(family)
}

// end asks for the last day of the term under the cursor.
func (m *members) end() {
	member, ok := m.current()
	if !ok {
		return
	}
	last := widgets.NewDateEntry(data.DateOf(m.session.Now()))
	last.SetDate(data.DateOf(m.session.Now()))
	form := widgets.NewForm().Add("Last day of the term", last)
	widgets.NewDialog(m.session.Window, "End the term of "+member.Person.Name(), form, "End the term", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		member.Until, _ = last.Date() // the form has checked it
		return m.save(member)
	}).Show(last)
}

// remove takes out a seat that was put in by mistake.
func (m *members) remove() {
	member, ok := m.current()
	if !ok {
		return
	}
	widgets.Ask(m.session.Window, "Remove the seat?",
		member.Person.Name()+" will never have sat on "+m.body.Name+". If they have, end the term instead.", "Remove the seat", func() {
			if err := m.session.Book.DeleteMember(context.Background(), member.ID); err != nil {
				m.session.Fail("remove the seat", err)
				return
			}
			m.read()
			m.session.Tell(member.Person.Name() + " is no longer listed as a member of " + m.body.Name)
		})
}
