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
