package widgets_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/ui/look"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

func TestMarks(t *testing.T) {
	var m *widgets.Marks
	w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject {
		m = widgets.NewMarks(func() int { return 4 }, []float32{0}, func() []fyne.CanvasObject {
			return []fyne.CanvasObject{widgets.NewLine("", look.Text)}
		}, func(i int, cells []fyne.CanvasObject) { cells[0].(*widgets.Text).SetText(fmt.Sprint("row ", i)) })
		return m.List
	})
	told := 0
	m.OnMarked = func() { told++ }
	answered := false
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { answered = key.Name == fyne.KeyReturn })
	w.Canvas().Focus(m.List)
	if got := m.Taken(); !slices.Equal(got, []int{0}) {
		t.Errorf("with nothing marked it takes %v", got)
	}
	w.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got := m.Marked(); !slices.Equal(got, []int{0, 2}) || m.Cursor() != 3 || told != 2 {
		t.Errorf("marked %v, the cursor on %d, told %d times", got, m.Cursor(), told)
	}
	w.Type("a")
	if got := m.Marked(); len(got) != 4 {
		t.Errorf("all is %v", got)
	}
	w.Type("a")
	w.Press(fyne.KeyReturn)
	if len(m.Marked()) != 0 || !answered {
		t.Errorf("marked %v, Enter went on: %v", m.Marked(), answered)
	}
	w.Shot("marks")
}
