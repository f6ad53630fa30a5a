package sample

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// writer makes documents of the lines of a script:
//
//	words, **bold**, *italic*, [words](https://...)   a paragraph
//	# ## ###   * ** ***   + ++ +++                    headings, bullets, numbers
//	>> words    ^ words    | cell | cell >|           quotation, caption, row of a table (> in its head: right)
//	RESOLVED [by Fenn, Mossop; hands 7-2-1] words     a decision; - and -- are its lettered parts
//	MOTION [by ...; recorded; for ...; lost] words    also AMENDMENT, SUBSTANTIVE; NOTED [inline] says its verb itself
//	ACTION [Umberley; due +21; done +18 words] words  its owner, when it is due, what became of it
//	TIME [arrival 18:47 Fenn] words                   a note of time
type writer struct {
	*sitting
	council *council
	prefix  string // of the block ids
	blocks  []doc.Block
	follows []follow
	err     error
}

// follow is what became of an action.
type follow struct {
	block    string
	status   data.ActionStatus
	closed   data.Date
	progress string
}

var lineKinds = map[byte]doc.Kind{'#': doc.Heading, '*': doc.Bullet, '+': doc.Numbered, '^': doc.Caption, '>': doc.Quotation}

// write adds the block of a line.
func (w *writer) write(line string) {
	line = w.filled(line)
	mark, rest, _ := strings.Cut(line, " ")
	same := strings.Trim(mark, mark[:1]) == ""
	kind, marked := lineKinds[mark[0]]
	switch {
	case marked && same && (kind == doc.Caption || kind == doc.Quotation):
		w.add(doc.Block{Kind: kind}, rest)
	case marked && same:
		w.add(doc.Block{Kind: kind, Level: len(mark)}, rest)
	case mark == "-" || mark == "--":
		w.add(doc.Block{Kind: w.blocks[len(w.blocks)-1].Kind, Level: len(mark)}, rest)
	case mark == "|":
		w.row(rest)
	case mark == "ACTION":
		w.action(rest)
	case mark == "TIME":
		w.time(rest)
	case mark == "MOTION" || mark == "AMENDMENT":
		w.motion(doc.Kind(strings.ToLower(mark)), false, rest)
	case mark == "SUBSTANTIVE":
		w.motion(doc.MotionKind, true, rest)
	case slices.Contains(doc.Verbs(), doc.Verb(mark)):
		w.resolution(doc.Verb(mark), rest)
	default:
		w.add(doc.Block{Kind: doc.Paragraph}, line)
	}
}

func (w *writer) add(b doc.Block, text string) {
	b.ID = fmt.Sprintf("%s-%d", w.prefix, len(w.blocks)+1)
	b.Runs = runs(text)
	w.blocks = append(w.blocks, b)
}

var styled = regexp.MustCompile(`\*\*(.+?)\*\*|\*(.+?)\*|\[(.+?)\]\((.+?)\)`)

// runs parts a text at its bold, italic and linked words.
func runs(text string) []doc.Run {
	var out []doc.Run
	from := 0
	for _, m := range styled.FindAllStringSubmatchIndex(text, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
		}
		out = append(out, doc.Run{Text: text[from:m[0]]}, doc.Run{Text: group(1), Bold: true},
			doc.Run{Text: group(2), Italic: true}, doc.Run{Text: group(3), Link: group(4)})
		from = m[1]
	}
	return doc.JoinRuns(append(out, doc.Run{Text: text[from:]}))
}

// row adds a row to the table of the line before, or begins a table.
func (w *writer) row(rest string) {
	var cells []doc.Cell
	var columns []doc.Column
	for _, cell := range strings.Split(strings.TrimSuffix(rest, "|"), "|") {
		words, right := strings.CutSuffix(strings.TrimSpace(cell), " >")
		column := doc.Column{}
		if right {
			column.Align = "right"
		}
		columns = append(columns, column)
		cells = append(cells, doc.Cell{Runs: runs(words)})
	}
	if n := len(w.blocks); n > 0 && w.blocks[n-1].Table != nil {
		t := w.blocks[n-1].Table
		t.Rows = append(t.Rows, cells)
		return
	}
	w.add(doc.Block{Kind: doc.TableKind, Table: &doc.Table{Head: 1, Columns: columns, Rows: [][]doc.Cell{cells}}}, "")
}

