package editor

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/assets"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/spell"
	theme "minutebook/ui/look"
)

// bad knows that words with a q in them are wrong, in any language but French.
type bad struct {
	waiting          bool
	learned, ignored []string
	asked            int
}

func (b *bad) Misspelt(text []rune, lang string, spans []spell.Span) ([]spell.Span, bool) {
	b.asked++
	if b.waiting {
		return spans, false
	}
	spell.Words(text, func(s spell.Span) {
		word := string(text[s.From:s.To])
		if strings.Contains(word, "q") && lang != "fr" && !slices.Contains(b.learned, word) && !slices.Contains(b.ignored, word) {
			spans = append(spans, s)
		}
	})
	return spans, true
}

func (b *bad) Suggest(word, _ string) []string {
	if word == "qqq" {
		return nil
	}
	return []string{strings.ReplaceAll(word, "q", "g"), strings.ReplaceAll(word, "q", "")}
}

func (b *bad) Learn(word string)  { b.learned = append(b.learned, word) }
func (b *bad) Ignore(word string) { b.ignored = append(b.ignored, word) }

// checked checks with the dictionaries of the program.
type checked struct{ *spell.Checker }

func (c checked) Misspelt(text []rune, lang string, spans []spell.Span) ([]spell.Span, bool) {
	return c.Checker.Misspelt(text, lang, spans), true
}
func (c checked) Suggest(word, lang string) []string { return c.Checker.Suggest(word, lang, 6) }
func (c checked) Ignore(word string)                 { c.Learn(word) }

// british checks a text that may be English or Welsh.
func british(t testing.TB) Spelling {
	t.Helper()
	read := func(aff, dic []byte) *spell.Dictionary {
		d, err := spell.Read(bytes.NewReader(aff), bytes.NewReader(dic))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	aff, dic := assets.BritishEnglish.Files()
	english := []*spell.Dictionary{read(aff, dic)}
	for _, more := range assets.CouncilWords() {
		english = append(english, read(aff, more))
	}
	return checked{spell.New(spell.Options{English: english, Welsh: read(assets.Welsh.Files()), Mixed: true})}
}

// spelt is an editor of a few blocks with words that are wrong.
func spelt(t testing.TB) (*Editor, fyne.Window, *bad) {
	t.Helper()
	table := doc.Block{ID: doc.NewID(), Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{
		{{Runs: []doc.Run{{Text: "fine"}}}, {Runs: []doc.Run{{Text: "celql"}}}}}}}
	french := doc.Block{ID: doc.NewID(), Kind: doc.Paragraph, Runs: []doc.Run{
		{Text: "Said "}, {Text: "quoi", Lang: "fr"}, {Text: " and ba"}, {Text: "dq", Bold: true}, {Text: " too"}}}
	e, win := shown(t, []edit.Section{{Key: 1, Number: "29", Title: "A qitem", Doc: doc.Document{Blocks: []doc.Block{
		doc.Text("The commqittee and the qqq."), french, table}}}, {Key: 2, Number: "30", Title: "Another"}}, 700, 420)
	win.Canvas().Focus(e)
	b := &bad{}
	e.SetSpelling(b)
	return e, win, b
}

// waved are the words that stand above a zigzag.
func waved(e *Editor) []string {
	var out []string
	e.paint()
	for _, w := range e.painter.waves.all[:e.painter.waves.used] {
		at := e.placeAt(fyne.NewPos(w.Position().X+w.Size().Width/2, w.Position().Y-4))
		from, to := e.page.Word(at)
		out = append(out, string(e.page.Block(at.Block).Content(at.Cell).Runes[from.Off:to.Off]))
	}
	return out
}

func TestMisspeltWordsHaveAZigzag(t *testing.T) {
	e, _, b := spelt(t)
	if got := fmt.Sprint(waved(e)); got != "[commqittee qqq badq celql]" {
		t.Errorf("zigzags are below %s", got)
	}
	asked := b.asked
	e.paint()
	if b.asked != asked {
		t.Error("what has not changed is checked again")
	}
	e.page.Place(edit.Pos{Block: 1, Off: 7}, false)
	e.done()
	if got := fmt.Sprint(waved(e)); got != "[qqq badq celql]" {
		t.Errorf("with the caret in the first word, zigzags are below %s", got)
	}
	typeText(e, "q")
	if b.asked != asked+1 {
		t.Errorf("a rune made %d texts be checked", b.asked-asked)
	}
	e.SetReadOnly(true)
	if got := waved(e); len(got) > 0 {
		t.Errorf("a page that is only read has zigzags below %q", got)
	}
	e.SetReadOnly(false)
	e.SetSpelling(nil)
	if got := waved(e); len(got) > 0 {
		t.Errorf("with nothing to check with, there are zigzags below %q", got)
	}
}

func TestWordsAreCheckedWhenThatCanBeDone(t *testing.T) {
	e, _, b := spelt(t)
	b.waiting = true
	e.Respell()
	if got := waved(e); len(got) > 0 {
		t.Errorf("zigzags below %q", got)
	}
	b.waiting = false
	if got := waved(e); len(got) != 4 {
		t.Errorf("later there are zigzags below %q", got)
	}
}

