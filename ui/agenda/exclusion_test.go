package agenda

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

// titles are those of the agenda on the screen.
func titles(s *Screen) string {
	var out []string
	for _, it := range s.items {
		out = append(out, it.Title)
	}
	return strings.Join(out, "; ")
}

func TestTheExclusionIsOfferedAboveTheFirstExemptItem(t *testing.T) {
	c, s := open(t)
	last := s.items[len(s.items)-1]
	if s.items[0].Exempt != "" || last.Heading {
		t.Fatalf("the agenda is not as this test needs it: %+v", s.items)
	}
	s.standOn(last.ID)
	if s.form.excludes.root.Visible() || s.form.descRow.Visible() {
		t.Error("an open item is asked for what exempt ones need")
	}
	s.form.exempt.SetSelectedIndex(3)
	if !s.form.excludes.root.Visible() || !strings.Contains(s.form.excludes.words.Text, "no item \"Exclusion of the press and public\" stands before it") {
		t.Errorf("nothing is offered: %q", s.form.excludes.words.Text)
	}
	c.Look("agenda-exclusion")
	s.form.describe.SetText("Property matter")
	s.excludePublic()
	if want := rules.ExclusionTitle + "; " + last.Title; !strings.HasSuffix(titles(s), want) {
		t.Errorf("the agenda is %s, want it to end in %s", titles(s), want)
	}
	if s.form.excludes.root.Visible() {
		t.Error("it is still offered")
	}
	c.Look("agenda-excluded")
	it, err := c.Book.Item(context.Background(), last.ID)
	if err != nil || it.Description != "Property matter" || it.Exempt == "" {
		t.Errorf("the book has %+v, %v", it, err)
	}
	s.form.exempt.SetSelectedIndex(0)
	if strings.Contains(titles(s), rules.ExclusionTitle) {
		t.Errorf("nothing is exempt and the public are still excluded: %s", titles(s))
	}
	if it := s.items[len(s.items)-1]; it.Description != "" || it.Exempt != "" {
		t.Errorf("an open item keeps %+v", it)
	}
	s.meeting.Status = data.Drafting
	if s.form.excludes.set(s.whole(), last.ID, true); s.form.excludes.root.Visible() {
		t.Error("it is offered when the minutes have begun")
	}
}
