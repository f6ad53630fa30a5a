package forms

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"minutebook/data"
)

func TestTheFormSaysWhatFollowsFromAnInterest(t *testing.T) {
	test.NewTempApp(t)
	d := NewDeclaration(Roster{}, nil, nil, "2026-07-09", func() {})
	officer := "The member must tell the monitoring officer of it by Wednesday 5 August 2026 (Localism Act 2011 s.31(3))."
	for _, c := range []struct {
		d        data.Declaration
		says     string
		must     bool
		register bool
	}{
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.LeftRoom}, officer, false, true},
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.Stayed}, officer, true, true},
		{data.Declaration{Kind: data.Pecuniary, Conduct: data.Stayed, Dispensation: "D/1", Registered: true}, "", false, true},
		{data.Declaration{Kind: data.Personal, Conduct: data.Stayed}, "", false, false},
	} {
		d.Set(c.d)
		if d.says.Text != c.says || (d.must.Text != "") != c.must || d.register.Visible() != c.register {
			t.Errorf("%+v: says %q, warns %q, asks for the register %v", c.d, d.says.Text, d.must.Text, d.register.Visible())
		}
		if got := d.said(); got != c.d {
			t.Errorf("it reads back %+v, want %+v", got, c.d)
		}
	}
}