func TestAWordOverTwoLinesHasTwoZigzags(t *testing.T) {
	e, _, _ := spelt(t)
	e.page.Place(e.page.Start(), false)
	typeText(e, "q"+strings.Repeat("w", 90)+" ")
	e.paint()
	if n := e.painter.waves.used; n != 6 {
		t.Errorf("there are %d zigzags", n)
	}
}

// TestF7 goes through the words that are wrong, round the page.
func TestF7(t *testing.T) {
	e, _, b := spelt(t)
	for _, want := range []string{"commqittee", "qqq", "badq", "celql", "commqittee"} {
		press(e, fyne.KeyF7)
		if got := e.Selection(); got != want || !e.offering() {
			t.Fatalf("F7 selects %q with a list %v, want %q", got, e.offering(), want)
		}
	}
	press(e, fyne.KeyReturn)
	if got := e.page.Block(1).Text.String(); got != "The commgittee and the qqq." {
		t.Errorf("Enter gives %q", got)
	}
	e.Undo()
	if got := e.page.Block(1).Text.String(); got != "The commqittee and the qqq." {
		t.Errorf("undone: %q", got)
	}
	press(e, fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyF7)
	e.TypedRune('2') // F7 took the word the caret was in
	if got := e.page.Block(1).Text.String(); got != "The committee and the qqq." {
		t.Errorf("2 gives %q", got)
	}
	press(e, fyne.KeyF7) // nothing is suggested: the list begins with the dictionary
	if e.offers == nil || len(e.offers.found) != 2 {
		t.Fatal("no list at a word without suggestions")
	}
	press(e, fyne.KeyEscape)
	if e.offering() || e.Selection() != "qqq" {
		t.Error("Esc does not leave the word selected")
	}
	press(e, fyne.KeyHome, fyne.KeyF7, fyne.KeyReturn)
	if fmt.Sprint(b.learned) != "[qqq]" {
		t.Errorf("learned: %q", b.learned)
	}
	press(e, fyne.KeyF7, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter)
	if fmt.Sprint(b.ignored) != "[badq]" {
		t.Errorf("ignored: %q", b.ignored)
	}
	press(e, fyne.KeyF7)
	typeText(e, "cell")
	if got := e.page.Block(3).Grid.Cells[1].String(); got != "cell" || e.offering() {
		t.Errorf("typing on gives %q", got)
	}
	if e.NextMisspelt() {
		t.Errorf("there is nothing wrong, and %q is selected", e.Selection())
	}
	asked := false
	e.OnSpelling = func() { asked = true }
	if press(e, fyne.KeyF7); !asked {
		t.Error("F7 is not handed on")
	}
}

func TestACorrectionKeepsItsStyle(t *testing.T) {
	e, _, _ := spelt(t)
	e.page.Place(edit.Pos{Block: 2}, false)
	press(e, fyne.KeyF7, fyne.KeyReturn)
	if b := e.page.Block(2); b.Text.String() != "Said quoi and badg too" || b.Text.At(6).Lang != "fr" || b.Text.At(20).Bold {
		t.Errorf("%q, %+v", b.Text.String(), b.Text.Spans)
	}
}

func TestTheContextMenuCorrects(t *testing.T) {
	e, _, b := spelt(t)
	labels := func() string {
		var out []string
		for _, m := range e.spellingItems() {
			out = append(out, m.Label)
		}
		return strings.Join(out, "|")
	}
	if got := labels(); got != "" {
		t.Errorf("at a right word the menu begins with %q", got)
	}
	e.page.Place(edit.Pos{Block: 1, Off: 6}, false)
	if got := labels(); got != "commgittee|committee||Add to the dictionary|Ignore in this meeting|" {
		t.Errorf("the menu begins with %q", got)
	}
	e.spellingItems()[1].Action()
	if got := e.page.Block(1).Text.String(); got != "The committee and the qqq." {
		t.Errorf("chosen: %q", got)
	}
	e.page.Place(edit.Pos{Block: 1, Off: 23}, false)
	if got := labels(); !strings.HasPrefix(got, "No suggestions|") {
		t.Errorf("the menu begins with %q", got)
	}
	e.spellingItems()[3].Action()
	if fmt.Sprint(b.ignored) != "[qqq]" {
		t.Errorf("ignored: %q", b.ignored)
	}
	e.SetReadOnly(true)
	if got := labels(); got != "" {
		t.Errorf("on a page that is read the menu begins with %q", got)
	}
}

func TestSpellingPictures(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots DIR")
	}
	e, win := shown(t, sample(), 1000, 800)
	win.Canvas().Focus(e)
	e.SetSpelling(british(t))
	e.page.Place(edit.Pos{Block: 4}, false)
	typeText(e, "The comittee recieved a report on the gritting of Harbor Road, which the Clerk had definately sent. Aelodau’r pwylgor. ")
	for _, p := range []theme.Palette{theme.Dark, theme.HighContrast, theme.Light} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(p, 0))
		e.page.Place(edit.Pos{Block: 4}, false)
		press(e, fyne.KeyF7)
		shoot(t, win, fmt.Sprint("spelling-", p))
		press(e, fyne.KeyEscape)
	}
	e.SetZoom(150)
	press(e, fyne.KeyHome)
	shoot(t, win, "spelling-150")
	press(e, fyne.KeyF7, fyne.KeyF7)
	shoot(t, win, "spelling-150-F7")
}
