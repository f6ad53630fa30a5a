package main

import (
	"os"
	"strings"
	"testing"
)

// papersOf are the names of the papers of the second item of meeting 1.
func (s *shell) papersOf() string {
	s.t.Helper()
	var m shownMeeting
	s.json(&m, "show", "1")
	var names []string
	for _, p := range m.Items[1].Papers {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}

func TestToFollowAndDetach(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	if out := s.ok("tofollow", "1", "15", "Table of fees"); out != "Table of fees, to follow, at item 15 Moorings\n" {
		t.Errorf("tofollow says %q", out)
	}
	if out := s.ok("tofollow", "1", "15", "Harbour master's report", "--verbal"); !strings.Contains(out, ", verbal, at item 15") {
		t.Errorf("tofollow --verbal says %q", out)
	}
	s.ok("attach", "1", "15", s.write("Plan.pdf", onePage))
	s.ok("tofollow", "1", "15", "plan")
	if got := s.papersOf(); got != "Table of fees, Harbour master's report, Plan.pdf, plan" {
		t.Errorf("the papers are %s", got)
	}
	for _, golden := range []struct {
		file string
		args []string
	}{
		{"testdata/tofollow.json", []string{"tofollow", "1", "15", "Chart", "--exempt", "3"}},
		{"testdata/detach.json", []string{"detach", "1", "15", "chart"}},
	} {
		out := s.ok(append(golden.args, "--json")...)
		want, err := os.ReadFile(golden.file)
		if err != nil || out != string(want) {
			t.Errorf("%s is a contract with scripts; it prints\n%s%v", golden.args[0], out, err)
		}
	}
	s.ok("detach", "1", "15", "PLAN.PDF")
	s.ok("detach", "1", "15", "plan.pdf") // the one left of the name, whatever its ending
	if out := s.ok("detach", "1", "15", "2"); out != "Harbour master's report, taken off item 15 Moorings\n" {
		t.Errorf("detach says %q", out)
	}
	if got := s.papersOf(); got != "Table of fees" {
		t.Errorf("the papers are %s", got)
	}
	s.ok("tofollow", "1", "15", "table of fees")
	s.fails(failed, "2 papers are called", "detach", "1", "15", "Table of Fees")
}

func TestPapersRefuse(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	for _, args := range [][]string{{"detach", "1", "15"}, {"detach", "one", "15", "x"}, {"tofollow", "1", "15"}, {"tofollow"}, {"tofollow", "1", "15", "x", "--spoken"}} {
		s.fails(misuse, "minutebook-cli:", args...)
	}
	s.fails(failed, "no paper", "detach", "1", "15", "9")
	s.fails(failed, "no item 99", "detach", "1", "99", "Plan")
	s.fails(failed, "no item 99", "tofollow", "1", "99", "Plan")
	s.fails(failed, "no meeting 7", "tofollow", "7", "1", "Plan")
	s.fails(failed, "must have a name", "tofollow", "1", "15", " ")
}

// An agenda that is not out yet is numbered as the window shows it.
func TestPapersOfAPlannedAgenda(t *testing.T) {
	s := newShell(t, "--sample")
	var rows []meetingLine
	s.json(&rows, "meetings")
	for _, m := range rows {
		if m.Status == "planned" {
			s.ok("tofollow", itoa(m.ID), "2", "Register of interests")
			s.ok("detach", itoa(m.ID), "2", "register of interests")
			return
		}
	}
	t.Error("the sample has no planned meeting")
}

// A planned agenda is shown with the numbers that the other commands take.
func TestShowNumbersAPlannedAgenda(t *testing.T) {
	s := landSale(t)
	var m shownMeeting
	s.json(&m, "show", "1")
	if m.Status != "planned" || m.Items[0].AgendaNumber != "1" || m.Items[1].AgendaNumber != "2" {
		t.Errorf("it is %s and shows %+v", m.Status, m.Items)
	}
	if out := s.ok("show", "1"); !strings.Contains(out, "\n2 Sale of land to Quillon Estates\n") {
		t.Errorf("show prints\n%s", out)
	}
}
