package sample

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// hold puts a sitting into the book and takes it as far as it has come, short
// of its approval. Items, texts and attendance come in one transaction.
func (c *council) hold(ctx context.Context, b *store.Book, s *sitting) error {
	body := c.bodies[s.body]
	s.meeting = data.Meeting{Body: body.ID, Kind: data.OrdinaryMeeting, Start: s.day.At(body.Starts), Opened: s.opened, Ended: s.ended,
		Venue: body.Venue, Contacts: []data.Contact{body.Contact}, Notes: s.filled(strings.Join(s.head["note"], "\n"))}
	if kind := s.head["kind"]; kind != nil {
		s.meeting.Kind = data.MeetingKind(kind[0])
	}
	if err := b.SaveMeeting(ctx, &s.meeting); err != nil {
		return err
	}
	whole, follows, err := c.record(ctx, b, s)
	if err != nil {
		return err
	}
	if _, err := b.Import(ctx, whole, store.ImportOptions{Meeting: s.meeting.ID, Source: "the sample"}); err != nil {
		return err
	}
	items, err := b.Items(ctx, s.meeting.ID)
	if err != nil {
		return err
	}
	if err := c.lay(ctx, b, s, items, false); err != nil {
		return err
	}
	if err := c.advance(ctx, b, s, items); err != nil {
		return err
	}
	for i, since := range follows {
		for _, f := range since {
			if err := b.FollowAction(ctx, items[i].ID, f.block, f.status, f.closed, f.progress); err != nil {
				return err
			}
		}
	}
	return nil
}

// advance issues the agenda of a sitting, begins its minutes and so on up to
// its status; approval comes with a later sitting.
func (c *council) advance(ctx context.Context, b *store.Book, s *sitting, items []data.Item) error {
	if s.status == data.Planned {
		return nil
	}
	if err := b.IssueAgenda(ctx, s.meeting.ID, c.issueDay(s), ""); err != nil {
		return err
	}
	if err := c.issued(ctx, b, s); err != nil {
		return err
	}
	if err := c.lay(ctx, b, s, items, true); err != nil {
		return err
	}
	if err := c.supplemented(ctx, b, s); err != nil {
		return err
	}
	switch s.status {
	case data.Issued:
		return nil
	case data.Cancelled:
		return b.SetStatus(ctx, s.meeting.ID, data.Cancelled)
	}
	if err := b.BeginMinutes(ctx, s.meeting.ID); err != nil {
		return err
	}
	switch s.status {
	case data.Drafting:
		return nil
	case data.WithChair:
		return c.sentToChair(ctx, b, s, items)
	}
	return c.published(ctx, b, s, items)
}

// approve approves the minutes that waited for the last of the sittings, and
// signs them where they are to be signed.
func (c *council) approve(ctx context.Context, b *store.Book, sittings []sitting) error {
	at := sittings[len(sittings)-1]
	if at.meeting.Kind != data.OrdinaryMeeting || at.opened == "" {
		return nil // minutes are approved at an ordinary meeting that was held
	}
	for i := range sittings[:len(sittings)-1] {
		s := &sittings[i]
		if s.body != at.body || s.meeting.Status.Locked() || !s.status.Locked() {
			continue
		}
		if err := b.Approve(ctx, s.meeting.ID, data.Approval{At: at.meeting.ID}, s.corrections()); err != nil {
			return err
		}
		s.meeting.Status = data.Approved
		if s.status == data.Signed {
			if err := c.sign(ctx, b, s, at.day); err != nil {
				return err
			}
		}
	}
	return nil
}

// sign has the chair sign in ink or, where the script says "signature: drawn", on
// the screen.
func (c *council) sign(ctx context.Context, b *store.Book, s *sitting, on data.Date) error {
	members, err := b.MembersOn(ctx, s.meeting.Body, on)
	if err != nil {
		return err
	}
	signature := data.Signature{Person: members[0].Person.Name(), // the chair comes first
		Capacity: c.bodies[s.body].Wording.ChairTitle, SignedAt: on.Time().Add(21 * time.Hour), Method: "ink"}
	if s.head["signature"] != nil {
		signature.Method = "drawn"
		if signature.Picture, err = scrawl(); err != nil {
			return err
		}
	}
	return b.Sign(ctx, s.meeting.ID, signature)
}

// record is a sitting as plain data, and what became of each item's actions.
func (c *council) record(ctx context.Context, b *store.Book, s *sitting) (m record.Meeting, follows [][]follow, err error) {
	for i := range s.items {
		it, since, err := c.item(s, i)
		if err != nil {
			return m, nil, fmt.Errorf("%s: %w", it.Title, err)
		}
		m.Items, follows = append(m.Items, it), append(follows, since)
	}
	if s.opened == "" {
		return m, follows, nil
	}
	if m.Attendance, err = c.attendance(ctx, b, s); err == nil {
		m.Declarations, err = c.interests(s)
	}
	return m, follows, err
}

// item is one item of a sitting with its texts; its ID is its place, from 1.
// What a standing item does not say itself it has from the body's template.
func (c *council) item(s *sitting, i int) (record.Item, []follow, error) {
	p := s.items[i]
	it := record.Item{Item: data.Item{ID: int64(i + 1), Title: s.filled(p.title), Heading: p.heading, Exempt: p.exempt, Presenter: p.by, Budget: p.budget}}
	if p.sub {
		it.Depth, it.Parent = 1, it.ID-1
		for s.items[it.Parent-1].sub {
			it.Parent--
		}
	}
	for _, usual := range c.usual[s.body] {
		if usual.Title == p.title {
			it.Standing = usual.Standing
			names := s.status == data.Planned && rules.PurposeOf(p.title) == rules.ForMinutes // the minutes that wait, by itself
			if p.agenda == nil && usual.Text != "" && !names {
				p.agenda = []string{usual.Text}
			}
		}
	}
	key := fmt.Sprintf("%s-%d", s.key, it.ID)
	agenda := &writer{sitting: s, council: c, prefix: key + "a"}
	minutes := &writer{sitting: s, council: c, prefix: key}
	for _, line := range p.agenda {
		agenda.write(line)
	}
	for _, line := range p.minutes {
		minutes.write(line)
	}
	it.Agenda, it.Minutes = doc.Document{Blocks: agenda.blocks}, doc.Document{Blocks: minutes.blocks}
	return it, minutes.follows, minutes.err
}

// itemNumbered is the place in the script of an item by its number on the
// agenda, from 1; 0 for none.
func (s *sitting) itemNumbered(number string) int64 {
	n, _ := strconv.Atoi(number)
	for i, p := range s.items {
		if !p.sub && !p.heading {
			n--
		}
		if n == 0 {
			return int64(i + 1)
		}
	}
	return 0
}

// said tells whether the head of a script names somebody under a word.
func (s *sitting) said(word, family string) bool {
	return slices.Contains(list(strings.Join(s.head[word], ",")), family)
}
