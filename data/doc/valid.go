package doc

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Normalise returns d with empty runs dropped, neighbouring runs of one style
// joined and empty lists nil. Validate assumes it was done.
func Normalise(d Document) Document {
	if len(d.Blocks) == 0 {
		return Document{}
	}
	out := slices.Clone(d.Blocks)
	for i := range out {
		out[i].Runs = JoinRuns(out[i].Runs)
		if t := out[i].Table; t != nil {
			out[i].Table = normalTable(*t)
		}
		out[i] = normalVote(out[i])
		if was := out[i].Was; was != nil {
			before := normalVote(out[i].carrying(*was)).facts()
			if out[i].Was = &before; reflect.DeepEqual(before, out[i].facts()) {
				out[i].Was = nil // nothing was corrected
			}
		}
	}
	return Document{out}
}

func normalVote(b Block) Block {
	if v := vote(b); v != nil && v.Names != nil && len(v.Names) == 0 {
		return withVote(b, func(v *Vote) { v.Names = nil })
	}
	return b
}

func normalTable(t Table) *Table {
	rows := make([][]Cell, len(t.Rows))
	for r, row := range t.Rows {
		rows[r] = make([]Cell, len(row))
		for c, cell := range row {
			rows[r][c] = Cell{JoinRuns(cell.Runs)}
		}
	}
	t.Rows = rows
	return &t
}

// JoinRuns drops empty runs and joins neighbours of one style.
func JoinRuns(runs []Run) []Run {
	var out []Run
	for _, r := range runs {
		switch {
		case r.Text == "":
		case len(out) > 0 && out[len(out)-1].SameStyle(r):
			out[len(out)-1].Text += r.Text
		default:
			out = append(out, r)
		}
	}
	return out
}

func vote(b Block) *Vote {
	switch {
	case b.Motion != nil:
		return b.Motion.Vote
	case b.Resolution != nil:
		return b.Resolution.Vote
	}
	return nil
}

// withVote returns b with a changed copy of its vote.
func withVote(b Block, change func(*Vote)) Block {
	v := *vote(b)
	change(&v)
	if b.Motion != nil {
		m := *b.Motion
		m.Vote = &v
		b.Motion = &m
	} else {
		r := *b.Resolution
		r.Vote = &v
		b.Resolution = &r
	}
	return b
}

