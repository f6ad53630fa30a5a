package rules

import "minutebook/data"

// Presides is who presides at an item: whoever took the chair for the meeting,
// else the chair, else the vice-chair, if they are in the room (LGA 1972 Sch 12
// paras 5, 11 and 27). False while nobody who could is there.
func (r Roll) Presides(item int64) (data.Attendance, bool) {
	return presides(r.Attendance, r.offices, func(a data.Attendance) bool { return r.Here(a, item) })
}

// Presided is who presides over the meeting as its minutes name them: as
// Presides has it, of all who were there at any time.
func (r Roll) Presided() (data.Attendance, bool) {
	return presides(r.Attendance, r.offices, func(a data.Attendance) bool { return a.Presence.Here() })
}

// TookChair tells whether somebody was marked as in the chair for one meeting
// though the chair of the body is another.
func TookChair(a data.Attendance, members []data.Member) bool {
	return tookChair(a, offices(members))
}

// Office is what somebody who was marked is on the body: of who took the chair
// for the meeting their own part, of all others that in which they were marked.
func Office(a data.Attendance, members []data.Member) data.Role {
	if all := offices(members); tookChair(a, all) {
		return all[a.Person.ID]
	}
	return a.Role
}

func presides(all []data.Attendance, offices map[int64]data.Role, here func(data.Attendance) bool) (data.Attendance, bool) {
	for _, could := range []func(data.Attendance) bool{
		func(a data.Attendance) bool { return tookChair(a, offices) },
		func(a data.Attendance) bool { return a.Role == data.Chair },
		func(a data.Attendance) bool { return a.Role == data.ViceChair },
	} {
		for _, a := range all {
			if could(a) && here(a) {
				return a, true
			}
		}
	}
	return data.Attendance{}, false
}

func tookChair(a data.Attendance, offices map[int64]data.Role) bool {
	role, sits := offices[a.Person.ID]
	return a.Role == data.Chair && sits && role != data.Chair && role != ""
}

func offices(members []data.Member) map[int64]data.Role {
	out := map[int64]data.Role{}
	for _, m := range members {
		if out[m.Person.ID] != data.Chair { // who sits twice has the higher part
			out[m.Person.ID] = m.Role
		}
	}
	return out
}
