package check

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

const interestLaw = "Localism Act 2011 s.31(4)"

// room finds members who voted, moved or seconded without being in the room, or
// with an interest that keeps them from it, and items decided without a quorum.
func room(s *sitting) []Finding {
	var out []Finding
	if !s.roll.Taken() {
		return nil
	}
	for _, it := range s.Items {
		inquorate := false
		for _, p := range proposals(it) {
			roll := rules.RollAt(s.Meeting, it.ID, p.block.ID)
			if f, ok := s.inquorate(roll, p); ok && !inquorate && decision(p.block) {
				inquorate = true
				out = append(out, f)
			}
			tell := func(who *doc.Person, does string) {
				if who == nil {
					return
				}
				if rule, source, says := s.kept(roll, *who, it.ID, does); says != "" {
					f := on(it, p.block, rule, source, says)
					f.Words = who.Name
					out = append(out, f)
				}
			}
			tell(p.mover, "moves this")
			tell(p.seconder, "seconds this")
			if p.vote == nil {
				continue
			}
			for _, n := range p.vote.Names {
				if n.Choice != doc.Barred && n.Choice != doc.NotVoting {
					tell(&n.Person, "votes")
				}
			}
		}
	}
	return out
}

// inquorate tells of a proposal with too few members in the room. Whoever may
// have been there counts.
func (s *sitting) inquorate(roll rules.Roll, p proposal) (Finding, bool) {
	st := s.standing(roll, p.item)
	return on(p.item, p.block, Inquorate, st.Source,
		fmt.Sprintf("Only %d of the %d members needed are in the room: nothing can be decided.", st.In, st.Needed)), !st.Quorate()
}

// kept says why somebody could not take part in an item; empty if they could.
func (s *sitting) kept(roll rules.Roll, who doc.Person, item int64, does string) (Rule, string, string) {
	a, ok := attending(roll, who)
	away := func(why string) (Rule, string, string) {
		return NotInRoom, votingLaw, fmt.Sprintf("%s %s, but %s.", who.Name, does, why)
	}
	switch {
	case !ok:
		return away("is not on the list of who was there")
	case a.Presence == data.Apologies:
		return away("sent apologies")
	case a.Presence == data.Absent:
		return away("was absent")
	case a.Presence == "":
		return away("is not marked as present")
	case !rules.Counts(a) && a.Role == data.Substitute:
		return away("stands in for nobody")
	case !rules.Counts(a):
		return away("has no seat here")
	case roll.Barred(a.Person.ID, item):
		return HasInterest, interestSource(s.Body), fmt.Sprintf("%s %s, but declared an interest in it that forbids that.", who.Name, does)
	case roll.Out(a.Person.ID, item) && !(does != "votes" && spoke(roll, a, item)):
		return HasInterest, goodPractice, fmt.Sprintf("%s %s, but left the room for an interest in it.", who.Name, does)
	case !roll.Here(a, item) && !roll.Out(a.Person.ID, item) && !s.movedSometime(a, item):
		return away("was not in the room then")
	}
	return "", "", ""
}

// spoke tells whether somebody spoke before they left for an interest: they may
// have moved, not voted.
func spoke(roll rules.Roll, a data.Attendance, item int64) bool {
	return slices.ContainsFunc(roll.Declarations, func(d data.Declaration) bool {
		return d.Person.ID == a.Person.ID && d.Item == item && d.Conduct == data.SpokeAndLeft
	})
}

// movedSometime tells whether somebody came or went during an item and no note
// in its minutes says after which words.
func (s *sitting) movedSometime(a data.Attendance, item int64) bool {
	return a.Presence.Here() && slices.ContainsFunc(a.Movements, func(m data.Movement) bool {
		return m.Item == item && !slices.ContainsFunc(s.roll.Moments, func(n record.Moment) bool {
			told, ok := n.Movement(a.Person)
			return ok && told == m
		})
	})
}

// attending finds somebody on the list of who was there: by who they are, else
// by their name, else by a family name that only one of them has.
func attending(roll rules.Roll, who doc.Person) (data.Attendance, bool) {
	key := data.NameKey(who.Name)
	var family []data.Attendance
	for _, a := range roll.Attendance {
		if record.Same(who, record.Named(a.Person)) {
			return a, true
		}
		if own := strings.ToLower(a.Person.Family); own != "" && (key == own || strings.HasSuffix(key, " "+own) && agrees(key, a.Person)) {
			family = append(family, a)
		}
	}
	if len(family) == 1 {
		return family[0], true
	}
	return data.Attendance{}, false
}

// agrees tells whether a name begins as the person's does: "A Day" is Ann Day.
func agrees(key string, p data.Person) bool {
	given := strings.ToLower(p.Given)
	return given == "" || key[:1] == given[:1]
}

// interestSource is the law that keeps a member with an interest from a vote.
func interestSource(b data.Body) string {
	if b.Notice == data.WelshPrincipal || b.Notice == data.WelshCommunity {
		return "Model Code of Conduct (Wales) para 14"
	}
	return interestLaw
}
