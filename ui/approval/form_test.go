package approval

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// form is the form for the minutes of June in a window as wide as the pane.
func form(t *testing.T) (*uitest.Window, *Form) {
	t.Helper()
	var f *Form
	w := uitest.NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		f = NewForm(widgets.NewForm(), data.Wording{}, []record.Meeting{june()}, nil, Decision{}, forms.Room{}, w.Canvas().FocusNext, w.Canvas().Focus)
		f.Task("Ctrl+Shift+J", nil)
		return f.form
	})
	w.Resize(fyne.NewSize(380, 640))
	w.Canvas().Focus(f.old)
	return w, f
}

func TestFormLooks(t *testing.T) {
	w, f := form(t)
	w.Type("fifty pounds")
	w.Press(fyne.KeyReturn)
	w.Type("five hundred pounds")
	w.Press(fyne.KeyReturn)
	w.Type("pounds")
	if got := f.count.Words(); got != "Minute 29 of 4 Jun 2026 · place 1 of 4 (↓)" {
		t.Errorf("the words stand at %q", got)
	}
	for _, width := range []float32{381, 380} { // laid out anew, as the real window does by itself
		w.Resize(fyne.NewSize(width, 640))
	}
	w.Shot("approval-form")
	test.AssertImageMatches(t, "form.png", w.Canvas().Capture())
}

// A fact is corrected in the same two fields: the usual readings are listed in the
// second, and one that cannot be is said to be when it is added.
func TestFactsAreCorrectedByKeys(t *testing.T) {
	var f *Form
	w := uitest.NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		f = NewForm(widgets.NewForm(), data.Wording{}, []record.Meeting{councillors(june())}, nil, Decision{}, forms.Room{}, w.Canvas().FocusNext, w.Canvas().Focus)
		f.Task("Ctrl+Shift+J", nil)
		return f.form
	})
	look := func(name string) {
		for _, width := range []float32{381, 380} {
			w.Resize(fyne.NewSize(width, 760))
		}
		w.Shot(name)
	}
	w.Canvas().Focus(f.old)
	w.Type("day pres")
	if got := f.count.Words(); got != "Attendance, 4 Jun 2026" {
		t.Errorf("found at %q", got)
	}
	w.Press(fyne.KeyReturn)
	look("approval-fact")
	w.Press(fyne.KeyDown, fyne.KeyReturn) // the first that is offered
	if got := f.put.Value(); got != "apologies" {
		t.Fatalf("took %q", got)
	}
	w.Press(fyne.KeyReturn)
	w.Type("30 vote")
	w.Press(fyne.KeyReturn)
	w.Type("many")
	w.Press(fyne.KeyReturn)
	if len(f.corrected) != 1 || f.usual.Importance != widget.WarningImportance {
		t.Fatalf("corrected are %+v", f.corrected)
	}
	look("approval-fact-wrong")
	f.old.SetText("30 seconder")
	f.put.SetValue("cllr day")
	w.Press(fyne.KeyReturn)
	w.Type("30 seconder") // corrected already
	w.Press(fyne.KeyReturn)
	w.Type("x")
	w.Press(fyne.KeyReturn)
	if len(f.corrected) != 2 || f.count.Words() != string(errTwice) {
		t.Fatalf("corrected are %+v, and it says %q", f.corrected, f.count.Words())
	}
	f.old.SetText("")
	f.put.SetValue("")
	look("approval-facts")
	d, _, _, err := f.Decision()
	if want := "in the attendance, for “Councillor Ann Day: present” read “Councillor Ann Day: apologies”;"; err != nil || !strings.Contains(d.Words(data.Wording{}), want) {
		t.Errorf("%v: %s", err, d.Words(data.Wording{}))
	}
}

// The arrows go through the places, two in one paragraph too; parts of words, words that
// are corrected already or that stay as they are, are no correction.
func TestWhatIsNoCorrection(t *testing.T) {
	w, f := form(t)
	w.Type("pound")
	w.Press(fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(f.old) {
		t.Error("went on with a part of a word")
	}
	w.Type("s")
	w.Press(fyne.KeyDown, fyne.KeyDown) // the second in the second paragraph
	if p := f.places[f.at]; p.Nth != 3 {
		t.Errorf("the arrows went to %+v", p)
	}
	w.Press(fyne.KeyUp)
	if _, _, _, err := f.Decision(); err == nil {
		t.Error("a half typed correction was dropped")
	}
	w.Press(fyne.KeyUp)
	w.Press(fyne.KeyReturn)
	w.Type("pounds")
	w.Press(fyne.KeyReturn)
	if len(f.corrected) > 0 {
		t.Error("the same words are a correction")
	}
	f.put.SetValue("guineas")
	w.Press(fyne.KeyReturn)
	w.Type("fifty pounds") // of which "pounds" is corrected
	w.Press(fyne.KeyReturn)
	w.Type("sixty pounds")
	w.Press(fyne.KeyReturn)
	if len(f.corrected) != 1 || f.corrected[0].New != "guineas" {
		t.Errorf("corrected are %+v", f.corrected)
	}
	f.old.SetText("")
	f.put.SetValue("")
	f.sets[0].SetChecked(false)
	if _, _, _, err := f.Decision(); err != errNoSet {
		t.Errorf("nothing ticked: %v", err)
	}
}

// Words of exempt minutes are kept from the public while they are half typed too.
func TestExemptWordsAreKeptWhileTyped(t *testing.T) {
	w, f := form(t)
	w.Type("ninety")
	if !f.Kept() {
		t.Error("words that stand in exempt minutes alone are kept as public ones")
	}
	f.old.SetText("fifty")
	if f.Kept() {
		t.Error("public words are kept from the public")
	}
}

// With several sets a correction in words says of which it is.
func TestACorrectionInWordsSaysOfWhichMinutes(t *testing.T) {
	second := june()
	second.Meeting.ID, second.Meeting.Start = 99, "2026-06-14T19:00"
	var f *Form
	uitest.NewWindow(t, func(w fyne.Window) fyne.CanvasObject {
		f = NewForm(widgets.NewForm(), data.Wording{}, []record.Meeting{june(), second}, nil, Decision{}, forms.Room{}, w.Canvas().FocusNext, w.Canvas().Focus)
		f.Task("Ctrl+Shift+J", nil)
		return f.form
	})
	f.other.SetText("Councillor Reed was present")
	if _, _, _, err := f.Decision(); err != errWhose {
		t.Errorf("of no minutes: %v", err)
	}
	f.other.SetText("14 June 2026, Councillor Reed was present")
	if d, _, _, err := f.Decision(); err != nil || d.otherOf(june().Meeting) != "" {
		t.Errorf("of one: %v, of the other %q", err, d.otherOf(june().Meeting))
	}
}
