package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minutebook/data"
)

// circulating is a book with an issued meeting of a committee, two of whose members
// have mail; its pack went out.
func circulating(t *testing.T) *shell {
	t.Helper()
	s, ctx := newShell(t), context.Background()
	b, must := s.opened(time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC))
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, Notice: data.EnglishPrincipal}
	must(b.SaveBody(ctx, &body))
	for _, p := range []data.Person{{Given: "Ann", Family: "Day", Email: "ann@example.org"}, {Given: "Owen", Family: "Marsh"}, {Given: "Helen", Family: "Bract", Email: "helen@example.org"}} {
		must(b.SavePerson(ctx, &p))
		role := data.Ordinary
		if p.Family == "Bract" {
			role = data.Officer
		}
		must(b.SaveMember(ctx, &data.Member{Body: body.ID, Person: p, Role: role, From: "2026-05-01"}))
	}
	m := data.Meeting{Body: body.ID, Start: "2026-12-03T19:00", Venue: "Custom House"}
	must(b.SaveMeeting(ctx, &m))
	must(b.AddItem(ctx, &data.Item{Meeting: m.ID, Title: "Moorings"}, 0))
	must(b.IssueAgenda(ctx, m.ID, "2026-11-20", ""))
	must(b.KeepIssue(ctx, &data.Issue{Meeting: m.ID, Document: data.IssuedPack, Restricted: true, File: "pack RESTRICTED.pdf", Size: 15,
		SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte("%PDF-restricted"))), First: 1, Last: 12,
		Recipients: []data.Recipient{{Name: "Ann Day", Email: "ann@example.org"}, {Name: "Owen Marsh"}}}))
	must(b.SaveMeeting(ctx, &data.Meeting{Body: body.ID, Start: "2027-01-07T19:00"}))
	must(b.Close())
	return s
}

func TestIssued(t *testing.T) {
	s := circulating(t)
	out := s.ok("issued", "1", "--json")
	want, err := os.ReadFile("testdata/issued.json")
	if err != nil || out != string(want) {
		t.Errorf("issued --json is a contract with scripts; it prints\n%s%v", out, err)
	}
	plain := s.ok("issued", "1")
	for _, line := range []string{"  pack, restricted, pages 1-12, pack RESTRICTED.pdf\n    sha256 ", "    to Ann Day <ann@example.org>, Owen Marsh\n"} {
		if !strings.Contains(plain, line) {
			t.Errorf("issued prints\n%s", plain)
		}
	}
	if out := s.ok("issued", "2"); out != "" {
		t.Errorf("of a meeting of which nothing went out it prints %q", out)
	}
	if out := s.ok("issued", "2", "--json"); out != "[]\n" {
		t.Errorf("of a meeting of which nothing went out it prints %q", out)
	}
	s.fails(failed, "has no meeting 99", "issued", "99")
	s.fails(misuse, "expected a valid", "issued", "soon")
	s.fails(misuse, "meeting", "issued")
}

func TestExportForTheCalendar(t *testing.T) {
	s := circulating(t)
	path := filepath.Join(t.TempDir(), "meeting.ics")
	if out := s.ok("export", "ics", "1", "-o", path); out != path+"\n" {
		t.Errorf("it prints %q", out)
	}
	entry, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(entry, []byte("\r\nDTSTART;TZID=Europe/London:20261203T190000\r\n")) || !bytes.Contains(entry, []byte("\r\nDTSTAMP:20261122T120000Z\r\n")) {
		t.Errorf("the entry is %s, %v", entry, err)
	}
	s.fails(failed, "no meeting 99", "export", "ics", "99", "-o", path)
	s.fails(failed, "/no/such", "export", "ics", "1", "-o", "/no/such/folder/x.ics")
	s.fails(misuse, "needs the id of a meeting", "export", "ics", "Harbour Committee", "-o", path)
	s.fails(misuse, "takes no options", "export", "ics", "1", "--restricted", "-o", path)
}

func TestExportAMail(t *testing.T) {
	s := circulating(t)
	path := filepath.Join(t.TempDir(), "pack.eml")
	read := func(args ...string) (mail.Header, []*mail.Address) {
		t.Helper()
		s.ok(append([]string{"export", "mail", "1", "-o", path}, args...)...)
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		m, err := mail.ReadMessage(file)
		if err != nil {
			t.Fatal(err)
		}
		to, err := m.Header.AddressList("To")
		if err != nil {
			t.Fatal(err)
		}
		return m.Header, to
	}
	if head, to := read("--attach", s.write("pack.pdf", onePage)); len(to) != 2 || head.Get("Subject") != "Agenda and papers: Harbour Committee, 3 December 2026" {
		t.Errorf("%v to %v", head, to)
	}
	// What was issued is known again: a restricted copy goes to no officer.
	restricted := s.write("pack RESTRICTED.pdf", "%PDF-restricted")
	if head, to := read("--attach", restricted); len(to) != 1 || to[0].Address != "ann@example.org" || !strings.HasPrefix(head.Get("Subject"), "Not for publication. ") {
		t.Errorf("%v to %v", head, to)
	}
	var c circulated
	s.json(&c, "export", "mail", "1", "-o", path, "--attach", restricted)
	if len(c.To) != 1 || fmt.Sprint(c.OnPaper) != "[Owen Marsh]" || c.File != path {
		t.Errorf("it prints %+v", c)
	}
	s.fails(misuse, "--attach FILE.pdf", "export", "mail", "1", "-o", path)
	s.fails(misuse, "--attach", "export", "mail", "1", "-o", path, "--attach", "/no/such.pdf")
	s.fails(misuse, "--attach is for a mail", "export", "agenda", "1", "-o", path, "--attach", restricted)
	s.fails(failed, "no meeting 99", "export", "mail", "99", "-o", path, "--attach", restricted)
}
