package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Lettered is a proposal as it is typed: the text of its head, then a line for
// each lettered part with the marker it is printed with. Deeper parts are
// indented: (i) may be the ninth part of the first level too.
//
//	That
//	(a) the report be noted; and
//	(b) officers bring up to date
//	   (i) the plan; and
//	   (ii) the map.
func Lettered(blocks []Block) string {
	var lines []string
	for i, marker := range Markers(blocks) {
		lines = append(lines, strings.Repeat(indent, max(0, blocks[i].Level-1))+joinWords(marker, blocks[i].Text()))
	}
	return strings.TrimPrefix(strings.Join(lines, "\n"), "\n")
}

// indent is what each level below the first stands further in.
const indent = "   "

// WithParts reads a text that was typed into the proposal old: its head and the
// lettered parts below it, of which new ones may have only the head. It is the
// inverse of Lettered, and understands parts that go on in one line as well:
// "That (a) the report be noted; and (b) officers bring it up to date". A part
// keeps its id, and its bold and italic, while its words stay, or else its
// place. Parts without words are left out.
func WithParts(old []Block, text string) []Block {
	head, parts := partsOf(old[0].Kind, Clean(text))
	out := []Block{old[0]}
	out[0].Runs = keptRuns(old[0].Runs, head)
	before := slices.Clone(old[1:])
	same := func(p Block) int {
		return slices.IndexFunc(before, func(o Block) bool { return o.ID != "" && o.Text() == p.Text() })
	}
	for i := range parts { // those whose words stayed come first to their old blocks
		if k := same(parts[i]); k >= 0 {
			parts[i].ID, parts[i].Runs, parts[i].Exempt = before[k].ID, before[k].Runs, before[k].Exempt
			before[k].ID = ""
		}
	}
	for i := range parts {
		switch {
		case parts[i].ID != "":
		case i < len(before) && before[i].ID != "":
			parts[i].ID, parts[i].Exempt = before[i].ID, before[i].Exempt
			before[i].ID = ""
		default:
			parts[i].ID, parts[i].Exempt = NewID(), old[0].Exempt
		}
	}
	return append(out, parts...)
}

// keptRuns are the runs of a text: the old ones where it is their text.
func keptRuns(old []Run, text string) []Run {
	if runsText(old) == text {
		return old
	}
	if text == "" {
		return nil
	}
	return []Run{{Text: text}}
}

var (
	marked = regexp.MustCompile(`^\(?(?:[A-Z]|[a-z]{1,4}|\d{1,2})[.)](?:\s+|$)`)
	inline = regexp.MustCompile(`(?:^|\s)(\([a-z]\))\s`)
)

// partsOf reads the head and the parts of a text.
func partsOf(kind Kind, text string) (head string, parts []Block) {
	var c counter
	for line := range strings.SplitSeq(apart(text), "\n") {
		in := len(line) - len(strings.TrimLeft(line, " "))
		line = strings.TrimSpace(line)
		marker := marked.FindString(line)
		words := strings.TrimSpace(line[len(marker):])
		marker = strings.TrimSpace(marker)
		level, known := c.level(marker, in/len(indent))
		switch last := len(parts) - 1; {
		case known:
			c.put(level)
			b := Block{Kind: kind, Level: level, Runs: keptRuns(nil, words)}
			if !counted(marker) {
				b.Number = marker
			}
			parts = append(parts, b)
		case line == "":
		case last >= 0:
			parts[last].Runs = keptRuns(nil, joinLines(parts[last].Text(), line))
		default:
			head = joinLines(head, line)
		}
	}
	return head, slices.DeleteFunc(parts, func(b Block) bool { return b.Text() == "" })
}

func joinLines(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}

// NextPart is the marker that a new part at the end of a text would have.
func NextPart(text string) string {
	_, parts := partsOf(ResolutionKind, text)
	level := 1
	if n := len(parts); n > 0 {
		level = parts[n-1].Level
	}
	parts = append(parts, Block{Kind: ResolutionKind, Level: level})
	return Markers(parts)[len(parts)-1]
}

// apart puts parts that go on in a line on lines of their own: the letters must
// come in their order from (a), and there must be two.
func apart(text string) string {
	var at []int
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		if rune(text[m[2]+1]) == 'a'+rune(len(at)) {
			at = append(at, m[2])
		}
	}
	if len(at) < 2 {
		return text
	}
	var sb strings.Builder
	from := 0
	for _, i := range at {
		before := text[from:i]
		if line := strings.TrimRight(before, " "); line != "" && !strings.HasSuffix(line, "\n") {
			before = line + "\n"
		}
		sb.WriteString(before)
		from = i
	}
	return sb.String() + text[from:]
}

// counter tells at which level a marker stands by what would be counted there.
type counter struct {
	next [MaxLevel + 1]int
	last int // level of the part before; 0 for none
}

// level is the level of a marker that stands so many levels in; false for what
// is none. A marker out of its order takes the level that its form stands for.
func (c *counter) level(marker string, in int) (int, bool) {
	if marker == "" {
		return 0, false
	}
	for l := 1; l <= min(c.last+1, MaxLevel); l++ {
		if marker == listNumber(l+1, c.next[l]+1) && (in == 0 || l == in+1) {
			return l, true
		}
	}
	inner := strings.Trim(marker, "().")
	switch first := rune(inner[0]); {
	case !strings.HasPrefix(marker, "(") && c.last == 0 && !strings.HasPrefix(marker, "1") && !strings.HasPrefix(marker, "a"):
		return 0, false // an initial or a number at the start of a sentence
	case unicode.IsDigit(first):
		return 1, true
	case unicode.IsUpper(first):
		return min(c.last+1, MaxLevel), strings.HasPrefix(marker, "(")
	case len(inner) == 1 && (c.last < 2 || !strings.ContainsRune("ivx", first)):
		return 1, true
	case strings.Trim(inner, "ivx") == "":
		return min(c.last+1, 2), true
	}
	return 0, false
}

func (c *counter) put(level int) {
	for l := level + 1; l <= MaxLevel; l++ {
		c.next[l] = 0
	}
	c.next[level]++
	c.last = level
}

// counted tells whether a marker has a form that parts are counted in, so that
// it need not be kept.
func counted(marker string) bool {
	return strings.HasPrefix(marker, "(") && strings.HasSuffix(marker, ")") && !unicode.IsDigit(rune(marker[1]))
}
