package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"flag"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/data/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// varies is what no two runs have in common.
var varies = regexp.MustCompile(`"[0-9a-f]{64}"|"[0-9a-f]{8}-[0-9a-f-]{27}"|"[^"]*/([^/"]+)"|"(?:[0-9A-F]{4} ){3}[0-9A-F]{4}"`)

var blockID = regexp.MustCompile(`"block": "[a-z0-9]{10}"`)

// golden holds what a command prints with --json against a file.
func golden(t *testing.T, name, out string) {
	t.Helper()
	out = varies.ReplaceAllStringFunc(out, func(s string) string {
		if strings.Contains(s, "/") {
			return `"…/` + s[strings.LastIndex(s, "/")+1:]
		}
		return `"…"`
	})
	out = blockID.ReplaceAllString(out, `"block": "…"`)
	path := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || out != string(want) {
		t.Errorf("%s --json is a contract with scripts; it prints\n%s%v", name, out, err)
	}
}

// drafted is a book with a meeting whose minutes are drafted, one item of it exempt,
// and the body's next one, which has begun its own.
func drafted(t *testing.T) *shell {
	t.Helper()
	s, ctx := newShell(t), context.Background()
	b, must := s.opened(time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC))
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, Notice: data.EnglishPrincipal}
	must(b.SaveBody(ctx, &body))
	for _, m := range []data.Member{
		{Person: data.Person{Given: "Ann", Family: "Day", Email: "ann@example.org"}, Role: data.Chair},
		{Person: data.Person{Given: "Owen", Family: "Marsh"}, Role: data.Ordinary},
	} {
		must(b.SavePerson(ctx, &m.Person))
		m.Body, m.From = body.ID, "2026-05-01"
		must(b.SaveMember(ctx, &m))
	}
	for _, meeting := range []struct {
		start data.DateTime
		items []data.Item
		texts []string
	}{
		{"2026-10-08T19:00", []data.Item{{Title: "Moorings"}, {Title: "Harbour dues"}, {Title: "Sale of the quay", Exempt: "3"}},
			[]string{"The Committee noted that ten moorings were free.", "The dues were raised by three per cent.", "The offer of the builder was refused."}},
		{"2026-11-19T19:00", []data.Item{{Title: "Minutes of the last meeting"}}, []string{""}},
	} {
		m := data.Meeting{Body: body.ID, Start: meeting.start, Venue: "Custom House"}
		must(b.SaveMeeting(ctx, &m))
		var ids []int64
		for _, it := range meeting.items {
			it.Meeting = m.ID
			must(b.AddItem(ctx, &it, 0))
			ids = append(ids, it.ID)
		}
		must(b.IssueAgenda(ctx, m.ID, meeting.start.Date().Add(-8), ""))
		must(b.BeginMinutes(ctx, m.ID))
		for i, text := range meeting.texts {
			if text != "" {
				_, err := b.SaveText(ids[i], store.MinutesPart, doc.FromText(text), 0)
				must(err)
			}
		}
	}
	must(b.Close())
	return s
}

// place is a path for what a command writes.
func (s *shell) place(name string) string { return filepath.Join(filepath.Dir(s.book), name) }

