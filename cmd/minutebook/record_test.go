package main_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// held is a book in which a committee has met twice: the minutes of the first
// meeting are drafted, those of the second are begun.
type held struct {
	body           data.Body
	first, second  data.Meeting
	dues, dredging data.Item // of the first
	last           data.Item // of the second: the minutes of the last meeting
}

// twoMeetings makes the book of a clerk who wrote the minutes yesterday.
func twoMeetings(c *clerk) (h held) {
	c.t.Helper()
	ctx, today := c.t.Context(), data.DateOf(time.Now())
	book, err := store.Create(ctx, c.book, store.Options{Actor: "Siân Reed"})
	c.must(err)
	defer func() { c.must(book.Close()) }()
	h.body = data.Body{Name: "Harbour Committee", Kind: data.Committee, YearStart: "05-01", Numbering: data.Continuous,
		Notice: data.EnglishPrincipal, Venue: "Custom House", Starts: "19:00"}
	c.must(book.SaveBody(ctx, &h.body))
	for i, name := range []string{"Councillor Ann Day", "Councillor Ben Marsh", "Councillor Clara Quill"} {
		who := data.PersonNamed(name)
		c.must(book.SavePerson(ctx, &who))
		m := data.Member{Body: h.body.ID, Person: who, Role: data.Ordinary, From: today.Add(-400)}
		if i == 0 {
			m.Role = data.Chair
		}
		c.must(book.SaveMember(ctx, &m))
	}
	meet := func(day data.Date) data.Meeting {
		m := data.Meeting{Body: h.body.ID, Kind: data.OrdinaryMeeting, Start: day.At("19:00"), Venue: h.body.Venue, Status: data.Planned}
		c.must(book.StartMeeting(ctx, &m, 0))
		return m
	}
	add := func(m data.Meeting, title string) data.Item {
		it := data.Item{Meeting: m.ID, Title: title}
		c.must(book.AddItem(ctx, &it, 0))
		return it
	}
	write := func(it data.Item, text string) {
		_, err := book.SaveText(it.ID, store.MinutesPart, doc.FromText(text), 0)
		c.must(err)
	}
	h.first, h.second = meet(today.Add(-35)), meet(today.Add(-7))
	h.dues, h.dredging = add(h.first, "Harbour dues"), add(h.first, "Dredging of the inner basin")
	c.must(book.BeginMinutes(ctx, h.first.ID))
	write(h.dues, "The Treasurer said that the dues would bring in £4,200 a year.\nMembers asked whether small boats might pay less.")
	write(h.dredging, "A survey had found 1.4 metres of silt off the fish quay.")
	h.last = add(h.second, "Minutes of the last meeting")
	add(h.second, "Lights on the quay")
	c.must(book.BeginMinutes(ctx, h.second.ID))
	return h
}

// file waits for a file in the clerk's folders and gives its path.
func (c *clerk) file(pattern string) (path string) {
	c.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		for _, dir := range []string{c.dir, filepath.Join(c.dir, "Documents")} {
			if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) == 1 {
				return found[0]
			}
		}
	}
	c.settled("failed")
	c.t.Fatalf("there is no %s after %s; the program said: %s", pattern, patience, c.program.Log())
	return ""
}

// minutes is the text of an item's minutes, block by block.
func (c *clerk) minutes(item int64) (text string) {
	c.t.Helper()
	c.reads(func(b *store.Book) {
		texts, err := b.Texts(c.t.Context(), item)
		c.must(err)
		text = doc.Plain(texts.Minutes.Doc)
	})
	return text
}

