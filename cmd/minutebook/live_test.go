package main_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// A live meeting is an hour's business typed at twelve keys a second while it
// goes on. Each step knows whether the book has it, so that a clerk whose
// program was killed can take the meeting up where it was.

// step is one thing the clerk does.
type step struct {
	what string
	says string // the paragraph it types; empty for other steps
	item string // number of the item it belongs to; empty for none
	done func(record.Meeting) bool
	do   func(*sitting)
}

// sitting is a clerk at a live meeting.
type sitting struct {
	*clerk
	meeting int64
	kill    *killer // nil: nobody does
	typing  string  // what is typed on the page now
	since   time.Time
	took    time.Duration // to type it: on a busy machine more than at the pace
	lost    time.Duration // the most typing that one kill has cost
}

// pace is twelve keys a second.
const pace = time.Second / 12

// harbour is the book of a committee with a meeting whose minutes have begun.
func harbour(c *clerk) int64 {
	c.t.Helper()
	ctx := c.t.Context()
	book, err := store.Create(ctx, c.book, store.Options{Actor: "clerk"})
	c.must(err)
	defer book.Close()
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, Seats: 5, Quorum: 3, YearStart: "05-01",
		Numbering: data.Continuous, Notice: data.EnglishPrincipal, Wording: data.Wording{Movers: true}}
	c.must(book.SaveBody(ctx, &body))
	for i, name := range []string{"Councillor Ann Day", "Councillor Ben Marsh", "Councillor Clara Quill", "Councillor Dan Roe", "Councillor Eve Poole"} {
		p := data.PersonNamed(name)
		c.must(book.SavePerson(ctx, &p))
		role := data.Ordinary
		if i == 0 {
			role = data.Chair
		}
		c.must(book.SaveMember(ctx, &data.Member{Body: body.ID, Person: p, Role: role, From: "2020-05-01", Seat: i + 1}))
	}
	m := data.Meeting{Body: body.ID, Kind: data.OrdinaryMeeting, Start: data.DateOf(time.Now()).At("19:00"), Status: data.Planned, Venue: "Harbour Office"}
	c.must(book.SaveMeeting(ctx, &m))
	for _, it := range []data.Item{
		{Title: "Apologies for absence"}, {Title: "Declarations of interest"}, {Title: "Chair’s announcements"},
		{Title: "Harbour dues 2027", Budget: true}, {Title: "Moorings policy"}, {Title: "Dredging of the inner basin"},
		{Title: "Lease of the fish shed", Exempt: "3"}, {Title: "Date of the next meeting"},
	} {
		it.Meeting = m.ID
		c.must(book.AddItem(ctx, &it, 0))
	}
	c.must(book.BeginMinutes(ctx, m.ID))
	return m.ID
}

// killer kills the program at random moments.
type killer struct {
	random *rand.Rand
	left   int
	sync.Mutex
	timer *time.Timer
	dead  bool
	at    time.Time // of the last kill
}

func (s *sitting) sitAt() {
	s.open("--screen", "Minutes", "--meeting", itoa(s.meeting))
	if s.kill == nil || s.kill.left == 0 {
		return
	}
	k, program := s.kill, s.program
	k.Lock()
	defer k.Unlock()
	k.dead = false
	k.timer = time.AfterFunc(time.Duration(2000+k.random.IntN(7500))*time.Millisecond, func() {
		k.Lock()
		defer k.Unlock()
		k.left--
		k.dead, k.at = true, time.Now()
		program.Kill()
	})
}

// killed tells whether the program was killed since it was opened.
func (s *sitting) wasKilled() bool {
	if s.kill == nil {
		return false
	}
	s.kill.Lock()
	defer s.kill.Unlock()
	return s.kill.dead
}

// work does the steps one after the other, each until the book has it.
func (s *sitting) work(steps []step) {
	s.sitAt()
	for _, st := range steps {
		for try := 0; ; try++ {
			killed := s.wasKilled()
			if killed {
				s.reckon()
				s.sitAt()
				s.keys("Escape") // a form that was open is done again
			}
			if st.done(s.record()) {
				break
			}
			if try > 0 && !killed {
				s.settled("failed")
				s.t.Fatalf("%s: the book does not have it; it has %s", st.what, s.minutes())
			}
			if st.item != "" {
				s.keys("ctrl+g")
				s.types(st.item)
				s.keys("Return")
			}
			s.typing = ""
			st.do(s)
			s.soon(st.done)
		}
	}
	if s.kill != nil {
		s.kill.Lock()
		s.kill.timer.Stop()
		s.kill.Unlock()
	}
}

