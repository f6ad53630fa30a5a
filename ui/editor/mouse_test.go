package editor

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// pointOf is where the caret of a place is painted.
func pointOf(e *Editor, at edit.Pos) fyne.Position {
	x, y, h := e.caretIn(at)
	by, _ := e.yOf(at.Block)
	return fyne.NewPos(e.left()+x+0.01, by+y+h/2)
}

func click(e *Editor, p fyne.Position, times int, modifier fyne.KeyModifier) {
	e.mouse.last = time.Time{}
	for range times {
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
		ev.Position = p
		e.MouseDown(ev)
		e.MouseUp(ev)
	}
}

func drag(e *Editor, from fyne.Position, to ...fyne.Position) {
	e.mouse.last = time.Time{}
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = from
	e.MouseDown(ev)
	for _, p := range to {
		d := &fyne.DragEvent{}
		d.Position = p
		e.Dragged(d)
	}
	e.DragEnd()
}

// TestAClickComesWhereTheCaretIsPainted goes through every place of the sample.
func TestAClickComesWhereTheCaretIsPainted(t *testing.T) {
	s := sample()
	e, _ := shown(t, s, 900, 2000)
	for at := e.page.Start(); ; {
		f := &e.layAt(at.Block).flows[at.Cell]
		line := f.lineAt(at.Off)
		got := e.page.Caret()
		click(e, pointOf(e, at), 1, 0)
		got = e.page.Caret()
		x1, _, _ := e.caretIn(got)
		x2, _, _ := e.caretIn(at)
		if got != at && (got.Block != at.Block || got.Cell != at.Cell || f.lineAt(got.Off) != line || x1 != x2) {
			t.Fatalf("a click at the caret of %v came to %v", at, got)
		}
		next := e.page.Right(at)
		if next == at {
			break
		}
		at = next
	}
}

func TestClicksSelect(t *testing.T) {
	e, _ := shown(t, sample(), 900, 1400)
	at := e.find("welcomed")
	p := pointOf(e, edit.Pos{Block: at.Block, Off: at.Off + 3})
	if click(e, p, 2, 0); e.Selection() != "welcomed" {
		t.Errorf("a double click selects %q", e.Selection())
	}
	if click(e, p, 3, 0); e.Selection() != e.page.Block(at.Block).Text.String() {
		t.Errorf("a triple click selects %q", e.Selection())
	}
	if click(e, p, 1, 0); !e.page.Selection().Empty() {
		t.Errorf("a click selects %q", e.Selection())
	}
	click(e, pointOf(e, e.find("crossing (")), 1, 0)
	if click(e, pointOf(e, e.find("ysgol")), 1, fyne.KeyModifierShift); e.Selection() != "crossing (Pwyllgor Priffyrdd: croesfan " {
		t.Errorf("a click with Shift selects %q", e.Selection())
	}
	click(e, pointOf(e, edit.Pos{Block: 0, Off: 4}), 1, 0)
	if got := e.page.Caret(); got != (edit.Pos{Block: 1}) {
		t.Errorf("a click on the heading came to %v", got)
	}
}

func TestDragSelects(t *testing.T) {
	e, _ := shown(t, sample(), 900, 1400)
	drag(e, pointOf(e, e.find("grant and")), pointOf(e, e.find("lies on")))
	if from, to := e.page.Range(); from != e.find("grant and") || to != e.find("lies on") {
		t.Errorf("a drag selects from %v to %v", from, to)
	}
	i := tableAt(e)
	drag(e, pointOf(e, edit.Pos{Block: i, Cell: 4, Off: 2}), pointOf(e, edit.Pos{Block: i, Cell: 8, Off: 1}))
	if got := e.Selection(); got != "Street lighting, second quarter, with the repair of the lamp at the corner of Chapel Lane and Mill Street\t1,204.50\nGrass cutting\t310.00" {
		t.Errorf("a drag over cells selects %q", got)
	}
}

