package minutebook

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/sign"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// signing is the open dialog in which approved minutes are signed.
type signing struct {
	session *session.Session
	record  record.Meeting
	by      record.Meeting  // the meeting that approved them; zero if it is not in the book
	signed  func()          // shows that they are
	work    *sync.WaitGroup // of the screen: what must end before it is left

	form     *widgets.Form
	who      *widgets.NameEntry
	capacity *widgets.Entry
	on       *widgets.DateEntry
	proposed data.Date // what the dialog wrote into on
	how      *widgets.Choice
	pad      *widgets.SignaturePad
	padRow   fyne.CanvasObject
	file     *widgets.Entry // of the certificate
	password *widgets.Entry
	to       *widgets.Entry // the signed PDF
	whole    *widgets.Check
	leaf     *widgets.NumberEntry
	rows     []fyne.CanvasObject // of the certificate
	dialog   *widgets.Dialog
}

// methods are the ways to sign, as the choice lists them; what is drawn may be
// taken from a picture as well.
var methods = []string{Ink, Drawn, Certificate}

// sign asks who signs the minutes under the cursor, and how.
func (s *Screen) sign() {
	switch m, ok := s.current(); {
	case ok && m.Approval == nil:
		s.session.Tell("These minutes cannot be signed: the record is not what was approved.")
	case ok:
		s.askSignature(m)
	}
}

func (s *Screen) askSignature(m record.Meeting) *signing {
	today := data.DateOf(s.session.Now())
	g := &signing{session: s.session, record: m, form: widgets.NewForm(), work: &s.work}
	if m.Approval != nil && m.Approval.At != 0 {
		by, err := s.session.Book.Record(context.Background(), m.Approval.At)
		if !s.session.Did("read the meeting that approved the minutes", err) {
			return nil
		}
		g.by = by
	}
	g.signed = func() {
		s.read()
		s.stand(m.Meeting.ID)
		s.session.Window.Canvas().Focus(s.list)
	}
	g.who = widgets.NewPersonEntry("letters of the name", signers(g.by, m)).Require("Please say who signs.")
	g.capacity = widgets.NewEntry("such as: Chairman").Require("Please say in what capacity: Chairman, or the person presiding.")
	g.capacity.SetText(rules.ChairTitle(m.Body.Wording))
	g.on = widgets.NewDateEntry(today)
	g.propose(Ink)
	g.how = widgets.NewChoice([]string{"In ink, on the printed minutes", "Here, with the mouse or a pen, or from a picture", "With a certificate (PKCS #12 file)"}, func(int) { g.show() })
	g.how.Choose(0)
	g.form.Add("Who signs", g.who)
	g.form.Side(g.form.Labelled("In what capacity", g.capacity), g.form.Labelled("On", g.on))
	g.form.Add("How", g.how)
	g.pad = widgets.NewSignaturePad()
	g.pad.OnRune = func(r rune) {
		if r == 'p' || r == 'P' {
			g.pickPicture()
		}
	}
	tools := widgets.NewTools(widgets.NewTool("Take the last stroke away", "Backspace", g.pad.Undo), widgets.NewTool("Clear", "Delete", g.pad.Clear),
		widgets.NewTool("Take it from a picture…", "P", g.pickPicture))
	pad := g.form.Labelled("The signature", container.NewVBox(g.pad, tools))
	g.padRow = pad
	g.form.Side(pad)
	if err := g.certificateFields(); !s.session.Did("read the leaves of the minute book", err) {
		return nil
	}
	if names := signers(g.by, m); len(names) > 0 {
		g.who.SetValue(names[0])
	}
	g.dialog = widgets.NewDialog(s.session.Window, "Sign the minutes of "+m.Meeting.Start.Date().Medium(), g.form, "Sign", g.answer)
	g.show()
	g.dialog.Resize(fyne.NewSize(640, 0)).Show(g.who.Entry())
	return g
}

// propose proposes the day: ink is put at the meeting that approves, everything else
// now. A day that the clerk has typed stays.
func (g *signing) propose(how string) {
	if now, err := g.on.Date(); g.on.Value() != "" && (err != nil || now != g.proposed) {
		return
	}
	g.proposed = data.DateOf(g.session.Now())
	if a := g.record.Approval; how == Ink && a != nil {
		g.proposed = min(a.On, g.proposed)
	}
	g.on.SetDate(g.proposed)
}

