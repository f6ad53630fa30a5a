package merge

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/review"
	"minutebook/ui/exporting"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// mostBytes is how large a review file may be: that of 20,000 words has under 2 MB.
const mostBytes = 64 << 20

// chooseFile asks for a file that came back.
func (s *Screen) chooseFile() {
	widgets.Pick{Title: "Take in a file that came back", Verb: "Take it in", Kind: widgets.PickFile,
		Dir: exporting.Folder(), Suffixes: []string{review.Extension}}.Show(s.session.Window, s.take)
}

// dropped takes in the files that were dropped onto the window.
func (s *Screen) dropped(_ fyne.Position, files []fyne.URI) {
	if s.session.Window.Canvas().Overlays().Top() != nil {
		return
	}
	n := 0
	for _, f := range files {
		if strings.EqualFold(filepath.Ext(f.Path()), review.Extension) {
			s.take(f.Path())
			n++
		}
	}
	if n == 0 {
		s.session.Tell("There is no review file in what was dropped: its name ends in " + review.Extension + ".")
	}
}

// take takes a file in.
func (s *Screen) take(path string) {
	content, err := readFile(path)
	if !s.session.Did("read "+filepath.Base(path), err) {
		return
	}
	s.takeWith(filepath.Base(path), content, "")
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > mostBytes {
		return nil, problem("This file is too large to be a review file.")
	}
	return os.ReadFile(path)
}

// takeWith takes a file in with a password, off the UI goroutine: that takes its
// time. It asks for the password where one is needed.
func (s *Screen) takeWith(name string, content []byte, password string) {
	if password != "" {
		s.session.Tell("Opening " + name + " …")
	}
	var r data.Review
	s.session.Work(func(ctx context.Context) (err error) {
		r, err = s.session.Book.TakeReview(ctx, content, password)
		return err
	}, func(err error) {
		if errors.Is(err, review.ErrPassword) {
			s.askPassword(name, content, password != "")
			return
		}
		if s.session.Did("take the review in from "+name, err) {
			s.taken(r)
		}
	})
}

// askPassword asks for the password of a file.
func (s *Screen) askPassword(name string, content []byte, wrong bool) {
	password := widgets.NewEntry("the password of the file")
	password.Password = true
	form := widgets.NewForm()
	form.Note(name + " opens with the password that the draft was sent with, unless the reader has told you another.")
	form.Add("Password", password)
	var d *widgets.Dialog
	d = widgets.NewDialog(s.session.Window, "The file has a password", form, "Open it", func() error {
		if password.Text == "" {
			return problem("Please type the password.")
		}
		d.OnClosed = func() { s.takeWith(name, content, password.Text) }
		return nil
	})
	d.Show(password)
	if wrong {
		d.Fail(problem("That is not the password of this file."))
	}
}

// taken shows what was taken in, of whatever meeting it is.
func (s *Screen) taken(r data.Review) {
	if r.Meeting != s.place.Meeting {
		s.session.Go(session.Place{Screen: session.Review, Meeting: r.Meeting})
	} else {
		s.again()
		s.instead(nil)
		s.standOn(0)
		s.focus()
	}
	s.session.Tell(s.arrival(r) + trust(r))
}

// arrival says what came back.
func (s *Screen) arrival(r data.Review) string {
	changes, remarks := 0, 0
	for _, p := range s.points {
		switch {
		case p.review.ID != r.ID:
		case p.remark != nil:
			remarks++
		default:
			changes++
		}
	}
	what := widgets.Count(changes, "change") + " and " + widgets.Count(remarks, "remark")
	if r.Verdict == data.VerdictApproved {
		if changes+remarks == 0 {
			return r.Reader.Name + " approved the draft as it stands."
		}
		return fmt.Sprintf("%s approved the draft, with %s.", r.Reader.Name, what)
	}
	return fmt.Sprintf("%s returned the draft with %s.", r.Reader.Name, what)
}
