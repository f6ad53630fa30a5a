package widgets_test

import (
	"context"
	"errors"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// window shows what content makes, in a small window.
func window(t *testing.T, content func() fyne.CanvasObject) *uitest.Window {
	t.Helper()
	w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return content() })
	w.Resize(fyne.NewSize(600, 400))
	return w
}

func empty() fyne.CanvasObject { return container.NewVBox() }

func TestParseDate(t *testing.T) {
	const today = data.Date("2026-11-22") // a Sunday
	rows := []struct {
		typed string
		want  data.Date
	}{
		{"6 jul 2026", "2026-07-06"},
		{"6 July 2026", "2026-07-06"},
		{"6th July 2026", "2026-07-06"},
		{"6th of July 2026", "2026-07-06"},
		{"Thu 6 July 2017", "2017-07-06"},
		{"July 6, 2026", "2026-07-06"},
		{"6/7/2026", "2026-07-06"},
		{"6.7.26", "2026-07-06"},
		{"06-07-2026", "2026-07-06"},
		{"2026-07-06", "2026-07-06"},
		{"3 dec", "2026-12-03"},
		{"6 jan", "2027-01-06"},
		{"Thursday, 6 July 2017", "2017-07-06"},
		{"today", today},
		{"tomorrow", "2026-11-23"},
		{"+7d", "2026-11-29"},
		{"mon", "2026-11-23"},
		{"sunday", "2026-11-29"},
		{"Mon 23 November 2026", "2026-11-23"},
		{"31 jun 2026", ""},
		{"30 feb 2026", ""},
		{"soon", ""},
		{"next meeting", ""},
		{"", ""},
		{"7", ""},
		{"13/13/2026", ""},
		{"6 7 8 9", ""},
		{"1 jan 99999", ""},
	}
	for _, r := range rows {
		got, err := widgets.ParseDate(r.typed, today)
		if got != r.want || (err != nil) != (r.want == "") {
			t.Errorf("%q: %q, %v; want %q", r.typed, got, err, r.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"6 jul 2026", "+7d", "", "31/02/20", "thursday", "0 0 0", "٣ jul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := widgets.ParseDate(s, "2026-11-22")
		if err != nil {
			return
		}
		if _, bad := data.ParseDate(string(d)); bad != nil {
			t.Errorf("%q gave %q, which is no date", s, d)
		}
	})
}

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]data.Clock{
		"19:30": "19:30", "1930": "19:30", "7pm": "19:00", "7.30 pm": "19:30", "7": "19:00",
		"10": "10:00", "noon": "12:00", "12": "12:00", "18": "18:00", "": "", "late": "", "25:00": "", "99": "",
	} {
		got, err := widgets.ParseClock(typed)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestDateEntryWritesOutWhatItUnderstood(t *testing.T) {
	var d *widgets.DateEntry
	w := window(t, func() fyne.CanvasObject { d = widgets.NewDateEntry("2026-11-22"); return d })
	w.Canvas().Focus(d)
	test.Type(d, "3 dec")
	w.Canvas().Unfocus()
	if d.Text != "Thu 3 December 2026" {
		t.Errorf("the field shows %q", d.Text)
	}
	if got, err := d.Date(); got != "2026-12-03" || err != nil {
		t.Errorf("reads back as %q, %v", got, err)
	}
}

func list(w *[]int, rows int) *widgets.List {
	l := widgets.NewList(func() int { return rows },
		func() fyne.CanvasObject { return widgets.NewLine("", look.Text) },
		func(i int, o fyne.CanvasObject) { o.(*widgets.Text).SetText("row") })
	l.OnOpen = func(i int) { *w = append(*w, i) }
	return l
}

func TestListByKeyboard(t *testing.T) {
	var opened []int
	var l *widgets.List
	w := window(t, func() fyne.CanvasObject { l = list(&opened, 50); return l })
	w.Canvas().Focus(l)
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	if len(opened) != 3 || opened[0] != 1 || opened[1] != 49 || opened[2] != 0 {
		t.Errorf("opened rows %v, want 1, 49, 0", opened)
	}
	w.Press(fyne.KeyPageDown)
	if l.Cursor() < 5 {
		t.Errorf("a page down went to row %d only", l.Cursor())
	}
}

func TestEmptyListOpensNothing(t *testing.T) {
	var opened []int
	var l *widgets.List
	w := window(t, func() fyne.CanvasObject { l = list(&opened, 0); return l })
	w.Canvas().Focus(l)
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if l.Cursor() != -1 || len(opened) != 0 {
		t.Errorf("cursor %d, opened %v", l.Cursor(), opened)
	}
}

func TestChoiceFindsByLetters(t *testing.T) {
	var c *widgets.Choice
	w := window(t, func() fyne.CanvasObject {
		c = widgets.NewChoice([]string{"Audit", "Planning", "Policy and Resources", "Scrutiny"}, nil)
		return c
	})
	w.Canvas().Focus(c)
	test.Type(c, "po")
	if c.Chosen() != 2 {
		t.Errorf("po chose %d", c.Chosen())
	}
	test.Type(c, "s") // no label goes on like "pos": a new start
	if c.Chosen() != 3 {
		t.Errorf("s chose %d", c.Chosen())
	}
	w.Press(fyne.KeyUp)
	if c.Chosen() != 2 {
		t.Errorf("up chose %d", c.Chosen())
	}
}

func TestNameEntryTakesASuggestion(t *testing.T) {
	var n *widgets.NameEntry
	w := window(t, func() fyne.CanvasObject {
		n = widgets.NewNameEntry("", []string{"Ann Day", "Bo Dray", "Dora Lamb"})
		return container.NewVBox(n)
	})
	w.Canvas().Focus(n.Entry())
	test.Type(n.Entry(), "d")
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if n.Value() != "Ann Day" || n.Known() != 0 {
		t.Errorf("took %q", n.Value())
	}
	n.SetValue("")
	test.Type(n.Entry(), "Zoe New")
	if n.Known() != -1 || n.Value() != "Zoe New" {
		t.Errorf("a new name is %q, known %d", n.Value(), n.Known())
	}
}

func TestPersonEntryKnowsPeopleWhateverTheirTitle(t *testing.T) {
	known := []string{"Councillor Ann Day", "Councillor Bob Brown", "Bobby Reed", "Dr Carol Clarke", "Mr Sam Poe", "Sir Sam Poe"}
	for typed, want := range map[string]struct {
		known int
		like  int
	}{
		"Cllr Ann Day": {0, 1}, "ann day": {0, 1}, "Cllr Ca": {-1, 1}, "carol clarke": {3, 1}, "Cllr. Carol": {-1, 1},
		"bob": {-1, 2}, "Councillor": {-1, 2}, "Sam Poe": {-1, 2}, "Mr Sam Poe": {4, 2}, "Zoe New": {-1, 0}, "": {-1, 0},
	} {
		n := widgets.NewPersonEntry("", known)
		n.SetValue(typed)
		if n.Known() != want.known || len(n.Like()) != want.like {
			t.Errorf("%q is known as %d and like %v, want %d and %d of them", typed, n.Known(), n.Like(), want.known, want.like)
		}
	}
}

func TestPersonEntryEnterTakesTheOnlyOneListed(t *testing.T) {
	var n *widgets.NameEntry
	w := window(t, func() fyne.CanvasObject {
		n = widgets.NewPersonEntry("", []string{"Councillor Ann Day", "Councillor Ann Dray", "Councillor Carol Clarke"})
		return container.NewVBox(n)
	})
	w.Canvas().Focus(n.Entry())
	for typed, want := range map[string]string{"cllr car": "Councillor Carol Clarke", "ann": "ann", "Zoe": "Zoe"} {
		n.SetValue("")
		w.Type(typed)
		w.Press(fyne.KeyReturn)
		if n.Value() != want {
			t.Errorf("%q became %q, want %q", typed, n.Value(), want)
		}
	}
}

func TestDialogAnsweredFromAnywhere(t *testing.T) {
	rows := []struct {
		name string
		keys []fyne.KeyName
		done int
		open bool
	}{
		{"Enter in the field", []fyne.KeyName{fyne.KeyReturn}, 1, false},
		{"Esc in the field", []fyne.KeyName{fyne.KeyEscape}, 0, false},
		{"other keys", []fyne.KeyName{fyne.KeyHome}, 0, true},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			w := window(t, empty)
			e, done := widgets.NewEntry(""), 0
			d := widgets.NewDialog(w.Window, "Title", e, "Do it", func() error { done++; return nil })
			d.Show(e)
			w.Press(r.keys...)
			if done != r.done || (w.Canvas().Overlays().Top() != nil) != r.open {
				t.Errorf("done %d times, open %v", done, w.Canvas().Overlays().Top() != nil)
			}
		})
	}
}