// show shows the fields of the way that is chosen.
func (g *signing) show() {
	if g.padRow == nil || g.rows == nil {
		return
	}
	how := methods[max(0, g.how.Chosen())]
	g.propose(how)
	widgets.SetShown(g.padRow, how == Drawn)
	for _, r := range g.rows {
		widgets.SetShown(r, how == Certificate)
	}
	g.form.Rearranged()
}

// pickPicture takes a signature from a photograph or a scan: its ink, which is looked
// for beside the window.
func (g *signing) pickPicture() {
	widgets.Pick{Title: "A picture of the signature", Verb: "Take it", Suffixes: []string{".png", ".jpg", ".jpeg"}}.Show(g.session.Window, func(path string) {
		var ink []byte
		g.session.Work(func(context.Context) error {
			file, err := os.ReadFile(path)
			if err == nil {
				ink, err = sign.Clean(file)
			}
			return err
		}, func(err error) {
			if err == nil {
				err = g.pad.SetPicture(ink)
			}
			if err != nil {
				g.dialog.Fail(widgets.Problem(widgets.Capital(err.Error()) + "."))
			}
		})
	})
}

// signers are who is likely to sign: the person presiding when the minutes were
// approved (LGA 1972 Sch 12 para 41(1)), or where that is not known the one who
// presided at the meeting itself; then those who sat.
func signers(by, m record.Meeting) []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	add(presiding(by))
	add(presiding(m))
	for _, member := range slices.Concat(by.Members, m.Members) {
		if member.Role.HasSeat() {
			add(member.Person.Name())
		}
	}
	return out
}

// presiding is who took the chair at the meeting, or the chair of the body.
func presiding(m record.Meeting) string {
	if who, ok := rules.RollOf(m).Presided(); ok {
		return who.Person.Name()
	}
	for _, member := range m.Members {
		if member.Role == data.Chair {
			return member.Person.Name()
		}
	}
	return ""
}

// answer signs; an error keeps the dialog open.
func (g *signing) answer() error {
	if err := g.form.Check(); err != nil {
		return err
	}
	sig, err := g.signature()
	if err != nil {
		return err
	}
	if sig.Method == Certificate {
		return g.certify(sig)
	}
	if err := g.session.Book.Sign(context.Background(), g.record.Meeting.ID, sig); err != nil {
		return err
	}
	g.session.Tell("Signed: the minutes of " + g.record.Meeting.Start.Date().Medium() + ", by " + sig.Person + ".")
	g.signed()
	return nil
}

// signature is what stands in the dialog.
func (g *signing) signature() (data.Signature, error) {
	on, err := g.on.Date()
	if err != nil {
		return data.Signature{}, err
	}
	now := g.session.Now()
	if a := g.record.Approval; a != nil {
		if err := rules.SignedOn(*a, on, data.DateOf(now)); err != nil {
			return data.Signature{}, widgets.Problem(widgets.Capital(err.Error()) + ".")
		}
	}
	sig := data.Signature{Person: g.who.Value(), Capacity: g.capacity.Value(), SignedAt: now, Method: methods[max(0, g.how.Chosen())]}
	if on != data.DateOf(now) { // at noon, as nobody knows when
		sig.SignedAt = on.Time().Add(12 * time.Hour)
	}
	switch {
	case sig.Method != Ink && on != data.DateOf(now):
		return sig, errToday
	case sig.Method == Drawn:
		if g.pad.Empty() {
			return sig, errNoInk
		}
		if sig.Picture, err = g.pad.Picture(); err != nil {
			return sig, err
		}
		if g.pad.Taken() {
			sig.Method = Imported
		}
	}
	return sig, nil
}

const (
	errToday widgets.Problem = "What is signed here is signed now: the day is today."
	errNoInk widgets.Problem = "Please sign on the white field, or take the signature from a picture."
)

// documents is the user's folder for documents, or the home folder.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(home, "Documents")
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return home
}

// stand puts the cursor on the minutes of a meeting.
func (s *Screen) stand(meeting int64) {
	if i := slices.IndexFunc(s.rows, func(m record.Meeting) bool { return m.Meeting.ID == meeting }); i >= 0 {
		s.list.SetCursor(i)
	}
}
