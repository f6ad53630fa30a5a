// Package running is the chair's running sheet on a screen: what to say and put
// at the item in hand, and who speaks, with a clock.
//
// Words. A step is one thing the chair does (data/rules). The floor is what the
// one who speaks has. The list of speakers belongs to an item.
//
// It is a window of its own and no pane of the live page: it follows the meeting
// while the clerk types, it can stand on the chair's monitor, and the page keeps
// its width for forms. Ctrl+R goes there from the page and back again.
//
// Promises. The list of speakers is in the book after every key. A clock that
// runs goes on when the window is closed or the program ends. The window is for
// the chair: it shows exempt items, and says so.
package running

import (
	"context"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Title is the title of the window.
const Title = "Running sheet"

// tick is how often the page is looked at.
const tick = 300 * time.Millisecond

// Open shows the window, or brings it to the front.
func Open(s *session.Session) {
	s.Beside(Title, func(w fyne.Window) func() {
		v := newSheet(s, w)
		v.look()
		return s.Watch(tick, v.look)
	})
}

// sheet is the window.
type sheet struct {
	session *session.Session
	window  fyne.Window

	meeting int64 // shown; 0 for none
	item    int64
	parts   []rules.Business
	list    []data.Speaker // of the item
	barred  []string       // who may take no part in it, for an interest

	header *widgets.Header
	clock  *widgets.Text
	exempt *widgets.Badge
	steps  *container.Scroll
	floor  *floor
	root   *fyne.Container // holds live, or what stands in its place
	live   fyne.CanvasObject
}

func newSheet(s *session.Session, w fyne.Window) *sheet {
	v := &sheet{session: s, window: w}
	v.clock = widgets.NewSizedLine("", look.Text, theme.SizeNameHeadingText)
	v.exempt = widgets.NewBadge("", widgets.Bad)
	v.header = widgets.NewHeader("", "", v.exempt, widgets.NewSized(0.6, 0, layout.NewSpacer()), v.clock.Whole())
	v.steps = container.NewVScroll(container.NewVBox())
	v.floor = newFloor(v)
	right := container.New(layout.NewCustomPaddedLayout(0, 0, 18, 0), widgets.NewSized(19, 0, v.floor.root))
	v.live = container.NewBorder(v.header, nil, nil, right, v.steps)
	v.root = container.NewStack(v.live)
	hands := widgets.NewHands(w.Canvas(), container.New(layout.NewCustomPaddedLayout(10, 10, 20, 20), v.root))
	w.SetContent(hands)
	w.Resize(fyne.NewSize(1100, 760))
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { v.typed(hands, key) })
	w.Canvas().AddShortcut(session.KeyRunning, func(fyne.Shortcut) { v.back() })
	w.Canvas().AddShortcut(session.KeyMoveUp, func(fyne.Shortcut) { v.floor.move(-1) })
	w.Canvas().AddShortcut(session.KeyMoveDown, func(fyne.Shortcut) { v.floor.move(+1) })
	return v
}

// typed is for keys that nothing has a use for: Esc goes from the field to the
// list, and from there to the page.
func (v *sheet) typed(hands *widgets.Hands, key *fyne.KeyEvent) {
	at := v.window.Canvas().Focused()
	switch {
	case at == nil && hands.TypedKey(key):
	case key.Name == fyne.KeyEscape && at == v.floor.list:
		v.back()
	case key.Name == fyne.KeyEscape:
		v.window.Canvas().Focus(v.floor.list)
	}
}

// back gives the keys to the page again.
func (v *sheet) back() { v.session.Window.RequestFocus() }

// look looks at the page and the clock, and shows what has changed.
func (v *sheet) look() {
	now := v.session.Now()
	v.clock.SetText(now.Format("15:04"))
	m, open := session.Moment{}, false
	if v.session.Live != nil {
		m, open = v.session.Live()
	}
	if !open {
		v.none()
		return
	}
	if m.Record.Meeting.ID != v.meeting || m.Item != v.item {
		v.arrive(m)
	}
	if parts := rules.BusinessAt(rules.Procedure(m.Record, nil), m.Item); !reflect.DeepEqual(parts, v.parts) {
		v.show(m, parts)
	}
	v.floor.tick(now)
}

// none says that no meeting is open on the page.
func (v *sheet) none() {
	if v.meeting == 0 && len(v.root.Objects) == 1 && v.root.Objects[0] != v.live {
		return
	}
	v.meeting, v.item, v.parts, v.list = 0, 0, nil, nil
	v.root.Objects = []fyne.CanvasObject{widgets.NewEmpty("Open the minutes of a meeting: its running sheet is shown here, an item at a time.")}
	v.root.Refresh()
}

// arrive follows the clerk to another item.
func (v *sheet) arrive(m session.Moment) {
	list, err := v.session.Book.Speakers(context.Background(), m.Item)
	v.session.Did("read the speakers", err)
	v.list = rules.WithoutForgotten(list, v.session.Now())
	if m.Record.Meeting.ID != v.meeting {
		v.floor.know(m.Record)
	}
	v.meeting, v.item, v.parts = m.Record.Meeting.ID, m.Item, nil
	v.steps.Offset = fyne.Position{}
	v.root.Objects = []fyne.CanvasObject{v.live}
	v.root.Refresh()
	v.floor.shown()
}

// show shows the steps of the item.
func (v *sheet) show(m session.Moment, parts []rules.Business) {
	v.parts, v.barred = parts, nil
	roll := rules.RollOf(m.Record)
	for _, d := range m.Record.Declarations {
		if roll.Barred(d.Person.ID, m.Item) {
			v.barred = append(v.barred, d.Person.Name())
		}
	}
	v.floor.list.Refresh()
	title, heads, exempt := m.Record.Body.Name, "", ""
	for _, p := range parts {
		if p.Item.ID == m.Item {
			title, heads = itemTitle(p), p.Heads
			if p.Exempt {
				exempt = "Exempt: not for the public"
			}
		}
	}
	v.header.SetTitle(title, heads)
	v.exempt.Set(exempt, widgets.Bad)
	v.steps.Content = stepList(parts, m.Item)
	v.steps.Refresh()
	v.header.Refresh()
}

func itemTitle(p rules.Business) string {
	if p.Number == "" {
		return p.Title
	}
	return p.Number + "  " + p.Title
}

// save keeps another list of speakers, in the book and in sight. Where somebody
// has the floor, nobody has it at another item.
func (v *sheet) save(list []data.Speaker) {
	if v.meeting == 0 {
		return
	}
	if rules.Speaking(list) >= 0 {
		v.quietElsewhere()
	}
	if v.session.Did("keep the speakers", v.session.Book.SaveSpeakers(context.Background(), v.item, list)) {
		v.list = list
	}
	v.floor.shown()
}

// quietElsewhere stops a clock that runs at another item.
func (v *sheet) quietElsewhere() {
	ctx, now := context.Background(), v.session.Now()
	all, err := v.session.Book.MeetingSpeakers(ctx, v.meeting)
	v.session.Did("read the speakers", err)
	for item, list := range all {
		list = rules.WithoutForgotten(list, now)
		if item != v.item && rules.Speaking(list) >= 0 {
			v.session.Did("keep the speakers", v.session.Book.SaveSpeakers(ctx, item, rules.TakeFloor(list, now)))
		}
	}
}

// add puts somebody at the end of the list.
func (v *sheet) add(name string) {
	v.save(append(slices.Clone(v.list), data.Speaker{Name: name}))
	v.floor.list.SetCursor(len(v.list) - 1)
}