func TestDialogOverDialog(t *testing.T) {
	w := window(t, empty)
	outside := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { outside++ })
	first := widgets.NewEntry("")
	widgets.NewDialog(w.Window, "First", first, "Do", nil).Show(first)
	said := false
	widgets.Ask(w.Window, "Second", "Really?", "Yes", func() { said = true })
	w.Press(fyne.KeyReturn)
	if !said || len(w.Canvas().Overlays().List()) != 1 {
		t.Fatalf("yes %v, %d dialogs left", said, len(w.Canvas().Overlays().List()))
	}
	w.Press(fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Esc left the first dialog open")
	}
	w.Press(fyne.KeyF1)
	if outside != 1 {
		t.Errorf("the window got %d keys, want the one after the dialogs", outside)
	}
}

func TestDialogKeepsOpenOnError(t *testing.T) {
	w := window(t, empty)
	e := widgets.NewEntry("")
	widgets.NewDialog(w.Window, "Title", e, "Do it", func() error { return errors.New("the disk is full") }).Show(e)
	w.Press(fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("the dialog went away with its error")
	}
}

func TestFormShowsProblems(t *testing.T) {
	var form *widgets.Form
	var name *widgets.Entry
	var day *widgets.DateEntry
	w := window(t, func() fyne.CanvasObject {
		form, name = widgets.NewForm(), widgets.NewEntry("").Require("Give it a name.")
		day = widgets.NewDateEntry("2026-11-22")
		return form.Add("Name", name).Add("Date", day)
	})
	if form.Check() == nil || w.Canvas().Focused() != name {
		t.Fatal("an empty form passed, or the focus is not on the first problem")
	}
	name.SetText("Council")
	day.SetText("31 june")
	if form.Check() == nil || w.Canvas().Focused() != day {
		t.Fatal("31 June passed")
	}
	day.SetText("30 june")
	if err := form.Check(); err != nil {
		t.Fatal(err)
	}
}