func (w *writer) resolution(verb doc.Verb, rest string) {
	terms, text := clauses(rest)
	r := &doc.Resolution{Verb: verb, Lead: lead(w.council.bodies[w.body].Wording.Resolved, verb)}
	if terms.has("inline") {
		r.Lead = ""
	}
	r.Mover, r.Seconder = w.proposers(terms)
	r.Vote = w.vote(terms)
	w.add(doc.Block{Kind: doc.ResolutionKind, Resolution: r}, text)
}

// lead is what is printed before a decision, in the way in which the body says
// that it resolved.
func lead(resolved string, verb doc.Verb) string {
	after := resolved[len(doc.Resolved):]
	if strings.HasPrefix(resolved, string(doc.Resolved)) {
		return string(verb) + after
	}
	return string(verb[:1]) + strings.ToLower(string(verb[1:])) + after
}

func (w *writer) motion(kind doc.Kind, substantive bool, rest string) {
	terms, text := clauses(rest)
	m := &doc.Motion{Vote: w.vote(terms)}
	m.Mover, m.Seconder = w.proposers(terms)
	for _, o := range doc.Outcomes() {
		if o != doc.Undecided && terms.has(string(o)) {
			m.Outcome = o
		}
	}
	if kind == doc.AmendmentKind || substantive {
		for _, b := range w.blocks {
			if b.Kind == doc.MotionKind && b.Motion != nil {
				m.Amends = b.ID
			}
		}
	}
	w.add(doc.Block{Kind: kind, Motion: m}, text)
}

func (w *writer) action(rest string) {
	terms, text := clauses(rest)
	a := &doc.Action{Source: w.sentence(), Owner: w.person(terms["by"]), DueText: terms["due"]}
	if days, err := strconv.Atoi(terms["due"]); err == nil {
		a.Due, a.DueText = string(w.day.Add(days)), ""
	}
	w.add(doc.Block{Kind: doc.ActionKind, Action: a}, text)
	block := w.blocks[len(w.blocks)-1].ID
	if after, words, ok := strings.Cut(terms["done"], " "); ok {
		days, err := strconv.Atoi(after)
		w.fail(err)
		w.follows = append(w.follows, follow{block, data.Done, w.day.Add(days), words})
	}
	if words := terms["open"]; words != "" {
		w.follows = append(w.follows, follow{block, data.Open, "", words})
	}
}

// sentence is the last one of the paragraph before, which an action came from.
func (w *writer) sentence() string {
	if len(w.blocks) == 0 || w.blocks[len(w.blocks)-1].Kind != doc.Paragraph {
		return ""
	}
	text := w.blocks[len(w.blocks)-1].Text()
	return strings.TrimSpace(text[strings.LastIndex(strings.TrimSuffix(text, "."), ". ")+1:])
}

func (w *writer) time(rest string) {
	terms, text := clauses(rest)
	for word, value := range terms {
		at, family, _ := strings.Cut(value, " ")
		note := &doc.TimeNote{Kind: doc.NoteKind(word), At: at}
		if family != "" {
			note.Person = w.person(family)
		}
		w.add(doc.Block{Kind: doc.TimeNoteKind, Time: note}, text)
	}
}

// person is somebody of the council as minutes name them.
func (w *writer) person(family string) *doc.Person {
	p, err := w.council.named(family)
	w.fail(err)
	return &doc.Person{UID: p.UID, Name: p.Name()}
}

// fail keeps the first thing that is wrong with a script.
func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
