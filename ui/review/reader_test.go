package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

func TestAChangeIsMarkedAndInTheFile(t *testing.T) {
	d := onFile(t, usual(), "")
	d.Shot("review-reading")
	d.selectWords("£12,400")
	d.Press(fyne.KeyReturn) // E or Enter: into the text
	d.selectWords("£12,400")
	d.Type("£14,200")
	d.Shot("review-changing")
	if got, want := marked(d.file(), "itemb"), "Income from car parks was [£12,400]{£14,200} below"; !strings.Contains(got, want) {
		t.Errorf("the file says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Type("x") // while it is read letters change nothing
	if got := marked(d.file(), "itemb"); strings.Contains(got, "x{") || strings.Contains(got, "{x") {
		t.Errorf("a letter went into the text: %q", got)
	}
	d.undo()
	d.undo()
	if f := d.file(); len(f.Answer.Texts) != 0 {
		t.Errorf("undone, the file still says %q", marked(f, "itemb"))
	}
}

func TestACommentOnWordsOnABlockOnAnItemAndOnTheWhole(t *testing.T) {
	d := onFile(t, usual(), "")
	d.selectWords("highways contract")
	d.Type("c")
	d.Type("Was it not the waste contract?")
	d.Shot("review-commenting")
	d.Press(fyne.KeyEscape)
	d.Shot("review-commented")
	d.selectWords("Mill Lane")
	d.Press(fyne.KeyHome)
	d.Type("c")
	d.Type("A new tenant asked for a word on water.")
	d.Press(fyne.KeyEscape)
	d.window.reader.editor.GoTo(4, "")
	d.Type("c")
	d.Type("Nothing at all?")
	d.Press(fyne.KeyEscape)
	d.selectWords("Present:")
	d.Type("c")
	d.Type("Was Councillor Teasel not there?")
	d.Press(fyne.KeyEscape)
	if got := d.window.reader.editor.Selection(); got != "Present:" {
		t.Errorf("a comment on words above the items stands on %q", got)
	}
	f := d.file()
	if len(f.Answer.Remarks) != 4 {
		t.Fatalf("%d comments are in the file", len(f.Answer.Remarks))
	}
	block := func(uid string, i int) string { return f.Text(uid).Blocks[i].ID }
	for i, want := range []struct{ item, block, quote, text string }{
		{"itemb", block("itemb", 1), "highways contract", "Was it not the waste contract?"},
		{"itemc", block("itemc", 0), "", "A new tenant asked for a word on water."},
		{"itemd", "", "", "Nothing at all?"},
		{"", "", "Present:", "Was Councillor Teasel not there?"},
	} {
		if r := f.Answer.Remarks[i]; r.Item != want.item || r.Block != want.block || r.Quote != want.quote || r.Text != want.text || !r.At.Equal(evening()) {
			t.Errorf("comment %d is %+v", i, r)
		}
	}
	text := []rune(f.Text("itemb").Blocks[1].Text())
	if r := f.Answer.Remarks[0]; string(text[r.From:r.To]) != "highways contract" {
		t.Errorf("its words are %d to %d", r.From, r.To)
	}
}

func TestCommentsStayWithTheirWords(t *testing.T) {
	d := onFile(t, usual(), "")
	d.selectWords("highways contract")
	d.Type("cWhich?")
	d.Press(fyne.KeyEscape)
	d.selectWords("Members asked")
	d.Type("e")
	d.selectWords("Members asked")
	d.Type("Councillor Day enquired")
	d.Press(fyne.KeyEscape)
	f := d.file()
	text := []rune(f.Text("itemb").Blocks[1].Text())
	if r := f.Answer.Remarks[0]; string(text[r.From:r.To]) != "highways contract" {
		t.Errorf("after a change before them its words are %q in %q", string(text[r.From:r.To]), string(text))
	}
	again := onPath(t, d.window.path)
	r := again.window.reader
	if s := r.answer.stops(); len(s) != 2 || s[1].key == "" {
		t.Fatalf("opened again there are the stops %+v", s)
	}
	again.Type("nn")
	if got := r.editor.Selection(); got != "highways contract" {
		t.Errorf("opened again the comment is on %q", got)
	}
}

func TestFromStopToStop(t *testing.T) {
	d := onFile(t, usual(), "")
	d.Type("n")
	if said := d.window.reader.help.said.Words(); !strings.Contains(said, "no change and no comment") {
		t.Errorf("with nothing to go to it says %q", said)
	}
	for _, words := range []string{"Apologies were", "first quarter", "Mill Lane"} {
		d.selectWords(words)
		d.Type("c" + words + "?")
		d.Press(fyne.KeyEscape)
	}
	d.selectWords("noted")
	d.Press(fyne.KeyReturn)
	d.selectWords("noted")
	d.Type("received")
	d.Press(fyne.KeyEscape)
	r := d.window.reader
	r.editor.Page().Place(r.editor.Page().Start(), false)
	var went []string
	for _, key := range "nnnnnpp" {
		d.Type(string(key))
		went = append(went, r.editor.Selection())
	}
	// what is selected of a change is its new words
	if got, want := strings.Join(went, "|"), "Apologies were|first quarter|received|Mill Lane|Apologies were|Mill Lane|received"; got != want {
		t.Errorf("n and p go to %s, want %s", got, want)
	}
	d.Type("e")
	d.Type("!")
	if got := marked(d.file(), "itemb"); !strings.Contains(got, "[noted]{received!}") {
		t.Errorf("what is typed after going to a change takes its place: %q", got)
	}
}

func TestTakingOut(t *testing.T) {
	d := onFile(t, usual(), "")
	d.selectWords("Sedge")
	d.Type("cWho?")
	d.Press(fyne.KeyEscape, fyne.KeyDelete)
	if n := len(d.file().Answer.Remarks); n != 0 {
		t.Fatalf("%d comments are left", n)
	}
	d.undo()
	if n := len(d.file().Answer.Remarks); n != 1 {
		t.Fatalf("undone, there are %d comments", n)
	}
	d.selectWords("received")
	d.Press(fyne.KeyReturn)
	d.selectWords("received")
	d.Press(fyne.KeyDelete, fyne.KeyEscape)
	if got := marked(d.file(), "itema"); got != "Apologies were [received] from Councillor Sedge." {
		t.Fatalf("the file says %q", got)
	}
	d.Type("n")
	d.Press(fyne.KeyDelete)
	if f := d.file(); len(f.Answer.Texts) != 0 {
		t.Errorf("the change is still there: %q", marked(f, "itema"))
	}
	d.undo()
	if got := marked(d.file(), "itema"); got != "Apologies were [received] from Councillor Sedge." {
		t.Errorf("undone, the file says %q", got)
	}
}

// TestEverythingIsUndone: comments and changes in the order they were made, and
// again.
func TestEverythingIsUndone(t *testing.T) {
	d := onFile(t, usual(), "")
	d.selectWords("Sedge")
	d.Type("cWho?")
	d.Press(fyne.KeyEscape, fyne.KeyReturn)
	d.selectWords("received")
	d.Type("read")
	d.Press(fyne.KeyEscape)
	d.selectWords("Sedge")
	d.Type("cNo matter.")
	d.Press(fyne.KeyEscape)
	full := d.file()
	var had []int
	for range 6 {
		d.undo()
		f := d.file()
		had = append(had, 10*len(f.Answer.Remarks)+len(f.Answer.Texts))
	}
	if f := d.file(); len(f.Answer.Remarks) != 0 || len(f.Answer.Texts) != 0 {
		t.Errorf("all undone there are %v left", had)
	}
	for range 6 {
		d.shortcut(&fyne.ShortcutRedo{})
	}
	if got := d.file(); len(got.Answer.Remarks) != len(full.Answer.Remarks) || marked(got, "itema") != marked(full, "itema") {
		t.Errorf("made again it is %d comments and %q", len(got.Answer.Remarks), marked(got, "itema"))
	}
}

func TestVerdicts(t *testing.T) {
	d := onFile(t, usual(), "")
	d.Type("a") // it may have been meant for the text
	if f := d.file(); f.Answer.Verdict != data.NoVerdict {
		t.Error("approved by a letter without being asked")
	}
	d.Press(fyne.KeyReturn)
	d.asked(t)
	d.Shot("review-send-back")
	if f := d.file(); f.Answer.Verdict != data.VerdictApproved || f.Answer.Round != 1 || f.Answer.By != "Councillor Ann Day" || !f.Answer.At.Equal(evening()) {
		t.Errorf("the answer is %+v", f.Answer)
	}
	d.Press(fyne.KeyReturn) // writes the mail
	if len(d.opened) != 1 || filepath.Ext(d.opened[0]) != ".eml" {
		t.Fatalf("the mail program was given %v", d.opened)
	}
	letter, err := os.ReadFile(d.opened[0])
	if err != nil || !strings.Contains(string(letter), "I approve them as it stands") && !strings.Contains(string(letter), "I approve them as they stand") || !strings.Contains(string(letter), "Draft minutes.minutereview") {
		t.Errorf("the mail is %v\n%s", err, letter)
	}
	d.Press(fyne.KeyEscape)
	d.Shot("review-approved")
	d.selectWords("Sedge")
	d.Type("cOne more thing.")
	d.Press(fyne.KeyEscape)
	if f := d.file(); f.Answer.Verdict != data.NoVerdict || f.Answer.Round != 1 {
		t.Errorf("after another comment the answer is %+v", f.Answer)
	}
	d.Type("a") // is asked about
	d.Shot("review-approve-with")
	if f := d.file(); f.Answer.Verdict != data.NoVerdict {
		t.Error("approved with a comment without being asked")
	}
	d.Press(fyne.KeyEscape)
	test.Tap(d.window.reader.verdict.returned)
	d.asked(t)
	if f := d.file(); f.Answer.Verdict != data.VerdictReturned || f.Answer.Round != 2 || len(f.Answer.Remarks) != 1 {
		t.Errorf("the answer is %+v", f.Answer)
	}
}

func TestAPassword(t *testing.T) {
	d := onFile(t, usual(), "mill pond 7")
	field, ok := d.Canvas().Focused().(*widgets.Entry)
	if !ok {
		t.Fatal("the password is not asked for")
	}
	d.Shot("review-password")
	d.Type("mill pond")
	d.Press(fyne.KeyReturn)
	uitest.Until(t, "the refusal", func() bool { return !d.window.unlocks })
	if d.window.reader != nil {
		t.Fatal("a wrong password opens it")
	}
	field.SetText("mill pond 7")
	d.Press(fyne.KeyReturn)
	uitest.Until(t, "the page", func() bool { return d.window.reader != nil })
	d.selectWords("Sedge")
	d.Type("cWho?")
	if err := d.window.Leave(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(d.window.path)
	if err != nil || !review.Locked(b) {
		t.Fatalf("the file is no longer locked (%v)", err)
	}
	if f, err := review.Decode(b, "mill pond 7"); err != nil || len(f.Answer.Remarks) != 1 {
		t.Errorf("%v, %+v", err, f.Answer)
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	for what, content := range map[string]string{"a letter": "Dear Ann", "a damaged file": `{"minutereview":1,"sent":{"id":"x"},"sum":"0"}`} {
		path := filepath.Join(t.TempDir(), "x.minutereview")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		d := onPath(t, path)
		if d.window.reader != nil {
			t.Errorf("%s is opened", what)
		}
		d.Shot("review-refused")
		if len(d.window.Commands()) != 1 {
			t.Errorf("%s offers %v", what, d.window.Commands())
		}
	}
	if d := onPath(t, filepath.Join(t.TempDir(), "none.minutereview")); d.window.reader != nil {
		t.Error("a file that is not there is opened")
	}
}

func TestAFileThatCannotBeWritten(t *testing.T) {
	d := onFile(t, usual(), "")
	if err := os.Chmod(d.path, 0o400); err != nil {
		t.Fatal(err)
	}
	d.selectWords("Sedge")
	d.Type("cWho?")
	d.Press(fyne.KeyEscape)
	r := d.window.reader
	uitest.Until(t, "the save that fails", func() bool { return r.trouble.strip.Visible() })
	d.Shot("review-unsaved")
	if words := r.trouble.words.Text; !strings.Contains(words, "can only be read") {
		t.Errorf("it says %q", words)
	}
	if d.window.Leave() == nil {
		t.Error("leaving says nothing of what is not saved")
	}
	other := filepath.Join(t.TempDir(), "kept.minutereview")
	if err := r.keeper.move(other); err != nil {
		t.Fatal(err)
	}
	if r.trouble.strip.Visible() {
		t.Error("saved, and the trouble still stands there")
	}
	d.window.path = other
	if f := d.file(); len(f.Answer.Remarks) != 1 {
		t.Errorf("in the other place is %+v", f.Answer)
	}
}

func TestAnotherProgramsFileIsNotOverwritten(t *testing.T) {
	d := onFile(t, usual(), "")
	if err := os.WriteFile(d.path, []byte("another text"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.selectWords("Sedge")
	d.Type("cWho?")
	if err := d.window.Leave(); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("it says %v", err)
	}
	if b, _ := os.ReadFile(d.path); string(b) != "another text" {
		t.Error("it is overwritten")
	}
}

func TestItemsNotAskedAboutAreOnlyRead(t *testing.T) {
	f := usual()
	f.Sent.Asked = []string{"itemb"}
	f.Sent.Record.Items = f.Sent.Record.Items[1:2]
	f.Sent.Record.Attendance = nil
	d := onFile(t, f, "")
	if keys := d.window.reader.answer.page.Sections(); len(keys) != 2 {
		t.Errorf("there are the sections %v", keys)
	}
	d.Shot("review-asked")
	d.selectWords("Minutes of the meeting")
	d.Press(fyne.KeyReturn) // goes to the first text that can be changed
	d.Type("x")
	d.selectWords("Minutes of the meeting")
	d.Type("y")
	d.Press(fyne.KeyDelete)
	if said := d.window.reader.help.said.Words(); !strings.Contains(said, "not changed here") {
		t.Errorf("it says %q", said)
	}
	if got := marked(d.file(), "itemb"); !strings.HasPrefix(got, "{x}The Head") || strings.Contains(got, "y}") {
		t.Errorf("the text is %q", got)
	}
}

func TestTheColumnKeepsCommentsApart(t *testing.T) {
	f := usual()
	block := f.Sent.Record.Items[1].Minutes.Blocks[0]
	for i, words := range []string{"The first of several comments on one paragraph, long enough for two lines or more of the column.", "A second.", "A third, on the same words as the second.", "A fourth."} {
		f.Answer.Remarks = append(f.Answer.Remarks, review.Remark{Key: string(rune('a' + i)), Item: "itemb", Block: block.ID, From: 4 * i, To: 4*i + 8,
			Quote: string([]rune(block.Text())[4*i : 4*i+8]), Text: words, At: evening()})
	}
	d := onFile(t, f, "")
	c := d.window.reader.column
	if len(c.cards) != 4 {
		t.Fatalf("%d cards are in the column", len(c.cards))
	}
	d.Type("nnn")
	d.Shot("review-column")
	for i, k := range c.cards {
		if i > 0 && k.y < c.cards[i-1].y+c.cards[i-1].h {
			t.Errorf("card %d lies over the one before", i)
		}
		if k.Key == c.current && k.y != k.want {
			t.Errorf("the card at hand is at %v, not beside its words at %v", k.y, k.want)
		}
	}
	test.TapAt(c, fyne.NewPos(100, c.cards[0].y+10))
	if got := d.window.reader.current(); got != "a" {
		t.Errorf("a click goes to %q", got)
	}
}

func TestWrap(t *testing.T) {
	runes := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		text string
		want string
	}{{"", ""}, {"one two three", "one two|three"}, {"a\nb", "a|b"}, {"incomprehensibility it is", "incomprehensibility|it is"}, {"  spaced   out ", "spaced|out"}} {
		if got := strings.Join(wrap(c.text, 9, runes), "|"); got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPlacesInMarkedText(t *testing.T) {
	b := doc.Block{Runs: []doc.Run{{Text: "new ", Edit: doc.Added}, {Text: "The "}, {Text: "old", Edit: doc.Struck}, {Text: "brand", Edit: doc.Added}, {Text: " plan"}}}
	for _, c := range []struct{ sent, from, to int }{{0, 4, 0}, {4, 8, 8}, {7, 16, 11}, {8, 17, 17}, {12, 21, 21}} {
		if got := nowPlace(b, c.sent, false); got != c.from {
			t.Errorf("%d begins at %d, want %d", c.sent, got, c.from)
		}
		if got := nowPlace(b, c.sent, true); got != c.to {
			t.Errorf("%d ends at %d, want %d", c.sent, got, c.to)
		}
		if got := sentPlace(b, c.from); got != c.sent {
			t.Errorf("%d was sent at %d, want %d", c.from, got, c.sent)
		}
	}
}