var (
	idForm   = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	langForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// Validate tells what is wrong with a normalised document, in one sentence.
func Validate(d Document) error {
	seen := make(map[string]bool, len(d.Blocks))
	for i, b := range d.Blocks {
		if !idForm.MatchString(b.ID) {
			return fmt.Errorf("block %d has no proper id (%.80q)", i+1, b.ID)
		}
		if seen[b.ID] {
			return fmt.Errorf("two blocks have the id %s", b.ID)
		}
		seen[b.ID] = true
		if err := validBlock(b); err != nil {
			return fmt.Errorf("block %d (%s): %w", i+1, b.ID, err)
		}
	}
	return nil
}

func validBlock(b Block) error {
	if !slices.Contains(Kinds(), b.Kind) {
		return fmt.Errorf("there is no kind %.40q", string(b.Kind))
	}
	lowest, highest := 0, 0
	switch {
	case b.Kind.IsList() || b.Kind == Heading:
		lowest, highest = 1, MaxLevel
	case b.Kind.IsProposal():
		highest = MaxLevel
	}
	if b.Level < lowest || b.Level > highest {
		return fmt.Errorf("a %s cannot have level %d", b.Kind, b.Level)
	}
	if b.Number != "" && b.Kind != Numbered && (!b.Kind.IsProposal() || b.Level == 0) {
		return fmt.Errorf("a %s cannot have a number", b.Kind)
	}
	if err := firstError(validEdit(b.Edit), validText(b.Note, ""), validText(b.Number, ""), validText(b.Exempt, "")); err != nil {
		return err
	}
	if err := validPayload(b); err != nil {
		return err
	}
	if b.Was != nil {
		if b.facts() == (Facts{}) {
			return fmt.Errorf("a %s at level %d carries nothing that could have been corrected", b.Kind, b.Level)
		}
		if err := validPayload(b.carrying(*b.Was)); err != nil {
			return fmt.Errorf("before its correction: %w", err)
		}
	}
	return validRuns(b.Runs)
}

func validEdit(e Edit) error {
	if e != "" && e != Struck && e != Added {
		return fmt.Errorf("there is no edit %.40q", string(e))
	}
	return nil
}

// validPayload checks that a block carries what its kind carries and no more.
func validPayload(b Block) error {
	head := b.Level == 0
	for _, p := range []struct {
		has, want bool
		what      string
	}{
		{b.Table != nil, b.Kind == TableKind, "table"},
		{b.Motion != nil, (b.Kind == MotionKind || b.Kind == AmendmentKind) && head, "motion"},
		{b.Resolution != nil, b.Kind == ResolutionKind && head, "resolution"},
		{b.Action != nil, b.Kind == ActionKind, "action"},
		{b.Time != nil, b.Kind == TimeNoteKind, "time"},
	} {
		switch {
		case p.has && !p.want:
			return fmt.Errorf("a %s at level %d cannot carry a %s", b.Kind, b.Level, p.what)
		case !p.has && p.want:
			return fmt.Errorf("a %s must carry its %s", b.Kind, p.what)
		}
	}
	switch {
	case b.Table != nil:
		return validTable(*b.Table, b.Runs)
	case b.Motion != nil:
		m := b.Motion
		if !slices.Contains(Outcomes(), m.Outcome) {
			return fmt.Errorf("there is no outcome %.40q", string(m.Outcome))
		}
		if m.Amends != "" && !idForm.MatchString(m.Amends) {
			return fmt.Errorf("a %s cannot amend %.80q", b.Kind, m.Amends)
		}
		return firstError(validPeople(m.Mover, m.Seconder), validVote(m.Vote))
	case b.Resolution != nil:
		r := b.Resolution
		if !slices.Contains(Verbs(), r.Verb) {
			return fmt.Errorf("there is no verb %.40q", string(r.Verb))
		}
		return firstError(validText(r.Lead, ""), validPeople(r.Mover, r.Seconder), validVote(r.Vote))
	case b.Action != nil:
		a := b.Action
		if a.Due != "" {
			if _, err := time.Parse("2006-01-02", a.Due); err != nil {
				return fmt.Errorf("%.40q is not a due date", a.Due)
			}
		}
		return firstError(validPeople(a.Owner), validText(a.DueText, ""), validText(a.Source, "\n"))
	case b.Time != nil:
		t := b.Time
		if !slices.Contains(NoteKinds(), t.Kind) {
			return fmt.Errorf("there is no time note %.40q", string(t.Kind))
		}
		if t.At != "" {
			if at, err := time.Parse("15:04", t.At); err != nil || at.Format("15:04") != t.At {
				return fmt.Errorf("%.40q is not a time", t.At)
			}
		}
		if t.Reason != "" && t.Kind != Exclusion {
			return fmt.Errorf("only an exclusion has a reason")
		}
		return firstError(validPeople(t.Person), validText(t.Reason, ""))
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func validTable(t Table, runs []Run) error {
	switch {
	case len(runs) > 0:
		return fmt.Errorf("a table cannot have text beside its cells")
	case len(t.Columns) == 0 || len(t.Rows) == 0:
		return fmt.Errorf("a table must have rows and columns")
	case t.Head < 0 || t.Head > len(t.Rows):
		return fmt.Errorf("a table of %d rows cannot have %d head rows", len(t.Rows), t.Head)
	}
	for _, c := range t.Columns {
		if c.Width < 0 || !slices.Contains([]string{"", "centre", "right"}, c.Align) {
			return fmt.Errorf("a column cannot be %d wide and aligned %.40q", c.Width, c.Align)
		}
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
		for _, cell := range row {
			if err := validRuns(cell.Runs); err != nil {
				return err
			}
		}
	}
	return nil
}

func validPeople(people ...*Person) error {
	for _, p := range people {
		if p == nil {
			continue
		}
		if strings.TrimSpace(p.Name) == "" {
			return fmt.Errorf("a person must have a name")
		}
		if p.UID != "" && !idForm.MatchString(p.UID) {
			return fmt.Errorf("%.80q is not a person's id", p.UID)
		}
		if err := validText(p.Name, ""); err != nil {
			return err
		}
	}
	return nil
}

func validVote(v *Vote) error {
	if v == nil {
		return nil
	}
	switch {
	case !slices.Contains(Methods(), v.Method):
		return fmt.Errorf("there is no way of voting %.40q", string(v.Method))
	case v.For < 0 || v.Against < 0 || v.Abstained < 0:
		return fmt.Errorf("votes cannot be fewer than none")
	case !slices.Contains([]Choice{"", For, Against}, v.Casting):
		return fmt.Errorf("a casting vote cannot be %.40q", string(v.Casting))
	case len(v.Names) > 0 && v.Method != Recorded && v.Method != Hands:
		return fmt.Errorf("only a recorded vote or a show of hands has names")
	}
	for _, n := range v.Names {
		if !slices.Contains(Choices(), n.Choice) {
			return fmt.Errorf("a member cannot vote %.40q", string(n.Choice))
		}
		if err := validPeople(&n.Person); err != nil {
			return err
		}
	}
	return nil
}

func validRuns(runs []Run) error {
	for _, r := range runs {
		if err := firstError(validEdit(r.Edit), validText(r.Text, "\n\t")); err != nil {
			return err
		}
		if r.Lang != "" && (len(r.Lang) > 35 || !langForm.MatchString(r.Lang)) {
			return fmt.Errorf("%.40q is not a language", r.Lang)
		}
		if r.Link != "" && !ValidLink(r.Link) {
			return fmt.Errorf("%.80q is not a web or mail address, or a minute", r.Link)
		}
	}
	return nil
}

// ValidLink tells whether s may stand in Run.Link: an absolute http, https or
// mailto address, or the link of a cross reference (see MinuteLink).
func ValidLink(s string) bool {
	if _, ok := LinkedMinute(s); ok {
		return true
	}
	if validText(s, "") != nil {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// validText refuses broken UTF-8 and control characters other than those in allowed.
func validText(s, allowed string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("it holds bytes that are not text")
	}
	for _, r := range s {
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) {
			return fmt.Errorf("it holds the control character U+%04X", r)
		}
	}
	return nil
}

// Clean returns s as a run may hold it: broken bytes become U+FFFD, line ends
// become '\n' and other control characters are dropped.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
