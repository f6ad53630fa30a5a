package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// commandList is the list of every command, filtered by what is typed.
type commandList struct {
	all, shown []session.Command
	names      []string
	entry      *widgets.Entry
	list       *widgets.List
	dialog     *widgets.Dialog
	run        func(session.Command)
}

// showCommands opens the command list.
func (s *Shell) showCommands() { listCommands(s.window, s.commands(), s.run) }

// listCommands opens a list of commands over a window.
func listCommands(win fyne.Window, commands []session.Command, run func(session.Command)) {
	c := &commandList{run: run}
	for _, command := range commands {
		if command.Off == nil || !command.Off() {
			c.all = append(c.all, command)
			c.names = append(c.names, command.Name+" "+command.Menu)
		}
	}
	c.shown = c.all
	c.list = widgets.NewList(func() int { return len(c.shown) }, newCommandRow, c.fill)
	c.list.OnOpen = func(int) { c.choose() }
	c.entry = widgets.NewEntry("Type what you want to do")
	c.entry.OnChanged = c.filter
	c.entry.OnKey = c.key
	c.dialog = widgets.NewDialog(win, "All commands",
		container.NewBorder(c.entry, nil, nil, nil, widgets.NewSized(34, 22, c.list)), "", nil)
	c.dialog.Show(c.entry)
}

func newCommandRow() fyne.CanvasObject {
	return widgets.NewColumns([]float32{0, 7, 9},
		widgets.NewLine("", look.Text), widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted))
}

func (c *commandList) fill(i int, o fyne.CanvasObject) {
	row, command := o.(*fyne.Container).Objects, c.shown[i]
	row[0].(*widgets.Text).SetText(command.Name)
	row[1].(*widgets.Text).SetText(command.Menu)
	row[2].(*widgets.Text).SetText(session.KeyText(command.Key))
}

func (c *commandList) filter(typed string) {
	c.shown = nil
	for _, i := range widgets.Matching(c.names, typed, len(c.names)) {
		c.shown = append(c.shown, c.all[i])
	}
	c.list.SetCursor(0)
}

// key lets the arrows go through the list while the hands type.
func (c *commandList) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		c.list.TypedKey(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.choose()
	default:
		return false
	}
	return true
}

func (c *commandList) choose() {
	at := c.list.Cursor()
	if at < 0 {
		return
	}
	c.dialog.Hide()
	c.run(c.shown[at])
}
