package editor

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	theme "minutebook/ui/look"
)

// withheldSample is a meeting that goes into private session in its first item,
// for the second, and comes back in the third.
func withheldSample() []edit.Section {
	block := func(kind doc.Kind, exempt, text string) doc.Block {
		b := edit.Proper(doc.NewBlock(kind, 0, text))
		b.Exempt = exempt
		return b
	}
	door := func(kind doc.NoteKind, at, reason, text string) doc.Block {
		b := block(doc.TimeNoteKind, "", text)
		b.Time = &doc.TimeNote{Kind: kind, At: at, Reason: reason}
		return b
	}
	return []edit.Section{
		{Key: 1, Number: "33", Title: "Allotment rents", Doc: doc.Document{Blocks: []doc.Block{
			block(doc.Paragraph, "", "Members considered the rents for the coming year."),
			block(doc.ResolutionKind, "", "That the press and public be excluded."),
			door(doc.Exclusion, "20:10", "3", "The meeting went into private session at 8.10 pm."),
			block(doc.Paragraph, "3", "The tenant’s arrears were reported. They stood at £4,200, and the Head of Finance advised that the whole could be recovered within two years."),
			block(doc.ResolutionKind, "3", "That the arrears be paid by instalments."),
			block(doc.ActionKind, "3", "Write to the tenant"),
		}}},
		{Key: 2, Number: "34", Title: "Sale of land at Mill Lane", Exempt: "1, 3", Doc: doc.Document{Blocks: []doc.Block{
			block(doc.Paragraph, "", "Three offers were before the meeting."), block(doc.Bullet, "", "One of £310,000"), block(doc.Bullet, "", "Two below it"),
		}}},
		{Key: 3, Number: "35", Title: "Date of the next meeting", Doc: doc.Document{Blocks: []doc.Block{
			door(doc.Readmission, "20:40", "", "The meeting returned to public session at 8.40 pm."),
			block(doc.Paragraph, "", "10 September 2026."),
		}}},
	}
}

func TestWhatIsKeptFromThePublicLooksAsItDid(t *testing.T) {
	e, win := shown(t, withheldSample(), 620, 1000)
	golden(t, "exempt", test.RenderToMarkup(win.Canvas()))
	e.SetZoom(MaxZoom)
	e.SetZoom(MinZoom)
	e.SetZoom(100)
	golden(t, "exempt", test.RenderToMarkup(win.Canvas()))
}

// TestMarksFollowTheText: going into private session marks the empty items below
// at once, and each run of blocks says once why.
func TestMarksFollowTheText(t *testing.T) {
	e, _ := shown(t, []edit.Section{{Key: 1, Number: "1", Title: "One", Doc: doc.FromText("Open.")}, {Key: 2, Number: "2", Title: "Two"}}, 620, 700)
	marks := func() (said, veiled int) {
		for i := range e.rows {
			l := e.layAt(i)
			if l.veil.w > 0 {
				veiled++
			}
			for _, b := range l.labels {
				if b.role == withheld {
					said++
				}
			}
		}
		return said, veiled
	}
	hold := func(what string, said, veiled int) {
		t.Helper()
		if s, v := marks(); s != said || v != veiled {
			t.Errorf("%s: %d reasons over %d blocks, want %d over %d", what, s, v, said, veiled)
		}
	}
	hold("open", 0, 0)
	e.GoTo(1, "")
	e.InsertBlock(doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Exclusion, Reason: "3"}, Runs: []doc.Run{{Text: "Private."}}})
	hold("in private session", 1, 1)
	for _, r := range "a" {
		e.TypedRune(r)
	}
	e.page.Split()
	e.TypedRune('b')
	hold("typed below the note", 2, 3)
	e.GoTo(2, "")
	e.InsertBlock(doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Readmission}, Runs: []doc.Run{{Text: "Public."}}})
	hold("back", 1, 2)
	for e.page.CanUndo() {
		e.Undo()
	}
	hold("undone", 0, 0)
}

func TestPicturesOfWhatIsKeptFromThePublic(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots DIR")
	}
	e, win := shown(t, withheldSample(), 900, 900)
	win.Canvas().Focus(e)
	for _, p := range []theme.Palette{theme.Light, theme.Dark, theme.HighContrast} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(p, 0))
		e.page.Select(edit.Pos{Block: 4, Off: 4}, edit.Pos{Block: 5, Off: 9})
		e.done()
		e.scroll(-900)
		e.paint()
		shoot(t, win, fmt.Sprint("exempt-", p))
	}
	for _, zoom := range []int{MinZoom, MaxZoom} {
		e.SetZoom(zoom)
		e.scroll(-5000)
		if zoom == MaxZoom {
			e.scroll(500)
		}
		e.paint()
		shoot(t, win, fmt.Sprint("exempt-zoom", zoom))
	}
	e.SetZoom(100)
	win.Resize(fyne.NewSize(460, 900))
	e.scroll(-5000)
	e.paint()
	shoot(t, win, "exempt-narrow")
}
