package audit

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// keepers is the open list of who keeps the book.
type keepers struct {
	session *session.Session
	all     []data.Keeper
	list    *widgets.List
	words   *widget.Label
	dialog  *widgets.Dialog
}

// Keepers opens the list of who keeps the book.
func Keepers(s *session.Session) { showKeepers(s) }

func showKeepers(s *session.Session) *keepers {
	k := &keepers{session: s, words: widget.NewLabel("")}
	k.words.Wrapping = fyne.TextWrapWord
	k.list = widgets.NewList(func() int { return len(k.all) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{-2, 6, -1, 9}, widgets.NewBoldLine("", look.Text), widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewBadge("", widgets.Plain))
	}, k.fill)
	k.list.OnOpen = func(i int) { k.again(func() { k.edit(k.all[i]) }) }
	k.list.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDelete && k.list.Cursor() >= 0 {
			k.remove()
			return true
		}
		return false
	}
	k.list.OnRune = func(r rune) {
		if r == 'n' || r == 'N' {
			k.again(func() { k.edit(data.Keeper{Role: data.Clerk}) })
		}
	}
	head := widgets.NewRowHead([]float32{-2, 6, -1, 9}, widgets.NewBoldLine("Name", look.Muted), widgets.NewBoldLine("As", look.Muted),
		widgets.NewBoldLine("Account on the PC", look.Muted), widgets.NewBoldLine("", look.Muted))
	above := container.New(layout.NewCustomPaddedVBoxLayout(6), k.words, head)
	list := widgets.NewSized(40, 12, k.list)
	k.dialog = widgets.NewDialog(s.Window, "Who keeps this book", container.New(layout.NewBorderLayout(above, nil, nil, nil), above, list), "", nil)
	k.dialog.Also("Add somebody… (N)", func() { k.edit(data.Keeper{Role: data.Clerk}) })
	if !k.read() {
		return nil
	}
	k.dialog.Resize(fyne.NewSize(760, 0)).Show(k.list)
	return k
}

// again closes the list for a question that comes back to it.
func (k *keepers) again(ask func()) {
	k.dialog.Hide()
	ask()
}

// read reads the keepers; false if it could not.
func (k *keepers) read() bool {
	all, err := k.session.Book.Keepers(context.Background())
	if !k.session.Did("read who keeps the book", err) {
		return false
	}
	slices.SortStableFunc(all, func(a, b data.Keeper) int {
		return cmp.Or(cmp.Compare(left(a), left(b)), cmp.Compare(b.Role, a.Role), cmp.Compare(a.Name, b.Name))
	})
	k.all = all
	words := "The book knows its clerks and chairs by name, so that the trail says who did what. A clerk may do everything; a chair may read, agree drafts and sign. Enter changes a line, Delete takes it off."
	if len(all) == 0 {
		words = "The book knows nobody by name yet: whoever opens it may do everything, and the trail has the name of the account on the PC. The first to be added is a clerk."
	}
	k.words.SetText(words)
	k.list.SetCursor(k.list.Cursor())
	return true
}

// left sorts those who have left behind the others.
func left(k data.Keeper) int {
	if k.Left != "" {
		return 1
	}
	return 0
}

func (k *keepers) fill(i int, o fyne.CanvasObject) {
	row, who := o.(*fyne.Container).Objects, k.all[i]
	row[0].(*widgets.Text).SetText(who.Name)
	row[1].(*widgets.Text).SetText(widgets.Capital(string(who.Role)))
	row[2].(*widgets.Text).SetText(cmp.Or(who.Login, "any"))
	label, tone := "", widgets.Plain
	switch {
	case who.Left != "":
		label = "Until " + who.Left.Short()
	case who.ID == k.session.Book.Actor().ID:
		label, tone = "You", widgets.Good
	}
	row[3].(*widgets.Badge).Set(label, tone)
}

// roles a keeper can have, as the choice lists them.
var roles = []data.Role{data.Clerk, data.Chair}