// reckon finds how much typing the kill has cost: what had been typed on the
// page by then, less what the book has of it.
func (s *sitting) reckon() {
	if s.typing == "" {
		return
	}
	key := s.took / time.Duration(len(s.typing))
	typed := int(s.kill.at.Sub(s.since) / key)
	if typed > len(s.typing) {
		return
	}
	has := 0
	for _, it := range s.record().Items {
		for _, b := range it.Minutes.Blocks {
			for n := min(typed, len(s.typing)); n > has; n-- {
				if strings.HasSuffix(b.Text(), s.typing[:n]) {
					has = n
				}
			}
		}
	}
	s.lost = max(s.lost, time.Duration(typed-has)*key)
}

// soon waits for the program to save, unless it is killed.
func (s *sitting) soon(done func(record.Meeting) bool) {
	for end := time.Now().Add(patience); time.Now().Before(end) && !s.wasKilled(); time.Sleep(100 * time.Millisecond) {
		if done(s.record()) {
			return
		}
	}
}

func (s *sitting) record() (m record.Meeting) {
	s.t.Helper()
	s.reads(func(b *store.Book) {
		var err error
		m, err = b.Record(s.t.Context(), s.meeting)
		s.must(err)
	})
	return m
}

func (s *sitting) minutes() string {
	var all []string
	for _, it := range s.record().Items {
		all = append(all, it.Title, doc.Plain(it.Minutes))
	}
	return strings.Join(all, "\n")
}

// item is the item with the number.
func item(m record.Meeting, number string) record.Item {
	i := slices.IndexFunc(m.Items, func(it record.Item) bool { return it.MinuteNumber == number })
	return m.Items[i]
}

// says is a paragraph typed at the end of an item. Who was killed in the middle
// of it goes on after the words the book has.
func says(number, text string) step {
	stands := func(m record.Meeting) bool {
		return slices.ContainsFunc(item(m, number).Minutes.Blocks, func(b doc.Block) bool { return b.Text() == text })
	}
	return step{says: text, what: "typing “" + text[:min(len(text), 30)] + "…”", item: number, done: stands, do: func(s *sitting) {
		blocks := item(s.record(), number).Minutes.Blocks
		rest := text
		if n := len(blocks); n > 0 {
			last := blocks[n-1]
			switch had := last.Text(); {
			case last.Kind == doc.Paragraph && had == "":
			case last.Kind == doc.Paragraph && strings.HasPrefix(text, had):
				rest = text[len(had):]
			default:
				s.keys("Return")
			}
		}
		s.typing, s.since = rest, time.Now()
		s.types(rest)
		s.took = time.Since(s.since)
	}}
}

// decided is a form that puts a decision into an item.
func decided(number string, kind doc.Kind, text string, do func(*sitting)) step {
	return step{what: "putting in “" + text + "”", item: number, do: do, done: func(m record.Meeting) bool {
		_, ok := decision(m, number, kind, text)
		return ok
	}}
}

func decision(m record.Meeting, number string, kind doc.Kind, text string) (doc.Decision, bool) {
	for _, d := range item(m, number).Decisions() {
		if d.Kind == kind && d.Text == text {
			return d, true
		}
	}
	return doc.Decision{}, false
}

// asked is a form that puts an action into an item.
func asked(number, text, owner, due string) step {
	return step{what: "asking “" + text + "”", item: number,
		done: func(m record.Meeting) bool {
			return slices.ContainsFunc(m.Actions, func(a data.Action) bool { return a.Text == text })
		},
		do: func(s *sitting) {
			s.keys("ctrl+shift+a", "ctrl+a")
			s.types(text)
			s.keys("Return")
			s.types(owner)
			s.keys("Return")
			s.types(due)
			s.keys("ctrl+Return")
		}}
}

// vote types a show of hands into a form whose method of voting has the focus.
func (s *sitting) hands(counts ...int) {
	s.types("show")
	for _, n := range counts {
		s.keys("Tab")
		s.types(fmt.Sprint(n))
	}
}

