package minutes

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// spelt is the live page with its dictionaries read.
func spelt(t *testing.T, w data.Wording) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := live(t)
	c.Body.Wording = w
	if err := c.Book.SaveBody(context.Background(), &c.Body); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	await(t, s, "")
	return c, s
}

// await waits until the dictionaries for a language have been read.
func await(t *testing.T, s *Screen, lang string) {
	t.Helper()
	uitest.Until(t, "the dictionaries", func() bool { return s.speller.Ready(lang) })
	s.editor.Respell()
}

// wrong lists the words of a text that are misspelt.
func wrong(s *Screen, text, lang string) string {
	var out []string
	runes := []rune(text)
	spans, _ := s.speller.Misspelt(runes, lang, nil)
	for _, sp := range spans {
		out = append(out, string(runes[sp.From:sp.To]))
	}
	return strings.Join(out, " ")
}

func TestTheSpellingOfTheBody(t *testing.T) {
	const text = "Organised, organized; Councillor Teasel's Pwyllgor, Bract and Glorbel"
	for _, tt := range []struct {
		wording data.Wording
		want    string
	}{
		{data.Wording{}, "organized Pwyllgor Glorbel"},
		{data.Wording{Ize: true}, "Organised Pwyllgor Glorbel"},
		{data.Wording{Welsh: true}, "organized Glorbel"},
	} {
		_, s := spelt(t, tt.wording)
		if got := wrong(s, text, ""); got != tt.want {
			t.Errorf("%+v: %q is flagged, want %q", tt.wording, got, tt.want)
		}
		s.speller.Misspelt([]rune("Pwyllgor"), "cy", nil) // asks for Welsh
		await(t, s, "cy")
		if got := wrong(s, "Pwyllgorr y committee", "cy"); got != "Pwyllgorr committee" {
			t.Errorf("%+v: in Welsh %q is flagged", tt.wording, got)
		}
	}
}

func TestNamesInTitles(t *testing.T) {
	want := []string{"Stalls", "Buttercross", "Lane", "O’Dell’s"}
	if got := capitalised("20 Stalls in Buttercross Lane: O’Dell’s PLAN, wuggish"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestF7MendsAWord(t *testing.T) {
	c, s := spelt(t, data.Wording{})
	c.Type("The comittee recieved the report of Glorbel. ")
	c.Press(fyne.KeyF7)
	c.Look("spelling-f7")
	if s.editor.Selection() != "comittee" {
		t.Fatalf("F7 selects %q", s.editor.Selection())
	}
	c.Press(fyne.KeyReturn, fyne.KeyF7)
	c.Type("1")
	c.Press(fyne.KeyF7)
	if s.editor.Selection() != "Glorbel" {
		t.Fatalf("F7 selects %q", s.editor.Selection())
	}
	for range 9 {
		c.Press(fyne.KeyDown)
	}
	c.Press(fyne.KeyUp, fyne.KeyReturn) // Add to the dictionary
	if words, err := c.Book.OwnWords(context.Background()); err != nil || !slices.Equal(words, []string{"Glorbel"}) {
		t.Errorf("the own words are %q, %v", words, err)
	}
	c.Press(fyne.KeyF7)
	if got := c.Told[len(c.Told)-1]; got != "No more misspelt words" {
		t.Errorf("told %q", got)
	}
	leave(t, s)
	if got := strings.TrimSpace(doc.Plain(minutesOf(t, c, c.Items[2].ID))); got != "The committee received the report of Glorbel." {
		t.Errorf("the minutes are %q", got)
	}
}

func TestOwnWordsAreForgotten(t *testing.T) {
	c, s := spelt(t, data.Wording{})
	for _, word := range []string{"Glorbel", "wuggish"} {
		s.speller.Learn(word)
	}
	s.Show(s.place)
	if got := wrong(s, "Glorbel wuggish", ""); got != "" {
		t.Errorf("%q is flagged after it was learnt", got)
	}
	uitest.Run(t, s, "Own words of the dictionary…")
	c.Look("spelling-own")
	c.Press(fyne.KeyDown, fyne.KeyDelete)
	if got := wrong(s, "Glorbel wuggish", ""); got != "wuggish" {
		t.Errorf("%q is flagged", got)
	}
	c.Press(fyne.KeyDelete, fyne.KeyDelete)
	if words, err := c.Book.OwnWords(context.Background()); err != nil || len(words) > 0 || len(c.Failed) > 0 {
		t.Errorf("the own words are %q, %v, %v", words, err, c.Failed)
	}
	s.speller.Ignore("Glorbel")
	if got := wrong(s, "Glorbel", ""); got != "" {
		t.Errorf("%q is flagged though it is to be ignored", got)
	}
}

// A council that writes Welsh says which passage is; no other is asked.
func TestAPassageInWelsh(t *testing.T) {
	const command = "This passage is Welsh, or English again"
	c, s := spelt(t, data.Wording{Welsh: true})
	c.Type("Croeso i bawb")
	uitest.Run(t, s, command)
	at := s.page.Caret()
	if lang := s.page.Block(at.Block).Content(at.Cell).At(0).Lang; lang != "cy" || at.Off != len("Croeso i bawb") {
		t.Errorf("the passage is in %q, the caret at %d", lang, at.Off)
	}
	_, s = spelt(t, data.Wording{})
	if i := slices.IndexFunc(s.Commands(), func(c session.Command) bool { return c.Name == command }); !s.Commands()[i].Off() {
		t.Error("a body that writes no Welsh is asked")
	}
}
