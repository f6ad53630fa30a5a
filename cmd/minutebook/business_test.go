package main_test

import (
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

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
		asked("5", "Write to everybody who waits for a mooring", "eve", "+3w"),

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
		asked("6", "Ask three firms for prices", "ben", "+10d"),

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
		says("8", "The next meeting would be held in the second week of January."),
		{what: "ending the meeting", done: func(m record.Meeting) bool { return m.Meeting.Ended != "" },
			do: func(s *sitting) { s.keys("ctrl+shift+e") }},
	}
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
