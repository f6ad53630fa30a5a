package bodies

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/notice"
	"minutebook/ui/preview"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// styled shows the house style of an invented council. What the preview does is
// done at once.
func styled(t *testing.T) (*store.Book, *uitest.Window, *Screen, *style, *uitest.Heard) {
	t.Helper()
	b := uitest.NewBook(t)
	body := data.Body{Name: "Tanbridge Town Council", Kind: data.Council, Notice: data.EnglishParish, Seats: 9, Venue: "The Corn Exchange", Starts: "19:30"}
	if err := b.SaveBody(context.Background(), &body); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"Day", "Marsh", "Rowan"} {
		p := data.Person{Honorific: "Councillor", Given: "Ann", Family: name}
		if err := b.SavePerson(context.Background(), &p); err != nil {
			t.Fatal(err)
		}
		m := data.Member{Body: body.ID, Person: p, Role: []data.Role{data.Chair, data.ViceChair, data.Ordinary}[i], From: "2026-05-01"}
		if err := b.SaveMember(context.Background(), &m); err != nil {
			t.Fatal(err)
		}
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	s := screen.(*Screen)
	part := s.parts[4].(*style)
	part.content()
	part.preview.After = func(_ time.Duration, f func()) func() { f(); return func() {} }
	part.preview.Work = func(job func(context.Context) error, done func(error)) { done(job(context.Background())) }
	uitest.Run(t, screen, "House style")
	return b, w, s, part, heard
}

// printed is the text of the document beside the form.
func (s *style) printed(t *testing.T) string {
	t.Helper()
	d, ok := s.document()
	if !ok {
		t.Fatal("there is no document")
	}
	return uitest.Printed(t, d.Kind, d.Meeting, d.Options)
}

// TestHouseStyle types the style of a body: each field is seen on the document
// it is printed on, and all of it is in the book afterwards.
func TestHouseStyle(t *testing.T) {
	b, w, s, style, heard := styled(t)
	w.Shot("bodies-style-empty")
	for i, f := range style.words {
		words := "Words " + string(rune('A'+i))
		f.entry.SetText(words)
		if f.at == nil || style.kind != f.kind {
			t.Errorf("field %d does not turn to the %s", i, f.kind)
		}
		if words == "Words C" { // of a summons, where there is one
			style.summons.SetChecked(true)
		}
		if !strings.Contains(style.printed(t), words) {
			t.Errorf("%q is not printed on the %s", words, f.kind)
		}
	}
	style.size.SetSelectedIndex(2)
	style.face.SetSelectedIndex(1)
	uitest.Run(t, s, "Save the house style")
	kept, err := b.Body(context.Background(), s.body.ID)
	if err != nil {
		t.Fatal(err, heard.Failed)
	}
	want := data.Wording{Authority: "Words A", AgendaTitle: "Words B", SummonsWords: "Words C", Summons: true, ProperOfficer: "Words D", AgendaNotes: "Words E",
		Filming: "Words F", Questions: "Words G", Fire: "Words H", MinutesTitle: "Words I", MinutesNote: "Words J", Signing: "Words K"}
	if !reflect.DeepEqual(kept.Wording, want) || kept.Style != (data.Style{Typeface: data.Atkinson, Size: data.LargeSize}) {
		t.Errorf("the book has %+v, %+v", kept.Wording, kept.Style)
	}
	if style.changed() {
		t.Error("what is saved counts as changed")
	}
}

// TestLookingAtAStyleSavesNothing, and the details do not undo it.
func TestLookingAtAStyleSavesNothing(t *testing.T) {
	b, _, s, style, heard := styled(t)
	if err := s.Leave(); err != nil || len(heard.Told)+len(heard.Failed) > 0 {
		t.Fatalf("looking said %v, %v, %v", heard.Told, heard.Failed, err)
	}
	style.words[0].entry.SetText("The Borough")
	uitest.Run(t, s, "Details")
	s.details.venue.SetText("The Institute")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	kept, err := b.Body(context.Background(), s.body.ID)
	if err != nil || kept.Wording.Authority != "The Borough" || kept.Venue != "The Institute" {
		t.Errorf("the book has %+v, %v", kept, err)
	}
}

func TestUsualNotes(t *testing.T) {
	_, w, _, style, _ := styled(t)
	style.words[7].entry.SetText("Gather on the green.")
	style.usualNotes()
	printed := style.printed(t)
	for _, want := range []string{"SI 2014/2095", "Gather on the green.", "may speak"} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	w.Shot("bodies-style-notes")
}