// recordsLife is the whole life of a record: a draft goes to the chair, who reads
// it without a book; what comes back is merged with one collision; the draft is
// published and corrected, approved at the next meeting subject to a correction,
// signed on paper and with a certificate, and bound into the minute book.
func recordsLife(c *clerk) {
	c.t.Setenv("HOME", c.dir)
	h := twoMeetings(c)

	// To the chair, in a file.
	c.open("--screen", "review", "--meeting", strconv.FormatInt(h.first.ID, 10))
	c.settled("review")
	c.keys("ctrl+n")
	c.settled("send")
	c.keys("ctrl+Return")
	sent := c.file("*.minutereview")
	c.settled("sent")
	c.status(h.first.ID, data.WithChair)
	c.keys("Escape", "ctrl+q")
	c.ended()

	// The chair reads it on a PC without a book.
	program, err := c.display.Start("Minute Book", c.window, sent)
	c.must(err)
	c.program = program
	c.settled("chair reads")
	c.keys("e", "End")
	c.types(" The Chairman thanked him.")
	c.keys("Down", "Home", "ctrl+shift+Right")
	c.types("Councillors ")
	c.settled("chair has written")
	c.keys("Down", "Escape", "c")
	c.types("Was it not 1.6 metres?")
	c.settled("chair has commented")
	c.keys("Escape", "r")
	c.settled("asked whether to return it")
	c.keys("Return")
	c.settled("returned")
	c.keys("Escape", "ctrl+q")
	c.ended()

	// Meanwhile the clerk changes a paragraph that the chair changed too.
	c.writes(func(b *store.Book) {
		texts, err := b.Texts(c.t.Context(), h.dues.ID)
		c.must(err)
		d := texts.Minutes.Doc
		d.Blocks[1].Runs[0].Text = "Members asked whether small boats could pay less."
		_, err = b.SaveText(h.dues.ID, store.MinutesPart, d, texts.Minutes.Rev)
		c.must(err)
	})

	// What came back is merged.
	c.open("--screen", "review", "--meeting", strconv.FormatInt(h.first.ID, 10))
	c.keys("ctrl+o")
	c.settled("take in")
	c.types(sent)
	c.keys("Return")
	c.settled("taken in")
	c.keys("a")
	c.settled("collision")
	c.keys("a", "r")
	c.types("It was 1.4; the survey is on the file.")
	c.keys("Return")
	c.settled("merged")
	if got, want := c.minutes(h.dues.ID), "The Treasurer said that the dues would bring in £4,200 a year. The Chairman thanked him.\n"+
		"Councillors asked whether small boats might pay less."; got != want {
		c.t.Errorf("after the merge the minutes read %q, want %q", got, want)
	}

	// The draft is published, and corrected with a reason.
	c.keys("ctrl+3")
	c.command("publish")
	c.settled("publish")
	c.keys("Return")
	c.status(h.first.ID, data.DraftPublished)
	c.settled("published")
	c.command("correct the draft")
	c.settled("correct")
	c.types("The figure was misheard")
	c.keys("Return")
	c.types(" It was dated 4 May.")
	c.settled("correcting")
	c.command("the correction is done")
	c.until("the draft has one correction", func(b *store.Book) bool {
		m, err := b.Record(c.t.Context(), h.first.ID)
		return err == nil && len(m.Corrections) == 1 && len(m.Corrections[0].Changes) == 1
	})
	c.settled("corrected")
	draft := filepath.Join(c.dir, "draft.pdf")
	c.exports("draft", draft)
	c.keys("ctrl+q")
	c.ended()

	// The next meeting approves them subject to a correction.
	c.open("--screen", "minutes", "--meeting", strconv.FormatInt(h.second.ID, 10))
	c.settled("second meeting")
	c.keys("ctrl+shift+j")
	c.keys("Tab")
	c.types("4 May")
	c.settled("approve, words found")
	c.keys("Return")
	c.types("14 May")
	c.keys("Return")
	c.types("attendance ben")
	c.keys("Return")
	c.settled("approve, who was there")
	c.types("apologies")
	c.keys("Return")
	c.settled("approve, subject to two corrections")
	c.keys("ctrl+Return")
	c.settled("asked whether to lock them")
	c.keys("Return")
	c.status(h.first.ID, data.Approved)
	c.until("the attendance is corrected", func(b *store.Book) bool {
		m, err := b.Record(c.t.Context(), h.first.ID)
		return err == nil && m.Approval.Before != nil && strings.Contains(m.Approval.Corrections, "read “Councillor Ben Marsh: apologies”") &&
			slices.ContainsFunc(m.Attendance, func(a data.Attendance) bool { return a.Person.Family == "Marsh" && a.Presence == data.Apologies })
	})
	c.settled("approved")
	c.keys("ctrl+6")
	c.settled("minute book")
	c.command("sign")
	c.settled("sign")
	c.keys("Return")
	c.status(h.first.ID, data.Signed)
	c.settled("signed in ink")
	cert := filepath.Join(c.dir, "ann.p12")
	c.must(os.WriteFile(cert, certificate(c, "Ann Day", "secret"), 0o600))
	c.keys("s", "Tab", "Tab", "Tab", "Down", "Down")
	c.keys("Tab")
	c.types(cert)
	c.keys("Tab", "Tab")
	c.types("secret")
	c.settled("sign with a certificate")
	c.keys("Return")
	signed := c.file("*signed.pdf")
	c.settled("signed with a certificate")
	c.keys("Escape")
	photo := filepath.Join(c.dir, "signature.jpg")
	c.must(os.WriteFile(photo, photograph(c), 0o600))
	c.keys("s", "Tab", "Tab", "Tab", "Down", "Tab", "p", "ctrl+a")
	c.types(photo)
	c.keys("Return")
	c.settled("sign with a picture")
	c.keys("Return")
	c.until("the minutes are signed three times", func(b *store.Book) bool {
		m, err := b.Record(c.t.Context(), h.first.ID)
		return err == nil && len(m.Signatures) == 3 && m.Signatures[2].Method == "imported" && len(m.Signatures[2].Picture) > 0
	})

	// Who did what, as a table.
	c.command("what was done")
	c.settled("the trail")
	table := filepath.Join(c.dir, "trail.csv")
	c.keys("Tab", "Tab", "Tab", "Tab", "Return", "ctrl+a")
	c.types(table)
	c.keys("Return")
	c.file("trail.csv")
	c.settled("the trail as a table")

	// The minute book is bound, on from leaf 40.
	c.keys("ctrl+e", "Tab")
	c.types("41")
	c.settled("export the book")
	c.keys("Return")
	c.settled("the file of the book")
	bound := filepath.Join(c.dir, "book.pdf")
	c.keys("ctrl+a")
	c.types(bound)
	c.keys("Return")
	c.file("book.pdf")
	c.settled("bound")
	c.keys("Escape", "ctrl+q")
	c.ended()
	c.prints(draft, "DRAFT", "subject to confirmation", "The figure was", "misheard")
	c.prints(signed, "Corrected at minute 3", "Councillor Ann Day", "Councillor Ben Marsh")
	c.prints(bound, "Minute book", "Corrected at minute 3", "Harbour dues", "Leaf 41 of")
	out, err := exec.Command("pdfsig", signed).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Signature is Valid.") || !strings.Contains(string(out), "Total document signed") {
		c.t.Errorf("pdfsig says of the signed minutes: %v\n%s", err, out)
	}
	for _, of := range [][]string{{"verify"}, {"verify", signed}, {"check"}} {
		if out, err := exec.Command(c.cli, append([]string{"--book", c.book}, of...)...).CombinedOutput(); err != nil {
			c.t.Errorf("%v says: %v\n%s", of, err, out)
		}
	}
}

