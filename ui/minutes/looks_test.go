package minutes

import (
	"context"
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
)

// Pictures of who is here and what was declared, in the sizes and palettes that
// matter.
func TestLooksOfTheRoll(t *testing.T) {
	if os.Getenv("MINUTEBOOK_SHOTS") == "" {
		t.Skip("MINUTEBOOK_SHOTS names no folder")
	}
	for _, p := range []look.Palette{look.Light, look.HighContrast} {
		for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
			c, s := live(t)
			name := func(what string) string { return fmt.Sprintf("roll-%s-%v-%.0f", what, p, size.Width) }
			fyne.CurrentApp().Settings().SetTheme(look.New(p, 0))
			c.Resize(size)
			interests := data.Item{Meeting: c.Meeting.ID, Title: "Declarations of interest"}
			if err := c.Book.AddItem(context.Background(), &interests, 1); err != nil {
				t.Fatal(err)
			}
			s.Show(s.place)
			c.Type("Members asked about the reserve and how it had been spent in the year.")
			c.Run(session.KeyDeclarations)
			c.Type("day")
			c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
			c.Type("Owns an allotment")
			c.Press(fyne.KeyReturn, fyne.KeyUp)
			c.Look(name("declaration"))
			c.Run(session.KeyNextItem)
			c.Run(session.KeyAttendance)
			addOther(c, "Mr Alan Dyk")
			c.Type("s")
			c.Type("teas")
			c.Run(session.KeyNextItem)
			c.Press(fyne.KeyHome, fyne.KeyDown)
			c.Type("e")
			c.Type("o")
			c.Look(name("movement"))
			c.Run(session.KeyNextItem)
			c.Press(fyne.KeyDown)
			c.Type("r")
			c.Look(name("attendance"))
			c.Press(fyne.KeyEscape)
			d := data.Declaration{Meeting: c.Meeting.ID, Item: c.Items[4].ID, Person: c.Members[3].Person, Kind: data.Pecuniary, Conduct: data.Stayed, Registered: true, Dispensation: "D/26/4", Nature: "Rents a plot of the council"}
			if err := c.Book.SaveDeclaration(context.Background(), &d); err != nil {
				t.Fatal(err)
			}
			s.readRoll()
			c.Run(session.KeyDeclarations)
			c.Look(name("declarations"))
			c.Press(fyne.KeyEscape)
			moves(c, 3, "o")
			s.editor.InsertBlock(forms.NoteBlock(doc.Adjournment, "19:20", nil))
			c.Run(session.KeyTimeNote)
			c.Look(name("note"))
		}
	}
}
