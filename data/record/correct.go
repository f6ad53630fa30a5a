package record

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// Correct is m with a fact reading as words, in any usual way of writing them:
// "apologies" or "Councillor Ann Day: apologies", "9.15 pm" or "21:15", "Cllr Reed",
// "for 8, against 1, abstained 1". NotStated, or nothing, takes the fact away. What
// stood there is kept in doc.Block.Was or data.Approval.Before, so that Original
// gives m back; note is put beside a block. m itself is not changed.
//
// What follows from it is corrected with it: the words of a note of time, the time
// of opening or ending that it tells of, the counts of a recorded vote, the outcome
// that a casting vote gives. The error is one sentence and says what can be written.
func (m Meeting) Correct(f Fact, words, note string) (Meeting, error) {
	words = strings.Join(strings.Fields(doc.Clean(words)), " ")
	now, ok := m.Fact(f)
	switch {
	case !ok:
		return m, fmt.Errorf("the minutes state no %s there", f.What)
	case now.Words != f.Words:
		return m, fmt.Errorf("the %s reads “%s” there, not “%s”", f.What, now.Words, f.Words)
	}
	out, err := m.correct(f, words, note)
	if err != nil {
		return m, err
	}
	if then, _ := out.Fact(f); then.Words == now.Words {
		return m, fmt.Errorf("the %s reads “%s” already", f.What, now.Words)
	}
	return out, nil
}

func (m Meeting) correct(f Fact, words, note string) (Meeting, error) {
	switch f.What {
	case OfAttendance:
		return m.correctPart(f, words)
	case OfOpening, OfEnding:
		return m.correctTimes(f, words, note)
	}
	i := m.named(f.Item)
	b, at := m.Items[i].Minutes.Block(f.Block)
	is, err := m.correctBlock(b, f, words)
	if err != nil {
		return m, err
	}
	out := m.with(i, at, is, note)
	if b.Time != nil && f.What == OfTime {
		out = out.told(b.Time.Kind, data.Clock(b.Time.At), data.Clock(is.Time.At))
	}
	return out, nil
}

// with is m with a block of an item's minutes corrected, and a note beside it. One
// that reads again as it did has none.
func (m Meeting) with(item, at int, b doc.Block, note string) Meeting {
	m.Items = slices.Clone(m.Items)
	d := doc.Document{Blocks: slices.Clone(m.Items[item].Minutes.Blocks)}
	d.Blocks[at] = b.Noted(note)
	d = doc.Normalise(d)
	if is := &d.Blocks[at]; !doc.Edited(*is) && is.Note == note {
		is.Note = ""
	}
	m.Items[item].Minutes = d
	return m
}

// before is m with room to keep what it stated.
func (m Meeting) before() (Meeting, *data.Facts) {
	var a data.Approval
	var was data.Facts
	if m.Approval != nil {
		a = *m.Approval
	}
	if a.Before != nil {
		was = *a.Before
	}
	was.Attendance = slices.Clone(was.Attendance)
	a.Before, m.Approval = &was, &a
	return m, &was
}

// correctTimes corrects when the meeting opened or ended, and the note of time that
// says so.
func (m Meeting) correctTimes(f Fact, words, note string) (Meeting, error) {
	kind := doc.Opening
	was, ended := m.Times()
	if f.What == OfEnding {
		kind, was = doc.Closing, ended
	}
	near := cmp.Or(was, m.Meeting.Start.Clock())
	is, err := readTime(words, near)
	if err != nil {
		return m, err
	}
	if is == was {
		return m, nil // Correct says so
	}
	said := slices.DeleteFunc(m.Moments(), func(n Moment) bool { return n.Kind != kind || n.At != string(was) })
	if len(said) == 0 || was == "" {
		return m.timed(kind, is), nil
	}
	n := said[0]
	if kind == doc.Closing {
		n = said[len(said)-1]
	}
	i := m.place(n.Item)
	b, at := m.Items[i].Minutes.Block(n.Block)
	return m.with(i, at, retimed(b, is), note).told(kind, was, is), nil
}

// timed is m with another time of opening or ending beside the minutes.
func (m Meeting) timed(kind doc.NoteKind, is data.Clock) Meeting {
	out, before := m.before()
	at, was := &out.Meeting.Opened, &before.Opened
	if kind == doc.Closing {
		at, was = &out.Meeting.Ended, &before.Ended
	}
	if *was == nil {
		*was = new(*at)
	}
	*at = is
	return out
}

// told corrects the time beside the minutes that a note of time told of, where it
// is the same.
func (m Meeting) told(kind doc.NoteKind, was, is data.Clock) Meeting {
	if was != "" && (kind == doc.Opening && m.Meeting.Opened == was || kind == doc.Closing && m.Meeting.Ended == was) {
		return m.timed(kind, is)
	}
	return m
}

// correctPart corrects a person's part in the meeting.
func (m Meeting) correctPart(f Fact, words string) (Meeting, error) {
	parts := m.parts()
	i := slices.IndexFunc(parts, func(a data.Attendance) bool { return person(a.Person) == f.Person })
	is, err := m.readPart(parts[i], words)
	if err != nil {
		return m, err
	}
	if n := m.movesOf(is.Person); n != nil && !is.Presence.Here() {
		it, _ := m.Item(n.Item)
		return m, fmt.Errorf("%s tells of the %s of %s: correct that note first", minuteOf(it), n.Kind, is.Person.Name())
	}
	out, before := m.before()
	out.Attendance = slices.Clone(m.Attendance)
	row := m.marked(is.Person)
	was := data.Attendance{Meeting: m.Meeting.ID, Person: is.Person, Role: is.Role}
	switch {
	case row < 0:
		out.Attendance = append(out.Attendance, is)
	case is.Presence == "":
		was = m.Attendance[row]
		out.Attendance = slices.Delete(out.Attendance, row, row+1)
	default:
		was, out.Attendance[row] = m.Attendance[row], is
	}
	if reflect.DeepEqual(was, is) {
		return m, nil // Correct says so
	}
	kept := slices.ContainsFunc(before.Attendance, func(a data.Attendance) bool { return samePerson(a.Person, was.Person) })
	if !kept {
		was.Person = withoutAddress(was.Person)
		before.Attendance = append(before.Attendance, was)
	}
	return out, nil
}

