package merge

import (
	"minutebook/data/store"
	"minutebook/ui/history"
	"minutebook/ui/session"
)

// Commands lists what can be done here.
func (s *Screen) Commands() []session.Command {
	none := func() bool { return s.place.Meeting == 0 }
	no := func(can func(point) bool) func() bool {
		return func() bool { p, ok := s.current(); return !ok || !can(p) }
	}
	change := func(p point) bool { return p.proposal != nil && !p.decided() }
	remark := func(p point) bool { return p.remark != nil }
	return []session.Command{
		{Menu: "Review", Name: "Send the draft…", Key: session.KeyNew, Run: s.send, Off: func() bool { return none() || closed(s.record.Meeting.Status) != "" }},
		{Menu: "Review", Name: "Take in a file that came back…", Key: session.KeyTakeIn, Run: s.chooseFile},
		{Menu: "Review", Name: "Withdraw it from the reader… (Delete)", Run: s.withdraw, Off: func() bool { return !s.readers.canWithdraw() }},
		{Menu: "Review", Name: "Changed since the chair agreed…", Run: s.since, Off: none},
		{Menu: "Review", Name: "Versions of the item…", Key: session.KeyHistory, Run: s.versions, Off: no(func(p point) bool { return p.item.ID != 0 })},
		{Menu: "Change", Name: "Accept the change (A)", Run: s.accept, Off: no(change)},
		{Menu: "Change", Name: "Accept it in other words… (E)", Run: s.edit, Off: no(change)},
		{Menu: "Change", Name: "Decline the change… (D)", Run: s.decline, Off: no(change)},
		{Menu: "Change", Name: "Reply to the remark… (R)", Run: s.reply, Off: no(remark)},
		{Menu: "Change", Name: "Set the remark aside… (D)", Run: s.decline, Off: no(func(p point) bool { return remark(p) && !p.decided() })},
		{Menu: "Change", Name: "Next to decide (N)", Run: func() { s.step(+1) }, Off: func() bool { return len(s.points) == 0 }},
		{Menu: "Change", Name: "Previous to decide (P)", Run: func() { s.step(-1) }, Off: func() bool { return len(s.points) == 0 }},
		{Menu: "Change", Name: "Accept all that do not collide", Run: s.acceptClean, Off: func() bool { return cleanOnes(s.points) == 0 }},
		{Menu: "Change", Name: "Take the decision here back (U)", Run: s.undoHere, Off: no(point.decided)},
		{Menu: "Change", Name: "Take back the last decision (Ctrl+Z)", Run: s.undo, Off: func() bool { return s.last == nil }},
		{Menu: "Change", Name: "Go to it in the minutes (G)", Run: s.goToMinutes, Off: no(func(p point) bool { return p.item.ID != 0 })},
	}
}

// send opens the dialog that sends the draft.
func (s *Screen) send() {
	if s.place.Meeting != 0 {
		Send(s.session, s.place.Meeting, s.again)
	}
}

// since shows what has changed since the chair agreed the draft.
func (s *Screen) since() {
	if s.place.Meeting != 0 {
		history.Since(s.session, s.place.Meeting, store.Agreed, "", nil)
	}
}

// versions shows the versions of the item in hand.
func (s *Screen) versions() {
	if p, ok := s.current(); ok && p.item.ID != 0 {
		history.Show(s.session, p.item.Item, store.MinutesPart, s.again)
	}
}

func (s *Screen) goToMinutes() {
	if p, ok := s.current(); ok && p.item.ID != 0 {
		s.session.Go(session.Place{Screen: session.Minutes, Meeting: s.place.Meeting, Item: p.item.ID, Block: p.block()})
	}
}
