package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestWindow drives the real program on a screen of its own. It needs Xvfb and
// the rest, which go run ./cmd/dev test installs before it sets MINUTEBOOK_WINDOW.
func TestWindow(t *testing.T) {
	if os.Getenv("MINUTEBOOK_WINDOW") == "" {
		t.Skip("go run ./cmd/dev test drives the window; here MINUTEBOOK_WINDOW is not set")
	}
	dir := programs(t)
	t.Run("KeysAlone", func(t *testing.T) { keysAlone(sitDown(t, dir)) })
	t.Run("Killed", func(t *testing.T) { killed(sitDown(t, dir)) })
	t.Run("DeadKeys", func(t *testing.T) { deadKeys(sitDown(t, dir)) })
	t.Run("LiveMeeting", func(t *testing.T) { liveMeeting(t, dir, 0) })
	t.Run("LiveMeetingKilled", func(t *testing.T) { liveMeeting(t, dir, 20) })
	t.Run("RecordsLife", func(t *testing.T) { recordsLife(sitDown(t, dir)) })
	t.Run("ToldToStop", func(t *testing.T) { toldToStop(sitDown(t, dir)) })
}

// keysAlone is a clerk who never touches the mouse: from an empty book to the
// minutes as a PDF.
func keysAlone(c *clerk) {
	ctx := c.t.Context()
	c.open()

	// A body with three members and two standing items.
	c.keys("ctrl+7")
	c.settled("no bodies")
	c.keys("ctrl+n")
	c.types("Harbour Committee")
	c.keys("ctrl+s")
	body := c.body("Harbour Committee")
	c.keys("ctrl+Page_Down")
	for i, name := range []string{"Councillor Ann Day", "Cllr Ben Marsh", "Cllr Clara Quill"} {
		c.keys("ctrl+n")
		c.types(name)
		c.keys("Return")
		c.until(name+" is a member", func(b *store.Book) bool {
			members, err := b.Members(ctx, body)
			return err == nil && len(members) == i+1
		})
	}
	c.settled("members")
	c.keys("ctrl+Page_Down")
	for i, title := range []string{"Apologies for absence", "Declarations of interest"} {
		c.keys("ctrl+n")
		c.types(title)
		c.keys("Return")
		c.until(title+" is in the template", func(b *store.Book) bool {
			templates, err := b.Templates(ctx, body)
			return err == nil && len(templates) == 1 && len(templates[0].Items) == i+1
		})
	}
	c.settled("template")

	// A meeting from the template, with three items of its own.
	day := data.DateOf(time.Now()).Add(30)
	c.keys("ctrl+1", "ctrl+n")
	c.types(day.Medium())
	c.settled("new meeting")
	c.keys("Return")
	meeting := c.meeting(body, day)
	c.items(meeting, "Apologies for absence", "Declarations of interest")
	c.keys("Down")
	titles := []string{"Budget of the harbour", "Dredging of the inner basin", "Date of the next meeting"}
	for i, title := range titles {
		c.keys("ctrl+n")
		c.types(title)
		c.items(meeting, append([]string{"Apologies for absence", "Declarations of interest"}, titles[:i+1]...)...)
	}
	c.keys("Escape", "Up", "alt+Up")
	c.items(meeting, "Apologies for absence", "Declarations of interest", titles[1], titles[0], titles[2])
	c.settled("agenda")
	c.keys("ctrl+shift+i")
	c.settled("issue")
	c.keys("Return")
	c.status(meeting, data.Issued)

	// The minutes: who is here, a list, a resolution with its vote, an action.
	c.keys("ctrl+3")
	c.settled("begin")
	c.keys("Return")
	c.status(meeting, data.Drafting)
	c.settled("empty minutes")
	c.keys("ctrl+p", "p", "p", "a", "Escape")
	c.until("two members are present", func(b *store.Book) bool {
		m, err := b.Record(ctx, meeting)
		here := 0
		for _, a := range m.Attendance {
			if a.Presence.Here() {
				here++
			}
		}
		return err == nil && here == 2
	})
	c.keys("ctrl+Return", "ctrl+Return") // to the third item
	c.types("The Committee received a report on silt in the basin. Members asked about:")
	c.keys("Return", "ctrl+shift+l")
	c.types("the cost of a second survey, £4,200")
	c.keys("Return")
	c.types("the season in which seals rest on the mud")
	c.keys("Return", "Return")
	c.settled("list")
	c.keys("ctrl+d")
	c.types("That the inner basin be dredged in October.")
	c.keys("Tab")
	c.types("ann")
	c.keys("Return")
	c.types("ben")
	c.keys("Return")
	c.types("show")
	c.keys("Tab")
	c.types("1")
	c.keys("Tab")
	c.types("1")
	c.settled("resolution")
	c.keys("Tab")
	c.types("0")
	c.keys("Tab", "Down") // the vote is tied: the chair decides
	c.settled("casting vote")
	c.keys("ctrl+Return")
	c.keys("ctrl+shift+a")
	c.types("Ask the harbour master for dates")
	c.keys("Return")
	c.types("clara")
	c.keys("Return")
	c.types("next meeting")
	c.settled("action")
	c.keys("ctrl+Return")
	c.until("the action is in the book", func(b *store.Book) bool {
		actions, err := b.Actions(ctx, store.ActionFilter{Meeting: meeting})
		return err == nil && len(actions) == 1
	})
	c.settled("minutes")

	// Both documents.
	minutes, agenda := filepath.Join(c.dir, "minutes.pdf"), filepath.Join(c.dir, "agenda.pdf")
	c.exports("export minutes", minutes)
	c.keys("ctrl+2")
	c.exports("export agenda", agenda, "Home")
	c.settled("agenda again")
	c.keys("ctrl+q")
	c.ended()

	c.shows(meeting)
	c.prints(minutes, "Harbour Committee", "DRAFT", "Dredging of the inner basin", "• the cost of a second survey, £4,200",
		"That the inner basin be dredged in October.", "Councillor Ann Day", "casting vote", "Ask the harbour master for dates")
	c.prints(agenda, "Harbour Committee", "Apologies for absence", titles[0], titles[1], titles[2])
}

