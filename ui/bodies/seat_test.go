package bodies

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

func TestASeatHasANumberAndOneMember(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	ctx := context.Background()
	for i, name := range []string{"Ann Day", "Bo Lamb"} {
		p := data.PersonNamed(name)
		if err := b.SavePerson(ctx, &p); err != nil {
			t.Fatal(err)
		}
		m := data.Member{Body: body.ID, Person: p, Role: data.Ordinary, From: "2026-05-01", Seat: 14 * i}
		if err := b.SaveMember(ctx, &m); err != nil {
			t.Fatal(err)
		}
	}
	w, screen, _ := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Members")
	number := func(typed string) {
		uitest.Run(t, screen, "Change… (Enter)")
		w.Press(fyne.KeyTab, fyne.KeyTab) // from the family name past the role
		w.Type(typed)
		w.Shot("bodies-member-seat")
		w.Press(fyne.KeyReturn)
	}
	seats := func() []int {
		members, err := b.Members(ctx, body.ID)
		if err != nil {
			t.Fatal(err)
		}
		return []int{members[0].Seat, members[1].Seat}
	}
	number("14")
	if got := seats(); got[0] == got[1] {
		t.Errorf("two members have seat %d", got[0])
	}
	w.Press(fyne.KeyEscape)
	number("9")
	if got := seats(); got[0] != 9 || got[1] != 14 {
		t.Errorf("the seats are %v", got)
	}
	w.Press(fyne.KeyEscape)
	list := newMembers(screen.(*Screen).session)
	list.content()
	list.show(body)
	for i, want := range []string{"9", "14"} {
		row := newMemberRow()
		list.fill(i, row)
		if got := row.(*fyne.Container).Objects[1].(*widgets.Text).Words(); got != want {
			t.Errorf("row %d says seat %q, want %q", i, got, want)
		}
	}
}

func TestABodyAsksForMovers(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	_, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	screen.(*Screen).details.movers.SetChecked(true)
	if err := screen.Leave(); err != nil {
		t.Fatal(err, heard.Failed)
	}
	if got, err := b.Body(context.Background(), body.ID); err != nil || !got.Wording.Movers {
		t.Errorf("%+v, %v", got.Wording, err)
	}
}
