package export_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
)

// worded is a meeting of a parish council that says everything in its own words.
func worded() record.Meeting {
	m := parish()
	m.Body.Wording.AgendaTitle, m.Body.Wording.MinutesTitle = "Summons and agenda", "Record of proceedings"
	m.Body.Wording.SummonsWords = "Dear Councillor,\nYou are summoned to the meeting of {body} at {venue} on {date}, beginning at {time} sharp."
	m.Body.Wording.Filming = "Please tell the clerk if you mean to film.\nChildren are not to be filmed."
	m.Body.Wording.Questions = "Fifteen minutes are set aside under item 3."
	m.Body.Wording.Fire = "The way out is by the stage; gather on the green."
	m.Body.Wording.Signing = "Agreed as a true record of the meeting.\nSigned:\nName in capitals:\nOn:"
	m.Meeting.Status = data.DraftPublished
	return m
}

// TestSummons: the words of the law stand where the body has none of its own,
// and leave out what is not known yet; its own say that it is not known.
func TestSummons(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Meeting)
		want   string
	}{
		"usual": {func(m *record.Meeting) {}, "You are hereby summoned to attend a meeting of the Nether Ash Parish Council to be held on Thursday 9 July 2026 at 7.00 pm at the Institute."},
		"no place yet": {func(m *record.Meeting) { m.Meeting.Venue = "" },
			"You are hereby summoned to attend a meeting of the Nether Ash Parish Council to be held on Thursday 9 July 2026 at 7.00 pm."},
		"no time yet": {func(m *record.Meeting) { m.Meeting.Start = "2026-07-09T00:00" },
			"You are hereby summoned to attend a meeting of the Nether Ash Parish Council to be held on Thursday 9 July 2026 at the Institute."},
		"nothing known yet": {func(m *record.Meeting) { m.Meeting.Start, m.Meeting.Venue = "", "" },
			"You are hereby summoned to attend a meeting of the Nether Ash Parish Council."},
		"own": {func(m *record.Meeting) { m.Body.Wording.SummonsWords = "Come to {venue} on {date} at {time}, {body}!" },
			"Come to the Institute on Thursday 9 July 2026 at 7.00 pm, Nether Ash Parish Council!"},
		"own, no place yet": {func(m *record.Meeting) {
			m.Body.Wording.SummonsWords, m.Meeting.Venue = "Come to {venue}.", ""
		}, "Come to (to be confirmed)."},
		"a field that is not known": {func(m *record.Meeting) { m.Body.Wording.SummonsWords = "Come, {all}." }, "Come, {all}."},
	} {
		m := parish()
		m.Meeting.Venue = "the Institute"
		c.change(&m)
		r, err := export.Agenda(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		printed := strings.Join(strings.Fields(textOf(t, r.PDF)), " ")
		if !strings.Contains(printed, c.want) {
			t.Errorf("%s: not printed: %s\n%s", name, c.want, printed)
		}
		if warned := strings.Contains(strings.Join(said(r), "\n"), "{all} is not known"); warned != strings.Contains(c.want, "{all}") {
			t.Errorf("%s: the warnings are %v", name, r.Warnings)
		}
	}
}

func said(r export.Result) []string {
	var out []string
	for _, w := range r.Warnings {
		out = append(out, w.What)
	}
	return out
}

// TestUsual: every body has usual words for every field that a form offers, and
// only those of England name the English law on filming.
func TestUsual(t *testing.T) {
	for _, notice := range data.Notices() {
		w := export.Usual(data.Body{Notice: notice, Wording: data.Wording{ChairTitle: "Mayor"}})
		for field, words := range map[string]string{"agenda": w.AgendaTitle, "minutes": w.MinutesTitle, "summons": w.SummonsWords,
			"filming": w.Filming, "fire": w.Fire, "questions": w.Questions} {
			if words == "" {
				t.Errorf("%s: no usual words for %s", notice, field)
			}
		}
		if w.Signing != "Mayor:\nDate:" {
			t.Errorf("%s: the Mayor signs as %q", notice, w.Signing)
		}
		english := notice == data.EnglishPrincipal || notice == data.EnglishParish || notice == data.ParishMeeting
		if strings.Contains(w.Filming, "2014/2095") != english {
			t.Errorf("%s: %s", notice, w.Filming)
		}
	}
}

