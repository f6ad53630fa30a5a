package data_test

import (
	"testing"

	"minutebook/data"
)

func TestPersonNamed(t *testing.T) {
	for name, want := range map[string]data.Person{
		"Cllr Ann Day":        {Honorific: "Councillor", Given: "Ann", Family: "Day"},
		"Ann Day":             {Given: "Ann", Family: "Day"},
		"Dr. B. C. Lamb-Reed": {Honorific: "Dr", Given: "B. C.", Family: "Lamb-Reed"},
		"Councillor Dr Poe":   {Honorific: "Councillor Dr", Family: "Poe"},
		"Mr":                  {Family: "Mr"},
		" Day ":               {Family: "Day"},
		"":                    {},
	} {
		if got := data.PersonNamed(name); got != want {
			t.Errorf("%q is %+v, want %+v", name, got, want)
		}
	}
}

func TestNameKey(t *testing.T) {
	for _, names := range [][]string{
		{"ann day", "Ann Day", "Cllr Ann Day", "CLLR. ANN  DAY", "Councillor Ann Day", "The Mayor, Councillor Ann Day", "Cllr Dr Ann Day"},
		{"b c lamb-reed", "B. C. Lamb-Reed", "Dr B.C. Lamb-Reed"},
		{"mayor", "Mayor", "Cllr Mayor"},
		{"", "", " ", "."},
	} {
		for _, name := range names {
			if got := data.NameKey(name); got != names[0] {
				t.Errorf("%q is known by %q, want %q", name, got, names[0])
			}
		}
	}
	if data.NameKey("Ann Day") == data.NameKey("Ann Dray") {
		t.Error("Day and Dray are one person")
	}
}