// arms is an invented crest.
func arms(t *testing.T, name string) string {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 200, 240))
	for y := range 240 {
		for x := range 200 {
			if dx, dy := x-100, max(0, y-120); dx*dx*144+dy*dy*100 > 1_440_000-40_000 {
				continue
			}
			c := color.NRGBA{0x1f, 0x3a, 0x6d, 0xff}
			if y > 90 && y < 120 || x > 90 && x < 110 {
				c = color.NRGBA{0xe8, 0xb9, 0x3c, 0xff}
			}
			m.Set(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCrestOfABody: a picture is taken, must be told in words, and goes again.
func TestCrestOfABody(t *testing.T) {
	b, w, s, style, heard := styled(t)
	style.crest.take(arms(t, "arms.png"))
	if err := s.Leave(); err == nil {
		t.Error("a crest that nobody can hear was saved")
	}
	if w.Canvas().Focused() != fyne.Focusable(style.crest.alt) {
		t.Error("the hands are not where the words are asked for")
	}
	w.Type("A cross on a shield")
	d, _ := style.document()
	if len(d.Meeting.Crest) == 0 || d.Meeting.Body.Style.CrestAlt != "A cross on a shield" {
		t.Errorf("the document bears %d bytes, %+v", len(d.Meeting.Crest), d.Meeting.Body.Style)
	}
	w.Shot("bodies-style-crest")
	if err := s.Leave(); err != nil {
		t.Fatal(err, heard.Failed)
	}
	kept, err := b.Body(context.Background(), s.body.ID)
	if err != nil || kept.Style.Crest == "" || kept.Style.CrestAlt != "A cross on a shield" {
		t.Errorf("the book has %+v, %v", kept.Style, err)
	}
	bad := filepath.Join(t.TempDir(), "arms.txt")
	if err := os.WriteFile(bad, []byte("gules, a bend or"), 0o600); err != nil {
		t.Fatal(err)
	}
	style.crest.take(bad)
	if len(heard.Failed) == 0 || !strings.Contains(heard.Failed[len(heard.Failed)-1], "neither a PNG nor a JPEG") {
		t.Errorf("a bad picture said %v", heard.Failed)
	}
	if style.crest.sum != kept.Style.Crest {
		t.Error("a bad picture took the crest away")
	}
	uitest.Run(t, s, "Take the crest away")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if kept, err = b.Body(context.Background(), s.body.ID); err != nil || kept.Style != (data.Style{}) {
		t.Errorf("the book has %+v, %v", kept.Style, err)
	}
}

// TestThePreviewMakesRoom: it hides where the form needs the width, and by its
// key.
func TestThePreviewMakesRoom(t *testing.T) {
	_, w, s, style, _ := styled(t)
	seen := func() bool {
		return fyne.CurrentApp().Driver().CanvasForObject(style.preview) != nil && style.preview.Size().Width > 0 && style.beside.Shown()
	}
	if !seen() {
		t.Fatal("there is no preview at 1200")
	}
	w.Window.Resize(fyne.NewSize(1280-220, 800)) // beside the names of the screens
	if !style.beside.Shown() {
		t.Error("there is no preview in the window as it opens first")
	}
	w.Window.Resize(fyne.NewSize(800, 700))
	if style.beside.Shown() {
		t.Error("at 800 the preview takes the form's room")
	}
	w.Shot("bodies-style-narrow")
	w.Window.Resize(fyne.NewSize(1440, 900))
	if !style.beside.Shown() {
		t.Error("the preview does not come back")
	}
	uitest.Run(t, s, preview.Command)
	if style.beside.Shown() {
		t.Error("the key leaves it there")
	}
	uitest.Run(t, s, preview.Command)
	if !style.beside.Shown() {
		t.Error("the key does not bring it back")
	}
	w.Shot("bodies-style-wide")
}

// TestEveryRuleHasItsWords: no choice of the details is blank.
func TestEveryRuleHasItsWords(t *testing.T) {
	for _, list := range [][]string{labels(data.Notices(), notices), notice.NationNames(),
		labels(data.Numberings(), numberings), labels(data.Typefaces(), typefaces)} {
		for i, words := range list {
			if words == "" {
				t.Errorf("choice %d of %q has no words", i, list)
			}
		}
	}
}