// TestLaid: what is laid out for a preview is what is drawn.
func TestLaid(t *testing.T) {
	for name, m := range map[string]record.Meeting{"a committee": sample(), "a parish": worded()} {
		for kind, draw := range map[export.Kind]func(record.Meeting, export.Options) (export.Result, error){
			export.AgendaPages: export.Agenda, export.MinutesPages: export.Minutes,
		} {
			for _, o := range []export.Options{{}, {Restricted: true}} {
				o.Open = readable(t)
				drawn, err := draw(m, o)
				if err != nil {
					t.Fatal(err)
				}
				pages, warnings, err := new(export.Layouts).Lay(kind, m, o)
				if err != nil || len(pages.Pages) != drawn.Pages || len(warnings) != len(drawn.Warnings) {
					t.Errorf("%s, %s: %d pages and %d warnings are laid out, %d and %d drawn, %v",
						name, kind, len(pages.Pages), len(warnings), drawn.Pages, len(drawn.Warnings), err)
				}
				var words strings.Builder
				for _, p := range pages.Pages {
					for _, text := range p.Texts {
						words.WriteString(text.S)
					}
				}
				if laid, printed := letters(words.String()), letters(textOf(t, drawn.PDF)); len(laid) != len(printed) {
					t.Errorf("%s, %s: %d letters are laid out, %d drawn", name, kind, len(laid), len(printed))
				}
				for _, item := range m.Items {
					if _, stands := pages.Anchors[export.Anchor(item.Item)]; !stands {
						t.Errorf("%s, %s: %q has no place", name, kind, item.Title)
					}
				}
			}
		}
	}
}

func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// TestLaidPack: the agenda of a pack prints the pages of papers that nobody has
// opened, and a page stands for each.
func TestLaidPack(t *testing.T) {
	m := sample()
	for i := range m.Items {
		for k := range m.Items[i].Papers {
			m.Items[i].Papers[k].Pages, m.Items[i].Papers[k].Binding = 4, data.Whole
		}
	}
	pages, _, err := new(export.Layouts).Lay(export.PackPages, m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	words := make([]string, len(pages.Pages))
	for i, p := range pages.Pages {
		for _, text := range p.Texts {
			words[i] += text.S + " "
		}
	}
	if len(words) != 4 {
		t.Fatalf("%d pages: %q", len(words), words)
	}
	front := words[0] + words[1]
	for i, want := range []string{"Pages 3 – 6", "Pages 7 – 10"} {
		if !strings.Contains(front, want) || !strings.HasPrefix(words[2+i], want) {
			t.Errorf("%s is not on the agenda or on its page: %q", want, words)
		}
	}
	if !strings.Contains(front, "Page 2") || strings.Contains(front, "Page 2 of") {
		t.Errorf("the agenda does not say its own pages alone: %s", front)
	}
}

// TestLaidPackOfWhatWasIssued: numbers that went out stay in the preview too, a
// paper that is left out has none, and an insert page has one.
func TestLaidPackOfWhatWasIssued(t *testing.T) {
	m := sample()
	for i := range m.Items {
		for k := range m.Items[i].Papers {
			p := &m.Items[i].Papers[k]
			p.Pages, p.UID = 4, "paper "+p.Name
			switch p.ID {
			case 1:
				m.Issues = []data.Issue{{Document: data.IssuedPack, First: 1, Last: 9, Contents: []data.IssuedItem{
					{UID: m.Items[i].UID, Papers: []data.IssuedPaper{{UID: p.UID, SHA256: p.SHA256, First: 6, Last: 9}}}}}}
			case 3:
				p.Binding = data.Insert
			}
		}
	}
	laid := func() string {
		pages, _, err := new(export.Layouts).Lay(export.PackPages, m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var words strings.Builder
		for _, p := range pages.Pages {
			for _, text := range p.Texts {
				words.WriteString(text.S + " ")
			}
		}
		return words.String()
	}
	for _, want := range []string{"Pages 6 – 9", "Page 10", "supplied separately"} {
		if got := laid(); !strings.Contains(got, want) {
			t.Errorf("%q is not in the preview: %s", want, got)
		}
	}
	for i := range m.Items {
		for k := range m.Items[i].Papers {
			m.Items[i].Papers[k].Binding = data.LeftOut
		}
	}
	if got := laid(); strings.Contains(got, "Pages 6") || strings.Contains(got, "stand here") {
		t.Errorf("what is left out has pages: %s", got)
	}
}

// TestTheBusinessIsNotAnnouncedOnAnotherPage: the words that announce the business
// stay with its first item, wherever the page ends.
func TestTheBusinessIsNotAnnouncedOnAnotherPage(t *testing.T) {
	m := parish()
	for lines := range 30 {
		m.Body.Wording.AgendaNotes = strings.Repeat("Please come by the side door.\n", lines)
		r, err := export.Agenda(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range leaves(t, r.PDF) {
			_, after, here := strings.Cut(page, "proposed to be transacted:")
			if here && !strings.Contains(after, m.Items[0].Title) {
				t.Errorf("with %d notes, page %d announces business that is on the next", lines, i+1)
			}
		}
	}
}
