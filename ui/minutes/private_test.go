package minutes

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

const canary = "CANARYWORD"

// TestIntoPrivateSessionAndOutAgain types a meeting through private session by
// keys and reads the public copy of it.
func TestIntoPrivateSessionAndOutAgain(t *testing.T) {
	c, s := live(t)
	exemptItem(t, c, s, 4, "3")
	c.Type("Members considered the report.")
	c.Run(session.KeyPrivate)
	form := s.pane.InHand()
	if got := c.Canvas().Focused(); form == nil || got != form.Focus {
		t.Fatalf("the hands are at %v", got)
	}
	c.Look("private-form")
	c.Run(session.KeyNextItem)
	if s.pane.InHand() != nil {
		t.Fatalf("the form says %q", s.pane.Problem())
	}
	if head, _ := s.outline.Sign.Says(); head != "In private session" || !s.outline.Sign.Visible() {
		t.Errorf("the sign says %q", head)
	}
	c.Type(canary + " one")
	c.Press(fyne.KeyReturn)
	c.Type(canary + " two")
	c.Look("private-page")
	c.Run(session.KeyNextItem) // 3a, open, taken in private session
	c.Type(canary + " three")
	c.Run(session.KeyNextItem) // 4, exempt
	c.Type(canary + " four")
	c.Run(session.KeyPreviousItem)
	c.Run(session.KeyPreviousItem)
	c.Run(session.KeyPreviousItem)
	if _, more := s.outline.Sign.Says(); !strings.Contains(more, "public, and so is what you type") {
		t.Errorf("before the note the sign says %q", more)
	}
	c.Look("private-elsewhere")
	c.Run(session.KeyPrivate) // from anywhere: the note stands where the private words end
	if head, _ := s.outline.Sign.Says(); s.outline.Sign.Visible() && head == "In private session" {
		t.Errorf("back, the sign says %q", head)
	}
	leave(t, s)
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, it := range m.Items {
		for _, b := range it.Minutes.Blocks {
			all = append(all, fmt.Sprintf("%s [%s]", b.Text(), b.Exempt))
		}
	}
	want := []string{"Members considered the report. []",
		"That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting for item 4 (Allotment rents), because it involves the likely disclosure of exempt information, namely information relating to the financial or business affairs of any particular person, including the authority holding that information, as defined in paragraph 3 of Part 1 of Schedule 12A to the Act. In all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information. []",
		"The meeting went into private session at 7.04 pm. []", canary + " one [3]", canary + " two [3]", canary + " three [3]", canary + " four []",
		"The meeting returned to public session at 7.04 pm. []"}
	if got := strings.Join(all, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("the minutes are\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	public := fmt.Sprintf("%+v", m.Public())
	if strings.Contains(public, canary) || !strings.Contains(public, "be excluded from the meeting") {
		t.Errorf("the public copy is %s", public)
	}
	var doors []doc.NoteKind
	for _, it := range m.Public().Items {
		for _, b := range it.Minutes.Blocks {
			if b.Time.Door() {
				doors = append(doors, b.Time.Kind)
			}
		}
	}
	if fmt.Sprint(doors) != "[exclusion readmission]" {
		t.Errorf("the public copy has the notes %v", doors)
	}
}

func TestOneUndoTakesPrivateSessionBack(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyPrivate)
	c.Type("5 3")
	c.Run(session.KeyNextItem)
	if reason, in := s.inPrivate(); !in || reason != "3, 5" {
		t.Fatalf("private for %q: %q", reason, s.pane.Problem())
	}
	s.editor.Undo()
	if _, in := s.inPrivate(); in || len(s.page.Document(c.Items[2].ID).Blocks) != 0 || s.outline.Sign.Visible() {
		t.Errorf("undone, the page has %v", s.page.Document(c.Items[2].ID))
	}
}

// TestTheResolutionIsPublic: from an exempt item it goes to the open one before.
func TestTheResolutionIsPublic(t *testing.T) {
	c, s := live(t)
	exemptItem(t, c, s, 2, "1") // its sub-item is exempt with it
	s.enterItem(c.Items[3].ID)
	c.Run(session.KeyPrivate)
	c.Run(session.KeyNextItem)
	if got := s.page.Document(c.Items[1].ID).Blocks; len(got) != 2 || got[0].Exempt != "" || !got[1].Time.Door() {
		t.Errorf("item 2 has %v (%q)", got, s.pane.Problem())
	}
}

func TestAReasonIsAskedFor(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyPrivate)
	for typed, want := range map[string]string{"": string(forms.ErrNoParagraph), "9": "There is no paragraph 9 here"} {
		s.pane.InHand().Focus.(interface{ SetText(string) }).SetText(typed)
		c.Run(session.KeyNextItem)
		if got := s.pane.Problem(); !strings.Contains(got, want) {
			t.Errorf("%q: %q", typed, got)
		}
	}
	s.pane.Drop()
	c.Body.Notice = data.EnglishParish
	if err := c.Book.SaveBody(context.Background(), &c.Body); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	c.Run(session.KeyPrivate)
	c.Run(session.KeyNextItem)
	if got := s.pane.Problem(); got != string(forms.ErrNoReason) {
		t.Errorf("a parish without a reason: %q", got)
	}
	c.Type("staffing")
	c.Look("private-parish")
	c.Run(session.KeyNextItem)
	if got := doc.Plain(s.page.Document(c.Items[2].ID)); !strings.Contains(got, "section 1(2) of the Public Bodies (Admission to Meetings) Act 1960") || !strings.Contains(got, "transacted (staffing).") {
		t.Errorf("the parish resolved %q", got)
	}
}

