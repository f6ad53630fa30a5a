package exporting

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export"
	"minutebook/export/leak"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// posted is a council whose agenda is issued; three members have mail, one of them
// takes papers by post.
func posted(t *testing.T) *uitest.Council {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	ctx := context.Background()
	for i, m := range c.Members[:3] {
		m.Person.Email, m.Person.ByPost = fmt.Sprintf("m%d@example.org", i), i == 2
		if err := c.Book.SavePerson(ctx, &m.Person); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Book.IssueAgenda(ctx, c.Meeting.ID, "2026-07-01", ""); err != nil {
		t.Fatal(err)
	}
	return c
}

// made exports a document of the meeting and gives its dialog, shown.
func made(t *testing.T, c *uitest.Council, kind data.IssueKind, o export.Options) *ready {
	t.Helper()
	ctx := context.Background()
	m, err := c.Book.Record(ctx, c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	offered := documents(m)
	at := slices.IndexFunc(offered, func(w what) bool { return w.kind == kind })
	if at < 0 {
		t.Fatalf("no %s is offered", kind)
	}
	w := offered[at]
	out, err := w.make(ctx, c.Session, m, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(os.Getenv("HOME"), fileName(m, w, o.Restricted))
	if err := out.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	r := newReady(c.Session, m, w, o, false, path, out)
	r.reveal = func(context.Context, string) error { return nil }
	r.show()
	return r
}

func TestEnterRecordsThatAnAgendaWasIssued(t *testing.T) {
	c := posted(t)
	r := made(t, c, data.IssuedAgenda, export.Options{})
	c.Look("ready-agenda")
	c.Press(fyne.KeyReturn) // record it
	c.Look("ready-record")
	c.Press(fyne.KeyReturn) // to the members, today
	issues, err := c.Book.Issues(context.Background(), c.Meeting.ID)
	if err != nil || len(issues) != 1 {
		t.Fatalf("%d are recorded, %v; the dialog says %q", len(issues), err, r.said.Text)
	}
	pdf, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	i := issues[0]
	if i.Document != data.IssuedAgenda || i.SHA256 != fmt.Sprintf("%x", sha256.Sum256(pdf)) || i.Size != int64(len(pdf)) || i.File != filepath.Base(r.path) ||
		len(i.Contents) != len(c.Items) || i.First != 1 || i.Last != r.made.Pages || !i.At.Equal(c.Clock.UTC()) {
		t.Errorf("recorded %+v", i)
	}
	var to []string
	for _, p := range i.Recipients {
		to = append(to, p.Name+" "+p.Email)
	}
	if got := strings.Join(to, ", "); got != "Councillor Ann Day m0@example.org, Councillor Owen Marsh m1@example.org, Councillor Robert Quill , Councillor Mary Sedge , Councillor Tom Teasel , Helen Bract " {
		t.Errorf("to %s", got)
	}
	c.Look("ready-recorded")
	if !strings.Contains(r.said.Text, "Recorded: this file was issued on 9 July 2026") || r.main() != fyne.KeyO {
		t.Errorf("it says %q", r.said.Text)
	}
	if c.Press(fyne.KeyR); len(c.Told) == 0 || c.Canvas().Overlays().Top() == nil {
		t.Error("the key of a record that is kept did something")
	}
}

func TestADocumentThatWentOutEarlierIsRecordedForItsDay(t *testing.T) {
	c := posted(t)
	r := made(t, c, data.IssuedAgenda, export.Options{})
	k := newKeeping(r)
	k.on.SetText("11 July 2026")
	if err := k.record(); err == nil || !strings.Contains(err.Error(), "a day to come") {
		t.Errorf("issued the day after tomorrow: %v", err)
	}
	k.on.SetText("1 July 2026")
	k.mailed.Checked = false
	k.others.SetText("the website,  Thornmere Library ,")
	if err := k.record(); err != nil {
		t.Fatal(err)
	}
	if got := data.DateOf(r.issued.At); got != "2026-07-01" {
		t.Errorf("recorded for %s", got)
	}
	if got := names(r.issued.Recipients); !strings.HasSuffix(got, ", the website and Thornmere Library") || strings.Contains(got, "Day") {
		t.Errorf("recorded to %s", got)
	}
}

// TestWritingToTheMembers reads the draft as a mail program does.
func TestWritingToTheMembers(t *testing.T) {
	c := posted(t)
	r := made(t, c, data.IssuedPack, export.Options{})
	c.Press(fyne.KeyW)
	c.Look("ready-mail")
	path := strings.TrimSuffix(r.path, ".pdf") + ".eml"
	if !slices.Equal(c.Opened, []string{path}) {
		t.Fatalf("opened %v", c.Opened)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 2 || m.Header.Get("X-Unsent") != "1" {
		t.Errorf("to %v, %v", to, err)
	}
	if !strings.Contains(r.said.Text, "a draft to 2 people") || !strings.Contains(r.said.Text, "On paper: Councillor Robert Quill, ") {
		t.Errorf("it says %q", r.said.Text)
	}
}

func TestTheOtherDeedsHaveKeys(t *testing.T) {
	c := posted(t)
	r := made(t, c, data.IssuedAgenda, export.Options{})
	c.Press(fyne.KeyO)
	c.Press(fyne.KeyK)
	ics := filepath.Join(filepath.Dir(r.path), "2026-07-09 Finance meeting.ics")
	if !slices.Equal(c.Opened, []string{r.path, ics}) {
		t.Errorf("opened %v", c.Opened)
	}
	if entry, err := os.ReadFile(ics); err != nil || !bytes.Contains(entry, []byte("DTSTART;TZID=Europe/London:20260709T190000\r\n")) {
		t.Errorf("the entry is %s, %v", entry, err)
	}
	c.Press(fyne.KeyC)
	if got := fyne.CurrentApp().Clipboard().Content(); got != r.path {
		t.Errorf("copied %q", got)
	}
	shown := make(chan string, 1)
	r.reveal = func(_ context.Context, path string) error { shown <- path; return nil }
	c.Press(fyne.KeyF)
	if got := <-shown; got != r.path {
		t.Errorf("showed %q", got)
	}
	c.Session.Open = func(string) error { return sentence("No program opens it.") }
	c.Press(fyne.KeyW)
	if c.Canvas().Overlays().Top() == nil || strings.Contains(r.said.Text, "draft") {
		t.Error("a mail that nothing opened is said to be open")
	}
}

func TestWhatIsRecordedWhen(t *testing.T) {
	for _, c := range []struct {
		kind     data.IssueKind
		status   data.Status
		may, due bool
	}{
		{data.IssuedAgenda, data.Planned, false, false}, // the numbers can still change
		{data.IssuedPack, data.Issued, true, true},
		{data.IssuedSupplement, data.Issued, true, true},
		{data.IssuedPack, data.Drafting, true, false},
		{data.IssuedAgenda, data.Cancelled, true, false},
		{data.IssuedMinutes, data.Drafting, false, false},
		{data.IssuedMinutes, data.WithChair, false, false},
		{data.IssuedMinutes, data.DraftPublished, true, true},
		{data.IssuedMinutes, data.Signed, true, true},
		{data.IssuedDecisions, data.Issued, false, false},
		{data.IssuedDecisions, data.Drafting, true, false},
		{"", data.Signed, false, false}, // the chair's running sheet
	} {
		r := &ready{what: what{kind: c.kind}, record: record.Meeting{Meeting: data.Meeting{Status: c.status}}}
		if may := rules.MayIssue(c.kind, c.status); may != c.may || r.isDue() != c.due {
			t.Errorf("%s of a meeting that is %s: may %v, due %v", c.kind, c.status, may, r.isDue())
		}
	}
}

func TestWhatIsSaidOfADocument(t *testing.T) {
	r := &ready{made: export.Result{Pages: 1, Warnings: []export.Warning{{Where: "minute 31", What: "a character has no glyph"}},
		Withheld: []leak.Withheld{{Item: "Item 9 Land", What: "text, 2 papers", Reasons: "paragraph 3"}}},
		changes: []string{"Item 2 Budget is new"}, before: data.Issue{At: uitest.Now()}}
	got := fmt.Sprint(r.parts())
	for _, want := range []string{"Minute 31: a character has no glyph", "Item 9 Land: text, 2 papers; paragraph 3", "on 22 November 2026", "Item 2 Budget is new"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
}

// TestIssuingAgain: the second issue says what has changed, to the clerk and to the
// members.
func TestIssuingAgain(t *testing.T) {
	c := posted(t)
	ctx := context.Background()
	c.Press(fyne.KeyEscape)
	if err := newKeeping(made(t, c, data.IssuedPack, export.Options{})).record(); err != nil {
		t.Fatal(err)
	}
	c.Press(fyne.KeyEscape)
	again := made(t, c, data.IssuedPack, export.Options{})
	if again.issued.ID == 0 || len(again.parts()) != 0 {
		t.Errorf("the same pack again: %v, %q", again.parts(), again.said.Text)
	}
	c.Press(fyne.KeyEscape)
	items, err := c.Book.Items(ctx, c.Meeting.ID) // with their numbers
	if err != nil {
		t.Fatal(err)
	}
	budget := items[2]
	budget.Title = "Budget monitoring"
	if err := c.Book.SaveItem(ctx, &budget); err != nil {
		t.Fatal(err)
	}
	if err := c.Book.AddItem(ctx, &data.Item{Meeting: c.Meeting.ID, Title: "Flood wall"}, 0); err != nil {
		t.Fatal(err)
	}
	r := made(t, c, data.IssuedPack, export.Options{})
	c.Look("ready-changed")
	want := []string{"Item 3 Budget monitoring was called “Budget monitoring 2026/27”", "Item 5 Flood wall is new"}
	if !slices.Equal(r.changes, want) {
		t.Errorf("changed: %q", r.changes)
	}
	if text := r.letter(nil).Text; !strings.Contains(text, "- Item 5 Flood wall is new.") {
		t.Errorf("the letter: %s", text)
	}
}

// TestTheLetterOfARestrictedCopyNamesNothingExempt: anybody can read a mail on its
// way.
func TestTheLetterOfARestrictedCopyNamesNothingExempt(t *testing.T) {
	c := posted(t)
	ctx := context.Background()
	if err := newKeeping(made(t, c, data.IssuedPack, export.Options{Restricted: true})).record(); err != nil {
		t.Fatal(err)
	}
	for _, it := range []data.Item{{Title: "Offer of £40,000 to Mr Sly", Exempt: "3", Description: "Land"}, {Title: "Flood wall"}} {
		it.Meeting = c.Meeting.ID
		if err := c.Book.AddItem(ctx, &it, 0); err != nil {
			t.Fatal(err)
		}
		if err := c.Book.SaveItem(ctx, &it); err != nil {
			t.Fatal(err)
		}
	}
	r := made(t, c, data.IssuedPack, export.Options{Restricted: true})
	if !strings.Contains(fmt.Sprint(r.changes), "Mr Sly") {
		t.Errorf("the clerk is told of %q", r.changes)
	}
	for _, when := range []string{"before", "after"} {
		text := r.letter(nil).Text
		if strings.Contains(text, "Sly") || !strings.Contains(text, "Flood wall is new") {
			t.Errorf("%s it is recorded the letter says %s", when, text)
		}
		if err := newKeeping(r).record(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestIssuedList(t *testing.T) {
	c := posted(t)
	d := showIssued(c.Session, c.Meeting.ID)
	c.Look("issued-none")
	d.Hide()
	for i, r := range []*ready{made(t, c, data.IssuedAgenda, export.Options{}), made(t, c, data.IssuedPack, export.Options{Restricted: true})} {
		k := newKeeping(r)
		k.others.SetText([]string{"the website", ""}[i])
		if err := k.record(); err != nil {
			t.Fatal(err)
		}
		r.dialog.Hide()
	}
	for name, palette := range map[string]look.Palette{"light": look.Light, "dark": look.Dark, "contrast": look.HighContrast} {
		fyne.CurrentApp().Settings().SetTheme(look.New(palette, 0))
		d = showIssued(c.Session, c.Meeting.ID)
		c.Look("issued-" + name)
		d.Hide()
	}
	issues, err := c.Book.Issues(context.Background(), c.Meeting.ID)
	if err != nil || len(issues) != 2 {
		t.Fatal(issues, err)
	}
	if got := documentName(issues[1]); got != "Pack, restricted" {
		t.Errorf("called %q", got)
	}
	if got := sentTo("To ", issues[0].Recipients); got != "To Councillor Ann Day and Councillor Owen Marsh by email, and to Councillor Robert Quill, Councillor Mary Sedge, Councillor Tom Teasel, Helen Bract and the website" {
		t.Errorf("sent %q", got)
	}
	for _, to := range issues[1].Recipients {
		if to.Name == "Helen Bract" {
			t.Error("an officer has the restricted copy")
		}
	}
}

func TestRevealing(t *testing.T) {
	for _, c := range []struct{ system, want string }{
		{"windows", "explorer /select,/a b/c,d.pdf"},
		{"darwin", "open -R /a b/c,d.pdf"},
		{"linux", "array:string:file:///a%20b/c%2Cd.pdf string:"}, // dbus-send parts an array at commas
	} {
		if got := strings.Join(revealing(c.system, "/a b/c,d.pdf")[0], " "); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s", c.system, got)
		}
	}
}

// TestPapersThatNotEveryoneCanRead stand in a list of their own, a line each.
func TestPapersThatNotEveryoneCanRead(t *testing.T) {
	barred := []string{"Plan (it has no tags)", "Map (it has no title)"}
	r := &ready{made: export.Result{Barred: barred, Warnings: []export.Warning{
		{Where: `item 2, paper "Plan"`, What: "it is signed"}, {Where: export.NotAccessible, What: "not everyone can read them: Plan (it has no tags); Map (it has no title)"}}}}
	want := []part{{"Please look at these", []string{`Item 2, paper "Plan": it is signed`}}, {"Not everyone can read these papers", barred}}
	if got := r.parts(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestAPreviewIsNoSuccess: green is what is done.
func TestAPreviewIsNoSuccess(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	r := made(t, c, data.IssuedAgenda, export.Options{})
	if !strings.Contains(r.said.Text, "not issued yet") || r.said.Importance != widget.MediumImportance {
		t.Errorf("%q, importance %v", r.said.Text, r.said.Importance)
	}
}