// withoutAddress is a person as minutes may name them.
func withoutAddress(p data.Person) data.Person {
	p.Email, p.Phone, p.ByPost = "", "", false
	return p
}

// movesOf is a note of time that tells of the coming or going of a person.
func (m Meeting) movesOf(p data.Person) *Moment {
	for _, n := range m.Moments() {
		if _, moves := n.Movement(p); moves {
			return &n
		}
	}
	return nil
}

// minuteOf is what a sentence calls the minute of an item.
func minuteOf(it Item) string {
	if n := cmp.Or(it.MinuteNumber, it.AgendaNumber); n != "" {
		return "minute " + n
	}
	return "the minute “" + it.Title + "”"
}

// correctBlock is a block with one of the facts it carries corrected, and what it
// carried kept.
func (m Meeting) correctBlock(b doc.Block, f Fact, words string) (doc.Block, error) {
	was := doc.Facts{Motion: b.Motion, Resolution: b.Resolution, Action: b.Action, Time: b.Time}
	var err error
	switch {
	case b.Motion != nil:
		is := *b.Motion
		b.Motion = &is
		err = m.correctProposal(f, words, proposal{&is.Mover, &is.Seconder, &is.Vote, &is.Outcome})
	case b.Resolution != nil:
		is := *b.Resolution
		b.Resolution = &is
		err = m.correctProposal(f, words, proposal{&is.Mover, &is.Seconder, &is.Vote, nil})
	case b.Action != nil:
		is := *b.Action
		b.Action = &is
		if f.What == OfOwner {
			is.Owner, err = m.readPerson(words)
			break
		}
		is.Due, is.DueText = readDue(words)
	case f.What == OfTime:
		var at data.Clock
		at, err = readTime(strings.TrimSpace(strings.TrimPrefix(words, string(b.Time.Kind))), cmp.Or(data.Clock(b.Time.At), m.Meeting.Start.Clock()))
		return retimed(b, at), err
	case f.What == OfPerson:
		var p *doc.Person
		p, err = m.readPerson(words)
		return renamed(b, p), err
	}
	if b.Was == nil {
		b.Was = &was
	}
	return b, err
}

// proposal is what can be corrected of a motion, amendment or resolution; a
// resolution has no outcome.
type proposal struct {
	mover, seconder **doc.Person
	vote            **doc.Vote
	outcome         *doc.Outcome
}

func (m Meeting) correctProposal(f Fact, words string, p proposal) (err error) {
	switch f.What {
	case OfMover:
		*p.mover, err = m.readPerson(words)
	case OfSeconder:
		*p.seconder, err = m.readPerson(words)
	case OfOutcome:
		o, err := readOutcome(words)
		if err != nil {
			return err
		}
		if v := *p.vote; v != nil && (v.Casting == doc.For && o != doc.Carried || v.Casting == doc.Against && o != doc.Lost) {
			return errors.New("the vote says what the casting vote made of it: correct the vote, and the outcome follows")
		}
		*p.outcome = o
	case OfVote:
		v, err := readVote(words, *p.vote)
		if err != nil {
			return err
		}
		*p.vote = v
		if v != nil && p.outcome != nil {
			*p.outcome = fateOf(v.Casting, *p.outcome)
		}
	default:
		*p.vote, err = voteOf(f, words, **p.vote)
	}
	return err
}

// fateOf is what a casting vote makes of a motion.
func fateOf(casting doc.Choice, o doc.Outcome) doc.Outcome {
	switch casting {
	case doc.For:
		return doc.Carried
	case doc.Against:
		return doc.Lost
	}
	return o
}

// voteOf is a vote with that of one member corrected; the counts of a recorded vote
// follow.
func voteOf(f Fact, words string, is doc.Vote) (*doc.Vote, error) {
	choice, err := readChoice(words)
	if err != nil {
		return nil, err
	}
	is.Names = slices.Clone(is.Names)
	who := strings.TrimPrefix(f.What, OfVoteOf)
	i := slices.IndexFunc(is.Names, func(n doc.NamedVote) bool {
		return n.Person.Name == who && cmp.Or(n.Person.UID, n.Person.Name) == f.Person
	})
	switch {
	case choice == "" && i >= 0:
		is.Names = slices.Delete(is.Names, i, i+1)
	case choice == "":
	case i >= 0:
		is.Names[i].Choice = choice
	default:
		p := doc.Person{Name: who}
		if f.Person != who {
			p.UID = f.Person
		}
		is.Names = append(is.Names, doc.NamedVote{Person: p, Choice: choice})
	}
	if is.Method == doc.Recorded {
		is.For, is.Against, is.Abstained = 0, 0, 0
		for _, n := range is.Names {
			switch n.Choice {
			case doc.For:
				is.For++
			case doc.Against:
				is.Against++
			case doc.Abstained:
				is.Abstained++
			}
		}
		if is.For != is.Against {
			is.Casting = ""
		}
	}
	return &is, nil
}
