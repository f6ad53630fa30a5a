package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
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

// What is copied out of private session stays private on every other page of the
// program, as it was copied and as plain text.
func TestPrivateWordsArePastedPrivateElsewhere(t *testing.T) {
	for name, paste := range map[string]func(*Editor){"with form": (*Editor).Paste, "without form": (*Editor).PastePlain} {
		for what, blocks := range map[string][2]int{"a passage": {4, 6}, "an exempt item": {8, 10}} {
			from, _ := shown(t, withheldSample(), 620, 1000)
			to := New(edit.New([]edit.Section{{Key: 1, Title: "Open", Doc: doc.FromText("Open.")}}), from.clip)
			last := blocks[1]
			from.page.Select(edit.Pos{Block: blocks[0]}, edit.Pos{Block: last, Off: from.page.Block(last).Text.Len()})
			from.Copy()
			to.page.Place(to.page.End(), false)
			paste(to)
			d := to.page.Document(1)
			if len(d.Blocks) < 3 || doc.Plain(doc.Public(d)) != "" {
				t.Errorf("%s, %s: of %q the public reads %q", what, name, doc.Plain(d), doc.Plain(doc.Public(d)))
			}
			fyne.CurrentApp().Clipboard().SetContent("public")
			to.page.Split()
			to.page.SetExempt("")
			paste(to)
			if b := to.Current(); b.Exempt != "" || b.Text() != "public" {
				t.Errorf("%s: what is no clip is %+v", name, b)
			}
		}
	}
}

// An item that is kept from the public while its page is open is copied so.
func TestASectionIsKeptWhileItIsOpen(t *testing.T) {
	e, _ := shown(t, []edit.Section{{Key: 1, Title: "Sale", Doc: doc.FromText("Sold for a song.")}}, 620, 700)
	for _, why := range []string{"", "3", ""} {
		e.KeepSection(1, why)
		e.SelectAll()
		e.Copy()
		for _, b := range e.clip.Blocks(e.Selection()) {
			if b.Kind != doc.Heading && b.Exempt != why {
				t.Errorf("kept for %q it is copied as %q", why, b.Exempt)
			}
		}
		if veiled := e.layAt(1).veil.w > 0; veiled != (why != "") {
			t.Errorf("kept for %q it is veiled: %v", why, veiled)
		}
	}
}
