package minutebook

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"software.sslmate.com/src/go-pkcs12"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/export/sign"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// book is the minute book of the council with the minutes of June and of May
// approved by the meeting of 9 July, and a draft of 25 June that waits.
func book(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen {
		s = newScreen(ses)
		return s
	})
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	held := func(day data.Date) data.Meeting {
		m := data.Meeting{Body: c.Body.ID, Kind: data.OrdinaryMeeting, Start: day.At("19:00"), Venue: c.Body.Venue, Status: data.Planned}
		must(c.Book.StartMeeting(ctx, &m, 0))
		for _, title := range []string{"Apologies for absence", "Allotment rents"} {
			uitest.AddMinutes(t, c.Book, m, title, doc.Text("The rent of "+day.Medium()+" be fifty pounds."))
		}
		must(c.Book.BeginMinutes(ctx, m.ID))
		must(c.Book.Publish(ctx, m.ID))
		return m
	}
	may, june := held("2026-05-14"), held("2026-06-04")
	held("2026-06-25")
	must(c.Book.BeginMinutes(ctx, c.Meeting.ID))
	item, err := c.Book.Item(ctx, c.Items[1].ID)
	must(err)
	at := data.Approval{At: c.Meeting.ID, Item: item.ID, Minute: item.MinuteNumber}
	must(c.Book.Approve(ctx, may.ID, at, nil))
	must(c.Book.Approve(ctx, june.ID, at, nil))
	s.Show(session.Place{Screen: session.MinuteBook, Body: c.Body.ID})
	verified(t, s)
	return c, s
}

// verified waits until the chain was verified.
func verified(t *testing.T, s *Screen) {
	t.Helper()
	uitest.Until(t, "the chain", func() bool { return s.chain.tone != widgets.Plain })
}

func TestTheBookIsInOrderAndWhole(t *testing.T) {
	c, s := book(t)
	c.Look("minutebook")
	if len(s.rows) != 2 || s.rows[0].Meeting.Start.Date() != "2026-05-14" || s.rows[1].Meeting.Start.Date() != "2026-06-04" {
		t.Fatalf("the book has %d rows", len(s.rows))
	}
	if got := s.chain.words.Text; s.chain.tone != widgets.Good || !strings.HasPrefix(got, "The book is whole: all 2 records") {
		t.Errorf("the chain: %q", got)
	}
	if !strings.Contains(s.about.Text, "Nobody has signed it yet.") {
		t.Errorf("about the last: %q", s.about.Text)
	}
	c.Press(fyne.KeyReturn)
	if len(c.Went) != 1 || c.Went[0].Meeting != s.rows[1].Meeting.ID || c.Went[0].Screen != session.Minutes {
		t.Fatalf("went to %+v", c.Went)
	}
	c.Type("g")
	if len(c.Went) != 2 || c.Went[1].Meeting != c.Meeting.ID || c.Went[1].Item != c.Items[1].ID {
		t.Errorf("went to %+v", c.Went)
	}
}

func TestSignedInInk(t *testing.T) {
	c, s := book(t)
	c.Type("s")
	c.Look("sign-ink")
	c.Press(fyne.KeyReturn) // the chair is proposed, and ink today
	if got := s.rows[1].Signatures; len(got) != 1 || got[0].Person != "Councillor Ann Day" || got[0].Capacity != "Chairman" || got[0].Method != Ink {
		t.Fatalf("signed %+v: %v", got, c.Failed)
	}
	if !strings.Contains(s.about.Text, "Signed by Councillor Ann Day, Chairman, on Thursday 9 July 2026, in ink on paper.") {
		t.Errorf("below the list: %q", s.about.Text)
	}
	if c.Canvas().Focused() != s.list || s.list.Cursor() != 1 {
		t.Error("the hands are not on the list, or on another row")
	}
	c.Look("signed")
}

