package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	theme "minutebook/ui/look"
)

var people = strings.Fields("Day Marsh Quill Sedge Teasel Bract Fenn Garrow Hallam Ivers")

// helped is an editor of one empty item with a list of people under @, and two
// phrases.
func helped(t testing.TB) (*Editor, fyne.Window) {
	t.Helper()
	e, win := shown(t, []edit.Section{{Key: 1, Number: "29", Title: "An item"}, {Key: 2, Number: "30", Title: "Another"}}, 800, 600)
	win.Canvas().Focus(e)
	names := func(typed string) (out []Offer) {
		for i, name := range people {
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed)) {
				out = append(out, Offer{Words: "Councillor " + name, Note: fmt.Sprint("seat ", i+1), Put: func() Put {
					return Put{Blocks: []doc.Block{doc.Text("Councillor " + name)}}
				}})
			}
		}
		return out
	}
	e.Helps = Helps{
		Lists: map[rune]List{'@': names},
		Short: func(word string) (Put, bool) {
			switch word {
			case "nr":
				return Put{Blocks: []doc.Block{doc.Text("The report was noted.")}}, true
			case "res":
				b := doc.NewBlock(doc.ResolutionKind, 0, "That ")
				b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
				return Put{Blocks: []doc.Block{b}}, true
			}
			return Put{}, false
		},
		Prompt: func(section int64) string { return map[int64]string{2: "Ctrl+U writes the usual words"}[section] },
	}
	return e, win
}

func typeText(e *Editor, text string) {
	for _, r := range text {
		e.TypedRune(r)
	}
}

func text(e *Editor) string { return doc.Plain(e.page.Document(1)) }

func TestAListIsNarrowedAndTaken(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		keys  []fyne.KeyName
		want  string
		open  bool
	}{
		"Enter takes the first":          {"asked @", []fyne.KeyName{fyne.KeyReturn}, "asked Councillor Day", false},
		"Tab takes too":                  {"@ma", []fyne.KeyName{fyne.KeyTab}, "Councillor Marsh", false},
		"arrows choose":                  {"@", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnter}, "Councillor Marsh", false},
		"no further than the ends":       {"@", []fyne.KeyName{fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn}, "Councillor Ivers", false},
		"Esc leaves what was typed":      {"@ma", []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}, "@ma\n", false},
		"back over the @ closes":         {"@m", []fyne.KeyName{fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyReturn}, "\n", false},
		"a slip of the finger is mended": {"@mx", []fyne.KeyName{fyne.KeyBackspace, fyne.KeyReturn}, "Councillor Marsh", false},
		"a mail address opens nothing":   {"clerk@m", []fyne.KeyName{fyne.KeyReturn}, "clerk@m\n", false},
		"nor does a price":               {"six @ £5", []fyne.KeyName{fyne.KeyReturn}, "six @ £5\n", false},
		"behind a bracket it opens":      {"(@m", []fyne.KeyName{fyne.KeyReturn}, "(Councillor Marsh", false},
		"leaving it closes":              {"x @m", []fyne.KeyName{fyne.KeyHome, fyne.KeyReturn}, "\nx @m", false},
		"going on keeps it":              {"@m", nil, "@m", true},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := helped(t)
			typeText(e, c.typed)
			press(e, c.keys...)
			if got := text(e); got != c.want || e.offering() != c.open {
				t.Errorf("the page says %q with the list open: %v; want %q, %v", got, e.offering(), c.want, c.open)
			}
		})
	}
}

func TestATextThatFitsNobodyIsLeftAlone(t *testing.T) {
	e, _ := helped(t)
	asked := 0
	list := e.Helps.Lists['@']
	e.Helps.Lists['@'] = func(typed string) []Offer { asked++; return list(typed) }
	typeText(e, "@zebra crossing and much more")
	if asked > 2+patience || e.offers != nil {
		t.Errorf("asked %d times", asked)
	}
}

func TestTheListClosesWithTheFocus(t *testing.T) {
	e, win := helped(t)
	typeText(e, "@m")
	win.Canvas().Unfocus()
	if e.offers != nil {
		t.Error("still open")
	}
}

