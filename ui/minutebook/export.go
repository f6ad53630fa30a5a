package minutebook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

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
	form := widgets.NewForm().Add("Which copy", which).
		Note("The approved minutes in order, the leaves numbered through, with contents, an index and the facts of every signature. The file is made for an archive (PDF/A).")
	var d *widgets.Dialog
	d = widgets.NewDialog(s.session.Window, "Export the minute book: "+body.Name, form, "Choose the file…", func() error {
		d.OnClosed = func() { s.toFile(body, rows, which.Chosen() == 1) }
		return nil
	})
	d.Show(which)
}

// toFile asks for the file and writes the book into it.
func (s *Screen) toFile(body data.Body, rows []record.Meeting, restricted bool) {
	name := bookName(body, restricted)
	widgets.Pick{Title: "The file of the minute book", Verb: "Write it", Kind: widgets.PickSave, Name: name, Suffixes: []string{".pdf"}}.
		Show(s.session.Window, func(path string) { s.write(body, rows, restricted, path) })
}

// write makes the book under a dialog that can cancel it.
func (s *Screen) write(body data.Body, rows []record.Meeting, restricted bool, path string) {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	var made export.Result
	widgets.Progress(s.session.Window, "Making the minute book", func(ctx context.Context, report widgets.Report) error {
		report(0, widgets.Count(len(rows), "set")+" of minutes")
		o := export.Options{Restricted: restricted, Today: data.DateOf(s.session.Now()),
			Open: func(p data.Paper) (io.ReadCloser, error) { return s.session.Book.OpenPaper(ctx, p.ID) }}
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
			s.session.Tell(fmt.Sprintf("Exported: %s, leaves 1 to %d", path, made.Pages))
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
