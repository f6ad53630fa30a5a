package outline

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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