func TestASemicolonExpands(t *testing.T) {
	for typed, want := range map[string]string{
		"nr;":           "The report was noted.",
		"So nr; Then":   "So The report was noted. Then",
		"(nr;":          "(The report was noted.",
		"xnr;":          "xnr;",
		"be noted; and": "be noted; and",
		";":             ";",
		"nr ;":          "nr ;",
		"Well. res;it":  "Well. \nRESOLVED – That it",
	} {
		e, _ := helped(t)
		typeText(e, typed)
		if got := text(e); got != want {
			t.Errorf("%q gives %q, want %q", typed, got, want)
		}
	}
}

func TestAnExpansionTakesOnTheStyleAround(t *testing.T) {
	e, _ := helped(t)
	e.ToggleBold()
	typeText(e, "nr;")
	if s := e.page.Block(1).Text.At(3); !s.Bold {
		t.Error("it is not bold")
	}
}

func TestNothingIsOfferedOnAPageThatIsRead(t *testing.T) {
	e, _ := helped(t)
	typeText(e, "x")
	e.SetReadOnly(true)
	typeText(e, "@nr;")
	e.Offer(e.Helps.Lists['@'])
	if e.offers != nil || text(e) != "x" {
		t.Errorf("the page says %q", text(e))
	}
}

func TestAListByCommand(t *testing.T) {
	e, _ := helped(t)
	typeText(e, "Asked ma")
	e.Offer(e.Helps.Lists['@'])
	press(e, fyne.KeyReturn)
	if text(e) != "Asked Councillor Marsh" {
		t.Errorf("the page says %q", text(e))
	}
	typeText(e, " and ")
	e.Offer(e.Helps.Lists['@'])
	typeText(e, "qu")
	press(e, fyne.KeyReturn)
	if text(e) != "Asked Councillor Marsh and Councillor Quill" {
		t.Errorf("the page says %q", text(e))
	}
	e.Offer(e.Helps.Lists['@'])
	press(e, fyne.KeyEscape, fyne.KeyBackspace)
	if text(e) != "Asked Councillor Marsh and Councillor Quil" {
		t.Errorf("the page says %q", text(e))
	}
}

// Whatever is typed and taken, one undo gives back what was typed.
func TestOneUndoGivesBackWhatWasTyped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, _ := helped(t)
		before := rapid.SampledFrom([]string{"", "Members ", "As agreed ("}).Draw(rt, "before")
		typeText(e, before)
		typed := rapid.SampledFrom([]string{"nr;", "res;", "@m", "@", "@qui"}).Draw(rt, "typed")
		typeText(e, typed)
		if e.offering() {
			press(e, fyne.KeyReturn)
		}
		if text(e) == before+typed {
			rt.Fatalf("nothing came of %q", typed)
		}
		e.Undo()
		if text(e) != before+typed || e.page.Caret().Off != utf8.RuneCountInString(before+typed) {
			rt.Fatalf("undone: %q, caret at %d", text(e), e.page.Caret().Off)
		}
	})
}

// The list stands in the window and never over the line that is typed, wherever
// that is and however large the text.
func TestTheListNeverCoversTheLineTyped(t *testing.T) {
	e, win := helped(t)
	for _, zoom := range []int{80, 100, 150, 250} {
		e.SetZoom(zoom)
		for line := range 30 {
			typeText(e, "@")
			o := e.offers
			if !e.offering() {
				t.Fatal("no list")
			}
			by, _ := e.yOf(e.page.Caret().Block)
			_, cy, h := e.caretIn(e.page.Caret())
			top, bottom := by+cy, by+cy+h
			if o.box.y < bottom && o.box.y+o.box.h > top {
				t.Fatalf("zoom %d, line %d: the list from %v to %v covers the line from %v to %v", zoom, line, o.box.y, o.box.y+o.box.h, top, bottom)
			}
			if o.box.y < 0 || o.box.y+o.box.h > e.size.Height || o.box.x < 0 || o.box.x+o.box.w > e.size.Width {
				t.Fatalf("zoom %d, line %d: the list is out of sight: %+v", zoom, line, o.box)
			}
			was := o.box
			typeText(e, "m")
			if o.above && o.box.y+o.box.h != was.y+was.h || !o.above && o.box.y != was.y {
				t.Fatalf("the list jumped from %+v to %+v", was, o.box)
			}
			press(e, fyne.KeyEscape, fyne.KeyReturn)
		}
		e.SelectAll()
		press(e, fyne.KeyDelete)
	}
	_ = win
}

