package record_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/record"
)

// What was corrected in exempt business does not come out, before or after, nor
// where anybody can be reached.
func TestNoExemptFactIsPublic(t *testing.T) {
	m := stating()
	for _, c := range [][3]string{{"x", record.OfMover, canary + " One"}, {"x", record.OfSeconder, canary + " Two"}, {"c", record.OfMover, canary + " Three"}, {"c", record.OfVote, "31-29-0"}} {
		m = correct(t, m, c[0], c[1], c[2])
	}
	m = correct(t, m, "x", record.OfMover, "Cllr Roe") // it stands where it stood, and the canary nowhere
	m = correct(t, m, "x", record.OfMover, canary+" Four")
	m = correct(t, m, "mo", record.OfSeconder, "Cllr Roe")
	m = correct(t, m, "Bea Reed", record.OfAttendance, "present")
	if m.Approval == nil {
		m.Approval = &data.Approval{}
	}
	m.Approval.Corrections = "minute 31, seconder, for “not stated” read “Councillor Ben Roe”; the mover of the sale was " + canary + " Four; minute 32, vote, for “not stated” read “For: 31, Against: 29, Abstained: 0”; " +
		"in the attendance, for “Councillor Bea Reed: apologies” read “Councillor Bea Reed: present”"
	p := m.Public()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{canary, "31-29", "For: 31", `"for":31`} {
		if strings.Contains(string(text), secret) {
			t.Errorf("the public copy holds %s: %s", secret, text)
		}
	}
	if want := "minute 31, seconder, for “not stated” read “Councillor Ben Roe”; in the attendance, for “Councillor Bea Reed: apologies” read “Councillor Bea Reed: present”"; p.Approval.Corrections != want {
		t.Errorf("approved with %q", p.Approval.Corrections)
	}
	b, _ := p.Items[0].Minutes.Block("mo")
	if b.Was == nil || b.Motion.Seconder == nil {
		t.Errorf("the open correction is lost: %+v", b)
	}
	if before := p.Approval.Before; before == nil || len(before.Attendance) != 1 || before.Attendance[0].Presence != data.Apologies || before.Attendance[0].Person.Email != "" {
		t.Errorf("the attendance before is %+v", before)
	}
}

// The public copy of what stood is what stood of the public copy: who came and went
// and when it opened and ended, by whatever note and in whatever item.
func TestThePublicReadsWhoWasThereBefore(t *testing.T) {
	typed := []string{"apologies", "present", "present; left at 8.15 pm", "not listed", "9.15 pm", "7.30", "Cllr Roe", "not stated"}
	rapid.Check(t, func(t *rapid.T) {
		m := stating()
		for range rapid.IntRange(1, 6).Draw(t, "corrections") {
			facts := m.Facts()
			f := facts[rapid.IntRange(0, len(facts)-1).Draw(t, "fact")]
			if out, err := m.Correct(f, rapid.SampledFrom(typed).Draw(t, "words"), ""); err == nil {
				m = out
			}
		}
		if m.Approval == nil {
			m.Approval = &data.Approval{}
		}
		a, b := m.Public().Original(), m.Original().Public()
		if x, y := spoken(a), spoken(b); !reflect.DeepEqual(x, y) {
			t.Fatalf("before, the public read\n%q\nwant\n%q", x, y)
		}
		if x, y := spoken(m.Public()), spoken(m); !reflect.DeepEqual(x, y) {
			t.Fatalf("now, the public reads\n%q\nwant\n%q", x, y)
		}
	})
}

// spoken is when a meeting was and what everybody's part in it was.
func spoken(m record.Meeting) map[string]string {
	opened, ended := m.Times()
	out := map[string]string{"opened": string(opened), "ended": string(ended)}
	for _, a := range m.Attended() {
		out[a.Person.Name()] = strings.TrimSpace(string(a.Role)+" "+string(a.Presence)) + " " + moves(a)
	}
	return out
}

func moves(a data.Attendance) (s string) {
	for _, mv := range a.Movements {
		s += string(mv.Kind) + " " + string(mv.At) + " "
	}
	return s
}