// answer puts a reader's answer into a review file: words that change, and a remark.
func (s *shell) answer(path, old, fresh, remark string, verdict data.Verdict) {
	s.t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	f, err := review.Decode(file, "")
	if err != nil {
		s.t.Fatal(err)
	}
	f.Answer = review.Answer{Round: f.Answer.Round + 1, At: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC), By: f.Sent.To.Name, Verdict: verdict, Texts: map[string]doc.Document{}}
	for _, it := range f.Sent.Record.Items {
		for i, block := range it.Minutes.Blocks {
			before, after, found := strings.Cut(doc.Plain(doc.Document{Blocks: []doc.Block{block}}), old)
			if !found || old == "" {
				continue
			}
			block.Runs = []doc.Run{{Text: before}, {Text: old, Edit: doc.Struck}, {Text: fresh, Edit: doc.Added}, {Text: after}}
			text := it.Minutes
			text.Blocks = append([]doc.Block{}, text.Blocks...)
			text.Blocks[i] = block
			f.Answer.Texts[it.UID] = text
			if remark != "" {
				f.Answer.Remarks = []review.Remark{{Key: "k1", Item: it.UID, Block: block.ID, Text: remark, At: f.Answer.At}}
			}
		}
	}
	if file, err = review.Encode(f, ""); err == nil {
		err = os.WriteFile(path, file, 0o600)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestReview(t *testing.T) {
	s := drafted(t)
	path := s.place("october.minutereview")
	golden(t, "reviewsend", s.ok("review", "send", "1", "-o", path, "--note", "By Friday, please.", "--json"))
	file, err := os.ReadFile(path)
	if err != nil || bytes.Contains(file, []byte("builder")) || !bytes.Contains(file, []byte("ten moorings")) {
		t.Errorf("the file holds what is exempt, or not what is open: %v", err)
	}
	s.fails(failed, "has not answered", "review", "merge", path)
	s.answer(path, "ten moorings", "twelve moorings", "I counted them.", data.VerdictReturned)
	s.fails(failed, "there is a file "+path+" already", "review", "send", "1", "-o", path) // it would take the answer with it
	golden(t, "reviewmerge", s.ok("review", "merge", path, "--accept-clean", "--json"))
	s.fails(failed, "in the book already", "review", "merge", path)
	if out := s.ok("show", "1"); !strings.Contains(out, "twelve moorings") {
		t.Errorf("the change is not in the minutes:\n%s", out)
	}
}

// What collides, or is not accepted, is left to the clerk and named.
func TestReviewLeavesTheRestToTheClerk(t *testing.T) {
	s := drafted(t)
	path := s.place("owen.minutereview")
	s.ok("review", "send", "1", "-o", path, "--to", "Owen Marsh", "--capacity", "Member", "--items", "1,2")
	s.answer(path, "three per cent", "four per cent", "", data.VerdictReturned)
	b, must := s.opened(time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC))
	items, err := b.Items(t.Context(), 1)
	must(err)
	texts, err := b.Texts(t.Context(), items[1].ID)
	must(err)
	now := texts.Minutes.Doc
	now.Blocks[0].Runs[0].Text = "The dues were raised by five per cent."
	_, err = b.SaveText(items[1].ID, store.MinutesPart, now, texts.Minutes.Rev)
	must(err)
	must(b.Close())
	out := s.ok("review", "merge", path, "--accept-clean")
	if want := "Owen Marsh returns the draft with remarks.\n  The file had no password: nothing but the way it came to you shows that Owen Marsh wrote it.\n  To decide: minute 2, changed, and changed here too: The dues were raised by four per cent.\n"; out != want {
		t.Errorf("it prints %q, want %q", out, want)
	}
}

func TestReviewByPassword(t *testing.T) {
	s := drafted(t)
	path, password := s.place("locked.minutereview"), s.write("password", "tide table\n")
	s.ok("review", "send", "1", "-o", path, "--restricted", "--password-file", password)
	file, err := os.ReadFile(path)
	if err != nil || !review.Locked(file) || bytes.Contains(file, []byte("builder")) {
		t.Errorf("the file is not locked: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	s.fails(failed, "password", "review", "merge", path)
	s.fails(failed, "password", "review", "merge", path, "--password-file", s.write("wrong", "ebb\n"))
	s.fails(failed, "has not answered", "review", "merge", path, "--password-file", password)
}

func TestReviewsThatCannotBeSentOrTaken(t *testing.T) {
	s := drafted(t)
	path := s.place("x.minutereview")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{failed, "no meeting 77", []string{"77"}},
		{failed, "has no item 9", []string{"1", "--items", "1,9"}},
		{failed, "kept from the public", []string{"1", "--items", "3"}},
		{failed, "has no password", []string{"1", "--password-file", s.write("empty", "\n")}},
		{misuse, "expected", []string{"one"}},
	} {
		s.fails(c.code, c.says, append([]string{"review", "send", "-o", path}, c.args...)...)
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%v: the file is written all the same", c.args)
		}
	}
	s.fails(failed, "/no/such", "review", "send", "1", "-o", "/no/such/x.minutereview")
	s.fails(failed, "", "review", "merge", s.write("letter", "dear sirs"))
	s.fails(misuse, "expected", "review")
	s.ok("review", "send", "1", "-o", path)
	other := drafted(t)
	s.answer(path, "ten", "nine", "", data.VerdictReturned)
	other.fails(failed, "another book", "review", "merge", path)
}

