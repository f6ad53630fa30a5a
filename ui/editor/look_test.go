package editor

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	theme "minutebook/ui/look"
)

var shots = flag.String("shots", "", "folder to leave pictures of the page in")

// sample is an invented meeting with every kind of block.
func sample() []edit.Section {
	day, roe := &doc.Person{Name: "Councillor A Day"}, &doc.Person{Name: "Councillor B Roe"}
	block := func(kind doc.Kind, level int, text string, payload ...any) doc.Block {
		b := doc.Block{ID: doc.NewID(), Kind: kind, Level: level, Runs: doc.JoinRuns([]doc.Run{{Text: text}})}
		for _, p := range payload {
			switch p := p.(type) {
			case *doc.Resolution:
				b.Resolution = p
			case *doc.Motion:
				b.Motion = p
			case *doc.Action:
				b.Action = p
			case *doc.TimeNote:
				b.Time = p
			}
		}
		return b
	}
	cell := func(s string) doc.Cell { return doc.Cell{Runs: doc.JoinRuns([]doc.Run{{Text: s}})} }
	row := func(s ...string) (out []doc.Cell) {
		for _, t := range s {
			out = append(out, cell(t))
		}
		return out
	}
	styled := doc.Block{ID: doc.NewID(), Kind: doc.Paragraph, Runs: []doc.Run{
		{Text: "The Committee considered the report of the Clerk on the "}, {Text: "Harbour Road", Italic: true},
		{Text: " crossing (Pwyllgor Priffyrdd: "}, {Text: "croesfan ysgol Tŷ Gwyn", Lang: "cy", Italic: true},
		{Text: "). Members "}, {Text: "welcomed", Bold: true}, {Text: " the £18,500 grant and asked that the survey on "},
		{Text: "example.org/survey", Link: "https://example.org/survey"},
		{Text: " stay open until the spring, so that residents’ views – above all those of parents at the primary school – are heard before the design is settled."}}}
	table := doc.Block{ID: doc.NewID(), Kind: doc.TableKind, Table: &doc.Table{Head: 1,
		Columns: []doc.Column{{}, {}, {Align: "right"}},
		Rows: [][]doc.Cell{row("Payee", "What for", "Amount £"), row("Penmoor Electric", "Street lighting, second quarter, with the repair of the lamp at the corner of Chapel Lane and Mill Street", "1,204.50"),
			row("Hale & Sons", "Grass cutting", "310.00"), row("", "Total", "1,514.50")}}}
	return []edit.Section{
		{Key: 1, Number: "29", Title: "Apologies for absence", Doc: doc.Document{Blocks: []doc.Block{
			block(doc.Paragraph, 0, "Apologies were received from Councillors C Hale and D Moor."),
			block(doc.TimeNoteKind, 0, "Councillor B Roe joined the meeting.", &doc.TimeNote{Kind: doc.Arrival, At: "19:42", Person: roe}),
		}}},
		{Key: 2, Number: "30", Title: "Harbour Road crossing and the traffic through the village at school times", Doc: doc.Document{Blocks: []doc.Block{
			styled,
			block(doc.Heading, 1, "What was said"),
			block(doc.Bullet, 1, "The crossing lies on the way of 140 children; the nearest lights are 600 metres off, and the footway is narrow there."),
			block(doc.Bullet, 2, "Counts were taken on three mornings."),
			block(doc.Bullet, 1, "The county pays for the lights, the parish for the signs."),
			block(doc.Numbered, 1, "Ask the county for a date."),
			block(doc.Numbered, 2, "in writing; and"),
			block(doc.Numbered, 2, "with a copy to the school."),
			block(doc.Numbered, 1, "Report in June."),
			block(doc.Heading, 2, "A smaller heading"),
			block(doc.Quotation, 0, "A school crossing patrol is not a substitute for a crossing: it is there for forty minutes a day, and drivers are there for all of it."),
			block(doc.MotionKind, 0, "That the parish contribute £2,000 to the crossing.", &doc.Motion{Mover: day, Seconder: roe, Outcome: doc.Carried}),
			block(doc.AmendmentKind, 0, "That “£2,000” be replaced by “£1,500”.", &doc.Motion{Mover: &doc.Person{Name: "Councillor E Vale"}, Outcome: doc.Lost,
				Vote: &doc.Vote{Method: doc.Hands, For: 3, Against: 5, Abstained: 1}}),
			block(doc.ResolutionKind, 0, "That, subject to the grant being paid in this financial year:", &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –",
				Mover: day, Seconder: roe, Vote: &doc.Vote{Method: doc.Recorded, For: 2, Against: 1, Names: []doc.NamedVote{
					{Person: *day, Choice: doc.For}, {Person: *roe, Choice: doc.For}, {Person: doc.Person{Name: "Councillor E Vale"}, Choice: doc.Against}}}}),
			block(doc.ResolutionKind, 1, "the parish contribute £2,000 to the crossing from the highways reserve; and"),
			block(doc.ResolutionKind, 1, "the Clerk report on the progress of the work at every ordinary meeting until it is done."),
			block(doc.ActionKind, 0, "Write to the county for the date of the works.", &doc.Action{Owner: &doc.Person{Name: "Clerk"}, Due: "2026-12-01"}),
			block(doc.ActionKind, 0, "Draft the signs with the school council.", &doc.Action{}),
		}}},
		{Key: 3, Number: "31", Title: "Accounts for payment", Doc: doc.Document{Blocks: []doc.Block{
			block(doc.Paragraph, 0, "The accounts below were presented."),
			table,
			block(doc.Caption, 0, "Table 1: Accounts for payment, November 2026"),
			block(doc.ResolutionKind, 0, "The Committee noted the report.", &doc.Resolution{Verb: doc.Noted}),
			block(doc.Paragraph, 0, "Emoji 😀 and 漢字 and a\ttab\tor two.\nA second line."),
		}}},
		{Key: 4, Number: "32", Title: "Date of the next meeting"},
	}
}

// shown is an editor in a window of the test driver.
func shown(t testing.TB, sections []edit.Section, w, h float32) (*Editor, fyne.Window) {
	t.Helper()
	themed(t)
	e := New(edit.New(sections), &edit.Clip{})
	win := test.NewTempWindow(t, e)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return e, win
}

func shoot(t *testing.T, win fyne.Window, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	f, err := os.Create(filepath.Join(*shots, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func TestPictures(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots DIR")
	}
	e, win := shown(t, sample(), 1000, 900)
	win.Canvas().Focus(e)
	for _, p := range []theme.Palette{theme.Dark, theme.HighContrast, theme.Light} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(p, 0))
		e.scroll(450)
		e.paint()
		shoot(t, win, fmt.Sprint("palette-", p))
		e.scroll(-450)
		e.paint()
	}
	shoot(t, win, "top")
	e.page.Select(edit.Pos{Block: 5, Off: 12}, edit.Pos{Block: 9, Off: 12})
	e.done()
	e.scroll(-100)
	e.paint()
	shoot(t, win, "selected")
	e.scroll(600)
	e.paint()
	shoot(t, win, "middle")
	e.GoTo(3, "")
	e.scroll(1000)
	e.paint()
	shoot(t, win, "end")
	e.GoTo(1, "")
	e.SetZoom(150)
	shoot(t, win, "zoom150")
	e.scroll(1100)
	e.paint()
	shoot(t, win, "zoom150b")
	e.SetZoom(100)
	win.Resize(fyne.NewSize(520, 700))
	e.scroll(300)
	e.paint()
	shoot(t, win, "narrow")
}
