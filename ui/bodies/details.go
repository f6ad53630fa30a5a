package bodies

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/notice"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// details is the part of a body that says what it is and by which rules it
// goes.
type details struct {
	session *session.Session
	saved   func(data.Body)
	body    data.Body
	others  []data.Body // bodies it may have been appointed by
	form    *widgets.Form
	scroll  fyne.CanvasObject

	name, short, venue, yearStart   *widgets.Entry
	kind, parent, numbering, notice *widgets.Choice
	nation                          *widgets.Choice
	noticeDays, seats, quorum       *widgets.NumberEntry
	starts                          *widgets.ClockEntry
	contact, phone, email           *widgets.Entry
	chair, member, lead, verbs      *widgets.Entry
	archived, movers, ize, welsh    *widgets.Check
	mourning                        *widgets.Check
	daysRow                         *widgets.Row
}

var numberings = map[data.Numbering]string{
	data.Continuous: "On through the year (29, 30, 31)",
	data.PerMeeting: "From 1 at each meeting",
	data.YearTagged: "On through the year, with the year (133/20)",
}

var notices = map[data.Notice]string{
	data.EnglishPrincipal: "England, principal council: 5 clear working days",
	data.WelshPrincipal:   "Wales, principal council: 3 clear working days",
	data.EnglishParish:    "England, parish or town: 3 clear days",
	data.WelshCommunity:   "Wales, community or town: 3 clear days",
	data.ParishMeeting:    "Parish meeting: 7 clear days",
	data.OwnNotice:        "Its own rule, in days",
}

func newBodyDetails(s *session.Session, saved func(data.Body)) *details {
	return &details{session: s, saved: saved}
}

func (d *details) title() string { return "Details" }

func (d *details) content() fyne.CanvasObject {
	if d.scroll != nil {
		return d.scroll
	}
	d.name = widgets.NewEntry("Finance Committee").Require("Give the body a name.")
	d.short, d.venue = widgets.NewEntry("for lists and file names"), widgets.NewEntry("where it usually meets")
	d.kind = widgets.NewChoice(widgets.Labels(data.BodyKinds()), nil)
	d.parent = widgets.NewChoice([]string{"None"}, nil)
	d.numbering = widgets.NewChoice(labels(data.Numberings(), numberings), nil)
	d.notice = widgets.NewChoice(labels(data.Notices(), notices), func(int) { d.showDays() })
	d.name.OnChanged = d.named
	d.yearStart = newYearEntry()
	d.noticeDays, d.seats, d.quorum = widgets.NewNumberEntry(""), widgets.NewNumberEntry("not known"), widgets.NewNumberEntry("the general rule")
	d.starts = widgets.NewClockEntry().Optional()
	d.contact, d.phone, d.email = widgets.NewEntry(""), widgets.NewEntry(""), widgets.NewEntry("")
	d.nation = widgets.NewChoice(notice.NationNames(), nil)
	d.mourning = widgets.NewCheck("Days of national mourning are clear days", nil)
	d.chair, d.member = widgets.NewEntry("Chairman"), widgets.NewEntry("Councillor")
	d.lead, d.verbs = widgets.NewEntry("RESOLVED –"), widgets.NewEntry("RESOLVED, RECOMMENDED, NOTED")
	d.movers = widgets.NewCheck("Resolutions name who proposed and seconded them", nil)
	d.ize = widgets.NewCheck("It spells organize, not organise", nil)
	d.welsh = widgets.NewCheck("It writes Welsh as well as English", nil)
	d.archived = widgets.NewCheck("It no longer meets; kept for its record", nil)
	d.scroll = d.layOut()
	return d.scroll
}