func TestAPassageIsKeptAndOpened(t *testing.T) {
	c, s := live(t)
	c.Type("Open.")
	c.Press(fyne.KeyReturn)
	c.Type("Secret.")
	c.Run(session.KeyWithhold)
	c.Type("1")
	c.Look("withhold-form")
	c.Run(session.KeyNextItem)
	if got := s.page.Document(c.Items[2].ID).Blocks; got[0].Exempt != "" || got[1].Exempt != "1" {
		t.Errorf("kept: %+v (%q)", got, s.pane.Problem())
	}
	c.Look("withhold-page")
	s.openPassage()
	if got := s.page.Document(c.Items[2].ID).Blocks; got[1].Exempt != "" {
		t.Errorf("opened: %+v", got)
	}
	s.editor.Undo()
	if got := s.page.Document(c.Items[2].ID).Blocks; got[1].Exempt != "1" {
		t.Errorf("undone: %+v", got)
	}
}

// carriedInPrivate is an item at which a motion was amended and carried in
// private session, up to the vote on the substantive motion if put says so. The
// meeting is back in public, the hands below the note.
func carriedInPrivate(t *testing.T, put bool) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := live(t)
	c.Run(session.KeyPrivate)
	c.Type("3")
	c.Run(session.KeyNextItem)
	part := doc.Block{ID: "part", Kind: doc.MotionKind, Level: 1, Runs: []doc.Run{{Text: canary + " part."}}}
	s.page.InsertBlock(doc.Block{ID: "motion", Kind: doc.MotionKind, Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "That " + canary + " be sold:"}}}, part)
	amendment := doc.Block{ID: "amendment", Kind: doc.AmendmentKind, Motion: &doc.Motion{Amends: "motion", Outcome: doc.Carried}, Runs: []doc.Run{{Text: "delete sold and insert let"}}}
	s.page.InsertBlock(amendment)
	if put {
		s.page.InsertBlock(doc.Block{ID: "substantive", Kind: doc.MotionKind, Motion: &doc.Motion{Amends: "motion", Outcome: doc.Carried}, Runs: []doc.Run{{Text: "That " + canary + " be let."}}})
	}
	return c, s
}

// Back in public session no form offers what was moved in private, and within it
// every form does.
func TestNoFormOffersPrivateWordsInPublic(t *testing.T) {
	for _, put := range []bool{false, true} {
		for _, key := range []fyne.Shortcut{session.KeyResolution, session.KeyMotion, session.KeyVote} {
			c, s := carriedInPrivate(t, put)
			c.Run(key)
			if said := s.typedInForm(); !put && !strings.Contains(said, canary) && key != session.KeyResolution {
				t.Errorf("%s in private session offers %q", session.KeyText(key), said)
			}
			s.pane.Drop()
			c.Run(session.KeyPrivate)
			c.Run(key)
			if said := s.typedInForm(); strings.Contains(said, canary) {
				t.Errorf("%s in public (put %v) offers %q", session.KeyText(key), put, said)
			}
			if s.pane.InHand() != nil {
				c.Type("That it be noted.")
				c.Run(session.KeyNextItem)
			}
			leave(t, s)
			m, err := c.Book.Record(context.Background(), c.Meeting.ID)
			if err != nil {
				t.Fatal(err)
			}
			if public := fmt.Sprintf("%+v", m.Public()); strings.Contains(public, canary) {
				t.Errorf("%s: public is %s", session.KeyText(key), public)
			}
		}
	}
}

