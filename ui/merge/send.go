package merge

import (
	"context"
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
	"minutebook/export/seal"
	"minutebook/ui/exporting"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// sending is the dialog that sends a draft to its readers.
type sending struct {
	session *session.Session
	record  record.Meeting
	offered []data.Reader
	chosen  []data.Reader
	out     []data.Review // with whom the draft is or was
	done    func()        // after drafts have gone out

	dialog   *widgets.Dialog
	form     *widgets.Form
	to       *fyne.Container
	reader   *widgets.NameEntry
	which    *widgets.Choice
	items    *widgets.Marks
	listed   []record.Item // in items
	ticks    *widgets.Row
	secrets  *widgets.Row // whether exempt matter goes along; hidden where there is none
	exempt   *widgets.Check
	why      *widget.Label // about exempt
	password *widgets.Entry
	hint     *widget.Label // about password
	note     *widgets.Entry
	folder   *widgets.Entry
}

// the choices of which items go
const (
	allItems = iota
	someItems
)

// Send opens the dialog that sends the draft of a meeting to its readers. What is
// typed must be in the book. done is called when a draft has gone out.
func Send(s *session.Session, meeting int64, done func()) { send(s, meeting, done) }

func send(s *session.Session, meeting int64, done func()) *sending {
	m, err := s.Book.Record(context.Background(), meeting)
	if !s.Did("read the minutes to be sent", err) {
		return nil
	}
	if m.Meeting.Status == data.Planned || m.Meeting.Status == data.Issued || m.Meeting.Status == data.Cancelled {
		s.Tell("There are no minutes to send yet: they have not been begun.")
		return nil
	}
	if words := closed(m.Meeting.Status); words != "" {
		s.Tell(words)
		return nil
	}
	out, err := s.Book.Reviews(context.Background(), meeting)
	if !s.Did("read with whom the draft is", err) {
		return nil
	}
	d := &sending{session: s, record: m, offered: readers(m), done: done, form: widgets.NewForm(), out: out}
	if len(d.offered) > 0 && d.since(d.offered[0]) == "" {
		d.chosen = d.offered[:1:1]
	}
	d.makeReaders()
	d.makeItems()
	d.makePassword()
	d.note = widgets.NewEntry("such as: Please look at minute 31 above all")
	d.folder = widgets.NewEntry("the folder for the file")
	d.folder.SetText(exporting.Folder())
	browse := widgets.NewButton("Folder…", d.browse)
	d.form.Add("Your words to the readers", d.note)
	d.form.Add("Put the file into the folder", container.NewBorder(nil, nil, nil, browse, d.folder))
	d.showReaders()
	d.showItems() // before the dialog takes its size: what is hidden needs no room
	d.dialog = widgets.NewDialog(s.Window, title("Send the draft to be read", m), d.form, "Make the file", d.answer)
	d.dialog.Resize(fyne.NewSize(680, 0)).Show(d.reader.Entry())
	return d
}

// makeReaders makes the list of whom it goes to, and the field that adds to it.
func (d *sending) makeReaders() {
	d.to = container.New(layout.NewCustomPaddedVBoxLayout(2))
	var names, parts []string
	for _, r := range d.offered {
		names, parts = append(names, r.Name), append(parts, r.Capacity)
	}
	d.reader = widgets.NewPersonEntry("another reader: letters of a name, then Enter", names).WithNotes(parts)
	d.reader.OnChosen = func(int) { d.add() }
	d.reader.Entry().OnLeft = d.add
	before := d.reader.Entry().OnKey
	d.reader.Entry().OnKey = func(key *fyne.KeyEvent) bool {
		switch {
		case before(key):
		case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && d.reader.Value() != "":
			d.add()
		case key.Name == fyne.KeyBackspace && d.reader.Entry().Text == "" && len(d.chosen) > 0:
			d.remove(len(d.chosen) - 1)
		default:
			return false
		}
		return true
	}
	d.form.Add("To, each with a file of their own", d.to)
	d.form.Add("", d.reader)
}

// add takes the reader in the field.
func (d *sending) add() {
	name := d.reader.Value()
	if name == "" {
		return
	}
	if hits := d.reader.Like(); d.reader.Known() < 0 && len(hits) == 1 {
		name = d.offered[hits[0]].Name
	}
	r := readerNamed(d.offered, name)
	for _, c := range d.chosen {
		if data.NameKey(c.Name) == data.NameKey(r.Name) {
			r.Name = ""
		}
	}
	if r.Name != "" {
		d.chosen = append(d.chosen, r)
	}
	d.reader.SetValue("")
	d.showReaders()
}

func (d *sending) remove(i int) {
	d.chosen = append(d.chosen[:i:i], d.chosen[i+1:]...)
	d.showReaders()
}

func (d *sending) showReaders() {
	d.to.RemoveAll()
	for i, r := range d.chosen {
		about := english.Join(" · ", d.since(r), r.Capacity, r.Email)
		d.to.Add(container.NewBorder(nil, nil, nil, widgets.NewTool("Remove", "", func() { d.remove(i) }),
			widgets.NewColumns([]float32{-1, -1}, widgets.NewBoldLine(r.Name, look.Text), widgets.NewLine(about, look.Muted))))
	}
	if len(d.chosen) == 0 {
		d.to.Add(widgets.NewLine("Nobody yet", look.Muted))
	}
	d.form.Rearranged()
}

// since says that a reader has a draft that is not back yet; empty otherwise.
func (d *sending) since(r data.Reader) string {
	for _, v := range d.out {
		if v.State == data.ReviewSent && data.NameKey(v.Reader.Name) == data.NameKey(r.Name) {
			return "has one since " + moment(d.session, v.SentAt)
		}
	}
	return ""
}

func (d *sending) makePassword() {
	d.password = widgets.NewEntry("none")
	d.password.Password = true
	const without = "Without one, anyone who has the file can read it, and nothing but the way it comes back to you shows that the answer is the reader's own."
	d.hint = small(without)
	d.password.OnChanged = func(typed string) {
		words := without
		if typed != "" {
			words = "Only who knows it can read the draft and write the answer. It is kept nowhere: tell the reader another way than with the file. " + seal.Weak(typed)
		}
		d.hint.SetText(words)
		d.form.Rearranged()
	}
	d.form.Add("Password", d.password)
	d.form.Side(d.hint)
}

func (d *sending) browse() {
	widgets.Pick{Title: "The folder for the file", Verb: "Choose", Kind: widgets.PickFolder, Dir: d.folder.Text}.
		Show(d.session.Window, func(dir string) { d.folder.SetText(dir) })
}

// answer checks what stands in the dialog and sends.
func (d *sending) answer() error {
	d.add()
	if err := d.form.Check(); err != nil {
		return err
	}
	if len(d.chosen) == 0 {
		return problem("Please name a reader first.")
	}
	some := d.which.Chosen() == someItems
	if some && len(d.items.Marked()) == 0 {
		return problem("Please tick the items that go, or choose all of the minutes.")
	}
	for _, it := range d.going() {
		if some && it.Exempt != "" && !d.exempt.Checked {
			return problem(strings.TrimSpace(number(it.Item)+" "+it.Title) + " is exempt: take its tick away, or tick that what is exempt goes into the file.")
		}
	}
	dir, err := filepath.Abs(exporting.HomeOf(d.folder.Value()))
	if err != nil {
		return err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return problem("There is no folder " + dir + ".")
	}
	r := data.Review{Meeting: d.record.Meeting.ID, Note: d.note.Value(), Restricted: d.exempt.Checked && d.secrets.Visible()}
	if some {
		for _, it := range d.going() {
			r.Asked = append(r.Asked, it.UID)
		}
	}
	exporting.KeepFolder(dir)
	d.dialog.OnClosed = func() { d.write(r, dir) }
	return nil
}

// small is a line of explanation that may go over several lines.
func small(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping, l.Importance, l.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
	return l
}

// number is that of an item as its minutes print it.
func number(it data.Item) string {
	if it.MinuteNumber != "" {
		return it.MinuteNumber
	}
	return it.AgendaNumber
}
