package sample

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/store"
)

// attendance is who was at a sitting: every member of the day, unless the
// script says otherwise, the clerk, and the officers and substitutes it names.
func (c *council) attendance(ctx context.Context, b *store.Book, s *sitting) ([]data.Attendance, error) {
	members, err := b.MembersOn(ctx, s.meeting.Body, s.day)
	if err != nil {
		return nil, err
	}
	standing, err := c.standIns(s)
	if err != nil {
		return nil, err
	}
	var out []data.Attendance
	for _, m := range members {
		family := m.Person.Family
		if m.Role == data.Officer && !s.said("officers", family) || m.Role == data.Substitute && standing[family].ID == 0 {
			continue
		}
		a := data.Attendance{Person: m.Person, Role: m.Role, Presence: data.Present, For: standing[family].ID}
		for _, p := range data.Presences() {
			if s.said(string(p), family) {
				a.Presence = p
			}
		}
		a.Movements = s.movements(family)
		out = append(out, a)
	}
	for _, family := range list(strings.Join(s.head["officers"], ",")) {
		p, err := c.named(family)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(a data.Attendance) bool { return a.Person.ID == p.ID }) {
			out = append(out, data.Attendance{Person: p, Role: data.Officer, Presence: data.Present})
		}
	}
	return out, nil
}

// standIns are those for whom somebody stood in, by the substitute's family name:
// "substitute: Penhallow for Mossop".
func (c *council) standIns(s *sitting) (map[string]data.Person, error) {
	out := map[string]data.Person{}
	for _, line := range s.head["substitute"] {
		who, away, _ := strings.Cut(line, " for ")
		p, err := c.named(away)
		if err != nil {
			return nil, err
		}
		out[who] = p
	}
	return out, nil
}

// movements are somebody's comings and goings: "arrived: Jessamy 19:18 at 5".
func (s *sitting) movements(family string) []data.Movement {
	var out []data.Movement
	for _, kind := range []data.MovementKind{data.Arrived, data.Left} {
		for _, line := range s.head[string(kind)] {
			var who, at, number string
			fmt.Sscanf(line, "%s %s at %s", &who, &at, &number)
			if who == family {
				out = append(out, data.Movement{Kind: kind, At: data.Clock(at), Item: s.itemNumbered(number)})
			}
		}
	}
	return out
}

// interests are what was declared: "interest: Garrowby; 6; personal; her sister
// rents a plot; stayed".
func (c *council) interests(s *sitting) ([]data.Declaration, error) {
	var out []data.Declaration
	for _, line := range s.head["interest"] {
		f := strings.Split(line, "; ")
		if len(f) < 5 {
			return nil, fmt.Errorf("an interest has a name, an item, a kind, its nature and what was done: %q", line)
		}
		p, err := c.named(f[0])
		if err != nil {
			return nil, err
		}
		d := data.Declaration{Person: p, Item: s.itemNumbered(f[1]), Kind: data.InterestKind(f[2]), Nature: f[3], Conduct: data.Conduct(f[4])}
		if len(f) > 5 {
			d.Dispensation = f[5]
		}
		out = append(out, d)
	}
	return out, nil
}