// The person presiding when they were approved signs, on that day where in ink.
func TestWhoPresidedWhenTheyWereApprovedSigns(t *testing.T) {
	c, s := book(t)
	c.Clock = c.Clock.AddDate(0, 0, 5)
	a := data.Attendance{Meeting: c.Meeting.ID, Person: c.Members[1].Person, Role: data.Chair, Presence: data.Present}
	if err := c.Book.SaveAttendance(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	g := s.askSignature(s.rows[0])
	if g.who.Value() != "Councillor Owen Marsh" || g.on.Value() != "Thu 9 July 2026" {
		t.Errorf("proposed are %s, %s", g.who.Value(), g.on.Value())
	}
	g.how.SetSelectedIndex(1)
	if g.on.Value() != "Tue 14 July 2026" {
		t.Errorf("drawn, the day is %s", g.on.Value())
	}
	g.on.SetText("10 jul 2026")
	g.how.SetSelectedIndex(0)
	if g.on.Value() != "10 jul 2026" {
		t.Errorf("the clerk's day became %s", g.on.Value())
	}
}

func TestChainLooks(t *testing.T) {
	whole, broken := newChainLine(), newChainLine()
	w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return container.NewVBox(whole, broken) })
	whole.set(chainWords(store.ChainReport{Approvals: 14}))
	broken.set(chainWords(store.ChainReport{Approvals: 14, Broken: "the minutes of 4 June 2026 are not what was approved"}))
	w.Resize(fyne.NewSize(640, 130))
	w.Content().Refresh() // the words are of two lines by now
	test.AssertImageMatches(t, "chain.png", w.Canvas().Capture())
}

// scrawl is the photograph of a signature as somebody has it in a file.
func scrawl(t *testing.T) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 300, 120))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for x := 20; x < 280; x++ {
		for y := 50; y < 58; y++ {
			img.Set(x, y+(x%40), color.Black)
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "signature.jpg")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSignedWithAPicture(t *testing.T) {
	c, s := book(t)
	g := s.askSignature(s.rows[0])
	g.how.SetSelectedIndex(1)
	c.Press(fyne.KeyReturn)
	if len(s.rows[0].Signatures) > 0 || c.Canvas().Overlays().Top() == nil {
		t.Fatal("an empty pad was taken for a signature")
	}
	c.Canvas().Focus(g.pad)
	c.Type("p")
	c.Canvas().Focused().(*widgets.Entry).SetText(scrawl(t))
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the ink of the picture", func() bool { return !g.pad.Empty() })
	c.Look("sign-picture")
	c.Press(fyne.KeyReturn)
	got := s.rows[0].Signatures
	if len(got) != 1 || got[0].Method != Imported || !bytes.HasPrefix(got[0].Picture, []byte("\x89PNG")) {
		t.Fatalf("signed %+v: %v", got, c.Failed)
	}
}

// A signature is drawn with the mouse: what is kept is its picture, with ink on it.
func TestSignedWithTheMouse(t *testing.T) {
	c, s := book(t)
	g := s.askSignature(s.rows[1])
	g.how.SetSelectedIndex(1)
	at := func(x float32) fyne.PointEvent { return fyne.PointEvent{Position: fyne.NewPos(x, 60+x/9)} }
	g.pad.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: at(40)})
	for x := float32(50); x < 240; x += 10 {
		g.pad.Dragged(&fyne.DragEvent{PointEvent: at(x), Dragged: fyne.NewDelta(10, 1)})
	}
	g.pad.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	c.Clock = c.Clock.AddDate(0, 0, 5) // it is the 14th
	g.on.SetText("10 july 2026")
	c.Press(fyne.KeyReturn)
	if len(s.rows[1].Signatures) > 0 || c.Canvas().Overlays().Top() == nil {
		t.Fatal("what is drawn now was signed on another day")
	}
	g.on.SetText("14 july 2026")
	c.Look("sign-drawn")
	c.Press(fyne.KeyReturn)
	got := s.rows[1].Signatures
	if len(got) != 1 || got[0].Method != Drawn {
		t.Fatalf("signed %+v: %v", got, c.Failed)
	}
	img, err := png.Decode(bytes.NewReader(got[0].Picture))
	if err != nil || img.Bounds().Dx() < 100 {
		t.Fatalf("the picture: %v, %v", img.Bounds(), err)
	}
	if !strings.Contains(s.about.Text, "with a signature drawn on the screen.") {
		t.Errorf("below the list: %q", s.about.Text)
	}
}