// shows checks what the command line says of the meeting.
func (c *clerk) shows(meeting int64) {
	var m struct {
		Body, Status string
		Items        []struct {
			Agenda  string `json:"agenda_number"`
			Number  string `json:"minute_number"`
			Title   string
			Minutes string `json:"minutes_text"`

			Decisions []struct {
				Verb, Text, Mover, Seconder string
				Vote                        doc.Vote
			}
			Actions []struct{ Text, Owner, Due, Status string }
		}
	}
	c.asks(&m, "show", itoa(meeting))
	if m.Body != "Harbour Committee" || m.Status != string(data.Drafting) || len(m.Items) != 5 {
		c.t.Fatalf("the meeting is %+v", m)
	}
	item := m.Items[2]
	lines := strings.Split(item.Minutes, "\n")
	if item.Agenda != "3" || item.Number != "3" || len(lines) != 5 ||
		lines[1] != "• the cost of a second survey, £4,200" || lines[2] != "• the season in which seals rest on the mud" {
		c.t.Errorf("the third item is %+v", item)
	}
	if len(item.Decisions) != 1 {
		c.t.Fatalf("what was decided is %+v", item.Decisions)
	}
	d := item.Decisions[0]
	if d.Verb != string(doc.Resolved) || d.Text != "That the inner basin be dredged in October." ||
		d.Mover != "Councillor Ann Day" || d.Seconder != "Councillor Ben Marsh" {
		c.t.Errorf("the decision is %+v", d)
	}
	if v := d.Vote; v.Method != doc.Hands || v.For != 1 || v.Against != 1 || v.Casting != doc.For {
		c.t.Errorf("the vote is %+v", v)
	}
	if len(item.Actions) != 1 || item.Actions[0].Owner != "Councillor Clara Quill" || item.Actions[0].Due != "next meeting" ||
		item.Actions[0].Status != string(data.Open) {
		c.t.Errorf("what is to be done is %+v", item.Actions)
	}
	if out, err := exec.Command(c.cli, "--book", c.book, "check").CombinedOutput(); err != nil {
		c.t.Errorf("the book is not sound: %v\n%s", err, out)
	}
}