func (d *details) layOut() fyne.CanvasObject {
	f := widgets.NewForm()
	d.form = f
	f.Side(f.Labelled("Name", d.name), f.Labelled("Short name", d.short))
	f.Side(f.Labelled("Kind", d.kind), f.Labelled("Appointed by", d.parent))
	f.Side(f.Labelled("Usual place", d.venue), f.Labelled("Usual start", d.starts))
	f.Side(f.Labelled("Seats, vacancies included", d.seats), f.Labelled("Quorum", d.quorum), f.Labelled("Its year starts on", d.yearStart))
	f.Add("Minute numbers run", d.numbering)
	f.Add("Notice of meetings", d.notice)
	d.daysRow = f.Labelled("Days of its own rule", d.noticeDays)
	f.Side(f.Labelled("It keeps the bank holidays of", d.nation), d.daysRow)
	f.Add("", d.mourning)
	f.Side(f.Labelled("Contact", d.contact), f.Labelled("Telephone", d.phone), f.Labelled("Email", d.email))
	f.Head("In its own words")
	f.Note("What is left empty is said as English councils usually do. What the documents say stands under House style.")
	f.Side(f.Labelled("The chair is called", d.chair), f.Labelled("A member is called", d.member), f.Labelled("Resolutions begin", d.lead))
	f.Add("Verbs of decisions, with commas between", d.verbs)
	f.Add("", d.movers)
	f.Add("", d.ize)
	f.Add("", d.welsh)
	f.Add("", d.archived)
	f.Add("", widgets.NewMainButton("Save  "+session.KeyText(session.KeySave), d.saveNow))
	return f.Scroll()
}

// showDays asks for the days of notice where the body has a rule of its own.
func (d *details) showDays() {
	if d.daysRow == nil {
		return // the form is being made
	}
	d.daysRow.Hidden = at(data.Notices(), d.notice, d.body.Notice) != data.OwnNotice
	d.form.Rearranged()
}

func labels[T comparable](list []T, names map[T]string) []string {
	var out []string
	for _, v := range list {
		out = append(out, names[v])
	}
	return out
}

func (d *details) show(b data.Body) {
	d.body = b
	d.listOthers()
	w := b.Wording
	for entry, text := range map[*widgets.Entry]string{
		d.name: b.Name, d.short: b.ShortName, d.venue: b.Venue, d.contact: b.Contact.Name, d.phone: b.Contact.Phone, d.email: b.Contact.Email,
		d.chair: w.ChairTitle, d.member: w.MemberTitle, d.lead: w.Resolved, d.verbs: strings.Join(w.Verbs, ", "),
		d.yearStart: spokenYearStart(b.YearStart),
	} {
		entry.SetText(text)
	}
	d.kind.Choose(slices.Index(data.BodyKinds(), b.Kind))
	d.numbering.Choose(slices.Index(data.Numberings(), b.Numbering))
	d.notice.Choose(slices.Index(data.Notices(), b.Notice))
	d.nation.Choose(max(0, slices.Index(data.Nations(), b.Nation)))
	d.parent.Choose(1 + slices.IndexFunc(d.others, func(o data.Body) bool { return o.ID == b.Parent }))
	d.noticeDays.SetNumber(b.NoticeDays)
	d.showDays()
	d.seats.SetNumber(b.Seats)
	d.quorum.SetNumber(b.Quorum)
	d.starts.SetClock(b.Starts)
	d.mourning.SetChecked(b.MourningCounts)
	d.movers.SetChecked(w.Movers)
	d.ize.SetChecked(w.Ize)
	d.welsh.SetChecked(w.Welsh)
	d.archived.SetChecked(b.Archived)
}

// named proposes the notice that the name of a new council speaks of.
func (d *details) named(name string) {
	if d.body.ID != 0 {
		return
	}
	if notice, ok := rules.NoticeNamed(name); ok {
		d.notice.Choose(slices.Index(data.Notices(), notice))
	}
}

// listOthers offers every other body as the one that appointed it.
func (d *details) listOthers() {
	list, err := d.session.Book.Bodies(context.Background())
	if err != nil {
		d.session.Fail("read the bodies", err)
	}
	d.others = slices.DeleteFunc(list, func(o data.Body) bool { return o.ID == d.body.ID })
	names := []string{"None"}
	for _, o := range d.others {
		names = append(names, o.Name)
	}
	d.parent.SetLabels(names)
}

func (d *details) focus() { d.session.Window.Canvas().Focus(d.name) }