// A life: to the chair and back, published, approved with a correction, signed with
// a certificate and by a picture, verified; then somebody alters the book.
func TestPublishApproveSignVerify(t *testing.T) {
	s := drafted(t)
	if out := s.ok("verify"); out != "No minutes are approved yet.\n" {
		t.Errorf("verify prints %q", out)
	}
	path := s.place("chair.minutereview")
	s.ok("review", "send", "1", "-o", path)
	s.answer(path, "", "", "", data.VerdictApproved)
	if out := s.ok("review", "merge", path); out != "Ann Day approves the draft as it stands.\n"+
		"  The file had no password: nothing but the way it came to you shows that Ann Day wrote it.\n" {
		t.Errorf("merge prints %q", out)
	}
	s.fails(failed, "approved", "sign", "1", "--name", "Ann Day", "--capacity", "Chairman")
	golden(t, "publish", s.ok("publish", "1", "--json"))
	s.fails(failed, "", "publish", "1")
	s.fails(failed, "is a correction", "review", "send", "1", "-o", s.place("late.minutereview"))
	s.fails(failed, "not in the minutes", "approve", "1", "--at", "2", "--minute", "4", "--correct", "nine moorings => ten moorings")
	golden(t, "approve", s.ok("approve", "1", "--at", "2", "--minute", "4", "--correct", "ten moorings => a dozen moorings", "--json"))
	s.fails(failed, "", "approve", "1", "--at", "2")

	plain := s.place("plain.pdf")
	s.ok("export", "minutes", "1", "-o", plain)
	if out := s.ok("verify", plain); !strings.HasSuffix(out, "for the minutes of Harbour Committee on 8 October 2026\nIt is not signed: its codes were compared with those of the book, not its words.\n") {
		t.Errorf("verify prints %q", out)
	}

	certificate := s.certificate("Ann Day", "tide table")
	file, password, wrong := s.place("signed.pdf"), s.write("password", "tide table\n"), s.write("wrong", "ebb\n")
	sign := []string{"sign", "1", "--name", "Ann Day", "--capacity", "Chairman", "--pkcs12", certificate}
	s.fails(misuse, "-o", append(sign, "--password-file", password)...)
	s.fails(failed, "password of the certificate is wrong", append(sign, "-o", file, "--password-file", wrong)...)
	s.fails(failed, "password of the certificate is wrong", append(sign, "-o", file)...)
	s.fails(failed, "not the file of a certificate", "sign", "1", "--name", "A", "--capacity", "B", "-o", file, "--pkcs12", password)
	if _, err := os.Stat(file); err == nil {
		t.Error("a file is written all the same")
	}
	golden(t, "sign", s.ok(append(sign, "-o", file, "--password-file", password, "--json")...))
	golden(t, "verifyfile", s.ok("verify", file, "--json"))
	s.fails(failed, "already", append(sign, "-o", file, "--password-file", password)...)
	golden(t, "verify", s.ok("verify", "--json"))
	for _, line := range []string{"Signed by Ann Day on 22 November 2026: unchanged since", "The book knows this very file as signed by Ann Day, Chairman"} {
		if out := s.ok("verify", file); !strings.Contains(out, line) {
			t.Errorf("verify prints\n%s", out)
		}
	}

	signed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	signed[len(signed)/3] ^= 1
	bad := s.write("bad.pdf", string(signed))
	if code, _, says := s.run("verify", bad); code != failed || strings.Count(says, "\n") != 1 {
		t.Errorf("a changed file: exit %d, %q", code, says)
	}
	s.fails(failed, "is not signed, and this book does not know it", "verify", s.write("one.pdf", onePage))
	s.fails(failed, "not a PDF", "verify", password)

	s.fails(failed, "a day to come", "sign", "1", "--name", "Owen Marsh", "--capacity", "Vice-Chairman", "--on", "2026-11-23")
	s.fails(failed, "approved on 19 November 2026", "sign", "1", "--name", "Owen Marsh", "--capacity", "Vice-Chairman", "--on", "2026-11-18")
	s.ok("sign", "1", "--name", "Owen Marsh", "--capacity", "Vice-Chairman", "--on", "2026-11-19")
	for _, c := range [][]string{{"--on", "yesterday"}, {"--on", "2026-11-19", "--picture", file}, {"--password-file", password}} {
		s.fails(misuse, "", append([]string{"sign", "1", "--name", "A", "--capacity", "B"}, c...)...)
	}
	s.fails(failed, "picture of the signature cannot be used", "sign", "1", "--name", "A", "--capacity", "B", "--picture", password)
	s.ok("export", "book", "Harbour Committee", "-o", s.place("book.pdf"))
	s.ok("verify", s.place("book.pdf"))

	tamper(t, s.book)
	code, out, says := s.run("verify")
	if code != failed || !strings.Contains(says, "Harbour Committee: ") || strings.Count(says, "\n") != 1 || !strings.HasPrefix(out, "Harbour Committee: 1 approval, ") {
		t.Errorf("an altered book: exit %d, %q, %q", code, out, says)
	}
	if code, _, says := s.run("verify", file); code != failed || !strings.Contains(says, "the book itself is not to be trusted") {
		t.Errorf("a signed file and an altered book: exit %d, %q", code, says)
	}
}

