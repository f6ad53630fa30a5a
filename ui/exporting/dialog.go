package exporting

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// lastFolder is the preference that keeps the folder of the last export.
const lastFolder = "export.folder"

// exporter is the open dialog.
type exporter struct {
	session *session.Session
	record  record.Meeting
	offered []what

	dialog     *widgets.Dialog
	what       *widgets.Choice
	draft      *widgets.Check
	restricted *widgets.Check
	lock       *lock // of a restricted copy
	leaf       *widgets.NumberEntry
	leafRow    *widgets.Row
	path       *widgets.Entry
	proposed   string          // what the dialog wrote into path
	replace    string          // the file the clerk has been warned of
	asks       *widgets.Dialog // whether to put in what is missing
	sharedRead bool            // what public papers have in common with exempt ones may be public
}

// Show opens the dialog for a meeting.
func Show(s *session.Session, meeting int64) { open(s, meeting) }

func open(s *session.Session, meeting int64) *exporter {
	m, err := s.Book.Record(context.Background(), meeting)
	if !s.Did("read the meeting for the export", err) {
		return nil
	}
	leaf, leafLabel, err := NewLeafEntry(s.Book, m)
	if !s.Did("read the leaves of the minute book", err) {
		return nil
	}
	e := &exporter{session: s, record: m, offered: documents(m), leaf: leaf}
	var names []string
	for _, w := range e.offered {
		names = append(names, w.name)
	}
	form := widgets.NewForm()
	e.what = widgets.NewChoice(names, func(int) {
		e.propose()
		e.askLeaf(form)
	})
	e.draft = widgets.NewCheck("Mark it as a draft", func(bool) { e.askLeaf(form) })
	e.lock = newLock(form)
	e.leafRow = form.Labelled(leafLabel, leaf)
	e.restricted = widgets.NewCheck("Restricted copy: print what is kept from the public", func(on bool) {
		e.lock.allow(on)
		e.propose()
		form.Rearranged()
	})
	e.lock.allow(false)
	e.path = widgets.NewEntry("the file")
	e.what.Choose(first(m, e.offered))
	e.draft.Checked = isDraft(m.Meeting.Status) && m.Meeting.Status != data.Planned && m.Meeting.Status != data.Issued
	e.propose()
	browse := widgets.NewButton("Folder…", e.browse)
	form.Add("What", e.what).Add("", e.draft).Side(e.leafRow).Add("", e.restricted)
	form.Side(e.lock.row).Side(e.lock.hint)
	form.Add("To the file", container.NewBorder(nil, nil, nil, browse, e.path))
	title := m.Body.Name + ", " + m.Meeting.Start.Date().Medium()
	e.dialog = widgets.NewDialog(s.Window, "Export: "+title, form, "Export", e.export)
	e.askLeaf(form)
	e.dialog.Resize(fyne.NewSize(640, 0)).Show(e.what)
	return e
}

// askLeaf asks for the number of the first leaf where leaves are printed.
func (e *exporter) askLeaf(form *widgets.Form) {
	widgets.SetShown(e.leafRow, forSigning(e.record, e.chosen().kind, e.draft.Checked))
	form.Rearranged()
}

func (e *exporter) chosen() what { return e.offered[max(0, e.what.Chosen())] }

// propose writes a sensible file into the field, unless the clerk has typed one.
func (e *exporter) propose() {
	if e.path.Text != e.proposed {
		return
	}
	dir := fyne.CurrentApp().Preferences().String(lastFolder)
	if !isDir(dir) {
		dir = documentsDir()
	}
	e.proposed = filepath.Join(dir, fileName(e.record, e.chosen(), e.restricted.Checked))
	e.path.SetText(e.proposed)
	e.path.CursorColumn = len([]rune(e.proposed))
	e.path.Refresh()
}

func (e *exporter) browse() {
	widgets.Pick{Title: "The folder of the PDF", Verb: "Choose", Kind: widgets.PickFolder, Dir: filepath.Dir(e.path.Text)}.
		Show(e.session.Window, func(dir string) {
			e.proposed = filepath.Join(dir, fileName(e.record, e.chosen(), e.restricted.Checked))
			e.path.SetText(e.proposed)
		})
}

// export starts the work; an error keeps the dialog open.
func (e *exporter) export() error {
	if err := e.leaf.Problem(); err != nil {
		return err
	}
	path, err := target(e.path.Text, fileName(e.record, e.chosen(), e.restricted.Checked))
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err == nil && e.replace != path {
		e.replace = path
		return sentence("There is a file " + filepath.Base(path) + " already. Export again to replace it, or give another name.")
	}
	fyne.CurrentApp().Preferences().SetString(lastFolder, filepath.Dir(path))
	e.dialog.OnClosed = func() { e.run(path) }
	return nil
}

// run makes the document, under a dialog that can cancel it.
func (e *exporter) run(path string) {
	s, w := e.session, e.chosen()
	o := export.Options{Draft: e.draft.Checked, Restricted: e.restricted.Checked, Today: data.DateOf(s.Now()), SharedRead: e.sharedRead, FirstLeaf: e.leaf.Number()}
	if w.kind == data.IssuedPack {
		o.Drawn = drawnBefore(e.record, o.Restricted)
	}
	password := e.lock.password()
	var made export.Result
	widgets.Progress(s.Window, "Making the PDF", func(ctx context.Context, report widgets.Report) error {
		report(0, w.name)
		o := o
		o.Open = func(p data.Paper) (io.ReadCloser, error) { return s.Book.OpenPaper(ctx, p.ID) }
		o.Progress = func(done, of int, what string) { report(0.9*float64(done)/float64(max(1, of)), what) }
		var err error
		if made, err = w.make(ctx, s, e.record, o); err != nil {
			return err
		}
		if made, err = locked(ctx, made, password); err != nil {
			return err
		}
		report(0.9, filepath.Base(path))
		if err := ctx.Err(); err != nil {
			return err
		}
		return made.WriteFile(path)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.Tell("The export was cancelled. No file was written.")
		case e.offerExclusion(path, err):
		case e.offerPlaces(path, err):
		case e.offerShared(path, err):
		case s.Did("export to "+filepath.Base(path), err):
			if w.kind == data.IssuedPack {
				keepDrawn(e.record, o.Restricted, made.Contents)
			}
			if forSigning(e.record, w.kind, o.Draft) {
				s.Did("keep the numbers of the leaves", s.Book.SaveLeaves(context.Background(), e.record.Meeting.ID, made.First, made.Last))
			}
			s.Tell("Exported: " + path)
			newReady(s, e.record, w, o, password != "", path, made).show()
		}
	})
}

// pack draws the agenda with its papers bound behind it.
func pack(ctx context.Context, s *session.Session, m record.Meeting, o export.Options) (export.Result, error) {
	return export.Pack(ctx, m, func(p data.Paper) (io.ReadCloser, error) { return s.Book.OpenPaper(ctx, p.ID) }, o)
}

// supplement draws what was not in the packs that went out.
func supplement(ctx context.Context, s *session.Session, m record.Meeting, o export.Options) (export.Result, error) {
	o.Supplement = true
	return pack(ctx, s, m, o)
}

// runningSheet draws the chair's sheet with the speakers the book has.
func runningSheet(ctx context.Context, s *session.Session, m record.Meeting, o export.Options) (export.Result, error) {
	speakers, err := s.Book.MeetingSpeakers(ctx, m.Meeting.ID)
	if err != nil {
		return export.Result{}, err
	}
	return export.Running(m, speakers, o)
}
