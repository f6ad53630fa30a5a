// Package search is the screen that finds words anywhere in the book.
//
// Words. A hit is one text of one item, agenda or minutes, in which the words
// stand; the snippet is the piece of it around them, the words marked.
package search

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen finds words.
type Screen struct {
	session *session.Session
	hits    []store.Hit
	cancel  context.CancelFunc                        // of the query under way
	after   func(time.Duration, func()) (stop func()) // on the UI goroutine
	stop    func()                                    // of the pause before the next query

	find  *widgets.Entry
	best  *widgets.Check
	list  *widgets.List
	count *widgets.Text
	page  *fyne.Container
	empty fyne.CanvasObject
}

const (
	pause    = 200 * time.Millisecond // after the last letter, before asking the book
	mostHits = 200
)

// New makes the screen.
func New(s *session.Session) session.Screen { return newScreen(s) }

func newScreen(s *session.Session) *Screen {
	return &Screen{
		session: s, cancel: func() {}, stop: func() {},
		after: func(d time.Duration, f func()) func() {
			t := time.AfterFunc(d, func() { fyne.Do(f) })
			return func() { t.Stop() }
		},
	}
}

// Content makes the screen's widgets.
func (s *Screen) Content() fyne.CanvasObject {
	header := widgets.NewHeader("Search", "Every agenda and every minute in the book")
	s.find = widgets.NewEntry("Words to find; the last may be unfinished").Whole()
	s.find.OnChanged = func(string) { s.soon() }
	s.find.OnKey = s.key
	s.best = widgets.NewCheck("Best match first", func(bool) { s.ask() })
	s.list = widgets.NewList(func() int { return len(s.hits) }, newRow, s.fill)
	s.list.OnOpen = func(int) { s.open() }
	s.count = widgets.NewLine("", look.Muted)
	s.empty = widgets.NewEmpty("Type words to find them in every agenda and every minute. The newest come first.")
	s.page = container.NewStack(s.empty)
	top := container.NewVBox(header, widgets.NewColumns([]float32{0, 10}, s.find, s.best), s.count)
	return widgets.NewPage(top, s.page)
}

// Show puts the hands into the find field, with the words asked for.
func (s *Screen) Show(p session.Place) {
	if p.Query != "" {
		s.find.SetText(p.Query)
	}
	s.session.Window.Canvas().Focus(s.find)
	s.ask()
}

// Leave ends the query under way.
func (s *Screen) Leave() error {
	s.stop()
	s.cancel()
	return nil
}

// soon asks when the hands have paused.
func (s *Screen) soon() {
	s.stop()
	s.stop = s.after(pause, s.ask)
}

// ask asks the book; an earlier question is dropped.
func (s *Screen) ask() {
	s.stop()
	s.cancel()
	words := s.find.Value()
	if words == "" {
		s.show("", nil)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	var hits []store.Hit
	s.session.Work(func(context.Context) error {
		var err error
		hits, err = s.session.Book.Search(ctx, store.SearchQuery{Words: words, BestFirst: s.best.Checked, Limit: mostHits})
		return err
	}, func(err error) {
		switch {
		case ctx.Err() != nil || errors.Is(err, context.Canceled):
		case s.session.Did("search", err):
			s.show(words, hits)
		}
	})
}

func (s *Screen) show(words string, hits []store.Hit) {
	s.hits = hits
	shown := fyne.CanvasObject(s.list)
	switch {
	case words == "":
		shown = s.empty
		s.count.SetText("")
	case len(hits) == 0:
		s.count.SetText("Nothing in the book holds all of these words.")
	case len(hits) == mostHits:
		s.count.SetText("The first 200 places")
	default:
		s.count.SetText(widgets.Capital(widgets.Count(len(hits), "place")))
	}
	s.page.Objects = []fyne.CanvasObject{shown}
	s.page.Refresh()
	s.list.SetCursor(0)
}

func (s *Screen) key(key *fyne.KeyEvent) bool {
	return widgets.FindKey(s.find, key, s.list.TypedKey, s.open)
}

func (s *Screen) open() {
	at := s.list.Cursor()
	if at < 0 {
		return
	}
	hit := s.hits[at]
	place := session.Place{Screen: session.Agenda, Meeting: hit.Meeting, Item: hit.Item}
	if hit.Part == store.MinutesPart {
		place.Screen = session.Minutes
	}
	s.session.Go(place)
}

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	return []session.Command{
		{Menu: "Edit", Name: "Find", Key: session.KeyFind, Run: func() { s.session.Window.Canvas().Focus(s.find) }},
		{Menu: "Edit", Name: "Best match or newest first", Run: func() { s.best.SetChecked(!s.best.Checked) }},
	}
}
