package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/uitest"
)

// meeting is an invented one with so many items.
func meeting(items int) record.Meeting {
	m := record.Meeting{
		Body: data.Body{ID: 1, Name: "Allotments and Commons Committee", Kind: data.Committee, Notice: data.EnglishPrincipal, Quorum: 3, Seats: 7,
			Wording: data.Wording{Authority: "Tanbridge Town Council", ProperOfficer: "Imran Culvert, Clerk to the Council"}},
		Meeting: data.Meeting{ID: 1, Body: 1, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Venue: "The Corn Exchange", Status: data.Planned},
	}
	for i := range items {
		it := record.Item{Item: data.Item{ID: int64(i + 1), UID: fmt.Sprint("item", i), Meeting: 1, Position: i + 1, Title: fmt.Sprintf("Business number %d of the evening", i+1)}}
		it.Agenda = doc.Document{Blocks: []doc.Block{
			doc.NewBlock(doc.Paragraph, 0, "To consider the report of the Head of Commons on the grazing season, and to agree what is to be done about the gates."),
			doc.NewBlock(doc.Bullet, 1, "Summary of the year"),
		}}
		it.Papers = []data.Paper{{Name: "Report of the Head of Commons", State: data.Attached, Pages: 3, Size: 120_000}}
		m.Items = append(m.Items, it)
	}
	return m
}

// desk is a preview whose work and timers are in the hands of the test.
type desk struct {
	*uitest.Window
	*Preview
	doc   Document
	taken int
	jobs  []func() // waiting to be done, each with what comes after it
	timer func()
	late  bool // jobs wait until the test does them
}

func newDesk(t testing.TB, m record.Meeting) *desk {
	t.Helper()
	d := &desk{doc: Document{Kind: export.AgendaPages, Meeting: m}}
	d.Window = uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject {
		d.Preview = New(func() (Document, bool) { d.taken++; return d.doc, d.doc.Kind != "" }, d.work)
		d.After = func(_ time.Duration, f func()) func() {
			d.timer = f
			return func() { d.timer = nil }
		}
		return container.NewBorder(nil, nil, widget.NewLabel("the form"), nil, d.Preview)
	})
	d.Window.Resize(fyne.NewSize(560, 620))
	return d
}

func (d *desk) work(job func(context.Context) error, done func(error)) {
	run := func() { done(job(context.Background())) }
	if !d.late {
		run()
		return
	}
	d.jobs = append(d.jobs, run)
}

// tick lets the time of a change come.
func (d *desk) tick() {
	if f := d.timer; f != nil {
		d.timer = nil
		f()
	}
}

// do does the jobs that wait.
func (d *desk) do() {
	for len(d.jobs) > 0 {
		next := d.jobs[0]
		d.jobs = d.jobs[1:]
		next()
	}
}

// TestOnlyPagesInSightArePainted: of a long agenda no more is painted, and no
// more kept, than the clerk sees.
func TestOnlyPagesInSightArePainted(t *testing.T) {
	d := newDesk(t, meeting(120))
	d.ShowNow()
	all := len(d.pages.Pages)
	if all < 12 {
		t.Fatalf("only %d pages", all)
	}
	if d.painter.pages != 1 || len(d.sheets.painted) != 1 {
		t.Errorf("%d pages are painted at first and %d kept, one is in sight", d.painter.pages, len(d.sheets.painted))
	}
	for range all - 1 {
		d.Turn(1)
	}
	if kept := len(d.sheets.painted); kept > 2 || len(d.sheets.shown) > 2 {
		t.Errorf("%d pages are kept and %d shown after going through all", kept, len(d.sheets.shown))
	}
	if d.painter.pages > all+2 {
		t.Errorf("%d pages were painted to see %d", d.painter.pages, all)
	}
	before := d.painter.pages
	d.Changed()
	d.tick()
	if n := d.painter.pages - before; n > 2 {
		t.Errorf("a change paints %d pages", n)
	}
	d.doc.Meeting = meeting(130)
	d.Changed()
	d.tick()
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if end := d.sheets.current(); end != len(d.pages.Pages)-1 || len(d.pages.Pages) <= all {
		t.Errorf("of %d pages, %d before, End comes to page %d", len(d.pages.Pages), all, end+1)
	}
	d.Preview.Hide()
	before, taken := d.painter.pages, d.taken
	d.Changed()
	d.tick()
	if d.painter.pages != before || d.taken != taken {
		t.Error("a preview out of sight works on")
	}
}

