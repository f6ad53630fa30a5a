package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/ui/look"
)

// Marked shows passages of text in lines as long as it is wide, with the edits in
// them: what goes is struck through, what comes is underlined, each on a ground of
// its own. How high it is depends on its width: see HeightAt, and put it into
// NewReading.
type Marked struct {
	widget.BaseWidget
	passages []Passage
	lines    []markedLine
	width    float32 // for which the lines were broken
	text     float32 // the size of text for which they were
}

// Passage is a paragraph, a cell or a line of explanation.
type Passage struct {
	Block string // of a document that it is from; empty for none
	Lead  string // before the text, bold: "RESOLVED –", "(a)"
	Runs  []doc.Run
	Level int  // how far it is set in
	Faded bool // only there to say where the others stand
	Small bool // a line about the others
	Bold  bool
	// From and To are the runes of the text that are pointed at; none if equal.
	From, To int
}

// NewMarked makes a text of passages.
func NewMarked(passages ...Passage) *Marked {
	m := &Marked{passages: passages}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows other passages.
func (m *Marked) Set(passages ...Passage) {
	m.passages, m.lines, m.width = passages, nil, m.Size().Width
	m.Refresh()
}

// Passages are what it shows.
func (m *Marked) Passages() []Passage { return m.passages }

// PlainWords are words without edits as a passage.
func PlainWords(words string) Passage { return Passage{Runs: []doc.Run{{Text: words}}} }

// SmallWords are a line about other passages.
func SmallWords(words string) Passage {
	p := PlainWords(words)
	p.Small = true
	return p
}

// Passages are the blocks of a document as passages, a row of a table each. The
// lines about a vote or a mover stand below their block.
func Passages(blocks []doc.Block) []Passage {
	var out []Passage
	markers := doc.Markers(blocks)
	for i, b := range blocks {
		lead := markers[i]
		if l := doc.Lead(b); l != "" {
			lead = l
		}
		level := 0
		if b.Kind.IsList() || b.Kind.IsProposal() || b.Kind == doc.Quotation {
			level = max(1, b.Level)
		}
		if b.Kind.IsProposal() && b.Level == 0 {
			level = 0
		}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				out = append(out, Passage{Block: b.ID, Runs: edited(rowRuns(row), b.Edit)})
			}
			continue
		}
		out = append(out, Passage{Block: b.ID, Lead: lead, Runs: edited(b.Runs, b.Edit), Level: level, Bold: b.Kind == doc.Heading})
		for _, line := range doc.Credits(b) {
			out = append(out, Passage{Block: b.ID, Runs: []doc.Run{{Text: line, Edit: b.Edit}}, Small: true})
		}
		if b.Note != "" {
			out = append(out, Passage{Block: b.ID, Runs: []doc.Run{{Text: Capital(b.Note), Italic: true}}, Small: true})
		}
	}
	return out
}

// rowRuns are the cells of a row of a table in one line.
func rowRuns(row []doc.Cell) []doc.Run {
	var out []doc.Run
	for i, c := range row {
		if i > 0 {
			out = append(out, doc.Run{Text: "  |  "})
		}
		out = append(out, c.Runs...)
	}
	return out
}

// edited marks runs that have no mark of their own as their block is marked.
func edited(runs []doc.Run, as doc.Edit) []doc.Run {
	if as == "" {
		return runs
	}
	out := make([]doc.Run, len(runs))
	for i, r := range runs {
		r.Edit = as
		out[i] = r
	}
	return out
}

// Fade is passages as the surroundings of others.
func Fade(passages []Passage) []Passage {
	out := make([]Passage, len(passages))
	for i, p := range passages {
		p.Faded = true
		out[i] = p
	}
	return out
}

// HeightAt is how high the text is in a width.
func (m *Marked) HeightAt(width float32) float32 {
	m.breakInto(width)
	if len(m.lines) == 0 {
		return 0
	}
	last := m.lines[len(m.lines)-1]
	return last.y + last.height
}

// Top is how far down a block begins; false if it is not in the text.
func (m *Marked) Top(block string) (float32, bool) {
	for _, l := range m.lines {
		if m.passages[l.passage].Block == block {
			return l.y, true
		}
	}
	return 0, false
}

func (m *Marked) breakInto(width float32) {
	if m.lines != nil && m.width == width && m.text == theme.TextSize() {
		return
	}
	m.width, m.text, m.lines = width, theme.TextSize(), breakPassages(m.passages, width)
}

// MinSize is narrow, and as high as the lines are in the width it has.
func (m *Marked) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return m.BaseWidget.MinSize()
}

// CreateRenderer draws the lines.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{marked: m}
	r.Refresh()
	return r
}

type markedRenderer struct {
	marked  *Marked
	objects []fyne.CanvasObject
}

func (r *markedRenderer) MinSize() fyne.Size {
	if r.marked.width <= 0 {
		return fyne.NewSize(em(6), 0)
	}
	return fyne.NewSize(em(6), r.marked.HeightAt(r.marked.width))
}

func (r *markedRenderer) Layout(size fyne.Size) {
	if size.Width != r.marked.width || r.objects == nil {
		r.marked.breakInto(size.Width)
		r.draw()
	}
}

// Refresh makes the lines anew.
func (r *markedRenderer) Refresh() {
	r.marked.lines = nil
	if r.marked.Size().Width > 0 {
		r.marked.breakInto(r.marked.Size().Width)
	}
	r.draw()
	canvas.Refresh(r.marked)
}

func (r *markedRenderer) draw() {
	r.objects = nil
	for _, l := range r.marked.lines {
		for _, p := range l.pieces {
			r.piece(l, p)
		}
	}
}

// piece draws words of one style: their ground, the words and the line of an edit.
func (r *markedRenderer) piece(l markedLine, p markedPiece) {
	words, ground := p.colours()
	box := func(colour fyne.ThemeColorName, y, height float32) {
		b := canvas.NewRectangle(theme.Color(colour))
		b.Move(fyne.NewPos(p.x, y))
		b.Resize(fyne.NewSize(p.width, height))
		r.objects = append(r.objects, b)
	}
	if ground != "" {
		box(ground, l.y, l.height)
	}
	t := canvas.NewText(p.text, theme.Color(words))
	t.TextSize, t.TextStyle = p.size, p.style
	t.Move(fyne.NewPos(p.x, l.y))
	t.Resize(fyne.NewSize(p.width, l.height))
	r.objects = append(r.objects, t)
	switch p.edit {
	case doc.Struck:
		box(words, l.y+l.height*0.56, markThickness)
	case doc.Added:
		box(words, l.y+l.height*0.9, markThickness)
	}
}

// markThickness is that of the line through or under words.
const markThickness = 1.5

func (p markedPiece) colours() (words, ground fyne.ThemeColorName) {
	switch {
	case p.edit == doc.Struck:
		return look.ErrorText, look.ErrorGround
	case p.edit == doc.Added:
		return look.SuccessText, look.SuccessGround
	case p.pointed:
		return look.Text, look.Hit
	case p.faded:
		return look.Muted, ""
	}
	return look.Text, ""
}

func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *markedRenderer) Destroy()                     {}
