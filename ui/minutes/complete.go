package minutes

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/phrases"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/editor"
	"minutebook/ui/widgets"
)

// typing is what helps to type in the meeting that is shown. What the book has
// to be asked for is read when it is first needed.
type typing struct {
	phrases []data.Phrase
	others  []data.Person // of the book, not on the roll
	beside  *rules.Neighbours
	usual   map[int64]doc.Document // the usual words an item has, as they were written
	filling spot                   // the blank that was last selected: Tab goes on from it; no item: none
}

// helps are what the page asks the screen while the clerk types.
func (s *Screen) helps() editor.Helps {
	return editor.Helps{
		Lists:    map[rune]editor.List{'@': s.peopleLike, '#': s.minutesLike},
		Short:    s.short,
		Tab:      s.nextBlank,
		Prompt:   s.prompt,
		LinkName: s.linkName,
		Follow:   s.follow,
	}
}

// mostNames is how many people a list holds.
const mostNames = 40

// peopleLike lists those whose name, initials or seat begin as typed: first who
// is in the room, then the other members, the officers, and after two letters
// everybody else the book knows.
func (s *Screen) peopleLike(typed string) []editor.Offer {
	var here, members, officers []data.Attendance
	for _, a := range s.roll.Attendance {
		switch {
		case s.roll.Here(a, s.section()):
			here = append(here, a)
		case a.Role == data.Officer || a.Role == data.Clerk:
			officers = append(officers, a)
		default:
			members = append(members, a)
		}
	}
	var out []editor.Offer
	for _, group := range [][]data.Attendance{here, members, officers} {
		people := make([]data.Person, len(group))
		for i, a := range group {
			people[i] = a.Person
		}
		for _, i := range s.whom(people, typed) {
			out = append(out, s.personOffer(people[i], s.standing(group[i])))
		}
	}
	if len(typed) >= 2 {
		others := s.others()
		for _, i := range s.whom(others, typed) {
			out = append(out, s.personOffer(others[i], others[i].Post))
		}
	}
	return out[:min(len(out), mostNames)]
}

// whom lists the places of the people whom letters, or the number of a seat,
// may mean.
func (s *Screen) whom(people []data.Person, typed string) []int {
	if seat, err := strconv.Atoi(strings.TrimSpace(typed)); err == nil {
		var out []int
		for i, p := range people {
			if seat > 0 && s.seat(p) == seat {
				out = append(out, i)
			}
		}
		return out
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.PlainName()
	}
	return widgets.Matching(names, typed, mostNames)
}

// seat is the number of a member's seat; 0 for none.
func (s *Screen) seat(p data.Person) int {
	for _, m := range s.record.Members {
		if m.Person.ID == p.ID && m.Seat != 0 {
			return m.Seat
		}
	}
	return 0
}

