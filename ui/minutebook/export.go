package minutebook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/widgets"
)

// export asks which copy of the minute book is made and where it goes, and makes it.
func (s *Screen) export() {
	if len(s.rows) == 0 {
		return
	}
	body, rows := s.chosen(), slices.Clone(s.rows)
	which := widgets.NewChoice([]string{"For the public: without what is kept from it", "The whole book, with what is kept from the public"}, nil)
	which.Choose(0)
	leaf := newVolumeEntry(body)
	form := widgets.NewForm().Add("Which copy", which).Add("Number of the first leaf: 1, or on from an earlier volume", leaf).
		Note("The approved minutes in order, the leaves numbered through, with contents, an index and the facts of every signature. The file is made for an archive (PDF/A).")
	if s.chain.tone == widgets.Bad {
		form.Note(s.chain.words.Text)
	}
	var d *widgets.Dialog
	d = widgets.NewDialog(s.session.Window, "Export the minute book: "+body.Name, form, "Choose the file…", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		o := export.Options{Restricted: which.Chosen() == 1, Today: data.DateOf(s.session.Now()), FirstLeaf: leaf.Number()}
		d.OnClosed = func() { s.toFile(body, rows, o) }
		return nil
	})
	d.Show(which)
}

// volumeKey is the preference that keeps from which leaf the book of a body, bound
// anew, was numbered: where earlier volumes on paper end, which the book cannot know.
func volumeKey(body data.Body) string { return "minutebook.volume." + body.UID }

// newVolumeEntry asks for the number of the first leaf of a body's book, and proposes
// the one it had the last time.
func newVolumeEntry(body data.Body) *widgets.NumberEntry {
	e := widgets.NewNumberEntry("1")
	e.SetNumber(fyne.CurrentApp().Preferences().IntWithFallback(volumeKey(body), 1))
	return e
}

// toFile asks for the file and writes the book into it.
func (s *Screen) toFile(body data.Body, rows []record.Meeting, o export.Options) {
	name := bookName(body, o.Restricted)
	widgets.Pick{Title: "The file of the minute book", Verb: "Write it", Kind: widgets.PickSave, Name: name, Suffixes: []string{".pdf"}}.
		Show(s.session.Window, func(path string) { s.write(body, rows, o, path) })
}

// write makes the book under a dialog that can cancel it.
func (s *Screen) write(body data.Body, rows []record.Meeting, o export.Options, path string) {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	var made export.Result
	widgets.Progress(s.session.Window, "Making the minute book", func(ctx context.Context, report widgets.Report) error {
		report(0, widgets.Count(len(rows), "set")+" of minutes")
		o := o
		o.Open = func(p data.Paper) (io.ReadCloser, error) { return s.session.Book.OpenPaper(ctx, p.ID) }
		var err error
		if made, err = export.Book(body, rows, o); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		report(0.9, filepath.Base(path))
		return made.WriteFile(path)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.session.Tell("The export was cancelled. No file was written.")
		case s.session.Did("export the minute book", err):
			fyne.CurrentApp().Preferences().SetInt(volumeKey(body), made.First)
			s.session.Tell(fmt.Sprintf("Exported: %s, leaves %d to %d", path, made.First, made.Last))
		}
	})
}

// bookName is what the file of a minute book is called.
func bookName(body data.Body, restricted bool) string {
	name := body.ShortName
	if name == "" {
		name = body.Name
	}
	name += " minute book"
	if restricted {
		name += " RESTRICTED"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name) + ".pdf"
}