// prints checks a PDF and its text.
func (c *clerk) prints(path string, want ...string) {
	c.t.Helper()
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		c.t.Errorf("%s is not sound: %v\n%s", filepath.Base(path), err, out)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		c.t.Fatalf("read %s: %v\n%s", path, err, out)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, w := range want {
		if !strings.Contains(text, w) {
			c.t.Errorf("%s does not say %q:\n%s", filepath.Base(path), w, out)
		}
	}
}

// killed ends the program without warning a second after a
// sentence was typed; not a letter may be missing.
func killed(c *clerk) {
	meeting, item := c.oneItem()
	c.open("--screen", "Minutes", "--meeting", itoa(meeting))
	c.settled("before the kill")
	c.types("Members heard that the sluice had failed twice.")
	time.Sleep(time.Second)
	c.must(c.program.Kill())
	c.hasMinutes(item, "Members heard that the sluice had failed twice.")
}

// deadKeys types Welsh letters as a keyboard with dead keys does, and takes one
// back as what a person sees as one character.
func deadKeys(c *clerk) {
	meeting, item := c.oneItem()
	c.open("--screen", "Minutes", "--meeting", itoa(meeting))
	c.settled("before the dead keys")
	c.types("D")
	c.keys("dead_circumflex", "w")
	c.types("r, t")
	c.keys("dead_circumflex", "y", "dead_circumflex", "a", "BackSpace")
	c.types(" a chaf")
	c.keys("dead_acute", "e")
	c.until("the Welsh letters are there", func(b *store.Book) bool {
		texts, err := b.Texts(c.t.Context(), item)
		return err == nil && doc.Plain(texts.Minutes.Doc) == "Dŵr, tŷ a chafé"
	})
}

// toldToStop ends the program as the end of a desktop session does,
// directly after a sentence was typed.
func toldToStop(c *clerk) {
	meeting, item := c.oneItem()
	c.open("--screen", "Minutes", "--meeting", itoa(meeting))
	c.settled("before the signal")
	c.types("Members heard that the sluice had failed twice.")
	c.must(c.program.Ask())
	c.hasMinutes(item, "Members heard that the sluice had failed twice.")
}

// oneItem is a book with a meeting whose minutes have begun, and its item.
func (c *clerk) oneItem() (meeting, item int64) {
	c.t.Helper()
	ctx := c.t.Context()
	book, err := store.Create(ctx, c.book, store.Options{Actor: "clerk"})
	c.must(err)
	defer book.Close()
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, YearStart: "05-01", Numbering: data.PerMeeting, Notice: data.EnglishPrincipal}
	c.must(book.SaveBody(ctx, &body))
	m := data.Meeting{Body: body.ID, Kind: data.OrdinaryMeeting, Start: data.DateOf(time.Now()).At("19:00"), Status: data.Planned}
	c.must(book.SaveMeeting(ctx, &m))
	it := data.Item{Meeting: m.ID, Title: "The sluice"}
	c.must(book.AddItem(ctx, &it, 0))
	c.must(book.BeginMinutes(ctx, m.ID))
	return m.ID, it.ID
}

func (c *clerk) hasMinutes(item int64, want string) {
	c.t.Helper()
	c.reads(func(b *store.Book) {
		texts, err := b.Texts(c.t.Context(), item)
		c.must(err)
		if got := doc.Plain(texts.Minutes.Doc); got != want {
			c.t.Errorf("the minutes are %q, want %q", got, want)
		}
	})
}
