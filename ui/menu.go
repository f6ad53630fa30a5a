package ui

import (
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/ui/accessible"
	"minutebook/ui/audit"
	"minutebook/ui/notice"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// The menus in the order they stand; those a screen adds come before Go.
var (
	firstMenus = []string{"File", "Edit"}
	lastMenus  = []string{"Go", "View", "Help"}
)

// commands lists everything that can be done now: the screen's own commands
// first, then the shell's, less those whose key the screen has taken.
func (s *Shell) commands() []session.Command {
	var all []session.Command
	if screen := s.current(); screen != nil {
		all = append(all, screen.Commands()...)
	}
	taken := map[string]bool{}
	for _, c := range all {
		taken[session.KeyText(c.Key)] = c.Key != nil
	}
	for _, c := range s.own() {
		if !taken[session.KeyText(c.Key)] {
			all = append(all, c)
		}
	}
	return all
}

// own lists the commands of the shell.
func (s *Shell) own() []session.Command {
	list := []session.Command{
		{Menu: "File", Name: "Open a review file…", Run: s.openReview},
		{Menu: "File", Name: "Back up the book…", Run: s.backUp},
		{Menu: "File", Name: "Check the book", Run: s.checkBook},
		{Menu: "File", Name: "Check a PDF for accessibility…", Run: func() { accessible.Choose(s.session) }},
		{Menu: "File", Name: "Who keeps this book…", Run: func() { audit.Keepers(s.session) }},
		{Menu: "File", Name: "I am…", Run: func() { audit.IAm(s.session, true, func() { s.Go(s.place) }) }},
		{Menu: "File", Name: "What was done in the book (audit trail)…", Run: func() { audit.Show(s.session) }},
		{Menu: "File", Name: "Bank holidays…", Run: func() { notice.Holidays(s.session, "", data.DateOf(s.session.Now()), func() { s.Go(s.place) }) }},
	}
	for _, screen := range s.screens {
		list = append(list, session.Command{Menu: "Go", Name: string(screen.Name), Key: screen.Key, Run: func() {
			s.Go(session.Place{Screen: screen.Name})
		}})
		if screen.Name == session.Search {
			list = append(list, session.Command{Menu: "Edit", Name: "Find in the book", Key: session.KeyFind, Run: func() {
				s.Go(session.Place{Screen: session.Search})
			}})
		}
	}
	list = append(list, s.looks.commands()...)
	return append(list,
		session.Command{Menu: "Help", Name: "All commands…", Key: session.KeyCommands, Run: s.showCommands},
		session.Command{Menu: "Help", Name: "Dismiss the message", Run: func() { s.footer.dismiss() }, Off: func() bool { return len(s.footer.errors) == 0 }},
		session.Command{Menu: "Help", Name: "About Minute Book", Run: s.about},
		session.Command{Menu: "File", Name: "Quit", Key: session.KeyQuit, Run: s.quit},
	)
}

// refreshMenu makes the menu anew from the commands.
func (s *Shell) refreshMenu() {
	s.window.SetMainMenu(mainMenu(s.commands(), s.run, s.looks.chosen))
}

// mainMenu is a menu of commands.
func mainMenu(commands []session.Command, run func(session.Command), chosen func(name string) bool) *fyne.MainMenu {
	items, added := map[string][]*fyne.MenuItem{}, []string(nil)
	for _, c := range commands {
		if !slices.Contains(firstMenus, c.Menu) && !slices.Contains(lastMenus, c.Menu) && !slices.Contains(added, c.Menu) {
			added = append(added, c.Menu)
		}
		items[c.Menu] = append(items[c.Menu], menuItem(c, run, chosen))
	}
	var menus []*fyne.Menu
	for _, name := range slices.Concat(firstMenus, added, lastMenus) {
		if len(items[name]) > 0 {
			withKeys(items[name])
			menus = append(menus, fyne.NewMenu(name, items[name]...))
		}
	}
	return fyne.NewMainMenu(menus...)
}

func menuItem(c session.Command, run func(session.Command), chosen func(name string) bool) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.Name, func() { run(c) })
	if c.Key != nil {
		item.Shortcut = menuKey{c.Key}
	}
	item.Disabled = c.Off != nil && c.Off()
	item.Checked = chosen(c.Name)
	item.IsQuit = c.Name == "Quit"
	return item
}

// menuKey is a shortcut that Fyne fires and does not paint: it would paint it at
// a fifth of the colour of the text, which nobody reads.
type menuKey struct{ fyne.Shortcut }

// withKeys puts the keys behind the names of a menu's items, one below the other.
func withKeys(items []*fyne.MenuItem) {
	measured := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	widest, space := float32(0), measured("      ")/6
	for _, i := range items {
		widest = max(widest, measured(i.Label))
	}
	for _, i := range items {
		if key, ok := i.Shortcut.(menuKey); ok {
			spaces := math.Round(float64((widest - measured(i.Label)) / space))
			i.Label += strings.Repeat(" ", 4+int(spaces)) + session.KeyText(key.Shortcut)
		}
	}
}

// run does a command. A shortcut reaches the menu even while a dialog asks
// something, and one that is off; neither must do anything.
func (s *Shell) run(c session.Command) {
	if c.Off != nil && c.Off() {
		return
	}
	if s.dialogOpen() && c.Name != "Quit" {
		return
	}
	s.hands.Back() // a click on the menu took the focus away
	c.Run()
}

func (s *Shell) about() {
	widgets.Inform(s.window, "Minute Book", "For the people who keep the record of a meeting.\n\n"+
		"Your book is the folder "+s.session.Book.Dir()+".\n\n"+
		"The letters are Source Sans 3, © Adobe, under the SIL Open Font License 1.1. "+
		"The English dictionary is SCOWL, © Kevin Atkinson and others, under a licence of MIT and BSD terms; the Welsh one is "+
		"© Bangor University and Troi, under the GNU LGPL 3 or later. A dictionary of your own in the folder “dictionaries” of your book, "+
		"such as cy.aff and cy.dic, is read in the place of ours.")
}
