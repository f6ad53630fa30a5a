package phrases

import (
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

// Expansion is the blocks that come of a phrase.
type Expansion struct {
	Blocks []doc.Block
	// Place is where the caret goes, where the phrase says so: so many runes
	// before the end of the block that stands so many before the last.
	Place *Place
	// Asks is a note of time that cannot be written before somebody is asked: who
	// came or went, why the public leaves. It has no block. Empty for none.
	Asks doc.NoteKind
}

// Place is a place in blocks, counted from their end.
type Place struct{ Block, Rune int }

// mark stands in a text for the place of the caret while blocks are made of it:
// a rune for private use, which phrases cannot hold.
const mark = '\ue000'

var (
	fieldForm = regexp.MustCompile(`\{([^{}\n|]{1,60})\}`)
	leadForm  = regexp.MustCompile(`^(RESOLVED|RECOMMENDED|AGREED|NOTED|DEFERRED|REFERRED)(?: ?[–:-])+\s*`)
	noteForm  = regexp.MustCompile(`^\[([a-z]+)\]\s*`)
	partForm  = regexp.MustCompile(`^\([a-z]{1,4}\)\s`)
)

// Expand makes blocks of a phrase. A line is a paragraph; "RESOLVED – That ..."
// becomes a resolution with the body's own lead, lines "(a) ..." below it its
// lettered parts, "- ..." a bullet and "1. ..." a numbered item. "[adjournment]
// The meeting adjourned." becomes a note of that kind, of the time now, or is
// asked for.
func Expand(p data.Phrase, f Facts) Expansion {
	lines := strings.Split(doc.Clean(strings.ReplaceAll(p.Text, string(mark), "")), "\n")
	placed := false
	for i, line := range lines {
		lines[i] = f.fill(line, &placed)
	}
	var e Expansion
	for i := 0; i < len(lines); {
		line := lines[i]
		i++
		m := leadForm.FindStringSubmatch(line)
		kind, words := noteOf(line)
		switch {
		case kind != "" && asked(kind):
			e.Asks = kind
		case kind != "":
			note := doc.NewBlock(doc.TimeNoteKind, 0, words)
			note.Time = &doc.TimeNote{Kind: kind, At: string(f.Now)}
			e.Blocks = append(e.Blocks, note)
		case m != nil:
			text := strings.TrimPrefix(line, m[0])
			for ; i < len(lines) && partForm.MatchString(lines[i]); i++ {
				text += "\n" + lines[i]
			}
			verb := doc.Verb(m[1])
			head := doc.NewBlock(doc.ResolutionKind, 0, "")
			head.Resolution = &doc.Resolution{Verb: verb, Lead: rules.Lead(f.Body.Wording, verb)}
			e.Blocks = append(e.Blocks, doc.WithParts([]doc.Block{head}, text)...)
		case strings.HasPrefix(line, "- "):
			e.Blocks = append(e.Blocks, doc.NewBlock(doc.Bullet, 1, line[2:]))
		case strings.HasPrefix(line, "1. "):
			e.Blocks = append(e.Blocks, doc.NewBlock(doc.Numbered, 1, line[3:]))
		case line != "":
			e.Blocks = append(e.Blocks, doc.Text(line))
		}
	}
	e.Place = takeMark(e.Blocks)
	return e
}

// noteOf is the kind of note of time that a line becomes, and its sentence; no
// kind and the line itself for other lines.
func noteOf(line string) (doc.NoteKind, string) {
	m := noteForm.FindStringSubmatch(line)
	if m == nil || !slices.Contains(doc.NoteKinds(), doc.NoteKind(m[1])) {
		return "", line
	}
	return doc.NoteKind(m[1]), line[len(m[0]):]
}

// asked tells whether more must be known of a note than its time.
func asked(kind doc.NoteKind) bool {
	switch kind {
	case doc.Arrival, doc.Departure, doc.Exclusion, doc.Readmission:
		return true
	}
	return false
}

// Shown is a phrase as a list shows it, in one line.
func Shown(p data.Phrase) string {
	lines := strings.Split(p.Text, "\n")
	for i, line := range lines {
		_, lines[i] = noteOf(line)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(lines, " "), "|", "…")), " ")
}

// fill puts the facts into the fields of a line and the mark for the first "|"
// of the phrase.
func (f Facts) fill(line string, placed *bool) string {
	var sb strings.Builder
	plain := func(s string) {
		for i, part := range strings.Split(s, "|") {
			if i > 0 && !*placed {
				*placed = true
				sb.WriteRune(mark)
			}
			sb.WriteString(part)
		}
	}
	at := 0
	for _, m := range fieldForm.FindAllStringSubmatchIndex(line, -1) {
		plain(line[at:m[0]])
		if value := f.field(line[m[2]:m[3]]); value != "" {
			sb.WriteString(strings.Join(strings.Fields(doc.Clean(value)), " "))
		} else {
			sb.WriteString(line[m[0]:m[1]])
		}
		at = m[1]
	}
	plain(line[at:])
	return sb.String()
}

// takeMark takes the mark out of blocks and says where it was.
func takeMark(blocks []doc.Block) *Place {
	for i, b := range blocks {
		for r := range b.Runs {
			before, after, ok := strings.Cut(b.Runs[r].Text, string(mark))
			if !ok {
				continue
			}
			b.Runs[r].Text = before + after
			rest := len([]rune(after))
			for _, later := range b.Runs[r+1:] {
				rest += len([]rune(later.Text))
			}
			return &Place{len(blocks) - 1 - i, rest}
		}
	}
	return nil
}

// Blank is the first blank in a text from an offset on: where it begins and
// ends, in runes. What looks like one, "{who}", is one.
func Blank(text []rune, from int) (begin, end int, ok bool) {
	begin = -1
	for i := max(from, 0); i < len(text); i++ {
		switch text[i] {
		case '{':
			begin = i
		case '}':
			if begin >= 0 && i > begin+1 {
				return begin, i + 1, true
			}
			begin = -1
		case '\n':
			begin = -1
		}
	}
	return 0, 0, false
}