func TestADragPastTheEdgeScrolls(t *testing.T) {
	e, _ := shown(t, paragraphs(3000), 900, 500)
	e.mouse.last = time.Time{}
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = fyne.NewPos(400, 300)
	e.MouseDown(ev)
	d := &fyne.DragEvent{}
	d.Position = fyne.NewPos(400, 560)
	e.Dragged(d)
	top := e.top
	for range 100 {
		e.autoscroll(0)
	}
	if e.top <= top || e.mouse.scroller == nil {
		t.Errorf("the top is block %d, was %d", e.top, top)
	}
	e.DragEnd()
	if _, to := e.page.Range(); to.Block < e.top || e.mouse.scroller != nil {
		t.Errorf("the selection ends at %v", to)
	}
}

func TestTheGripGoesToEitherEnd(t *testing.T) {
	e, _ := shown(t, paragraphs(8000), 900, 500)
	g := e.thumb()
	drag(e, fyne.NewPos(g.x+2, g.y+5), fyne.NewPos(g.x+2, 900))
	last := len(e.rows) - 1
	if y, ok := e.yOf(last); !ok || y+e.rows[last].height > e.size.Height+0.5 {
		t.Errorf("the page ends at %v", y+e.rows[last].height)
	}
	g = e.thumb()
	drag(e, fyne.NewPos(g.x+2, g.y+5), fyne.NewPos(g.x+2, -200))
	if e.top != 0 || e.dy != 0 {
		t.Errorf("the top is %d and %v", e.top, e.dy)
	}
}

func TestADoubleClickOpensACard(t *testing.T) {
	e, _ := shown(t, sample(), 900, 1600)
	var opened []string
	e.OnActivate = func(b doc.Block) { opened = append(opened, b.ID) }
	for i, r := range e.rows {
		for _, h := range e.layAt(i).hot {
			by, _ := e.yOf(i)
			click(e, fyne.NewPos(e.left()+h.x+3, by+h.y+h.h/2), 2, 0)
			if n := len(opened); n == 0 || opened[n-1] != e.rows[e.head(i)].block.ID {
				t.Errorf("a double click on a %s opened %v", r.block.Kind, opened)
			}
		}
	}
	if len(opened) < 9 {
		t.Errorf("%d cards were opened", len(opened))
	}
}

func TestTheMenuOffersWhatCanBeDone(t *testing.T) {
	e, win := shown(t, sample(), 900, 700)
	p := pointOf(e, e.find("welcomed"))
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
	ev.Position = p
	e.MouseDown(ev)
	e.TappedSecondary(&fyne.PointEvent{Position: p, AbsolutePosition: p})
	if win.Canvas().Overlays().Top() == nil {
		t.Error("no menu came")
	}
	e.page.Place(edit.Pos{Block: tableAt(e)}, false)
	items := e.menu()
	items[len(items)-1].ChildMenu.Items[1].Action()
	if g := e.page.Block(tableAt(e)).Grid; g.Rows() != 5 {
		t.Errorf("the table has %d rows", g.Rows())
	}
}

func TestTheCursorTellsWhatAClickDoes(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	e.OnActivate = func(doc.Block) {}
	e.page.Place(e.find("highways reserve"), false)
	e.done()
	i := e.page.Caret().Block - 1
	y, _ := e.yOf(i)
	hot := e.layAt(i).hot[0]
	for _, tt := range []struct {
		at   fyne.Position
		want desktop.Cursor
	}{
		{pointOf(e, e.page.Caret()), desktop.TextCursor},
		{fyne.NewPos(e.left()+hot.x+4, y+hot.y+4), desktop.PointerCursor},
		{fyne.NewPos(e.size.Width-4, 300), desktop.DefaultCursor},
	} {
		ev := &desktop.MouseEvent{}
		ev.Position = tt.at
		if e.MouseMoved(ev); e.Cursor() != tt.want {
			t.Errorf("at %v the cursor is %v, want %v", tt.at, e.Cursor(), tt.want)
		}
	}
}
