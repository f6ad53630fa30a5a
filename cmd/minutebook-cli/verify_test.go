package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// approvedShell is a book whose first meeting's minutes were approved by its second.
func approvedShell(t *testing.T) *shell {
	t.Helper()
	s := drafted(t)
	s.ok("publish", "1")
	s.ok("approve", "1", "--at", "2", "--minute", "4")
	if out := s.ok("verify"); out != "Harbour Committee: 1 approval, unbroken\n" {
		t.Fatalf("verify prints %q", out)
	}
	return s
}

// unsound fails the test unless verify names a fault, in one line.
func (s *shell) unsound(says string) {
	s.t.Helper()
	if code, _, said := s.run("verify"); code != failed || !strings.Contains(said, says) || strings.Count(said, "\n") != 1 {
		s.t.Errorf("verify exits with %d and says %q, want %q", code, said, says)
	}
}

// What bears witness to approvals does not come back by itself once it is gone: verify
// says so until it is written anew, and the trail tells.
func TestVerifyWithoutItsWitness(t *testing.T) {
	s := approvedShell(t)
	if err := os.Remove(filepath.Join(s.book, "approvals.txt")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		s.unsound("approvals.txt is missing: nothing outside the book bears out that the minutes of Harbour Committee")
		s.ok("meetings") // opening the book heals nothing
	}
	s.fails(misuse, "--write-approvals is about the book", "verify", s.write("one.pdf", onePage), "--write-approvals")
	if out := s.ok("verify", "--write-approvals"); out != "Harbour Committee: 1 approval, unbroken\n" {
		t.Errorf("verify --write-approvals prints %q", out)
	}
	s.ok("verify")
	if out := s.ok("audit"); !strings.Contains(out, "Wrote the list of approvals anew: approvals.txt\n") {
		t.Errorf("audit prints\n%s", out)
	}
}

// What is wrong with the book as a whole is a line of its own, once, and check counts in
// plain English.
func TestVerifyNamesTheBookItself(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed")
	}
	s := approvedShell(t)
	var trigger strings.Builder
	for _, script := range []string{"SELECT sql || ';' FROM sqlite_schema WHERE name = 'audit_u'", "DROP TRIGGER audit_u; UPDATE audit SET at = 'garbage' WHERE id = 3"} {
		out, err := exec.Command("sqlite3", filepath.Join(s.book, "book.db"), script).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		trigger.Write(out)
	}
	if out, err := exec.Command("sqlite3", filepath.Join(s.book, "book.db"), trigger.String()).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const says = "the book itself: the audit trail is broken at entry 3: it was altered\n"
	code, out, said := s.run("verify")
	if code != failed || out != "Harbour Committee: 1 approval, unbroken\n"+says || !strings.HasSuffix(said, says) {
		t.Errorf("verify exits with %d, prints %q and says %q", code, out, said)
	}
	if code, out, said := s.run("check"); code != failed || strings.Count(out, "\n") != 1 || !strings.Contains(said, "1 thing is wrong with the book in ") {
		t.Errorf("check exits with %d, prints %q and says %q", code, out, said)
	}
}

// What is listed of approved minutes, and what another program listed otherwise.
func TestVerifyNamesWhatIsListedOtherwise(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed")
	}
	s := approvedShell(t)
	script := `DROP TRIGGER lock_decision_i; INSERT INTO decision SELECT min(id), 'b', 1, 'resolution', 'RESOLVED', 'carried', 'That the quay be sold.',
		'', '', '', '', '', 0, 0, 0, '' FROM item WHERE meeting_id = 1;`
	if out, err := exec.Command("sqlite3", filepath.Join(s.book, "book.db"), script).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s.unsound("the decisions, votes or actions listed of the minutes of Harbour Committee on 8 October 2026 are not those of the minutes")
}
