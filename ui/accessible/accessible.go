// Package accessible is the dialog that says in words what keeps people from
// reading a PDF, and what keeps it out of the archive.
//
// Words. A PDF is tested against the rules of export/accessible. A claim is a
// standard the file says it keeps.
//
// Promises. The file is read in another process, under a dialog that can cancel
// it. Nothing is changed.
package accessible

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"minutebook/data"
	"minutebook/export/accessible"
	"minutebook/export/worker"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Choose asks for a PDF, tests it and shows what was found.
func Choose(s *session.Session) {
	widgets.Pick{Title: "Check a PDF for accessibility", Verb: "Check it", Suffixes: []string{".pdf"}}.Show(s.Window, func(path string) {
		File(s, filepath.Base(path), path)
	})
}

// Paper tests a paper of the book.
func Paper(s *session.Session, p data.Paper) {
	if p.State != data.Attached {
		s.Tell("“" + p.Name + "” has no file yet.")
		return
	}
	path, err := s.Book.PaperFile(context.Background(), p.ID)
	if s.Did("check “"+p.Name+"”", err) {
		File(s, p.Name, path)
	}
}

// File tests the PDF at a path and shows what was found, under the name given.
func File(s *session.Session, name, path string) {
	var r accessible.Report
	widgets.Progress(s.Window, "Checking a PDF", func(ctx context.Context, report widgets.Report) error {
		report(0, "Reading “"+name+"”")
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		w := worker.New(worker.Usual)
		defer w.Close()
		r, err = w.Check(ctx, f)
		report(1, "")
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.Tell("The check was cancelled.")
		case s.Did("check “"+name+"”", err):
			Show(s, name, r)
		}
	})
}

// Show shows what was found in a PDF.
func Show(s *session.Session, name string, r accessible.Report) {
	newResult(s, name, r).show()
}