// typed is the body as the fields have it.
func (d *details) typed() data.Body {
	b := d.body
	b.Name, b.ShortName, b.Venue = d.name.Value(), d.short.Value(), d.venue.Value()
	b.Kind = at(data.BodyKinds(), d.kind, b.Kind)
	b.Numbering = at(data.Numberings(), d.numbering, b.Numbering)
	b.Notice = at(data.Notices(), d.notice, b.Notice)
	b.MourningCounts = d.mourning.Checked
	if nation := at(data.Nations(), d.nation, data.EnglandWales); nation != data.EnglandWales || b.Nation != "" {
		b.Nation = nation
	}
	b.Parent = 0
	if i := d.parent.Chosen(); i > 0 {
		b.Parent = d.others[i-1].ID
	}
	if start, ok := yearStart(d.yearStart.Value()); ok {
		b.YearStart = start
	}
	b.NoticeDays, b.Seats, b.Quorum = d.noticeDays.Number(), d.seats.Number(), d.quorum.Number()
	if clock, err := d.starts.Clock(); err == nil {
		b.Starts = clock
	}
	b.Contact = data.Contact{Name: d.contact.Value(), Phone: d.phone.Value(), Email: d.email.Value()}
	b.Archived = d.archived.Checked
	b.Wording.ChairTitle, b.Wording.MemberTitle, b.Wording.Resolved = d.chair.Value(), d.member.Value(), d.lead.Value()
	b.Wording.Movers = d.movers.Checked
	b.Wording.Ize, b.Wording.Welsh = d.ize.Checked, d.welsh.Checked
	b.Wording.Verbs = parted(d.verbs.Value())
	return b
}

func at[T any](list []T, c *widgets.Choice, otherwise T) T {
	if i := c.Chosen(); i >= 0 {
		return list[i]
	}
	return otherwise
}

// parted is a list typed with commas between.
func parted(s string) []string {
	var list []string
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}

func (d *details) changed() bool {
	if d.scroll == nil {
		return false
	}
	was := d.body
	if len(was.Wording.Verbs) == 0 {
		was.Wording.Verbs = nil
	}
	return !reflect.DeepEqual(d.typed(), was) || d.form.Problems() && d.body.ID != 0
}

// forget drops what is typed.
func (d *details) forget() {
	d.body = data.Body{}
	if d.scroll != nil {
		d.show(d.body)
	}
}

func (d *details) saveNow() {
	if err := d.save(); err != nil {
		d.session.Fail("save the body", err)
	}
}

func (d *details) save() error {
	if d.form.Check() != nil {
		return widgets.Problem("please look at the words in red")
	}
	b := d.typed()
	if err := d.session.Book.SaveBody(context.Background(), &b); err != nil {
		return err
	}
	d.session.Did("save the body", nil) // an error of before is mended
	d.body = b
	d.saved(b)
	return nil
}

// leave saves what was changed; a new body nothing was typed for is dropped.
func (d *details) leave() error {
	if !d.changed() || d.body.ID == 0 && d.name.Value() == "" {
		return nil
	}
	return d.save()
}

func (d *details) commands() []session.Command {
	return []session.Command{{Menu: "Body", Name: "Save the details", Key: session.KeySave, Run: d.saveNow}}
}

// yearForms are the ways a day of the year may be typed.
var yearForms = []string{"2 January", "2 Jan", "January 2", "02/01", "2/1"}

func newYearEntry() *widgets.Entry {
	e := widgets.NewEntry("1 May")
	e.Valid = func(text string) error {
		if _, ok := yearStart(text); !ok {
			return widgets.Problem("Write a day and month such as 1 May.")
		}
		return nil
	}
	return e
}

// yearStart reads a day of the year as the book keeps it: "05-01".
func yearStart(typed string) (string, bool) {
	for _, form := range yearForms {
		if t, err := time.Parse(form, typed); err == nil {
			return t.Format("01-02"), true
		}
	}
	return "", false
}

func spokenYearStart(kept string) string {
	t, err := time.Parse("01-02", kept)
	if err != nil {
		return ""
	}
	return t.Format("2 January")
}