// The mover of a private motion stands in a phrase in private session alone.
func TestAPhraseInPublicNamesNoPrivateMover(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyPrivate)
	c.Type("3")
	c.Run(session.KeyNextItem)
	s.page.InsertBlock(doc.Block{Kind: doc.MotionKind, Motion: &doc.Motion{Mover: &doc.Person{Name: canary}}, Runs: []doc.Run{{Text: "That it be so."}}})
	if got := s.facts().Mover; got != canary {
		t.Errorf("in private session %q moved it", got)
	}
	c.Run(session.KeyPrivate)
	c.Press(fyne.KeyReturn)
	if got := s.facts().Mover; got != "" {
		t.Errorf("in public %q moved it", got)
	}
}

// A form that was opened in private session, or over private words, makes what
// is private wherever it is put in.
func TestWhatAFormMakesOfPrivateWordsIsPrivate(t *testing.T) {
	for name, open := range map[string]func(*uitest.Council, *Screen){
		"an open form, its place gone": func(c *uitest.Council, s *Screen) {
			c.Press(fyne.KeyReturn)
			c.Run(session.KeyResolution)
			c.Type(canary + " (a) one (b) " + canary)
			c.Run(session.KeyPrivate)
		},
		"words selected into public ones": func(c *uitest.Council, s *Screen) {
			c.Type(canary)
			c.Run(session.KeyPrivate)
			c.Type("Open.")
			end := s.page.Caret()
			s.page.Select(edit.Pos{Block: end.Block - 2}, end)
			c.Run(session.KeyResolution)
		},
		"a sentence that asks": func(c *uitest.Council, s *Screen) {
			c.Type("The Clerk to write to " + canary + ".")
			c.Run(session.KeyPrivate)
			c.Type("Open.")
			end := s.page.Caret()
			s.page.Select(edit.Pos{Block: end.Block - 2}, end)
			c.Run(session.KeyAction)
		},
	} {
		c, s := live(t)
		c.Run(session.KeyPrivate)
		c.Type("3")
		c.Run(session.KeyNextItem)
		open(c, s)
		if s.pane.InHand() == nil || !strings.Contains(s.typedInForm(), canary) {
			t.Fatalf("%s: the form has %q", name, s.typedInForm())
		}
		c.Canvas().Focus(s.pane.InHand().Focus)
		c.Run(session.KeyNextItem)
		leave(t, s)
		m, err := c.Book.Record(context.Background(), c.Meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		if public := fmt.Sprintf("%+v", m.Public()); strings.Contains(public, canary) {
			t.Errorf("%s: public is %s", name, public)
		}
		if whole := fmt.Sprintf("%+v", m); strings.Count(whole, canary) < 1 {
			t.Errorf("%s: it was not put in", name)
		}
	}
}

func TestPicturesOfPrivateSession(t *testing.T) {
	if os.Getenv("MINUTEBOOK_SHOTS") == "" {
		t.Skip("pictures are taken with MINUTEBOOK_SHOTS=DIR")
	}
	c, s := live(t)
	exemptItem(t, c, s, 4, "3")
	c.Type("Members considered the report.")
	c.Run(session.KeyPrivate)
	c.Run(session.KeyNextItem)
	c.Type("The arrears of one tenant were reported.")
	s.enterItem(c.Items[4].ID)
	s.moveItem(-1)
	for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
		c.Resize(size)
		for _, p := range []look.Palette{look.Dark, look.HighContrast, look.Light} {
			fyne.CurrentApp().Settings().SetTheme(look.New(p, 0))
			c.Look(fmt.Sprintf("private-%v-%v", size.Width, p))
		}
		c.Run(session.KeyWithhold)
		c.Look(fmt.Sprintf("private-%v-form", size.Width))
		s.pane.Drop()
	}
}