// present marks somebody in the list of who is here.
func present(name string, key string, row int) step {
	return step{what: "marking " + name, done: func(m record.Meeting) bool {
		a, ok := attendance(m, name)
		want := map[string]data.Presence{"p": data.Present, "a": data.Apologies}[key]
		return ok && a.Presence == want
	}, do: func(s *sitting) {
		s.keys("ctrl+p")
		s.keys("Home")
		for range row {
			s.keys("Down")
		}
		s.keys(key, "Escape")
	}}
}

func attendance(m record.Meeting, name string) (data.Attendance, bool) {
	for _, a := range m.Attended() {
		if a.Person.Family == name {
			return a, true
		}
	}
	return data.Attendance{}, false
}

// TestLiveMeeting types the meeting, once in peace and once with the program
// killed twenty times.
func liveMeeting(t *testing.T, dir string, kills int) {
	s := &sitting{clerk: sitDown(t, dir)}
	s.display.Pace = pace
	s.meeting = harbour(s.clerk)
	if kills > 0 {
		s.kill = &killer{left: kills, random: rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))}
	}
	start := time.Now()
	s.work(business())
	if s.kill != nil {
		t.Logf("%d kills in %v; no kill cost more than about %v of typing", kills-s.kill.left,
			time.Since(start).Round(time.Second), s.lost.Round(100*time.Millisecond))
	}
	s.settled("after the meeting")
	s.keys("ctrl+q")
	s.ended()
	s.holds()
	s.printed()
}

// holds checks that the book has exactly what was said.
func (s *sitting) holds() {
	m := s.record()
	type voted struct{ mover, seconder, vote string }
	got := map[string]voted{}
	for _, it := range m.Items {
		for _, d := range it.Decisions() {
			got[it.MinuteNumber+" "+d.Text] = voted{name(d.Mover), name(d.Seconder), count(d)}
		}
	}
	day, marsh, quill, poole := "Councillor Ann Day", "Councillor Ben Marsh", "Councillor Clara Quill", "Councillor Eve Poole"
	for text, want := range map[string]voted{
		"4 That the harbour dues for 2027 be raised by four per cent.": {marsh, quill, "recorded 2 1 0 by name 3"},
		"5 That the moorings policy be adopted.":                       {marsh, poole, "none"},
		"5 insert after “adopted”: for one year":                       {quill, day, "hands 2 2 0 casting against"},
		"5 That the moorings policy be adopted from 1 April.":          {marsh, poole, "hands 3 1 0"},
		"6 That the inner basin be dredged in October.":                {day, marsh, "hands 3 0 0"},
		"7 That the offer of £18,500 be refused and £21,000 be asked.": {day, poole, "assent 0 0 0"},
	} {
		if got[text] != want {
			s.t.Errorf("%q is %+v, want %+v", text, got[text], want)
		}
		delete(got, text)
	}
	for text := range got {
		if !strings.Contains(text, "press and public be excluded") {
			s.t.Errorf("nobody decided %q", text)
		}
	}
	owners := map[string]string{}
	for _, a := range m.Actions {
		owners[a.Text] = a.Owner
	}
	want := map[string]string{"Write to the crew of the pilot boat": day, "Tell the moorings holders of the new dues": marsh,
		"Write to everybody who waits for a mooring": poole, "Ask three firms for prices": marsh, "Tell the tenant what was decided": quill}
	if !maps.Equal(owners, want) {
		s.t.Errorf("the actions are %v", owners)
	}
	if a, _ := attendance(m, "Poole"); !a.Presence.Here() || len(a.Movements) != 1 || a.Movements[0].Item != item(m, "5").ID {
		s.t.Errorf("the late arrival is %+v", a)
	}
	if d := m.Declarations[0]; d.Person.Family != "Quill" || d.Item != item(m, "6").ID || d.Kind != data.Pecuniary || d.Conduct != data.LeftRoom {
		s.t.Errorf("the declaration is %+v", d)
	}
	var said, has []string // every paragraph stands once, and none in part
	for _, st := range business() {
		if st.says != "" {
			said = append(said, st.says)
		}
	}
	for _, it := range m.Items[1:] { // the first was written by the program
		for _, b := range it.Minutes.Blocks {
			if b.Kind == doc.Paragraph && b.Text() != "" {
				has = append(has, b.Text())
			}
		}
	}
	if !slices.Equal(has, said) {
		s.t.Errorf("the paragraphs are\n%s\nwant\n%s", strings.Join(has, "\n"), strings.Join(said, "\n"))
	}
}

