package notice

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// nations are those whose bank holidays differ, as people call them.
var nations = map[data.Nation]string{
	data.EnglandWales:    "England and Wales",
	data.Scotland:        "Scotland",
	data.NorthernIreland: "Northern Ireland",
}

// NationNames are the nations as people call them, in the order of data.Nations.
func NationNames() []string {
	var names []string
	for _, n := range data.Nations() {
		names = append(names, nations[n])
	}
	return names
}

// added are the kinds of days that a clerk may add, as people call them.
var added = []struct {
	kind data.HolidayKind
	name string
}{
	{data.BankHoliday, "Bank holiday"},
	{data.Mourning, "National mourning"},
	{data.Thanksgiving, "Public thanksgiving"},
}

// longest is the most days that are added at once.
const longest = 31

// table is the dialog of the holidays of a year.
type table struct {
	session *session.Session
	rows    []rules.TableDay
	changed bool

	nation, year     *widgets.Choice
	years            []int
	list             *widgets.List
	strike           *widgets.Button
	form             *widgets.Form
	from, to         *widgets.DateEntry
	kind, everywhere *widgets.Choice
	name             *widgets.Entry
}

// Holidays opens the table of holidays of a nation in the year of a day: the
// law's own with what the clerk added or struck. No nation is that of the book's
// first body. changed is called when it is closed after a change.
func Holidays(s *session.Session, nation data.Nation, day data.Date, changed func()) {
	if nation == "" {
		if bodies, err := s.Book.Bodies(context.Background()); err == nil && len(bodies) > 0 {
			nation = bodies[0].Nation
		}
	}
	t := newTable(s, nation, day.Time().Year())
	d := widgets.NewDialog(s.Window, "Bank holidays", t.form, "", nil)
	d.OnClosed = func() {
		if t.changed {
			changed()
		}
	}
	d.Show(t.list)
}

func newTable(s *session.Session, nation data.Nation, year int) *table {
	t := &table{session: s, form: widgets.NewForm()}
	today := data.DateOf(s.Now())
	var years, kinds []string
	this := today.Time().Year()
	for y := min(year, this-1); y <= max(year, this+3); y++ {
		t.years, years = append(t.years, y), append(years, fmt.Sprint(y))
	}
	for _, k := range added {
		kinds = append(kinds, k.name)
	}
	t.nation = widgets.NewChoice(NationNames(), func(int) { t.read() })
	t.nation.Choose(max(0, slices.Index(data.Nations(), nation)))
	t.year = widgets.NewChoice(years, func(int) { t.read() })
	t.year.Choose(slices.Index(t.years, year))
	t.list = widgets.NewList(func() int { return len(t.rows) }, newHolidayRow, t.fill)
	t.list.OnKey = t.key
	t.list.OnCursor = func(int) { t.nameStrike() }
	t.strike = widgets.NewButton("", t.toggle)
	t.from, t.to = widgets.NewDateEntry(today), widgets.NewDateEntry(today).Optional()
	t.name = widgets.NewEntry("such as: Coronation").Require("Give the day its name.")
	t.kind, t.everywhere = widgets.NewChoice(kinds, nil), widgets.NewChoice([]string{"This nation alone", "All nations"}, nil)
	t.kind.Choose(0)
	t.everywhere.Choose(0)
	t.layOut()
	t.read()
	return t
}

func (t *table) layOut() {
	submit := func(string) { t.add() }
	t.from.OnSubmitted, t.to.OnSubmitted, t.name.OnSubmitted = submit, submit, submit
	for _, c := range []*widgets.Choice{t.kind, t.everywhere} {
		c.OnKey = t.enter
	}
	f := t.form
	f.Side(f.Labelled("Bank holidays of", t.nation), f.Labelled("Year", t.year))
	f.Add("", widgets.NewSized(34, 18, t.list))
	f.Add("", container.NewBorder(nil, nil, t.strike, nil,
		container.New(middle{}, widgets.NewSizedLine("   Delete on the list does it too", look.Muted, theme.SizeNameCaptionText))))
	f.Head("A day that is missing")
	f.Side(f.Labelled("Day", t.from), f.Labelled("To, if it is several days", t.to))
	f.Side(f.Labelled("Name", t.name), f.Labelled("It is", t.kind), f.Labelled("In", t.everywhere))
	f.Add("", container.NewHBox(widgets.NewButton("Add the day", t.add)))
}

// enter adds the day on Enter in a choice of the form.
func (t *table) enter(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
		return false
	}
	t.add()
	return true
}

