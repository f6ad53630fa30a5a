package main_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
	if s.kill == nil {
		return
	}
	k, program := s.kill, s.program
	k.Lock()
	defer k.Unlock()
	k.dead = false
	if k.left == 0 {
		return
	}
	k.timer = time.AfterFunc(time.Duration(1500+k.random.IntN(6000))*time.Millisecond, func() {
		k.Lock()
		defer k.Unlock()
		k.left--
		k.dead, k.at = true, time.Now()
		program.Kill()
	})
}

// wasKilled tells whether the program was killed since it was opened.
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

// liveMeeting types the meeting, in peace or with the program killed so often,
// and looks at what the book and the PDFs hold then.
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
		if s.kill.left > 0 {
			t.Errorf("the meeting was over before %d of the kills", s.kill.left)
		}
		// A second is promised; from outside, a busy machine and the start of
		// xdotool come on top.
		if s.lost > 3*time.Second {
			t.Errorf("a kill cost %v of typing", s.lost)
		}
	}
	s.settled("after the meeting")
	s.keys("ctrl+q")
	s.ended()
	s.holds("book", s.told())
	for _, copy := range [][]string{{"public"}, {"restricted", "--restricted"}} {
		path := filepath.Join(s.dir, copy[0]+".pdf")
		s.exported("minutes", path, copy[1:]...)
		s.prints(path, "Harbour Committee")
		s.holds(copy[0], s.said(path))
	}
}

// holds compares what the book or a PDF says, with its times and dates named,
// with what was said at the meeting.
func (s *sitting) holds(what, says string) {
	s.t.Helper()
	path := filepath.Join("testdata", "live-"+what+".txt")
	if *update {
		s.must(os.MkdirAll("testdata", 0o755))
		s.must(os.WriteFile(path, []byte(says), 0o644))
	}
	want, err := os.ReadFile(path)
	s.must(err)
	if says != string(want) {
		s.t.Errorf("%s is not what was said:\n%s", path, says)
	}
}

var update = flag.Bool("update", false, "write the texts of the live meeting anew")

// told is all that the book has of the meeting.
func (s *sitting) told() string {
	m := s.record()
	var b strings.Builder
	opened, ended := m.Times()
	fmt.Fprintf(&b, "opened %v, ended %v\n", opened != "", ended != "")
	for _, a := range m.Attended() {
		fmt.Fprintf(&b, "%s: %s %s", a.Person.Name(), a.Role, a.Presence)
		for _, move := range a.Movements {
			fmt.Fprintf(&b, ", %s at %s", move.Kind, numberOf(m, move.Item))
		}
		b.WriteByte('\n')
	}
	for _, d := range m.Declarations {
		fmt.Fprintf(&b, "%s: %s interest in %s, %s, %s\n", d.Person.Name(), d.Kind, numberOf(m, d.Item), d.Nature, d.Conduct)
	}
	for _, it := range m.Items {
		fmt.Fprintf(&b, "\n%s %s %s\n", it.MinuteNumber, it.Title, it.Exempt)
		for _, block := range it.Minutes.Blocks {
			if block.Text() == "" {
				continue // an empty line is no word
			}
			fmt.Fprintf(&b, "%s %s: %s\n", block.Kind, block.Exempt, block.Text())
			for _, line := range doc.Credits(block) {
				fmt.Fprintf(&b, "\t%s\n", line)
			}
		}
	}
	for _, a := range m.Actions {
		fmt.Fprintf(&b, "\n%s: %s, %s%s", a.Owner, a.Text, a.Due.Medium(), a.DueText)
	}
	return s.named(b.String() + "\n")
}

func numberOf(m record.Meeting, item int64) string {
	for _, it := range m.Items {
		if it.ID == item {
			return it.MinuteNumber
		}
	}
	return "no item"
}

// said is what a PDF says, a sentence a line, without the heads and feet of its
// pages.
func (s *sitting) said(path string) string {
	out, err := exec.Command("pdftotext", path, "-").Output()
	s.must(err)
	furniture := regexp.MustCompile(`^(Page \d+ of \d+|Harbour Committee, .*\(minutes\)|.*not for publication.*|.*subject to confirmation.*)$`)
	var words []string
	for line := range strings.Lines(strings.ReplaceAll(string(out), "\f", "\n")) {
		if line = strings.TrimSpace(line); !furniture.MatchString(line) {
			words = append(words, strings.Fields(line)...)
		}
	}
	return strings.ReplaceAll(s.named(strings.Join(words, " ")), ". ", ".\n") + "\n"
}

// named puts names in the place of what is another day by day.
func (s *sitting) named(text string) string {
	today := data.DateOf(time.Now())
	for _, d := range []struct {
		date data.Date
		name string
	}{{today, "TODAY"}, {today.Add(1), "TOMORROW"}, {today.Add(10), "IN TEN DAYS"}, {today.Add(14), "IN TWO WEEKS"}, {today.Add(21), "IN THREE WEEKS"}} {
		text = strings.NewReplacer(d.date.Long(), d.name, d.date.Medium(), d.name, d.date.Time().Format("2 January 2006"), d.name).Replace(text)
	}
	return clock.ReplaceAllString(text, "TIME")
}

var clock = regexp.MustCompile(`\b\d{1,2}\.\d{2} [ap]m\b|\b(noon|midnight)\b`)

func (s *sitting) exported(what, path string, more ...string) {
	s.t.Helper()
	args := append([]string{"--book", s.book, "export", what, itoa(s.meeting), "-o", path}, more...)
	if out, err := exec.Command(s.cli, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("export %s: %v\n%s", what, err, out)
	}
	pages := exec.Command("pdftoppm", "-r", "60", "-png", path, filepath.Join(s.shots, strings.TrimSuffix(filepath.Base(path), ".pdf")))
	if out, err := pages.CombinedOutput(); err != nil {
		s.t.Errorf("draw %s: %v\n%s", path, err, out)
	}
}
