package sample

import (
	"context"
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/store"
)

const authority = "Thornmere District Council"

// council is the invented council as it is in the book.
type council struct {
	today  data.Date
	bodies map[string]data.Body // by the word scripts call them by
	people map[string]data.Person
	usual  map[string][]data.TemplateItem // items of a body's template, by the same word
	papers map[string][]string            // lines of a paper, by its name
}

// named is somebody of the council by family name.
func (c *council) named(family string) (data.Person, error) {
	p, ok := c.people[family]
	if !ok {
		return p, fmt.Errorf("the council has nobody called %q", family)
	}
	return p, nil
}

// found puts bodies, people, seats, templates and phrases into the book.
func found(ctx context.Context, b *store.Book, today data.Date) (*council, error) {
	c := &council{today: today, bodies: map[string]data.Body{}, people: map[string]data.Person{}, usual: map[string][]data.TemplateItem{}}
	for _, p := range people() {
		if err := b.SavePerson(ctx, &p); err != nil {
			return nil, err
		}
		c.people[p.Family] = p
	}
	for _, s := range bodies() {
		s.body.Parent = c.bodies[s.parent].ID
		if err := b.SaveBody(ctx, &s.body); err != nil {
			return nil, err
		}
		c.bodies[s.word], c.usual[s.word] = s.body, s.items
		if err := c.seat(ctx, b, s); err != nil {
			return nil, err
		}
		template := data.Template{Body: s.body.ID, Name: "Ordinary meeting", Items: s.items}
		if err := b.SaveTemplate(ctx, &template); err != nil {
			return nil, err
		}
	}
	for _, p := range phrases() {
		if err := b.SavePhrase(ctx, &p); err != nil {
			return nil, err
		}
	}
	var err error
	c.papers, err = readPapers()
	return c, err
}

// seat gives the people of a body their seats.
func (c *council) seat(ctx context.Context, b *store.Book, s setUp) error {
	number := 0 // of the seat in the council chamber
	for _, role := range data.Roles() {
		for _, family := range s.seats[role] {
			m := data.Member{Body: s.body.ID, Role: role, From: c.today.Add(7 * firstWeek)}
			switch family {
			case resigned:
				m.Until = c.today.Add(7 * resignedWeek)
			case newcomer:
				if s.word == "committee" { // in the place of the member who resigned
					m.From = c.today.Add(7*resignedWeek + 1)
				}
			}
			if s.word == "council" && role.HasSeat() {
				number++
				m.Seat = number
			}
			var err error
			if m.Person, err = c.named(family); err != nil {
				return err
			}
			if err := b.SaveMember(ctx, &m); err != nil {
				return err
			}
		}
	}
	return nil
}

const (
	firstWeek    = -80 // terms begin
	resignedWeek = -25 // one member resigns; the seat on the council is vacant since

	resigned = "Lathbury"
	newcomer = "Fenn"
	byPost   = "Garrowby" // has not agreed to have summonses by email
)

// mailbox is an address at the council: "cllr.joan.garrowby@thornmere.example".
func mailbox(words ...string) string {
	return strings.ToLower(strings.Join(words, ".")) + "@thornmere.example"
}

func people() []data.Person {
	member := func(given, family, group, ward string) data.Person {
		return data.Person{Honorific: "Councillor", Given: given, Family: family, Party: group, Ward: ward, Email: mailbox("cllr", given, family),
			ByPost: family == byPost}
	}
	officer := func(given, family, post string) data.Person {
		return data.Person{Given: given, Family: family, Post: post, Email: mailbox(given, family)}
	}
	return []data.Person{
		member("Miriam", "Thackwell", "Residents", "Castle"),
		member("Daniel", "Okonjo-Pryce", "Vale Alliance", "Market"),
		member("Hester", "Brindlow", "Residents", "Nether Thorn"),
		member("Aurelio", "Fenn", "Vale Alliance", "Mere East"),
		member("Joan", "Garrowby", "Independent", "Upper Thorn"),
		member("Tomas", "Hallam-Reyes", "Vale Alliance", "Market"),
		member("Ruth", "Iversby", "Residents", "Mere West"),
		member("Colin", "Jessamy", "Progress", "Station"),
		member("Simran", "Kaur-Whitlow", "Progress", "Station"),
		member("Edmund", "Lathbury", "Independent", "Castle"),
		member("Petra", "Mossop", "Vale Alliance", "Quarry"),
		member("Grace", "Nwosu-Hart", "Residents", "Quarry"),
		member("Gwen", "Penhallow", "Independent", "Long Thorn"),
		{Honorific: "Dr", Given: "Silas", Family: "Quennell"},
		{Honorific: "Mrs", Given: "Opal", Family: "Ruddick"},
		officer("Farida", "Selwood", "Chief Executive"),
		officer("Ingrid", "Stavely", "Monitoring Officer"),
		officer("Marcus", "Tolliver", "Head of Finance"),
		officer("Nadia", "Umberley", "Head of Environment"),
		officer("Owen", "Wraxby", "Rights of Way Officer"),
		{Given: "Beth", Family: "Yarrowby", Post: "Democratic Services Officer", Phone: "01632 960 142", Email: "beth.yarrowby@thornmere.example"},
	}
}

func phrases() []data.Phrase {
	return []data.Phrase{
		{Abbrev: "afa", Text: "Apologies for absence were received from "},
		{Abbrev: "cr", Text: "the minutes be approved as a correct record and signed by the Chairman."},
		{Abbrev: "lro", Text: "the Local Plan Review Officer"},
		{Abbrev: "nodec", Text: "There were no declarations of interest."},
		{Abbrev: "nopub", Text: "No questions had been received from members of the public."},
		{Abbrev: "pub", Text: "the press and public be excluded from the meeting for the following item, as it involved the likely disclosure of exempt information as defined in Part 1 of Schedule 12A to the Local Government Act 1972."},
		{Abbrev: "rpt", Text: "Members considered the report of the "},
		{Abbrev: "tbn", Text: "that the report be noted"},
		{Abbrev: "thx", Text: "Members thanked the officers for their work."},
		{Abbrev: "unan", Text: "Upon being put to the vote, the motion was carried unanimously."},
	}
}
