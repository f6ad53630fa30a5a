package merge

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/export/mail"
	"minutebook/ui/exporting"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// sentFile is a file that was made for one reader.
type sentFile struct {
	review data.Review
	path   string
	bytes  []byte
}

// write makes a file for each reader, off the UI goroutine: a password takes its time.
func (d *sending) write(r data.Review, dir string) {
	s, m, chosen, password := d.session, d.record, d.chosen, d.password.Value()
	s.Tell("Making the file …")
	var made []sentFile
	s.Work(func(ctx context.Context) error {
		for _, to := range chosen {
			one := r
			one.Reader = to
			f, err := makeFile(ctx, s, m, one, password, dir)
			if err != nil {
				return fmt.Errorf("%s: %w", to.Name, err)
			}
			made = append(made, f)
		}
		return nil
	}, func(err error) {
		ok := s.Did("send the draft", err)
		if len(made) == 0 {
			return
		}
		if d.done != nil {
			d.done()
		}
		if ok {
			s.Tell("The draft is ready for " + readerNames(made) + ". The book keeps what was sent.")
		}
		newSent(s, m, made, password != "").show()
	})
}

// makeFile sends a draft to one reader and writes the file, under a name that no
// file has yet. A review whose file cannot be written is withdrawn: nobody has it.
func makeFile(ctx context.Context, s *session.Session, m record.Meeting, r data.Review, password, dir string) (sentFile, error) {
	content, err := s.Book.SendReview(ctx, &r, password)
	if err != nil {
		return sentFile{}, err
	}
	path, err := writeNew(dir, fileName(m, r.Reader), content)
	if err != nil {
		if undo := s.Book.WithdrawReview(ctx, r.ID); undo != nil {
			return sentFile{}, fmt.Errorf("%w; and %w", err, undo)
		}
		return sentFile{}, err
	}
	return sentFile{r, path, content}, nil
}

// fileName is what a file for a reader is called, without its ending.
func fileName(m record.Meeting, to data.Reader) string {
	name := m.Body.ShortName
	if name == "" {
		name = m.Body.Name
	}
	return exporting.SafeName(string(m.Meeting.Start.Date()) + " " + name + " draft minutes for " + to.Name)
}

// writeNew writes a review file beside those that are there: none is replaced.
func writeNew(dir, name string, content []byte) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(dir, name+review.Extension)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s (%d)%s", name, n, review.Extension))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) && n < 1000 {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(content)
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			_ = os.Remove(path)
			return "", err
		}
		return path, nil
	}
}

func readerNames(files []sentFile) string {
	var names []string
	for _, f := range files {
		names = append(names, f.review.Reader.Name)
	}
	return english.List(names)
}

// sent is the files that were made, and what can be done with them now.
type sent struct {
	session *session.Session
	record  record.Meeting
	files   []sentFile
	locked  bool

	dialog *widgets.Dialog
	said   *widget.Label // what has become of them
	reveal func(context.Context, string) error
}

func newSent(s *session.Session, m record.Meeting, files []sentFile, locked bool) *sent {
	return &sent{session: s, record: m, files: files, locked: locked, reveal: exporting.Reveal}
}

// deeds are what can be done with the files.
func (v *sent) deeds() exporting.Deeds {
	write, path := "Write the mail…", "Copy the path"
	if len(v.files) > 1 {
		write, path = "Write the mails…", "Copy the paths"
	}
	return exporting.Deeds{
		{Key: fyne.KeyW, Say: write, Do: v.write},
		{Key: fyne.KeyF, Say: "Show in folder", Do: v.showFolder},
		{Key: fyne.KeyC, Say: path, Do: v.copyPath},
	}
}

// sentWidth has room for all deeds side by side.
const sentWidth = 720

func (v *sent) show() {
	deeds := v.deeds()
	main := deeds[0]
	v.said = widget.NewLabel("")
	v.said.Wrapping, v.said.Importance = fyne.TextWrapWord, widget.SuccessImportance
	v.said.Hide()
	head := "The file is ready"
	if len(v.files) > 1 {
		head = "The files are ready"
	}
	v.dialog = widgets.NewDialog(v.session.Window, head, v.content(deeds), main.Say, main.Do).LeaveAs("Close")
	deeds.Answer(v.dialog)
	v.dialog.Resize(fyne.NewSize(sentWidth, 0)).Show(nil)
}

func (v *sent) content(deeds exporting.Deeds) fyne.CanvasObject {
	page := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, f := range v.files {
		page.Add(inset(widgets.NewBoldLine(filepath.Base(f.path), look.Text)))
		page.Add(inset(widgets.NewLine(english.Join(", ", "For "+f.review.Reader.Name, f.review.Reader.Capacity, f.review.Reader.Email), look.Muted)))
	}
	page.Add(inset(widgets.NewLine("In the folder "+filepath.Dir(v.files[0].path), look.Muted)))
	how := "The reader opens it in Minute Book (File, “Open a review file”), on any PC, and sends the same file back to you. " +
		"Then take it in here with " + session.KeyText(session.KeyTakeIn) + "."
	if v.locked {
		how += " It opens with the password: tell it another way."
	}
	words := widget.NewLabel(how)
	words.Wrapping = fyne.TextWrapWord
	page.Add(words)
	page.Add(deeds.Tools(deeds[0].Key, func() *widgets.Dialog { return v.dialog }))
	page.Add(v.said)
	return page
}

// tell says under the deeds what has been done.
func (v *sent) tell(words string) {
	v.said.SetText(words)
	v.said.Show()
	v.dialog.Resize(fyne.NewSize(sentWidth, 0))
}

func (v *sent) showFolder() error {
	path := v.files[0].path
	v.session.Work(func(ctx context.Context) error { return v.reveal(ctx, path) }, func(err error) {
		if err != nil {
			v.dialog.Fail(err)
		}
	})
	return nil
}

func (v *sent) copyPath() error {
	var paths []string
	for _, f := range v.files {
		paths = append(paths, f.path)
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(paths, "\n"))
	v.tell("Copied: " + strings.Join(paths, "\n"))
	return nil
}

// write puts a draft of a mail to each reader beside their file, with the file in
// it, and hands it to the mail program.
func (v *sent) write() error {
	for _, f := range v.files {
		path := strings.TrimSuffix(f.path, filepath.Ext(f.path)) + ".eml"
		if err := os.WriteFile(path, mail.Write(letter(v.record, f, v.locked, v.session.Now())), 0o600); err != nil {
			return err
		}
		if err := v.session.Open(path); err != nil {
			return problem("The mail is in " + filepath.Base(path) + ", beside the file, but no program opened it.")
		}
	}
	words := "Your mail program opens a draft to " + readerNames(v.files) + ": read it through and send it."
	v.tell(words)
	v.session.Tell(words)
	return nil
}

// inset lines a line up with the words of labels.
func inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), o)
}
