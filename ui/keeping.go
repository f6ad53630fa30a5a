package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"minutebook/data/store"
	"minutebook/ui/widgets"
)

// backUp copies the book into a folder the clerk chooses.
func (s *Shell) backUp() {
	widgets.Pick{Title: "Back up the book", Verb: "Back up here", Kind: widgets.PickFolder}.Show(s.window, func(dir string) {
		dest := filepath.Join(dir, "Minute Book backup "+s.session.Now().Format("2006-01-02 15.04"))
		widgets.Progress(s.window, "Backing up the book", func(ctx context.Context, report widgets.Report) error {
			report(0, dest)
			return s.session.Book.Backup(ctx, dest)
		}, func(err error) {
			if s.session.Did("back up the book", err) {
				s.footer.tell("The book is backed up in " + dest)
			}
		})
	})
}

// checkBook reads everything in the book and says what is wrong.
func (s *Shell) checkBook() {
	var problems []store.Problem
	began := time.Now()
	widgets.Progress(s.window, "Checking the book", func(ctx context.Context, report widgets.Report) error {
		report(0, "Reading every meeting, text and paper")
		var err error
		problems, err = s.session.Book.Check(ctx)
		return err
	}, func(err error) {
		switch {
		case !s.session.Did("check the book", err):
		case len(problems) == 0:
			s.footer.tell(fmt.Sprintf("The book is sound: everything was read in %s", time.Since(began).Round(time.Second/10)))
		default:
			widgets.Inform(s.window, "What is wrong with the book", sentences(problems))
		}
	})
}

func sentences(problems []store.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.What)
	}
	return strings.Join(lines, "\n")
}
