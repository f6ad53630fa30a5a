package record

import (
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
)

// Original is m as its minutes read before the corrections with which they were
// approved: doc.Original of every text without the notes beside what was
// corrected, and the times and the attendance of data.Approval.Before. People are
// called as m calls them. Without corrections it is m.
//
// Whoever shows both states side by side, the old words struck out, makes the
// words of both and holds one against the other (compare.Words).
func (m Meeting) Original() Meeting {
	out := m
	out.Items = slices.Clone(m.Items)
	for i, it := range out.Items {
		if !slices.ContainsFunc(it.Minutes.Blocks, doc.Edited) {
			continue
		}
		before := slices.Clone(it.Minutes.Blocks)
		for k := range before {
			if doc.Edited(before[k]) {
				before[k].Note = ""
			}
		}
		out.Items[i].Minutes = doc.Original(doc.Document{Blocks: before})
	}
	if m.Approval == nil || m.Approval.Before == nil {
		return out
	}
	a, was := *m.Approval, *m.Approval.Before
	a.Before, out.Approval = nil, &a
	if was.Opened != nil {
		out.Meeting.Opened = *was.Opened
	}
	if was.Ended != nil {
		out.Meeting.Ended = *was.Ended
	}
	out.Attendance = slices.Clone(m.Attendance)
	for _, a := range was.Attendance {
		if i := out.marked(a.Person); i >= 0 {
			a.Person = out.Attendance[i].Person
			out.Attendance[i] = a
		} else {
			out.Attendance = append(out.Attendance, a)
		}
	}
	out.Attendance = slices.DeleteFunc(out.Attendance, func(a data.Attendance) bool { return a.Presence == "" })
	return out
}

// marked is the place of a person in the attendance; -1 if they are not marked.
func (m Meeting) marked(p data.Person) int {
	return slices.IndexFunc(m.Attendance, func(a data.Attendance) bool { return samePerson(a.Person, p) })
}

func samePerson(a, b data.Person) bool {
	if a.ID != 0 && b.ID != 0 {
		return a.ID == b.ID
	}
	return Same(Named(a), Named(b))
}
