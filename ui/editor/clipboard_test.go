package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
)

// What is copied out of private session stays private where it is pasted, with
// its form or without.
func TestPrivateWordsArePastedPrivate(t *testing.T) {
	for name, paste := range map[string]func(*Editor){"with form": (*Editor).Paste, "without form": (*Editor).PastePlain} {
		for what, blocks := range map[string][2]int{"a paragraph": {4, 4}, "several": {4, 6}, "an exempt item": {8, 10}, "public ones with them": {1, 4}} {
			e, _ := shown(t, withheldSample(), 620, 1000)
			last := blocks[1]
			e.page.Select(edit.Pos{Block: blocks[0]}, edit.Pos{Block: last, Off: e.page.Block(last).Text.Len()})
			e.Copy()
			end := e.page.Len() - 1
			e.page.Place(edit.Pos{Block: end, Off: e.page.Block(end).Text.Len()}, false)
			paste(e)
			pasted := 0
			for i := end; i < e.page.Len(); i++ {
				for _, secret := range []string{"£4,200", "instalments", "tenant", "£310,000", "Three offers"} {
					if b := e.page.Block(i); strings.Contains(b.Text.String(), secret) {
						pasted++
						if b.Exempt == "" {
							t.Errorf("%s, %s: public is %q", name, what, b.Text)
						}
					}
				}
			}
			if pasted == 0 {
				t.Errorf("%s, %s: nothing was pasted", name, what)
			}
		}
	}
	e, _ := shown(t, withheldSample(), 620, 1000)
	fyne.CurrentApp().Clipboard().SetContent("from elsewhere")
	e.page.Place(edit.Pos{Block: 1}, false)
	e.PastePlain()
	if b := e.page.Block(1); b.Exempt != "" || !strings.HasPrefix(b.Text.String(), "from elsewhere") {
		t.Errorf("pasted from elsewhere: %q, %q", b.Text, b.Exempt)
	}
}