func TestProgressIsCancelled(t *testing.T) {
	w := window(t, empty)
	var ended error
	widgets.Progress(w.Window, "Working", func(ctx context.Context, report widgets.Report) error {
		report(0.5, "half")
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended = err })
	w.Press(fyne.KeyEscape)
	uitest.Until(t, "the end of the job", func() bool { return ended != nil })
	if !errors.Is(ended, context.Canceled) {
		t.Errorf("ended with %v", ended)
	}
}

func TestGoldens(t *testing.T) {
	for name, make := range map[string]func() fyne.CanvasObject{
		"badges": func() fyne.CanvasObject {
			return container.NewVBox(widgets.NewBadge("planned", widgets.Plain), widgets.NewBadge("drafting", widgets.Notice),
				widgets.NewBadge("approved", widgets.Good), widgets.NewBadge("due", widgets.Warning), widgets.NewBadge("late", widgets.Bad))
		},
		"alert": func() fyne.CanvasObject {
			said, warned := widgets.NewAlert(), widgets.NewAlert()
			said.Set("Present 4 of 5 · quorum 3", false)
			warned.Set("Present 2 of 5 · below the quorum of 3", true)
			return container.NewVBox(said, warned)
		},
		"header": func() fyne.CanvasObject {
			return widgets.NewHeader("Meetings", "Three bodies", widgets.NewMainButton("New meeting", nil))
		},
		"form": func() fyne.CanvasObject {
			choice := widgets.NewChoice([]string{"Ordinary", "Annual"}, nil)
			choice.Choose(0)
			form := widgets.NewForm()
			return form.Side(form.Labelled("Kind", choice), form.Labelled("Place", widgets.NewEntry("where it is held")))
		},
	} {
		w := window(t, make)
		w.Resize(w.Content().MinSize().Max(fyne.NewSize(360, 0)).AddWidthHeight(8, 8))
		test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
	}
}

// TestLook leaves pictures of the controls in the states hands bring them to.
func TestLook(t *testing.T) {
	var l *widgets.List
	w := window(t, func() fyne.CanvasObject {
		l = list(new([]int), 4)
		return container.NewBorder(widgets.NewHeader("Meetings", "What is next and what is due", widgets.NewButton("Import", nil), widgets.NewMainButton("New meeting", nil)), nil, nil, nil, l)
	})
	w.Canvas().Focus(l)
	w.Press(fyne.KeyDown)
	w.Shot("widgets-list")
	form := widgets.NewForm()
	day := widgets.NewDateEntry("2026-11-22")
	form.Add("Body", widgets.NewChoice([]string{"Council"}, nil)).
		Side(form.Labelled("Date", day), form.Labelled("Starts", widgets.NewClockEntry())).
		Add("Name", widgets.NewNameEntry("", []string{"Ann Day"})).
		Add("", widgets.NewCheck("Every agenda starts with it", nil))
	d := widgets.NewDialog(w.Window, "New meeting", form, "Make the meeting", form.Check)
	d.Show(day)
	w.Press(fyne.KeyReturn)
	w.Shot("widgets-dialog")
}

