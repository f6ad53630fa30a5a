package merge

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/data/store"
	"minutebook/ui/exporting"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// desk is the screen on a meeting with minutes.
type desk struct {
	*uitest.Council
	screen *Screen
	dir    string // where files are put
}

// The paragraphs of the third item, by name.
var budget = []doc.Block{
	{ID: "over", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The Head of Finance said that the overspend was seven per cent, and that the reserves would bear it."}}},
	{ID: "asked", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "In answer to a question she said that the "}, {Text: "price of gas", Bold: true}, {Text: " was fixed until May."}}},
	{ID: "noted", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}, Runs: []doc.Run{{Text: "That the report be noted."}}},
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	var s *Screen
	c := uitest.NewCouncil(t, func(of *session.Session) session.Screen { s = newScreen(of); return s })
	d := &desk{Council: c, screen: s, dir: t.TempDir()}
	ctx := context.Background()
	if err := c.Book.SetStatus(ctx, c.Meeting.ID, data.Issued); err != nil {
		t.Fatal(err)
	}
	if err := c.Book.BeginMinutes(ctx, c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	var err error
	if c.Items, err = c.Book.Items(ctx, c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	d.write(t, 0, doc.Block{ID: "none", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "There were none."}}})
	d.write(t, 2, budget...)
	d.write(t, 4, doc.Block{ID: "rents", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Allotment rents rise by two pounds from April."}}})
	fyne.CurrentApp().Preferences().SetString("export.folder", d.dir)
	s.Show(session.Place{Screen: session.Review, Meeting: c.Meeting.ID})
	return d
}

// write saves the minutes of an item.
func (d *desk) write(t testing.TB, item int, blocks ...doc.Block) {
	t.Helper()
	ctx := context.Background()
	texts, err := d.Book.Texts(ctx, d.Items[item].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Book.SaveText(d.Items[item].ID, store.MinutesPart, doc.Document{Blocks: blocks}, texts.Minutes.Rev); err != nil {
		t.Fatal(err)
	}
}

// text is the minutes of an item in plain words.
func (d *desk) text(t testing.TB, item int) string {
	t.Helper()
	texts, err := d.Book.Texts(context.Background(), d.Items[item].ID)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Plain(texts.Minutes.Doc)
}

// sent is a file as it went to a reader.
func (d *desk) sent(t testing.TB, to data.Reader, password string) review.File {
	t.Helper()
	r := data.Review{Meeting: d.Meeting.ID, Reader: to}
	content, err := d.Book.SendReview(context.Background(), &r, password)
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(content, password)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// returned writes a file as its reader sends it back.
func (d *desk) returned(t testing.TB, f review.File, password string) string {
	t.Helper()
	f.Answer.Round++
	f.Answer.At, f.Answer.By = d.Clock.Add(time.Hour), f.Sent.To.Name
	if f.Answer.Verdict == "" {
		f.Answer.Verdict = data.VerdictReturned
	}
	content, err := review.Encode(f, password)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(d.dir, "back "+f.Sent.To.Name+review.Extension)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// changed is a block with words struck out and put in.
func changed(b doc.Block, old, new string) doc.Block {
	var runs []doc.Run
	for _, r := range b.Runs {
		before, after, found := strings.Cut(r.Text, old)
		if !found {
			runs = append(runs, r)
			continue
		}
		part := func(text string, e doc.Edit) {
			if text != "" {
				one := r
				one.Text, one.Edit = text, e
				runs = append(runs, one)
			}
		}
		part(before, "")
		part(old, doc.Struck)
		part(new, doc.Added)
		part(after, "")
	}
	b.Runs = runs
	return b
}

var (
	chair   = data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}
	officer = data.Reader{Name: "Helen Bract", Capacity: "Head of Finance"}
)

// chairsAnswer is what the chair says: two changes and a paragraph put in at the third
// item, a remark on words, one on the whole.
func (d *desk) chairsAnswer(t *testing.T) review.File {
	t.Helper()
	f := d.sent(t, chair, "")
	item := d.Items[2].UID
	f.Answer.Texts = map[string]doc.Document{item: {Blocks: []doc.Block{
		changed(budget[0], "seven", "eight"),
		budget[1],
		{ID: "thanks", Kind: doc.Paragraph, Edit: doc.Added, Runs: []doc.Run{{Text: "The Chairman thanked the officers.", Edit: doc.Added}}},
		changed(budget[2], "noted", "received"),
	}}}
	f.Answer.Remarks = []review.Remark{
		{Key: "r1", Item: item, Block: "asked", From: 42, To: 54, Quote: "price of gas", Text: "Was it not the price of power?", At: d.Clock},
		{Key: "r2", Text: "A clear set of minutes, thank you.", At: d.Clock},
	}
	return f
}

// take takes a file in and waits until it is there.
func (d *desk) take(t testing.TB, path string) {
	t.Helper()
	told, failed := len(d.Told), len(d.Failed)
	d.screen.take(path)
	uitest.Until(t, "the file to be taken in", func() bool {
		return len(d.Told) > told || len(d.Failed) > failed || d.Canvas().Overlays().Top() != nil
	})
}

func (d *desk) lastTold() string {
	if len(d.Told) == 0 {
		return ""
	}
	return d.Told[len(d.Told)-1]
}

func TestSendsAFileToEachReader(t *testing.T) {
	d := newDesk(t)
	d.Look("merge-empty")
	d.Run(session.KeyNew)
	d.Look("merge-send")
	d.Type("bract")
	d.Press(fyne.KeyReturn)
	d.Look("merge-send-two")
	d.Press(fyne.KeyReturn) // the field is empty: the dialog is answered
	uitest.Until(t, "the files", func() bool { return len(d.screen.reviews) == 2 })
	d.Look("merge-sent")
	for _, name := range []string{"Councillor Ann Day", "Helen Bract"} {
		content, err := os.ReadFile(filepath.Join(d.dir, "2026-07-09 Finance draft minutes for "+name+review.Extension))
		if err != nil {
			t.Fatal(err)
		}
		f, err := review.Decode(content, "")
		if err != nil || f.Sent.To.Name != name || len(f.Sent.Record.Items) != len(d.Items) {
			t.Errorf("%s has a file to %+v of %d items, %v", name, f.Sent.To, len(f.Sent.Record.Items), err)
		}
	}
	d.Press(fyne.KeyW)
	if len(d.Opened) != 2 || filepath.Ext(d.Opened[0]) != ".eml" {
		t.Errorf("opened %q, %v", d.Opened, d.Failed)
	}
	mail, err := os.ReadFile(d.Opened[0])
	if err != nil || !strings.Contains(string(mail), "Councillor Ann Day") || !strings.Contains(string(mail), ".minutereview") {
		t.Errorf("the mail is %.600s, %v", mail, err)
	}
	d.Press(fyne.KeyEscape)
	if d.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the panel")
	}
	if d.screen.record.Meeting.Status != data.WithChair {
		t.Errorf("the minutes are %s once the chair has them", d.screen.record.Meeting.Status)
	}
}

func TestNoFileIsReplaced(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []string{"a.minutereview", "a (2).minutereview", "a (3).minutereview"} {
		path, err := writeNew(dir, "a", []byte{byte(i)})
		if err != nil || filepath.Base(path) != want {
			t.Errorf("file %d is %s, %v; want %s", i, path, err, want)
		}
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "a.minutereview")); len(b) != 1 || b[0] != 0 {
		t.Error("the first file was replaced")
	}
	if _, err := writeNew(filepath.Join(dir, "nowhere"), "a", nil); err == nil {
		t.Error("a file in a folder that is not there was written")
	}
}

func TestSendingAsksForWhatIsMissing(t *testing.T) {
	d := newDesk(t)
	secret := d.Items[4]
	secret.Exempt = "3"
	if err := d.Book.SaveItem(context.Background(), &secret); err != nil {
		t.Fatal(err)
	}
	s := send(d.Session, d.Meeting.ID, nil)
	s.which.SetSelectedIndex(someItems)
	if err := s.answer(); err == nil || !strings.Contains(err.Error(), "tick the items") {
		t.Errorf("no item is ticked: %v", err)
	}
	s.items.Mark(4, true)
	if err := s.answer(); err == nil || !strings.Contains(err.Error(), "Allotment rents is exempt") {
		t.Errorf("an exempt item is ticked: %v", err)
	}
	d.Look("merge-send-exempt")
	s.remove(0)
	if err := s.answer(); err == nil || !strings.Contains(err.Error(), "name a reader") {
		t.Errorf("there is no reader: %v", err)
	}
	s.reader.SetValue("Jo Rowan")
	s.exempt.SetChecked(true)
	s.folder.SetText(filepath.Join(d.dir, "nowhere"))
	if err := s.answer(); err == nil || !strings.Contains(err.Error(), "There is no folder") {
		t.Errorf("there is no folder: %v", err)
	}
	s.folder.SetText(d.dir)
	s.password.SetText("four words in a row")
	d.Look("merge-send-restricted")
	if err := s.answer(); err != nil {
		t.Fatal(err)
	}
	s.dialog.Hide()
	uitest.Until(t, "the file", func() bool { files, _ := os.ReadDir(d.dir); return len(files) == 1 })
	content, err := os.ReadFile(filepath.Join(d.dir, "2026-07-09 Finance draft minutes for Jo Rowan.minutereview"))
	if err != nil || !review.Locked(content) {
		t.Fatalf("the file is not locked: %v", err)
	}
	f, err := review.Decode(content, "four words in a row")
	if err != nil || len(f.Sent.Record.Items) != 1 || f.Sent.Record.Items[0].Minutes.Empty() {
		t.Errorf("the reader has %+v, %v", f.Sent.Record.Items, err)
	}
	if exporting.Folder() != d.dir {
		t.Errorf("the next file goes to %s", exporting.Folder())
	}
}