// read reads the table of the nation and year chosen.
func (t *table) read() {
	c, err := t.session.Book.Calendar(context.Background())
	if !t.session.Did("read the holidays", err) {
		return
	}
	at := t.list.Cursor()
	t.rows = c.Table(t.chosen(), t.years[max(0, t.year.Chosen())])
	t.list.SetCursor(max(0, at))
	t.nameStrike()
}

func (t *table) chosen() data.Nation { return data.Nations()[max(0, t.nation.Chosen())] }

var holidayColumns = []float32{7.5, 0, 8}

func newHolidayRow() fyne.CanvasObject {
	return widgets.NewColumns(holidayColumns, widgets.NewLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewBadge("", widgets.Plain))
}

func (t *table) fill(i int, o fyne.CanvasObject) {
	row, d := o.(*fyne.Container).Objects, t.rows[i]
	row[0].(*widgets.Text).SetText(d.Day.Time().Format("Mon 2 Jan 2006"))
	name, badge, tone := d.Law, "", widgets.Plain
	switch d.Clerk.Kind {
	case data.WorkingDay:
		badge, tone = "Struck out", widgets.Warning
	case data.BankHoliday:
		name, badge, tone = d.Clerk.Name, "Added", widgets.Notice
	case data.Mourning, data.Thanksgiving:
		badge, tone = widgets.Capital(string(d.Clerk.Kind)), widgets.Notice
		name = d.Clerk.Name
		if d.Law != "" {
			name = d.Law + "; " + name
		}
	}
	row[1].(*widgets.Text).SetText(name)
	for _, cell := range row[:2] {
		cell.(*widgets.Text).SetColor(look.Text)
		if d.Clerk.Kind == data.WorkingDay {
			cell.(*widgets.Text).SetColor(look.Muted)
		}
	}
	row[2].(*widgets.Badge).Set(badge, tone)
}

// nameStrike lets the button say what it does to the day under the cursor.
func (t *table) nameStrike() {
	words := "Strike it out"
	if d, ok := t.current(); ok && d.Clerk.Kind == data.WorkingDay {
		words = "Bring it back"
	} else if ok && d.Clerk.Kind != "" {
		words = "Take it out again"
	}
	t.strike.SetText(words)
}

func (t *table) current() (rules.TableDay, bool) {
	if i := t.list.Cursor(); i >= 0 && i < len(t.rows) {
		return t.rows[i], true
	}
	return rules.TableDay{}, false
}

func (t *table) key(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDelete {
		t.toggle()
		return true
	}
	return false
}

// toggle strikes out a day of the law's calendar, or takes back what the clerk
// said of the day under the cursor.
func (t *table) toggle() {
	d, ok := t.current()
	if !ok {
		return
	}
	var err error
	if d.Clerk.Kind == "" {
		err = t.session.Book.SaveHoliday(context.Background(), data.Holiday{Day: d.Day, Nation: t.chosen(), Kind: data.WorkingDay, Name: d.Law})
	} else {
		err = t.session.Book.DeleteHoliday(context.Background(), d.Day, d.Clerk.Nation)
	}
	if t.session.Did("change the holidays", err) {
		t.changed = true
		t.read()
	}
}

// add puts the day typed, or the days, into the table.
func (t *table) add() {
	if t.form.Check() != nil {
		return
	}
	first, _ := t.from.Date()
	last, _ := t.to.Date()
	last = max(first, last)
	if last > first.Add(longest) {
		t.session.Fail("add the days", widgets.Problem("that is more than a month: look at the second day"))
		return
	}
	h := data.Holiday{Nation: t.chosen(), Kind: added[max(0, t.kind.Chosen())].kind, Name: t.name.Value()}
	if t.everywhere.Chosen() == 1 {
		h.Nation = ""
	}
	for h.Day = first; h.Day <= last; h.Day = h.Day.Add(1) {
		if !t.session.Did("add the days", t.session.Book.SaveHoliday(context.Background(), h)) {
			return
		}
	}
	t.changed = true
	t.year.Choose(max(0, slices.Index(t.years, first.Time().Year())))
	for _, e := range []*widgets.Entry{&t.from.Entry, &t.to.Entry, t.name} {
		e.SetText("")
	}
	t.read()
	t.list.SetCursor(slices.IndexFunc(t.rows, func(d rules.TableDay) bool { return d.Day == first }))
	t.session.Window.Canvas().Focus(t.list)
}