// standing is what tells people of one name apart: role, seat and post, and
// whether they are away.
func (s *Screen) standing(a data.Attendance) string {
	var parts []string
	switch {
	case a.Person.Post != "":
		parts = append(parts, a.Person.Post)
	case a.Role == data.Chair:
		parts = append(parts, rules.ChairTitle(s.record.Body.Wording))
	case a.Role == data.ViceChair:
		parts = append(parts, "Vice-"+rules.ChairTitle(s.record.Body.Wording))
	case a.Role != data.Ordinary:
		parts = append(parts, widgets.Capital(string(a.Role)))
	}
	if seat := s.seat(a.Person); seat != 0 {
		parts = append(parts, fmt.Sprint("seat ", seat))
	}
	if s.roll.Taken() && !s.roll.Here(a, s.section()) {
		parts = append(parts, "not here")
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return strings.Join(parts, " · ")
}

func (s *Screen) personOffer(p data.Person, note string) editor.Offer {
	return editor.Offer{Words: p.Name(), Note: note, Put: func() editor.Put {
		return editor.Put{Blocks: []doc.Block{doc.Text(s.printed(p))}}
	}}
}

// printed is how the minutes name somebody at the caret: in full the first time,
// "Councillor Ann Day", and then as "Councillor Day".
func (s *Screen) printed(p data.Person) string {
	for i := range s.page.Caret().Block + 1 {
		if b := s.page.Block(i); b.Kind != edit.ItemHeading && strings.Contains(b.Text.String(), p.Name()) {
			people := make([]data.Person, len(s.roll.Attendance))
			for i, a := range s.roll.Attendance {
				people[i] = a.Person
			}
			return rules.ShortName(p, people)
		}
	}
	return p.Name()
}

// others are the people of the book who are not on the roll.
func (s *Screen) others() []data.Person {
	if s.typing.others == nil {
		all, err := s.session.Book.People(context.Background())
		if err != nil {
			s.session.Fail("read the people", err)
		}
		s.typing.others = []data.Person{}
		for _, p := range all {
			if !contains(s.people, p) {
				s.typing.others = append(s.typing.others, p)
			}
		}
	}
	return s.typing.others
}

// phrases are those that may be typed here.
func (s *Screen) phrases() []data.Phrase {
	if s.typing.phrases == nil {
		kept, err := s.session.Book.Phrases(context.Background(), s.record.Body.ID)
		if err != nil {
			s.session.Fail("read the phrases", err)
		}
		s.typing.phrases = phrases.All(kept, s.record.Body)
	}
	return s.typing.phrases
}

// short is what an abbreviation stands for.
func (s *Screen) short(word string) (editor.Put, bool) {
	p, ok := phrases.Find(s.phrases(), word)
	if !ok {
		return editor.Put{}, false
	}
	return s.phrase(p), true
}

// showPhrases lists the phrases under the caret, to choose one by letters.
func (s *Screen) showPhrases() { s.editor.Offer(s.phrasesLike) }

func (s *Screen) phrasesLike(typed string) []editor.Offer {
	var out []editor.Offer
	for _, p := range phrases.Matching(s.phrases(), typed) {
		out = append(out, editor.Offer{Key: p.Abbrev, Words: phrases.Shown(p), Put: func() editor.Put { return s.phrase(p) }})
	}
	return out
}

// phrase is what comes of a phrase at the caret: its first blank is selected, or
// the caret stands in its place. A note that must be asked for is.
func (s *Screen) phrase(p data.Phrase) editor.Put {
	e := phrases.Expand(p, s.facts())
	return editor.Put{Blocks: e.Blocks, Then: func(from edit.Pos) {
		if e.Asks != "" {
			s.askNote(e.Asks)
			return
		}
		end := s.page.Caret()
		if s.fill(from, end) || e.Place == nil {
			return
		}
		at := end
		if at.Block -= e.Place.Block; at.Block < from.Block {
			return
		}
		if e.Place.Block > 0 {
			at.Off = s.page.Block(at.Block).Text.Len()
		}
		at.Off -= e.Place.Rune
		s.page.Place(at, false)
	}}
}

// facts are what the fields of a phrase say at the caret.
func (s *Screen) facts() phrases.Facts {
	around := s.neighbours()
	f := phrases.Facts{Body: s.record.Body, Meeting: s.meeting(), Now: data.ClockOf(s.session.Now()),
		LastMeeting: around.Last.Start.Date(), NextMeeting: around.Next.Start, NextVenue: around.Next.Venue}
	f.Meeting.Opened, f.Meeting.Ended = s.asTyped().Times()
	for _, a := range s.roll.Attendance {
		name := a.Person.Name()
		switch rules.Office(a, s.record.Members) {
		case data.Chair:
			f.Chair = name
		case data.ViceChair:
			f.ViceChair = name
		case data.Clerk:
			f.Clerk = name
		}
	}
	if s.roll.Taken() {
		who, _ := s.roll.Presides(s.section())
		f.Chair = who.Person.Name()
	}
	for _, it := range s.items {
		if it.ID == s.section() {
			f.Item = it
		}
	}
	said := s.page.Document(s.section())
	if s.page.Exempt(s.page.Caret().Block) == "" {
		said = doc.Public(said)
	}
	for _, d := range doc.Decisions(said) {
		if d.Mover != nil {
			f.Mover, f.Seconder = d.Mover.Name, ""
			if d.Seconder != nil {
				f.Seconder = d.Seconder.Name
			}
		}
	}
	return f
}

// neighbours is what the book knows of the body's other meetings.
func (s *Screen) neighbours() rules.Neighbours {
	if s.typing.beside == nil {
		rows, err := s.session.Book.Meetings(context.Background(), store.MeetingFilter{Body: s.record.Body.ID})
		if err != nil {
			s.session.Fail("read the other meetings", err)
		}
		all := make([]data.Meeting, len(rows))
		for i, r := range rows {
			all[i] = r.Meeting
		}
		a := rules.NeighboursOf(s.meeting(), all)
		s.typing.beside = &a
	}
	return *s.typing.beside
}