// Whatever is typed and pressed, the page stays a valid document, an open list
// stands in the window, and undoing everything gives back the beginning.
func TestAnyKeysWithHelps(t *testing.T) {
	keys := []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyBackspace, fyne.KeyEscape, fyne.KeyPageDown, fyne.KeyHome}
	rapid.Check(t, func(rt *rapid.T) {
		e, _ := helped(t)
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			if rapid.Bool().Draw(rt, "a rune") {
				e.TypedRune(rapid.SampledFrom([]rune("@@;; nrmaqres1(")).Draw(rt, "rune"))
			} else {
				press(e, rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			if o := e.offers; e.offering() && (o.at < 0 || o.at >= len(o.found) || o.first < 0 || o.first+o.shown > len(o.found) && o.shown > 0) {
				rt.Fatalf("the list stands at %d from %d, %d of %d shown", o.at, o.first, o.shown, len(o.found))
			}
		}
		for _, key := range e.page.Sections() {
			if err := doc.Validate(doc.Normalise(e.page.Document(key))); err != nil {
				rt.Fatal(err)
			}
		}
		for e.page.CanUndo() {
			e.Undo()
		}
		if text(e) != "" {
			rt.Fatalf("undone: %q", text(e))
		}
	})
}

func TestAClickTakesAnOffer(t *testing.T) {
	e, _ := helped(t)
	typeText(e, "@")
	o := e.offers
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary,
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(o.box.x+20, o.box.y+o.pad+1.5*o.row)}})
	if text(e) != "Councillor Marsh" {
		t.Errorf("the page says %q", text(e))
	}
}

func TestThePromptStandsInAnEmptySectionOnly(t *testing.T) {
	e, _ := helped(t)
	sees := func(want bool) {
		t.Helper()
		found := slices.ContainsFunc(e.painter.texts.all[:e.painter.texts.used], func(o *canvas.Text) bool { return strings.HasPrefix(o.Text, "Ctrl+U") })
		if found != want {
			t.Errorf("the prompt is in sight: %v", found)
		}
	}
	sees(false)
	e.GoTo(2, "")
	sees(true)
	typeText(e, "x")
	sees(false)
	press(e, fyne.KeyBackspace)
	sees(true)
	press(e, fyne.KeyReturn)
	sees(false)
}

func TestALinkIsFollowed(t *testing.T) {
	b := doc.Text("")
	b.Runs = []doc.Run{{Text: "As agreed "}, {Text: "(minute 9 refers)", Link: doc.MinuteLink("a")}, {Text: " and "}, {Text: "x", Link: "https://example.org"}}
	e, win := shown(t, []edit.Section{{Key: 1, Title: "An item", Doc: doc.Document{Blocks: []doc.Block{b}}}}, 800, 600)
	win.Canvas().Focus(e)
	var went []string
	e.Helps.LinkName = func(link string) string {
		if _, ok := doc.LinkedMinute(link); ok {
			return "Go to minute 9"
		}
		return ""
	}
	e.Helps.Follow = func(link string) { went = append(went, link) }
	alt := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt}
	for off, want := range map[int]int{3: 0, 15: 1, 29: 0} {
		went = nil
		e.page.Place(edit.Pos{Block: 1, Off: off}, false)
		e.TypedShortcut(alt)
		if len(went) != want {
			t.Errorf("Alt+Enter at %d went to %v", off, went)
		}
		if named := e.menu()[0].Label == "Go to minute 9"; named != (want == 1) {
			t.Errorf("at %d the menu begins with %q", off, e.menu()[0].Label)
		}
	}
	went = nil
	x, y, h := e.caretIn(edit.Pos{Block: 1, Off: 15})
	by, _ := e.yOf(1)
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShortcutDefault,
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(e.left()+x, by+y+h/2)}})
	if len(went) != 1 {
		t.Errorf("Ctrl and a click went to %v", went)
	}
}

func TestPicturesOfLists(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots DIR")
	}
	for _, p := range []theme.Palette{theme.Light, theme.Dark, theme.HighContrast} {
		e, win := helped(t)
		fyne.CurrentApp().Settings().SetTheme(theme.New(p, 0))
		for _, zoom := range []int{80, 150, 250} {
			e.SetZoom(zoom)
			typeText(e, "Members asked @")
			press(e, fyne.KeyDown)
			shoot(t, win, fmt.Sprintf("list-%v-%d", p, zoom))
			press(e, fyne.KeyReturn, fyne.KeyReturn)
		}
		e.GoTo(2, "")
		shoot(t, win, fmt.Sprintf("prompt-%v", p))
	}
}