// Words copied in private session stay private in the form of another item: as
// they were copied, or in a sentence of the clerk's.
func TestWordsCopiedIntoAFormStayPrivate(t *testing.T) {
	for _, said := range []string{"%s", "That it be noted that %s with immediate effect."} {
		c, s := live(t)
		exemptItem(t, c, s, 4, "3")
		s.enterItem(c.Items[4].ID)
		c.Type("the " + canary + " be sold to the tenant for £310,000")
		s.page.Select(edit.Pos{Block: s.page.Caret().Block}, s.page.Caret())
		s.editor.Copy()
		s.enterItem(c.Items[2].ID)
		c.Run(session.KeyResolution)
		c.Type(fmt.Sprintf(said, fyne.CurrentApp().Clipboard().Content()))
		c.Run(session.KeyNextItem)
		if d := s.page.Document(c.Items[2].ID); len(d.Blocks) != 1 || !doc.Public(d).Empty() {
			t.Errorf("of %q the public reads %q", doc.Plain(d), doc.Plain(doc.Public(d)))
		}
		if len(c.Told) == 0 || !strings.Contains(c.Told[len(c.Told)-1], "kept from the public") {
			t.Errorf("the clerk is told %q", c.Told)
		}
		c.Press(fyne.KeyReturn)
		s.page.SetExempt("")
		c.Run(session.KeyResolution)
		c.Type("That the report be noted.")
		c.Run(session.KeyNextItem)
		if got := doc.Plain(doc.Public(s.page.Document(c.Items[2].ID))); !strings.Contains(got, "That the report be noted.") {
			t.Errorf("public words are kept: %q", got)
		}
	}
}

// amendedInPrivate is an item at which a motion was moved in public and amended by
// words that are kept from the public. The hands are in public words below.
func amendedInPrivate(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := live(t)
	s.page.InsertBlock(doc.Block{ID: "motion", Kind: doc.MotionKind, Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "That the weir be let."}}})
	s.page.InsertBlock(doc.Block{ID: "amendment", Kind: doc.AmendmentKind, Exempt: "3", Motion: &doc.Motion{Amends: "motion", Outcome: doc.Carried},
		Runs: []doc.Run{{Text: "add at the end: to " + canary}}})
	s.page.InsertBlock(doc.Text("Open."))
	s.page.SetExempt("")
	return c, s
}

// A motion that was amended by exempt words goes on as it was amended, from public
// words too, and what is made of it is exempt: the substantive motion, the
// resolution, in the same words or in others. The clerk is told.
func TestWhatIsMadeOfAnExemptAmendmentIsExempt(t *testing.T) {
	for _, more := range []string{"", " forthwith"} {
		c, s := amendedInPrivate(t)
		c.Run(session.KeyMotion)
		if said := s.typedInForm(); !strings.Contains(said, "That the weir be let to "+canary) {
			t.Errorf("the form offers %q", said)
		}
		s.pane.InHand().Vote()
		s.pane.Drop()
		c.Run(session.KeyResolution)
		if said := s.typedInForm(); !strings.Contains(said, canary) {
			t.Errorf("the resolution offers %q", said)
		}
		c.Canvas().Focus(s.pane.InHand().Focus)
		c.Type("That the weir be let to " + canary + more)
		c.Run(session.KeyNextItem)
		d := s.page.Document(c.Items[2].ID)
		if last := d.Blocks[len(d.Blocks)-1]; last.Resolution == nil || last.Exempt != "3" {
			t.Errorf("put in: %+v (%q)", last, s.pane.Problem())
		}
		if len(c.Told) == 0 || !strings.Contains(c.Told[len(c.Told)-1], "kept from the public") {
			t.Errorf("the clerk is told %q", c.Told)
		}
		c.Press(fyne.KeyReturn)
		s.page.SetExempt("")
		c.Run(session.KeyResolution)
		c.Type("That the map be noted.")
		c.Run(session.KeyNextItem)
		if got := doc.Plain(doc.Public(s.page.Document(c.Items[2].ID))); strings.Contains(got, canary) || !strings.Contains(got, "be noted") {
			t.Errorf("the public reads %q", got)
		}
	}
}

