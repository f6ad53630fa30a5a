package meetings

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/exchange"
	"minutebook/data/exchange/moderngov"
	"minutebook/data/store"
	"minutebook/ui/widgets"
)

// importPage brings in a page of a ModernGov site that the clerk has saved.
func (s *Screen) importPage() {
	widgets.Pick{Title: "Import a page of a ModernGov site", Verb: "Read the page",
		Suffixes: []string{".html", ".htm", ".xml", ".txt", ".md"}}.Show(s.session.Window, s.readPage)
}

func (s *Screen) readPage(path string) {
	var page exchange.Page
	s.session.Work(func(context.Context) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		page, err = moderngov.Read(text)
		return err
	}, func(err error) {
		if err != nil {
			s.session.Fail("import "+filepath.Base(path), err)
			return
		}
		s.askImport(page, filepath.Base(path))
	})
}

// askImport shows what was read and asks for what the page does not say.
func (s *Screen) askImport(page exchange.Page, source string) {
	form, m := widgets.NewForm(), page.Meeting
	form.Note(found(page))
	body := widgets.NewNameEntry("the council or committee", names(s.bodies)).Require("Name the body.")
	body.SetValue(m.Body.Name)
	date, starts := widgets.NewDateEntry(data.DateOf(s.session.Now())), widgets.NewClockEntry()
	date.SetDate(m.Meeting.Start.Date())
	starts.SetClock(m.Meeting.Start.Clock())
	into := widgets.NewChoice(meetingNames(s.rows), nil).Require("Choose the meeting it belongs to.")
	focus := fyne.Focusable(into)
	if page.Kind == exchange.Meeting {
		form.Add("Body", body)
		form.Side(form.Labelled("Date", date), form.Labelled("Starts", starts))
		focus = body.Entry()
	} else {
		into.Choose(s.list.Cursor())
		form.Add("Into the meeting", into)
	}
	content := container.NewVBox(form)
	if len(page.Unread) > 0 {
		content.Add(widgets.NewSection("What could not be read"))
		content.Add(unread(page.Unread))
	}
	dialog := widgets.NewDialog(s.session.Window, "Import "+source, content, "Bring it in", func() error {
		if err := form.Check(); err != nil && (page.Kind == exchange.Meeting || into.Problem() != nil) {
			return err
		}
		o := store.ImportOptions{Source: source}
		if page.Kind == exchange.Meeting {
			day, _ := date.Date() // the form has checked both
			clock, _ := starts.Clock()
			o.Body, o.Start = body.Value(), day.At(clock)
		} else {
			o.Meeting = s.rows[into.Chosen()].ID
		}
		return s.bringIn(page, o)
	})
	dialog.OnClosed = s.focus
	dialog.Resize(fyne.NewSize(560, 0)).Show(focus)
}

func (s *Screen) bringIn(page exchange.Page, o store.ImportOptions) error {
	id, err := s.session.Book.Import(context.Background(), page.Meeting, o)
	if err != nil {
		return err
	}
	s.find.SetText("")
	s.read(id)
	s.session.Tell("Imported " + found(page))
	return nil
}

// found says in words what a page holds.
func found(page exchange.Page) string {
	items := widgets.Count(len(page.Meeting.Items), "item")
	switch page.Kind {
	case exchange.Item:
		return "one item of a meeting: " + page.Meeting.Items[0].Title
	case exchange.Report:
		return "an officer's report: " + page.Meeting.Items[0].Title
	}
	for _, i := range page.Meeting.Items {
		if !i.Minutes.Empty() {
			return "an agenda with minutes, " + items
		}
	}
	return "an agenda, " + items
}

func meetingNames(rows []store.MeetingRow) []string {
	var list []string
	for _, m := range rows {
		list = append(list, fmt.Sprintf("%s, %s", m.BodyName, m.Start.Date().Medium()))
	}
	return list
}

func unread(sentences []string) fyne.CanvasObject {
	label := widget.NewLabel(strings.Join(sentences, "\n"))
	label.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(label)
	scroll.SetMinSize(fyne.NewSize(0, 140))
	return scroll
}
