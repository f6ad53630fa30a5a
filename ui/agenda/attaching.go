package agenda

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/export/worker"
	"minutebook/ui/widgets"
)

// chooseFiles asks for PDFs to attach to the item in hand, several at once.
func (s *Screen) chooseFiles() {
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	awaited := s.form.papers.awaited()
	widgets.Pick{Title: "Attach PDFs to “" + titleWords(it) + "”", Verb: "Attach", Suffixes: []string{".pdf"}, Dir: s.folder}.
		ShowMany(s.session.Window, func(paths []string) {
			s.folder = filepath.Dir(paths[0])
			s.attachFiles(it, paths, awaited)
		})
}

// dropFiles attaches files dropped on the window: to the item in hand, or to the
// one whose row they were dropped on, after a question: on some desktops the place
// of a drop is where the mouse was before, and a paper on the wrong item may be
// one that the public sees. A folder gives its PDFs.
func (s *Screen) dropFiles(at fyne.Position, files []fyne.URI) {
	here, ok := s.current()
	if !ok || !s.writable() || s.session.Window.Canvas().Overlays().Top() != nil {
		return
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, withinFolder(f.Path())...)
	}
	if len(paths) == 0 {
		s.session.Tell("There is no PDF in what was dropped.")
		return
	}
	row := s.list.rowAt(at)
	if row < 0 || s.items[row].ID == here.ID || s.items[row].Heading {
		s.attachFiles(here, paths, data.Paper{})
		return
	}
	there := s.items[row]
	widgets.NewDialog(s.session.Window, "Attach "+widgets.Count(len(paths), "file"), widget.NewLabel("To which item?"), "To “"+titleWords(there)+"”", func() error {
		s.standOn(there.ID)
		s.attachFiles(there, paths, data.Paper{})
		return nil
	}).Also("To “"+titleWords(here)+"”", func() { s.attachFiles(here, paths, data.Paper{}) }).Show(nil)
}

// withinFolder is a file, or the PDFs of a folder.
func withinFolder(path string) []string {
	entries, err := os.ReadDir(path)
	if err != nil {
		return []string{path}
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".pdf") {
			out = append(out, filepath.Join(path, e.Name()))
		}
	}
	return out
}

// rowAt is the row at a place of the window; -1 for none.
func (l *itemList) rowAt(at fyne.Position) int {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.List)
	inside := at.Subtract(top)
	size := l.Size()
	if inside.X < 0 || inside.Y < 0 || inside.X >= size.Width || inside.Y >= size.Height {
		return -1
	}
	row := int((inside.Y + l.GetScrollOffset()) / l.rowHeight())
	if row >= len(l.items) {
		return -1
	}
	return row
}

// attachFiles attaches files to an item off the UI goroutine and says what was
// not attached. A single file may be the paper that is awaited or replaced.
func (s *Screen) attachFiles(it data.Item, paths []string, instead data.Paper) {
	slices.SortStableFunc(paths, byName)
	there := s.papers[it.ID]
	it.Exempt = s.items.exempt(it.ID) // its own, or that of the item it belongs to
	s.session.Tell(fmt.Sprintf("Attaching %s to “%s” …", paperCount(len(paths)), titleWords(it)))
	var failed []string
	s.session.Work(func(ctx context.Context) error {
		failed = s.attachAll(ctx, it, there, paths, instead)
		return nil
	}, func(error) {
		s.readPapers()
		if len(failed) > 0 {
			s.session.Fail("attach papers", sentence(strings.Join(failed, "; ")))
		} else {
			s.session.Did("attach papers", nil)
		}
		if n := len(paths) - len(failed); n > 0 {
			s.session.Tell(fmt.Sprintf("Attached to “%s”: %s.", titleWords(it), paperCount(n)))
		}
	})
}

// attachAll attaches files to an item that has some papers already, in the order
// given, and says which were not attached and why. A file that has the name of a
// paper to follow is that paper.
func (s *Screen) attachAll(ctx context.Context, it data.Item, there []data.Paper, paths []string, instead data.Paper) (failed []string) {
	reader := worker.New(worker.Usual)
	defer reader.Close()
	for _, path := range paths {
		p := data.Paper{Item: it.ID, Name: paperName(path), Exempt: it.Exempt}
		if i := slices.IndexFunc(there, func(t data.Paper) bool { return t.State != data.Attached && strings.EqualFold(t.Name, p.Name) }); i >= 0 {
			p = there[i]
		}
		if instead.ID != 0 && len(paths) == 1 {
			p = instead
		}
		if err := s.attach(ctx, reader, p, path); err != nil {
			failed = append(failed, fmt.Sprintf("%s: %v", filepath.Base(path), err))
		}
	}
	return failed
}

// attach puts a PDF into the book as a paper, with what keeps it out of a pack.
func (s *Screen) attach(ctx context.Context, reader *worker.Worker, p data.Paper, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the file cannot be read: %w", err)
	}
	defer f.Close()
	seen, err := reader.Look(ctx, f)
	switch {
	case err != nil:
		return fmt.Errorf("the file cannot be read: %w", err)
	case !seen.PDF:
		return notPDF
	}
	p.Pages, p.Media = seen.Pages, ""
	if err := s.session.Book.AttachPaper(ctx, &p, f); err != nil || seen.Fault == "" {
		return err
	}
	p.Fault = seen.Fault
	return s.session.Book.SavePaper(ctx, &p)
}

// sentence is an error that is shown as it is.
type sentence string

func (s sentence) Error() string { return string(s) }

const notPDF sentence = "it is not a PDF: save it as one first"

// paperName is the title a paper gets from its file.
func paperName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSpace(strings.TrimSuffix(name, filepath.Ext(name)))
}

// byName orders files by their names as people count: "Appendix 2" comes before
// "Appendix 10".
func byName(x, y string) int {
	a, b := strings.ToLower(paperName(x)), strings.ToLower(paperName(y))
	for a != "" && b != "" {
		m, restA := leading(a)
		n, restB := leading(b)
		c := cmp.Compare(m, n)
		if i, err := strconv.Atoi(m); err == nil {
			if j, err := strconv.Atoi(n); err == nil {
				c = cmp.Compare(i, j)
			}
		}
		if c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return cmp.Compare(len(a), len(b))
}

// leading is the number a name begins with, or its letters up to one, and the rest.
func leading(s string) (part, rest string) {
	digit := func(r rune) bool { return unicode.IsDigit(r) }
	first := digit(rune(s[0]))
	i := strings.IndexFunc(s, func(r rune) bool { return digit(r) != first })
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}