func TestComingToAShortFieldSelectsAllOfIt(t *testing.T) {
	var clock *widgets.ClockEntry
	w := window(t, func() fyne.CanvasObject { clock = widgets.NewClockEntry(); return clock })
	clock.SetClock("19:00")
	w.Canvas().Focus(clock)
	test.Type(clock, "20:15")
	if clock.Text != "20:15" {
		t.Errorf("typing into a field of 19:00 gave %q", clock.Text)
	}
}

func TestCtrlEnterAnswersFromEveryField(t *testing.T) {
	for name, field := range map[string]interface {
		fyne.Focusable
		fyne.Shortcutable
	}{"several lines": widgets.NewText("", 4), "choice": widgets.NewChoice([]string{"a", "b"}, nil), "check": widgets.NewCheck("a", nil)} {
		t.Run(name, func(t *testing.T) {
			w := window(t, empty)
			answered := false
			widgets.NewDialog(w, "Add an item", field.(fyne.CanvasObject), "Add it", func() error { answered = true; return nil }).Show(field)
			field.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
			if !answered {
				t.Error("Ctrl+Enter did nothing")
			}
		})
	}
}

// The ring of a focused main button stands out from its ground in every palette.
func TestAFocusedMainButtonIsSeen(t *testing.T) {
	for _, p := range look.Palettes() {
		b := widgets.NewMainButton("Issue it", func() {})
		w := window(t, func() fyne.CanvasObject { return container.NewCenter(b) })
		fyne.CurrentApp().Settings().SetTheme(look.New(p, 0))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		ring := func() color.Color {
			return w.Canvas().Capture().At(int(at.X+b.Size().Width/2), int(at.Y)+4)
		}
		before := ring()
		w.Canvas().Focus(b)
		want := theme.Color(theme.ColorNameForegroundOnPrimary)
		if got := ring(); color.RGBAModel.Convert(got) != color.RGBAModel.Convert(want) || got == before {
			t.Errorf("%s: the ring is %v, before %v, want %v", p, got, before, want)
		}
	}
}

// A dialog with a field in which Enter makes a line says how it is answered.
func TestADialogWithSeveralLinesNamesItsKey(t *testing.T) {
	for name, c := range map[string]struct {
		field *widgets.Entry
		says  bool
	}{"several": {widgets.NewText("", 3), true}, "one": {widgets.NewEntry(""), false}} {
		t.Run(name, func(t *testing.T) {
			w := window(t, empty)
			widgets.NewDialog(w, "Issue the agenda", widgets.NewForm().Add("Why it goes out late", c.field), "Issue it", nil).Show(c.field)
			said := false
			for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
				if line, ok := o.(*widgets.Text); ok && line.Words() == "Ctrl+Enter: Issue it" {
					said = true
				}
			}
			if said != c.says {
				t.Errorf("the key is named: %v", said)
			}
			w.Shot("dialog-" + name)
		})
	}
}

// Space on a button that opens a dialog leaves what stands in its field.
func TestSpaceOnAButtonTypesNothing(t *testing.T) {
	var w *uitest.Window
	field := widgets.NewEntry("").Whole()
	field.SetText("Documents")
	open := widgets.NewButton("Choose a picture…", func() { widgets.NewDialog(w, "Choose", field, "Use it", nil).Show(field) })
	w = window(t, func() fyne.CanvasObject { return open })
	w.Canvas().Focus(open)
	w.Press(fyne.KeySpace)
	if field.Text != "Documents" || w.Canvas().Focused() != fyne.Focusable(field) {
		t.Errorf("the field has %q", field.Text)
	}
}

// A badge in a narrow column ends in "…" and does not run into the next column.
func TestABadgeKeepsToItsRoom(t *testing.T) {
	test.NewTempApp(t)
	b := widgets.NewBadge("Councillor Hester Brindlow", widgets.Good)
	full := b.MinSize()
	drawn := func() *canvas.Text { return test.WidgetRenderer(b).Objects()[1].(*canvas.Text) }
	b.Resize(full)
	if got := drawn().Text; got != "Councillor Hester Brindlow" {
		t.Errorf("in all its room it says %q", got)
	}
	b.Resize(fyne.NewSize(80, full.Height))
	if got := drawn(); !strings.HasSuffix(got.Text, "…") || got.Position().X+got.MinSize().Width > 80 {
		t.Errorf("in less room it says %q, %g wide", got.Text, got.MinSize().Width)
	}
	if b.MinSize() != full {
		t.Errorf("it wants %v, wanted %v", b.MinSize(), full)
	}
}
