package accessible

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// place names marked content: the stream it is in (the object number of a form,
// or 0 for the page's own content), the page, and its identifier there
// (ISO 32000-1, 14.7.4.2). The page is an index.
type place struct{ stream, page, id int }

// sheet is what the content of a page paints and how it is marked.
type sheet struct {
	index  int
	frame  area
	marked map[place]int      // how often each place is opened
	forms  map[int]types.Dict // the forms drawn, by object number
	text   bool               // any text is shown
	langs  []string           // of marked content

	picture float64 // the largest share of the page that one image covers
	within  place   // the marked content around that image; id -1 if it has none
	spoilt  bool    // content that could not be unpacked

	loose, artifactInside, taggedInside, unbalanced int
}

type area struct{ w, h float64 }

// matrix is six numbers as they stand before cm.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

var unmoved = matrix{1, 0, 0, 1, 0, 0}

// standing is what painted things are for a reader.
type standing byte

const (
	loose standing = iota
	tagged
	artifact
)

// mark is one level of marked content.
type mark struct {
	is standing
	at place // of the innermost tagged content
}

// state is what q keeps and Q brings back.
type state struct {
	font   *font
	hidden bool // text of render mode 3
	matrix matrix
}

// stream walks one content stream.
type stream struct {
	*checker
	sheet     *sheet
	number    int // of the form; 0 for a page's own content
	resources types.Dict
	marks     []mark
	state     state
	kept      []state
	operands  []pdf.Token
	depth     int // of forms in forms
	lenient   int // levels of content that readers may not know (ISO 32000-1, 7.8.2)
	seen      map[formUse]bool
}

// formUse is a form drawn inside content of some standing: what is in it need
// be looked at once.
type formUse struct {
	number int
	is     standing
}

const (
	deepestForm = 20
	mostMarks   = 1000 // marked content in marked content
	mostKept    = 1000
)

// readPage reads the content of a page.
func (c *checker) readPage(index int) *sheet {
	page := c.file.Pages()[index]
	w, h := page.Frame.Size()
	s := &sheet{index: index, frame: area{w, h}, marked: map[place]int{}, forms: map[int]types.Dict{}, within: place{id: -1}}
	walk := stream{checker: c, sheet: s, resources: c.file.Dict(page.Dict["Resources"]),
		marks: []mark{{at: place{id: -1}}}, state: state{matrix: unmoved}, seen: map[formUse]bool{}}
	painted, err := content.OfPage(c.file, page)
	s.spoilt = err != nil
	walk.run(painted)
	return s
}

func (w *stream) run(painted []byte) {
	base := len(w.marks)
	for operator, operands := range content.Operations(painted) {
		w.operands = operands
		w.do(operator, base)
	}
	if len(w.marks) != base {
		w.sheet.unbalanced++
	}
}

func (w *stream) top() mark { return w.marks[len(w.marks)-1] }

// do runs an operator on the operands before it.
func (w *stream) do(operator string, base int) {
	switch operator {
	case "BMC", "BDC":
		w.begin(operator == "BDC")
	case "EMC":
		if len(w.marks) <= base {
			w.sheet.unbalanced++
			return
		}
		w.marks = w.marks[:len(w.marks)-1]
	case "q":
		if len(w.kept) < mostKept {
			w.kept = append(w.kept, w.state)
		}
	case "Q":
		if n := len(w.kept); n > 0 {
			w.state, w.kept = w.kept[n-1], w.kept[:n-1]
		}
	case "cm":
		if m, ok := w.numbers(6); ok {
			w.state.matrix = matrix(m).times(w.state.matrix)
		}
	case "Tf":
		w.state.font = w.fontNamed(w.name(2))
	case "Tr":
		if n := len(w.operands); n > 0 {
			w.state.hidden = w.operands[n-1].Number == 3
		}
	case "Tj", "TJ", "'", "\"":
		w.show()
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh":
		w.paint()
		if operator == "sh" {
			w.colourSpace(w.file.Get(w.resource("Shading", w.name(1))))
		}
	case "Do":
		w.draw(w.name(1))
	case "ID":
		w.paint()
		w.image()
		w.inlineImage()
	case "rg", "RG":
		w.useDevice("DeviceRGB")
	case "k", "K":
		w.useDevice("DeviceCMYK")
	case "g", "G":
		w.useDevice("DeviceGray")
	case "cs", "CS":
		w.useSpace(w.name(1))
	case "BX":
		w.lenient++
	case "EX":
		w.lenient--
	default:
		if !operators[operator] && w.lenient <= 0 {
			w.add(strangeOperator, w.sheet.index+1)
		}
	}
}

// operators are those of ISO 32000-1, annex A, that nothing need be done for.
var operators = set("BI BT c d d0 d1 DP EI ET gs h i j J l m M MP n re ri sc scn SC SCN T* Tc Td TD TL Tm Ts Tw Tz v w W W* y true false null")

// set is the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(words) {
		out[word] = true
	}
	return out
}

// name is the name that stands n-th from the end of the operands.
func (w *stream) name(n int) string { return content.NameAt(w.operands, n) }

// numbers are the last n operands, if they are numbers.
func (w *stream) numbers(n int) (out []float64, ok bool) {
	from := len(w.operands) - n
	if from < 0 {
		return nil, false
	}
	for _, o := range w.operands[from:] {
		if o.Kind != pdf.Number {
			return nil, false
		}
		out = append(out, o.Number)
	}
	return out, true
}

func (w *stream) resource(kind, name string) types.Object {
	return w.file.Dict(w.resources[kind])[name]
}