// The signed PDF is written, holds a signature that verifies, and its hash is kept.
func TestSignedWithACertificate(t *testing.T) {
	c, s := book(t)
	if err := c.Book.SaveLeaves(context.Background(), s.rows[0].Meeting.ID, 1, 3); err != nil {
		t.Fatal(err)
	}
	g := s.askSignature(s.rows[1])
	g.how.SetSelectedIndex(2)
	if g.leaf.Number() != 4 {
		t.Errorf("after leaf 3 comes %d", g.leaf.Number())
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "chair.p12")
	if err := os.WriteFile(file, certificate(t), 0o600); err != nil {
		t.Fatal(err)
	}
	g.file.SetText(file)
	g.password.SetText("wrong")
	g.to.SetText(filepath.Join(dir, "minutes"))
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the dialog again", func() bool { return c.Canvas().Focused() == g.password })
	if len(s.rows[1].Signatures) > 0 {
		t.Fatal("signed with a wrong password")
	}
	c.Look("sign-certificate-wrong")
	g.password.SetText("secret")
	c.Look("sign-certificate")
	c.Press(fyne.KeyReturn) // twice: who is in doubt presses again
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the signature", func() bool { return len(s.rows[1].Signatures) > 0 && c.Canvas().Overlays().Top() == nil })
	if n := len(s.rows[1].Signatures); n != 1 || c.Canvas().Focused() != s.list {
		t.Errorf("signed %d times, or the hands are not on the list", n)
	}
	got := s.rows[1].Signatures[0]
	pdf, err := os.ReadFile(filepath.Join(dir, "minutes.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := sign.Verify(context.Background(), pdf)
	if err != nil || len(list) != 1 || sign.Check(list) != nil {
		t.Fatalf("the file: %+v, %v", list, err)
	}
	if got.Method != Certificate || got.Certificate == "" || got.Document != sum(pdf) {
		t.Errorf("kept %+v", got)
	}
	if first, last, err := c.Book.Leaves(context.Background(), s.rows[1].Meeting.ID); err != nil || first != 4 || last < 4 {
		t.Errorf("signed are leaves %d to %d, %v", first, last, err)
	}
}

// Whoever closes the window while it signs has signed all the same.
func TestClosedWhileItSigns(t *testing.T) {
	c, s := book(t)
	to := certify(t, c, s)
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	m, err := c.Book.Record(context.Background(), s.rows[1].Meeting.ID)
	if err != nil || len(m.Signatures) != 1 {
		t.Fatalf("%d signatures, %v", len(m.Signatures), err)
	}
	if pdf, err := os.ReadFile(to); err != nil || sum(pdf) != m.Signatures[0].Document {
		t.Errorf("the file is not what was signed: %v", err)
	}
}

// What is cancelled is not signed, and no file stays; the question comes back.
func TestSigningIsCancelled(t *testing.T) {
	c, s := book(t)
	ended, end := context.WithCancel(context.Background())
	end()
	dir := t.TempDir()
	file := filepath.Join(dir, "chair.p12")
	if err := os.WriteFile(file, certificate(t), 0o600); err != nil {
		t.Fatal(err)
	}
	made := &certifier{session: s.session, record: s.rows[1], from: file, password: "secret", to: filepath.Join(dir, "minutes.pdf"),
		signature: data.Signature{Person: "Ann Day", Capacity: "Chairman", SignedAt: c.Clock, Method: Certificate}}
	if err := made.sign(ended, func(float64, string) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	m, err := c.Book.Record(context.Background(), s.rows[1].Meeting.ID)
	if _, there := os.Stat(made.to); err != nil || len(m.Signatures) > 0 || there == nil {
		t.Errorf("%d signatures, %v, a file: %v", len(m.Signatures), err, there == nil)
	}
}

// A certificate of somebody else signs, and the clerk is told whose it is.
func TestTheCertificateOfSomebodyElse(t *testing.T) {
	c, s := book(t)
	g := s.askSignature(s.rows[1])
	g.who.SetValue("Councillor Owen Marsh")
	fill(t, g)
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the warning", func() bool { return len(s.rows[1].Signatures) == 1 && c.Canvas().Overlays().Top() != nil })
	c.Look("sign-certificate-other")
	c.Press(fyne.KeyEscape)
	if c.Canvas().Overlays().Top() != nil || c.Canvas().Focused() != s.list {
		t.Error("the hands are not on the list")
	}
}

// What was wrong with a field goes as soon as it is right.
func TestTheDayIsTypedAfterAll(t *testing.T) {
	c, s := book(t)
	g := s.askSignature(s.rows[1])
	g.on.SetText("")
	c.Press(fyne.KeyReturn)
	asked := func() bool {
		return slices.ContainsFunc(test.LaidOutObjects(c.Canvas().Overlays().Top()), func(o fyne.CanvasObject) bool {
			l, ok := o.(*widget.Label)
			return ok && l.Visible() && strings.HasPrefix(l.Text, "A date is needed")
		})
	}
	if !asked() || c.Canvas().Focused() != g.on {
		t.Fatal("no date was asked for")
	}
	c.Type("9 july 2026")
	if asked() {
		t.Error("a date is asked for although it is there")
	}
	g.on.SetText("")
	c.Press(fyne.KeyReturn)
	g.how.SetSelectedIndex(1) // which proposes today
	if asked() {
		t.Error("a date is asked for although it was proposed")
	}
}

// certify answers the question for the newest minutes with a certificate and says
// where the signed file goes.
func certify(t *testing.T, c *uitest.Council, s *Screen) string {
	t.Helper()
	g := s.askSignature(s.rows[1])
	to := fill(t, g)
	c.Press(fyne.KeyReturn)
	return to
}

// fill fills in the certificate of Ann Day.
func fill(t *testing.T, g *signing) string {
	t.Helper()
	g.how.SetSelectedIndex(2)
	dir := t.TempDir()
	file := filepath.Join(dir, "chair.p12")
	if err := os.WriteFile(file, certificate(t), 0o600); err != nil {
		t.Fatal(err)
	}
	g.file.SetText(file)
	g.password.SetText("secret")
	g.to.SetText(filepath.Join(dir, "minutes.pdf"))
	return g.to.Value()
}

// sum is the SHA-256 of a file.
func sum(file []byte) string { return fmt.Sprintf("%x", sha256.Sum256(file)) }

// certificate is the file of a certificate of Ann Day with its key, for the year of
// the tests, with the password "secret".
func certificate(t *testing.T) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Ann Day"}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}
	der, err := x509.CreateCertificate(rand.Reader, &of, &of, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	file, err := pkcs12.Modern.WithIterations(1).Encode(key, leaf, nil, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// What the witness of the approvals knows and the book does not is found, and named.
func TestABrokenChainIsNamed(t *testing.T) {
	c, s := book(t)
	witness := filepath.Join(c.Book.Dir(), "approvals.txt")
	lines, err := os.ReadFile(witness)
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Split(string(lines), "\t") // when, body, number, meeting, hash, words
	hash := fields[4]
	if err := os.WriteFile(witness, []byte(strings.Replace(string(lines), hash, strings.Repeat("0", len(hash)), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Type("v")
	verified(t, s)
	if s.chain.tone != widgets.Bad || !strings.HasPrefix(s.chain.words.Text, "The chain is broken: ") {
		t.Errorf("the chain: %q", s.chain.words.Text)
	}
	c.Look("minutebook-broken")
}

// A record whose text was altered by another program cannot be read: it keeps its row,
// and the others theirs.
func TestAnAlteredRecordKeepsItsRow(t *testing.T) {
	c, s := book(t)
	ctx, dir := context.Background(), t.TempDir()
	if err := c.Book.Backup(ctx, dir); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "book.db")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	words := []byte("14 May 2026 be fifty pounds")
	if err := os.WriteFile(file, bytes.ReplaceAll(whole, words, bytes.Replace(words, []byte("fifty"), []byte("sixty"), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if s.session.Book, err = store.Open(ctx, dir, store.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.session.Book.Close()
	s.read()
	verified(t, s)
	if len(s.rows) != 2 || s.rows[0].Approval != nil || s.rows[1].Approval == nil {
		t.Fatalf("%d rows", len(s.rows))
	}
	if s.chain.tone != widgets.Bad || !strings.Contains(s.chain.words.Text, "14 May 2026") {
		t.Errorf("the chain: %q", s.chain.words.Text)
	}
	s.list.SetCursor(0)
	if !strings.HasPrefix(s.about.Text, "This record cannot be read") {
		t.Errorf("about it: %q", s.about.Text)
	}
	c.Type("s")
	if told := c.Told; len(told) == 0 || !strings.HasPrefix(told[len(told)-1], "These minutes cannot be signed") {
		t.Errorf("signing it: %q", told)
	}
	c.Look("minutebook-altered")
}

// The minutes of another body that are not what was approved are not passed over.
func TestAnotherBodysBrokenChainIsNamed(t *testing.T) {
	_, s := book(t)
	body := s.chosen().ID
	s.verified(body, []store.ChainReport{{Body: body, Approvals: 2}, {Body: body + 1, BodyName: "Footpaths Panel", Broken: "what was approved was altered"}})
	if s.chain.tone != widgets.Bad || !strings.HasSuffix(s.chain.words.Text, " Those of Footpaths Panel are not: choose them above.") {
		t.Errorf("the chain: %q", s.chain.words.Text)
	}
}

// What was lost and belongs to no body any more is told at the bodies that are whole.
func TestWhatIsLostIsNamed(t *testing.T) {
	_, s := book(t)
	body := s.chosen().ID
	s.verified(body, []store.ChainReport{{Body: body, Approvals: 2}, {BodyName: "the book itself", Broken: "a correction is missing"}})
	if s.chain.tone != widgets.Bad || !strings.HasPrefix(s.chain.words.Text, "The chain is broken: a correction is missing. ") {
		t.Errorf("the chain: %q", s.chain.words.Text)
	}
}

// The leaves of the book are numbered from where the clerk says, and the next time
// that number is proposed.
func TestTheBookIsExported(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	c, s := book(t)
	s.export()
	c.Press(fyne.KeyTab)
	if e, ok := c.Canvas().Focused().(*widgets.NumberEntry); !ok || e.Number() != 1 {
		t.Fatalf("the hands are on %T", c.Canvas().Focused())
	}
	c.Type("41")
	c.Look("minutebook-export")
	c.Press(fyne.KeyReturn)
	path := filepath.Join(t.TempDir(), "book")
	c.Canvas().Focused().(*widgets.Entry).SetText(path)
	c.Press(fyne.KeyReturn)
	uitest.Until(t, "the file", func() bool { return len(c.Told) > 0 })
	pdf, err := os.ReadFile(path + ".pdf")
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Fatalf("%v, %v", err, c.Failed)
	}
	if want := "Exported: " + path + ".pdf, leaves 41 to "; !strings.HasPrefix(c.Told[0], want) {
		t.Error(c.Told[0])
	}
	s.export()
	c.Press(fyne.KeyTab)
	if e, ok := c.Canvas().Focused().(*widgets.NumberEntry); !ok || e.Number() != 41 {
		t.Error("another number is proposed the next time")
	}
}

// Who has lost approvals.txt is told so, and can write it anew: once, deliberately,
// and the trail says who did.
func TestTheWitnessIsWrittenAnew(t *testing.T) {
	c, s := book(t)
	c.Type("w")
	if c.Canvas().Overlays().Top() != nil {
		t.Fatal("it can be written anew although it is there")
	}
	witness := filepath.Join(c.Book.Dir(), "approvals.txt")
	if err := os.Remove(witness); err != nil {
		t.Fatal(err)
	}
	c.Type("v")
	verified(t, s)
	if s.chain.tone != widgets.Bad || !strings.HasPrefix(s.chain.words.Text, "approvals.txt is missing: ") || !s.anew.Visible() {
		t.Fatalf("the chain: %q", s.chain.words.Text)
	}
	c.Look("minutebook-witness")
	c.Type("w")
	c.Look("minutebook-witness-ask")
	c.Press(fyne.KeyReturn)
	verified(t, s)
	if s.chain.tone != widgets.Good || s.anew.Visible() || c.Canvas().Focused() != s.list {
		t.Errorf("the chain: %q", s.chain.words.Text)
	}
	trail, err := c.Book.Audit(context.Background(), 1)
	if err != nil || len(trail) != 1 || trail[0].Entity != "list of approvals" {
		t.Errorf("the trail ends with %+v, %v", trail, err)
	}
}

func TestABodyWithoutApprovedMinutes(t *testing.T) {
	c, s := book(t)
	uitest.AddBody(t, c.Book, "Parks Committee")
	s.Show(session.Place{Screen: session.MinuteBook})
	s.body.SetSelected("Parks Committee")
	if len(s.rows) != 0 || s.page.Objects[0] != s.empty {
		t.Error("the page does not say that there are none")
	}
	c.Look("minutebook-empty")
}