// TestGlyphsAreDrawnOnce: a page painted again draws no glyph anew.
func TestGlyphsAreDrawnOnce(t *testing.T) {
	d := newDesk(t, meeting(30))
	d.ShowNow()
	glyphs := len(d.painter.glyphs)
	again := testing.AllocsPerRun(3, func() {
		if _, err := d.painter.page(d.pages.Pages[0], d.painter.width, 600); err != nil {
			t.Fatal(err)
		}
	})
	if len(d.painter.glyphs) != glyphs {
		t.Errorf("%d glyphs, %d after the page was painted again", glyphs, len(d.painter.glyphs))
	}
	if texts := len(d.pages.Pages[0].Texts); again > float64(10+4*texts) {
		t.Errorf("%.0f allocations for a page of %d texts", again, texts)
	}
}

// TestChangesJoin: what is typed within a tenth of a second is shown at once, by
// one round of work; what comes during it makes it stale, once.
func TestChangesJoin(t *testing.T) {
	d := newDesk(t, meeting(3))
	d.ShowNow()
	first := d.taken
	for range 20 {
		d.Changed()
	}
	d.tick()
	if d.taken != first+1 {
		t.Errorf("20 keys took the document %d times", d.taken-first)
	}
	d.late = true
	for i := range 6 { // typing goes on faster than the work
		d.doc.Meeting.Meeting.Venue = fmt.Sprint("Room ", i)
		d.Changed()
		d.tick()
		if len(d.jobs) > 1 {
			t.Fatalf("%d jobs are under way", len(d.jobs))
		}
		if i%2 == 1 {
			d.jobs[0]()
			d.jobs = d.jobs[1:]
		}
	}
	d.do()
	if got := d.words(); !contains(got, "Room 5") {
		t.Errorf("the last change is not shown: %q", got)
	}
}

// TestStaleWorkIsDropped: of two changes the first is not painted any more, but
// never two in a row, so that something is seen however fast the hands are.
func TestStaleWorkIsDropped(t *testing.T) {
	d := newDesk(t, meeting(3))
	d.ShowNow()
	d.late = true
	painted := d.painter.pages
	change := func(venue string) {
		d.doc.Meeting.Meeting.Venue = venue
		d.Changed()
		d.tick()
	}
	next := func() {
		job := d.jobs[0]
		d.jobs = d.jobs[1:]
		job()
	}
	change("Room 1")
	change("Room 2")
	next()
	if d.painter.pages != painted {
		t.Error("a stale page was painted")
	}
	change("Room 3")
	next()
	if got := d.words(); !contains(got, "Room 2") && !contains(got, "Room 3") {
		t.Errorf("two rounds in a row were dropped: %q", got)
	}
	d.do()
	if got := d.words(); !contains(got, "Room 3") {
		t.Errorf("the last change is not shown: %q", got)
	}
	change("Room 4")
	d.End()
	d.do()
	if contains(d.words(), "Room 4") {
		t.Error("work goes on after the screen was left")
	}
}

// words are those of the pages shown.
func (d *desk) words() []string {
	var out []string
	for _, p := range d.pages.Pages {
		for _, t := range p.Texts {
			out = append(out, t.S)
		}
	}
	return out
}

func contains(words []string, want string) bool {
	for _, w := range words {
		if w == want {
			return true
		}
	}
	return false
}

// TestTheItemInHandIsInSight: going through the list brings each item of the
// agenda into sight, and leaves the page alone while it is there.
func TestTheItemInHandIsInSight(t *testing.T) {
	m := meeting(40)
	d := newDesk(t, m)
	d.ShowNow()
	moves := 0
	for _, it := range m.Items {
		was := d.scroll.Offset.Y
		d.Stand(export.Anchor(it.Item))
		at := d.sheets.height(d.pages.Anchors[d.anchor])
		if at < d.scroll.Offset.Y || at > d.scroll.Offset.Y+d.scroll.Size().Height {
			t.Fatalf("%s at %v is out of sight: %v to %v", it.Title, at, d.scroll.Offset.Y, d.scroll.Offset.Y+d.scroll.Size().Height)
		}
		if d.scroll.Offset.Y != was {
			moves++
		}
	}
	if moves == 0 || moves > len(m.Items)/2 {
		t.Errorf("the pages moved %d times for %d items", moves, len(m.Items))
	}
	here := d.scroll.Offset.Y
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	d.Changed()
	d.tick()
	if d.scroll.Offset.Y == here || d.scroll.Offset.Y != 0 {
		t.Error("typing takes the clerk away from the page she looks at")
	}
}