// edit asks about one keeper and comes back to the list.
func (k *keepers) edit(who data.Keeper) {
	today := data.DateOf(k.session.Now())
	name := widgets.NewEntry("such as: Helen Bract").Require("Please type the name.")
	name.SetText(who.Name)
	role := widgets.NewChoice([]string{"A clerk: may do everything", "A chair: may read, agree drafts and sign"}, nil)
	role.Choose(slices.Index(roles, who.Role))
	login := widgets.NewEntry("empty: works under any account of this PC")
	login.SetText(who.Login)
	until := widgets.NewDateEntry(today).Optional()
	until.SetDate(who.Left)
	form := widgets.NewForm().Add("Name", name).Add("As", role).Add("Account on the PC", login)
	verb, title := "Add", "Add somebody who keeps this book"
	if who.ID != 0 {
		form.Add("Left on, if they serve no more", until)
		verb, title = "Save", "Change "+who.Name
	}
	d := widgets.NewDialog(k.session.Window, title, form, verb, func() error {
		if err := form.Check(); err != nil {
			return err
		}
		who.Name, who.Role, who.Login = name.Value(), roles[max(0, role.Chosen())], login.Value()
		var err error
		if who.Left, err = until.Date(); err != nil {
			return err
		}
		return k.session.Book.SaveKeeper(context.Background(), &who)
	})
	d.OnClosed = func() { showKeepers(k.session) }
	d.Show(name)
}

// remove asks whether the keeper under the cursor is taken off the list.
func (k *keepers) remove() {
	who := k.all[k.list.Cursor()]
	k.dialog.Hide()
	words := widget.NewLabel(who.Name + " is taken off the list. What they did stays in the trail. Somebody who has left is better kept, with the day they left (Enter on the line).")
	words.Wrapping = fyne.TextWrapWord
	d := widgets.NewDialog(k.session.Window, "Take "+who.Name+" off the list?", words, "Take off", func() error {
		return k.session.Book.DeleteKeeper(context.Background(), who.ID)
	})
	d.OnClosed = func() { showKeepers(k.session) }
	d.Show(nil)
}

// IAm asks who works on the book, where it knows several of whom none is known by
// the account on the PC. always asks even then. chosen shows the book as whoever it
// is may see it.
func IAm(s *session.Session, always bool, chosen func()) {
	all, err := s.Book.Keepers(context.Background())
	if !s.Did("read who keeps the book", err) {
		return
	}
	today := data.DateOf(s.Now())
	all = slices.DeleteFunc(all, func(k data.Keeper) bool { return k.Left != "" && k.Left <= today })
	now := s.Book.Actor()
	if !always && (now.ID != 0 || len(all) == 0) {
		return
	}
	if len(all) == 0 {
		showKeepers(s)
		return
	}
	var names []string
	for _, k := range all {
		names = append(names, k.Name+", "+string(k.Role))
	}
	who := widgets.NewList(func() int { return len(all) }, func() fyne.CanvasObject { return widgets.NewLine("", look.Text) },
		func(i int, o fyne.CanvasObject) { o.(*widgets.Text).SetText(names[i]) })
	var d *widgets.Dialog
	choose := func() error {
		me := all[who.Cursor()]
		if err := s.Book.SetActor(me.Name); err != nil {
			return err
		}
		s.Tell(me.Name + " works on the book now.")
		chosen()
		return nil
	}
	who.OnOpen = func(int) {
		if err := choose(); err != nil {
			d.Fail(err)
			return
		}
		d.Hide()
	}
	if i := slices.IndexFunc(all, func(k data.Keeper) bool { return k.ID == now.ID }); i >= 0 {
		who.SetCursor(i)
	}
	d = widgets.NewDialog(s.Window, "I am …", widgets.NewSized(26, float32(min(len(all), 8))*2.4, who), "This is me", choose)
	d.Show(who)
}