func name(p *doc.Person) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// count is how a vote went, in short.
func count(d doc.Decision) string {
	if d.Vote == nil {
		return "none"
	}
	v := *d.Vote
	words := fmt.Sprintf("%s %d %d %d", v.Method, v.For, v.Against, v.Abstained)
	if v.Casting != "" {
		words += " casting " + string(v.Casting)
	}
	if len(v.Names) > 0 {
		words += fmt.Sprint(" by name ", len(v.Names))
	}
	return words
}

// printed checks that the public minutes hold all that is open and nothing that
// is not, and the others all of it.
func (s *sitting) printed() {
	exempt := []string{"18,500", "21,000", "valuer", "Tell the tenant"}
	open := []string{"Harbour Committee", "harbour dues for 2027", "Forty-one people were waiting", "casting vote",
		"dredger Godwit", "Councillor Eve Poole", "press and public be excluded", "paragraph 3", "14 January 2027"}
	public, restricted := filepath.Join(s.dir, "public.pdf"), filepath.Join(s.dir, "restricted.pdf")
	s.exported("minutes", public)
	s.exported("minutes", restricted, "--restricted")
	s.prints(public, open...)
	s.prints(restricted, append(open, exempt...)...)
	out, err := exec.Command("pdftotext", public, "-").Output()
	s.must(err)
	for _, word := range exempt {
		if strings.Contains(string(out), word) {
			s.t.Errorf("the public minutes say %q", word)
		}
	}
}

func (s *sitting) exported(what, path string, more ...string) {
	s.t.Helper()
	args := append([]string{"--book", s.book, "export", what, itoa(s.meeting), "-o", path}, more...)
	if out, err := exec.Command(s.cli, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("export %s: %v\n%s", what, err, out)
	}
	if s.shots != "" {
		pages := exec.Command("pdftoppm", "-r", "60", "-png", path, filepath.Join(s.shots, strings.TrimSuffix(filepath.Base(path), ".pdf")))
		if out, err := pages.CombinedOutput(); err != nil {
			s.t.Errorf("draw %s: %v\n%s", path, err, out)
		}
	}
}