// photograph is a signature on paper as a camera sees it.
func photograph(c *clerk) []byte {
	c.t.Helper()
	img := image.NewGray(image.Rect(0, 0, 600, 240))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{Y: 220}), image.Point{}, draw.Src)
	for x := 40; x < 560; x++ {
		for y := 100; y < 112; y++ {
			img.Set(x, y+x%60, color.Black)
		}
	}
	var out bytes.Buffer
	c.must(jpeg.Encode(&out, img, nil))
	return out.Bytes()
}

// certificate is the file of somebody's certificate with its key.
func certificate(c *clerk, name, password string) []byte {
	c.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	c.must(err)
	of := x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: name}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, &of, &of, key.Public(), key)
	c.must(err)
	leaf, err := x509.ParseCertificate(der)
	c.must(err)
	file, err := pkcs12.Modern.WithIterations(1).Encode(key, leaf, nil, password)
	c.must(err)
	return file
}

// command gives a command by its name.
func (c *clerk) command(name string) {
	c.t.Helper()
	c.keys("ctrl+k")
	c.types(name)
	c.keys("Return")
}

// writes opens the book while no program does.
func (c *clerk) writes(f func(*store.Book)) {
	c.t.Helper()
	book, err := store.Open(c.t.Context(), c.book, store.Options{Actor: "Siân Reed"})
	c.must(err)
	f(book)
	c.must(book.Close())
}
