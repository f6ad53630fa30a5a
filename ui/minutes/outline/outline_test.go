package outline

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/ui/widgets"
)

func TestExemptItemsAreMarkedInTheOutline(t *testing.T) {
	test.NewTempApp(t)
	o := New(func(int64) bool { return false }, func(int64) {}, func(int64) {})
	o.Set([]data.Item{{ID: 1, Title: "Lease of the depot", Exempt: "3"}, {ID: 2, Title: "Rents"}})
	for i, want := range []string{"Exempt · Lease of the depot", "Rents"} {
		row := newOutlineRow()
		o.fill(i, row)
		if got := row.(*fyne.Container).Objects[2].(*widgets.Text).Words(); got != want {
			t.Errorf("row %d says %q", i, got)
		}
	}
}

// Numbers of a body that counts through the year, with the year and the letter
// of a sub-item, are read in full; short ones take no room from the titles.
func TestMinuteNumbersAreReadInFull(t *testing.T) {
	test.NewTempApp(t)
	room := map[string]float32{}
	for _, number := range []string{"3", "29/26", "133/20a"} {
		o := New(func(int64) bool { return false }, func(int64) {}, func(int64) {})
		o.Set([]data.Item{{ID: 1, Title: "Apologies", MinuteNumber: "1"}, {ID: 2, Title: "Rents", MinuteNumber: number}})
		row := newOutlineRow().(*fyne.Container)
		row.Resize(fyne.NewSize(260, 30))
		o.fill(1, row)
		room[number] = row.Objects[2].Size().Width
		needs := fyne.MeasureText(number, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
		if got := row.Objects[1].Size().Width; got < needs-0.5 {
			t.Errorf("%s has %.0f of the %.0f it needs", number, got, needs)
		}
	}
	if room["3"] <= room["133/20a"] {
		t.Errorf("the titles have %v", room)
	}
}