// business is what is said and done.
func business() []step {
	return []step{
		{what: "opening the meeting", done: func(m record.Meeting) bool { return m.Meeting.Opened != "" },
			do: func(s *sitting) { s.keys("ctrl+shift+s") }},
		present("Day", "p", 0), present("Marsh", "p", 1), present("Quill", "p", 3), present("Roe", "a", 4),
		{what: "writing the usual words of the apologies", item: "1",
			done: func(m record.Meeting) bool { return !item(m, "1").Minutes.Empty() },
			do:   func(s *sitting) { s.keys("ctrl+u") }},
		{what: "declaring an interest", item: "6", done: func(m record.Meeting) bool { return len(m.Declarations) == 1 },
			do: func(s *sitting) {
				s.keys("ctrl+shift+d")
				s.types("quill")
				s.keys("Return", "Return", "Return")
				s.types("owns a share in the dredger Godwit")
				s.keys("ctrl+Return")
			}},
		says("3", "The Chairman thanked the crew of the pilot boat, who had brought two yachts in during the gale of Saturday night. Nobody had been hurt and both boats were sound."),
		asked("3", "Write to the crew of the pilot boat", "ann", "next meeting"),

		says("4", "The Treasurer said that dues had last been raised three years ago. The crane, the lights and the insurance of the quay had all become dearer since, and the reserve would be gone by the spring after next."),
		says("4", "Members asked whether small boats might pay less. The Treasurer replied that half of all dues came from small boats, so that a tenth off for them would cost £4,200 a year."),
		decided("4", doc.ResolutionKind, "That the harbour dues for 2027 be raised by four per cent.", func(s *sitting) {
			s.keys("ctrl+d", "ctrl+a")
			s.types("That the harbour dues for 2027 be raised by four per cent.")
			s.keys("Return")
			s.types("2") // by the number of the seat
			s.keys("Return")
			s.types("3")
			s.keys("Return", "Return") // past the method, which is by name for a budget
			s.types("ffa")
			s.keys("ctrl+Return")
		}),
		asked("4", "Tell the moorings holders of the new dues", "marsh", "+2w"),

		arrival("5", "Poole"),
		says("5", "The harbour master presented the draft policy. Forty-one people were waiting for a mooring, and some had waited for nine years."),
		decided("5", doc.MotionKind, "That the moorings policy be adopted.", func(s *sitting) {
			s.keys("ctrl+m", "ctrl+a")
			s.types("That the moorings policy be adopted.")
			s.keys("Return")
			s.types("bm") // initials
			s.keys("Return")
			s.types("ep")
			s.keys("ctrl+Return")
		}),
		says("5", "Members feared that a mooring might be kept for years by somebody who had no boat."),
		decided("5", doc.AmendmentKind, "insert after “adopted”: for one year", func(s *sitting) {
			s.keys("ctrl+m", "ctrl+a")
			s.types("insert after “adopted”: for one year")
			s.keys("Return")
			s.types("cq")
			s.keys("Return")
			s.types("ad")
			s.keys("Return")
			s.types("2")
			s.keys("Return")
			s.types("2")
			s.keys("Return")
			s.types("0")
			s.keys("Return", "Down", "Down") // a tie: the chair casts against
			s.keys("ctrl+Return")
		}),
		decided("5", doc.ResolutionKind, "That the moorings policy be adopted from 1 April.", func(s *sitting) {
			s.keys("ctrl+d", "ctrl+a")
			s.types("That the moorings policy be adopted from 1 April.")
			s.keys("Return")
			s.types("marsh")
			s.keys("Return")
			s.types("poole")
			s.keys("Return")
			s.types("3")
			s.keys("Return")
			s.types("1")
			s.keys("Return")
			s.types("0")
			s.keys("ctrl+Return")
		}),
		asked("5", "Write to everybody who waits for a mooring", "eve", "30 apr"),

		says("6", "A survey had found 1.4 metres of silt off the fish quay. Seals rest on the bank from May until August, so that the work must be done in the autumn."),
		decided("6", doc.ResolutionKind, "That the inner basin be dredged in October.", func(s *sitting) {
			s.keys("ctrl+d", "ctrl+a")
			s.types("That the inner basin be dredged in October.")
			s.keys("Return")
			s.types("day")
			s.keys("Return")
			s.types("marsh")
			s.keys("Return")
			s.types("3") // the member with the interest is off the roll
			s.keys("Return")
			s.types("0")
			s.keys("Return")
			s.types("0")
			s.keys("ctrl+Return")
		}),
		asked("6", "Ask three firms for prices", "ben", "fri"),

		{what: "going into private session", item: "7",
			done: func(m record.Meeting) bool { return noted(m, doc.Exclusion) },
			do: func(s *sitting) {
				s.keys("ctrl+shift+x", "Tab", "Tab")
				s.types("day")
				s.keys("Return")
				s.types("marsh")
				s.keys("ctrl+Return")
			}},
		says("7", "The tenant of the fish shed had offered £18,500 a year, which was less than the valuer had advised."),
		decided("7", doc.ResolutionKind, "That the offer of £18,500 be refused and £21,000 be asked.", func(s *sitting) {
			s.keys("ctrl+d", "ctrl+a")
			s.types("That the offer of £18,500 be refused and £21,000 be asked.")
			s.keys("Return")
			s.types("day")
			s.keys("Return")
			s.types("poole")
			s.keys("ctrl+Return")
		}),
		asked("7", "Tell the tenant what was decided", "clara", "tomorrow"),
		{what: "coming back into public session", item: "7",
			done: func(m record.Meeting) bool { return noted(m, doc.Readmission) },
			do:   func(s *sitting) { s.keys("ctrl+shift+x") }},
		says("8", "The next meeting would be held on 14 January 2027 at 7.00 pm."),
		{what: "ending the meeting", done: func(m record.Meeting) bool { return m.Meeting.Ended != "" },
			do: func(s *sitting) { s.keys("ctrl+shift+e") }},
	}
}

// noted tells whether the minutes hold a note of time of a kind.
func noted(m record.Meeting, kind doc.NoteKind) bool {
	for _, it := range m.Items {
		for _, b := range it.Minutes.Blocks {
			if b.Time != nil && b.Time.Kind == kind {
				return true
			}
		}
	}
	return false
}

// arrival is somebody who comes in at an item.
func arrival(number, family string) step {
	return step{what: family + " comes in", item: number, done: func(m record.Meeting) bool {
		return noted(m, doc.Arrival)
	}, do: func(s *sitting) {
		s.keys("ctrl+t", "Return")
		s.types(strings.ToLower(family))
		s.keys("ctrl+Return")
	}}
}
