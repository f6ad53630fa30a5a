package check

import (
	"fmt"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// chair finds a meeting at which nobody who is there is in the chair.
func chair(s *sitting) []Finding {
	if len(s.Items) == 0 || s.Meeting.Meeting.Status.Locked() || !s.roll.Taken() || !s.marked() {
		return nil
	}
	if _, presided := s.roll.Presided(); presided {
		return nil
	}
	return []Finding{about(s.Items[s.order[0]], NoChair, chairSource(s.Body), "Nobody is marked as in the chair.")}
}

// chairSource is the law that somebody must preside.
func chairSource(b data.Body) string {
	switch {
	case b.Kind != data.Council:
		return "Standing orders"
	case b.Notice == data.EnglishParish:
		return "LGA 1972 Sch 12 para 11"
	case b.Notice == data.WelshCommunity:
		return "LGA 1972 Sch 12 para 27"
	}
	return "LGA 1972 Sch 12 para 5"
}

// marked tells whether it is said of every member how they are here.
func (s *sitting) marked() bool {
	for _, a := range s.roll.Attendance {
		if _, replaced := s.roll.StandIn(a.Person.ID); a.Role.HasSeat() && a.Presence == "" && !replaced {
			return false
		}
	}
	return true
}

// seatTwice finds a member who is in the room together with their substitute.
func seatTwice(s *sitting) []Finding {
	var out []Finding
	for _, member := range s.roll.Attendance {
		by, stands := s.roll.StandIn(member.Person.ID)
		if !stands {
			continue
		}
		for _, i := range s.order {
			it := s.Items[i]
			if s.roll.Here(member, it.ID) && s.roll.Here(by, it.ID) {
				out = append(out, about(it, SeatTwice, votingLaw, fmt.Sprintf("%s is here, and %s stands in for them: one seat has one vote.",
					member.Person.Name(), by.Person.Name())))
				break
			}
		}
	}
	return out
}

// quorumLost finds the item at which the meeting lost its quorum, where no note
// says that it adjourned or closed. A quorum that is lost for an interest in one
// item is none of it.
func quorumLost(s *sitting) []Finding {
	if !s.roll.Taken() || s.Meeting.Meeting.Status.Locked() {
		return nil
	}
	for n, i := range s.order {
		it := s.Items[i]
		if it.ID != s.known.At && !s.past(it.ID) {
			return nil
		}
		st := s.standing(s.roll, it)
		_, stands := s.roll.Break(it.ID)
		if st.Quorate() || st.ForInterest() || stands || stops(it) || st.Since == "" && !s.marked() {
			continue
		}
		if s.ended && !s.anythingAfter(n) {
			return nil
		}
		words := "There is no quorum here"
		if st.Since != "" {
			words = "The quorum was lost at " + st.Since.Spoken()
		}
		return []Finding{about(it, QuorumLost, st.Source,
			fmt.Sprintf("%s: %d of %d present, %d needed, and no adjournment is noted.", words, st.In, st.Of, st.Needed))}
	}
	return nil
}

// stops tells whether an item says that the meeting broke off in it.
func stops(it record.Item) bool {
	for _, b := range it.Minutes.Blocks {
		if b.Time != nil && (b.Time.Kind == doc.Adjournment || b.Time.Kind == doc.Suspension || b.Time.Kind == doc.Closing) {
			return true
		}
	}
	return false
}

// anythingAfter tells whether anything is minuted after the nth item that was
// taken.
func (s *sitting) anythingAfter(n int) bool {
	for _, i := range s.order[n+1:] {
		if !s.Items[i].Minutes.Empty() {
			return true
		}
	}
	return false
}

// standing is how the meeting stands at an item; whoever may have been there
// counts.
func (s *sitting) standing(roll rules.Roll, it record.Item) rules.Standing {
	st := roll.Standing(it.ID)
	for _, a := range roll.Attendance {
		if rules.Counts(a) && !roll.Here(a, it.ID) && s.movedSometime(a, it.ID) {
			st.In++
		}
	}
	return st
}
