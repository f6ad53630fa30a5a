package search

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

func newRow() fyne.CanvasObject {
	return container.NewVBox(
		widgets.NewColumns([]float32{5, 0, 16, 8},
			widgets.NewLine("", look.Muted), widgets.NewBoldLine("", look.Text),
			widgets.NewLine("", look.Muted), widgets.NewLine("", look.Muted)),
		widgets.NewColumns([]float32{5, 0}, widgets.NewLine("", look.Muted), newSnippet()))
}

func (s *Screen) fill(i int, o fyne.CanvasObject) {
	lines, hit := o.(*fyne.Container).Objects, s.hits[i]
	head, below := lines[0].(*fyne.Container).Objects, lines[1].(*fyne.Container).Objects
	number, part := hit.MinuteNumber, "Minutes"
	if hit.Part == store.AgendaPart {
		number, part = hit.AgendaNumber, "Agenda"
	}
	head[0].(*widgets.Text).SetText(number)
	head[1].(*widgets.Text).SetText(hit.Title)
	head[2].(*widgets.Text).SetText(hit.BodyName)
	head[3].(*widgets.Text).SetText(hit.On.Short())
	below[0].(*widgets.Text).SetText(part)
	below[1].(*snippet).set(hit.Snippet)
}

// snippet is one line of found text with its hits marked.
type snippet struct {
	widget.BaseWidget
	text string // hits stand between \x02 and \x03
}

func newSnippet() *snippet {
	s := &snippet{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *snippet) set(text string) {
	if text != s.text {
		s.text = text
		s.Refresh()
	}
}

// piece is a run of a snippet.
type piece struct {
	text string
	hit  bool
}

// pieces parts a snippet at its marks; line ends become spaces.
func pieces(text string) []piece {
	text = strings.Join(strings.Fields(text), " ")
	var list []piece
	for text != "" {
		before, rest, found := strings.Cut(text, "\x02")
		if before != "" {
			list = append(list, piece{before, false})
		}
		if !found {
			break
		}
		hit, after, _ := strings.Cut(rest, "\x03")
		if hit != "" {
			list = append(list, piece{hit, true})
		}
		text = after
	}
	return list
}

// CreateRenderer draws the pieces in a row.
func (s *snippet) CreateRenderer() fyne.WidgetRenderer {
	r := &snippetRenderer{snippet: s}
	r.Refresh()
	return r
}

type snippetRenderer struct {
	snippet *snippet
	objects []fyne.CanvasObject
}

func (r *snippetRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.TextSize()*4, fyne.MeasureText("Ag", theme.TextSize(), fyne.TextStyle{}).Height)
}

func (r *snippetRenderer) Layout(size fyne.Size) {
	r.objects = nil
	x := float32(0)
	for _, p := range pieces(r.snippet.text) {
		line := canvas.NewText(p.text, theme.Color(look.Text))
		line.TextSize, line.TextStyle.Bold = theme.TextSize(), p.hit
		width := line.MinSize().Width
		last := x+width > size.Width
		if last {
			line.Text = widgets.Fit(p.text, size.Width-x, line)
			width = line.MinSize().Width
		}
		if p.hit {
			ground := canvas.NewRectangle(theme.Color(look.Hit))
			ground.Move(fyne.NewPos(x, 0))
			ground.Resize(fyne.NewSize(width, size.Height))
			r.objects = append(r.objects, ground)
		}
		line.Move(fyne.NewPos(x, 0))
		line.Resize(fyne.NewSize(width, size.Height))
		r.objects = append(r.objects, line)
		if x += width; last {
			return
		}
	}
}

func (r *snippetRenderer) Refresh() {
	r.Layout(r.snippet.Size())
	canvas.Refresh(r.snippet)
}

func (r *snippetRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *snippetRenderer) Destroy()                     {}
