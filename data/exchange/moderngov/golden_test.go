package moderngov

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/exchange"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPages reads the invented pages of testdata and compares what came out,
// printed as an outline.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*ml")
	if err != nil {
		t.Fatal(err)
	}
	texts, _ := filepath.Glob("testdata/*.txt")
	if files = append(files, texts...); len(files) < 7 {
		t.Fatalf("only %d pages in testdata", len(files))
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			page, err := readFile(t, file)
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, page)
			got := outline(page, true)
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s", lineDiff(string(want), got))
			}
		})
	}
}

// TestSavedPageReadsAsCopiedPage holds the HTML of a page against its copied text.
func TestSavedPageReadsAsCopiedPage(t *testing.T) {
	saved, err := readFile(t, "testdata/harbour.html")
	if err != nil {
		t.Fatal(err)
	}
	copied, err := readFile(t, "testdata/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	saved.Unread, copied.Unread = nil, nil
	if a, b := outline(saved, false), outline(copied, false); a != b {
		t.Errorf("saved page first: %s", lineDiff(a, b))
	}
}

func readFile(t *testing.T, file string) (exchange.Page, error) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return Read(data)
}

// outline prints a page for people. styled shows bold, italic, links and languages.
func outline(p exchange.Page, styled bool) string {
	var sb strings.Builder
	say := func(form string, args ...any) {
		sb.WriteString(strings.TrimRight(fmt.Sprintf(form, args...), " ") + "\n")
	}
	m := p.Meeting
	say("%s", p.Kind)
	say("body: %s (%s, %s)", m.Body.Name, m.Body.Kind, m.Body.Numbering)
	say("meeting: %s %s, opened %q, ended %q, status %q", m.Meeting.Kind, m.Meeting.Start, m.Meeting.Opened, m.Meeting.Ended, m.Meeting.Status)
	say("venue: %s", m.Meeting.Venue)
	say("notes: %s", m.Meeting.Notes)
	for _, c := range m.Meeting.Contacts {
		say("contact: %s / %s / %s", c.Name, c.Phone, c.Email)
	}
	for _, a := range m.Attendance {
		say("person %d: %s [%s|%s|%s] %s %s for %d %s %s", a.Person.ID, a.Person.Name(), a.Person.Honorific, a.Person.Given, a.Person.Family, a.Role, a.Presence, a.For, a.Person.Party, a.Person.Ward)
	}
	for _, it := range m.Items {
		say("\n# %d (in %d at %d) agenda %q minute %q sequence %d: %s", it.ID, it.Parent, it.Position, it.AgendaNumber, it.MinuteNumber, it.Sequence, it.Title)
		say("  heading %v, exempt %q, cut %v", it.Heading, it.Exempt, it.Truncated)
		for _, paper := range it.Papers {
			say("  paper: %s, %s, %s, %d bytes, exempt %q", paper.Name, paper.State, paper.Media, paper.Size, paper.Exempt)
		}
		for _, part := range []struct {
			name string
			doc.Document
		}{{"agenda", it.Agenda}, {"minutes", it.Minutes}} {
			for _, b := range part.Blocks {
				say("  %s %s%s", part.name, blockLine(b, styled), tableLines(b, styled))
			}
		}
	}
	for _, u := range p.Unread {
		say("unread: %s", u)
	}
	return sb.String()
}

func blockLine(b doc.Block, styled bool) string {
	text := b.Text()
	if styled {
		text = ""
		for _, r := range b.Runs {
			text += styledRun(r)
		}
	}
	s := fmt.Sprintf("%s %d %s| %s", b.Kind, b.Level, b.Number, strings.ReplaceAll(text, "\n", "⏎"))
	if r := b.Resolution; r != nil {
		s += fmt.Sprintf(" {%s lead %q", r.Verb, r.Lead)
		if r.Mover != nil {
			s += ", moved by " + r.Mover.Name
		}
		if r.Seconder != nil {
			s += ", seconded by " + r.Seconder.Name
		}
		if r.Vote != nil {
			s += ", " + r.Vote.String()
		}
		s += "}"
	}
	return s
}

func styledRun(r doc.Run) string {
	s := r.Text
	if r.Bold {
		s = "<b>" + s + "</b>"
	}
	if r.Italic {
		s = "<i>" + s + "</i>"
	}
	if r.Lang != "" {
		s = "<" + r.Lang + ">" + s + "</" + r.Lang + ">"
	}
	if r.Link != "" {
		s = "<a " + r.Link + ">" + s + "</a>"
	}
	return s
}

func tableLines(b doc.Block, styled bool) string {
	if b.Table == nil {
		return ""
	}
	s := ""
	if styled { // copied text does not tell
		s = fmt.Sprintf("head %d", b.Table.Head)
	}
	for _, row := range b.Table.Rows {
		s += "\n   "
		for _, c := range row {
			s += " | " + strings.ReplaceAll(c.Text(), "\n", "⏎")
		}
	}
	return s
}