// certificate is the file of somebody's own certificate.
func (s *shell) certificate(name, password string) string {
	s.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(77), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC)}
	raw, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		s.t.Fatal(err)
	}
	own, err := x509.ParseCertificate(raw)
	if err != nil {
		s.t.Fatal(err)
	}
	file, err := pkcs12.Modern.Encode(key, own, nil, password)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.write("own.p12", string(file))
}

// tamper takes the rule away that keeps approvals as they are, and changes one.
func tamper(t *testing.T, book string) {
	t.Helper()
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed")
	}
	script := `SELECT 'DROP TRIGGER "' || name || '";' FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'approval';`
	drops, err := exec.Command("sqlite3", filepath.Join(book, "book.db"), script).Output()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("sqlite3", filepath.Join(book, "book.db"), string(drops)+"UPDATE approval SET corrections = 'none';").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestApprovalsThatCannotBe(t *testing.T) {
	s := drafted(t)
	s.ok("publish", "1")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{misuse, "--at", []string{"1"}},
		{misuse, "old words => new words", []string{"1", "--at", "2", "--correct", "ten"}},
		{misuse, "old words => new words", []string{"1", "--at", "2", "--correct", " => ten"}},
		{misuse, "date", []string{"1", "--on", "yesterday"}},
		{failed, "no minute 51", []string{"1", "--at", "2", "--minute", "51"}},
		{failed, "later meeting", []string{"1", "--at", "1"}},
		{failed, "2 times", []string{"1", "--at", "2", "--correct", "were => are"}},
		{failed, "no meeting 77", []string{"77", "--at", "2"}},
	} {
		s.fails(c.code, c.says, append([]string{"approve"}, c.args...)...)
	}
	if out := s.ok("approve", "1", "--on", "2026-11-19"); !strings.HasPrefix(out, "The minutes of meeting 1 are approved and locked, number 1 of Harbour Committee.\n") {
		t.Errorf("approve prints %q", out)
	}
}

func TestAudit(t *testing.T) {
	s := drafted(t)
	if out := s.ok("audit"); !strings.Contains(out, "  clerk  Issued agenda of the ") {
		t.Errorf("audit prints\n%s", out)
	}
	var all, last []data.AuditEntry
	s.json(&all, "audit")
	s.json(&last, "audit", "--limit", "2")
	if len(all) < 10 || len(last) != 2 || last[1] != all[len(all)-1] || all[0].ID != 1 {
		t.Errorf("%d entries, the last are %+v", len(all), last)
	}
	out := s.ok("audit", "--csv")
	if !strings.HasPrefix(out, "number,at,who,") || strings.Count(out, "\r\n") != len(all)+1 {
		t.Errorf("audit --csv prints\n%s", out)
	}
	s.fails(misuse, "either CSV or JSON", "audit", "--csv", "--json")
	s.fails(misuse, "--limit", "audit", "--limit", "-1")
}

// Where the book knows who keeps it, a script says on whose behalf it writes.
func TestAs(t *testing.T) {
	s := drafted(t)
	b, must := s.opened(time.Date(2026, 11, 20, 11, 0, 0, 0, time.UTC))
	for _, k := range []data.Keeper{{Name: "Jo Rowan", Role: data.Clerk}, {Name: "Ann Day", Role: data.Chair}} {
		must(b.SaveKeeper(t.Context(), &k))
	}
	must(b.Close())
	s.fails(failed, "only those who keep the book", "publish", "1")
	s.fails(failed, "not among those who keep this book", "publish", "1", "--as", "Colin Rook")
	s.fails(failed, "the clerk's to change", "publish", "1", "--as", "Ann Day")
	s.ok("publish", "1", "--as", "Jo Rowan")
	s.ok("approve", "1", "--at", "2", "--as", "Jo Rowan")
	s.ok("sign", "1", "--name", "Ann Day", "--capacity", "Chairman", "--as", "Ann Day")
	var last []data.AuditEntry
	if s.json(&last, "audit", "--limit", "1"); len(last) != 1 || last[0].Actor != "Ann Day" || last[0].Verb != "signed" {
		t.Errorf("%+v", last)
	}
}