// Marking the amendment alone marks what was made of it, to be seen; opening that
// alone does not open it.
func TestMarkingAnAmendmentMarksWhatIsMadeOfIt(t *testing.T) {
	c, s := amendedInPrivate(t)
	s.page.InsertBlock(doc.Block{ID: "substantive", Kind: doc.MotionKind, Motion: &doc.Motion{Amends: "motion", Outcome: doc.Carried}, Runs: []doc.Run{{Text: "That the weir be let to " + canary}}})
	resolution := doc.NewBlock(doc.ResolutionKind, 0, "That the weir be let to "+canary)
	resolution.Resolution = &doc.Resolution{Verb: doc.Resolved}
	s.page.InsertBlock(resolution)
	reasons := func() string {
		var out []string
		for _, b := range s.page.Document(c.Items[2].ID).Blocks {
			out = append(out, b.Exempt)
		}
		return strings.Join(out, ",")
	}
	if got := reasons(); got != ",3,,3,3" {
		t.Errorf("put in, they are kept for %s", got)
	}
	s.openPassage()
	if got := reasons(); got != ",3,,3,3" || !strings.Contains(c.Told[len(c.Told)-1], "stays from the public") {
		t.Errorf("opened alone, they are kept for %s; the clerk is told %q", got, c.Told)
	}
	s.editor.GoTo(c.Items[2].ID, "amendment")
	s.openPassage()
	if got := reasons(); got != ",,,," {
		t.Errorf("opened, they are kept for %s", got)
	}
	s.editor.SetExempt("5")
	if got := reasons(); got != ",5,,5,5" {
		t.Errorf("marked, they are kept for %s", got)
	}
}

// Where words are public whatever they say, those copied from exempt ones are
// refused: put instead of others, as circumstances, as the nature of an interest.
func TestCopiedWordsAreRefusedWhereAllIsPublic(t *testing.T) {
	c, s := live(t)
	exemptItem(t, c, s, 4, "3")
	s.enterItem(c.Items[4].ID)
	c.Type("Sold to the " + canary + " for £310,000")
	s.page.Select(edit.Pos{Block: s.page.Caret().Block}, s.page.Caret())
	s.editor.Copy()
	secret := fyne.CurrentApp().Clipboard().Content()
	s.enterItem(c.Items[2].ID)
	c.Type("The depot was discussed.")
	c.Run(session.KeyReplace)
	c.Type("depot")
	s.find.instead.SetText(secret)
	s.find.replace()
	s.find.replaceAll()
	if got := doc.Plain(s.page.Document(c.Items[2].ID)); got != "The depot was discussed." || c.Told[len(c.Told)-1] != string(errCopied) {
		t.Errorf("the page says %q, the footer %q", got, c.Told)
	}
	s.find.close()
	c.Run(session.KeyUrgent)
	c.Type("The depot")
	c.Press(fyne.KeyTab)
	c.Type(secret)
	c.Press(fyne.KeyTab)
	c.Press(fyne.KeyHome)
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != string(errCopied) {
		t.Errorf("circumstances: %q", s.pane.Problem())
	}
	s.pane.Drop()
	c.Run(session.KeyDeclarations)
	c.Type("day")
	c.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	c.Type(secret)
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != string(errCopied) {
		t.Errorf("an interest: %q", s.pane.Problem())
	}
}

// What is copied in a field of a form at an exempt item stays exempt on the page of
// another, also while the words were just typed, or stand there unchanged.
func TestWordsCopiedInAFormStayPrivate(t *testing.T) {
	for _, put := range []bool{false, true} {
		c, s := live(t)
		exemptItem(t, c, s, 4, "3")
		s.enterItem(c.Items[4].ID)
		c.Run(session.KeyResolution)
		c.Type("That the " + canary + " be sold.")
		if put {
			c.Run(session.KeyNextItem)
			s.reopen(s.page.Document(c.Items[4].ID).Blocks[0])
		}
		s.pane.KeepWords() // as the watch does
		field := c.Canvas().Focused().(fyne.Shortcutable)
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
		field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
		s.enterItem(c.Items[2].ID)
		s.editor.Paste()
		if d := s.page.Document(c.Items[2].ID); !strings.Contains(doc.Plain(d), canary) || !doc.Public(d).Empty() {
			t.Errorf("put in %v: of %q the public reads %q", put, doc.Plain(d), doc.Plain(doc.Public(d)))
		}
	}
}