func TestKeys(t *testing.T) {
	d := newDesk(t, meeting(60))
	d.ShowNow()
	d.Canvas().Focus(d.Preview)
	escaped := false
	d.OnEscape = func() { escaped = true }
	at := func() float32 { return d.scroll.Offset.Y }
	d.Press(fyne.KeyPageDown)
	if at() < 400 {
		t.Errorf("Page Down goes to %v", at())
	}
	d.Press(fyne.KeyPageUp)
	if at() != 0 {
		t.Errorf("Page Up goes to %v", at())
	}
	d.Press(fyne.KeyEnd)
	if want := d.sheets.box.MinSize().Height - d.scroll.Size().Height; at() != want {
		t.Errorf("End goes to %v of %v", at(), want)
	}
	last := len(d.pages.Pages)
	if want := fmt.Sprintf("Page %d of %[1]d", last); d.about.Words() != want {
		t.Errorf("it says %q, want %q", d.about.Words(), want)
	}
	if !contains(d.words(), fmt.Sprintf("Page %d of %[1]d", last)) {
		t.Error("the last page is not numbered as the last")
	}
	d.Press(fyne.KeyEscape)
	if !escaped {
		t.Error("Esc stays in the preview")
	}
}

// TestNothingToShow: where there is no document, and where one cannot be laid
// out, the preview says so and goes on.
func TestNothingToShow(t *testing.T) {
	d := newDesk(t, meeting(3))
	d.ShowNow()
	d.doc.Kind = ""
	d.ShowNow()
	if len(d.pages.Pages) != 0 || d.about.Words() != "" {
		t.Errorf("%d pages of no document", len(d.pages.Pages))
	}
	d.fail(errors.New("there is no paper"))
	if d.failed.Text != "The page cannot be shown: there is no paper" || !d.failed.Visible() {
		t.Errorf("it says %q", d.failed.Text)
	}
	d.doc.Kind = export.MinutesPages
	d.ShowNow()
	if len(d.pages.Pages) == 0 || d.failed.Visible() {
		t.Error("it does not recover")
	}
}

// TestShot paints the same page as poppler does of the PDF, for the eye.
func TestShot(t *testing.T) {
	dir := os.Getenv("MINUTEBOOK_SHOTS")
	if dir == "" {
		t.Skip("MINUTEBOOK_SHOTS names no folder")
	}
	m := meeting(12)
	m.Body.Wording.Summons = true
	d := newDesk(t, m)
	d.ShowNow()
	d.Stand(export.Anchor(m.Items[2].Item))
	d.Shot("preview")
	page, err := d.painter.page(d.pages.Pages[0], 827, 1170) // 100 points an inch
	if err != nil {
		t.Fatal(err)
	}
	keep(t, filepath.Join(dir, "preview-page.png"), page)
	drawn, err := export.Agenda(m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(dir, "preview-page.pdf")
	if err := drawn.WriteFile(pdf); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("pdftoppm", "-r", "100", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, filepath.Join(dir, "preview-poppler")).Run(); err != nil {
		t.Fatal(err)
	}
}

func keep(t *testing.T, path string, m image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkChange is the time from a change of a 30-item agenda to its painted
// page, without the tenth of a second in which changes join.
func BenchmarkChange(b *testing.B) {
	m := meeting(30)
	b.Run("plain", func(b *testing.B) { change(b, m) })
	m.Body.Style = data.Style{Crest: "arms", Typeface: data.Atkinson, Size: data.LargeSize}
	m.Crest = arms(b, 1200)
	b.Run("crest", func(b *testing.B) { change(b, m) })
}

func change(b *testing.B, m record.Meeting) {
	d := newDesk(b, m)
	d.Window.Resize(fyne.NewSize(700, 900))
	d.ShowNow()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.doc.Meeting.Items[0].Title = fmt.Sprintf("Business number %d", i)
		d.Changed()
		d.tick()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)+float64(Delay.Milliseconds()), "ms-to-see")
}

// arms is an invented crest so many points wide, as a PNG.
func arms(t testing.TB, wide int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, wide, wide*6/5))
	for y := range wide * 6 / 5 {
		for x := range wide {
			m.Set(x, y, color.NRGBA{uint8(x * y), uint8(x + y), 0x6d, 0xff})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
